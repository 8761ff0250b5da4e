"""Defines a function in a function, recurses, and deletes what it does not need any more."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% zero_pad
def add_side(X, axis, pad):
    shape = list(X.shape); shape[axis] = pad
    zeros = np.zeros(shape, X.dtype)
    return np.concatenate([zeros, X, zeros], axis)
def zero_pad(X, pad, axis=2, *, add=add_side):
    return X if axis == 0 else zero_pad(add(X, axis, pad), pad, axis - 1)

# %% after zero_pad
del add_side
