import json

import pytest

from shared_utils.classroom.course_root import CourseError
from shared_utils.classroom.sample_changes import submitted_files
from shared_utils.classroom.sample_class import make_class, read_samples
from shared_utils.classroom.sample_script import SampleError, read_sample

HEAD = '"""Someone."""\n'


def cell(identity, source, nbgrader=None):
    metadata = {"nbgrader": nbgrader} if nbgrader else {}
    made = {"cell_type": "code", "id": identity, "metadata": metadata, "source": source}
    return {**made, "outputs": [], "execution_count": None}


STUDENT = {
    "nbformat": 4,
    "nbformat_minor": 5,
    "metadata": {},
    "cells": [cell("f", "stub f"), cell("f_test", "f_test(f)", {"points": 2}), cell("g", "stub g")],
}
RIGHT = {"f": "right f", "g": "right g"}


@pytest.fixture
def script(tmp_path):
    def write(text):
        path = tmp_path / "ann.py"
        path.write_text(text)
        return path

    return write


def handed_in(path):
    return submitted_files(read_sample(path), STUDENT, RIGHT, "Tiny")


def sources(path):
    return [c["source"] for c in json.loads(handed_in(path)["Tiny.ipynb"])["cells"]]


def test_reading_a_sample(script):
    sample = read_sample(
        script(
            HEAD + "# expect f 2, g 0\n# expect total 2\n# expect flags: time limit, repaired\n"
            "# expect hint: f slip, other\n# expect reason: a, b\n# change delete f_test\n"
            "# topic Tiny\n"
            "# slow\n# fill right\n\n# %% f\ndef f():\n    # a comment\n    return 1\n\n\n"
            "# %% after g\nx = 1\n"
        )
    )
    assert (sample.student, sample.about, sample.topic) == ("ann", "Someone.", "Tiny")
    assert (sample.points, sample.total, sample.flags) == ({"f": 2, "g": 0}, 2, ("repaired", "time limit"))
    assert (sample.hints, sample.reasons) == ([("f", "slip"), ("", "other")], ["a, b"])
    assert (sample.changes, sample.slow, sample.fill_right) == ([("delete", "f_test")], True, True)
    assert [(c.where, c.name, c.source) for c in sample.cells] == [
        ("at", "f", "def f():\n    # a comment\n    return 1"),
        ("after", "g", "x = 1"),
    ]


@pytest.mark.parametrize(
    "text, line, words",
    [
        ("x = 1\n", 1, "docstring"),
        ("def\n", 1, "not valid Python"),
        (HEAD + "# hello\n", 2, "not understood"),
        (HEAD + "# expect f two\n", 2, "EXERCISE POINTS"),
        (HEAD + "# change explode f\n", 2, "unknown change"),
        (HEAD + "# change delete\n", 2, "takes 1 word"),
        (HEAD + "# change edit f_test\n", 1, "needs the cell's code"),
        (HEAD + "\n# %%\nx = 1\n", 3, "write `# %% NAME`"),
        (HEAD + "\n# %% f [text]\nx = 1\n", 3, "one string"),
    ],
)
def test_what_is_not_understood_names_file_and_line(script, text, line, words):
    with pytest.raises(SampleError, match=words) as error:
        read_sample(script(text))
    assert f"ann.py:{line}:" in str(error.value)


def test_cells_take_their_places(script):
    text = HEAD + "# fill right\n\n# %% f\nmine\n\n# %% after f\na\n\n# %% after f\nb\n\n# %% before f\nc\n"
    assert sources(script(text)) == ["c", "mine", "a", "b", "f_test(f)", "right g"]
    assert sources(script(HEAD)) == ["stub f", "f_test(f)", "stub g"]
    assert sources(script(HEAD + '# %% f [text]\n"""\nno python\n"""\n'))[0] == "no python"


@pytest.mark.parametrize(
    "change, wanted",
    [
        ("delete f", ["f_test", "g"]),
        ("duplicate f", ["f", "f", "f_test", "g"]),
        ("last f", ["f_test", "g", "f"]),
        ("no-ids", [None, None, None]),
        ("no-metadata f_test", ["f", "lost", "g"]),
    ],
)
def test_changes_to_cells(script, change, wanted):
    files = handed_in(script(HEAD + f"# change {change}\n"))
    assert [c.get("id") for c in json.loads(files["Tiny.ipynb"])["cells"]] == wanted


def test_changes_to_metadata(script):
    text = (
        HEAD
        + "# change points f_test 100\n# change celltype g markdown\n# change kernel R\n# change nbformat 3\n"
    )
    notebook = json.loads(handed_in(script(text))["Tiny.ipynb"])
    assert notebook["cells"][1]["metadata"]["nbgrader"]["points"] == 100
    assert notebook["cells"][2]["cell_type"] == "markdown" and "outputs" not in notebook["cells"][2]
    assert notebook["metadata"]["kernelspec"]["name"] == "R" and notebook["nbformat"] == 3


def test_changes_to_files(script):
    assert handed_in(script(HEAD + "# change empty\n")) == {"Tiny.ipynb": b""}
    assert handed_in(script(HEAD + "# change nothing\n")) == {}
    assert handed_in(script(HEAD + "# change content Dear all\n")) == {"Tiny.ipynb": b"Dear all"}
    assert list(handed_in(script(HEAD + "# change rename My own (2).ipynb\n"))) == ["My own (2).ipynb"]
    files = handed_in(script(HEAD + "# change nothing\n\n# %% file numpy.py\nx = 1\n"))
    assert files == {"numpy.py": b"x = 1\n"}


def test_a_cell_that_is_not_there(script):
    with pytest.raises(SampleError, match=r"ann.py:3: the student notebook has no cell `h`"):
        handed_in(script(HEAD + "\n# %% h\nx\n"))


def test_samples_must_fit_the_course(tmp_path, script):
    with pytest.raises(CourseError, match="no samples"):
        read_samples(tmp_path, ["CNN_Foundations"])
    script(HEAD + "# expect nothing_of_the_kind 3\n")
    with pytest.raises(SampleError, match="no exercise nothing_of_the_kind"):
        read_samples(tmp_path, ["CNN_Foundations"])
    script(HEAD + "# topic Cooking\n")
    with pytest.raises(SampleError, match="unknown topic `Cooking`"):
        read_samples(tmp_path, ["CNN_Foundations"])


def test_an_instructors_course_is_never_written_to(tmp_path, script):
    script(HEAD)
    course = tmp_path / "course"
    (course / "submitted" / "real").mkdir(parents=True)
    with pytest.raises(CourseError, match="not the sample class's"):
        make_class(tmp_path, course, tmp_path, ["CNN_Foundations"])
    assert [path.name for path in course.iterdir()] == ["submitted"]
