"""Paint on the road: lines between lanes and at the edges, crossings, stop lines, arrows."""

from __future__ import annotations

import numpy as np

from . import materials
from .sampling import between, chance, pick
from .shapes import Mesh
from .street_layout import Street
from .street_mesh import Part, merge
from .street_road import strip

ROAD_LINES = 6
# Metres above the road, so that neither hides in the other.
HEIGHT = 0.012
# Farther paint would be thinner than a pixel.
REACH = 110.0
# Half a crossing, and what is kept free around it.
CROSSING = 1.7
CLEAR = 2.5


def make_paint(
    street: Street, rng: np.random.Generator, origin: float, start: float, stop: float, wet: float
) -> dict[str, Part]:
    """All paint between two `s`; what it looks like is the street's own (`rng`)."""
    bsdf = materials.plain(
        np.float32([0.74, 0.74, 0.7]) * between(rng, 0.75, 1.0) * (1 - 0.2 * wet), 0.8 - 0.5 * wet, 0.3
    )
    return {
        "lines": Part(merge(_strips(street, rng, origin, start, min(stop, origin + REACH))), bsdf, ROAD_LINES)
    }


def _strips(street: Street, rng: np.random.Generator, origin: float, start: float, stop: float) -> list[Mesh]:
    made: list[Mesh] = []
    half = between(rng, 0.07, 0.1)
    crossings = [c for c in street.crossings if start < c < stop]

    def lay(a: float, b: float, low: float | tuple, high: float | tuple) -> None:
        made.append(strip(street, origin, a, b, low, high, HEIGHT))

    def solid(d: float) -> None:
        begin = start
        for crossing in (*crossings, stop + CLEAR):
            if crossing - CLEAR > begin:
                lay(begin, crossing - CLEAR, d - half, d + half)
            begin = crossing + CLEAR

    def dashes(d: float, long: float, gap: float) -> None:
        s = np.floor(start / (long + gap)) * (long + gap)
        while s < stop:
            if not any(abs(s + long / 2 - c) < CLEAR + long / 2 for c in crossings):
                lay(s, s + long, d - half, d + half)
            s += long + gap

    rhythm = pick(rng, ((3.0, 4.0), (4.0, 6.0), (3.0, 6.0), (2.0, 2.5)))
    if street.theirs and street.middle_line == "dashed":
        dashes(0.0, *rhythm)
    elif street.theirs and street.middle_line == "double":
        solid(-2 * half)
        solid(2 * half)
    else:
        solid(0.0)
    for d in [i * street.lane for i in range(1, street.ours)]:
        dashes(d, *rhythm)
    for d in [-i * street.lane for i in range(1, street.theirs)]:
        dashes(d, *rhythm)
    for side in street.sides:
        if side.sign > 0 or street.theirs or side.parking:
            solid(side.sign * (side.edge - 0.1))
    stops, arrows = chance(rng, 0.6), street.ours + street.theirs > 2 or chance(rng, 0.3)
    ours, theirs = street.lane_middles()
    for crossing in crossings:
        d = -street.left.kerb + 0.35
        while d + 0.5 < street.right.kerb:
            lay(crossing - CROSSING, crossing + CROSSING, d, d + 0.5)
            d += 1.05
        for middle in ours + theirs:
            # Each lane meets the crossing from its own side.
            way = 1 if middle > 0 else -1
            if stops:
                s = crossing - way * (CROSSING + 1.1)
                lay(s - 0.2, s + 0.2, middle - street.lane / 2 + 0.15, middle + street.lane / 2 - 0.15)
            if arrows:
                _arrow(lay, crossing - way * 9.0, middle, way)
    return made


def _arrow(lay, s: float, d: float, way: int) -> None:
    """An arrow that points along the street (way 1) or against it (-1)."""
    if way > 0:
        lay(s - 1.6, s + 0.6, d - 0.12, d + 0.12)
        lay(s + 0.6, s + 2.0, (d - 0.42, d), (d + 0.42, d))
    else:
        lay(s - 0.6, s + 1.6, d - 0.12, d + 0.12)
        lay(s - 2.0, s - 0.6, (d, d - 0.42), (d, d + 0.42))
