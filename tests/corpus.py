"""A small class that is judged in worker processes: the corpora of hostile and of odd submissions.

The lesson is CNN_Foundations cut down to three exercises, so that a submission takes a second or two.
Worker processes import this module by name, so it is a file of its own.
"""

import json
import os
from functools import partial
from pathlib import Path

from shared_utils.builder.notebooks import instructor_notebook, notebook_text
from shared_utils.builder.plan import plan_topic
from shared_utils.classroom.course_root import CourseRoot
from shared_utils.classroom.judging import judge_notebook
from shared_utils.classroom.preparing import Job, prepare, write_files
from shared_utils.classroom.runner import Limits, best_runner
from shared_utils.classroom.sample_changes import submitted_files
from shared_utils.classroom.sample_script import read_sample
from shared_utils.classroom.workers import run_jobs
from shared_utils.exercises import load_topic

ROOT = Path(__file__).resolve().parents[1]
TOPIC = "CNN_Foundations"
EXERCISES = ("zero_pad", "conv_single_step", "conv_forward")
LIMITS = Limits(
    cell_seconds=6, shown_seconds=3, notebook_seconds=60, memory_bytes=3 * 2**30, file_bytes=8 * 2**20
)
SECONDS_PER_EXERCISE = 5.0
MARK = "course-hostile"
"""In the name of every process, file and the like that a hostile submission makes."""


def isolates():
    """Whether the learner's code is kept in."""
    return best_runner().isolates


def samples(folder):
    """The scripts of a corpus, by name."""
    return {path.stem: read_sample(path) for path in sorted(folder.glob("*.py"))}


class Course:
    """A course root with the small lesson, to hand in to and to judge."""

    def __init__(self, folder, exercises=EXERCISES):
        folder.mkdir(parents=True, exist_ok=True)
        self.root = CourseRoot(folder)
        self.exercises = exercises
        plan = plan_topic(load_topic(TOPIC), ROOT)
        self.right = {cell.id: cell.source for cell in plan.solution.cells if cell.id in exercises}
        self.student = _cut(json.loads(plan.student), exercises)
        source = _cut(json.loads(notebook_text(instructor_notebook(plan.lesson, plan.topic))), exercises)
        for path, notebook in ((self.root.source(TOPIC), source), (self.root.release(TOPIC), self.student)):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(notebook), encoding="utf-8")
        tests = (ROOT / TOPIC / "public_tests.py").read_text(encoding="utf-8")
        (self.root.source(TOPIC).parent / "public_tests.py").write_text(tests, encoding="utf-8")

    def folder_of(self, student):
        """`submitted/<student>/<Topic>`."""
        return self.root.submitted / student / TOPIC

    def hand_in(self, sample, **words):
        """Write a sample's files; `words` take the place of @NAME@ in them."""
        files = submitted_files(sample, self.student, self.right, TOPIC)
        for name, word in {"COURSE": str(self.root.folder), "MARK": MARK, **words}.items():
            files = {key: data.replace(f"@{name}@".encode(), word.encode()) for key, data in files.items()}
        self.folder_of(sample.student).mkdir(parents=True, exist_ok=True)
        write_files(self.folder_of(sample.student), files)

    def notebook(self, **sources):
        """The student notebook as plain data, with these cells filled in."""
        notebook = json.loads(json.dumps(self.student))
        for cell in notebook["cells"]:
            cell["source"] = sources.get(cell["id"], cell["source"])
        return notebook

    def judge(self, students, workers=2):
        """What came of each: an `Outcome` by student."""
        jobs = [Job(self.root.folder, student, TOPIC) for student in students]
        return {outcome.job.student: outcome for outcome in run_jobs(work, jobs, workers, 300)}


def work(job):
    """What a worker does: everything that grading does but nbgrader's books."""
    for exercise in load_topic(TOPIC).exercises.values():
        exercise.seconds = SECONDS_PER_EXERCISE
    return prepare(job, judge=partial(judge_notebook, runner=best_runner(), limits=LIMITS))


def points_of(prepared):
    """By exercise, those with points."""
    return {name: v["points"] for name, v in prepared.result["verdicts"].items() if v["points"]}


def expected_points(sample, exercises=EXERCISES):
    """By exercise, those with points: what a sample says, and all for what `fill right` puts in."""
    contracts = load_topic(TOPIC).exercises
    points = {name: contracts[name].points if sample.fill_right else 0 for name in exercises} | sample.points
    return {name: number for name, number in points.items() if number}


def _cut(notebook, exercises):
    """The exercises and their tests alone, behind a set-up that imports NumPy and the visible tests."""
    kept = {name for exercise in exercises for name in (exercise, f"{exercise}_test")}
    cells = [cell for cell in notebook["cells"] if cell["id"] in kept]
    setup = next(c for c in notebook["cells"] if "setup" in c["metadata"].get("tags", ()))
    names = ", ".join(f"{name}_test" for name in exercises)
    setup["source"] = f"import numpy as np\nfrom public_tests import {names}"
    return {**notebook, "cells": [setup, *cells]}


def listing(*folders):
    """All paths with the mark in these folders."""
    found = set()
    for folder in folders:
        for path, names, files in os.walk(folder, onerror=None):
            found |= {os.path.join(path, name) for name in [*names, *files] if MARK in name}  # noqa: PTH118
            names[:] = [name for name in names if not os.path.islink(os.path.join(path, name))]  # noqa: PTH114, PTH118
    return found
