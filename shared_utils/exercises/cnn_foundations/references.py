"""Our own answers to the exercises of CNN_Foundations, written another way than the lesson's.

The lesson loops, these are vectorised; its networks are Sequential and functional, these the other way
round: each checks the other. Every function stands on its own (`np` is the only name it needs), since its
text may be sent to a learner's process as the working version of an earlier exercise. Those that need Keras
import it when they are called, since the others do without.
"""

import numpy as np


def first_entries():
    """Four entries of the 6x6 image convolved with the horizontal filter, by (row, column)."""
    image = np.array(
        [
            [3, 0, 1, 2, 7, 4],
            [1, 5, 8, 9, 3, 1],
            [2, 7, 2, 5, 1, 3],
            [0, 1, 3, 1, 7, 8],
            [4, 2, 1, 6, 2, 8],
            [2, 4, 5, 2, 3, 9],
        ]
    )
    rows = np.lib.stride_tricks.sliding_window_view(image, 3, axis=1).sum(axis=2)
    Z = rows[:-2] - rows[2:]
    return {f"Z[{i}, {j}]": int(Z[i, j]) for i, j in ((0, 0), (0, 1), (1, 0), (3, 3))}


def conv_output_size(n, f, pad=0, stride=1):
    """How often a filter of size f fits on n + 2 pad places at this stride. Raises ValueError."""
    if min(n, f, stride) < 1 or f > n + 2 * pad:
        raise ValueError("no such convolution")
    return len(range(0, n + 2 * pad - f + 1, stride))


def zero_pad(X, pad):
    """(m, n_H, n_W, n_C) -> (m, n_H + 2 pad, n_W + 2 pad, n_C), zeros around height and width."""
    m, n_H, n_W, n_C = X.shape
    X_pad = np.zeros((m, n_H + 2 * pad, n_W + 2 * pad, n_C), dtype=X.dtype)
    X_pad[:, pad : pad + n_H, pad : pad + n_W] = X
    return X_pad


def conv_single_step(a_slice_prev, W, b):
    """(f, f, n_C_prev), (f, f, n_C_prev), (1, 1, 1) -> a float: sum(a * W) + b."""
    return float(np.vdot(a_slice_prev, W)) + b.item()


def conv_forward(A_prev, W, b, hparameters):
    """(m, n_H_prev, n_W_prev, n_C_prev), (f, f, n_C_prev, n_C), (1, 1, 1, n_C) -> Z, cache.

    Z has shape (m, n_H, n_W, n_C) with n_H = floor((n_H_prev - f + 2 pad) / stride) + 1.
    """
    pad, stride, f = hparameters["pad"], hparameters["stride"], W.shape[0]
    padded = np.pad(A_prev, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (f, f), axis=(1, 2))
    Z = np.einsum("mhwcij,ijck->mhwk", windows[:, ::stride, ::stride], W) + b
    return Z, (A_prev, W, b, hparameters)


def conv_parameters(f, n_C_prev, n_C):
    """Weights and biases of n_C filters of size f over n_C_prev channels, an int."""
    return f**2 * n_C_prev * n_C + n_C


def conv_multiplications(n_H, n_W, n_C, f, n_C_prev):
    """Products for an output of (n_H, n_W, n_C), an int."""
    return (n_H * n_W * n_C) * (f * f * n_C_prev)


def pool_forward(A_prev, hparameters, mode="max"):
    """(m, n_H_prev, n_W_prev, n_C) -> A of shape (m, n_H, n_W, n_C), cache."""
    f, stride = hparameters["f"], hparameters["stride"]
    windows = np.lib.stride_tricks.sliding_window_view(A_prev, (f, f), axis=(1, 2))[:, ::stride, ::stride]
    A = {"max": np.max, "average": np.mean}[mode](windows, axis=(-2, -1))
    return A, (A_prev, hparameters)


def conv_backward(dZ, cache):
    """Gradients of a convolution layer: dZ (m, n_H, n_W, n_C) -> dA_prev, dW, db.

    Each window position adds its share: dA_prev gets W dZ, dW gets the window times dZ.
    """
    A_prev, W, _, hparameters = cache
    pad, stride, f = hparameters["pad"], hparameters["stride"], W.shape[0]
    padded = np.pad(A_prev, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (f, f), axis=(1, 2))[:, ::stride, ::stride]
    dW = np.einsum("mhwcij,mhwk->ijck", windows, dZ)
    db = dZ.sum(axis=(0, 1, 2), keepdims=True)
    d_padded = np.zeros_like(padded)
    shares = np.einsum("mhwk,ijck->mhwijc", dZ, W)
    n_H, n_W = dZ.shape[1:3]
    for i in range(f):
        for j in range(f):
            d_padded[:, i : i + stride * n_H : stride, j : j + stride * n_W : stride] += shares[:, :, :, i, j]
    n_H_prev, n_W_prev = A_prev.shape[1:3]
    return d_padded[:, pad : pad + n_H_prev, pad : pad + n_W_prev], dW, db


def create_mask_from_window(x):
    """(f, f) -> a bool array of the same shape, True at every maximum."""
    return np.isclose(x, np.max(x), rtol=0, atol=0)


def distribute_value(dz, shape):
    """A number and (n_H, n_W) -> an array of that shape whose sum is dz and whose values are equal."""
    return np.full(shape, dz / np.prod(shape))


def pool_backward(dA, cache, mode="max"):
    """dA (m, n_H, n_W, n_C) -> dA_prev of the shape of A_prev."""
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    windows = np.lib.stride_tricks.sliding_window_view(A_prev, (f, f), axis=(1, 2))[:, ::stride, ::stride]
    if mode == "max":
        shares = (windows == windows.max(axis=(-2, -1), keepdims=True)) * dA[..., None, None]
    else:
        shares = np.broadcast_to(dA[..., None, None] / f**2, windows.shape)
    dA_prev = np.zeros_like(A_prev)
    n_H, n_W = dA.shape[1:3]
    for i in range(f):
        for j in range(f):
            dA_prev[:, i : i + stride * n_H : stride, j : j + stride * n_W : stride] += shares[..., i, j]
    return dA_prev


def happyModel():
    """A functional Keras model from pictures (64, 64, 3) to one probability, with 37,633 parameters."""
    from keras import Input, Model, layers

    pictures = Input((64, 64, 3))
    Z = layers.Conv2D(32, (7, 7))(layers.ZeroPadding2D(3)(pictures))
    A = layers.ReLU()(layers.BatchNormalization(axis=3)(Z))
    P = layers.MaxPooling2D()(A)
    return Model(pictures, layers.Dense(1, activation="sigmoid")(layers.Flatten()(P)))


def convolutional_model(input_shape):
    """A Sequential Keras model from pictures of input_shape to six probabilities.

    At (64, 64, 3) it has 1,310 parameters.
    """
    from keras import Input, Sequential, layers

    stack = [Input(input_shape)]
    for filters, f, window in ((8, 4, 8), (16, 2, 4)):
        stack.append(layers.Conv2D(filters, f, padding="same", activation="relu"))
        stack.append(layers.MaxPooling2D(window, padding="same"))
    return Sequential([*stack, layers.Flatten(), layers.Dense(6, activation="softmax")])
