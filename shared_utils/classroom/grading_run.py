"""One grading run: who is graded, the workers that judge, and the books, kept here."""

from __future__ import annotations

import secrets
import shutil
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack, nullcontext
from typing import Any

from ..exercises import load_topic, topic_names
from .class_page import write_page
from .class_rows import class_rows
from .class_summary import ClassSummary, summarise
from .course_root import CourseError, CourseRoot, read_json, write_atomically
from .gradebook import SubmissionGrades, read_gradebook, read_lesson
from .gradebook_place import load_config
from .mistakes import load_mistakes
from .nbgrader_settings import has_our_steps
from .preparing import Job, key_of, prepare, read
from .progress import progress
from .report import ClassReport, Row, write_grades
from .roster import check_students, take_roster
from .tasks import Made, Page, Tasks
from .topics import get_ready
from .workers import Outcome, Pool, cores, preload
from .writing import Writer

#: Far above the judge's own limits: this ends a worker that hangs through a fault of ours.
SECONDS_PER_JOB = 1200.0

_PRELOADED = ("shared_utils.classroom.preload_judging", "shared_utils.classroom.preload_converting")

Pair = tuple[str, str]
"""(student, topic)."""


class Stopped(CourseError):
    """The run was stopped with Ctrl-C; the text says how to go on."""


