"""Unfinished: only the first exercise is done, the other two still hold the stub."""
# expect zero_pad 6, conv_single_step 0, conv_forward 0
# expect reason: not started yet
# expect reason: not started yet

# %% zero_pad
def zero_pad(X, pad):
    X_pad = np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    return X_pad
