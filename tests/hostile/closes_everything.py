"""Closes every file of its process, the protocol's too: it has no way to answer any more."""
# tries to leave the grader waiting
# expect zero_pad 6, conv_single_step 0, conv_forward 0
# expect flags: process died

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% after zero_pad_test
import os
os.closerange(0, 256)

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W) + b.item()
