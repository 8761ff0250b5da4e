"""What lessons use while they run."""

import os
import subprocess
import sys

import pytest

from shared_utils.lessons import without_messages


def run(code: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_messages_of_c_code_are_dropped_and_only_inside():
    code = (
        "import os\nfrom shared_utils.lessons import without_messages\n"
        "os.write(2, b'before ')\n"
        "with without_messages():\n    os.write(2, b'inside ')\n    print('shown')\n"
        "os.write(2, b'after')\n"
    )
    result = run(code)
    assert (result.stderr, result.stdout.strip(), result.returncode) == ("before after", "shown", 0)


def test_an_error_inside_is_raised_and_messages_come_back(capfd):
    with pytest.raises(ModuleNotFoundError), without_messages():
        import no_such_module_of_ours  # noqa: F401
    os.write(2, b"heard")
    assert capfd.readouterr().err == "heard"


def test_no_file_descriptor_stays_open(capfd):
    def next_number():
        number = os.open(os.devnull, os.O_RDONLY)
        os.close(number)
        return number

    first = next_number()
    for _ in range(3):
        with without_messages():
            pass
    assert next_number() == first


def test_a_process_without_stderr_goes_on():
    code = (
        "import os, sys\nfrom shared_utils.lessons import without_messages\n"
        "sys.stderr = None\nos.close(2)\nwith without_messages():\n    print('done')\n"
    )
    assert run(code).stdout.strip() == "done"
