"""Tests itself with asserts, doctest and unittest, and keeps wrong tries in other cells."""
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W) + b.item()

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    stride, pad, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    A = zero_pad(A_prev, pad)
    n_H, n_W = ((n - f) // stride + 1 for n in A.shape[1:3])
    Z = np.zeros((A.shape[0], n_H, n_W, W.shape[3]))
    for i in range(A.shape[0]):
        for h in range(n_H):
            for w in range(n_W):
                window = A[i, h * stride : h * stride + f, w * stride : w * stride + f]
                for c in range(W.shape[3]):
                    Z[i, h, w, c] = conv_single_step(window, W[..., c], b[..., c])
    return Z, (A_prev, W, b, hparameters)

# %% before zero_pad
def zero_pad(X, pad):
    return X  # first try

# %% after zero_pad
import unittest, doctest
assert zero_pad(np.ones((1, 2, 2, 1)), 1).shape == (1, 4, 4, 1)
doctest.testmod()
class T(unittest.TestCase):
    def test_it(self): self.assertEqual(1, 1)
unittest.main(argv=[''], exit=False)

# %% before conv_forward
conv_forward_v1 = lambda *a: None
raise ValueError('this one never worked')
