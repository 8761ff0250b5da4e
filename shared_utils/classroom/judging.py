"""From a normalised notebook to verdicts: cells run in order, each exercise is judged at its place."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..exercises.contract import Exercise, Topic
from ..graders.judge import STOPPED, DrawnCase, draw_cases, judge
from ..graders.model_numbers import trying_elsewhere
from ..graders.signature import signature_of, stopped_signature
from ..graders.values import Call, Reply
from ..graders.verdict import Verdict, not_judged
from .cell_outputs import outputs_of_run
from .comparing import comparer_for
from .notebook_result import NotebookResult
from .runner import Limits, Runner, Session, best_runner
from .steps import Step, steps_of

SIGNATURE_SECONDS = 30.0
"""The longest that the signatures of a notebook may take together."""

MOST_DRAWN = 50
"""Exercises whose hidden cases are kept."""


def judge_notebook(
    notebook: Any,
    source: Any,
    topic: Topic,
    folder: Path,
    secret: bytes,
    *,
    round_: int = 1,
    limits: Limits | None = None,
    runner: Runner | None = None,
) -> NotebookResult:
    """Run a submission's cells in one process and judge its exercises.

    Args:
        notebook: the normalised submission, an nbformat 4 notebook.
        source: the instructor's version of the same notebook; tells which cells need not run.
        topic: the topic that the notebook belongs to.
        folder: where the learner's code works: a private copy of the submission's files.
        secret: of the course; decides the hidden cases together with `round_`.
        limits: of time, memory and output.
        runner: where the code runs; by default the best that this platform has.

    Raises:
        RuntimeError: if no process can be started. Nothing in the submission raises.
    """
    limits = limits or Limits()
    tests = [f"{name}_test" for name in topic.exercises]
    runner = runner or best_runner()
    run = _NotebookRun(lambda: runner.start(folder, tests, limits), topic, secret, round_, limits)
    try:
        with trying_elsewhere(comparer_for(runner)):
            for step in steps_of(notebook, source, topic):
                run.take(step)
            run.sign()
        return replace(run.result(), isolated=runner.isolates)
    finally:
        run.session.close()


class _NotebookRun:
    """One pass over a notebook."""

    def __init__(
        self, start: Callable[[], Session], topic: Topic, secret: bytes, round_: int, limits: Limits
    ):
        self.start, self.topic, self.secret, self.round = start, topic, secret, round_
        self.limits = limits
        self.session = start()
        self.steps_run: list[Step] = []
        self.started = time.monotonic()
        self.seconds_again = 0.0
        self.verdicts: dict[str, Verdict] = {}
        self.outputs: dict[str, list[dict[str, Any]]] = {}
        self.flags: set[str] = set()
        self.why_dead = ""
        self.unexplained: dict[str, tuple[list[str], set[str]]] = {}
        self.signatures: dict[str, list[str]] = {}
        self.learner_seconds = 0.0

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        """Count the time as the learner's."""
        before = time.monotonic()
        try:
            yield
        finally:
            self.learner_seconds += time.monotonic() - before

    @property
    def seconds_left(self) -> float:
        """What the learner's code may still take. What the judge takes, on a busy machine, costs nothing.

        Nor do cells that run a second time for working versions, up to as much time as a notebook has.
        """
        allowed = self.limits.notebook_seconds
        return allowed - self.learner_seconds - max(0.0, self.seconds_again - allowed)

    def take(self, step: Step) -> None:
        """Run a cell or judge an exercise, unless the process or the time has ended."""
        if self.session.alive and self.seconds_left <= 0:
            self.flags.add("time limit")
            self.why_dead = (
                f"The notebook had used up its {self.limits.notebook_seconds:g} seconds before this exercise."
            )
            self.session.close()
        if step.exercise:
            self.verdicts[step.exercise] = self._judge(step.exercise)
        elif self.session.alive:
            self._run(step)

    def _run(self, step: Step) -> None:
        allowed = self._allowed(step)
        with self._waiting():
            run = self.session.run_cell(step.source, allowed)
        self.steps_run.append(step)
        outputs = outputs_of_run(run, allowed)
        if outputs:
            self.outputs[step.cell_id] = outputs
        if run.cut:
            self.flags.add("output cut")
        if run.error and run.error["type"] == "MemoryError":
            self.flags.add("memory limit")
        if run.status == "timed out" and not step.shows:
            self.flags.add("time limit")
        if not self.session.alive:
            what = (
                "ran too long and could not be stopped" if run.status == "timed out" else "ended the program"
            )
            self._died(f"The cell `{step.cell_id}` before this exercise {what}.", run.status)

    def _allowed(self, step: Step) -> float:
        seconds = self.limits.shown_seconds if step.shows else self.limits.cell_seconds
        return max(0.0, min(seconds, self.seconds_left))

    def _judge(self, name: str) -> Verdict:
        exercise = self.topic.exercise(name)
        if not self.session.alive:
            return not_judged(self.topic.name, name, exercise.points, self.why_dead)
        statuses: set[str] = set()

        def asking(session: Callable[[], Session]) -> Callable[[Sequence[Call]], Sequence[Reply]]:
            def ask(calls: Sequence[Call]) -> Sequence[Reply]:
                asked = session()  # may start a process first, which is none of the learner's time
                with self._waiting():
                    replies = asked.ask(calls, min(exercise.seconds, self.seconds_left))
                statuses.update(reply.status for reply in replies)
                statuses.update(reply.error_type for reply in replies)
                return replies

            return ask

        cases = _cases(self.topic, exercise, self.secret, self.round)
        # Only those that were judged before this one: a notebook put in another order earns no help.
        wrong = [used for used in exercise.uses if used in self.verdicts and not self.verdicts[used].right]
        with _Again(self) as again:
            ask = asking(lambda: self.session)
            verdict = judge(self.topic, exercise, cases, ask, wrong, asking(again.session))
        if "MemoryError" in statuses:
            self.flags.add("memory limit")
        if "timed out" in statuses:
            self.flags.add("time limit")
        if "refused" in statuses:
            self.flags.add("answer refused")
        if verdict.outcome in ("wrong", "partly right") and not verdict.misconception:
            self.unexplained[name] = (wrong, statuses & STOPPED)
        if not self.session.alive:
            self._died(f"`{name}` ended the program before this exercise.", "died")
        return verdict

    def sign(self) -> None:
        """Find the signatures. All exercises are judged by now, so this can cost no point and no flag.

        Those with working versions come last: then no learner's code that goes on has met one.
        """
        deadline = time.monotonic() + min(SIGNATURE_SECONDS, self.seconds_left)
        for name, (wrong, stopped) in sorted(self.unexplained.items(), key=lambda item: bool(item[1][0])):
            exercise = self.topic.exercise(name)
            if stopped:
                self.signatures[name] = stopped_signature(min(stopped))
                continue

            def ask(calls, most=exercise.seconds):
                with self._waiting():
                    return self.session.ask(calls, min(most, deadline - time.monotonic()))

            if self.session.alive and deadline > time.monotonic():
                try:
                    signature = signature_of(self.topic, exercise, ask, wrong)
                except Exception:  # a fault of ours here must not take the points that are known already
                    continue
                if signature:
                    self.signatures[name] = signature

    def _died(self, why: str, status: str) -> None:
        self.why_dead = why
        self.session.close()
        if self.session.out_of_memory:
            self.flags.add("memory limit")
        if status == "died":
            self.flags.add("process died")

    def result(self) -> NotebookResult:
        for name, exercise in self.topic.exercises.items():
            if name not in self.verdicts:
                why = "The notebook has no test cell for this exercise."
                self.verdicts[name] = not_judged(self.topic.name, name, exercise.points, why)
        verdicts = {name: self.verdicts[name] for name in self.topic.exercises}
        return NotebookResult(
            verdicts,
            self.outputs,
            tuple(sorted(self.flags)),
            time.monotonic() - self.started,
            learner_seconds=self.learner_seconds,
            signatures=self.signatures,
        )


_drawn: dict[tuple[int, str, bytes, int], tuple[Topic, list[DrawnCase]]] = {}


def _cases(topic: Topic, exercise: Exercise, secret: bytes, round_: int) -> list[DrawnCase]:
    """The hidden cases; those of one course are drawn once."""
    key = id(topic), exercise.name, secret, round_
    if key not in _drawn:
        if len(_drawn) >= MOST_DRAWN:
            _drawn.clear()
        _drawn[key] = topic, draw_cases(topic, exercise, secret, round_)
    return _drawn[key][1]


class _Again:
    """The same cells in a second process, for working versions of earlier exercises. It starts when asked.

    So a working version never meets what the learner's code goes on with.
    """

    def __init__(self, run: _NotebookRun):
        self.run = run
        self.started: Session | None = None

    def session(self) -> Session:
        """The process, with all cells run in it that have run so far."""
        if self.started is None:
            before = time.monotonic()
            self.started = self.run.start()
            for step in self.run.steps_run:
                self.started.run_cell(step.source, self.run._allowed(step))
            self.run.seconds_again += time.monotonic() - before
        return self.started

    def __enter__(self) -> _Again:
        return self

    def __exit__(self, *_: object) -> None:
        if self.started is not None:
            self.started.close()
