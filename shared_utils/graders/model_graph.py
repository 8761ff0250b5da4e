"""A model as plain data: the canonical graph of its operations. No TensorFlow here.

    {"operations": [{"op": "Input", "config": {"position": 0, "shape": (8, 8, 3)}, "inputs": (), "layer": -1},
                    {"op": "Conv2D", "config": {"filters": 4, ...}, "inputs": ((0, 0),), "layer": 0}, ...],
     "outputs": ((1, 0),),
     "layers": [(("kernel", (3, 3, 3, 4), True), ("bias", (4,), True))]}

An input is (index of an earlier operation, which of its outputs). `layer` is the number of the layer
whose weights an operation uses, -1 for none; two operations with one number share their weights.
`layers` has (name, shape, trainable) of each weight.

Two right answers give equal graphs, however they were written. What does not matter is left out:
names, the order of creation, seeds, initialisers, regularisers, the momentum of a BatchNormalization
(none of them changes what the model computes), the dtype of an input, the `training` flag of a call.
An activation is an operation of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

MAX_OPERATIONS = 1000
MAX_CONNECTIONS = 5 * MAX_OPERATIONS
MAX_NAME = 200
"""Characters of the name of a weight or a setting."""
SYMMETRIC = frozenset(["Add", "Multiply", "Maximum", "Minimum", "Average"])
"""Operations whose inputs may be swapped."""

TRAINING_ONLY = frozenset(
    ("Dropout", "SpatialDropout2D", "GaussianNoise", "RandomFlip", "RandomRotation", "RandomZoom")
) | {"RandomTranslation", "RandomContrast", "RandomBrightness"}
"""Operations that do nothing when a trained model is used."""

Ref = tuple[int, int]


class GraphError(ValueError):
    """Data that is not a graph. The text says what is wrong with it."""


@dataclass(frozen=True)
class Operation:
    """One operation; see the module. `config` has plain values only."""

    op: str
    config: dict[str, Any]
    inputs: tuple[Ref, ...]
    layer: int = -1


@dataclass(frozen=True)
class Graph:
    """Operations in an order in which each comes after its inputs."""

    operations: tuple[Operation, ...]
    outputs: tuple[Ref, ...]
    layers: tuple[tuple[tuple[str, tuple[int, ...], bool], ...], ...] = ()

    def to_plain(self) -> dict[str, Any]:
        """As `read_graph` takes it."""
        return {
            "operations": [vars(o) | {"config": dict(o.config)} for o in self.operations],
            "outputs": self.outputs,
            "layers": list(self.layers),
        }


def chain(shape: tuple[int, ...], operations: Sequence[tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    """The plain graph of a model in which each operation feeds the next, for use in contracts.

    Args:
        shape: of the input, without the batch axis.
        operations: names and complete configs, such as ("Dense", {"units": 4, "use_bias": True}).
            The k-th operation with weights has layer number k; their specs are not needed here.
    """
    made = [Operation("Input", {"position": 0, "shape": shape}, ())]
    layer = -1
    for op, config in operations:
        layer += op in WEIGHTED
        made.append(Operation(op, config, ((len(made) - 1, 0),), layer if op in WEIGHTED else -1))
    return Graph(tuple(made), ((len(made) - 1, 0),), ((),) * (layer + 1)).to_plain()


WEIGHTED = frozenset(
    ("Conv1D", "Conv2D", "Conv3D", "Conv2DTranspose", "DepthwiseConv2D", "SeparableConv2D", "Dense")
) | {"BatchNormalization", "LayerNormalization"}
"""Operations with weights."""


_SLIDING = frozenset(("Conv1D", "Conv2D", "Conv3D", "DepthwiseConv2D", "SeparableConv2D"))


# ---------------------------------------------------------------- reading what was sent


def read_graph(data: Any) -> Graph:
    """Check plain data, which may be hostile, and give the graph. Raises GraphError."""
    _expect(isinstance(data, dict) and set(data) == {"operations", "outputs", "layers"}, "its parts")
    operations, layers = data["operations"], data["layers"]
    _expect(
        isinstance(operations, list) and 0 < len(operations) <= MAX_OPERATIONS, "the number of operations"
    )
    _expect(isinstance(layers, list) and len(layers) <= MAX_OPERATIONS, "the number of layers")
    read = []
    for index, item in enumerate(operations):
        _expect(isinstance(item, dict) and set(item) == {"op", "config", "inputs", "layer"}, "an operation")
        op, config, layer = item["op"], item["config"], item["layer"]
        _expect(isinstance(op, str) and len(op) <= 100, "the name of an operation")
        _expect(isinstance(config, dict) and len(config) <= 20 and _is_small(config), f"the config of {op}")
        _expect(type(layer) is int and -1 <= layer < len(layers), f"the layer of {op}")
        _expect(op != "Input" or _is_input(config), "an input")
        read.append(Operation(op, config, _refs(item["inputs"], index), layer))
    places = [o.config["position"] for o in read if o.op == "Input" and o.config["position"] >= 0]
    _expect(len(places) == len(set(places)), "two inputs in one place")
    _expect(sum(len(o.inputs) for o in read) <= MAX_CONNECTIONS, "the number of connections")
    outputs = _refs(data["outputs"], len(read))
    _expect(len(outputs) > 0, "its outputs")
    return Graph(tuple(read), outputs, tuple(_layer(item) for item in layers))


def _expect(right: bool, what: str) -> None:
    if not right:
        raise GraphError(f"the model could not be read: {what[:60]}")


def _refs(refs: Any, before: int) -> tuple[Ref, ...]:
    _expect(isinstance(refs, tuple) and len(refs) <= 1000, "a list of inputs")
    for ref in refs:
        _expect(isinstance(ref, tuple) and len(ref) == 2 and all(type(n) is int for n in ref), "an input")
        _expect(0 <= ref[0] < before and 0 <= ref[1] < 100, "an input that is not there")
    return refs


def _layer(weights: Any):
    _expect(isinstance(weights, tuple) and len(weights) <= 20, "a layer's weights")
    for weight in weights:
        _expect(isinstance(weight, tuple) and len(weight) == 3, "a weight")
        name, shape, trainable = weight
        _expect(isinstance(name, str) and len(name) <= MAX_NAME, "a weight's name")
        _expect(isinstance(trainable, bool), "whether a weight is trained")
        _expect(isinstance(shape, tuple) and len(shape) <= 8, "a weight's shape")
        _expect(all(type(n) is int and 0 <= n < 2**31 for n in shape), "a weight's shape")
    return weights


def _is_input(config: dict[str, Any]) -> bool:
    if set(config) != {"position", "shape"}:
        return False
    position, shape = config["position"], config["shape"]
    sizes = shape if isinstance(shape, tuple) else ()
    right = all(n is None or (type(n) is int and 0 <= n < 2**31) for n in sizes)
    return type(position) is int and position >= -1 and right and (shape is None or isinstance(shape, tuple))


def _is_small(value: Any, depth: int = 0) -> bool:
    if isinstance(value, dict):
        keys = all(isinstance(key, str) and len(key) <= MAX_NAME for key in value)
        return (
            depth < 3 and len(value) <= 20 and keys and all(_is_small(v, depth + 1) for v in value.values())
        )
    if isinstance(value, tuple):
        return depth < 4 and len(value) <= 16 and all(_is_small(part, depth + 1) for part in value)
    if isinstance(value, str):
        return len(value) <= 200
    return value is None or type(value) in (bool, int, float)


# ---------------------------------------------------------------- canonical form


def canonical(graph: Graph) -> Graph:
    """The same graph in canonical form: simplified, in canonical order, layers numbered anew.

    Sums of sums become one sum, scaling by numbers becomes one "affine", what has no effect goes.
    """
    return canonical_with_layers(graph)[0]


def canonical_with_layers(graph: Graph) -> tuple[Graph, tuple[int, ...]]:
    """The canonical form, and the old numbers of its layers in their new order."""
    graph = _simplified(graph)
    colours, depths = _colours(graph)

    # Of a sum the deepest input comes first, so that a change somewhere seldom changes the order.
    inputs_of = [
        sorted(o.inputs, key=lambda ref: (-depths[ref[0]], colours[ref[0]], ref[1]))
        if o.op in SYMMETRIC
        else o.inputs
        for o in graph.operations
    ]
    order = _post_order(graph.outputs, inputs_of)
    place = {index: new for new, index in enumerate(order)}
    numbers: dict[int, int] = {}
    operations = []
    for index in order:
        operation = graph.operations[index]
        layer = -1 if operation.layer < 0 else numbers.setdefault(operation.layer, len(numbers))
        inputs = tuple((place[i], k) for i, k in inputs_of[index])
        operations.append(replace(operation, inputs=inputs, layer=layer))
    outputs = tuple((place[i], k) for i, k in graph.outputs)
    return Graph(tuple(operations), outputs, tuple(graph.layers[old] for old in numbers)), tuple(numbers)


def graph_hash(graph: Graph) -> str:
    """A short text that is equal for equal canonical graphs."""
    return hashlib.sha256(repr(_sorted(graph.to_plain())).encode()).hexdigest()[:32]


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return [(key, _sorted(value[key])) for key in sorted(value)]
    return [_sorted(part) for part in value] if isinstance(value, (tuple, list)) else value


def _post_order(outputs: Sequence[Ref], inputs_of: Sequence[Sequence[Ref]]) -> list[int]:
    """Indices of the operations that the outputs need, inputs first; without recursion."""
    order: list[int] = []
    done: set[int] = set()
    for output, _ in outputs:
        stack = [(output, iter(inputs_of[output]))]
        while stack:
            index, inputs = stack[-1]
            waiting = () if index in done else (i for i, _ in inputs if i not in done)
            first = next(iter(waiting), None)
            if first is not None:
                stack.append((first, iter(inputs_of[first])))
                continue
            stack.pop()
            if index not in done:
                done.add(index)
                order.append(index)
    return order


def _simplified(graph: Graph) -> Graph:
    operations: list[Operation] = []
    moved: dict[Ref, Ref] = {}
    uses: dict[Ref, int] = {}
    connections = 0  # of sums of sums, which grow with their square
    for ref in [r for o in graph.operations for r in o.inputs] + list(graph.outputs):
        uses[ref] = uses.get(ref, 0) + 1
    for index, operation in enumerate(graph.operations):
        inputs = tuple(moved[ref] for ref in operation.inputs)
        config = operation.config
        if operation.op in ("Add", "Multiply"):  # a + (b + c) is a + b + c
            flat: list[Ref] = []
            for old, ref in zip(operation.inputs, inputs, strict=True):
                inner = operations[ref[0]]
                flat += inner.inputs if inner.op == operation.op and uses[old] == 1 else [ref]
            inputs = tuple(flat)
            connections += len(flat)
            _expect(connections <= MAX_CONNECTIONS, "the size of its sums")
        if operation.op == "affine" and inputs and operations[inputs[0][0]].op == "affine":
            first = operations[inputs[0][0]]
            scale = first.config["scale"] * config["scale"]
            offset = first.config["offset"] * config["scale"] + config["offset"]
            config, inputs = {"scale": scale, "offset": offset}, first.inputs
        if (
            operation.op in _SLIDING
            and config.get("padding") == "same"
            and _is_one(config.get("kernel_size"))
        ):
            config = {**config, "padding": "valid"}  # a filter of one pixel needs no padding
        turn = operations[inputs[0][0]] if operation.op == "RandomFlip" and inputs else None
        if turn and _turns_both_ways(turn) and uses[operation.inputs[0]] == 1:
            # A picture that is mirrored first turns the other way, which is just as likely.
            operations[inputs[0][0]] = replace(operation, inputs=turn.inputs)
            operation, config = turn, turn.config
        if len(inputs) == 1 and _has_no_effect(operation.op, config):
            moved[index, 0] = inputs[0]
            continue
        operations.append(replace(operation, config=config, inputs=inputs))
        for k in range(100 if (index, 1) in uses else 1):
            moved[index, k] = (len(operations) - 1, k)
    # Rounded at the end only: 1/255 and then 2 is 1/127.5.
    operations = [
        replace(o, config={key: rounded(number) for key, number in o.config.items()})
        if o.op == "affine"
        else o
        for o in operations
    ]
    return Graph(tuple(operations), tuple(moved[ref] for ref in graph.outputs), graph.layers)


def rounded(value: float) -> float:
    """To seven digits, so that 1/127.5 is the same however it was computed."""
    return float(f"{float(value):.7g}")


def _is_one(size: Any) -> bool:
    return isinstance(size, tuple) and len(size) > 0 and all(n == 1 for n in size)


def _turns_both_ways(operation: Operation) -> bool:
    """Whether it is a random rotation as likely to the left as to the right."""
    factor = operation.config.get("factor")
    numbers = isinstance(factor, tuple) and [type(bound) for bound in factor] == [float, float]
    return operation.op == "RandomRotation" and numbers and factor[0] == -factor[1]


def _has_no_effect(op: str, config: dict[str, Any]) -> bool:
    match op:
        case "Identity" | "linear":
            return True
        case "affine":
            return rounded(config["scale"]) == 1 and rounded(config["offset"]) == 0
        case "Dropout" | "SpatialDropout2D":
            return config["rate"] == 0
        case "ZeroPadding2D":
            return config["padding"] == ((0, 0), (0, 0))
    return False


def _colours(graph: Graph) -> tuple[list[str], list[int]]:
    """For each operation a text that says what it is, what it is made of and what is made of it; its depth.

    Operations with equal colours can be swapped without changing the graph.
    """
    n = len(graph.operations)
    sharing: dict[int, int] = {}
    for operation in graph.operations:
        sharing[operation.layer] = sharing.get(operation.layer, 0) + 1
    colours, depths, users = [], [0] * n, [[] for _ in range(n)]
    for index, operation in enumerate(graph.operations):
        shared = sharing[operation.layer] if operation.layer >= 0 else 0
        weights = graph.layers[operation.layer] if operation.layer >= 0 else ()
        parts = [(colours[i], k) for i, k in operation.inputs]
        if operation.op in SYMMETRIC:
            parts.sort()
        colours.append(_digest(operation.op, _sorted(operation.config), shared, weights, parts))
        depths[index] = max((depths[i] + 1 for i, _ in operation.inputs), default=0)
        for slot, (i, k) in enumerate(operation.inputs):
            users[i].append((index, -1 if operation.op in SYMMETRIC else slot, k))
    down = [""] * n
    for index in reversed(range(n)):
        seen = sorted((down[user], slot, k) for user, slot, k in users[index])
        ends = [place for place, ref in enumerate(graph.outputs) if ref[0] == index]
        down[index] = _digest(colours[index], seen, ends)
    return down, depths


def _digest(*parts: Any) -> str:
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()
