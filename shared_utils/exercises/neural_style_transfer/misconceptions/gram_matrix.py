"""Mistakes in gram_matrix."""

import numpy as np
import tensorflow as tf

from .collected import wrong
from .pieces import gram


@wrong("gram_matrix")
def numpy_in_the_graph(A):
    return np.dot(A, np.transpose(A))


@wrong("gram_matrix")
def gradient_stopped(A):
    return tf.stop_gradient(gram(A))


@wrong("gram_matrix")
def one_factor_stopped(A):
    return tf.matmul(A, tf.stop_gradient(A), transpose_b=True)


@wrong("gram_matrix")
def places_with_places(A):
    return tf.matmul(A, A, transpose_a=True)


@wrong("gram_matrix")
def element_by_element(A):
    return A * A


@wrong("gram_matrix")
def not_transposed(A):
    return tf.matmul(A, A)  # raises, unless A is square


@wrong("gram_matrix")
def element_by_element_with_the_transpose(A):
    return A * tf.transpose(A)  # raises, unless A is square


@wrong("gram_matrix")
def reshaped_for_transposed(A):
    return tf.matmul(A, tf.reshape(A, (A.shape[1], A.shape[0])))


@wrong("gram_matrix")
def transpose_as_an_attribute(A):
    return tf.matmul(A, A.T)  # raises: NumPy's arrays have it


@wrong("gram_matrix")
def four_axes_expected(A):
    return tf.einsum("bijc,bijd->cd", A, A)  # raises


@wrong("gram_matrix")
def written_entry_by_entry(A):
    G = tf.zeros((A.shape[0], A.shape[0]))
    G[0, 0] = tf.reduce_sum(A[0] * A[0])  # raises
    return G


@wrong("gram_matrix")
def divided_by_the_places(A):
    return gram(A) / A.shape[1]


@wrong("gram_matrix")
def divided_by_the_channels(A):
    return gram(A) / A.shape[0]


@wrong("gram_matrix")
def divided_by_both(A):
    return gram(A) / (A.shape[0] * A.shape[1])


@wrong("gram_matrix")
def factor_of_the_style_cost(A):
    return gram(A) / (4 * A.shape[0] ** 2 * A.shape[1] ** 2)


@wrong("gram_matrix")
def halved(A):
    return gram(A) / 2


@wrong("gram_matrix")
def means_taken_away(A):
    return gram(A - tf.reduce_mean(A, axis=1, keepdims=True))


@wrong("gram_matrix")
def covariance(A):
    return gram(A - tf.reduce_mean(A, axis=1, keepdims=True)) / A.shape[1]


@wrong("gram_matrix")
def channels_of_length_one(A):
    return gram(tf.linalg.l2_normalize(A, axis=1))


@wrong("gram_matrix")
def absolute_values(A):
    return tf.abs(gram(A))


@wrong("gram_matrix")
def entries_squared(A):
    return tf.square(gram(A))


@wrong("gram_matrix")
def squares_multiplied(A):
    return gram(tf.square(A))


@wrong("gram_matrix")
def diagonal_alone(A):
    return tf.reduce_sum(A * A, axis=1)


@wrong("gram_matrix")
def diagonal_left_out(A):
    return tf.linalg.set_diag(gram(A), tf.zeros(A.shape[0]))


@wrong("gram_matrix")
def one_triangle(A):
    return tf.linalg.band_part(gram(A), -1, 0)


@wrong("gram_matrix")
def other_triangle(A):
    return tf.linalg.band_part(gram(A), 0, -1)


@wrong("gram_matrix")
def trace(A):
    return tf.reduce_sum(A * A)


@wrong("gram_matrix")
def summed_to_one_number(A):
    return tf.reduce_sum(gram(A))


@wrong("gram_matrix")
def all_products(A):
    return tf.tensordot(A, A, axes=0)


@wrong("gram_matrix")
def a_batch_of_one(A):
    return gram(A)[tf.newaxis]


@wrong("gram_matrix")
def returns_A(A):
    return A


@wrong("gram_matrix")
def returns_the_transpose(A):
    return tf.transpose(A)
