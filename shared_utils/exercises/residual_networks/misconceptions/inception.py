"""Mistakes in inception_module."""

import keras
from keras import layers

from .collected import wrong


def _conv(X, n_C, size=1, *, relu=True, padding="same"):
    X = layers.Conv2D(n_C, size, padding=padding)(X)
    return layers.ReLU()(X) if relu else X


def _pool(X, size=3, strides=1, padding="same", kind=layers.MaxPooling2D):
    return kind(size, strides=strides, padding=padding)(X)


def _branches(X, **changed):
    """The four branches; a changed one is a function of X, or None where it is left out."""
    right = {
        "one": lambda X: _conv(X, 64),
        "three": lambda X: _conv(_conv(X, 96), 128, 3),
        "five": lambda X: _conv(_conv(X, 16), 32, 5),
        "pool": lambda X: _conv(_pool(X), 32),
    }
    return [branch(X) for branch in (right | changed).values() if branch]


def _module(X, **changed):
    return layers.Concatenate()(_branches(X, **changed))


# ---------------------------------------------------------------- how the branches are joined


@wrong("inception_module")
def branches_in_a_row(X):
    one = _conv(X, 64)
    three = _conv(_conv(one, 96), 128, 3)
    five = _conv(_conv(three, 16), 32, 5)
    return layers.Concatenate()([one, three, five, _conv(_pool(five), 32)])


@wrong("inception_module")
def branches_in_a_row_and_only_the_last_returned(X):
    X = _conv(_conv(_conv(X, 64), 96), 128, 3)
    return _conv(_pool(_conv(_conv(X, 16), 32, 5)), 32)


@wrong("inception_module")
def pooling_branch_first(X):
    one, three, five, pool = _branches(X)
    return layers.Concatenate()([pool, one, three, five])


@wrong("inception_module")
def largest_filters_first(X):
    one, three, five, pool = _branches(X)
    return layers.Concatenate()([five, three, one, pool])


@wrong("inception_module")
def branches_backwards(X):
    return layers.Concatenate()(_branches(X)[::-1])


@wrong("inception_module")
def three_before_one(X):
    one, three, five, pool = _branches(X)
    return layers.Concatenate()([three, one, five, pool])


@wrong("inception_module")
def five_before_three(X):
    one, three, five, pool = _branches(X)
    return layers.Concatenate()([one, five, three, pool])


@wrong("inception_module")
def adds_the_branches(X):
    return layers.Add()(_branches(X))


@wrong("inception_module")
def joins_along_another_axis(X):
    return layers.Concatenate(axis=1)(_branches(X))


@wrong("inception_module")
def input_put_beside_the_branches(X):
    return layers.Concatenate()([*_branches(X), X])


# ---------------------------------------------------------------- the 1×1 convolutions


@wrong("inception_module")
def no_reduction_at_all(X):
    return _module(X, three=lambda X: _conv(X, 128, 3), five=lambda X: _conv(X, 32, 5), pool=_pool)


@wrong("inception_module")
def no_reduction_before_three_and_five(X):
    return _module(X, three=lambda X: _conv(X, 128, 3), five=lambda X: _conv(X, 32, 5))


@wrong("inception_module")
def no_reduction_before_three(X):
    return _module(X, three=lambda X: _conv(X, 128, 3))


@wrong("inception_module")
def no_reduction_before_five(X):
    return _module(X, five=lambda X: _conv(X, 32, 5))


@wrong("inception_module")
def no_convolution_after_the_pooling(X):
    return _module(X, pool=_pool)


@wrong("inception_module")
def convolution_before_the_pooling(X):
    return _module(X, pool=lambda X: _pool(_conv(X, 32)))


@wrong("inception_module")
def reductions_after_the_large_filters(X):
    return _module(X, three=lambda X: _conv(_conv(X, 96, 3), 128), five=lambda X: _conv(_conv(X, 16, 5), 32))


@wrong("inception_module")
def reductions_swapped(X):
    return _module(X, three=lambda X: _conv(_conv(X, 16), 128, 3), five=lambda X: _conv(_conv(X, 96), 32, 5))


@wrong("inception_module")
def one_reduction_for_both(X):
    reduced = _conv(X, 96)
    return _module(X, three=lambda X: _conv(reduced, 128, 3), five=lambda X: _conv(reduced, 32, 5))


