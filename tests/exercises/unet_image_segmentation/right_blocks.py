"""Right answers to conv_block and upsampling_block, as text: cells of learners."""

CONV_BLOCKS = {
    "as_many_write_it": """
def conv_block(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    conv = Conv2D(n_filters, 3, activation="relu", padding="same", kernel_initializer="he_normal")(inputs)
    conv = Conv2D(n_filters, 3, activation="relu", padding="same", kernel_initializer="he_normal")(conv)
    if dropout_prob > 0:
        conv = Dropout(dropout_prob)(conv)
    if max_pooling:
        next_layer = MaxPooling2D(2, strides=2)(conv)
    else:
        next_layer = conv
    skip_connection = conv
    return next_layer, skip_connection
""",
    "layers_of_their_own_and_other_names": """
def conv_block(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    x = inputs
    for i in range(2):
        x = tfl.Conv2D(filters=n_filters, kernel_size=(3, 3), strides=1, padding="SAME", name=f"c{i}",
                       kernel_initializer=keras.initializers.HeNormal(seed=i))(x)
        x = tfl.ReLU()(x)
    if dropout_prob:
        x = tfl.Dropout(rate=dropout_prob, seed=1)(x)
    return [tfl.MaxPool2D(pool_size=(2, 2))(x) if max_pooling else x, x]
""",
    "a_helper_model_and_a_dropout_that_is_always_there": """
def two_convolutions(n):
    return keras.Sequential([Conv2D(n, 3, padding="same", activation=tf.nn.relu),
                             Conv2D(n, 3, padding="same", activation=keras.activations.relu)])

def conv_block(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    skip = Dropout(dropout_prob)(two_convolutions(n_filters)(inputs))
    return {True: MaxPooling2D(padding="same"), False: tfl.Identity()}[max_pooling](skip), skip
""",
    "functions_of_keras": """
def conv_block(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    conv = lambda X: keras.ops.relu(Conv2D(n_filters, 3, padding="same")(X))
    skip_connection = conv(conv(inputs))
    if dropout_prob > 0.0:
        skip_connection = Dropout(dropout_prob)(skip_connection, training=None)
    next_layer = skip_connection
    if max_pooling == True:
        next_layer = keras.ops.max_pool(skip_connection, 2)
    return next_layer, skip_connection
""",
}

UPSAMPLING_BLOCKS = {
    "as_many_write_it": """
def upsampling_block(expansive_input, contractive_input, n_filters=32):
    up = Conv2DTranspose(n_filters, 3, strides=2, padding="same")(expansive_input)
    merge = concatenate([up, contractive_input], axis=3)
    conv = Conv2D(n_filters, 3, activation="relu", padding="same", kernel_initializer="he_normal")(merge)
    conv = Conv2D(n_filters, 3, activation="relu", padding="same", kernel_initializer="he_normal")(conv)
    return conv
""",
    "layers_of_their_own_and_the_last_axis": """
def upsampling_block(expansive_input, contractive_input, n_filters=32):
    up = tfl.Conv2DTranspose(filters=n_filters, kernel_size=(3, 3), strides=(2, 2), padding="same", name="up",
                             kernel_initializer="he_normal", activation="linear")(expansive_input)
    x = tfl.Concatenate(axis=-1)((up, contractive_input))
    for _ in range(2):
        x = tfl.Activation("relu")(tfl.Conv2D(n_filters, (3, 3), padding="same")(x))
    return x
""",
    "functions_of_keras_and_a_helper_model": """
def upsampling_block(expansive_input, contractive_input, n_filters=32):
    convolve = keras.Sequential([Conv2D(n_filters, 3, padding="same"), tfl.ReLU(),
                                 Conv2D(n_filters, 3, padding="same"), tfl.ReLU()])
    enlarge = Conv2DTranspose(n_filters, [3, 3], 2, "same", bias_initializer="zeros")
    return convolve(keras.ops.concatenate([enlarge(expansive_input), contractive_input], -1))
""",
    "tests_what_it_builds": """
def upsampling_block(expansive_input, contractive_input, n_filters=32):
    up = Conv2DTranspose(n_filters, 3, strides=2, padding="same")(expansive_input)
    assert up.shape[1:3] == contractive_input.shape[1:3], (up.shape, contractive_input.shape)
    merge = tfl.concatenate([up, contractive_input])
    conv = Conv2D(n_filters, 3, activation="relu", padding="same")(merge)
    conv = Conv2D(n_filters, 3, activation="relu", padding="same")(conv)
    model = keras.Model([expansive_input, contractive_input], conv)
    model.compile("sgd", "mse")
    arrays = [np.zeros((1, *t.shape[1:])) for t in (expansive_input, contractive_input)]
    assert model.predict(arrays, verbose=0).shape[1:3] == contractive_input.shape[1:3]
    return conv
""",
}
