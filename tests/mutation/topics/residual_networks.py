"""Inputs of Residual_Networks wider than the hidden cases: all that the contracts allow."""

from __future__ import annotations

import numpy as np

from shared_utils.exercises import Case
from shared_utils.exercises.residual_networks.small_networks import CLASSES, SmallNetwork
from shared_utils.graders.values import SymbolicInput

from ..settings import TopicSettings

NAMES = """
import numpy as np
import tensorflow as tf
import tensorflow.keras.backend as K
import tensorflow.keras.layers as tfl
from tensorflow.keras.initializers import constant, glorot_uniform, identity, random_uniform
from tensorflow.keras.layers import (
    Activation, Add, AveragePooling2D, BatchNormalization, Conv2D, Dense, Flatten, GlobalMaxPooling2D, Input,
    MaxPooling2D, ZeroPadding2D,
)
from tensorflow.keras.models import Model
"""


def _whole(rng, low, high) -> int:
    """A whole number from low to high, both included."""
    return int(rng.integers(low, high + 1))


def _layer_gradient_norms(rng):
    shape = (_whole(rng, 4, 8), _whole(rng, 4, 8), _whole(rng, 1, 3))
    network = SmallNetwork(rng, shape)
    for _ in range(_whole(rng, 1, 4)):
        network.conv(
            _whole(rng, 3, 6), f=_whole(rng, 1, 5), stride=_whole(rng, 1, 2), bias=rng.random() < 0.7
        )
        if rng.random() < 0.3:
            network.norm()
        network.relu()
        if rng.random() < 0.3:
            start, n_C = network.end, network.n_C
            network.conv(n_C).plus(start).relu()
    m = _whole(rng, 1, 6)
    x = rng.normal(size=(m, *shape)).astype(np.float32)
    return Case(model=network.classify(), x=x, y=rng.integers(0, CLASSES, m))


def _filters(rng):
    filters = [_whole(rng, 1, 9) for _ in range(3)]
    return filters if rng.random() < 0.5 else tuple(filters)


def _identity_block(rng):
    filters = _filters(rng)
    X = SymbolicInput((_whole(rng, 1, 9), _whole(rng, 1, 9), filters[-1]))
    return Case(X=X, f=_whole(rng, 1, 5), filters=filters)


def _convolutional_block(rng):
    stride = {} if rng.random() < 0.3 else {"s": _whole(rng, 1, 4)}
    X = SymbolicInput(tuple(_whole(rng, 1, 9) for _ in range(3)))
    return Case(X=X, f=_whole(rng, 1, 5), filters=_filters(rng), **stride)


def _resnet50(rng):
    arguments = {}
    if rng.random() < 0.7:
        arguments["input_shape"] = (*(64 * _whole(rng, 1, 2) for _ in range(2)), _whole(rng, 1, 4))
    if rng.random() < 0.7:
        arguments["classes"] = _whole(rng, 2, 20)
    return Case(**arguments)


def _inception_module(rng):
    return Case(X=SymbolicInput((_whole(rng, 1, 30), _whole(rng, 1, 30), _whole(rng, 1, 200))))


SETTINGS = TopicSettings(
    wide={
        "layer_gradient_norms": _layer_gradient_norms,
        "identity_block": _identity_block,
        "convolutional_block": _convolutional_block,
        "ResNet50": _resnet50,
        "inception_module": _inception_module,
    },
    wide_calls=30,
    names=NAMES,
    memory_gb=8,
    seconds=60,
)
