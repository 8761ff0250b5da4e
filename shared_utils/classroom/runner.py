"""Runners: where a learner's code runs, and how it is asked and stopped.

A runner starts a session, one process for one submission. The session runs cells and makes calls,
each under a time limit: first an interrupt as from a keyboard, then, if that is ignored, the end of
the process. Nothing a learner's code does raises an error here; it all comes back as data.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import psutil

from ..graders import wire
from ..graders.values import Call, Reply
from .child import LENGTH

GRACE_SECONDS = 2.0
START_SECONDS = 60.0


@dataclass(frozen=True)
class Limits:
    """What a submission may use.

    Attributes:
        cell_seconds: for one cell.
        shown_seconds: for a changed cell that only shows something and is not needed for a grade.
        notebook_seconds: for the whole notebook, grading included.
        memory_bytes: of address space (Linux).
        file_bytes: the largest file that may be written.
        output_characters: of printed text kept per cell.
    """

    cell_seconds: float = 30.0
    shown_seconds: float = 5.0
    notebook_seconds: float = 300.0
    memory_bytes: int = 4 * 2**30
    file_bytes: int = 64 * 2**20
    output_characters: int = 10_000


@dataclass(frozen=True)
class CellRun:
    """What came of a cell.

    Attributes:
        status: "done", "error", "timed out" or "died".
        output: (stream name, text) in order.
        cut: whether printed text was dropped.
        error: {"type", "text", "frames"} of an exception, or None.
    """

    status: str
    output: tuple[tuple[str, str], ...] = ()
    cut: bool = False
    error: dict[str, Any] | None = None


class Session(Protocol):
    """One submission's process."""

    alive: bool

    def run_cell(self, source: str, seconds: float) -> CellRun:
        """Run one cell for at most `seconds`."""

    def ask(self, calls: Sequence[Call], seconds: float) -> list[Reply]:
        """Make calls, one after another, for at most `seconds` together."""

    def close(self) -> None:
        """End the process and all it started."""


class Runner(Protocol):
    """Starts sessions."""

    def start(self, folder: Path, visible_tests: Sequence[str], limits: Limits) -> Session:
        """A session that works in `folder`, a private copy of the submission's files."""


class ColdRunner:
    """A fresh Python process for every submission. Works on every platform; isolates nothing but memory."""

    def start(self, folder: Path, visible_tests: Sequence[str], limits: Limits) -> ColdSession:
        """Start a process. Raises RuntimeError if it does not come up, with what it said."""
        return ColdSession(Path(folder), visible_tests, limits)


