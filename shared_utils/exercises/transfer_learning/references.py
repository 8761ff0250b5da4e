"""Our own answers to the exercises of Transfer_Learning, written to be checked against the lesson's.

Each stands on its own and uses no other one: they are the working versions that stand in for a
learner's. The network is MobileNetV2 of Sandler et al., "MobileNetV2: Inverted Residuals and Linear
Bottlenecks" (2018).
"""

import tensorflow as tf

from ...models import pretrained_mobilenet_v2

tfl = tf.keras.layers


def separable_ratio(f, n_C_out):
    """Multiplications of a depthwise separable convolution for each one of an ordinary convolution."""
    depthwise, pointwise, ordinary = f**2, n_C_out, f**2 * n_C_out
    return (depthwise + pointwise) / ordinary


def data_augmenter():
    """-> a Sequential model that mirrors pictures left to right and turns them by up to 0.2 of a circle."""
    model = tf.keras.Sequential()
    model.add(tfl.RandomFlip("horizontal"))
    model.add(tfl.RandomRotation(0.2))
    return model


def alpaca_model(image_shape=(160, 160), data_augmentation=None):
    """(n_H, n_W) -> a model from pictures (m, n_H, n_W, 3) of 0 to 255 to logits (m, 1)."""
    if data_augmentation is None:
        data_augmentation = tf.keras.Sequential([tfl.RandomFlip("horizontal"), tfl.RandomRotation(0.2)])
    base = pretrained_mobilenet_v2((*image_shape, 3))
    for layer in base.layers:
        layer.trainable = False
    pictures = tf.keras.Input((*image_shape, 3))
    features = base(tfl.Rescaling(1 / 127.5, offset=-1)(data_augmentation(pictures)), training=False)
    features = tfl.Dropout(0.2)(tfl.GlobalAveragePooling2D()(features))
    return tf.keras.Model(pictures, tfl.Dense(1)(features))


def unfreeze_from(model, layer_name):
    """The model, its base trainable from the named layer on, but for BatchNormalization."""
    bases = (layer for layer in model.layers if hasattr(layer, "layers"))
    base = next(b for b in bases if any(layer.name == layer_name for layer in b.layers))
    reached = False
    base.trainable = True
    for layer in base.layers:
        reached = reached or layer.name == layer_name
        layer.trainable = reached and not isinstance(layer, tfl.BatchNormalization)
    return model


def fine_tuning_setup(model, base_learning_rate=0.001):
    """The model, compiled for a loss from logits, steps of a tenth of the base rate, and accuracy."""
    model.compile(
        loss=tf.keras.losses.BinaryCrossentropy(from_logits=True),
        optimizer=tf.keras.optimizers.Adam(0.1 * base_learning_rate),
        metrics=[tf.keras.metrics.BinaryAccuracy(name="accuracy", threshold=0.0)],
    )
    return model
