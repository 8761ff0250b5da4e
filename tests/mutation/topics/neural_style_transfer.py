"""Inputs of Neural_Style_Transfer wider than the hidden cases: all that the contracts allow."""

from __future__ import annotations

import numpy as np

from shared_utils.exercises import Case
from shared_utils.exercises.neural_style_transfer.contracts.activations import activation
from shared_utils.exercises.neural_style_transfer.contracts.step import step
from shared_utils.graders.values import Tensor

from ..settings import TopicSettings

# Mutants have no source that TensorFlow's autograph finds, so they run as they are, and it warns of each.
NAMES = """
import numpy as np
import tensorflow as tf
tf.get_logger().setLevel("ERROR")
import tensorflow.keras.backend as K
import tensorflow.keras.layers as tfl
STYLE_LAYERS = [(f"block{i}_conv1", 0.2) for i in range(1, 6)]
"""


def _whole(rng, low, high) -> int:
    """A whole number from low to high, both included."""
    return int(rng.integers(low, high + 1))


def _pair(rng, layers):
    """Two lists of activations of the same shapes."""
    shapes = [tuple(_whole(rng, 1, 7) for _ in range(3)) for _ in range(layers)]
    return [[activation(rng, *shape) for shape in shapes] for _ in range(2)]


def _compute_content_cost(rng):
    content, generated = _pair(rng, _whole(rng, 1, 5))
    return Case(content_output=content, generated_output=generated)


def _gram_matrix(rng):
    A = rng.normal(size=(_whole(rng, 1, 9), _whole(rng, 1, 9))).astype(np.float32)
    return Case(A=Tensor(A))


def _compute_layer_style_cost(rng):
    [a_S], [a_G] = _pair(rng, 1)
    return Case(a_S=a_S, a_G=a_G)


def _compute_style_cost(rng):
    layers = _whole(rng, 1, 6)
    style, generated = _pair(rng, layers + 1)
    bound, given = ([(f"layer_{i}", float(rng.uniform(0, 2))) for i in range(layers)] for _ in range(2))
    argument = {"STYLE_LAYERS": given} if rng.random() < 0.7 else {}
    return Case(
        style_image_output=style, generated_image_output=generated, state={"STYLE_LAYERS": bound}, **argument
    )


def _total_cost(rng):
    form = float if rng.random() < 0.3 else lambda J: Tensor(np.array(J, dtype=np.float32))
    weights = {name: float(rng.uniform(0, 100)) for name in ("alpha", "beta") if rng.random() < 0.7}
    return Case(J_content=form(rng.uniform(0, 50)), J_style=form(rng.uniform(0, 50)), **weights)


def _train_step(rng):
    size = (_whole(rng, 2, 7), _whole(rng, 2, 7))
    channels = tuple(_whole(rng, 1, 5) for _ in range(_whole(rng, 2, 5)))
    name = str(rng.choice(["sgd", "adam", "rmsprop"]))
    rate = float(10 ** rng.uniform(-1, 1)) if name == "sgd" else float(10 ** rng.uniform(-3, -1))
    return step(rng, size, channels, (name, rate), low=0, high=1)


SETTINGS = TopicSettings(
    wide={
        "compute_content_cost": _compute_content_cost,
        "gram_matrix": _gram_matrix,
        "compute_layer_style_cost": _compute_layer_style_cost,
        "compute_style_cost": _compute_style_cost,
        "total_cost": _total_cost,
        "train_step": _train_step,
    },
    wide_calls=40,
    names=NAMES,
    memory_gb=8,
    seconds=60,
)
