"""What the gradebook says, read straight from its SQLite file: importing nbgrader takes two seconds."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from .course_root import CourseError


@dataclass
class ExerciseGrade:
    """The grade of one exercise: what the judge gave, what a person changed, and what counts."""

    automatic: float | None
    manual: float | None
    extra: float | None
    needs_a_look: bool

    @property
    def score(self) -> float:
        """The score that counts, by nbgrader's own rule."""
        base = self.manual if self.manual is not None else self.automatic
        return 0.0 if base is None else base + (self.extra or 0.0)

    @property
    def by_hand(self) -> bool:
        """Whether a person changed it."""
        return self.manual is not None or bool(self.extra)


@dataclass
class SubmissionGrades:
    """The grades of one submission by exercise, the comments, and what is taken off for lateness."""

    exercises: dict[str, ExerciseGrade] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    late_penalty: float = 0.0

    @property
    def total(self) -> float:
        """What counts in the end."""
        return max(0.0, sum(grade.score for grade in self.exercises.values()) - self.late_penalty)

    def automatic(self) -> dict[str, float | None]:
        """The judge's points by exercise."""
        return {name: grade.automatic for name, grade in self.exercises.items()}

    def fingerprint(self) -> str:
        """A hash over all that a feedback page shows of it."""
        grades = sorted(
            (name, vars(grade)["automatic"], grade.score) for name, grade in self.exercises.items()
        )
        return hashlib.sha256(
            repr((grades, sorted(self.comments.items()), self.late_penalty)).encode()
        ).hexdigest()


@dataclass
class Snapshot:
    """The gradebook at one moment.

    Attributes:
        students: all names in it.
        maxima: points of each exercise, by topic.
        submissions: by (student, topic).
    """

    students: set[str] = field(default_factory=set)
    maxima: dict[str, dict[str, float]] = field(default_factory=dict)
    submissions: dict[tuple[str, str], SubmissionGrades] = field(default_factory=dict)

    def has_points(self, topic: str, points: Mapping[str, float]) -> bool:
        """Whether the topic is registered with exactly these exercises and points."""
        return self.maxima.get(topic) == dict(points)


_MAXIMA = """
select assignment.name, base_cell.name, grade_cells.max_score
from grade_cells join base_cell on base_cell.id = grade_cells.id
join notebook on notebook.id = base_cell.notebook_id join assignment on assignment.id = notebook.assignment_id
"""
_SUBMITTED = """
from submitted_notebook
join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
join assignment on assignment.id = submitted_assignment.assignment_id
"""
_PENALTIES = "select submitted_assignment.student_id, assignment.name, late_submission_penalty" + _SUBMITTED
_GRADES = (
    "select submitted_assignment.student_id, assignment.name, base_cell.name, "
    "auto_score, manual_score, extra_credit, needs_manual_grade" + _SUBMITTED + "join grade on "
    "grade.notebook_id = submitted_notebook.id join base_cell on base_cell.id = grade.cell_id"
)
_COMMENTS = (
    "select submitted_assignment.student_id, assignment.name, base_cell.name, auto_comment, manual_comment"
    + _SUBMITTED
    + "join comment on comment.notebook_id = submitted_notebook.id "
    "join base_cell on base_cell.id = comment.cell_id"
)


def read_gradebook(path: Path, only: tuple[str, str] | None = None) -> Snapshot:
    """Read the gradebook at `path`; a missing one is empty.

    Args:
        only: a (student, topic) to read the grades of; all by default.

    Raises:
        CourseError: it is not a gradebook of a version that we know.
    """
    snapshot = Snapshot()
    if not path.is_file() or path.stat().st_size == 0:
        return snapshot
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=60)) as database:
            _read(database, snapshot, only)
    except sqlite3.Error as error:
        raise CourseError(
            f"{path} cannot be read as nbgrader's gradebook ({error}). "
            "Run `nbgrader db upgrade` if it is from another version, or put your backup back."
        ) from error
    return snapshot


def _read(database: sqlite3.Connection, snapshot: Snapshot, only: tuple[str, str] | None) -> None:
    if not database.execute("select 1 from sqlite_master where name = 'grade'").fetchone():
        return
    snapshot.students = {row[0] for row in database.execute("select id from student")}
    for topic, cell, points in database.execute(_MAXIMA):
        snapshot.maxima.setdefault(topic, {})[cell.removesuffix("_test")] = points
    where, values = "", ()
    if only:
        where, values = " where submitted_assignment.student_id = ? and assignment.name = ?", only
    for student, topic, penalty in database.execute(_PENALTIES + where, values):
        snapshot.submissions[student, topic] = SubmissionGrades(late_penalty=penalty or 0.0)
    for student, topic, cell, *scores, needs_a_look in database.execute(_GRADES + where, values):
        grade = ExerciseGrade(*scores, bool(needs_a_look))
        snapshot.submissions[student, topic].exercises[cell.removesuffix("_test")] = grade
    for student, topic, cell, automatic, manual in database.execute(_COMMENTS + where, values):
        if manual or automatic:
            snapshot.submissions[student, topic].comments[cell] = manual or automatic
