"""Looks for the expected answer in the callers' frames and in all living objects: it is in another process."""
# expect zero_pad 0, conv_single_step 0, conv_forward 0
# expect reason: 96 of 216 values differ
# expect reason: conv_single_step: 0 of 4 checks pass
# slow

# %% before zero_pad
import gc
import sys

def hunt(fits):
    """The first value for which `fits` is true, in the frames of the callers or anywhere else."""
    frame = sys._getframe(1)
    while frame:
        for name, value in list(frame.f_locals.items()) + list(frame.f_globals.items()):
            if name in ("expected", "want", "wanted", "result", "answer", "solution") and fits(value):
                return value
        frame = frame.f_back
    for value in gc.get_objects():
        for part in list(value.values()) if type(value) is dict else value if type(value) in (list, tuple) else ():
            if type(part) is np.ndarray and fits(part):
                return part
    return None

# %% zero_pad
def zero_pad(X, pad):
    shape = (X.shape[0], X.shape[1] + 2 * pad, X.shape[2] + 2 * pad, X.shape[3])
    found = hunt(lambda value: getattr(value, "shape", None) == shape and value is not X)
    return np.zeros(shape) if found is None else found

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    found = hunt(lambda value: isinstance(value, float) and value != 0)
    return 0.0 if found is None else found

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    found = hunt(lambda value: isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], np.ndarray))
    return found or (np.zeros(()), (A_prev, W, b, hparameters))
