"""Keeps the working zero_pad that conv_forward is given, and has zero_pad judged once more at the end."""
# tries another order, and a second test cell, to use a working version where it is not meant
# expect zero_pad 0, conv_single_step 6, conv_forward 0
# expect flags: repaired
# change duplicate zero_pad_test
# change last zero_pad_test

# %% zero_pad
kept = {}
def zero_pad(X, pad):
    return kept["zero_pad"](X, pad)

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W) + b.item()

# %% conv_forward
mine = zero_pad
def conv_forward(A_prev, W, b, hparameters):
    if zero_pad is not mine: kept["zero_pad"] = zero_pad
    Z = np.zeros((1,))
    return zero_pad(Z, 1), None

# %% after conv_forward_test
globals().update(kept)
