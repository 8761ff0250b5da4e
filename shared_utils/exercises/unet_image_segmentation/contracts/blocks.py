"""The contracts of the two blocks. Their inputs are Keras tensors; shapes are (n_H, n_W, n_C).

A block gets points for its parts, so that one slip does not cost everything: for each kind of layer, in its
order and with its settings, and for the whole. Heights and widths are even: a pooling of 2×2 then fits
exactly, and its padding does not matter.
"""

from ....graders.values import SymbolicInput
from ...contract import Case, Exercise


def _even(rng, low, high):
    """An even number from 2 * low to 2 * high."""
    return 2 * int(rng.integers(low, high + 1))


def _two_numbers(rng):
    """Filter counts that differ from each other, from the default and from the channels of the inputs."""
    return [int(n) for n in rng.permutation([4, 6, 8, 10, 12])[:2]]


def _rate(rng):
    """A dropout rate that is none of the usual ones."""
    return float(rng.integers(11, 20)) / 100


conv_block = Exercise(
    "conv_block",
    "(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True)",
    returns=("next_layer", "skip_connection"),
    weightless=True,
)


def _conv(n_H, n_W, n_C=3, **arguments):
    """A block on an input of this shape; arguments that are left out have their defaults."""
    return Case(inputs=SymbolicInput((n_H, n_W, n_C)), **arguments)


@conv_block.group("basic", points=2, basic=True, only=("Conv2D",), kinds_alone=True)
def _(rng):
    yield _conv(8, 12)


@conv_block.group("convolutions", points=3, only=("Conv2D",))
def _(rng):
    yield _conv(8, 12)


@conv_block.group("activations", points=2, only=("relu",))
def _(rng):
    yield _conv(8, 12)


@conv_block.group("n_filters", points=2, only=("Conv2D",))
def _(rng):
    for n_filters in _two_numbers(rng):
        yield _conv(8, 12, n_filters=n_filters)


@conv_block.group("dropout", points=3, only=("Dropout",))
def _(rng):
    yield _conv(8, 12, dropout_prob=_rate(rng))
    yield _conv(8, 12, dropout_prob=0)
    yield _conv(8, 12, dropout_prob=0.5, max_pooling=False)


@conv_block.group("max_pooling", points=3, only=("MaxPooling2D",))
def _(rng):
    yield _conv(8, 12)
    yield _conv(8, 12, max_pooling=False)


@conv_block.group(
    "skip", points=3, only=("Dropout", "MaxPooling2D"), kinds_alone=True, parts=("skip_connection",)
)
def _(rng):
    yield _conv(8, 12)
    yield _conv(8, 12, dropout_prob=_rate(rng))


@conv_block.group("whole", points=4)
def _(rng):
    one, other = _two_numbers(rng)
    yield _conv(_even(rng, 2, 5), 12, 2, n_filters=one, dropout_prob=_rate(rng))
    yield _conv(6, _even(rng, 4, 6), 5, n_filters=other, dropout_prob=_rate(rng), max_pooling=False)


upsampling_block = Exercise(
    "upsampling_block",
    "(expansive_input, contractive_input, n_filters=32)",
    returns="X",
    weightless=True,
)


def _upsampling(n_H, n_W, n_C, n_C_skip, **arguments):
    """A block on an input of (n_H, n_W, n_C) and a skip of twice the size.

    As in the network the skip has n_filters channels, or one: then a sum can be built too, and is told from
    the concatenation by what it gives and not by an error.
    """
    expansive = SymbolicInput((n_H, n_W, n_C))
    contractive = SymbolicInput((2 * n_H, 2 * n_W, n_C_skip))
    return Case(expansive_input=expansive, contractive_input=contractive, **arguments)


@upsampling_block.group("basic", points=2, basic=True, only=("Conv2D",), kinds_alone=True)
def _(rng):
    yield _upsampling(4, 6, 48, 32)


@upsampling_block.group("transposed", points=4, only=("Conv2DTranspose",))
def _(rng):
    yield _upsampling(4, 6, 48, 32)


@upsampling_block.group("joined", points=3, only=("Concatenate",))
def _(rng):
    yield _upsampling(4, 6, 48, 32)


@upsampling_block.group("convolutions", points=3, only=("Conv2D",))
def _(rng):
    yield _upsampling(4, 6, 48, 32)


@upsampling_block.group("activations", points=2, only=("relu",))
def _(rng):
    yield _upsampling(4, 6, 48, 32)


@upsampling_block.group("n_filters", points=3, only=("Conv2D", "Conv2DTranspose"))
def _(rng):
    for n_filters in _two_numbers(rng):
        yield _upsampling(4, 6, 9, n_filters, n_filters=n_filters)


@upsampling_block.group("whole", points=5)
def _(rng):
    yield _upsampling(4, 6, 48, 32)
    n_H, n_W = (int(n) for n in rng.permutation([3, 5, 7])[:2])
    yield _upsampling(n_H, n_W, 7, 1, n_filters=_two_numbers(rng)[0])
