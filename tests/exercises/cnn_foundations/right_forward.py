"""Right answers to the exercises that go forward, written in different ways."""

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


# ------------------------------------------------------------ zero_pad


def zero_pad_with_np_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)), mode="constant", constant_values=(0, 0))


def zero_pad_with_loops(X, pad):
    m, n_H, n_W, n_C = X.shape
    X_pad = np.zeros((m, n_H + 2 * pad, n_W + 2 * pad, n_C))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                X_pad[i, h + pad, w + pad] = X[i, h, w]
    return X_pad


def zero_pad_by_joining(X, pad):
    m, _, n_W, n_C = X.shape
    rows = np.zeros((m, pad, n_W, n_C), dtype=X.dtype)
    tall = np.concatenate([rows, X, rows], axis=1)
    columns = np.zeros((m, tall.shape[1], pad, n_C), dtype=X.dtype)
    return np.concatenate([columns, tall, columns], axis=2)


def zero_pad_in_float32(X, pad):
    return zero_pad_with_np_pad(X.astype("float32"), pad)


def conv_single_step_plain(a_slice_prev, W, b):
    s = np.multiply(a_slice_prev, W)
    Z = np.sum(s)
    Z = Z + b[0, 0, 0]
    return Z


def conv_single_step_with_loops(a_slice_prev, W, b):
    total = 0.0
    for i in range(W.shape[0]):
        for j in range(W.shape[1]):
            for k in range(W.shape[2]):
                total += a_slice_prev[i, j, k] * W[i, j, k]
    return float(total + b.item())


def conv_single_step_with_einsum(a_slice_prev, W, b):
    return np.einsum("ijk,ijk->", a_slice_prev, W) + np.squeeze(b)


def conv_single_step_in_float32(a_slice_prev, W, b):
    return np.float32(np.sum(a_slice_prev.astype("float32") * W.astype("float32")) + b.item())


def conv_single_step_sum_of_b(a_slice_prev, W, b):
    return (a_slice_prev * W).sum() + b.sum()


