"""Claims the right shape over hardly any memory, and fills arrays with NaN, infinity and numbers that swamp a tolerance."""
# tries strided views, broadcasts, zero-size axes, odd dtypes, and values that stretch a comparison
# expect zero_pad 0, conv_single_step 0, conv_forward 0

# %% before zero_pad
from numpy.lib.stride_tricks import as_strided
turn = iter(range(10**9))

# %% zero_pad
def zero_pad(X, pad):
    m, n_H, n_W, n_C = X.shape
    shape = (m, n_H + 2 * pad, n_W + 2 * pad, n_C)
    return [
        as_strided(np.zeros(1), shape, (0, 0, 0, 0)), np.full(shape, np.nan), np.full(shape, np.inf),
        np.zeros(shape, np.float16), np.zeros(shape, complex) + 1j, np.zeros((2**20, 0, 2**20)), np.zeros(shape, "V8"),
        as_strided(np.zeros(1, np.int8), (10**9, 10), (0, 0)), np.broadcast_to(np.nan, shape), np.zeros(shape, bool),
    ][next(turn) % 10]

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return [np.float64("nan"), np.float16("inf"), 1e308, complex("nan"), np.zeros((1,) * 16), np.longdouble(1)][next(turn) % 6]

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    nothing = np.broadcast_to(np.float16(0), (A_prev.shape[0], 10**5, 10**5, 1))[:, :2, :2]
    return [(nothing, None), (np.zeros((0,) * 4), ()), nothing, [nothing, {"pad": np.nan}]][next(turn) % 4]
