"""Makes the probe say "refused" and nothing else: what had no words was once taken for right."""
# tries a made-up reply whose message is empty
# expect zero_pad 0, conv_single_step 0, conv_forward 0
# expect reason: the answer could not be read

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

everywhere("answer", lambda call, namespace, function=None: values.Reply("refused"))

# %% zero_pad
def zero_pad(X, pad):
    return X

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return 0

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    return 0
