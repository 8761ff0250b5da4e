"""Mistakes in layer_gradient_norms."""

import numpy as np
import tensorflow as tf
from keras import layers, losses

from .collected import wrong


def _convolutions(model):
    return [layer for layer in model.layers if isinstance(layer, layers.Conv2D)]


def _kernels(model):
    return [layer.kernel for layer in _convolutions(model)]


def _mean(model, x, y, training=True):
    """The right cost."""
    return tf.reduce_mean(losses.sparse_categorical_crossentropy(y, model(x, training=training)))


def _gradients(model, x, y, variables=None, cost=_mean):
    """The right gradients, or those of other variables or of another cost."""
    variables = _kernels(model) if variables is None else variables
    with tf.GradientTape() as tape:
        J = cost(model, x, y)
    return tape.gradient(J, variables)


def _norms(gradients):
    return [float(tf.norm(gradient)) for gradient in gradients]


# ---------------------------------------------------------------- the cost


@wrong("layer_gradient_norms")
def sum_over_the_batch(model, x, y):
    def cost(model, x, y):
        return tf.reduce_sum(losses.sparse_categorical_crossentropy(y, model(x, training=True)))

    return _norms(_gradients(model, x, y, cost=cost))


@wrong("layer_gradient_norms")
def not_in_training_mode(model, x, y):
    return _norms(_gradients(model, x, y, cost=lambda *inputs: _mean(*inputs, training=False)))


@wrong("layer_gradient_norms")
def sum_over_the_batch_and_not_in_training_mode(model, x, y):
    def cost(model, x, y):
        return losses.sparse_categorical_crossentropy(y, model(x))

    return _norms(_gradients(model, x, y, cost=cost))


@wrong("layer_gradient_norms")
def softmax_twice(model, x, y):
    def cost(model, x, y):
        probabilities = model(x, training=True)
        return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(y, probabilities))

    return _norms(_gradients(model, x, y, cost=cost))


@wrong("layer_gradient_norms")
def gradient_of_the_output(model, x, y):
    return _norms(_gradients(model, x, y, cost=lambda model, x, y: model(x, training=True)))


@wrong("layer_gradient_norms")
def gradient_of_the_mean_output(model, x, y):
    return _norms(_gradients(model, x, y, cost=lambda model, x, y: tf.reduce_mean(model(x, training=True))))


@wrong("layer_gradient_norms")
def squared_error(model, x, y):
    def cost(model, x, y):
        probabilities = model(x, training=True)
        return tf.reduce_mean(tf.square(probabilities - tf.one_hot(y, probabilities.shape[-1])))

    return _norms(_gradients(model, x, y, cost=cost))


@wrong("layer_gradient_norms")
def probability_for_its_logarithm(model, x, y):
    def cost(model, x, y):
        return -tf.reduce_mean(tf.gather(model(x, training=True), y, batch_dims=1))

    return _norms(_gradients(model, x, y, cost=cost))


@wrong("layer_gradient_norms")
def binary_cross_entropy(model, x, y):
    def cost(model, x, y):
        probabilities = model(x, training=True)
        truth = tf.one_hot(y, probabilities.shape[-1])
        return tf.reduce_mean(losses.binary_crossentropy(truth, probabilities))

    return _norms(_gradients(model, x, y, cost=cost))


# ---------------------------------------------------------------- of what


@wrong("layer_gradient_norms")
def all_variables(model, x, y):
    return _norms(_gradients(model, x, y, model.trainable_variables))


@wrong("layer_gradient_norms")
def all_kernels(model, x, y):
    kernels = [v for v in model.trainable_variables if len(v.shape) > 1]
    return _norms(_gradients(model, x, y, kernels))


@wrong("layer_gradient_norms")
def biases_as_numbers_of_their_own(model, x, y):
    variables = [v for layer in _convolutions(model) for v in layer.trainable_variables]
    return _norms(_gradients(model, x, y, variables))


@wrong("layer_gradient_norms")
def biases_included(model, x, y):
    convolutions = _convolutions(model)
    gradients = _gradients(model, x, y, [layer.trainable_variables for layer in convolutions])
    return [float(tf.linalg.global_norm(parts)) for parts in gradients]


