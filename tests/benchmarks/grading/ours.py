"""The course's own grading, with a number of workers, and where its time goes."""

from __future__ import annotations

import csv
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from shared_utils.classroom.course_root import CourseRoot, read_json
from shared_utils.exercises import load_topic

from .learners import ROOT, Learner
from .processes import marked_environment, sweep


@dataclass
class OurRun:
    """What came of it.

    Attributes:
        seconds: of wall time, from the start of the process to its end, feedback pages included.
        begun: seconds until as many submissions as there are workers were done.
        done: how many were done then.
        learner_seconds: by student, waiting for the learner's own cells and calls.
        overhead_seconds: by student, all else from the files to the feedback page, in any process.
        steps: seconds by step, summed over submissions.
        internal_errors: (student, topic, text).
        left_behind: processes that were still there afterwards.
        scores: by student and exercise.
        flags: by student.
    """

    seconds: float = 0.0
    begun: float = 0.0
    done: int = 0
    learner_seconds: dict[str, float] = field(default_factory=dict)
    overhead_seconds: dict[str, float] = field(default_factory=dict)
    steps: dict[str, float] = field(default_factory=dict)
    internal_errors: list[list[str]] = field(default_factory=list)
    left_behind: int = 0
    scores: dict[str, dict[str, float]] = field(default_factory=dict)
    flags: dict[str, str] = field(default_factory=dict)


def prepare(folder: Path, topic: str) -> None:
    """Make a course root in `folder` with the topic built and registered, and nobody in it yet."""
    folder.mkdir(parents=True)
    run = _once(folder, topic)
    if run.returncode:
        raise RuntimeError(f"the course could not register {topic}:\n{run.stderr[-2000:]}")


def grade(folder: Path, learners: Sequence[Learner], workers: int) -> OurRun:
    """Grade what is in `folder/submitted/`, all of one topic."""
    topic = learners[0].topic
    environment = marked_environment()
    wall, started = time.time(), time.monotonic()
    run = _once(folder, topic, workers, environment)
    seconds = time.monotonic() - started
    report = read_json(folder / "once.json")
    if report is None or not (folder / "grades.csv").is_file():
        raise RuntimeError(f"grading {topic} failed:\n{run.stderr[-2000:]}")
    result = OurRun(seconds, steps=report["steps"], internal_errors=report["internal_errors"])
    result.left_behind = sweep(environment)
    result.scores, result.flags = read_grades(folder / "grades.csv", topic)
    course = CourseRoot(folder)
    books = sum(result.steps.get(step, 0.0) for step in ("record", "feedback")) / len(learners)
    for learner in learners:
        stored = read_json(course.verdicts(learner.name, topic)) or {"seconds": {}, "result": {}}
        own = float(stored["result"].get("learner_seconds", 0.0))
        result.learner_seconds[learner.name] = own
        result.overhead_seconds[learner.name] = sum(stored["seconds"].values()) - own + books
    marks = [course.done(learner.name, topic) for learner in learners]
    times = sorted(mark.stat().st_mtime - wall for mark in marks if mark.is_file())
    result.done = min(workers, len(times))
    result.begun = times[result.done - 1] if times else 0.0
    return result


def read_grades(path: Path, topic: str) -> tuple[dict[str, dict[str, float]], dict[str, str]]:
    """Scores and flags by student, from `grades.csv`."""
    scores, flags = {}, {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["topic"] == topic:
                scores[row["student"]] = {name: float(row[name] or 0) for name in load_topic(topic).exercises}
                flags[row["student"]] = row["flags"]
    return scores, flags


def command(folder: Path, topic: str, workers: int, quick: bool = False) -> list[str]:
    """What grades `folder` in a process of its own, to be started in the repository; see `once`."""
    line = [sys.executable, "-m", "tests.benchmarks.grading.once", str(folder), topic]
    line += [str(folder / "once.json"), "--workers", str(workers)]
    return line + ["--quick"] * quick


def _once(folder: Path, topic: str, workers: int = 1, environment=None) -> subprocess.CompletedProcess:
    environment = environment or marked_environment()
    line = command(folder, topic, workers)
    return subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, text=True)
