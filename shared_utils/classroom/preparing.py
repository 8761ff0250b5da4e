"""One submission, from the submitted files to a staging copy and verdicts. Runs in a worker process.

The result is stored, so that an interrupted run does not judge again. Imports nothing of nbgrader.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from .course_root import CourseRoot, read_json, replace_folder, write_json
from .fingerprints import fingerprint, grader_fingerprint, lesson_files
from .flags import for_learner
from .normalise import Repair, normalise, plain_markdown, untouched, with_note
from .quick_import import without_grammar
from .reading import NotReadable, read_cells
from .submission import Submission, read_submission

WITHDRAWN = "There is no submission any more: the one that was graded before has gone."


@dataclass(frozen=True)
class Job:
    """One submission to grade. `withdrawn`: it was graded before and is not there now."""

    course: Path
    student: str
    topic: str
    round: int = 1
    withdrawn: bool = False


@dataclass
class Prepared:
    """What is known about a submission before the gradebook hears of it.

    Attributes:
        key: a hash over all that the verdicts depend on.
        reason: why it could not be judged at all, or "".
        repairs: what was put right.
        left_out: sentences about files that were not read.
        result: a `NotebookResult` as plain data.
        seconds: how long it took, by step.
    """

    key: str
    reason: str
    repairs: list[Repair]
    left_out: list[str]
    result: dict[str, Any]
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def flags(self) -> list[str]:
        """Short words for the summary, sorted."""
        flags = set(self.result["flags"])
        flags |= {"not judged"} if self.reason and self.reason != WITHDRAWN else set()
        flags |= {"withdrawn"} if self.reason == WITHDRAWN else set()
        flags |= {"repaired"} if any(not repair.minor for repair in self.repairs) else set()
        flags |= {repair.flag for repair in self.repairs if repair.flag}
        flags |= {"files left out"} if self.left_out else set()
        return sorted(flags)

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for JSON."""
        repairs = [[repair.text, repair.minor, repair.flag] for repair in self.repairs]
        return {**vars(self), "repairs": repairs}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Prepared:
        """What `to_dict` gave. Raises KeyError, TypeError or ValueError for anything else."""
        return cls(**{**data, "repairs": [Repair(*parts) for parts in data["repairs"]]})


def read(job: Job) -> Submission:
    """Read the submitted files of a job."""
    if job.withdrawn:
        return Submission(problem=WITHDRAWN)
    course = CourseRoot(job.course)
    folder = course.submitted / job.student / job.topic
    source = course.source(job.topic).parent
    given = {path.relative_to(source).as_posix(): path for path in lesson_files(source)}
    return read_submission(folder, job.topic, _pictures(source), given)


def key_of(job: Job, submission: Submission) -> str:
    """The hash over all that the verdicts on a submission depend on."""
    course = CourseRoot(job.course)
    return fingerprint(course, job.topic, job.round, submission.fingerprint())


def stored(job: Job, key: str) -> Prepared | None:
    """What was prepared before under this key, with its staging copy; None if there is nothing."""
    course = CourseRoot(job.course)
    if not (course.staging(job.student, job.topic) / f"{job.topic}.ipynb").is_file():
        return None
    try:
        prepared = Prepared.from_dict(read_json(course.verdicts(job.student, job.topic)))
    except (TypeError, KeyError, ValueError):
        return None
    return prepared if prepared.key == key else None


def prepare(job: Job, judge: Callable[..., Any] | None = None) -> Prepared:
    """Normalise and judge one submission, unless that was done before.

    Args:
        judge: in place of `judge_notebook`, for tests.
    """
    started = time.perf_counter()
    submission = read(job)
    key = key_of(job, submission)
    before = stored(job, key)
    if before:
        return before
    course = CourseRoot(job.course)
    source = json.loads(course.source(job.topic).read_text(encoding="utf-8"))
    reason, repairs, notebook = submission.problem, [], None
    if submission.notebook is not None:
        try:
            reason, repairs, notebook = _normalised(submission, source, job.topic)
        except NotReadable as error:
            reason = str(error)
    normalised = time.perf_counter()
    result = _judge(job, course, notebook, source, submission, reason, judge)
    judged = time.perf_counter()
    if notebook is None:
        notebook = json.loads(course.release(job.topic).read_text(encoding="utf-8"))
        notebook = untouched(notebook, _reason_note(reason))
    else:
        notebook = with_note(notebook, _note(repairs, submission.left_out, result["flags"]))
    _write_staging(course.staging(job.student, job.topic), job.topic, notebook, submission)
    seconds = {"normalise": round(normalised - started, 3), "judge": round(judged - normalised, 3)}
    prepared = Prepared(key, reason, repairs, submission.left_out, result, seconds)
    write_json(course.verdicts(job.student, job.topic), prepared.to_dict())
    return prepared


