"""Networks that are written down as graphs are those that Keras builds."""

import pytest

from shared_utils.graders.compare import difference
from shared_utils.graders.probe import to_plain

from .judging import TOPIC

pytestmark = pytest.mark.slow

KERAS = {
    "max_pooling_pads": ("MaxPooling2D(3, strides=2)", "MaxPooling2D(3, strides=2, padding='same')"),
    "average_pooling_missing": ("tfl.AveragePooling2D(2)(X)", "X"),
    "global_average_pooling": ("AveragePooling2D(2)", "GlobalAveragePooling2D()"),
    "F2_628_for_128_in_stage_2": ("norm(main, n_C, 3)", "norm(main, {128: 628}.get(n_C, n_C), 3)"),
    "stride_1_in_stage_3": ("(256, 6, 2)", "(256, 6, 1)"),
    "identity_block_missing_in_stage_4": ("(512, 3, 2)", "(512, 2, 2)"),
    "zero_padding_of_1": ("ZeroPadding2D(3)", "ZeroPadding2D(1)"),
    "flatten_missing": ("tfl.Flatten()", ""),
    "softmax_missing": ('activation="softmax"', "activation=None"),
    "sigmoid_for_softmax": ("softmax", "sigmoid"),
    "relu_for_softmax": ("softmax", "relu"),
    "relu_before_batch_norm_at_the_start": (
        "tfl.ReLU()(tfl.BatchNormalization()(tfl.Conv2D(64",
        "tfl.BatchNormalization()(tfl.ReLU()(tfl.Conv2D(64",
    ),
}  # fmt: skip
"""For some mistakes the change in the text of the reference that makes them."""


def built(source, *arguments):
    """What Keras builds, as a value."""
    import tensorflow as tf

    from shared_utils.graders.keras_values import without_weights

    scope = {"tf": tf, "tfl": tf.keras.layers}
    exec(source, scope)
    with without_weights():
        return to_plain(scope["ResNet50"](*arguments))


@pytest.mark.parametrize("name", KERAS)
def test_a_plan_is_what_keras_builds(name):
    right, wrong = KERAS[name]
    source = TOPIC.working_source("ResNet50")
    assert source.count(right) == 1
    [plan] = [m.function for m in TOPIC.misconceptions("ResNet50") if m.name == name]
    arguments = ((128, 64, 1), 10)
    found = difference(
        built(source.replace(right, wrong), *arguments), to_plain(plan(*arguments)), rebuild=False
    )
    assert found is None, found.what
