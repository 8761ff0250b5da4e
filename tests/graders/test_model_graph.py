"""Canonical graphs without TensorFlow: hostile data, order, hashes, words."""

import itertools
import random
from collections import OrderedDict

import pytest

from shared_utils.graders import model_compare, wire
from shared_utils.graders.compare import difference
from shared_utils.graders.model_graph import (
    Graph,
    GraphError,
    Operation,
    canonical,
    chain,
    graph_hash,
    read_graph,
)
from shared_utils.graders.model_words import graph_difference
from shared_utils.graders.values import ModelValue


def conv(filters, strides=(1, 1)):
    return {"filters": filters, "strides": strides}


def block(*, swapped=False, strides=(2, 2), late=False):
    """A small residual block: input, two convolutions, a shortcut, a sum, a ReLU."""
    operations = [
        Operation("Input", {"position": 0, "shape": (8, 8, 3)}, ()),
        Operation("Conv2D", conv(4, strides), ((0, 0),), 0),
        Operation("relu", {}, ((1, 0),)),
        Operation("Conv2D", conv(4), ((2, 0),), 1),
        Operation("Conv2D", conv(4, (2, 2)), ((0, 0),), 2),
    ]
    if late:
        operations += [Operation("relu", {}, ((3, 0),)), Operation("Add", {}, ((5, 0), (4, 0)))]
    else:
        inputs = ((4, 0), (3, 0)) if swapped else ((3, 0), (4, 0))
        operations += [Operation("Add", {}, inputs), Operation("relu", {}, ((5, 0),))]
    layers = tuple((("kernel", (3, 3, n, 4), True),) for n in (3, 4, 3))
    return Graph(tuple(operations), ((6, 0),), layers)


def shuffled(graph, seed):
    """The same graph with its operations in another order and its layers numbered otherwise."""
    rng = random.Random(seed)
    order, waiting = [], list(range(len(graph.operations)))
    while waiting:
        ready = [i for i in waiting if all(j in order for j, _ in graph.operations[i].inputs)]
        order.append(rng.choice(ready))
        waiting.remove(order[-1])
    place = {old: new for new, old in enumerate(order)}
    numbers = list(range(len(graph.layers)))
    rng.shuffle(numbers)
    operations = []
    for old in order:
        o = graph.operations[old]
        inputs = [(place[i], k) for i, k in o.inputs]
        if o.op == "Add":
            rng.shuffle(inputs)
        operations.append(Operation(o.op, o.config, tuple(inputs), numbers[o.layer] if o.layer >= 0 else -1))
    layers = [None] * len(numbers)
    for old, new in enumerate(numbers):
        layers[new] = graph.layers[old]
    return Graph(tuple(operations), tuple((place[i], k) for i, k in graph.outputs), tuple(layers))


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_creation_does_not_matter(seed):
    assert canonical(shuffled(block(), seed)) == canonical(block())
    assert graph_hash(canonical(shuffled(block(), seed))) == graph_hash(canonical(block()))


def test_the_order_of_a_sum_does_not_matter_and_the_wiring_does():
    assert canonical(block(swapped=True)) == canonical(block())
    hashes = {graph_hash(canonical(b)) for b in (block(), block(late=True), block(strides=(1, 1)))}
    assert len(hashes) == 3


def test_the_canonical_form_is_its_own():
    once = canonical(block())
    assert canonical(once) == once
    assert read_graph(once.to_plain()) == once
    assert read_graph(wire.decode(wire.encode(once.to_plain()))) == once


def test_two_alike_branches_differ_from_one_that_is_used_twice():
    def branches(shared):
        second = 1 if shared else 2
        return Graph(
            (
                Operation("Input", {"position": 0, "shape": (8, 8, 3)}, ()),
                Operation("Conv2D", conv(4), ((0, 0),), 0),
                Operation("Conv2D", conv(4), ((0, 0),), 0 if shared == "layer" else 1),
                Operation("Add", {}, ((1, 0), (second if shared != "layer" else 2, 0))),
            ),
            ((3, 0),),
            ((("kernel", (3, 3, 3, 4), True),),) * (1 if shared == "layer" else 2),
        )

    forms = [canonical(branches(shared)) for shared in (False, True, "layer")]
    assert all(a != b for a, b in itertools.combinations(forms, 2))
    assert "used before" in graph_difference(forms[0], forms[2])


