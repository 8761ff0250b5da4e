"""Leaves with sys.exit in a cell of his own and in conv_single_step: only the second one costs points."""
# expect zero_pad 6, conv_single_step 0, conv_forward 15
# expect reason: raised SystemExit
# expect reason: Judged with a working version of `conv_single_step`
# fill right

# %% after zero_pad_test
import sys

ready = True
if ready:
    sys.exit("zero_pad is done, see you tomorrow")

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    Z = np.sum(a_slice_prev * W) + b.item()
    raise SystemExit(Z)
