"""Shapes, as signed distances: below 0 inside, growing outwards, about as fast as the distance to the edge.

A shape fills about the square from -1 to 1, points to the right (angle 0), and is turned by who draws it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .fields import turned

TAU = 2 * np.pi


@dataclass(frozen=True)
class Shape:
    """A drawn shape.

    Attributes:
        distance: float32, signed, at the coordinates asked for.
        points: how many corners, tips, petals, teeth or limbs it has; -1 if the question makes no sense.
        directed: whether it has a front, which is at angle 0.
    """

    distance: np.ndarray
    points: int = -1
    directed: bool = False


Drawing = Callable[[np.random.Generator, np.ndarray, np.ndarray], Shape]


def capsule(x, y, start, end, thick_start, thick_end):
    """Return the distance to a segment with round ends whose half width changes from one end to the other."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    along = np.clip(((x - start[0]) * dx + (y - start[1]) * dy) / max(dx * dx + dy * dy, 1e-6), 0, 1)
    away = np.hypot(x - start[0] - along * dx, y - start[1] - along * dy)
    return away - (thick_start + along * (thick_end - thick_start))


def joined(one: np.ndarray, other: np.ndarray, softness: float) -> np.ndarray:
    """Return the smooth union of two distances: they run into each other over about `softness`."""
    share = np.clip(softness - np.abs(one - other), 0, None) / softness
    return np.minimum(one, other) - share * share * (softness / 4)


def _round(radius, x, y):
    """The distance to an edge that is at radius(angle), roughly."""
    return np.hypot(x, y) - radius


def _ellipse(rng, x, y):
    y = y / rng.uniform(0.45, 1)
    return Shape(np.hypot(x, y) * 0.8 - 0.6)


def _polygon(rng, x, y, sides):
    angle, sector = np.arctan2(y, x), TAU / sides
    inner = (angle + sector / 2) % sector - sector / 2
    rounding = rng.uniform(0, 0.12)
    apothem = 0.85 * np.cos(sector / 2)
    return Shape(np.hypot(x, y) * np.cos(inner) - apothem - rounding * 0.5, sides)


def _triangle(rng, x, y):
    return _polygon(rng, x, y * rng.uniform(0.8, 1.25), 3)


def _box(rng, x, y):
    half = np.array([0.8, 0.8 * rng.uniform(0.35, 1)])
    rounding = rng.uniform(0, 0.2)
    dx, dy = np.abs(x) - half[0] + rounding, np.abs(y) - half[1] + rounding
    outside = np.hypot(np.maximum(dx, 0), np.maximum(dy, 0))
    return Shape(outside + np.minimum(np.maximum(dx, dy), 0) - rounding, 4)


def _many_sided(rng, x, y):
    return _polygon(rng, x, y, int(rng.integers(5, 8)))


def _star(rng, x, y):
    count, depth = int(rng.integers(4, 9)), rng.uniform(0.3, 0.65)
    angle = np.arctan2(y, x)
    saw = np.abs((angle * count / TAU) % 1 - 0.5) * 2
    return Shape(0.7 * _round(0.95 * (depth + (1 - depth) * saw), x, y), count)


def _flower(rng, x, y):
    count, depth = int(rng.integers(3, 9)), rng.uniform(0.15, 0.4)
    radius = 0.65 * (1 + depth * np.cos(count * np.arctan2(y, x)))
    return Shape(0.8 * _round(radius, x, y), count)


def _gear(rng, x, y):
    count, depth = int(rng.integers(5, 10)), rng.uniform(0.12, 0.3)
    teeth = np.clip(4 * np.sin(count * np.arctan2(y, x)), -1, 1)
    body = 0.8 * _round(0.7 + depth * teeth, x, y)
    hole = rng.uniform(0.15, 0.4) - np.hypot(x, y)
    return Shape(np.maximum(body, hole), count)


def _ring(rng, x, y):
    thick = rng.uniform(0.1, 0.28)
    y = y / rng.uniform(0.6, 1)
    return Shape(np.abs(np.hypot(x, y) - (0.85 - thick)) - thick)


