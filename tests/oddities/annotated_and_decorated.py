"""Type hints, keyword-only helpers, decorators with and without wraps, a cache and a timer."""
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% zero_pad
@timed
def zero_pad(X: npt.NDArray[Any], pad: int) -> npt.NDArray[Any]:
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% conv_single_step
@plain
@timed
def conv_single_step(a_slice_prev: 'np.ndarray', W: 'np.ndarray', b: 'np.ndarray') -> float:
    return float(np.sum(a_slice_prev * W) + b.item())

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
import functools, time
from typing import Any
import numpy.typing as npt
def timed(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        start = time.perf_counter()
        try: return function(*args, **kwargs)
        finally: print(f'{time.perf_counter() - start:.2e} s')
    return inner
def plain(function):
    return lambda *args, **kwargs: function(*args, **kwargs)
