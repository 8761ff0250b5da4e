"""Swallows the interrupt of the time limit: the process is ended, and what was judged before keeps its points."""
# expect zero_pad 6, conv_single_step 0, conv_forward 0
# expect flags: process died, time limit
# expect reason: did not finish in the time allowed
# expect reason: `conv_single_step` ended the program before this exercise
# slow

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    while True:
        try:
            while True:
                pass
        except BaseException:
            print("not yet")
