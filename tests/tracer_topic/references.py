"""Our own answers to the tracer exercises."""

import keras
import numpy as np
import tensorflow as tf


def residual_block(X, f, filters, initializer=None):
    """Conv F1 1x1 -> BN -> ReLU -> Conv F2 fxf same -> BN -> add X -> ReLU."""
    F1, F2 = filters
    main = keras.layers.Conv2D(F1, 1)(X)
    main = keras.layers.ReLU()(keras.layers.BatchNormalization(axis=3)(main))
    main = keras.layers.Conv2D(F2, f, padding="same")(main)
    main = keras.layers.BatchNormalization(axis=3)(main)
    return keras.layers.ReLU()(keras.layers.Add()([main, X]))


def down_block(inputs, n_filters=8, dropout_prob=0):
    """Conv 3x3 relu same -> dropout -> (max pool, skip)."""
    skip = keras.layers.Conv2D(n_filters, 3, padding="same", activation="relu")(inputs)
    if dropout_prob > 0:
        skip = keras.layers.Dropout(dropout_prob)(skip)
    return keras.layers.MaxPooling2D()(skip), skip


def small_model(input_shape, classes=3):
    """Conv 4 3x3 same -> ReLU -> AvgPool 2 -> Flatten -> Dense softmax."""
    return keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.Conv2D(4, 3, padding="same", activation="relu"),
            keras.layers.AveragePooling2D(2),
            keras.layers.Flatten(),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )


def img_to_encoding(image_path, model):
    """The lesson's helper: the encoding of a picture, of length 1."""
    from PIL import Image

    pixels = np.asarray(Image.open(image_path)).astype(np.float32) / 255
    code = np.asarray(model(pixels[np.newaxis]))
    return code / np.linalg.norm(code)


def verify(image_path, identity, database, model):
    """-> (distance of the encodings, whether it is below 0.7)."""
    dist = float(np.sqrt(np.sum((img_to_encoding(image_path, model) - database[identity]) ** 2)))
    return dist, dist < 0.7


def pixel_cost(generated, target):
    """The mean of the squared differences."""
    return tf.reduce_mean(tf.square(generated - target))


@tf.function
def train_step(generated_image):
    """One step of `optimizer` towards `target`, clipped to [0, 1]; returns the cost before it."""
    with tf.GradientTape() as tape:
        J = pixel_cost(generated_image, target)  # noqa: F821  bound by the judge
    gradient = tape.gradient(J, generated_image)
    optimizer.apply_gradients([(gradient, generated_image)])  # noqa: F821
    generated_image.assign(tf.clip_by_value(generated_image, 0.0, 1.0))
    return J
