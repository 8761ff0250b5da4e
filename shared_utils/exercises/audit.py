"""The audit of a topic: do its contracts, references, misconceptions and texts fit together?

`course check` prints what it finds. It tries each mistake under one secret; the tests
try more of them, and the visible tests too.
"""

from __future__ import annotations

import importlib
import inspect
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..graders.judge import DrawnCase, draw_cases, judge
from ..graders.probe import answer, import_named, namespace_of
from .contract import Exercise, Misconception, Topic

SEEDS = range(3)
SECRET = b"audit"


@dataclass(frozen=True, order=True)
class Problem:
    """Something that is wrong in a topic's package.

    `path` has forward slashes and is relative to the folder that holds the topic's outermost package;
    `line` counts from 1 (0: the whole file).
    """

    path: str
    line: int
    message: str


def audit_topic(topic: Topic) -> list[Problem]:
    """Return what is wrong with the exercises of `topic`, in lesson order; empty when there is nothing."""
    problems = unknown_exercises(topic)
    for exercise in topic.exercises:
        problems += audit_exercise(topic, exercise)
    return problems


def audit_exercise(topic: Topic, name: str) -> list[Problem]:
    """Return what is wrong with one exercise."""
    exercise = topic.exercise(name)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")  # mistakes divide by zero and take means of nothing
        problems = list(_texts(topic, exercise))
        broken = [*_groups(topic, exercise), *_reference(topic, exercise)]
        # Without cases and a right answer there is nothing to judge a mistake by.
        return problems + (broken or list(_misconceptions(topic, exercise)))


def unknown_exercises(topic: Topic) -> list[Problem]:
    """Return the texts and misconceptions of a topic that belong to no exercise of it."""
    return list(_unknown_exercises(topic))


def _unknown_exercises(topic: Topic) -> Iterator[Problem]:
    known = ", ".join(topic.exercises)
    words = "is no exercise of the contracts (they have: {}). Correct the name, or remove it."
    for name in topic.texts:
        if name not in topic.exercises:
            place = _texts_place(topic, name)
            yield Problem(place, 0, f"There are texts for `{name}`, which {words.format(known)}")
    for exercise, wrongs in _module(topic, "misconceptions").wrong._by_exercise.items():
        if exercise not in topic.exercises:
            for wrong in wrongs:
                message = f"`{wrong.name}` is a mistake in `{exercise}`, which {words.format(known)}"
                yield Problem(*_place(wrong.function), message)


def _texts(topic: Topic, exercise: Exercise) -> Iterator[Problem]:
    name, place = exercise.name, _texts_place(topic, exercise.name)
    if name not in topic.texts:
        yield Problem(place, 0, f"The exercise `{name}` has no texts: add `ExerciseTexts` for it.")
        return
    texts = topic.texts[name]
    keys = [group.key for group in exercise.groups]
    mistakes = [wrong.name for wrong in topic.misconceptions(name)]
    for key in _missing(keys, texts.groups):
        yield Problem(place, 0, f"`{name}`: the group `{key}` has no words: add it to `groups`.")
    for key in _missing(texts.groups, keys):
        yield Problem(place, 0, f"`{name}`: the contract has no group `{key}`, but there are words for it.")
    for key in _missing(mistakes, texts.hints):
        yield Problem(place, 0, f"`{name}`: the misconception `{key}` has no hint: add it to `hints`.")
    for key in _missing(texts.hints, mistakes):
        yield Problem(place, 0, f"`{name}`: there is a hint for `{key}`, which is no misconception.")


def _missing(wanted, there) -> list[str]:
    return [key for key in wanted if key not in there]


def _groups(topic: Topic, exercise: Exercise) -> Iterator[Problem]:
    basic = [group.key for group in exercise.groups if group.basic]
    if len(basic) != 1:
        place = _place(exercise.groups[0].make_cases) if exercise.groups else (_file(topic, "contracts"), 0)
        found = f"{len(basic)} basic groups ({', '.join(basic)})" if basic else "no basic group"
        yield Problem(*place, f"`{exercise.name}` has {found}: exactly one group has `basic=True`.")
    for group in exercise.groups:
        where = f"`{exercise.name}`, group `{group.key}`"
        try:
            cases = [case for seed in SEEDS for case in group.draw(seed)]
            for case in cases:
                exercise.call(case)
        except Exception as error:
            message = f"{where}: {_one_line(error)}. Correct the cases or the signature."
            yield Problem(*_place(group.make_cases), message)
            continue
        if not cases:
            yield Problem(*_place(group.make_cases), f"{where} has no case: yield one at least.")


