"""The wire format: everything plain comes back as it went, and hostile bytes raise WireError only."""

import contextlib
import dataclasses
import json
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from shared_utils.exercises import load_topic, topic_names
from shared_utils.graders import wire
from shared_utils.graders.judge import draw_cases
from shared_utils.graders.values import (
    Call,
    Frame,
    Made,
    ModelValue,
    Opaque,
    Optimizer,
    Picture,
    Reply,
    Rows,
    SymbolicInput,
    Tensor,
    Variable,
)
from shared_utils.graders.wire import WireError, decode, encode

DTYPES = [np.bool_, np.int8, np.uint8, np.int16, np.int32, np.int64, np.uint64, np.float16, np.float32]
DTYPES += [np.float64, np.complex64, np.complex128]
arrays = st.sampled_from(DTYPES).flatmap(
    lambda dtype: hnp.arrays(dtype, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))
)
texts = st.text(max_size=20)
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**200), 2**200), st.floats(), st.complex_numbers(), texts
)
specials = st.one_of(
    st.builds(Tensor, arrays),
    st.builds(Variable, arrays),
    st.builds(SymbolicInput, st.lists(st.none() | st.integers(1, 9), max_size=4).map(tuple), texts),
    st.builds(Picture, texts, arrays),
    st.builds(Rows, arrays),
    st.builds(Optimizer, texts, st.floats()),
    st.builds(Opaque, texts, texts),
    st.builds(
        ModelValue,
        st.dictionaries(texts, scalars),
        st.lists(arrays, max_size=2).map(tuple),
        texts,
        st.dictionaries(texts, scalars),
    ),
    st.builds(Made, texts, st.dictionaries(texts, scalars)),
)
values = st.recursive(
    st.one_of(scalars, arrays, specials),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(texts, inner, max_size=4),
    ),
    max_leaves=8,
)


