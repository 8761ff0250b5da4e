"""Stock nbgrader, as people run it: `nbgrader autograde TOPIC`, default preprocessors, one after another."""

from __future__ import annotations

import contextlib
import os
import queue
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from shared_utils.builder import write_source
from shared_utils.classroom.runner import Limits
from shared_utils.exercises import load_topic

from .learners import NOT_GRADED, ROOT
from .processes import marked_environment, sweep

#: Longer than this one submission is not waited for: a person would press Ctrl-C.
PATIENCE_SECONDS = 420.0

#: The end of a traceback, which nbgrader's log indents: "package.module.Name: text".
_EXCEPTION = re.compile(r"^\s*(?:\w+\.)*(\w*(?:Error|Exception|Entry)(?:: .*)?)$", re.M)
_STARTED = re.compile(r"Creating/updating student with ID '(.+)': ")


@dataclass
class StockRun:
    """What came of stock grading.

    Attributes:
        seconds: of wall time, of all runs of the command together.
        runs: how many times the command was started.
        begun: seconds from the start of its run to the first word about a submission, by student.
        each: seconds by student, the last time it was tried.
        trouble: what stopped a submission, by student: the last line of the traceback, or words.
        aborted: students at whom the whole run ended.
        left_behind: processes that were still there afterwards.
        scores: automatic scores by student and exercise; None where nbgrader gave none.
    """

    seconds: float = 0.0
    runs: int = 0
    begun: float = 0.0
    each: dict[str, float] = field(default_factory=dict)
    trouble: dict[str, str] = field(default_factory=dict)
    aborted: list[str] = field(default_factory=list)
    left_behind: int = 0
    scores: dict[str, dict[str, float | None]] = field(default_factory=dict)


def seconds_for_a_cell(topic: str) -> int:
    """The one limit that stock nbgrader knows: the longest of ours, so that it is not cut off earlier."""
    longest = max(exercise.seconds for exercise in load_topic(topic).exercises.values())
    return int(max(longest, Limits().cell_seconds))


def prepare(folder: Path, topic: str) -> None:
    """Make a course root of stock nbgrader in `folder`, with the topic registered."""
    folder.mkdir(parents=True)
    lines = ["c = get_config()", 'c.CourseDirectory.course_id = "bench"']
    lines += [f"c.Execute.timeout = {seconds_for_a_cell(topic)}"]
    (folder / "nbgrader_config.py").write_text("\n".join(lines) + "\n")
    path = write_source(topic, ROOT, folder) / f"{topic}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if not NOT_GRADED & set(cell.metadata.get("tags", ()))]
    nbformat.write(notebook, path)
    command = [_nbgrader(), "generate_assignment", topic]
    run = subprocess.run(command, cwd=folder, env=_environment(), capture_output=True, text=True)
    if run.returncode:
        raise RuntimeError(f"nbgrader could not register {topic}:\n{run.stderr[-2000:]}")


def autograde(
    folder: Path, topic: str, log: Path, command: Sequence[str] = (), patience: float = PATIENCE_SECONDS
) -> StockRun:
    """Grade the topic's submissions. Where the command stops at one, it is set aside and the rest goes on.

    Args:
        log: a file for all that the command says.
        command: in place of nbgrader's, for tests.
        patience: seconds after which a submission is given up.
    """
    result = StockRun()
    waiting = {path.parents[1].name for path in folder.glob(f"submitted/*/{topic}/*.ipynb")}
    with log.open("w", encoding="utf-8", buffering=1) as file:
        while True:
            before, result.runs = set(result.each), result.runs + 1
            last = _run_once(
                [*(command or (_nbgrader(), "autograde", topic))], folder, file, result, patience
            )
            if waiting <= set(result.each) and last is None:
                break
            if last is None and set(result.each) == before:
                raise RuntimeError(f"nbgrader does not get on; see {log}")
            if last is not None:
                result.aborted.append(last)
                place = folder / "set_aside" / last
                place.parent.mkdir(exist_ok=True)
                shutil.move(folder / "submitted" / last, place)
                waiting.discard(last)
                if waiting <= set(result.each):
                    break
    result.scores = read_scores(folder / "gradebook.db", topic)
    return result


