"""Swaps BatchNormalization and ReLU, and makes a pooling whose result she never uses: the other layers count."""
# expect happyModel 5, convolutional_model 6
# expect hint: happyModel batch_norm_after_relu, convolutional_model second_pooling_unused
# fill right

# %% happyModel
def happyModel():
    model = tf.keras.Sequential([
        tfl.ZeroPadding2D(padding=(3, 3), input_shape=(64, 64, 3)),
        tfl.Conv2D(32, (7, 7)),
        tfl.ReLU(),
        tfl.BatchNormalization(axis=3),
        tfl.MaxPool2D(),
        tfl.Flatten(),
        tfl.Dense(1, activation='sigmoid'),
    ])
    return model

# %% convolutional_model
def convolutional_model(input_shape):
    input_img = tf.keras.Input(shape=input_shape)
    Z1 = tfl.Conv2D(8, (4, 4), padding='same')(input_img)
    A1 = tfl.ReLU()(Z1)
    P1 = tfl.MaxPool2D((8, 8), padding='same')(A1)
    Z2 = tfl.Conv2D(16, (2, 2), padding='same')(P1)
    A2 = tfl.ReLU()(Z2)
    P2 = tfl.MaxPool2D((4, 4), padding='same')(A2)
    F = tfl.Flatten()(A2)
    outputs = tfl.Dense(6, activation='softmax')(F)
    return tf.keras.Model(inputs=input_img, outputs=outputs)
