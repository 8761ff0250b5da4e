"""The judge: draws the cases, asks the probe, compares the answers and gives the verdict.

The judge never runs a learner's code. It asks through a function from calls to replies, which is a
pipe to another process in grading and a direct call of the probe in the learner's own notebook.
"""

from __future__ import annotations

import hashlib
import hmac
import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ..exercises.contract import Case, Exercise, Group, Misconception, Topic
from .compare import coarsest_float, describe, describe_with_parts, difference, with_article
from .known_answers import key_of, our_answer
from .model_compare import facts_difference, model_difference
from .values import Call, ModelValue, Opaque, Plain, Reply, shape_of
from .verdict import Failure, GroupResult, Verdict

Ask = Callable[[Sequence[Call]], Sequence[Reply]]
"""Makes calls and returns one reply for each, in order."""

STOPPED = frozenset({"timed out", "died"})
"""Statuses after which further calls are pointless."""

STATUSES = STOPPED | {"returned", "raised", "not implemented", "no such name", "not a function", "refused"}

NO_ANSWER = "the answer could not be read"
LONGEST_NAME, LONGEST_MESSAGE = 100, 2000
"""Characters of an exception's name, and of all else that a reply says in words."""

DrawnCase = tuple[Group, Case]
"""A case with the group it belongs to."""

_NODE = re.compile(r" for '\{\{node [^']*'(?= with input shapes)")
"""What TensorFlow says of an operation in a graph: its own names for it and for what it was given."""

_COLOURS = re.compile(r"\x1b\[[\d;]*m")

LONGEST_CALL = 170
"""Characters of a call on two lines of a message; longer ones do not show what their tuples hold."""


def draw_cases(topic: Topic, exercise: Exercise, secret: bytes, round_: int = 1) -> list[DrawnCase]:
    """The hidden cases: the same for a whole class, unknown to it, and the same when graded again.

    Args:
        secret: of the course, any bytes; round_: changes all cases for a second hand-in.
    """
    drawn = []
    for group in exercise.groups:
        message = f"{topic.name}/{exercise.name}/{group.key}/{round_}".encode()
        seed = int.from_bytes(hmac.new(secret, message, hashlib.sha256).digest()[:8], "little")
        drawn += [(group, case) for case in group.draw(seed)]
    return drawn


def judge(
    topic: Topic,
    exercise: Exercise,
    cases: Sequence[DrawnCase],
    ask: Ask,
    suspects: Sequence[str] | None = None,
    ask_apart: Ask | None = None,
) -> Verdict:
    """Judge one exercise on its cases.

    An exercise that uses earlier ones and fails is judged again with working versions of those in
    place of the learner's; the better verdict counts and says so.

    Args:
        suspects: the earlier exercises that the learner got wrong; None where that is not known,
            for all that this one uses.
        ask_apart: asks another process with the same cells run in it, for calls with working versions.
    """
    names = topic.names_for(exercise)
    calls = [replace(exercise.call(case), names=names) for _, case in cases]
    ask, ask_apart = (_each_once(_read_by(one)) for one in (ask, ask_apart or ask))
    replies = list(ask(calls[:1]))
    if replies[0].status == "not implemented":
        return _without_points(topic, exercise, "not started")
    if replies[0].status in ("no such name", "not a function"):
        return _without_points(topic, exercise, "missing", replies[0].message)
    stopped = replies[0].status in STOPPED
    replies += [replies[0]] * (len(calls) - 1) if stopped else ask(calls[1:])
    function = topic.reference(exercise.name)
    keys = list(map(key_of, calls))
    expected = [our_answer(call, function, key) for call, key in zip(calls, keys, strict=True)]
    own = _Attempt.assess(topic, exercise, cases, calls, keys, expected, replies)
    known = suspects is not None
    suspects = [name for name in exercise.uses if suspects is None or name in suspects]
    if own.verdict.right or not suspects:
        return own.named(topic, exercise)

    def attempt(working: tuple[str, ...]) -> _Attempt:
        sources = {name: topic.working_source(name) for name in working}
        replies = list(ask_apart([replace(call, working=sources) for call in calls]))
        return _Attempt.assess(topic, exercise, cases, calls, keys, expected, replies, working)

    again = attempt(tuple(suspects))
    if again.verdict.right:
        # The smallest change that helps names the culprit. What ran out of time is not tried once more.
        ran_on = any(reply.status in STOPPED for reply in replies)
        alone = [] if ran_on or len(suspects) == 1 else suspects
        helps = (one for one in map(attempt, [(name,) for name in alone]) if one.verdict.right)
        return next(helps, again).named(topic, exercise)
    if again.verdict.points > own.verdict.points:
        return again.named(topic, exercise)
    verdict = own.named(topic, exercise)
    if again.verdict.points == own.verdict.points and not verdict.misconception:
        helped = again.named(topic, exercise)
        if helped.misconception and known:
            return helped
        # Nothing says that an earlier one is wrong: only what they hand on may make the words differ.
        return replace(verdict, misconception=helped.misconception)
    return verdict


