"""The plain values that may cross between the probe (beside the learner's code) and the judge.

The natural ones are themselves: None, bool, int, float, complex, str, bytes-free NumPy arrays of
numbers or booleans, and tuples, lists and dicts (string keys) of these. Everything that needs
building on the learner's side, or that is not data on its way back, is one of the small classes
below. Nothing else crosses: no pickles, no objects, no code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

Plain = Any
"""A value made of the kinds listed in this module."""

MAX_INT_BITS = 1000
"""Whole numbers above this stay behind: they are still a float below it."""


@dataclass(frozen=True)
class Tensor:
    """A framework tensor with a known value. `array`: any numeric dtype and shape."""

    array: np.ndarray


@dataclass(frozen=True)
class Variable:
    """A `tf.Variable`; the probe sends its value after the call back, so an update is seen."""

    array: np.ndarray


@dataclass(frozen=True)
class SymbolicInput:
    """A `keras.Input` that the probe makes. `shape`: without the batch axis."""

    shape: tuple[int | None, ...]
    dtype: str = "float32"


@dataclass(frozen=True)
class ModelValue:
    """A Keras model, or the piece of one between symbolic inputs and symbolic outputs, as data.

    `graph` is the canonical graph of operations (see `model_graph`), `weights` the arrays in the
    graph's order (empty when the values do not matter), `form` is "model", "symbolic output" or, for a
    tuple or list of them, "symbolic outputs". `facts` is what else an exercise wants to know about it, by
    what it is called in a message (see `Call.reader`).
    """

    graph: Mapping[str, Plain]
    weights: tuple[np.ndarray, ...] = ()
    form: str = "model"
    facts: Mapping[str, Plain] = field(default_factory=dict)


@dataclass(frozen=True)
class Made:
    """What a function of the project makes on the probe's side: a model in which others are nested, say.

    `target`: "package.module:name"; `arguments`: plain values by name. The same ones make the same thing.
    """

    target: str
    arguments: Mapping[str, Plain] = field(default_factory=dict)


@dataclass(frozen=True)
class Rows:
    """A set of tuples of whole numbers, each of n of them. Their order says nothing.

    `array`: (k, n), sorted; (0, 0) for an empty set. As what is expected it asks for these rows in any order,
    as a set or a list of tuples, or as an array.
    """

    array: np.ndarray


@dataclass(frozen=True)
class Picture:
    """A picture file that the probe writes before the call, which then runs in a folder of its own.

    The argument is its relative path. `pixels`: uint8, (height, width, 3) or (height, width).
    """

    path: str
    pixels: np.ndarray


@dataclass(frozen=True)
class Optimizer:
    """A Keras optimiser, by its class name in lower case ("adam", "sgd") and its learning rate."""

    name: str
    learning_rate: float


@dataclass(frozen=True)
class Opaque:
    """Anything that is not one of the kinds above: only what it is called is known."""

    type_name: str
    text: str = ""


SPECIAL_KINDS: dict[str, type] = {
    kind.__name__: kind
    for kind in (Tensor, Variable, SymbolicInput, ModelValue, Made, Rows, Picture, Optimizer, Opaque)
}
"""The special classes by name, as the wire format writes them."""


@dataclass(frozen=True)
class Call:
    """One call of a learner's function.

    Attributes:
        function: the name in the learner's namespace.
        positional: plain values, in order.
        keyword: plain values by name.
        state: notebook names that are bound for the time of the call (targets, an optimiser). A parameter
            of such a name has it as its default, if it has one: `(a, STYLE_LAYERS=STYLE_LAYERS)`.
        working: source text by function name: working versions of earlier exercises, bound for
            the time of the call in place of the learner's own.
        names: what the lesson's set-up provides: by name a module such as "numpy", or a class or
            function in one such as "tensorflow.keras.layers:Add"; bound for the time of the call
            where the learner has nothing of that kind under that name.
        weightless: whether what is returned is a model, or a piece of one, of which only the graph
            matters: it is then built without weights, which is much faster.
        stand_ins: by function of a library, "package.module:name", the one that stands in for it during the
            call, in the same form: what is looked up there, or is bound in the learner's namespace.
        reader: "package.module:name" of a function that gives the facts about the model that is returned,
            from that model and the list of arguments; weights do not cross then. "" for none.
        through: "package.module:name" of a function that makes the call, from the learner's function and the
            arguments, under a gradient tape, say, or several times; what it returns counts. "" for none.
    """

    function: str
    positional: tuple[Plain, ...] = ()
    keyword: Mapping[str, Plain] = field(default_factory=dict)
    state: Mapping[str, Plain] = field(default_factory=dict)
    working: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    weightless: bool = False
    stand_ins: Mapping[str, str] = field(default_factory=dict)
    reader: str = ""
    through: str = ""


@dataclass(frozen=True)
class Frame:
    """A line of the learner's own code that an exception passed through."""

    function: str
    line: int
    source: str


@dataclass(frozen=True)
class Reply:
    """What came of a call.

    Attributes:
        status: "returned", "raised", "not implemented", "no such name", "not a function",
            "timed out", "died" or "refused" (the answer could not cross, `message` says why).
        result: the plain value returned, for "returned".
        arguments_after: the arguments after the call, by position and then by name; None for a
            symbolic input, a model or what was made.
        error_type, message, frames: of the exception, for "raised".
    """

    status: str
    result: Plain = None
    arguments_after: tuple[Plain, ...] = ()
    error_type: str = ""
    message: str = ""
    frames: tuple[Frame, ...] = ()


def shape_of(value: Plain) -> tuple[int, ...] | None:
    """The shape of a number, array, tensor or variable; None for anything else."""
    if isinstance(value, (Tensor, Variable)):
        value = value.array
    if isinstance(value, np.ndarray):
        return value.shape
    if isinstance(value, (bool, int, float, complex)):
        return ()
    return None


def as_array(value: Plain) -> np.ndarray:
    """The numbers in a number, array, tensor or variable."""
    array = np.asarray(value.array if isinstance(value, (Tensor, Variable)) else value)
    return array.astype(float) if array.dtype == object else array  # an int of more than 64 bits