@wrong("layer_gradient_norms")
def biases_only(model, x, y):
    biases = [layer.bias for layer in _convolutions(model) if layer.use_bias]
    return _norms(_gradients(model, x, y, biases))


@wrong("layer_gradient_norms")
def first_convolution_left_out(model, x, y):
    return _norms(_gradients(model, x, y))[1:]


@wrong("layer_gradient_norms")
def last_convolution_left_out(model, x, y):
    return _norms(_gradients(model, x, y))[:-1]


@wrong("layer_gradient_norms")
def weights_for_gradients(model, x, y):
    return [float(tf.norm(kernel.value)) for kernel in _kernels(model)]


@wrong("layer_gradient_norms")
def gradients_of_the_picture(model, x, y):
    x = tf.convert_to_tensor(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        cost = _mean(model, x, y)
    return [float(tf.norm(tape.gradient(cost, x)))]


# ---------------------------------------------------------------- which norm


@wrong("layer_gradient_norms")
def no_root(model, x, y):
    return [float(tf.reduce_sum(tf.square(g))) for g in _gradients(model, x, y)]


@wrong("layer_gradient_norms")
def sum_of_absolute_values(model, x, y):
    return [float(tf.reduce_sum(tf.abs(g))) for g in _gradients(model, x, y)]


@wrong("layer_gradient_norms")
def mean_of_absolute_values(model, x, y):
    return [float(tf.reduce_mean(tf.abs(g))) for g in _gradients(model, x, y)]


@wrong("layer_gradient_norms")
def largest_absolute_value(model, x, y):
    return [float(tf.reduce_max(tf.abs(g))) for g in _gradients(model, x, y)]


@wrong("layer_gradient_norms")
def root_of_the_mean(model, x, y):
    return [float(tf.sqrt(tf.reduce_mean(tf.square(g)))) for g in _gradients(model, x, y)]


@wrong("layer_gradient_norms")
def mean_of_squares(model, x, y):
    return [float(tf.reduce_mean(tf.square(g))) for g in _gradients(model, x, y)]


@wrong("layer_gradient_norms")
def mean_with_signs(model, x, y):
    return [float(tf.reduce_mean(g)) for g in _gradients(model, x, y)]


@wrong("layer_gradient_norms")
def sum_with_signs(model, x, y):
    return [float(tf.reduce_sum(g)) for g in _gradients(model, x, y)]


@wrong("layer_gradient_norms")
def divided_by_the_number_of_weights(model, x, y):
    return [float(tf.norm(g)) / g.numpy().size for g in _gradients(model, x, y)]


@wrong("layer_gradient_norms")
def relative_to_the_weights(model, x, y):
    pairs = zip(_norms(_gradients(model, x, y)), _kernels(model), strict=True)
    return [norm / float(tf.norm(kernel.value)) for norm, kernel in pairs]


@wrong("layer_gradient_norms")
def relative_to_the_largest(model, x, y):
    norms = np.array(_norms(_gradients(model, x, y)))
    return norms / norms.max()


@wrong("layer_gradient_norms")
def logarithms(model, x, y):
    return np.log10(_norms(_gradients(model, x, y)))


@wrong("layer_gradient_norms")
def one_norm_per_filter(model, x, y):
    return [tf.norm(tf.reshape(g, (-1, g.shape[-1])), axis=0) for g in _gradients(model, x, y)]


# ---------------------------------------------------------------- what is returned


@wrong("layer_gradient_norms")
def from_the_output_to_the_input(model, x, y):
    return _norms(_gradients(model, x, y))[::-1]


@wrong("layer_gradient_norms")
def one_number_for_all(model, x, y):
    return float(tf.linalg.global_norm(_gradients(model, x, y)))


@wrong("layer_gradient_norms")
def mean_of_the_norms(model, x, y):
    return float(np.mean(_norms(_gradients(model, x, y))))


@wrong("layer_gradient_norms")
def last_norm_only(model, x, y):
    return _norms(_gradients(model, x, y))[-1]


@wrong("layer_gradient_norms")
def returns_the_gradients(model, x, y):
    return _gradients(model, x, y)


@wrong("layer_gradient_norms")
def dict_of_norms(model, x, y):
    names = [f"conv_{i}" for i in range(len(_kernels(model)))]
    return dict(zip(names, _norms(_gradients(model, x, y)), strict=True))
