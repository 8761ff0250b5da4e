"""Says sixty megabytes where a sentence belongs, terminal codes and HTML included: it is cut or not read."""
# tries messages, names and lines that fill the report, the feedback page and the terminal
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

long = "<script>alert(1)</script>\x1b[2J\x07" * 100_000
words = [
    values.Reply("refused", message=long), values.Reply("died", message=long),
    values.Reply("raised", error_type=long, message=long, frames=(values.Frame(long, 1, long),) * 4),
    values.Reply("returned", long), values.Reply("returned", {long: 1}), values.Reply("returned", values.Opaque(long, long)),
]
turn = iter(range(10**6))
everywhere("answer", lambda call, namespace, function=None: words[next(turn) % len(words)])
raise type("<script>alert(1)</script>", (Exception,), {})(long)

# %% zero_pad
def zero_pad(X, pad):
    return X

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return 0

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    return 0