def _reference(topic: Topic, exercise: Exercise) -> Iterator[Problem]:
    name, place = exercise.name, (_file(topic, "references"), 0)
    try:
        function = topic.reference(name)
    except AttributeError:
        yield Problem(*place, f"The exercise `{name}` has no reference: add a function `{name}`.")
        return
    place = _place(function)
    namespace = {key: import_named(target) for key, target in topic.names.items()}
    alone = f"a reference stands on its own: only {' and '.join(topic.names)} may be used"
    try:
        exec(topic.working_source(name), namespace)
    except NameError as error:
        yield Problem(*place, f"`{name}`: {error}; {alone}.")
        return
    try:
        calls = [(group, exercise.call(case)) for group in exercise.groups for case in group.draw(0)]
    except Exception:
        return  # reported with the groups
    for group, call in calls:
        reply = answer(call, namespace, namespace[name])
        if reply.status == "raised" and reply.error_type in ("NameError", "UnboundLocalError"):
            yield Problem(*place, f"`{name}`: {reply.message}; {alone}.")
            return
        # Other groups may ask for an error; the basic one shows what a right answer is.
        if reply.status != "returned" and (group.basic or reply.status != "raised"):
            what = f"raises {reply.error_type}: {reply.message}" if reply.error_type else reply.message
            message = f"`{name}`: in a case of the group `{group.key}` the reference {what or reply.status}"
            yield Problem(*place, f"{message.rstrip('.')}.")
            return


def _misconceptions(topic: Topic, exercise: Exercise) -> Iterator[Problem]:
    cases = draw_cases(topic, exercise, SECRET)
    for wrong in topic.misconceptions(exercise.name):
        message = _fits(exercise, cases, wrong.function) or _named(topic, exercise, cases, wrong)
        if message:
            yield Problem(*_place(wrong.function), f"`{exercise.name}`: `{wrong.name}` {message}.")


def _fits(exercise: Exercise, cases: list[DrawnCase], function: Callable) -> str:
    """What is wrong with the parameters of a mistake: a TypeError would lose points for no mistake at all."""
    call = exercise.call(cases[0][1])
    try:
        inspect.signature(function).bind(*call.positional, **call.keyword)
    except TypeError as error:
        return f"does not take the arguments {exercise.signature}: {error}"
    except ValueError:  # no signature to be had
        pass
    return ""


def _named(topic: Topic, exercise: Exercise, cases: list[DrawnCase], wrong: Misconception) -> str:
    """What is wrong with how a mistake is judged; "" when it loses something and has its own name."""
    namespace = namespace_of(wrong.function)
    verdict = judge(
        topic,
        exercise,
        cases,
        lambda calls: [answer(call, namespace, wrong.function) for call in calls],
        suspects=(),
    )
    if verdict.outcome in ("not started", "missing"):
        return f"is judged as {verdict.outcome}: a mistake returns something, or raises another error"
    if verdict.failure is None:
        return "earns full points: it is not a mistake, or no case shows it"
    if verdict.misconception != wrong.name and verdict.exact:
        other = verdict.misconception
        return f"is taken for `{other}`: put it before `{other}` or make a case that tells them apart"
    if (verdict.misconception, verdict.exact) != (wrong.name, True):
        return "is not recognised: the same inputs must give the same results each time"
    return ""


def _module(topic: Topic, part: str) -> Any:
    return importlib.import_module(f"{topic.package}.{part}")


def _texts_place(topic: Topic, exercise: str) -> str:
    """The file of the texts package that has an exercise's words; the package itself if there is none."""
    package = _module(topic, "texts")
    for name, module in sorted(sys.modules.items()):
        if name.startswith(f"{package.__name__}.") and exercise in getattr(module, "TEXTS", {}):
            return _shown(module.__file__, topic.package)
    return _file(topic, "texts")


def _file(topic: Topic, part: str) -> str:
    return _shown(_module(topic, part).__file__, topic.package)


def _place(function: Callable) -> tuple[str, int]:
    """File and line of a function; decorators that wrap it, such as tf.function, are looked through."""
    code = inspect.unwrap(getattr(function, "python_function", function)).__code__
    return _shown(code.co_filename, function.__module__), code.co_firstlineno


def _shown(path: str, module: str) -> str:
    outermost = sys.modules.get(module.partition(".")[0])
    file = getattr(outermost, "__file__", None)
    base = Path(file).resolve().parent.parent if file else Path.cwd()
    place = Path(path).resolve()
    return place.relative_to(base).as_posix() if place.is_relative_to(base) else place.name


def _one_line(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}".rstrip(" .:")
