"""From a graph to a Keras model, with the operations of one table only and under limits.

Nothing that was sent is deserialised: an operation that is not in the table, a config with another
key or an impossible value, or more than the limits raises GraphError before anything large is made.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import keras
import numpy as np
from keras import layers, ops

from .keras_operations import LAYERS
from .model_graph import TRAINING_ONLY, WEIGHTED, Graph, GraphError, Operation, read_graph
from .values import ModelValue

MAX_PARAMETERS = 40_000_000
MAX_ELEMENTS = 2**22
"""Numbers that one operation gives, for one picture."""
MAX_ALL_ELEMENTS = 2**25
"""And all operations together: Keras keeps what each gives until the model is through, for seven pictures."""
MAX_MULTIPLICATIONS = 10**10
"""Of all operations together, layers that are used again and windows of poolings included."""
MAX_REACH = 256
"""Pixels that a filter spans along one side, gaps included: TensorFlow makes room for that many."""
UNKNOWN_SIZE = 32
"""What stands in for a size that a model leaves open."""

_ACTIVATIONS: dict[str, Callable[..., Any]] = {
    "relu": ops.relu,
    "relu6": ops.relu6,
    "sigmoid": ops.sigmoid,
    "tanh": ops.tanh,
    "softplus": ops.softplus,
    "softsign": ops.softsign,
    "silu": ops.silu,
    "selu": ops.selu,
    "hard_sigmoid": ops.hard_sigmoid,
    "exponential": ops.exp,
    "elu": ops.elu,
    "leaky_relu": ops.leaky_relu,
    "gelu": ops.gelu,
    "softmax": ops.softmax,
}
_ACTIVATION_KEYS = {
    "elu": {"alpha"}, "leaky_relu": {"negative_slope"}, "gelu": {"approximate"}, "softmax": {"axis"},
}  # fmt: skip
_TEXTS = {"same", "valid", "nearest", "bilinear", "horizontal", "vertical", "horizontal_and_vertical"}
_TEXTS |= {"reflect", "constant", "wrap"}


def rebuild_with_weights(value: ModelValue) -> keras.Model:
    """The live model for a value of a contract: a functional model with the given weights."""
    builder = _Builder(read_graph(value.graph), judged=False)
    model = builder.model()
    arrays = list(value.weights)
    wanted = [w for layer in builder.layers_in_order() for w in layer.weights]
    if arrays and len(arrays) != len(wanted):
        raise GraphError(f"{len(arrays)} arrays of weights for a model that has {len(wanted)}")
    for weight, array in zip(wanted, arrays, strict=False):
        weight.assign(array)
    return model


def rebuild_for_judging(graph: Graph) -> tuple[keras.Model, list[Any]]:
    """A model that computes what the graph does, and its layers with weights in the graph's order.

    What only acts in training is replaced by a fixed function, so that a Dropout that is missing or
    stands elsewhere shows. Raises GraphError for what may not or cannot be rebuilt.
    """
    builder = _Builder(graph, judged=True)
    return builder.model(), builder.layers_in_order()


class _Builder:
    def __init__(self, graph: Graph, judged: bool):
        self.graph, self.judged = graph, judged
        self.layers: dict[int, Any] = {}
        self.built_from: dict[int, Operation] = {}
        self.parameters = self.multiplications = self.elements = 0

    def layers_in_order(self) -> list[Any]:
        return [self.layers[number] for number in sorted(self.layers)]

    def model(self) -> keras.Model:
        tensors: list[list[Any]] = []
        inputs: dict[int, Any] = {}
        for operation in self.graph.operations:
            try:
                given = [tensors[i][k] for i, k in operation.inputs]
                made = self._make(operation, given, inputs)
            except GraphError:
                raise
            except Exception as error:  # Keras says in many ways that something does not fit
                raise GraphError(f"{operation.op[:60]} cannot be built: {str(error)[:200]}") from None
            tensors.append([made])
            elements = math.prod(n or UNKNOWN_SIZE for n in made.shape[1:])
            self.elements += elements
            if elements > MAX_ELEMENTS or self.elements > MAX_ALL_ELEMENTS:
                raise GraphError("the model is too large to be judged")
        if not inputs:
            raise GraphError("the model has no input")
        outputs = [tensors[i][k] for i, k in self.graph.outputs]
        ordered = [inputs[position] for position in sorted(inputs)]
        one_input, one_output = len(ordered) == 1, len(outputs) == 1
        return keras.Model(ordered[0] if one_input else ordered, outputs[0] if one_output else outputs)

    def _make(self, operation: Operation, given: list[Any], inputs: dict[int, Any]) -> Any:
        op, config = operation.op, operation.config
        if op == "Input":
            return self._input(config, inputs)
        if not given:
            raise GraphError(f"{op[:60]} has no input")
        if op == "affine":
            _check_keys(op, config, {"scale", "offset"})
            return layers.Rescaling(_number(config["scale"]), _number(config["offset"]))(given[0])
        if op in _ACTIVATIONS:
            _check_keys(op, config, _ACTIVATION_KEYS.get(op, set()))
            if self.judged:
                return _ACTIVATIONS[op](given[0], **{k: _checked(v) for k, v in config.items()})
            return layers.Activation(op)(given[0])
        if op not in LAYERS or not hasattr(layers, op):
            raise GraphError(f"{op[:60]} is not an operation that can be rebuilt")
        _check_keys(op, config, {*LAYERS[op]})
        if op in TRAINING_ONLY and self.judged:
            return _marked(given[0], op, config)
        layer = self._layer(operation, given)
        if op in WEIGHTED or "pool_size" in config:
            self._count_work(op, config, given[0].shape, layer)
        return layer(given if len(given) > 1 else given[0])

    def _input(self, config: dict[str, Any], inputs: dict[int, Any]) -> Any:
        _check_keys("Input", config, {"position", "shape"})
        position, shape = config["position"], config["shape"]
        right = isinstance(shape, tuple) and len(shape) <= 5
        if not right or not all(n is None or (type(n) is int and 0 < n <= 4096) for n in shape):
            raise GraphError("an input of an impossible shape")
        if position in inputs or type(position) is not int:
            raise GraphError("two inputs in one place")
        if self.judged:
            shape = tuple(n or UNKNOWN_SIZE for n in shape)
        inputs[position] = keras.Input(shape)
        return inputs[position]

    def _layer(self, operation: Operation, given: list[Any]) -> Any:
        op, number = operation.op, operation.layer
        sides = _numbers(operation.config.get("kernel_size", 1))
        gaps = _numbers(operation.config.get("dilation_rate", 1))
        if max(sides) * max(gaps) > MAX_REACH:
            raise GraphError("a filter that is too wide")
        if number in self.layers:
            first = self.built_from[number]
            if (first.op, first.config) != (op, operation.config):
                raise GraphError("two different layers share their weights")
            return self.layers[number]
        layer = getattr(layers, op)(**{key: _checked(value) for key, value in operation.config.items()})
        if op in WEIGHTED:
            if number < 0:
                raise GraphError(f"a {op} without weights")
            self._count(op, operation.config, given[0].shape)
            self.layers[number], self.built_from[number] = layer, operation
        return layer

    def _count(self, op: str, config: dict[str, Any], shape: tuple[int | None, ...]) -> None:
        """Refuse a layer before its weights are made, if it has too many."""
        self.parameters += _parameters(op, config, shape)
        if self.parameters > MAX_PARAMETERS:
            raise GraphError("the model is too large to be judged")

    def _count_work(self, op: str, config: dict[str, Any], shape: tuple[int | None, ...], layer: Any) -> None:
        """Refuse an operation that takes too long. A layer that is used again works again."""
        made = [n or UNKNOWN_SIZE for n in layer.compute_output_shape(shape)[1:]]
        if op in WEIGHTED:
            self.multiplications += _parameters(op, config, shape) * math.prod(made[:-1])
        else:
            self.multiplications += math.prod(_numbers(config["pool_size"])) * math.prod(made)
        if self.multiplications > MAX_MULTIPLICATIONS or math.prod(made) > MAX_ELEMENTS:
            raise GraphError("the model is too large to be judged")


def _parameters(op: str, config: dict[str, Any], shape: tuple[int | None, ...]) -> int:
    channels = int(shape[-1] or 1)
    window = math.prod(_numbers(config.get("kernel_size", 1)))
    match op:
        case "DepthwiseConv2D":
            return window * channels * config["depth_multiplier"]
        case "SeparableConv2D":
            return channels * config["depth_multiplier"] * (window + config["filters"])
        case "BatchNormalization" | "LayerNormalization":
            return 4 * channels
    return window * channels * config.get("filters", config.get("units", 1))


def _marked(tensor: Any, op: str, config: dict[str, Any]) -> Any:
    phase = (sum(repr((op, sorted(config.items()))).encode()) % 97) / 10
    return tensor + 0.3 * ops.sin(3.0 * tensor + phase)


def _check_keys(op: str, config: dict[str, Any], allowed: set[str]) -> None:
    if set(config) != allowed:
        raise GraphError(f"{op[:60]} with other settings than it has")


def _checked(value: Any) -> Any:
    if isinstance(value, tuple) and len(value) <= 4:
        return tuple(_checked(part) for part in value)
    if isinstance(value, str) and value not in _TEXTS:
        raise GraphError(f"a setting of {value[:30]!r}")
    if not isinstance(value, (str, bool)) and value is not None:
        _number(value)
    return value


def _number(value: Any) -> float:
    if type(value) not in (int, float) or not math.isfinite(value) or abs(value) > 1e5:
        raise GraphError("a number that is impossible")
    return value


def _numbers(value: Any) -> tuple[int, ...]:
    numbers = value if isinstance(value, tuple) else (value,)
    if not numbers or not all(type(n) is int and 0 < n <= 1000 for n in numbers):
        raise GraphError("a size that is impossible")
    return numbers


def set_judges_weights(built: list[Any]) -> None:
    """Give layers weights that depend on their kind, their shapes and how many alike came before."""
    seen: dict[Any, int] = {}
    for layer in built:
        key = (type(layer).__name__, *(tuple(w.shape) for w in layer.weights))
        seen[key] = seen.get(key, 0) + 1
        seed = int.from_bytes(repr((key, seen[key])).encode()[-1000:], "little") % 2**63
        rng = np.random.default_rng(seed)
        for weight in layer.weights:
            weight.assign(_some_values(rng, weight.name, tuple(weight.shape)))


def _some_values(rng: np.random.Generator, name: str, shape: tuple[int, ...]) -> np.ndarray:
    if name in ("gamma", "moving_variance"):
        return rng.uniform(0.5, 1.5, shape).astype(np.float32)
    if "kernel" in name:
        scale = math.sqrt(1 / max(1, math.prod(shape[:-1])))
        return (scale * rng.standard_normal(shape, np.float32)).astype(np.float32)
    return rng.uniform(-0.5, 0.5, shape).astype(np.float32)
