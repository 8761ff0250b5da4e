"""Prints what looks like partial credit and ends his cells with a large number: only returned values count."""
# expect zero_pad 0, conv_single_step 0, conv_forward 0
# expect reason: returned 15, expected 2 values

# %% zero_pad
def zero_pad(X, pad):
    print("zero_pad: all 6 checks pass.")
    return 6

print(27)
100

# %% after zero_pad_test
from IPython.display import display
display(6)
6.0

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return float("inf")

100

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    print(15)
    return 15

15
