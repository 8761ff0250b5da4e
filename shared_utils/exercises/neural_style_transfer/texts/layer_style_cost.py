"""The words about compute_layer_style_cost."""

from ...contract import ExerciseTexts, Hint
from .shared import IN_A_GRAPH, NUMPY, STOPPED

_UNROLL = "reshape to (n_H * n_W, n_C) first, then transpose"
_KEEPS = "it keeps the numbers in order; reshape to (n_H * n_W, n_C), then transpose"
_MATRIX = f"gram_matrix takes (n_C, n_H·n_W): {_UNROLL}"
_SIDES = "the shape is (1, n_H, n_W, n_C): _, n_H, n_W, n_C = a_G.shape"
_FACTOR = "divide the sum by 4 * n_C**2 * (n_H * n_W)**2"
_SQUARES = "first the difference of the Gram matrices, then its square, then the sum"
_BOTH = "compare the Gram matrix of a_S with that of a_G"

_LAYER = ExerciseTexts(
    summary="How far the Gram matrix of a layer is from that of the style picture.",
    shapes="a_S, a_G (1, n_H, n_W, n_C) → a single number",
    groups={
        "basic": "activations whose sides are all different",
        "sizes": "equal sides, one channel, one place, more channels than places",
        "places": "the same numbers at other places: the cost is 0",
        "in_a_graph": IN_A_GRAPH,
    },
    hints={
        "channels_mixed": Hint("a reshape straight to (n_C, n_H·n_W) mixes the channels", _KEEPS),
        "not_transposed": Hint("the activations are not transposed, so places meet places", _UNROLL),
        "style_transposed_alone": Hint("a_S is transposed and a_G is not", f"treat both alike: {_UNROLL}"),
        "generated_transposed_alone": Hint(
            "a_G is transposed and a_S is not", f"treat both alike: {_UNROLL}"
        ),
        "channels_mixed_and_transposed": Hint("a reshape to (n_C, n_H·n_W) mixes the channels", _KEEPS),
        "channels_mixed_in_the_style_picture": Hint(
            "the channels of a_S are mixed and those of a_G are not", f"treat both alike: {_UNROLL}"
        ),
        "channels_mixed_in_the_generated_picture": Hint(
            "the channels of a_G are mixed and those of a_S are not", f"treat both alike: {_UNROLL}"
        ),
        "rows_for_channels": Hint(
            "rows are taken for channels", f"the channels are the last axis: {_UNROLL}"
        ),
        "channels_first_and_reshaped_to_places": Hint(
            "the channels come first and are then reshaped to places",
            "after tf.transpose(a, (0, 3, 1, 2)) reshape to (n_C, n_H * n_W)",
        ),
        "not_unrolled": Hint("the activations are not unrolled", _MATRIX),
        "not_unrolled_and_transpose_b": Hint("the activations are not unrolled", _MATRIX),
        "transposed_and_not_reshaped": Hint("the activations are transposed and not reshaped", _MATRIX),
        "squeezed_and_not_reshaped": Hint("the activations are squeezed and not reshaped", _MATRIX),
        "batch_axis_transposed_too": Hint("the batch axis is still there", _MATRIX),
        "batch_axis_left": Hint("the batch axis is still there", _MATRIX),
        "normalisation_missing": Hint("the sum is not divided", _FACTOR),
        "four_missing": Hint("the 4 below the line is missing", _FACTOR),
        "two_for_four": Hint("there is a 2 for the 4", _FACTOR),
        "channels_not_squared": Hint("n_C is not squared below the line", _FACTOR),
        "places_not_squared": Hint("n_H * n_W is not squared below the line", _FACTOR),
        "factor_of_the_content": Hint("the factor is that of the content cost", _FACTOR),
        "only_the_width_squared": Hint(
            "n_H is not squared below the line", f"n_H * n_W**2 squares n_W alone: {_FACTOR}"
        ),
        "only_the_height_squared": Hint("n_W is not squared below the line", _FACTOR),
        "channels_missing_in_the_factor": Hint("n_C is missing below the line", _FACTOR),
        "places_missing_in_the_factor": Hint("n_H and n_W are missing below the line", _FACTOR),
        "factor_not_squared": Hint("it is divided by 2 * n_H * n_W * n_C, not squared", _FACTOR),
        "factor_squared_with_its_four": Hint("the 4 is squared too", _FACTOR),
        "factor_without_parentheses": Hint(
            "n_C and n_H * n_W are above the line",
            "1 / 4 * n_C**2 * the rest multiplies: 1 / (4 * n_C**2 * (n_H * n_W)**2)",
        ),
        "sides_added_in_the_factor": Hint("n_H and n_W are added", f"multiply them: {_FACTOR}"),
        "height_taken_twice": Hint(
            "n_H stands in the place of n_W", "the shape is (1, n_H, n_W, n_C): look at the indices"
        ),
        "width_taken_twice": Hint(
            "n_W stands in the place of n_H", "the shape is (1, n_H, n_W, n_C): look at the indices"
        ),
        "width_missing_in_the_factor": Hint("n_W is missing below the line", _SIDES),
        "sides_counted_from_the_batch": Hint("n_H and n_W are counted from the batch axis", _SIDES),
        "height_missing_in_the_factor": Hint("n_H is missing below the line", _SIDES),
        "caret_for_the_power": Hint("^ stands for a power", "in Python it is **: n_C**2 * (n_H * n_W)**2"),
        "mean_for_sum": Hint(
            "the mean of the squares is taken", "the factor belongs to the sum: use tf.reduce_sum"
        ),
        "mean_and_no_factor": Hint(
            "the mean of the squares is taken, and nothing else", f"sum, then {_FACTOR}"
        ),
        "gram_matrices_divided_too": Hint(
            "the Gram matrices are divided by n_H·n_W as well", f"divide once, at the end: {_FACTOR}"
        ),
        "square_forgotten": Hint("the differences are not squared", f"they cancel; {_SQUARES}"),
        "square_forgotten_the_other_way_round": Hint(
            "the differences are not squared", f"they cancel; {_SQUARES}"
        ),
        "absolute_differences": Hint("absolute values stand for squares", _SQUARES),
        "square_of_the_sum": Hint("the sum is squared", _SQUARES),
        "half_of_the_squares": Hint(
            "half of the squares is summed up, as tf.nn.l2_loss does", "use tf.reduce_sum"
        ),
        "root_of_the_cost": Hint("the root of the cost is taken", "leave the root out, tf.norm too"),
        "root_of_the_sum": Hint("the root of the sum is taken", "leave the root out, tf.norm too"),
        "not_summed": Hint("nothing is summed up", "tf.reduce_sum without an axis gives one number"),
        "summed_over_one_axis": Hint(
            "only one axis is summed up", "tf.reduce_sum without an axis gives one number"
        ),
        "activations_compared": Hint(
            "the activations are compared", "the style is in gram_matrix(a_S), gram_matrix(a_G)"
        ),
        "content_cost_of_the_layer": Hint("the content cost of the layer is returned", _BOTH),
        "gram_matrix_of_the_difference": Hint(
            "the Gram matrix of a_S - a_G is taken", "first both Gram matrices, then their difference"
        ),
        "always_zero": Hint("the cost is always 0", f"{_BOTH}, and divide with /, not //"),
        "added_for_subtracted": Hint("the Gram matrices are added", "subtract one from the other"),
        "product_of_both_pictures": Hint("a_S is multiplied with a_G", _BOTH),
        "diagonals_compared": Hint(
            "only the diagonals are compared", "call gram_matrix and compare all of it"
        ),
        "generated_alone": Hint("the style picture is left out", _BOTH),
        "numpy_in_the_graph": NUMPY,
        "gradient_stopped": STOPPED,
    },
)

TEXTS = {"compute_layer_style_cost": _LAYER}
