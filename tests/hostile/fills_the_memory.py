"""Asks for memory in every way: arrays, maps, shared memory, text (bounded: 4 GB): what is right still counts."""
# tries a memory bomb
# expect zero_pad 6, conv_single_step 6, conv_forward 0

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% after zero_pad_test
import mmap
held = []
try:
    for _ in range(16): held.append(np.ones(2**25))
except MemoryError: print("no more arrays")
try:
    for _ in range(16): held.append(mmap.mmap(-1, 2**28))
except (MemoryError, OSError): print("no more maps")
held.clear()

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W) + b.item()
