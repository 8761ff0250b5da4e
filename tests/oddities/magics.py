"""Cell magics, shell lines and line magics: `%%time`, `%%capture`, `!pip list`, `%timeit`, `?`."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% zero_pad [text]
r'''
%%time
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
'''

# %% before zero_pad [text]
r'''
%load_ext autoreload
%autoreload 2
!pip list --disable-pip-version-check | head -n 1
%pwd
'''

# %% after zero_pad [text]
r'''
%%capture out
print('kept')
'''

# %% after conv_single_step [text]
r'''
%timeit -n1 -r1 1 + 1
np.pad?
'''
