"""Grading a class: many workers judge, one writer keeps nbgrader's books, and an interrupted run goes on."""

from __future__ import annotations

import os
import shutil
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..exercises import load_topic, topic_names
from .class_page import write_page
from .class_summary import ClassSummary, summarise
from .course_root import CourseRoot, read_json, write_atomically, write_json
from .flags import remarks_on
from .gradebook import Snapshot, SubmissionGrades, read_gradebook
from .mistakes import load_mistakes, page_fingerprint, recognised_in
from .preparing import Job, Prepared, key_of, prepare, read
from .report import ClassReport, Row, write_grades
from .roster import check_students, take_roster
from .topics import get_ready
from .workers import run_jobs

#: Far above the judge's own limits: this ends a worker that hangs through a fault of ours.
SECONDS_PER_JOB = 1200.0

Pair = tuple[str, str]
"""(student, topic)."""


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
        CourseError: grading cannot start; the text says what to do.
        KeyError: an unknown topic.
    """
    course = CourseRoot(Path(course_root))
    for name in topics or ():
        load_topic(name)
    with course.locked():
        return _Run(
            course, Path(root), topics, students, course.round(round_), workers, console, work
        ).report(again)


def report_class(
    course_root: Path,
    root: Path,
    topics: Sequence[str] | None = None,
    students: Collection[str] | None = None,
) -> ClassReport:
    """What the gradebook holds, without grading anything. Arguments and errors as in `grade_class`."""
    course = CourseRoot(course_root)
    with course.locked():
        run = _Run(course, Path(root), topics, students, course.round(), None, None, prepare)
        return run.overview()


def summarise_class(course_root: Path, root: Path) -> tuple[CourseRoot, ClassSummary]:
    """The course, and what its class knows and where it stumbles. Errors as in `grade_class`."""
    course = CourseRoot(course_root)
    with course.locked():
        run = _Run(course, Path(root), None, None, course.round(), None, None, prepare)
        return course, run.summary(run.rows())


class _Run:
    """One grading run."""

    def __init__(self, course, root, topics, students, round_, workers, console, work):
        self.course, self.root, self.console, self.work = course, root, console, work
        self.workers = workers or _cores()
        self.started = time.monotonic()
        self.steps: Counter[str] = Counter()
        self.internal_errors: list[tuple[str, str, str]] = []
        self._books: Any = None
        self.mistakes = load_mistakes(course)
        _sweep(course)
        snapshot = read_gradebook(course.gradebook)
        self.roster = take_roster(course, topic_names(), topics or (), snapshot, round_)
        check_students(self.roster, students)
        self.chosen = [
            pair
            for pair in [*self.roster.jobs, *self.roster.missing]
            if (not topics or pair[1] in topics) and (not students or pair[0] in students)
        ]
        for topic in dict.fromkeys([*(topics or ()), *(topic for _, topic in self.chosen)]):
            get_ready(course, self.root, topic, snapshot, self._bookkeeper, self._say)
        self.snapshot = read_gradebook(course.gradebook)

    def report(self, again: bool = False) -> ClassReport:
        """Do the work and return what came of it. `again`: what is done is forgotten first."""
        for pair in self.chosen if again else ():
            self.course.done(*pair).unlink(missing_ok=True)
            self.course.verdicts(*pair).unlink(missing_ok=True)
        to_grade, to_show, unchanged = self._sort_out()
        for pair in to_show:
            trouble = self._show(pair, read_json(self.course.done(*pair)))
            if trouble:
                self._failed(self.roster.jobs[pair], trouble)
        graded = 0
        with _progress(self.console, len(to_grade)) as advance:
            for outcome in run_jobs(self.work, to_grade, self.workers, SECONDS_PER_JOB):
                trouble = outcome.trouble or self._record(outcome.job, outcome.value)
                if trouble:
                    self._failed(outcome.job, trouble)
                graded += not trouble
                advance(bool(trouble) or bool(outcome.value.flags))
        return self.overview(graded, unchanged)

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
        )

    def _sort_out(self) -> tuple[list[Job], list[Pair], int]:
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
            if (
                mark.get("shown") != self._page_fingerprint(pair, grades)
                or not self.course.feedback(*pair).is_file()
            ):
                to_show.append(pair)
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

    def _bookkeeper(self) -> Any:
        if self._books is None:
            from .bookkeeping import Bookkeeper

            self._books = Bookkeeper(self.course)
        return self._books

    def _record(self, job: Job, prepared: Prepared) -> str:
        """Write one submission into the books, then its done-mark; return the trouble, or ""."""
        pair = (job.student, job.topic)
        self.steps.update(prepared.seconds)
        points = {name: float(v["points"]) for name, v in prepared.result["verdicts"].items()}
        try:
            with self._timed("record"):
                self._bookkeeper().record(*pair, prepared)
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        grades = read_gradebook(self.course.gradebook, pair).submissions.get(pair, SubmissionGrades())
        if grades.automatic() != points:
            return f"The gradebook has {grades.automatic()} where the judge gave {points}."
        mark = {
            "key": prepared.key,
            "points": points,
            "flags": prepared.flags,
            "remarks": _remarks(prepared),
            "isolated": prepared.result["isolated"],
            "shown": "",
        }
        write_json(self.course.done(*pair), mark)
        return self._show(pair, mark)

    def _show(self, pair: Pair, mark: dict[str, Any]) -> str:
        """Write the feedback page; return the trouble, or ""."""
        grades = read_gradebook(self.course.gradebook, pair).submissions[pair]
        try:
            with self._timed("feedback"):
                self._bookkeeper().write_feedback(*pair)
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        write_json(self.course.done(*pair), {**mark, "shown": self._page_fingerprint(pair, grades)})
        return ""

    def _page_fingerprint(self, pair: Pair, grades: SubmissionGrades) -> str:
        return page_fingerprint(grades.fingerprint(), recognised_in(self.course, self.mistakes, *pair))

    def _failed(self, job: Job, trouble: str) -> None:
        file = self.course.private / "errors" / job.student / f"{job.topic}.txt"
        write_atomically(file, trouble + "\n")
        self.internal_errors.append((job.student, job.topic, trouble))

    @contextmanager
    def _timed(self, step: str) -> Iterator[None]:
        before = time.perf_counter()
        try:
            yield
        finally:
            self.steps[step] += time.perf_counter() - before

    def _say(self, text: str) -> None:
        if self.console is not None and self.console.is_terminal:
            self.console.print(text, style="dim")

    # The report

    def summary(self, rows: list[Row]) -> ClassSummary:
        """What the rows and the stored verdicts say about the class."""
        return summarise(self.course, rows, self.roster.topics, self.mistakes, self.roster.strays)

    def rows(self) -> list[Row]:
        """A row for everybody and every topic on the list, from the gradebook and the done-marks."""
        snapshot = read_gradebook(self.course.gradebook)
        failed = {(student, topic): text for student, topic, text in self.internal_errors}
        pairs = sorted([*self.roster.jobs, *self.roster.missing], key=self._place)
        return [self._row(pair, snapshot, failed.get(pair, "")) for pair in pairs]

    def _place(self, pair: Pair) -> tuple[str, int]:
        return pair[0], self.roster.topics.index(pair[1])

    def _row(self, pair: Pair, snapshot: Snapshot, trouble: str) -> Row:
        topic = load_topic(pair[1])
        row = Row(*pair, maximum=float(topic.points))
        if pair in self.roster.missing:
            row.points = dict.fromkeys(topic.exercises, 0.0)
            row.flags = ["missing"]
            return row
        grades = snapshot.submissions.get(pair, SubmissionGrades())
        row.points = {
            name: grades.exercises[name].score for name in topic.exercises if name in grades.exercises
        }
        row.total = grades.total
        mark = read_json(self.course.done(*pair))
        mark = mark if isinstance(mark, dict) else {}
        flags = set(mark.get("flags", ()))
        row.remarks = list(mark.get("remarks", ()))
        row.isolated = mark.get("isolated", True)
        if any(grade.by_hand for grade in grades.exercises.values()):
            flags.add("by hand")
        if grades.late_penalty:
            flags.add("late")
        if trouble:
            flags.add("internal error")
            row.remarks.insert(0, _internal(trouble, self.course, pair))
        elif mark.get("points") != grades.automatic():
            flags.add("not graded yet")
        row.flags = sorted(flags)
        return row


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _sweep(course: CourseRoot) -> None:
    """Remove what a run that was killed left unfinished."""
    for step in ("autograded", "feedback"):
        shutil.rmtree(course.private / step, ignore_errors=True)
    for folder in course.private.glob("staging/*/.[no]*-*"):
        shutil.rmtree(folder, ignore_errors=True)


def _internal(trouble: str, course: CourseRoot, pair: Pair) -> str:
    last = trouble.strip().splitlines()[-1][:160]
    file = course.private / "errors" / pair[0] / f"{pair[1]}.txt"
    return f"Not graded, through a fault of the grader ({last}). Details: {file.relative_to(course.folder)}"


def _remarks(prepared: Prepared) -> list[str]:
    """Sentences for whoever takes a look at a submission."""
    remarks = [prepared.reason] if prepared.reason else []
    remarks += [repair.text for repair in prepared.repairs if not repair.minor]
    remarks += prepared.left_out
    remarks += remarks_on(prepared.flags)
    stopped = [
        name
        for name, verdict in prepared.result["verdicts"].items()
        if (verdict["failure"] or {}).get("what", "").startswith(("did not finish", "ended the program"))
    ]
    return remarks + ([f"That was in {', '.join(stopped)}."] if stopped else [])


@contextmanager
def _progress(console: Any, total: int) -> Iterator[Callable[[bool], None]]:
    """A progress bar with counts, time left and trouble so far; yields a function to call per submission."""
    if console is None or total == 0:
        yield lambda trouble: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Grading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("time left"),
        TimeRemainingColumn(),
        TextColumn("with flags: {task.fields[flagged]}"),
    )
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("grading", total=total, flagged=0)
        flagged = 0

        def advance(trouble: bool) -> None:
            nonlocal flagged
            flagged += trouble
            progress.update(task, advance=1, flagged=flagged)

        yield advance
