"""Helper functions in cells before and after, one of them defined after the function that calls it."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, widths(pad))

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return total(a_slice_prev * W) + total(b)

# %% before zero_pad
def widths(pad):
    return ((0, 0), (pad,) * 2, (pad,) * 2, (0, 0))

# %% after conv_single_step
def total(values):
    return float(np.asarray(values).sum())
