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
        "pads_batch_and_width": Hint(
            "the batch and the width are padded instead of height and width",
            "axis 0 is the batch, so height and width are axes 1 and 2",
        ),
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
        "height_from_width_of_input": Hint(
            "n_H is computed from the width of the input", "n_H needs n_H_prev"
        ),
        "height_without_pad": Hint("n_H does not count the padding", "add 2 * pad in the formula for n_H"),
        "width_without_pad": Hint("n_W does not count the padding", "add 2 * pad in the formula for n_W"),
        "height_without_plus_1": Hint("n_H is one too small", "its formula ends with + 1"),
        "width_without_plus_1": Hint("n_W is one too small", "its formula ends with + 1"),
        "height_without_stride": Hint("n_H is not divided by the stride", _BASIC_LOOKING),
        "width_without_stride": Hint("n_W is not divided by the stride", _BASIC_LOOKING),
        "last_row_missing": Hint("the last row of Z stays empty", "range(n_H) already ends at n_H - 1"),
        "last_column_missing": Hint("the last column of Z stays empty", "range(n_W) already ends at n_W - 1"),
        "written_with_h_and_w_swapped": Hint(
            "the result is written to row w and column h", "Z[i, h, w, c]: the row comes first"
        ),
        "returns_after_one_value": Hint(
            "the function returns after the first value", "move the return out of all the loops"
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

_FIRST_ENTRIES = ExerciseTexts(
    summary="Four entries of a convolution, worked out by hand.",
    shapes='() → a dict with the keys "Z[0, 0]", "Z[0, 1]", "Z[1, 0]" and "Z[3, 3]", each a number',
    groups={"basic": "the four entries"},
    hints={
        "with_the_vertical_filter": Hint(
            "the vertical filter of the example is used", "this time the filter has 1 above, 0, and -1 below"
        ),
        "signs_swapped": Hint(
            "the signs are the other way round", "the top row counts with +1, the bottom row with -1"
        ),
        "one_step_to_the_right": Hint(
            "the window is one column too far to the right", "Z[0, 0] starts at row 0 and column 0"
        ),
        "rows_for_columns": Hint("Z[0, 1] and Z[1, 0] are swapped", "the row comes first: Z[row, column]"),
        "one_entry_wrong": Hint(
            "three entries are right, and Z[3, 3] is 0", "its window is the last one: rows and columns 3 to 5"
        ),
    },
)

_FIT = "compare with the formula above the exercise"

_CONV_OUTPUT_SIZE = ExerciseTexts(
    summary="How many positions a filter has along one side.",
    shapes="n, f, pad, stride: whole numbers → a whole number, or ValueError",
    groups={
        "basic": "no padding, stride 1",
        "pad": "with padding",
        "stride": "a stride of 2, 3 and 4, with and without a rest",
        "exact_fit": "a filter that fits exactly once",
        "errors": "sizes that cannot be: ValueError",
    },
    hints={
        "plus_1_forgotten": Hint("the + 1 is missing", "the first position counts as well"),
        "padded_on_one_side": Hint("the padding is counted on one side only", "2 * pad"),
        "pad_forgotten": Hint("the padding is left out", _FIT),
        "stride_of_the_size_forgotten": Hint("the stride is left out", _FIT),
        "rounded_up": Hint("the division is rounded up", "a window that sticks out is not taken: use //"),
        "not_rounded": Hint("the division is not rounded", "use // for / to round down"),
        "rounded_to_the_nearest": Hint("the division is rounded to the nearest", "use // to round down"),
        "plus_1_inside_the_division": Hint("1 is added before the division", "divide first, then add 1"),
        "filter_added": Hint("f is added", "a larger filter fits less often: - f"),
        "refuses_an_exact_fit": Hint(
            "a filter as large as the padded input is refused",
            "it fits exactly once; refuse only a larger one",
        ),
        "refuses_what_needs_the_pad": Hint(
            "the filter is compared with the input before the padding", "compare f with n + 2 * pad"
        ),
        "never_raises": Hint("nothing is ever refused", "raise ValueError before you compute"),
        "only_the_filter_is_checked": Hint(
            "a size of zero or less is let through", "n, f and stride must be at least 1"
        ),
        "only_the_sizes_are_checked": Hint(
            "a filter larger than the padded input is let through", "compare f with n + 2 * pad"
        ),
    },
)

_CONV_PARAMETERS = ExerciseTexts(
    summary="How many numbers a convolutional layer learns.",
    shapes="f, n_C_prev, n_C: whole numbers → a whole number",
    groups={"basic": "a small layer", "other_sizes": "filters of size 1, 5 and 7, few and many channels"},
    hints={
        "no_biases": Hint("the biases are left out", "each filter has one"),
        "one_bias_in_all": Hint("there is one bias for the whole layer", "each filter has its own"),
        "one_bias_per_channel": Hint("every position of a filter has a bias", "a filter has one bias in all"),
        "bias_per_input_channel": Hint(
            "there are as many biases as input channels", "one for each filter, so n_C"
        ),
        "filter_not_squared": Hint("a filter has f weights per channel", "it has f rows and f columns"),
        "depth_forgotten": Hint("a filter has one channel only", "it is as deep as the input: n_C_prev"),
        "one_filter_only": Hint("only one filter is counted", "there are n_C of them"),
    },
)

_CONV_MULTIPLICATIONS = ExerciseTexts(
    summary="How many multiplications a convolutional layer costs.",
    shapes="n_H, n_W, n_C of the output, f, n_C_prev: whole numbers → a whole number",
    groups={"basic": "a small layer", "other_sizes": "other sizes, a 1×1 filter among them"},
    hints={
        "depth_of_the_filter_forgotten": Hint("the filter has one channel only", "it has n_C_prev of them"),
        "filters_forgotten": Hint("only one filter is counted", "there are n_C of them"),
        "filter_size_not_squared": Hint("a filter has f weights per channel", "it has f rows and f columns"),
        "positions_forgotten": Hint("only one position is counted", "there are n_H * n_W of them"),
        "biases_counted": Hint("the biases are counted", "adding is not multiplying; leave them out"),
        "width_for_height": Hint("the height is taken for the width", "n_H * n_W, not n_H * n_H"),
    },
)

_POOL_FORWARD = ExerciseTexts(
    summary="Keep the largest value, or the average, of every window.",
    shapes="A_prev (m, n_H_prev, n_W_prev, n_C) → A (m, n_H, n_W, n_C), cache",
    groups={
        "basic": "max pooling, windows of 2 at stride 2",
        "average": "average pooling",
        "stride": "a stride other than the size of the window",
        "not_square": "images that are higher than wide, or wider than high",
        "leftover": "a stride that leaves a rest at the edge, negative values",
        "cache": "the cache, and A_prev itself, which stays as it was",
    },
    hints={
        "stride_forgotten_in_pooling": Hint(
            "the window moves by 1 whatever the stride is",
            "vert_start is h * stride, horiz_start is w * stride",
        ),
        "stride_added_in_pooling": Hint("the stride is added to the position", "h * stride, not h + stride"),
        "moves_by_the_window_size": Hint("the window moves by its own size", "use stride for f in the start"),
        "stride_taken_from_f": Hint(
            "the stride is taken to be the size of the window", "read hparameters['stride']"
        ),
        "width_taken_from_h": Hint("the columns are taken at h instead of w", "horiz_start is w * stride"),
        "channels_pooled_together": Hint(
            "all channels are pooled into one number", "take channel c only: the last index of the slice"
        ),
        "images_pooled_together": Hint(
            "all images of the batch are pooled into one number", "take image i only: the first index"
        ),
        "first_image_only": Hint("every image gives the result of image 0", "use index i"),
        "first_channel_of_the_window": Hint("every channel gives the result of channel 0", "use index c"),
        "rows_and_columns_swapped_in_pooling": Hint(
            "rows and columns of the window are swapped", "the vertical range comes first"
        ),
        "average_for_max": Hint("the average is taken in both modes", "mode 'max' needs np.max"),
        "max_for_average": Hint("the maximum is taken in both modes", "mode 'average' needs np.mean"),
        "modes_swapped": Hint("the two modes are swapped", "'max' needs np.max, 'average' needs np.mean"),
        "minimum_for_maximum": Hint("the smallest value is kept", "np.max in place of np.min"),
        "median_for_average": Hint("the median is taken for the average", "np.mean"),
        "sum_for_average": Hint("the values are summed and not averaged", "np.mean"),
        "maximum_never_below_zero": Hint(
            "a maximum below zero becomes zero", "start from the window's own values, not from 0"
        ),
        "pooled_size_rounded_up": Hint("the size of A is rounded up", "round down: int(...) or //"),
        "pooled_size_without_plus_1": Hint(
            "the size of A is one too small", "the formula has a 1 + in front"
        ),
        "pooled_size_without_stride": Hint("the size of A is not divided by the stride", _FIT),
        "pooled_width_from_height": Hint("n_W is computed from the height", "n_W needs n_W_prev"),
        "last_pool_missing": Hint(
            "the last row and the last column of A stay empty", "range(n_H) already ends at n_H - 1"
        ),
        "pooling_loops_swapped": Hint(
            "the loops over rows and columns have each other's bounds", "h runs to n_H, w runs to n_W"
        ),
        "returns_only_A": Hint("only A is returned", "end with `return A, cache`"),
        "cache_with_A": Hint("the cache holds A in place of A_prev", "keep the input: (A_prev, hparameters)"),
        "stride_forgotten_across_in_pooling": Hint(
            "the window moves sideways by 1 whatever the stride is", "horiz_start is w * stride"
        ),
        "stride_forgotten_down_in_pooling": Hint(
            "the window moves down by 1 whatever the stride is", "vert_start is h * stride"
        ),
        "whole_image_pooled": Hint(
            "the whole image is pooled at every position", "slice the window out of the image first"
        ),
        "pooled_height_from_width": Hint("n_H is computed from the width", "n_H needs n_H_prev"),
        "pooled_height_without_plus_1": Hint("n_H is one too small", "the formula adds 1"),
        "pooled_width_without_plus_1": Hint("n_W is one too small", "the formula adds 1"),
        "last_pooled_row_missing": Hint(
            "the last row of A stays empty", "range(n_H) already ends at n_H - 1"
        ),
        "last_pooled_column_missing": Hint(
            "the last column of A stays empty", "range(n_W) already ends at n_W - 1"
        ),
        "pooled_with_h_and_w_swapped": Hint(
            "the result is written to row w and column h", "A[i, h, w, c]: the row comes first"
        ),
        "pooling_returns_after_one_value": Hint(
            "the function returns after the first value", "move the return out of all the loops"
        ),
        "pooling_returns_after_one_image": Hint(
            "the function returns after the first image", "move the return out of the loop over i"
        ),
        "pooling_cache_in_another_order": Hint(
            "the cache begins with hparameters", "its order is (A_prev, hparameters)"
        ),
        "pooling_cache_with_mode": Hint("the cache holds the mode too", "keep (A_prev, hparameters)"),
        "pooling_cache_without_hparameters": Hint(
            "the cache has no hparameters", "keep both inputs: (A_prev, hparameters)"
        ),
    },
)

_CONV_BACKWARD = ExerciseTexts(
    summary="Send the gradient of the output back to the input, the filters and the biases.",
    shapes="dZ (m, n_H, n_W, n_C), cache → dA_prev like A_prev, dW like W, db (1, 1, 1, n_C)",
    groups={
        "basic": "db, the gradient of the biases",
        "dW": "dW, the gradient of the filters",
        "dA_prev": "dA_prev, the gradient of the input",
        "stride": "all three, with a stride of 2 and of 3",
        "not_square": "all three, on images that are not square, and in float32",
        "inputs_kept": "dZ and the cache stay as they were",
        "pad_0": "pad=0",
    },
    hints={
        "backward_stride_forgotten": Hint(
            "the window moves by 1 whatever the stride is",
            "vert_start is h * stride, horiz_start is w * stride",
        ),
        "backward_stride_added": Hint("the stride is added to the position", "h * stride, not h + stride"),
        "dW_left_at_zero": Hint("dW is never filled", "the line for dW is missing in the innermost loop"),
        "dA_prev_left_at_zero": Hint(
            "dA_prev is never filled", "after the loops over h, w and c, copy the inner part of da_prev_pad"
        ),
        "db_left_at_zero": Hint("db is never filled", "the line for db is missing in the innermost loop"),
        "dA_prev_assigned": Hint(
            "each window overwrites what earlier windows gave to dA_prev", "windows overlap: += in place of ="
        ),
        "dW_assigned": Hint("only the last window counts for dW", "add up: += in place of ="),
        "db_assigned": Hint("only the last window counts for db", "add up: += in place of ="),
        "slices_the_gradient_to_minus_pad": Hint(
            "the padding is cut off with [pad:-pad], which is empty when pad is 0",
            "end the slice at pad + n_H_prev and pad + n_W_prev",
        ),
        "keeps_the_top_left_of_the_gradient": Hint(
            "the top left part of the padded gradient is kept, not its middle", "start the slice at pad"
        ),
        "padding_stays_in_the_gradient": Hint(
            "the padding stays in dA_prev", "cut `pad` rows and columns off each side"
        ),
        "dW_from_the_unpadded_input": Hint(
            "the windows are cut from the input without its padding", "slice what zero_pad returns"
        ),
        "dW_from_the_gradient": Hint(
            "dW is computed from slices of the gradient", "it needs slices of the padded input, a_prev_pad"
        ),
        "always_the_first_image_backward": Hint("dW is computed from image 0 only", "use index i"),
        "first_image_of_dZ": Hint(
            "the gradient of image 0 is used for every image", "dZ[i, h, w, c], with i"
        ),
        "filter_flipped_backward": Hint(
            "the filter is flipped on the way back", "the loops place it where it was; leave it as it is"
        ),
        "first_filter_backward": Hint("dA_prev is computed with filter 0 only", "W[:, :, :, c], with c"),
        "all_of_dZ_into_db": Hint(
            "every bias gets the sum over all channels", "db[:, :, :, c] adds up dZ[i, h, w, c] only"
        ),
        "db_without_its_axes": Hint("db has one axis only", "create it with the shape of b: (1, 1, 1, n_C)"),
        "averaged_over_the_batch": Hint(
            "dW and db are divided by the number of images", "the cost has that division already; only add up"
        ),
        "backward_rows_and_columns_swapped": Hint(
            "rows and columns of the slice are swapped", "the vertical range comes first"
        ),
        "gradients_in_another_order": Hint("the gradients come in another order", "return dA_prev, dW, db"),
        "backward_stride_forgotten_across": Hint(
            "the window moves sideways by 1 whatever the stride is", "horiz_start is w * stride"
        ),
        "backward_stride_forgotten_down": Hint(
            "the window moves down by 1 whatever the stride is", "vert_start is h * stride"
        ),
        "dA_prev_subtracted": Hint("dA_prev has the wrong sign", "look for -= where += belongs"),
        "dW_subtracted": Hint("dW has the wrong sign", "look for -= where += belongs"),
        "db_subtracted": Hint("db has the wrong sign", "look for -= where += belongs"),
        "dZ_read_with_h_and_w_swapped": Hint(
            "dZ is read at row w and column h", "dZ[i, h, w, c]: the row comes first"
        ),
        "backward_returns_after_one_value": Hint(
            "the function returns after the first value", "move the return out of all the loops"
        ),
        "backward_returns_after_one_image": Hint(
            "the function returns after the first image", "move the return out of the loop over i"
        ),
        "height_and_width_swapped_in_the_last_slice": Hint(
            "height and width are swapped where the padding is cut off",
            "rows end at pad + n_H_prev, columns at pad + n_W_prev",
        ),
        "height_and_width_swapped_for_the_batch": Hint(
            "height and width are swapped where the padding is cut off",
            "rows end at pad + n_H_prev, columns at pad + n_W_prev",
        ),
        "last_slice_ends_too_early": Hint(
            "the slice that cuts off the padding ends too early",
            "it starts at pad, so it ends at pad + n_H_prev and pad + n_W_prev",
        ),
        "last_slice_ends_too_early_for_the_batch": Hint(
            "the slice that cuts off the padding ends too early",
            "it starts at pad, so it ends at pad + n_H_prev and pad + n_W_prev",
        ),
        "slices_the_batch_to_minus_pad": Hint(
            "the padding is cut off with [pad:-pad], which is empty when pad is 0",
            "end the slice at pad + n_H_prev and pad + n_W_prev",
        ),
        "padding_stays_in_the_batch": Hint(
            "the padding stays in dA_prev", "cut `pad` rows and columns off each side"
        ),
    },
)

_CREATE_MASK = ExerciseTexts(
    summary="Mark where the largest value of a window is.",
    shapes="x (n_H, n_W) → mask (n_H, n_W), dtype bool",
    groups={
        "basic": "square windows",
        "not_square": "windows that are not square",
        "negative": "a window of negative values",
        "ties": "a window with its largest value in three places",
    },
    hints={
        "returns_the_maximum": Hint(
            "the largest value itself is returned",
            "compare x with it: the result is True or False everywhere",
        ),
        "returns_the_position": Hint("a position is returned", "compare x with its largest value"),
        "returns_the_masked_values": Hint(
            "the values are returned where True and False belong", "return the comparison itself"
        ),
        "only_the_first_maximum": Hint(
            "only the first of several equal maxima is marked", "x == np.max(x) marks all of them"
        ),
        "maximum_of_each_row": Hint("every row has its own maximum", "np.max without an axis"),
        "maximum_of_each_column": Hint("every column has its own maximum", "np.max without an axis"),
        "mask_of_the_minimum": Hint("the smallest value is marked", "np.max"),
        "mask_of_the_others": Hint("everything but the maximum is marked", "== in place of !="),
        "largest_absolute_value": Hint("signs are ignored", "leave np.abs out"),
        "ones_for_true": Hint(
            "the mask holds numbers", "a comparison is already True and False; return that"
        ),
        "positive_values": Hint("positive values are marked", "compare with the maximum"),
        "returns_all_positions": Hint(
            "the positions of the maximum are returned", "return the comparison itself, without np.where"
        ),
    },
)

_DISTRIBUTE_VALUE = ExerciseTexts(
    summary="Spread one number evenly over a window.",
    shapes="dz: a number, shape: (n_H, n_W) → a (n_H, n_W)",
    groups={
        "basic": "a 2×2 window",
        "not_square": "windows that are not square",
        "other_values": "a negative number, and a whole one",
    },
    hints={
        "dz_left_out": Hint("dz is left out", "each entry is dz divided by how many there are"),
        "divided_by_n_H_only": Hint("dz is divided by the height only", "there are n_H * n_W entries"),
        "divided_by_n_W_only": Hint("dz is divided by the width only", "there are n_H * n_W entries"),
        "divided_by_the_sum": Hint("dz is divided by n_H + n_W", "there are n_H * n_W entries"),
        "not_divided": Hint("every entry is all of dz", "divide it by n_H * n_W"),
        "whole_numbers": Hint("the division is rounded", "use / in place of //"),
        "returns_one_number": Hint("one number is returned", "fill an array of the given shape with it"),
        "transposed_shape": Hint("height and width are swapped", "shape is (n_H, n_W)"),
        "flattened": Hint("the array has one axis only", "give it the shape (n_H, n_W)"),
    },
)

_POOL_BACKWARD = ExerciseTexts(
    summary="Send the gradient of a pooling layer's output back to its input.",
    shapes="dA (m, n_H, n_W, n_C), cache → dA_prev like A_prev",
    groups={
        "basic": "max pooling, windows of 2 at stride 2",
        "average": "average pooling",
        "stride": "windows that overlap, and a stride of 2",
        "not_square": "images that are not square, and float32",
        "inputs_kept": "dA and the cache stay as they were",
    },
    hints={
        "pool_stride_forgotten_backward": Hint(
            "the window moves by 1 whatever the stride is",
            "vert_start is h * stride, horiz_start is w * stride",
        ),
        "pool_moves_by_the_window_size": Hint(
            "the window moves by its own size", "use stride for f in the start"
        ),
        "pool_stride_added_backward": Hint(
            "the stride is added to the position", "h * stride, not h + stride"
        ),
        "mask_times_a_slice_of_dA": Hint(
            "the mask is multiplied by a slice of dA", "one window has one gradient: dA[i, h, w, c]"
        ),
        "average_spread_twice": Hint(
            "the average is divided twice", "distribute_value divides already; give it dA[i, h, w, c]"
        ),
        "average_not_spread": Hint(
            "every entry of the window gets all of the gradient", "distribute_value divides it"
        ),
        "average_of_the_input": Hint(
            "the average of the input is spread in place of the gradient", "spread dA[i, h, w, c]"
        ),
        "mask_without_the_gradient": Hint(
            "the mask is added without the gradient", "multiply it by dA[i, h, w, c]"
        ),
        "shares_assigned": Hint(
            "each window overwrites what earlier windows gave", "windows overlap: += in place of ="
        ),
        "mode_ignored_max": Hint("the mode is always 'max'", "compare mode with 'max' and 'average'"),
        "mode_ignored_average": Hint("the mode is always 'average'", "compare mode with 'max' and 'average'"),
        "backward_modes_swapped": Hint("the two modes are swapped", "'max' needs the mask"),
        "gradient_to_the_whole_window": Hint(
            "every entry of the window gets the gradient", "only the maximum does: multiply by the mask"
        ),
        "pool_first_image_only": Hint("the masks come from image 0", "use index i"),
        "pool_rows_and_columns_swapped": Hint(
            "rows and columns of the window are swapped", "the vertical range comes first"
        ),
        "gradient_with_the_shape_of_dA": Hint(
            "the result has the shape of dA", "create dA_prev with np.zeros(A_prev.shape)"
        ),
        "pool_stride_forgotten_across_backward": Hint(
            "the window moves sideways by 1 whatever the stride is", "horiz_start is w * stride"
        ),
        "pool_stride_forgotten_down_backward": Hint(
            "the window moves down by 1 whatever the stride is", "vert_start is h * stride"
        ),
        "shares_subtracted": Hint("dA_prev has the wrong sign", "look for -= where += belongs"),
        "max_shares_subtracted": Hint("the sign is wrong in mode 'max'", "look for -= where += belongs"),
        "average_shares_subtracted": Hint(
            "the sign is wrong in mode 'average'", "look for -= where += belongs"
        ),
        "max_shares_assigned": Hint(
            "each window overwrites what earlier windows gave in mode 'max'",
            "windows overlap: += in place of =",
        ),
        "average_shares_assigned": Hint(
            "each window overwrites what earlier windows gave in mode 'average'",
            "windows overlap: += in place of =",
        ),
        "average_over_the_output": Hint(
            "the gradient is spread over the shape of dA", "the window has the shape (f, f)"
        ),
        "mask_of_the_gradient": Hint(
            "the mask is made from dA_prev", "the maximum is looked for in a window of A_prev"
        ),
        "dA_read_with_h_and_w_swapped": Hint(
            "dA is read at row w and column h", "dA[i, h, w, c]: the row comes first"
        ),
        "pool_returns_after_one_value": Hint(
            "the function returns after the first value", "move the return out of all the loops"
        ),
        "pool_returns_after_one_image": Hint(
            "the function returns after the first image", "move the return out of the loop over i"
        ),
    },
)

TEXTS = {
    "first_entries": _FIRST_ENTRIES,
    "conv_output_size": _CONV_OUTPUT_SIZE,
    "zero_pad": _ZERO_PAD,
    "conv_single_step": _CONV_SINGLE_STEP,
    "conv_forward": _CONV_FORWARD,
    "conv_parameters": _CONV_PARAMETERS,
    "conv_multiplications": _CONV_MULTIPLICATIONS,
    "pool_forward": _POOL_FORWARD,
    "conv_backward": _CONV_BACKWARD,
    "create_mask_from_window": _CREATE_MASK,
    "distribute_value": _DISTRIBUTE_VALUE,
    "pool_backward": _POOL_BACKWARD,
}