def _run_once(command, folder, file, result: StockRun, patience: float) -> str | None:
    """One run of the command. Returns the student at whom it ended, or None if it came to its end."""
    environment = _environment()
    started = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
        preexec_fn=_limit,
    )
    lines: queue.Queue[str | None] = queue.Queue()
    threading.Thread(target=_read, args=(process, lines), daemon=True).start()
    student, since, said, given_up = None, started, [], False
    while True:
        try:
            line = lines.get(timeout=max(0.01, since + patience - time.monotonic()))
        except queue.Empty:
            given_up = True
            with contextlib.suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)
            break
        now = time.monotonic()
        if line is None:
            break
        file.write(line)
        if match := _STARTED.search(line):
            _finish(result, student, now - since, said)
            result.begun = result.begun or now - started
            student, since, said = match[1], now, []
        said.append(line)
    process.wait()
    _finish(result, student, time.monotonic() - since, said)
    result.seconds += time.monotonic() - started
    result.left_behind += sweep(environment)
    if given_up and student:
        result.trouble[student] = f"It did not go on within {patience:g} seconds."
        return student
    # Errors that nbgrader gets over are counted at the end; anything else ended the run where it was.
    text = "".join(said)
    went_on = process.returncode == 0 or "errors on the above failures" in text
    if went_on or student is None:
        return None
    result.trouble[student] = result.trouble.get(student) or _last_line(text)
    return student


def _read(process, lines: queue.Queue) -> None:
    for line in process.stdout:
        lines.put(line)
    lines.put(None)


def _finish(result: StockRun, student: str | None, seconds: float, said: list[str]) -> None:
    if student is None:
        return
    result.each[student] = seconds
    text = "".join(said)
    if "the kernel became unresponsive" in text:
        result.trouble[student] = "UnresponsiveKernelError: a cell could not be interrupted"
    elif "There was an error processing assignment: " in text:  # at the end they are listed once more
        result.trouble[student] = _last_line(text)


def _last_line(text: str) -> str:
    """The last exception in what the command said, as "Name: text"."""
    if "use an old version" in text:  # nbgrader has its own words for this one
        return "SchemaTooOldError: its metadata are taken for those of an old version"
    found = _EXCEPTION.findall(text)
    return found[-1][:200] if found else (text.strip().splitlines() or ["nothing was said"])[-1][:200]


def read_scores(gradebook: Path, topic: str) -> dict[str, dict[str, float | None]]:
    """Automatic scores of a topic by student and exercise, straight from nbgrader's tables."""
    query = (
        "select submitted_assignment.student_id, base_cell.name, grade.auto_score from grade "
        "join base_cell on base_cell.id = grade.cell_id "
        "join submitted_notebook on submitted_notebook.id = grade.notebook_id "
        "join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id "
        "join assignment on assignment.id = submitted_assignment.assignment_id where assignment.name = ?"
    )
    scores: dict[str, dict[str, float | None]] = {}
    with contextlib.closing(sqlite3.connect(f"{gradebook.resolve().as_uri()}?mode=ro", uri=True)) as database:
        for student, cell, score in database.execute(query, (topic,)):
            scores.setdefault(student, {})[cell.removesuffix("_test")] = score
    return scores


def _nbgrader() -> str:
    return str(Path(sys.executable).parent / "nbgrader")


def _environment() -> dict[str, str]:
    programs = str(Path(sys.executable).parent)
    paths = [programs, os.environ.get("PATH", "")]
    python = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    return marked_environment(PATH=os.pathsep.join(paths), PYTHONPATH=python)


def _limit() -> None:
    """The limits that our runner sets, memory above all: one of the learners fills it."""
    import resource

    limits = Limits()
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.file_bytes, limits.file_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
