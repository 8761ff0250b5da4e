"""Right answers in a notebook with IPython's magics, a shell line and help: they work as in JupyterLab."""
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# fill right

# %% before zero_pad [text]
r"""
%matplotlib inline
%config InlineBackend.figure_format = "retina"
%load_ext autoreload
%autoreload 2
"""

# %% zero_pad [text]
r"""
%%time
def zero_pad(X, pad):
    return np.pad(X, [(0, 0), (pad, pad), (pad, pad), (0, 0)])
"""

# %% after zero_pad_test [text]
r"""
!echo hello
np.pad?
%timeit -n 3 -r 1 zero_pad(np.ones((1, 4, 4, 1)), 1)
"""
