"""Mistakes in conv_forward. The most specific come first."""

import numpy as np

from .. import references
from .collected import wrong


def _convolve(
    A_prev,
    W,
    b,
    hparameters,
    *,
    start=lambda i, stride: i * stride,
    start_w=None,
    size=lambda n, f, pad, stride: int((n - f + 2 * pad) / stride) + 1,
    size_w=None,
    step=references.conv_single_step,
    window=lambda x, v, h, f: x[v : v + f, h : h + f, :],
    padded=references.zero_pad,
    image=lambda x, i: x[i],
    weights=lambda W, c: W[..., c],
    bias=lambda b, c: b[..., c],
    loops=lambda n_H, n_W, n_C, n_C_prev: (n_H, n_W, n_C),
    place=lambda i, h, w, c: (i, h, w, c),
    until=None,
):
    """The usual loops with every part exchangeable, so that a mistake is one argument.

    until: return at the end of the first "value", "pixel", "row" or "image".
    """
    m, n_H_prev, n_W_prev, n_C_prev = A_prev.shape
    f, _, _, n_C = W.shape
    pad, stride = hparameters["pad"], hparameters["stride"]
    n_H = size(n_H_prev, f, pad, stride)
    n_W = (size_w or size)(n_W_prev, f, pad, stride)
    Z = np.zeros((m, n_H, n_W, n_C))
    cache = (A_prev, W, b, hparameters)
    A_prev_pad = padded(A_prev, pad)
    rows, columns, filters = loops(n_H, n_W, n_C, n_C_prev)
    for i in range(m):
        a_prev_pad = image(A_prev_pad, i)
        for h in range(rows):
            for w in range(columns):
                for c in range(filters):
                    v, u = start(h, stride), (start_w or start)(w, stride)
                    value = step(window(a_prev_pad, v, u, f), weights(W, c), bias(b, c))
                    Z[place(i, h, w, c)] = value
                    if until == "value":
                        return Z, cache
                if until == "pixel":
                    return Z, cache
            if until == "row":
                return Z, cache
        if until == "image":
            return Z, cache
    return Z, cache


def _product_sum(a, W, b):
    return np.sum(a * W) + b.item()


def _with_float(a, W, b):
    return np.sum(a * W) + float(b)


def _right_size(n, f, pad, stride):
    return int((n - f + 2 * pad) / stride) + 1


@wrong("conv_forward")
def stride_forgotten(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, start=lambda i, stride: i, step=_product_sum)


@wrong("conv_forward")
def stride_forgotten_across(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, start_w=lambda i, stride: i, step=_product_sum)


@wrong("conv_forward")
def stride_forgotten_down(A_prev, W, b, hparameters):
    return _convolve(
        A_prev, W, b, hparameters,
        start=lambda i, stride: i, start_w=lambda i, stride: i * stride, step=_product_sum,
    )  # fmt: skip


@wrong("conv_forward")
def stride_added(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, start=lambda i, stride: i + stride, step=_product_sum)


@wrong("conv_forward")
def width_from_height_of_input(A_prev, W, b, hparameters):
    n_H_prev = A_prev.shape[1]
    return _convolve(
        A_prev, W, b, hparameters,
        size_w=lambda n, f, pad, stride: int((n_H_prev - f + 2 * pad) / stride) + 1, step=_product_sum,
    )  # fmt: skip


@wrong("conv_forward")
def height_from_width_of_input(A_prev, W, b, hparameters):
    n_W_prev = A_prev.shape[2]
    return _convolve(
        A_prev, W, b, hparameters,
        size=lambda n, f, pad, stride: _right_size(n_W_prev, f, pad, stride),
        size_w=_right_size, step=_product_sum,
    )  # fmt: skip


@wrong("conv_forward")
def height_without_pad(A_prev, W, b, hparameters):
    return _convolve(
        A_prev, W, b, hparameters, size=lambda n, f, pad, s: int((n - f) / s) + 1, size_w=_right_size
    )


@wrong("conv_forward")
def width_without_pad(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, size_w=lambda n, f, pad, s: int((n - f) / s) + 1)


@wrong("conv_forward")
def height_without_plus_1(A_prev, W, b, hparameters):
    return _convolve(
        A_prev, W, b, hparameters, size=lambda n, f, pad, s: int((n - f + 2 * pad) / s), size_w=_right_size
    )


@wrong("conv_forward")
def width_without_plus_1(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, size_w=lambda n, f, pad, s: int((n - f + 2 * pad) / s))


