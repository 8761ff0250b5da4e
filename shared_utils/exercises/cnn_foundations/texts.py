"""Every word that a learner reads about the exercises of CNN_Foundations.

A hint reads: "This is what you get when <mistake>: <look>."
"""

from ..contract import ExerciseTexts, Hint

_ZERO_PAD = ExerciseTexts(
    summary="Surround every image of a batch with zeros.",
    shapes="X (m, n_H, n_W, n_C) → X_pad (m, n_H + 2·pad, n_W + 2·pad, n_C)",
    groups={
        "basic": "two square images, pad=1",
        "not_square": "images that are higher than wide, or wider than high",
        "other_pads": "a pad of 2 and of 3",
        "pad_0": "pad=0, which changes nothing",
        "single": "one image with one channel",
        "inputs_kept": "X itself stays as it was",
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
    },
)

_CONV_SINGLE_STEP = ExerciseTexts(
    summary="Apply one filter to one slice of the input.",
    shapes="a_slice_prev (f, f, n_C_prev), W (f, f, n_C_prev), b (1, 1, 1) → a number",
    groups={
        "basic": "a 3×3 filter over three channels",
        "other_sizes": "filters of other sizes, over one, four or six channels",
        "float32": "numbers of type float32",
        "inputs_kept": "the arguments stay as they were",
    },
    hints={
        "bias_for_every_element": Hint(
            "the bias is added to every product before the sum", "close the sum first, then add b once"
        ),
        "no_bias": Hint("the bias is left out", "add b after the sum"),
        "result_left_as_array": Hint(
            "b is added as an array of shape (1, 1, 1), so the result is an array too",
            "take the number out of b with b.item()",
        ),
        "float_of_array": Hint(
            "float() is given an array that has axes, which NumPy no longer allows",
            "b has shape (1, 1, 1); b.item() takes the number out",
        ),
        "products_not_summed": Hint(
            "the products are not summed", "np.sum without an axis turns them into one number"
        ),
        "channels_not_summed": Hint(
            "the sum runs over height and width only", "one filter sums over its channels too; drop the axis"
        ),
        "summed_over_one_axis": Hint(
            "Python's sum adds up the first axis only", "use np.sum, which adds up all of them"
        ),
        "matrix_product": Hint(
            "the slice and the filter are multiplied as matrices (np.dot)", "multiply element by element: *"
        ),
        "matrix_product_of_pages": Hint(
            "the slice and the filter are multiplied as matrices (@)", "multiply element by element: *"
        ),
        "adds_for_multiplies": Hint("the slice and the filter are added", "multiply them element by element"),
        "flips_the_filter": Hint(
            "the filter is turned upside down and left to right",
            "that is convolution as in mathematics; networks leave the filter as it is",
        ),
        "averages": Hint("the products are averaged", "np.sum in place of np.mean"),
        "subtracts_the_bias": Hint("the bias is subtracted", "look at the sign in front of b"),
        "multiplies_by_the_bias": Hint("the sum is multiplied by the bias", "add b to it"),
        "drops_the_decimals": Hint("the result is cut to a whole number", "look for int(...)"),
        "one_channel_only": Hint(
            "only the first channel takes part", "use all of a_slice_prev and W, without [:, :, 0]"
        ),
        "applies_relu": Hint(
            "negative results are set to zero", "the activation comes later; return the plain number"
        ),
        "multiplies_in_place": Hint(
            "a_slice_prev is overwritten by the products", "write `s = a_slice_prev * W`, without *="
        ),
    },
)

_BASIC_LOOKING = "compare with the formula above the exercise"

