"""Draws figures and leaves them open, with an inline backend and another style."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% after zero_pad [text]
r'''
%matplotlib inline
import matplotlib.pyplot as plt
for k in range(3):
    plt.figure(); plt.imshow(np.random.rand(4, 4))
plt.style.use('ggplot')
'''