@wrong("conv_forward")
def height_without_stride(A_prev, W, b, hparameters):
    return _convolve(
        A_prev, W, b, hparameters,
        size=lambda n, f, pad, s: n - f + 2 * pad + 1, size_w=_right_size, step=_product_sum,
    )  # fmt: skip


@wrong("conv_forward")
def width_without_stride(A_prev, W, b, hparameters):
    return _convolve(
        A_prev, W, b, hparameters, size_w=lambda n, f, pad, s: n - f + 2 * pad + 1, step=_product_sum
    )


@wrong("conv_forward")
def last_row_missing(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, loops=lambda n_H, n_W, n_C, p: (n_H - 1, n_W, n_C))


@wrong("conv_forward")
def last_column_missing(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, loops=lambda n_H, n_W, n_C, p: (n_H, n_W - 1, n_C))


@wrong("conv_forward")
def written_with_h_and_w_swapped(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, place=lambda i, h, w, c: (i, w, h, c))


@wrong("conv_forward")
def returns_after_one_value(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, until="value")


@wrong("conv_forward")
def returns_after_one_image(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, until="image")


@wrong("conv_forward")
def returns_after_one_pixel(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, until="pixel")


@wrong("conv_forward")
def returns_after_one_row(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, until="row")


@wrong("conv_forward")
def pad_and_stride_swapped(A_prev, W, b, hparameters):
    swapped = {"pad": hparameters["stride"], "stride": hparameters["pad"]}
    return _convolve(A_prev, W, b, swapped)[0], (A_prev, W, b, hparameters)


@wrong("conv_forward")
def size_without_parentheses_in_the_layer(A_prev, W, b, hparameters):
    return _convolve(
        A_prev, W, b, hparameters, size=lambda n, f, pad, s: int(n - f + 2 * pad / s) + 1, step=_product_sum
    )


@wrong("conv_forward")
def filter_by_the_first_axis(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, weights=lambda W, c: W[c], step=_product_sum)


@wrong("conv_forward")
def loops_over_input_channels(A_prev, W, b, hparameters):
    return _convolve(
        A_prev, W, b, hparameters,
        loops=lambda n_H, n_W, n_C, n_C_prev: (n_H, n_W, n_C_prev), step=_product_sum,
    )  # fmt: skip


@wrong("conv_forward")
def loops_swapped(A_prev, W, b, hparameters):
    return _convolve(
        A_prev, W, b, hparameters,
        loops=lambda n_H, n_W, n_C, n_C_prev: (n_W, n_H, n_C), step=_product_sum,
    )  # fmt: skip


@wrong("conv_forward")
def last_row_and_column_missing(A_prev, W, b, hparameters):
    return _convolve(
        A_prev, W, b, hparameters,
        loops=lambda n_H, n_W, n_C, n_C_prev: (n_H - 1, n_W - 1, n_C), step=_product_sum,
    )  # fmt: skip


@wrong("conv_forward")
def first_filter_only(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, loops=lambda n_H, n_W, n_C, p: (n_H, n_W, 1))


@wrong("conv_forward")
def rows_and_columns_swapped(A_prev, W, b, hparameters):
    return _convolve(
        A_prev, W, b, hparameters, window=lambda x, v, u, f: x[u : u + f, v : v + f, :], step=_product_sum
    )


@wrong("conv_forward")
def first_channel_only(A_prev, W, b, hparameters):
    return _convolve(
        A_prev, W, b, hparameters, window=lambda x, v, u, f: x[v : v + f, u : u + f, 0], step=_product_sum
    )


@wrong("conv_forward")
def one_channel_per_filter(A_prev, W, b, hparameters):
    def step(a, W, b):
        window, c = a
        return np.sum(window[:, :, c] * W) + b.item()

    return _convolve(
        A_prev, W, b, hparameters,
        window=lambda x, v, u, f: x[v : v + f, u : u + f, :],
        step=lambda a, Wc, bc: step((a, Wc[1]), Wc[0], bc), weights=lambda W, c: (W[..., c], c),
    )  # fmt: skip


@wrong("conv_forward")
def channel_of_the_filter(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, weights=lambda W, c: W[:, :, c, :], step=_product_sum)


@wrong("conv_forward")
def all_filters_at_once(A_prev, W, b, hparameters):
    return _convolve(
        A_prev, W, b, hparameters, weights=lambda W, c: W, step=_product_sum, bias=lambda b, c: b[..., c]
    )


@wrong("conv_forward")
def always_the_first_filter(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, weights=lambda W, c: W[..., 0])


