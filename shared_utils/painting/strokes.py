"""A loaded brush: strokes with bristles, ragged ends, and paint that stands up from the canvas."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from .canvas import SIDE, relief

_TRACKS = 48  # bristle tracks across a brush


@dataclass
class Painting:
    """Wet paint on a canvas.

    Attributes:
        colour: float32 (SIDE, SIDE, 3), without light.
        height: float32 (SIDE, SIDE), how thick the paint stands, in pixels.
    """

    colour: np.ndarray
    height: np.ndarray = field(default_factory=lambda: np.zeros((SIDE, SIDE), np.float32))

    def lit(self, slope: float = 1.0, shine: float = 0.5, strength: float = 1.0) -> np.ndarray:
        """Return the colours as light from the upper left shows them, float32 (SIDE, SIDE, 3)."""
        shade, gloss = relief(self.height, slope=slope, shine=shine)
        return np.clip(self.colour * (1 + strength * (shade - 1))[..., None] + gloss[..., None], 0, 1)


def follow(angle: np.ndarray, x: float, y: float, length: float, steps: int = 10) -> np.ndarray:
    """Return the points of a line that follows a field of directions.

    Args:
        angle: float (SIDE, SIDE), in radians, 0 to the right, growing downwards.
        x, y: its middle.
        length: of the whole line in pixels.
        steps: how many straight pieces it has, an even number.

    Returns:
        float32 (steps + 1, 2), x and y.
    """
    stride, halves = length / steps, []
    for way in (-stride, stride):
        px, py, half = x, y, []
        for _ in range(steps // 2):
            row, column = min(max(int(py), 0), SIDE - 1), min(max(int(px), 0), SIDE - 1)
            turn = angle[row, column]
            px, py = px + way * math.cos(turn), py + way * math.sin(turn)
            half.append((px, py))
        halves.append(half)
    return np.array([*halves[0][::-1], (x, y), *halves[1]], np.float32)


def stroke(
    painting: Painting,
    rng: np.random.Generator,
    points: np.ndarray,
    width: float,
    colour: np.ndarray,
    second: np.ndarray | None = None,
    *,
    thickness: float = 1.0,
    dryness: float = 0.25,
    taper: float = 0.25,
) -> None:
    """Draw the brush along a line, in place.

    Args:
        painting: what is painted on.
        rng: draws the bristles.
        points: float (k, 2), k at least 2: x and y.
        width: of the brush in pixels.
        colour: float (3,).
        second: another colour that is on the brush and not quite mixed in.
        thickness: how high the paint stands in pixels.
        dryness: from 0, which covers all, to 1, where bristles leave the ground to be seen.
        taper: the share of the length over which it grows narrower at its end.
    """
    half = width / 2
    left, top = np.floor(points.min(axis=0) - half - 3).astype(int)
    right, low = np.ceil(points.max(axis=0) + half + 3).astype(int)
    left, top, right, low = max(left, 0), max(top, 0), min(right, SIDE), min(low, SIDE)
    if left >= right or top >= low:
        return
    along, across, total = _coordinates(points, left, top, right, low)
    tracks = _bristles(rng)
    v = across / half  # from -1 to 1 on the brush
    lane = (np.clip(v, -1, 1) * 0.5 + 0.5) * (_TRACKS - 1)
    low_lane = np.minimum(lane.astype(np.int32), _TRACKS - 2)
    share = lane - low_lane
    bristle = tracks[low_lane] * (1 - share) + tracks[low_lane + 1] * share
    t = along / total
    # The brush narrows to its end, and each bristle starts and ends elsewhere.
    narrow = 1 - 0.55 * np.clip((t - 1 + taper) / max(taper, 1e-3), 0, 1) ** 2
    edge = np.clip((narrow - np.abs(v)) * half + 0.5, 0, 1)
    ragged = half * 0.7 * bristle
    ends = np.clip((along + half * np.sqrt(np.clip(1 - v * v, 0, 1)) - np.maximum(ragged, 0)) / 3, 0, 1)
    ends = ends * np.clip((total + half * 0.6 - along - half * (0.5 + bristle)) / 6, 0, 1)
    alpha = edge * ends
    if dryness > 0:
        runs_out = np.clip(dryness * (0.4 + 1.1 * t) + 0.9 * bristle - 0.55, 0, 1)
        alpha = alpha * (1 - 0.9 * np.clip(2.2 * runs_out, 0, 1))
    paint = colour[None, None, :]
    if second is not None:
        mixed = np.clip(0.35 + 0.9 * np.roll(tracks, _TRACKS // 3)[low_lane] - 0.3 * t, 0, 1)
        paint = paint + (second - colour) * mixed[..., None]
    paint = paint * (1 + 0.1 * bristle[..., None])
    area = np.s_[top:low, left:right]
    target = painting.colour[area]
    target += (paint - target) * alpha[..., None]
    # Bristles leave furrows, and push paint to the sides.
    rim = np.exp(-(((np.abs(v) - 0.86 * narrow) * 6) ** 2))
    stands = thickness * (0.75 - 0.75 * bristle + 0.5 * rim + 0.35 * np.clip(4 * t - 3, 0, 1))
    ground = painting.height[area]
    ground += alpha * (0.45 * ground + stands - ground)


def _coordinates(points, left, top, right, low):
    """How far along the line each pixel lies, and how far aside, float32; and the length of the line."""
    x, y = np.meshgrid(
        np.arange(left, right, dtype=np.float32) + 0.5, np.arange(top, low, dtype=np.float32) + 0.5
    )
    starts, ways = points[:-1], np.diff(points, axis=0)
    lengths = np.maximum(np.linalg.norm(ways, axis=1), 1e-3)
    offsets = np.concatenate([[0], np.cumsum(lengths)])
    nearest = np.full(x.shape, np.inf, np.float32)
    along, across = np.zeros_like(x), np.zeros_like(x)
    last = len(starts) - 1
    for k, ((sx, sy), (wx, wy), length) in enumerate(zip(starts, ways, lengths, strict=True)):
        ux, uy = wx / length, wy / length
        dx, dy = x - sx, y - sy
        a, c = dx * ux + dy * uy, dy * ux - dx * uy
        # Beyond its ends the line goes on straight.
        inner = np.clip(a, -np.inf if k == 0 else 0, np.inf if k == last else length)
        distance = (a - inner) ** 2 + c * c
        nearer = distance < nearest
        nearest = np.where(nearer, distance, nearest)
        along = np.where(nearer, offsets[k] + inner, along)
        across = np.where(nearer, np.sign(c) * np.sqrt((a - inner) ** 2 + c * c), across)
    return along, across, float(offsets[-1])


def _bristles(rng: np.random.Generator) -> np.ndarray:
    """How much each track lacks paint: float32 (_TRACKS,), about 0, from -0.5 to 0.5 mostly."""
    raw = rng.normal(size=_TRACKS + 4).astype(np.float32)
    smooth = 0.25 * raw[:-4] + 0.6 * raw[1:-3] + 0.8 * raw[2:-2] + 0.6 * raw[3:-1] + 0.25 * raw[4:]
    return np.clip(0.28 * smooth, -0.6, 0.6)
