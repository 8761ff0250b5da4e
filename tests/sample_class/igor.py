"""Handed the notebook in under another name, as browsers give it: it is the only one, so it counts, with a flag."""
# expect zero_pad 6, conv_single_step 0, conv_forward 0
# expect flags: repaired
# expect reason: handed in as `Foundations (final) 2.ipynb`; it was read as `CNN_Foundations.ipynb`
# change rename Foundations (final) 2.ipynb

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
