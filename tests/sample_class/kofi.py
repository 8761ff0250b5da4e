"""Saved the notebook in format 3, from ten years ago: no points, and the page says how to save it anew."""
# expect zero_pad 0, conv_single_step 0, conv_forward 0
# expect flags: not judged
# expect reason: The notebook has the format 3; format 4 is expected
# change nbformat 3

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
