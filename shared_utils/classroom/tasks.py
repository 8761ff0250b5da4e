"""What worker processes do of grading a class: judge a submission, make its graded notebook, make its page.

None of it touches the gradebook. The process that keeps the books moves what is made here into place.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .course_root import CourseRoot
from .gradebook import LessonRecord, SubmissionGrades
from .preparing import Job, Prepared
from .quick_import import without_grammar


@dataclass(frozen=True)
class Page:
    """A feedback page to make, of a submission that is in the gradebook."""

    job: Job
    grades: SubmissionGrades


@dataclass
class Judged:
    """What came of a Job.

    Attributes:
        prepared: without the learner's outputs once the graded notebook is made.
        made: what a Converter has made, the folder and its Entry; or None.
    """

    prepared: Prepared
    made: tuple[Path, Any] | None = None


@dataclass
class Made:
    """What came of a Page: the folder with it."""

    folder: Path
    seconds: float


@dataclass
class Tasks:
    """Does a Job or a Page. It crosses to the worker processes once.

    Attributes:
        judge: prepares a Job.
        folder: for what is made, relative to the course root; of this run alone.
        lessons: what the gradebook has of each topic.
        with_notebooks: whether to make the graded notebook after judging; else the bookkeeper does.
    """

    judge: Callable[[Job], Prepared]
    folder: str
    lessons: Mapping[str, LessonRecord]
    with_notebooks: bool = True
    _converter: Any = field(default=None, init=False, repr=False)

    def __call__(self, task: Job | Page) -> Judged | Made:
        """Do one task. Raises whatever goes wrong with it."""
        if isinstance(task, Page):
            return self._page(task)
        judged = Judged(self.judge(task))
        return self._with_notebook(task, judged) if self.with_notebooks else judged

    def _with_notebook(self, job: Job, judged: Judged) -> Judged:
        started = time.perf_counter()
        result = judged.prepared.result
        made = self._convert(job).autograde(job.student, job.topic, self.lessons[job.topic], result)
        seconds = {**judged.prepared.seconds, "graded notebook": time.perf_counter() - started}
        slim = replace(judged.prepared, result={**result, "outputs": {}}, seconds=seconds)
        return Judged(slim, made)

    def _page(self, page: Page) -> Made:
        started = time.perf_counter()
        job = page.job
        folder = self._convert(job).feedback(job.student, job.topic, self.lessons[job.topic], page.grades)
        return Made(folder, time.perf_counter() - started)

    def _convert(self, job: Job) -> Any:
        if self._converter is None:
            with without_grammar():
                from .converting import Converter
            self._converter = Converter(CourseRoot(job.course), self.folder)
        return self._converter
