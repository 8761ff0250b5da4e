"""Returns objects that lie about their class, shape, size and equality, and that never end."""
# tries objects that answer for themselves when they are compared, copied or walked through
# expect zero_pad 0, conv_single_step 0, conv_forward 0

# %% before zero_pad
class Liar:
    shape, ndim, dtype, size = (2, 6, 6, 3), 4, np.dtype(float), 216
    __array_priority__ = 1e9
    @property
    def __class__(self): return np.ndarray
    def __array__(self, dtype=None, copy=None): return np.zeros((0,))
    def __array_ufunc__(self, *arguments, **options): return True
    def __array_function__(self, *arguments, **options): return True
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __len__(self): return 2
    def __getitem__(self, at): return self
    def __iter__(self):
        while True: yield self
    def __reduce__(self): return print, ("unpickled",)

class Endless(list):
    def __iter__(self):
        while True: yield 0
    def __len__(self): return 2

class Never(dict):
    def items(self):
        n = 0
        while True: yield str(n), n; n += 1

class Number(float):
    def __eq__(self, other): return True
    def __float__(self): raise SystemExit
    __hash__ = float.__hash__

turn = iter(range(10**9))

# %% zero_pad
def zero_pad(X, pad):
    round_ = []
    round_.append(round_)
    return [Liar(), Endless([0, 0]), Never(a=1), Number(), round_, iter(int, 1), X.view(np.recarray)][next(turn) % 7]

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return [Liar(), Number(1), np.array(Liar(), dtype=object), np.float64("nan"), 10**5000, -np.inf][next(turn) % 6]

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    return [(Liar(), Liar()), Endless([1, 2]), (Endless(), Never()), Liar()][next(turn) % 4]
