"""Prints hundreds of megabytes to every stream there is, through Python, the C library and a child."""
# tries to fill memory and feedback with output
# expect zero_pad 6, conv_single_step 0, conv_forward 0
# expect flags: output cut

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% after zero_pad_test
import os, sys
for stream in (sys.stdout, sys.stderr):
    for _ in range(200): stream.write("x" * 1_000_000)
for handle in (1, 2):
    for _ in range(100): os.write(handle, b"y" * 65536)
os.system("head -c 30000000 /dev/zero; head -c 30000000 /dev/zero >&2")