def _read_by(ask: Ask) -> Ask:
    """The same, but what a reply says is known to be one of the statuses, and its words to be short text.

    The learner's process may have been talked into sending anything. A reply that is not asked for, or of
    another kind, is an answer that could not be read.
    """

    def ask_and_read(calls: Sequence[Call]) -> list[Reply]:
        replies = list(ask(calls))[: len(calls)]
        replies += [Reply("refused")] * (len(calls) - len(replies))
        return [_read(reply) for reply in replies]

    return ask_and_read


def _read(reply: Reply) -> Reply:
    if reply.status not in STATUSES:
        return Reply("refused", message=NO_ANSWER)
    # The words of an exception are kept as they are: they are compared with those of our own.
    message = reply.message if reply.status == "raised" else _printable(reply.message)
    if reply.status == "refused" and not message.strip():
        message = NO_ANSWER  # a problem without words would count as none
    return replace(
        reply,
        error_type=_printable(reply.error_type)[:LONGEST_NAME],
        message=message[:LONGEST_MESSAGE],
        frames=tuple(
            replace(frame, function=_printable(frame.function)[:100], source=_printable(frame.source)[:200])
            for frame in reply.frames
        ),
    )


def _printable(text: str) -> str:
    """Text without terminal colours and other characters that control what shows it."""
    text = _COLOURS.sub("", text)
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text[: 2 * LONGEST_MESSAGE])


def _each_once(ask: Ask) -> Ask:
    """The same, but equal calls are made once: several groups may look at one answer."""
    known: dict[bytes, Reply] = {}

    def ask_new(calls: Sequence[Call]) -> list[Reply]:
        keys = list(map(key_of, calls))
        new = {key: call for key, call in zip(keys, calls, strict=True) if key not in known}
        if new:
            known.update(zip(new, ask(list(new.values())), strict=True))
        return [known[key] for key in keys]

    return ask_new


@dataclass(frozen=True)
class _Attempt:
    """The replies to all cases with some working versions bound, and what they are worth."""

    cases: Sequence[DrawnCase]
    calls: Sequence[Call]
    keys: Sequence[bytes]
    expected: Sequence[Reply]
    replies: Sequence[Reply]
    problems: Sequence[str | None]
    verdict: Verdict
    first: int

    @classmethod
    def assess(
        cls,
        topic: Topic,
        exercise: Exercise,
        cases: Sequence[DrawnCase],
        calls: Sequence[Call],
        keys: Sequence[bytes],
        expected: Sequence[Reply],
        replies: Sequence[Reply],
        working: tuple[str, ...] = (),
    ) -> _Attempt:
        problems = [
            _problem(exercise, group, *triple)
            for (group, _), *triple in zip(cases, calls, expected, replies, strict=True)
        ]
        first, failure = _first_failure(exercise, cases, calls, replies, problems)
        verdict = _count(topic, exercise, cases, problems)
        verdict = replace(verdict, failure=failure, working=working)
        return cls(cases, calls, keys, expected, replies, problems, verdict, first)

    def named(self, topic: Topic, exercise: Exercise) -> Verdict:
        """The verdict, with the name of the mistake if one reproduces the replies."""
        if self.verdict.failure is None:
            return self.verdict
        name, exact = self._recognise(exercise, topic.misconceptions(exercise.name))
        return replace(self.verdict, misconception=name, exact=exact)

    def _recognise(self, exercise: Exercise, misconceptions: Sequence[Misconception]) -> tuple[str, bool]:
        """The mistake that reproduces all replies and True, else one that comes near and False.

        Nearest is one that reproduces the replies of all groups with points, in the parts that these look at:
        right answers may differ in everything else, and so may answers with a mistake.
        """
        counting = [i for i, (group, _) in enumerate(self.cases) if group.points]
        near = nearest = ""
        for wrong in misconceptions:
            mine = partial(self._answer_of, wrong)
            if not self._same(self.first, mine, exercise):
                continue
            if all(self._same(i, mine) for i in range(len(self.calls))):
                return wrong.name, True
            if not nearest and all(self._same(i, mine, exercise) for i in counting):
                nearest = wrong.name
            if not near and self._is_near(exercise, mine):
                near = wrong.name
        return nearest or near, False

    def _answer_of(self, wrong: Misconception, i: int) -> Reply:
        return our_answer(self.calls[i], wrong.function, self.keys[i], wrong.name)

    def _same(self, i: int, mine: Callable[[int], Reply], exercise: Exercise | None = None) -> bool:
        """Whether a mistake gives the learner's reply to call i; a right error may have its own words.

        Args:
            exercise: to compare only the parts of the result that the group of this call looks at.
        """
        if self.problems[i] is None and mine(i).status == self.replies[i].status == "raised":
            return mine(i).error_type == self.replies[i].error_type
        return _same(mine(i), self.replies[i], self.calls[i], self.cases[i][0], exercise)

    def _is_near(self, exercise: Exercise, mine: Callable[[int], Reply]) -> bool:
        """Whether a mistake fails in the same cases and gives half of the wrong replies, two at least."""
        wrong = [i for i, problem in enumerate(self.problems) if problem]
        reproduced = sum(self._same(i, mine, exercise) for i in wrong)
        if reproduced < min(len(wrong), max(2, len(wrong) / 2)):
            return False
        return all(
            (_problem(exercise, group, self.calls[i], self.expected[i], mine(i)) is None) is (i not in wrong)
            for i, (group, _) in enumerate(self.cases)
        )


