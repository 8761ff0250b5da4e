"""Our own answers to the exercises of Unet_image_segmentation, written to be checked against the lesson's.

Each stands on its own and uses no other one: they are the working versions that stand in for a
learner's. The network is that of Ronneberger et al., "U-Net" (2015), with padding and half the filters.
The metrics, which need no TensorFlow, stand in `references_metrics`.
"""

import tensorflow as tf

from . import references_metrics

tfl = tf.keras.layers


def conv_block(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    """X (m, n_H, n_W, n_C) -> (next, skip): two convolutions, a dropout and a pooling if asked for."""
    skip = inputs
    for _ in range(2):
        skip = tfl.ReLU()(tfl.Conv2D(n_filters, 3, padding="same", kernel_initializer="he_normal")(skip))
    if dropout_prob > 0:
        skip = tfl.Dropout(dropout_prob)(skip)
    return (tfl.MaxPooling2D(2)(skip) if max_pooling else skip), skip


def __getattr__(name):
    return getattr(references_metrics, name)
