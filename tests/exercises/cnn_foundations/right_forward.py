"""Right answers to the exercises that go forward, written in different ways."""

import numpy as np

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
    "pool_forward": [
        pool_forward_with_loops,
        pool_forward_with_pure_python,
        pool_forward_all_channels_at_once,
        pool_forward_by_offsets,
        pool_forward_in_float32,
    ],
}
