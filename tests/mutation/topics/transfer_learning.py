"""Inputs of Transfer_Learning wider than the hidden cases: all that the contracts allow."""

from __future__ import annotations

from shared_utils.exercises import Case
from shared_utils.exercises.transfer_learning.contracts.network import alpaca
from shared_utils.exercises.transfer_learning.contracts.tuning import like_alpaca_model
from shared_utils.exercises.transfer_learning.models import layers_with_weights

from ..settings import TopicSettings

NAMES = """
import numpy as np
import tensorflow as tf
import tensorflow.keras.backend as K
import tensorflow.keras.layers as tfl
from shared_utils.models import pretrained_mobilenet_v2
from tensorflow.keras.applications.mobilenet_v2 import preprocess_input
from tensorflow.keras.layers import RandomFlip, RandomRotation
IMG_SIZE = (160, 160)
"""


def _whole(rng, low, high) -> int:
    """A whole number from low to high, both included."""
    return int(rng.integers(low, high + 1))


def _separable_ratio(rng):
    return Case(f=_whole(rng, 1, 15), n_C_out=_whole(rng, 1, 2000))


def _data_augmenter(rng):
    return Case()


def _alpaca_model(rng):
    size = tuple(32 * _whole(rng, 1, 5) for _ in range(2))
    kind = str(rng.choice(["", "RandomZoom", "RandomContrast", "RandomBrightness"]))
    return alpaca(size, **({kind: float(rng.uniform(0.05, 0.9))} if kind else {}))


def _like_alpaca_model(rng, blocks):
    return like_alpaca_model(
        size=tuple(32 * _whole(rng, 1, 2) for _ in range(2)),
        blocks=blocks,
        frozen=bool(rng.random() < 0.7),
        seed=_whole(rng, 0, 999),
    )


def _unfreeze_from(rng):
    blocks = _whole(rng, 1, 3)
    names = [*layers_with_weights(blocks), "out_relu", "Conv1_relu", "block_1_add"]
    return Case(model=_like_alpaca_model(rng, blocks), layer_name=str(rng.choice(names)))


def _fine_tuning_setup(rng):
    rate = {} if rng.random() < 0.3 else {"base_learning_rate": float(10 ** rng.uniform(-5, 0))}
    return Case(model=_like_alpaca_model(rng, 1), **rate)


SETTINGS = TopicSettings(
    wide={
        "separable_ratio": _separable_ratio,
        "data_augmenter": _data_augmenter,
        "alpaca_model": _alpaca_model,
        "unfreeze_from": _unfreeze_from,
        "fine_tuning_setup": _fine_tuning_setup,
    },
    wide_calls=12,
    names=NAMES,
    memory_gb=8,
    seconds=60,
)
