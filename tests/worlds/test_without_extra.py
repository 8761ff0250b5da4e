"""What an author without the extra reads, whether or not it is installed here."""

import subprocess
import sys
import textwrap

import pytest

# A finder that hides the module, as if it had never been installed.
HIDE = """
import sys
class Hide:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == {hidden!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Hide())
"""


def run(hidden, code):
    script = HIDE.format(hidden=hidden) + textwrap.dedent(code)
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize("hidden", ["mitsuba", "skimage"])
def test_importing_the_worlds_says_what_to_install(hidden):
    done = run(hidden, "import shared_utils.worlds")
    assert done.returncode == 1
    assert hidden in done.stderr
    assert 'pip install -e ".[worlds]"' in done.stderr


def test_the_command_says_it_without_a_traceback():
    done = run(
        "mitsuba", "from shared_utils.cli import app; app(['data', 'render', 'signs', '--count', '1'])"
    )
    assert done.returncode == 2
    assert 'pip install -e ".[worlds]"' in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_else_imports_the_worlds():
    done = run(
        "mitsuba",
        """
        import sys, shared_utils.cli, shared_utils.cli_data
        assert not [name for name in sys.modules if name.startswith("shared_utils.worlds")]
        """,
    )
    assert done.returncode == 0, done.stderr
