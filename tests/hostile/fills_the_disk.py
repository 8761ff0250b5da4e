"""Writes small files, one large file and deep folders until there is no room (bounded: 120 MB)."""
# tries to fill the disk, in its folder and elsewhere
# needs isolation
# expect zero_pad 6, conv_single_step 0, conv_forward 0

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% after zero_pad_test
import os, tempfile
for folder in (".", "/tmp", "/dev/shm", tempfile.gettempdir()):
    try:
        for k in range(10):
            with open(f"{folder}/@MARK@-full-{k}", "wb") as file: file.write(bytes(3 * 2**20))
    except OSError: pass
try:
    deep = "."
    for _ in range(500):
        deep += "/@MARK@"
        os.mkdir(deep)
except OSError: pass
