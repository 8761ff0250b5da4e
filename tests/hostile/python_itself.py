"""Replaces builtins, IPython's run_cell and input transformers, and NumPy's entry in sys.modules."""
# tries to change what the process is made of
# expect zero_pad 0, conv_single_step 0, conv_forward 0

# %% before zero_pad
import builtins, sys, types, numpy.testing
shell = get_ipython()
shell.input_transformers_cleanup.append(lambda lines: [line.replace("return X", "return right") for line in lines])
shell.run_cell = lambda *arguments, **options: types.SimpleNamespace(success=True, error_before_exec=None, error_in_exec=None)
for name in ("assert_allclose", "assert_array_equal", "assert_equal"):
    setattr(numpy.testing, name, lambda *arguments, **options: None)
class Yes(type(builtins)):
    def __getattr__(self, name):
        return lambda *arguments, **options: True
sys.modules["numpy"] = sys.modules["numpy.testing"] = Yes("numpy")
builtins.isinstance, builtins.all = lambda value, kind: True, lambda values: True

# %% zero_pad
def zero_pad(X, pad):
    return X

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return True

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    return True
