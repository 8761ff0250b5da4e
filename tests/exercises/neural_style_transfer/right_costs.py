"""Right answers to the exercises with costs, as source, in different ways."""

CONTENTS = {
    "as_many_write_it": """
def compute_content_cost(content_output, generated_output):
    a_C = content_output[-1]
    a_G = generated_output[-1]
    m, n_H, n_W, n_C = a_G.get_shape().as_list()
    a_C_unrolled = tf.transpose(tf.reshape(a_C, shape=[m, -1, n_C]))
    a_G_unrolled = tf.transpose(tf.reshape(a_G, shape=[m, -1, n_C]))
    J_content = 1 / (4 * n_H * n_W * n_C) * tf.reduce_sum(tf.square(tf.subtract(a_C_unrolled, a_G_unrolled)))
    return J_content
""",
    "not_unrolled_and_a_mean": """
def compute_content_cost(content_output, generated_output):
    return tf.reduce_mean((content_output[-1] - generated_output[-1]) ** 2) / 4
""",
    "with_keras_ops": """
def compute_content_cost(content_output, generated_output):
    a_C, a_G = content_output[len(content_output) - 1], generated_output[-1]
    return keras.ops.sum(keras.ops.square(a_C - a_G)) / (4 * np.prod(a_G.shape[1:]))
""",
    "with_the_loss_of_keras_and_numpy_on_sizes": """
def compute_content_cost(content_output, generated_output):
    *_, a_C = content_output
    *_, a_G = generated_output
    n_H, n_W, n_C = np.array(a_G.shape[1:])
    squares = tf.keras.losses.MeanSquaredError(reduction="sum")(a_C, a_G)  # the mean over channels
    return squares / (4 * int(n_H * n_W))
""",
    "in_a_loop_over_channels": """
@tf.function
def compute_content_cost(content_output, generated_output):
    a_C, a_G = tf.stop_gradient(content_output[-1]), generated_output[-1]
    shape = tf.cast(tf.shape(a_G), tf.float32)
    J_content = 0.
    for c in range(a_G.shape[-1]):
        J_content = tf.add(J_content, tf.reduce_sum(tf.math.squared_difference(a_C[..., c], a_G[..., c])))
    return tf.multiply(1 / (4 * shape[1] * shape[2] * shape[3]), J_content)
""",
    "einsum_in_float64": """
def compute_content_cost(content_output, generated_output):
    difference = tf.cast(content_output[-1], tf.float64) - tf.cast(generated_output[-1], tf.float64)
    return tf.einsum("mhwc,mhwc->", difference, difference) / (4 * np.prod(difference.shape))
""",
    "sizes_that_are_tensors": """
def compute_content_cost(content_output, generated_output):
    a_C, a_G = content_output[-1], generated_output[-1]
    tf.debugging.assert_equal(tf.shape(a_C), tf.shape(a_G))
    return tf.norm(a_C - a_G) ** 2 / (4 * tf.cast(tf.size(a_G), tf.float32))
""",
    "both_unrolled_in_the_wrong_order": """
def compute_content_cost(content_output, generated_output):
    _, n_H, n_W, n_C = generated_output[-1].shape
    a_C, a_G = (tf.reshape(a[-1], [n_C, -1]) for a in (content_output, generated_output))
    return tf.tensordot(a_C - a_G, a_C - a_G, 2) / (4 * n_H * n_W * n_C)
""",
    "half_of_an_l2_loss": """
def compute_content_cost(content_output, generated_output):
    a_G = generated_output[-1]
    return tf.nn.l2_loss(content_output[-1] - a_G) / (2 * a_G.shape.num_elements())
""",
}

