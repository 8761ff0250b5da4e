"""Deleted the cell of zero_pad and wrote the function in a cell with other things: what counts is that it is there."""
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: repaired
# expect reason: `zero_pad`
# fill right
# change delete zero_pad

# %% before zero_pad_test
BORDER = 0.0

def border(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)), constant_values=BORDER)

zero_pad = border
