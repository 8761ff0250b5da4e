"""Sends thousands of answers that nobody asked for, small ones and large ones: they are dropped, or it is ended."""
# tries to fill the grader's memory through the pipe (bounded: 300 MB)
# expect zero_pad 6, conv_single_step 0, conv_forward 0

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% after zero_pad_test
import os, struct
from shared_utils.graders import wire
large = wire.encode({"number": 0, "reply": np.zeros(2_500_000)})
small = wire.encode({"number": 0})
for data in [small] * 2000 + [large] * 15:
    for handle in range(3, 12):
        try:
            frame = struct.pack("<Q", len(data)) + data
            while frame: frame = frame[os.write(handle, frame):]
        except OSError: pass
