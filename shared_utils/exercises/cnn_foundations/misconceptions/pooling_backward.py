"""Mistakes in the backward pass of pooling. The most specific come first."""

import numpy as np

from .. import references
from .collected import wrong
from .convolution_backward import add_in_place


@wrong("create_mask_from_window")
def returns_the_maximum(x):
    return np.max(x)


@wrong("create_mask_from_window")
def returns_the_position(x):
    return np.argmax(x)


@wrong("create_mask_from_window")
def builtin_max_of_a_window(x):
    return x == max(x)


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
def always_divided_by_4(dz, shape):
    return np.ones(shape) * dz / 4


@wrong("distribute_value")
def divided_by_the_number_of_axes(dz, shape):
    return np.ones(shape) * dz / np.size(shape)


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
        if {"image": i, "row": i or h, "pixel": i or h or w}.get(until):
            break
        v, u = start(h, stride, f), (start_w or start)(w, stride, f)
        target = window(dA_prev, i, v, u, f, c)
        if mode == "max":
            share = mask(window(A_prev, i, v, u, f, c)) * at(dA, i, h, w, c)
        else:
            share = spread(at(dA, i, h, w, c), (f, f))
        add_in_place(target, share, assign)
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
def shares_assigned_without_stride(dA, cache, mode="max"):
    return _pool_backward(dA, cache, mode, start=lambda i, stride, f: i, assign=True)


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
def pool_returns_after_one_pixel(dA, cache, mode="max"):
    return _pool_backward(dA, cache, mode, until="pixel")


@wrong("pool_backward")
def pool_returns_after_one_row(dA, cache, mode="max"):
    return _pool_backward(dA, cache, mode, until="row")


@wrong("pool_backward")
def average_spread_over_4(dA, cache, mode="max"):
    return _pool_backward(dA, cache, mode, spread=lambda dz, shape: np.ones(shape) * dz / 4)


@wrong("pool_backward")
def f_and_stride_swapped_backward(dA, cache, mode="max"):
    A_prev, hparameters = cache
    swapped = {"f": hparameters["stride"], "stride": hparameters["f"]}
    return _pool_backward(dA, (A_prev, swapped), mode)


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
