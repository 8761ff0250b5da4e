"""Slices to -pad, which is empty for pad=0, and leaves the result of one step an array of shape (1, 1, 1)."""
# expect zero_pad 5, conv_single_step 0, conv_forward 15
# expect hint: zero_pad slices_to_minus_pad
# expect hint: conv_single_step result_left_as_array
# expect reason: Judged with
# fill right

# %% zero_pad
def zero_pad(X, pad):
    m, n_H, n_W, n_C = X.shape
    X_pad = np.zeros((m, n_H + 2 * pad, n_W + 2 * pad, n_C))
    X_pad[:, pad:-pad, pad:-pad, :] = X
    return X_pad

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    Z = np.sum(a_slice_prev * W)
    Z = Z + b
    return Z
