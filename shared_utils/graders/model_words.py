"""The first differences of two graphs, as one phrase that a learner understands."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from .model_graph import Graph, Operation, Ref

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()  # noqa: SIM905
_ACTIVATION_NAMES = {"relu": "ReLU", "relu6": "ReLU6", "elu": "ELU", "leaky_relu": "LeakyReLU"}
_SETTINGS = {"use_bias": "bias"}
MANY = 3
"""From more operations in one place than this, only their number is told."""
TOLD = 2
"""So many differences are told when there are more: who makes two mistakes at once hears of both."""


def graph_difference(expected: Graph, received: Graph, names: tuple[str, ...] = ()) -> str:
    """What a learner should look at first, such as "the third Conv2D has strides (1, 1), expected (2, 2)".

    Both graphs are canonical and they are different. `names`: of the outputs, when there are several.
    """
    if len(expected.outputs) != len(received.outputs):
        return f"has {len(received.outputs)} outputs, expected {len(expected.outputs)}"
    words = _Words(expected, received)
    inputs = words.inputs()
    if inputs and "shape" not in inputs:
        return inputs
    found = [inputs] * bool(inputs) + words.operations()
    if found:
        more = ", and there is more" if len(found) > TOLD else ""
        return "; ".join(found[:TOLD]) + more
    for phrase in (words.wiring(), words.weights(), words.outputs(names)):
        if phrase:
            return phrase
    return "the layers are connected in another way than expected"


class _Words:
    def __init__(self, expected: Graph, received: Graph):
        self.expected, self.received = expected, received
        self.names = {id(graph): _names(graph) for graph in (expected, received)}
        # Where the inputs stand among the operations says nothing: what becomes of them does.
        self.places = [
            [k for k, o in enumerate(graph.operations) if o.op != "Input"] for graph in (expected, received)
        ]
        self.blocks = self._blocks()

    def _blocks(self) -> list[tuple[str, list[int], list[int]]]:
        """What is "equal", to "replace", to "insert" or to "delete", and where in the two graphs."""
        ours, theirs = (
            [(o.op, repr(sorted(o.config.items()))) for o in map(graph.operations.__getitem__, places)]
            for graph, places in zip((self.expected, self.received), self.places, strict=True)
        )
        if [op for op, _ in ours] == [op for op, _ in theirs]:  # one by one: only settings differ
            return [
                ("equal" if a == b else "replace", [i], [j])
                for a, b, i, j in zip(ours, theirs, *self.places, strict=True)
            ]
        start = [("start", "")]  # holds the two together at their beginnings
        matcher = difflib.SequenceMatcher(None, start + ours, start + theirs, autojunk=False)
        return [
            (tag, self.places[0][max(i - 1, 0) : i_end - 1], self.places[1][max(j - 1, 0) : j_end - 1])
            for tag, i, i_end, j, j_end in matcher.get_opcodes()
        ]

    def inputs(self) -> str:
        ours, theirs = (
            {o.config.get("position"): o.config.get("shape") for o in graph.operations if o.op == "Input"}
            for graph in (self.expected, self.received)
        )
        if -1 in theirs and -1 not in ours:
            return "the output does not come from the input that the function was given"
        if not theirs:
            return f"the model is {_kind(self.received, 0)}, expected one made of Keras's own layers"
        if set(ours) - set(theirs):
            name = self.names[id(self.expected)][self._input_at(min(set(ours) - set(theirs)))]
            return f"{name} that the function was given is not used"
        for position, shape in ours.items():
            if theirs[position] is None and shape is not None:
                return f"the model has no input shape, expected {shape}"
            if theirs[position] != shape:
                name = self.names[id(self.expected)][self._input_at(position)]
                return f"{name} has shape {theirs[position]}, expected {shape}"
        return ""

    def _input_at(self, position: int) -> int:
        operations = self.expected.operations
        return next(
            k for k, o in enumerate(operations) if o.op == "Input" and o.config["position"] == position
        )

    def operations(self) -> list[str]:
        """The operations that are missing, too many, other ones, elsewhere or set differently, in order."""
        found = []
        for tag, ours, theirs in self.blocks:
            if tag == "replace":
                found += self._replacements(ours, theirs)
            elif tag == "delete":
                found.append(self._missing(ours[0], len(ours)))
            elif tag == "insert":
                found.append(self._extra(theirs[0], len(theirs)))
        return list(dict.fromkeys(found))  # what was moved is both missing and too many

    def _replacements(self, ours: list[int], theirs: list[int]) -> list[str]:
        """Where nothing is quite alike: what is of one kind has other settings, the rest is told as such."""
        kinds = [
            [graph.operations[k].op for k in places]
            for graph, places in ((self.expected, ours), (self.received, theirs))
        ]
        found = []
        for tag, i, i_end, j, j_end in difflib.SequenceMatcher(None, *kinds, autojunk=False).get_opcodes():
            if tag == "equal":
                found += map(self._settings, ours[i:i_end], theirs[j:j_end])
            elif tag == "replace":
                found.append(self._replaced(ours[i], theirs[j]))
            elif tag == "delete":
                found.append(self._missing(ours[i], i_end - i))
            else:
                found.append(self._extra(theirs[j], j_end - j))
        return found

    def _settings(self, i: int, j: int) -> str:
        ours, theirs = self.expected.operations[i].config, self.received.operations[j].config
        for key in [*ours, *(key for key in theirs if key not in ours)]:
            if ours.get(key) != theirs.get(key):
                name = _SETTINGS.get(key, key)
                got, wanted = _value(theirs.get(key)), _value(ours.get(key))
                return f"{self.name(self.received, j)} has {name} {got}, expected {wanted}"
        return ""

    def _replaced(self, i: int, j: int) -> str:
        got = self.name(self.received, j)
        return f"there is {_a(got)} {self._after(self.received, j)}, expected {_a(_kind(self.expected, i))}"

    def _missing(self, i: int, count: int) -> str:
        if count > MANY:
            return f"{count} operations are missing {self._after(self.expected, i)}"
        kind = self.expected.operations[i].op
        for tag, _, theirs in self.blocks:
            for k in theirs if tag == "insert" else ():
                if self.received.operations[k].op == kind:
                    return (
                        f"{self.name(self.received, k)} comes {self._after(self.received, k)}, "
                        f"expected {self._after(self.expected, i)}"
                    )
        return f"{_a(_kind(self.expected, i))} is missing {self._after(self.expected, i)}"

    def _extra(self, j: int, count: int) -> str:
        if count > MANY:
            return f"there are {count} operations too many {self._after(self.received, j)}"
        kind = self.received.operations[j].op
        for tag, ours, _ in self.blocks:
            for k in ours if tag == "delete" else ():
                if self.expected.operations[k].op == kind:
                    return (
                        f"{self.name(self.received, j)} comes {self._after(self.received, j)}, "
                        f"expected {self._after(self.expected, k)}"
                    )
        return f"{_a(_kind(self.received, j))} too many {self._after(self.received, j)}"

    def wiring(self) -> str:
        """All operations are alike: which of them gets another input."""
        for j, ours, theirs in self._pairs():
            if self._refs(self.expected, ours.inputs) != self._refs(self.received, theirs.inputs):
                wanted, got = self._sources(self.expected, ours), self._sources(self.received, theirs)
                return f"{self.name(self.received, j)} gets {got}, expected {wanted}"
        return ""

    def weights(self) -> str:
        for j, ours, theirs in self._pairs():
            name = self.name(self.received, j)
            if ours.layer != theirs.layer:
                shared = any(o.layer == theirs.layer for o in self.received.operations[:j])
                one = "is a layer that was used before" if shared else "is a new layer"
                return f"{name} {one}, expected {'a new one' if shared else 'one that was used before'}"
            if ours.layer < 0 or self.expected.layers[ours.layer] == self.received.layers[theirs.layer]:
                continue
            a, b = self.expected.layers[ours.layer], self.received.layers[theirs.layer]
            if [w[1] for w in a] != [w[1] for w in b]:
                return f"{name} has weights of other shapes than expected"
            frozen = not any(w[2] for w in b)
            if frozen != (not any(w[2] for w in a)):
                return f"{name} is {'frozen' if frozen else 'not frozen'}, expected the opposite"
            return f"only a part of {name} is frozen, or another part than expected"
        return ""

    def outputs(self, names: tuple[str, ...]) -> str:
        pairs = zip(self.expected.outputs, self.received.outputs, strict=True)
        for k, (ours, theirs) in enumerate(pairs):
            if self._refs(self.expected, [ours]) != self._refs(self.received, [theirs]):
                wanted, got = self.source(self.expected, ours), self.source(self.received, theirs)
                name = names[k] if k < len(names) else "the output"
                return f"{name} is taken from {got}, expected {wanted}"
        return ""

    # ------------------------------------------------------------ names

    def _pairs(self) -> Iterator[tuple[int, Operation, Operation]]:
        """Operations in one place of both graphs, after the place of the received one."""
        for i, j in zip(*self.places, strict=False):
            yield j, self.expected.operations[i], self.received.operations[j]

    def _refs(self, graph: Graph, refs: Sequence[Ref]) -> list[tuple[str, int]]:
        """Inputs or outputs in a form that is alike in both graphs."""
        return [(self.names[id(graph)][index], k) for index, k in refs]

    def name(self, graph: Graph, index: int) -> str:
        """ "the third Conv2D", or "the Conv2D" where there is one only; "the input"."""
        return self.names[id(graph)][index]

    def source(self, graph: Graph, ref: Ref) -> str:
        return self.name(graph, ref[0])

    def _sources(self, graph: Graph, operation: Operation) -> str:
        return " and ".join(self.source(graph, ref) for ref in operation.inputs)

    def _after(self, graph: Graph, index: int) -> str:
        inputs = graph.operations[index].inputs
        return f"after {self._sources(graph, graph.operations[index])}" if inputs else "at the start"


def _names(graph: Graph) -> list[str]:
    """The names of all operations; inputs are counted as the function has them."""
    inputs = [o.config.get("position") for o in graph.operations if o.op == "Input"]
    counts = Counter(o.op for o in graph.operations)
    seen: Counter[str] = Counter()
    names = []
    for index, operation in enumerate(graph.operations):
        seen[operation.op] += 1
        number, kind = seen[operation.op], _kind(graph, index)
        if operation.op == "Input":
            position, kind = operation.config.get("position"), "input"
            if type(position) is int:  # in a graph that was sent it may be anything
                number = 1 + sum(type(other) is int and other < position for other in inputs)
        names.append(f"the {kind}" if counts[operation.op] == 1 else f"the {_ordinal(number)} {kind}")
    return names


def _ordinal(number: int) -> str:
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _kind(graph: Graph, index: int) -> str:
    operation = graph.operations[index]
    if operation.op == "affine":
        return "scaling by numbers"
    return _ACTIVATION_NAMES.get(operation.op, operation.op)


def _a(noun: str) -> str:
    if noun.startswith(("the ", "a ")):
        noun = noun.split(" ", 1)[1]
        ordinal = noun.split(" ", 1)
        noun = ordinal[1] if ordinal[0] in _ORDINALS and len(ordinal) == 2 else noun
    vowel = noun[:1].lower() in "aeio" or noun.startswith("Up")
    return f"{'an' if vowel else 'a'} {noun}"


def _value(value: Any) -> str:
    return repr(value)[:60]
