"""Inputs of Unet_image_segmentation wider than the hidden cases: all that the contracts allow."""

from __future__ import annotations

import numpy as np

from shared_utils.exercises import Case

from ..settings import TopicSettings

NAMES = """
import numpy as np
import tensorflow as tf
import tensorflow.keras.layers as tfl
from tensorflow.keras.layers import Conv2D, Conv2DTranspose, Dropout, Input, MaxPooling2D, concatenate
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


SETTINGS = TopicSettings(
    wide={"class_iou": _masks, "mean_iou": _masks, "dice": _masks},
    names=NAMES,
)
