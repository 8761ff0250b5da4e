"""From a Keras model, or from Keras tensors, to the canonical graph and its weights.

Nested models are read as if their layers stood in the outer one. An activation inside a layer, a
layer of its own and a function from `keras.ops` give the same operation; so do an Add layer, `+` and
`keras.ops.add`. What is not in the tables below is recorded by its name only.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import keras
import numpy as np
from keras.src.models.functional import Functional

from .model_graph import Graph, Operation, Ref, canonical_with_layers, rounded

_CONV = ("filters", "kernel_size", "strides", "padding", "dilation_rate", "groups", "use_bias")
_POOL = ("pool_size", "strides", "padding")
_NORM = ("axis", "epsilon", "center", "scale")
LAYERS: dict[str, tuple[str, ...]] = {
    "Conv1D": _CONV,
    "Conv2D": _CONV,
    "Conv3D": _CONV,
    "Conv2DTranspose": (*_CONV[:5], "output_padding", "use_bias"),
    "DepthwiseConv2D": ("kernel_size", "strides", "padding", "depth_multiplier", "dilation_rate", "use_bias"),
    "SeparableConv2D": (*_CONV[:5], "depth_multiplier", "use_bias"),
    "Dense": ("units", "use_bias"),
    "BatchNormalization": _NORM,
    "LayerNormalization": _NORM,
    "MaxPooling2D": _POOL,
    "AveragePooling2D": _POOL,
    "GlobalAveragePooling2D": ("keepdims",),
    "GlobalMaxPooling2D": ("keepdims",),
    "ZeroPadding2D": ("padding",),
    "Cropping2D": ("cropping",),
    "UpSampling2D": ("size", "interpolation"),
    "Flatten": (),
    "Reshape": ("target_shape",),
    "Permute": ("dims",),
    "Concatenate": ("axis",),
    "Add": (),
    "Subtract": (),
    "Multiply": (),
    "Average": (),
    "Maximum": (),
    "Minimum": (),
    "UnitNormalization": ("axis",),
    "Identity": (),
    "Dropout": ("rate",),
    "SpatialDropout2D": ("rate",),
    "GaussianNoise": ("stddev",),
    "RandomFlip": ("mode",),
    "RandomRotation": ("factor", "fill_mode"),
    "RandomZoom": ("height_factor", "width_factor", "fill_mode"),
    "RandomTranslation": ("height_factor", "width_factor", "fill_mode"),
    "RandomContrast": ("factor",),
    "RandomBrightness": ("factor",),
}
"""The layers that are read in full, with the attributes that matter."""

_ACTIVATIONS = {
    "relu", "relu6", "sigmoid", "tanh", "elu", "leaky_relu", "silu", "gelu", "softplus", "softsign",
    "selu", "hard_sigmoid", "exponential", "linear",
}  # fmt: skip
_SAME_ACTIVATION = {"swish": "silu", "softmax_v2": "softmax", "exp": "exponential", "identity": "linear"}
_TWO_TENSORS = {"Add", "Subtract", "Multiply", "Maximum", "Minimum"}


def read_model(model: keras.Model) -> tuple[Graph, tuple[Any, ...]]:
    """The canonical graph of a functional or Sequential model, and its variables in the graph's order."""
    reader = _Reader(())
    if isinstance(model, keras.Sequential) and not model.built:
        return reader.finish([reader.unbuilt(model)])
    inner = getattr(model, "_functional", None) or model
    if not isinstance(inner, Functional):
        return reader.finish([reader.add(f"a class of its own, {type(model).__name__}"[:100], {}, ())])
    reader.inputs = list(inner.inputs)
    return reader.finish(reader.trace(inner.outputs, {}))


def read_tensors(outputs: Sequence[Any], inputs: Sequence[Any]) -> tuple[Graph, tuple[Any, ...]]:
    """The same for what lies between Keras tensors. Inputs that are not listed have position -1."""
    reader = _Reader(inputs)
    return reader.finish(reader.trace(outputs, {}))


