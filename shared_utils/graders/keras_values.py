"""Tensors, variables, models and optimisers: plain values to live objects and back.

The only module of the graders, with `model_reading` and `model_rebuild`, that imports TensorFlow; it
is imported when the first such value is met.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any

if "tensorflow" not in sys.modules:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf
from keras.src.backend.common import global_state

from .values import ModelValue, Opaque, Optimizer, Plain, SymbolicInput, Tensor, Variable

MAX_WEIGHT_BYTES = 16 * 2**20
"""A model with more weights than this crosses as a graph only."""

_OPTIMIZERS = {
    "adam": keras.optimizers.Adam,
    "sgd": keras.optimizers.SGD,
    "rmsprop": keras.optimizers.RMSprop,
}


def to_live(value: Plain) -> Any:
    """The TensorFlow or Keras object for a plain value. Raises ValueError for a kind that is not known."""
    match value:
        case Tensor(array):
            return tf.constant(array)
        case Variable(array):
            return tf.Variable(array)
        case SymbolicInput(shape, dtype):
            return keras.Input(shape, dtype=dtype)
        case Optimizer(name, learning_rate):
            if name not in _OPTIMIZERS:
                raise ValueError(f"unknown optimiser {name!r}; there are {', '.join(_OPTIMIZERS)}")
            return _OPTIMIZERS[name](learning_rate=learning_rate)
        case ModelValue():
            from .model_rebuild import rebuild_with_weights

            return rebuild_with_weights(value)
    raise ValueError(f"a {type(value).__name__} is no value of TensorFlow")


def outputs_to_plain(tensors: Sequence[Any], symbolic_inputs: list[Any]) -> ModelValue:
    """Several Keras tensors as one graph, in which they share what was built for all of them."""
    from .model_reading import read_tensors

    return _model(*read_tensors(tensors, symbolic_inputs), form="symbolic outputs")


def to_plain(value: Any, symbolic_inputs: list[Any]) -> Plain:
    """What a TensorFlow or Keras object is as data; Opaque for what has no form as data.

    Args:
        symbolic_inputs: the `keras.Input`s that the function was given. A Keras tensor is read as
            what was built between them and it.
    """
    if isinstance(value, (tf.Variable, keras.Variable)):
        return Variable(np.array(value.numpy()))
    if isinstance(value, keras.KerasTensor):
        from .model_reading import read_tensors

        return _model(*read_tensors([value], symbolic_inputs), form="symbolic output")
    if isinstance(value, keras.Model):
        from .model_reading import read_model

        return _model(*read_model(value), form="model")
    if isinstance(value, (tf.RaggedTensor, tf.SparseTensor)):
        return Opaque(type(value).__name__)
    if tf.is_tensor(value):
        if not hasattr(value, "numpy"):
            return Opaque("tensor without a value", "it was kept from inside a tf.function")
        array = np.array(value.numpy())
        kinds = array.dtype.kind in "biufc" and array.dtype.isbuiltin == 1
        return Tensor(array) if kinds else Opaque("Tensor", f"a tensor of dtype {value.dtype.name}")
    if isinstance(value, tf.TensorShape):
        return tuple(value.as_list()) if value.rank is not None else None
    return Opaque(type(value).__name__)


@contextlib.contextmanager
def without_weights() -> Iterator[None]:
    """Layers that are built in here get weights with a shape and no values.

    ResNet-50 takes a fifth of the time and no memory. What it computes then is not to be used.
    """
    waiting = list(global_state.get_global_attribute("uninitialized_variables") or [])
    try:
        with keras.StatelessScope(initialize_variables=False):
            yield
    finally:  # or the next scope of Keras's own would give them values after all
        global_state.set_global_attribute("uninitialized_variables", waiting)


def _model(graph, variables, form: str) -> ModelValue:
    if any(getattr(variable, "_value", variable) is None for variable in variables):
        return ModelValue(graph.to_plain(), (), form)  # made without weights
    size = sum(int(np.prod(v.shape)) * 4 for v in variables)
    weights = tuple(np.array(v.numpy()) for v in variables) if size <= MAX_WEIGHT_BYTES else ()
    return ModelValue(graph.to_plain(), weights, form)
