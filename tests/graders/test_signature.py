"""Signatures: one mistake has one, however it is written, two have two, and nothing hostile breaks them."""

import itertools
import json

import numpy as np
import pytest

from shared_utils.exercises import load_topic
from shared_utils.graders.known_answers import our_answer
from shared_utils.graders.probe import answer
from shared_utils.graders.signature import is_signature, same, short_id, signature_of, stopped_signature
from shared_utils.graders.values import ModelValue, Opaque, Reply, Rows

TOPIC = load_topic("CNN_Foundations")
PAD = TOPIC.exercise("zero_pad")


def signed(source, name="zero_pad", working=()):
    """The signature of an answer given as source text."""
    namespace = {"np": np}
    exec(source, namespace)
    return signature_of(
        TOPIC, TOPIC.exercise(name), lambda calls: [answer(call, namespace) for call in calls], working
    )


def returned(result, exercise=PAD):
    """The signature of an answer that always returns this."""
    return signature_of(TOPIC, exercise, lambda calls: [Reply("returned", result) for _ in calls])


def identity(signature):
    return short_id("CNN_Foundations", "zero_pad", signature)


DOUBLED = "def zero_pad(X, pad):\n    return 2 * np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))"
SAME_AS_DOUBLED = {
    "float32": DOUBLED.replace("return ", "return np.float32(1) * ").replace(" X,", " X.astype('float32'),"),
    "a loop": """
def zero_pad(X, pad):
    m, h, w, c = X.shape
    out = np.zeros((m, h + 2 * pad, w + 2 * pad, c))
    for i in range(m):
        out[i, pad : pad + h, pad : pad + w] = X[i] + X[i]
    return out
""",
    "rounding errors": DOUBLED + " * (1 + 1e-6 * np.sin(np.arange(X.shape[-1])))",
}
OTHERS = {
    "a percent more": DOUBLED.replace("2 *", "2.02 *"),
    "one value": DOUBLED.replace("return ", "out = ") + "\n    out[0, -1, -1, 0] += 1\n    return out",
    "another shape": DOUBLED + "[:, :, :, 0]",
    "nan": DOUBLED + " * np.nan",
    "an error": "def zero_pad(X, pad):\n    return X.nothing",
    "nothing": "def zero_pad(X, pad):\n    pass",
    "truths": DOUBLED + " > 0",
}


@pytest.mark.parametrize("way", SAME_AS_DOUBLED)
def test_one_mistake_written_in_several_ways_has_one_signature_and_one_id(way):
    first, second = signed(DOUBLED), signed(SAME_AS_DOUBLED[way])
    assert same(first, second) and same(second, first)
    assert identity(first) == identity(second)


def test_other_mistakes_have_other_signatures_and_ids():
    signatures = [signed(source) for source in (DOUBLED, *OTHERS.values())]
    for first, second in itertools.combinations(signatures, 2):
        assert not same(first, second)
        assert identity(first) != identity(second)
    assert not any(same(signed(right), one) for right in [RIGHT] for one in signatures)


RIGHT = "def zero_pad(X, pad):\n    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))"


def test_an_error_is_told_by_its_type_and_its_words_without_sizes_and_addresses():
    raises = "def zero_pad(X, pad):\n    raise {}"
    first = signed(raises.format("ValueError(f'shapes {X.shape} at {hex(id(X))}, {pad}')"))
    assert same(first, signed(raises.format("ValueError(f'shapes {X.shape} at {hex(id(pad))}, 7')")))
    assert not same(first, signed(raises.format("TypeError(f'shapes {X.shape} at {hex(id(X))}, {pad}')")))
    assert not same(first, signed(raises.format("ValueError('something else')")))


def test_what_an_exercise_does_to_its_arguments_counts_where_it_is_judged():
    spoils = DOUBLED.replace("return ", "out = ") + "\n    X[:] = 0\n    return out"
    assert any(group.checks_inputs for group in PAD.groups)
    assert not same(signed(DOUBLED), signed(spoils))


def test_a_working_version_stands_in_for_an_earlier_mistake():
    calls = """
def conv_forward(A_prev, W, b, hparameters):
    return zero_pad(A_prev, hparameters["pad"]).sum(), None
"""
    alone = signed(RIGHT + calls, "conv_forward")
    assert not same(alone, signed(DOUBLED + calls, "conv_forward"))
    assert same(alone, signed(DOUBLED + calls, "conv_forward", ["zero_pad"]))


