"""Tests itself with asserts, doctest and unittest, and keeps wrong tries in other cells."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

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
