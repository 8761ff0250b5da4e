"""Gives his exercises a hundred points in the metadata: the points of the course count."""
# expect zero_pad 3, conv_single_step 6, conv_forward 0
# expect flags: repaired
# expect hint: zero_pad always_pads_1
# expect reason: The grading metadata of the cell `zero_pad_test`, such as its points, was put back
# expect reason: The grading metadata of the cell `conv_forward_test`
# change points zero_pad_test 100
# change points conv_forward_test 100

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, [(0, 0), (1, 1), (1, 1), (0, 0)])

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return np.sum(np.multiply(a_slice_prev, W)) + b.squeeze()
