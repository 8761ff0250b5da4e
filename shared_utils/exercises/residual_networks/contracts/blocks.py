"""The contracts of the two blocks. X is a Keras tensor; shapes are (n_H, n_W, n_C).

A block gets points for its parts, so that one slip does not cost everything: for each kind of layer, in its
order and with its settings, and for the whole.
"""

from ....graders.values import SymbolicInput
from ...contract import Case, Exercise

BOTTLENECK = (4, 4, 16)
"""Filter counts in the proportions of ResNet-50, small."""
CONVOLUTIONS = ("Conv2D",)
NORMS_AND_ACTIVATIONS = ("BatchNormalization", "relu")


def _three_numbers(rng):
    """Filter counts that are all different, so that one in the place of another shows."""
    return [int(n) for n in rng.permutation([3, 5, 6, 7, 9])[:3]]


identity_block = Exercise(
    "identity_block", "(X, f, filters, initializer=random_uniform)", returns="X", weightless=True
)


def _identity(n_H, n_W, f, filters=BOTTLENECK):
    """A block on an input with as many channels as its last convolution makes."""
    return Case(X=SymbolicInput((n_H, n_W, filters[-1])), f=f, filters=list(filters))


@identity_block.group("basic", points=2, basic=True, only=CONVOLUTIONS, kinds_alone=True)
def _(rng):
    yield _identity(8, 8, f=3)


@identity_block.group("convolutions", points=3, only=CONVOLUTIONS)
def _(rng):
    yield _identity(8, 8, f=3)


@identity_block.group("activations", points=4, only=NORMS_AND_ACTIVATIONS)
def _(rng):
    yield _identity(8, 8, f=3)


@identity_block.group("filter_sizes", points=2, only=CONVOLUTIONS)
def _(rng):
    yield _identity(6, 6, f=5)
    yield _identity(6, 6, f=2)


@identity_block.group("filters", points=2, only=CONVOLUTIONS)
def _(rng):
    yield _identity(6, 6, f=3, filters=_three_numbers(rng))
    yield _identity(5, 5, f=3, filters=_three_numbers(rng))


@identity_block.group("whole", points=9)
def _(rng):
    yield _identity(8, 8, f=3)
    yield _identity(6, int(rng.integers(7, 12)), f=2, filters=_three_numbers(rng))


convolutional_block = Exercise(
    "convolutional_block", "(X, f, filters, s=2, initializer=glorot_uniform)", returns="X", weightless=True
)


def _convolutional(n_H, n_W, f, filters=BOTTLENECK, s=None):
    """A block on an input of 6 channels; the stride is left to its default when None."""
    stride = {} if s is None else {"s": s}
    return Case(X=SymbolicInput((n_H, n_W, 6)), f=f, filters=list(filters), **stride)


@convolutional_block.group("basic", points=2, basic=True, only=CONVOLUTIONS, kinds_alone=True)
def _(rng):
    yield _convolutional(8, 8, f=3, s=2)


@convolutional_block.group("convolutions", points=4, only=CONVOLUTIONS)
def _(rng):
    yield _convolutional(8, 8, f=3, s=2)


@convolutional_block.group("activations", points=4, only=NORMS_AND_ACTIVATIONS)
def _(rng):
    yield _convolutional(8, 8, f=3, s=2)


@convolutional_block.group("strides", points=3, only=CONVOLUTIONS)
def _(rng):
    yield _convolutional(8, 8, f=3, s=1)
    yield _convolutional(10, 10, f=3, s=3)
    yield _convolutional(8, 8, f=3)


@convolutional_block.group("filter_sizes", points=1, only=CONVOLUTIONS)
def _(rng):
    yield _convolutional(8, 8, f=5, s=2)
    yield _convolutional(8, 8, f=2, s=2)


@convolutional_block.group("filters", points=1, only=CONVOLUTIONS)
def _(rng):
    yield _convolutional(6, 6, f=3, filters=_three_numbers(rng), s=2)
    yield _convolutional(6, 6, f=3, filters=_three_numbers(rng), s=2)


@convolutional_block.group("whole", points=7)
def _(rng):
    yield _convolutional(8, 8, f=3, s=2)
    yield _convolutional(7, int(rng.integers(9, 13)), f=2, filters=_three_numbers(rng), s=3)
