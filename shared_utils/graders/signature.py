"""What a wrong answer returns on fixed cases, in a few lines: its signature.

The cases depend on neither a course's secret nor its round, so one mistake has one signature in every class.
A line stands for one reply: its status, a hash over its structure, and for each array how large its largest
value is and three fixed random projections of it.

    returned 3b0f6a51 2.4312 0.11802 -0.40713 0.95210

Answers that compute the same in another order, or in float32, agree within a tolerance; `same` says whether
they do. A model counts by its canonical graph. Signatures name and group mistakes; no point hangs on one.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from ..exercises.contract import Exercise, Group, Topic
from .compare import coarsest_float, difference
from .judge import Ask, _each_once, _first_line, _read_by, draw_cases
from .model_graph import GraphError, canonical, graph_hash, read_graph
from .values import Call, ModelValue, Opaque, Plain, Reply, Rows, SymbolicInput, as_array, shape_of

FIXED = b"cases for signatures"
"""In place of a course's secret."""

TOLERANCE = 2e-4
PROJECTIONS = 3
_NOTHING = 1e-8
"""Values this small next to inputs around 1 are rounding errors."""

_LARGEST = 1e300
"""Larger numbers count as this one; rounded to a few digits, the largest float of all would be infinite."""

_MOST_VALUES = 2**17
_MOST_ARRAYS = 16
_MOST_PARTS = 60
_LINE = re.compile(r"[a-z][a-z ]{0,20}[a-z] [0-9a-f]{8}((?: -?\d+(?:\.\d+)?(?:e[+-]\d+)?)*)")


def signature_of(topic: Topic, exercise: Exercise, ask: Ask, working: Sequence[str] = ()) -> list[str]:
    """Ask for the replies to the fixed cases; return a line for each, or [] if the function is gone.

    Args:
        ask: makes the calls in the learner's process.
        working: earlier exercises that the learner got wrong. Working versions are bound in their place, so
            that what is seen is this exercise's own mistake.
    """
    cases = [(group, case) for group, case in draw_cases(topic, exercise, FIXED) if group.points]
    sources = {name: topic.working_source(name) for name in working}
    names = topic.names_for(exercise)
    calls = [replace(exercise.call(case), names=names, working=sources) for _, case in cases]
    replies = _each_once(_read_by(ask))(calls)
    if replies[0].status in ("no such name", "not a function"):  # a later cell took the name away
        return []
    triples = zip(cases, calls, replies, strict=True)
    return [_line(exercise, group, call, reply) for (group, _), call, reply in triples]


def stopped_signature(status: str) -> list[str]:
    """The signature of an answer that cannot be asked again: it ran on, or ended its program."""
    return [f"{status} {_hash(status)}"]


