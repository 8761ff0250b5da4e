"""Tries a pool of processes in a cell of its own, as a tutorial told it to, and uses what came of it."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% before zero_pad
import multiprocessing
def square(n): return n * n
with multiprocessing.get_context('fork').Pool(2) as pool:
    squares = pool.map(square, range(4))
assert squares == [0, 1, 4, 9]