# ---------------------------------------------------------------- filters


@wrong("inception_module")
def three_for_five(X):
    return _module(X, five=lambda X: _conv(_conv(X, 16), 32, 3))


@wrong("inception_module")
def five_and_three_swapped(X):
    return _module(X, three=lambda X: _conv(_conv(X, 96), 128, 5), five=lambda X: _conv(_conv(X, 16), 32, 3))


@wrong("inception_module")
def large_filters_do_not_pad(X):
    return _module(
        X,
        three=lambda X: _conv(_conv(X, 96), 128, 3, padding="valid"),
        five=lambda X: _conv(_conv(X, 16), 32, 5, padding="valid"),
    )


@wrong("inception_module")
def three_does_not_pad(X):
    return _module(X, three=lambda X: _conv(_conv(X, 96), 128, 3, padding="valid"))


@wrong("inception_module")
def five_does_not_pad(X):
    return _module(X, five=lambda X: _conv(_conv(X, 16), 32, 5, padding="valid"))


@wrong("inception_module")
def sixty_four_after_the_pooling(X):
    return _module(X, pool=lambda X: _conv(_pool(X), 64))


@wrong("inception_module")
def one_by_one_branch_missing(X):
    return _module(X, one=None)


@wrong("inception_module")
def pooling_branch_missing(X):
    return _module(X, pool=None)


@wrong("inception_module")
def five_branch_missing(X):
    return _module(X, five=None)


# ---------------------------------------------------------------- pooling and activations


@wrong("inception_module")
def pooling_skipped(X):
    return _module(X, pool=lambda X: _conv(X, 32))


@wrong("inception_module")
def average_pooling(X):
    return _module(X, pool=lambda X: _conv(_pool(X, kind=layers.AveragePooling2D), 32))


@wrong("inception_module")
def pooling_with_a_stride_of_its_size(X):
    return _module(X, pool=lambda X: _conv(_pool(X, strides=None), 32))


@wrong("inception_module")
def pooling_with_a_stride_of_2(X):
    return _module(X, pool=lambda X: _conv(_pool(X, strides=2), 32))


@wrong("inception_module")
def pooling_does_not_pad(X):
    return _module(X, pool=lambda X: _conv(_pool(X, padding="valid"), 32))


@wrong("inception_module")
def pooling_of_2(X):
    return _module(X, pool=lambda X: _conv(_pool(X, size=2), 32))


def _without_relus(X, relu=False):
    return _branches(
        X,
        one=lambda X: _conv(X, 64, relu=False),
        three=lambda X: _conv(_conv(X, 96, relu=relu), 128, 3, relu=False),
        five=lambda X: _conv(_conv(X, 16, relu=relu), 32, 5, relu=False),
        pool=lambda X: _conv(_pool(X), 32, relu=False),
    )


@wrong("inception_module")
def relus_missing(X):
    return layers.Concatenate()(_without_relus(X))


@wrong("inception_module")
def one_relu_at_the_end(X):
    return layers.ReLU()(layers.Concatenate()(_without_relus(X)))


@wrong("inception_module")
def no_relu_on_the_branches_ends(X):
    return layers.Concatenate()(_without_relus(X, relu=True))


@wrong("inception_module")
def no_relu_on_the_reductions(X):
    return _module(
        X,
        three=lambda X: _conv(_conv(X, 96, relu=False), 128, 3),
        five=lambda X: _conv(_conv(X, 16, relu=False), 32, 5),
    )


@wrong("inception_module")
def no_relu_after_the_pooling(X):
    return _module(X, pool=lambda X: _conv(_pool(X), 32, relu=False))


@wrong("inception_module")
def batch_norms_added(X):
    def conv(X, n_C, size=1):
        return layers.ReLU()(layers.BatchNormalization()(layers.Conv2D(n_C, size, padding="same")(X)))

    ends = [conv(X, 64), conv(conv(X, 96), 128, 3), conv(conv(X, 16), 32, 5), conv(_pool(X), 32)]
    return layers.Concatenate()(ends)


# ---------------------------------------------------------------- what is returned


@wrong("inception_module")
def returns_the_branches(X):
    return _branches(X)


@wrong("inception_module")
def returns_a_model(X):
    return keras.Model(X, _module(X))
