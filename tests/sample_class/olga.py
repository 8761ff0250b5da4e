"""Patches NumPy's comparisons, the judge, the probe and the visible tests: the judge lives in another process."""
# expect zero_pad 0, conv_single_step 0, conv_forward 0
# expect reason: zero_pad: 1 of 6 checks pass
# expect reason: X is returned as it came
# expect reason: Z: returned shape (1,), expected shape (2, 5, 5, 4)

# %% before zero_pad
import sys

import numpy.testing

def passes(*arguments, **options):
    return True

for name in ("assert_allclose", "assert_array_equal", "assert_almost_equal", "assert_equal"):
    setattr(numpy.testing, name, passes)
np.allclose = np.isclose = np.array_equal = passes

import shared_utils.graders.compare
import shared_utils.graders.judge
import shared_utils.graders.probe
import shared_utils.graders.values

shared_utils.graders.compare.difference = lambda *arguments, **options: None
shared_utils.graders.judge.judge = passes
shared_utils.graders.judge.difference = lambda *arguments, **options: None

zero_pad_test = conv_single_step_test = conv_forward_test = passes

def nothing_wrong(call, namespace, function=None):
    return shared_utils.graders.values.Reply("returned", None, call.positional)

shared_utils.graders.probe.answer = nothing_wrong
frame = sys._getframe()
while frame:        # the one who calls my functions looks its probe up in its own names
    if "answer" in frame.f_globals:
        frame.f_globals["answer"] = nothing_wrong
    frame = frame.f_back

# %% zero_pad
def zero_pad(X, pad):
    return X

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return 0

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    return np.zeros((1,)), (A_prev, W, b, hparameters)
