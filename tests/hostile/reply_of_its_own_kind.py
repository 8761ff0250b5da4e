"""Makes the probe send statuses, points and verdicts of its own: only what was returned counts."""
# tries made-up replies: other statuses, points in place of a result, a reply in a reply, a call
# expect zero_pad 0, conv_single_step 0, conv_forward 0

# %% before zero_pad
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

import itertools
kinds = itertools.cycle([
    values.Reply("right"), values.Reply("all points", 27), values.Reply(""), values.Reply("passed", {"points": 27}),
    values.Reply("returned", values.Reply("returned", 1)), values.Reply("returned", values.Call("zero_pad")),
    values.Reply("raised", error_type="", message=""), values.Reply("died"[:0] or "not judged", "right"),
    values.Reply("returned", values.Opaque("", "")), values.Reply("returned", None, (None,) * 99),
    values.Reply("returned", values.Rows(np.zeros((2**24, 0), np.int8))),
])
everywhere("answer", lambda call, namespace, function=None: next(kinds))

# %% zero_pad
def zero_pad(X, pad):
    return X

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return 0

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    return 0
