"""Judging one mutant: does it lose points, and if not, does it ever answer differently from the solution?"""

from __future__ import annotations

import contextlib
import signal
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace

import numpy as np

from shared_utils.exercises import Topic
from shared_utils.graders.judge import call_text, draw_cases, judge
from shared_utils.graders.probe import answer, namespace_of
from shared_utils.graders.values import Call, ModelValue, Plain, Reply

from .settings import TopicSettings
from .solutions import namespace_with

SECRET = b"the secret of the mutation test"


@dataclass(frozen=True)
class Outcome:
    """What became of a mutant.

    Attributes:
        kind: "killed", "survived", or "same" (it survived and never answers differently).
        how: for a killed one "answer", "exception" or "time": what the first failing call gave.
        misconception: name of the mistake that the learner would read, or "".
        exact: whether that mistake reproduces all the answers.
        differs: for a survivor, the first wide call that it answers differently, and both answers; or "".
    """

    kind: str
    how: str = ""
    misconception: str = ""
    exact: bool = False
    differs: str = ""


class Bench:
    """The place where the mutants of one topic's solutions are tried.

    Args:
        solutions: source texts by exercise; all of them right.
        secrets: a mutant is killed only if it loses points under each of them.
    """

    def __init__(
        self,
        topic: Topic,
        solutions: dict[str, str],
        settings: TopicSettings,
        secrets: Sequence[bytes] = (SECRET,),
    ):
        self.topic = topic
        self.settings = settings
        self.secrets = secrets
        self.namespace = namespace_with(solutions, settings)
        self._cases = {}
        self._wide = {}

    def verdict(self, exercise: str, function, secret: bytes):
        """The verdict on a function, with the solutions of the other exercises beside it."""
        contract = self.topic.exercise(exercise)
        if (exercise, secret) not in self._cases:
            cases = draw_cases(self.topic, contract, secret)
            choose = self.settings.choose_cases
            self._cases[exercise, secret] = list(choose(exercise, cases)) if choose else cases
        namespace = namespace_of(function)

        def ask(calls):
            return [answer(call, namespace, function) for call in calls]

        # The earlier exercises are right, so no working versions need to be tried.
        return judge(self.topic, contract, self._cases[exercise, secret], ask, suspects=())

    def check_solution(self, exercise: str) -> None:
        """Raise ValueError unless the solution itself earns all its points."""
        for secret in self.secrets:
            verdict = self.verdict(exercise, self.namespace[exercise], secret)
            if not verdict.right:
                raise ValueError(
                    f"the solution of {exercise} earns {verdict.points} of {verdict.max_points} points: "
                    f"{verdict.failure.call if verdict.failure else verdict.outcome} "
                    f"{verdict.failure.what if verdict.failure else verdict.reason} Mend it first."
                )

    def try_mutant(self, exercise: str, source: str) -> Outcome:
        """Judge a mutant under every secret; if it keeps its points under one, look for a difference."""
        namespace = dict(self.namespace)
        try:
            with _quiet(), _processor_time(self.settings.seconds * len(self.secrets)):
                try:
                    # A name of its own: TensorFlow would trace the lines that it knows of the same file.
                    exec(compile(source, f"<learner's mutant of {exercise}>", "exec"), namespace)
                except Exception:  # another name as a default, say
                    return Outcome("killed", "exception")
                verdicts = [self.verdict(exercise, namespace[exercise], secret) for secret in self.secrets]
        except _TimeUp:
            return Outcome("killed", "time")
        if not any(verdict.right for verdict in verdicts):
            failed = verdicts[0]
            raised = failed.failure is not None and failed.failure.what.startswith("raised")
            return Outcome("killed", "exception" if raised else "answer", failed.misconception, failed.exact)
        try:
            with _quiet(), _processor_time(10 * self.settings.seconds):
                differs = self._first_difference(exercise, namespace[exercise])
        except _TimeUp:
            differs = "a call that never ends"
        return Outcome("survived" if differs is None or differs else "same", differs=differs or "")

    def _first_difference(self, exercise: str, function) -> str | None:
        """The first call that is answered differently, "" if none is, None if there are no wide inputs."""
        if exercise not in self.settings.wide:
            return None
        for call, expected in self._wide_calls(exercise):
            reply = answer(call, namespace_of(function), function)
            if not _same_reply(expected, reply):
                shown = call_text(self.topic.exercise(exercise), call)
                return f"{shown} gives {_shown(reply)}, the solution {_shown(expected)}"
        return ""

    def _wide_calls(self, exercise: str) -> list[tuple[Call, Reply]]:
        if exercise not in self._wide:
            rng = np.random.default_rng(20)
            contract, make = self.topic.exercise(exercise), self.settings.wide[exercise]
            calls = [contract.call(make(rng)) for _ in range(self.settings.wide_calls)]
            self._wide[exercise] = [(call, answer(call, self.namespace)) for call in calls]
        return self._wide[exercise]


def _same_reply(one: Reply, other: Reply) -> bool:
    if one.status != other.status:
        return False
    if one.status == "raised":
        return one.error_type == other.error_type
    return _identical(one.result, other.result) and _identical(one.arguments_after, other.arguments_after)


def _identical(one: Plain, other: Plain) -> bool:
    """Equal to the last bit, in kind, dtype and shape."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        alike = one.dtype == other.dtype and one.shape == other.shape
        return alike and np.array_equal(one, other, equal_nan=one.dtype.kind in "fc")
    if isinstance(one, (tuple, list)):
        return len(one) == len(other) and all(map(_identical, one, other))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_identical(one[key], other[key]) for key in one)
    if isinstance(one, ModelValue):
        return _identical((one.graph, one.weights, one.facts), (other.graph, other.weights, other.facts))
    if is_dataclass(one):  # a tensor, say, with an array in it
        return all(_identical(getattr(one, field.name), getattr(other, field.name)) for field in fields(one))
    return one == other or (one != one and other != other)


def _shown(reply: Reply) -> str:
    if reply.status != "returned":
        return f"{reply.status} {reply.error_type}".strip()
    return " ".join(repr(replace(reply, arguments_after=()).result).split())[:100]


class _TimeUp(KeyboardInterrupt):
    """The mutant used too much processor time. The probe lets a KeyboardInterrupt through."""


@contextlib.contextmanager
def _processor_time(seconds: float):
    """Raise _TimeUp after so much processor time (not wall time, which a busy machine would stretch)."""
    if not hasattr(signal, "setitimer"):  # Windows: the workers' own limit is what is left
        yield
        return

    def time_up(number, frame):
        raise _TimeUp

    before = signal.signal(signal.SIGPROF, time_up)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextlib.contextmanager
def _quiet():
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield
