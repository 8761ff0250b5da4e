"""Mosaic: a branch with pomegranates, laid in small stones that follow the outlines."""

from __future__ import annotations

import contourpy  # comes with matplotlib
import numpy as np
from scipy import ndimage

from .canvas import SIDE, blur, noise, relief, rgb
from .mosaic_drawing import drawing

# Sides of the stones, the large ones first; the smaller ones fill what is left.
_STONES = (14.5, 10.5, 7.0, 5.0)
_JOINT = 2.2


def paint(rng: np.random.Generator) -> np.ndarray:
    """Paint it. Returns float32 (SIDE, SIDE, 3)."""
    areas, colours = drawing(rng)
    mortar = rgb("#6E6458") * (1 + 0.10 * noise(rng, 5, octaves=2) + 0.06 * noise(rng, 60))[..., None]
    picture = mortar.astype(np.float32)
    height = 0.4 * noise(rng, 4)
    taken = np.zeros((SIDE + 80, SIDE + 80), bool)
    away, angle = _outlines(areas)
    for size in _STONES:
        for px, py, turn in _rows(rng, away, angle, size):
            row, column = int(np.clip(py, 0, SIDE - 1)), int(np.clip(px, 0, SIDE - 1))
            colour = colours(areas[row, column], px, py)
            _stone(picture, height, taken, rng, px, py, turn, size, colour)
    shade, gloss = relief(blur(height, 0.9), slope=0.75, shine=0.12)
    return np.clip(picture * (0.35 + 0.65 * shade)[..., None] + gloss[..., None], 0, 1)


def _outlines(areas: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How far each pixel is from the edge of its area, and the direction along that edge."""
    edge = np.zeros(areas.shape, bool)
    edge[:-1] |= areas[:-1] != areas[1:]
    edge[:, :-1] |= areas[:, :-1] != areas[:, 1:]
    away = ndimage.distance_transform_edt(~edge).astype(np.float32)
    soft = blur(away, 4)
    down, right = np.gradient(soft)
    return away, np.arctan2(-right, down)


def _rows(rng, away, angle, size):
    """Where stones of a size may lie: in rows along the outlines, from the edges inwards; x, y, direction."""
    pitch = size + _JOINT
    lines = contourpy.contour_generator(z=away)
    for k in range(int(away.max() / pitch) + 1):
        # Small stones also go between the rows.
        for level in ((k + 0.5) * pitch,) if size == _STONES[0] else ((k + 0.45) * pitch, (k + 0.95) * pitch):
            for line in lines.lines(level):
                lengths = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
                dense = pitch if size == _STONES[0] else 0.34 * pitch
                at = np.arange(rng.uniform(0, dense), lengths[-1], dense)
                xs, ys = np.interp(at, lengths, line[:, 0]), np.interp(at, lengths, line[:, 1])
                for px, py in zip(xs, ys, strict=True):
                    yield px, py, angle[int(py), int(px)]


def _stone(picture, height, taken, rng, px, py, turn, size, colour):
    """Lay a stone if there is room for it, in place."""
    if not (0 <= px < SIDE and 0 <= py < SIDE) or taken[int(py) + 40, int(px) + 40]:
        return
    reach = int(size * 0.9) + 2
    left, top = int(px) - reach, int(py) - reach
    ys, xs = np.mgrid[top : top + 2 * reach + 1, left : left + 2 * reach + 1]
    turn = turn + rng.normal(0, 0.05)
    c, s = np.cos(turn), np.sin(turn)
    u, v = (xs + 0.5 - px) * c + (ys + 0.5 - py) * s, (ys + 0.5 - py) * c - (xs + 0.5 - px) * s
    half = size / 2 * rng.uniform(0.9, 1.03, 2)
    # A quadrilateral that is not quite a rectangle.
    skew = rng.normal(0, 0.06, 2)
    inside = np.minimum(half[0] - np.abs(u + skew[0] * v), half[1] - np.abs(v + skew[1] * u))
    box = np.s_[top + 40 : top + 41 + 2 * reach, left + 40 : left + 41 + 2 * reach]
    solid = inside > 0
    if (taken[box] & solid).sum() > 0.06 * max(solid.sum(), 1):
        return
    taken[box] |= inside > -_JOINT / 2
    rows = slice(max(top, 0), min(top + 2 * reach + 1, SIDE))
    columns = slice(max(left, 0), min(left + 2 * reach + 1, SIDE))
    part = np.s_[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left]
    inside = inside[part]
    alpha = np.clip(inside + 0.5, 0, 1).astype(np.float32)
    speckle = 1 + 0.05 * rng.normal(size=alpha.shape) + rng.normal(0, 0.07)
    stone = np.clip((colour + rng.normal(0, 0.018, 3)) * speckle[..., None], 0, 1)
    picture[rows, columns] += (stone - picture[rows, columns]) * alpha[..., None]
    tilt = rng.normal(0, 0.06, 2)
    dome = 2.2 * np.clip(inside / 2.6, 0, 1) ** 0.6 + tilt[0] * u[part] + tilt[1] * v[part]
    height[rows, columns] += (dome - height[rows, columns]) * alpha
