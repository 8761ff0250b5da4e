"""Grading a class: many workers judge, one writer keeps nbgrader's books, and an interrupted run goes on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..exercises import load_topic
from .class_summary import ClassSummary
from .course_root import CourseRoot
from .gradebook_place import place_of
from .grading_run import GradingRun
from .preparing import Job, Prepared, prepare
from .report import ClassReport


def grade_class(
    course_root: Path,
    root: Path,
    topics: Sequence[str] | None = None,
    students: Collection[str] | None = None,
    *,
    workers: int | None = None,
    round_: int | None = None,
    again: bool = False,
    console: Any = None,
    work: Callable[[Job], Prepared] = prepare,
) -> ClassReport:
    """Grade what is new or changed in `course_root/submitted/`.

    Writes gradebook, feedback pages, grades.csv and report.html.

    Args:
        course_root: the folder with `submitted/`; everything else is made in it.
        root: the repository, with the topics' folders.
        topics: to grade; by default all that somebody handed in.
        students: to grade; by default all.
        workers: processes that judge; by default one for each core.
        round_: of the hidden cases; by default the one last used, at first 1.
        again: judge what was judged before, too; scores and comments given by hand stay.
        console: a rich Console for the progress bar, or None for silence. The report prints itself.
        work: in place of `prepare`, for tests: a function at the top level of a module.

    Raises:
        CourseError: grading cannot start, or the gradebook cannot be reached; the text says what to do.
        Stopped: by Ctrl-C.
        KeyError: an unknown topic.
    """
    course = CourseRoot(Path(course_root))
    for name in topics or ():
        load_topic(name)
    place = place_of(course)
    with course.locked(), place.locked():
        run = GradingRun(course, place, Path(root), topics, students, workers, console, work)
        try:
            run.get_ready(course.round(round_), to_grade=True)
            return run.report(again)
        finally:
            run.close()


def report_class(
    course_root: Path,
    root: Path,
    topics: Sequence[str] | None = None,
    students: Collection[str] | None = None,
) -> ClassReport:
    """What the gradebook holds, without grading anything. Arguments and errors as in `grade_class`."""
    with _looking_at(course_root, root, topics, students) as run:
        return run.overview()


def summarise_class(course_root: Path, root: Path) -> tuple[CourseRoot, ClassSummary]:
    """The course, and what its class knows and where it stumbles. Errors as in `grade_class`."""
    with _looking_at(course_root, root) as run:
        return run.course, run.summary(run.rows())


@contextmanager
def _looking_at(
    course_root: Path,
    root: Path,
    topics: Sequence[str] | None = None,
    students: Collection[str] | None = None,
) -> Iterator[GradingRun]:
    course = CourseRoot(course_root)
    with course.locked():
        run = GradingRun(course, place_of(course), Path(root), topics, students, None, None, prepare)
        try:
            run.get_ready(course.round())
            yield run
        finally:
            run.close()
