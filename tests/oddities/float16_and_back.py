"""Returns float64 after a detour over contiguous, Fortran-ordered and masked arrays."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% zero_pad
def zero_pad(X, pad):
    return np.ma.masked_invalid(np.asfortranarray(np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))))
