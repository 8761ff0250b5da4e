"""Palette knife: birches in an autumn wood, in slabs of thick paint with sharp ridges."""

from __future__ import annotations

import numpy as np

from .canvas import SIDE, blur, grid, noise, ramp, rgb, step
from .strokes import Painting

_LEAVES = rgb("#5A1638", "#94173F", "#C9252F", "#E8542A", "#F58A2B", "#FBB93A", "#FFE08A")
_GLADE = rgb("#F7C6B0", "#FBE3B4", "#F9F0D8")
_GROUND = rgb("#33204F", "#5B2A63", "#8E3560", "#D0573F", "#F2A24A")
_BARK = rgb("#F8F1E6", "#E9DCE0", "#C9B7D2", "#8F86B5", "#4C4370")
# Middle of each trunk at the lower edge, its lean over the whole height, its width, how near it is.
_TRUNKS = (
    (300, 30, 24, 0), (520, -24, 26, 0), (402, 12, 20, 0), (586, 26, 32, 1), (216, -34, 40, 1),
    (92, 20, 58, 2), (700, -46, 62, 2),
)  # fmt: skip


def paint(rng: np.random.Generator) -> np.ndarray:
    """Paint it. Returns float32 (SIDE, SIDE, 3)."""
    wood = _wood(rng)
    painting = Painting(blur(wood, 12) * 0.8)
    for length, width, apart in ((92, 44, 30), (66, 30, 24)):
        _scatter(painting, rng, wood, length, width, apart)
    for near in range(3):
        for foot, lean, width, depth in _TRUNKS:
            if depth == near:
                _trunk(painting, rng, foot, lean, width)
        _foliage(painting, rng, wood, 150 - 20 * near, 44)
    painting.height = blur(painting.height, 0.7)
    return painting.lit(slope=0.7, shine=0.5, strength=0.8)


def _wood(rng: np.random.Generator) -> np.ndarray:
    """What the knife follows, float32 (SIDE, SIDE, 3): leaves, a glade in the middle, the ground below."""
    x, y = grid()
    light = np.exp(-(((x - 400) / 190) ** 2) - (((y - 400) / 170) ** 2))
    leaves = ramp(
        np.clip(0.42 + 0.30 * noise(rng, 130, 95, 2) + 0.45 * light - 0.12 * (y < 120), 0, 1), _LEAVES
    )
    picture = leaves
    glade = step(light - 0.62 + 0.14 * noise(rng, 60), 0.3)
    picture += (ramp(np.clip(0.5 + 0.5 * noise(rng, 70), 0, 1), _GLADE) - picture) * glade[..., None]
    ground = ramp(np.clip(0.34 + 0.30 * noise(rng, 170, 34, 2) + 0.5 * light, 0, 1), _GROUND)
    far = step(y - 506 - 14 * noise(rng, 120), 10)
    picture += (ground - picture) * far[..., None]
    path = step(46 + 0.55 * (y - 500) - np.abs(x - 400 - 0.16 * (y - 500)), 20) * far
    teal = ramp(
        np.clip((y - 500) / 270 + 0.2 * noise(rng, 90, 20), 0, 1),
        rgb("#BFE3D6", "#4FAFA9", "#1E6F86", "#173F6B"),
    )
    picture += (teal - picture) * (0.95 * path)[..., None]
    return picture.astype(np.float32)


def _scatter(painting, rng, wood, length, width, apart):
    places = rng.uniform(-20, SIDE + 20, (int(SIDE**2 / apart**2 * 1.3), 2))
    for px, py in places:
        turn = rng.normal(0.0, 0.16) if py > 500 else rng.uniform(-1.2, 0.4)
        colour = _picked(rng, wood, px, py)
        size = length * rng.uniform(0.6, 1.2), width * rng.uniform(0.5, 1.1)
        second = _picked(rng, wood, px + rng.normal(0, 40), py + rng.normal(0, 20))
        _slab(painting, rng, px, py, turn, *size, colour, second)


def _picked(rng, wood, px, py):
    row, column = (int(np.clip(v, 0, SIDE - 1)) for v in (py, px))
    return np.clip(wood[row, column] * rng.normal(1, 0.10) + rng.normal(0, 0.03, 3), 0, 1).astype(np.float32)


