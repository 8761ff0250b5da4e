"""Types 628 for 128, sums the cost over the batch and pools with a stride: three mistakes, each with its name."""
# topic Residual_Networks
# expect layer_gradient_norms 0, ResNet50 12, inception_module 0
# expect hint: layer_gradient_norms sum_over_the_batch, ResNet50 F2_628_for_128_in_stage_2
# expect hint: inception_module pooling_with_a_stride_of_its_size
# fill right

# %% layer_gradient_norms
def layer_gradient_norms(model, x, y):
    norms = []
    for layer in model.layers:
        if isinstance(layer, Conv2D):
            with tf.GradientTape() as tape:
                losses = tf.keras.losses.sparse_categorical_crossentropy(y, model(x, training=True))
            norms.append(tf.norm(tape.gradient(losses, layer.kernel)))
    return norms

# %% ResNet50
def ResNet50(input_shape=(64, 64, 3), classes=6):
    X_input = Input(input_shape)
    X = ZeroPadding2D((3, 3))(X_input)
    X = Conv2D(64, (7, 7), strides=(2, 2))(X)
    X = BatchNormalization(axis=3)(X)
    X = Activation("relu")(X)
    X = MaxPooling2D((3, 3), strides=(2, 2))(X)
    for filters, s, n in [([64, 64, 256], 1, 2), ([128, 628, 512], 2, 3), ([256, 256, 1024], 2, 5), ([512, 512, 2048], 2, 2)]:
        X = convolutional_block(X, 3, filters, s)
        for i in range(n):
            X = identity_block(X, 3, filters)
    X = Flatten()(AveragePooling2D((2, 2))(X))
    return Model(X_input, Dense(classes, activation="softmax")(X))

# %% inception_module
def inception_module(X):
    one = Conv2D(64, 1, activation="relu")(X)
    three = Conv2D(128, 3, padding="same", activation="relu")(Conv2D(96, 1, activation="relu")(X))
    five = Conv2D(32, 5, padding="same", activation="relu")(Conv2D(16, 1, activation="relu")(X))
    pool = Conv2D(32, 1, activation="relu")(MaxPooling2D(3, padding="same")(X))
    return tfl.Concatenate()([one, three, five, pool])
