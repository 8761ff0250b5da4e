"""Is everybody's score in the books, once and right? Looks at the files only, with no code of the grader."""

from __future__ import annotations

import contextlib
import csv
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from .learners import Learner

#: Each of these has one row for a student and topic (and exercise) or is wrong.
_ROWS = {
    "submission": "select student_id, assignment_id from submitted_assignment",
    "notebook": (
        "select student_id, notebook_id from submitted_notebook "
        "join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id"
    ),
    "grade": (
        "select student_id, cell_id from grade "
        "join submitted_notebook on submitted_notebook.id = grade.notebook_id "
        "join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id"
    ),
}
_SCORES = (
    "select student_id, base_cell.name, auto_score from grade "
    "join base_cell on base_cell.id = grade.cell_id "
    "join submitted_notebook on submitted_notebook.id = grade.notebook_id "
    "join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id"
)

#: Folders and files that only exist while grading is at work.
_UNFINISHED = ("autograded", "feedback", "staging/*/.[no]*-*", "**/.writing-*")


def faults(course_root: Path, learners: Sequence[Learner]) -> list[str]:
    """All that is wrong with the outcome of grading these learners of one topic; empty if all is well."""
    found = [*_in_the_gradebook(course_root / "gradebook.db", learners)]
    found += _in_the_table(course_root / "grades.csv", learners)
    found += _in_the_folders(course_root, learners)
    return found


def _in_the_gradebook(path: Path, learners: Sequence[Learner]):
    with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
        (health,) = database.execute("pragma integrity_check").fetchone()
        if health != "ok":
            yield f"the gradebook is damaged: {health}"
        exercises = len(learners[0].expected)
        for kind, query in _ROWS.items():
            rows = Counter(database.execute(query))
            wanted = len(learners) * (exercises if kind == "grade" else 1)
            if len(rows) != wanted:
                yield f"the gradebook has {len(rows)} {kind}s, not {wanted}"
            for row, count in rows.items():
                if count > 1:
                    yield f"the gradebook has {count} {kind}s of {row[0]} where one belongs"
        scores: dict[str, dict[str, float]] = {}
        for student, cell, score in database.execute(_SCORES):
            scores.setdefault(student, {})[cell.removesuffix("_test")] = score
    yield from _compared(scores, learners, "the gradebook")


def _in_the_table(path: Path, learners: Sequence[Learner]):
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = Counter(row["student"] for row in rows)
    yield from (f"grades.csv has {count} rows of {name}" for name, count in names.items() if count > 1)
    scores = {
        row["student"]: {name: float(row[name] or "nan") for name in learners[0].expected} for row in rows
    }
    yield from _compared(scores, learners, "grades.csv")


def _compared(scores: Mapping[str, Mapping[str, float]], learners: Sequence[Learner], where: str):
    for name in sorted(set(scores) - {learner.name for learner in learners}):
        yield f"{where} has {name}, who handed nothing in"
    for learner in learners:
        got = scores.get(learner.name)
        if got is None:
            yield f"{where} has no score of {learner.name}"
        elif got != learner.expected:
            wrong = {name: value for name, value in got.items() if value != learner.expected.get(name)}
            yield f"{where} has other scores of {learner.name} than expected: {wrong}"


def _in_the_folders(course_root: Path, learners: Sequence[Learner]):
    for step, suffix in (("autograded", "ipynb"), ("feedback", "html")):
        wanted = {f"{one.name}/{one.topic}/{one.topic}.{suffix}" for one in learners}
        folder = course_root / step
        there = {path.relative_to(folder).as_posix() for path in folder.glob(f"*/*/*.{suffix}")}
        if there != wanted:
            yield f"{step}/ lacks {len(wanted - there)} files and has {len(there - wanted)} that nobody needs"
        empty = [path for path in folder.rglob(f"*.{suffix}") if path.stat().st_size == 0]
        yield from (f"{path.relative_to(course_root)} is empty" for path in empty)
    for pattern in _UNFINISHED:
        for path in (course_root / ".course").glob(pattern):
            if path.is_file() or any(path.iterdir()):
                yield f"{path.relative_to(course_root)} was left unfinished"
