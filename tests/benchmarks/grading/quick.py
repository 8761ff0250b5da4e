"""A judge that looks the points up in `expected.json` of the course root: to try what is around it.

Worker processes import this module by name.
"""

from __future__ import annotations

import json
import time
from pathlib import Path

from shared_utils.classroom.notebook_result import NotebookResult
from shared_utils.classroom.preparing import Job, Prepared, prepare
from shared_utils.graders.verdict import GroupResult, Verdict

#: So that a kill finds something at work.
SECONDS = 0.05


def work(job: Job) -> Prepared:
    """`prepare` with points that are known before."""
    expected = json.loads((Path(job.course) / "expected.json").read_text(encoding="utf-8"))

    def judge(notebook, source, topic, folder, secret, *, round_=1):
        time.sleep(SECONDS)
        verdicts = {}
        for name, exercise in topic.exercises.items():
            points = expected[job.student][name]
            outcome = "right" if points == exercise.points else "partly right" if points else "not started"
            group = GroupResult(exercise.groups[0].key, points, points > 0)
            verdicts[name] = Verdict(topic.name, name, outcome, points, exercise.points, (group,))
        return NotebookResult(verdicts)

    return prepare(job, judge=judge)
