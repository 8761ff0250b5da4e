"""Right answers to the two blocks, as text: cells of learners."""

IDENTITY_BLOCKS = {
    "as_many_write_it": """
def identity_block(X, f, filters, initializer=random_uniform):
    F1, F2, F3 = filters
    X_shortcut = X
    X = Conv2D(filters=F1, kernel_size=1, strides=(1, 1), padding="valid",
               kernel_initializer=initializer(seed=0))(X)
    X = BatchNormalization(axis=3)(X)
    X = Activation("relu")(X)
    X = Conv2D(filters=F2, kernel_size=(f, f), strides=(1, 1), padding="same",
               kernel_initializer=initializer(seed=0))(X)
    X = BatchNormalization(axis=3)(X)
    X = Activation("relu")(X)
    X = Conv2D(filters=F3, kernel_size=(1, 1), strides=(1, 1), padding="valid",
               kernel_initializer=initializer(seed=0))(X)
    X = BatchNormalization(axis=3)(X)
    X = Add()([X_shortcut, X])
    X = Activation("relu")(X)
    return X
""",
    "with_a_training_argument": """
def identity_block(X, f, filters, training=True, initializer=random_uniform):
    F1, F2, F3 = filters
    X_shortcut = X
    X = Conv2D(F1, 1, kernel_initializer=initializer(seed=0))(X)
    X = BatchNormalization(axis=3)(X, training=training)
    X = Activation("relu")(X)
    X = Conv2D(F2, f, padding="same", kernel_initializer=initializer(seed=0))(X)
    X = BatchNormalization(axis=3)(X, training=training)
    X = Activation("relu")(X)
    X = Conv2D(F3, 1, kernel_initializer=initializer(seed=0))(X)
    X = BatchNormalization(axis=3)(X, training=training)
    X = Activation("relu")(Add()([X, X_shortcut]))
    return X
""",
    "a_loop_and_a_plus": """
def identity_block(X, f, filters, initializer="he_normal"):
    main = X
    for i, (n, size) in enumerate(zip(filters, [1, f, 1])):
        if i: main = tfl.ReLU(name=f"relu_{i}")(main)
        main = tfl.Conv2D(n, size, padding="same", kernel_initializer=initializer, name=f"conv_{i}")(main)
        main = tfl.BatchNormalization(axis=-1, momentum=0.9, name=f"norm_{i}")(main)
    return keras.ops.relu(X + main)
""",
    "layers_made_first_and_names": """
def identity_block(X, f, filters, initializer=glorot_uniform):
    norms = [BatchNormalization() for _ in range(3)]
    convolutions = [Conv2D(filters[2], (1, 1), name="res2c"), Conv2D(filters[1], (f, f), padding="same"),
                    Conv2D(filters[0], (1, 1), kernel_regularizer="l2")]
    out = keras.activations.relu(norms[1](convolutions[2](X)))
    out = Activation(tf.nn.relu)(norms[0](convolutions[1](out)))
    out = norms[2](convolutions[0](out))
    return Activation("relu")(keras.ops.add(X, out))
""",
    "activation_in_the_norm_and_a_helper": """
def unit(X, n, f):
    return BatchNormalization(axis=3)(Conv2D(n, kernel_size=f, padding="same")(X))

def identity_block(X, f, filters, initializer=random_uniform):
    relu = tfl.ReLU()
    inner = keras.Sequential([tfl.ReLU(), Conv2D(filters[1], f, padding="same"), BatchNormalization()])
    Y = unit(relu(inner(unit(X, filters[0], 1))), filters[2], (1, 1))
    return relu(Add()([Y, X]))
""",
    "tests_what_it_builds": """
def identity_block(X, f, filters, initializer=random_uniform):
    F1, F2, F3 = filters
    Y = Activation("relu")(BatchNormalization()(Conv2D(F1, 1)(X)))
    Y = Activation("relu")(BatchNormalization()(Conv2D(F2, f, padding="same")(Y)))
    last = Conv2D(F3, 1, bias_initializer=constant(0.1))
    Y = BatchNormalization()(last(Y))
    Y = Activation("relu")(Add()([Y, X]))
    model = Model(X, Y)
    model.compile("sgd", "mse")
    assert np.allclose(last.get_weights()[1], 0.1)
    prediction = model.predict(np.zeros((1, *X.shape[1:])), verbose=0)
    assert prediction.shape == (1, *X.shape[1:]) and np.isfinite(prediction).all()
    return Y
""",
}

CONVOLUTIONAL_BLOCKS = {
    "as_many_write_it": """
def convolutional_block(X, f, filters, s=2, initializer=glorot_uniform):
    F1, F2, F3 = filters
    X_shortcut = X
    X = Conv2D(filters=F1, kernel_size=1, strides=(s, s), padding="valid",
               kernel_initializer=initializer(seed=0))(X)
    X = BatchNormalization(axis=3)(X)
    X = Activation("relu")(X)
    X = Conv2D(filters=F2, kernel_size=(f, f), strides=(1, 1), padding="same",
               kernel_initializer=initializer(seed=0))(X)
    X = BatchNormalization(axis=3)(X)
    X = Activation("relu")(X)
    X = Conv2D(filters=F3, kernel_size=(1, 1), strides=(1, 1), padding="valid",
               kernel_initializer=initializer(seed=0))(X)
    X = BatchNormalization(axis=3)(X)
    X_shortcut = Conv2D(filters=F3, kernel_size=(1, 1), strides=(s, s), padding="valid",
                        kernel_initializer=initializer(seed=0))(X_shortcut)
    X_shortcut = BatchNormalization(axis=3)(X_shortcut)
    X = Add()([X, X_shortcut])
    X = Activation("relu")(X)
    return X
""",
    "with_a_training_argument": """
def convolutional_block(X, f, filters, s=2, training=True, initializer=glorot_uniform):
    F1, F2, F3 = filters
    shortcut = BatchNormalization(axis=3)(Conv2D(F3, 1, s, "valid")(X), training=training)
    X = Activation("relu")(BatchNormalization(axis=3)(Conv2D(F1, 1, s)(X), training=training))
    X = Conv2D(F2, f, padding="same", kernel_initializer=initializer(seed=0))(X)
    X = Activation("relu")(BatchNormalization(axis=3)(X, training=training))
    X = BatchNormalization(axis=3)(Conv2D(F3, 1)(X), training=training)
    return Activation("relu")(Add()([shortcut, X]))
""",
    "a_helper_and_a_plus": """
def unit(X, n, size, stride=1):
    return tfl.BatchNormalization()(tfl.Conv2D(n, size, strides=stride, padding="same")(X))

def convolutional_block(X, f, filters, s=2, initializer="glorot_uniform"):
    main = tfl.ReLU()(unit(X, filters[0], 1, s))
    main = tfl.ReLU()(unit(main, filters[1], f))
    return tfl.ReLU()(unit(X, filters[2], (1, 1), (s, s)) + unit(main, filters[2], 1))
""",
    "odd_but_right": """
def convolutional_block(X, f, filters, s=2, initializer=random_uniform):
    short = keras.Sequential([Conv2D(filters[2], 1, strides=s, name="shortcut"), BatchNormalization(axis=-1)])
    main = keras.Sequential([
        Conv2D(filters[0], 1, strides=s), BatchNormalization(), Activation("relu"),
        Conv2D(filters[1], f, padding="same"), BatchNormalization(), Activation("relu"),
        Conv2D(filters[2], 1), BatchNormalization(), tfl.Dropout(0.0)])
    return tfl.ReLU()(keras.layers.add([short(X), main(X)]))
""",
}
