"""Mistakes in compute_content_cost."""

import numpy as np
import tensorflow as tf

from .collected import wrong
from .pieces import squares

# `_cost` is the right answer with another way to sum, other activations or another factor.


def _cost(content_output, generated_output, summed=squares, factor=None, place=-1):
    a_C, a_G = content_output[place], generated_output[place]
    n_H, n_W, n_C = a_G.shape[1:]
    return summed(a_C - a_G) * (1 / (4 * n_H * n_W * n_C) if factor is None else factor(n_H, n_W, n_C))


# ---------------------------------------------------------------- the way back


@wrong("compute_content_cost")
def numpy_in_the_graph(content_output, generated_output):
    return np.array(_cost(content_output, generated_output))


@wrong("compute_content_cost")
def numpy_asked_for_get_shape(content_output, generated_output):
    return generated_output[-1].numpy().get_shape()  # raises


@wrong("compute_content_cost")
def made_a_constant(content_output, generated_output):
    return tf.constant(_cost(content_output, generated_output))


@wrong("compute_content_cost")
def made_a_variable(content_output, generated_output):
    return tf.Variable(_cost(content_output, generated_output))


@wrong("compute_content_cost")
def gradient_stopped(content_output, generated_output):
    return _cost(content_output, [tf.stop_gradient(a) for a in generated_output])


# ---------------------------------------------------------------- the factor


@wrong("compute_content_cost")
def normalisation_missing(content_output, generated_output):
    return _cost(content_output, generated_output, factor=lambda n_H, n_W, n_C: 1)


@wrong("compute_content_cost")
def mean_for_sum(content_output, generated_output):
    """Or the sum without the 4 below the line, which is the same."""
    return _cost(content_output, generated_output, factor=lambda n_H, n_W, n_C: 1 / (n_H * n_W * n_C))


@wrong("compute_content_cost")
def mean_for_sum_and_the_factor(content_output, generated_output):
    """Or the factor of the style cost, which is the same."""
    return _cost(content_output, generated_output, lambda d: tf.reduce_mean(tf.square(d)))


@wrong("compute_content_cost")
def half_of_the_sum(content_output, generated_output):
    return _cost(content_output, generated_output, factor=lambda n_H, n_W, n_C: 1 / 2)


@wrong("compute_content_cost")
def two_for_four(content_output, generated_output):
    return _cost(content_output, generated_output, factor=lambda n_H, n_W, n_C: 1 / (2 * n_H * n_W * n_C))


@wrong("compute_content_cost")
def channels_missing_in_the_factor(content_output, generated_output):
    return _cost(content_output, generated_output, factor=lambda n_H, n_W, n_C: 1 / (4 * n_H * n_W))


@wrong("compute_content_cost")
def only_channels_in_the_factor(content_output, generated_output):
    return _cost(content_output, generated_output, factor=lambda n_H, n_W, n_C: 1 / (4 * n_C))


@wrong("compute_content_cost")
def divided_by_four_alone(content_output, generated_output):
    return _cost(content_output, generated_output, factor=lambda n_H, n_W, n_C: 1 / 4)


@wrong("compute_content_cost")
def factor_without_parentheses(content_output, generated_output):
    return _cost(content_output, generated_output, factor=lambda n_H, n_W, n_C: 1 / 4 * n_H * n_W * n_C)


@wrong("compute_content_cost")
def sides_added_in_the_factor(content_output, generated_output):
    return _cost(content_output, generated_output, factor=lambda n_H, n_W, n_C: 1 / (4 * (n_H + n_W + n_C)))


@wrong("compute_content_cost")
def height_taken_twice(content_output, generated_output):
    return _cost(content_output, generated_output, factor=lambda n_H, n_W, n_C: 1 / (4 * n_H * n_H * n_C))


@wrong("compute_content_cost")
def width_taken_twice(content_output, generated_output):
    return _cost(content_output, generated_output, factor=lambda n_H, n_W, n_C: 1 / (4 * n_W * n_W * n_C))


@wrong("compute_content_cost")
def width_missing_in_the_factor(content_output, generated_output):
    """Or n_H and n_W are the first two of the four sides, of which the batch's is 1."""
    return _cost(content_output, generated_output, factor=lambda n_H, n_W, n_C: 1 / (4 * n_H * n_C))


@wrong("compute_content_cost")
def height_missing_in_the_factor(content_output, generated_output):
    return _cost(content_output, generated_output, factor=lambda n_H, n_W, n_C: 1 / (4 * n_W * n_C))


@wrong("compute_content_cost")
def three_sides_unpacked(content_output, generated_output):
    n_H, n_W, n_C = generated_output[-1].shape  # raises: there are four
    return squares(content_output[-1] - generated_output[-1]) / (4 * n_H * n_W * n_C)


@wrong("compute_content_cost")
def sizes_of_tf_shape(content_output, generated_output):
    _, n_H, n_W, n_C = tf.unstack(tf.shape(generated_output[-1]))
    return squares(content_output[-1] - generated_output[-1]) / (4 * n_H * n_W * n_C)  # raises: dtypes


@wrong("compute_content_cost")
def factor_of_the_first_output(content_output, generated_output):
    _, n_H, n_W, n_C = generated_output[0].shape
    return squares(content_output[-1] - generated_output[-1]) / (4 * n_H * n_W * n_C)


# ---------------------------------------------------------------- the squares and their sum


@wrong("compute_content_cost")
def square_forgotten(content_output, generated_output):
    return _cost(content_output, generated_output, tf.reduce_sum)


@wrong("compute_content_cost")
def square_forgotten_the_other_way_round(content_output, generated_output):
    return _cost(content_output, generated_output, lambda d: -tf.reduce_sum(d))


