"""What the gradebook says, read straight from its tables: importing nbgrader takes one to three seconds."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .gradebook_place import GradebookPlace


class BookkeepingError(Exception):
    """A submission could not be entered, or its page not be made; the text is what nbgrader said."""


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


@dataclass(frozen=True)
class LessonCell:
    """A cell of the instructor's notebook, as nbgrader recorded it when the topic was registered."""

    cell_type: str
    locked: bool
    source: str
    checksum: str


@dataclass
class LessonRecord:
    """What the gradebook holds of a topic itself, by the name of the cell.

    Attributes:
        kernelspec: of the instructor's notebook, as JSON text, or None.
        cells: that are locked, graded or to be solved.
        maxima: points of the graded cells.
    """

    kernelspec: str | None = None
    cells: dict[str, LessonCell] = field(default_factory=dict)
    maxima: dict[str, float] = field(default_factory=dict)


_LESSON = """
from notebook join assignment on assignment.id = notebook.assignment_id
"""
_LESSON_CELLS = (
    "select source_cell.name, source_cell.cell_type, locked, source, checksum"
    + _LESSON
    + "join source_cell on source_cell.notebook_id = notebook.id where assignment.name = :topic"
)
_KERNELSPEC = "select kernelspec" + _LESSON + "where assignment.name = :topic"
_MAXIMA = (
    "select assignment.name, base_cell.name, grade_cells.max_score"
    + _LESSON
    + "join base_cell on base_cell.notebook_id = notebook.id "
    "join grade_cells on grade_cells.id = base_cell.id"
)
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
_ONLY = " where submitted_assignment.student_id = :student and assignment.name = :topic"


def read_gradebook(place: GradebookPlace | Path) -> Snapshot:
    """Read the whole gradebook; a missing one is empty.

    Args:
        place: of the gradebook, or the path of a SQLite file.

    Raises:
        CourseError: it cannot be reached, or is not a gradebook of a version that we know.
    """
    snapshot = Snapshot()
    with GradebookPlace.of(place).reading() as database:
        if database is None:
            return snapshot
        snapshot.students = {row[0] for row in _rows(database, "select id from student")}
        for topic, cell, points in _rows(database, _MAXIMA):
            snapshot.maxima.setdefault(topic, {})[cell.removesuffix("_test")] = points
        snapshot.submissions = _submissions(database)
    return snapshot


def read_submission_grades(database: Any, student: str, topic: str) -> SubmissionGrades:
    """The grades of one submission, over an open SQLAlchemy connection; without any if it has none."""
    return _submissions(database, student, topic).get((student, topic), SubmissionGrades())


def read_lesson(place: GradebookPlace | Path, topic: str) -> LessonRecord:
    """Read what the gradebook holds of a topic itself. Errors as in `read_gradebook`."""
    lesson = LessonRecord()
    with GradebookPlace.of(place).reading() as database:
        if database is None:
            return lesson
        for (kernelspec,) in _rows(database, _KERNELSPEC, topic=topic):
            lesson.kernelspec = kernelspec
        for name, cell_type, locked, source, checksum in _rows(database, _LESSON_CELLS, topic=topic):
            lesson.cells[name] = LessonCell(cell_type, bool(locked), source, checksum)
        for _, name, points in _rows(database, _MAXIMA + " where assignment.name = :topic", topic=topic):
            lesson.maxima[name] = points
    return lesson


def _submissions(
    database: Any, student: str | None = None, topic: str | None = None
) -> dict[tuple[str, str], SubmissionGrades]:
    where, names = ("", {}) if student is None else (_ONLY, {"student": student, "topic": topic})
    found: dict[tuple[str, str], SubmissionGrades] = {}
    for *pair, penalty in _rows(database, _PENALTIES + where, **names):
        found[tuple(pair)] = SubmissionGrades(late_penalty=penalty or 0.0)
    for of, work, cell, *scores, needs_a_look in _rows(database, _GRADES + where, **names):
        grade = ExerciseGrade(*scores, bool(needs_a_look))
        found[of, work].exercises[cell.removesuffix("_test")] = grade
    for of, work, cell, automatic, manual in _rows(database, _COMMENTS + where, **names):
        if manual or automatic:
            found[of, work].comments[cell] = manual or automatic
    return found


def _rows(database: Any, query: str, **names: Any) -> Any:
    from sqlalchemy import text

    return database.execute(text(query), names)