def _trunk(painting, rng, foot, lean, width):
    """A birch from below: slabs of bark, lit from the right, with dark scars across."""
    low = rng.uniform(560, 600) if width < 30 else (620 if width < 50 else 720)
    pieces = int(low / (width * 1.5)) + 2
    for k in range(pieces):
        py = low - k * width * 1.5
        px = foot + lean * (1 - py / SIDE) + 5 * np.sin(py / 60)
        turn = np.pi / 2 + rng.normal(0, 0.05)
        tone = rng.uniform(0.0, 0.35)
        shade = ramp(0.72 + 0.2 * tone, _BARK)
        _slab(painting, rng, px - 0.26 * width, py, turn, width * 2.1, width * 0.55, shade, ramp(0.5, _BARK))
        _slab(painting, rng, px + 0.16 * width, py, turn, width * 2.1, width * 0.72, ramp(tone, _BARK),
              ramp(tone + 0.3, _BARK))  # fmt: skip
        if rng.random() < 0.75:
            _slab(painting, rng, px + rng.uniform(-0.25, 0.25) * width, py + rng.uniform(-0.6, 0.6) * width,
                  rng.normal(0, 0.12), width * rng.uniform(0.35, 0.75), width * rng.uniform(0.10, 0.2),
                  rgb("#2A2140"), rgb("#4C4370"))  # fmt: skip


def _foliage(painting, rng, wood, count, size):
    """Small bright slabs before the trunks, above, and fallen leaves below."""
    for _ in range(count):
        above = rng.random() < 0.72
        px = rng.uniform(0, SIDE)
        py = abs(rng.normal(0, 190)) if above else SIDE - abs(rng.normal(0, 110))
        colour = ramp(np.clip(rng.normal(0.62, 0.24), 0, 1), _LEAVES)
        turn = rng.uniform(-1.3, 0.6) if above else rng.normal(0, 0.3)
        second = ramp(np.clip(rng.normal(0.6, 0.3), 0, 1), _LEAVES)
        length, width = size * rng.uniform(0.5, 1.2), size * rng.uniform(0.25, 0.5)
        _slab(painting, rng, px, py, turn, length, width, colour, second)


def _slab(painting, rng, px, py, turn, length, width, colour, second):
    """One pull of the knife along `turn`: flat, streaked, a ridge along its sides and where it was lifted."""
    reach = int(np.hypot(length, width) / 2) + 3
    left, top = max(int(px) - reach, 0), max(int(py) - reach, 0)
    right, low = min(int(px) + reach, SIDE), min(int(py) + reach, SIDE)
    if left >= right or top >= low:
        return
    xs, ys = (axis[top:low, left:right] for axis in grid())
    c, s = np.cos(turn), np.sin(turn)
    u, v = (xs - px) * c + (ys - py) * s, (ys - py) * c - (xs - px) * s
    tracks = np.interp(np.linspace(0, 9, 64), np.arange(10), rng.normal(size=10)) + 0.25 * rng.normal(size=64)
    lane = tracks[np.clip((v / width + 0.5) * 63, 0, 63).astype(np.int32)]
    ends = length / 2 * (1 + 0.10 * lane) - np.abs(u)
    # It starts broad and ends a little narrower.
    sides = width / 2 * (1 - 0.14 * (u / length + 0.5)) + 0.8 * np.sin(u / 6 + lane[0, 0]) - np.abs(v)
    inside = np.minimum(ends, sides)
    alpha = np.clip(inside / 1.3 + 0.5, 0, 1)
    alpha = alpha * np.clip(1.25 - 0.8 * np.clip(0.5 * lane - 0.35 + 0.8 * (u / length), 0, 1), 0, 1)
    mixed = np.clip(0.30 + 0.32 * lane + 0.5 * u / length, 0, 1)
    paint = np.clip((colour + (second - colour) * mixed[..., None]) * (1 + 0.05 * lane[..., None]), 0, 1)
    target = painting.colour[top:low, left:right]
    target += (paint - target) * alpha[..., None]
    ridge = np.exp(-((sides - 1.8) ** 2) / 4) + 1.5 * np.exp(-((length / 2 - u - 2) ** 2) / 7)
    stands = 1.6 + 1.5 * ridge + 0.28 * lane + 1.0 * u / length
    ground = painting.height[top:low, left:right]
    ground += alpha * (0.4 * ground + stands - ground)
