"""The words about conv_single_step."""

from ...contract import ExerciseTexts, Hint

_CONV_SINGLE_STEP = ExerciseTexts(
    summary="Apply one filter to one slice of the input.",
    shapes="a_slice_prev (f, f, n_C_prev), W (f, f, n_C_prev), b (1, 1, 1) → a number",
    groups={
        "basic": "a 3×3 filter over three channels",
        "other_sizes": "filters of other sizes, over one, four or six channels",
        "float32": "numbers of type float32",
        "inputs_kept": "a right result that leaves the arguments as they were",
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

TEXTS = {"conv_single_step": _CONV_SINGLE_STEP}
