"""Forks as often as it may, and burns the processor in the children (bounded: 150 processes, 30 s)."""
# tries a fork bomb
# expect zero_pad 6, conv_single_step 0, conv_forward 0

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% after zero_pad_test
import ctypes, os, time
def marked():
    """Give this process a name by which a test finds it."""
    ctypes.CDLL(None).prctl(15, b"@MARK@"[:15], 0, 0, 0)

for k in range(150):
    try:
        pid = os.fork()
    except OSError:
        break
    if pid == 0:
        marked()
        end = time.time() + 30
        while time.time() < end and k < 4: pass
        time.sleep(max(0, end - time.time()))
        os._exit(0)
