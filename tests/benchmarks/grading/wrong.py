"""Where stock nbgrader's scores are not what a sample states, and what in its own output says why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from shared_utils.exercises import load_topic

from .learners import Learner
from .stock import StockRun

#: What stopped a submission, by the exception's name, in words.
STOPPED = {
    "DeadKernelError": "the learner's code ended the kernel: no score at all",
    "UnresponsiveKernelError": "a cell could not be interrupted: no score at all",
    "MissingEntry": "a cell is not in the gradebook: no score at all",
    "KeyError": "a cell is missing or out of order: no score at all",
    "SchemaTooOldError": "a cell is there twice, which is taken for an old format: no score at all",
    "NbGraderException": "a name that is not expected: no score at all",
    "NotJSONError": "not a notebook: no score at all",
}


@dataclass(frozen=True)
class Difference:
    """One exercise whose stock score (`stock`; None: no score) is not the `expected` one."""

    student: str
    topic: str
    exercise: str
    expected: int
    stock: float | None
    maximum: int
    why: str


def differences(learners: Sequence[Learner], run: StockRun, course_root: Path) -> list[Difference]:
    """All exercises on which stock grading is wrong. No score counts as 0, as it does in a sum."""
    found = []
    for learner in learners:
        cells = graded_cells(course_root, learner)
        scores = run.scores.get(learner.name, {})
        for name, exercise in load_topic(learner.topic).exercises.items():
            stock, expected = scores.get(name), learner.expected[name]
            if (stock or 0) != expected:
                why = _why(learner, name, stock, cells.get(f"{name}_test"), run)
                found.append(
                    Difference(learner.name, learner.topic, name, expected, stock, exercise.points, why)
                )
    return found


def graded_cells(course_root: Path, learner: Learner) -> dict[str, Any]:
    """The cells of a notebook that nbgrader graded, by grade id; none if there is no such notebook."""
    path = course_root / "autograded" / learner.name / learner.topic / f"{learner.topic}.ipynb"
    try:
        notebook = nbformat.read(path, as_version=4)
    except Exception:  # nbformat raises a dozen kinds
        return {}
    return {cell.metadata.get("nbgrader", {}).get("grade_id", ""): cell for cell in notebook.cells}


def _why(learner: Learner, name: str, stock: float | None, cell: Any, run: StockRun) -> str:
    if stock is None:
        missing = cell is None and learner.name not in run.trouble
        return "its test cell is missing: no score" if missing else _stopped(learner.name, run)
    outputs = list(cell.get("outputs", ())) if cell is not None else []
    error = next((output for output in outputs if output.output_type == "error"), None)
    expected = learner.expected[name]
    if stock > expected:
        if any(output.output_type == "execute_result" for output in outputs):
            return "a number that is shown counts as points"
        return "the tests run beside the learner's code, and pass: they were tricked, or see too little"
    if error is None:
        if any(output.output_type == "stream" and output.name == "stderr" for output in outputs):
            return "a line on stderr takes all points"
        return "a score that nothing in the output explains"
    if error.ename == "CellTimeoutError":
        return "the test ran out of time, though the answer is worth points"
    if 0 < expected < load_topic(learner.topic).exercise(name).points:
        return "all or nothing: parts are right"
    uses = load_topic(learner.topic).exercise(name).uses
    if any(learner.expected[used] < load_topic(learner.topic).exercise(used).points for used in uses):
        return "an earlier answer is wrong, and this one, which is right, calls it"
    return f"the test cell ends in {error.ename}"


def _stopped(student: str, run: StockRun) -> str:
    trouble = run.trouble.get(student, "")
    name = trouble.partition(":")[0].strip()
    words = STOPPED.get(name) or (f"{name}: no score at all" if trouble else "no score, and no word why")
    if student in run.aborted:
        words += "; the run ends there, and whoever comes after gets none until it is taken away"
    return words
