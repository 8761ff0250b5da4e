"""From a lesson to its notebooks: instructor's, student's, and the inputs of the solution notebook."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from copy import deepcopy
from pathlib import Path
from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from .findings import Finding, LessonError
from .lesson import Cell, Lesson, exercise_name, tested_name, without_markers
from .settings import BUILD_COMMAND, PREPROCESSORS

#: Cells in which an error must not stop "Run all" of an unfinished notebook.
MAY_RAISE = ("test", "demo", "train")

_KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
# No version: it would differ from machine to machine.
_LANGUAGE = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}
_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.+?)\s*#*\s*$")
_SLUG_LENGTH = 40


def instructor_notebook(lesson: Lesson, topic: Any) -> NotebookNode:
    """Return the notebook with solutions and their markers, as nbgrader wants it in `source/`.

    Raises:
        LessonError: an exercise or test cell without a name, or with one that `topic` does not have.
    """
    notebook = new_notebook(
        metadata={
            "kernelspec": dict(_KERNEL),
            "language_info": deepcopy(_LANGUAGE),
            "course": {
                "topic": topic.name,
                "source": lesson.path.name,
                "note": f"Built from {lesson.path.name}: edit that file, then run "
                f"`{BUILD_COMMAND.format(topic=topic.name)}`.",
            },
        }
    )
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    ids = cell_ids(lesson)
    notebook.cells = [
        _node(cell, identity, lesson, topic) for cell, identity in zip(lesson.cells, ids, strict=True)
    ]
    return notebook


def cell_ids(lesson: Lesson) -> list[str]:
    """Return an id per cell, made from names: `NAME`, `NAME_test`, or section, role and a counter.

    An id with a hyphen is never an exercise's, so no two kinds of id can be equal.
    """
    ids, counts, section = [], Counter(), "start"
    for cell in lesson.cells:
        headings = _headings(cell.source) if cell.role == "text" else []
        section = headings[0] if headings else section
        name = (
            exercise_name(cell)
            if cell.role == "exercise"
            else tested_name(cell)
            if cell.role == "test"
            else None
        )
        if name is not None:
            ids.append(name if cell.role == "exercise" else f"{name}_test")
            continue
        counts[section, cell.role] += 1
        ids.append(f"{section}-{cell.role}-{counts[section, cell.role]}")
        section = headings[-1] if headings else section
    return ids


def _headings(source: str) -> list[str]:
    """Return the slugs of a Markdown cell's headings; fenced code does not count."""
    slugs, fenced = [], False
    for line in source.split("\n"):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        match = None if fenced else _HEADING.match(line)
        if match:
            slugs.append(slug_of(match.group(2)))
    return slugs


def slug_of(heading: str) -> str:
    """Return `heading` in lower-case letters, digits and hyphens, at most 40 of them; never empty."""
    letters = unicodedata.normalize("NFKD", heading)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    slug = re.sub(r"^[0-9]+-(?=[a-z])", "", slug)  # a section's number changes when one comes before it
    if len(slug) > _SLUG_LENGTH:
        slug = slug[: _SLUG_LENGTH + 1].rpartition("-")[0] or slug[:_SLUG_LENGTH]
    return slug or "section"


def _node(cell: Cell, identity: str, lesson: Lesson, topic: Any) -> NotebookNode:
    if cell.role == "text":
        return new_markdown_cell(cell.source, id=identity)
    metadata: dict[str, Any] = {}
    source = cell.source
    if cell.role != "code":
        metadata["tags"] = [cell.role] + (["raises-exception"] if cell.role in MAY_RAISE else [])
    if cell.role == "exercise":
        name = _known(exercise_name(cell), cell, lesson, topic)
        metadata["nbgrader"] = _nbgrader(name, solution=True)
    elif cell.role == "test":
        name = _known(tested_name(cell), cell, lesson, topic)
        metadata["nbgrader"] = _nbgrader(f"{name}_test", points=topic.exercises[name].points)
        source = f"{name}_test({name})"
    return new_code_cell(source, id=identity, metadata=metadata)


def _known(name: str | None, cell: Cell, lesson: Lesson, topic: Any) -> str:
    if name in topic.exercises:
        return name
    place = "/".join(lesson.path.parts[-2:])
    problem = (
        f"`{name}` is no exercise of {topic.name}." if name else f"This {cell.role} cell names no exercise."
    )
    raise LessonError([Finding(place, cell.header_line, "unknown-exercise", problem)])


def _nbgrader(grade_id: str, points: int | None = None, solution: bool = False) -> dict[str, Any]:
    """Return nbgrader's cell metadata: a solution cell, or a locked test cell worth `points`."""
    metadata = {
        "grade": not solution,
        "grade_id": grade_id,
        "locked": not solution,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    if points is not None:
        metadata["points"] = points
    return metadata


def notebook_text(notebook: NotebookNode) -> str:
    """Return the bytes-to-be of `notebook`: sorted keys, one-space indent, a line end at the end."""
    nbformat.validate(notebook)
    return nbformat.writes(notebook, version=4).rstrip("\n") + "\n"


def student_text(instructor: NotebookNode) -> str:
    """Return the student notebook, made by nbgrader's own preprocessors in nbgrader's own order.

    Only SaveCells (it writes to the gradebook) and InstantiateTests (it acts on AUTOTEST lines, which we do
    not have) are left out.
    """
    from nbconvert.exporters import NotebookExporter
    from nbgrader.converters import GenerateAssignment
    from nbgrader.preprocessors import InstantiateTests, SaveCells
    from traitlets.config import Config

    config = Config(deepcopy(PREPROCESSORS))
    config.Exporter.default_preprocessors = []
    exporter = NotebookExporter(config=config)
    for step in GenerateAssignment.class_traits()["preprocessors"].default():
        if step not in (SaveCells, InstantiateTests):
            exporter.register_preprocessor(step)
    # Through text, as nbgrader reads it from a file.
    source = nbformat.reads(notebook_text(instructor), as_version=4)
    text, _ = exporter.from_notebook_node(source)
    return text


def solution_inputs(instructor: NotebookNode, student: str) -> NotebookNode:
    """Return the solution notebook without outputs: the student notebook with the solutions filled in.

    Ids and nbgrader metadata are the student notebook's, so the result is a valid submission that earns full
    marks.
    """
    notebook = nbformat.reads(student, as_version=4)
    for cell, original in zip(notebook.cells, instructor.cells, strict=True):
        if "exercise" in original.metadata.get("tags", []):
            cell.source, _ = without_markers(original.source)
    return notebook


def topic_name_of(folder: Path) -> str:
    """Return the topic that a folder holds: a topic folder has its topic's name."""
    return Path(folder).resolve().name
