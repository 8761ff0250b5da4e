"""After `from numpy import *` and a variable called `list`, `pad` and `print`, it still knows what it does."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% before zero_pad
from numpy import *
list = [1, 2]
print('ok')
X, pad, b = 1, 2, 3
