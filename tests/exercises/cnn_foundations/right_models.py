"""Right answers to happyModel and convolutional_model, in many ways of writing."""

import keras
import numpy as np
import tensorflow as tf
import tensorflow.keras.layers as tfl
from keras import ops

# ------------------------------------------------------------ happyModel


def happy_sequential():
    model = tf.keras.Sequential(
        [
            tf.keras.Input(shape=(64, 64, 3)),
            tfl.ZeroPadding2D(padding=(3, 3)),
            tfl.Conv2D(filters=32, kernel_size=(7, 7), strides=(1, 1), name="conv0"),
            tfl.BatchNormalization(axis=3, name="bn0"),
            tfl.ReLU(),
            tfl.MaxPool2D(pool_size=(2, 2), name="max_pool0"),
            tfl.Flatten(),
            tfl.Dense(1, activation="sigmoid", name="fc"),
        ]
    )
    return model


def happy_with_input_shape_in_the_first_layer():
    model = tf.keras.Sequential()
    model.add(tfl.ZeroPadding2D(padding=3, input_shape=(64, 64, 3), data_format="channels_last"))
    model.add(tfl.Conv2D(32, 7, strides=1, padding="valid", kernel_initializer="he_uniform"))
    model.add(tfl.BatchNormalization(axis=-1, momentum=0.9))
    model.add(tfl.Activation("relu"))
    model.add(tfl.MaxPooling2D(2, strides=2, padding="same"))
    model.add(tfl.Flatten())
    model.add(tfl.Dense(units=1))
    model.add(tfl.Activation(tf.nn.sigmoid))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def happy_functional():
    X_input = keras.Input((64, 64, 3))
    X = keras.layers.ZeroPadding2D(((3, 3), (3, 3)))(X_input)
    X = keras.layers.Conv2D(32, (7, 7), kernel_initializer=keras.initializers.GlorotUniform(seed=0))(X)
    X = keras.layers.BatchNormalization()(X, training=True)
    X = keras.activations.relu(X)
    X = keras.layers.MaxPooling2D((2, 2))(X)
    X = keras.layers.Flatten()(X)
    X = keras.layers.Dense(1, activation=tf.nn.sigmoid)(X)
    return keras.models.Model(inputs=X_input, outputs=X, name="HappyModel")


def happy_padded_by_the_convolution():
    """The same numbers from as many parameters: three pixels are what "same" adds for 7x7."""
    x = inputs = keras.Input((64, 64, 3))
    for layer in (
        tfl.Conv2D(32, 7, padding="same"),
        tfl.BatchNormalization(),
        tfl.ReLU(),
        tfl.MaxPool2D(2),
        tfl.Reshape((-1,)),
        tfl.Dense(1, "sigmoid"),
    ):
        x = layer(x)
    return keras.Model(inputs, x)


def happy_of_operations():
    inputs = keras.Input((64, 64, 3), batch_size=None, dtype="float32")
    x = ops.pad(inputs, [[0, 0], [3, 3], [3, 3], [0, 0]])
    x = tfl.BatchNormalization()(tfl.Conv2D(32, 7)(x))
    x = tfl.Flatten()(tfl.MaxPool2D()(ops.relu(x)))
    return keras.Model(inputs, ops.sigmoid(tfl.Dense(1)(x)))


def happy_built_and_trained():
    steps = [tfl.ZeroPadding2D(3), tfl.Conv2D(32, 7), tfl.BatchNormalization(), tfl.ReLU(max_value=None)]
    model = keras.Sequential([*steps, tfl.MaxPool2D(), tfl.Flatten(), tfl.Dense(1, "sigmoid")])
    model.compile("sgd", "binary_crossentropy")
    model.fit(np.zeros((2, 64, 64, 3), np.float32), np.zeros((2, 1)), verbose=0)
    return model


def happy_nested():
    block = keras.Sequential([tfl.Conv2D(32, 7), tfl.BatchNormalization(), tfl.ReLU()], name="block")
    head = keras.Sequential([tfl.Flatten(), tfl.Dense(1, activation="sigmoid")], name="head")
    return keras.Sequential([keras.Input((64, 64, 3)), tfl.ZeroPadding2D(3), block, tfl.MaxPool2D(), head])


# ------------------------------------------------------------ convolutional_model


def signs_functional(input_shape):
    input_img = tf.keras.Input(shape=input_shape)
    Z1 = tfl.Conv2D(filters=8, kernel_size=(4, 4), strides=(1, 1), padding="same")(input_img)
    A1 = tfl.ReLU()(Z1)
    P1 = tfl.MaxPool2D(pool_size=(8, 8), strides=(8, 8), padding="same")(A1)
    Z2 = tfl.Conv2D(filters=16, kernel_size=(2, 2), strides=(1, 1), padding="same")(P1)
    A2 = tfl.ReLU()(Z2)
    P2 = tfl.MaxPool2D(pool_size=(4, 4), strides=(4, 4), padding="same")(A2)
    F = tfl.Flatten()(P2)
    outputs = tfl.Dense(units=6, activation="softmax")(F)
    model = tf.keras.Model(inputs=input_img, outputs=outputs)
    return model


def signs_sequential(input_shape):
    model = keras.Sequential(name="signs")
    model.add(keras.layers.Input(shape=input_shape))
    model.add(keras.layers.Conv2D(8, 4, activation="relu", padding="SAME"))
    model.add(keras.layers.MaxPool2D(8, padding="same"))
    model.add(keras.layers.Conv2D(16, 2, activation=tf.nn.relu, padding="same"))
    model.add(keras.layers.MaxPool2D(4, padding="same"))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(6, activation=keras.activations.softmax))
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def signs_in_a_loop(input_shape):
    x = inputs = keras.Input(list(input_shape))
    for i, (n_filters, size, window) in enumerate([(8, 4, 8), (16, 2, 4)]):
        x = tfl.Conv2D(n_filters, size, padding="same", name=f"block_{i}", kernel_regularizer="l2")(x)
        x = tfl.Activation("relu")(x)
        x = tfl.MaxPooling2D((window, window), padding="same")(x)
    return keras.Model([inputs], [tfl.Softmax()(tfl.Dense(6)(tfl.Flatten()(x)))])


def signs_pooled_before_the_relu(input_shape):
    """The largest of some numbers, cut at zero, is the largest of the numbers cut at zero."""
    inputs = tf.keras.layers.Input(shape=(input_shape[0], input_shape[1], input_shape[2]))
    P1 = tfl.MaxPool2D(8, 8, "same")(tfl.Conv2D(8, 4, 1, "same")(inputs))
    P2 = tfl.MaxPool2D(4, 4, "same")(tfl.Conv2D(16, 2, 1, "same")(keras.activations.relu(P1)))
    F = tfl.Flatten()(ops.relu(P2))
    return tf.keras.Model(inputs, tf.keras.activations.softmax(tfl.Dense(6)(F)))


def signs_from_a_shared_helper(input_shape):
    def block(filters, size, window):
        return keras.Sequential(
            [
                tfl.Conv2D(filters, size, padding="same", activation="relu"),
                tfl.MaxPool2D(window, padding="same"),
            ]
        )

    head = [tfl.Flatten(), tfl.Dense(6, activation="softmax", use_bias=True)]
    model = keras.Sequential([block(8, 4, 8), block(16, 2, 4), *head])
    model.build((None, *input_shape))
    return model