class GradingRun:
    """One grading run."""

    def __init__(self, course, place, root, topics, students, workers, console, work):
        self.course, self.place, self.root = course, place, root
        self.console, self.work = console, work
        self.topics, self.students = topics, students
        self.workers = workers or cores()
        self.started = time.monotonic()
        self.steps: Counter[str] = Counter()
        self.internal_errors: list[tuple[str, str, str]] = []
        self.folder = f".course/making/{secrets.token_hex(4)}"
        self.graded = 0
        self.mistakes = load_mistakes(course)
        self.writer = Writer(course, place, self.folder, self.steps, self.mistakes)

    def get_ready(self, round_: int, to_grade: bool = False) -> None:
        """Look at the class and at the gradebook, and see to it that its topics are registered.

        Raises:
            CourseError: everything that was graded has gone from `submitted/`, and it is `to_grade`.
        """
        _sweep(self.course)
        snapshot = read_gradebook(self.place)
        self.roster = take_roster(self.course, topic_names(), self.topics or (), snapshot, round_)
        check_students(self.roster, self.students)
        jobs = self.roster.jobs.values()
        if to_grade and jobs and all(job.withdrawn for job in jobs):
            raise CourseError(
                f"{self.course.submitted} has no submission any more, and the gradebook has grades of "
                f"{len(jobs)}. Put it back. (A single one that is gone counts as withdrawn, with 0 points.)"
            )
        self.chosen = [
            pair
            for pair in [*self.roster.jobs, *self.roster.missing]
            if (not self.topics or pair[1] in self.topics) and (not self.students or pair[0] in self.students)
        ]
        beside = self.course.gradebook
        if self.place.is_new and self.place.file != beside and beside.is_file() and self.console:
            self.console.print(f"A new gradebook is made: {self.place.shown}. {beside.name} is not used.")
        made = False
        for topic in dict.fromkeys([*(self.topics or ()), *(topic for _, topic in self.chosen)]):
            made |= get_ready(self.course, self.root, topic, snapshot, self.writer.books, self._say)
        self.snapshot = read_gradebook(self.place) if made else snapshot

    def close(self) -> None:
        """Let go of the gradebook and of what was made on the way."""
        self.writer.close()
        shutil.rmtree(self.course.folder / self.folder, ignore_errors=True)

    def report(self, again: bool = False) -> ClassReport:
        """Do the work and return what came of it. `again`: what is done is forgotten first."""
        for pair in self.chosen if again else ():
            self.course.done(*pair).unlink(missing_ok=True)
            self.course.verdicts(*pair).unlink(missing_ok=True)
        to_grade, to_show, unchanged = self._sort_out()
        if to_grade or to_show:
            try:
                self._work_through(to_grade, to_show)
            except KeyboardInterrupt:
                raise Stopped(
                    f"Stopped: {self.graded} of {len(to_grade)} graded in this run, and safe. "
                    "The same command goes on from here."
                ) from None
        return self.overview(self.graded, unchanged)

    def _work_through(self, to_grade: list[Job], to_show: list[Page]) -> None:
        """Judge in worker processes and keep the books here."""
        from .runner import one_warm_process

        topics = {job.topic for job in to_grade} | {page.job.topic for page in to_show}
        few = len(to_grade) + len(to_show) <= self.workers
        # For a few no worker need import nbgrader, and a course's own steps are left to nbgrader itself.
        here = few or not has_our_steps(load_config(self.course), self.course.folder)
        if here:
            for page in to_show:
                self._failed(page.job, self.writer.show(page))
            to_show = []
        if not to_grade and not to_show:
            return
        lessons = {topic: read_lesson(self.place, topic) for topic in topics}
        tasks = Tasks(self.work, self.folder, lessons, with_notebooks=not here)
        workers = max(1, min(self.workers, len(to_grade) + len(to_show)))
        judging = bool(to_grade) and self.work is prepare
        if judging:
            preload(*_PRELOADED[: 1 if here else 2])
        with one_warm_process() if judging else nullcontext(), ExitStack() as stack:
            advance = stack.enter_context(progress(self.console, len(to_grade)))
            books = self.writer.books()  # imports nbgrader while the other processes import TensorFlow
            if here:
                books.converter.get_ready()
            pool = stack.enter_context(Pool(tasks, workers, SECONDS_PER_JOB))
            pool.add(*to_show, *to_grade)
            for outcome in pool.outcomes():
                page = self._take(outcome, advance)
                if page is None:
                    continue
                if here:
                    self._failed(page.job, self.writer.show(page))
                else:
                    pool.add(page, first=True)

    def _take(self, outcome: Outcome, advance: Callable[..., None]) -> Page | None:
        """Enter what a worker has done. Return the page that is to be made next, if there is one."""
        if isinstance(outcome.job, Page):
            made = outcome.value.folder if isinstance(outcome.value, Made) else None
            if made:
                self.steps["feedback"] += outcome.value.seconds
            self._failed(outcome.job.job, outcome.trouble or self.writer.show(outcome.job, made))
            return None
        page, trouble = None, outcome.trouble
        if not trouble:
            page, trouble = self.writer.record(outcome.job, outcome.value)
        self._failed(outcome.job, trouble)
        self.graded += not trouble
        advance(bool(not trouble and outcome.value.prepared.flags), bool(trouble))
        return page

    def overview(self, graded: int = 0, unchanged: int = 0) -> ClassReport:
        """What the gradebook holds now; `grades.csv` and `report.html` are about the whole class."""
        rows = self.rows()
        exercises = [name for topic in self.roster.topics for name in load_topic(topic).exercises]
        write_grades(self.course, rows, list(dict.fromkeys(exercises)))
        write_page(self.course, self.summary(rows))
        chosen = set(self.chosen)
        return ClassReport(
            self.course,
            [topic for topic in self.roster.topics if any(pair[1] == topic for pair in chosen)],
            [row for row in rows if (row.student, row.topic) in chosen],
            graded,
            unchanged,
            self.internal_errors,
            self.roster.strays,
            time.monotonic() - self.started,
            dict(self.steps),
            "" if self.place.file == self.course.gradebook else self.place.shown,
        )

    def _sort_out(self) -> tuple[list[Job], list[Page], int]:
        """Submissions to grade, submissions whose feedback alone is out of date, and how many are done."""
        to_grade, to_show, unchanged = [], [], 0
        for pair in self.chosen:
            job = self.roster.jobs.get(pair)
            if job is None:
                continue
            mark = read_json(self.course.done(*pair))
            if not self._is_done(job, mark):
                to_grade.append(job)
                continue
            unchanged += 1
            grades = self.snapshot.submissions[pair]
            fingerprint = self.writer.page_fingerprint(pair, grades)
            if mark.get("shown") != fingerprint or not self.course.feedback(*pair).is_file():
                self.writer.marks[pair] = mark
                to_show.append(Page(job, grades))
        return to_grade, to_show, unchanged

    def _is_done(self, job: Job, mark: Any) -> bool:
        """Whether the mark is about these very files, and gradebook and `autograded/` agree with it."""
        if not isinstance(mark, dict):
            return False
        grades = self.snapshot.submissions.get((job.student, job.topic), SubmissionGrades())
        return (
            mark.get("points") == grades.automatic()
            and self.course.autograded(job.student, job.topic).is_file()
            and mark.get("key") == key_of(job, read(job))
        )

    def _failed(self, job: Job, trouble: str) -> None:
        if not trouble:
            return
        file = self.course.private / "errors" / job.student / f"{job.topic}.txt"
        write_atomically(file, trouble + "\n")
        self.internal_errors.append((job.student, job.topic, trouble))

    def _say(self, text: str) -> None:
        if self.console is not None and self.console.is_terminal:
            self.console.print(text, style="dim")

    # The report

    def summary(self, rows: list[Row]) -> ClassSummary:
        """What the rows and the stored verdicts say about the class."""
        return summarise(self.course, rows, self.roster.topics, self.mistakes, self.roster.strays)

    def rows(self) -> list[Row]:
        """A row for everybody and every topic on the list."""
        failed = {(student, topic): text for student, topic, text in self.internal_errors}
        return class_rows(self.course, self.roster, read_gradebook(self.place), failed)


def _sweep(course: CourseRoot) -> None:
    """Remove what a run that was killed left unfinished."""
    for name in ("making", "by_nbgrader"):
        shutil.rmtree(course.private / name, ignore_errors=True)
    for folder in course.private.glob("staging/*/.[no]*-*"):
        shutil.rmtree(folder, ignore_errors=True)
