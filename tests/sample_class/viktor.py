"""A cell of his own never ends: it is stopped, and all that stands before and after it counts."""
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: time limit
# fill right
# slow

# %% after zero_pad_test
n, tries = 5, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else n + 2
    tries += 1
print("it took", tries)
