"""Walrus, match, f-strings within f-strings, star expressions, positional-only parameters and async."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% zero_pad
def zero_pad(X, pad, /):
    match (n := pad, X.ndim):
        case (int() | np.integer(), 4):
            sides = [(n, n)] * 2
    print(f"{f'{n}':>3}")
    return np.pad(X, [(0, 0), *sides, (0, 0)], mode=mode)

# %% before zero_pad
import asyncio
async def soon(value):
    await asyncio.sleep(0)
    return value
mode = await soon('constant')
