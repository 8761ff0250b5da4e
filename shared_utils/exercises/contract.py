"""What an exercise promises: its name, points, signature, and the cases it is judged on.

A contract is written with NumPy alone, in the `contracts.py` of its topic:

    zero_pad = Exercise("zero_pad", "(X, pad)", returns="X_pad")

    @zero_pad.group("basic", points=2, basic=True)
    def _(rng):
        yield Case(X=rng.normal(size=(2, 4, 4, 3)), pad=1)

Points of an exercise are the sum of its groups. A group is won when all of its cases are right.
The words that a learner reads about groups and mistakes stand in the topic's `texts.py`.
"""

from __future__ import annotations

import inspect
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..graders.values import Call, Plain

FRAMEWORK = {"tf": "tensorflow", "tfl": "tensorflow.keras.layers", "K": "tensorflow.keras.backend"}
"""The names that every lesson with TensorFlow gives it, and what they stand for."""


class Case:
    """The inputs of one call.

    Args:
        state: notebook names that the exercise may read, bound for the time of the call.
        through: "package.module:name" of a function that makes the call (see `values.Call`).
        **arguments: plain values by parameter name. A parameter with a default may be left out.
    """

    __slots__ = ("arguments", "state", "through")

    def __init__(self, *, state: Mapping[str, Plain] | None = None, through: str = "", **arguments: Plain):
        self.arguments = arguments
        self.state = dict(state or {})
        self.through = through

    def __repr__(self):
        return f"Case({', '.join(self.arguments)})"


@dataclass(frozen=True)
class Group:
    """Cases that probe one thing.

    Attributes:
        key: its name in code; `texts.py` has its words.
        points: what it is worth; 0 makes it hint-only: it informs and takes nothing.
        basic: without this group nothing else counts.
        checks_inputs: arguments that changed during the call lose the group (results count too).
        parts: names out of the exercise's `returns` that this group compares; empty for all.
        only: kinds of operations of a model, such as "Conv2D" and "relu", that this group compares, in their
            order and with their settings; empty for the whole model.
        kinds_alone: whether it asks of those only that they occur, whatever their number and settings.
        facts: what of the facts that the exercise's reader gives this group compares, in place of the graph.
        raises: exceptions that are right too where the reference raises another one.
        make_cases: from a random generator to cases.
    """

    key: str
    points: int
    make_cases: Callable[[np.random.Generator], Iterable[Case]]
    basic: bool = False
    checks_inputs: bool = False
    parts: tuple[str, ...] = ()
    raises: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    kinds_alone: bool = False
    facts: tuple[str, ...] = ()

    def draw(self, seed: int) -> list[Case]:
        """The cases for a seed (a non-negative int). The same seed gives the same cases."""
        return list(self.make_cases(np.random.default_rng([seed, zlib.crc32(self.key.encode())])))


class _Names(dict):
    """Names for reading a signature: a default such as `random_uniform` stands for itself."""

    def __missing__(self, name: str) -> str:
        return name


@dataclass
class Exercise:
    """The contract of one exercise.

    Attributes:
        name: of the graded function.
        signature: as it stands in the lesson. Parameters without a default are passed by
            position, the others by keyword, and those after a `*` by keyword too.
        returns: a name for the result, or a tuple of names for the parts of a tuple.
        uses: names of the exercises that the function may call.
        state: names of the notebook that the function may read.
        names: what the lesson's set-up provides for it beside the topic's `names`, in the same form. Here
            stands what takes long to import and other exercises of the topic do without.
        changes: parameters that the function is meant to change (a variable that is trained).
        seconds: the longest that all its calls together may take in grading.
        weightless: it returns a model, or a piece of one, of which only the graph matters; it is then
            called in a way that gives the layers no weights, which is faster (see `values.Call`).
        stand_ins: functions of libraries that others stand in for during a call, by "package.module:name".
        reader: "package.module:name" of what reads facts about the returned model (see `values.Call`).
        keeps_answer: its answer is always the same, so a message says that a value is wrong and
            not which one is right.
        by_keyword: every argument is passed by its name, since right answers written elsewhere have another
            order of parameters.
    """

    name: str
    signature: str
    returns: str | tuple[str, ...]
    uses: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    changes: tuple[str, ...] = ()
    seconds: float = 10.0
    keeps_answer: bool = False
    weightless: bool = False
    by_keyword: bool = False
    stand_ins: Mapping[str, str] = field(default_factory=dict)
    reader: str = ""
    groups: list[Group] = field(default_factory=list)

    def __post_init__(self):
        namespace = _Names()
        try:  # the text of a def is the plainest way to write a signature down
            exec(f"def f{self.signature}: pass", {}, namespace)
        except SyntaxError as error:
            raise ValueError(
                f"exercise {self.name}: the signature {self.signature!r} is not valid Python. "
                "Write it as after `def name`."
            ) from error
        self.parameters = inspect.signature(namespace["f"]).parameters

    @property
    def points(self) -> int:
        """The sum of the points of its groups."""
        return sum(group.points for group in self.groups)

    def group(
        self,
        key: str,
        points: int = 0,
        *,
        basic: bool = False,
        checks_inputs: bool = False,
        parts: tuple[str, ...] = (),
        raises: tuple[str, ...] = (),
        only: tuple[str, ...] = (),
        kinds_alone: bool = False,
        facts: tuple[str, ...] = (),
    ):
        """Decorate a generator of cases, `(rng) -> Iterator[Case]`, to add a group."""
        if not set(parts) <= set(self.returns if isinstance(self.returns, tuple) else ()):
            raise ValueError(f"exercise {self.name}, group {key!r}: parts {parts} are not in `returns`")
        if any(group.key == key for group in self.groups):
            raise ValueError(f"exercise {self.name} has two groups named {key!r}. Rename one of them.")

        def add(make_cases: Callable[[np.random.Generator], Iterator[Case]]):
            self.groups.append(
                Group(key, points, make_cases, basic, checks_inputs, parts, raises, only, kinds_alone, facts)
            )
            return make_cases

        return add

    def find_group(self, key: str) -> Group:
        """The group with this key. Raises KeyError that lists the keys there are."""
        for group in self.groups:
            if group.key == key:
                return group
        known = ", ".join(group.key for group in self.groups)
        raise KeyError(f"{self.name} has no group {key!r}; it has {known}")

    def call(self, case: Case, working: Mapping[str, str] | None = None) -> Call:
        """The call of a case: required parameters by position (unless `by_keyword`), the others by name."""
        unknown = set(case.arguments) - set(self.parameters)
        required = [
            name
            for name, p in self.parameters.items()
            if p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD
        ]
        missing = [name for name in required if name not in case.arguments]
        if unknown or missing or set(case.state) - set(self.state):
            raise ValueError(
                f"a case of {self.name}{self.signature} does not fit: "
                f"unknown {sorted(unknown)}, missing {missing}, "
                f"state {sorted(set(case.state) - set(self.state))}"
            )
        positional = [] if self.by_keyword else required
        keyword = {name: value for name, value in case.arguments.items() if name not in positional}
        return Call(
            self.name,
            tuple(case.arguments[name] for name in positional),
            keyword,
            case.state,
            dict(working or {}),
            weightless=self.weightless,
            stand_ins=self.stand_ins,
            reader=self.reader,
            through=case.through,
        )


