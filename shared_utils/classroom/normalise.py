"""Normalising a submission against the source: every exercise and test cell is there and in its place.

Works on plain data and never touches the submitted file. Each repair is a sentence that the learner reads.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Collection, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from .reading import CellRead, NotebookRead

NOTE_ID = "about-this-submission"
MISSING_EXERCISE = (
    "# This cell was missing from the submission. It is restored without code.\n"
    "# A definition of `{name}` in another cell before its test counts."
)
LONGEST_PARSED = 50_000
"""Characters of a cell that is searched for a definition: to parse takes a hundred times as much memory."""
_RAW_HTML = re.compile(r"<(?=[a-zA-Z/!?])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_SCRIPT_LINK = re.compile(r"[\s\x00-\x20\\]*".join("script:"), re.I)
"""Of `javascript:`, as Markdown and browsers read it: blanks and backslashes may stand between."""
_METADATA_THAT_COUNTS = ("grade", "solution", "locked", "task", "points")


@dataclass(frozen=True)
class Repair:
    """What was put right, one sentence. `minor`: worth no flag; `flag`: one that it has beside "repaired"."""

    text: str
    minor: bool = False
    flag: str = ""


def normalise(
    read: NotebookRead, source: Mapping[str, Any], exercises: Collection[str]
) -> tuple[dict[str, Any], list[Repair]]:
    """Return the submission as a sound notebook (plain nbformat 4.5 data) and what was repaired.

    Args:
        read: the submission.
        source: the notebook as plain data that tells how it should be (instructor's or student's version).
        exercises: names of the topic's exercises.
    """
    return _Normaliser(read, source, exercises).run()


def untouched(student: Mapping[str, Any], note: str) -> dict[str, Any]:
    """Return the student notebook with `note` (Markdown) on top: what is graded when nothing can be read."""
    notebook = deepcopy(dict(student))
    cells = [_fresh(cell) for cell in notebook["cells"]]
    for cell in cells:  # nothing of it is the learner's, so the feedback page does not show it
        cell["metadata"]["course"] = {"lesson": True}
    notebook["cells"] = [note_cell(note), *cells]
    return notebook


def with_note(notebook: dict[str, Any], note: str) -> dict[str, Any]:
    """Return `notebook` with `note` (Markdown) on top, if there is one."""
    return {**notebook, "cells": [note_cell(note), *notebook["cells"]]} if note else notebook


def note_cell(text: str) -> dict[str, Any]:
    """The cell in which grading tells a learner about the submission as a whole."""
    return {"cell_type": "markdown", "id": NOTE_ID, "metadata": {}, "source": text}


def plain_markdown(text: str) -> str:
    """`text` for Markdown with the characters that mean something there made harmless, on one line."""
    text = re.sub(r"\s+", " ", text)[:300].replace("&", "&amp;").replace("<", "&lt;")
    return re.sub(r"([\\*_\[\]()#|~$!])", r"\\\1", text)


def _harmless(text: str) -> str:
    """A learner's Markdown without HTML and without links that run something: others open the page, too."""
    text = _ENTITY.sub("&\u200b", text)  # a space without width: links are decoded more than once
    text = _RAW_HTML.sub("&lt;", text)
    return _SCRIPT_LINK.sub(lambda found: found[0][:-1] + "%3A", text)


