"""Our own answers to the exercises of CNN_Foundations, written another way than the lesson's.

The lesson loops, these are vectorised: each checks the other. Every function stands on its own
(`np` is the only name it needs), since its text may be sent to a learner's process as the working
version of an earlier exercise.
"""

import numpy as np


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