class _Reader:
    def __init__(self, inputs: Sequence[Any]):
        self.inputs = list(inputs)
        self.operations: list[Operation] = []
        self.layers: dict[int, int] = {}
        self.live: list[Any] = []  # the layers in the order of their numbers, kept alive for their id()

    def finish(self, outputs: Sequence[Ref]) -> tuple[Graph, tuple[Any, ...]]:
        specs = tuple(map(_weights, self.live))
        graph, order = canonical_with_layers(Graph(tuple(self.operations), tuple(outputs), specs))
        return graph, tuple(weight for number in order for weight in self.live[number].weights)

    def add(self, op: str, config: dict[str, Any], inputs: Sequence[Ref], layer: int = -1) -> Ref:
        self.operations.append(Operation(op, config, tuple(inputs), layer))
        return len(self.operations) - 1, 0

    def trace(self, outputs: Sequence[Any], known: dict[int, Ref]) -> list[Ref]:
        """The places of Keras tensors, after everything they depend on is recorded; no recursion."""
        for output in outputs:
            stack = [output]
            while stack:
                tensor = stack[-1]
                if id(tensor) in known:
                    stack.pop()
                    continue
                history = tensor._keras_history
                node = history.operation._inbound_nodes[history.node_index]
                waiting = [t for t in node.arguments.keras_tensors if id(t) not in known]
                if waiting:
                    stack.append(waiting[0])
                else:
                    places = self._node(node, [known[id(t)] for t in node.arguments.keras_tensors])
                    known |= {id(t): place for t, place in zip(node.output_tensors, places, strict=True)}
        return [known[id(output)] for output in outputs]

    def _node(self, node: Any, inputs: list[Ref]) -> list[Ref]:
        operation = node.operation
        if isinstance(operation, keras.layers.InputLayer):
            return [self._input(node.output_tensors[0])]
        inner = getattr(operation, "_functional", None) or operation
        if isinstance(inner, Functional):
            return self.trace(inner.outputs, dict(zip(map(id, inner.inputs), inputs, strict=False)))
        if isinstance(operation, keras.layers.Layer):
            ref = self._layer(operation, inputs, node.arguments.keras_tensors[0], node.output_tensors[0])
        else:
            ref = self._function(node, inputs)
        return [(ref[0], k) for k in range(len(node.output_tensors))]

    def _input(self, tensor: Any) -> Ref:
        position = next((i for i, t in enumerate(self.inputs) if t is tensor), -1)
        return self.add("Input", {"position": position, "shape": tuple(tensor.shape[1:])}, ())

    def unbuilt(self, model: keras.Sequential) -> Ref:
        """A Sequential model that was never given an input shape."""
        ref = self.add("Input", {"position": 0, "shape": None}, ())
        return self._unbuilt_layers(model, ref)

    def _unbuilt_layers(self, model: keras.Sequential, ref: Ref) -> Ref:
        for layer in model.layers:
            if isinstance(layer, keras.Sequential):
                ref = self._unbuilt_layers(layer, ref)
            else:
                ref = self._layer(layer, [ref], None, None)
        return ref

    # ------------------------------------------------------------ layers

    def _layer(self, layer: Any, inputs: list[Ref], given: Any, made: Any) -> Ref:
        name = type(layer).__name__
        ours = type(layer).__module__.startswith("keras.")
        if ours and name in ("ReLU", "LeakyReLU", "ELU", "Softmax", "Activation"):
            return self.add(*_activation_layer(layer), inputs)
        if ours and name == "Rescaling" and np.ndim(layer.scale) == np.ndim(layer.offset) == 0:
            return self._affine(layer.scale, layer.offset, inputs)
        if ours and name == "ActivityRegularization":
            return self.add("Identity", {}, inputs)
        if not ours or name not in LAYERS:
            return self.add(f"layer {name}", {}, inputs, self._number(layer))
        config = {key: _plain(getattr(layer, key, None)) for key in LAYERS[name]}
        if getattr(layer, "data_format", None) == "channels_first":
            config["data_format"] = "channels_first"
        if "axis" in config and given is not None:
            config["axis"] = _positive(config["axis"], len(given.shape))
        if name == "Reshape" and made is not None:
            config["target_shape"] = tuple(made.shape[1:])
        ref = self.add(name, config, inputs, self._number(layer))
        activation = getattr(layer, "activation", None)
        if activation is not None:
            return self.add(*_activation_function(activation), [ref])
        return ref

    def _number(self, layer: Any) -> int:
        if not layer.weights:
            return -1
        if id(layer) not in self.layers:
            self.layers[id(layer)] = len(self.live)
            self.live.append(layer)
        return self.layers[id(layer)]

    def _affine(self, scale: Any, offset: Any, inputs: Sequence[Ref]) -> Ref:
        return self.add("affine", {"scale": rounded(scale), "offset": rounded(offset)}, inputs)

    # ------------------------------------------------------------ functions of keras.ops

    def _function(self, node: Any, inputs: list[Ref]) -> Ref:
        function = node.operation
        name = type(function).__name__
        arguments = [*node.arguments.args, *node.arguments.kwargs.values()]
        rank = len(node.arguments.keras_tensors[0].shape)
        if name in _TWO_TENSORS and len(inputs) == 2:
            return self.add(name, {}, inputs)
        if len(inputs) == 1 and (affine := _affine_of(name, arguments)):
            return self._affine(*affine, inputs)
        match name:
            case "ReLU" if hasattr(function, "threshold"):  # keras.activations.relu
                return self.add(*_activation_layer(function), inputs)
            case "Relu" | "Relu6" | "Sigmoid" | "Tanh" | "Softplus" | "Softsign" | "Silu" | "Selu":
                return self.add(name.lower(), {}, inputs)
            case "HardSigmoid" | "Exp":
                return self.add({"Exp": "exponential"}.get(name, "hard_sigmoid"), {}, inputs)
            case "Elu":
                return self.add("elu", {"alpha": rounded(function.alpha)}, inputs)
            case "LeakyRelu":
                return self.add("leaky_relu", {"negative_slope": rounded(function.negative_slope)}, inputs)
            case "Gelu":
                return self.add("gelu", {"approximate": bool(function.approximate)}, inputs)
            case "Softmax":
                last = function.axis in (-1, rank - 1)
                return self.add("softmax", {"axis": -1 if last else function.axis}, inputs)
            case "Concatenate":
                return self.add("Concatenate", {"axis": _positive(function.axis, rank)}, inputs)
            case "Reshape":
                return self.add("Reshape", {"target_shape": tuple(node.output_tensors[0].shape[1:])}, inputs)
            case "Mean" | "Max" if rank == 4 and _over_pixels(function.axis):
                kind = "GlobalAveragePooling2D" if name == "Mean" else "GlobalMaxPooling2D"
                return self.add(kind, {"keepdims": bool(function.keepdims)}, inputs)
            case "Pad" if rank == 4 and function.mode == "constant" and _pads_pixels(function, arguments):
                return self.add("ZeroPadding2D", {"padding": _plain(function.pad_width)[1:3]}, inputs)
        config = {key: _plain(value) for key, value in vars(function).items() if not key.startswith("_")}
        config.pop("name", None)
        return self.add(f"keras.ops {name}", config | _constants(arguments), inputs)