def test_what_has_no_effect_goes():
    operations = (
        Operation("Input", {"position": 0, "shape": (8,)}, ()),
        Operation("Dropout", {"rate": 0.0}, ((0, 0),)),
        Operation("linear", {}, ((1, 0),)),
        Operation("affine", {"scale": 2.0, "offset": 1.0}, ((2, 0),)),
        Operation("affine", {"scale": 0.5, "offset": -0.5}, ((3, 0),)),
        Operation("relu", {}, ((4, 0),)),
        Operation("affine", {"scale": 2.0, "offset": 1.0}, ((5, 0),)),
        Operation("affine", {"scale": 3.0, "offset": 1.0}, ((6, 0),)),
    )
    graph = canonical(Graph(operations, ((7, 0),)))
    assert [o.op for o in graph.operations] == ["Input", "relu", "affine"]
    assert graph.operations[2].config == {"scale": 6.0, "offset": 4.0}


def test_sums_of_sums_are_one_sum():
    operations = (
        *(Operation("Input", {"position": i, "shape": (8,)}, ()) for i in range(3)),
        Operation("Add", {}, ((0, 0), (1, 0))),
        Operation("Add", {}, ((3, 0), (2, 0))),
    )
    graph = canonical(Graph(operations, ((4, 0),)))
    assert len(graph.operations[-1].inputs) == 3


def test_long_chains_need_no_recursion():
    graph = read_graph(chain((8,), [("relu", {})] * 990))
    assert len(canonical(graph).operations) == 991


# ------------------------------------------------------------ hostile data

GOOD = chain((8,), [("Dense", {"units": 4, "use_bias": True}), ("relu", {})])
DEEP = {"a": {"b": {"c": {"d": {"e": 1}}}}}


def changed(at, **change):
    operations = [dict(o) for o in GOOD["operations"]]
    operations[at] |= change
    return {**GOOD, "operations": operations}


