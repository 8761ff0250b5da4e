"""Methods of an object, a static method and a generator inside."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% zero_pad
zero_pad = layer.pad

# %% conv_single_step
conv_single_step = Layer.step

# %% before zero_pad
class Layer:
    zeros = 0
    @staticmethod
    def step(a, W, b): return (a * W).sum() + b.item()
    def pad(self, X, pad):
        return np.pad(X, [(self.zeros,) * 2, (pad,) * 2, (pad,) * 2, (0, 0)])
layer = Layer()
