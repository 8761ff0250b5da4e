import os
import time

import pytest

from shared_utils.classroom.workers import run_jobs

pytestmark = pytest.mark.slow


def work(job):
    if job == "die":
        os._exit(3)
    if job == "raise":
        raise ValueError("no good")
    if job == "hang":
        time.sleep(600)
    return job * 2


def test_every_job_has_one_outcome_whatever_the_others_do():
    jobs = [1, "die", 2, "raise", 3, "hang", 4, "die", 5]
    outcomes = {}
    for outcome in run_jobs(work, jobs, workers=2, seconds_per_job=5):
        outcomes.setdefault(outcome.job, []).append(outcome)
    assert {job: len(found) for job, found in outcomes.items()} == {**dict.fromkeys(jobs, 1), "die": 2}
    assert [outcomes[n][0].value for n in (1, 2, 3, 4, 5)] == [2, 4, 6, 8, 10]
    assert "ended (exit code 3)" in outcomes["die"][0].trouble
    assert "no good" in outcomes["raise"][0].trouble
    assert "too long" in outcomes["hang"][0].trouble


def test_no_jobs_no_workers():
    assert list(run_jobs(work, [], workers=2, seconds_per_job=5)) == []


def test_stopping_early_ends_the_workers():
    outcomes = run_jobs(work, [1, "hang"], workers=2, seconds_per_job=600)
    assert next(outcomes).value == 2
    started = time.monotonic()
    outcomes.close()
    assert time.monotonic() - started < 20