def test_a_function_that_is_gone_has_no_signature():
    assert signed("zero_pad = 3") == signed("") == []


def deep(levels):
    value = 1.0
    for _ in range(levels):
        value = (value, "x")
    return value


HOSTILE = {
    "nan and inf": np.array([np.nan, np.inf, -np.inf, 1e300]),
    "no values": np.zeros((0, 3)),
    "a very large number": 10**290,
    "huge floats": np.full((4, 4), 1e308),
    "the largest float": np.finfo(float).max,
    "tiny floats": np.full(3, 5e-324),
    "complex": np.array([1 + 2j, np.nan]),
    "text": "<script>alert(1)</script>\x00\ud800\u202e",
    "a dict": {"\ud800": 1, "b": {"c": [1, "2", None]}},
    "many parts": tuple([str(i) for i in range(5000)]),
    "many arrays": tuple([np.ones(3) * i for i in range(500)]),
    "large": np.ones((1500, 2000)),
    "deep": deep(20),
    "rows": Rows(np.zeros((0, 0), int)),
    "an object": Opaque("generator", "<generator at 0x7f>"),
    "a broken model": ModelValue({"operations": "none"}),
    "none": None,
    "a list of nothing": [],
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_whatever_is_returned_the_signature_is_small_plain_and_agrees_with_itself(kind):
    signature = returned(HOSTILE[kind])
    stored = json.loads(json.dumps(signature))
    assert is_signature(stored) and same(stored, signature)
    assert sum(map(len, signature)) < 10_000
    assert identity(signature).isalnum() and len(identity(signature)) == 6
    assert not same(signature, returned(1.5))


def test_hostile_words_of_an_exception_leave_only_a_hash():
    reply = Reply("raised", error_type="<b>" * 5000, message="\ud800" * 10**6)
    signature = signature_of(TOPIC, PAD, lambda calls: [reply for _ in calls])
    assert is_signature(signature) and len(signature[0]) < 30


@pytest.mark.parametrize(
    "junk",
    [None, [], "returned 00000000", [1], ["returned"], ["returned 0000000g"], ["returned 00000000 nan"],
     ["returned 00000000 1e"], ["<b> 00000000"], ["returned 00000000 1 \n"], ["returned 00000000"] * 501],
)  # fmt: skip
def test_what_is_no_signature_is_refused(junk):
    assert not is_signature(junk)


def test_stopped_answers_agree_with_each_other_by_how_they_ended():
    assert same(stopped_signature("timed out"), stopped_signature("timed out"))
    assert not same(stopped_signature("timed out"), stopped_signature("died"))
    assert is_signature(stopped_signature("timed out"))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["zero_pad", "conv_single_step", "pool_backward", "distribute_value"])
def test_every_known_misconception_has_a_signature_of_its_own(name):
    """The misconceptions are real mistakes that differ in their results: signatures keep them apart."""
    exercise = TOPIC.exercise(name)

    def sign(function):
        return signature_of(TOPIC, exercise, lambda calls: [our_answer(call, function) for call in calls])

    found = {wrong.name: sign(wrong.function) for wrong in TOPIC.misconceptions(name)}
    assert len(found) > 10
    alike = [pair for pair in itertools.combinations(found, 2) if same(*(found[one] for one in pair))]
    assert alike == []
    right = sign(TOPIC.reference(name))
    assert [one for one, signature in found.items() if same(signature, right)] == []


MODEL = """
def happyModel():
    model = tf.keras.Sequential([
        tfl.Input((64, 64, 3)), tfl.ZeroPadding2D(3), tfl.Conv2D(32, 7{name}), tfl.Flatten(),
        tfl.Dense(1, activation="{activation}"),
    ])
    return model
"""


@pytest.mark.slow
def test_models_are_told_by_their_graphs_and_not_by_names():
    import tensorflow as tf

    def sign(name, activation):
        namespace = {"np": np, "tf": tf, "tfl": tf.keras.layers}
        exec(MODEL.format(name=name, activation=activation), namespace)
        exercise = TOPIC.exercise("happyModel")
        return signature_of(TOPIC, exercise, lambda calls: [answer(call, namespace) for call in calls])

    first = sign("", "tanh")
    assert same(first, sign(", name='mine'", "tanh"))
    assert not same(first, sign("", "relu"))
