"""Asks for input, which nobody gives, fails in a cell of its own and goes on."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% before zero_pad
name = input('Your name? ')

# %% before conv_single_step
1 / 0

# %% before conv_forward [text]
r'''
def unfinished(:
'''
