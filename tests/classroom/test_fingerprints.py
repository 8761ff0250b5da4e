"""What makes a submission be graded again: everything a score can depend on, and nothing else."""

import pytest

from shared_utils.classroom import fingerprints
from shared_utils.classroom.course_root import CourseRoot
from shared_utils.classroom.fingerprints import fingerprint, grader_fingerprint, lesson_files
from shared_utils.classroom.preparing import copy_lesson_files

PACKAGE = {
    "lessons.py": "x = 1",
    "graders/judge.py": "x = 1",
    "exercises/tiny/contracts.py": "x = 1",
    "classroom/runner.py": "x = 1",
    "drawing/plots.py": "x = 1",
    "datasets/signs.py": "x = 1",
    "datasets/files/signs.h5": "data",
    "datasets/files/signs.json": "{}",
    "models/files/small.weights.h5": "weights",
}
NO_INPUT = {
    "datasets/cards/signs.md": "a card",
    "datasets/cards/signs.png": "a picture",
    "datasets/__pycache__/signs.cpython-311.pyc": "compiled",
    "builder/lint.py": "x = 1",
    "worlds/signs.py": "x = 1",
    "cli.py": "x = 1",
}
SOURCE = {
    "Tiny.ipynb": "{}",
    "public_tests.py": "x = 1",
    "data/numbers.csv": "1,2",
    "data/more/numbers.csv": "3,4",
    "helper.py": "x = 1",
}
BESIDE = {"images/a.png": "a picture", "__pycache__/helper.cpython-311.pyc": "compiled", "old.ipynb": "{}"}


def write(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package in place of ours."""
    folder = tmp_path / "shared_utils"
    write(folder, PACKAGE | NO_INPUT)
    monkeypatch.setattr(fingerprints, "_PACKAGE", folder)
    yield folder
    grader_fingerprint.cache_clear()


@pytest.fixture
def course(tmp_path):
    (tmp_path / "course").mkdir()
    write(tmp_path / "course" / "source" / "Tiny", SOURCE | BESIDE)
    return CourseRoot(tmp_path / "course")


def key(course, submission="a", round_=1):
    grader_fingerprint.cache_clear()
    return fingerprint(course, "Tiny", round_, submission)


@pytest.mark.parametrize("name", PACKAGE)
def test_what_the_grader_and_the_lessons_use_counts(package, course, name):
    before = key(course)
    assert key(course) == before
    (package / name).write_text("changed")
    assert key(course) != before
    (package / name).unlink()
    assert key(course) != before


@pytest.mark.parametrize("name", NO_INPUT)
def test_what_no_score_depends_on_does_not(package, course, name):
    before = key(course)
    (package / name).write_text("changed")
    assert key(course) == before


def test_a_new_data_file_counts(package, course):
    before = key(course)
    write(package, {"datasets/files/faces.h5": "data"})
    assert key(course) != before


@pytest.mark.parametrize("name", SOURCE)
def test_what_lies_beside_the_notebook_counts(package, course, name):
    before = key(course)
    path = course.source("Tiny").parent / name
    path.write_text("changed")
    assert key(course) != before


def test_two_files_that_change_places_count(package, course):
    before = key(course)
    folder = course.source("Tiny").parent / "data"
    (folder / "numbers.csv").rename(folder / "x.csv")
    assert key(course) != before


@pytest.mark.parametrize("name", BESIDE)
def test_pictures_and_other_notebooks_do_not(package, course, name):
    before = key(course)
    (course.source("Tiny").parent / name).write_text("changed")
    assert key(course) == before


def test_submission_round_and_secret_count(package, course):
    keys = {key(course), key(course, "b"), key(course, round_=2)}
    (course.private / "secret").write_text("ab" * 32)
    assert len(keys | {key(course)}) == 4


def test_what_counts_is_what_the_learners_process_finds(course, tmp_path):
    source = course.source("Tiny").parent
    copy_lesson_files(source, tmp_path / "copy")
    copied = {path.relative_to(tmp_path / "copy").as_posix() for path in (tmp_path / "copy").rglob("*.*")}
    assert copied == {path.relative_to(source).as_posix() for path in lesson_files(source)}
    assert copied == set(SOURCE) - {"Tiny.ipynb"}


def test_our_own_data_counts():
    grader_fingerprint.cache_clear()
    assert len(grader_fingerprint()) == 64
    datasets = fingerprints._PACKAGE / "datasets"
    assert (datasets / "__init__.py").is_file() and "datasets" in fingerprints._WITH_FILES