def _without_points(topic: Topic, exercise: Exercise, outcome: str, reason: str = "") -> Verdict:
    groups = tuple(GroupResult(group.key, group.points, False) for group in exercise.groups)
    return Verdict(topic.name, exercise.name, outcome, 0, exercise.points, groups, reason=reason)


def _problem(exercise: Exercise, group: Group, call: Call, expected: Reply, reply: Reply) -> str | None:
    """What is wrong with one reply, in a phrase; None when it is right."""
    match reply.status:
        case "raised" if expected.status == "raised":
            if reply.error_type in (expected.error_type, *group.raises):
                return None
            return f"raised {reply.error_type}, expected {expected.error_type}."
        case "raised":
            first_line = _first_line(reply.message)
            raised = (
                f"raised {reply.error_type}: {first_line}" if first_line else f"raised {reply.error_type}"
            )
            single = expected.status == "returned" and shape_of(expected.result) == ()
            return f"{raised.rstrip('.')}, expected {describe(expected.result)}." if single else raised
        case "not implemented" | "no such name" | "not a function":
            return "raised NotImplementedError: this part is not written yet."
        case "timed out":
            return "did not finish in the time allowed. Look for a loop that never ends."
        case "died":
            return f"ended the program. {reply.message}".rstrip()
        case "refused":
            return reply.message
    if expected.status == "raised":
        error = expected.error_type
        if isinstance(reply.result, Opaque) and reply.result.type_name in (error, *group.raises):
            name = reply.result.type_name
            return f"returned {with_article(name)}; raise it: `raise {name}(...)`."
        return f"returned {describe(reply.result)}, expected {with_article(error)}."
    coarsest = coarsest_float([*call.positional, *call.keyword.values()])
    models = isinstance(expected.result, ModelValue) and isinstance(reply.result, ModelValue)
    if models and group.facts:
        found = facts_difference(expected.result, reply.result, group.facts, coarsest)
    elif models and (group.only or group.parts):
        found = model_difference(
            expected.result,
            reply.result,
            names=exercise.returns,
            parts=group.parts,
            only=group.only,
            kinds_alone=group.kinds_alone,
        )
    else:
        found = difference(*_selected(exercise, group, expected.result, reply.result, coarsest))
    if found:
        what = f"{found.where}: {found.what}" if found.where else found.what
        return (
            f"{what.partition(', expected')[0]}, which is not right." if exercise.keeps_answer else f"{what}."
        )
    names = _argument_names(exercise, call)
    lost = [Opaque("lost")] * len(names)  # what a reply leaves out was not kept
    after_call = [*reply.arguments_after, *lost][: len(names)]
    for name, wanted, after in zip(names, expected.arguments_after, after_call, strict=True):
        if (group.checks_inputs or name in exercise.changes) and difference(wanted, after, coarsest):
            changed = "was not updated as expected" if name in exercise.changes else "was changed by the call"
            return f"{name} {changed}. Work on a copy." if "call" in changed else f"{name} {changed}."
    return None


