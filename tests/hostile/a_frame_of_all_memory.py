"""Announces a frame of 2**63 bytes, then sends part of it: the process is ended, what was judged before counts."""
# tries a huge length, and a frame that never ends
# expect zero_pad 6, conv_single_step 0, conv_forward 0
# expect flags: process died

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% after zero_pad_test
import os, struct
for handle in range(3, 32):
    try: os.write(handle, struct.pack("<Q", 2**63) + b"{" * 4096)
    except OSError: pass

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W) + b.item()
