"""Right answers to layer_gradient_norms, as text: cells of learners."""

GRADIENT_NORMS = {
    "plain": """
def layer_gradient_norms(model, x, y):
    kernels = [layer.kernel for layer in model.layers if isinstance(layer, Conv2D)]
    loss_function = tf.keras.losses.SparseCategoricalCrossentropy()
    with tf.GradientTape() as tape:
        cost = loss_function(y, model(x, training=True))
    return [float(tf.norm(g)) for g in tape.gradient(cost, kernels)]
""",
    "numpy_norms_in_an_array": """
def layer_gradient_norms(model, x, y):
    convolutions = [l for l in model.layers if "conv" in type(l).__name__.lower()]
    with tf.GradientTape(persistent=True) as tape:
        p = model(tf.constant(x), training=True)
        cost = tf.reduce_mean(tf.keras.losses.sparse_categorical_crossentropy(y, p))
    norms = np.zeros(len(convolutions))
    for i, layer in enumerate(convolutions):
        norms[i] = np.linalg.norm(tape.gradient(cost, layer.weights[0]).numpy())
    return norms
""",
    "one_hot_and_four_axes": """
def layer_gradient_norms(model, x, y):
    weights = [w for w in model.trainable_weights if len(w.shape) == 4]
    with tf.GradientTape() as tape:
        p = model(x, training=True)
        logs = tf.math.log(p) * tf.one_hot(y, p.shape[-1])
        cost = -tf.reduce_sum(logs) / len(x)
    return tf.stack([tf.sqrt(tf.reduce_sum(tf.square(g))) for g in tape.gradient(cost, weights)])
""",
    "a_traced_function_and_scalars_of_tensorflow": """
loss = tf.keras.losses.CategoricalCrossentropy()

def layer_gradient_norms(model, x, y):
    kernels = [layer.kernel for layer in model.layers if isinstance(layer, tfl.Conv2D)]
    @tf.function
    def gradients():
        with tf.GradientTape() as tape:
            p = model(x, training=True)
            cost = loss(tf.one_hot(y, tf.shape(p)[1]), p)
        return tape.gradient(cost, kernels)
    return tuple(tf.norm(g, ord="euclidean") for g in gradients())
""",
    "picture_by_picture": """
def layer_gradient_norms(model, x, y):
    kernels = [layer.kernel for layer in model.layers if isinstance(layer, Conv2D)]
    with tf.GradientTape() as tape:
        losses = keras.losses.sparse_categorical_crossentropy(y, model(x, training=True))
        cost = sum(losses[i] for i in range(len(y))) / len(y)
    return [np.sqrt(np.sum(np.square(g))) for g in tape.gradient(cost, kernels)]
""",
}
