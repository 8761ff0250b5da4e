"""How well a network's Gram matrices tell styles apart, on paintings that it has not learned from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from .vgg import build_vgg, outputs_of
from .vgg_training import normalise

if TYPE_CHECKING:
    import keras

#: The layers whose Gram matrices are compared: those of the lesson.
STYLE_LAYERS = tuple(f"block{b}_conv1" for b in range(1, 6))
#: Random networks that the trained one is compared with.
RANDOM = 3


def style_scores(network: keras.Model, paintings: np.ndarray, n_styles: int) -> dict:
    """Cut paintings into quarters, and count how often the nearest quarter of another painting has its style.

    Two quarters are as far apart as the mean style cost of the five layers says. Everything is counted twice:
    in colour, and in grey, where only strokes and textures are left to go by.

    Args:
        network: as `vgg.build_vgg` builds it.
        paintings: uint8 (m, n, n, 3), as many of each style, style after style.
        n_styles: how many.

    Returns:
        pieces: how many quarters. And the share that is right, each {"colour": ..., "grey": ...}: of this
        network, `right`; of random networks, normalised alike, `right_random`, a list each; of colours and
        their correlations alone, without a network, `right_pixels`.
    """
    half = paintings.shape[1] // 2
    quarters = [p[i : i + half, j : j + half] for p in paintings for i in (0, half) for j in (0, half)]
    colour = np.stack(quarters).astype(np.float32) / 255
    grey = np.repeat(colour.mean(axis=-1, keepdims=True), 3, axis=-1)
    painting = np.repeat(np.arange(len(paintings)), 4)
    style = painting // (len(paintings) // n_styles)

    def right(grams: Callable[[np.ndarray], list[np.ndarray]]) -> dict[str, float]:
        return {
            kind: round(_share_right(grams(x), painting, style), 4)
            for kind, x in (("colour", colour), ("grey", grey))
        }

    random: dict[str, list[float]] = {"colour": [], "grey": []}
    for seed in range(RANDOM):
        for kind, share in right(lambda x, seed=seed: grams_of(_random(seed, colour), x)).items():
            random[kind].append(share)
    return {
        "pieces": len(colour),
        "right": right(lambda x: grams_of(network, x)),
        "right_random": random,
        "right_pixels": right(lambda x: [_grams(x)]),
    }


def grams_of(network: keras.Model, x: np.ndarray) -> list[np.ndarray]:
    """Return the Gram matrices of pictures at each style layer, over the number of places: (m, n_C, n_C)."""
    model = outputs_of(network, STYLE_LAYERS)
    parts = [[_grams(a.numpy()) for a in model(x[k : k + 16])] for k in range(0, len(x), 16)]
    return [np.concatenate(layer) for layer in zip(*parts, strict=True)]


def _grams(a: np.ndarray) -> np.ndarray:
    """Gram matrices over the number of places, of activations (m, n_H, n_W, n_C)."""
    rows = a.reshape(len(a), -1, a.shape[-1])
    return np.swapaxes(rows, 1, 2) @ rows / rows.shape[1]


def _random(seed: int, pictures: np.ndarray) -> keras.Model:
    import keras

    keras.utils.set_random_seed(seed)
    network = build_vgg()
    normalise(network, pictures[::4])
    return network


def _share_right(grams: list[np.ndarray], painting: np.ndarray, style: np.ndarray) -> float:
    apart = np.zeros((len(style), len(style)))
    for layer in grams:
        flat = layer.reshape(len(layer), -1).astype(np.float64)
        squares = (flat**2).sum(axis=1)
        apart += (squares[:, None] + squares - 2 * flat @ flat.T) / flat.shape[1]
    apart[painting[:, None] == painting] = np.inf
    return float(np.mean(style[apart.argmin(axis=1)] == style))
