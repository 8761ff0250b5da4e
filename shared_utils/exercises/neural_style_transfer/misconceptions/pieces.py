"""The right costs with one piece exchanged: what most mistakes of this topic are made of."""

import tensorflow as tf


def squares(difference):
    """The sum of the squares."""
    return tf.reduce_sum(tf.square(difference))


def unrolled(a):
    """(1, n_H, n_W, n_C) -> (n_C, n_H·n_W)."""
    return tf.transpose(tf.reshape(a, (-1, a.shape[-1])))


def gram(A):
    """(n_C, places) -> (n_C, n_C)."""
    return tf.matmul(A, A, transpose_b=True)


def layer_cost(a_S, a_G, gram=gram, unroll=unrolled, summed=squares):
    """The style cost of a layer, with another Gram matrix, way to unroll or sum."""
    _, n_H, n_W, n_C = a_G.shape
    return summed(gram(unroll(a_S)) - gram(unroll(a_G))) / (4 * n_C**2 * (n_H * n_W) ** 2)


def content_cost(content_output, generated_output):
    """The right content cost."""
    a_C, a_G = content_output[-1], generated_output[-1]
    return squares(a_C - a_G) / (4 * _size(a_G))


def _size(a):
    _, n_H, n_W, n_C = a.shape
    return n_H * n_W * n_C


def style_cost(style_image_output, generated_image_output, STYLE_LAYERS):
    """The right style cost."""
    outputs = zip(STYLE_LAYERS, style_image_output, generated_image_output, strict=False)
    return sum(weight * layer_cost(a_S, a_G) for (_, weight), a_S, a_G in outputs)
