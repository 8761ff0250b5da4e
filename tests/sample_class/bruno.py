"""Right answers without a loop: sliding windows and tensordot, and the earlier functions stay unused."""
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# fill right

# %% zero_pad
def zero_pad(X, pad):
    m, n_H, n_W, n_C = X.shape
    X_pad = np.zeros((m, n_H + 2 * pad, n_W + 2 * pad, n_C), dtype=X.dtype)
    X_pad[:, pad:n_H + pad, pad:n_W + pad, :] = X
    return X_pad

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return np.tensordot(a_slice_prev, W, axes=3) + b[0, 0, 0]

# %% before conv_forward
from numpy.lib.stride_tricks import sliding_window_view

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    f = W.shape[0]
    s = hparameters["stride"]
    padded = zero_pad(A_prev, hparameters["pad"])
    windows = sliding_window_view(padded, (f, f), axis=(1, 2))[:, ::s, ::s]   # (m, n_H, n_W, n_C_prev, f, f)
    Z = np.tensordot(windows, W.transpose(2, 0, 1, 3), axes=3) + b
    return Z, (A_prev, W, b, hparameters)
