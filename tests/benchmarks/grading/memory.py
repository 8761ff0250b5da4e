"""How much memory a process and all that it started hold, over time."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import psutil

MEGABYTE = 2**20


@dataclass(frozen=True)
class Moment:
    """One look: `seconds` since the start, how many submissions were `done`, and resident memory in MB.

    `main` is the process that keeps the books, `workers` the judges and the server that they are forks of,
    `learners` all others, the warm process too. Memory that processes share, as forks do, counts for each.
    """

    seconds: float
    done: int
    main: float
    workers: float
    learners: float
    processes: int

    @property
    def total(self) -> float:
        """All together."""
        return self.main + self.workers + self.learners


class Recorder:
    """Looks at a process and its descendants now and then, in a thread, until it is stopped."""

    def __init__(self, pid: int, done: Callable[[], int], interval: float = 1.0):
        self.moments: list[Moment] = []
        self.seen: dict[int, psutil.Process] = {}
        self._process, self._done, self._interval = psutil.Process(pid), done, interval
        self._started = time.monotonic()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._record, daemon=True)

    def __enter__(self) -> Recorder:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _record(self) -> None:
        while not self._stop.is_set():
            self.look()
            self._stop.wait(self._interval)

    def look(self) -> None:
        """Look once more than the interval would have it. Nothing is noted of a process that has ended."""
        with contextlib.suppress(psutil.Error):
            main = self._process.memory_info().rss
            if main:  # until its parent has waited for it, a process that has ended holds 0 bytes
                self.moments.append(self._now(main))

    def _now(self, main: int) -> Moment:
        workers = learners = count = 0
        for process in self._process.children(recursive=True):
            with contextlib.suppress(psutil.Error):
                held = process.memory_info().rss
                count += 1
                self.seen[process.pid] = process
                if any("multiprocessing.forkserver" in word for word in process.cmdline()):
                    workers += held
                else:
                    learners += held
        parts = (part / MEGABYTE for part in (main, workers, learners))
        return Moment(time.monotonic() - self._started, self._done(), *parts, count + 1)


def growth(moments: Sequence[Moment], part: str) -> float:
    """MB per 100 submissions: the slope of a line through the looks; 0 when too little is done.

    The first tenth is left out, when libraries are still being imported, and what comes after the last
    submission, when processes end.
    """
    last = moments[-1].done if moments else 0
    late = [moment for moment in moments if last / 10 <= moment.done < last]
    done = np.array([moment.done for moment in late], dtype=float)
    if len(set(done)) < 3:
        return 0.0
    return float(np.polyfit(done, [getattr(moment, part) for moment in late], 1)[0] * 100)


def peak(moments: Sequence[Moment], part: str) -> float:
    """The most that was held at one look, in MB."""
    return max((getattr(moment, part) for moment in moments), default=0.0)
