"""What pretends to be an answer earns nothing for it, and what is no model gets a clear message."""

import pytest

from shared_utils.graders.messages import verdict_text

from .judging import TOPIC, judge_source
from .right_networks import ALPACA_MODELS, AUGMENTERS
from .right_tuning import SETUPS, UNFREEZERS

pytestmark = pytest.mark.slow

NO_OP = """
class RandomFlip(tfl.Layer):
    def __init__(self, mode, **settings):
        super().__init__(**settings)
        self.mode = mode

    def call(self, x):
        return x
"""


@pytest.mark.parametrize("exercise", ["data_augmenter", "alpaca_model", "unfreeze_from", "fine_tuning_setup"])
@pytest.mark.parametrize(
    ("result", "words"),
    [
        ("None", "returned None, expected a Keras model."),
        ("'model'", "returned 'model', expected a Keras model."),
        ("tfl.Dense(1)", "returned a Dense, expected a Keras model."),
        (
            "type('Model', (), {'layers': []})()",
            "returned a Model, expected a Keras model.",
        ),
        ("(tf.keras.Sequential(), 1)", "returned a tuple of 2, expected a Keras model."),
    ],
)
def test_what_is_no_model_is_told_so(exercise, result, words):
    parameters = str(TOPIC.exercise(exercise).signature)
    verdict = judge_source(f"def {exercise}{parameters}:\n    return {result}\n", exercise, suspects=())
    assert verdict.points == 0
    assert words in verdict_text(verdict, TOPIC.texts[exercise])


@pytest.mark.parametrize(
    "fake",
    [
        NO_OP,
        NO_OP
        + "\nRandomFlip.__module__ = 'keras.src.layers.preprocessing.image_preprocessing.random_flip'\n",
        """
def RandomFlip(mode):
    layer = tfl.RandomFlip(mode)
    layer.call = lambda x: x
    return layer
""",
    ],
    ids=["class", "class that says it is of Keras", "layer with a call of its own"],
)
def test_a_flip_that_does_nothing_is_no_flip(fake):
    verdict = judge_source(fake + AUGMENTERS["as_many_write_it"], "data_augmenter")
    assert verdict.points == 0


def test_a_base_of_random_weights_under_another_name_is_seen():
    source = ALPACA_MODELS["as_many_write_it"].replace(
        'weights="imagenet")', 'weights=None, name="pretrained_mobilenet_v2")'
    )
    verdict = judge_source(source, "alpaca_model")
    assert verdict.misconception == "random_weights"


def test_weights_that_were_changed_are_not_the_pretrained_ones():
    source = ALPACA_MODELS["as_many_write_it"].replace(
        "base_model.trainable = False",
        "base_model.set_weights([0.99 * w for w in base_model.get_weights()]); base_model.trainable = False",
    )
    verdict = judge_source(source, "alpaca_model")
    assert {group.key for group in verdict.groups if not group.passed} == {"pretrained"}


def test_a_base_that_is_built_by_hand_and_given_the_weights_is_right():
    source = ALPACA_MODELS["as_many_write_it"].replace('weights="imagenet")', "weights=None)")
    source = source.replace(
        "base_model.trainable = False",
        "base_model.trainable = False\n"
        "    base_model.set_weights(pretrained_mobilenet_v2(input_shape).get_weights())",
    )
    assert judge_source(source, "alpaca_model").right


def test_a_model_of_a_class_of_its_own_is_not_believed():
    source = UNFREEZERS["by_numbers_of_layers"].replace(
        "            return model",
        "            return Mine(model)",
    )
    mine = """
class Mine(tf.keras.Model):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def call(self, x):
        return self.model(x)
"""
    assert judge_source(mine + source, "unfreeze_from").points < 20


@pytest.mark.parametrize("exercise", ["unfreeze_from", "fine_tuning_setup"])
def test_values_of_weights_that_were_changed_lose_points(exercise):
    right = (
        UNFREEZERS["by_numbers_of_layers"] if exercise == "unfreeze_from" else SETUPS["with_the_threshold"]
    )
    source = right.replace(
        "return model",
        "model.set_weights([w + 0.001 for w in model.get_weights()]); return model",
    )
    verdict = judge_source(source, exercise)
    assert {group.key for group in verdict.groups if not group.passed} == {"rest"}
    assert "what the weights hold is 'other numbers', expected 'the same numbers'" in verdict.failure.what


def test_a_loss_that_cannot_be_computed_is_told_so():
    source = SETUPS["as_many_write_it"].replace(
        "tf.keras.losses.BinaryCrossentropy(from_logits=True)", "lambda y, z: tf.linalg.inv(z)[7]"
    )
    verdict = judge_source(source, "fine_tuning_setup")
    assert verdict.failure.group == "loss"
    assert "an error" in verdict.failure.what
