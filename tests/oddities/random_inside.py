"""Draws random numbers inside its functions, from a state of its own and from the global one."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% zero_pad
def zero_pad(X, pad):
    noise = state.rand(*X.shape) + np.random.rand()
    return np.pad(X + 0 * noise, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% before zero_pad
state = np.random.RandomState(3)
