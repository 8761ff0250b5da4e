"""Style transfer without a notebook, for the scripts that make the course's pictures and for its tests.

The costs are those of the lesson Neural_Style_Transfer, after Gatys et al., "A Neural Algorithm of Artistic
Style" (2015).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .style_scores import STYLE_LAYERS
from .vgg import vgg_features

if TYPE_CHECKING:
    import keras

CONTENT_LAYER = "block4_conv2"
#: The weight of each style layer, as in the lesson.
LAYER_WEIGHT = 1.0
STEPS, STEP_SIZE = 150, 0.02


@dataclass(frozen=True, eq=False)
class Transferred:
    """What a transfer gives.

    Attributes:
        picture: float32 (n_H, n_W, 3), from 0 to 1: the one with the lowest cost.
        costs: float (steps + 1, 3): the total cost, that of content and that of style, before each step and
            at the end.
        film: pictures after the steps that were asked for.
        content_cost_of_style: the content cost of the style picture itself.
    """

    picture: np.ndarray
    costs: np.ndarray
    film: dict[int, np.ndarray]
    content_cost_of_style: float


def transfer(
    content: np.ndarray,
    style: np.ndarray,
    network: keras.Model | None = None,
    *,
    alpha: float = 10.0,
    beta: float = 40.0,
    steps: int = STEPS,
    step_size: float = STEP_SIZE,
    keep: Collection[int] = (),
    advance: Callable[[], None] = lambda: None,
) -> Transferred:
    """Change a content picture, step by step, towards the style of another.

    Args:
        content, style: uint8 (n_H, n_W, 3), of one size.
        network: from pictures to activations, the content layer last, as `vgg_features` gives it; by default
            the bundled one with the layers of the lesson.
        alpha, beta: the weights of content and style.
        steps: of Adam.
        step_size: its largest change of a value, about.
        keep: after which steps a picture of the film is kept.
        advance: called after each step.

    Raises:
        ValueError: the pictures differ in size.
    """
    import tensorflow as tf

    if content.shape != style.shape:
        raise ValueError(
            f"content has the shape {content.shape} and style {style.shape}: bring them to one size, for "
            "instance with load_picture(path, side)."
        )
    network = network or vgg_features([*STYLE_LAYERS, CONTENT_LAYER])
    first, model = (tf.constant(p[None] / np.float32(255)) for p in (content, style))
    wanted, grams = network(first)[-1], [_gram(a) for a in network(model)[:-1]]

    def costs(picture):
        *styled, content_now = network(picture)
        # The lesson's factors: 1 / (4 n_H n_W n_C), and 1 / (4 n_C^2 (n_H n_W)^2), half of it in `_gram`.
        J_content = tf.reduce_mean(tf.square(content_now - wanted)) / 4
        J_style = tf.add_n(
            [tf.reduce_mean(tf.square(_gram(a) - G)) / 4 for a, G in zip(styled, grams, strict=True)]
        )
        J_style *= LAYER_WEIGHT
        return tf.stack([alpha * J_content + beta * J_style, J_content, J_style])

    picture, optimiser = tf.Variable(first), tf.keras.optimizers.Adam(step_size)

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            now = costs(picture)
            total = now[0]
        optimiser.apply_gradients([(tape.gradient(total, picture), picture)])
        picture.assign(tf.clip_by_value(picture, 0.0, 1.0))
        return now

    history, film = [], {0: first.numpy()[0]} if 0 in keep else {}
    best, lowest = first.numpy()[0], np.inf
    for number in range(1, steps + 1):
        before = picture.numpy()[0]
        history.append(step().numpy())
        if history[-1][0] < lowest:
            best, lowest = before, history[-1][0]
        if number in keep:
            film[number] = picture.numpy()[0]
        advance()
    history.append(costs(picture).numpy())
    if history[-1][0] < lowest:
        best = picture.numpy()[0]
    return Transferred(best, np.array(history, float), film, float(costs(model)[1]))


def _gram(a):
    """The Gram matrix of activations (1, n_H, n_W, n_C), over the number of places."""
    import tensorflow as tf

    rows = tf.reshape(a, (-1, a.shape[-1]))
    return tf.matmul(rows, rows, transpose_a=True) / tf.cast(tf.shape(rows)[0], rows.dtype)
