"""Answers the grader in its own process's place and leaves a process behind: her claims are judged, and are wrong."""
# expect zero_pad 0, conv_single_step 0, conv_forward 0
# expect reason: returned 27, expected 2 values
# slow

# %% before zero_pad
import os
import struct
import subprocess
import sys

from shared_utils.graders import wire
from shared_utils.graders.values import Reply

subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])

def claim(numbers, result):
    """Answer in the place of the grader's own process, on every open file that takes it."""
    for number in numbers:
        data = wire.encode({"number": number, "reply": Reply("returned", result)})
        for handle in range(3, 20):
            try:
                os.write(handle, struct.pack("<Q", len(data)) + data)
            except OSError:
                pass

claim(range(1, 200), 27)

# %% zero_pad
def zero_pad(X, pad):
    return 27

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W) + b.item()

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    pass
