"""Returns what would run code where it is unpickled or deserialised, and leaves such files beside the notebook."""
# tries pickle, marshal and HDF5 in place of plain data
# expect zero_pad 0, conv_single_step 0, conv_forward 0

# %% before zero_pad
import io, pickle
class Runs:
    def __reduce__(self): return open, ("@COURSE@/@MARK@-unpickled", "w")
turn = iter(range(10**9))

# %% zero_pad
def zero_pad(X, pad):
    return [Runs(), np.array([Runs()], dtype=object), pickle.dumps(Runs()), io.BytesIO(pickle.dumps(Runs()))][next(turn) % 4]

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b): return Runs()

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters): return Runs(), [Runs()]

# %% file helper.pkl [text]
'cos' 'system'
