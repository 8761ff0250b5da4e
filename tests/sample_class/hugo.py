"""Each cell defines its function twice, a wrong try and a right one below it: the last one counts."""
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# fill right

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, pad)

# that padded everything :(  second try:
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W + b)

conv_single_step = lambda a_slice_prev, W, b: np.sum(a_slice_prev * W) + b.ravel()[0]
