"""Doubles an array until the memory is used up, in a cell and in conv_forward: both end in a MemoryError."""
# expect zero_pad 6, conv_single_step 6, conv_forward 0
# expect flags: memory limit
# expect reason: MemoryError
# fill right
# slow

# %% after conv_single_step_test
batch = np.zeros((64, 256, 256, 3))
while batch.shape[0] < 1e12:
    batch = np.zeros((batch.shape[0] * 2, 256, 256, 3))

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    columns = np.zeros(A_prev.shape + W.shape)
    while True:     # make room for every window of every image
        columns = np.zeros((2,) + columns.shape)
