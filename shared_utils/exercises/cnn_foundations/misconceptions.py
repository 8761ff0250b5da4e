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
    place=lambda i, h, w, c: (i, h, w, c),
    until=None,
):
    """The usual loops with every part exchangeable, so that a mistake is one argument.

    until: return at the end of the first "value" or of the first "image".
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
        if until == "image":
            return Z, cache
    return Z, cache


def _product_sum(a, W, b):
    return np.sum(a * W) + b.item()


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


# ---------------------------------------------------------------- first_entries

_ENTRIES = references.first_entries()


@wrong("first_entries")
def with_the_vertical_filter():
    return {"Z[0, 0]": -5, "Z[0, 1]": -4, "Z[1, 0]": -10, "Z[3, 3]": -16}


@wrong("first_entries")
def signs_swapped():
    return {key: -value for key, value in _ENTRIES.items()}


@wrong("first_entries")
def one_step_to_the_right():
    return {"Z[0, 0]": -11, "Z[0, 1]": -11, "Z[1, 0]": 3, "Z[3, 3]": 2}


@wrong("first_entries")
def rows_for_columns():
    return {**_ENTRIES, "Z[0, 1]": _ENTRIES["Z[1, 0]"], "Z[1, 0]": _ENTRIES["Z[0, 1]"]}


@wrong("first_entries")
def one_entry_wrong():
    return {**_ENTRIES, "Z[3, 3]": 0}


# ---------------------------------------------------------------- conv_output_size


def _checked(n, f, pad, stride):
    references.conv_output_size(n, f, pad, stride)


@wrong("conv_output_size")
def plus_1_forgotten(n, f, pad=0, stride=1):
    _checked(n, f, pad, stride)
    return (n + 2 * pad - f) // stride


@wrong("conv_output_size")
def padded_on_one_side(n, f, pad=0, stride=1):
    _checked(n, f, pad, stride)
    return (n + pad - f) // stride + 1


@wrong("conv_output_size")
def pad_forgotten(n, f, pad=0, stride=1):
    _checked(n, f, pad, stride)
    return (n - f) // stride + 1


@wrong("conv_output_size")
def stride_of_the_size_forgotten(n, f, pad=0, stride=1):
    _checked(n, f, pad, stride)
    return n + 2 * pad - f + 1


@wrong("conv_output_size")
def rounded_up(n, f, pad=0, stride=1):
    _checked(n, f, pad, stride)
    return -(-(n + 2 * pad - f) // stride) + 1


@wrong("conv_output_size")
def not_rounded(n, f, pad=0, stride=1):
    _checked(n, f, pad, stride)
    return (n + 2 * pad - f) / stride + 1


@wrong("conv_output_size")
def rounded_to_the_nearest(n, f, pad=0, stride=1):
    _checked(n, f, pad, stride)
    return int((n + 2 * pad - f) / stride + 0.5) + 1


@wrong("conv_output_size")
def plus_1_inside_the_division(n, f, pad=0, stride=1):
    _checked(n, f, pad, stride)
    return (n + 2 * pad - f + 1) // stride


@wrong("conv_output_size")
def filter_added(n, f, pad=0, stride=1):
    _checked(n, f, pad, stride)
    return (n + 2 * pad + f) // stride + 1


@wrong("conv_output_size")
def refuses_an_exact_fit(n, f, pad=0, stride=1):
    if min(n, f, stride) < 1 or f >= n + 2 * pad:
        raise ValueError("the filter does not fit")
    return (n + 2 * pad - f) // stride + 1


@wrong("conv_output_size")
def refuses_what_needs_the_pad(n, f, pad=0, stride=1):
    if min(n, f, stride) < 1 or f > n:
        raise ValueError("the filter does not fit")
    return (n + 2 * pad - f) // stride + 1


@wrong("conv_output_size")
def never_raises(n, f, pad=0, stride=1):
    return int((n + 2 * pad - f) / stride) + 1 if stride else 0


@wrong("conv_output_size")
def only_the_filter_is_checked(n, f, pad=0, stride=1):
    if f > n + 2 * pad:
        raise ValueError("the filter does not fit")
    return (n + 2 * pad - f) // stride + 1


@wrong("conv_output_size")
def only_the_sizes_are_checked(n, f, pad=0, stride=1):
    if min(n, f, stride) < 1:
        raise ValueError("sizes are positive")
    return (n + 2 * pad - f) // stride + 1


# ---------------------------------------------------------------- counting


@wrong("conv_parameters")
def no_biases(f, n_C_prev, n_C):
    return f * f * n_C_prev * n_C


@wrong("conv_parameters")
def one_bias_in_all(f, n_C_prev, n_C):
    return f * f * n_C_prev * n_C + 1


@wrong("conv_parameters")
def one_bias_per_channel(f, n_C_prev, n_C):
    return f * f * (n_C_prev + 1) * n_C


@wrong("conv_parameters")
def bias_per_input_channel(f, n_C_prev, n_C):
    return f * f * n_C_prev * n_C + n_C_prev


@wrong("conv_parameters")
def filter_not_squared(f, n_C_prev, n_C):
    return (f * n_C_prev + 1) * n_C


@wrong("conv_parameters")
def depth_forgotten(f, n_C_prev, n_C):
    return (f * f + 1) * n_C


@wrong("conv_parameters")
def one_filter_only(f, n_C_prev, n_C):
    return f * f * n_C_prev + 1


@wrong("conv_multiplications")
def depth_of_the_filter_forgotten(n_H, n_W, n_C, f, n_C_prev):
    return n_H * n_W * n_C * f * f


@wrong("conv_multiplications")
def filters_forgotten(n_H, n_W, n_C, f, n_C_prev):
    return n_H * n_W * f * f * n_C_prev


@wrong("conv_multiplications")
def filter_size_not_squared(n_H, n_W, n_C, f, n_C_prev):
    return n_H * n_W * n_C * f * n_C_prev


@wrong("conv_multiplications")
def positions_forgotten(n_H, n_W, n_C, f, n_C_prev):
    return n_C * f * f * n_C_prev


@wrong("conv_multiplications")
def biases_counted(n_H, n_W, n_C, f, n_C_prev):
    return n_H * n_W * n_C * (f * f * n_C_prev + 1)


@wrong("conv_multiplications")
def width_for_height(n_H, n_W, n_C, f, n_C_prev):
    return n_H * n_H * n_C * f * f * n_C_prev


# ---------------------------------------------------------------- pool_forward


def _pool(
    A_prev,
    hparameters,
    mode,
    *,
    start=lambda i, stride, f: i * stride,
    start_w=None,
    window=lambda x, i, v, u, f, c: x[i, v : v + f, u : u + f, c],
    size=lambda n, f, stride: int(1 + (n - f) / stride),
    size_w=None,
    loops=lambda n_H, n_W: (n_H, n_W),
    place=lambda i, h, w, c: (i, h, w, c),
    reduce=None,
    until=None,
):
    """The usual loops with every part exchangeable. `until`: as in `_convolve`."""
    m, n_H_prev, n_W_prev, n_C = A_prev.shape
    f, stride = hparameters["f"], hparameters["stride"]
    n_H, n_W = size(n_H_prev, f, stride), (size_w or size)(n_W_prev, f, stride)
    A = np.zeros((m, n_H, n_W, n_C))
    reduce = reduce or {"max": np.max, "average": np.mean}
    cache = (A_prev, hparameters)
    rows, columns = loops(n_H, n_W)
    for i in range(m):
        for h in range(rows):
            for w in range(columns):
                for c in range(n_C):
                    v, u = start(h, stride, f), (start_w or start)(w, stride, f)
                    A[place(i, h, w, c)] = reduce[mode](window(A_prev, i, v, u, f, c))
                    if until == "value":
                        return A, cache
        if until == "image":
            return A, cache
    return A, cache


@wrong("pool_forward")
def stride_forgotten_in_pooling(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, start=lambda i, stride, f: i)


@wrong("pool_forward")
def stride_forgotten_across_in_pooling(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, start_w=lambda i, stride, f: i)


@wrong("pool_forward")
def stride_forgotten_down_in_pooling(A_prev, hparameters, mode="max"):
    return _pool(
        A_prev, hparameters, mode, start=lambda i, stride, f: i, start_w=lambda i, stride, f: i * stride
    )


@wrong("pool_forward")
def stride_added_in_pooling(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, start=lambda i, stride, f: i + stride)


@wrong("pool_forward")
def moves_by_the_window_size(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, start=lambda i, stride, f: i * f)


@wrong("pool_forward")
def stride_taken_from_f(A_prev, hparameters, mode="max"):
    A, _ = _pool(A_prev, {**hparameters, "stride": hparameters["f"]}, mode)
    return A, (A_prev, hparameters)


@wrong("pool_forward")
def width_taken_from_h(A_prev, hparameters, mode="max"):
    def pool(A_prev, hparameters, mode):
        m, n_H_prev, n_W_prev, n_C = A_prev.shape
        f, stride = hparameters["f"], hparameters["stride"]
        n_H, n_W = int(1 + (n_H_prev - f) / stride), int(1 + (n_W_prev - f) / stride)
        A = np.zeros((m, n_H, n_W, n_C))
        for i, h, w, c in np.ndindex(*A.shape):
            window = A_prev[i, h * stride : h * stride + f, h * stride : h * stride + f, c]
            A[i, h, w, c] = np.max(window) if mode == "max" else np.mean(window)
        return A, (A_prev, hparameters)

    return pool(A_prev, hparameters, mode)


@wrong("pool_forward")
def channels_pooled_together(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, window=lambda x, i, v, u, f, c: x[i, v : v + f, u : u + f])


@wrong("pool_forward")
def whole_image_pooled(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, window=lambda x, i, v, u, f, c: x[i, :, :, c])


@wrong("pool_forward")
def images_pooled_together(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, window=lambda x, i, v, u, f, c: x[:, v : v + f, u : u + f, c])


@wrong("pool_forward")
def first_image_only(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, window=lambda x, i, v, u, f, c: x[0, v : v + f, u : u + f, c])


@wrong("pool_forward")
def first_channel_of_the_window(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, window=lambda x, i, v, u, f, c: x[i, v : v + f, u : u + f, 0])


@wrong("pool_forward")
def rows_and_columns_swapped_in_pooling(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, window=lambda x, i, v, u, f, c: x[i, u : u + f, v : v + f, c])


@wrong("pool_forward")
def average_for_max(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, reduce={"max": np.mean, "average": np.mean})


@wrong("pool_forward")
def max_for_average(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, reduce={"max": np.max, "average": np.max})


@wrong("pool_forward")
def modes_swapped(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, reduce={"max": np.mean, "average": np.max})


@wrong("pool_forward")
def minimum_for_maximum(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, reduce={"max": np.min, "average": np.mean})


@wrong("pool_forward")
def median_for_average(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, reduce={"max": np.max, "average": np.median})


@wrong("pool_forward")
def sum_for_average(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, reduce={"max": np.max, "average": np.sum})


@wrong("pool_forward")
def maximum_never_below_zero(A_prev, hparameters, mode="max"):
    reduce = {"max": lambda x: max(0.0, np.max(x)), "average": np.mean}
    return _pool(A_prev, hparameters, mode, reduce=reduce)


@wrong("pool_forward")
def pooled_size_rounded_up(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, size=lambda n, f, s: int(np.ceil(1 + (n - f) / s)))


@wrong("pool_forward")
def pooled_size_without_plus_1(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, size=lambda n, f, s: int((n - f) / s))


@wrong("pool_forward")
def pooled_size_without_stride(A_prev, hparameters, mode="max"):
    def reduce_or_zero(reduce):
        return lambda x: reduce(x) if x.size else 0.0

    reduce = {"max": reduce_or_zero(np.max), "average": reduce_or_zero(np.mean)}
    return _pool(A_prev, hparameters, mode, size=lambda n, f, s: n - f + 1, reduce=reduce)


@wrong("pool_forward")
def pooled_width_from_height(A_prev, hparameters, mode="max"):
    n_H_prev = A_prev.shape[1]
    return _pool(A_prev, hparameters, mode, size_w=lambda n, f, s: int(1 + (n_H_prev - f) / s))


@wrong("pool_forward")
def pooled_height_from_width(A_prev, hparameters, mode="max"):
    n_W_prev = A_prev.shape[2]
    return _pool(
        A_prev, hparameters, mode,
        size=lambda n, f, s: int(1 + (n_W_prev - f) / s), size_w=lambda n, f, s: int(1 + (n - f) / s),
    )  # fmt: skip


@wrong("pool_forward")
def pooled_height_without_plus_1(A_prev, hparameters, mode="max"):
    return _pool(
        A_prev, hparameters, mode,
        size=lambda n, f, s: int((n - f) / s), size_w=lambda n, f, s: int(1 + (n - f) / s),
    )  # fmt: skip


@wrong("pool_forward")
def pooled_width_without_plus_1(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, size_w=lambda n, f, s: int((n - f) / s))


@wrong("pool_forward")
def last_pooled_row_missing(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, loops=lambda n_H, n_W: (n_H - 1, n_W))


@wrong("pool_forward")
def last_pooled_column_missing(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, loops=lambda n_H, n_W: (n_H, n_W - 1))


@wrong("pool_forward")
def pooled_with_h_and_w_swapped(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, place=lambda i, h, w, c: (i, w, h, c))


@wrong("pool_forward")
def pooling_returns_after_one_value(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, until="value")


@wrong("pool_forward")
def pooling_returns_after_one_image(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, until="image")


@wrong("pool_forward")
def last_pool_missing(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, loops=lambda n_H, n_W: (n_H - 1, n_W - 1))


@wrong("pool_forward")
def pooling_loops_swapped(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, loops=lambda n_H, n_W: (n_W, n_H))


@wrong("pool_forward")
def returns_only_A(A_prev, hparameters, mode="max"):
    return references.pool_forward(A_prev, hparameters, mode)[0]


@wrong("pool_forward")
def cache_with_A(A_prev, hparameters, mode="max"):
    A, _ = references.pool_forward(A_prev, hparameters, mode)
    return A, (A, hparameters)


@wrong("pool_forward")
def pooling_cache_in_another_order(A_prev, hparameters, mode="max"):
    A, _ = references.pool_forward(A_prev, hparameters, mode)
    return A, (hparameters, A_prev)


@wrong("pool_forward")
def pooling_cache_with_mode(A_prev, hparameters, mode="max"):
    A, _ = references.pool_forward(A_prev, hparameters, mode)
    return A, (A_prev, hparameters, mode)


@wrong("pool_forward")
def pooling_cache_without_hparameters(A_prev, hparameters, mode="max"):
    return references.pool_forward(A_prev, hparameters, mode)[0], A_prev


# ---------------------------------------------------------------- conv_backward


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
                    _add(target, d_a(W, dZ, c, i, h, w), assign[0])
                    _add(dW[..., c], d_w(a, dZ, i, h, w, c), assign[1])
                    _add(db[..., c], d_b(dZ, i, h, w, c), assign[2])
                    if until == "value":
                        return dA_prev, dW, db
        if unpad_all is None:
            dA_prev[i] = unpad(da_prev_pad, pad, n_H_prev, n_W_prev)
        if until == "image":
            return dA_prev, dW, db
    if unpad_all is not None:
        dA_prev = unpad_all(dA_prev_pad, pad, n_H_prev, n_W_prev)
    return dA_prev, dW, db


def _add(target, share, assign=False):
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


# ---------------------------------------------------------------- create_mask_from_window


@wrong("create_mask_from_window")
def returns_the_maximum(x):
    return np.max(x)


@wrong("create_mask_from_window")
def returns_the_position(x):
    return np.argmax(x)


@wrong("create_mask_from_window")
def returns_all_positions(x):
    return np.where(x == np.max(x))


@wrong("create_mask_from_window")
def returns_the_masked_values(x):
    return x * (x == np.max(x))


@wrong("create_mask_from_window")
def only_the_first_maximum(x):
    mask = np.zeros(x.shape, dtype=bool)
    mask[np.unravel_index(np.argmax(x), x.shape)] = True
    return mask


@wrong("create_mask_from_window")
def maximum_of_each_row(x):
    return x == np.max(x, axis=1, keepdims=True)


@wrong("create_mask_from_window")
def maximum_of_each_column(x):
    return x == np.max(x, axis=0)


@wrong("create_mask_from_window")
def mask_of_the_minimum(x):
    return x == np.min(x)


@wrong("create_mask_from_window")
def mask_of_the_others(x):
    return x != np.max(x)


@wrong("create_mask_from_window")
def largest_absolute_value(x):
    return np.abs(x) == np.max(np.abs(x))


@wrong("create_mask_from_window")
def ones_for_true(x):
    return (x == np.max(x)).astype(float)


@wrong("create_mask_from_window")
def positive_values(x):
    return x > 0


# ---------------------------------------------------------------- distribute_value


@wrong("distribute_value")
def dz_left_out(dz, shape):
    return np.ones(shape) / (shape[0] * shape[1])


@wrong("distribute_value")
def divided_by_n_H_only(dz, shape):
    return np.ones(shape) * dz / shape[0]


@wrong("distribute_value")
def divided_by_n_W_only(dz, shape):
    return np.ones(shape) * dz / shape[1]


@wrong("distribute_value")
def divided_by_the_sum(dz, shape):
    return np.ones(shape) * dz / (shape[0] + shape[1])


@wrong("distribute_value")
def not_divided(dz, shape):
    return np.ones(shape) * dz


@wrong("distribute_value")
def whole_numbers(dz, shape):
    return np.ones(shape) * (dz // (shape[0] * shape[1]))


@wrong("distribute_value")
def returns_one_number(dz, shape):
    return dz / (shape[0] * shape[1])


@wrong("distribute_value")
def transposed_shape(dz, shape):
    return np.full(shape[::-1], dz / (shape[0] * shape[1]))


@wrong("distribute_value")
def flattened(dz, shape):
    return np.full(shape[0] * shape[1], dz / (shape[0] * shape[1]))


# ---------------------------------------------------------------- pool_backward


def _pool_backward(
    dA,
    cache,
    mode,
    *,
    start=lambda i, stride, f: i * stride,
    start_w=None,
    window=lambda x, i, v, u, f, c: x[i, v : v + f, u : u + f, c],
    at=lambda dA, i, h, w, c: dA[i, h, w, c],
    mask=references.create_mask_from_window,
    spread=references.distribute_value,
    assign=False,
    until=None,
):
    """The usual loops with every part exchangeable. `assign`: = for +=. `until`: as in `_convolve`."""
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(*dA.shape):
        if until == "image" and i:
            break
        v, u = start(h, stride, f), (start_w or start)(w, stride, f)
        target = window(dA_prev, i, v, u, f, c)
        if mode == "max":
            share = mask(window(A_prev, i, v, u, f, c)) * at(dA, i, h, w, c)
        else:
            share = spread(at(dA, i, h, w, c), (f, f))
        _add(target, share, assign)
        if until == "value":
            break
    return dA_prev


@wrong("pool_backward")
def pool_stride_forgotten_backward(dA, cache, mode="max"):
    return _pool_backward(dA, cache, mode, start=lambda i, stride, f: i)


@wrong("pool_backward")
def pool_stride_forgotten_across_backward(dA, cache, mode="max"):
    return _pool_backward(dA, cache, mode, start_w=lambda i, stride, f: i)


@wrong("pool_backward")
def pool_stride_forgotten_down_backward(dA, cache, mode="max"):
    return _pool_backward(
        dA, cache, mode, start=lambda i, stride, f: i, start_w=lambda i, stride, f: i * stride
    )


@wrong("pool_backward")
def pool_moves_by_the_window_size(dA, cache, mode="max"):
    return _pool_backward(dA, cache, mode, start=lambda i, stride, f: i * f)


@wrong("pool_backward")
def pool_stride_added_backward(dA, cache, mode="max"):
    return _pool_backward(dA, cache, mode, start=lambda i, stride, f: i + stride)


@wrong("pool_backward")
def mask_times_a_slice_of_dA(dA, cache, mode="max"):
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(*dA.shape):
        v, u = h * stride, w * stride
        target = dA_prev[i, v : v + f, u : u + f, c]
        if mode == "max":
            mask = references.create_mask_from_window(A_prev[i, v : v + f, u : u + f, c])
            target += np.multiply(mask, dA[i, v : v + f, u : u + f, c])
        else:
            target += references.distribute_value(dA[i, h, w, c], (f, f))
    return dA_prev


@wrong("pool_backward")
def average_spread_twice(dA, cache, mode="max"):
    return _pool_backward(
        dA, cache, mode, spread=lambda dz, shape: references.distribute_value(dz, shape) / np.prod(shape)
    )


@wrong("pool_backward")
def average_not_spread(dA, cache, mode="max"):
    return _pool_backward(dA, cache, mode, spread=lambda dz, shape: np.full(shape, dz))


@wrong("pool_backward")
def average_of_the_input(dA, cache, mode="max"):
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    if mode == "max":
        return references.pool_backward(dA, cache, mode)
    means = references.pool_forward(A_prev, hparameters, "average")[0]
    return references.pool_backward(means, cache, mode)


@wrong("pool_backward")
def mask_without_the_gradient(dA, cache, mode="max"):
    if mode != "max":
        return references.pool_backward(dA, cache, mode)
    return references.pool_backward(np.ones_like(dA), cache, mode)


@wrong("pool_backward")
def shares_assigned(dA, cache, mode="max"):
    return _pool_backward(dA, cache, mode, assign=True)


@wrong("pool_backward")
def shares_subtracted(dA, cache, mode="max"):
    return -references.pool_backward(dA, cache, mode)


@wrong("pool_backward")
def max_shares_subtracted(dA, cache, mode="max"):
    return references.pool_backward(-dA if mode == "max" else dA, cache, mode)


@wrong("pool_backward")
def average_shares_subtracted(dA, cache, mode="max"):
    return references.pool_backward(-dA if mode == "average" else dA, cache, mode)


@wrong("pool_backward")
def max_shares_assigned(dA, cache, mode="max"):
    return _pool_backward(dA, cache, mode, assign=mode == "max")


@wrong("pool_backward")
def average_shares_assigned(dA, cache, mode="max"):
    return _pool_backward(dA, cache, mode, assign=mode == "average")


@wrong("pool_backward")
def average_over_the_output(dA, cache, mode="max"):
    return _pool_backward(
        dA, cache, mode, spread=lambda dz, shape: references.distribute_value(dz, dA.shape[1:3])
    )


@wrong("pool_backward")
def mask_of_the_gradient(dA, cache, mode="max"):
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    if mode != "max":
        return references.pool_backward(dA, cache, mode)
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(*dA.shape):
        target = dA_prev[i, h * stride : h * stride + f, w * stride : w * stride + f, c]
        target += references.create_mask_from_window(target) * dA[i, h, w, c]
    return dA_prev


@wrong("pool_backward")
def dA_read_with_h_and_w_swapped(dA, cache, mode="max"):
    return _pool_backward(dA, cache, mode, at=lambda dA, i, h, w, c: dA[i, w, h, c])


@wrong("pool_backward")
def pool_returns_after_one_value(dA, cache, mode="max"):
    return _pool_backward(dA, cache, mode, until="value")


@wrong("pool_backward")
def pool_returns_after_one_image(dA, cache, mode="max"):
    return _pool_backward(dA, cache, mode, until="image")


@wrong("pool_backward")
def mode_ignored_max(dA, cache, mode="max"):
    return references.pool_backward(dA, cache, "max")


@wrong("pool_backward")
def mode_ignored_average(dA, cache, mode="max"):
    return references.pool_backward(dA, cache, "average")


@wrong("pool_backward")
def backward_modes_swapped(dA, cache, mode="max"):
    return references.pool_backward(dA, cache, "average" if mode == "max" else "max")


@wrong("pool_backward")
def gradient_to_the_whole_window(dA, cache, mode="max"):
    return _pool_backward(dA, cache, mode, mask=np.ones_like)


@wrong("pool_backward")
def pool_first_image_only(dA, cache, mode="max"):
    A_prev, hparameters = cache
    same = np.broadcast_to(A_prev[:1], A_prev.shape)
    return references.pool_backward(dA, (np.array(same), hparameters), mode)


@wrong("pool_backward")
def pool_rows_and_columns_swapped(dA, cache, mode="max"):
    return _pool_backward(dA, cache, mode, window=lambda x, i, v, u, f, c: x[i, u : u + f, v : v + f, c])


@wrong("pool_backward")
def gradient_with_the_shape_of_dA(dA, cache, mode="max"):
    return np.zeros_like(dA)
