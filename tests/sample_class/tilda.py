"""Puts conv_forward on top, to keep the working versions that it might be given there: it is given none."""
# expect zero_pad 0, conv_single_step 0, conv_forward 0
# expect reason: KeyError
# change last zero_pad
# change last zero_pad_test
# change last conv_single_step
# change last conv_single_step_test

# %% zero_pad
def zero_pad(X, pad):
    return kept["zero_pad"](X, pad)

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return kept["conv_single_step"](a_slice_prev, W, b)

# %% conv_forward
kept = {}

def conv_forward(A_prev, W, b, hparameters):
    for name in ("zero_pad", "conv_single_step"):
        if name in globals():
            kept[name] = globals()[name]
    return None
