"""The words about zero_pad."""

from ...contract import ExerciseTexts, Hint

_ZERO_PAD = ExerciseTexts(
    summary="Surround every image of a batch with zeros.",
    shapes="X (m, n_H, n_W, n_C) → X_pad (m, n_H + 2·pad, n_W + 2·pad, n_C)",
    groups={
        "basic": "two square images, pad=1",
        "not_square": "images that are higher than wide, or wider than high",
        "other_pads": "a pad of 2 and of 3",
        "pad_0": "pad=0, which changes nothing",
        "single": "one image with one channel",
        "inputs_kept": "a right result that leaves X as it was",
    },
    hints={
        "pads_channels": Hint(
            "the channels are padded too", "look at the last pair of widths you give np.pad"
        ),
        "pads_batch": Hint(
            "the batch is padded too, so that there are new, empty images",
            "look at the first pair of widths you give np.pad",
        ),
        "pads_everything": Hint(
            "all four axes are padded", "np.pad takes one (before, after) pair for each axis; two are (0, 0)"
        ),
        "pads_the_wrong_axes": Hint(
            "width and channels are padded instead of height and width",
            "axis 0 is the batch, so height and width are axes 1 and 2",
        ),
        "pads_batch_and_height": Hint(
            "the batch and the height are padded instead of height and width",
            "axis 0 is the batch, so height and width are axes 1 and 2",
        ),
        "always_pads_1": Hint("the pad is always 1", "use the argument `pad` in place of the number 1"),
        "always_pads_2": Hint("the pad is always 2", "use the argument `pad` in place of the number 2"),
        "always_pads_3": Hint("the pad is always 3", "use the argument `pad` in place of the number 3"),
        "pads_height_only": Hint("only the height is padded", "the pair of widths for axis 2 is (0, 0)"),
        "pads_width_only": Hint("only the width is padded", "the pair of widths for axis 1 is (0, 0)"),
        "pads_before_only": Hint(
            "zeros are added at the top and left only", "each pair is (before, after), and both are pad"
        ),
        "pads_after_only": Hint(
            "zeros are added at the bottom and right only", "each pair is (before, after), and both are pad"
        ),
        "pads_twice": Hint(
            "there are twice as many zeros as asked for", "np.pad adds its widths on each side; pad is enough"
        ),
        "repeats_the_edge": Hint(
            "the border repeats the edge of the image", "np.pad needs mode='constant' here"
        ),
        "mirrors_the_image": Hint("the border mirrors the image", "np.pad needs mode='constant' here"),
        "mirrors_with_the_edge": Hint("the border mirrors the image", "np.pad needs mode='constant' here"),
        "pads_with_ones": Hint("the border is filled with ones", "look at constant_values"),
        "pads_with_the_pad": Hint(
            "the border is filled with the value of pad", "constant_values is what fills the border: 0"
        ),
        "slices_to_minus_pad": Hint(
            "the image is written into [pad:-pad], which is empty when pad is 0",
            "end the slice at pad + n_H and pad + n_W",
        ),
        "forgets_the_batch_axis": Hint(
            "only three pairs of widths are given", "X has four axes: batch, height, width, channels"
        ),
        "width_from_height": Hint(
            "the new width is computed from the height", "look for n_H in place of n_W"
        ),
        "returns_the_input": Hint(
            "X is returned as it came", "np.pad returns a new array and leaves X alone; return that one"
        ),
        "returns_nothing": Hint("the function has no return", "end it with `return X_pad`"),
        "pads_batch_and_width": Hint(
            "the batch and the width are padded instead of height and width",
            "axis 0 is the batch, so height and width are axes 1 and 2",
        ),
    },
)

TEXTS = {"zero_pad": _ZERO_PAD}
