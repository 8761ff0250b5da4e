"""Adds the bias before the sum; a right conv_forward keeps its points, judged with a working version."""
# expect zero_pad 6, conv_single_step 0, conv_forward 15
# expect hint: conv_single_step bias_for_every_element
# expect reason: close the sum first, then add b once
# expect reason: Judged with a working version of `conv_single_step`
# fill right

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    s = a_slice_prev * W + b
    return np.sum(s)
