"""Whether a learner's model is the expected one: by its graph, else by what it computes.

Graphs that differ can still be right (average pooling of an exact fit is the same with either
padding). So both are rebuilt with weights of the judge's own and compared on the judge's inputs. When
they differ there too, or cannot be rebuilt, the difference of the graphs is said in words.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .compare import Difference, describe
from .model_graph import TRAINING_ONLY, Graph, GraphError, canonical, read_graph
from .model_words import graph_difference
from .values import ModelValue, Plain


def model_difference(
    expected: ModelValue,
    received: Plain,
    where: str = "",
    *,
    rebuild: bool = True,
    only: tuple[str, ...] = (),
    kinds_alone: bool = False,
) -> Difference | None:
    """The first difference between two models, or two pieces of models; None when they agree.

    Args:
        expected: ours, read from a live model.
        received: a learner's; nothing in it is trusted.
        where: name of this part of the result, for the message.
        rebuild: False to compare the graphs alone, which takes no TensorFlow.
        only: kinds of operations; when these agree, in their order and with their settings, the rest of a
            model may differ. The words are about the models as wholes.
        kinds_alone: the operations agree when the same ones of these kinds occur, whatever their settings.
    """
    wanted = "a Keras model" if expected.form == "model" else "the output of a layer (a Keras tensor)"
    if not isinstance(received, ModelValue):
        return Difference(where, f"returned {describe(received)}, expected {wanted}")
    if received.form != expected.form:
        got = "a Keras model" if received.form == "model" else "the output of a layer (a Keras tensor)"
        return Difference(where, f"returned {got}, expected {wanted}")
    ours = canonical(read_graph(expected.graph))
    try:
        theirs = canonical(read_graph(received.graph))
    except (GraphError, LookupError, TypeError, ValueError, OverflowError) as error:
        text = str(error) if isinstance(error, GraphError) else "the model could not be read"
        return Difference(where, text)
    ours, theirs = _with_equal_open_sizes(ours, theirs)
    if only and _chosen(ours, only, kinds_alone) == _chosen(theirs, only, kinds_alone):
        return None
    if ours == theirs or (rebuild and compute_the_same(ours, theirs)):
        return None
    return Difference(where, graph_difference(ours, theirs))


def _chosen(graph: Graph, only: tuple[str, ...], kinds_alone: bool) -> set[str] | list[tuple]:
    """What of a graph is looked at when only some kinds of operations are.

    An activation behind a Dense belongs to it: a ReLU there says nothing about those of the convolutions.
    """
    if kinds_alone:
        return {o.op for o in graph.operations if o.op in only}
    chosen, kinds = [], []
    for operation in graph.operations:
        activates = operation.inputs and operation.op[:1].islower() and operation.op != "affine"
        behind = kinds[operation.inputs[0][0]] if activates else ""
        kinds.append("Dense" if behind == "Dense" else operation.op)
        if kinds[-1] in only:
            chosen.append((operation.op, operation.config))
    return chosen


def _with_equal_open_sizes(ours: Graph, theirs: Graph) -> tuple[Graph, Graph]:
    """Input sizes that one of the two leaves open are open in both.

    A model that was never given an input shape is right where none has weights.
    """
    shapes = {o.config.get("position"): o.config.get("shape") for o in theirs.operations if o.op == "Input"}
    mine = {o.config.get("position"): o.config.get("shape") for o in ours.operations if o.op == "Input"}

    def opened(graph: Graph) -> Graph:
        def change(operation):
            if operation.op != "Input":
                return operation
            position = operation.config.get("position")
            a, b = mine.get(position), shapes.get(position)
            shape = operation.config.get("shape")
            if position in mine and position in shapes and (a is None or (b is None and not ours.layers)):
                shape = None
            elif isinstance(a, tuple) and isinstance(b, tuple) and len(a) == len(b):
                both = zip(shape, a, b, strict=True)
                shape = tuple(None if x is None or y is None else n for n, x, y in both)
            return replace(operation, config={**operation.config, "shape": shape})

        return replace(graph, operations=tuple(map(change, graph.operations)))

    return opened(ours), opened(theirs)


def compute_the_same(ours: Graph, theirs: Graph) -> bool:
    """Whether two graphs give the same outputs for the same weights and inputs.

    Weights correspond by the kind and shape of their layers, in graph order. What acts only in
    training must be the same too, and so must what is frozen.
    """
    if _frozen(ours) != _frozen(theirs) or _training_only(ours) != _training_only(theirs):
        return False
    if any(
        o.config.get("shape", ()) is None for g in (ours, theirs) for o in g.operations if o.op == "Input"
    ):
        return False
    from .model_rebuild import rebuild_for_judging, set_judges_weights

    try:
        models = [rebuild_for_judging(graph) for graph in (ours, theirs)]
    except GraphError:
        return False
    shapes = [[t.shape for t in model.inputs] for model, _ in models]
    if shapes[0] != shapes[1] or _weights(models[0][1]) != _weights(models[1][1]):
        return False
    for _, layers in models:
        set_judges_weights(layers)
    rng = np.random.default_rng(0)
    inputs = [_pictures(rng, shape[1:]) for shape in shapes[0]]
    # Before and behind a pooling a BatchNormalization does the same once it is trained: look at both modes.
    modes = (False, True) if any(o.op == "BatchNormalization" for o in ours.operations) else (False,)
    return all(
        _same(a, b)
        for training in modes
        for a, b in zip(*(_outputs(model, inputs, training) for model, _ in models), strict=True)
    )


def _pictures(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Seven inputs: small numbers, and large ones on which a ReLU and a ReLU6 differ; four that are plain.

    Under a wide max pooling of noise there is always a positive number, and no ReLU before it shows.
    """
    scale = np.array([1, 30, 30], np.float32).reshape(-1, *[1] * len(shape))
    noise = rng.standard_normal((3, *shape), np.float32) * scale
    colours = rng.standard_normal((4, *[1] * (len(shape) - 1), *shape[-1:]), np.float32)
    colours[0] = 0
    return np.concatenate([noise, np.broadcast_to(colours, (4, *shape))])


def _outputs(model, inputs, training: bool) -> list[np.ndarray]:
    outputs = model(inputs[0] if len(inputs) == 1 else inputs, training=training)
    return [np.asarray(o) for o in (outputs if isinstance(outputs, (list, tuple)) else [outputs])]


def _same(a: np.ndarray, b: np.ndarray) -> bool:
    if a.shape != b.shape or not np.isfinite(a).all() or not np.isfinite(b).all():
        return False
    a, b = a.reshape(len(a), -1), b.reshape(len(b), -1)
    return bool((np.abs(a - b).max(axis=1, initial=0) <= 1e-4 * np.abs(a).max(axis=1, initial=1e-6)).all())


def _weights(layers) -> list[tuple]:
    return sorted((type(layer).__name__, *(tuple(w.shape) for w in layer.weights)) for layer in layers)


def _frozen(graph: Graph) -> list[tuple]:
    return sorted(layer for layer in graph.layers)


def _training_only(graph: Graph) -> list[str]:
    return sorted(repr((o.op, sorted(o.config.items()))) for o in graph.operations if o.op in TRAINING_ONLY)