def _normalised(
    submission: Submission, source: dict[str, Any], topic: str
) -> tuple[str, list[Repair], dict[str, Any] | None]:
    """The reason why there is nothing to judge, or ""; the repairs; the notebook. Raises NotReadable."""
    cells, exercises = read_cells(submission.notebook), _exercises(topic)
    if not submission.renamed:
        notebook, repairs = normalise(cells, source, exercises)
        return "", repairs, notebook
    if not any(cell.grade_id in exercises or cell.id in exercises for cell in cells.cells):
        return submission.problem, [], None
    text = f"The notebook was handed in as `{submission.renamed}`; it was read as `{topic}.ipynb`."
    notebook, repairs = normalise(cells, source, exercises)
    return "", [Repair(text), *repairs], notebook


def _exercises(topic: str) -> list[str]:
    from ..exercises import load_topic

    return list(load_topic(topic).exercises)


def _judge(
    job: Job,
    course: CourseRoot,
    notebook: dict[str, Any] | None,
    source: dict[str, Any],
    submission: Submission,
    reason: str,
    judge: Callable[..., Any] | None,
) -> dict[str, Any]:
    from ..exercises import load_topic
    from ..graders.verdict import not_judged

    topic = load_topic(job.topic)
    if judge is None:
        _warm_up()
    if notebook is None:
        verdicts = {
            name: not_judged(topic.name, name, exercise.points, reason).to_dict()
            for name, exercise in topic.exercises.items()
        }
        return {"verdicts": verdicts, "outputs": {}, "flags": [], "seconds": 0.0, "isolated": True}
    with tempfile.TemporaryDirectory(prefix="course-work-", ignore_cleanup_errors=True) as folder:
        write_files(Path(folder), submission.files)
        copy_lesson_files(course.source(job.topic).parent, Path(folder))
        return judge_plain(notebook, source, topic, Path(folder), course, job.round, judge)


@cache
def _warm_up() -> None:
    """Import TensorFlow for the judge while the runner's process imports it for the learners."""
    from ..lessons import without_messages
    from .runner import best_runner

    best_runner()
    with without_messages():
        import tensorflow  # noqa: F401


def judge_plain(notebook, source, topic, folder, course, round_, judge=None) -> dict[str, Any]:
    """Judge a notebook given as plain data; return a `NotebookResult` as plain data."""
    with without_grammar():
        from nbformat.notebooknode import from_dict
        from nbformat.v4.rwbase import rejoin_lines

    from ..graders.known_answers import kept_in
    from .answer_store import store_in
    from .judging import judge_notebook

    judge = judge or judge_notebook
    # Files keep a cell's text as a list of lines; here it is one string, so that texts can be compared.
    notebook, source = (rejoin_lines(from_dict(nb)) for nb in (notebook, source))
    with kept_in(store_in(course.answers, grader_fingerprint())):
        return judge(notebook, source, topic, folder, course.secret(), round_=round_).to_dict()


def write_files(folder: Path, files: dict[str, bytes]) -> None:
    """Write files below `folder`, which is new."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def copy_lesson_files(source: Path, folder: Path) -> None:
    """Copy the lesson's own files over the learner's; notebooks and pictures stay behind."""
    for path in lesson_files(source):
        name = path.relative_to(source)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, folder / name)


def _pictures(source: Path) -> list[str]:
    from ..builder.settings import PICTURE_FOLDER

    return [path.relative_to(source).as_posix() for path in (source / PICTURE_FOLDER).rglob("*")]


def _write_staging(place: Path, topic: str, notebook: dict[str, Any], submission: Submission) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(dir=place.parent, prefix=".new-")) / topic
    new.mkdir()
    write_files(new, submission.files)
    text = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    (new / f"{topic}.ipynb").write_text(text, encoding="utf-8")
    replace_folder(new, place)
    new.parent.rmdir()


def _reason_note(reason: str) -> str:
    return (
        "**About this submission.** It could not be judged, so every exercise has no points.\n\n"
        f"{_markdown(reason)}"
    )


def _note(repairs: list[Repair], left_out: list[str], flags: Collection[str]) -> str:
    """What the learner reads about the submission as a whole: every flag that a grader sees, in words."""
    parts = []
    for when, sentences in (
        ("Before it was judged:", [*(repair.text for repair in repairs), *left_out]),
        ("While its code ran:", for_learner(flags)),
    ):
        if sentences:
            parts += [when, "\n".join(f"- {_markdown(text)}" for text in sentences)]
    return "\n\n".join([f"**About this submission.** {parts[0]}", *parts[1:]]) if parts else ""


def _markdown(sentence: str) -> str:
    """A sentence with names in backticks: the names may be the learner's, and stay names."""
    parts = sentence.split("`")
    if len(parts) % 2 == 0:  # a backtick in a name
        return plain_markdown(sentence.replace("`", "'"))
    return "`".join(part if index % 2 else plain_markdown(part) for index, part in enumerate(parts))