GRAMS = {
    "as_many_write_it": "def gram_matrix(A):\n    GA = tf.matmul(A, tf.transpose(A))\n    return GA\n",
    "transpose_b": "def gram_matrix(A):\n    return tf.linalg.matmul(a=A, b=A, transpose_b=True)\n",
    "at": "def gram_matrix(A):\n    return A @ tf.transpose(A, perm=[1, 0])\n",
    "einsum": "def gram_matrix(A):\n    return tf.einsum('ij,kj->ik', A, A)\n",
    "tensordot": "def gram_matrix(A):\n    return tf.tensordot(A, A, axes=[[1], [1]])\n",
    "keras_ops": "def gram_matrix(A):\n    return keras.ops.matmul(A, keras.ops.transpose(A))\n",
    "broadcast": """
@tf.function
def gram_matrix(A):
    return tf.reduce_sum(A[:, None, :] * A[None, :, :], axis=-1)
""",
    "map_over_the_channels": """
def gram_matrix(A):
    def products_with(row):
        return tf.linalg.matvec(A, row)
    return tf.map_fn(products_with, A)
""",
    "compiled": "@tf.function(jit_compile=True)\ndef gram_matrix(A):\n    return A @ tf.transpose(A)\n",
    "with_a_signature": """
@tf.function(input_signature=[tf.TensorSpec([None, None], tf.float32)])
def gram_matrix(A):
    return tf.matmul(A, A, transpose_b=True)
""",
    "a_layer_of_keras": "def gram_matrix(A):\n    return tfl.Dot(axes=2)([A[None], A[None]])[0]\n",
    "in_loops": """
def gram_matrix(A):
    n_C = A.shape[0]
    return tf.stack([tf.stack([tf.reduce_sum(A[i] * A[j]) for j in range(n_C)]) for i in range(n_C)])
""",
    "over_the_rows_of_a_tensor": """
def gram_matrix(A):
    G = tf.zeros((A.shape[0], A.shape[0]))
    for column in tf.transpose(A):
        G += tf.tensordot(column, column, axes=0)
    return G
""",
}

GRAM = GRAMS["as_many_write_it"]

LAYERS = {
    "as_many_write_it": """
def compute_layer_style_cost(a_S, a_G):
    m, n_H, n_W, n_C = a_G.get_shape().as_list()
    a_S = tf.transpose(tf.reshape(a_S, shape=[n_H * n_W, n_C]))
    a_G = tf.transpose(tf.reshape(a_G, shape=[n_H * n_W, n_C]))
    GS = gram_matrix(a_S)
    GG = gram_matrix(a_G)
    J_style_layer = 1 / (4 * n_C ** 2 * (n_H * n_W) ** 2) * tf.reduce_sum(tf.square(tf.subtract(GS, GG)))
    return J_style_layer
""",
    "transposed_before_the_reshape": """
def compute_layer_style_cost(a_S, a_G):
    _, n_H, n_W, n_C = a_S.shape
    a_S, a_G = (tf.reshape(tf.transpose(a, perm=[3, 0, 1, 2]), [n_C, -1]) for a in (a_S, a_G))
    return tf.reduce_sum((gram_matrix(a_S) - gram_matrix(a_G)) ** 2) / (2. * n_C * n_H * n_W) ** 2
""",
    "all_axes_turned_round": """
def compute_layer_style_cost(a_S, a_G):
    _, n_H, n_W, n_C = a_G.shape
    S = tf.reshape(tf.transpose(a_S), (n_C, n_H * n_W))
    G = tf.reshape(tf.transpose(a_G, (0, 3, 2, 1)), (n_C, n_H * n_W))
    difference = tf.math.subtract(gram_matrix(S), gram_matrix(G))
    return tf.reduce_sum(difference * difference) / (4 * np.square(n_C) * np.square(n_H * n_W))
""",
    "with_keras_ops_and_a_mean": """
def compute_layer_style_cost(a_S, a_G):
    n_H, n_W, n_C = a_G.shape[1:]
    def unroll(a):
        return keras.ops.transpose(keras.ops.reshape(a, (-1, n_C)))
    spread = gram_matrix(unroll(a_S)) - gram_matrix(unroll(a_G))
    return keras.ops.mean(spread**2) / (4 * (n_H * n_W) ** 2)
""",
    "a_stack_of_channels_and_a_trace": """
def compute_layer_style_cost(a_S, a_G):
    _, n_H, n_W, n_C = a_G.shape
    S, G = (tf.stack([tf.reshape(c, [-1]) for c in tf.unstack(a, axis=-1)]) for a in (a_S, a_G))
    D = gram_matrix(S) - gram_matrix(G)
    return tf.linalg.trace(D @ D) / (2 * n_C * n_H * n_W) ** 2
""",
    "activations_divided_first": """
def compute_layer_style_cost(a_S, a_G):
    _, n_H, n_W, n_C = a_G.shape
    S, G = (tf.transpose(tf.reshape(a, (-1, n_C))) / np.sqrt(2 * n_C * n_H * n_W) for a in (a_S, a_G))
    return tf.reduce_sum(tf.math.squared_difference(gram_matrix(S), gram_matrix(G)))
""",
    "a_gram_matrix_of_its_own": """
def compute_layer_style_cost(a_S, a_G):
    n_H, n_W, n_C = a_G.shape[1:]
    G_S = tf.einsum('mhwi,mhwj->ij', tf.stop_gradient(a_S), tf.stop_gradient(a_S)) / (n_H * n_W * n_C)
    G_G = tf.einsum('mhwi,mhwj->ij', a_G, a_G) / (n_H * n_W * n_C)
    return 0.25 * tf.reduce_sum(tf.square(G_S - G_G))
""",
}
LAYER = GRAM + LAYERS["as_many_write_it"]

