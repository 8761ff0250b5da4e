"""The words about compute_content_cost."""

from ...contract import ExerciseTexts, Hint
from .shared import CONSTANT, IN_A_GRAPH, NUMPY, STOPPED, VARIABLE

_FACTOR = "divide the sum by 4 * n_H * n_W * n_C"
_LAST = "the content layer is the last output: content_output[-1] and generated_output[-1]"
_SQUARES = "first the difference, then its square, then the sum"
_SIDES = "the shape is (1, n_H, n_W, n_C): _, n_H, n_W, n_C = a_G.shape"
_BOTH = "subtract content_output[-1] from generated_output[-1]"

_CONTENT = ExerciseTexts(
    summary="How far the content layer's activations are from those of the content picture.",
    shapes="two lists of (1, n_H, n_W, n_C), the content layer last → a single number",
    groups={
        "basic": "a list of one activation, its sides all different",
        "last": "lists of several activations, of which the last one is the content layer",
        "sizes": "one channel, one place, wide and high activations",
        "in_a_graph": IN_A_GRAPH,
    },
    hints={
        "normalisation_missing": Hint("the sum is not divided", _FACTOR),
        "mean_for_sum": Hint(
            "the mean of the squares is taken, or the 4 is missing",
            f"a mean divides by n_H * n_W * n_C alone; {_FACTOR}",
        ),
        "mean_for_sum_and_the_factor": Hint(
            "it is divided by n_H, n_W and n_C twice: by a mean and by the factor", _FACTOR
        ),
        "half_of_the_sum": Hint(
            "half of the sum is taken, as in the paper", f"here it is another factor: {_FACTOR}"
        ),
        "two_for_four": Hint("there is a 2 for the 4", _FACTOR),
        "channels_missing_in_the_factor": Hint("n_C is missing below the line", _FACTOR),
        "only_channels_in_the_factor": Hint("n_H and n_W are missing below the line", _FACTOR),
        "divided_by_four_alone": Hint("the sum is divided by 4 alone", _FACTOR),
        "factor_without_parentheses": Hint(
            "n_H, n_W and n_C are above the line",
            "1 / 4 * n_H * n_W * n_C multiplies with them: 1 / (4 * n_H * n_W * n_C)",
        ),
        "sides_added_in_the_factor": Hint("n_H, n_W and n_C are added", f"multiply them: {_FACTOR}"),
        "height_taken_twice": Hint(
            "n_H stands in the place of n_W", "the shape is (1, n_H, n_W, n_C): look at the indices"
        ),
        "width_taken_twice": Hint(
            "n_W stands in the place of n_H", "the shape is (1, n_H, n_W, n_C): look at the indices"
        ),
        "width_missing_in_the_factor": Hint("n_W is missing below the line", _SIDES),
        "height_missing_in_the_factor": Hint("n_H is missing below the line", _SIDES),
        "three_sides_unpacked": Hint("a shape with four sides is unpacked into three", _SIDES),
        "sizes_of_tf_shape": Hint(
            "n_H, n_W and n_C come from tf.shape or tf.size",
            "those are tensors of whole numbers: use a_G.shape",
        ),
        "factor_of_the_first_output": Hint(
            "n_H, n_W and n_C are those of the first output", "take them from generated_output[-1]"
        ),
        "square_forgotten": Hint(
            "the differences are not squared", f"those above and below 0 cancel; {_SQUARES}"
        ),
        "square_forgotten_the_other_way_round": Hint(
            "the differences are not squared", f"those above and below 0 cancel; {_SQUARES}"
        ),
        "absolute_differences": Hint("absolute values stand for squares", _SQUARES),
        "square_of_the_sum": Hint("the sum is squared", _SQUARES),
        "half_of_the_squares": Hint(
            "half of the squares is summed up, as tf.nn.l2_loss does", "use tf.reduce_sum"
        ),
        "root_of_the_mean": Hint("the root of the mean is taken", f"no root; {_FACTOR}"),
        "root_of_the_sum": Hint("the root of the sum is taken", "leave the root out, tf.norm too"),
        "not_summed": Hint("nothing is summed up", "tf.reduce_sum without an axis gives one number"),
        "summed_over_the_channels_alone": Hint(
            "only the channels are summed up", "tf.reduce_sum without an axis gives one number"
        ),
        "batch_axis_left": Hint(
            "the sum leaves the batch axis", "tf.reduce_sum without an axis gives one number"
        ),
        "mean_over_the_channels_alone": Hint(
            "the mean over the channels is taken, one number per place",
            f"tf.reduce_sum without an axis; then {_FACTOR}",
        ),
        "first_output": Hint("the first output is taken for the content layer", _LAST),
        "output_before_the_last": Hint("the output before the last one is taken", _LAST),
        "all_outputs_added_up": Hint("the costs of all outputs are added up", _LAST),
        "mean_of_all_outputs": Hint("the mean of the costs of all outputs is taken", _LAST),
        "first_generated_output": Hint("the first generated output meets the last of the content", _LAST),
        "first_content_output": Hint("the first content output meets the last generated one", _LAST),
        "lists_subtracted": Hint("a list is subtracted from a list", _LAST),
        "lists_subtracted_by_tensorflow": Hint("a list is subtracted from a list", _LAST),
        "shape_of_the_list": Hint("a list is asked for its shape", f"ask its last part; {_LAST}"),
        "shape_of_the_list_as_of_old": Hint("a list is asked for its shape", f"ask its last part; {_LAST}"),
        "always_zero": Hint("the cost is always 0", f"{_BOTH}, and divide with /, not //"),
        "added_for_subtracted": Hint("the activations are added", _BOTH),
        "squares_subtracted": Hint("the squares are subtracted", _SQUARES),
        "multiplied_for_subtracted": Hint("the activations are multiplied", _BOTH),
        "generated_alone": Hint("the content picture is left out", _BOTH),
        "unrolled_in_two_ways": Hint(
            "the two are unrolled in different ways, so different places are compared",
            "treat both alike, or do not unroll them at all",
        ),
        "gram_matrices_compared": Hint(
            "Gram matrices are compared", "they are for the style; here each place counts on its own"
        ),
        "numpy_in_the_graph": NUMPY,
        "numpy_asked_for_get_shape": NUMPY,
        "made_a_constant": CONSTANT,
        "made_a_variable": VARIABLE,
        "gradient_stopped": STOPPED,
    },
)

TEXTS = {"compute_content_cost": _CONTENT}
