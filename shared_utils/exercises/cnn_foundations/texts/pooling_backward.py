"""The words about the backward pass of pooling."""

from ...contract import ExerciseTexts, Hint

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
        "builtin_max_of_a_window": Hint(
            "Python's own max() is used", "it compares whole rows; np.max looks at every value"
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
        "mask_of_the_minimum": Hint("the smallest value is marked", "use np.max"),
        "mask_of_the_others": Hint("everything but the maximum is marked", "use == in place of !="),
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
        "basic": "a 2×3 and a 2×2 window",
        "not_square": "a 5×3 and a 4×1 window",
        "other_values": "a negative number, and a whole one",
    },
    hints={
        "dz_left_out": Hint("dz is left out", "each entry is dz divided by how many there are"),
        "divided_by_n_H_only": Hint("dz is divided by the height only", "there are n_H * n_W entries"),
        "divided_by_n_W_only": Hint("dz is divided by the width only", "there are n_H * n_W entries"),
        "divided_by_the_sum": Hint("dz is divided by n_H + n_W", "there are n_H * n_W entries"),
        "always_divided_by_4": Hint("dz is always divided by 4", "there are n_H * n_W entries"),
        "divided_by_the_number_of_axes": Hint(
            "dz is divided by 2, the number of axes",
            "there are n_H * n_W entries: np.prod(shape), not np.size(shape)",
        ),
        "not_divided": Hint("every entry is all of dz", "divide it by n_H * n_W"),
        "whole_numbers": Hint("the division is rounded", "use / in place of //"),
        "returns_one_number": Hint("one number is returned", "fill an array of the given shape with it"),
        "transposed_shape": Hint("height and width are swapped", "the shape should be (n_H, n_W)"),
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
        "inputs_kept": "a right result that leaves dA and the cache as they were",
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
        "shares_assigned_without_stride": Hint(
            "the stride is left out, and each window overwrites the one before",
            "h * stride and w * stride; += in place of =",
        ),
        "average_spread_over_4": Hint(
            "the gradient is always divided by 4",
            "the window has f * f entries; distribute_value counts them",
        ),
        "f_and_stride_swapped_backward": Hint(
            "f and stride are swapped", "read them by name: hparameters['f'] and hparameters['stride']"
        ),
        "pool_returns_after_one_pixel": Hint(
            "the function returns after the first column of the first row",
            "move the return out of all the loops",
        ),
        "pool_returns_after_one_row": Hint(
            "the function returns after the first row", "move the return out of all the loops"
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
    "create_mask_from_window": _CREATE_MASK,
    "distribute_value": _DISTRIBUTE_VALUE,
    "pool_backward": _POOL_BACKWARD,
}
