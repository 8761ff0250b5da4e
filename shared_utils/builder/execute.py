"""Executing notebooks: solution notebooks from top to bottom, student notebooks as "Run all" does."""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat.notebooknode import NotebookNode

from ..lessons import EPOCHS_VARIABLE
from .findings import Finding, LessonError, shown_path
from .lesson import Lesson, read_lesson, without_markers
from .notebooks import instructor_notebook, solution_inputs, student_text
from .settings import LESSON_FILE

#: Seconds that one cell may take.
CELL_SECONDS = 600

_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
_FRAME = re.compile(r"(?:Cell In\[\d+\], line |<ipython-input[^>]*>, line |^-+> ?)(\d+)", re.MULTILINE)


class _ThisPython(AsyncKernelManager):
    """Starts the Python that runs the build, whatever kernels the user has installed elsewhere."""

    @property
    def kernel_spec(self) -> KernelSpec:
        # Without the log level the kernel warns of unencrypted connections on every start.
        argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}", "--log-level=ERROR"]
        return KernelSpec(argv=argv, display_name="Python 3", language="python")


@dataclass
class Execution:
    """An executed notebook, outputs as they came, and the wall-clock seconds of each code cell by its id."""

    notebook: NotebookNode
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def total_seconds(self) -> float:
        """The time of all cells together."""
        return sum(self.seconds.values())


def execute_lesson(
    topic: Any, folder: Path, epochs: int | None = None, root: Path | None = None, seconds: int = CELL_SECONDS
) -> Execution:
    """Build the solution notebook of `folder`'s lesson, run it top to bottom in that folder, time its cells.

    Args:
        topic: a Topic, or the name of one.
        epochs: cuts every training to this many epochs; None trains in full.
        root: the repository root; the parent of `folder` when left out.
        seconds: the longest that one cell may take.

    Raises:
        LessonError: a cell raised an error, took too long or killed the kernel; says which, with its lesson
            line.
    """
    lesson, instructor = _read(topic, folder)
    notebook = solution_inputs(instructor, student_text(instructor))
    return run_notebook(notebook, lesson, root, epochs, seconds, may_raise=False)


def execute_student(
    topic: Any, folder: Path, epochs: int | None = None, root: Path | None = None, seconds: int = CELL_SECONDS
) -> Execution:
    """Run the untouched student notebook as JupyterLab's "Run all" does: only marked cells may raise.

    Arguments and errors are those of `execute_lesson`.
    """
    lesson, instructor = _read(topic, folder)
    notebook = nbformat.reads(student_text(instructor), as_version=4)
    return run_notebook(notebook, lesson, root, epochs, seconds, may_raise=True)


def _read(topic: Any, folder: Path) -> tuple[Lesson, NotebookNode]:
    if isinstance(topic, str):
        from ..exercises import load_topic

        topic = load_topic(topic)
    lesson = read_lesson(Path(folder) / LESSON_FILE)
    return lesson, instructor_notebook(lesson, topic)


def run_notebook(
    notebook: NotebookNode,
    lesson: Lesson,
    root: Path | None = None,
    epochs: int | None = None,
    seconds: int = CELL_SECONDS,
    may_raise: bool = False,
) -> Execution:
    """Run `notebook`, whose cells are `lesson`'s, in the lesson's folder with a fresh kernel."""
    folder = lesson.folder.resolve()
    root = Path(root).resolve() if root is not None else folder.parent
    execution = Execution(notebook)
    started: dict[str, float] = {}
    current: list[int] = [0]

    def on_start(cell: NotebookNode, cell_index: int) -> None:
        current[0] = cell_index
        started[cell.id] = time.monotonic()

    def on_complete(cell: NotebookNode, cell_index: int) -> None:
        if cell.id in started:
            execution.seconds[cell.id] = time.monotonic() - started[cell.id]

    client = NotebookClient(
        notebook,
        kernel_manager_class=_ThisPython,
        timeout=seconds,
        force_raise_errors=not may_raise,
        record_timing=False,
        store_widget_state=False,
        resources={"metadata": {"path": str(folder)}},
        on_cell_start=on_start,
        on_cell_executed=lambda cell, cell_index, execute_reply: on_complete(cell, cell_index),
    )
    with tempfile.TemporaryDirectory() as profile:
        try:
            client.execute(env=_environment(root, Path(profile), epochs))
        except CellExecutionError as error:
            problem = f"{error.ename}: {_ESCAPES.sub('', error.evalue)}".rstrip(": ")
            details = _ESCAPES.sub("", error.traceback).strip()
            raise _failure(lesson, root, notebook, current[0], f"raises {problem}", details) from None
        except CellTimeoutError:
            raise _failure(lesson, root, notebook, current[0], f"takes longer than {seconds} s") from None
        except DeadKernelError:
            raise _failure(lesson, root, notebook, current[0], "kills the kernel") from None
    return execution


def _environment(root: Path, profile: Path, epochs: int | None) -> dict[str, str]:
    """Return the kernel's environment: this repository's code, a profile without anyone's settings, no plots
    in windows, TensorFlow without its greetings."""
    # What users set for themselves (epochs, hints, data of their own) is no input of the outputs.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COURSE_")}
    environment.pop("MPLBACKEND", None)
    if epochs is not None:
        environment[EPOCHS_VARIABLE] = str(epochs)
    home = Path(__file__).resolve().parents[2]
    places = [str(root), str(home), environment.get("PYTHONPATH", "")]
    environment["PYTHONPATH"] = os.pathsep.join(dict.fromkeys(place for place in places if place))
    environment.update(IPYTHONDIR=str(profile), PYTHONHASHSEED="0", TF_CPP_MIN_LOG_LEVEL="3")
    environment["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"
    return environment


def _failure(
    lesson: Lesson, root: Path, notebook: NotebookNode, index: int, problem: str, details: str = ""
) -> LessonError:
    cell = lesson.cells[index]
    line = cell.line
    frame = _FRAME.search(details)
    if frame:
        _, kept = without_markers(cell.source)
        number = int(frame.group(1)) - 1
        line += kept[number] if cell.role == "exercise" and number < len(kept) else number
        line = min(line, cell.line + cell.source.count("\n"))
    message = f"The cell `{notebook.cells[index].id}` {problem}."
    tail = "\n".join(details.splitlines()[-15:])
    return LessonError([Finding(shown_path(lesson.path, root), line, "execution", message)], tail)
