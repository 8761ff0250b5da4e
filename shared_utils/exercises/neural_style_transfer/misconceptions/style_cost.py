"""Mistakes in compute_style_cost."""

import numpy as np
import tensorflow as tf

from .collected import wrong
from .pieces import content_cost, layer_cost, style_cost

STYLE_LAYERS = ()
"""Bound for the time of a call, as it is in a notebook; and so is the default of a parameter of that name."""


def _layers(style, generated, layers):
    """(weight, cost) of each style layer."""
    return [
        (weight, layer_cost(a_S, a_G))
        for (_, weight), a_S, a_G in zip(layers, style[:-1], generated[:-1], strict=False)
    ]


# ---------------------------------------------------------------- the way back


@wrong("compute_style_cost")
def numpy_in_the_graph(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    return np.array(style_cost(style_image_output, generated_image_output, STYLE_LAYERS))


@wrong("compute_style_cost")
def gradient_stopped(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    generated = [tf.stop_gradient(a) for a in generated_image_output]
    return style_cost(style_image_output, generated, STYLE_LAYERS)


# ---------------------------------------------------------------- the weights


@wrong("compute_style_cost")
def weights_ignored(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    return sum(cost for _, cost in _layers(style_image_output, generated_image_output, STYLE_LAYERS))


@wrong("compute_style_cost")
def mean_of_the_layers(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    layers = _layers(style_image_output, generated_image_output, STYLE_LAYERS)
    return sum(cost for _, cost in layers) / len(layers)


@wrong("compute_style_cost")
def divided_by_the_number_of_layers(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    return style_cost(style_image_output, generated_image_output, STYLE_LAYERS) / len(STYLE_LAYERS)


@wrong("compute_style_cost")
def divided_by_the_sum_of_the_weights(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    whole = sum(weight for _, weight in STYLE_LAYERS)
    return style_cost(style_image_output, generated_image_output, STYLE_LAYERS) / whole


@wrong("compute_style_cost")
def always_a_fifth(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    return sum(0.2 * cost for _, cost in _layers(style_image_output, generated_image_output, STYLE_LAYERS))


@wrong("compute_style_cost")
def weights_squared(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    layers = _layers(style_image_output, generated_image_output, STYLE_LAYERS)
    return sum(weight**2 * cost for weight, cost in layers)


@wrong("compute_style_cost")
def weights_in_reverse(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    return style_cost(style_image_output, generated_image_output, STYLE_LAYERS[::-1])


@wrong("compute_style_cost")
def weight_of_the_first_layer_for_all(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    layers = _layers(style_image_output, generated_image_output, STYLE_LAYERS)
    return sum(layers[0][0] * cost for _, cost in layers)


@wrong("compute_style_cost")
def weight_of_the_last_layer_for_all(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    layers = _layers(style_image_output, generated_image_output, STYLE_LAYERS)
    return sum(layers[-1][0] * cost for _, cost in layers)


@wrong("compute_style_cost")
def weight_and_name_multiplied(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    J_style = 0
    for layer, a_S, a_G in zip(STYLE_LAYERS, style_image_output, generated_image_output, strict=False):
        J_style += layer * layer_cost(a_S, a_G)  # raises
    return J_style


@wrong("compute_style_cost")
def name_for_the_weight(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    J_style = 0
    for layer, a_S, a_G in zip(STYLE_LAYERS, style_image_output, generated_image_output, strict=False):
        J_style += layer[0] * layer_cost(a_S, a_G)  # raises
    return J_style


@wrong("compute_style_cost")
def weights_added(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    layers = _layers(style_image_output, generated_image_output, STYLE_LAYERS)
    return sum(weight + cost for weight, cost in layers)


@wrong("compute_style_cost")
def the_global_list(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    return style_cost(style_image_output, generated_image_output, globals()["STYLE_LAYERS"])


# ---------------------------------------------------------------- the sum


@wrong("compute_style_cost")
def only_the_first_layer(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    weight, cost = _layers(style_image_output, generated_image_output, STYLE_LAYERS)[0]
    return weight * cost


@wrong("compute_style_cost")
def first_style_layer_left_out(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    layers = _layers(style_image_output, generated_image_output, STYLE_LAYERS)
    return sum(weight * cost for weight, cost in layers[1:])


@wrong("compute_style_cost")
def first_outputs_each_time(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    cost = layer_cost(style_image_output[0], generated_image_output[0])
    return sum(weight * cost for _, weight in STYLE_LAYERS)


@wrong("compute_style_cost")
def only_the_last_layer(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    weight, cost = _layers(style_image_output, generated_image_output, STYLE_LAYERS)[-1]
    return weight * cost


@wrong("compute_style_cost")
def weight_on_all_that_came_before(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    J_style = 0
    for weight, cost in _layers(style_image_output, generated_image_output, STYLE_LAYERS):
        J_style = weight * (J_style + cost)
    return J_style


@wrong("compute_style_cost")
def multiplied_for_added(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    J_style = 1.0
    for weight, cost in _layers(style_image_output, generated_image_output, STYLE_LAYERS):
        J_style *= weight * cost
    return J_style


@wrong("compute_style_cost")
def starts_at_one(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    return 1 + style_cost(style_image_output, generated_image_output, STYLE_LAYERS)


@wrong("compute_style_cost")
def subtracted_for_added(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    return -style_cost(style_image_output, generated_image_output, STYLE_LAYERS)


@wrong("compute_style_cost")
def a_list_of_costs(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    layers = _layers(style_image_output, generated_image_output, STYLE_LAYERS)
    return tf.stack([weight * cost for weight, cost in layers])


# ---------------------------------------------------------------- which activations


@wrong("compute_style_cost")
def first_output_left_out(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    """For the last: the content layer counts."""
    return style_cost(style_image_output[1:], generated_image_output[1:], STYLE_LAYERS)


@wrong("compute_style_cost")
def content_layer_counted(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    content = layer_cost(style_image_output[-1], generated_image_output[-1])
    return style_cost(style_image_output, generated_image_output, STYLE_LAYERS) + content


@wrong("compute_style_cost")
def content_layer_counted_with_the_last_weight(
    style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS
):
    content = layer_cost(style_image_output[-1], generated_image_output[-1])
    J_style = style_cost(style_image_output, generated_image_output, STYLE_LAYERS)
    return J_style + STYLE_LAYERS[-1][1] * content


@wrong("compute_style_cost")
def all_outputs_without_weights(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    pairs = zip(style_image_output, generated_image_output, strict=True)
    return sum(layer_cost(a_S, a_G) for a_S, a_G in pairs)


@wrong("compute_style_cost")
def mean_of_all_outputs(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    pairs = zip(style_image_output, generated_image_output, strict=True)
    return sum(layer_cost(a_S, a_G) for a_S, a_G in pairs) / len(style_image_output)


@wrong("compute_style_cost")
def content_layer_each_time(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    cost = layer_cost(style_image_output[-1], generated_image_output[-1])
    return sum(weight * cost for _, weight in STYLE_LAYERS)


@wrong("compute_style_cost")
def outputs_by_name(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    J_style = 0
    for name, weight in STYLE_LAYERS:
        J_style += weight * layer_cost(style_image_output[name], generated_image_output[name])  # raises
    return J_style


@wrong("compute_style_cost")
def a_weight_for_each_output(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    J_style = 0
    for i in range(len(style_image_output)):
        weight = STYLE_LAYERS[i][1]  # raises at the content layer
        J_style += weight * layer_cost(style_image_output[i], generated_image_output[i])
    return J_style


@wrong("compute_style_cost")
def last_style_layer_left_out(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    return style_cost(style_image_output, generated_image_output, STYLE_LAYERS[:-1])


@wrong("compute_style_cost")
def lists_given_for_activations(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    J_style = 0
    for _, weight in STYLE_LAYERS:
        J_style += weight * layer_cost(style_image_output, generated_image_output)  # raises
    return J_style


@wrong("compute_style_cost")
def lists_given_for_activations_as_of_old(
    style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS
):
    """Where compute_layer_style_cost asks as many do."""
    return generated_image_output[:-1].get_shape()  # raises


@wrong("compute_style_cost")
def always_zero(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    return style_cost(generated_image_output, generated_image_output, STYLE_LAYERS)


@wrong("compute_style_cost")
def content_costs_of_the_layers(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    outputs = zip(STYLE_LAYERS, style_image_output, generated_image_output, strict=False)
    return sum(weight * content_cost([a_S], [a_G]) for (_, weight), a_S, a_G in outputs)
