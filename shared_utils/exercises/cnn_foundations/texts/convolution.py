"""The words about conv_forward."""

from ...contract import ExerciseTexts, Hint

_FIT = "compare with the formula above the exercise"

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
        "inputs_kept": "a right result that leaves the arguments as they were",
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
        "always_the_first_filter": Hint("every output channel uses filter 0", "use W[:, :, :, c], with c"),
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
        "size_without_stride": Hint("the size of Z is not divided by the stride", _FIT),
        "size_with_filter_added": Hint("f is added in the size of Z", "a larger filter fits less often: - f"),
        "input_not_padded": Hint(
            "the windows are cut from the input without its padding",
            "call zero_pad first, and slice what it returns",
        ),
        "bias_forgotten": Hint("the bias is left out", "give conv_single_step the bias b[:, :, :, c]"),
        "bias_of_the_first_filter": Hint(
            "every filter gets the bias of filter 0", "use b[:, :, :, c], with c"
        ),
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
        "height_from_width_of_input": Hint(
            "n_H is computed from the width of the input", "n_H needs n_H_prev"
        ),
        "height_without_pad": Hint("n_H does not count the padding", "add 2 * pad in the formula for n_H"),
        "width_without_pad": Hint("n_W does not count the padding", "add 2 * pad in the formula for n_W"),
        "height_without_plus_1": Hint("n_H is one too small", "its formula ends with + 1"),
        "width_without_plus_1": Hint("n_W is one too small", "its formula ends with + 1"),
        "height_without_stride": Hint("n_H is not divided by the stride", _FIT),
        "width_without_stride": Hint("n_W is not divided by the stride", _FIT),
        "last_row_missing": Hint("the last row of Z stays empty", "range(n_H) already ends at n_H - 1"),
        "last_column_missing": Hint("the last column of Z stays empty", "range(n_W) already ends at n_W - 1"),
        "written_with_h_and_w_swapped": Hint(
            "the result is written to row w and column h", "Z[i, h, w, c]: the row comes first"
        ),
        "returns_after_one_value": Hint(
            "the function returns after the first value", "move the return out of all the loops"
        ),
        "returns_after_one_pixel": Hint(
            "the function returns after the first column of the first row",
            "move the return out of all the loops",
        ),
        "returns_after_one_row": Hint(
            "the function returns after the first row", "move the return out of all the loops"
        ),
        "pad_and_stride_swapped": Hint(
            "pad and stride are swapped", "read them by name: hparameters['pad'] and hparameters['stride']"
        ),
        "size_without_parentheses_in_the_layer": Hint(
            "only 2 * pad is divided by the stride in n_H and n_W",
            "divide the whole sum: (n_H_prev - f + 2 * pad) in parentheses",
        ),
        "filter_by_the_first_axis": Hint(
            "the filter is taken as W[c], which is a row of all filters",
            "the filters are W's last axis: W[:, :, :, c]",
        ),
        "all_biases_as_one_float": Hint(
            "the whole b is used in one step", "one step takes the bias of one filter: b[:, :, :, c]"
        ),
        "all_biases_as_one_item": Hint(
            "the whole b is used in one step", "one step takes the bias of one filter: b[:, :, :, c]"
        ),
        "returns_after_one_image": Hint(
            "the function returns after the first image", "move the return out of the loop over i"
        ),
        "cache_with_hparameters_first": Hint(
            "the cache begins with hparameters", "its order is (A_prev, W, b, hparameters)"
        ),
        "cache_with_W_first": Hint(
            "W comes before A_prev in the cache", "its order is (A_prev, W, b, hparameters)"
        ),
        "cache_with_b_before_W": Hint(
            "b comes before W in the cache", "its order is (A_prev, W, b, hparameters)"
        ),
    },
)

TEXTS = {"conv_forward": _CONV_FORWARD}
