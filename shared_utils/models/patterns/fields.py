"""Fields of numbers over a square picture: coordinates, smooth noise, and scattered cells."""

from __future__ import annotations

from functools import cache

import numpy as np

#: Noise repeats after so many lattice cells.
LATTICE = 64


@cache
def grid(n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return x and y of the pixels' centres, float32 (n, n), from -1 to 1; y grows downwards."""
    ticks = ((np.arange(n, dtype=np.float32) + 0.5) * (2 / n) - 1).astype(np.float32)
    x, y = np.meshgrid(ticks, ticks)
    x.flags.writeable = y.flags.writeable = False
    return x, y


def turned(x: np.ndarray, y: np.ndarray, angle: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the coordinates in a frame that is turned by `angle` (radians)."""
    c, s = np.float32(np.cos(angle)), np.float32(np.sin(angle))
    return c * x + s * y, c * y - s * x


def noise(rng: np.random.Generator, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return smooth noise at the coordinates, from 0 to 1, float32; one bump is about 1 wide.

    Random values on a lattice, and smooth steps between them (value noise).
    """
    lattice = rng.random((LATTICE, LATTICE), dtype=np.float32)
    shift = rng.uniform(0, LATTICE, 2).astype(np.float32)
    x, y = x + shift[0], y + shift[1]
    column, row = np.floor(x), np.floor(y)
    u, v = x - column, y - row
    u, v = u * u * (3 - 2 * u), v * v * (3 - 2 * v)
    j, i = column.astype(np.int32) % LATTICE, row.astype(np.int32) % LATTICE
    flat, right, down = lattice.ravel(), (j + 1) % LATTICE, (i + 1) % LATTICE * LATTICE
    i = i * LATTICE
    top = flat[i + j] * (1 - u) + flat[i + right] * u
    low = flat[down + j] * (1 - u) + flat[down + right] * u
    return top * (1 - v) + low * v


def clouds(
    rng: np.random.Generator, x: np.ndarray, y: np.ndarray, octaves: int = 3, loss: float = 0.5
) -> np.ndarray:
    """Return a sum of noises, each twice as fine as the one before and weaker by `loss`; from 0 to 1."""
    total, weight, sum_of_weights = np.float32(0), 1.0, 0.0
    for octave in range(octaves):
        total = total + np.float32(weight) * noise(rng, x * 2**octave, y * 2**octave)
        sum_of_weights += weight
        weight *= loss
    return total / np.float32(sum_of_weights)


def cells(
    rng: np.random.Generator, x: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Scatter one point into each unit square (Worley's cellular texture, 1996).

    Returns:
        float32: the distances to the nearest and to the second nearest point, and the nearest one's own
        random value from 0 to 1.
    """
    points = rng.random((3, LATTICE, LATTICE), dtype=np.float32)
    column, row = np.floor(x), np.floor(y)
    u, v = x - column, y - row
    j, i = column.astype(np.int32), row.astype(np.int32)
    first = np.full(x.shape, 9, np.float32)
    second, value = first.copy(), np.zeros(x.shape, np.float32)
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            flat = (i + dy) % LATTICE * LATTICE + (j + dx) % LATTICE
            px, py, own = (plane.ravel()[flat] for plane in points)
            distance = np.hypot(px + dx - u, py + dy - v)
            nearer = distance < first
            second = np.where(nearer, first, np.minimum(second, distance))
            value = np.where(nearer, own, value)
            first = np.where(nearer, distance, first)
    return first, second, value


def step(values: np.ndarray, softness: float) -> np.ndarray:
    """Return 0 where `values` are well below 0, 1 well above, and a ramp of the width `softness` between."""
    return np.clip(values / np.float32(softness) + np.float32(0.5), 0, 1)