def _crescent(rng, x, y):
    bite = rng.uniform(0.3, 0.7)
    return Shape(np.maximum(np.hypot(x, y) - 0.85, 0.8 - np.hypot(x + bite, y)), directed=True)


def _arc(rng, x, y):
    """A thick bent line; the bend points to angle 0."""
    half, thick, radius = rng.uniform(0.5, 2.2), rng.uniform(0.08, 0.2), 0.75
    angle = np.arctan2(y, x)
    inside = np.abs(np.hypot(x, y) - radius)
    ends = (radius * np.cos(half), radius * np.sin(half))
    outside = np.hypot(x - ends[0], np.abs(y) - ends[1])
    return Shape(np.where(np.abs(angle) < half, inside, outside) - thick, directed=True)


def _cross(rng, x, y):
    thick = rng.uniform(0.12, 0.3)
    x, y = np.abs(x), np.abs(y)
    bars = [np.maximum(a - 0.85, b - thick) for a, b in ((x, y), (y, x))]
    return Shape(np.minimum(*bars), 4)


def _bar(rng, x, y):
    thick = rng.uniform(0.1, 0.3)
    return Shape(capsule(x, y, (-0.75, 0), (0.75, 0), thick, thick * rng.uniform(0.4, 1)))


def _blob(rng, x, y):
    angle = np.arctan2(y, x)
    radius = np.float32(0.65)
    for k in range(1, 6):
        radius = radius + rng.normal(0, 0.2 / k) * np.cos(k * angle + rng.uniform(0, TAU))
    return Shape(0.8 * _round(np.clip(radius, 0.15, 1), x, y))


def _limbed(rng, x, y):
    """A body with 1 to 8 limbs, spread over a fan that opens to angle 0 or all round."""
    count, spread = int(rng.integers(1, 9)), rng.uniform(0.8, 5.6)
    shift = -0.25 if spread < 3.5 else 0.0
    body = np.array([rng.uniform(0.22, 0.42), rng.uniform(0.22, 0.42)])
    distance = (np.hypot((x - shift) / body[0], y / body[1]) - 1) * body.min()
    thick, softness = rng.uniform(0.05, 0.13), rng.uniform(0.04, 0.15)
    angles = spread * ((np.arange(count) + 0.5) / count - 0.5) + rng.normal(
        0, 0.25 * spread / (count + 2), count
    )
    for angle in angles:
        start = np.array([shift + 0.6 * body[0] * np.cos(angle), 0.6 * body[1] * np.sin(angle)])
        length = rng.uniform(0.5, 0.85)
        bent = angle + rng.normal(0, 0.25)
        knee = start + 0.5 * length * np.array([np.cos(angle), np.sin(angle)])
        end = knee + 0.5 * length * np.array([np.cos(bent), np.sin(bent)])
        limb = np.minimum(
            capsule(x, y, start, knee, thick, thick * 0.9), capsule(x, y, knee, end, thick * 0.9, thick * 0.7)
        )
        distance = joined(distance, limb, softness)
    return Shape(distance, count, directed=spread < 3.5)


def _lumps(rng, x, y):
    """Two to five balls that run into each other."""
    distance = np.full(x.shape, 9, np.float32)
    for _ in range(rng.integers(2, 6)):
        radius, (a, b) = rng.uniform(0.2, 0.4), rng.uniform(-0.5, 0.5, 2)
        distance = joined(distance, np.hypot(x - a, y - b) - radius, 0.2)
    return Shape(distance)


