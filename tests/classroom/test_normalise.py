import json
from copy import deepcopy

import nbformat
import pytest

from shared_utils.classroom.normalise import (
    NOTE_ID,
    normalise,
    plain_markdown,
    untouched,
    with_note,
)
from shared_utils.classroom.reading import read_cells

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
RIGHT = "def f(x):\n    return x"


def cell(kind, identity, source, nbgrader=None, tags=()):
    metadata = {"tags": list(tags)} if tags else {}
    if nbgrader:
        metadata["nbgrader"] = {"schema_version": 3, "task": False, **nbgrader}
    made = {"cell_type": kind, "id": identity, "metadata": metadata, "source": source}
    return made | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def exercise(name):
    role = {"grade": False, "solution": True, "locked": False, "grade_id": name}
    return cell("code", name, f"def {name}(x):\n    raise NotImplementedError", role, ["exercise"])


def check(name, points=2):
    role = {"grade": True, "solution": False, "locked": True, "grade_id": f"{name}_test", "points": points}
    return cell("code", f"{name}_test", f"{name}_test({name})", role, ["test"])


SOURCE = {
    "nbformat": 4,
    "nbformat_minor": 5,
    "metadata": {"kernelspec": KERNEL, "course": {"topic": "Tiny"}},
    "cells": [
        cell("markdown", "intro", "# Tiny <details>"),
        cell("code", "setup", "import numpy as np", tags=["setup"]),
        exercise("f"),
        check("f"),
        cell("markdown", "between", "Now g."),
        exercise("g"),
        check("g", 3),
        cell("code", "demo", "print(g(1))", tags=["demo"]),
    ],
}


class Case:
    """A submission to damage: `cells` by id, and the result."""

    def __init__(self):
        self.notebook = deepcopy(SOURCE)
        self.cells = self.notebook["cells"]
        self["f"]["source"] = RIGHT

    def __getitem__(self, identity):
        return self.cells[self.index(identity)]

    def index(self, identity):
        return next(i for i, c in enumerate(self.cells) if c.get("id") == identity)

    def delete(self, identity):
        return self.cells.pop(self.index(identity))

    def add(self, index, source, kind="code", **fields):
        self.cells.insert(index, {**cell(kind, "own", source), **fields})

    def run(self):
        read = read_cells(json.dumps(self.notebook).encode())
        self.out, self.repairs = normalise(read, SOURCE, ["f", "g"])
        nbformat.validate(nbformat.from_dict(self.out))
        self.ids = [c["id"] for c in self.out["cells"]]
        assert len(set(self.ids)) == len(self.ids)
        graded = {c["id"]: c for c in self.out["cells"] if c["metadata"].get("nbgrader", {}).get("grade")}
        assert {i: c["metadata"]["nbgrader"]["points"] for i, c in graded.items()} == {
            "f_test": 2,
            "g_test": 3,
        }
        for name in ("f", "g"):
            assert self.ids.index(name) < self.ids.index(f"{name}_test")
            assert graded[f"{name}_test"]["source"] == f"{name}_test({name})"
        return self

    def source(self, identity):
        return next(c["source"] for c in self.out["cells"] if c["id"] == identity)

    @property
    def words(self):
        return " ".join(repair.text for repair in self.repairs if not repair.minor)

    @property
    def whispers(self):
        return " ".join(repair.text for repair in self.repairs if repair.minor)


@pytest.fixture
def case():
    return Case()


def test_a_sound_submission_stays_as_it_is(case):
    case["setup"]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "old"}]
    case["setup"]["execution_count"] = 7
    case.run()
    assert case.repairs == []
    assert case.source("f") == RIGHT
    assert case.ids == [c["id"] for c in SOURCE["cells"]]
    assert all(not c.get("outputs") for c in case.out["cells"])


def test_a_deleted_test_cell_comes_back_behind_the_learners_own_cells(case):
    case.delete("f_test")
    case.add(case.index("f") + 1, "helper = 1")
    case.run()
    assert case.ids[2:6] == ["f", "own", "f_test", "between"]
    assert "`f_test` was missing" in case.words


def test_the_last_test_cell_comes_back_at_its_place(case):
    case.delete("g_test")
    assert case.run().ids[-3:] == ["g", "g_test", "demo"]
    case.delete("demo")
    assert case.run().ids[-2:] == ["g", "g_test"]


def test_a_deleted_exercise_is_an_empty_cell_before_its_test(case):
    case.delete("f")
    case.run()
    assert case.ids == [c["id"] for c in SOURCE["cells"]]
    assert all(line.startswith("#") for line in case.source("f").splitlines())
    assert "exercise `f` was missing" in case.words


def test_a_definition_elsewhere_becomes_the_exercise(case):
    case.delete("f")
    case.add(1, "a = 1\n" + RIGHT)
    case.run()
    assert case.source("f") == "a = 1\n" + RIGHT
    assert case.ids[1] == "f"


def test_one_cell_that_defines_two_exercises(case):
    case.delete("f")
    case.delete("g")
    case.add(1, "def g(x):\n    return 1\n\n" + RIGHT)
    case.run()
    assert "def g" in case.source("f") and "restored" in case.source("g")


def test_everything_deleted(case):
    case.cells.clear()
    assert case.run().ids == ["f", "f_test", "g", "g_test"]


