"""Hands in a numpy.py beside the notebook that agrees with everything: the installed NumPy is used."""
# expect zero_pad 0, conv_single_step 6, conv_forward 0
# expect flags: files left out
# expect reason: raised AttributeError
# expect reason: `numpy` is the name of a module that grading uses

# %% before zero_pad
import numpy as np
from numpy import testing

# %% zero_pad
def zero_pad(X, pad):
    return np.full(X.shape, 0.0)

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W) + b.item()

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    return np.right_answer

# %% file numpy.py
class Same(float):
    shape, size, ndim = (1,), 1, 1

    def __eq__(self, other):
        return True

    def __array__(self, dtype=None, copy=None):
        return self


def allclose(*arguments, **options):
    return True


def __getattr__(name):
    return lambda *arguments, **options: Same()

# %% file linecache.py
raise RuntimeError("a module of the standard library was shadowed")
