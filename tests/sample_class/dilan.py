"""Takes the first layer for content, A^T A, a weight too many, defaults of 1, and the gradient of the frozen network."""
# topic Neural_Style_Transfer
# expect compute_content_cost 9, gram_matrix 0, compute_layer_style_cost 20, compute_style_cost 0, total_cost 5, train_step 0
# expect hint: compute_content_cost first_output, gram_matrix places_with_places
# expect hint: compute_style_cost a_weight_for_each_output
# expect hint: total_cost defaults_of_one, train_step gradient_of_the_network
# expect reason: Judged with a working version of `gram_matrix`
# fill right

# %% compute_content_cost
def compute_content_cost(content_output, generated_output):
    a_C = content_output[0]
    a_G = generated_output[0]
    _, n_H, n_W, n_C = a_G.shape
    return tf.reduce_sum(tf.square(a_C - a_G)) / (4 * n_H * n_W * n_C)

# %% gram_matrix
def gram_matrix(A):
    return tf.matmul(tf.transpose(A), A)

# %% compute_style_cost
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    J_style = 0
    for i in range(len(generated_image_output)):
        J_style += STYLE_LAYERS[i][1] * compute_layer_style_cost(style_image_output[i], generated_image_output[i])
    return J_style

# %% total_cost
def total_cost(J_content, J_style, alpha=1, beta=1):
    return alpha * J_content + beta * J_style

# %% train_step
@tf.function
def train_step(generated_image):
    with tf.GradientTape() as tape:
        a_G = vgg_model_outputs(generated_image)
        J = total_cost(compute_content_cost(a_C, a_G), compute_style_cost(a_S, a_G))
    weights = vgg_model_outputs.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(J, weights), weights))
    generated_image.assign(clip_0_1(generated_image))
    return J
