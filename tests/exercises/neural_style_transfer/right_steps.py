"""Right answers to train_step, as source, in different ways, and the costs that they call."""

from .right_costs import CONTENTS, GRAMS, LAYERS, STYLES, TOTALS

EARLIER = {
    "gram_matrix": GRAMS["as_many_write_it"],
    "compute_content_cost": CONTENTS["as_many_write_it"],
    "compute_layer_style_cost": LAYERS["as_many_write_it"],
    "compute_style_cost": STYLES["as_many_write_it"],
    "total_cost": TOTALS["as_many_write_it"],
}
"""Right answers to the exercises before."""
COSTS = "".join(EARLIER.values())
OTHER_COSTS = "".join(
    (
        GRAMS["over_the_rows_of_a_tensor"],
        CONTENTS["in_a_loop_over_channels"],
        LAYERS["transposed_before_the_reshape"],
        STYLES["a_product_with_a_vector_of_weights"],
        TOTALS["with_keras_ops"],
    )
)

STEPS = {
    "as_many_write_it": """
@tf.function()
def train_step(generated_image):
    with tf.GradientTape() as tape:
        a_G = vgg_model_outputs(generated_image)
        J_style = compute_style_cost(a_S, a_G)
        J_content = compute_content_cost(a_C, a_G)
        J = total_cost(J_content, J_style, alpha=10, beta=40)
    grad = tape.gradient(J, generated_image)
    optimizer.apply_gradients([(grad, generated_image)])
    generated_image.assign(clip_0_1(generated_image))
    return J
""",
    "without_tf_function": """
def train_step(generated_image):
    with tf.GradientTape() as tape:
        a_G = vgg_model_outputs(generated_image, training=False)
        J = total_cost(compute_content_cost(a_C, a_G), compute_style_cost(a_S, a_G, STYLE_LAYERS))
    gradients = tape.gradient(J, [generated_image])
    optimizer.apply_gradients(zip(gradients, [generated_image]))
    generated_image.assign(tf.clip_by_value(generated_image, 0.0, 1.0))
    return float(J)
""",
    "apply_of_keras_3": """
@tf.function
def train_step(generated_image):
    with tf.GradientTape(watch_accessed_variables=False) as tape:
        tape.watch(generated_image)
        a_G = vgg_model_outputs(generated_image)
        J_content = compute_content_cost(a_C, a_G)
        J_style = compute_style_cost(a_S, a_G, STYLE_LAYERS=STYLE_LAYERS)
        J = total_cost(J_content, J_style)
        gradient = tape.gradient(J, generated_image)
    optimizer.apply([gradient], [generated_image])
    generated_image.assign(keras.ops.clip(generated_image, 0, 1))
    return J
""",
    "two_gradients_and_a_subtraction": """
@tf.function
def train_step(generated_image):
    with tf.GradientTape(persistent=True) as tape:
        a_G = vgg_model_outputs(generated_image.read_value())
        J_style = compute_style_cost(a_G, a_S)
        J_content = compute_content_cost(a_G, a_C)
    grad = 10 * tape.gradient(J_content, generated_image) + 40 * tape.gradient(J_style, generated_image)
    optimizer.apply_gradients(zip([grad], [generated_image]))
    generated_image.assign_sub(generated_image - clip_0_1(generated_image))
    return 10 * J_content + 40 * J_style
""",
    "of_a_copy_that_is_watched": """
def train_step(generated_image):
    picture = tf.identity(generated_image)
    with tf.GradientTape() as tape:
        tape.watch(picture)
        a_G = vgg_model_outputs(picture)
        J = total_cost(compute_content_cost(a_C, a_G), compute_style_cost(a_S, a_G))
    optimizer.apply([tape.gradient(J, picture)], [generated_image])
    generated_image.assign(np.clip(generated_image.numpy(), 0, 1))
    return J
""",
    "gradients_of_a_graph": """
@tf.function
def train_step(generated_image):
    a_G = vgg_model_outputs(generated_image)
    J = total_cost(compute_content_cost(a_C, a_G), compute_style_cost(a_S, a_G))
    optimizer.apply_gradients([(tf.gradients(J, generated_image)[0], generated_image)])
    generated_image.assign(1 - tf.nn.relu(1 - tf.nn.relu(generated_image)))
    return tf.identity(J)
""",
    "with_helpers_of_its_own": """
def cost_of(picture):
    a_G = vgg_model_outputs(picture)
    return total_cost(compute_content_cost(a_C, a_G), compute_style_cost(a_S, a_G))

@tf.function
def cost_and_gradient(picture):
    with tf.GradientTape() as tape:
        J = cost_of(picture)
    return J, tape.gradient(J, picture)

def train_step(generated_image):
    J, gradient = cost_and_gradient(generated_image)
    optimizer.apply_gradients([(gradient, generated_image)])
    generated_image.assign(tf.minimum(tf.maximum(generated_image, 0.), 1.))
    return J.numpy()
""",
}

RIGHT_STEPS = {
    "train_step": {
        **{name: COSTS + source for name, source in STEPS.items()},
        "with_costs_written_in_other_ways": OTHER_COSTS + STEPS["as_many_write_it"],
    }
}
