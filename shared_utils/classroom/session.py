"""A session with a learner's process over pipes: cells and calls, each under a time limit.

First an interrupt as from a keyboard, then, if that is ignored, the end of the process. Nothing that a
learner's code does raises an error here; it all comes back as data.
"""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from ..graders import wire
from ..graders.model_graph import Graph
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
        notebook_seconds: for the whole notebook, its calls by the judge included.
        memory_bytes: of address space for each process (Linux); where it is isolated, in use by all together.
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


class PipeSession(ABC):
    """What all runners share: the protocol of `child`, and what is done when an answer does not come.

    A subclass says how the process is interrupted and ended, and calls `_begin` once it has started it.
    """

    alive = False
    out_of_memory = False
    """Whether the process was ended because it and its children held more memory than is allowed."""

    def _begin(
        self,
        requests: BinaryIO,
        answers: BinaryIO,
        printed: BinaryIO,
        visible_tests: Sequence[str],
        limits: Limits,
    ) -> None:
        """Take up the pipes and wait for the process. Raises RuntimeError with what it said."""
        self._requests, self._pipe, self._printed = requests, answers, printed
        self._output_characters = limits.output_characters
        self.alive = True
        self._timed_out = False
        self._number = 0
        # Whoever sends more than is asked for waits, and so does who reads nothing: neither stops the judge.
        self._answers: queue.Queue[dict[str, Any] | None] = queue.Queue(maxsize=4)
        self._to_send: queue.Queue[bytes | None] = queue.Queue()
        self._said = b""
        loops = (self._send_requests, self._read_answers, self._drain_output)
        self._threads = [threading.Thread(target=target, daemon=True) for target in loops]
        for thread in self._threads:
            thread.start()
        settings = {
            "do": "start",
            "visible_tests": list(visible_tests),
            "memory_bytes": limits.memory_bytes,
            "file_bytes": limits.file_bytes,
            "output_characters": limits.output_characters,
        }
        if self._request(settings, START_SECONDS) is None:
            self.close()
            raise RuntimeError(
                "the process for a learner's code did not start. It said: "
                + (self._said.decode(errors="replace")[-800:] or "nothing")
            )

    def compare(self, ours: Graph, theirs: Graph, seconds: float) -> bool | None:
        """Whether two graphs compute the same, tried there; None when that came to no end."""
        request = {"do": "compare", "ours": ours.to_plain(), "theirs": theirs.to_plain()}
        answer = self._request(request, seconds)
        same = (answer or {}).get("same")
        return same if isinstance(same, bool) else None

    @abstractmethod
    def _interrupt(self) -> None:
        """As Ctrl-C does."""

    @abstractmethod
    def _kill(self) -> None:
        """End the process and all it started; `alive` is False afterwards. Safe to call twice."""

    @abstractmethod
    def _clean_up(self) -> None:
        """Wait until it has gone, and remove what was made for it."""

    def close(self) -> None:
        """End the process, what it started, and its folders. Safe to call twice."""
        self._kill()
        self._clean_up()
        self._to_send.put(None)
        for thread in self._threads:
            thread.join(GRACE_SECONDS)
        for pipe in (self._requests, self._pipe, self._printed):
            with contextlib.suppress(OSError, ValueError):
                pipe.close()

    def run_cell(self, source: str, seconds: float) -> CellRun:
        """Run one cell for at most `seconds`."""
        reply = self._request({"do": "run", "source": source}, seconds)
        if reply is None:
            return CellRun("timed out" if self._timed_out else "died")
        try:
            output, cut = self._within_limit(reply.get("output", ()), bool(reply.get("cut")))
            error = reply.get("error")
            if error is not None:
                error = {
                    "type": str(error["type"])[:200],
                    "text": str(error["text"])[:2000],
                    "frames": [str(frame)[:400] for frame in error["frames"][-8:]],
                }
        except (TypeError, ValueError, KeyError):  # not what our side of the process writes
            self._kill()
            return CellRun("died")
        if reply.get("interrupted"):
            return CellRun("timed out", output, cut)
        return CellRun("error" if error else "done", output, cut, error)

    def _within_limit(self, pieces: Any, cut: bool) -> tuple[tuple[tuple[str, str], ...], bool]:
        """What was printed, and whether there was more: the process may not have kept to the limit."""
        kept, left = [], self._output_characters
        for name, text in pieces:
            if left > 0 and text:
                kept.append(("stderr" if name == "stderr" else "stdout", str(text)[:left]))
            cut, left = cut or len(text) > left, left - len(text)
        return tuple(kept), cut

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
        self._to_send.put(LENGTH.pack(len(data)) + data)
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

    def _read_answers(self) -> None:
        pipe = self._pipe
        with contextlib.suppress(OSError, ValueError, wire.WireError):
            while len(header := pipe.read(LENGTH.size)) == LENGTH.size:
                (length,) = LENGTH.unpack(header)
                if length > 2 * wire.MAX_BYTES:
                    break
                answer = wire.decode(pipe.read(length))
                if not isinstance(answer, dict) or not self._keep(answer):
                    break
        self._keep(None)

    def _keep(self, answer: dict[str, Any] | None) -> bool:
        """Put an answer where it is looked for; False once nobody looks any more."""
        while self.alive:
            with contextlib.suppress(queue.Full):
                self._answers.put(answer, timeout=0.5)
                return True
        return False

    def _send_requests(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while (data := self._to_send.get()) is not None:
                self._requests.write(data)
                self._requests.flush()

    def _drain_output(self) -> None:
        """Read and drop what the process prints outside cells, so that it never blocks nor fills memory."""
        with contextlib.suppress(OSError, ValueError):
            while chunk := self._printed.read1(65536):
                self._said = (self._said + chunk)[-4096:]
