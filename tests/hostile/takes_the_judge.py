"""Asks the judge's own modules, its misconceptions and contracts for what is expected, with the course's secret."""
# tries to draw the hidden cases and have the judge answer them
# needs isolation
# expect zero_pad 0, conv_single_step 0, conv_forward 0

# %% before zero_pad
def right(name, *arguments):
    try:
        from shared_utils.exercises import load_topic
        return load_topic("CNN_Foundations").reference(name)(*arguments)
    except Exception:
        return None

# %% zero_pad
def zero_pad(*arguments): return right("zero_pad", *arguments)

# %% conv_single_step
def conv_single_step(*arguments): return right("conv_single_step", *arguments)

# %% conv_forward
def conv_forward(*arguments): return right("conv_forward", *arguments)