def _weights(layer: Any):
    trainable = {id(w) for w in layer.trainable_weights}
    return tuple((w.name, tuple(w.shape), id(w) in trainable) for w in layer.weights)


def _plain(value: Any) -> Any:
    """A config value as the graph has it: tuples, Python numbers, short text."""
    if isinstance(value, (list, tuple)) or type(value).__name__ == "ListWrapper":
        return tuple(_plain(part) for part in list(value)[:16])
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        return int(value)
    if isinstance(value, (float, np.floating)):
        return rounded(value)
    return value if value is None else str(value)[:200]


def _positive(axis: Any, rank: int) -> Any:
    if isinstance(axis, (list, tuple)):
        return tuple(_positive(one, rank) for one in axis)
    return axis + rank if isinstance(axis, int) and axis < 0 else axis


def _activation_layer(layer: Any) -> tuple[str, dict[str, Any]]:
    match type(layer).__name__:
        case "ReLU":
            slope, top, threshold = (
                float(value or 0) for value in (layer.negative_slope, layer.max_value, layer.threshold)
            )
            if (slope, threshold) == (0, 0) and layer.max_value in (None, 6):
                return ("relu6" if top else "relu"), {}
            if layer.max_value is None and threshold == 0:
                return "leaky_relu", {"negative_slope": rounded(slope)}
            return "layer ReLU", {"negative_slope": slope, "max_value": top, "threshold": threshold}
        case "LeakyReLU":
            return "leaky_relu", {"negative_slope": rounded(layer.negative_slope)}
        case "ELU":
            return "elu", {"alpha": rounded(layer.alpha)}
        case "Softmax":
            return "softmax", {"axis": _plain(layer.axis)}
    return _activation_function(layer.activation)


