"""Whether two graphs compute the same: both are rebuilt with the judge's weights and tried on its inputs.

A large network is tried with fewer filters. Numbers of filters that are alike stay alike and others stay
different, so that the answer is the same and comes in a second.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np

from .model_graph import TRAINING_ONLY, Graph, GraphError, Operation, graph_hash

LARGE = 1_000_000
"""From this number of parameters on, a network is tried with fewer filters."""
MANY_MORE = 60
"""A model with more than twice our operations and this many is not tried: it takes long, and is not right."""
_WIDTHS = ("filters", "units")
_SMALLEST_WIDTH = 6
_KEPT, _KEPT_MODELS = 500, 8
_known: dict[tuple[str, str], bool] = {}
_ours: dict[str, _Tried] = {}
_elsewhere: list[Callable[[Graph, Graph], bool]] = []


def compute_the_same(ours: Graph, theirs: Graph) -> bool:
    """Whether two canonical graphs give the same outputs for the same weights and inputs.

    Weights correspond by the kind and shape of their layers, in graph order. What acts only in
    training must be the same too, and so must what is frozen.
    """
    if len(ours.outputs) != len(theirs.outputs) or _frozen(ours) != _frozen(theirs):
        return False
    if _training_only(ours) != _training_only(theirs) or any(
        o.config.get("shape", ()) is None for g in (ours, theirs) for o in g.operations if o.op == "Input"
    ):
        return False
    # Before anything is built for what was sent:
    if _inputs(ours) != _inputs(theirs) or len(theirs.operations) > 2 * len(ours.operations) + MANY_MORE:
        return False
    key = (graph_hash(ours), graph_hash(theirs))
    if key not in _known:
        if len(_known) >= _KEPT:
            _known.clear()
        _known[key] = (_elsewhere[-1] if _elsewhere else tried)(ours, theirs)
    return _known[key]


@contextmanager
def trying_elsewhere(compare: Callable[[Graph, Graph], bool]) -> Iterator[None]:
    """For a while, let `compare` try two graphs in another process: theirs may be made to do harm."""
    _elsewhere.append(compare)
    try:
        yield
    finally:
        _elsewhere.remove(compare)


def tried(ours: Graph, theirs: Graph) -> bool:
    """Rebuild both in this process and compare what they compute, whatever was found before."""
    ours, theirs = _before_the_last_activation(ours, theirs)
    if sum(math.prod(shape) for layer in ours.layers for _, shape, _ in layer) >= LARGE:
        same = _outputs_are_the_same(*_narrow(ours, theirs))
        if same is not None:
            return same
    return bool(_outputs_are_the_same(ours, theirs))


def _before_the_last_activation(ours: Graph, theirs: Graph) -> tuple[Graph, Graph]:
    """Both without the softmax or sigmoid at their end: where it is close to 0 or 1 it hides differences."""
    ends = [[graph.operations[i] for i, _ in graph.outputs] for graph in (ours, theirs)]
    if not all(
        a.op == b.op and a.config == b.config and a.op in ("softmax", "sigmoid")
        for a, b in zip(*ends, strict=True)
    ):
        return ours, theirs
    return tuple(
        replace(graph, outputs=tuple(end.inputs[0] for end in operations))
        for graph, operations in zip((ours, theirs), ends, strict=True)
    )


def _narrow(ours: Graph, theirs: Graph) -> tuple[Graph, Graph]:
    """Both with few filters and units: the smallest number becomes 6, the next one 7, and so on."""
    widths = {w for graph in (ours, theirs) for o in graph.operations for w in _widths_of(o)}
    kept = {1} | {o.config["shape"][-1] for o in ours.operations if o.op == "Input" and o.config["shape"]}
    free = (n for n in range(_SMALLEST_WIDTH, _SMALLEST_WIDTH + len(widths) + len(kept)) if n not in kept)
    new = {width: width if width in kept else next(free) for width in sorted(widths)}

    def change(operation: Operation) -> Operation:
        narrow = {
            key: new[value] for key, value in operation.config.items() if key in _WIDTHS and value in new
        }
        return replace(operation, config=operation.config | narrow)

    return tuple(replace(g, operations=tuple(map(change, g.operations))) for g in (ours, theirs))


def _widths_of(operation: Operation) -> list[int]:
    widths = (operation.config.get(key) for key in _WIDTHS)
    return [width for width in widths if type(width) is int]


def _outputs_are_the_same(ours: Graph, theirs: Graph) -> bool | None:
    """None when one of them cannot be built, as when a Reshape knows the true number of channels."""
    try:
        one, other = _our_model(ours), _Tried(theirs)
    except GraphError:
        return None
    if one.shapes != other.shapes or one.weights != other.weights:
        return False
    # Before and behind a pooling a BatchNormalization does the same once it is trained: look at both modes.
    modes = (False, True) if any(o.op == "BatchNormalization" for o in ours.operations) else (False,)
    for training in modes:
        mine = one.outputs(training)
        try:
            theirs_gave = other.outputs(training)
        except Exception:  # TensorFlow says in many ways that it cannot do what it has built
            return False
        if not all(_same(a, b) for a, b in zip(mine, theirs_gave, strict=True)):
            return False
    return True


class _Tried:
    """A rebuilt model with the judge's weights, and what it gives for the judge's inputs.

    Raises GraphError for a graph that cannot be rebuilt.
    """

    def __init__(self, graph: Graph):
        from .model_rebuild import rebuild_for_judging, set_judges_weights

        self._model, layers = rebuild_for_judging(graph)
        self.shapes = [tensor.shape for tensor in self._model.inputs]
        self.weights = sorted(
            (type(layer).__name__, *(tuple(w.shape) for w in layer.weights)) for layer in layers
        )
        self.size = self._model.count_params()
        set_judges_weights(layers)
        self._outputs: dict[bool, list[np.ndarray]] = {}

    def outputs(self, training: bool) -> list[np.ndarray]:
        """First without training, then with: a training call changes the running averages."""
        if training not in self._outputs:
            rng = np.random.default_rng(0)
            inputs = [_pictures(rng, shape[1:]) for shape in self.shapes]
            outputs = self._model(inputs[0] if len(inputs) == 1 else inputs, training=training)
            outputs = outputs if isinstance(outputs, (list, tuple)) else [outputs]
            self._outputs[training] = [np.asarray(output) for output in outputs]
        return self._outputs[training]


def _our_model(graph: Graph) -> _Tried:
    """Ours is met again with the next answer: the last few small ones are kept."""
    key = graph_hash(graph)
    model = _ours.pop(key, None) or _Tried(graph)
    if model.size < LARGE:
        _ours[key] = model
        while len(_ours) > _KEPT_MODELS:
            del _ours[next(iter(_ours))]
    return model


def _pictures(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Seven inputs: small numbers, and large ones on which a ReLU and a ReLU6 differ; four that are plain.

    Under a wide max pooling of noise there is always a positive number, and no ReLU before it shows.
    """
    scale = np.array([1, 30, 30], np.float32).reshape(-1, *[1] * len(shape))
    noise = rng.standard_normal((3, *shape), np.float32) * scale
    colours = rng.standard_normal((4, *[1] * (len(shape) - 1), *shape[-1:]), np.float32)
    colours[0] = 0
    return np.concatenate([noise, np.broadcast_to(colours, (4, *shape))])


def _same(a: np.ndarray, b: np.ndarray) -> bool:
    if a.shape != b.shape or not np.isfinite(a).all() or not np.isfinite(b).all():
        return False
    a, b = a.reshape(len(a), -1), b.reshape(len(b), -1)
    return bool((np.abs(a - b).max(axis=1, initial=0) <= 1e-4 * np.abs(a).max(axis=1, initial=1e-6)).all())


def _inputs(graph: Graph) -> list[tuple]:
    return sorted(
        (o.config["position"], tuple(n or 0 for n in o.config["shape"]))
        for o in graph.operations
        if o.op == "Input"
    )


def _frozen(graph: Graph) -> list[tuple]:
    return sorted(layer for layer in graph.layers)


def _training_only(graph: Graph) -> list[str]:
    return sorted(repr((o.op, sorted(o.config.items()))) for o in graph.operations if o.op in TRAINING_ONLY)
