"""The visible tests: what `public_tests.py` calls in a learner's own notebook.

Probe and judge run in one process here. A failing test raises CheckFailed, which IPython shows as
our few lines without a traceback. Help comes in steps as a learner tries again; the environment
variable COURSE_HINTS sets "steps" (the default), "all" at once, or "off".
"""

from __future__ import annotations

import dis
import os
import traceback
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..exercises import load_topic
from ..exercises.contract import Case
from .judge import judge
from .messages import LOOK, verdict_text
from .probe import answer, namespace_of
from .verdict import Verdict


@dataclass
class _Tries:
    """How often each mistake in an exercise was met, and what was run last."""

    met: Counter[str] = field(default_factory=Counter)
    last: tuple = ()

    def count(self, target: Any, verdict: Verdict) -> int:
        """The tries with this mistake. What is run again without a change is no new try."""
        code = getattr(target, "__code__", None)
        written = (code.co_code, code.co_consts, code.co_names) if code else ()
        latest = (verdict.failure.what, verdict.misconception, verdict.groups, written)
        if latest != self.last:
            self.met[verdict.misconception] += 1
            self.last = latest
        return self.met[verdict.misconception]


_tries: dict[tuple[str, str], _Tries] = {}


class CheckFailed(AssertionError):
    """A visible test did not pass. Its text is the whole message; IPython shows no traceback."""

    def _render_traceback_(self) -> list[str]:
        return str(self).splitlines()


class VisibleTests:
    """The visible tests of a topic.

    >>> tests = VisibleTests("CNN_Foundations")
    >>> def zero_pad_test(target):
    ...     tests.check(target, "zero_pad", {"basic": Case(X=np.ones((1, 2, 2, 1)), pad=1)})
    """

    def __init__(self, topic: str):
        self.topic = load_topic(topic)
        show_unfinished_exercises_in_one_line(self.topic.exercises)

    def check(self, target: Any, exercise: str, cases: Mapping[str, Case | list[Case]]) -> None:
        """Run a learner's function on fixed cases, print the result, raise CheckFailed if it is wrong.

        Args:
            target: the learner's function.
            exercise: its name in the contracts.
            cases: one case or a list for each group of the contract, by the group's key.
        """
        contract = self.topic.exercise(exercise)
        drawn = []
        for key, group_cases in cases.items():
            group = contract.find_group(key)
            drawn += [
                (group, case) for case in ([group_cases] if isinstance(group_cases, Case) else group_cases)
            ]
        namespace = namespace_of(target)
        verdict = judge(
            self.topic, contract, drawn, lambda calls: [answer(call, namespace, target) for call in calls]
        )
        key = (self.topic.name, exercise)
        if verdict.right:
            _tries.pop(key, None)
            print(verdict_text(verdict, self.topic.texts[exercise], LOOK))
            return
        failed = verdict.outcome in ("partly right", "wrong")
        tries = _tries.setdefault(key, _Tries()).count(target, verdict) if failed else 1
        raise CheckFailed(verdict_text(verdict, self.topic.texts[exercise], _step(tries)))


def _step(tries: int) -> int:
    setting = os.environ.get("COURSE_HINTS", "steps").strip().lower()
    if setting not in ("steps", "all", "off"):
        raise ValueError(f"COURSE_HINTS is {setting!r}; set it to steps, all or off")
    return {"off": 0, "all": LOOK}.get(setting, min(tries, LOOK))


def show_unfinished_exercises_in_one_line(exercises: Mapping[str, Any]) -> None:
    """In IPython, let a cell that needs an unfinished exercise show one line in place of a traceback.

    That is a cell that calls a stub, and a later cell that misses a name which such a cell would
    have made.
    """
    try:
        shell = get_ipython()  # type: ignore[name-defined]
    except NameError:
        return
    waiting: dict[str, str] = {}  # names that are not there yet, and the exercise they wait for

    def handler(shell, kind, error, trace, tb_offset=None):
        called = [frame.name for frame in traceback.extract_tb(trace)]
        unfinished = [name for name in called if name in exercises]
        missing = error.name if isinstance(error, NameError) else None
        exercise = waiting.get(missing) if missing else (unfinished or [None])[-1]
        if exercise is None:
            shell.showtraceback((kind, error, trace), tb_offset=tb_offset)
            return None
        waiting.update(dict.fromkeys(_names_made_by(shell.user_ns.get("In", [""])[-1]), exercise))
        line = f"Finish the exercise `{exercise}` first, then run this cell again."
        if missing:
            line = f"Finish the exercise `{exercise}` first, then run the cells above: they make `{missing}`."
        shell._showtraceback(kind, line, [line])
        return [line]

    shell.set_custom_exc((NotImplementedError, NameError), handler)


def _names_made_by(cell: str) -> set[str]:
    """The names that a cell defines for later cells; none for a cell with magics."""
    try:
        code = compile(cell, "<cell>", "exec")
    except SyntaxError:
        return set()
    stores = (i for i in dis.get_instructions(code) if i.opname in ("STORE_NAME", "STORE_GLOBAL"))
    return {instruction.argval for instruction in stores}