def same(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two signatures are of one mistake."""
    if len(first) != len(second):
        return False
    for mine, other in zip(first, second, strict=True):
        (words, numbers), (other_words, other_numbers) = _read(mine), _read(other)
        if words != other_words or len(numbers) != len(other_numbers):
            return False
        pairs = zip(numbers, other_numbers, strict=True)
        if any(abs(a - b) > TOLERANCE * max(1.0, abs(a), abs(b)) for a, b in pairs):
            return False
    return True


def short_id(topic: str, exercise: str, signature: Sequence[str]) -> str:
    """Six hexadecimal digits that stand for a signature; rounding errors do not change them."""
    parts = []
    for line in signature:
        words, numbers = _read(line)
        parts.append(words)
        of_each = (numbers[:: PROJECTIONS + 1], numbers[1 :: PROJECTIONS + 1])
        for largest, projected in zip(*of_each, strict=False):
            # In coarse steps, with an offset that keeps round numbers away from where a step ends.
            size = round(200 * math.log(largest) + 0.317) if largest > 0 else ""
            parts.append(f"{size} {round(100 * projected + 0.217)}")
    return hashlib.sha256("|".join([topic, exercise, *parts]).encode()).hexdigest()[:6]


def is_signature(value: Any) -> bool:
    """Whether plain data, read from a file, has the form of a signature."""
    if not isinstance(value, list) or not 0 < len(value) <= 500:
        return False
    return all(isinstance(line, str) and len(line) < 5000 and _LINE.fullmatch(line) for line in value)


@lru_cache(maxsize=20_000)
def _read(line: str) -> tuple[str, tuple[float, ...]]:
    numbers = _LINE.fullmatch(line)[1]
    read = (min(max(float(number), -_LARGEST), _LARGEST) for number in numbers.split())
    return line[: len(line) - len(numbers)], tuple(read)


def _line(exercise: Exercise, group: Group, call: Call, reply: Reply) -> str:
    """One reply in short."""
    sketch = _Sketch()
    if reply.status == "raised":
        # A message names sizes and addresses; what is left says which error it is.
        said = re.sub(r"0x[0-9a-fA-F]+|\d+|'[^']*'|\"[^\"]*\"", "#", _first_line(reply.message))
        sketch.words += [reply.error_type[:100], said]
    elif reply.status == "returned":
        sketch.walk(_looked_at(exercise, group, reply.result), group)
        sketch.arguments(exercise, group, call, reply)
    numbers = "".join(f" {number:.5g}" for number in sketch.numbers)
    return f"{reply.status} {_hash(*sketch.words)}{numbers}"


def _looked_at(exercise: Exercise, group: Group, result: Plain) -> Plain:
    """The parts of a result that the group looks at: right answers may differ in the others."""
    names = exercise.returns
    if group.parts and isinstance(result, (tuple, list)) and len(result) == len(names):
        return tuple(part for name, part in zip(names, result, strict=True) if name in group.parts)
    return result


class _Sketch:
    """Collects the words and numbers of a value."""

    def __init__(self):
        self.words: list[str] = []
        self.numbers: list[float] = []
        self._parts = 0

    def arguments(self, exercise: Exercise, group: Group, call: Call, reply: Reply) -> None:
        """Add what became of the arguments that the group looks at."""
        before = [*call.positional, *call.keyword.values()]
        names = [*list(exercise.parameters)[: len(call.positional)], *call.keyword]
        coarsest = coarsest_float(before)
        for name, was, now in zip(names, before, reply.arguments_after, strict=False):
            if name in exercise.changes:
                self.words.append(name)
                self.walk(now, group)
            elif group.checks_inputs and now is not None and difference(was, now, coarsest):
                self.words.append(f"{name} changed")

    def walk(self, value: Plain, group: Group) -> None:
        """Add a plain value."""
        self._parts += 1
        if self._parts > _MOST_PARTS:
            return
        if isinstance(value, (tuple, list)) and value and all(shape_of(part) == () for part in value):
            value = np.array([as_array(part)[()] for part in value])
        if isinstance(value, Rows):
            value = value.array
        if shape_of(value) is not None:
            self._array(as_array(value))
        elif isinstance(value, (tuple, list)):
            self.words.append(f"{len(value)} parts")
            for part in value:
                self.walk(part, group)
        elif isinstance(value, dict):
            self.words.append(f"{len(value)} keys")
            for key in sorted(value)[:_MOST_PARTS]:
                self.words.append(key)
                self.walk(value[key], group)
        elif isinstance(value, ModelValue):
            self._model(value, group)
        elif isinstance(value, Opaque):
            self.words.append(f"a {value.type_name}")
        elif isinstance(value, SymbolicInput):
            self.words.append(f"an input {value.shape}")
        else:
            self.words.append(value if isinstance(value, str) else type(value).__name__)

    def _array(self, array: np.ndarray) -> None:
        # Whole numbers and floats of any size count alike, as they do for the judge.
        kind = {"b": "truths", "c": "complex"}.get(array.dtype.kind, "numbers")
        flat = array.ravel()[:_MOST_VALUES]
        if kind == "complex":
            flat = np.concatenate([flat.real, flat.imag])
        flat = flat.astype(float)
        odd = [int(np.isnan(flat).sum()), int((flat == np.inf).sum()), int((flat == -np.inf).sum())]
        self.words.append(f"{kind} {array.shape} {odd}")
        if not flat.size or len(self.numbers) >= _MOST_ARRAYS * (PROJECTIONS + 1):
            return
        flat = np.where(np.isfinite(flat), flat, 0.0)
        largest = float(np.abs(flat).max())
        if largest < _NOTHING:
            self.numbers += [0.0] * (PROJECTIONS + 1)
            return
        projected = _directions(flat.size) @ (flat / largest) / np.sqrt(flat.size)
        self.numbers += [largest, *map(float, projected)]

    def _model(self, model: ModelValue, group: Group) -> None:
        self.words.append(model.form)
        if group.facts:
            for name in group.facts:
                self.words.append(name)
                self.walk(model.facts.get(name), group)
            return
        try:
            graph = canonical(read_graph(model.graph))
        except GraphError:
            self.words.append("unreadable")
            return
        if not group.only:
            self.words.append(graph_hash(graph))
            return
        looked_at = [operation for operation in graph.operations if operation.op in group.only]
        if group.kinds_alone:
            self.words += sorted({operation.op for operation in looked_at})
        else:
            self.words += [f"{o.op} {sorted(o.config.items())!r}" for o in looked_at]


@lru_cache(maxsize=16)
def _directions(size: int) -> np.ndarray:
    """Fixed random directions, (PROJECTIONS, size), each value of variance 1."""
    return np.sqrt(12) * (np.random.default_rng(size).random((PROJECTIONS, size)) - 0.5)


def _hash(*words: str) -> str:
    text = "\n".join(words).encode("utf-8", "surrogatepass")
    return hashlib.sha256(text).hexdigest()[:8]
