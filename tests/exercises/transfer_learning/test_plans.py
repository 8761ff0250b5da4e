"""The network that is written down as a graph is the one that Keras builds, and so are mistakes in it.

What learners write is taken, one thing in it is changed, and the change is named.
"""

import pytest

from shared_utils.exercises.transfer_learning.misconceptions.network_plan import network
from shared_utils.graders.compare import difference
from shared_utils.graders.messages import verdict_text
from shared_utils.graders.probe import answer

from .judging import TOPIC, judge_source, notebook
from .right_networks import ALPACA_MODELS

pytestmark = pytest.mark.slow

SOURCE = ALPACA_MODELS["as_many_write_it"]
OURS = ALPACA_MODELS["with_our_base"]

CHANGES = {
    "sigmoid_on_the_logit": ("tfl.Dense(1)", "tfl.Dense(1, activation='sigmoid')"),
    "softmax_on_two": ("tfl.Dense(1)", "tfl.Dense(2, activation='softmax')"),
    "two_logits": ("tfl.Dense(1)", "tfl.Dense(2)"),
    "base_not_frozen": ("base_model.trainable = False", "pass"),
    "norms_of_the_base_not_frozen": (
        "base_model.trainable = False",
        "for layer in base_model.layers:\n"
        "        layer.trainable = isinstance(layer, tfl.BatchNormalization)",
    ),
    "base_called_in_training_mode": ("training=False", "training=True"),
    "preprocessing_missing": ("x = preprocess_input(x)", "pass"),
    "preprocessed_before_the_augmentation": (
        "x = data_augmentation(inputs)\n    x = preprocess_input(x)",
        "x = preprocess_input(inputs)\n    x = data_augmentation(x)",
    ),
    "preprocessed_twice": ("x = preprocess_input(x)", "x = preprocess_input(preprocess_input(x))"),
    "preprocessed_after_the_base": (
        "x = preprocess_input(x)\n    x = base_model(x, training=False)",
        "x = preprocess_input(base_model(x, training=False))",
    ),
    "dense_layer_on_the_map": ("x = tfl.GlobalAveragePooling2D()(x)", "pass"),
    "flatten_for_the_pooling": ("tfl.GlobalAveragePooling2D()", "tfl.Flatten()"),
    "maximum_for_average": ("tfl.GlobalAveragePooling2D()", "tfl.GlobalMaxPooling2D()"),
    "average_of_windows": ("tfl.GlobalAveragePooling2D()", "tfl.AveragePooling2D(2)"),
    "random_weights": ('weights="imagenet"', "weights=None"),
    "top_left_on": ("include_top=False", "include_top=True"),
    "augmentation_missing": ("x = data_augmentation(inputs)", "x = inputs"),
    "augmentation_that_was_handed_over_not_used": ("data_augmentation(inputs)", "data_augmenter()(inputs)"),
    "always_160_by_160": ("input_shape = image_shape + (3,)", "input_shape = (160, 160, 3)"),
    "the_global_img_size": ("input_shape = image_shape + (3,)", "input_shape = IMG_SIZE + (3,)"),
    "height_and_width_swapped": ("image_shape + (3,)", "(image_shape[1], image_shape[0], 3)"),
    "base_of_160_by_160": (
        "base_model = tf.keras.applications.MobileNetV2(input_shape=input_shape",
        "base_model = tf.keras.applications.MobileNetV2(input_shape=(160, 160, 3)",
    ),
    "channels_left_out_of_the_base": (
        "base_model = tf.keras.applications.MobileNetV2(input_shape=input_shape",
        "base_model = pretrained_mobilenet_v2(input_shape=image_shape",
    ),
    "base_asked_for_a_pooling": (
        "base_model = tf.keras.applications.MobileNetV2(input_shape=input_shape",
        'base_model = pretrained_mobilenet_v2(pooling="avg", input_shape=input_shape',
    ),
    "dropout_missing": ("x = tfl.Dropout(0.2)(x)", "pass"),
    "dropout_of_one_half": ("Dropout(0.2)", "Dropout(0.5)"),
    "dropout_after_the_dense_layer": (
        "x = tfl.Dropout(0.2)(x)\n    prediction_layer = tfl.Dense(1)",
        "prediction_layer = lambda x: tfl.Dropout(0.2)(tfl.Dense(1)(x))",
    ),
    "dense_layer_missing": ("outputs = prediction_layer(x)", "outputs = x"),
    "base_made_and_not_called": ("x = base_model(x, training=False)", "pass"),
    "whole_model_frozen": ("    return model\n", "    model.trainable = False\n    return model\n"),
    "returns_the_logits": ("    return model\n", "    return outputs\n"),
    "base_not_frozen_and_called_in_training_mode": (
        "x = base_model(x, training=False)",
        "base_model.trainable = True\n    x = base_model(x, training=True)",
    ),
}
"""By the name of a mistake a change that makes it."""


def changed(name):
    """The answer with this mistake; only the function itself is changed."""
    right, wrong = CHANGES[name]
    before, start, function = SOURCE.rpartition("def alpaca_model")
    assert function.count(right) == 1
    function = function.replace(right, wrong)
    if "pretrained_mobilenet_v2" in wrong:
        function = function.replace('weights="imagenet"', 'weights="bundled"')
    return before + start + function


def test_the_plan_is_what_keras_builds():
    exercise = TOPIC.exercise("alpaca_model")
    [case] = exercise.find_group("no_augmentation").draw(0)
    reply = answer(exercise.call(case), notebook(OURS))
    assert reply.status == "returned", reply.message
    plan = network(case.arguments["image_shape"], None)
    found = difference(plan, reply.result, rebuild=False)
    assert found is None, found.what
    assert plan.facts == reply.result.facts


@pytest.mark.parametrize("name", CHANGES)
def test_what_learners_write_is_named(name):
    verdict = judge_source(changed(name), "alpaca_model", suspects=())
    text = verdict_text(verdict, TOPIC.texts["alpaca_model"])
    assert (verdict.misconception, verdict.exact) == (name, True), text
    assert len(text.splitlines()) <= 12


def test_none_that_is_called_is_named():
    source = OURS.replace("if data_augmentation is None:", "if False:")
    verdict = judge_source(source, "alpaca_model", suspects=())
    assert (verdict.misconception, verdict.exact) == ("nothing_made_for_none", True)
    assert verdict.points == verdict.max_points - 2
