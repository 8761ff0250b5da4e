"""Networks written down as graphs, without Keras: a mistake in a large network takes a millisecond, not 200.

A `Plan` grows by methods that take a place in the graph and give the next one. It checks nothing: what does
not fit is the caller's to see. A test compares plans with what Keras builds.
"""

from __future__ import annotations

from typing import Any

from ..graders.model_graph import Graph, Operation
from ..graders.values import ModelValue

Place = tuple[int, tuple[int, ...]]
"""Where a network has come to: the number of an operation and the shape after it, without the batch."""


def pair(n: int) -> tuple[int, int]:
    """A size or a stride along both axes, as graphs have it."""
    return (n, n)


class Plan:
    """A model under construction.

    Args:
        input_shape: (n_H, n_W, n_C).
    """

    def __init__(self, input_shape: tuple[int, ...]):
        self._operations = [Operation("Input", {"position": 0, "shape": tuple(input_shape)}, ())]
        self._layers: list[tuple] = []
        self.start: Place = (0, tuple(input_shape))

    def finish(self, end: Place, form: str = "model") -> ModelValue:
        """What leads to `end`, as a value; `form` "symbolic output" for a tensor and not a model."""
        return ModelValue(
            Graph(tuple(self._operations), ((end[0], 0),), tuple(self._layers)).to_plain(), (), form
        )

    def conv(self, X: Place, n_C: int, f: int, s: int = 1, padding: str = "valid") -> Place:
        """A Conv2D with biases."""
        n_H, n_W, n_C_prev = X[1]
        sizes = tuple(-(-n // s) if padding == "same" else (n - f) // s + 1 for n in (n_H, n_W))
        config = {
            "filters": n_C, "kernel_size": pair(f), "strides": pair(s), "padding": padding,
            "dilation_rate": pair(1), "groups": 1, "use_bias": True,
        }  # fmt: skip
        weights = (("kernel", (f, f, n_C_prev, n_C), True), ("bias", (n_C,), True))
        return self._add("Conv2D", config, (*sizes, n_C), X, weights=weights)

    def conv_transpose(self, X: Place, n_C: int, f: int, s: int, padding: str = "same") -> Place:
        """A Conv2DTranspose with biases."""
        n_H, n_W, n_C_prev = X[1]
        sizes = tuple(n * s if padding == "same" else n * s + max(f - s, 0) for n in (n_H, n_W))
        config = {
            "filters": n_C, "kernel_size": pair(f), "strides": pair(s), "padding": padding,
            "dilation_rate": pair(1), "output_padding": None, "use_bias": True,
        }  # fmt: skip
        weights = (("kernel", (f, f, n_C, n_C_prev), True), ("bias", (n_C,), True))
        return self._add("Conv2DTranspose", config, (*sizes, n_C), X, weights=weights)

    def norm(self, X: Place) -> Place:
        """A BatchNormalization of the channels."""
        config = {"axis": len(X[1]), "epsilon": 0.001, "center": True, "scale": True}
        names = (("gamma", True), ("beta", True), ("moving_mean", False), ("moving_variance", False))
        weights = tuple((name, (X[1][-1],), trained) for name, trained in names)
        return self._add("BatchNormalization", config, X[1], X, weights=weights)

    def relu(self, X: Place) -> Place:
        """A ReLU."""
        return self._add("relu", {}, X[1], X)

    def activation(self, X: Place, name: str) -> Place:
        """Another activation."""
        return self._add(name, {"axis": -1} if name == "softmax" else {}, X[1], X)

    def dropout(self, X: Place, rate: float) -> Place:
        """A Dropout."""
        return self._add("Dropout", {"rate": rate}, X[1], X)

    def plus(self, X: Place, Y: Place) -> Place:
        """The sum of two paths of one shape."""
        return self._add("Add", {}, X[1], X, Y)

    def beside(self, X: Place, Y: Place) -> Place:
        """The channels of two paths of one size, those of X first."""
        return self._add("Concatenate", {"axis": 3}, (*X[1][:2], X[1][2] + Y[1][2]), X, Y)

    def upsample(self, X: Place, s: int) -> Place:
        """Each pixel becomes a square of s×s like it."""
        n_H, n_W, n_C = X[1]
        config = {"size": pair(s), "interpolation": "nearest"}
        return self._add("UpSampling2D", config, (s * n_H, s * n_W, n_C), X)

    def pad(self, X: Place, width: int) -> Place:
        """Zeros around height and width."""
        n_H, n_W, n_C = X[1]
        shape = (n_H + 2 * width, n_W + 2 * width, n_C)
        return self._add("ZeroPadding2D", {"padding": (pair(width), pair(width))}, shape, X)

    def pool(self, X: Place, kind: str, f: int, s: int, padding: str = "valid") -> Place:
        """MaxPooling2D or AveragePooling2D."""
        n_H, n_W, n_C = X[1]
        sizes = tuple(-(-n // s) if padding == "same" else (n - f) // s + 1 for n in (n_H, n_W))
        config = {"pool_size": pair(f), "strides": pair(s), "padding": padding}
        return self._add(kind, config, (*sizes, n_C), X)

    def global_pool(self, X: Place, kind: str) -> Place:
        """GlobalMaxPooling2D or GlobalAveragePooling2D."""
        return self._add(kind, {"keepdims": False}, X[1][-1:], X)

    def flatten(self, X: Place) -> Place:
        """All values in one row."""
        n = 1
        for size in X[1]:
            n *= size
        return self._add("Flatten", {}, (n,), X)

    def dense(self, X: Place, units: int, activation: str | None) -> Place:
        """A Dense layer along the last axis, and its activation."""
        weights = (("kernel", (X[1][-1], units), True), ("bias", (units,), True))
        config = {"units": units, "use_bias": True}
        Z = self._add("Dense", config, (*X[1][:-1], units), X, weights=weights)
        return Z if activation is None else self.activation(Z, activation)

    def _add(self, op: str, config: dict[str, Any], shape, *inputs: Place, weights=None) -> Place:
        layer = len(self._layers) if weights else -1
        if weights:
            self._layers.append(weights)
        self._operations.append(Operation(op, config, tuple((number, 0) for number, _ in inputs), layer))
        return len(self._operations) - 1, shape
