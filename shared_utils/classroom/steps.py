"""The cells of a notebook that matter for its grades, in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..exercises.contract import Topic

NOT_NEEDED = frozenset({"demo", "train", "test"})
"""Roles of cells that are never needed for a grade."""


@dataclass(frozen=True)
class Step:
    """A cell to run, or to judge its `exercise` at its place. `shows`: it is not needed for a grade."""

    cell_id: str
    source: str
    exercise: str | None = None
    shows: bool = False


def steps_of(notebook: Any, source: Any, topic: Topic) -> list[Step]:
    """The cells that matter, in order.

    Cells that only show something are left out, unless the learner changed them: then they may
    define a helper, and they run for a short while.
    """
    shown = {cell.id: cell.source for cell in source.cells if _only_shows(cell)}
    steps = []
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        nbgrader = cell.metadata.get("nbgrader", {})
        exercise = str(nbgrader.get("grade_id", "")).removesuffix("_test")
        if nbgrader.get("grade") and exercise in topic.exercises:
            steps.append(Step(cell.id, cell.source, exercise))
        elif shown.get(cell.id) != cell.source:
            steps.append(Step(cell.id, cell.source, shows=_only_shows(cell)))
    return steps


def _only_shows(cell: Any) -> bool:
    tags = cell.metadata.get("tags", ())
    return cell.cell_type == "code" and isinstance(tags, (list, tuple)) and any(t in NOT_NEEDED for t in tags)
