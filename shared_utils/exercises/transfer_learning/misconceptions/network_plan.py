"""The network of alpaca_model as a plan, with whatever in it may go wrong.

The base is that of Sandler et al. with 0.35 times the channels, as `shared_utils.models` has it; a test
compares the plan with what Keras builds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from ....graders.values import ModelValue
from ...plans import Place, Plan, pair

BLOCKS = (
    (1, 8, 1), (6, 8, 2), (6, 8, 1), (6, 16, 2), (6, 16, 1), (6, 16, 1), (6, 24, 2), (6, 24, 1), (6, 24, 1),
    (6, 24, 1), (6, 32, 1), (6, 32, 1), (6, 32, 1), (6, 56, 2), (6, 56, 1), (6, 56, 1), (6, 112, 1),
)  # fmt: skip
"""Expansion, channels and stride of each block."""

Step = Callable[["NetworkPlan", Place], Place]


class NetworkPlan(Plan):
    """A plan with what this network has beside the usual.

    Args:
        input_shape: (n_H, n_W, n_C).
        base_trains, head_trains: whether their weights are trainable.
        norms_train: whether the BatchNormalization layers of the base are; None for as the rest of it.
    """

    def __init__(
        self,
        input_shape: tuple[int, ...],
        base_trains: bool = False,
        head_trains: bool = True,
        norms_train: bool | None = None,
    ):
        super().__init__(input_shape)
        self._base_trains, self._head_trains = base_trains, head_trains
        self._norms_train = base_trains if norms_train is None else norms_train

    def random(self, X: Place, op: str, config: dict[str, Any]) -> Place:
        """A layer that does something in training only."""
        return self._add(op, config, X[1], X)

    def affine(self, X: Place, scale: float, offset: float) -> Place:
        """Scaling by numbers."""
        return self._add("affine", {"scale": float(f"{scale:.7g}"), "offset": float(offset)}, X[1], X)

    def average_windows(self, X: Place) -> Place:
        """An AveragePooling2D over windows of 2×2."""
        return self.pool(X, "AveragePooling2D", 2, 2)

    def logits(self, X: Place, units: int, activation: str | None) -> Place:
        """The Dense layer of the head."""
        trains, config = self._head_trains, {"units": units, "use_bias": True}
        weights = (("kernel", (X[1][-1], units), trains), ("bias", (units,), trains))
        Z = self._add("Dense", config, (*X[1][:-1], units), X, weights=weights)
        return Z if activation is None else self.activation(Z, activation)

    def base(self, X: Place) -> Place:
        """MobileNetV2 without its top."""
        X = self._relu6(self._norm(self._conv(X, 16, 3, 2)))
        for expansion, n_C, stride in BLOCKS:
            n_C_prev, Y = X[1][2], X
            if expansion > 1:
                Y = self._relu6(self._norm(self._conv(Y, expansion * n_C_prev, 1)))
            Y = self._relu6(self._norm(self._depthwise(Y, stride)))
            Y = self._norm(self._conv(Y, n_C, 1))
            X = self.plus(Y, X) if (n_C, stride) == (n_C_prev, 1) else Y
        return self._relu6(self._norm(self._conv(X, 1280, 1)))

    def _relu6(self, X: Place) -> Place:
        return self._add("relu6", {}, X[1], X)

    def _conv(self, X: Place, n_C: int, f: int, s: int = 1) -> Place:
        config = {
            "filters": n_C, "kernel_size": pair(f), "strides": pair(s), "dilation_rate": pair(1),
            "padding": "valid" if f == 1 else "same", "groups": 1, "use_bias": False,
        }  # fmt: skip
        weights = (("kernel", (f, f, X[1][2], n_C), self._base_trains),)
        sizes = tuple(-(-n // s) for n in X[1][:2])
        return self._add("Conv2D", config, (*sizes, n_C), X, weights=weights)

    def _depthwise(self, X: Place, s: int) -> Place:
        n_H, n_W, n_C = X[1]
        if s == 2:  # sizes are even, so Keras pads below and on the right only
            padding = {"padding": ((0, 1), (0, 1))}
            X = self._add("ZeroPadding2D", padding, (n_H + 1, n_W + 1, n_C), X)
        config = {
            "kernel_size": pair(3), "strides": pair(s), "padding": "valid" if s == 2 else "same",
            "depth_multiplier": 1, "dilation_rate": pair(1), "use_bias": False,
        }  # fmt: skip
        weights = (("kernel", (3, 3, n_C, 1), self._base_trains),)
        return self._add("DepthwiseConv2D", config, (n_H // s, n_W // s, n_C), X, weights=weights)

    def _norm(self, X: Place) -> Place:
        config = {"axis": 3, "epsilon": 0.001, "center": True, "scale": True}
        learned = tuple((name, X[1][-1:], self._norms_train) for name in ("gamma", "beta"))
        averages = tuple((name, X[1][-1:], False) for name in ("moving_mean", "moving_variance"))
        return self._add("BatchNormalization", config, X[1], X, weights=learned + averages)


# ---------------------------------------------------------------- the steps of the network


def augment(augmentation: Any) -> Step:
    """The operations of an augmentation that was handed over, or those of `data_augmenter` for None."""

    def step(plan: NetworkPlan, X: Place) -> Place:
        if augmentation is None:
            flipped = plan.random(X, "RandomFlip", {"mode": "horizontal"})
            return plan.random(flipped, "RandomRotation", {"factor": (-0.2, 0.2), "fill_mode": "reflect"})
        from ....graders.model_reading import read_model

        for operation in read_model(augmentation)[0].operations[1:]:
            X = plan.random(X, operation.op, dict(operation.config))
        return X

    return step


def scale(by: float = 1 / 127.5, offset: float = -1) -> Step:
    """Scaling by numbers, as preprocess_input does it."""
    return lambda plan, X: plan.affine(X, by, offset)


def base(plan: NetworkPlan, X: Place) -> Place:
    """The base."""
    return plan.base(X)


def pool(kind: str = "GlobalAveragePooling2D") -> Step:
    """A pooling over all pixels."""
    return lambda plan, X: plan.global_pool(X, kind)


def flatten(plan: NetworkPlan, X: Place) -> Place:
    """All values in one row."""
    return plan.flatten(X)


def drop(rate: float = 0.2) -> Step:
    """A dropout."""
    return lambda plan, X: plan.dropout(X, rate)


def dense(units: int = 1, activation: str | None = None) -> Step:
    """The last layer."""
    return lambda plan, X: plan.logits(X, units, activation)


_SCALE, _POOL, _DROP, _DENSE = scale(), pool(), drop(), dense()


@dataclass(frozen=True)
class Network:
    """The steps of the network, and what its facts are; `replace` any of them for a mistake."""

    augment: Step
    scale: Step | None = _SCALE
    base: Step | None = base
    pool: Step | None = _POOL
    drop: Step | None = _DROP
    dense: Step | None = _DENSE
    order: tuple[str, ...] = ("augment", "scale", "base", "pool", "drop", "dense")
    pretrained: bool = True
    base_trains: bool = False
    head_trains: bool = True
    norms_train: bool | None = None
    called_to_train: bool = False

    def build(self, image_shape: tuple[int, int]) -> ModelValue:
        """The network for pictures of this size, as a value with its facts."""
        plan = NetworkPlan((*image_shape, 3), self.base_trains, self.head_trains, self.norms_train)
        X = plan.start
        for name in self.order:
            step = getattr(self, name)
            X = step(plan, X) if step else X
        state = {True: "trainable", False: "frozen"}
        partly = self.norms_train not in (None, self.base_trains)
        base = "partly trainable" if partly else state[self.base_trains]
        pretrained = self.pretrained and self.base
        facts = {
            "what the base starts from": "pretrained weights" if pretrained else "other weights",
            "the base": base if self.base else "missing",
            "the head": state[self.head_trains] if self.dense else "missing",
            "the mode in which the base is called": "training" if self.called_to_train else "inference",
        }
        return replace(plan.finish(X), facts=facts)


def network(image_shape: tuple[int, int], data_augmentation: Any, **changes: Any) -> ModelValue:
    """The network with changes to its steps or facts."""
    return Network(**({"augment": augment(data_augmentation)} | changes)).build(image_shape)
