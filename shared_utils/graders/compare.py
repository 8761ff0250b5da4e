"""Whether a learner's result is the expected one, and if not, how to say where it differs.

Two floats are equal when |received - expected| <= absolute + relative * |expected|, where the
absolute part scales with the largest expected value. The tolerance follows the coarser dtype of
the two: a float32 answer to float64 inputs is right.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from .values import (
    Made,
    ModelValue,
    Opaque,
    Plain,
    Rows,
    SymbolicInput,
    Tensor,
    Variable,
    as_array,
    shape_of,
)

_RELATIVE = {2: 1e-2, 4: 1e-4, 8: 1e-7}

MOST_ROWS, MOST_IN_A_ROW = 10_000, 100
"""Of rows in any order, which are compared one by one as Python numbers: more are only counted."""


@dataclass(frozen=True)
class Difference:
    """The first difference found.

    Attributes:
        where: which part of the result, such as "cache[3]['pad']", or "".
        what: one phrase: what was returned and what was expected.
    """

    where: str
    what: str


def difference(
    expected: Plain,
    received: Plain,
    coarsest: int = 8,
    where: str = "",
    names: str | tuple[str, ...] | None = None,
    rebuild: bool = True,
) -> Difference | None:
    """The first difference between a result and the expected one, None when they agree.

    Args:
        expected: from the reference; its kinds decide what is asked for. A number or an array of
            shape () asks for a scalar of any make; a tuple takes a list as well, and an array with one
            axis a list or a tuple of numbers; rows come in any order.
        received: the learner's plain result.
        coarsest: size in bytes of the coarsest float among the inputs, 8 for float64.
        where: name of this part, for the message.
        names: for a tuple, the names of its parts.
        rebuild: whether models whose graphs differ may still be equal by what they compute.
    """
    if isinstance(received, Opaque):
        if isinstance(expected, Opaque) and received == expected:  # two wrong answers, one a misconception's
            return None
        detail = f" ({received.text})" if received.text else ""
        returned = f"returned {with_article(received.type_name)}{detail}"
        return Difference(where, f"{returned}, expected {describe(expected)}")
    if isinstance(expected, Rows):
        return _rows(expected, received, where)
    if isinstance(expected, (tuple, list)):
        return _sequence(expected, received, coarsest, where, names, rebuild)
    if isinstance(expected, dict):
        return _mapping(expected, received, coarsest, where, rebuild)
    if expected is None or isinstance(expected, str):
        if type(received) is type(expected) and received == expected:
            return None
        return Difference(where, f"returned {describe(received)}, expected {describe(expected)}")
    if isinstance(expected, ModelValue):
        from .model_compare import model_difference

        return model_difference(expected, received, where, names=names, rebuild=rebuild)
    return _numbers(expected, received, coarsest, where)


def _sequence(expected, received, coarsest, where, names, rebuild):
    if not isinstance(names, tuple) and all(shape_of(part) == () for part in expected):
        received = _listed(received, len(expected))
    if isinstance(received, (tuple, list)) and len(received) == len(expected):
        for i, (want, got) in enumerate(zip(expected, received, strict=True)):
            part = names[i] if isinstance(names, tuple) and i < len(names) else f"{where}[{i}]"
            found = difference(want, got, coarsest, part, rebuild=rebuild)
            if found:
                return found
        return None
    listed = f" ({', '.join(names)})" if isinstance(names, tuple) else ""
    wanted = f"{len(expected)} values{listed}"
    if isinstance(received, (tuple, list)):
        return Difference(where, f"returned {len(received)} values, expected {wanted}")
    return Difference(where, f"returned {describe(received)}, expected {wanted}")


def _listed(received, count):
    """An array or tensor of `count` numbers as their list: a list of numbers may come as one."""
    if isinstance(received, (np.ndarray, Tensor, Variable)) and shape_of(received) == (count,):
        return [np.array(number) for number in as_array(received)]
    return received


def _joined(received):
    """A list or tuple of numbers as an array with one axis."""
    if isinstance(received, (tuple, list)) and all(shape_of(part) == () for part in received):
        return np.array([as_array(part)[()] for part in received])
    return received


def _rows(expected, received, where):
    count = _number_of_rows(received)
    if count is not None and count > MOST_ROWS + 2 * len(expected.array):
        return Difference(where, f"returned {_count_rows(count)}, expected {len(expected.array)}")
    want, got = (_read_rows(value) for value in (expected, received))
    if got is None:
        return Difference(where, f"returned {describe(received)}, expected {describe(expected)}")
    missing, extra = Counter(want) - Counter(got), Counter(got) - Counter(want)
    if not (missing or extra):
        return None
    row, how = (next(iter(extra)), "one too many") if extra else (next(iter(missing)), "missing")
    return Difference(where, f"returned {_count_rows(len(got))}, expected {len(want)}; {row} is {how}")


def _number_of_rows(value: Plain) -> int | None:
    if isinstance(value, (tuple, list)):
        return len(value)
    shape = shape_of(value.array if isinstance(value, Rows) else value)
    return shape[0] if shape else None


def _read_rows(value: Plain) -> list[tuple] | None:
    """The rows of a set, of a list of sequences or of an array as tuples of numbers; None for all else."""
    if isinstance(value, (tuple, list)):
        rows = [_joined(part) for part in value]
        if any(len(shape := shape_of(row) or ()) != 1 or shape[0] > MOST_IN_A_ROW for row in rows):
            return None
        return [tuple(as_array(row).tolist()) for row in rows]
    array = value.array if isinstance(value, (Rows, Tensor, Variable)) else value
    short = isinstance(array, np.ndarray) and array.ndim == 2 and array.shape[1] <= MOST_IN_A_ROW
    if isinstance(array, np.ndarray) and (short or array.shape == (0,)):
        return list(map(tuple, array.tolist()))
    return None


def _count_rows(k: int) -> str:
    return f"{k} row" if k == 1 else f"{k} rows"


def _mapping(expected, received, coarsest, where, rebuild):
    if not isinstance(received, dict):
        return Difference(where, f"returned {describe(received)}, expected a dict")
    for key, want in expected.items():
        if key not in received:
            return Difference(where, f"has no key {key!r}")
        found = difference(want, received[key], coarsest, f"{where}[{key!r}]", rebuild=rebuild)
        if found:
            return found
    extra = [key for key in received if key not in expected]
    return Difference(where, f"has a key {extra[0]!r} that is not expected") if extra else None


def _numbers(expected, received, coarsest, where):
    want_shape = shape_of(expected)
    if want_shape is not None and len(want_shape) == 1:
        received = _joined(received)
    got_shape = shape_of(received)
    if got_shape is None:
        return Difference(where, f"returned {describe(received)}, expected {describe(expected)}")
    if got_shape != want_shape:
        returned, wanted = ("a single number" if s == () else f"shape {s}" for s in (got_shape, want_shape))
        return Difference(where, f"returned {returned}, expected {wanted}")
    want, got = as_array(expected), as_array(received)
    if want.dtype.kind == "b" and got.dtype.kind != "b":
        return Difference(where, f"returned dtype {got.dtype}, expected True and False (dtype bool)")
    wrong = ~close(want, got, coarsest)
    if not wrong.any():
        return None
    if got_shape == ():
        return Difference(where, f"returned {number(got[()])}, expected {number(want[()])}")
    first = tuple(int(i) for i in np.argwhere(wrong)[0])
    share = f"{int(wrong.sum())} of {wrong.size} values differ; the first, at {list(first)}"
    if wrong.size == 1:
        share = f"the value at {list(first)}"
    return Difference(where, f"{share}, is {number(got[first])}, expected {number(want[first])}")


def close(want: np.ndarray, got: np.ndarray, coarsest: int = 8) -> np.ndarray:
    """Elementwise equality within the tolerance of the coarser dtype. Both arrays have one shape."""
    if want.dtype.kind in "biu" and got.dtype.kind in "biu":
        return want == got
    size = min(max(min(_float_size(want), _float_size(got)), 4), coarsest, 8)
    relative = _RELATIVE[2 if size < 4 else 4 if size < 8 else 8]
    with np.errstate(all="ignore"):
        finite = np.abs(want[np.isfinite(want)])
        scale = float(finite.max()) if finite.size else 0.0
        return np.isclose(got, want, rtol=relative, atol=relative * max(scale, 1e-6), equal_nan=True)


def _float_size(array: np.ndarray) -> int:
    if array.dtype.kind == "c":
        return array.dtype.itemsize // 2
    return array.dtype.itemsize if array.dtype.kind == "f" else 8


def coarsest_float(values: list[Plain]) -> int:
    """The size in bytes of the coarsest float among plain values, looking into tuples and dicts."""
    size = 8
    for value in values:
        if isinstance(value, (tuple, list)):
            size = min(size, coarsest_float(list(value)))
        elif isinstance(value, dict):
            size = min(size, coarsest_float(list(value.values())))
        elif isinstance(value, (np.ndarray, Tensor, Variable)):
            size = min(size, _float_size(as_array(value)))
    return size


def with_article(word: str) -> str:
    """ "a ValueError", "an int"."""
    return f"{'an' if word[:1].lower() in 'aeiou' and word else 'a'} {word}"


def number(value) -> str:
    """A number as a person would write it: six significant digits, no dtype."""
    value = value.item() if hasattr(value, "item") else value
    if isinstance(value, (bool, int)):
        return str(value)
    return f"{value:.6g}"


def describe(value: Plain) -> str:
    """A value in a few words: "float64 (2, 3)", "3", "'max'", "None", "a tuple of 2"."""
    text = _describe(value)
    return text if len(text) <= 80 else text[:79] + "…"


def describe_with_parts(value: Plain) -> str:
    """As `describe`, but a small tuple, and a list that is not of numbers, with what it holds."""
    if isinstance(value, tuple) and 1 < len(value) <= 4:
        return f"({', '.join(map(describe, value))})"
    if isinstance(value, list) and 0 < len(value) <= 3 and not any(shape_of(part) == () for part in value):
        return f"[{', '.join(map(describe, value))}]"
    return describe(value)


def _describe(value: Plain) -> str:
    if isinstance(value, (Tensor, Variable)):
        return f"a {type(value).__name__.lower()} {describe(value.array)}"
    if isinstance(value, Rows):
        k, n = value.array.shape if value.array.ndim == 2 else (0, 0)
        return f"{_count_rows(k)} of {n} numbers, in any order" if k else "no rows"
    if isinstance(value, np.ndarray):
        if value.shape == ():
            return number(value[()])
        return f"{value.dtype} {value.shape}"
    if isinstance(value, (tuple, list)):
        if value and len(value) <= 4 and all(isinstance(part, (int, float)) for part in value):
            return repr(value)
        return f"a {type(value).__name__} of {len(value)}"
    if isinstance(value, dict):
        if len(value) <= 4 and all(isinstance(part, (int, float, str)) for part in value.values()):
            return repr(value)
        return f"a dict with {', '.join(map(repr, list(value)[:4]))}"
    if isinstance(value, float):
        return number(value)
    if isinstance(value, (bool, int, str)) or value is None:
        return repr(value)
    if isinstance(value, ModelValue):
        return "several Keras tensors" if value.form == "symbolic outputs" else f"a Keras {value.form}"
    if isinstance(value, SymbolicInput):
        return f"Keras tensor {(None, *value.shape)}"
    if hasattr(value, "path"):
        return repr(value.path)
    if isinstance(value, Made):
        arguments = ", ".join(f"{key}={describe(part)}" for key, part in value.arguments.items())
        return f"{value.target.rpartition(':')[2]}({arguments})"
    if hasattr(value, "shape"):
        return f"{type(value).__name__} {tuple(value.shape)}"
    named = getattr(value, "type_name", None) or getattr(value, "name", None)
    return with_article(named or type(value).__name__)
