# %% [markdown]
r"""
# Solutions, a draft

What the lesson's exercise cells will hold. The tests read this file until there is a `lesson.py`.
"""

# %% tags=["setup"]
import tensorflow as tf

STYLE_LAYERS = [(f"block{i}_conv1", 0.2) for i in range(1, 6)]
vgg_model_outputs = a_C = a_S = optimizer = clip_0_1 = None  # the lesson makes them


# %% tags=["exercise"]
def compute_content_cost(content_output, generated_output):
    """The content cost.

    Arguments:
    content_output -- activations of the content picture, a list of tensors (1, n_H, n_W, n_C);
        the content layer is the last one
    generated_output -- activations of the generated picture, a list of the same shapes

    Returns:
    J_content -- a scalar
    """
    ### BEGIN SOLUTION
    a_C = content_output[-1]
    a_G = generated_output[-1]
    _, n_H, n_W, n_C = a_G.shape
    J_content = tf.reduce_sum(tf.square(a_C - a_G)) / (4 * n_H * n_W * n_C)
    ### END SOLUTION
    return J_content


# %% tags=["exercise"]
def gram_matrix(A):
    """The Gram matrix of a layer's activations.

    Arguments:
    A -- a matrix (n_C, n_H·n_W), one row per channel

    Returns:
    G -- (n_C, n_C)
    """
    ### BEGIN SOLUTION
    G = tf.matmul(A, tf.transpose(A))
    ### END SOLUTION
    return G


# %% tags=["exercise"]
def compute_layer_style_cost(a_S, a_G):
    """The style cost of one layer.

    Arguments:
    a_S -- activations of the style picture, (1, n_H, n_W, n_C)
    a_G -- activations of the generated picture, (1, n_H, n_W, n_C)

    Returns:
    J_style_layer -- a scalar
    """
    ### BEGIN SOLUTION
    _, n_H, n_W, n_C = a_G.shape
    S = tf.transpose(tf.reshape(a_S, (n_H * n_W, n_C)))
    G = tf.transpose(tf.reshape(a_G, (n_H * n_W, n_C)))
    difference = gram_matrix(S) - gram_matrix(G)
    J_style_layer = tf.reduce_sum(tf.square(difference)) / (4 * n_C**2 * (n_H * n_W) ** 2)
    ### END SOLUTION
    return J_style_layer


# %% tags=["exercise"]
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    """The style costs of several layers, weighted.

    Arguments:
    style_image_output -- activations of the style picture, a list; the last one is the content layer
    generated_image_output -- activations of the generated picture, a list of the same shapes
    STYLE_LAYERS -- a list of (name, weight), one pair per style layer

    Returns:
    J_style -- a scalar
    """
    J_style = 0
    ### BEGIN SOLUTION
    a_S = style_image_output[:-1]
    a_G = generated_image_output[:-1]
    for i, (_, weight) in enumerate(STYLE_LAYERS):
        J_style += weight * compute_layer_style_cost(a_S[i], a_G[i])
    ### END SOLUTION
    return J_style


# %% tags=["exercise"]
def total_cost(J_content, J_style, alpha=10, beta=40):
    """The two costs, weighted and added up.

    Arguments:
    J_content, J_style -- scalars
    alpha, beta -- their weights

    Returns:
    J -- a scalar
    """
    ### BEGIN SOLUTION
    J = alpha * J_content + beta * J_style
    ### END SOLUTION
    return J


# %% tags=["exercise"]
@tf.function
def train_step(generated_image):
    """One step of the optimiser on the picture.

    Arguments:
    generated_image -- a variable (1, n_H, n_W, 3), changed in place

    Returns:
    J -- the cost before the step
    """
    ### BEGIN SOLUTION
    with tf.GradientTape() as tape:
        a_G = vgg_model_outputs(generated_image)
        J_content = compute_content_cost(a_C, a_G)
        J_style = compute_style_cost(a_S, a_G)
        J = total_cost(J_content, J_style)
    gradient = tape.gradient(J, generated_image)
    optimizer.apply_gradients([(gradient, generated_image)])
    generated_image.assign(clip_0_1(generated_image))
    ### END SOLUTION
    return J
