"""Shapes with smooth edges: polygons, discs, and lines whose width changes on their way."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw
from scipy.interpolate import CubicSpline

from .canvas import SIDE

_FINER = 2  # pixels of the stencil to one of the picture


class Stencil:
    """Shapes cut out together; where they overlap, the later one counts.

    Coordinates are in pixels of the picture; what leaves the picture is cut off.
    """

    def __init__(self):
        self._image = Image.new("L", (SIDE * _FINER, SIDE * _FINER))
        self._draw = ImageDraw.Draw(self._image)

    def polygon(self, points: np.ndarray, value: float = 1.0) -> Stencil:
        """Fill a polygon, float (k, 2), with `value` from 0 to 1."""
        if len(points) > 2:
            self._draw.polygon([tuple(p) for p in np.asarray(points) * _FINER], fill=round(255 * value))
        return self

    def disc(self, x: float, y: float, radius: float, value: float = 1.0) -> Stencil:
        """Fill a disc."""
        box = [(x - radius) * _FINER, (y - radius) * _FINER, (x + radius) * _FINER, (y + radius) * _FINER]
        self._draw.ellipse(box, fill=round(255 * value))
        return self

    def line(self, points: np.ndarray, widths: Sequence[float] | float, value: float = 1.0) -> Stencil:
        """Draw a line through points (k, 2); `widths` (k,) or one for all, in pixels. Its ends are round."""
        points = np.asarray(points, float)
        half = np.broadcast_to(np.asarray(widths, float) / 2, len(points))
        ways = np.gradient(points, axis=0)
        aside = np.stack([-ways[:, 1], ways[:, 0]], 1) / np.maximum(np.hypot(*ways.T), 1e-6)[:, None]
        sides = half[:, None] * aside
        # Piece by piece: an outline in one go would fill what a loop encloses.
        for k in range(len(points) - 1):
            corners = [
                points[k] + sides[k],
                points[k + 1] + sides[k + 1],
                points[k + 1] - sides[k + 1],
                points[k] - sides[k],
            ]
            self.polygon(np.array(corners), value)
        for (x, y), radius in zip(points, half, strict=True):
            if radius > 0.6:
                self.disc(x, y, radius, value)
        return self

    def mask(self) -> np.ndarray:
        """Return how much of each pixel is filled, float32 (SIDE, SIDE), 0 to 1."""
        return np.asarray(self._image.reduce(_FINER), np.float32) / 255


def curve(points: Sequence, count: int = 40, closed: bool = False) -> np.ndarray:
    """Return points of a smooth curve through the given ones: float (k, 2) to float (count, 2)."""
    points = np.asarray(points, float)
    if closed:
        points = np.concatenate([points, points[:1]])
    lengths = np.hypot(*np.diff(points, axis=0).T)
    t = np.concatenate([[0], np.cumsum(np.sqrt(lengths))])
    spline = CubicSpline(t, points, bc_type="periodic" if closed else "natural")
    return spline(np.linspace(0, t[-1], count, endpoint=not closed))


def placed(points: np.ndarray, x: float, y: float, scale: float = 1.0, turn: float = 0.0) -> np.ndarray:
    """Return points (k, 2) scaled, turned by radians (from right to down), and moved so that 0 is at x, y."""
    c, s = np.cos(turn), np.sin(turn)
    return np.asarray(points, float) @ np.array([[c, s], [-s, c]]) * scale + (x, y)
