"""Right answers to the exercises that give plain numbers, written in different ways."""

import math

import numpy as np

# ------------------------------------------------------------ first_entries


def first_entries_typed():
    return {"Z[0, 0]": -7, "Z[0, 1]": -11, "Z[1, 0]": 10, "Z[3, 3]": 2}


def first_entries_in_another_order():
    entries = dict()
    entries["Z[3, 3]"] = 6.0 + 2 + 8 - 2 - 3 - 9
    entries["Z[1, 0]"] = 1.0 + 5 + 8 - 0 - 1 - 3
    entries["Z[0, 0]"] = 3.0 + 0 + 1 - 2 - 7 - 2
    entries["Z[0, 1]"] = 0.0 + 1 + 2 - 7 - 2 - 5
    return entries


def first_entries_as_numpy_scalars():
    values = np.array([-7, -11, 10, 2], dtype=np.float32)
    return dict(zip(["Z[0, 0]", "Z[0, 1]", "Z[1, 0]", "Z[3, 3]"], values, strict=True))


def first_entries_as_arrays_without_axes():
    return {"Z[0, 0]": np.array(-7), "Z[0, 1]": np.array(-11), "Z[1, 0]": np.int64(10), "Z[3, 3]": True + 1}


# ------------------------------------------------------------ conv_output_size


def output_size_with_two_slashes(n, f, pad=0, stride=1):
    if n <= 0 or f <= 0 or stride <= 0:
        raise ValueError("sizes must be positive")
    if f > n + 2 * pad:
        raise ValueError("the filter is too large")
    return (n + 2 * pad - f) // stride + 1


def output_size_with_int(n, f, pad=0, stride=1):
    if n < 1 or f < 1 or stride < 1 or n - f + 2 * pad < 0:
        raise ValueError
    return int((n - f + 2 * pad) / stride) + 1


def output_size_with_floor(n, f, pad=0, stride=1):
    if any(size <= 0 for size in (n, f, stride)) or n + 2 * pad < f:
        raise ValueError(f"n={n}, f={f}, pad={pad}, stride={stride}")
    return math.floor((n + 2 * pad - f) / stride + 1)


def output_size_as_a_float(n, f, pad=0, stride=1):
    if min(n, f, stride) <= 0 or f > n + 2 * pad:
        raise ValueError("no")
    return np.floor((n + 2 * pad - f) / stride) + 1


def output_size_by_counting(n, f, pad=0, stride=1):
    start, count = 0, 0
    if f < 1 or n < 1 or stride < 1:
        raise ValueError("sizes must be positive")
    while start + f <= n + 2 * pad:
        start, count = start + stride, count + 1
    if count == 0:
        raise ValueError("the filter is too large")
    return np.int32(count)


# ------------------------------------------------------------ counting


def parameters_in_one_line(f, n_C_prev, n_C):
    return (f * f * n_C_prev + 1) * n_C


def parameters_as_a_float(f, n_C_prev, n_C):
    return float(np.prod([f, f, n_C_prev, n_C])) + n_C


def parameters_of_arrays(f, n_C_prev, n_C):
    W, b = np.zeros((f, f, n_C_prev, n_C)), np.zeros((1, 1, 1, n_C))
    return np.int64(W.size + b.size)


def parameters_by_adding(f, n_C_prev, n_C):
    total = 0
    for _ in range(n_C):
        total += f**2 * n_C_prev
        total += 1
    return total


def multiplications_in_one_line(n_H, n_W, n_C, f, n_C_prev):
    return n_H * n_W * n_C * f * f * n_C_prev


def multiplications_with_prod(n_H, n_W, n_C, f, n_C_prev):
    return np.prod((n_H, n_W, n_C, f, f, n_C_prev))


def multiplications_as_a_float(n_H, n_W, n_C, f, n_C_prev):
    return float(n_H * n_W * n_C) * np.power(f, 2.0) * n_C_prev


def multiplications_by_adding(n_H, n_W, n_C, f, n_C_prev):
    total = 0
    for _ in range(n_H):
        for _ in range(n_W):
            total = total + n_C * (f**2 * n_C_prev)
    return total


RIGHT_NUMBERS = {
    "first_entries": [
        first_entries_typed,
        first_entries_in_another_order,
        first_entries_as_numpy_scalars,
        first_entries_as_arrays_without_axes,
    ],
    "conv_output_size": [
        output_size_with_two_slashes,
        output_size_with_int,
        output_size_with_floor,
        output_size_as_a_float,
        output_size_by_counting,
    ],
    "conv_parameters": [
        parameters_in_one_line,
        parameters_as_a_float,
        parameters_of_arrays,
        parameters_by_adding,
    ],
    "conv_multiplications": [
        multiplications_in_one_line,
        multiplications_with_prod,
        multiplications_as_a_float,
        multiplications_by_adding,
    ],
}
