"""Warns, logs and prints to stderr at every call, and turns warnings into a filter of its own."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% zero_pad
def zero_pad(X, pad):
    warnings.warn('padding'); logging.warning('padding %s', pad); print('pad', file=sys.stderr)
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% before zero_pad
import warnings, logging, sys
warnings.simplefilter('always')
logging.basicConfig(level=logging.DEBUG)
