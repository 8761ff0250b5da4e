"""Mistakes that learners make in CNN_Foundations, each as a small wrong implementation.

Their words stand in `texts.py`. Order matters: the first that reproduces a learner's results names
the mistake. They are also the grader's own test: each must lose points and be recognised by name.
"""

import numpy as np

from ..contract import Misconceptions
from . import references

wrong = Misconceptions()


# ---------------------------------------------------------------- zero_pad


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


# ---------------------------------------------------------------- conv_single_step


@wrong("conv_single_step")
def bias_for_every_element(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W + b)


@wrong("conv_single_step")
def no_bias(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W)


@wrong("conv_single_step")
def result_left_as_array(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W) + b


@wrong("conv_single_step")
def float_of_array(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W) + float(b)


@wrong("conv_single_step")
def products_not_summed(a_slice_prev, W, b):
    return a_slice_prev * W + b


@wrong("conv_single_step")
def channels_not_summed(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W, axis=(0, 1)) + b.item()


@wrong("conv_single_step")
def summed_over_one_axis(a_slice_prev, W, b):
    return sum(a_slice_prev * W) + b.item()


@wrong("conv_single_step")
def matrix_product(a_slice_prev, W, b):
    return np.sum(np.dot(a_slice_prev, W)) + b.item()


@wrong("conv_single_step")
def matrix_product_of_pages(a_slice_prev, W, b):
    return np.sum(np.matmul(a_slice_prev, W)) + b.item()


@wrong("conv_single_step")
def adds_for_multiplies(a_slice_prev, W, b):
    return np.sum(a_slice_prev + W) + b.item()


@wrong("conv_single_step")
def flips_the_filter(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W[::-1, ::-1]) + b.item()


@wrong("conv_single_step")
def averages(a_slice_prev, W, b):
    return np.mean(a_slice_prev * W) + b.item()


@wrong("conv_single_step")
def subtracts_the_bias(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W) - b.item()


@wrong("conv_single_step")
def multiplies_by_the_bias(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W) * b.item()


@wrong("conv_single_step")
def drops_the_decimals(a_slice_prev, W, b):
    return int(np.sum(a_slice_prev * W) + b.item())


@wrong("conv_single_step")
def one_channel_only(a_slice_prev, W, b):
    return np.sum(a_slice_prev[:, :, 0] * W[:, :, 0]) + b.item()


@wrong("conv_single_step")
def applies_relu(a_slice_prev, W, b):
    return max(0.0, np.sum(a_slice_prev * W) + b.item())


@wrong("conv_single_step")
def multiplies_in_place(a_slice_prev, W, b):
    a_slice_prev *= W
    return np.sum(a_slice_prev) + b.item()


# ---------------------------------------------------------------- conv_forward


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
):
    """The usual loops with every part exchangeable, so that a mistake is one argument."""
    m, n_H_prev, n_W_prev, n_C_prev = A_prev.shape
    f, _, _, n_C = W.shape
    pad, stride = hparameters["pad"], hparameters["stride"]
    n_H = size(n_H_prev, f, pad, stride)
    n_W = (size_w or size)(n_W_prev, f, pad, stride)
    Z = np.zeros((m, n_H, n_W, n_C))
    A_prev_pad = padded(A_prev, pad)
    rows, columns, filters = loops(n_H, n_W, n_C, n_C_prev)
    for i in range(m):
        a_prev_pad = image(A_prev_pad, i)
        for h in range(rows):
            for w in range(columns):
                for c in range(filters):
                    v, u = start(h, stride), (start_w or start)(w, stride)
                    Z[i, h, w, c] = step(window(a_prev_pad, v, u, f), weights(W, c), bias(b, c))
    return Z, (A_prev, W, b, hparameters)


def _product_sum(a, W, b):
    return np.sum(a * W) + b.item()


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
def returns_only_Z(A_prev, W, b, hparameters):
    return references.conv_forward(A_prev, W, b, hparameters)[0]


@wrong("conv_forward")
def whole_numbers_only(A_prev, W, b, hparameters):
    Z, cache = references.conv_forward(A_prev, W, b, hparameters)
    return Z.astype(int), cache
