"""A thousand submissions in one run, and the same thousand in a run that is killed twice.

    python -m tests.benchmarks.thousand --students 1000

Makes learners of CNN_Foundations, a dozen kinds of the sample class, each with a name, remarks and a cell of
their own, and grades them with two workers, looking at the memory of all processes once a second. Then grades
the same class in another course root with the same secret: that run is ended twice by `kill -9` of its whole
process group, at random moments, and started again. Both must come to the same grades, and every learner to
the score that the sample states, once. Writes `thousand.md` and `thousand.json` into build/thousand.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import psutil

from shared_utils.classroom.course_root import CourseRoot

from .grading import ours
from .grading.books import faults
from .grading.learners import ROOT, Learner, samples_of, variant, write
from .grading.memory import Moment, Recorder, growth, peak

TOPIC = "CNN_Foundations"

#: Right, wrong, half done, damaged and unreadable ones; none that only waits for a time limit.
KINDS = (
    "ada", "bruno", "greta", "theo", "jonas", "kavya", "luca", "otto", "sami", "uma", "dora", "bea", "hana",
)  # fmt: skip

#: More than this, in MB for 100 submissions, is no flat memory.
MOST_GROWTH = 10.0
ENOUGH_TO_TELL = 200
#: How long what a killed run started may take to notice that it is alone.
GRACE_SECONDS = 20.0


@dataclass
class Run:
    """One start of the grader: `seconds` of wall time, and what was looked at meanwhile.

    `killed_at`: how many submissions were done when it was killed, or None. `orphans`: how many processes
    outlived it. `said`: the end of what it wrote.
    """

    seconds: float = 0.0
    killed_at: int | None = None
    orphans: int = 0
    moments: list[Moment] = field(default_factory=list)
    code: int = 0
    said: str = ""


def main(arguments: list[str] | None = None) -> int:
    """Run the trial. Returns 1 when something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.thousand", description="See the file.")
    parser.add_argument("--students", type=int, default=1000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, help="of the moments to kill at")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--interval", type=float, default=1.0, help="seconds between looks at the memory")
    parser.add_argument("--quick", action="store_true", help="with a judge that looks the points up")
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "thousand", help="a folder of its own")
    options = parser.parse_args(arguments)
    if options.students < 4:
        parser.error("it takes at least 4 students to kill a run twice")
    folder = options.to.resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    learners = made_class(options.students)
    one, two = folder / "one", folder / "two"
    ours.prepare(one, TOPIC)
    write(learners, one)
    expected = {learner.name: learner.expected for learner in learners}
    (one / "expected.json").write_text(json.dumps(expected), encoding="utf-8")
    CourseRoot(one).secret()  # made now, so that both have the same hidden cases
    shutil.copytree(one, two)
    say(f"{options.students} submissions, in one run")
    whole = start(one, options)
    problems = [f"in one run: {fault}" for fault in faults_of(one, learners, [whole])]
    say(f"took {whole.seconds:.0f} s; now killed twice, seed {options.seed}")
    broken = killed_twice(two, options, pace_of(one))
    problems += [f"killed twice: {fault}" for fault in faults_of(two, learners, broken)]
    problems += [*differences(one, two), *memory_faults(whole, options.students)]
    text = page(options, whole, broken, problems)
    (folder / "thousand.md").write_text(text, encoding="utf-8")
    found = {"whole": as_data(whole), "killed": [as_data(run) for run in broken], "problems": problems}
    (folder / "thousand.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(text)
    return int(bool(problems))


def made_class(number: int) -> list[Learner]:
    """So many learners, the kinds in turn; no two notebooks are the same."""
    samples = {sample.student: sample for sample in samples_of(TOPIC)}
    return [variant(samples[KINDS[i % len(KINDS)]], i) for i in range(number)]


def killed_twice(course: Path, options: argparse.Namespace, pace: float) -> list[Run]:
    """Three runs: the first two are killed at a random moment, the third comes to the end."""
    chance, n = random.Random(options.seed), options.students
    shares = (chance.uniform(0.05, 0.45), chance.uniform(0.5, 0.95))
    runs = []
    for share in shares:
        count, delay = max(1, min(n - 1, round(share * n))), chance.uniform(0, pace)
        count = min(n - 1, max(count, done(course) + 1))  # not while it still starts
        runs.append(start(course, options, kill=(count, delay)))
        say(f"killed {delay:.2f} s after {count} were done; {runs[-1].killed_at} were done then")
    return [*runs, start(course, options)]


def start(course: Path, options: argparse.Namespace, kill: tuple[int, float] | None = None) -> Run:
    """Grade, to the end or until `kill`: so many seconds after so many submissions are done."""
    run, started = Run(), time.monotonic()
    with (course / "said.txt").open("wb") as said:
        process = subprocess.Popen(
            ours.command(course, TOPIC, options.workers, options.quick),
            cwd=ROOT,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        with Recorder(process.pid, lambda: done(course), options.interval) as recorder:
            if kill:
                _wait_and_kill(process, course, *kill, run, recorder)
            run.code = process.wait()
    run.seconds, run.moments = time.monotonic() - started, recorder.moments
    run.said = (course / "said.txt").read_text(encoding="utf-8", errors="replace")[-2000:].strip()
    run.orphans = _orphans(list(recorder.seen.values()))
    return run


def _wait_and_kill(
    process: subprocess.Popen, course: Path, count: int, delay: float, run: Run, recorder: Recorder
) -> None:
    while done(course) < count:
        if process.poll() is not None:
            return
        time.sleep(0.02)
    time.sleep(delay)
    if process.poll() is None:
        recorder.look()  # so that all that is at work now is known
        os.killpg(process.pid, signal.SIGKILL)
        run.killed_at = done(course)


def _orphans(seen: Sequence[psutil.Process]) -> int:
    """How many of these are still there after a while; they are ended."""
    _, alive = psutil.wait_procs(seen, timeout=GRACE_SECONDS)
    for process in alive:
        with contextlib.suppress(psutil.Error):
            process.kill()
    return len(alive)


def pace_of(course: Path) -> float:
    """Seconds from one done-mark to the next, on average: the start of a run is no part of it."""
    times = sorted(mark.stat().st_mtime for mark in (course / ".course" / "done").glob("*/*.json"))
    return (times[-1] - times[0]) / (len(times) - 1)


def done(course: Path) -> int:
    """How many submissions have a done-mark."""
    return sum(1 for _ in (course / ".course" / "done").glob("*/*.json"))


def faults_of(course: Path, learners: Sequence[Learner], runs: Sequence[Run]) -> list[str]:
    """What is wrong with the books, and with how the runs ended."""
    found = [f"{run.orphans} processes outlived run {i}" for i, run in enumerate(runs, 1) if run.orphans]
    for number, run in enumerate(runs[:-1], start=1):
        if run.killed_at is None:
            found.append(f"run {number} was over before it could be killed")
    if runs[-1].code:
        return [*found, f"the last run ended with {runs[-1].code}: {runs[-1].said[-500:]}"]
    return found + faults(course, learners)


def differences(one: Path, two: Path) -> list[str]:
    """Where the grades of two course roots differ, and their feedback pages."""
    found = []
    tables = [course / "grades.csv" for course in (one, two)]
    if not all(path.is_file() for path in tables) or tables[0].read_bytes() != tables[1].read_bytes():
        found.append("grades.csv is not the same, byte for byte")
    pages = {path.relative_to(one): path.read_bytes() for path in one.glob("feedback/*/*/*.html")}
    other = {path.relative_to(two): path.read_bytes() for path in two.glob("feedback/*/*/*.html")}
    unlike = sum(other.get(name) != content for name, content in pages.items())
    return found + ([f"{unlike} feedback pages are not the same"] if unlike else [])


def memory_faults(run: Run, students: int) -> list[str]:
    """Memory of the processes that live long must not grow with the class."""
    if students < ENOUGH_TO_TELL:
        return []
    rates = {part: growth(run.moments, part) for part in ("main", "workers")}
    return [
        f"the memory of {part} grows by {rate:.1f} MB per 100 submissions"
        for part, rate in rates.items()
        if rate > MOST_GROWTH
    ]


def page(options: argparse.Namespace, whole: Run, broken: Sequence[Run], problems: Sequence[str]) -> str:
    """What was found, as Markdown."""
    n, seconds = options.students, sum(run.seconds for run in broken)
    kills = " and ".join(f"when {run.killed_at} were done" for run in broken[:-1])
    lines = [
        f"# {n} submissions of {TOPIC}\n",
        f"- {date.today():%Y-%m-%d}, {os.cpu_count()} cores, {platform.system()}, Python "
        f"{platform.python_version()}, {options.workers} workers, {len(KINDS)} kinds of learners"
        + (", with a judge that only looks points up" if options.quick else ""),
        f"- In one run: {whole.seconds:.0f} s, {whole.seconds / n:.2f} s per submission.",
        f"- Killed with kill -9 {kills} (seed {options.seed}), then to the end: {seconds:.0f} s together.",
        f"- {'Wrong: ' + '; '.join(problems) if problems else ALL_WELL}\n",
        "| resident memory, MB | at the start | at the end | most | growth per 100 submissions |",
        "|---|---|---|---|---|",
    ]
    first, last = ([_near(whole.moments, share)] for share in (0.1, 1.0))
    names = {"main": "the process with the books", "workers": "workers", "learners": "all below them"}
    for part, words in {**names, "total": "all; shared memory counts for each"}.items():
        ends = " | ".join(f"{peak(ends, part):.0f}" for ends in (first, last))
        most, rate = peak(whole.moments, part), growth(whole.moments, part)
        lines.append(f"| {words} | {ends} | {most:.0f} | {rate:+.1f} |")
    lines += [
        "",
        "| done | seconds | books | workers | below them | processes |",
        "|---|---|---|---|---|---|",
    ]
    for share in range(1, 11):
        m = _near(whole.moments, share / 10)
        sizes = f"{m.main:.0f} | {m.workers:.0f} | {m.learners:.0f}"
        lines.append(f"| {m.done} | {m.seconds:.0f} | {sizes} | {m.processes} |")
    return "\n".join(lines) + "\n"


ALL_WELL = (
    "No score lost, doubled or other than the sample states; the same grades.csv and feedback pages with and "
    "without kills; autograded/ and feedback/ complete; nothing left unfinished, no process left behind."
)


def _near(moments: Sequence[Moment], share: float) -> Moment:
    """The first look at which this share of what was done in the end was done."""
    if not moments:
        return Moment(0, 0, 0, 0, 0, 0)
    last = moments[-1].done
    return next((moment for moment in moments if moment.done >= share * last), moments[-1])


def as_data(run: Run) -> dict:
    """A run as plain data."""
    return {**vars(run), "moments": [vars(moment) for moment in run.moments]}


def say(text: str) -> None:
    """A line on what is going on, with the time."""
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