_CONV_FORWARD = ExerciseTexts(
    summary="Slide every filter over every image of a batch.",
    shapes="A_prev (m, n_H_prev, n_W_prev, n_C_prev), W (f, f, n_C_prev, n_C), b (1, 1, 1, n_C) → Z, cache",
    groups={
        "basic": "square images, stride 1, pad 1",
        "stride": "a stride of 2 and of 3",
        "pad": "no padding, and a pad of 2",
        "not_square": "images that are higher than wide, or wider than high",
        "leftover": "a stride that leaves a rest at the edge",
        "single": "one image, filters of size 1, an output of one pixel",
        "float32": "numbers of type float32",
        "cache": "the cache, which the backward pass will need",
        "inputs_kept": "the arguments stay as they were",
    },
    hints={
        "stride_forgotten": Hint(
            "the window moves by 1 whatever the stride is",
            "vert_start is h * stride, horiz_start is w * stride",
        ),
        "stride_forgotten_across": Hint(
            "the window moves sideways by 1 whatever the stride is", "horiz_start is w * stride"
        ),
        "stride_forgotten_down": Hint(
            "the window moves down by 1 whatever the stride is", "vert_start is h * stride"
        ),
        "stride_added": Hint("the stride is added to the position", "h * stride, not h + stride"),
        "width_from_height_of_input": Hint(
            "n_W is computed from the height of the input", "n_W needs n_W_prev"
        ),
        "loops_over_input_channels": Hint(
            "the innermost loop runs over the channels of the input",
            "it runs over the filters: n_C of them, not n_C_prev",
        ),
        "loops_swapped": Hint(
            "the loops over rows and columns have each other's bounds", "h runs to n_H, w runs to n_W"
        ),
        "last_row_and_column_missing": Hint(
            "the last row and the last column of Z stay empty", "range(n_H) already ends at n_H - 1"
        ),
        "first_filter_only": Hint(
            "only the first output channel is filled",
            "loop over all n_C filters; check where the return stands",
        ),
        "rows_and_columns_swapped": Hint(
            "rows and columns of the slice are swapped",
            "the vertical range comes first: a[vert_start:vert_end, horiz_start:horiz_end, :]",
        ),
        "first_channel_only": Hint("the slice has only one channel", "take all channels of the slice: `:`"),
        "one_channel_per_filter": Hint(
            "filter c sees only channel c of the input", "every filter looks at all channels: `:`"
        ),
        "channel_of_the_filter": Hint(
            "the filter is picked from the wrong axis of W", "the filters are W's last axis: W[:, :, :, c]"
        ),
        "all_filters_at_once": Hint(
            "the whole W is used in one step", "one step takes one filter: W[:, :, :, c]"
        ),
        "always_the_first_filter": Hint("every output channel uses filter 0", "W[:, :, :, c], with c"),
        "size_rounded_up": Hint("the size of Z is rounded up", "round down: int(...) or //"),
        "size_without_pad": Hint(
            "the size of Z does not count the padding", "add 2 * pad inside the formula for n_H and n_W"
        ),
        "size_with_pad_once": Hint(
            "the size of Z counts the padding on one side only", "there is padding on both sides: 2 * pad"
        ),
        "size_without_plus_1": Hint(
            "the size of Z is one too small", "the formula ends with + 1, for the first position"
        ),
        "size_without_stride": Hint("the size of Z is not divided by the stride", _BASIC_LOOKING),
        "size_with_filter_added": Hint("f is added in the size of Z", "a larger filter fits less often: - f"),
        "input_not_padded": Hint(
            "the windows are cut from the input without its padding",
            "call zero_pad first, and slice what it returns",
        ),
        "bias_forgotten": Hint("the bias is left out", "give conv_single_step the bias b[:, :, :, c]"),
        "bias_of_the_first_filter": Hint("every filter gets the bias of filter 0", "b[:, :, :, c], with c"),
        "all_biases_at_once": Hint(
            "the whole b is used in one step", "one step takes the bias of one filter: b[:, :, :, c]"
        ),
        "always_the_first_image": Hint("every image of the batch gives the result of image 0", "use index i"),
        "window_too_small": Hint(
            "the window is one row and one column too small",
            "Python leaves out the end of a slice: vert_end = vert_start + f",
        ),
        "filter_flipped": Hint(
            "the filters are turned upside down and left to right",
            "that is convolution as in mathematics; networks leave the filter as it is",
        ),
        "relu_applied": Hint("negative values of Z are set to zero", "the activation is a layer of its own"),
        "cache_with_padded_input": Hint(
            "the cache holds the padded input", "keep A_prev as it came: (A_prev, W, b, hparameters)"
        ),
        "cache_with_output": Hint(
            "the cache holds Z in place of A_prev", "keep the inputs: (A_prev, W, b, hparameters)"
        ),
        "cache_without_hparameters": Hint(
            "the cache has no hparameters", "keep all four inputs: (A_prev, W, b, hparameters)"
        ),
        "returns_only_Z": Hint("only Z is returned", "end with `return Z, cache`"),
        "whole_numbers_only": Hint(
            "Z holds whole numbers only", "create it with np.zeros and without an integer dtype"
        ),
    },
)

TEXTS = {"zero_pad": _ZERO_PAD, "conv_single_step": _CONV_SINGLE_STEP, "conv_forward": _CONV_FORWARD}
