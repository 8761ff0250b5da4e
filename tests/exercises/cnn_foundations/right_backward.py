"""Right answers to the exercises that go backward, written in different ways."""

import numpy as np

from .right_forward import zero_pad_with_np_pad as zero_pad

# ------------------------------------------------------------ conv_backward


def conv_backward_with_loops(dZ, cache):
    (A_prev, W, _, hparameters) = cache
    (m, n_H_prev, n_W_prev, n_C_prev) = A_prev.shape
    (f, f, n_C_prev, n_C) = W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    (m, n_H, n_W, n_C) = dZ.shape
    dA_prev = np.zeros((m, n_H_prev, n_W_prev, n_C_prev))
    dW = np.zeros((f, f, n_C_prev, n_C))
    db = np.zeros((1, 1, 1, n_C))
    A_prev_pad = zero_pad(A_prev, pad)
    dA_prev_pad = zero_pad(dA_prev, pad)
    for i in range(m):
        a_prev_pad, da_prev_pad = A_prev_pad[i], dA_prev_pad[i]
        for h in range(n_H):
            for w in range(n_W):
                for c in range(n_C):
                    vert_start, horiz_start = h * stride, w * stride
                    vert_end, horiz_end = vert_start + f, horiz_start + f
                    a_slice = a_prev_pad[vert_start:vert_end, horiz_start:horiz_end, :]
                    da_prev_pad[vert_start:vert_end, horiz_start:horiz_end, :] += (
                        W[:, :, :, c] * dZ[i, h, w, c]
                    )
                    dW[:, :, :, c] += a_slice * dZ[i, h, w, c]
                    db[:, :, :, c] += dZ[i, h, w, c]
        dA_prev[i, :, :, :] = da_prev_pad[pad : pad + n_H_prev, pad : pad + n_W_prev, :]
    return dA_prev, dW, db


def conv_backward_that_asks_for_pad_0(dZ, cache):
    A_prev, W, b, hparameters = cache
    s, pad, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    x = zero_pad(A_prev, pad)
    dx, dW, db = np.zeros_like(x), np.zeros_like(W), np.zeros_like(b)
    for i, h, w, c in np.ndindex(*dZ.shape):
        place = np.s_[i, h * s : h * s + f, w * s : w * s + f]
        dx[place] = dx[place] + W[..., c] * dZ[i, h, w, c]
        dW[..., c] = dW[..., c] + x[place] * dZ[i, h, w, c]
        db[0, 0, 0, c] = db[0, 0, 0, c] + dZ[i, h, w, c]
    if pad == 0:
        return dx, dW, db
    return dx[:, pad:-pad, pad:-pad, :], dW, db


def conv_backward_by_positions(dZ, cache):
    A_prev, W, _, hparameters = cache
    s, pad, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    x = zero_pad(A_prev, pad)
    dx, dW = np.zeros(x.shape), np.zeros(W.shape)
    for h in range(dZ.shape[1]):
        for w in range(dZ.shape[2]):
            place = np.s_[:, h * s : h * s + f, w * s : w * s + f]
            dx[place] += np.tensordot(dZ[:, h, w], W, axes=(1, 3))
            dW += np.tensordot(x[place], dZ[:, h, w], axes=(0, 0))
    inner = slice(pad, x.shape[1] - pad), slice(pad, x.shape[2] - pad)
    return [dx[:, inner[0], inner[1]], dW, np.sum(dZ, axis=(0, 1, 2)).reshape(1, 1, 1, -1)]


def conv_backward_with_flipped_filters(dZ, cache):
    # The gradient of a convolution is a convolution: dZ spread out, with the filters turned round.
    A_prev, W, _, hparameters = cache
    s, pad, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    (m, n_H, n_W, n_C), x = dZ.shape, zero_pad(A_prev, pad)
    spread = np.zeros((m, x.shape[1] + f - 1, x.shape[2] + f - 1, n_C), dtype=dZ.dtype)
    spread[:, f - 1 : f - 1 + s * n_H : s, f - 1 : f - 1 + s * n_W : s][:, :n_H, :n_W] = dZ
    view = np.lib.stride_tricks.sliding_window_view
    dx = np.einsum("mhwkij,ijck->mhwc", view(spread, (f, f), axis=(1, 2)), W[::-1, ::-1])
    dW = np.einsum("mhwcij,mhwk->ijck", view(x, (f, f), axis=(1, 2))[:, ::s, ::s], dZ)
    dA_prev = dx[:, pad : pad + A_prev.shape[1], pad : pad + A_prev.shape[2]]
    return dA_prev, dW, np.sum(dZ, axis=(0, 1, 2), keepdims=True)


def conv_backward_in_float32(dZ, cache):
    A_prev, W, b, hparameters = cache
    single = (A_prev.astype("float32"), W.astype("float32"), b.astype("float32"), hparameters)
    return tuple(part.astype("float32") for part in conv_backward_with_loops(dZ, single))


def conv_backward_to_minus_pad(dZ, cache):
    """As very many answers have it: it raises where pad is 0. All the points, and a note."""
    A_prev, W, b, hparameters = cache
    pad = hparameters["pad"]
    padded = (zero_pad(A_prev, pad), W, b, {"stride": hparameters["stride"], "pad": 0})
    dA_prev_pad, dW, db = conv_backward_with_loops(dZ, padded)
    dA_prev = np.zeros(A_prev.shape)
    for i in range(len(dA_prev)):
        dA_prev[i, :, :, :] = dA_prev_pad[i][pad:-pad, pad:-pad, :]
    return dA_prev, dW, db


