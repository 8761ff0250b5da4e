"""Our own answers to the exercises of Neural_Style_Transfer, written to be checked against the lesson's.

Each stands on its own and uses no other one: they are the working versions that stand in for a learner's.
The costs are those of Gatys, Ecker and Bethge, "A Neural Algorithm of Artistic Style" (arXiv:1508.06576),
with the content cost divided by 4·n_H·n_W·n_C where the paper halves it. `train_step` reads the notebook's
names. The others fail where they are given something else than the contract says, as most answers do: they
stand in for a learner's when a later exercise is judged, and must not let pass how that one calls them.
"""

import tensorflow as tf


def compute_content_cost(content_output, generated_output):
    """Lists of (1, n_H, n_W, n_C), the content layer last -> a float32 scalar."""
    difference = generated_output[-1] - content_output[-1]
    return tf.einsum("mhwc,mhwc->", difference, difference) / (4 * difference.shape.num_elements())


def gram_matrix(A):
    """(n_C, n_H·n_W) -> (n_C, n_C): the product of each channel with each channel, summed over places."""
    return tf.einsum("ip,jp->ij", A, A)


def compute_layer_style_cost(a_S, a_G):
    """(1, n_H, n_W, n_C) each -> a float32 scalar."""
    _, n_H, n_W, n_C = a_G.shape
    G_S, G_G = (tf.einsum("mhwi,mhwj->ij", a, a) / (2 * n_C * n_H * n_W) for a in (a_S, a_G))
    return tf.reduce_sum((G_S - G_G) ** 2)


def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS=()):
    """Lists of activations, the content layer last -> a float32 scalar; STYLE_LAYERS is bound in a call."""
    J_style = tf.constant(0.0)
    outputs = zip(STYLE_LAYERS, style_image_output[:-1], generated_image_output[:-1], strict=True)
    for (_, weight), a_S, a_G in outputs:
        n_C = a_G.shape[-1]
        S, G = (tf.reshape(a, (-1, n_C)) for a in (a_S, a_G))
        spread = tf.matmul(S, S, transpose_a=True) - tf.matmul(G, G, transpose_a=True)
        J_style += weight * tf.reduce_sum(tf.square(spread / (2.0 * n_C * G.shape[0])))
    return J_style


def total_cost(J_content, J_style, alpha=10, beta=40):
    """Two scalars and their weights -> a scalar."""
    return beta * J_style + alpha * J_content


def train_step(generated_image):
    """A variable (1, n_H, n_W, 3), changed in place -> the cost before the step."""
    with tf.GradientTape() as tape:
        activations = vgg_model_outputs(generated_image)  # noqa: F821
        J = 10 * tf.reduce_mean(tf.square(activations[-1] - a_C[-1])) / 4  # noqa: F821
        for (_, weight), S, G in zip(STYLE_LAYERS, a_S, activations, strict=False):  # noqa: F821
            places_and_channels = 2.0 * G.shape[1] * G.shape[2] * G.shape[3]
            G_S, G_G = (tf.einsum("mhwi,mhwj->ij", a, a) / places_and_channels for a in (S, G))
            J += 40 * weight * tf.reduce_sum(tf.square(G_S - G_G))
    optimizer.apply_gradients([(tape.gradient(J, generated_image), generated_image)])  # noqa: F821
    generated_image.assign(clip_0_1(generated_image))  # noqa: F821
    return J