@wrong("compute_content_cost")
def absolute_differences(content_output, generated_output):
    return _cost(content_output, generated_output, lambda d: tf.reduce_sum(tf.abs(d)))


@wrong("compute_content_cost")
def square_of_the_sum(content_output, generated_output):
    return _cost(content_output, generated_output, lambda d: tf.square(tf.reduce_sum(d)))


@wrong("compute_content_cost")
def half_of_the_squares(content_output, generated_output):
    return _cost(content_output, generated_output, tf.nn.l2_loss)


@wrong("compute_content_cost")
def root_of_the_sum(content_output, generated_output):
    return _cost(content_output, generated_output, tf.norm)


@wrong("compute_content_cost")
def root_of_the_mean(content_output, generated_output):
    return tf.sqrt(tf.reduce_mean(tf.square(content_output[-1] - generated_output[-1])))


@wrong("compute_content_cost")
def not_summed(content_output, generated_output):
    return _cost(content_output, generated_output, tf.square)


@wrong("compute_content_cost")
def summed_over_the_channels_alone(content_output, generated_output):
    return _cost(content_output, generated_output, lambda d: tf.reduce_sum(tf.square(d), axis=-1))


@wrong("compute_content_cost")
def batch_axis_left(content_output, generated_output):
    return _cost(content_output, generated_output, lambda d: tf.reduce_sum(tf.square(d), axis=[1, 2, 3]))


@wrong("compute_content_cost")
def mean_over_the_channels_alone(content_output, generated_output):
    a_C, a_G = content_output[-1], generated_output[-1]
    return tf.reduce_mean(tf.square(a_C - a_G), axis=-1)


# ---------------------------------------------------------------- which activations


@wrong("compute_content_cost")
def first_output(content_output, generated_output):
    return _cost(content_output, generated_output, place=0)


@wrong("compute_content_cost")
def output_before_the_last(content_output, generated_output):
    return _cost(content_output, generated_output, place=-2)


@wrong("compute_content_cost")
def all_outputs_added_up(content_output, generated_output):
    return sum(_cost([a_C], [a_G]) for a_C, a_G in zip(content_output, generated_output, strict=True))


@wrong("compute_content_cost")
def mean_of_all_outputs(content_output, generated_output):
    pairs = zip(content_output, generated_output, strict=True)
    return sum(_cost([a_C], [a_G]) for a_C, a_G in pairs) / len(content_output)


@wrong("compute_content_cost")
def first_generated_output(content_output, generated_output):
    n_H, n_W, n_C = generated_output[0].shape[1:]
    return squares(content_output[-1] - generated_output[0]) / (
        4 * n_H * n_W * n_C
    )  # raises if there are several


@wrong("compute_content_cost")
def first_content_output(content_output, generated_output):
    n_H, n_W, n_C = generated_output[-1].shape[1:]
    return squares(content_output[0] - generated_output[-1]) / (
        4 * n_H * n_W * n_C
    )  # raises if there are several


@wrong("compute_content_cost")
def lists_subtracted(content_output, generated_output):
    return tf.reduce_sum(tf.square(content_output - generated_output))  # raises


@wrong("compute_content_cost")
def lists_subtracted_by_tensorflow(content_output, generated_output):
    n_H, n_W, n_C = generated_output[-1].shape[1:]
    difference = tf.subtract(content_output, generated_output)  # raises if there are several
    return squares(difference) / (4 * n_H * n_W * n_C)


@wrong("compute_content_cost")
def shape_of_the_list(content_output, generated_output):
    _, n_H, n_W, n_C = generated_output.shape  # raises
    return squares(content_output[-1] - generated_output[-1]) / (4 * n_H * n_W * n_C)


@wrong("compute_content_cost")
def shape_of_the_list_as_of_old(content_output, generated_output):
    _, n_H, n_W, n_C = generated_output.get_shape().as_list()  # raises
    return squares(content_output[-1] - generated_output[-1]) / (4 * n_H * n_W * n_C)


@wrong("compute_content_cost")
def always_zero(content_output, generated_output):
    return _cost(generated_output, generated_output)


@wrong("compute_content_cost")
def added_for_subtracted(content_output, generated_output):
    return _cost([-a for a in content_output], generated_output)


@wrong("compute_content_cost")
def squares_subtracted(content_output, generated_output):
    return _cost(
        [tf.square(a) for a in content_output], [tf.square(a) for a in generated_output], tf.reduce_sum
    )


@wrong("compute_content_cost")
def multiplied_for_subtracted(content_output, generated_output):
    a_C, a_G = content_output[-1], generated_output[-1]
    n_H, n_W, n_C = a_G.shape[1:]
    return tf.reduce_sum(a_C * a_G) / (4 * n_H * n_W * n_C)


@wrong("compute_content_cost")
def generated_alone(content_output, generated_output):
    return _cost([tf.zeros_like(a) for a in content_output], generated_output)


@wrong("compute_content_cost")
def unrolled_in_two_ways(content_output, generated_output):
    a_C, a_G = content_output[-1], generated_output[-1]
    n_H, n_W, n_C = a_G.shape[1:]
    a_C = tf.reshape(a_C, (n_C, -1))
    return squares(a_C - tf.transpose(tf.reshape(a_G, (-1, n_C)))) / (4 * n_H * n_W * n_C)


@wrong("compute_content_cost")
def gram_matrices_compared(content_output, generated_output):
    a_C, a_G = (
        tf.reshape(outputs[-1], (-1, outputs[-1].shape[-1])) for outputs in (content_output, generated_output)
    )
    n_H, n_W, n_C = generated_output[-1].shape[1:]
    grams = [tf.matmul(a, a, transpose_a=True) for a in (a_C, a_G)]
    return squares(grams[0] - grams[1]) / (4 * n_H * n_W * n_C)
