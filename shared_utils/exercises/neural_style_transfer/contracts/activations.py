"""Activations for the cases: tensors with the numbers of a layer, one picture at a time."""

import numpy as np

from ....graders.values import Tensor
from ..calling import MODULE

IN_A_GRAPH = f"{MODULE}:in_a_graph"
"""As `train_step` calls it: in a tf.function, under a GradientTape that watches the last argument."""
IN_A_GRAPH_WATCHING_ALL = f"{MODULE}:in_a_graph_watching_all"


def activation(rng, n_H, n_W, n_C):
    """A tensor (1, n_H, n_W, n_C), float32, with negative numbers too."""
    return Tensor(rng.normal(0.5, 1, size=(1, n_H, n_W, n_C)).astype(np.float32))


def sides(rng, low=3, high=8):
    """Three different numbers for (n_H, n_W, n_C)."""
    return [int(n) for n in low + rng.permutation(high - low)[:3]]


def outputs(rng, *shapes):
    """A list of activations of these shapes (n_H, n_W, n_C)."""
    return [activation(rng, *shape) for shape in shapes]
