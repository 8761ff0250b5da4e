"""Works on the images of a batch in a pool of threads, and closes it."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% zero_pad
from concurrent.futures import ThreadPoolExecutor
def zero_pad(X, pad):
    with ThreadPoolExecutor(2) as pool:
        return np.stack(list(pool.map(lambda x: np.pad(x, ((pad, pad), (pad, pad), (0, 0))), X)))

# %% before conv_forward
from concurrent.futures import ThreadPoolExecutor
