"""The solutions of a lesson, as text and as functions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .settings import TopicSettings


def read_solutions(lesson: Path) -> dict[str, str]:
    """Source text of each exercise of a lesson, without solution markers, in lesson order.

    Raises:
        LessonError: the lesson cannot be read.
        ValueError: an exercise cell does not define exactly one function.
    """
    # The builder takes seconds to import, and workers do without it.
    from shared_utils.builder.lesson import exercise_name, read_lesson, without_markers

    solutions = {}
    for cell in read_lesson(lesson).cells:
        if cell.role == "exercise":
            name = exercise_name(cell)
            if name is None:
                raise ValueError(
                    f"{lesson}, line {cell.line}: this exercise cell does not define exactly one function."
                )
            solutions[name] = without_markers(cell.source)[0].strip() + "\n"
    return solutions


def namespace_with(solutions: dict[str, str], settings: TopicSettings) -> dict[str, Any]:
    """A namespace as a learner has it who solved everything: the lesson's names and all the solutions."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    exec(settings.names, namespace)
    for name, source in solutions.items():
        exec(compile(source, f"<learner's solution of {name}>", "exec"), namespace)
    if settings.prepare:
        settings.prepare(namespace)
    return namespace
