"""Runners: where a learner's code runs, and how it is asked and stopped.

A runner starts a session, one process for one submission. The session runs cells and makes calls, each under
a time limit. Nothing that a learner's code does raises an error here; it all comes back as data.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Protocol

from ..graders.model_graph import Graph
from ..graders.values import Call, Reply
from .cold import ColdRunner
from .container import ContainerRunner, NoContainer
from .session import CellRun, Limits
from .warm import NotWarm, WarmProcess, WarmRunner

ADDRESS = "COURSE_WARM_PROCESS"
"""The environment variable that tells workers where the warm process is."""


class Session(Protocol):
    """One submission's process."""

    alive: bool
    out_of_memory: bool

    def run_cell(self, source: str, seconds: float) -> CellRun:
        """Run one cell for at most `seconds`."""

    def ask(self, calls: Sequence[Call], seconds: float) -> list[Reply]:
        """Make calls, one after another, for at most `seconds` together."""

    def compare(self, ours: Graph, theirs: Graph, seconds: float) -> bool | None:
        """Whether two graphs compute the same, tried there; None when that came to no end."""

    def close(self) -> None:
        """End the process and all it started."""


class Runner(Protocol):
    """Starts sessions. `isolation` says what closes them off; `isolates` whether that is enough."""

    isolation: str
    isolates: bool

    def start(self, folder: Path, visible_tests: Sequence[str], limits: Limits) -> Session:
        """A session that works in `folder`, a private copy of the submission's files."""

    def close(self) -> None:
        """End what the runner keeps for the sessions to come."""


@contextmanager
def one_warm_process() -> Iterator[None]:
    """For a while, all workers that are started use one warm process, where the platform has any."""
    try:
        process = WarmProcess()
    except NotWarm:
        yield
        return
    with process:
        os.environ[ADDRESS] = process.address
        try:
            yield
        finally:
            del os.environ[ADDRESS]


@cache
def best_runner() -> Runner:
    """The runner for this process: closed-off forks where the platform has them, else containers, else cold.

    It is kept until the process ends; what it started ends then too.
    """
    address = os.environ.get(ADDRESS, "")
    for place in (address, "") if address else ("",):
        with suppress(NotWarm):
            return WarmRunner(place)
    with suppress(NoContainer):
        return ContainerRunner()
    return ColdRunner()


__all__ = [
    "CellRun", "ColdRunner", "ContainerRunner", "Limits", "NoContainer", "NotWarm", "Runner", "Session",
    "WarmProcess", "WarmRunner", "best_runner", "one_warm_process",
]  # fmt: skip
