"""What a topic's folder should hold: the notebooks as the lesson says they must be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode

from .files import read_text
from .findings import Finding, LessonError
from .inputs import inputs_hash
from .lesson import Lesson, read_lesson
from .notebooks import instructor_notebook, notebook_text, solution_inputs, student_text
from .settings import LESSON_FILE, MADE_FOLDERS


@dataclass(frozen=True)
class Plan:
    """The notebooks of one topic.

    `student` is the text of the student notebook, `solution` the solution notebook without outputs but with
    its inputs' hash in `metadata.course.inputs_hash`.
    """

    topic: Any
    lesson: Lesson
    root: Path
    student: str
    solution: NotebookNode

    @property
    def student_path(self) -> Path:
        """Where the student notebook belongs."""
        return self.lesson.folder / f"{self.topic.name}.ipynb"

    @property
    def solution_path(self) -> Path:
        """Where the solution notebook belongs."""
        return self.lesson.folder / f"{self.topic.name}_solution.ipynb"

    @property
    def inputs_hash(self) -> str:
        """The hash over what the solution notebook's outputs depend on."""
        return self.solution.metadata.course.inputs_hash


def plan_topic(topic: Any, root: Path) -> Plan:
    """Read the lesson of `topic` below `root` and work out its notebooks. Raises LessonError."""
    root = Path(root)
    lesson = read_lesson(root / topic.name / LESSON_FILE)
    instructor = instructor_notebook(lesson, topic)
    student = student_text(instructor)
    solution = solution_inputs(instructor, student)
    code = [cell.source for cell in solution.cells if cell.cell_type == "code"]
    # The graders import a topic's exercises by the topic's name, which no import statement shows.
    exercises = f"shared_utils.exercises.{topic.name.lower()}"
    solution.metadata.course["inputs_hash"] = inputs_hash(code, lesson.folder, root, [exercises])
    return Plan(topic, lesson, root, student, solution)


def read_notebook(path: Path) -> NotebookNode | None:
    """Return the notebook at `path`, or None when it is missing or is not a notebook of format 4."""
    text = read_text(path)
    if text is None:
        return None
    try:
        notebook = nbformat.reads(text, as_version=4)
        nbformat.validate(notebook)
    except Exception:  # nbformat raises a dozen different kinds for a damaged file
        return None
    return notebook


def recorded_hash(notebook: NotebookNode | None) -> str:
    """Return the hash that a solution notebook was executed with; "" when it has none."""
    course = notebook.metadata.get("course", {}) if notebook is not None else {}
    return str(course.get("inputs_hash", "")) if isinstance(course, Mapping) else ""


def with_outputs(inputs: NotebookNode, executed: NotebookNode) -> NotebookNode:
    """Return `inputs` with the outputs of `executed`, whose code cells are the same in the same order."""
    notebook = deepcopy(inputs)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    others = [cell for cell in executed.cells if cell.cell_type == "code"]
    for cell, other in zip(cells, others, strict=True):
        cell.outputs = deepcopy(other.outputs)
        cell.execution_count = other.execution_count
    return notebook


def without_outputs(notebook: NotebookNode) -> str:
    """Return the text of `notebook` with all outputs and execution counts taken out."""
    notebook = deepcopy(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook_text(notebook)


def resolve_topic(name: Any, topics: Mapping[str, Any] | None = None) -> Any:
    """Return the topic called `name`, from `topics` or the course's own; a Topic is returned as it is.

    Raises:
        LessonError: no topic has that name.
    """
    if not isinstance(name, str):
        return name
    if topics is not None and name in topics:
        return topics[name]
    from ..exercises import load_topic

    try:
        return load_topic(name)
    except KeyError as error:
        message = f"There are no exercises for this topic: {error.args[0]}."
        raise LessonError([Finding(f"{name}/{LESSON_FILE}", 0, "unknown-topic", message)]) from None


def topic_folders(root: Path, names: Iterable[str] = ()) -> list[Path]:
    """Return the folders of `root` that are topics (they hold a lesson, or have a topic's name), sorted."""
    root = Path(root)
    return sorted(
        path
        for path in root.iterdir()
        if path.is_dir()
        and path.name not in MADE_FOLDERS
        and not path.name.startswith(".")
        and ((path / LESSON_FILE).is_file() or path.name in set(names))
    )