@wrong("conv_forward")
def size_rounded_up(A_prev, W, b, hparameters):
    return _convolve(
        A_prev, W, b, hparameters,
        size=lambda n, f, pad, stride: int(np.ceil((n - f + 2 * pad) / stride)) + 1, step=_product_sum,
    )  # fmt: skip


@wrong("conv_forward")
def size_without_pad(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, size=lambda n, f, pad, stride: int((n - f) / stride) + 1)


@wrong("conv_forward")
def size_with_pad_once(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, size=lambda n, f, pad, s: int((n - f + pad) / s) + 1)


@wrong("conv_forward")
def size_without_plus_1(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, size=lambda n, f, pad, s: int((n - f + 2 * pad) / s))


@wrong("conv_forward")
def size_without_stride(A_prev, W, b, hparameters):
    return _convolve(
        A_prev, W, b, hparameters, size=lambda n, f, pad, s: n - f + 2 * pad + 1, step=_product_sum
    )


@wrong("conv_forward")
def size_with_filter_added(A_prev, W, b, hparameters):
    return _convolve(
        A_prev, W, b, hparameters, size=lambda n, f, pad, s: int((n + f + 2 * pad) / s) + 1, step=_product_sum
    )


@wrong("conv_forward")
def input_not_padded(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, padded=lambda X, pad: X, step=_product_sum)


@wrong("conv_forward")
def bias_forgotten(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, step=lambda a, W, b: np.sum(a * W))


@wrong("conv_forward")
def bias_of_the_first_filter(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, bias=lambda b, c: b[..., 0])


@wrong("conv_forward")
def all_biases_at_once(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, bias=lambda b, c: b, step=lambda a, W, b: np.sum(a * W) + b)


@wrong("conv_forward")
def all_biases_as_one_float(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, bias=lambda b, c: b, step=_with_float)


@wrong("conv_forward")
def all_biases_as_one_item(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, bias=lambda b, c: b, step=_product_sum)


@wrong("conv_forward")
def always_the_first_image(A_prev, W, b, hparameters):
    return _convolve(A_prev, W, b, hparameters, image=lambda x, i: x[0])


@wrong("conv_forward")
def window_too_small(A_prev, W, b, hparameters):
    return _convolve(
        A_prev, W, b, hparameters,
        window=lambda x, v, u, f: x[v : v + f - 1, u : u + f - 1, :], step=_product_sum,
    )  # fmt: skip


@wrong("conv_forward")
def filter_flipped(A_prev, W, b, hparameters):
    return _convolve(A_prev, W[::-1, ::-1], b, hparameters)[0], (A_prev, W, b, hparameters)


@wrong("conv_forward")
def relu_applied(A_prev, W, b, hparameters):
    Z, cache = references.conv_forward(A_prev, W, b, hparameters)
    return np.maximum(Z, 0), cache


@wrong("conv_forward")
def cache_with_padded_input(A_prev, W, b, hparameters):
    Z, _ = references.conv_forward(A_prev, W, b, hparameters)
    return Z, (references.zero_pad(A_prev, hparameters["pad"]), W, b, hparameters)


@wrong("conv_forward")
def cache_with_output(A_prev, W, b, hparameters):
    Z, _ = references.conv_forward(A_prev, W, b, hparameters)
    return Z, (Z, W, b, hparameters)


@wrong("conv_forward")
def cache_without_hparameters(A_prev, W, b, hparameters):
    Z, _ = references.conv_forward(A_prev, W, b, hparameters)
    return Z, (A_prev, W, b)


@wrong("conv_forward")
def cache_with_hparameters_first(A_prev, W, b, hparameters):
    Z, _ = references.conv_forward(A_prev, W, b, hparameters)
    return Z, (hparameters, A_prev, W, b)


@wrong("conv_forward")
def cache_with_W_first(A_prev, W, b, hparameters):
    Z, _ = references.conv_forward(A_prev, W, b, hparameters)
    return Z, (W, A_prev, b, hparameters)


@wrong("conv_forward")
def cache_with_b_before_W(A_prev, W, b, hparameters):
    Z, _ = references.conv_forward(A_prev, W, b, hparameters)
    return Z, (A_prev, b, W, hparameters)


@wrong("conv_forward")
def returns_only_Z(A_prev, W, b, hparameters):
    return references.conv_forward(A_prev, W, b, hparameters)[0]


@wrong("conv_forward")
def whole_numbers_only(A_prev, W, b, hparameters):
    Z, cache = references.conv_forward(A_prev, W, b, hparameters)
    return Z.astype(int), cache