@dataclass(frozen=True)
class Hint:
    """The words of a misconception. `mistake`: what the code does; `look`: where to look."""

    mistake: str
    look: str


@dataclass(frozen=True)
class ExerciseTexts:
    """All that a learner reads about an exercise.

    Attributes:
        summary: one sentence: what the function does.
        shapes: one line on shapes.
        groups: words for each group, by key: what is special about its inputs.
        hints: by the name of the misconception.
    """

    summary: str
    shapes: str
    groups: Mapping[str, str]
    hints: Mapping[str, Hint]


@dataclass(frozen=True)
class Misconception:
    """A wrong implementation that learners really write. `function` has the exercise's signature."""

    exercise: str
    name: str
    function: Callable[..., Any]


class Misconceptions:
    """The misconceptions of a topic, in the order in which they are tried.

    `@wrong("zero_pad")` above a function `pads_channels` adds it under that name.
    """

    def __init__(self):
        self._by_exercise: dict[str, list[Misconception]] = {}

    def __call__(self, exercise: str):
        """Decorate a wrong implementation of `exercise`."""

        def add(function):
            self._by_exercise.setdefault(exercise, []).append(
                Misconception(exercise, function.__name__, function)
            )
            return function

        return add

    def of(self, exercise: str) -> list[Misconception]:
        """The misconceptions of an exercise, most specific first."""
        return self._by_exercise.get(exercise, [])


@dataclass(frozen=True)
class Topic:
    """A topic: its exercises in lesson order, and where their other parts are.

    Attributes:
        name: of its folder and of the nbgrader assignment.
        title: for people.
        exercises: contracts by name, in lesson order.
        texts: the learner-facing words, by exercise.
        package: dotted name of the package with `references` and `misconceptions`.
        names: what the lesson's set-up cell provides: by name a module such as "numpy", or a class or
            function in one such as "tensorflow.keras.layers:Add". Grading binds them again where a
            learner lost them.
    """

    name: str
    title: str
    exercises: Mapping[str, Exercise]
    texts: Mapping[str, ExerciseTexts]
    package: str
    names: Mapping[str, str] = field(default_factory=lambda: {"np": "numpy"})

    @property
    def points(self) -> int:
        """The sum of the points of its exercises."""
        return sum(exercise.points for exercise in self.exercises.values())

    def exercise(self, name: str) -> Exercise:
        """The exercise of that name. Raises KeyError that lists the names there are."""
        if name not in self.exercises:
            raise KeyError(f"{self.name} has no exercise {name!r}; it has {', '.join(self.exercises)}")
        return self.exercises[name]

    def names_for(self, exercise: Exercise) -> dict[str, str]:
        """What the lesson's set-up provides by the time of an exercise."""
        return {**self.names, **exercise.names}

    def reference(self, name: str) -> Callable[..., Any]:
        """Our own implementation of an exercise. Imports the topic's references, TensorFlow if they do."""
        return getattr(_import(f"{self.package}.references"), name)

    def misconceptions(self, name: str) -> list[Misconception]:
        """The misconceptions of an exercise. Imports them, TensorFlow if they do."""
        return _import(f"{self.package}.misconceptions").wrong.of(name)

    def working_source(self, name: str) -> str:
        """Source text of a working version, self-contained but for the names that lessons provide."""
        function = self.reference(name)
        return inspect.getsource(getattr(function, "python_function", function))


def _import(module: str):
    import importlib
    import os

    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # no chatter if this is what imports TensorFlow
    return importlib.import_module(module)
