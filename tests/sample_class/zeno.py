"""Calls os._exit in conv_single_step: what was judged before keeps its points, the rest cannot be judged."""
# expect zero_pad 6, conv_single_step 0, conv_forward 0
# expect flags: process died
# expect reason: ended the program
# expect reason: `conv_single_step` ended the program before this exercise
# slow

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% before conv_single_step
import os

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    Z = np.sum(a_slice_prev * W) + b.item()
    print(Z)
    os._exit(0)
    return Z
