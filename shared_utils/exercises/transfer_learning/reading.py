"""Facts about the models of this topic that their graphs do not have, read beside the learner's code.

A learner reads "<key> is <value>, expected <value>", so each key is something in the singular.

Layers are asked for what the whole model would train: its own `trainable_variables`. In Keras 3 that is
decided weight by weight, so a base whose own flag is False trains nevertheless what is trainable in it.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

import keras
import numpy as np

from ...graders.model_reading import read_model
from .models import digest, digest_at_start
from .stand_ins import bundled_arrays

FROZEN, TRAINABLE, PARTLY = "frozen", "trainable", "partly trainable"


def read_network(model: keras.Model, arguments: Sequence[Any]) -> dict[str, Any]:
    """Of the model of `alpaca_model`: whether its base is pretrained, what is frozen, how it is called."""
    graph, variables = read_model(model)
    dense = {operation.layer for operation in graph.operations if operation.op == "Dense"}
    trained = _ids(model.trainable_variables)
    values, base, head = [], [], []
    remaining = iter(variables)
    for number, weights in enumerate(graph.layers):
        mine = [next(remaining) for _ in weights]
        states = [id(v) in trained for v, (name, *_) in zip(mine, weights, strict=True) if _learns(name)]
        (head if number in dense else base).extend(states)
        values += [] if number in dense else [np.array(v.numpy()) for v in mine]
    return {
        "what the base starts from": "pretrained weights" if _are_bundled(values) else "other weights",
        "the base": _state(base),
        "the head": _state(head),
        "the mode in which the base is called": "training" if _told_to_train(model) else "inference",
    }


def read_layers(model: keras.Model, arguments: Sequence[Any]) -> dict[str, Any]:
    """Of a model with a base in it: what is trainable, and whether it is the given model with its values.

    The given model is the first argument; `models.like_alpaca_model` made it.
    """
    base, given, trained = _base_of(model), arguments[0], _ids(model.trainable_variables)
    layers = {layer.name: _state_of(layer, trained) for layer in _with_weights(base)}
    norms = {layer.name for layer in _with_weights(base) if _is_norm(layer)}
    states = list(layers.values()) or ["missing"]
    return {
        "the base's": {
            "first layer": states[0],
            "last convolution": ([*_convolutions(base, layers)] or states)[-1],
        },
        "the layer": {name: state for name, state in layers.items() if name not in norms},
        "the BatchNormalization": {name: state for name, state in layers.items() if name in norms},
        "outside the base, the": {
            type(layer).__name__: _state_of(layer, trained)
            for layer in model.layers
            if layer is not base and layer.weights
        },
        "what the weights hold": "the same numbers" if _same_values(model, given) else "other numbers",
        "the model that comes back": "the given one" if _share_all(model, given) else "another one",
        "the base's own flag": bool(getattr(base, "trainable", False)),
    }


def read_compiled(model: keras.Model, arguments: Sequence[Any]) -> dict[str, Any]:
    """Of a compiled model: what `fit` would use, by class, by number, and by what is computed from logits."""
    compiled = bool(getattr(model, "compiled", False))
    optimizer = getattr(model, "optimizer", None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a loss that does not fit the verdict tells
        losses = _losses(model) if compiled else "missing"
        metric, threshold = _metric(model) if compiled else ("missing", "none")
    return read_layers(model, arguments) | {
        "compile": "called" if compiled else "not called",
        "the optimiser": _class_in_keras(optimizer),
        "the learning rate": float(f"{float(optimizer.learning_rate):.6g}") if optimizer else None,
        "the loss of logits": losses,
        "the metric": metric,
        "the logit from which the accuracy counts a yes": threshold,
    }


# ---------------------------------------------------------------- weights and flags


def _ids(variables: Sequence[Any]) -> set[int]:
    return {id(variable) for variable in variables}


def _learns(name: str) -> bool:
    """Whether a weight of this name can be trained at all: running averages cannot."""
    return not name.startswith("moving_")


def _state(trained: Sequence[bool]) -> str:
    if not trained:
        return "missing"
    return TRAINABLE if all(trained) else PARTLY if any(trained) else FROZEN


def _state_of(layer: Any, trained: set[int]) -> str:
    state = _state([id(weight) in trained for weight in layer.weights if _learns(weight.name)])
    moves = state == FROZEN and _is_norm(layer) and layer.trainable
    return "frozen, but its averages move" if moves else state


def _is_norm(layer: Any) -> bool:
    return isinstance(layer, keras.layers.BatchNormalization)


def _with_weights(base: Any) -> list[Any]:
    return [layer for layer in getattr(base, "layers", ()) if layer.weights]


def _convolutions(base: Any, states: dict[str, str]) -> Iterator[str]:
    return (states[layer.name] for layer in _with_weights(base) if not _is_norm(layer))


def _base_of(model: keras.Model) -> Any:
    """The nested model with the most weights, None if there is none with weights."""
    nested = [layer for layer in model.layers if isinstance(layer, keras.Model) and layer.weights]
    return max(nested, key=lambda inner: len(inner.weights), default=None)


def _share_all(model: Any, given: Any) -> bool:
    return model is given or _ids(model.variables) == _ids(given.variables)


def _same_values(model: Any, given: Any) -> bool:
    """Whether the weights hold what those of the given model did when it was made."""
    return digest(model) == digest_at_start(given)


def _are_bundled(values: Sequence[np.ndarray]) -> bool:
    wanted = list(bundled_arrays().values())
    return len(values) == len(wanted) and all(map(np.array_equal, values, wanted))


def _told_to_train(model: keras.Model) -> bool:
    """Whether a model in it is called with training=True. That changes nothing while it is frozen."""
    inner = getattr(model, "_functional", None) or model
    for operation in getattr(inner, "operations", ()):
        if isinstance(operation, keras.Model) and operation.weights:
            for node in operation._inbound_nodes:
                if node.arguments.kwargs.get("training") is True:
                    return True
    return False


# ---------------------------------------------------------------- what compile was given

LOGITS = np.array([-4.0, -0.5, 0.7, 3.0], np.float32)[:, None]
"""Each is tried with both labels."""
CLEAR = (([1, 0, 1, 0, 1], [0.6, -0.1, -1, 2, 4]), ([1, 1, 0], [2, 1.5, -3]), ([0, 0, 0, 1], [2, 3, 4, -2]))
"""Labels and logits that give one accuracy whether a logit counts as a yes from 0 or from 0.5 on."""
BETWEEN = ([1, 1, 0, 0], [0.2, 0.3, 0.4, -1])
"""Labels and logits that tell the two apart."""


def _class_in_keras(optimizer: Any) -> str:
    kinds = (kind for kind in type(optimizer).__mro__ if kind.__module__.startswith("keras."))
    return "none" if optimizer is None else next((kind.__name__ for kind in kinds), type(optimizer).__name__)


def _losses(model: keras.Model) -> Any:
    """The loss of each logit with each label, and of all of them together."""
    pairs = [(np.full((1, 1), label, np.float32), z[None]) for label in (0, 1) for z in LOGITS]
    pairs.append(tuple(np.concatenate(column) for column in zip(*pairs, strict=True)))
    if model.loss is None:
        return "missing"
    try:
        tensors = [tuple(map(keras.ops.convert_to_tensor, pair)) for pair in pairs]
        return np.array(
            [float(model.compute_loss(None, y, z, training=False)) for y, z in tensors], np.float32
        )
    except Exception as error:
        return f"an error: {type(error).__name__}"


def _metric(model: keras.Model) -> tuple[str, str]:
    """ "accuracy" and the logit from which it counts a yes; else the names of the metrics there are."""
    try:
        clear = [_metrics_of(model, *pair) for pair in CLEAR]
        between = _metrics_of(model, *BETWEEN)
    except Exception as error:
        return f"an error: {type(error).__name__}", "none"
    found = [name for name in between if all(map(_is_accuracy, CLEAR, (row[name] for row in clear)))]
    if not found:
        names = ", ".join(re.sub(r"_\d+$", "", name) for name in between)
        return f"{names}, which is no accuracy of logits" if names else "missing", "none"
    from_zero = any(_is_accuracy(BETWEEN, between[name]) for name in found)
    return "accuracy", "0" if from_zero else "0.5"


def _metrics_of(model: keras.Model, labels: Sequence[float], logits: Sequence[float]) -> dict[str, float]:
    y, z = (keras.ops.convert_to_tensor(np.array(column, np.float32)[:, None]) for column in (labels, logits))
    model.reset_metrics()
    values = model.compute_metrics(None, y, z, None)
    model.reset_metrics()
    return {name: float(value) for name, value in values.items() if name != "loss"}


def _is_accuracy(pair: tuple[Sequence[float], Sequence[float]], value: float) -> bool:
    labels, logits = map(np.array, pair)
    return abs(float(np.mean((logits > 0) == labels)) - value) < 1e-5