def conv_backward_to_minus_pad_for_the_batch(dZ, cache):
    """The same mistake after the loops, where nothing is raised."""
    A_prev, W, b, hparameters = cache
    pad = hparameters["pad"]
    padded = (zero_pad(A_prev, pad), W, b, {"stride": hparameters["stride"], "pad": 0})
    dA_prev_pad, dW, db = conv_backward_by_positions(dZ, padded)
    return dA_prev_pad[:, pad:-pad, pad:-pad, :], dW, db


# ------------------------------------------------------------ create_mask_from_window


def mask_by_comparing(x):
    mask = x == np.max(x)
    return mask


def mask_with_loops(x):
    largest = x[0, 0]
    for row in x:
        for value in row:
            if value > largest:
                largest = value
    mask = np.zeros(x.shape, dtype=bool)
    for h in range(x.shape[0]):
        for w in range(x.shape[1]):
            mask[h][w] = x[h][w] == largest
    return mask


def mask_with_where(x):
    return np.where(x >= np.amax(x), True, False)


def mask_with_not(x):
    return ~(x < x.max())


def mask_by_type(x):
    return np.array((x == x.max()) * 1).astype(np.bool_)


# ------------------------------------------------------------ distribute_value


def distribute_with_ones(dz, shape):
    (n_H, n_W) = shape
    average = dz / (n_H * n_W)
    a = np.ones(shape) * average
    return a


def distribute_with_full(dz, shape):
    return np.full(tuple(shape), dz / np.prod(shape), dtype=np.float32)


def distribute_with_loops(dz, shape):
    a = np.zeros((shape[0], shape[1]))
    for h in range(shape[0]):
        for w in range(shape[1]):
            a[h, w] = dz / shape[0] / shape[1]
    return a


def distribute_with_lists(dz, shape):
    n_H, n_W = shape
    return np.array([[dz / (n_H * n_W)] * n_W for _ in range(n_H)])


# ------------------------------------------------------------ pool_backward


def pool_backward_with_loops(dA, cache, mode="max"):
    (A_prev, hparameters) = cache
    stride = hparameters["stride"]
    f = hparameters["f"]
    m, n_H, n_W, n_C = dA.shape
    dA_prev = np.zeros(A_prev.shape)
    for i in range(m):
        a_prev = A_prev[i]
        for h in range(n_H):
            for w in range(n_W):
                for c in range(n_C):
                    vert_start = h * stride
                    vert_end = vert_start + f
                    horiz_start = w * stride
                    horiz_end = horiz_start + f
                    if mode == "max":
                        a_prev_slice = a_prev[vert_start:vert_end, horiz_start:horiz_end, c]
                        mask = mask_by_comparing(a_prev_slice)
                        dA_prev[i, vert_start:vert_end, horiz_start:horiz_end, c] += np.multiply(
                            mask, dA[i, h, w, c]
                        )
                    elif mode == "average":
                        da = dA[i, h, w, c]
                        shape = (f, f)
                        dA_prev[i, vert_start:vert_end, horiz_start:horiz_end, c] += distribute_with_ones(
                            da, shape
                        )
    assert dA_prev.shape == A_prev.shape
    return dA_prev


def pool_backward_by_argmax(dA, cache, mode="max"):
    A_prev, hparameters = cache
    f, s = hparameters["f"], hparameters["stride"]
    dA_prev = np.zeros_like(A_prev)
    for i, h, w, c in np.ndindex(*dA.shape):
        if mode == "max":
            window = A_prev[i, h * s : h * s + f, w * s : w * s + f, c]
            p, q = np.unravel_index(np.argmax(window), window.shape)
            dA_prev[i, h * s + p, w * s + q, c] += dA[i, h, w, c]
        else:
            dA_prev[i, h * s : h * s + f, w * s : w * s + f, c] += dA[i, h, w, c] / f / f
    return dA_prev


def pool_backward_by_positions(dA, cache, mode="max"):
    A_prev, hparameters = cache
    f, s = hparameters["f"], hparameters["stride"]
    dA_prev = np.zeros(A_prev.shape)
    for h in range(dA.shape[1]):
        for w in range(dA.shape[2]):
            place = np.s_[:, h * s : h * s + f, w * s : w * s + f]
            window, da = A_prev[place], dA[:, h : h + 1, w : w + 1]
            share = window == window.max(axis=(1, 2), keepdims=True) if mode == "max" else 1 / f**2
            dA_prev[place] = dA_prev[place] + share * da
    return dA_prev


def pool_backward_by_input_pixels(dA, cache, mode="max"):
    A_prev, hparameters = cache
    f, s = hparameters["f"], hparameters["stride"]
    dA_prev = np.zeros(A_prev.shape, dtype=np.float32)
    for i, y, x, c in np.ndindex(*A_prev.shape):
        for h, w in np.ndindex(*dA.shape[1:3]):
            if h * s <= y < h * s + f and w * s <= x < w * s + f:
                window = A_prev[i, h * s : h * s + f, w * s : w * s + f, c]
                share = A_prev[i, y, x, c] == window.max() if mode == "max" else 1 / (f * f)
                dA_prev[i, y, x, c] += share * dA[i, h, w, c]
    return dA_prev


RIGHT_BACKWARD = {
    "conv_backward": [
        conv_backward_with_loops,
        conv_backward_that_asks_for_pad_0,
        conv_backward_by_positions,
        conv_backward_with_flipped_filters,
        conv_backward_in_float32,
    ],
    "create_mask_from_window": [
        mask_by_comparing,
        mask_with_loops,
        mask_with_where,
        mask_with_not,
        mask_by_type,
    ],
    "distribute_value": [
        distribute_with_ones,
        distribute_with_full,
        distribute_with_loops,
        distribute_with_lists,
    ],
    "pool_backward": [
        pool_backward_with_loops,
        pool_backward_by_argmax,
        pool_backward_by_positions,
        pool_backward_by_input_pixels,
    ],
}