class _Normaliser:
    def __init__(self, read: NotebookRead, source: Mapping[str, Any], exercises: Collection[str]):
        self.read, self.source = read, source
        self.source_cells = {cell["id"]: cell for cell in source["cells"]}
        self.order = {identity: index for index, identity in enumerate(self.source_cells)}
        self.exercises = [name for name in exercises if name in self.source_cells]
        self.named = [name for exercise in self.exercises for name in (exercise, f"{exercise}_test")]
        self.repairs: list[Repair] = []
        #: for each of the learner's cells, the id of the source's cell that it is, or ""
        self.matched = [""] * len(read.cells)

    def run(self) -> tuple[dict[str, Any], list[Repair]]:
        self._match_named()
        self._match_others()
        cells = self._cells()
        for name in self.exercises:
            self._restore(cells, name)
            self._order_test(cells, name)
        self._note_oddities()
        notebook = {
            "nbformat": 4,
            "nbformat_minor": 5,
            "metadata": deepcopy(self.source["metadata"]),
            "cells": cells,
        }
        return notebook, list(dict.fromkeys(self.repairs))

    # Which of the learner's cells is which of the source's

    def _match_named(self) -> None:
        """Exercise and test cells: by grade id, cell id, then by what they say; the last one counts."""
        ways = (
            (lambda cell: cell.grade_id, True),
            (lambda cell: cell.id, False),
            (self._name_by_content, False),
        )
        for way, has_metadata in ways:
            found: dict[str, list[int]] = {}
            for index, cell in enumerate(self.read.cells):
                name = way(cell)
                if name in self.named and not self.matched[index]:
                    found.setdefault(name, []).append(index)
            for name, indices in found.items():
                if name in self.matched:
                    continue
                self.matched[indices[-1]] = name
                if not has_metadata:
                    self._repair(f"The grading metadata of the cell `{name}` was missing and was put back.")
                if len(indices) > 1:
                    self._repair(
                        f"There were {len(indices)} cells called `{name}`. The last one counts; "
                        "the others are run as cells of your own."
                    )

    def _name_by_content(self, cell: CellRead) -> str:
        """The exercise that a code cell defines, or the test that it calls and nothing else."""
        if cell.cell_type != "code":
            return ""
        if len(cell.source) > LONGEST_PARSED:
            return ""
        code = "".join(line.split("#")[0] for line in cell.source.splitlines() if line.strip())
        called = re.fullmatch(r"\s*(\w+)_test\(\s*(\w+)\s*\)\s*", code)
        if called and called[1] == called[2]:
            return f"{called[1]}_test"
        try:
            tree = ast.parse(cell.source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return ""
        defined = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
        names = [name for name in defined if name in self.exercises and name not in self.matched]
        return names[-1] if names else ""

    def _match_others(self) -> None:
        """The lesson's other cells: by cell id, then code cells by their text."""
        others = {
            identity: cell for identity, cell in self.source_cells.items() if identity not in self.named
        }
        for index in reversed(range(len(self.read.cells))):
            cell = self.read.cells[index]
            free = not self.matched[index] and cell.id in others and cell.id not in self.matched
            if free and cell.cell_type == others[cell.id]["cell_type"]:
                self.matched[index] = cell.id
        by_text = {(cell["cell_type"], _text(cell).strip()): identity for identity, cell in others.items()}
        for index, cell in enumerate(self.read.cells):
            identity = by_text.get((cell.cell_type, cell.source.strip()), "")
            if not self.matched[index] and identity and identity not in self.matched:
                self.matched[index] = identity

    # The cells as they should be

    def _cells(self) -> list[dict[str, Any]]:
        cells, taken, number = [], {NOTE_ID}, 0
        counts = Counter(cell.id for cell in self.read.cells if cell.id)
        repeated = {identity for identity, count in counts.items() if count > 1}
        for cell, identity in zip(self.read.cells, self.matched, strict=True):
            if identity in self.named:
                cells.append(self._named_cell(cell, identity))
                continue
            if identity:
                metadata = deepcopy(self.source_cells[identity]["metadata"])
            else:
                metadata = {}
                if cell.nbgrader.get("grade") and cell.grade_id not in self.named:
                    self._repair("Grading metadata on a cell of your own was removed.")
                identity = cell.id
                while not identity or identity in self.source_cells or identity in taken:
                    number += 1
                    identity = f"own-{number}"
            taken.add(identity)
            source = cell.source
            if cell.cell_type != "code" and source != _text(self.source_cells.get(identity, {})):
                source = _harmless(source)
            cells.append(_cell(cell.cell_type, identity, metadata, source))
        if repeated - set(self.named):
            self._repair("Several cells had the same cell id; they have ids of their own now.", minor=True)
        return cells

    def _named_cell(self, cell: CellRead, name: str) -> dict[str, Any]:
        wanted = self.source_cells[name]
        if cell.cell_type != wanted["cell_type"]:
            self._repair(f"The cell `{name}` had become a {cell.cell_type} cell; it is a code cell again.")
        metadata = wanted["metadata"]["nbgrader"]
        if cell.grade_id == name and any(
            cell.nbgrader.get(key) != metadata.get(key)
            for key in _METADATA_THAT_COUNTS
            if key in metadata or key in cell.nbgrader
        ):
            self._repair(f"The grading metadata of the cell `{name}`, such as its points, was put back.")
        source = cell.source
        if name not in self.exercises:
            if source.strip() != _text(wanted).strip():
                text = f"The test cell `{name}` was changed; the course's own version is used."
                self._repair(text, flag="edited tests")
            source = _text(wanted)
        return _cell(wanted["cell_type"], name, deepcopy(wanted["metadata"]), source)

    def _restore(self, cells: list[dict[str, Any]], name: str) -> None:
        """Put a deleted exercise or test cell back in its place."""
        test = f"{name}_test"
        if _index(cells, name) is None:
            self._repair(
                f"The cell of the exercise `{name}` was missing; an empty one was put in its place. "
                "A definition in another cell counts."
            )
            wanted = self.source_cells[name]
            place = _index(cells, test)
            text = MISSING_EXERCISE.format(name=name)
            restored = _cell("code", name, deepcopy(wanted["metadata"]), text)
            cells.insert(self._place(cells, name) if place is None else place, restored)
        if _index(cells, test) is None:
            self._repair(f"The test cell `{test}` was missing; it was put back.")
            wanted = self.source_cells[test]
            restored = _cell("code", test, deepcopy(wanted["metadata"]), _text(wanted))
            cells.insert(self._place(cells, test, after=_index(cells, name)), restored)

    def _place(self, cells: list[dict[str, Any]], name: str, after: int | None = None) -> int:
        """Where a missing cell belongs: before the first cell that follows it in the lesson.

        So it comes after the cells of the learner's own that stand between.
        """
        first = 0 if after is None else after + 1
        for index in range(first, len(cells)):
            if self.order.get(cells[index]["id"], -1) > self.order[name]:
                return index
        return len(cells)

    def _order_test(self, cells: list[dict[str, Any]], name: str) -> None:
        """A test before its exercise would always fail: it moves behind it."""
        exercise, test = _index(cells, name), _index(cells, f"{name}_test")
        if test < exercise:
            self._repair(f"The test cell `{name}_test` stood before its exercise; it was moved behind it.")
            cells.insert(exercise, cells.pop(test))

    # Words

    def _repair(self, text: str, minor: bool = False, flag: str = "") -> None:
        self.repairs.append(Repair(text, minor, flag))

    def _note_oddities(self) -> None:
        kernel = self.source["metadata"].get("kernelspec", {}).get("name", "")
        if self.read.kernel and self.read.kernel != kernel:
            name = f"`{self.read.kernel}`"
            text = f"The notebook named another kernel, {name}; the course's kernel is used."
            self._repair(text, minor=True)
        places = [self.matched.index(name) for name in self.named[1::2] if name in self.matched]
        if places != sorted(places):
            text = (
                "The exercises stand in another order than in the lesson and are judged in that order: "
                "an exercise gets no help with one that comes after it."
            )
            self._repair(text, minor=True)
        for oddity in self.read.oddities:
            self._repair(f"The file had {oddity}; this was put right.", minor=True)


def _index(cells: list[dict[str, Any]], identity: str) -> int | None:
    return next((index for index, cell in enumerate(cells) if cell["id"] == identity), None)


def _text(cell: Mapping[str, Any]) -> str:
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)


def _fresh(cell: Mapping[str, Any]) -> dict[str, Any]:
    return _cell(cell["cell_type"], cell["id"], deepcopy(cell["metadata"]), _text(cell))


def _cell(cell_type: str, identity: str, metadata: dict[str, Any], source: str) -> dict[str, Any]:
    cell = {"cell_type": cell_type, "id": identity, "metadata": metadata, "source": source}
    return {**cell, "outputs": [], "execution_count": None} if cell_type == "code" else cell
