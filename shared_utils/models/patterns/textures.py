"""Textures: what a surface looks like up close, as fields from 0 to 1.

Each function takes a random generator and coordinates in which one period or bump is about 1 wide.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .fields import cells, clouds, noise, step, turned

TAU = 2 * np.pi

Texture = Callable[[np.random.Generator, np.ndarray, np.ndarray], np.ndarray]


def _plain(rng, x, y):
    return 0.4 + 0.2 * noise(rng, x * 0.15, y * 0.15)


def _wave(rng, phase):
    """A sine of the phase (in periods), from smooth to nearly square."""
    sharpness = rng.uniform(0.5, 5)
    return 0.5 + 0.5 * np.tanh(sharpness * np.sin(TAU * phase)) / np.tanh(sharpness)


def _stripes(rng, x, y):
    return _wave(rng, x + 0.3 * noise(rng, x * 0.2, y * 0.2))


def _marble(rng, x, y):
    return _wave(rng, 0.6 * x + rng.uniform(1.5, 3) * clouds(rng, x * 0.35, y * 0.35))


def _rings(rng, x, y):
    centre = rng.uniform(-1.5, 1.5, 2)
    return _wave(rng, np.hypot(x - centre[0], y - centre[1]) + 0.6 * noise(rng, x * 0.4, y * 0.4))


def _checks(rng, x, y):
    return step(np.sin(np.pi * x) * np.sin(np.pi * y), rng.uniform(0.1, 0.4))


def _dots(rng, x, y):
    y = y * rng.uniform(0.85, 1.15)
    x = x + 0.5 * (np.floor(y) % 2) * rng.integers(2)
    radius = rng.uniform(0.2, 0.4)
    return step(radius - np.hypot(x - np.floor(x) - 0.5, y - np.floor(y) - 0.5), 0.15)


def _spots(rng, x, y):
    return step(noise(rng, x * 1.2, y * 1.2) - rng.uniform(0.45, 0.6), 0.12)


def _pebbles(rng, x, y):
    first, _, value = cells(rng, x * 0.9, y * 0.9)
    return np.clip(1.1 - first * first * 1.2, 0, 1) * (0.5 + 0.5 * value)


def _cracks(rng, x, y):
    first, second, value = cells(rng, x * 0.7, y * 0.7)
    return step(second - first - rng.uniform(0.06, 0.16), 0.12) * (0.75 + 0.25 * value)


def _patches(rng, x, y):
    bent = clouds(rng, x * 0.5, y * 0.5)
    return cells(rng, x * 0.7 + bent, y * 0.7 - bent)[2]


def _fur(rng, x, y):
    """Long thin bumps whose direction changes slowly."""
    bend = rng.uniform(0.5, 2) * noise(rng, x * 0.15, y * 0.15)
    return np.clip(1.4 * clouds(rng, 3.2 * (x + bend), 0.45 * (y - bend), 2) - 0.2, 0, 1)


def _wool(rng, x, y):
    """Curls: ridges where noise passes its middle, at two scales."""
    bent = noise(rng, x, y)
    return 1 - np.clip(4 * np.abs(clouds(rng, x * 1.3 + bent, y * 1.3 - bent, 2) - 0.5), 0, 1)


def _bricks(rng, x, y):
    x, y = x * 0.6, y * 1.2
    x = x + 0.5 * (np.floor(y) % 2)
    u, v = x - np.floor(x), y - np.floor(y)
    gap = step(np.minimum(np.minimum(u, 1 - u), np.minimum(v, 1 - v) * 0.6) - rng.uniform(0.04, 0.09), 0.06)
    shade = np.sin(np.floor(x) * 12.9898 + np.floor(y) * 78.233) * 43758.547
    return gap * (0.7 + 0.3 * (shade - np.floor(shade)))


def _speckle(rng, x, y):
    return np.clip(0.5 + 0.22 * rng.standard_normal(x.shape, dtype=np.float32), 0, 1)


def _clouds(rng, x, y):
    return np.clip(2.2 * (clouds(rng, x * 0.35, y * 0.35, 4) - 0.5) + 0.5, 0, 1)


def _plaid(rng, x, y):
    return 0.5 * (_wave(rng, x) + _wave(rng, y * rng.uniform(0.6, 1.6)))


def _grass(rng, x, y):
    """Short strokes at two angles, the lighter ones on top."""
    under = noise(rng, *(k * a for k, a in zip((2.6, 0.5), turned(x, y, rng.uniform(0.1, 0.5)), strict=True)))
    over = noise(rng, *(k * a for k, a in zip((2.6, 0.5), turned(x, y, -rng.uniform(0.1, 0.5)), strict=True)))
    return np.where(over > 0.55, over, 0.7 * under)


TEXTURES: dict[str, Texture] = {
    "plain": _plain,
    "stripes": _stripes,
    "marble": _marble,
    "rings": _rings,
    "checks": _checks,
    "dots": _dots,
    "spots": _spots,
    "pebbles": _pebbles,
    "cracks": _cracks,
    "patches": _patches,
    "fur": _fur,
    "wool": _wool,
    "bricks": _bricks,
    "speckle": _speckle,
    "clouds": _clouds,
    "plaid": _plaid,
    "grass": _grass,
}


def texture(rng: np.random.Generator, kind: str, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return a texture, float32 from 0 to 1, at a random angle and scale.

    Args:
        rng: where chance comes from.
        kind: a key of `TEXTURES`.
        x, y: coordinates of the picture, from -1 to 1.
    """
    x, y = turned(x, y, rng.uniform(0, TAU))
    scale = np.float32(np.exp(rng.uniform(np.log(3), np.log(9))))
    return TEXTURES[kind](rng, x * scale, y * scale).astype(np.float32)


def palette(rng: np.random.Generator, count: int = 3) -> np.ndarray:
    """Return random colours of related hues, float32 (count, 3) from 0 to 1, mostly from dark to light."""
    middle, spread = rng.uniform(0.15, 0.85), rng.uniform(0.12, 0.5)
    light = middle + spread * np.linspace(-0.6, 0.6, count)
    if rng.random() < 0.3:
        light = light[::-1]
    hue, colourful = rng.uniform(0, TAU), rng.beta(1.3, 2) * 0.8
    hues = hue + rng.normal(0, 0.5, count)
    wheel = np.cos(hues[:, None] - np.array([0, TAU / 3, 2 * TAU / 3]))
    return np.clip(light[:, None] * (1 + colourful * wheel), 0, 1).astype(np.float32)


def coloured(field: np.ndarray, colours: np.ndarray) -> np.ndarray:
    """Return a field's colours, float32 (..., 3): 0 is the first of `colours` (k, 3), 1 the last."""
    place = np.clip(field, 0, 1) * np.float32(len(colours) - 1)
    left = np.minimum(place.astype(np.int32), len(colours) - 2)
    share = (place - left)[..., None]
    return colours[left] * (1 - share) + colours[left + 1] * share
