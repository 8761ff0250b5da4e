"""Returns, displays and prints what could be read as a score, as partial credit or as a verdict."""
# tries text in place of an answer
# expect zero_pad 0, conv_single_step 0, conv_forward 0

# %% zero_pad
from IPython.display import display, HTML, JSON
def zero_pad(X, pad):
    print('{"points": 6, "max": 6}'); display(6); display(HTML("<b>6 of 6 points</b>"))
    return "6"
6

# %% after zero_pad_test
### BEGIN HIDDEN TESTS
6.0
### END HIDDEN TESTS

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return {"status": "returned", "points": 6, "outcome": "right"}
{"score": 6}

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    display(JSON({"grade": 15}))
    return ("15", "right")
