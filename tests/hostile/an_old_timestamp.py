"""Says in a timestamp.txt of its own that it was handed in last century."""
# tries to dodge a penalty for lateness
# expect zero_pad 6, conv_single_step 0, conv_forward 0
# expect flags: files left out

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% file timestamp.txt [text]
"""1999-12-31 23:59:59 UTC"""
