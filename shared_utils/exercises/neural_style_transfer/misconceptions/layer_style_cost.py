"""Mistakes in compute_layer_style_cost."""

import numpy as np
import tensorflow as tf

from .collected import wrong
from .pieces import gram, layer_cost, squares, unrolled


def _with_factor(a_S, a_G, factor):
    """The right answer with another factor, from n_H, n_W, n_C."""
    return squares(gram(unrolled(a_S)) - gram(unrolled(a_G))) * factor(*a_G.shape[1:])


# ---------------------------------------------------------------- the way back


@wrong("compute_layer_style_cost")
def numpy_in_the_graph(a_S, a_G):
    return np.array(layer_cost(a_S, a_G))


@wrong("compute_layer_style_cost")
def gradient_stopped(a_S, a_G):
    return layer_cost(a_S, tf.stop_gradient(a_G))


# ---------------------------------------------------------------- how it is unrolled


@wrong("compute_layer_style_cost")
def channels_mixed(a_S, a_G):
    return layer_cost(a_S, a_G, unroll=lambda a: tf.reshape(a, (a.shape[-1], -1)))


@wrong("compute_layer_style_cost")
def not_transposed(a_S, a_G):
    return layer_cost(a_S, a_G, unroll=lambda a: tf.reshape(a, (-1, a.shape[-1])))


@wrong("compute_layer_style_cost")
def style_transposed_alone(a_S, a_G):
    return squares(gram(unrolled(a_S)) - gram(tf.reshape(a_G, (-1, a_G.shape[-1]))))  # raises


@wrong("compute_layer_style_cost")
def generated_transposed_alone(a_S, a_G):
    return squares(gram(tf.reshape(a_S, (-1, a_S.shape[-1]))) - gram(unrolled(a_G)))  # raises


@wrong("compute_layer_style_cost")
def channels_mixed_and_transposed(a_S, a_G):
    return layer_cost(a_S, a_G, unroll=lambda a: tf.transpose(tf.reshape(a, (a.shape[-1], -1))))


@wrong("compute_layer_style_cost")
def channels_mixed_in_the_style_picture(a_S, a_G):
    S, G = tf.reshape(a_S, (a_S.shape[-1], -1)), unrolled(a_G)
    n_H, n_W, n_C = a_G.shape[1:]
    return squares(gram(S) - gram(G)) / (4 * n_C**2 * (n_H * n_W) ** 2)


@wrong("compute_layer_style_cost")
def channels_mixed_in_the_generated_picture(a_S, a_G):
    S, G = unrolled(a_S), tf.reshape(a_G, (a_G.shape[-1], -1))
    n_H, n_W, n_C = a_G.shape[1:]
    return squares(gram(S) - gram(G)) / (4 * n_C**2 * (n_H * n_W) ** 2)


@wrong("compute_layer_style_cost")
def rows_for_channels(a_S, a_G):
    return layer_cost(a_S, a_G, unroll=lambda a: tf.reshape(a, (a.shape[1], -1)))


@wrong("compute_layer_style_cost")
def channels_first_and_reshaped_to_places(a_S, a_G):
    def unroll(a):
        return tf.reshape(tf.transpose(a, (0, 3, 1, 2)), (-1, a.shape[-1]))

    return layer_cost(a_S, a_G, unroll=unroll)


# These raise, but for some sizes; what is said depends on how gram_matrix is written, and most write it so.


def _plain_gram(A):
    return tf.matmul(A, tf.transpose(A))


@wrong("compute_layer_style_cost")
def not_unrolled(a_S, a_G):
    return layer_cost(a_S, a_G, _plain_gram, unroll=lambda a: a)


@wrong("compute_layer_style_cost")
def not_unrolled_and_transpose_b(a_S, a_G):
    return layer_cost(a_S, a_G, unroll=lambda a: a)


@wrong("compute_layer_style_cost")
def transposed_and_not_reshaped(a_S, a_G):
    return layer_cost(a_S, a_G, _plain_gram, unroll=tf.transpose)


@wrong("compute_layer_style_cost")
def squeezed_and_not_reshaped(a_S, a_G):
    return layer_cost(a_S, a_G, _plain_gram, unroll=tf.squeeze)


@wrong("compute_layer_style_cost")
def batch_axis_transposed_too(a_S, a_G):
    def unroll(a):
        return tf.transpose(tf.reshape(a, (1, -1, a.shape[-1])))

    return layer_cost(a_S, a_G, _plain_gram, unroll)


