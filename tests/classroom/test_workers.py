import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from shared_utils.classroom.workers import run_jobs

pytestmark = pytest.mark.slow
KEPT = []


def work(job):
    if job == "die":
        os._exit(3)
    if job == "raise":
        raise ValueError("no good")
    if job == "hang":
        time.sleep(600)
    if job == "keep a folder":
        KEPT.append(tempfile.TemporaryDirectory(prefix="course-work-"))
        return KEPT[-1].name
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


def test_what_workers_keep_until_their_end_goes_with_them():
    (outcome,) = run_jobs(work, ["keep a folder"], workers=1, seconds_per_job=60)
    assert outcome.value and not Path(outcome.value).exists()


def test_stopping_early_ends_the_workers():
    outcomes = run_jobs(work, [1, "hang"], workers=2, seconds_per_job=600)
    assert next(outcomes).value == 2
    started = time.monotonic()
    outcomes.close()
    assert time.monotonic() - started < 20


_PRELOADED = """
import json, os, sys
from tests.classroom.test_workers import about_itself
from shared_utils.classroom.workers import preload, run_jobs
if __name__ == "__main__":
    preload("shared_utils.classroom.preload_judging")
    os.environ["COURSE_ONLY_NOW"] = "set after the preloading"
    print(json.dumps([outcome.value or outcome.trouble for outcome in run_jobs(about_itself, [1, 2], 2, 60)]))
"""


def about_itself(job):
    time.sleep(0.5)  # so that both workers have one
    loaded = "tensorflow" in sys.modules
    return [os.getpid(), loaded, os.environ.get("COURSE_ONLY_NOW"), sys.stdin.read() if sys.stdin else ""]


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forks on Linux alone")
def test_workers_are_forks_of_a_process_that_has_imported_and_have_the_environment_of_now(tmp_path):
    script = tmp_path / "run.py"
    script.write_text(_PRELOADED)
    run = subprocess.run(
        [sys.executable, script],
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    assert run.returncode == 0, run.stderr
    assert not run.stderr
    (one, *first), (other, *second) = json.loads(run.stdout)
    assert one != other
    assert first == second == [True, "set after the preloading", ""]
