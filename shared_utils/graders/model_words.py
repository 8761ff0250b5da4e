"""The first differences of two graphs, as one phrase that a learner understands."""

from __future__ import annotations

import difflib
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
        ours, theirs = (
            [(o.op, "" if o.op == "Input" else repr(sorted(o.config.items()))) for o in graph.operations]
            for graph in (expected, received)
        )
        matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
        self.blocks = matcher.get_opcodes()

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
            return "the input that the function was given is not used"
        for position, shape in ours.items():
            if theirs[position] is None and shape is not None:
                return f"the model has no input shape, expected {shape}"
            if theirs[position] != shape:
                return f"the input has shape {theirs[position]}, expected {shape}"
        return ""

    def operations(self) -> list[str]:
        """The operations that are missing, too many, other ones, elsewhere or set differently, in order."""
        found = []
        for tag, i, i_end, j, j_end in self.blocks:
            if tag == "replace":
                found += self._replacements(range(i, i_end), range(j, j_end))
            elif tag == "delete":
                found.append(self._missing(i, i_end - i))
            elif tag == "insert":
                found.append(self._extra(j, j_end - j))
        return list(dict.fromkeys(found))  # what was moved is both missing and too many

    def _replacements(self, ours: range, theirs: range) -> list[str]:
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
        for tag, _, _, j, j_end in self.blocks:
            for k in range(j, j_end if tag == "insert" else j):
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
        for tag, i, i_end, _, _ in self.blocks:
            for k in range(i, i_end if tag == "delete" else i):
                if self.expected.operations[k].op == kind:
                    return (
                        f"{self.name(self.received, j)} comes {self._after(self.received, j)}, "
                        f"expected {self._after(self.expected, k)}"
                    )
        return f"{_a(_kind(self.received, j))} too many {self._after(self.received, j)}"

    def wiring(self) -> str:
        """All operations are alike: which of them gets another input."""
        for j, (ours, theirs) in enumerate(zip(*self._both(), strict=False)):
            if ours.inputs != theirs.inputs:
                wanted, got = self._sources(self.expected, ours), self._sources(self.received, theirs)
                return f"{self.name(self.received, j)} gets {got}, expected {wanted}"
        return ""

    def weights(self) -> str:
        for j, (ours, theirs) in enumerate(zip(*self._both(), strict=False)):
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
            if ours != theirs:
                wanted, got = self.source(self.expected, ours), self.source(self.received, theirs)
                name = names[k] if k < len(names) else "the output"
                return f"{name} is taken from {got}, expected {wanted}"
        return ""

    # ------------------------------------------------------------ names

    def _both(self) -> tuple[tuple[Operation, ...], tuple[Operation, ...]]:
        return self.expected.operations, self.received.operations

    def name(self, graph: Graph, index: int) -> str:
        """ "the third Conv2D", or "the Conv2D" where there is one only; "the input"."""
        operation = graph.operations[index]
        if operation.op == "Input":
            return "the input"
        alike = [i for i, o in enumerate(graph.operations) if o.op == operation.op]
        kind = _kind(graph, index)
        if len(alike) == 1:
            return f"the {kind}"
        return f"the {_ordinal(alike.index(index) + 1)} {kind}"

    def source(self, graph: Graph, ref: Ref) -> str:
        return self.name(graph, ref[0])

    def _sources(self, graph: Graph, operation: Operation) -> str:
        return " and ".join(self.source(graph, ref) for ref in operation.inputs)

    def _after(self, graph: Graph, index: int) -> str:
        inputs = graph.operations[index].inputs
        return f"after {self._sources(graph, graph.operations[index])}" if inputs else "at the start"


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
    return f"{'an' if noun[:1].lower() in 'aeio' else 'a'} {noun}"


def _value(value: Any) -> str:
    return repr(value)[:60]