@wrong("compute_layer_style_cost")
def batch_axis_left(a_S, a_G):
    def unroll(a):
        return tf.transpose(tf.reshape(a, (1, -1, a.shape[-1])), (0, 2, 1))

    return layer_cost(a_S, a_G, _plain_gram, unroll)


# ---------------------------------------------------------------- the factor


@wrong("compute_layer_style_cost")
def normalisation_missing(a_S, a_G):
    return _with_factor(a_S, a_G, lambda n_H, n_W, n_C: 1)


@wrong("compute_layer_style_cost")
def four_missing(a_S, a_G):
    return _with_factor(a_S, a_G, lambda n_H, n_W, n_C: 1 / (n_C**2 * (n_H * n_W) ** 2))


@wrong("compute_layer_style_cost")
def two_for_four(a_S, a_G):
    return _with_factor(a_S, a_G, lambda n_H, n_W, n_C: 1 / (2 * n_C**2 * (n_H * n_W) ** 2))


@wrong("compute_layer_style_cost")
def channels_not_squared(a_S, a_G):
    return _with_factor(a_S, a_G, lambda n_H, n_W, n_C: 1 / (4 * n_C * (n_H * n_W) ** 2))


@wrong("compute_layer_style_cost")
def places_not_squared(a_S, a_G):
    return _with_factor(a_S, a_G, lambda n_H, n_W, n_C: 1 / (4 * n_C**2 * n_H * n_W))


@wrong("compute_layer_style_cost")
def factor_of_the_content(a_S, a_G):
    return _with_factor(a_S, a_G, lambda n_H, n_W, n_C: 1 / (4 * n_H * n_W * n_C))


@wrong("compute_layer_style_cost")
def only_the_width_squared(a_S, a_G):
    return _with_factor(a_S, a_G, lambda n_H, n_W, n_C: 1 / (4 * n_C**2 * n_H * n_W**2))


@wrong("compute_layer_style_cost")
def only_the_height_squared(a_S, a_G):
    return _with_factor(a_S, a_G, lambda n_H, n_W, n_C: 1 / (4 * n_C**2 * n_H**2 * n_W))


@wrong("compute_layer_style_cost")
def channels_missing_in_the_factor(a_S, a_G):
    return _with_factor(a_S, a_G, lambda n_H, n_W, n_C: 1 / (4 * (n_H * n_W) ** 2))


@wrong("compute_layer_style_cost")
def places_missing_in_the_factor(a_S, a_G):
    return _with_factor(a_S, a_G, lambda n_H, n_W, n_C: 1 / (4 * n_C**2))


@wrong("compute_layer_style_cost")
def factor_not_squared(a_S, a_G):
    return _with_factor(a_S, a_G, lambda n_H, n_W, n_C: 1 / (2 * n_H * n_W * n_C))


@wrong("compute_layer_style_cost")
def factor_squared_with_its_four(a_S, a_G):
    return _with_factor(a_S, a_G, lambda n_H, n_W, n_C: 1 / (4 * n_H * n_W * n_C) ** 2)


@wrong("compute_layer_style_cost")
def factor_without_parentheses(a_S, a_G):
    return _with_factor(a_S, a_G, lambda n_H, n_W, n_C: 1 / 4 * n_C**2 * (n_H * n_W) ** 2)


@wrong("compute_layer_style_cost")
def sides_added_in_the_factor(a_S, a_G):
    return _with_factor(a_S, a_G, lambda n_H, n_W, n_C: 1 / (4 * n_C**2 * (n_H + n_W) ** 2))


@wrong("compute_layer_style_cost")
def height_taken_twice(a_S, a_G):
    return _with_factor(a_S, a_G, lambda n_H, n_W, n_C: 1 / (4 * n_C**2 * (n_H * n_H) ** 2))


@wrong("compute_layer_style_cost")
def width_taken_twice(a_S, a_G):
    return _with_factor(a_S, a_G, lambda n_H, n_W, n_C: 1 / (4 * n_C**2 * (n_W * n_W) ** 2))


@wrong("compute_layer_style_cost")
def width_missing_in_the_factor(a_S, a_G):
    """Or n_H and n_W are the first two of the four sides, of which the batch's is 1."""
    return _with_factor(a_S, a_G, lambda n_H, n_W, n_C: 1 / (4 * n_C**2 * n_H**2))


@wrong("compute_layer_style_cost")
def sides_counted_from_the_batch(a_S, a_G):
    n_H, n_W, n_C = a_G.shape[0], a_G.shape[1], a_G.shape[3]
    S, G = (tf.transpose(tf.reshape(a, (n_H * n_W, n_C))) for a in (a_S, a_G))  # raises
    return squares(gram(S) - gram(G)) / (4 * n_C**2 * (n_H * n_W) ** 2)


