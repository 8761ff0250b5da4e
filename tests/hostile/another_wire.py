"""Replaces the wire: what is sent is no value of the format, and ends this submission only."""
# tries bytes of its own in place of every answer
# expect zero_pad 6, conv_single_step 0, conv_forward 0
# expect flags: process died

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% before conv_single_step
import gc, sys
from shared_utils.graders import probe, values, wire

def everywhere(name, new):
    """Put `new` under `name` into every module, frame and object that has something there."""
    for module in list(sys.modules.values()):
        if name in vars(module) and getattr(module, "__name__", "").startswith(("shared_utils", "__main__")):
            setattr(module, name, new)
    frame = sys._getframe()
    while frame:
        if name in frame.f_globals:
            frame.f_globals[name] = new
        frame = frame.f_back

wire.encode = lambda value: b'\x10\0\0\0\0\0\0\0{"points": 27.0}'

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W) + b.item()
