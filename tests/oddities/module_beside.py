"""Its functions live in helper.py and in a package, handed in beside the notebook."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% zero_pad
def zero_pad(X, pad):
    return helper.pad_all(X, pad)

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    assert open('data/numbers.txt').read().strip() == '1'
    return step(a_slice_prev, W, b)

# %% before zero_pad
import helper
from my_layers.steps import step

# %% file helper.py
import numpy as np


def pad_all(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% file my_layers/__init__.py
NAME = 'layers of my own'

# %% file my_layers/steps.py
import numpy as np


def step(a, W, b):
    return np.sum(a * W) + b.item()

# %% file data/numbers.txt
1
