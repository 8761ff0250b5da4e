"""Keeps what it is asked and what it answered, to answer otherwise when the same question comes again."""
# tries state across calls, and the second judging with working versions of earlier exercises
# expect zero_pad 0, conv_single_step 0, conv_forward 0

# %% before zero_pad
import collections
asked = collections.Counter()
answers = {}
def remember(name, *arguments):
    key = name, *[a.tobytes() if isinstance(a, np.ndarray) else repr(a) for a in arguments]
    asked[key] += 1
    return answers.get(key, asked[key])

# %% zero_pad
def zero_pad(X, pad): return X * 0 if remember("zero_pad", X, pad) == 1 else remember("zero_pad", X, pad)

# %% conv_single_step
def conv_single_step(a, W, b): return remember("step", a, W, b)

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    for name, value in list(globals().items()):
        if getattr(getattr(value, "__code__", None), "co_filename", "").startswith("<working"):
            answers[name] = value
    return answers.get("conv_forward", remember("forward", A_prev)), answers
