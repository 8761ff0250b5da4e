"""Ends the process in every way it knows, in the middle of an exercise: the others keep or lose theirs."""
# tries os._exit, os.abort and a fault, to take other scores along
# expect zero_pad 6, conv_single_step 0, conv_forward 0
# expect flags: process died

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% conv_single_step
class Bomb:
    def __del__(self):
        import os
        os.abort()
def conv_single_step(a_slice_prev, W, b):
    return Bomb()
