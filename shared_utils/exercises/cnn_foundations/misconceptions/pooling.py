"""Mistakes in pool_forward. The most specific come first."""

import numpy as np

from .. import references
from .collected import wrong


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
                if until == "pixel":
                    return A, cache
            if until == "row":
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
def builtin_max(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, reduce={"max": max, "average": np.mean})


@wrong("pool_forward")
def average_divided_by_4(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, reduce={"max": np.max, "average": lambda x: np.sum(x) / 4})


@wrong("pool_forward")
def f_and_stride_swapped(A_prev, hparameters, mode="max"):
    swapped = {"f": hparameters["stride"], "stride": hparameters["f"]}
    return _pool(A_prev, swapped, mode)[0], (A_prev, hparameters)


@wrong("pool_forward")
def pooling_returns_after_one_pixel(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, until="pixel")


@wrong("pool_forward")
def pooling_returns_after_one_row(A_prev, hparameters, mode="max"):
    return _pool(A_prev, hparameters, mode, until="row")


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