def conv_forward_with_loops(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, _), (f, f, _, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H = int((n_H_prev - f + 2 * pad) / stride) + 1
    n_W = int((n_W_prev - f + 2 * pad) / stride) + 1
    Z = np.zeros([m, n_H, n_W, n_C])
    A_prev_pad = zero_pad_with_np_pad(A_prev, pad)
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                for c in range(n_C):
                    window = A_prev_pad[i, h * stride : h * stride + f, w * stride : w * stride + f, :]
                    Z[i, h, w, c] = conv_single_step_plain(window, W[:, :, :, c], b[:, :, :, c])
    return Z, (A_prev, W, b, hparameters)


def conv_forward_by_offsets(A_prev, W, b, hparameters):
    stride, pad, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    x = zero_pad_with_np_pad(A_prev, pad)
    n_H = (x.shape[1] - f) // stride + 1
    n_W = (x.shape[2] - f) // stride + 1
    Z = np.zeros((x.shape[0], n_H, n_W, W.shape[3])) + b
    for i in range(f):
        for j in range(f):
            part = x[:, i : i + stride * n_H : stride, j : j + stride * n_W : stride][:, :n_H, :n_W]
            Z += part @ W[i, j]
    return [Z, [A_prev, W, b, hparameters]]


def conv_forward_with_matrices(A_prev, W, b, hparameters):
    stride, pad, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    x = zero_pad_with_np_pad(A_prev, pad)
    n_H, n_W = [(n - f) // stride + 1 for n in x.shape[1:3]]
    rows = [
        x[:, h * stride : h * stride + f, w * stride : w * stride + f].reshape(x.shape[0], -1)
        for h in range(n_H)
        for w in range(n_W)
    ]
    Z = np.stack(rows, axis=1) @ W.reshape(-1, W.shape[3])
    return Z.reshape(x.shape[0], n_H, n_W, -1) + b, (A_prev, W, b, hparameters)


def conv_forward_in_float32(A_prev, W, b, hparameters):
    Z, cache = conv_forward_with_loops(A_prev, W, b, hparameters)
    return Z.astype(np.float32), cache


def conv_forward_of_lists(A_prev, W, b, hparameters):
    Z, cache = conv_forward_with_matrices(np.array(A_prev.tolist()), W, b, hparameters)
    return Z, (A_prev, *cache[1:])


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


# ------------------------------------------------------------ pool_forward


def pool_forward_with_loops(A_prev, hparameters, mode="max"):
    (m, n_H_prev, n_W_prev, n_C_prev) = A_prev.shape
    f = hparameters["f"]
    stride = hparameters["stride"]
    n_H = int(1 + (n_H_prev - f) / stride)
    n_W = int(1 + (n_W_prev - f) / stride)
    n_C = n_C_prev
    A = np.zeros((m, n_H, n_W, n_C))
    for i in range(m):
        a_prev = A_prev[i]
        for h in range(n_H):
            vert_start = h * stride
            vert_end = vert_start + f
            for w in range(n_W):
                horiz_start = w * stride
                horiz_end = horiz_start + f
                for c in range(n_C):
                    a_prev_slice = a_prev[vert_start:vert_end, horiz_start:horiz_end, c]
                    if mode == "max":
                        A[i, h, w, c] = np.max(a_prev_slice)
                    elif mode == "average":
                        A[i, h, w, c] = np.mean(a_prev_slice)
    cache = (A_prev, hparameters)
    assert A.shape == (m, n_H, n_W, n_C)
    return A, cache


def pool_forward_with_pure_python(A_prev, hparameters, mode="max"):
    f, stride = hparameters["f"], hparameters["stride"]
    m, n_H_prev, n_W_prev, n_C = A_prev.shape
    rows, columns = range(0, n_H_prev - f + 1, stride), range(0, n_W_prev - f + 1, stride)
    A = np.empty((m, len(rows), len(columns), n_C))
    for i, h, w, c in np.ndindex(A.shape):
        values = [A_prev[i, rows[h] + p, columns[w] + q, c] for p in range(f) for q in range(f)]
        A[i, h, w, c] = sum(values) / len(values) if mode == "average" else sorted(values)[-1]
    return A, [A_prev, hparameters]


def pool_forward_all_channels_at_once(A_prev, hparameters, mode="max"):
    f, s = hparameters["f"], hparameters["stride"]
    n_H, n_W = (A_prev.shape[1] - f) // s + 1, (A_prev.shape[2] - f) // s + 1
    reduce = np.amax if mode == "max" else np.average
    A = [
        [reduce(A_prev[:, h * s : h * s + f, w * s : w * s + f], axis=(1, 2)) for w in range(n_W)]
        for h in range(n_H)
    ]
    return [np.array(A).transpose(2, 0, 1, 3), (A_prev, hparameters)]


def pool_forward_by_offsets(A_prev, hparameters, mode="max"):
    f, s = hparameters["f"], hparameters["stride"]
    n_H, n_W = (A_prev.shape[1] - f) // s + 1, (A_prev.shape[2] - f) // s + 1
    moved = [
        A_prev[:, p : p + s * (n_H - 1) + 1 : s, q : q + s * (n_W - 1) + 1 : s]
        for p in range(f)
        for q in range(f)
    ]
    A = np.max(moved, axis=0) if mode == "max" else np.sum(moved, axis=0) / f**2
    return A, (A_prev, hparameters)


def pool_forward_in_float32(A_prev, hparameters, mode="max"):
    A, _ = pool_forward_with_loops(A_prev.astype(np.float32), hparameters, mode)
    return A.astype(np.float32), (A_prev, dict(hparameters))


RIGHT_FORWARD = {
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
    "zero_pad": [zero_pad_with_np_pad, zero_pad_with_loops, zero_pad_by_joining, zero_pad_in_float32],
    "conv_single_step": [
        conv_single_step_plain,
        conv_single_step_with_loops,
        conv_single_step_with_einsum,
        conv_single_step_in_float32,
        conv_single_step_sum_of_b,
    ],
    "conv_forward": [
        conv_forward_with_loops,
        conv_forward_by_offsets,
        conv_forward_with_matrices,
        conv_forward_in_float32,
        conv_forward_of_lists,
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
    "pool_forward": [
        pool_forward_with_loops,
        pool_forward_with_pure_python,
        pool_forward_all_channels_at_once,
        pool_forward_by_offsets,
        pool_forward_in_float32,
    ],
}
