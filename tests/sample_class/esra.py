"""The content cost is not begun, and a parenthesis is missing in gram_matrix: what comes later is right, and counts."""
# topic Neural_Style_Transfer
# expect compute_content_cost 0, gram_matrix 0, compute_layer_style_cost 20, compute_style_cost 16, total_cost 8, train_step 28
# expect flags: repaired
# expect reason: there is no function `gram_matrix`
# expect reason: Judged with a working version of `gram_matrix`
# expect reason: `gram_matrix_test` was missing; it was put back
# change delete gram_matrix_test

# %% gram_matrix [text]
r"""
def gram_matrix(A):
    GA = tf.matmul(A, tf.transpose(A)
    return GA
"""

# %% after gram_matrix
print(gram_matrix(tf.ones((2, 3))))

# %% compute_layer_style_cost
def compute_layer_style_cost(a_S, a_G):
    n_H, n_W, n_C = a_G.shape[1:]
    rows = [tf.transpose(tf.reshape(a, (-1, n_C))) for a in (a_S, a_G)]
    G_S, G_G = map(gram_matrix, rows)
    return tf.reduce_mean(tf.square(G_S - G_G)) / (4 * (n_H * n_W) ** 2)

# %% compute_style_cost
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    J_style = 0
    for k in range(len(STYLE_LAYERS)):
        J_style = J_style + STYLE_LAYERS[k][1] * compute_layer_style_cost(style_image_output[k], generated_image_output[k])
    return J_style

# %% total_cost
def total_cost(J_content, J_style, alpha=10, beta=40):
    J = alpha * J_content + beta * J_style
    return J

# %% train_step
@tf.function
def train_step(generated_image):
    with tf.GradientTape() as tape:
        a_G = vgg_model_outputs(generated_image)
        J = total_cost(compute_content_cost(a_C, a_G), compute_style_cost(a_S, a_G))
        grad = tape.gradient(J, generated_image)
    optimizer.apply_gradients(((grad, generated_image),))
    generated_image.assign(clip_0_1(generated_image))
    return J