def _first_line(message: str) -> str:
    """What an exception says, in a line.

    Keras says first where it was raised, then why, in bold; TensorFlow puts names of its own around it.
    """
    plain = re.sub(r"\{\{function_node [^}]*\}\} *| *\[Op:\w+\].*$", "", message)
    plain = _printable(_NODE.sub("", plain))
    lines = [line for line in plain.splitlines() if line.strip()]
    if len(lines) > 1 and lines[0].startswith("Exception encountered when calling"):
        del lines[0]
    return lines[0][:160] if lines else ""


def _selected(exercise: Exercise, group: Group, expected: Plain, received: Plain, coarsest: int):
    """The arguments of `difference`: all of the result, or the parts that the group looks at."""
    names = exercise.returns if isinstance(exercise.returns, tuple) else None
    sequences = isinstance(expected, (tuple, list)) and isinstance(received, (tuple, list))
    if group.parts and sequences and len(received) == len(expected):
        chosen = [i for i, name in enumerate(names or ()) if name in group.parts]
        expected, received = tuple(expected[i] for i in chosen), tuple(received[i] for i in chosen)
        names = group.parts
    return expected, received, coarsest, "", names


def _argument_names(exercise: Exercise, call: Call) -> list[str]:
    return [*itertools.islice(exercise.parameters, len(call.positional)), *call.keyword]


def _count(
    topic: Topic, exercise: Exercise, cases: Sequence[DrawnCase], problems: Sequence[str | None]
) -> Verdict:
    failed = {group.key for (group, _), problem in zip(cases, problems, strict=True) if problem}
    drawn = {group.key for group, _ in cases}
    groups = tuple(
        GroupResult(g.key, g.points, g.key not in failed) for g in exercise.groups if g.key in drawn
    )
    basic = {group.key for group, _ in cases if group.basic}
    points = 0 if basic & failed else sum(g.points for g in groups if g.passed)
    if not any(g.points and not g.passed for g in groups):
        outcome = "right"
    else:
        outcome = "partly right" if points else "wrong"
    return Verdict(topic.name, exercise.name, outcome, points, exercise.points, groups)


def _first_failure(
    exercise: Exercise,
    cases: Sequence[DrawnCase],
    calls: Sequence[Call],
    replies: Sequence[Reply],
    problems: Sequence[str | None],
) -> tuple[int, Failure | None]:
    """Index and description of the first failure; hint-only groups come last."""
    wrong = [i for i, problem in enumerate(problems) if problem]
    if not wrong:
        return -1, None
    first = min(wrong, key=lambda i: (cases[i][0].points == 0, i))
    frames = tuple(
        f"in {'your cell' if f.function == '<module>' else f.function}, line {f.line}: {f.source}"
        for f in replies[first].frames
    )
    call = call_text(exercise, calls[first])
    return first, Failure(cases[first][0].key, call, problems[first] or "", frames[-2:])


def call_text(exercise: Exercise, call: Call) -> str:
    """A call as a line: values of small arguments, dtype and shape of arrays, also in small tuples."""

    def show(name: str, value: Plain, words: Callable[[Plain], str]) -> str:
        plain = value is None or isinstance(value, (bool, int, float, str, tuple, list, dict))
        return f"{name}={words(value)}" if plain else f"{name}: {words(value)}"

    named = list(
        zip(_argument_names(exercise, call), [*call.positional, *call.keyword.values()], strict=True)
    )
    lines = [
        f"{exercise.name}({', '.join(show(*pair, words) for pair in named)})"
        for words in (describe_with_parts, describe)
    ]
    return lines[len(lines[0]) > LONGEST_CALL]


def _same(mine: Reply, reply: Reply, call: Call, group: Group, exercise: Exercise | None) -> bool:
    if mine.status != reply.status:
        return False
    if mine.status == "raised":
        # Keras numbers its tensors and layers as they are made: keras_tensor_12.
        mine_said, said = (re.sub(r"_\d+", "", _NODE.sub("", r.message)) for r in (mine, reply))
        return (mine.error_type, mine_said) == (reply.error_type, said)
    coarsest = coarsest_float([*call.positional, *call.keyword.values()])
    models = isinstance(mine.result, ModelValue) and isinstance(reply.result, ModelValue)
    if models and group.facts and mine.result.facts:
        found = facts_difference(mine.result, reply.result, group.facts, coarsest)
    else:  # models are recognised by their graphs alone: fast, and a mistake is a mistake in the wiring
        chosen = mine.result, reply.result, coarsest
        if exercise:
            chosen = _selected(exercise, group, *chosen)
        found = mine.status == "returned" and difference(*chosen, rebuild=False)
    if found:
        return False
    return not difference(mine.arguments_after, reply.arguments_after, coarsest)
