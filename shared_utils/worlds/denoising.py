"""Taking the noise of path tracing out of a picture, without guides: what two renders share is the picture.

Non-local means over two independent renders (F. Rousselle, C. Knaus, M. Zwicker 2012, "Adaptive rendering
with non-local means filtering"): their difference tells the noise at each pixel, and the weights that average
one are found in the other, so that noise does not choose what it is averaged with. Textures and edges are in
both and stay.
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import uniform_filter

# Pixels that a pixel is averaged with lie up to so far away; patches of so many pixels a side are compared.
REACH = 3
PATCH = 3
# Larger is smoother: how many times the noise may two patches differ.
STRENGTH = 0.45


def denoise(first: np.ndarray, second: np.ndarray, strength: float = STRENGTH) -> np.ndarray:
    """One picture of two that differ in their noise alone.

    Args:
        first, second: linear light, float32 (n_H, n_W, n_C), at least 0.
        strength: see `STRENGTH`; at 0 the plain mean is returned.

    Returns:
        float32 (n_H, n_W, n_C).

    Raises:
        ValueError: if the shapes differ or are not of three axes.
    """
    if first.shape != second.shape or first.ndim != 3:
        raise ValueError(
            f"denoise needs two renders of one shape (n_H, n_W, n_C); got {first.shape} and {second.shape}."
        )
    if strength <= 0:
        return ((first + second) / 2).astype(np.float32)
    # On the square root of light, noise is about the same in the bright and in the dark.
    scale = max(float(first.mean() + second.mean()) / 2, 1e-9)
    roots = [np.sqrt(np.maximum(one, 0) / scale).astype(np.float32) for one in (first, second)]
    noise = uniform_filter((roots[0] - roots[1]) ** 2 / 2, (5, 5, 0)).astype(np.float32)
    sums = [np.zeros_like(first, np.float32) for _ in roots]
    totals = [np.zeros((*first.shape[:2], 1), np.float32) for _ in roots]
    for down in range(-REACH, REACH + 1):
        for across in range(-REACH, REACH + 1):
            here, there = _overlap(first.shape, down, across)
            both = noise[here] + noise[there]
            for own, other, light in ((0, 1, first), (1, 0, second)):
                guide = roots[other]
                apart = ((guide[here] - guide[there]) ** 2 - both) / (strength**2 * both + 1e-6)
                apart = uniform_filter(apart.mean(-1), PATCH)
                weight = np.exp(-np.maximum(apart, 0))[..., None]
                sums[own][here] += weight * light[there]
                totals[own][here] += weight
    return ((sums[0] / totals[0] + sums[1] / totals[1]) / 2).astype(np.float32)


def _overlap(shape: tuple[int, ...], down: int, across: int) -> tuple[tuple, tuple]:
    """Where a picture and itself, moved, lie over each other."""
    high, wide = shape[:2]
    here = (slice(max(0, -down), high - max(0, down)), slice(max(0, -across), wide - max(0, across)))
    there = (slice(max(0, down), high - max(0, -down)), slice(max(0, across), wide - max(0, -across)))
    return here, there
