"""Inputs of Unet_image_segmentation wider than the hidden cases: all that the contracts allow."""

from __future__ import annotations

import numpy as np

from shared_utils.exercises import Case
from shared_utils.graders.values import SymbolicInput

from ..settings import TopicSettings

NAMES = """
import numpy as np
import tensorflow as tf
import tensorflow.keras.layers as tfl
from tensorflow.keras.layers import Conv2D, Conv2DTranspose, Dropout, Input, MaxPooling2D, concatenate
from tensorflow.keras.models import Model
"""


def _whole(rng, low, high) -> int:
    """A whole number from low to high, both included."""
    return int(rng.integers(low, high + 1))


def _masks(rng):
    """Masks of any size, with few or many classes, any of which may be absent."""
    n_classes = _whole(rng, 1, 25)
    shape = (_whole(rng, 1, 12), _whole(rng, 1, 12))
    if rng.random() < 0.5:
        shape = (_whole(rng, 1, 4), *shape)
    true, pred = (rng.choice(n_classes, size=_whole(rng, 1, n_classes)) for _ in range(2))
    y_true, y_pred = rng.choice(true, size=shape), rng.choice(pred, size=shape)
    y_pred = np.where(rng.random(shape) < rng.random(), y_true, y_pred)
    dtype = (np.int64, np.int32, np.uint8)[_whole(rng, 0, 2)]
    return Case(y_true=y_true.astype(dtype), y_pred=y_pred.astype(dtype), n_classes=n_classes)


def _sometimes(rng, **arguments):
    """Some of the arguments; the others are left to their defaults."""
    return {name: value for name, value in arguments.items() if rng.random() < 0.7}


def _conv_block(rng):
    """Even sizes: a pooling of 2×2 may pad or not."""
    inputs = SymbolicInput((2 * _whole(rng, 1, 8), 2 * _whole(rng, 1, 8), _whole(rng, 1, 6)))
    rate = 0 if rng.random() < 0.3 else float(rng.uniform(0.01, 0.9))
    chosen = _sometimes(
        rng, n_filters=_whole(rng, 1, 40), dropout_prob=rate, max_pooling=bool(rng.random() < 0.5)
    )
    return Case(inputs=inputs, **chosen)


def _upsampling_block(rng):
    n_H, n_W = _whole(rng, 1, 8), _whole(rng, 1, 8)
    return Case(
        expansive_input=SymbolicInput((n_H, n_W, _whole(rng, 1, 40))),
        contractive_input=SymbolicInput((2 * n_H, 2 * n_W, _whole(rng, 1, 40))),
        **_sometimes(rng, n_filters=_whole(rng, 1, 40)),
    )


def _unet_model(rng):
    size = (16 * _whole(rng, 1, 6), 16 * _whole(rng, 1, 6), _whole(rng, 1, 4))
    return Case(**_sometimes(rng, input_size=size, n_filters=_whole(rng, 1, 9), n_classes=_whole(rng, 1, 30)))


SETTINGS = TopicSettings(
    wide={
        "class_iou": _masks,
        "mean_iou": _masks,
        "dice": _masks,
        "conv_block": _conv_block,
        "upsampling_block": _upsampling_block,
        "unet_model": _unet_model,
    },
    wide_calls=60,
    names=NAMES,
    memory_gb=8,
    seconds=60,
)
