"""Right answers to separable_ratio, unfreeze_from and fine_tuning_setup, as text: cells of learners."""

RATIOS = {
    "the_formula": "def separable_ratio(f, n_C_out):\n    return 1 / n_C_out + 1 / f**2\n",
    "from_the_two_costs": """
def separable_ratio(f, n_C_out):
    ordinary = f * f * n_C_out
    separable = f * f + n_C_out
    return separable / ordinary
""",
    "a_number_of_numpy": """
def separable_ratio(f, n_C_out):
    return np.float32(1 / n_C_out) + np.power(f, -2.0)
""",
    "a_tensor": """
def separable_ratio(f, n_C_out):
    return tf.constant(1 / n_C_out) + 1 / tf.square(float(f))
""",
}

UNFREEZERS = {
    "by_the_name_of_the_base": """
def unfreeze_from(model, layer_name):
    nested = [layer for layer in model.layers if isinstance(layer, tf.keras.Model)]
    base_model = [layer for layer in nested if len(layer.layers) > 5][0]
    base_model.trainable = True
    reached = False
    for layer in base_model.layers:
        if layer.name == layer_name:
            reached = True
        if not reached or isinstance(layer, tfl.BatchNormalization):
            layer.trainable = False
    return model
""",
    "by_numbers_of_layers": """
def unfreeze_from(model, layer_name):
    for base in model.layers:
        names = [layer.name for layer in getattr(base, "layers", [])]
        if layer_name in names:
            base.trainable = True
            start = names.index(layer_name)
            for layer in base.layers[:start]:
                layer.trainable = False
            for layer in base.layers[start:]:
                layer.trainable = "BatchNorm" not in type(layer).__name__
            return model
""",
    "a_new_model_of_the_same_layers": """
def unfreeze_from(model, layer_name):
    base = max(model.layers, key=lambda layer: layer.count_params())
    base.trainable = True
    names = [layer.name for layer in base.layers]
    for number, layer in enumerate(base.layers):
        layer.trainable = number >= names.index(layer_name) and not isinstance(layer, tfl.BatchNormalization)
    return tf.keras.Model(model.input, model.output)
""",
    "every_layer_and_not_the_base": """
def unfreeze_from(model, layer_name):
    base, trains = None, False
    for part in model.layers:
        if any(inner.name == layer_name for inner in getattr(part, "layers", [])):
            base = part
    for layer in base.layers:
        trains = trains or layer.name == layer_name
        layer.trainable = trains and not isinstance(layer, tfl.BatchNormalization)
    return model
""",
}

SETUPS = {
    "as_many_write_it": """
def fine_tuning_setup(model, base_learning_rate=0.001):
    loss_function = tf.keras.losses.BinaryCrossentropy(from_logits=True)
    optimizer = tf.keras.optimizers.Adam(learning_rate=base_learning_rate * 0.1)
    metrics = ["accuracy"]
    model.compile(loss=loss_function, optimizer=optimizer, metrics=metrics)
    return model
""",
    "with_the_threshold": """
def fine_tuning_setup(model, base_learning_rate=0.001):
    model.compile(
        tf.keras.optimizers.Adam(base_learning_rate / 10),
        tf.keras.losses.BinaryCrossentropy(from_logits=True),
        metrics=[tf.keras.metrics.BinaryAccuracy(threshold=0.0), tf.keras.metrics.AUC(from_logits=True)],
    )
    return model
""",
    "binary_accuracy": """
def fine_tuning_setup(model, base_learning_rate=0.001):
    model.compile(
        optimizer=tf.keras.optimizers.Adam(learning_rate=base_learning_rate / 10.0),
        loss=tf.keras.losses.BinaryCrossentropy(from_logits=True),
        metrics=[tf.keras.metrics.BinaryAccuracy()],
    )
    return model
""",
    "a_loss_of_its_own": """
def fine_tuning_setup(model, base_learning_rate=0.001):
    def loss(y, z):
        return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=tf.cast(y, z.dtype), logits=z))

    def accuracy(y, z):
        return tf.reduce_mean(tf.cast(tf.equal(tf.cast(y, tf.bool), z > 0), tf.float32))

    schedule = tf.keras.optimizers.schedules.ExponentialDecay(base_learning_rate / 10, 1000, 0.9)
    model.compile(tf.keras.optimizers.Adam(schedule), loss, metrics=[accuracy])
    return model
""",
}
