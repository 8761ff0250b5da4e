"""Type hints, keyword-only helpers, decorators with and without wraps, a cache and a timer."""
# fill right
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
