"""Our own answers to the exercises of Unet_image_segmentation, written to be checked against the lesson's.

Each stands on its own and uses no other one: they are the working versions that stand in for a
learner's. The network is that of Ronneberger et al., "U-Net" (2015), with padding and half the filters.
The metrics, which need no TensorFlow, stand in `references_metrics`.
"""

import tensorflow as tf

from .references_metrics import class_iou, dice, mean_iou

__all__ = ["class_iou", "conv_block", "dice", "mean_iou", "unet_model", "upsampling_block"]

tfl = tf.keras.layers


def conv_block(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    """X (m, n_H, n_W, n_C) -> (next, skip): two convolutions, a dropout and a pooling if asked for."""
    skip = inputs
    for _ in range(2):
        skip = tfl.ReLU()(tfl.Conv2D(n_filters, 3, padding="same", kernel_initializer="he_normal")(skip))
    if dropout_prob > 0:
        skip = tfl.Dropout(dropout_prob)(skip)
    return (tfl.MaxPooling2D(2)(skip) if max_pooling else skip), skip


def upsampling_block(expansive_input, contractive_input, n_filters=32):
    """(m, n_H, n_W, n_C) and (m, 2 n_H, 2 n_W, n_C_skip) -> (m, 2 n_H, 2 n_W, n_filters)."""
    up = tfl.Conv2DTranspose(n_filters, 3, strides=2, padding="same")(expansive_input)
    X = tfl.Concatenate()([up, contractive_input])
    for _ in range(2):
        X = tfl.ReLU()(tfl.Conv2D(n_filters, 3, padding="same", kernel_initializer="he_normal")(X))
    return X


def unet_model(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    """Pictures of input_size -> a Keras model that gives logits (m, n_H, n_W, n_classes)."""

    def convolutions(X, n_C, times=2):
        for _ in range(times):
            X = tfl.ReLU()(tfl.Conv2D(n_C, 3, padding="same", kernel_initializer="he_normal")(X))
        return X

    pictures = tf.keras.Input(input_size)
    X, skips = pictures, []
    for level, rate in enumerate((0, 0, 0, 0.3, 0.3)):
        X = tfl.MaxPooling2D(2)(X) if level else X
        skips.append(tfl.Dropout(rate)(convolutions(X, n_filters * 2**level)))
        X = skips[-1]
    for level in (3, 2, 1, 0):
        n_C = n_filters * 2**level
        up = tfl.Conv2DTranspose(n_C, 3, strides=2, padding="same")(X)
        X = convolutions(tfl.Concatenate()([up, skips[level]]), n_C)
    return tf.keras.Model(pictures, tfl.Conv2D(n_classes, 1)(convolutions(X, n_filters, times=1)))
