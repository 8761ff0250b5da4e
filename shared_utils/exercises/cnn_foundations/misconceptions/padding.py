"""Mistakes in zero_pad. The most specific come first."""

import numpy as np

from .. import references
from .collected import wrong


@wrong("zero_pad")
def pads_channels(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (pad, pad)))


@wrong("zero_pad")
def pads_batch(X, pad):
    return np.pad(X, ((pad, pad), (pad, pad), (pad, pad), (0, 0)))


@wrong("zero_pad")
def pads_everything(X, pad):
    return np.pad(X, pad)


@wrong("zero_pad")
def pads_the_wrong_axes(X, pad):
    return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))


@wrong("zero_pad")
def pads_batch_and_height(X, pad):
    return np.pad(X, ((pad, pad), (pad, pad), (0, 0), (0, 0)))


@wrong("zero_pad")
def pads_batch_and_width(X, pad):
    return np.pad(X, ((pad, pad), (0, 0), (pad, pad), (0, 0)))


@wrong("zero_pad")
def always_pads_1(X, pad):
    return references.zero_pad(X, 1)


@wrong("zero_pad")
def always_pads_2(X, pad):
    return references.zero_pad(X, 2)


@wrong("zero_pad")
def always_pads_3(X, pad):
    return references.zero_pad(X, 3)


@wrong("zero_pad")
def pads_height_only(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (0, 0), (0, 0)))


@wrong("zero_pad")
def pads_width_only(X, pad):
    return np.pad(X, ((0, 0), (0, 0), (pad, pad), (0, 0)))


@wrong("zero_pad")
def pads_before_only(X, pad):
    return np.pad(X, ((0, 0), (pad, 0), (pad, 0), (0, 0)))


@wrong("zero_pad")
def pads_after_only(X, pad):
    return np.pad(X, ((0, 0), (0, pad), (0, pad), (0, 0)))


@wrong("zero_pad")
def pads_twice(X, pad):
    return references.zero_pad(X, 2 * pad)


@wrong("zero_pad")
def repeats_the_edge(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)), mode="edge")


@wrong("zero_pad")
def mirrors_the_image(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)), mode="reflect")


@wrong("zero_pad")
def mirrors_with_the_edge(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)), mode="symmetric")


@wrong("zero_pad")
def pads_with_ones(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)), constant_values=1)


@wrong("zero_pad")
def pads_with_the_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)), constant_values=pad)


@wrong("zero_pad")
def slices_to_minus_pad(X, pad):
    m, n_H, n_W, n_C = X.shape
    X_pad = np.zeros((m, n_H + 2 * pad, n_W + 2 * pad, n_C))
    X_pad[:, pad:-pad, pad:-pad, :] = X
    return X_pad


@wrong("zero_pad")
def forgets_the_batch_axis(X, pad):
    return np.pad(X, ((pad, pad), (pad, pad), (0, 0)))


@wrong("zero_pad")
def width_from_height(X, pad):
    m, n_H, n_W, n_C = X.shape
    X_pad = np.zeros((m, n_H + 2 * pad, n_H + 2 * pad, n_C))
    X_pad[:, pad : pad + n_H, pad : pad + n_W, :] = X
    return X_pad


@wrong("zero_pad")
def returns_the_input(X, pad):
    return X


@wrong("zero_pad")
def returns_nothing(X, pad):
    references.zero_pad(X, pad)