HOSTILE = {
    "a list": [],
    "text": "graph",
    "nothing": {},
    "no operations": {**GOOD, "operations": []},
    "too many operations": {**GOOD, "operations": GOOD["operations"] * 2000},
    "operations as a dict": {**GOOD, "operations": {"0": 1}},
    "more parts": {**GOOD, "more": 1},
    "no outputs": {**GOOD, "outputs": ()},
    "an output that is not there": {**GOOD, "outputs": ((3, 0),)},
    "a negative output": {**GOOD, "outputs": ((-1, 0),)},
    "outputs as a list": {**GOOD, "outputs": [(1, 0)]},
    "a cycle": changed(1, inputs=((2, 0),)),
    "itself": changed(1, inputs=((1, 0),)),
    "an input of text": changed(1, inputs=(("0", 0),)),
    "an input of three": changed(1, inputs=((0, 0, 0),)),
    "an input that is True": changed(1, inputs=((True, 0),)),
    "an operation that is a number": changed(1, op=3),
    "a long name": changed(1, op="x" * 1000),
    "a config that is a list": changed(1, config=[1]),
    "a deep config": changed(1, config=DEEP),
    "a config with a list": changed(1, config={"units": [4]}),
    "a layer that is not there": changed(1, layer=5),
    "a layer of text": changed(1, layer="0"),
    "layers as a tuple": {**GOOD, "layers": ((),)},
    "a weight of one": {**GOOD, "layers": [(("kernel",),)]},
    "a weight of a negative shape": {**GOOD, "layers": [(("kernel", (-1,), True),)]},
    "a weight that is trainable in a way": {**GOOD, "layers": [(("kernel", (1,), 1),)]},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_graphs_raise_GraphError(name):
    read_graph(GOOD)
    with pytest.raises(GraphError, match="could not be read"):
        read_graph(HOSTILE[name])


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_models_are_different(name):
    graph = HOSTILE[name]
    if isinstance(graph, dict):
        found = difference(ModelValue(GOOD), ModelValue(graph))
        assert "could not be read" in found.what


@pytest.mark.parametrize(
    "change",
    [
        {"op": "affine", "config": {}},
        {"op": "affine", "config": {"scale": "x", "offset": 1}},
        {"op": "affine", "config": {"scale": 1e308, "offset": 1e308}, "inputs": ()},
        {"op": "Dropout", "config": {}},
        {"op": "ZeroPadding2D", "config": {}},
        {"op": "Add", "config": {}, "inputs": ()},
        {"op": "Input", "config": {"position": (1,), "shape": "x"}, "inputs": ()},
        {"op": "Input", "config": {}, "inputs": ()},
        {"op": "Dense", "config": {"units": "many"}},
        {"op": "\n", "config": {"\n": "\n"}},
        {"layer": -1},
    ],
)
def test_graphs_that_make_no_sense_are_different_and_no_crash(change):
    for at in range(3):
        found = difference(ModelValue(GOOD), ModelValue(changed(at, **change)), rebuild=False)
        assert found is None or found.what


# ------------------------------------------------------------ words


def say(expected, received):
    return graph_difference(canonical(expected), canonical(received))


def test_words_for_settings_and_places():
    assert say(block(), block(strides=(1, 1))) == "the first Conv2D has strides (1, 1), expected (2, 2)"
    assert say(block(), block(late=True)) == (
        "the second ReLU comes after the second Conv2D, expected after the Add"
    )


def line(names):
    return read_graph(chain((8, 8, 3), [(name, {}) for name in names.split()]))


@pytest.mark.parametrize(
    ("ours", "theirs", "words"),
    [
        ("Conv2D BatchNormalization relu", "Conv2D relu", "a BatchNormalization is missing after the Conv2D"),
        ("Conv2D relu", "Conv2D relu softmax", "a softmax too many after the ReLU"),
        ("MaxPooling2D Flatten", "AveragePooling2D Flatten",
         "there is an AveragePooling2D after the input, expected a MaxPooling2D"),
        ("Conv2D relu Conv2D relu", "Conv2D relu Conv2D", "a ReLU is missing after the second Conv2D"),
        ("relu BatchNormalization", "BatchNormalization relu", "comes after"),
    ],
)  # fmt: skip
def test_words_for_operations(ours, theirs, words):
    assert words in say(line(ours), line(theirs))


def test_words_for_inputs_and_outputs():
    a = read_graph(chain((8, 8, 3), [("relu", {})]))
    b = read_graph(chain((8, 9, 3), [("relu", {})]))
    assert say(a, b) == "the input has shape (8, 9, 3), expected (8, 8, 3)"
    two = Graph(a.operations, ((1, 0), (0, 0)))
    assert say(a, two) == "has 2 outputs, expected 1"


def joined(order=(1, 2), shapes=((8, 8, 3), (8, 8, 2)), filters=4):
    """A convolution of the first of two inputs beside the second."""
    operations = (
        *(Operation("Input", {"position": i, "shape": shape}, ()) for i, shape in enumerate(shapes)),
        Operation("Conv2D", conv(filters), ((0, 0),), 0),
        Operation("Concatenate", {"axis": 3}, tuple(((0, 2, 1)[k], 0) for k in order)),
        Operation("relu", {}, ((3, 0),)),
    )
    return Graph(operations, ((4, 0),), ((("kernel", (3, 3, 3, filters), True),),))


def test_words_for_two_inputs_say_which_is_meant():
    assert say(joined(), joined(order=(2, 1))) == (
        "the Concatenate gets the second input and the Conv2D, expected the Conv2D and the second input"
    )
    assert say(joined(), joined(order=(1, 1))) == "the second input that the function was given is not used"
    assert say(joined(), joined(order=(2, 2))) == "the first input that the function was given is not used"
    assert say(joined(), joined(shapes=((8, 8, 3), (8, 8, 5)))) == (
        "the second input has shape (8, 8, 5), expected (8, 8, 2)"
    )


def test_layers_of_the_same_kinds_are_compared_one_by_one():
    def rows(*filters):
        return canonical(read_graph(chain((8, 8, 3), [("Conv2D", conv(n)) for n in filters])))

    assert graph_difference(rows(2, 4, 8), rows(4, 8, 2)) == (
        "the first Conv2D has filters 4, expected 2; the second Conv2D has filters 8, expected 4, "
        "and there is more"
    )


def test_what_was_moved_is_told_from_the_start():
    moved = say(line("Conv2D relu Conv2D relu Flatten"), line("Conv2D relu Flatten Conv2D relu"))
    assert moved == "the Flatten comes after the first ReLU, expected after the second ReLU"


def test_words_for_frozen_weights():
    def dense(trainable):
        graph = read_graph(chain((8,), [("Dense", {"units": 2})]))
        return Graph(graph.operations, graph.outputs, ((("kernel", (8, 2), trainable),),))

    assert say(dense(False), dense(True)) == "the Dense is not frozen, expected the opposite"


# ------------------------------------------------------------ graphs made to use up time and memory


def summed(count, each):
    """Sums of sums, each of the one before and of the input again."""
    operations = [Operation("Input", {"position": 0, "shape": (8, 8, 3)}, ())]
    for k in range(count):
        operations.append(Operation("Add", {}, ((k, 0), *((0, 0),) * each)))
    return Graph(tuple(operations), ((count, 0),))


def test_sums_of_sums_do_not_grow_without_end():
    assert len(canonical(summed(20, 2)).operations) == 2
    with pytest.raises(GraphError, match="sums"):
        canonical(read_graph(summed(900, 4).to_plain()))


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.update(layers=[(("k" * 1000, (3,), True),)]),
        lambda data: data["operations"][1]["config"].update({"k" * 1000: 1}),
        lambda data: data["operations"][1].update(
            config={str(k): {str(n): 1 for n in range(30)} for k in range(9)}
        ),
        lambda data: data["operations"][0].update(config={"position": {}, "shape": (8, 8, 3)}),
        lambda data: data["operations"][0].update(config={"position": 0, "shape": "888"}),
        lambda data: data["operations"][0].update(config={"position": 0}),
        lambda data: data["operations"].append(data["operations"][0]),
    ],
    ids=[
        "weight's name",
        "setting's name",
        "large config",
        "position",
        "shape",
        "no shape",
        "two in one place",
    ],
)
def test_graphs_that_say_too_much_are_not_read(change):
    data = block().to_plain()
    change(data)
    with pytest.raises(GraphError):
        read_graph(data)


def test_canonical_graphs_are_kept_by_value_and_not_without_end(monkeypatch):
    monkeypatch.setattr(model_compare, "_MOST_OPERATIONS", 30)
    monkeypatch.setattr(model_compare, "_operations", 0)
    monkeypatch.setattr(model_compare, "_canonical", OrderedDict())
    read = []
    monkeypatch.setattr(model_compare, "read_graph", lambda graph: read.append(1) or read_graph(graph))
    ours = ModelValue(block().to_plain())
    for _ in range(3):
        assert difference(ours, ModelValue(block(late=True).to_plain()), rebuild=False) is not None
    assert len(read) == 4  # ours once
    for stride in range(1, 20):  # values that are dropped at once, whose places in memory are given again
        other = ModelValue(block(strides=(stride, stride)).to_plain())
        assert (difference(ours, other, rebuild=False) is None) is (stride == 2)
    assert sum(len(graph.operations) for _, graph in model_compare._canonical.values()) <= 30
