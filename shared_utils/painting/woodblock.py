"""Woodblock: a sea of curling waves under a red sun, printed from a few blocks of wood."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from .canvas import blur, grid, lay, noise, rgb, step
from .stencil import Stencil
from .woodblock_waves import Row, rows_of_waves

_PAPER = rgb("#F1E4C6")
_INDIGO, _BLUE, _PALE, _RED, _OCHRE = rgb("#14284B", "#2D5F8C", "#9CC3C4", "#C8402B", "#E2A95A")


def paint(rng: np.random.Generator) -> np.ndarray:
    """Paint it. Returns float32 (SIDE, SIDE, 3)."""
    _, y = grid()
    paper = _PAPER * (1 + 0.025 * noise(rng, 60, 4) + 0.02 * noise(rng, 4))[..., None]
    picture, grain = paper.copy(), _grain(rng)
    _print(picture, _OCHRE, step(300 - y + 20 * noise(rng, 200), 420) * 0.9, grain)
    _sun(picture, grain)
    _clouds(picture, paper, rng, grain)
    for row in rows_of_waves(rng):
        _row(picture, paper, row, grain)
    return np.clip(picture, 0, 1)


def _grain(rng: np.random.Generator) -> np.ndarray:
    """How well a block inks: lines of the year rings, float32 (SIDE, SIDE), about 1."""
    x, y = grid()
    bend = 26 * noise(rng, 420, 150) + 9 * noise(rng, 260, 60)
    knot = np.hypot((x - 560) / 3.2, y - 180)
    rings = y + bend + 46 * np.exp(-((knot / 90) ** 2))
    lines = 0.5 + 0.5 * np.sin(rings * 2 * np.pi / 13 + 2 * noise(rng, 300, 40))
    fibres = noise(rng, 70, 2.2, 2)
    return np.clip(1 - 0.30 * lines**3 - 0.10 * np.clip(fibres, -1, 1.5), 0, 1.05)


def _print(picture: np.ndarray, ink: np.ndarray, mask: np.ndarray, grain: np.ndarray, off=(0, 0)) -> None:
    """Print one block: ink is thinner along the grain, and thicker at the edge, where it is pressed out."""
    mask = ndimage.shift(mask, off, order=0) if any(off) else mask
    edge = np.clip(mask - blur(mask, 3), 0, 1)
    density = np.clip(mask * grain + 0.35 * edge, 0, 1)
    picture += (ink * (0.35 * picture + 0.65) - picture) * density[..., None]


def _sun(picture, grain):
    x, y = grid()
    _print(picture, _RED, step(124 - np.hypot(x - 512, y - 168), 2.5), grain)


def _clouds(picture, paper, rng, grain):
    """Bands of mist with round ends, and lines along them that swell."""
    bands, lines = Stencil(), Stencil()
    for left, right, y, thick in (
        (-90, 300, 46, 30), (96, 430, 96, 24), (420, 860, 84, 26), (-60, 210, 150, 28), (300, 640, 196, 26),
        (600, 860, 226, 30), (60, 300, 228, 22),
    ):  # fmt: skip
        left, right = left + rng.uniform(-25, 25), right + rng.uniform(-25, 25)
        xs = np.linspace(left, right, 50)
        band = np.stack([xs, np.full(50, float(y))], 1)
        bands.line(band, thick)
        swell = np.sin(np.linspace(0.05, np.pi - 0.05, 50))
        for k, shift in ((-1, -14), (0, 30), (1, 12)):
            lines.line(np.add(band, (shift, k * thick / 2)), (1.2 + 3.6 * swell) * (0.6 if k == 0 else 1))
    lay(picture, paper, bands.mask())
    _print(picture, _INDIGO, lines.mask(), grain)


def _row(picture: np.ndarray, paper: np.ndarray, row: Row, grain: np.ndarray) -> None:
    """Print a row of waves and the swell before it, in place, over what is there."""
    for body in row.bodies:
        mask = Stencil().polygon(body).mask()
        lay(picture, paper, mask)
        _print(picture, _PALE, mask, grain)
    bands, key, rims, foam = Stencil(), Stencil(), Stencil(), Stencil()
    for band in row.bands:
        bands.polygon(band)
    for points, widths in row.lines:
        key.line(points, widths)
    for x, y, radius in row.foam:
        rims.disc(x, y, radius + 2.6)
        foam.disc(x, y, radius)
    _print(picture, _BLUE, bands.mask(), grain, (1, 1))
    _print(picture, _INDIGO, key.mask(), 0.3 + 0.7 * grain)
    _print(picture, _INDIGO, rims.mask(), 0.3 + 0.7 * grain)
    lay(picture, paper, foam.mask())
    water, ripples = Stencil().polygon(row.swell).mask(), Stencil()
    lay(picture, paper, water)
    _print(picture, _PALE, water, grain)
    for points, widths in row.ripples:
        ripples.line(points, widths)
    _print(picture, _INDIGO, ripples.mask(), 0.3 + 0.7 * grain)