@pytest.mark.parametrize("identity", ["f", "f_test"])
def test_of_cells_with_one_grade_id_the_last_counts(case, identity):
    copy = deepcopy(case[identity])
    case[identity]["source"] = "first = 1"
    case.cells.insert(case.index(identity) + 1, copy)
    case.run()
    assert case.ids.count(identity) == 1
    assert case.source(identity) == copy["source"]
    own = case.out["cells"][case.ids.index(identity) - 1]
    assert own["source"] == "first = 1" and "nbgrader" not in own["metadata"]
    assert f"2 cells called `{identity}`" in case.words


def test_repeated_ids_of_other_cells(case):
    for index in (1, 3):
        case.add(index, "x = 1")
    case.cells.append(deepcopy(case["setup"]))
    case.run()
    assert "same cell id" in case.whispers and case.words == ""
    assert [c["source"] for c in case.out["cells"]].count("x = 1") == 2


@pytest.mark.parametrize("kind", ["markdown", "raw"])
@pytest.mark.parametrize("identity", ["f", "f_test"])
def test_a_changed_cell_type_is_changed_back(case, identity, kind):
    case[identity]["cell_type"] = kind
    del case[identity]["outputs"], case[identity]["execution_count"]
    case.run()
    assert case.out["cells"][case.ids.index(identity)]["cell_type"] == "code"
    assert f"`{identity}` had become a {kind} cell" in case.words
    assert case.source("f") == RIGHT


@pytest.mark.parametrize(
    "change",
    [
        {"points": 100},
        {"points": "x"},
        {"points": None},
        {"locked": False},
        {"grade": False},
        {"solution": True},
    ],
)
def test_changed_metadata_is_put_back(case, change):
    case["g_test"]["metadata"]["nbgrader"].update(change)
    case.run()
    assert "metadata of the cell `g_test`" in case.words


def test_checksums_of_another_release_are_no_repair(case):
    case["g_test"]["metadata"]["nbgrader"]["checksum"] = "0"
    assert case.run().repairs == []


@pytest.mark.parametrize("keep_id", [True, False])
def test_missing_metadata_is_put_back(case, keep_id):
    for name in ("f", "f_test", "g", "g_test"):
        case[name]["metadata"] = {}
        if not keep_id:
            case[name]["id"] = f"new-{name}"
    case.run()
    assert case.source("f") == RIGHT
    assert case.ids == [c["id"] for c in SOURCE["cells"]]
    assert case.words.count("was missing and was put back") == 4


def test_an_edited_test_cell_is_the_courses_again(case):
    case["f_test"]["source"] = "print('all tests pass')"
    case.run()
    assert "`f_test` was changed" in case.words
    assert [repair.flag for repair in case.repairs] == ["edited tests"]


def test_another_order_is_told_and_is_no_fault(case):
    case.cells += [case.delete("f"), case.delete("f_test")]
    case.run()
    assert ["another order" in repair.text and repair.minor for repair in case.repairs] == [True]


def test_a_cell_that_is_too_long_is_not_searched(case):
    case.delete("f")
    case.add(2, "def f(x):\n    return 1\n" + "a = 1\n" * 20_000)
    case.run()
    assert "`f` was missing" in case.words


def test_space_around_a_test_is_no_edit(case):
    case["f_test"]["source"] += "\n"
    assert case.run().repairs == []


def test_a_test_before_its_exercise_moves_behind_it(case):
    case.cells.append(case.delete("f"))
    case.run()
    assert case.ids[-2:] == ["f", "f_test"]
    assert "moved behind" in case.words


def test_invented_grade_cells_lose_their_metadata(case):
    role = {"grade": True, "grade_id": "bonus", "points": 50, "solution": False, "locked": False}
    case.add(1, "bonus", metadata={"nbgrader": role})
    case.run()
    assert "a cell of your own" in case.words


def test_an_older_format_without_ids(case):
    for each in case.cells:
        del each["id"]
    case.notebook["nbformat_minor"] = 4
    case.add(4, "mine = 1")
    del case.cells[4]["id"]
    case.run()
    assert case.words == ""
    assert "no cell ids" in case.whispers
    assert [i for i in case.ids if not i.startswith("own-")] == [c["id"] for c in SOURCE["cells"]]


def test_another_kernel_is_a_whisper(case):
    case.notebook["metadata"]["kernelspec"] = {"name": "my <b>`kernel`"}
    case.run()
    assert case.out["metadata"] == SOURCE["metadata"]
    assert case.words == "" and "another kernel" in case.whispers


def test_html_in_a_learners_text_is_text(case):
    case["between"]["source"] += "\n<img src=x onerror=alert(1)> a < b"
    case.add(1, "<script>alert(1)</script>", kind="markdown")
    case.run()
    assert case.source("intro") == "# Tiny <details>"
    texts = " ".join(c["source"] for c in case.out["cells"] if c["id"] != "intro")
    assert "<script" not in texts and "<img" not in texts and "a < b" in texts


def test_a_learners_cell_may_not_take_the_notes_id(case):
    case.add(0, "x", id=NOTE_ID)
    case.run()
    out = with_note(case.out, "note")
    assert [c["id"] for c in out["cells"]].count(NOTE_ID) == 1
    assert with_note(case.out, "") is case.out


def test_untouched_is_the_student_notebook_with_a_note():
    out = untouched(SOURCE, "why")
    assert out["cells"][0]["source"] == "why"
    assert [c["source"] for c in out["cells"][1:]] == [c["source"] for c in SOURCE["cells"]]
    assert "course" not in SOURCE["cells"][2]["metadata"]


def test_plain_markdown_means_nothing_to_markdown():
    assert plain_markdown("a_b *c* [d](e) <f> # g\nh") == r"a\_b \*c\* \[d\]\(e\) &lt;f> \# g h"