def same(a, b):
    """Equal in value and in kind, NaN like NaN."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[key], b[key]) for key in a)
    if dataclasses.is_dataclass(a):
        return all(same(getattr(a, f.name), getattr(b, f.name)) for f in dataclasses.fields(a))
    return repr(a) == repr(b)


@settings(max_examples=300, deadline=None)
@given(values)
def test_every_plain_value_comes_back_as_it_went(value):
    assert same(decode(encode(value)), value)


@settings(max_examples=50, deadline=None)
@given(values, values)
def test_calls_and_replies_come_back(a, b):
    call = Call("f", (a, b), {"k": b}, {"s": a}, {"zero_pad": "def zero_pad(): ..."})
    reply = Reply("returned", a, (b,), "ValueError", "text", (Frame("f", 3, "x = 1"),))
    assert same(decode(encode(call)), call)
    assert same(decode(encode(reply)), reply)


def test_arrays_that_are_not_contiguous_or_of_another_byte_order_keep_their_values():
    array = np.arange(12.0).reshape(3, 4).T[::2]
    swapped = array.astype(">f4")
    np.testing.assert_array_equal(decode(encode(array)), array)
    np.testing.assert_array_equal(decode(encode(swapped)), array)


def test_what_arrives_may_be_written_to_and_is_nobody_elses():
    array = np.zeros(3)
    arrived = decode(encode(array))
    arrived[0] = 1
    assert array[0] == 0


@pytest.mark.parametrize(
    "value",
    [
        object(),
        np.array([object()]),
        np.array(["text"]),
        np.array([1], dtype=np.longdouble),
        np.array(["2020-01-01"], dtype="datetime64[D]"),
        np.zeros(2, dtype=[("a", "f4")]),
        {1: 2},
        {"a": {2: 3}},
        {3},
        b"bytes",
        np.float32(1),
        2**1001,
        test_what_arrives_may_be_written_to_and_is_nobody_elses,
    ],
)
def test_other_kinds_may_not_cross(value):
    with pytest.raises(WireError):
        encode(value)


def test_too_deep_and_too_much_may_not_cross(monkeypatch):
    deep = []
    for _ in range(100):
        deep = [deep]
    with pytest.raises(WireError, match="nested"):
        encode(deep)
    round_about = []
    round_about.append(round_about)
    with pytest.raises(WireError, match="nested"):
        encode(round_about)
    with pytest.raises(WireError, match="parts"):
        encode(list(range(wire.MAX_ITEMS + 1)))
    monkeypatch.setattr(wire, "MAX_BYTES", 1000)
    with pytest.raises(WireError, match="arrays"):
        encode([np.zeros(100), np.zeros(100)])


# ------------------------------------------------------------ hostile bytes


def packed(document, blob=b""):
    text = document if isinstance(document, bytes) else json.dumps(document).encode()
    return struct.pack("<Q", len(text)) + text + blob


def an_array(**change):
    return {"!": "array", "dtype": "f8", "shape": [2], "at": 0, **change}


HOSTILE = {
    "nothing": b"",
    "short": b"\0\0\0",
    "length beyond the end": struct.pack("<Q", 2**63) + b"null",
    "not JSON": packed(b"\xff\xfe"),
    "two documents": packed(b"1 2"),
    "open brackets": packed(b"[" * 100_000),
    "deep lists": packed(b"[" * 900 + b"]" * 900),
    "a digit bomb": packed(b"9" * 100_000),
    "a large int": packed(b"9" * 100),
    "a bare float": packed(b"1.5"),
    "NaN": packed(b"NaN"),
    "an untagged dict": packed({"a": 1}),
    "an unknown class": packed({"!": "Popen", "fields": {"args": "ls"}}),
    "a class that is a list": packed({"!": ["Reply"], "fields": {}}),
    "no fields": packed({"!": "Reply"}),
    "fields missing": packed({"!": "Frame", "fields": {"function": "f"}}),
    "fields too many": packed({"!": "Opaque", "fields": {"type_name": "x", "text": "", "more": 1}}),
    "fields as a list": packed({"!": "Opaque", "fields": [1, 2]}),
    "a line that is text": packed({"!": "Frame", "fields": {"function": "f", "line": "3", "source": ""}}),
    "a tensor of text": packed({"!": "Tensor", "fields": {"array": "text"}}),
    "object dtype": packed({"!": "array", "dtype": "O", "shape": [1], "at": 0}, bytes(8)),
    "a dtype that is a list": packed(an_array(dtype=["f8"]), bytes(16)),
    "a structured dtype": packed(an_array(dtype="f8,f8"), bytes(32)),
    "cut off": packed(an_array(), bytes(15)),
    "negative size": packed(an_array(shape=[-2]), bytes(16)),
    "negative start": packed(an_array(at=-8), bytes(16)),
    "a size that is True": packed(an_array(shape=[True]), bytes(16)),
    "a size that is text": packed(an_array(shape="2"), bytes(16)),
    "a huge size": packed(an_array(shape=[2**62]), bytes(16)),
    "a huge product": packed(an_array(shape=[2**25] * 10), bytes(16)),
    "a huge empty array": packed(an_array(shape=[0] + [2**25] * 12), bytes(16)),
    "many axes": packed(an_array(shape=[1] * 60), bytes(16)),
    "an int that is no number": packed({"!": "int", "text": "zz"}),
    "an int that is a list": packed({"!": "int", "text": [1]}),
    "an int bomb": packed({"!": "int", "text": "f" * 100_000}),
    "a float that is no number": packed({"!": "float", "text": "one"}),
    "a float too large": packed({"!": "float", "text": "0x1p99999"}),
    "a complex of text": packed({"!": "complex", "parts": ["a", "b"]}),
    "a complex of three": packed({"!": "complex", "parts": [1, 2, 3]}),
    "a tuple of nothing": packed({"!": "tuple"}),
    "a dict of a list": packed({"!": "dict", "parts": [1]}),
    "one array again and again": packed([an_array(shape=[2**20])] * 100, bytes(2**23)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bytes_raise_WireError(name):
    with pytest.raises(WireError):
        decode(HOSTILE[name])


@pytest.mark.parametrize(
    ("field", "value"),
    [("status", 3), ("message", None), ("frames", "text"), ("frames", [1]), ("arguments_after", {"a": 1})],
)
def test_a_reply_has_the_kinds_that_the_judge_relies_on(field, value):
    with pytest.raises(WireError):
        decode(encode(dataclasses.replace(Reply("returned"), **{field: value})))
    with pytest.raises(WireError, match="frames"):
        decode(encode(Reply("raised", frames=(1, 2))))


GOOD = encode(Reply("returned", (np.arange(6.0).reshape(2, 3), {"pad": 1}), (Tensor(np.ones(2)),), "E", "m"))


def test_every_truncation_raises_WireError():
    for end in range(len(GOOD)):
        with pytest.raises(WireError):
            decode(GOOD[:end])


@settings(max_examples=500, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
def test_a_flipped_byte_is_a_value_or_a_WireError(at, flip):
    damaged = bytearray(GOOD)
    damaged[at] ^= flip
    with contextlib.suppress(WireError):
        decode(bytes(damaged))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_value_or_a_WireError(data):
    for document in (data, packed(data)):
        with contextlib.suppress(WireError):
            decode(document)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["f8", "array", "Reply", "x"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["!", "parts", "fields", "dtype", "shape", "at", "text"]), inner)
    ),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(json_values)
def test_any_json_is_a_value_or_a_WireError(document):
    with contextlib.suppress(WireError):
        decode(packed(document, bytes(64)))


@pytest.mark.parametrize("topic", topic_names())
def test_all_cases_of_all_exercises_can_cross(topic):
    topic = load_topic(topic)
    for exercise in topic.exercises.values():
        for _, case in draw_cases(topic, exercise, b"secret"):
            call = exercise.call(case)
            assert same(decode(encode(call)), call)


def frame_of(document, blob=b""):
    text = json.dumps(document).encode()
    return struct.pack("<Q", len(text)) + text + blob


def test_a_text_that_would_make_millions_of_objects_is_not_parsed():
    text = b"[" + b"[]," * (wire.MAX_JSON_BYTES // 3) + b"1]"
    with pytest.raises(WireError, match="too long a text"):
        decode(struct.pack("<Q", len(text)) + text)
    with pytest.raises(WireError, match="outside of arrays"):
        encode("x" * (wire.MAX_JSON_BYTES + 1))


@pytest.mark.parametrize("shape", [(2**26 + 1, 0), (2**14, 0, 2**14), (0, 2**26 + 1), (1,) * 17])
def test_arrays_of_no_bytes_have_a_size_all_the_same(shape):
    with pytest.raises(WireError):
        encode(np.zeros(shape, np.int8))
    with pytest.raises(WireError):
        decode(frame_of({"!": "array", "dtype": "i1", "shape": list(shape), "at": 0}))


@pytest.mark.parametrize(
    "value",
    [
        Reply("x" * 5000),
        Reply("raised", error_type="x" * 5000),
        Reply("raised", message="x" * 5000),
        Reply("raised", frames=(Frame("f", 1, "x" * 5000),)),
        Reply("raised", frames=(Frame("f", 1, "x"),) * 9),
        Opaque("x" * 5000),
        ModelValue({}, (), "x" * 5000),
    ],
)
def test_what_a_reply_says_is_short(value):
    with pytest.raises(WireError, match=r"too long|too many"):
        decode(encode({"number": 1, "reply": value}))
