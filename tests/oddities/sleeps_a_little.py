"""Sleeps in a cell and in a function, since it wanted to watch."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    time.sleep(0.0005)
    return np.sum(a_slice_prev * W) + b.item()

# %% before zero_pad
import time
time.sleep(0.5)
