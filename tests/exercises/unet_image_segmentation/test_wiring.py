"""Networks are judged by their wiring: not by their number of parameters, and whoever wrote the blocks."""

import re

import pytest

from shared_utils.graders.messages import verdict_text

from .judging import TOPIC, judge_source, notebook
from .right_blocks import CONV_BLOCKS, UPSAMPLING_BLOCKS
from .right_networks import UNETS

pytestmark = pytest.mark.slow

CONV, UPSAMPLING = (b["as_many_write_it"] for b in (CONV_BLOCKS, UPSAMPLING_BLOCKS))
UNET = UNETS["as_many_write_it"]
SECOND = 'activation="relu", padding="same", kernel_initializer="he_normal")(conv)'


def exercise_of(source):
    return next(n for n in ("unet_model", "upsampling_block", "conv_block") if f"def {n}" in source)


def parameters(source):
    """The number of parameters of what a source builds."""
    name, namespace = exercise_of(source), notebook(source)
    Input, Model = namespace["Input"], namespace["keras"].Model
    if name == "unet_model":
        return namespace[name]((32, 48, 3), 2, 4).count_params()
    if name == "conv_block":
        X = Input((8, 12, 3))
        return Model(X, namespace[name](X, 4, dropout_prob=0.1)).count_params()
    X, skip = Input((4, 6, 8)), Input((8, 12, 4))
    return Model([X, skip], namespace[name](X, skip, 4)).count_params()


SAME_PARAMETERS = [
    (CONV, "skip_connection = conv", "skip_connection = next_layer"),
    (CONV, "return next_layer, skip_connection", "return skip_connection, next_layer"),
    (CONV, "MaxPooling2D(2, strides=2)", "MaxPooling2D(2, strides=1)"),
    (CONV, "if dropout_prob > 0:", "if dropout_prob > 0.5:"),
    (UPSAMPLING, "[up, contractive_input], axis=3", "[contractive_input, up], axis=3"),
    (UPSAMPLING, "[up, contractive_input], axis=3", "[up, up], axis=3"),
    (UPSAMPLING, SECOND, SECOND.replace('activation="relu", ', "")),
    (UNET, "n_filters*8, dropout_prob=0.3", "n_filters*8"),
    (UNET, "n_filters*4)\n    cblock4", "n_filters*4, dropout_prob=0.3)\n    cblock4"),
    (UNET, 'Conv2D(n_classes, 1, padding="same")', 'Conv2D(n_classes, 1, activation="softmax")'),
]  # fmt: skip


@pytest.mark.parametrize(("source", "right", "wrong"), SAME_PARAMETERS)
def test_the_right_number_of_parameters_and_the_wrong_wiring(source, right, wrong):
    assert source.count(right) == 1
    changed = source.replace(right, wrong)
    assert parameters(changed) == parameters(source)
    verdict = judge_source(changed, exercise_of(source), suspects=())
    assert verdict.points < verdict.max_points
    assert verdict.failure is not None


def test_next_layer_and_skip_come_from_the_same_layers():
    twice = (
        CONV
        + """
once = conv_block

def conv_block(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return (once(inputs, n_filters, dropout_prob, max_pooling)[0],
            once(inputs, n_filters, dropout_prob, max_pooling)[1])
"""
    )
    verdict = judge_source(twice, "conv_block")
    assert 0 < verdict.points < verdict.max_points
    assert "too many" in verdict.failure.what


def test_a_skip_before_the_dropout_is_seen_in_the_network_too():
    assert UNET.count("        conv = Dropout(dropout_prob)(conv)\n") == 1
    changed = UNET.replace(
        "    if dropout_prob > 0:", "    skip_connection = conv\n    if dropout_prob > 0:", 1
    )
    changed = changed.replace("    skip_connection = conv\n    return", "    return", 1)
    assert parameters(changed) == parameters(UNET)
    assert judge_source(changed, "conv_block").misconception == "skip_before_the_dropout"
    alone = judge_source(changed, "unet_model", suspects=())
    assert alone.points == alone.max_points - TOPIC.exercise("unet_model").find_group("whole").points
    assert judge_source(changed, "unet_model").working == ("conv_block",)


WRONG_BLOCKS = [
    ("conv_block", "skip_connection = conv", "skip_connection = next_layer"),
    ("conv_block", "if max_pooling:", "if not max_pooling:"),
    ("conv_block", "return next_layer, skip_connection", "return next_layer"),
    ("upsampling_block", "axis=3", "axis=1"),
    ("upsampling_block", "strides=2", "strides=1"),
    ("upsampling_block", "[up, contractive_input]", "[contractive_input, up]"),
]


@pytest.mark.parametrize(("block", "right", "wrong"), WRONG_BLOCKS)
def test_a_wrong_block_costs_nothing_in_unet_model(block, right, wrong):
    before, function, after = UNET.partition(f"def {block}(")
    body, end, rest = after.partition("\ndef ")
    assert body.count(right) == 1
    source = before + function + body.replace(right, wrong) + end + rest
    verdict = judge_source(source, "unet_model")
    assert verdict.points == verdict.max_points, verdict_text(verdict, TOPIC.texts["unet_model"])
    assert verdict.working == (block,)


