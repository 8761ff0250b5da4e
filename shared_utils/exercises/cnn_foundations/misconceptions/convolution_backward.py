"""Mistakes in conv_backward. The most specific come first."""

import numpy as np

from .. import references
from .collected import wrong


def _backward(
    dZ,
    cache,
    *,
    start=lambda i, stride: i * stride,
    start_w=None,
    image=lambda x, i: x[i],
    window=lambda x, v, u, f: x[v : v + f, u : u + f, :],
    d_a=lambda W, dZ, c, i, h, w: W[..., c] * dZ[i, h, w, c],
    d_w=lambda a, dZ, i, h, w, c: a * dZ[i, h, w, c],
    d_b=lambda dZ, i, h, w, c: dZ[i, h, w, c],
    assign=(False, False, False),
    unpad=lambda x, pad, n_H, n_W: x[pad : pad + n_H, pad : pad + n_W, :],
    unpad_all=None,
    padded=references.zero_pad,
    until=None,
):
    """The usual loops with every part exchangeable.

    assign: = for += in dA_prev, dW, db. unpad_all: cuts dA_prev out of the padded gradient of the whole
    batch at the end, in place of `unpad` for each image. until: as in `_convolve`.
    """
    A_prev, W, b, hparameters = cache
    stride, pad = hparameters["stride"], hparameters["pad"]
    m, n_H_prev, n_W_prev, n_C_prev = A_prev.shape
    f, n_C = W.shape[0], W.shape[3]
    dA_prev, dW, db = np.zeros(A_prev.shape), np.zeros(W.shape), np.zeros((1, 1, 1, n_C))
    A_prev_pad, dA_prev_pad = padded(A_prev, pad), references.zero_pad(dA_prev, pad)
    for i in range(m):
        a_prev_pad, da_prev_pad = image(A_prev_pad, i), dA_prev_pad[i]
        for h in range(dZ.shape[1]):
            for w in range(dZ.shape[2]):
                for c in range(n_C):
                    v, u = start(h, stride), (start_w or start)(w, stride)
                    a = window(a_prev_pad, v, u, f)
                    target = window(da_prev_pad, v, u, f)
                    add_in_place(target, d_a(W, dZ, c, i, h, w), assign[0])
                    add_in_place(dW[..., c], d_w(a, dZ, i, h, w, c), assign[1])
                    add_in_place(db[..., c], d_b(dZ, i, h, w, c), assign[2])
                    if until == "value":
                        return dA_prev, dW, db
                if until == "pixel":
                    return dA_prev, dW, db
            if until == "row":
                return dA_prev, dW, db
        if unpad_all is None:
            dA_prev[i] = unpad(da_prev_pad, pad, n_H_prev, n_W_prev)
        if until == "image":
            return dA_prev, dW, db
    if unpad_all is not None:
        dA_prev = unpad_all(dA_prev_pad, pad, n_H_prev, n_W_prev)
    return dA_prev, dW, db


def add_in_place(target, share, assign=False):
    """target += share, or = where `assign`. NumPy words a wrong shape as in a learner's own line."""
    if assign:
        target[...] = share
    else:
        target += share


@wrong("conv_backward")
def backward_stride_forgotten(dZ, cache):
    return _backward(dZ, cache, start=lambda i, stride: i)


@wrong("conv_backward")
def backward_stride_forgotten_across(dZ, cache):
    return _backward(dZ, cache, start_w=lambda i, stride: i)


@wrong("conv_backward")
def backward_stride_forgotten_down(dZ, cache):
    return _backward(dZ, cache, start=lambda i, stride: i, start_w=lambda i, stride: i * stride)


@wrong("conv_backward")
def backward_stride_added(dZ, cache):
    return _backward(dZ, cache, start=lambda i, stride: i + stride)


@wrong("conv_backward")
def dW_left_at_zero(dZ, cache):
    return _backward(dZ, cache, d_w=lambda a, dZ, i, h, w, c: 0.0)


@wrong("conv_backward")
def dA_prev_left_at_zero(dZ, cache):
    dA_prev, dW, db = references.conv_backward(dZ, cache)
    return np.zeros_like(dA_prev), dW, db


@wrong("conv_backward")
def db_left_at_zero(dZ, cache):
    return _backward(dZ, cache, d_b=lambda dZ, i, h, w, c: 0.0)


@wrong("conv_backward")
def all_three_assigned(dZ, cache):
    return _backward(dZ, cache, assign=(True, True, True))


@wrong("conv_backward")
def dA_prev_assigned(dZ, cache):
    return _backward(dZ, cache, assign=(True, False, False))


@wrong("conv_backward")
def dW_assigned(dZ, cache):
    return _backward(dZ, cache, assign=(False, True, False))


@wrong("conv_backward")
def db_assigned(dZ, cache):
    return _backward(dZ, cache, assign=(False, False, True))


@wrong("conv_backward")
def dA_prev_subtracted(dZ, cache):
    dA_prev, dW, db = references.conv_backward(dZ, cache)
    return -dA_prev, dW, db


@wrong("conv_backward")
def dW_subtracted(dZ, cache):
    dA_prev, dW, db = references.conv_backward(dZ, cache)
    return dA_prev, -dW, db


@wrong("conv_backward")
def db_subtracted(dZ, cache):
    dA_prev, dW, db = references.conv_backward(dZ, cache)
    return dA_prev, dW, -db


