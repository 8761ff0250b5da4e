"""Worker processes that survive one another: a job that kills its worker costs that job alone."""

from __future__ import annotations

import atexit
import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

# Nothing of this process, threads and locks included, goes along.
_CONTEXT = multiprocessing.get_context("forkserver" if sys.platform == "linux" else "spawn")
_ONE_THREAD = "OPENBLAS_NUM_THREADS"


@dataclass(frozen=True)
class Outcome:
    """What came of a job: its `value`, or the `trouble` that kept it from having one."""

    job: Any
    value: Any = None
    trouble: str = ""


class _Worker:
    def __init__(self, work: Callable[[Any], Any]):
        self.connection, other = _CONTEXT.Pipe()
        self.process = _CONTEXT.Process(target=_serve, args=(other, work, dict(os.environ)), daemon=True)
        with _without_interrupts():
            self.process.start()
        other.close()
        self.job: Any = None
        self.deadline = float("inf")

    def give(self, job: Any, seconds: float) -> None:
        self.job, self.deadline = job, time.monotonic() + seconds
        self.connection.send(job)

    def stop(self, at_once: bool = False) -> None:
        if at_once:
            self.process.terminate()  # it ends the learner's process first, unless it hangs itself
        self.connection.close()
        self.process.join(5)
        if self.process.is_alive():
            self.process.kill()


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def preload(*modules: str) -> None:
    """Begin to import what workers need, in the process that they will be forks of. Returns at once.

    Only Linux has that, where forks of a process with TensorFlow are safe; elsewhere each worker imports.
    The first call counts, and a Pool that is made before it imports nothing.
    """
    if sys.platform != "linux":
        return
    from multiprocessing import forkserver

    forkserver.set_forkserver_preload(list(modules))
    before = os.environ.get(_ONE_THREAD)
    os.environ.setdefault(_ONE_THREAD, "1")  # there are as many workers as cores
    try:
        with _without_interrupts():
            forkserver.ensure_running()
    finally:
        if before is None:
            del os.environ[_ONE_THREAD]


class Pool:
    """Worker processes and the jobs that wait for them. Use it in a `with` block, which ends them all."""

    def __init__(self, work: Callable[[Any], Any], workers: int, seconds_per_job: float):
        """Start the processes.

        Args:
            work: a function at the top level of a module, or an object that pickle takes. It and the jobs
                cross by pickle, to our own processes.
            workers: how many processes.
            seconds_per_job: after which a job is given up and its worker ended.
        """
        self.work, self.seconds = work, seconds_per_job
        self._waiting: deque[Any] = deque()
        self._pool = [_Worker(work) for _ in range(workers)]

    def add(self, *jobs: Any, first: bool = False) -> None:
        """Put jobs at the end of the queue, or before all others. Also while the outcomes are being read."""
        if first:
            self._waiting.extendleft(reversed(jobs))
        else:
            self._waiting.extend(jobs)
        self._give()

    def outcomes(self) -> Iterator[Outcome]:
        """The outcomes as they come, until nothing is left to do."""
        while True:
            self._give()
            busy = [worker for worker in self._pool if worker.job is not None]
            if not busy:
                return
            first = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
            wait([worker.connection for worker in busy], timeout=first)
            for worker in busy:
                outcome = _collect(worker)
                if outcome is None:
                    continue
                if outcome.trouble and not worker.process.is_alive():
                    self._pool[self._pool.index(worker)] = worker = _Worker(self.work)
                worker.job = None
                self._give()  # before the outcome is looked at, which takes time
                yield outcome

    def close(self) -> None:
        """End the processes, those at work at once."""
        for worker in self._pool:
            worker.stop(at_once=worker.job is not None)
        self._pool = []

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _give(self) -> None:
        for worker in self._pool:
            if worker.job is None and self._waiting:
                worker.give(self._waiting.popleft(), self.seconds)


def run_jobs(
    work: Callable[[Any], Any], jobs: Sequence[Any], workers: int, seconds_per_job: float
) -> Iterator[Outcome]:
    """Do `work(job)` for each job in at least one worker process; yield outcomes as they come.

    Arguments as in `Pool`.
    """
    with Pool(work, min(max(workers, 1), len(jobs)), seconds_per_job) as pool:
        pool.add(*jobs)
        yield from pool.outcomes()


def _collect(worker: _Worker) -> Outcome | None:
    """The outcome of the worker's job, or None while it is at work."""
    job = worker.job
    try:
        if worker.connection.poll():
            kind, content = worker.connection.recv()
            return Outcome(job, content) if kind == "done" else Outcome(job, trouble=content)
    except (EOFError, OSError):
        worker.process.join(5)
        worker.stop(at_once=True)
        return Outcome(job, trouble=f"The grading process ended (exit code {worker.process.exitcode}).")
    if time.monotonic() >= worker.deadline:
        worker.stop(at_once=True)
        return Outcome(job, trouble="The grading process took too long and was stopped.")
    return None


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """A process that is started in here does not know Ctrl-C, not even while it imports its modules."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _serve(connection: Connection, work: Callable[[Any], Any], environment: dict[str, str]) -> None:
    """A worker's life: take a job, do it, send the result, until the other side is gone."""
    os.environ.update(environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that the person sees
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what is under way is cleaned up
    try:
        _work_until_the_end(connection, work)
    finally:
        # A fork of the server ends without them, and temporary folders would stay.
        atexit._run_exitfuncs()


def _work_until_the_end(connection: Connection, work: Callable[[Any], Any]) -> None:
    parent = multiprocessing.parent_process()
    while True:
        try:
            job = connection.recv()
        except (EOFError, OSError):
            return
        try:
            message = ("done", work(job))
        except Exception:
            message = ("trouble", traceback.format_exc(limit=-6))
        if not parent.is_alive():
            return
        try:
            connection.send(message)
        except OSError:
            return
