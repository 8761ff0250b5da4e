"""Rewrote a test cell so that it passes: the course's own version is used, and her mistake is named."""
# expect zero_pad 0, conv_single_step 6, conv_forward 15
# expect flags: edited tests, repaired
# expect hint: zero_pad returns_the_input
# expect reason: The test cell `zero_pad_test` was changed
# fill right
# change edit zero_pad_test

# %% zero_pad
def zero_pad(X, pad):
    np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    return X

# %% zero_pad_test
print("zero_pad: all 6 checks pass.")
6
