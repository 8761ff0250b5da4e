"""Plain values to bytes and back, for the pipe between the judge and the learner's process.

The format is a JSON document followed by the raw bytes of its arrays. What arrives is treated as
hostile: sizes, depth, dtypes and shapes are checked before anything is built, and no class is made
but those of `values.SPECIAL_KINDS`.

    8 bytes   length of the JSON text, little endian
    n bytes   JSON text; an array is {"!": "array", "dtype": "<f8", "shape": [2, 3], "at": 0}
    rest      the arrays, one after another, C order
"""

from __future__ import annotations

import dataclasses
import json
import math
import struct

import numpy as np

from .values import MAX_INT_BITS, SPECIAL_KINDS, Call, Frame, Plain, Reply

MAX_BYTES = 64 * 2**20
MAX_JSON_BYTES = 12 * 2**20
"""Of the text: the parser makes some twenty times as much of the worst of it, before anything is counted."""
MAX_DEPTH = 24
MAX_ITEMS = 200_000
MAX_WORDS = 4000
"""Characters of what a reply says about itself: it goes into messages, files and pages."""
MAX_FRAMES = 8
_DTYPES = frozenset(["?", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8", "c8", "c16"])
_CLASSES = {**SPECIAL_KINDS, "Call": Call, "Reply": Reply, "Frame": Frame}
_FIELD_KINDS = {
    "Frame": {"function": str, "line": int, "source": str},
    "Reply": {"status": str, "arguments_after": tuple, "error_type": str, "message": str, "frames": tuple},
    "Call": {
        "function": str,
        "positional": tuple,
        "keyword": dict,
        "state": dict,
        "working": dict,
        "weightless": bool,
        "stand_ins": dict,
        "reader": str,
        "through": str,
    },
    "Opaque": {"type_name": str, "text": str},
    "Tensor": {"array": np.ndarray},
    "Variable": {"array": np.ndarray},
    "SymbolicInput": {"shape": tuple, "dtype": str},
    "ModelValue": {"graph": dict, "weights": tuple, "form": str, "facts": dict},
    "Made": {"target": str, "arguments": dict},
    "Rows": {"array": np.ndarray},
    "Picture": {"path": str, "pixels": np.ndarray},
    "Optimizer": {"name": str},
}
"""What the judge relies on in the fields of a class; it must not have to check again."""
_WORDY = frozenset({"Frame", "Reply", "Opaque", "Optimizer", "ModelValue"})
"""Classes whose texts are the probe's own words, and short; a call may hold a source text."""
_LENGTH = struct.Struct("<Q")


class WireError(ValueError):
    """A value that may not cross, or bytes that are not a value. The text says what and why."""


def encode(value: Plain) -> bytes:
    """Write a plain value. Raises WireError for any other kind, for too much data or too deep nesting."""
    blobs: list[np.ndarray] = []
    state = {"at": 0, "items": 0}

    def walk(item, depth):
        state["items"] += 1
        if depth > MAX_DEPTH or state["items"] > MAX_ITEMS:
            raise WireError("the value is nested too deeply or has too many parts")
        if item is None or isinstance(item, (bool, str)):
            return item
        if isinstance(item, int):
            if item.bit_length() > MAX_INT_BITS:
                raise WireError(f"a whole number of more than {MAX_INT_BITS} bits")
            return item if abs(item) < 2**63 else {"!": "int", "text": hex(item)}
        if isinstance(item, float):
            return {"!": "float", "text": item.hex() if math.isfinite(item) else repr(item)}
        if isinstance(item, complex):
            return {"!": "complex", "parts": [walk(item.real, depth + 1), walk(item.imag, depth + 1)]}
        if isinstance(item, np.ndarray):
            code = item.dtype.str.lstrip("<>=|").replace("b1", "?")
            if code not in _DTYPES:
                raise WireError(f"arrays of dtype {item.dtype} cannot cross")
            data = np.ascontiguousarray(item).astype(item.dtype.newbyteorder("<"), copy=False)
            at, state["at"] = state["at"], state["at"] + data.nbytes
            if state["at"] > MAX_BYTES or not _possible(item.shape):
                raise WireError(f"more than {MAX_BYTES // 2**20} MB of arrays")
            blobs.append(data)
            return {"!": "array", "dtype": code, "shape": list(item.shape), "at": at}
        if isinstance(item, (tuple, list)):
            parts = [walk(part, depth + 1) for part in item]
            return parts if isinstance(item, list) else {"!": "tuple", "parts": parts}
        if dataclasses.is_dataclass(item) and type(item).__name__ in _CLASSES:
            fields = {f.name: walk(getattr(item, f.name), depth + 1) for f in dataclasses.fields(item)}
            return {"!": type(item).__name__, "fields": fields}
        if isinstance(item, dict):
            if not all(isinstance(key, str) for key in item):
                raise WireError("dict keys that are not strings cannot cross")
            return {"!": "dict", "parts": {key: walk(part, depth + 1) for key, part in item.items()}}
        raise WireError(f"a {type(item).__name__} cannot cross")

    text = json.dumps(walk(value, 0), ensure_ascii=True, separators=(",", ":")).encode()
    if len(text) > MAX_JSON_BYTES:
        raise WireError(f"more than {MAX_JSON_BYTES // 2**20} MB of numbers and text outside of arrays")
    return b"".join([_LENGTH.pack(len(text)), text, *(blob.tobytes() for blob in blobs)])


def decode(data: bytes) -> Plain:
    """Read what `encode` wrote. Raises WireError for anything malformed, too large or of another kind."""
    if len(data) < _LENGTH.size or len(data) > 2 * MAX_BYTES:
        raise WireError("too short or too long")
    (length,) = _LENGTH.unpack_from(data)
    blob = memoryview(data)[_LENGTH.size + length :]
    if length > len(data) - _LENGTH.size:
        raise WireError("cut off")
    if length > MAX_JSON_BYTES:
        raise WireError("too long a text")
    try:
        document = json.loads(data[_LENGTH.size : _LENGTH.size + length])
    except (ValueError, RecursionError) as error:
        raise WireError("not JSON") from error
    try:
        return _build(document, blob, 0, {"items": 0, "bytes": 0})
    except WireError:
        raise
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError) as error:
        raise WireError(f"malformed: {type(error).__name__}") from error


def _build(item, blob: memoryview, depth: int, count: dict[str, int]):
    count["items"] += 1
    if depth > 2 * MAX_DEPTH or count["items"] > 2 * MAX_ITEMS:
        raise WireError("nested too deeply or too many parts")

    def inner(part):
        return _build(part, blob, depth + 1, count)

    if item is None or isinstance(item, (bool, str)):
        return item
    if isinstance(item, int):
        if item.bit_length() > 64:
            raise WireError("a whole number that is too large")
        return item
    if isinstance(item, list):
        return [inner(part) for part in item]
    kind = item.get("!") if isinstance(item, dict) else None
    match kind:
        case "int":
            if len(item["text"]) > MAX_INT_BITS // 4 + 4:
                raise WireError("a whole number that is too large")
            return int(item["text"], 16)
        case "float":
            text = item["text"]
            return float(text) if text in ("nan", "inf", "-inf") else float.fromhex(text)
        case "complex":
            real, imaginary = map(inner, item["parts"])
            return complex(real, imaginary)
        case "tuple":
            return tuple(inner(part) for part in item["parts"])
        case "dict":
            return {str(key): inner(part) for key, part in item["parts"].items()}
        case "array":
            array = _array(item, blob)
            count["bytes"] += array.nbytes  # many arrays may claim the same bytes
            if count["bytes"] > MAX_BYTES:
                raise WireError("too many bytes of arrays")
            return array
    if kind in _CLASSES:
        cls = _CLASSES[kind]
        names = {f.name for f in dataclasses.fields(cls)}
        fields = {key: inner(part) for key, part in item["fields"].items()}
        if set(fields) != names:
            raise WireError(f"a {kind} with other fields")
        for key, wanted in _FIELD_KINDS[kind].items():
            if not isinstance(fields[key], wanted):
                raise WireError(f"a {kind} whose {key} is not a {wanted.__name__}")
            if wanted is str and kind in _WORDY and len(fields[key]) > MAX_WORDS:
                raise WireError(f"a {kind} whose {key} is too long")
        if kind == "Reply" and not all(isinstance(frame, Frame) for frame in fields["frames"]):
            raise WireError("a Reply whose frames are not frames")
        if kind == "Reply" and len(fields["frames"]) > MAX_FRAMES:
            raise WireError("a Reply with too many frames")
        return cls(**fields)
    raise WireError("an unknown kind of value")


def _possible(shape) -> bool:
    """Also for an array of no bytes at all, which may be read row by row."""
    return len(shape) <= 16 and math.prod(n or 1 for n in shape) <= MAX_BYTES


def _array(item, blob: memoryview) -> np.ndarray:
    code, shape, at = item["dtype"], item["shape"], item["at"]
    if code not in _DTYPES or not isinstance(shape, list) or len(shape) > 16:
        raise WireError("an array of a dtype or rank that cannot cross")
    if not all(type(n) is int and 0 <= n <= MAX_BYTES for n in [*shape, at]):
        raise WireError("an array with an impossible shape")
    if not _possible(shape):
        raise WireError("an array with an impossible shape")
    dtype = np.dtype(code).newbyteorder("<")
    size = math.prod(shape) * dtype.itemsize
    if at + size > len(blob):
        raise WireError("an array that is cut off")
    return np.frombuffer(blob[at : at + size], dtype).reshape(shape).astype(np.dtype(code))
