"""Who is in the class and what is there to grade: a look at `submitted/` and at the gradebook."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from .course_root import CourseError, CourseRoot
from .gradebook import Snapshot
from .preparing import Job


@dataclass
class Roster:
    """The class.

    Attributes:
        topics: with at least one submission, now or before, or asked for by name; in course order.
        jobs: a job for every submission, by (student, topic), sorted.
        missing: (student, topic) without a submission.
        strays: sentences about things in `submitted/` that are no submission.
    """

    topics: list[str]
    jobs: dict[tuple[str, str], Job] = field(default_factory=dict)
    missing: list[tuple[str, str]] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)


def take_roster(
    course: CourseRoot,
    known_topics: Sequence[str],
    asked_for: Collection[str],
    snapshot: Snapshot,
    round_: int,
) -> Roster:
    """Look through `submitted/`.

    Args:
        known_topics: the course's topics, in order.
        asked_for: topics that belong on the list even if nobody handed them in.
    """
    found, strays = _look_through(course, known_topics)
    before = {
        pair
        for pair, grades in snapshot.submissions.items()
        if pair[1] in known_topics and any(grade.automatic is not None for grade in grades.exercises.values())
    }
    active = {topic for _, topic in found | before} | set(asked_for)
    roster = Roster([topic for topic in known_topics if topic in active], strays=strays)
    everyone = snapshot.students | {student for student, _ in found} | _student_folders(course)
    for student in sorted(everyone):
        for topic in roster.topics:
            pair = (student, topic)
            if pair in found or pair in before:
                withdrawn = pair not in found
                roster.jobs[pair] = Job(course.folder, student, topic, round_, withdrawn)
            else:
                roster.missing.append(pair)
    return roster


def check_students(roster: Roster, students: Collection[str] | None) -> None:
    """Raise CourseError if one of `students` is not in the class."""
    known = {student for student, _ in [*roster.jobs, *roster.missing]}
    unknown = sorted(set(students or ()) - known)
    if unknown:
        some = ", ".join(sorted(known)[:8]) or "nobody yet"
        raise CourseError(
            f"No such student: {', '.join(unknown)}. In the class: {some}{'...' * (len(known) > 8)}"
        )


def _student_folders(course: CourseRoot) -> set[str]:
    if not course.submitted.is_dir():
        return set()
    return {
        path.name
        for path in course.submitted.iterdir()
        if path.is_dir() and not path.is_symlink() and not path.name.startswith(".")
    }


def _look_through(course: CourseRoot, topics: Sequence[str]) -> tuple[set[tuple[str, str]], list[str]]:
    """The (student, topic) pairs with a folder, and sentences about what else lies there."""
    found, strays = set(), []
    if not course.submitted.is_dir():
        return found, strays
    for path in sorted(course.submitted.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_symlink() or not path.is_dir():
            strays.append(f"submitted/{path.name} is no student's folder and was not graded.")
            continue
        for folder in sorted(path.iterdir()):
            if folder.name.startswith("."):
                continue
            if folder.is_dir() and not folder.is_symlink() and folder.name in topics:
                found.add((path.name, folder.name))
            else:
                shown = f"submitted/{path.name}/{folder.name}"
                strays.append(f"{shown} was not graded: a submission lies in a folder with a topic's name.")
    return found, strays
