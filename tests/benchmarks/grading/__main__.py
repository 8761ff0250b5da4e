"""`python -m tests.benchmarks.grading`: see the package's own words."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import time
from datetime import date
from importlib import metadata
from pathlib import Path

from shared_utils.exercises import topic_names

from . import ours, stock
from .learners import ROOT, chosen, write
from .tables import TopicRun, page
from .wrong import differences

#: Of the topics whose graded cells take under a second: in a small class its start and what is found once
#: would be most of it.
SIZES = {"CNN_Foundations": 60, "Face_Recognition": 32, "Unet_image_segmentation": 48}


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark. Returns 1 when a score of ours is not what its sample states."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.grading", description=__doc__)
    parser.add_argument("topics", nargs="*", metavar="TOPIC", help="all by default")
    parser.add_argument("--number", type=int, help="of submissions per topic (16, or as SIZES says)")
    parser.add_argument("--workers", type=int, default=2, help="of ours (2)")
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "bench", help="a folder of its own")
    options = parser.parse_args(arguments)
    unknown = set(options.topics) - set(topic_names())
    if unknown:
        parser.error(f"unknown topic {', '.join(sorted(unknown))}; there are {', '.join(topic_names())}")
    options.to.mkdir(parents=True, exist_ok=True)
    started, runs = time.monotonic(), []
    for topic in options.topics or topic_names():
        number = options.number or SIZES.get(topic, 16)
        runs.append(run_topic(topic, number, options.workers, options.to))
        lines = about(time.monotonic() - started, options.workers)
        (options.to / "grading.md").write_text(page(runs, lines, options.workers), encoding="utf-8")
        (options.to / "grading.json").write_text(as_json(runs, lines), encoding="utf-8")
    print((options.to / "grading.md").read_text(encoding="utf-8"))
    return int(any(run.ours_wrong for run in runs))


def run_topic(topic: str, number: int, workers: int, folder: Path) -> TopicRun:
    """Both gradings of one topic, stock first. Course roots and logs stay in `folder` to be looked at."""
    place = folder / topic
    shutil.rmtree(place, ignore_errors=True)
    learners = chosen(topic, number)
    say(f"{topic}: {len(learners)} submissions, preparing")
    stock.prepare(place / "stock", topic)
    ours.prepare(place / "ours", topic)
    for side in ("stock", "ours"):
        write(learners, place / side)
    say(f"{topic}: stock nbgrader")
    before_stock = os.getloadavg()[0]
    theirs = stock.autograde(place / "stock", topic, place / "stock.log")
    say(f"{topic}: stock nbgrader took {theirs.seconds:.0f} s; now ours")
    before_ours = os.getloadavg()[0]
    mine = ours.grade(place / "ours", learners, workers)
    say(f"{topic}: ours took {mine.seconds:.0f} s")
    wrong = differences(learners, theirs, place / "stock")
    limit = stock.seconds_for_a_cell(topic)
    return TopicRun(topic, learners, limit, theirs, mine, wrong, (before_stock, before_ours))


def about(seconds: float, workers: int) -> list[str]:
    """Lines on the machine and the run."""
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in ("nbgrader", "keras", "numpy"))
    return [
        f"{date.today():%Y-%m-%d}, {seconds / 60:.0f} minutes in one run, one topic after the other, in each "
        "stock nbgrader first",
        f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, {versions}",
        f"stock: `nbgrader autograde TOPIC`, one process, default preprocessors; ours: {workers} workers",
        "the same notebooks for both, without the cells that show or train; the same limits of memory",
    ]


def as_json(runs: list[TopicRun], lines: list[str]) -> str:
    """All that was measured, for other programs."""
    topics = {
        run.topic: {
            "row": run.row,
            "load": run.load,
            "expected": {learner.name: learner.expected for learner in run.learners},
            "stock": vars(run.stock),
            "ours": vars(run.ours),
            "stock_is_wrong": [vars(difference) for difference in run.wrong],
            "ours_is_wrong": run.ours_wrong,
        }
        for run in runs
    }
    return json.dumps({"about": lines, "topics": topics}, indent=1) + "\n"


def say(text: str) -> None:
    """A line on what is going on, with the time."""
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
