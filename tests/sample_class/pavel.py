"""Returns objects that claim to equal everything: their numbers are compared, not their claims."""
# expect zero_pad 0, conv_single_step 0, conv_forward 0
# expect reason: 96 of 216 values differ
# expect reason: is nan, expected

# %% before zero_pad
class Equal(np.ndarray):
    """An array that is equal to whatever it is compared with."""

    __array_priority__ = 1e9

    def __eq__(self, other):
        return np.ones(self.shape, dtype=bool)

    def __ne__(self, other):
        return np.zeros(self.shape, dtype=bool)

    def __sub__(self, other):
        return np.zeros(self.shape)

    __rsub__ = __sub__

    def __array_function__(self, function, types, arguments, options):
        return True

    def __array_ufunc__(self, ufunc, method, *inputs, **options):
        return True


class Anything(float):
    """A number that is equal to whatever it is compared with."""

    __hash__ = float.__hash__
    shape = ()

    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__

# %% zero_pad
def zero_pad(X, pad):
    m, n_H, n_W, n_C = X.shape
    return np.zeros((m, n_H + 2 * pad, n_W + 2 * pad, n_C)).view(Equal)

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return Anything()

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    stride, pad, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    n_H = (A_prev.shape[1] - f + 2 * pad) // stride + 1
    n_W = (A_prev.shape[2] - f + 2 * pad) // stride + 1
    Z = np.full((A_prev.shape[0], n_H, n_W, W.shape[3]), np.nan).view(Equal)
    return Z, (A_prev, W, b, hparameters)
