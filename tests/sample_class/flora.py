"""Odd but right: she prints and warns, computes in float64, and takes Python's sum, Keras' losses and keras.ops."""
# topic Neural_Style_Transfer
# expect compute_content_cost 18, gram_matrix 10, compute_layer_style_cost 20, compute_style_cost 16, total_cost 8, train_step 28
# expect flags: none

# %% before compute_content_cost
import sys
import warnings

import keras
from keras import ops

# %% compute_content_cost
mse = keras.losses.MeanSquaredError()  # the mean over everything

def compute_content_cost(content_output, generated_output):
    """Half of half of the mean of the squares."""
    print("content layer:", content_output[-1].shape, "of", len(content_output))
    warnings.warn("is the order of the arguments important?")
    return 0.5 * (0.5 * mse(content_output[-1], generated_output[-1]))

# %% gram_matrix
def gram_matrix(A):
    A = ops.cast(A, "float64")
    print("gram_matrix was given", A, file=sys.stderr)
    rows = [sum(ops.unstack(A[i] * A, axis=1)) for i in range(A.shape[0])]
    return ops.stack(rows)

# %% compute_layer_style_cost
def compute_layer_style_cost(a_S, a_G):
    _, *sides, n_C = a_G.shape
    S, G = (gram_matrix(ops.transpose(ops.reshape(a, (-1, n_C)))) for a in (a_S, a_G))
    print("both grams:", S.dtype, G.dtype)
    all_squares = tf.keras.losses.MeanSquaredError(reduction="sum", dtype="float64")(S, G) * n_C
    return all_squares / (2 * n_C * sides[0] * sides[1]) ** 2

# %% compute_style_cost
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    weights = dict(enumerate(weight for _, weight in STYLE_LAYERS))
    costs = [compute_layer_style_cost(*pair) for pair in zip(style_image_output[:-1], generated_image_output)]
    for (name, weight), cost in zip(STYLE_LAYERS, costs):
        print(f"{name:>12} {weight} {cost}")
    return ops.cast(sum(weights[k] * cost for k, cost in enumerate(costs)), "float32")

# %% total_cost
def total_cost(J_content, J_style, alpha=10, beta=40):
    print("J =", alpha, "*", J_content, "+", beta, "*", J_style)
    return sum([beta * J_style, alpha * J_content])

# %% train_step
@tf.function
def train_step(generated_image):
    print("this is said once, while the graph is made")
    with tf.GradientTape(persistent=True) as tape:
        a_G = vgg_model_outputs(generated_image, training=False)
        J_content, J_style = compute_content_cost(a_C, a_G), compute_style_cost(a_S, a_G)
        J = total_cost(J_content, J_style)
    tf.print("J =", J, "of which content", J_content)
    grads = tape.gradient(J, [generated_image])
    del tape
    optimizer.apply_gradients(zip(grads, [generated_image]))
    generated_image.assign(ops.clip(generated_image, 0, 1))
    return J
