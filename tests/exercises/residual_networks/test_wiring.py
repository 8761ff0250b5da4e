"""Networks are judged by their wiring: not by their number of parameters, and whoever wrote the blocks."""

import pytest

from shared_utils.graders.messages import verdict_text

from .judging import TOPIC, judge_source, notebook
from .right_blocks import CONVOLUTIONAL_BLOCKS, IDENTITY_BLOCKS
from .right_networks import RESNETS

pytestmark = pytest.mark.slow

IDENTITY, CONVOLUTIONAL = (b["as_many_write_it"] for b in (IDENTITY_BLOCKS, CONVOLUTIONAL_BLOCKS))
RESNET = RESNETS["as_many_write_it"]

SUM_AND_RELU = 'X = Add()([X_shortcut, X])\n    X = Activation("relu")(X)'
SAME_PARAMETERS = [
    (IDENTITY, "X = Add()([X_shortcut, X])", "pass"),
    (IDENTITY, "X = Add()([X_shortcut, X])", "X = Add()([X, X])"),
    (IDENTITY, SUM_AND_RELU, "X = Add()([Activation('relu')(X), X_shortcut])"),
    (CONVOLUTIONAL, "strides=(s, s)", "strides=(1, 1)"),
    (CONVOLUTIONAL, "X = Add()([X, X_shortcut])", "X = tfl.Maximum()([X, X_shortcut])"),
    (RESNET, "    X = AveragePooling2D((2, 2))(X)\n", "    X = MaxPooling2D((2, 2))(X)\n"),
    (RESNET, "ZeroPadding2D((3, 3))", "ZeroPadding2D((2, 2))"),
    (RESNET, 'activation="softmax"', "activation=None"),
]  # fmt: skip


def test_strides_in_other_stages_have_the_same_parameters_and_another_wiring():
    changed = RESNET.replace("64, 256], s=1", "64, 256], s=2").replace("128, 512], s=2", "128, 512], s=1")
    assert parameters(changed) == parameters(RESNET)
    assert not judge_source(changed, "ResNet50", suspects=()).right


def test_a_stride_that_the_next_convolutions_take_over_computes_the_same():
    """1×1 convolutions with stride 2 look at the pixels that a pooling with stride 2 leaves."""
    changed = RESNET.replace("MaxPooling2D((3, 3), strides=(2, 2))", "MaxPooling2D((3, 3), strides=(1, 1))")
    assert judge_source(changed.replace("256], s=1", "256], s=2"), "ResNet50", suspects=()).right


def exercise_of(source):
    return next(
        name for name in ("ResNet50", "convolutional_block", "identity_block") if f"def {name}" in source
    )


def parameters(source):
    """The number of parameters of what a source builds."""
    name, namespace = exercise_of(source), notebook(source)
    if name == "ResNet50":
        return namespace[name]().count_params()
    X = namespace["Input"]((8, 8, 16))
    return namespace["Model"](X, namespace[name](X, 3, [4, 4, 16])).count_params()


@pytest.mark.parametrize(("source", "right", "wrong"), SAME_PARAMETERS)
def test_the_right_number_of_parameters_and_the_wrong_wiring(source, right, wrong):
    assert source.count(right)
    changed = source.replace(right, wrong)
    assert parameters(changed) == parameters(source)
    verdict = judge_source(changed, exercise_of(source), suspects=())
    assert verdict.points < verdict.max_points
    assert verdict.failure is not None


WRONG_BLOCKS = [
    ("identity_block", SUM_AND_RELU, "pass"),
    ("convolutional_block", "strides=(s, s)", "strides=(1, 1)"),
    ("identity_block", "F1, F2, F3 = filters", "raise ValueError('later')"),
]


@pytest.mark.parametrize(("block", "right", "wrong"), WRONG_BLOCKS)
def test_a_wrong_block_costs_nothing_in_resnet50(block, right, wrong):
    before, function, after = RESNET.partition(f"def {block}(")
    body, end, rest = after.partition("\n\n") if block == "identity_block" else after.partition("\ndef ")
    assert right in body
    source = before + function + body.replace(right, wrong) + end + rest
    verdict = judge_source(source, "ResNet50")
    assert verdict.points == verdict.max_points, verdict_text(verdict, TOPIC.texts["ResNet50"])
    assert verdict.working == (block,)


def test_stubs_of_both_blocks_cost_nothing_in_resnet50():
    stubs = "".join(
        f"\ndef {name}(*a, **k):\n    raise NotImplementedError\n" for name in TOPIC.exercise("ResNet50").uses
    )
    verdict = judge_source(RESNET + stubs, "ResNet50")
    assert verdict.right
    assert verdict.working == ("identity_block", "convolutional_block")


def test_a_mistake_of_resnet50_is_named_behind_a_wrong_block():
    source = RESNET.replace("X = Add()([X_shortcut, X])", "pass").replace(
        "    X = AveragePooling2D((2, 2))(X)\n", ""
    )
    blocks = ("identity_block", "convolutional_block")
    for suspects in (None, blocks):
        verdict = judge_source(source, "ResNet50", suspects=suspects)
        assert verdict.misconception == "average_pooling_missing"
        # A notebook's own test does not know that the blocks are wrong, and blames nobody.
        assert verdict.working == (suspects or ())
        assert 0 < verdict.points < verdict.max_points


def test_two_mistakes_at_once_are_told_by_the_difference():
    source = RESNET.replace("MaxPooling2D((3, 3), strides=(2, 2))", "MaxPooling2D((3, 3), strides=(1, 1))")
    source = source.replace('activation="softmax"', 'activation="tanh"')
    verdict = judge_source(source, "ResNet50", suspects=())
    assert verdict.misconception == ""
    assert "the MaxPooling2D has strides (1, 1), expected (2, 2)" in verdict.failure.what
    assert "there is a tanh after the Dense, expected a softmax" in verdict.failure.what
