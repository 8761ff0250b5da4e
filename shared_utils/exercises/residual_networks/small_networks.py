"""Small networks as plain values, with their weights: what `layer_gradient_norms` is tried on."""

from __future__ import annotations

import numpy as np

from ...graders.model_graph import WEIGHTED, Graph, Operation, Ref
from ...graders.values import ModelValue

CLASSES = 4


class SmallNetwork:
    """A classifier that grows layer by layer; each step gives the network back.

    >>> SmallNetwork(rng, (6, 6, 3)).conv(4).relu().conv(5).relu().classify()

    Args:
        rng: a NumPy generator; the weights are drawn from it.
        shape: of a picture, (n_H, n_W, n_C).

    Attributes:
        n_C: how many channels the network has come to.
    """

    def __init__(self, rng: np.random.Generator, shape: tuple[int, int, int]):
        self._rng, self.n_C = rng, shape[-1]
        self._operations = [Operation("Input", {"position": 0, "shape": shape}, ())]
        self._layers = 0
        self._weights: list[np.ndarray] = []

    @property
    def end(self) -> Ref:
        """The place that the network has come to, for `plus`."""
        return (len(self._operations) - 1, 0)

    def conv(self, n_C: int, f: int = 3, stride: int = 1, bias: bool = True) -> SmallNetwork:
        """A Conv2D with "same" padding."""
        config = {"filters": n_C, "kernel_size": (f, f), "strides": (stride, stride), "padding": "same"}
        self._add("Conv2D", {**config, "dilation_rate": (1, 1), "groups": 1, "use_bias": bias})
        self._draw_weights((f, f, self.n_C, n_C), bias)
        self.n_C = n_C
        return self

    def norm(self) -> SmallNetwork:
        """A BatchNormalization whose running averages are far from those of any batch."""
        self._add("BatchNormalization", {"axis": 3, "epsilon": 0.001, "center": True, "scale": True})
        gamma, beta, mean, variance = (0.5, 1.5), (-0.5, 0.5), (0.5, 1.0), (2.0, 4.0)
        for low, high in (gamma, beta, mean, variance):
            self._weights.append(self._rng.uniform(low, high, self.n_C).astype(np.float32))
        return self

    def relu(self) -> SmallNetwork:
        """A ReLU."""
        return self._add("relu")

    def plus(self, earlier: Ref) -> SmallNetwork:
        """Add what came out at an earlier `end`."""
        return self._add("Add", {}, self.end, earlier)

    def classify(self) -> ModelValue:
        """Global average pooling and a softmax over the classes. Returns the finished network."""
        self._add("GlobalAveragePooling2D", {"keepdims": False})
        self._add("Dense", {"units": CLASSES, "use_bias": True})
        self._draw_weights((self.n_C, CLASSES), bias=True)
        self._add("softmax", {"axis": -1})
        graph = Graph(tuple(self._operations), (self.end,), ((),) * self._layers)
        return ModelValue(graph.to_plain(), tuple(self._weights))

    def _add(self, op: str, config: dict | None = None, *inputs: Ref) -> SmallNetwork:
        layer = self._layers if op in WEIGHTED else -1
        self._operations.append(Operation(op, config or {}, inputs or (self.end,), layer))
        self._layers += op in WEIGHTED
        return self

    def _draw_weights(self, shape: tuple[int, ...], bias: bool) -> None:
        kernel = np.sqrt(2 / np.prod(shape[:-1])) * self._rng.normal(size=shape)
        self._weights.append(kernel.astype(np.float32))
        if bias:
            self._weights.append(self._rng.uniform(0.1, 0.5, shape[-1]).astype(np.float32))
