"""`course check`: the audit of the exercises, an exercise at a time, on all cores."""

from __future__ import annotations

import os
from collections.abc import Sequence

from .builder import Finding
from .classroom.workers import cores, preload, run_jobs
from .exercises import load_topic
from .exercises.audit import Problem, audit_exercise, unknown_exercises

SECONDS_PER_EXERCISE = 1800.0


def exercise_findings(topics: Sequence[str]) -> list[Finding]:
    """What is wrong with the exercises of topics, in lesson order."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    preload("shared_utils.classroom.preload_judging")
    jobs = [(topic, exercise) for topic in topics for exercise in ["", *load_topic(topic).exercises]]
    found = {outcome.job: outcome for outcome in run_jobs(_audit, jobs, cores(), SECONDS_PER_EXERCISE)}
    findings = []
    for topic, exercise in jobs:
        outcome = found[topic, exercise]
        if outcome.trouble:
            message = f"`{exercise or topic}`: the audit ended: {outcome.trouble.strip()}"
            findings.append(Finding(load_topic(topic).package.replace(".", "/"), 0, "exercises", message))
        for problem in outcome.value or ():
            findings.append(Finding(problem.path, problem.line, "exercises", problem.message))
    return findings


def _audit(job: tuple[str, str]) -> list[Problem]:
    topic, exercise = job
    return audit_exercise(load_topic(topic), exercise) if exercise else unknown_exercises(load_topic(topic))
