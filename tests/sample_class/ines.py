"""Right answers after `from numpy import *`, which puts other functions behind the names sum and round."""
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# fill right

# %% before zero_pad
from numpy import *

# %% zero_pad
def zero_pad(X, pad_size):
    widths = zeros((4, 2), dtype=int)
    widths[1:3] = pad_size
    return pad(X, widths)

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return sum(a_slice_prev * W) + squeeze(b)
