"""Kills, stops and traces other processes: the one that started it, and one of ours that it finds by its name."""
# tries os.kill of the parent and of others, ptrace, prctl
# needs isolation
# expect zero_pad 6, conv_single_step 6, conv_forward 0

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% after zero_pad_test
import ctypes, glob, os, signal
libc = ctypes.CDLL(None)
libc.prctl(4, 1, 0, 0, 0)
victims = []
for place in glob.glob("/proc/[0-9]*/cmdline"):
    try:
        if b"@MARK@-victim" in open(place, "rb").read(): victims.append(int(place.split("/")[2]))
    except OSError: pass
for pid in victims:
    libc.ptrace(16, pid, 0, 0)
    try: os.kill(pid, signal.SIGKILL)
    except OSError: pass

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W) + b.item()
