"""Tidies up with `del np` in a cell of her own: every function is still right, and np is bound again for it."""
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# fill right

# %% after zero_pad_test
# I do not need these any more
del plt, np

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
