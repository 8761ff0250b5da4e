"""Rewrites test cells and gives them and itself hundreds of points: the course's own count."""
# tries locked cells, metadata, points
# expect zero_pad 0, conv_single_step 0, conv_forward 0
# expect flags: edited tests, repaired
# change edit zero_pad_test
# change points zero_pad_test 600
# change points conv_forward_test -5
# change duplicate conv_single_step_test
# change last conv_single_step

# %% zero_pad
def zero_pad(X, pad): return X

# %% zero_pad_test
zero_pad_test = print
600
