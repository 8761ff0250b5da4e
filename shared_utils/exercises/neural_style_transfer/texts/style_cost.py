"""The words about compute_style_cost."""

from ...contract import ExerciseTexts, Hint
from .shared import IN_A_GRAPH, NUMPY, STOPPED

_WEIGHTS = "multiply each layer's cost by its weight, the second part of its pair in STYLE_LAYERS"
_SUM = "J_style += weight * J_style_layer, for every layer"
_OUTPUTS = "the style layers are style_image_output[:-1] and generated_image_output[:-1]"
_WHOLE_LISTS = Hint(
    "whole lists are handed to compute_layer_style_cost", "hand it one layer of each list, [i] and [i]"
)

_STYLE = ExerciseTexts(
    summary="The style costs of several layers, weighted and added up.",
    shapes="lists of (1, n_H, n_W, n_C), the content layer last; STYLE_LAYERS of (name, weight) → a number",
    groups={
        "basic": "two and three style layers, the content layer last",
        "given": "a STYLE_LAYERS that is not the notebook's",
        "default": "STYLE_LAYERS left to its default, the notebook's list",
        "layers": "one layer, five layers, weights of 0 and above 1",
        "in_a_graph": IN_A_GRAPH,
    },
    hints={
        "weights_ignored": Hint("the weights are left out", _WEIGHTS),
        "mean_of_the_layers": Hint("the mean of the layers is taken", _WEIGHTS),
        "divided_by_the_number_of_layers": Hint(
            "the sum is divided by the number of layers", "leave it a sum"
        ),
        "divided_by_the_sum_of_the_weights": Hint(
            "the sum is divided by that of the weights", "leave it a sum"
        ),
        "always_a_fifth": Hint("each layer counts 0.2", _WEIGHTS),
        "weights_squared": Hint("the weights are squared", "multiply by the weight once"),
        "weights_in_reverse": Hint(
            "the weights are read from the last to the first", "the first weight is the first output's"
        ),
        "weight_of_the_first_layer_for_all": Hint("each layer has the first one's weight", _WEIGHTS),
        "weight_of_the_last_layer_for_all": Hint("each layer has the last one's weight", _WEIGHTS),
        "weight_and_name_multiplied": Hint(
            "a whole pair (name, weight) is multiplied", "unpack it: for name, weight in STYLE_LAYERS"
        ),
        "name_for_the_weight": Hint(
            "the name of the layer is multiplied", "unpack the pair: for name, weight in STYLE_LAYERS"
        ),
        "weights_added": Hint("the weights are added to the costs", _WEIGHTS),
        "the_global_list": Hint(
            "the weights come from the notebook's list", "use the argument of that name; hand it on as it is"
        ),
        "only_the_first_layer": Hint(
            "only the first layer counts",
            "is your return inside the loop? Move it out of the loop, to the left",
        ),
        "first_style_layer_left_out": Hint("the first style layer is left out", "begin with index 0"),
        "first_outputs_each_time": Hint(
            "the first outputs are taken for each layer", "hand over [i] of both lists, i = 0, 1, 2, 3, 4"
        ),
        "only_the_last_layer": Hint("only the last style layer counts", f"= starts anew each time: {_SUM}"),
        "weight_on_all_that_came_before": Hint("each weight multiplies what came before as well", _SUM),
        "multiplied_for_added": Hint("the costs are multiplied", _SUM),
        "starts_at_one": Hint("the sum starts at 1", "start with J_style = 0"),
        "subtracted_for_added": Hint("the costs are subtracted", _SUM),
        "a_list_of_costs": Hint("the costs of the layers come back one by one", _SUM),
        "first_output_left_out": Hint("the first output is left out, and the content layer counts", _OUTPUTS),
        "content_layer_counted": Hint("the content layer counts as well", _OUTPUTS),
        "content_layer_counted_with_the_last_weight": Hint("the content layer counts as well", _OUTPUTS),
        "all_outputs_without_weights": Hint(
            "the content layer counts as well, and the weights do not", f"{_OUTPUTS}; each has its weight"
        ),
        "mean_of_all_outputs": Hint("the mean of all outputs is taken, the content layer too", _SUM),
        "content_layer_each_time": Hint(
            "the content layer is taken each time", f"index -1 is it; {_OUTPUTS}"
        ),
        "outputs_by_name": Hint(
            "an output is looked up by the name of its layer", "the outputs are lists: count them, [i]"
        ),
        "a_weight_for_each_output": Hint("a weight is looked up for the content layer too", _OUTPUTS),
        "last_style_layer_left_out": Hint(
            "the last style layer is left out", "take away the content layer alone, once: [:-1]"
        ),
        "lists_given_for_activations": _WHOLE_LISTS,
        "lists_given_for_activations_as_of_old": _WHOLE_LISTS,
        "always_zero": Hint(
            "a picture is compared with itself",
            "one list is the style picture's, the other the generated one's",
        ),
        "content_costs_of_the_layers": Hint(
            "the layers are compared place by place", "call compute_layer_style_cost for each"
        ),
        "numpy_in_the_graph": NUMPY,
        "gradient_stopped": STOPPED,
    },
)

TEXTS = {"compute_style_cost": _STYLE}
