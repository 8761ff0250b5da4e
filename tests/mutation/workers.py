"""A small pool of worker processes, each with a limit on time and memory.

A mutant that hangs in compiled code, or dies, takes its worker with it and nothing else: it counts as killed
and the worker is started anew.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import multiprocessing.connection
import time
from collections.abc import Iterator, Sequence

from shared_utils.exercises import load_topic

from .mutators import Mutant
from .settings import settings_of
from .trial import SECRET, Bench, Outcome

_CONTEXT = multiprocessing.get_context("spawn")


class _Worker:
    """One process, and the mutant it is busy with."""

    def __init__(self, topic: str, solutions: dict[str, str], secrets: Sequence[bytes]):
        self._arguments = (topic, solutions, list(secrets))
        self.index: int | None = None
        self._start()

    def _start(self):
        self.pipe, theirs = _CONTEXT.Pipe()
        self.process = _CONTEXT.Process(target=_serve, args=(theirs, *self._arguments), daemon=True)
        self.process.start()
        theirs.close()
        self.index = None
        self.ready = False

    def give(self, index: int, mutant: Mutant, seconds: float):
        self.index = index
        self.deadline = time.monotonic() + seconds
        self.pipe.send((mutant.exercise, mutant.source))

    def stop(self):
        self.process.kill()
        self.process.join()
        self.pipe.close()

    def restart(self):
        self.stop()
        self._start()


def try_all(
    topic_name: str,
    solutions: dict[str, str],
    mutants: Sequence[Mutant],
    workers: int = 2,
    secrets: Sequence[bytes] | None = None,
) -> Iterator[tuple[Mutant, Outcome]]:
    """Try all mutants in worker processes; yield each with its outcome, in no particular order.

    Raises:
        RuntimeError: the workers cannot be started.
    """
    secrets = list(secrets or [SECRET])
    settings = settings_of(load_topic(topic_name))
    wall = 60 + 20 * settings.seconds * len(
        secrets
    )  # far above the limit on processor time, for a busy machine
    waiting = list(enumerate(mutants))[::-1]
    pool = [_Worker(topic_name, solutions, secrets) for _ in range(max(1, min(workers, len(mutants))))]
    try:
        while waiting or any(worker.index is not None for worker in pool):
            for worker in pool:
                if worker.ready and worker.index is None and waiting:
                    worker.give(*waiting.pop(), wall)
            multiprocessing.connection.wait([worker.pipe for worker in pool], timeout=1)
            for worker in pool:
                index, outcome = worker.index, _news(worker)
                if outcome is not None and index is not None:
                    yield mutants[index], outcome
    finally:
        for worker in pool:
            worker.stop()


def _news(worker: _Worker) -> Outcome | None:
    """What a worker has to say, if anything; one that died or is late is started anew."""
    try:
        if worker.pipe.poll():
            message = worker.pipe.recv()
            if message == "ready":
                worker.ready = True
                return None
            worker.index = None
            return message
    except (EOFError, OSError):
        if not worker.ready:
            raise RuntimeError("a worker could not start; its message is above") from None
        worker.restart()
        return Outcome("killed", "died")
    if worker.index is not None and time.monotonic() > worker.deadline:
        worker.restart()
        return Outcome("killed", "time")
    return None


def _serve(pipe, topic_name: str, solutions: dict[str, str], secrets: list[bytes]) -> None:
    topic = load_topic(topic_name)
    settings = settings_of(topic)
    bench = Bench(topic, solutions, settings, secrets)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        limit = int(settings.memory_gb * 2**30)
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    pipe.send("ready")
    while True:
        try:
            exercise, source = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        pipe.send(bench.try_mutant(exercise, source))
