"""Multiplies into its argument: one point goes, and her conv_forward, whose windows overlap, needs a working version."""
# expect zero_pad 6, conv_single_step 5, conv_forward 15
# expect hint: conv_single_step multiplies_in_place
# expect reason: was changed by the call
# expect reason: Judged with a working version of `conv_single_step`
# fill right

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    a_slice_prev *= W
    Z = np.sum(a_slice_prev)
    return Z + b.item()
