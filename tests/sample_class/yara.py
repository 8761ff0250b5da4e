"""Prints 200,000 lines while she looks for a mistake: the output is cut, the points are not."""
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: output cut
# fill right

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    print("DEBUG", "#" * 10_000)
    return np.sum(a_slice_prev * W) + b.item()

# %% after conv_single_step_test
for i in range(200_000):
    print("line", i, "is still here")
