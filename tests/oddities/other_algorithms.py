"""Right answers by other ways: strides, tensordot, a matrix product, FFT-free and loop-free."""
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% zero_pad
def zero_pad(X, pad):
    m, h, w, c = X.shape
    out = np.zeros((m, h + 2 * pad, w + 2 * pad, c), X.dtype)
    out[:, pad:h + pad, pad:w + pad] = X
    return out

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return np.vdot(a_slice_prev, W) + b.ravel()[0]

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    s, f = hparameters["stride"], W.shape[0]
    windows = np.lib.stride_tricks.sliding_window_view(zero_pad(A_prev, hparameters["pad"]), (f, f), axis=(1, 2))[:, ::s, ::s]
    Z = np.tensordot(windows, W, axes=([3, 4, 5], [2, 0, 1])) + b
    return Z, (A_prev, W, b, hparameters)