def _activation_function(function: Any) -> tuple[str, dict[str, Any]]:
    if isinstance(function, keras.layers.Layer):
        if type(function).__name__ in ("ReLU", "LeakyReLU", "ELU", "Softmax", "Activation"):
            return _activation_layer(function)
        return f"layer {type(function).__name__}", {}
    name = getattr(function, "__name__", type(function).__name__)
    name = _SAME_ACTIVATION.get(name, name)
    library = (getattr(function, "__module__", None) or "").startswith(("keras.", "tensorflow."))
    if library and name == "softmax":
        return "softmax", {"axis": -1}
    if library and name in _ACTIVATIONS:
        config = {
            "leaky_relu": {"negative_slope": 0.2},
            "elu": {"alpha": 1.0},
            "gelu": {"approximate": False},
        }
        return name, config.get(name, {})
    return f"function {name}"[:100], {}


def _affine_of(name: str, arguments: list[Any]) -> tuple[float, float] | None:
    """Scale and offset of an operation between one tensor and one number."""
    if name not in ("Add", "Subtract", "Multiply", "Divide", "TrueDivide") or len(arguments) != 2:
        return None
    tensor_first = hasattr(arguments[0], "_keras_history")
    other = arguments[1] if tensor_first else arguments[0]
    try:
        number = np.asarray(other, dtype=float)
    except (TypeError, ValueError):
        return None
    if number.shape != () or not np.isfinite(number):
        return None
    number = float(number)
    match name:
        case "Add":
            return 1.0, number
        case "Subtract":
            return (1.0, -number) if tensor_first else (-1.0, number)
        case "Multiply":
            return number, 0.0
    return (1.0 / number, 0.0) if tensor_first and number else None


def _over_pixels(axis: Any) -> bool:
    return isinstance(axis, (list, tuple)) and sorted(_positive(a, 4) for a in axis) == [1, 2]


def _pads_pixels(function: Any, arguments: list[Any]) -> bool:
    widths = _plain(function.pad_width)
    value = arguments[1] if len(arguments) > 1 else None
    return len(widths) == 4 and widths[0] == widths[3] == (0, 0) and value in (None, 0)


def _constants(arguments: list[Any]) -> dict[str, Any]:
    """Arguments that are no tensors, as short text."""
    plain = [str(value)[:60] for value in _flat(arguments) if not hasattr(value, "_keras_history")]
    return {"arguments": tuple(plain[:8])} if plain else {}


def _flat(values: Any) -> Any:
    nested = ((_flat(v) if isinstance(v, (list, tuple)) else (v,)) for v in values)
    return itertools.chain.from_iterable(nested)
