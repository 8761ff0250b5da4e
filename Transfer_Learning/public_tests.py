"""The visible tests of Transfer_Learning.

Each test calls your function on a few small inputs and compares what comes back with our own
implementation: numbers with numbers, a network by what it is made of, and a trained one also by its weights,
by what is frozen and by how it is compiled. Nothing is trained and nothing is downloaded. The names on the
left say what is looked at. Grading uses other inputs of the same kinds, so a function that passes here earns
its points there.
"""

from shared_utils.exercises.transfer_learning.contracts.network import alpaca
from shared_utils.exercises.transfer_learning.contracts.tuning import like_alpaca_model
from shared_utils.graders.visible import Case, VisibleTests

tests = VisibleTests("Transfer_Learning")


def data_augmenter_test(target):
    """One flip, left to right, and one rotation, in either order."""
    first = Case()
    tests.check(target, "data_augmenter", dict.fromkeys(("basic", "flip", "rotation", "whole"), first))


def separable_ratio_test(target):
    """What a separable convolution costs, as a share of an ordinary one."""
    tests.check(
        target,
        "separable_ratio",
        {
            "basic": Case(f=3, n_C_out=32),
            "channels": [Case(f=3, n_C_out=n_C) for n_C in (10, 150, 1024)],
            "sizes": [Case(f=f, n_C_out=n_C) for f, n_C in ((5, 48), (7, 96), (2, 20), (1, 24))],
        },
    )


def alpaca_model_test(target):
    """The network, for pictures that are not square, with an augmentation of our own and without one."""
    first = alpaca((64, 96), RandomZoom=0.35)
    both = [first, alpaca((128, 64), RandomContrast=0.25)]
    tests.check(
        target,
        "alpaca_model",
        {
            "basic": first,
            "image_shape": both,
            "augmentation": first,
            "preprocessing": first,
            "pretrained": first,
            "frozen": first,
            "pooling": first,
            "dropout": first,
            "head": first,
            "whole": both,
            "mode": first,
            "no_augmentation": alpaca((64, 96)),
        },
    )


def unfreeze_from_test(target):
    """Which layers train afterwards, in models like yours around a base of few layers."""

    def unfreeze(layer_name, **arguments):
        return Case(model=like_alpaca_model(**arguments), layer_name=layer_name)

    middle = unfreeze("block_1_project")
    tests.check(
        target,
        "unfreeze_from",
        {
            "basic": middle,
            "from_there": [
                middle,
                unfreeze("block_2_depthwise"),
                unfreeze("block_10_expand", size=(64, 32), real=True),
            ],
            "norms": middle,
            "norm_named": unfreeze("block_1_expand_BN"),
            "ends": [unfreeze(name, blocks=1) for name in ("Conv1", "Conv_1", "out_relu")],
            "was_trainable": unfreeze("block_2_expand", frozen=False),
            "rest": middle,
            "place": unfreeze("block_2_expand", base_name="backbone", scaling="layer"),
            "same_model": middle,
            "flag": middle,
        },
    )


def fine_tuning_setup_test(target):
    """How the model is compiled: loss, optimiser, learning rate, metric."""

    def setup(**arguments):
        return Case(model=like_alpaca_model(blocks=1), **arguments)

    first = setup()
    keys = ("basic", "optimiser", "loss", "metric", "rest", "threshold")
    rates = [first, setup(base_learning_rate=0.02), setup(base_learning_rate=0.0005)]
    tests.check(target, "fine_tuning_setup", {**dict.fromkeys(keys, first), "rate": rates})
