"""Swirls: a tideland from above, in thick strokes that follow the currents around banks of sand."""

from __future__ import annotations

import numpy as np

from .canvas import SIDE, blur, grid, noise, ramp, rgb
from .strokes import Painting, follow, stroke

_DEEP = rgb("#0E1B48", "#14347C", "#1B5A9E", "#2087A6", "#56B1B3", "#A9D6C6", "#F0ECD2")
_SAND = rgb("#7A3315", "#B4581A", "#D68A25", "#EAB448", "#F5DA92", "#FBF0CC")
# Widths of the brush from the first layer to the last, and how far its strokes lie apart.
_LAYERS = ((40, 150, 20.0), (26, 120, 12.5), (17, 90, 9.0), (10, 62, 9.5))


def paint(rng: np.random.Generator) -> np.ndarray:
    """Paint it. Returns float32 (SIDE, SIDE, 3)."""
    stream, centres = _currents(rng)
    down, right = np.gradient(stream)
    # Along the lines of the stream, turned a little, so that eddies wind inwards.
    angle = np.arctan2(-right, down) + 0.22
    speed = np.hypot(down, right)
    land = _banks(rng, centres)
    painting = Painting(np.broadcast_to(rgb("#2A3A5E"), (SIDE, SIDE, 3)).astype(np.float32).copy())
    for number, (width, length, apart) in enumerate(_LAYERS):
        tone = _tone(rng, stream)
        _layer(painting, rng, angle, speed, tone, land, width, length, apart, number)
    painting.height = blur(painting.height, 0.6)
    return painting.lit(slope=0.75, shine=0.45, strength=0.7)


def _currents(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """The stream function, float32 (SIDE, SIDE), and the eddies: (n, 3), x, y, and signed size."""
    x, y = grid()
    stream = 0.28 * (y - x * 0.35) / SIDE * 6 + 0.55 * noise(rng, 330, 260)
    places = np.array([[0.24, 0.27], [0.70, 0.20], [0.52, 0.58], [0.14, 0.74], [0.86, 0.70], [0.42, 0.95]])
    centres = []
    for k, (px, py) in enumerate(places + rng.uniform(-0.05, 0.05, places.shape)):
        size = rng.uniform(0.13, 0.2) * SIDE
        sign = 1 if (k + int(rng.integers(4) == 0)) % 2 else -1
        r2 = ((x - px * SIDE) ** 2 + (y - py * SIDE) ** 2) / size**2
        stream = stream + sign * 1.5 * np.exp(-r2 / 1.6)
        centres.append((px * SIDE, py * SIDE, sign * size))
    return stream.astype(np.float32), np.array(centres)


def _banks(rng: np.random.Generator, centres: np.ndarray) -> np.ndarray:
    """How far inside the sand a pixel lies, -1 to 1, float32 (SIDE, SIDE): in half of the eddies."""
    x, y = grid()
    land = np.full((SIDE, SIDE), -1.0, np.float32)
    for px, py, size in centres[centres[:, 2] > 0]:
        r = np.hypot((x - px) * 0.86, (y - py) * 1.25) / abs(size)
        land = np.maximum(land, 0.72 - r)
    land = land + 0.24 * noise(rng, 120, octaves=2)
    return np.clip(land, -1, 1)


def _tone(rng: np.random.Generator, stream: np.ndarray) -> np.ndarray:
    """How light the water is, 0 to 1: bands along the stream, broken by noise."""
    bands = 0.5 + 0.5 * np.sin(stream * 7.5 + 0.8 * noise(rng, 200))
    return np.clip(0.12 + 0.62 * bands**1.4 + 0.2 * noise(rng, 90), 0, 1)


def _layer(painting, rng, angle, speed, tone, land, width, length, apart, number):
    """Strokes of one brush, in random order, over the whole canvas."""
    count = int(SIDE**2 / apart**2 / 4)
    places = rng.uniform(-10, SIDE + 10, (count, 2))
    for px, py in places:
        row, column = (min(max(int(v), 0), SIDE - 1) for v in (py, px))
        inside = land[row, column] + rng.normal(0, 0.05)
        t = tone[row, column] + rng.normal(0, 0.12)
        shore = abs(inside) < 0.11
        if number == 3 and not (shore or rng.random() < 0.62):
            continue
        if inside > 0:
            colour = ramp(np.clip(0.15 + 1.1 * inside + 0.35 * (t - 0.4), 0, 1), _SAND)
            second = ramp(rng.uniform(0.2, 1), _SAND)
            if rng.random() < 0.04:
                colour = rgb("#2C78BE")
        else:
            lift = 0.32 if shore else 0.0
            colour = ramp(np.clip(t + lift, 0, 1), _DEEP)
            second = ramp(np.clip(t + rng.normal(0.1, 0.2), 0, 1), _DEEP)
            if rng.random() < 0.07:
                colour = ramp(rng.uniform(0.3, 0.9), _SAND)
        colour = np.clip(colour * rng.normal(1, 0.05) + rng.normal(0, 0.015, 3), 0, 1).astype(np.float32)
        line = follow(angle, px, py, length * rng.uniform(0.7, 1.2), 8)
        stroke(
            painting, rng, line, width * rng.uniform(0.75, 1.2), colour, second,
            thickness=1.2 + width * 0.07, dryness=0.1 if number < 2 else 0.3,
        )  # fmt: skip
