"""Right answers that write to stderr, by warnings and by print: nothing is lost for that."""
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# fill right

# %% before zero_pad
import sys
import warnings

warnings.simplefilter("always")
warnings.warn("I am trying something here")
print("starting with the exercises", file=sys.stderr)

# %% zero_pad
def zero_pad(X, pad):
    if pad == 0:
        warnings.warn("pad is 0, nothing to do")
    print("zero_pad was called with", X.shape, file=sys.stderr)
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    np.float64(1.0) / np.float64(0.0)      # RuntimeWarning: divide by zero
    return (a_slice_prev * W).sum() + b.sum()
