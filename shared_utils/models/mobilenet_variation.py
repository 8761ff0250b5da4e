"""Random versions of the pictures that MobileNetV2 is trained on, and what is to be predicted from them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

#: The network halves its input five times: a cell of its output sees so many pixels a side as its own.
CELL = 32
#: Masks are predicted with so many pixels a side for each cell: as coarse as those of the patterns.
MASK_PIXELS = 8
#: Edges are predicted for so many places a side and so many directions.
EDGE_PLACES, EDGE_DIRECTIONS = 6, 8

#: The least share of a picture's side that a crop has, and how much wider or higher it may be.
CUT_LEAST = 0.75
#: A batch is made blurred, from pictures of this size, so often: small pictures are enlarged for the network.
BLURRED, SHARE_BLURRED = 56, 0.25


def chances(rng: np.random.Generator, m: int) -> dict[str, np.ndarray]:
    """Return what `vary` needs for a batch of m pictures: all chance comes from `rng`.

    Returns:
        boxes: float32 (m, 4), the part of the picture that is kept: y1, x1, y2, x2 from 0 to 1.
        gains: float32 (m, 1, 1, 3), of each channel. contrast, brightness, grey: float32 (m, 1, 1, 1).
        noise: float32 (m, 1, 1, 1), its standard deviation. seed: int32 (2,), of the noise.
        blurred: bool.
    """
    sides = rng.uniform(CUT_LEAST, 1, (m, 1)) * rng.uniform(0.88, 1, (m, 2))
    corners = rng.uniform(0, 1, (m, 2)) * (1 - sides)
    grey = np.where(rng.random(m) < 0.1, 1, rng.uniform(0, 0.5, m))
    values = {
        "boxes": np.concatenate([corners, corners + sides], axis=1),
        "gains": rng.uniform(0.8, 1.2, (m, 1, 1, 3)),
        "contrast": rng.uniform(0.6, 1.3, (m, 1, 1, 1)),
        "brightness": rng.uniform(-0.2, 0.2, (m, 1, 1, 1)),
        "grey": grey.reshape(m, 1, 1, 1),
        "noise": rng.uniform(0, 0.04, (m, 1, 1, 1)),
    }
    return {name: value.astype(np.float32) for name, value in values.items()} | {
        "seed": rng.integers(2**31, size=2).astype(np.int32),
        "blurred": np.bool_(rng.random() < SHARE_BLURRED),
    }


def vary(x, masks, chance: Mapping, size: tuple[int, int]):
    """Return random versions of pictures and of their masks: a part of each, in other light and colours.

    They are not mirrored or turned: that would change which way things point.

    Args:
        x: uint8 (m, n, n, 3).
        masks: uint8 (m, k, k).
        chance: what `chances` returns.
        size: (n_H, n_W) of the result, divisible by 32.

    Returns:
        float32 tensors (m, n_H, n_W, 3) from -1 to 1, (m, n_H / 4, n_W / 4) from 0 to 1, and the picture's
        edges before light, colours and noise were changed, as `edges` gives them.
    """
    import tensorflow as tf

    each = tf.range(tf.shape(x)[0])
    x = tf.cast(x, tf.float32) / 127.5 - 1.0
    coarse = tf.image.crop_and_resize(x, chance["boxes"], each, (BLURRED, BLURRED))
    x = tf.cond(
        chance["blurred"],
        lambda: tf.image.resize(coarse, size),
        lambda: tf.image.crop_and_resize(x, chance["boxes"], each, size),
    )
    drawn = edges(x)
    masks = tf.cast(masks, tf.float32)[..., None] / 255.0
    cut = tuple(n * MASK_PIXELS // CELL for n in size)
    masks = tf.image.crop_and_resize(masks, chance["boxes"], each, cut)[..., 0]
    x += chance["grey"] * (tf.reduce_mean(x, axis=-1, keepdims=True) - x)
    x = (x * chance["contrast"] + chance["brightness"] + 1.0) * chance["gains"] - 1.0
    x += chance["noise"] * tf.random.stateless_normal(tf.shape(x), chance["seed"])
    return tf.clip_by_value(x, -1.0, 1.0), masks, drawn


def edges(x):
    """Return how strong the edges of each direction are in each part of a picture.

    Histograms of oriented gradients (Dalal and Triggs, 2005), square roots of them, over their own size; what
    Wei et al., "Masked Feature Prediction" (2022), let a network predict.

    Args:
        x: float32 (m, n_H, n_W, 3).

    Returns:
        float32 tensor (m, 6 * 6 * 8).
    """
    import tensorflow as tf

    grey = tf.reduce_mean(x, axis=-1)
    down = (grey[:, 2:, 1:-1] - grey[:, :-2, 1:-1]) / 2
    right = (grey[:, 1:-1, 2:] - grey[:, 1:-1, :-2]) / 2
    direction = tf.math.atan2(down, right) * (EDGE_DIRECTIONS / (2 * np.pi))
    apart = direction[..., None] - tf.range(EDGE_DIRECTIONS, dtype=tf.float32)
    apart = tf.math.floormod(apart, EDGE_DIRECTIONS)
    near = tf.maximum(1 - tf.minimum(apart, EDGE_DIRECTIONS - apart), 0)
    strength = tf.sqrt(down * down + right * right)[..., None] * near
    parts = tf.sqrt(tf.image.resize(strength, (EDGE_PLACES, EDGE_PLACES), method="area") + 1e-6)
    parts = tf.reshape(parts, (-1, EDGE_PLACES**2 * EDGE_DIRECTIONS))
    return parts / (tf.sqrt(tf.reduce_mean(parts * parts, axis=-1, keepdims=True)) + 1e-2)
