"""Right answers that need the learner's own cells: helper functions, a constant, another alias for NumPy."""
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# fill right

# %% before zero_pad
import numpy as xnp
from functools import partial

AROUND_PICTURE = (1, 2)     # the axes that get a border

# %% zero_pad
def zero_pad(X, pad):
    widths = [(pad, pad) if axis in AROUND_PICTURE else (0, 0) for axis in range(X.ndim)]
    return xnp.pad(X, widths)

# %% after zero_pad_test
# What did I get? Let me look at it.
print(zero_pad(xnp.ones((1, 2, 2, 1)), 1)[0, :, :, 0])

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return sum(a * w for a, w in zip(a_slice_prev.flat, W.flat)) + sum(b.flat)

# %% before conv_forward
def out_size(n, f, pad, stride):
    return (n + 2 * pad - f) // stride + 1

def windows(image, f, stride, n_H, n_W):
    """All windows of one image, row after row."""
    return [image[r * stride:r * stride + f, c * stride:c * stride + f] for r in range(n_H) for c in range(n_W)]

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    size = partial(out_size, f=W.shape[0], **hparameters)
    n_H, n_W = size(A_prev.shape[1]), size(A_prev.shape[2])
    filters = xnp.moveaxis(W, -1, 0)
    biases = xnp.moveaxis(b, -1, 0)
    Z = xnp.array([
        [[conv_single_step(window, w, bias) for w, bias in zip(filters, biases)]
         for window in windows(image, W.shape[0], hparameters["stride"], n_H, n_W)]
        for image in zero_pad(A_prev, hparameters["pad"])
    ])
    return Z.reshape(len(A_prev), n_H, n_W, -1), (A_prev, W, b, hparameters)
