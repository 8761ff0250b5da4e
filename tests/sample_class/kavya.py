"""Types the pad as a 1 where the argument belongs: right wherever pad is 1, which is three of six checks."""
# expect zero_pad 3, conv_single_step 6, conv_forward 15
# expect hint: zero_pad always_pads_1
# expect reason: 3 of 6 checks pass
# expect reason: Judged with a working version of `zero_pad`
# fill right

# %% zero_pad
def zero_pad(X, pad):
    X_pad = np.pad(X, ((0, 0), (1, 1), (1, 1), (0, 0)), mode="constant", constant_values=0)
    return X_pad
