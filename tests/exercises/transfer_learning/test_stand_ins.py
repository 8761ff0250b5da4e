"""While an answer is judged nothing is downloaded, and afterwards Keras is as it was."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from shared_utils.graders.probe import answer
from shared_utils.models import pretrained_mobilenet_v2

from .judging import TOPIC, judge_source, notebook
from .right_networks import ALPACA_MODELS

pytestmark = pytest.mark.slow

EXERCISE = TOPIC.exercise("alpaca_model")
PLACES = (
    lambda: keras.applications.MobileNetV2,
    lambda: keras.applications.mobilenet_v2.MobileNetV2,
    lambda: tf.keras.applications.MobileNetV2,
    lambda: tf.keras.applications.mobilenet_v2.MobileNetV2,
)


@pytest.fixture(autouse=True)
def no_downloads(monkeypatch):
    def refuse(*arguments, **settings):
        raise AssertionError("something was about to be downloaded")

    for place in ("keras.utils.get_file", "keras.src.utils.file_utils.get_file"):
        monkeypatch.setattr(place, refuse)
    monkeypatch.setattr("keras.src.applications.mobilenet_v2.file_utils.get_file", refuse)


def ask(body):
    """What comes of an answer that is nothing but this body, for the first case."""
    [case] = EXERCISE.groups[0].draw(0)
    namespace = notebook(f"def alpaca_model(image_shape, data_augmentation=None):\n    {body}\n")
    return answer(EXERCISE.call(case), namespace)


@pytest.mark.parametrize(
    "base",
    [
        "tf.keras.applications.MobileNetV2(input_shape=(32, 32, 3), include_top=False, weights='imagenet')",
        "tf.keras.applications.mobilenet_v2.MobileNetV2((32, 32, 3), include_top=False)",
        "__import__('keras').applications.MobileNetV2((32, 32, 3), 1.0, False, 'weights.h5')",
        "pretrained_mobilenet_v2((32, 32, 3))",
        "pretrained_mobilenet_v2((32, 32, 3), include_top=False, weights='imagenet')",
        "pretrained_mobilenet_v2((32, 32, 3), False, 'bundled')",
    ],
)
def test_each_way_to_the_base_gives_the_bundled_weights(base):
    ours = pretrained_mobilenet_v2((32, 32, 3)).get_weights()
    reply = ask(f"return [tf.constant(w) for w in {base}.get_weights()[:9]]")
    assert reply.status == "returned", reply.message
    for tensor, wanted in zip(reply.result, ours, strict=False):
        np.testing.assert_array_equal(tensor.array, wanted)


def test_random_weights_stay_random():
    ours = pretrained_mobilenet_v2((32, 32, 3)).get_weights()[0]
    base = "tf.keras.applications.MobileNetV2((32, 32, 3), include_top=False, weights=None)"
    reply = ask(f"return {base}.get_weights()[0]")
    assert reply.result.shape == ours.shape
    assert not np.allclose(reply.result, ours)


@pytest.mark.parametrize("body", ["return 1", "raise ValueError('no')", "raise SystemExit"])
def test_afterwards_keras_is_as_it_was(body):
    before = [place() for place in PLACES]
    assert len(set(before)) == 1
    ask(body)
    assert [place() for place in PLACES] == before
    assert before[0].__module__ == "keras.src.applications.mobilenet_v2"


def test_an_alias_of_the_learner_is_given_back():
    source = "from keras.applications import MobileNetV2 as Mine\n" + ALPACA_MODELS["with_our_base"]
    namespace = notebook(source)
    mine = namespace["Mine"]
    [case] = EXERCISE.groups[0].draw(0)
    assert answer(EXERCISE.call(case), namespace).status == "returned"
    assert namespace["Mine"] is mine is keras.applications.MobileNetV2


def test_what_is_bound_during_the_call_is_given_back_too():
    reply = ask("global kept\n    kept = tf.keras.applications.MobileNetV2\n    return kept.__name__")
    assert reply.result == "mobilenet_v2_of_the_course"
    assert keras.applications.MobileNetV2.__name__ == "MobileNetV2"


def test_errors_of_keras_stay_what_they_are():
    reply = ask("return tf.keras.applications.MobileNetV2(input_shape=(16, 16, 3), include_top=False)")
    assert (reply.status, reply.error_type) == ("raised", "ValueError")
    assert "Input size must be at least 32x32" in reply.message


def test_the_whole_answer_needs_no_network():
    assert judge_source(ALPACA_MODELS["as_many_write_it"], "alpaca_model").right
