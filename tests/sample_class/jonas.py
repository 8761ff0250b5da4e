"""Pads the channels too, so zero_pad earns nothing; conv_forward is right once it gets a working zero_pad."""
# expect zero_pad 0, conv_single_step 6, conv_forward 15
# expect hint: zero_pad pads_channels
# expect reason: the channels are padded too
# expect reason: Judged with a working version of `zero_pad`
# fill right

# %% zero_pad
def zero_pad(X, pad):
    X_pad = np.pad(X, ((0, 0), (pad, pad), (pad, pad), (pad, pad)), "constant")
    return X_pad
