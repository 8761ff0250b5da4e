"""Mistakes in total_cost."""

import numpy as np
import tensorflow as tf

from .collected import wrong


@wrong("total_cost")
def numbers_of_the_sum(J_content, J_style, alpha=10, beta=40):
    return (alpha * J_content + beta * J_style).numpy()


@wrong("total_cost")
def made_a_constant(J_content, J_style, alpha=10, beta=40):
    return tf.constant(alpha * J_content + beta * J_style)


@wrong("total_cost")
def made_a_variable(J_content, J_style, alpha=10, beta=40):
    return tf.Variable(alpha * J_content + beta * J_style)


@wrong("total_cost")
def numpy_in_the_graph(J_content, J_style, alpha=10, beta=40):
    return np.array(alpha * J_content + beta * J_style)


@wrong("total_cost")
def weights_swapped(J_content, J_style, alpha=10, beta=40):
    return beta * J_content + alpha * J_style


@wrong("total_cost")
def defaults_swapped(J_content, J_style, alpha=40, beta=10):
    return alpha * J_content + beta * J_style


@wrong("total_cost")
def defaults_of_one(J_content, J_style, alpha=1, beta=1):
    return alpha * J_content + beta * J_style


@wrong("total_cost")
def weights_typed_in(J_content, J_style, alpha=10, beta=40):
    return 10 * J_content + 40 * J_style


@wrong("total_cost")
def weights_typed_in_and_swapped(J_content, J_style, alpha=10, beta=40):
    return 40 * J_content + 10 * J_style


@wrong("total_cost")
def weights_ignored(J_content, J_style, alpha=10, beta=40):
    return J_content + J_style


@wrong("total_cost")
def alpha_ignored(J_content, J_style, alpha=10, beta=40):
    return J_content + beta * J_style


@wrong("total_cost")
def beta_ignored(J_content, J_style, alpha=10, beta=40):
    return alpha * J_content + J_style


@wrong("total_cost")
def alpha_for_both(J_content, J_style, alpha=10, beta=40):
    return alpha * J_content + alpha * J_style


@wrong("total_cost")
def beta_for_both(J_content, J_style, alpha=10, beta=40):
    return beta * J_content + beta * J_style


@wrong("total_cost")
def one_minus_alpha(J_content, J_style, alpha=10, beta=40):
    return alpha * J_content + (1 - alpha) * J_style


@wrong("total_cost")
def content_cost_twice(J_content, J_style, alpha=10, beta=40):
    return alpha * J_content + beta * J_content


@wrong("total_cost")
def style_cost_twice(J_content, J_style, alpha=10, beta=40):
    return alpha * J_style + beta * J_style


@wrong("total_cost")
def content_alone(J_content, J_style, alpha=10, beta=40):
    return alpha * J_content


@wrong("total_cost")
def style_alone(J_content, J_style, alpha=10, beta=40):
    return beta * J_style


@wrong("total_cost")
def subtracted_for_added(J_content, J_style, alpha=10, beta=40):
    return alpha * J_content - beta * J_style


@wrong("total_cost")
def multiplied_for_added(J_content, J_style, alpha=10, beta=40):
    return alpha * J_content * beta * J_style


@wrong("total_cost")
def weights_added(J_content, J_style, alpha=10, beta=40):
    return alpha + J_content + beta + J_style


@wrong("total_cost")
def divided_by_the_sum_of_the_weights(J_content, J_style, alpha=10, beta=40):
    return (alpha * J_content + beta * J_style) / (alpha + beta)


@wrong("total_cost")
def halved(J_content, J_style, alpha=10, beta=40):
    return (alpha * J_content + beta * J_style) / 2


@wrong("total_cost")
def one_cost_in_the_other(J_content, J_style, alpha=10, beta=40):
    return alpha * (J_content + beta * J_style)


@wrong("total_cost")
def whole_number(J_content, J_style, alpha=10, beta=40):
    return tf.cast(alpha * J_content + beta * J_style, tf.int32)


@wrong("total_cost")
def both_costs(J_content, J_style, alpha=10, beta=40):
    return alpha * J_content, beta * J_style
