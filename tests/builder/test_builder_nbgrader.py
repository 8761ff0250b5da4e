"""Our notebooks against the real nbgrader, in a temporary course root."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from shared_utils.builder import write_source
from shared_utils.builder.plan import plan_topic

pytestmark = pytest.mark.slow

CONFIG = """\
from pathlib import Path
from shared_utils.builder.settings import configure
configure(get_config(), Path(__file__).parent)
"""


def nbgrader(*arguments, cwd):
    command = [sys.executable, "-m", "nbgrader", *arguments]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stderr


@pytest.fixture
def course_root(course, tmp_path, monkeypatch, pytestconfig):
    """A course root with our source of the tiny topic, already through `nbgrader generate_assignment`."""
    monkeypatch.setenv("PYTHONPATH", str(pytestconfig.rootpath))
    # nbgrader makes a gradebook by running `alembic`, which lies beside this Python.
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"])
    root = tmp_path / "classroom"
    root.mkdir()
    (root / "nbgrader_config.py").write_text(CONFIG)
    write_source(course.topic, course.root, root)
    nbgrader("generate_assignment", "Tiny", cwd=root)
    return root


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_same_bytes_same_pictures_and_full_marks(course, course_root):
    plan = plan_topic(course.topic, course.root)
    release = course_root / "release" / "Tiny"
    assert (release / "Tiny.ipynb").read_bytes() == plan.student.encode()
    assert files(release) == ["Tiny.ipynb", "images/plus.png", "public_tests.py"]

    for student, text in {"solved": plan.solution, "untouched": None}.items():
        submission = course_root / "submitted" / student / "Tiny"
        submission.mkdir(parents=True)
        (submission / "Tiny.ipynb").write_text(nbformat.writes(text) if text else plan.student)
    nbgrader("autograde", "Tiny", cwd=course_root)
    for student in ("solved", "untouched"):
        assert files(course_root / "autograded" / student / "Tiny") == ["Tiny.ipynb", "public_tests.py"]

    with Gradebook(f"sqlite:///{course_root / 'gradebook.db'}") as gradebook:
        scores = {one.student.id: one.score for one in gradebook.find_assignment("Tiny").submissions}
    assert scores == {"solved": 5.0, "untouched": 0.0}
