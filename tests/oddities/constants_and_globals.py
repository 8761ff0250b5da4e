"""Global constants, a counter that a function changes, and names defined long before."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% zero_pad
def zero_pad(X, pad):
    global calls
    calls += 1
    return np.pad(X, (NOTHING, (pad, pad), (pad, pad), NOTHING))

# %% before zero_pad
NOTHING = (0, 0)
calls = 0
