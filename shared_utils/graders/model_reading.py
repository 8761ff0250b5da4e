"""From a Keras model, or from Keras tensors, to the canonical graph and its weights.

Nested models are read as if their layers stood in the outer one. An activation inside a layer, a
layer of its own and a function from `keras.ops` give the same operation; so do an Add layer, `+` and
`keras.ops.add`. What is not in the tables of `keras_operations` is recorded by its name only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import keras
import numpy as np
from keras.src.models.functional import Functional

from .keras_operations import (
    LAYERS,
    TWO_TENSORS,
    activation_of_function,
    activation_of_layer,
    affine_of,
    constants,
    over_pixels,
    pads_pixels,
    plain_config,
    pooling_config,
    positive_axis,
)
from .model_graph import Graph, Operation, Ref, canonical_with_layers, rounded


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
        rank = 0
        for layer in _flat_layers(model):
            kind = type(layer).__name__
            rank = {"Flatten": 2}.get(kind, 4 if kind.endswith("2D") and "Global" not in kind else rank)
            ref = self._layer(layer, [ref], None, None)
            if kind == "BatchNormalization" and rank:  # its own input shape would tell, but there is none
                config = self.operations[ref[0]].config
                config["axis"] = positive_axis(config["axis"], rank)
        return ref

    # ------------------------------------------------------------ layers

    def _layer(self, layer: Any, inputs: list[Ref], given: Any, made: Any) -> Ref:
        name = type(layer).__name__
        # A class of the learner's may call itself what it likes, and an object have a `call` of its own.
        ours = type(layer) is getattr(keras.layers, name, None) and "call" not in vars(layer)
        if ours and name in ("ReLU", "LeakyReLU", "ELU", "Softmax", "Activation"):
            return self.add(*activation_of_layer(layer), inputs)
        if ours and name == "Rescaling" and np.ndim(layer.scale) == np.ndim(layer.offset) == 0:
            return self._affine(layer.scale, layer.offset, inputs)
        if ours and name == "ActivityRegularization":
            return self.add("Identity", {}, inputs)
        if not ours or name not in LAYERS:
            return self.add(f"layer {name}", {}, inputs, self._number(layer))
        config = {key: plain_config(getattr(layer, key, None)) for key in LAYERS[name]}
        if getattr(layer, "data_format", None) == "channels_first":
            config["data_format"] = "channels_first"
        if "axis" in config and given is not None:
            config["axis"] = positive_axis(config["axis"], len(given.shape))
        if name == "Reshape" and made is not None:
            config["target_shape"] = tuple(made.shape[1:])
        ref = self.add(name, config, inputs, self._number(layer))
        activation = getattr(layer, "activation", None)
        if activation is not None:
            return self.add(*activation_of_function(activation), [ref])
        return ref

    def _number(self, layer: Any) -> int:
        if not layer.weights:
            return -1
        if id(layer) not in self.layers:
            self.layers[id(layer)] = len(self.live)
            self.live.append(layer)
        return self.layers[id(layer)]

    def _affine(self, scale: Any, offset: Any, inputs: Sequence[Ref]) -> Ref:
        return self.add("affine", {"scale": float(scale), "offset": float(offset)}, inputs)

    # ------------------------------------------------------------ functions of keras.ops

    def _function(self, node: Any, inputs: list[Ref]) -> Ref:
        function = node.operation
        name = type(function).__name__
        arguments = [*node.arguments.args, *node.arguments.kwargs.values()]
        rank = len(node.arguments.keras_tensors[0].shape)
        if name in TWO_TENSORS and len(inputs) == 2:
            return self.add(name, {}, inputs)
        if len(inputs) == 1 and (affine := affine_of(name, arguments)):
            return self._affine(*affine, inputs)
        match name:
            case "ReLU" if hasattr(function, "threshold"):  # keras.activations.relu
                return self.add(*activation_of_layer(function), inputs)
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
                return self.add("Concatenate", {"axis": positive_axis(function.axis, rank)}, inputs)
            case "MaxPool" | "AveragePool" if rank == 4 and function.data_format == "channels_last":
                return self.add(f"{name}ing2D", pooling_config(function), inputs)
            case "Reshape":
                return self.add("Reshape", {"target_shape": tuple(node.output_tensors[0].shape[1:])}, inputs)
            case "Mean" | "Max" if rank == 4 and over_pixels(function.axis):
                kind = "GlobalAveragePooling2D" if name == "Mean" else "GlobalMaxPooling2D"
                return self.add(kind, {"keepdims": bool(function.keepdims)}, inputs)
            case "Pad" if rank == 4 and function.mode == "constant" and pads_pixels(function, arguments):
                return self.add("ZeroPadding2D", {"padding": plain_config(function.pad_width)[1:3]}, inputs)
        config = {
            key: plain_config(value) for key, value in vars(function).items() if not key.startswith("_")
        }
        config.pop("name", None)
        return self.add(f"keras.ops {name}", config | constants(arguments), inputs)


def _flat_layers(model: keras.Sequential) -> Iterator[Any]:
    for layer in model.layers:
        if isinstance(layer, keras.Sequential):
            yield from _flat_layers(layer)
        else:
            yield layer


def _weights(layer: Any):
    trainable = {id(w) for w in layer.trainable_weights}
    return tuple((w.name, tuple(w.shape), id(w) in trainable) for w in layer.weights)
