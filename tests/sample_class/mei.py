"""Writes float(b) as older answers do, which NumPy no longer allows for an array with axes."""
# expect zero_pad 6, conv_single_step 0, conv_forward 15
# expect hint: conv_single_step float_of_array
# expect reason: raised TypeError
# expect reason: b.item()
# expect reason: Judged with a working version of `conv_single_step`
# fill right

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    s = np.multiply(a_slice_prev, W)
    Z = np.sum(s)
    Z = Z + float(b)
    return Z
