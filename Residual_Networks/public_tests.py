"""The visible tests of Residual_Networks.

Each test calls your function on a few small inputs and compares what comes back with our own
implementation: numbers with numbers, and a network by what it is made of and how it is wired. The names on
the left say what is looked at. Grading uses other inputs of the same kinds, so a function that passes here
earns its points there.
"""

import numpy as np

from shared_utils.exercises.residual_networks.small_networks import CLASSES, SmallNetwork
from shared_utils.graders.values import SymbolicInput
from shared_utils.graders.visible import Case, VisibleTests

tests = VisibleTests("Residual_Networks")


def layer_gradient_norms_test(target):
    """One number per convolution: for plain networks, with shortcuts, with BatchNormalization."""
    rng = np.random.default_rng(1)

    def network(*shape):
        return SmallNetwork(rng, shape)

    def case(model, m, *shape):
        x = rng.normal(size=(m, *shape)).astype(np.float32)
        return Case(model=model, x=x, y=rng.integers(0, CLASSES, m))

    odd = network(8, 6, 2).conv(5, f=5, bias=False).relu().conv(4, f=1).relu().conv(6, stride=2).relu()
    with_shortcuts = network(6, 6, 3).conv(4).relu()
    for _ in range(2):
        start = with_shortcuts.end
        with_shortcuts.conv(5).relu().conv(4).plus(start).relu()
    with_norms = network(6, 6, 3).conv(4).norm().relu().conv(5).norm().relu()
    tests.check(
        target,
        "layer_gradient_norms",
        {
            "basic": case(
                network(6, 6, 3).conv(4).relu().conv(5).relu().conv(6).relu().classify(), 4, 6, 6, 3
            ),
            "other_networks": case(odd.conv(6, f=2, bias=False).relu().conv(3).classify(), 3, 8, 6, 2),
            "shortcuts": case(with_shortcuts.classify(), 1, 6, 6, 3),
            "batch_norm": case(with_norms.classify(), 6, 6, 6, 3),
        },
    )


def identity_block_test(target):
    """Three convolutions with a normalisation each, and X added before the last ReLU."""

    def block(n_H, n_W, f, filters):
        return Case(X=SymbolicInput((n_H, n_W, filters[-1])), f=f, filters=filters)

    tests.check(
        target,
        "identity_block",
        {
            "basic": block(8, 8, f=3, filters=[4, 4, 16]),
            "convolutions": block(8, 8, f=3, filters=[4, 4, 16]),
            "activations": block(8, 8, f=3, filters=[4, 4, 16]),
            "filter_sizes": [block(6, 6, f=5, filters=[4, 4, 16]), block(6, 6, f=2, filters=[4, 4, 16])],
            "filters": [block(6, 6, f=3, filters=[6, 3, 9]), block(5, 5, f=3, filters=[7, 9, 5])],
            "whole": [block(8, 8, f=3, filters=[4, 4, 16]), block(6, 10, f=2, filters=[3, 7, 5])],
        },
    )


def convolutional_block_test(target):
    """The first convolution has the stride, and so has the one in the shortcut."""

    def block(n_H, n_W, f, filters, **stride):
        return Case(X=SymbolicInput((n_H, n_W, 6)), f=f, filters=filters, **stride)

    tests.check(
        target,
        "convolutional_block",
        {
            "basic": block(8, 8, f=3, filters=[4, 4, 16], s=2),
            "convolutions": block(8, 8, f=3, filters=[4, 4, 16], s=2),
            "activations": block(8, 8, f=3, filters=[4, 4, 16], s=2),
            "strides": [
                block(8, 8, f=3, filters=[4, 4, 16], s=1),
                block(10, 10, f=3, filters=[4, 4, 16], s=3),
                block(8, 8, f=3, filters=[4, 4, 16]),
            ],
            "filter_sizes": [
                block(8, 8, f=5, filters=[4, 4, 16], s=2),
                block(8, 8, f=2, filters=[4, 4, 16], s=2),
            ],
            "filters": [
                block(6, 6, f=3, filters=[5, 9, 3], s=2),
                block(6, 6, f=3, filters=[9, 6, 7], s=2),
            ],
            "whole": [block(8, 8, f=3, filters=[4, 4, 16], s=2), block(7, 11, f=2, filters=[6, 3, 5], s=3)],
        },
    )


def ResNet50_test(target):
    """The network as the table lists it, and for other pictures and another number of classes."""
    other = Case(input_shape=(128, 64, 1), classes=10)
    tests.check(
        target,
        "ResNet50",
        {
            "basic": Case(),
            "stem": Case(),
            "convolutions": Case(),
            "activations": Case(),
            "output": Case(),
            "classes": other,
            "input_shape": other,
            "whole": [Case(), other],
        },
    )


def inception_module_test(target):
    """Four branches on one input, put side by side in the order of the drawing."""
    first, other = Case(X=SymbolicInput((28, 28, 192))), Case(X=SymbolicInput((7, 12, 40)))
    tests.check(
        target,
        "inception_module",
        {
            "basic": first,
            "convolutions": first,
            "pooling": first,
            "activations": first,
            "whole": [first, other],
        },
    )