def _tree(rng, x, y):
    """Branches that fork, three times."""
    ratio, fork = rng.uniform(0.6, 0.75), rng.uniform(0.3, 0.7)
    distance = np.full(x.shape, 9, np.float32)
    level = [(np.array([-0.85, 0.0]), 0.0)]
    length, thick = 0.65, rng.uniform(0.06, 0.12)
    for _ in range(4):
        following = []
        for start, angle in level:
            end = start + length * np.array([np.cos(angle), np.sin(angle)])
            distance = np.minimum(distance, capsule(x, y, start, end, thick, thick * 0.7))
            following += [(end, angle + side * fork + rng.normal(0, 0.12)) for side in (-1, 1)]
        level, length, thick = following, length * ratio, thick * 0.7
    return Shape(distance, directed=True)


def _strokes(rng, x, y):
    """A line with corners, like a letter of no alphabet."""
    corners = rng.uniform(-0.8, 0.8, (rng.integers(3, 6), 2))
    thick = rng.uniform(0.06, 0.15)
    parts = [capsule(x, y, a, b, thick, thick) for a, b in pairwise(corners)]
    return Shape(np.minimum.reduce(parts))


def _fractal(rng, x, y):
    """The attractor of random affine maps (Barnsley's iterated function system), as a density of points."""
    n = x.shape[0]
    k = int(rng.integers(2, 5))
    maps = rng.uniform(-1, 1, (k, 2, 2))
    for a in maps:  # contracting, but not too much
        u, s, v = np.linalg.svd(a)
        a[:] = u @ np.diag(np.clip(s, 0.35, 0.75)) @ v
    moves = rng.uniform(-1, 1, (k, 2))
    places = rng.uniform(-1, 1, (512, 2))
    kept = []
    for turn in range(24):
        chosen = rng.integers(k, size=len(places))
        places = np.einsum("nij,nj->ni", maps[chosen], places) + moves[chosen]
        if turn >= 8:
            kept.append(places)
    cloud = np.concatenate(kept)
    low, high = np.percentile(cloud, [2, 98], axis=0)
    cloud = (cloud - (low + high) / 2) / max((high - low).max() / 1.7, 1e-3)
    counts, _, _ = np.histogram2d(cloud[:, 1], cloud[:, 0], bins=n // 3, range=[[-1.05, 1.05]] * 2)
    density = np.clip(counts, 0, 3)
    density = (
        density
        + 0.6
        * (
            np.roll(density, 1, 0)
            + np.roll(density, -1, 0)
            + np.roll(density, 1, 1)
            + np.roll(density, -1, 1)
        )
    ) / 2
    i, j = (np.clip(((a + 1.05) / 2.1 * (n // 3)).astype(np.int32), 0, n // 3 - 1) for a in (y, x))
    outside = np.maximum(np.maximum(np.abs(x), np.abs(y)) - 1, 0)
    return Shape((0.25 * (0.6 - np.clip(density[i, j], 0, 1.2)) + outside).astype(np.float32))


SHAPES: dict[str, Drawing] = {
    "ellipse": _ellipse,
    "triangle": _triangle,
    "box": _box,
    "many-sided": _many_sided,
    "star": _star,
    "flower": _flower,
    "gear": _gear,
    "ring": _ring,
    "crescent": _crescent,
    "arc": _arc,
    "cross": _cross,
    "bar": _bar,
    "blob": _blob,
    "limbed": _limbed,
    "lumps": _lumps,
    "tree": _tree,
    "strokes": _strokes,
    "fractal": _fractal,
}


def draw_shape(
    rng: np.random.Generator,
    kind: str,
    x: np.ndarray,
    y: np.ndarray,
    centre: tuple[float, float],
    size: float,
    angle: float,
) -> Shape:
    """Draw a shape into a picture; its distances are in the picture's units.

    Args:
        rng: where chance comes from.
        kind: a key of `SHAPES`.
        x, y: coordinates of the picture, from -1 to 1.
        centre: where its middle is.
        size: half its side.
        angle: where it points, radians; it grows from right (0) to down.
    """
    u, v = turned(x - np.float32(centre[0]), y - np.float32(centre[1]), angle)
    shape = SHAPES[kind](rng, u / np.float32(size), v / np.float32(size))
    return Shape((shape.distance * size).astype(np.float32), shape.points, shape.directed)
