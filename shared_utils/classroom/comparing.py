"""Comparing models in a process of their own: a graph that was sent may be made to use up time or memory."""

from __future__ import annotations

import atexit
import tempfile
from functools import cache
from pathlib import Path

from ..graders.model_graph import Graph
from .runner import Limits, Runner, Session

SECONDS = 60.0
_LIMITS = Limits(notebook_seconds=3600.0)
_COMPARISONS_PER_PROCESS = 200


class ModelComparer:
    """Compares two graphs in a session in which no learner's code runs. It starts when it is first needed."""

    def __init__(self, runner: Runner):
        self._runner = runner
        self._session: Session | None = None
        self._used = 0
        self._folder = tempfile.TemporaryDirectory(prefix="course-work-", ignore_cleanup_errors=True)

    def __call__(self, ours: Graph, theirs: Graph) -> bool:
        """Whether they compute the same; False when theirs cannot be tried within the limits."""
        for _ in range(2):  # a process that ends may have been at its own end, so one is tried anew
            same = self._process().compare(ours, theirs, SECONDS)
            if same is not None:
                return same
            self.close()
        return False

    def close(self) -> None:
        """End the process."""
        if self._session is not None:
            self._session.close()
            self._session = None

    def _process(self) -> Session:
        if self._used >= _COMPARISONS_PER_PROCESS:
            self.close()
        if self._session is None or not self._session.alive:
            self._session = self._runner.start(Path(self._folder.name), [], _LIMITS)
            self._used = 0
        self._used += 1
        return self._session


@cache
def comparer_for(runner: Runner) -> ModelComparer:
    """The comparer of this process for a runner."""
    comparer = ModelComparer(runner)
    atexit.register(comparer.close)
    return comparer
