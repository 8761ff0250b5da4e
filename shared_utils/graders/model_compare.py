"""Whether a learner's model is the expected one: by its graph, else by what it computes.

Graphs that differ can still be right (average pooling of an exact fit is the same with either
padding). So both are rebuilt with weights of the judge's own and compared on the judge's inputs. When
they differ there too, or cannot be rebuilt, the difference of the graphs is said in words.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace

from .compare import Difference, describe, difference
from .model_graph import Graph, GraphError, canonical, read_graph
from .model_numbers import compute_the_same
from .model_words import graph_difference
from .values import ModelValue, Plain

_MOST_OPERATIONS = 50_000
"""About how many operations the kept canonical graphs may have together; some 50 MB."""

_canonical: OrderedDict[tuple[int, tuple[str, ...]], tuple[ModelValue, Graph]] = OrderedDict()
_operations = 0


def model_difference(
    expected: ModelValue,
    received: Plain,
    where: str = "",
    *,
    names: str | tuple[str, ...] | None = None,
    parts: tuple[str, ...] = (),
    rebuild: bool = True,
    only: tuple[str, ...] = (),
    kinds_alone: bool = False,
) -> Difference | None:
    """The first difference between two models, or two pieces of models; None when they agree.

    Args:
        expected: ours, read from a live model.
        received: a learner's; nothing in it is trusted.
        where: name of this part of the result, for the message.
        names: of the outputs, when there are several.
        parts: those of the names that are looked at, with what leads to them; empty for all.
        rebuild: False to compare the graphs alone, which takes no TensorFlow.
        only: kinds of operations; when these agree, in their order and with their settings, the rest of a
            model may differ. The words are about the models as wholes.
        kinds_alone: the operations agree when the same ones of these kinds occur, whatever their settings.
    """
    if not parts and _is_a_copy(expected, received):
        return None
    names = names if isinstance(names, tuple) else ()
    if not isinstance(received, ModelValue) or received.form != expected.form:
        return _not_of_this_form(expected, received, len(expected.graph["outputs"]), where, names)
    try:
        if len(expected.graph["outputs"]) != len(names) or len(received.graph["outputs"]) != len(names):
            parts = ()
        ours, theirs = (_canonical_graph(value, names, parts) for value in (expected, received))
    except (GraphError, LookupError, TypeError, ValueError, OverflowError) as error:
        text = str(error) if isinstance(error, GraphError) else "the model could not be read"
        return Difference(where, text)
    names = parts or names
    ours, theirs = _with_equal_open_sizes(ours, theirs)
    if only and _chosen(ours, only, kinds_alone) == _chosen(theirs, only, kinds_alone):
        return None
    if ours == theirs or (rebuild and compute_the_same(ours, theirs)):
        return None
    return Difference(where, graph_difference(ours, theirs, names))


def _canonical_graph(value: ModelValue, names: tuple[str, ...], parts: tuple[str, ...]) -> Graph:
    """The canonical form of a model's graph, or of what leads to some of its outputs.

    It is kept: a learner's model is compared with all our mistakes, and each of those with a whole class.
    Raises GraphError and much else for what is no graph.
    """
    global _operations
    key = id(value), parts
    if key in _canonical:  # with its value, so no other one has this id
        _canonical.move_to_end(key)
        return _canonical[key][1]
    graph = read_graph(value.graph)
    graph = canonical(_leading_to(graph, names, parts) if parts else graph)
    _canonical[key] = value, graph
    _operations += len(graph.operations)
    while _operations > _MOST_OPERATIONS and len(_canonical) > 1:
        _, (_, oldest) = _canonical.popitem(last=False)
        _operations -= len(oldest.operations)
    return graph


def _is_a_copy(expected: ModelValue, received: Plain) -> bool:
    """Whether two models are the same to the letter, as most are; much faster than to understand them."""
    if not isinstance(received, ModelValue) or received.form != expected.form:
        return False
    try:
        return bool(received.graph == expected.graph)
    except ValueError:  # there are arrays in it, as in no graph
        return False


def facts_difference(
    expected: ModelValue, received: ModelValue, facts: tuple[str, ...], coarsest: int = 8
) -> Difference | None:
    """The first of these facts in which two models differ, in the words "<fact> is ..., expected ...".

    A fact of several parts is a dict: "<fact> 'conv1' is 'frozen', expected 'trainable'".
    """
    if received.form != expected.form:
        return _not_of_this_form(expected, received, 1, "", ())
    for fact in facts:
        if fact not in received.facts:
            return Difference("", f"{fact} could not be read")
        found = difference(expected.facts[fact], received.facts[fact], coarsest)
        if found:
            name = " ".join([fact, *found.where.strip("[]").split("][")]).rstrip()
            told = found.what.removeprefix("returned ")
            return Difference("", f"{name} is {told}" if told != found.what else f"{name}: {told}")
    return None


_FORMS = {
    "model": "a Keras model",
    "symbolic output": "the output of a layer (a Keras tensor)",
    "symbolic outputs": "several Keras tensors",
}


def _not_of_this_form(
    expected: ModelValue, received: Plain, count: int, where: str, names: tuple[str, ...]
) -> Difference:
    """What to say of a value that is no model, or a tensor where a model is expected, and so on."""
    wanted = _FORMS[expected.form]
    if expected.form == "symbolic outputs":
        wanted = f"{count} Keras tensors" + (f" ({', '.join(names)})" if names else "")
        if isinstance(received, (tuple, list)) and len(received) == count:  # one of them is no tensor
            for i, part in enumerate(received):
                if not isinstance(part, ModelValue) or part.form != "symbolic output":
                    name = names[i] if i < len(names) else f"{where}[{i}]"
                    return _not_of_this_form(replace(expected, form="symbolic output"), part, 1, name, ())
    got = _FORMS.get(received.form, "a model") if isinstance(received, ModelValue) else describe(received)
    return Difference(where, f"returned {got}, expected {wanted}")


def _leading_to(graph: Graph, names: tuple[str, ...], parts: tuple[str, ...]) -> Graph:
    """The graph with some of its outputs; the canonical form leaves out what they do not need."""
    return replace(graph, outputs=tuple(graph.outputs[names.index(part)] for part in parts))


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
    if mine == shapes:
        return ours, theirs

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