class ColdSession:
    """A session in a process of its own, over two pipes."""

    def __init__(self, folder: Path, visible_tests: Sequence[str], limits: Limits):
        self._home = tempfile.TemporaryDirectory(prefix="course-home-", ignore_cleanup_errors=True)
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-X", "utf8", "-m", "shared_utils.classroom.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            env=_environment(self._home.name),
            start_new_session=True,
        )
        self.alive = True
        self._number = 0
        self._answers: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._said = b""
        threading.Thread(target=self._read_answers, daemon=True).start()
        self._drain = threading.Thread(target=self._drain_output, daemon=True)
        self._drain.start()
        settings = {
            "do": "start",
            "visible_tests": list(visible_tests),
            "memory_bytes": limits.memory_bytes,
            "file_bytes": limits.file_bytes,
            "output_characters": limits.output_characters,
        }
        if self._request(settings, START_SECONDS) is None:
            self.close()
            self._drain.join(GRACE_SECONDS)
            raise RuntimeError(
                "the process for a learner's code did not start. It said: "
                + (self._said.decode(errors="replace")[-800:] or "nothing")
            )

    def run_cell(self, source: str, seconds: float) -> CellRun:
        """Run one cell for at most `seconds`."""
        reply = self._request({"do": "run", "source": source}, seconds)
        if reply is None:
            return CellRun("timed out" if self._timed_out else "died")
        try:
            output = tuple((str(name), str(text)) for name, text in reply.get("output", ()))
            error = reply.get("error")
            if error is not None:
                error = {
                    "type": str(error["type"]),
                    "text": str(error["text"]),
                    "frames": [str(frame) for frame in error["frames"]],
                }
        except (TypeError, ValueError, KeyError):  # not what our side of the process writes
            self._kill()
            return CellRun("died")
        if reply.get("interrupted"):
            return CellRun("timed out", output, bool(reply.get("cut")))
        return CellRun("error" if error else "done", output, bool(reply.get("cut")), error)

    def ask(self, calls: Sequence[Call], seconds: float) -> list[Reply]:
        """Make calls, one after another, for at most `seconds` together; the rest count as timed out."""
        deadline = time.monotonic() + seconds
        replies: list[Reply] = []
        for call in calls:
            answer = self._request({"do": "call", "call": call}, deadline - time.monotonic())
            reply = (answer or {}).get("reply")
            if answer is None:
                reply = Reply("timed out" if self._timed_out else "died")
            elif not isinstance(reply, Reply):
                reply = Reply("timed out" if answer.get("interrupted") else "refused", message="no answer")
            replies.append(reply)
            if reply.status in ("timed out", "died"):
                break
        last = replies[-1] if replies else Reply("died")
        return replies + [Reply(last.status)] * (len(calls) - len(replies))

    def close(self) -> None:
        """End the process, its process group and its home folder. Safe to call twice."""
        self._kill()
        self._process.wait()
        for pipe in (self._process.stdin,):
            with contextlib.suppress(OSError):
                pipe.close()
        self._home.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _request(self, request: dict[str, Any], seconds: float) -> dict[str, Any] | None:
        """Send a request and wait. None when the process died or had to be ended; `_timed_out` says which."""
        self._timed_out = False
        if not self.alive:
            return None
        data = wire.encode(request)
        self._number += 1
        try:
            self._process.stdin.write(LENGTH.pack(len(data)) + data)
            self._process.stdin.flush()
        except OSError:
            self._kill()
            return None
        answer = self._next_answer(max(seconds, 0.0))
        if answer == "late":
            self._timed_out = True
            self._interrupt()
            answer = self._next_answer(GRACE_SECONDS)
        if answer == "late" or answer is None:
            self._kill()
            return None
        return answer

    def _next_answer(self, seconds: float) -> dict[str, Any] | str | None:
        deadline = time.monotonic() + seconds
        while True:
            try:
                answer = self._answers.get(timeout=max(deadline - time.monotonic(), 0.001))
            except queue.Empty:
                return "late"
            # An answer to an earlier request, or one that was made up, is dropped.
            if answer is None or answer.get("number") == self._number:
                return answer

    def _interrupt(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            if os.name == "posix":
                self._process.send_signal(signal.SIGINT)

    def _kill(self) -> None:
        """End the process and what it started, in other process groups and sessions too."""
        self.alive = False
        descendants = []
        with contextlib.suppress(psutil.Error):
            if self._process.poll() is None:
                process = psutil.Process(self._process.pid)
                process.suspend()  # so that it starts nothing more meanwhile
                descendants = process.children(recursive=True)
        if os.name == "posix":
            with contextlib.suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
        for process in descendants:
            with contextlib.suppress(psutil.Error):
                process.kill()
        with contextlib.suppress(OSError):
            self._process.kill()

    def _read_answers(self) -> None:
        pipe = self._process.stdout
        with contextlib.suppress(OSError, ValueError, wire.WireError):
            while len(header := pipe.read(LENGTH.size)) == LENGTH.size:
                (length,) = LENGTH.unpack(header)
                if length > 2 * wire.MAX_BYTES:
                    break
                answer = wire.decode(pipe.read(length))
                if isinstance(answer, dict):
                    self._answers.put(answer)
        self._answers.put(None)

    def _drain_output(self) -> None:
        """Read and drop what the process prints outside cells, so that it never blocks nor fills memory."""
        with contextlib.suppress(OSError, ValueError):
            while chunk := self._process.stderr.read1(65536):
                self._said = (self._said + chunk)[-4096:]


def _environment(home: str) -> dict[str, str]:
    """Few variables, none of the instructor's."""
    keep = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
    return {name: os.environ[name] for name in keep if name in os.environ} | {
        "HOME": home,
        "USERPROFILE": home,
        "TMPDIR": home,
        "IPYTHONDIR": home,
        "MPLCONFIGDIR": _shared_matplotlib_cache(),
        "MPLBACKEND": "Agg",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "KERAS_BACKEND": "tensorflow",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def _shared_matplotlib_cache() -> str:
    """A font cache for all, or matplotlib builds one for every submission, at several seconds each."""
    folder = Path(tempfile.gettempdir()) / f"course-matplotlib-{os.getuid() if os.name == 'posix' else 'all'}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return str(folder)
