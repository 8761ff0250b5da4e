"""Dots: a bay in the evening light, in points of pure colour that mix in the eye."""

from __future__ import annotations

import numpy as np

from .canvas import SIDE, grid, noise, rgb
from .dots_scene import scene

#: The tubes on the table.
_PALETTE = rgb(
    "#FFF6DC", "#FFE36B", "#FFC83A", "#FF9F2E", "#F4672C", "#E2403E", "#F59AA6", "#C25A9E", "#7E4FA3",
    "#4A3F9C", "#2B4FB0", "#3C86D0", "#7FC1E6", "#4DB6AC", "#2E9566", "#86B83F", "#C9D64A", "#27265C",
)  # fmt: skip
# Radius, distance and irregularity of the dots, layer by layer.
_LAYERS = ((11.0, 14.0, 0.3), (8.2, 12.0, 0.34), (6.2, 11.5, 0.4), (4.4, 13.0, 0.45))


def paint(rng: np.random.Generator) -> np.ndarray:
    """Paint it. Returns float32 (SIDE, SIDE, 3)."""
    target = scene(rng)
    picture = np.broadcast_to(rgb("#E9DFC6"), (SIDE, SIDE, 3)).copy()
    weave = 0.03 * noise(rng, 5) + 0.03 * noise(rng, 3, 9)
    picture *= 1 + weave[..., None]
    for number, (radius, apart, loose) in enumerate(_LAYERS):
        _layer(picture, rng, target, radius, apart, loose, keep=0.55 if number == 3 else 1)
    return np.clip(picture, 0, 1)


def _layer(picture, rng, target, radius, apart, loose, keep):
    """One size of dots over the whole picture, in place."""
    rows = np.arange(-1, SIDE / (apart * 0.87) + 1)
    columns = np.arange(-1, SIDE / apart + 1)
    places = np.stack(np.meshgrid(columns * apart, rows * apart * 0.87), -1)
    places[1::2, :, 0] += apart / 2
    places = places.reshape(-1, 2)
    places = rng.permutation(places[rng.random(len(places)) < keep])
    places = places + rng.uniform(-1, 1, places.shape) * apart * loose
    column, row = np.clip(places, 0, SIDE - 1).astype(int).T
    colours = _chosen(rng, target[row, column])
    sizes = radius * rng.uniform(0.8, 1.15, len(places))
    for (x, y), colour, size in zip(places, colours, sizes, strict=True):
        _dot(picture, rng, x, y, size, colour)


def _chosen(rng: np.random.Generator, wanted: np.ndarray) -> np.ndarray:
    """A colour from the palette for each wanted one, (n, 3): near it by chance, sometimes its opposite."""
    n = len(wanted)
    light = wanted.mean(axis=1, keepdims=True)
    opposite = np.clip(light + 0.9 * (light - wanted) + rng.normal(0, 0.06, (n, 3)), 0, 1)
    turned = rng.random((n, 1)) < 0.13
    aim = np.where(turned, opposite, wanted) + rng.normal(0, 0.115, (n, 3))
    distances = ((aim[:, None] - _PALETTE) ** 2 * (0.8, 1.2, 0.7)).sum(axis=2)
    pure = _PALETTE[distances.argmin(axis=1)]
    tinted = pure + 0.3 * (wanted - pure)
    return np.clip(tinted * rng.normal(1, 0.03, (n, 1)), 0, 1).astype(np.float32)


def _dot(picture, rng, x, y, radius, colour):
    """A touch with a loaded brush: round, not quite, a little lighter at the upper left."""
    reach = radius * 1.35 + 1
    left, top, right, low = (
        max(int(x - reach), 0),
        max(int(y - reach), 0),
        min(int(x + reach) + 1, SIDE),
        min(int(y + reach) + 1, SIDE),
    )
    if left >= right or top >= low:
        return
    xs, ys = (axis[top:low, left:right] for axis in grid())
    dx, dy = (xs - x) / radius, (ys - y) / radius
    angle = np.arctan2(dy, dx)
    stretch, turn = rng.uniform(0.02, 0.16), rng.uniform(0, np.pi)
    r = np.hypot(dx, dy) * (1 + stretch * np.cos(2 * (angle - turn)) + 0.04 * np.cos(3 * angle + turn))
    alpha = np.clip((1 - r) * radius / 1.6 + 0.5, 0, 1)
    light = 1 + 0.10 * np.clip(-(dx + dy) * r, -1, 1)
    area = picture[top:low, left:right]
    area += (np.clip(colour * light[..., None], 0, 1) - area) * alpha[..., None]
