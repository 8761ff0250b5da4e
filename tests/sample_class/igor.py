"""Handed the notebook in under another name: no points, and the page says which name is expected."""
# expect zero_pad 0, conv_single_step 0, conv_forward 0
# expect flags: not judged
# expect reason: `Foundations (final) 2.ipynb`; the expected name is `CNN_Foundations.ipynb`
# change rename Foundations (final) 2.ipynb

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
