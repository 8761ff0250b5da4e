"""What every painted picture starts from: coordinates, noise, colours, and laying one thing over another.

Pictures are painted `SIDE` pixels wide, in float32 from 0 to 1, and averaged down to their final size. x
grows to the right and y downwards; lengths are in pixels of the large picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from scipy import ndimage

#: Pixels a side while painting.
SIDE = 768
#: Pixels a side of a finished picture.
FINAL = 256


@cache
def grid() -> tuple[np.ndarray, np.ndarray]:
    """Return x and y of the pixels' centres, float32 (SIDE, SIDE), read-only."""
    ticks = np.arange(SIDE, dtype=np.float32) + np.float32(0.5)
    x, y = np.meshgrid(ticks, ticks)
    x.flags.writeable = y.flags.writeable = False
    return x, y


def noise(
    rng: np.random.Generator, width: float, height: float | None = None, octaves: int = 1, loss: float = 0.5
) -> np.ndarray:
    """Return smooth noise around 0, mostly between -1 and 1.

    Args:
        rng: where the random values come from.
        width, height: how wide and how high a bump is, in pixels; as high as wide by default.
        octaves: how many noises are summed, each half as wide as the one before.
        loss: how much weaker each is than the one before.

    Returns:
        float32 (SIDE, SIDE).
    """
    height = width if height is None else height
    total, power = np.zeros((SIDE, SIDE), np.float32), 0.0
    for octave in range(octaves):
        total += loss**octave * _one_octave(rng, max(width / 2**octave, 1), max(height / 2**octave, 1))
        power += loss ** (2 * octave)
    return total / np.float32(power**0.5)


def _one_octave(rng: np.random.Generator, width: float, height: float) -> np.ndarray:
    down, across = _spline(rng, height), _spline(rng, width)
    values = rng.uniform(-2.2, 2.2, (down.shape[1], across.shape[1])).astype(np.float32)
    return down @ values @ across.T


def _spline(rng: np.random.Generator, width: float) -> np.ndarray:
    """How much each of some values, `width` apart, counts in each pixel of a line: float32 (SIDE, n)."""
    at = np.arange(SIDE) / width + rng.random()
    first = at.astype(int)
    t = at - first
    weights = np.zeros((SIDE, first[-1] + 4), np.float32)
    # The four pieces of a cubic B-spline.
    for k, w in enumerate(((1 - t) ** 3, 3 * t**3 - 6 * t**2 + 4, 1 + 3 * t + 3 * t**2 - 3 * t**3, t**3)):
        weights[np.arange(SIDE), first + k] = w / 6
    return weights


def rgb(*colours: str) -> np.ndarray:
    """Return colours given as "#RRGGBB": float32 (3,) for one, (n, 3) for several."""
    values = [[int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)] for colour in colours]
    return np.array(values if len(colours) > 1 else values[0], np.float32)


def ramp(t: np.ndarray | float, colours: np.ndarray | Sequence) -> np.ndarray:
    """Return colours along a row of evenly spaced ones.

    Args:
        t: from 0, the first colour, to 1, the last; any shape.
        colours: float (n, 3).

    Returns:
        float32, the shape of `t` and 3.
    """
    colours = np.asarray(colours, np.float32)
    at = np.linspace(0, 1, len(colours))
    return np.stack([np.interp(t, at, colours[:, c]) for c in range(3)], axis=-1).astype(np.float32)


def step(values: np.ndarray, softness: float = 1.0) -> np.ndarray:
    """Return 0 where `values` are well below 0, 1 well above, a smooth ramp of width `softness` between."""
    t = np.clip(values / softness + 0.5, 0, 1)
    return (t * t * (3 - 2 * t)).astype(np.float32)


def lay(picture: np.ndarray, colour: np.ndarray, alpha: np.ndarray) -> None:
    """Lay a colour over a picture, in place.

    Args:
        picture: float (n_H, n_W, 3).
        colour: (3,) or (n_H, n_W, 3).
        alpha: (n_H, n_W), how much of it covers, from 0 to 1.
    """
    picture += (colour - picture) * alpha[..., None]


def blur(values: np.ndarray, sigma: float) -> np.ndarray:
    """Return (n_H, n_W) or (n_H, n_W, n_C) blurred by a Gaussian."""
    sigmas = (sigma, sigma, 0) if values.ndim == 3 else sigma
    return ndimage.gaussian_filter(values, sigmas, mode="nearest")


def relief(
    height: np.ndarray, towards: tuple[float, float] = (-0.6, -0.8), slope: float = 1.0, shine: float = 0.0
) -> tuple[np.ndarray, np.ndarray]:
    """Light a surface from one side.

    Args:
        height: (n_H, n_W), in pixels.
        towards: x and y of the direction that light comes from; the upper left by default.
        slope: how much steeper the surface is taken than it is.
        shine: how strong the reflections are.

    Returns:
        float32 (n_H, n_W): what to multiply a colour with, 1 where it is level; what to add to it.
    """
    down, right = np.gradient(height.astype(np.float32) * slope)
    length = np.sqrt(1 + right**2 + down**2)
    light = np.array([*towards, 1.1], np.float32)
    light /= np.linalg.norm(light)
    facing = (-right * light[0] - down * light[1] + light[2]) / length
    halfway = light + np.array([0, 0, 1], np.float32)
    halfway /= np.linalg.norm(halfway)
    mirrored = np.clip((-right * halfway[0] - down * halfway[1] + halfway[2]) / length, 0, 1)
    level = halfway[2] ** 60
    return np.clip(facing, 0, None) / light[2], shine * np.clip(mirrored**60 - level, 0, None)


def finish(picture: np.ndarray, side: int = FINAL) -> np.ndarray:
    """Average a painted picture down: float (SIDE, SIDE, 3) to uint8 (side, side, 3); `side` divides SIDE."""
    if SIDE % side:
        raise ValueError(f"side is {side}; it must divide {SIDE}.")
    f = SIDE // side
    # Light adds up, not the numbers that stand for it.
    light = np.clip(picture, 0, 1).astype(np.float64) ** 2.2
    mean = light.reshape(side, f, side, f, 3).mean(axis=(1, 3)) ** (1 / 2.2)
    return np.round(255 * mean).astype(np.uint8)
