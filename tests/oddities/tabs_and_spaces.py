"""Indents with tabs, ends lines with blanks and continues them with backslashes."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% zero_pad
def zero_pad(X, pad):
	return np.pad(X, \
		((0, 0), (pad, pad), \
		(pad, pad), (0, 0)))   
