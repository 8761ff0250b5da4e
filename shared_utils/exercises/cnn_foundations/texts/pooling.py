"""The words about pool_forward."""

from ...contract import ExerciseTexts, Hint

_FIT = "compare with the formula above the exercise"

_POOL_FORWARD = ExerciseTexts(
    summary="Keep the largest value, or the average, of every window.",
    shapes="A_prev (m, n_H_prev, n_W_prev, n_C) → A (m, n_H, n_W, n_C), cache",
    groups={
        "basic": "max pooling, windows of 2 at stride 2",
        "average": "average pooling",
        "stride": "a stride other than the size of the window",
        "not_square": "images that are higher than wide, or wider than high",
        "leftover": "a stride that leaves a rest at the edge, negative values",
        "cache": "a right cache, and A_prev left as it was",
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
        "builtin_max": Hint(
            "Python's own max() is used", "it compares whole rows; np.max looks at every value"
        ),
        "average_divided_by_4": Hint(
            "the sum is always divided by 4", "a window has f * f values; np.mean counts them"
        ),
        "f_and_stride_swapped": Hint(
            "f and stride are swapped", "read them by name: hparameters['f'] and hparameters['stride']"
        ),
        "pooling_returns_after_one_pixel": Hint(
            "the function returns after the first column of the first row",
            "move the return out of all the loops",
        ),
        "pooling_returns_after_one_row": Hint(
            "the function returns after the first row", "move the return out of all the loops"
        ),
        "average_for_max": Hint("the average is taken in both modes", "mode 'max' needs np.max"),
        "max_for_average": Hint("the maximum is taken in both modes", "mode 'average' needs np.mean"),
        "modes_swapped": Hint("the two modes are swapped", "'max' needs np.max, 'average' needs np.mean"),
        "minimum_for_maximum": Hint("the smallest value is kept", "np.max in place of np.min"),
        "median_for_average": Hint("the median is taken for the average", "use np.mean"),
        "sum_for_average": Hint("the values are summed and not averaged", "use np.mean"),
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

TEXTS = {"pool_forward": _POOL_FORWARD}
