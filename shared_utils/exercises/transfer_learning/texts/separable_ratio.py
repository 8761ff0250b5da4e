"""The words about separable_ratio."""

from ...contract import ExerciseTexts, Hint

_SUM = "the two parts add up: 1 / n_C_out + 1 / f**2"
_F = "a filter has f rows and f columns: f**2 in place of f"

_CARET = "in Python ^ is no power, so write f**2"
_ROUNDED = Hint("the ratio is rounded", "return it as it is")
_TEXT = Hint("the ratio is returned as text", "return the number itself, with no str and no f-string")

_SEPARABLE_RATIO = ExerciseTexts(
    summary="The cost of a depthwise separable convolution, as a share of the cost of an ordinary one.",
    shapes="whole numbers f and n_C_out → a number",
    groups={
        "basic": "filters of 3×3",
        "channels": "few and many filters",
        "sizes": "filters of other sizes",
    },
    hints={
        "ordinary_over_separable": Hint(
            "the cost of the ordinary convolution is divided by the other one",
            "the separable convolution comes above the line: the ratio is below 1 for large layers",
        ),
        "f_not_squared": Hint("f is not squared", _F),
        "f_doubled": Hint("f is doubled, not squared", "write f**2, not 2 * f"),
        "caret_without_brackets": Hint("f^2 stands for the square of f", _CARET),
        "caret_in_brackets": Hint("f^2 stands for the square of f", _CARET),
        "caret_in_the_costs": Hint("f^2 stands for the square of f", _CARET),
        "both_squared": Hint("n_C_out is squared too", "only f has two axes: 1 / n_C_out + 1 / f**2"),
        "square_of_the_sum": Hint("the whole sum is squared", "the square belongs to f alone"),
        "depthwise_part_alone": Hint("the pointwise part is missing", _SUM),
        "pointwise_part_alone": Hint("the depthwise part is missing", _SUM),
        "product_for_the_sum": Hint("the two parts are multiplied", _SUM),
        "one_over_the_sum": Hint(
            "one is divided by the sum of f² and n_C_out",
            "a sum of fractions is not the fraction of the sum: 1 / n_C_out + 1 / f**2",
        ),
        "difference_for_the_sum": Hint("the second part is taken away", _SUM),
        "difference_the_other_way": Hint("the first part is taken away", _SUM),
        "what_is_saved": Hint("what comes out is the share that is saved", "leave out the `1 -`"),
        "in_percent": Hint("what comes out is in percent", "leave out the factor of 100"),
        "divided_to_whole_numbers": Hint(
            "a whole number comes out", "divide with /, not with //, and use neither int nor round"
        ),
        "rounded_to_one_digit": _ROUNDED,
        "rounded_to_two_digits": _ROUNDED,
        "rounded_to_three_digits": _ROUNDED,
        "rounded_to_four_digits": _ROUNDED,
        "as_text": _TEXT,
        "as_text_of_two_digits": _TEXT,
        "as_text_of_three_digits": _TEXT,
        "as_text_of_four_digits": _TEXT,
        "sum_of_the_costs": Hint(
            "what comes out is a cost, not a ratio of two", "divide it by f**2 * n_C_out, the ordinary cost"
        ),
        "cost_of_the_ordinary": Hint(
            "what comes out is the cost of the ordinary convolution",
            "divide the cost of the separable one, f**2 + n_C_out, by it",
        ),
        "brackets_missing": Hint(
            "only the second part is divided", "put the sum f**2 + n_C_out, above the line, in brackets"
        ),
        "divided_and_multiplied": Hint(
            "the sum is divided by f² and then multiplied by n_C_out",
            "put what stands below the line in brackets: ... / (f**2 * n_C_out)",
        ),
        "always_3_by_3": Hint("the filter is always 3×3", "use the argument f"),
        "arguments_swapped": Hint(
            "f and n_C_out have changed places", "the square belongs to f: 1 / n_C_out + 1 / f**2"
        ),
    },
)

TEXTS = {"separable_ratio": _SEPARABLE_RATIO}
