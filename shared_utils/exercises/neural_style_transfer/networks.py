"""What the cases of `train_step` hand over: a tiny network with an output per layer, and the clipping.

The probe makes them beside the learner's code. The weights come from a seed, so that they are the same in
every process. `output_shapes` needs no TensorFlow.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import keras

MODULE = __name__


def output_shapes(size: Sequence[int], channels: Sequence[int]) -> list[tuple[int, int, int, int]]:
    """The shapes of what `small_network` gives for one picture of size (n_H, n_W)."""
    shapes = []
    n_H, n_W = size
    for i, n_C in enumerate(channels):
        n_H, n_W = (-(-n // _stride(i)) for n in (n_H, n_W))
        shapes.append((1, n_H, n_W, n_C))
    return shapes


def small_network(channels: Sequence[int], seed: int) -> keras.Model:
    """A frozen network from pictures (m, n_H, n_W, 3) to a list of activations, the content layer last.

    Args:
        channels: how many channels each output has; every second layer halves the sides.
        seed: of the weights.
    """
    rng, network = np.random.default_rng(seed), _built(tuple(channels))
    # Kernels with a spread of 1.5 over the root of their inputs: the picture shows in every layer.
    network.set_weights(
        [
            rng.normal(0, 1.5 / np.sqrt(max(np.prod(weight.shape[:-1]), 4)), weight.shape).astype(np.float32)
            for weight in network.weights
        ]
    )
    network.trainable = False
    return network


@lru_cache(maxsize=8)
def _built(channels: tuple[int, ...]) -> keras.Model:
    """The layers, which take long to make and are used again with other weights."""
    import keras

    inputs = x = keras.Input((None, None, 3))
    activations = []
    for i, n_C in enumerate(channels):
        name = f"style_{i + 1}" if i < len(channels) - 1 else "content"
        # tanh is smooth and bounded: costs and steps are of one size, whatever the weights.
        x = keras.layers.Conv2D(n_C, 3, strides=_stride(i), padding="same", activation="tanh", name=name)(x)
        activations.append(x)
    return keras.Model(inputs, activations)


def clipping() -> Callable:
    """The notebook's `clip_0_1`: a picture with its numbers cut at 0 and at 1."""
    import tensorflow as tf

    def clip_0_1(image):
        return tf.clip_by_value(image, clip_value_min=0.0, clip_value_max=1.0)

    return clip_0_1


def _stride(i: int) -> int:
    return 1 + i % 2
