"""One grading run in a process of its own: `python -m tests.benchmarks.grading.once COURSE TOPIC OUT`.

Does what `course grade` does, for a course root anywhere, and writes what it took to a JSON file.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from shared_utils.classroom.grade import grade_class
from shared_utils.classroom.preparing import prepare

from . import quick
from .learners import ROOT


def main() -> int:
    """Grade; returns 1 if a submission could not be dealt with."""
    parser = argparse.ArgumentParser()
    parser.add_argument("course", type=Path)
    parser.add_argument("topic")
    parser.add_argument("out", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--quick", action="store_true", help="a judge that looks the points up, for tests")
    options = parser.parse_args()
    work = quick.work if options.quick else prepare
    report = grade_class(options.course, ROOT, [options.topic], workers=options.workers, work=work)
    found = {"seconds": report.seconds, "steps": report.steps, "graded": report.graded}
    found |= {"unchanged": report.unchanged, "internal_errors": report.internal_errors}
    options.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return int(not report.ok)


if __name__ == "__main__":
    sys.exit(main())