@wrong("conv_backward")
def dZ_read_with_h_and_w_swapped(dZ, cache):
    return _backward(
        dZ, cache,
        d_a=lambda W, dZ, c, i, h, w: W[..., c] * dZ[i, w, h, c],
        d_w=lambda a, dZ, i, h, w, c: a * dZ[i, w, h, c],
        d_b=lambda dZ, i, h, w, c: dZ[i, w, h, c],
    )  # fmt: skip


@wrong("conv_backward")
def backward_returns_after_one_value(dZ, cache):
    return _backward(dZ, cache, until="value")


@wrong("conv_backward")
def backward_returns_after_one_pixel(dZ, cache):
    return _backward(dZ, cache, until="pixel")


@wrong("conv_backward")
def backward_returns_after_one_row(dZ, cache):
    return _backward(dZ, cache, until="row")


@wrong("conv_backward")
def pad_and_stride_swapped_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    swapped = {"pad": hparameters["stride"], "stride": hparameters["pad"]}
    return _backward(dZ, (A_prev, W, b, swapped))


@wrong("conv_backward")
def backward_returns_after_one_image(dZ, cache):
    return _backward(dZ, cache, until="image")


@wrong("conv_backward")
def height_and_width_swapped_in_the_last_slice(dZ, cache):
    return _backward(dZ, cache, unpad=lambda x, pad, n_H, n_W: x[pad : pad + n_W, pad : pad + n_H, :])


@wrong("conv_backward")
def height_and_width_swapped_for_the_batch(dZ, cache):
    return _backward(dZ, cache, unpad_all=lambda x, pad, n_H, n_W: x[:, pad : pad + n_W, pad : pad + n_H])


@wrong("conv_backward")
def last_slice_ends_too_early(dZ, cache):
    return _backward(dZ, cache, unpad=lambda x, pad, n_H, n_W: x[pad:n_H, pad:n_W, :])


@wrong("conv_backward")
def last_slice_ends_too_early_for_the_batch(dZ, cache):
    return _backward(dZ, cache, unpad_all=lambda x, pad, n_H, n_W: x[:, pad:n_H, pad:n_W])


@wrong("conv_backward")
def slices_the_batch_to_minus_pad(dZ, cache):
    return _backward(dZ, cache, unpad_all=lambda x, pad, n_H, n_W: x[:, pad:-pad, pad:-pad])


@wrong("conv_backward")
def padding_stays_in_the_batch(dZ, cache):
    return _backward(dZ, cache, unpad_all=lambda x, pad, n_H, n_W: x)


@wrong("conv_backward")
def slices_the_gradient_to_minus_pad(dZ, cache):
    return _backward(dZ, cache, unpad=lambda x, pad, n_H, n_W: x[pad:-pad, pad:-pad, :])


@wrong("conv_backward")
def keeps_the_top_left_of_the_gradient(dZ, cache):
    return _backward(dZ, cache, unpad=lambda x, pad, n_H, n_W: x[:n_H, :n_W, :])


@wrong("conv_backward")
def padding_stays_in_the_gradient(dZ, cache):
    return _backward(dZ, cache, unpad=lambda x, pad, n_H, n_W: x)


@wrong("conv_backward")
def dW_from_the_unpadded_input(dZ, cache):
    return _backward(dZ, cache, padded=lambda X, pad: X)


@wrong("conv_backward")
def dW_from_the_gradient(dZ, cache):
    A_prev, W, b, hparameters = cache
    dA_prev, _, db = references.conv_backward(dZ, cache)
    return dA_prev, references.conv_backward(dZ, (dA_prev, W, b, hparameters))[1], db


@wrong("conv_backward")
def always_the_first_image_backward(dZ, cache):
    return _backward(dZ, cache, image=lambda x, i: x[0])


@wrong("conv_backward")
def first_image_of_dZ(dZ, cache):
    return references.conv_backward(np.broadcast_to(dZ[:1], dZ.shape), cache)


@wrong("conv_backward")
def filter_flipped_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    dA_prev = references.conv_backward(dZ, (A_prev, W[::-1, ::-1], b, hparameters))[0]
    return (dA_prev, *references.conv_backward(dZ, cache)[1:])


@wrong("conv_backward")
def first_filter_backward(dZ, cache):
    return _backward(dZ, cache, d_a=lambda W, dZ, c, i, h, w: W[..., 0] * dZ[i, h, w, c])


@wrong("conv_backward")
def all_of_dZ_into_db(dZ, cache):
    dA_prev, dW, db = references.conv_backward(dZ, cache)
    return dA_prev, dW, np.full_like(db, dZ.sum())


@wrong("conv_backward")
def db_without_its_axes(dZ, cache):
    dA_prev, dW, db = references.conv_backward(dZ, cache)
    return dA_prev, dW, db.reshape(-1)


@wrong("conv_backward")
def averaged_over_the_batch(dZ, cache):
    dA_prev, dW, db = references.conv_backward(dZ, cache)
    return dA_prev, dW / len(dZ), db / len(dZ)


@wrong("conv_backward")
def backward_rows_and_columns_swapped(dZ, cache):
    return _backward(dZ, cache, window=lambda x, v, u, f: x[u : u + f, v : v + f, :])


@wrong("conv_backward")
def gradients_in_another_order(dZ, cache):
    dA_prev, dW, db = references.conv_backward(dZ, cache)
    return dW, dA_prev, db
