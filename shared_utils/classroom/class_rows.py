"""A row for everybody and every topic: what the gradebook has, and what was noticed while grading."""

from __future__ import annotations

from collections.abc import Mapping

from ..exercises import load_topic
from .course_root import CourseRoot, read_json
from .gradebook import Snapshot, SubmissionGrades
from .report import Row
from .roster import Roster

Pair = tuple[str, str]
"""(student, topic)."""


def class_rows(
    course: CourseRoot, roster: Roster, snapshot: Snapshot, failed: Mapping[Pair, str]
) -> list[Row]:
    """The rows by student and then in course order, from the gradebook and the done-marks.

    Args:
        failed: what went wrong through a fault of the grader, by submission.
    """
    pairs = sorted([*roster.jobs, *roster.missing], key=lambda pair: (pair[0], roster.topics.index(pair[1])))
    return [
        _missing(pair) if pair in roster.missing else _row(course, pair, snapshot, failed.get(pair, ""))
        for pair in pairs
    ]


def _missing(pair: Pair) -> Row:
    topic = load_topic(pair[1])
    points = dict.fromkeys(topic.exercises, 0.0)
    return Row(*pair, points=points, maximum=float(topic.points), flags=["missing"])


def _row(course: CourseRoot, pair: Pair, snapshot: Snapshot, trouble: str) -> Row:
    topic = load_topic(pair[1])
    grades = snapshot.submissions.get(pair, SubmissionGrades())
    graded = grades.exercises
    mark = read_json(course.done(*pair))
    mark = mark if isinstance(mark, dict) else {}
    flags, remarks = set(mark.get("flags", ())), list(mark.get("remarks", ()))
    if any(grade.by_hand for grade in graded.values()):
        flags.add("by hand")
    if any(grade.by_hand and grade.needs_a_look for grade in graded.values()):
        flags.add("older score by hand")
        remarks.append("It was graded again after a person changed a score: see whether that still holds.")
    if grades.late_penalty:
        flags.add("late")
    if trouble:
        flags.add("internal error")
        remarks.insert(0, _internal(trouble, course, pair))
    elif mark.get("points") != grades.automatic():
        flags.add("not graded yet")
    return Row(
        *pair,
        points={name: graded[name].score for name in topic.exercises if name in graded},
        total=grades.total,
        maximum=float(topic.points),
        flags=sorted(flags),
        remarks=remarks,
        isolated=mark.get("isolated", True),
    )


def _internal(trouble: str, course: CourseRoot, pair: Pair) -> str:
    last = trouble.strip().splitlines()[-1][:160]
    file = course.private / "errors" / pair[0] / f"{pair[1]}.txt"
    return f"Not graded, through a fault of the grader ({last}). Details: {file.relative_to(course.folder)}"
