"""Mistakes in the tracer exercises."""

import keras
import numpy as np
import tensorflow as tf
from keras import layers

from shared_utils.exercises.contract import Misconceptions

from .references import img_to_encoding

wrong = Misconceptions()


def _main_path(X, f, filters, padding="same", norms=2):
    F1, F2 = filters
    main = layers.BatchNormalization()(layers.Conv2D(F1, 1)(X)) if norms else layers.Conv2D(F1, 1)(X)
    main = layers.Conv2D(F2, f, padding=padding)(layers.ReLU()(main))
    return layers.BatchNormalization()(main) if norms > 1 else main


@wrong("residual_block")
def shortcut_after_the_last_relu(X, f, filters, initializer=None):
    return layers.Add()([layers.ReLU()(_main_path(X, f, filters)), X])


@wrong("residual_block")
def no_shortcut(X, f, filters, initializer=None):
    return layers.ReLU()(_main_path(X, f, filters))


@wrong("residual_block")
def last_norm_missing(X, f, filters, initializer=None):
    return layers.ReLU()(_main_path(X, f, filters, norms=1) + X)


@wrong("residual_block")
def valid_in_the_middle(X, f, filters, initializer=None):
    return layers.ReLU()(layers.Add()([_main_path(X, f, filters, padding="valid"), X]))


@wrong("down_block")
def skip_before_the_dropout(inputs, n_filters=8, dropout_prob=0):
    skip = layers.Conv2D(n_filters, 3, padding="same", activation="relu")(inputs)
    dropped = layers.Dropout(dropout_prob)(skip) if dropout_prob > 0 else skip
    return layers.MaxPooling2D()(dropped), skip


@wrong("down_block")
def pooled_output_as_skip(inputs, n_filters=8, dropout_prob=0):
    skip = layers.Conv2D(n_filters, 3, padding="same", activation="relu")(inputs)
    pooled = layers.MaxPooling2D()(layers.Dropout(dropout_prob)(skip))
    return pooled, pooled


@wrong("small_model")
def pooling_never_called(input_shape, classes=3):
    inputs = keras.Input(input_shape)
    x = layers.Conv2D(4, 3, padding="same", activation="relu")(inputs)
    layers.AveragePooling2D(2)
    return keras.Model(inputs, layers.Dense(classes, activation="softmax")(layers.Flatten()(x)))


@wrong("small_model")
def sigmoid_head(input_shape, classes=3):
    inputs = keras.Input(input_shape)
    x = layers.Conv2D(4, 3, padding="same", activation="relu")(inputs)
    x = layers.Flatten()(layers.AveragePooling2D(2)(x))
    return keras.Model(inputs, layers.Dense(classes, activation="sigmoid")(x))


@wrong("small_model")
def always_three_classes(input_shape, classes=3):
    inputs = keras.Input(input_shape)
    x = layers.Conv2D(4, 3, padding="same", activation="relu")(inputs)
    x = layers.Flatten()(layers.AveragePooling2D(2)(x))
    return keras.Model(inputs, layers.Dense(3, activation="softmax")(x))


@wrong("verify")
def global_model(image_path, identity, database, model):
    dist = np.linalg.norm(img_to_encoding(image_path, FRmodel) - database[identity])  # noqa: F821
    return dist, dist < 0.7


@wrong("verify")
def squared_distance(image_path, identity, database, model):
    dist = np.sum((img_to_encoding(image_path, model) - database[identity]) ** 2)
    return dist, dist < 0.7


@wrong("verify")
def opens_for_strangers(image_path, identity, database, model):
    dist = np.linalg.norm(img_to_encoding(image_path, model) - database[identity])
    return dist, dist > 0.7


@wrong("pixel_cost")
def sum_for_mean(generated, target):
    return tf.reduce_sum(tf.square(generated - target))


@wrong("pixel_cost")
def no_square(generated, target):
    return tf.reduce_mean(generated - target)


@tf.function
def _step(generated_image, clip):
    with tf.GradientTape() as tape:
        J = tf.reduce_mean(tf.square(generated_image - target))  # noqa: F821
    optimizer.apply_gradients([(tape.gradient(J, generated_image), generated_image)])  # noqa: F821
    if clip:
        generated_image.assign(tf.clip_by_value(generated_image, 0.0, 1.0))
    return J


@wrong("train_step")
def not_clipped(generated_image):
    return _step.python_function(generated_image, clip=False)


@wrong("train_step")
def no_step_taken(generated_image):
    return tf.reduce_mean(tf.square(generated_image - target))  # noqa: F821


@wrong("train_step")
def cost_after_the_step(generated_image):
    _step.python_function(generated_image, clip=True)
    return tf.reduce_mean(tf.square(generated_image - target))  # noqa: F821
