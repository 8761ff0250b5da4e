"""Inputs of CNN_Foundations wider than the hidden cases: all that the contracts allow."""

from __future__ import annotations

import ast

import numpy as np

from shared_utils.exercises import Case

from ..mutators import changed
from ..settings import TopicSettings

NAMES = """
import os
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import numpy as np
import tensorflow as tf
tfl = tf.keras.layers
K = tf.keras.backend
"""


def _whole(rng, low, high) -> int:
    """A whole number from low to high, both included."""
    return int(rng.integers(low, high + 1))


def _float(rng):
    return np.float32 if rng.random() < 0.3 else np.float64


def _numbers(rng, shape, dtype):
    return rng.normal(size=shape).astype(dtype)


def _first_entries(rng):
    return Case()


def _conv_output_size(rng):
    arguments = {"n": _whole(rng, -1, 12), "f": _whole(rng, -1, 9)}
    if rng.random() < 0.7:
        arguments["pad"] = _whole(rng, 0, 3)
    if rng.random() < 0.7:
        arguments["stride"] = _whole(rng, -1, 4)
    return Case(**arguments)


def _zero_pad(rng):
    shape = tuple(_whole(rng, 1, 5) for _ in range(4))
    X = _numbers(rng, shape, _float(rng))
    return Case(X=X if rng.random() < 0.8 else (100 * X).astype(np.int64), pad=_whole(rng, 0, 4))


def _conv_single_step(rng):
    f, n_C_prev, dtype = _whole(rng, 1, 5), _whole(rng, 1, 5), _float(rng)
    shape = (f, f, n_C_prev)
    a_slice_prev, W = (_numbers(rng, shape, dtype) for _ in range(2))
    return Case(a_slice_prev=a_slice_prev, W=W, b=_numbers(rng, (1, 1, 1), dtype))


def _layer(rng):
    """A_prev, W, b and hparameters; the filter fits at least once."""
    f, pad, dtype = _whole(rng, 1, 4), _whole(rng, 0, 3), _float(rng)
    smallest = max(1, f - 2 * pad)
    shape = (_whole(rng, 1, 3), *(_whole(rng, smallest, smallest + 4) for _ in range(2)), _whole(rng, 1, 4))
    n_C = _whole(rng, 1, 4)
    W = _numbers(rng, (f, f, shape[3], n_C), dtype)
    hparameters = {"pad": pad, "stride": _whole(rng, 1, 4)}
    return _numbers(rng, shape, dtype), W, _numbers(rng, (1, 1, 1, n_C), dtype), hparameters


def _conv_forward(rng):
    A_prev, W, b, hparameters = _layer(rng)
    return Case(A_prev=A_prev, W=W, b=b, hparameters=hparameters)


def _conv_parameters(rng):
    return Case(f=_whole(rng, 1, 9), n_C_prev=_whole(rng, 1, 99), n_C=_whole(rng, 1, 99))


def _conv_multiplications(rng):
    names = ("n_H", "n_W", "n_C", "f", "n_C_prev")
    return Case(**{name: _whole(rng, 1, 30) for name in names})


def _pooling(rng):
    """A_prev, hparameters and the mode's keyword; the window fits at least once and has no tie."""
    f, dtype = _whole(rng, 1, 4), _float(rng)
    shape = (_whole(rng, 1, 3), *(_whole(rng, f, f + 5) for _ in range(2)), _whole(rng, 1, 4))
    A_prev = _numbers(rng, shape, dtype) + dtype(rng.choice([0, 5, -5]))
    mode = [{}, {"mode": "max"}, {"mode": "average"}][_whole(rng, 0, 2)]
    return A_prev, {"f": f, "stride": _whole(rng, 1, 4)}, mode


def _pool_forward(rng):
    A_prev, hparameters, mode = _pooling(rng)
    return Case(A_prev=A_prev, hparameters=hparameters, **mode)


def _conv_backward(rng):
    A_prev, W, b, hparameters = _layer(rng)
    f, pad, stride = W.shape[0], hparameters["pad"], hparameters["stride"]
    n_H, n_W = ((n - f + 2 * pad) // stride + 1 for n in A_prev.shape[1:3])
    dZ = _numbers(rng, (A_prev.shape[0], n_H, n_W, W.shape[3]), A_prev.dtype)
    return Case(dZ=dZ, cache=(A_prev, W, b, hparameters))


def _create_mask_from_window(rng):
    shape = (_whole(rng, 1, 4), _whole(rng, 1, 4))
    x = _numbers(rng, shape, _float(rng))
    return Case(x=np.round(x) if rng.random() < 0.4 else x)


def _distribute_value(rng):
    dz = float(rng.normal()) if rng.random() < 0.8 else _whole(rng, -9, 9)
    return Case(dz=dz, shape=(_whole(rng, 1, 5), _whole(rng, 1, 5)))


def _pool_backward(rng):
    A_prev, hparameters, mode = _pooling(rng)
    n_H, n_W = ((n - hparameters["f"]) // hparameters["stride"] + 1 for n in A_prev.shape[1:3])
    dA = _numbers(rng, (A_prev.shape[0], n_H, n_W, A_prev.shape[3]), A_prev.dtype)
    return Case(dA=dA, cache=(A_prev, hparameters), **mode)


def _happy_model(rng):
    return Case()


def _convolutional_model(rng):
    return Case(input_shape=(_whole(rng, 1, 100), _whole(rng, 1, 100), _whole(rng, 1, 5)))


_LAYERS = {
    "MaxPooling2D": ("AveragePooling2D", "GlobalMaxPooling2D"),
    "ReLU": ("ELU", "LeakyReLU", "Softmax"),
    "BatchNormalization": ("LayerNormalization",),
    "Flatten": ("GlobalMaxPooling2D", "GlobalAveragePooling2D"),
    "Conv2D": ("SeparableConv2D", "Conv2DTranspose"),
}
_SETTINGS = {"same": ("valid",), "softmax": ("sigmoid", "linear"), "sigmoid": ("softmax", "linear", "tanh")}


def _another_layer(node, scope):
    if isinstance(node, ast.Attribute):
        for other in _LAYERS.get(node.attr, ()):
            yield changed(node, attr=other)


def _another_setting(node, scope):
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        for other in _SETTINGS.get(node.value, ()):
            yield ast.Constant(other)


SETTINGS = TopicSettings(
    names=NAMES,
    mutators={"another layer": _another_layer, "another setting": _another_setting},
    wide={
        "first_entries": _first_entries,
        "conv_output_size": _conv_output_size,
        "zero_pad": _zero_pad,
        "conv_single_step": _conv_single_step,
        "conv_forward": _conv_forward,
        "conv_parameters": _conv_parameters,
        "conv_multiplications": _conv_multiplications,
        "pool_forward": _pool_forward,
        "conv_backward": _conv_backward,
        "create_mask_from_window": _create_mask_from_window,
        "distribute_value": _distribute_value,
        "pool_backward": _pool_backward,
        "happyModel": _happy_model,
        "convolutional_model": _convolutional_model,
    },
)
