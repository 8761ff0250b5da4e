"""A mistake nearly everywhere: NumPy in the graph, a reshape straight to channels, no weights, no clipping."""
# topic Neural_Style_Transfer
# expect compute_content_cost 13, gram_matrix 10, compute_layer_style_cost 0, compute_style_cost 0, total_cost 8, train_step 17
# expect hint: compute_content_cost numpy_in_the_graph
# expect hint: compute_layer_style_cost channels_mixed, compute_style_cost weights_ignored, train_step not_clipped
# expect reason: Judged with a working version of `compute_layer_style_cost`

# %% compute_content_cost
def compute_content_cost(content_output, generated_output):
    a_C, a_G = np.array(content_output[-1]), np.array(generated_output[-1])
    _, n_H, n_W, n_C = a_G.shape
    return np.sum((a_C - a_G) ** 2) / (4 * n_H * n_W * n_C)

# %% gram_matrix
def gram_matrix(A):
    return tf.matmul(A, tf.transpose(A))

# %% compute_layer_style_cost
def compute_layer_style_cost(a_S, a_G):
    _, n_H, n_W, n_C = a_G.shape
    S = tf.reshape(a_S, (n_C, n_H * n_W))
    G = tf.reshape(a_G, (n_C, n_H * n_W))
    return tf.reduce_sum((gram_matrix(S) - gram_matrix(G)) ** 2) / (4 * n_C**2 * (n_H * n_W) ** 2)

# %% compute_style_cost
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    J_style = 0
    for S, G in zip(style_image_output[:-1], generated_image_output[:-1]):
        J_style += compute_layer_style_cost(S, G)
    return J_style

# %% total_cost
def total_cost(J_content, J_style, alpha=10, beta=40):
    return alpha * J_content + beta * J_style

# %% train_step
@tf.function
def train_step(generated_image):
    with tf.GradientTape() as tape:
        a_G = vgg_model_outputs(generated_image)
        J = total_cost(compute_content_cost(a_C, a_G), compute_style_cost(a_S, a_G))
    gradient = tape.gradient(J, generated_image)
    optimizer.apply_gradients([(gradient, generated_image)])
    return J