def test_stubs_of_both_blocks_cost_nothing_in_unet_model():
    stubs = "".join(
        f"\ndef {name}(*a, **k):\n    raise NotImplementedError\n"
        for name in TOPIC.exercise("unet_model").uses
    )
    verdict = judge_source(UNET + stubs, "unet_model")
    assert verdict.right
    assert verdict.working == ("conv_block", "upsampling_block")


def test_a_mistake_of_unet_model_is_named_behind_a_wrong_block():
    source = UNET.replace("axis=3", "axis=1").replace("n_filters*8, dropout_prob=0.3", "n_filters*8")
    verdict = judge_source(source, "unet_model")
    assert verdict.misconception == "dropout_in_the_lowest_level_only"
    assert 0 < verdict.points < verdict.max_points


EDITS = {
    "pooled_outputs_for_skips": [(r"cblock(\d)\[1\]", r"cblock\1[0]")],
    "pooled_outputs_of_the_level_above": [
        (r"cblock2\[1\]", "cblock1[0]"), (r"cblock3\[1\]", "cblock2[0]"), (r"cblock4\[1\]", "cblock3[0]")
    ],
    "skips_in_the_order_of_the_encoder": [
        (r"cblock4\[1\]", "cblock0[1]"), (r"cblock1\[1\]", "cblock4[1]"), (r"cblock0\[1\]", "cblock1[1]"),
        (r"cblock3\[1\]", "cblock0[1]"), (r"cblock2\[1\]", "cblock3[1]"), (r"cblock0\[1\]", "cblock2[1]"),
    ],
    "skip_swapped_with_the_input": [
        (r"upsampling_block\((\w+(?:\[0\])?), (\w+\[1\])", r"upsampling_block(\2, \1")
    ],
    "decoder_not_in_a_row": [(r"upsampling_block\(ublock\d", "upsampling_block(cblock5[0]")],
    "both_tensors_handed_to_the_next_block": [(r"conv_block\((cblock\d)\[0\]", r"conv_block(\1")],
    "both_tensors_handed_over_as_skip": [(r"cblock4\[1\]", "cblock4")],
    "both_tensors_of_the_lowest_level_enlarged": [(r"cblock5\[0\]", "cblock5")],
    "goes_on_from_the_skips": [(r"conv_block\((cblock\d)\[0\]", r"conv_block(\1[1]")],
    "lowest_level_pools": [("dropout_prob=0.3, max_pooling=False", "dropout_prob=0.3")],
    "fourth_level_does_not_pool": [("dropout_prob=0.3\\)", "dropout_prob=0.3, max_pooling=False)")],
    "doubling_forgotten": [(r"n_filters\*\d+", "n_filters")],
    "dropout_in_every_block": [(r"(conv_block\(\w+(?:\[0\])?, n_filters(?:\*[24])?)\)", r"\1, 0.3)")],
    "dropout_missing": [(", dropout_prob=0.3", "")],
    "softmax_on_the_logits": [(r'1, padding="same"\)', '1, activation="softmax")')],
    "last_convolution_of_3_missing": [(r"\(conv9\)", "(ublock9)")],
}  # fmt: skip
"""Edits of an answer as learners make them, by the name of the mistake."""


@pytest.mark.parametrize("name", EDITS)
def test_mistakes_of_learners_are_named(name):
    blocks, definition, body = UNET.partition("def unet_model")
    for right, wrong in EDITS[name]:
        assert re.search(right, body)
        body = re.sub(right, wrong, body)
    verdict = judge_source(blocks + definition + body, "unet_model")
    assert (verdict.misconception, verdict.exact) == (name, True), verdict.failure.what
    assert verdict.working == ()


def test_two_mistakes_at_once_are_told_by_the_difference():
    source = UNET.replace("n_filters*8, dropout_prob=0.3", "n_filters*8, dropout_prob=0.2")
    source = source.replace('Conv2D(n_classes, 1, padding="same")', 'Conv2D(n_classes, 1, activation="tanh")')
    verdict = judge_source(source, "unet_model", suspects=())
    assert verdict.misconception == ""
    assert "the first Dropout has rate 0.2, expected 0.3" in verdict.failure.what
    assert "a tanh too many after the 20th Conv2D" in verdict.failure.what


def test_layers_called_on_the_size_are_told_to_begin_with_an_input():
    source = "def unet_model(input_size=(96, 128, 3), n_filters=32, n_classes=23):\n"
    source += "    return Conv2D(n_filters, 3)(input_size)\n"
    text = verdict_text(judge_source(source, "unet_model"), TOPIC.texts["unet_model"])
    assert "begin with inputs = Input(input_size)" in " ".join(text.split())
