"""Networks that are written down as graphs are those that Keras builds."""

import re

import pytest

from shared_utils.graders.compare import difference
from shared_utils.graders.probe import to_plain

from .judging import TOPIC

pytestmark = pytest.mark.slow

LEVEL = "convolutions(X, n_filters * 2**level)"
KERAS = {
    "doubling_forgotten_on_the_way_down": (LEVEL, "convolutions(X, n_filters)"),
    "dropout_missing": (f"tfl.Dropout(rate)({LEVEL})", LEVEL),
    "dropout_of_one_half": ("(0, 0, 0, 0.3, 0.3)", "(0, 0, 0, 0.5, 0.5)"),
    "dropout_one_level_too_early": ("(0, 0, 0, 0.3, 0.3)", "(0, 0, 0.3, 0.3, 0)"),
    "lowest_level_not_used": ("n_C = n_filters * 2**level\n", "n_C = n_filters * 2**level\n"
                              "        X = tfl.MaxPooling2D(2)(skips[3]) if level == 3 else X\n"),
    "softmax_on_the_logits": ("tfl.Conv2D(n_classes, 1)", "tfl.Conv2D(n_classes, 1, activation='softmax')"),
    "last_convolution_of_3_missing": ("convolutions(X, n_filters, times=1)", "X"),
    "last_convolution_of_3_does_not_pad": (
        "convolutions(X, n_filters, times=1)", "tfl.ReLU()(tfl.Conv2D(n_filters, 3)(X))"
    ),
    "last_upsampling_missing": ("(3, 2, 1, 0)", "(3, 2, 1)"),
    "always_three_channels": ("tf.keras.Input(input_size)", "tf.keras.Input((*input_size[:2], 3))"),
}  # fmt: skip
"""For some mistakes the change in the text of the reference that makes them."""

ERRORS = {
    "pooled_outputs_for_skips": ("[up, skips[level]]", "[up, tfl.MaxPooling2D(2)(skips[level])]"),
    "skips_in_the_order_of_the_encoder": ("skips[level]]", "skips[3 - level]]"),
    "lowest_level_pools": (
        "for level in (3, 2, 1, 0):", "X = tfl.MaxPooling2D(2)(X)\n    for level in (3, 2, 1, 0):"
    ),
    "goes_on_from_the_skips": ("tfl.MaxPooling2D(2)(X) if level else X", "X"),
    "both_tensors_handed_to_the_next_block": (
        "X = tfl.MaxPooling2D(2)(X) if level else X", "X = [tfl.MaxPooling2D(2)(X), X] if level else X"
    ),
    "both_tensors_handed_over_as_skip": (
        "[up, skips[level]]", "[up, (tfl.MaxPooling2D(2)(skips[level]), skips[level])]"
    ),
    "both_tensors_of_the_lowest_level_enlarged": (
        'padding="same")(X)\n        X =', 'padding="same")((X, X))\n        X ='
    ),
}  # fmt: skip
"""The same for mistakes of which Keras builds nothing."""

ARGUMENTS = ((32, 64, 2), 3, 5)


def built(right, wrong):
    """What Keras builds of the reference with a change, as a value."""
    import tensorflow as tf

    from shared_utils.graders.keras_values import without_weights

    source = TOPIC.working_source("unet_model")
    assert source.count(right) == 1
    scope = {"tf": tf, "tfl": tf.keras.layers}
    exec(source.replace(right, wrong), scope)
    with without_weights():
        return to_plain(scope["unet_model"](*ARGUMENTS))


def plan(name):
    [function] = [m.function for m in TOPIC.misconceptions("unet_model") if m.name == name]
    return to_plain(function(*ARGUMENTS))


@pytest.mark.parametrize("name", KERAS)
def test_a_plan_is_what_keras_builds(name):
    found = difference(built(*KERAS[name]), plan(name), rebuild=False)
    assert found is None, found.what


@pytest.mark.parametrize("name", ERRORS)
def test_a_plan_raises_what_keras_raises(name):
    with pytest.raises(ValueError) as keras_says:
        built(*ERRORS[name])
    with pytest.raises(ValueError) as plan_says:
        plan(name)
    one, other = (without_numbers(error.value) for error in (keras_says, plan_says))
    assert one == other


def without_numbers(error):
    """The text of an error as the judge compares it."""
    return re.sub(r"_\d+", "", str(error))
