"""The words about a convolution by hand, sizes, and what a layer costs."""

from ...contract import ExerciseTexts, Hint

_FIT = "compare with the formula above the exercise"

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
        "padded_on_one_side": Hint(
            "the padding is counted on one side only", "there is padding on both sides: 2 * pad"
        ),
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
        "size_without_parentheses": Hint(
            "only f is divided by the stride", "put n + 2 * pad - f in parentheses before // stride"
        ),
        "size_without_parentheses_pad_last": Hint(
            "only 2 * pad is divided by the stride", "put n - f + 2 * pad in parentheses before // stride"
        ),
        "never_raises": Hint("nothing is ever refused", "raise ValueError before you compute"),
        "only_n_and_f_are_checked": Hint(
            "a filter that does not fit is let through, and so is a stride of 0",
            "compare f with n + 2 * pad, and stride with 1",
        ),
        "stride_not_checked": Hint("a stride of zero or less is let through", "stride must be at least 1"),
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
        "weights_of_one_filter_only": Hint(
            "the weights of one filter are counted, and the biases of all", "(weights of a filter + 1) * n_C"
        ),
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

TEXTS = {
    "first_entries": _FIRST_ENTRIES,
    "conv_output_size": _CONV_OUTPUT_SIZE,
    "conv_parameters": _CONV_PARAMETERS,
    "conv_multiplications": _CONV_MULTIPLICATIONS,
}