@wrong("compute_layer_style_cost")
def height_missing_in_the_factor(a_S, a_G):
    return _with_factor(a_S, a_G, lambda n_H, n_W, n_C: 1 / (4 * n_C**2 * n_W**2))


@wrong("compute_layer_style_cost")
def caret_for_the_power(a_S, a_G):
    return _with_factor(a_S, a_G, lambda n_H, n_W, n_C: 1 / (4 * n_C ^ 2 * (n_H * n_W) ^ 2))


@wrong("compute_layer_style_cost")
def mean_for_sum(a_S, a_G):
    return layer_cost(a_S, a_G, summed=lambda d: tf.reduce_mean(tf.square(d)))


@wrong("compute_layer_style_cost")
def mean_and_no_factor(a_S, a_G):
    return tf.reduce_mean(tf.square(gram(unrolled(a_S)) - gram(unrolled(a_G))))


@wrong("compute_layer_style_cost")
def gram_matrices_divided_too(a_S, a_G):
    return layer_cost(a_S, a_G, gram=lambda A: gram(A) / A.shape[1])


# ---------------------------------------------------------------- the squares and their sum


@wrong("compute_layer_style_cost")
def square_forgotten(a_S, a_G):
    return layer_cost(a_S, a_G, summed=tf.reduce_sum)


@wrong("compute_layer_style_cost")
def square_forgotten_the_other_way_round(a_S, a_G):
    return layer_cost(a_G, a_S, summed=tf.reduce_sum)


@wrong("compute_layer_style_cost")
def absolute_differences(a_S, a_G):
    return layer_cost(a_S, a_G, summed=lambda d: tf.reduce_sum(tf.abs(d)))


@wrong("compute_layer_style_cost")
def square_of_the_sum(a_S, a_G):
    return layer_cost(a_S, a_G, summed=lambda d: tf.square(tf.reduce_sum(d)))


@wrong("compute_layer_style_cost")
def half_of_the_squares(a_S, a_G):
    return layer_cost(a_S, a_G, summed=tf.nn.l2_loss)


@wrong("compute_layer_style_cost")
def root_of_the_cost(a_S, a_G):
    return tf.sqrt(layer_cost(a_S, a_G))


@wrong("compute_layer_style_cost")
def root_of_the_sum(a_S, a_G):
    return layer_cost(a_S, a_G, summed=lambda d: tf.sqrt(squares(d)))


@wrong("compute_layer_style_cost")
def not_summed(a_S, a_G):
    return layer_cost(a_S, a_G, summed=tf.square)


@wrong("compute_layer_style_cost")
def summed_over_one_axis(a_S, a_G):
    return layer_cost(a_S, a_G, summed=lambda d: tf.reduce_sum(tf.square(d), axis=-1))


# ---------------------------------------------------------------- what is compared


@wrong("compute_layer_style_cost")
def activations_compared(a_S, a_G):
    return layer_cost(a_S, a_G, gram=lambda A: A)


@wrong("compute_layer_style_cost")
def content_cost_of_the_layer(a_S, a_G):
    n_H, n_W, n_C = a_G.shape[1:]
    return squares(a_S - a_G) / (4 * n_H * n_W * n_C)


@wrong("compute_layer_style_cost")
def gram_matrix_of_the_difference(a_S, a_G):
    n_H, n_W, n_C = a_G.shape[1:]
    return squares(gram(unrolled(a_S - a_G))) / (4 * n_C**2 * (n_H * n_W) ** 2)


@wrong("compute_layer_style_cost")
def always_zero(a_S, a_G):
    return layer_cost(a_G, a_G)


@wrong("compute_layer_style_cost")
def added_for_subtracted(a_S, a_G):
    n_H, n_W, n_C = a_G.shape[1:]
    return squares(gram(unrolled(a_S)) + gram(unrolled(a_G))) / (4 * n_C**2 * (n_H * n_W) ** 2)


@wrong("compute_layer_style_cost")
def product_of_both_pictures(a_S, a_G):
    n_H, n_W, n_C = a_G.shape[1:]
    product = tf.matmul(unrolled(a_S), unrolled(a_G), transpose_b=True)
    return squares(product) / (4 * n_C**2 * (n_H * n_W) ** 2)


@wrong("compute_layer_style_cost")
def diagonals_compared(a_S, a_G):
    return layer_cost(a_S, a_G, gram=lambda A: tf.reduce_sum(A * A, axis=1))


@wrong("compute_layer_style_cost")
def generated_alone(a_S, a_G):
    return layer_cost(tf.zeros_like(a_S), a_G)
