"""The words about train_step."""

from ...contract import ExerciseTexts, Hint
from .shared import NUMPY

_COST = "J = total_cost(J_content, J_style)"
_TARGETS = "compute_content_cost(a_C, a_G), compute_style_cost(a_S, a_G)"
_TAPE = "indent network and costs below `with tf.GradientTape() as tape:`"
_PICTURE = "a_G = vgg_model_outputs(generated_image): the picture as it is, from 0 to 1"
_LISTS = "hand over all of a_C, a_S and a_G: the costs take out what they need"
_PAIRS = "apply_gradients is given no list of pairs"
_GRADIENT = "tape.gradient(J, generated_image)"
_APPLY = "optimizer.apply_gradients([(gradient, generated_image)])"
_CLIP = "generated_image.assign(clip_0_1(generated_image))"
_RETURN = "return J, the cost that you computed inside the tape"

_STEP = ExerciseTexts(
    summary="One step of the optimiser on the picture.",
    shapes="generated_image: a variable (1, n_H, n_W, 3), changed by the call → J, a single number",
    groups={
        "basic": "one small step, with a small network and targets of our own",
        "cost": "the cost that is returned",
        "clipped": "a large step: the picture stays between 0 and 1",
        "steps": "three steps, with Adam",
        "others": "other pictures, optimisers and numbers of layers",
    },
    hints={
        "network_output_for_the_cost": Hint("an output of the network is taken for the cost", _COST),
        "all_outputs_for_the_cost": Hint("the outputs of the network are taken for the cost", _COST),
        "targets_exchanged": Hint("a_C and a_S change places", _TARGETS),
        "costs_exchanged": Hint("the two costs, or alpha and beta, change places", _COST),
        "weights_left_out": Hint("the two costs are added without weights", _COST),
        "content_alone": Hint("only the content cost is used", _COST),
        "style_alone": Hint("the style cost is all", _COST),
        "weighted_content_alone": Hint("the style cost is left out", _COST),
        "weighted_style_alone": Hint("the content cost is left out", _COST),
        "content_for_both_targets": Hint("a_C is the target of both costs", _TARGETS),
        "style_for_both_targets": Hint("a_S is the target of both costs", _TARGETS),
        "picture_for_its_activations": Hint(
            "the costs are given the picture", "first a_G = vgg_model_outputs(generated_image)"
        ),
        "costs_outside_the_tape": Hint(
            "J is not connected with the picture inside the tape", f"{_TAPE}; then {_GRADIENT}"
        ),
        "content_layer_taken_out_before": Hint("compute_content_cost is given activations, no lists", _LISTS),
        "style_layers_taken_out_before": Hint(
            "compute_style_cost is given lists without the last output", _LISTS
        ),
        "picture_times_255": Hint("the network is given the picture times 255", _PICTURE),
        "preprocessed_for_vgg19": Hint("the picture is preprocessed for Keras's VGG19", _PICTURE),
        "gradient_of_the_content_alone": Hint("the gradient is that of the content cost", _GRADIENT),
        "gradient_of_the_style_alone": Hint("the gradient is that of the style cost", _GRADIENT),
        "gradient_of_the_network": Hint(
            "the gradient is taken with respect to the network's weights, which are frozen",
            f"the picture is what learns: {_GRADIENT}",
        ),
        "gradient_of_no_weights_in_a_graph": Hint(
            "the gradient is taken with respect to the network's weights, which are frozen",
            f"the picture is what learns: {_GRADIENT}",
        ),
        "gradient_of_the_network_itself": Hint(
            "the gradient is taken with respect to the network", _GRADIENT
        ),
        "gradient_of_the_activations": Hint("the gradient is taken with respect to a_G", _GRADIENT),
        "gradient_of_the_activations_in_a_graph": Hint(
            "the gradient is taken with respect to a_G", _GRADIENT
        ),
        "outputs_for_the_cost_in_the_gradient": Hint(
            "the gradient of a_G is taken", f"not of J: {_GRADIENT}"
        ),
        "numbers_for_the_cost": Hint(
            "J is a number of NumPy's in the tape", "leave .numpy() out, or call it last"
        ),
        "gradient_of_all_weights_of_the_network": Hint(
            "the network learns, and the picture does not", f"the picture is what learns: {_GRADIENT}"
        ),
        "gradient_of_the_network_for_the_picture": Hint(
            "the gradient is taken with respect to the network's weights", _GRADIENT
        ),
        "gradient_clipped": Hint("the gradient is clipped and the picture is not", _CLIP),
        "gradient_and_picture_clipped": Hint("the gradient is clipped", "apply it as it is"),
        "no_step": Hint("the picture does not move", _APPLY),
        "uphill": Hint("the picture goes uphill", f"the optimiser subtracts for you: {_APPLY}"),
        "two_steps": Hint("two steps are made", "make one step in each call"),
        "gradient_applied_twice": Hint("the gradient is applied twice", "make one step in each call"),
        "gradient_subtracted_as_it_is": Hint("the gradient is subtracted as it is", _APPLY),
        "gradient_added": Hint("the gradient is added", _APPLY),
        "a_hundredth_of_the_gradient_subtracted": Hint(
            "0.01 times the gradient is subtracted, or a new SGD does it",
            f"use the notebook's optimizer: {_APPLY}",
        ),
        "a_tensor_for_the_picture": Hint("generated_image is made a tensor, which has no assign", _APPLY),
        "a_tensor_for_the_picture_in_a_graph": Hint(
            "generated_image is made a tensor, which has no assign", _APPLY
        ),
        "step_on_a_copy": Hint(
            "the step is made on a new tf.Variable", "generated_image is one: change it in place"
        ),
        "a_new_variable_in_a_graph": Hint(
            "a tf.Variable or an optimiser is made in the step",
            "generated_image and optimizer are there: use them",
        ),
        "gradient_taken_for_the_picture": Hint("the gradient is written into the picture", _APPLY),
        "an_adam_of_its_own": Hint("a new Adam makes the step", f"use the notebook's: {_APPLY}"),
        "a_faster_adam_of_its_own": Hint("a new Adam makes the step", f"use the notebook's: {_APPLY}"),
        "an_adam_of_0_02_of_its_own": Hint("a new Adam makes the step", f"use the notebook's: {_APPLY}"),
        "a_slow_adam_of_its_own": Hint("a new Adam makes the step", f"use the notebook's: {_APPLY}"),
        "minimize_of_an_older_keras": Hint(
            "optimizer.minimize is called", f"Keras 3 no longer has it: {_APPLY}"
        ),
        "gradient_and_picture_not_in_a_list": Hint(_PAIRS, _APPLY),
        "no_list_of_pairs_in_a_graph": Hint(_PAIRS, _APPLY),
        "picture_before_its_gradient_in_a_graph": Hint("the picture comes before its gradient", _APPLY),
        "picture_before_its_gradient": Hint("the picture comes before its gradient", _APPLY),
        "not_clipped": Hint(
            "the picture is not clipped", f"last of all, clip it and assign the result: {_CLIP}"
        ),
        "clipped_before_the_step": Hint("the picture is clipped before the step", f"last of all: {_CLIP}"),
        "clipped_between_gradient_and_step": Hint(
            "the picture is clipped before the step", f"last of all: {_CLIP}"
        ),
        "clipped_at_0_alone": Hint("the picture is clipped at 0 alone, or at 0 and 255", _CLIP),
        "clipped_at_1_alone": Hint("the picture is clipped at 1 alone", _CLIP),
        "stretched_for_clipped": Hint("the picture is stretched to 0 to 1", f"clip it: {_CLIP}"),
        "sigmoid_for_clipped": Hint("the picture goes through a sigmoid", f"clip it: {_CLIP}"),
        "returns_nothing": Hint("the step is right and nothing comes back", _RETURN),
        "returns_the_picture": Hint("the picture comes back", f"it is changed in place; {_RETURN}"),
        "returns_the_gradient": Hint("the gradient comes back", _RETURN),
        "returns_the_cost_after_the_step": Hint("the cost after the step comes back", _RETURN),
        "returns_the_content_cost": Hint("the content cost comes back", _RETURN),
        "returns_the_style_cost": Hint("the style cost comes back", _RETURN),
        "returns_all_three_costs": Hint("three costs come back", _RETURN),
        "returns_cost_and_picture": Hint("the picture comes back too", f"it is changed in place; {_RETURN}"),
        "numpy_in_the_graph": NUMPY,
    },
)

TEXTS = {"train_step": _STEP}
