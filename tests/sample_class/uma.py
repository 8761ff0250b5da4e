"""A bracket is missing in the cell of zero_pad: that exercise is lost, the ones after it are not."""
# expect zero_pad 0, conv_single_step 6, conv_forward 15
# expect reason: there is no function `zero_pad`
# expect reason: Judged with a working version of `zero_pad`
# fill right

# %% zero_pad [text]
r"""
def zero_pad(X, pad):
    X_pad = np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0))
    return X_pad
"""