STYLES = {
    "as_many_write_it": """
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    J_style = 0
    a_S = style_image_output[:-1]
    a_G = generated_image_output[:-1]
    for i, weight in zip(range(len(a_S)), STYLE_LAYERS):
        J_style_layer = compute_layer_style_cost(a_S[i], a_G[i])
        J_style += weight[1] * J_style_layer
    return J_style
""",
    "zip_ends_with_the_list_of_layers": """
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    return sum(w * compute_layer_style_cost(s, g)
               for (_, w), s, g in zip(STYLE_LAYERS, style_image_output, generated_image_output))
""",
    "add_n_and_the_pictures_swapped": """
def compute_style_cost(style_image_output, generated_image_output, *, STYLE_LAYERS=STYLE_LAYERS):
    costs = []
    for i, (name, weight) in enumerate(STYLE_LAYERS):
        costs.append(tf.multiply(tf.constant(weight), compute_layer_style_cost(
            generated_image_output[i], style_image_output[i])))
    return tf.add_n(costs)
""",
    "from_the_last_to_the_first": """
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    J_style = tf.zeros(())
    for k in reversed(range(len(STYLE_LAYERS))):
        J_style_layer = compute_layer_style_cost(style_image_output[k], generated_image_output[k])
        J_style += STYLE_LAYERS[k][1] * J_style_layer
    return J_style
""",
    "a_dict_of_weights": """
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    weights = dict(STYLE_LAYERS)
    a_S, a_G = style_image_output, generated_image_output
    return tf.add_n([weights[name] * compute_layer_style_cost(a_S=a_S[i], a_G=a_G[i])
                     for i, name in enumerate(weights)])
""",
    "a_product_with_a_vector_of_weights": """
@tf.function
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    weights = np.array([weight for _, weight in STYLE_LAYERS], dtype=np.float32)
    costs = [compute_layer_style_cost(style_image_output[i], generated_image_output[i])
             for i in range(len(weights))]
    return tf.tensordot(weights, tf.stack(costs), axes=1)
""",
}

TOTALS = {
    "as_many_write_it": """
@tf.function()
def total_cost(J_content, J_style, alpha=10, beta=40):
    J = alpha * J_content + beta * J_style
    return J
""",
    "plain": """
def total_cost(J_content, J_style, alpha=10, beta=40):
    return beta * J_style + J_content * alpha
""",
    "with_tensorflow": """
def total_cost(J_content, J_style, alpha=10, beta=40):
    alpha, beta = tf.cast(alpha, tf.float32), tf.cast(beta, tf.float32)
    return tf.add(tf.multiply(alpha, J_content), tf.multiply(beta, J_style))
""",
    "with_keras_ops": """
def total_cost(J_content, J_style, alpha=10, beta=40):
    return keras.ops.sum(keras.ops.stack([alpha * J_content, beta * J_style]))
""",
}

RIGHT_COSTS = {
    "compute_content_cost": CONTENTS,
    "gram_matrix": GRAMS,
    "compute_layer_style_cost": {name: GRAM + source for name, source in LAYERS.items()},
    "compute_style_cost": {name: LAYER + source for name, source in STYLES.items()},
    "total_cost": TOTALS,
}
