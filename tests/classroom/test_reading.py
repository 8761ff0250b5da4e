import json

import pytest

from shared_utils.classroom import reading
from shared_utils.classroom.reading import NotReadable, read_cells


def notebook(*cells, **fields):
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells, **fields}).encode()


def code(source="x = 1", **fields):
    return {"cell_type": "code", "id": "a", "metadata": {}, "source": source, "outputs": [], **fields}


@pytest.mark.parametrize(
    "data, words",
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"Dear teacher", "not a notebook"),
        (b"\xff\xfe\x00", "not a notebook"),
        (b"[1, 2]", "not a notebook"),
        (b"[" * 100_000, "not a notebook"),
        (b"{}", "does not say its format"),
        (notebook(nbformat=True), "does not say its format"),
        (notebook(nbformat=3), "format 3; format 4 is expected"),
        (notebook(nbformat=5), "format 5"),
        (notebook(cells={}), "no list of cells"),
        (notebook(cells=None), "no list of cells"),
    ],
)
def test_what_cannot_be_read_says_why(data, words):
    with pytest.raises(NotReadable, match=words):
        read_cells(data)


def test_too_many_cells(monkeypatch):
    monkeypatch.setattr(reading, "CELLS", 2)
    with pytest.raises(NotReadable, match="3 cells; at most 2"):
        read_cells(notebook(code(), code(), code()))


def test_a_sound_notebook_has_no_oddities():
    nbgrader = {"grade_id": "f_test", "points": 3}
    read = read_cells(notebook(code(["a\n", "b"], metadata={"nbgrader": nbgrader}), code(id="b")))
    assert [(cell.id, cell.grade_id, cell.source) for cell in read.cells] == [
        ("a", "f_test", "a\nb"),
        ("b", "", "x = 1"),
    ]
    assert read.cells[0].nbgrader == nbgrader
    assert read.oddities == []


@pytest.mark.parametrize(
    "cell, source",
    [
        (code(source=None), ""),
        (code(source=5), ""),
        (code(source=["a", 1, "b"]), "ab"),
        (code(source={"x": 1}), ""),
        (code(metadata=None), "x = 1"),
        ({"cell_type": "code", "source": "y"}, "y"),
    ],
)
def test_odd_cells_are_read_as_far_as_they_go(cell, source):
    read = read_cells(notebook(cell))
    assert read.cells[0].source == source
    assert read.oddities


@pytest.mark.parametrize("cell", [None, 1, [], {}, {"cell_type": "heading"}, {"cell_type": None}])
def test_what_is_no_cell_is_dropped(cell):
    read = read_cells(notebook(cell, code()))
    assert len(read.cells) == 1
    assert any("no cell" in text for text in read.oddities)


@pytest.mark.parametrize("identity", [None, 7, "", "with space", "x" * 65, "ä", "a\n"])
def test_ids_that_are_not_valid_are_none(identity):
    assert read_cells(notebook(code(id=identity))).cells[0].id == ""


def test_versions_and_kernels():
    assert read_cells(notebook(code(), nbformat="4")).oddities == []
    assert read_cells(notebook(code(), nbformat_minor=99)).oddities
    assert read_cells(notebook(code(), metadata={"kernelspec": {"name": "ir"}})).kernel == "ir"
    for metadata in (None, [], {"kernelspec": 3}, {"kernelspec": {"name": 3}}):
        assert read_cells(notebook(code(), metadata=metadata)).kernel == ""


def test_text_that_cannot_be_written_is_replaced():
    cell = read_cells(notebook(code("x = '\ud800'"))).cells[0]
    cell.source.encode("utf-8")


def test_a_byte_order_mark_is_no_problem():
    assert read_cells(b"\xef\xbb\xbf" + notebook(code())).cells


def test_a_file_of_millions_of_parts_is_not_parsed(monkeypatch):
    monkeypatch.setattr(reading, "TOKENS", 1000)
    with pytest.raises(NotReadable, match="too many parts"):
        read_cells(notebook(code(outputs=[[]] * 1000)))
    assert read_cells(notebook(code("x" * 10_000))).cells


def test_texts_that_are_too_long_together_are_not_read(monkeypatch):
    monkeypatch.setattr(reading, "CHARACTERS", 1000)
    with pytest.raises(NotReadable, match="million characters"):
        read_cells(notebook(code("x" * 600), code("y" * 600)))


@pytest.mark.parametrize("name", ["\ud800", "a\nb", "\x1b[31m", "\x00"])
def test_names_that_cannot_be_shown_are_none(name):
    nbgrader = {"grade_id": name}
    read = read_cells(
        notebook(code(metadata={"nbgrader": nbgrader}), metadata={"kernelspec": {"name": name}})
    )
    assert read.kernel == "" and read.cells[0].grade_id == ""


def test_of_two_equal_keys_the_last_one_counts():
    data = notebook(code("right")).replace(b'"source": "right"', b'"source": "first", "source": "last"')
    assert read_cells(data).cells[0].source == "last"


def test_numbers_that_are_none_are_no_trouble():
    data = notebook(code(metadata={"nbgrader": {"points": float("nan")}}), nbformat_minor=float("inf"))
    assert read_cells(data).cells
    with pytest.raises(NotReadable):
        read_cells(notebook().replace(b'"nbformat": 4', b'"nbformat": ' + b"4" * 5000))
