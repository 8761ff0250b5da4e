"""What the one writer does with a judged submission: the books, the done-mark, then the feedback page."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .course_root import CourseRoot, write_json
from .flags import remarks_on
from .gradebook import BookkeepingError, SubmissionGrades
from .gradebook_place import GradebookPlace
from .mistakes import NamedMistake, page_fingerprint, recognised_in
from .preparing import Job, Prepared
from .quick_import import without_grammar
from .tasks import Judged, Page


class Writer:
    """Writes gradebook, `autograded/`, `feedback/` and done-marks of one run. Close it in the end.

    Attributes:
        marks: done-marks whose submission waits for its page, by student and topic.
    """

    def __init__(
        self,
        course: CourseRoot,
        place: GradebookPlace,
        folder: str,
        steps: Counter[str],
        mistakes: Sequence[NamedMistake] = (),
    ):
        """Open nothing yet.

        Args:
            folder: of this run, relative to the course root.
            steps: the seconds of each step are added to it.
            mistakes: those that the instructor has named; their hints stand in pages.
        """
        self.course, self.place, self.folder, self.steps = course, place, folder, steps
        self.mistakes = mistakes
        self.marks: dict[tuple[str, str], dict[str, Any]] = {}
        self._books: Any = None

    def close(self) -> None:
        """Let go of the gradebook."""
        if self._books is not None:
            self._books.close()

    def books(self) -> Any:
        """The Bookkeeper, made when it is first needed: importing it takes a second. Raises CourseError."""
        if self._books is None:
            with without_grammar():
                from .bookkeeping import Bookkeeper

            self._books = Bookkeeper(self.course, self.place, self.folder)
        return self._books

    def record(self, job: Job, judged: Judged) -> tuple[Page | None, str]:
        """Write one submission into the books, then its done-mark; return its page to be, and the trouble."""
        pair, prepared = (job.student, job.topic), judged.prepared
        self.steps.update(prepared.seconds)
        points = {name: float(v["points"]) for name, v in prepared.result["verdicts"].items()}
        try:
            with self._timed("record"):
                grades = self.books().record(*pair, prepared, judged.made)
        except BookkeepingError as error:
            return None, f"{type(error).__name__}: {error}"
        if grades.automatic() != points:
            return None, f"The gradebook has {grades.automatic()} where the judge gave {points}."
        self.marks[pair] = {
            "key": prepared.key,
            "points": points,
            "flags": prepared.flags,
            "remarks": _remarks(prepared),
            "isolated": prepared.result["isolated"],
            "shown": "",
        }
        # No wait for the disk: a mark that is lost or damaged means that the submission is entered again.
        write_json(self.course.done(*pair), self.marks[pair], lasting=False)
        return Page(job, grades), ""

    def show(self, page: Page, made: Path | None = None) -> str:
        """Put a feedback page in its place, then write so into the done-mark; return the trouble, or "".

        Args:
            made: the folder with it; by default it is made here.
        """
        pair = (page.job.student, page.job.topic)
        try:
            with self._timed("page in place" if made else "feedback"):
                self.books().write_feedback(*pair, page.grades, made)
        except BookkeepingError as error:
            return f"{type(error).__name__}: {error}"
        mark = {**self.marks.pop(pair), "shown": self.page_fingerprint(pair, page.grades)}
        write_json(self.course.done(*pair), mark, lasting=False)
        return ""

    def page_fingerprint(self, pair: tuple[str, str], grades: SubmissionGrades) -> str:
        """A hash over all that a feedback page shows of the gradebook and of named mistakes."""
        return page_fingerprint(grades.fingerprint(), recognised_in(self.course, self.mistakes, *pair))

    @contextmanager
    def _timed(self, step: str) -> Iterator[None]:
        before = time.perf_counter()
        try:
            yield
        finally:
            self.steps[step] += time.perf_counter() - before


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
