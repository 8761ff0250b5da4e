"""Names and texts that are not ASCII, and identifiers that Python normalises."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% zero_pad
def zero_pad(X, pad):
    # füllt den Rand mit Nullen — просто так 🙂
    return np.pad(X, ((нуль, größe), (pad, pad), (pad, pad), (0, 0)))

# %% before zero_pad
größe = 0
нуль = größe
π = 3.14159
名前 = 'パディング'
