"""Sets seeds, prints with other options, and has NumPy raise what it would warn of."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% before zero_pad
import random, os
random.seed(1); np.random.seed(1)
rng = np.random.default_rng(7)
np.seterr(all='raise')
np.set_printoptions(precision=2, suppress=True, threshold=5)
os.environ['PYTHONHASHSEED'] = '0'
