"""The waves of the woodblock: silhouettes that rise and curl over, the flow inside them, and their foam."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .canvas import SIDE
from .stencil import curve, placed

# One wave that breaks to the right, 1 high: its back from the left foot to the tip, its face from there on.
_BACK = [
    (-1.75, 0.0),
    (-1.25, -0.10),
    (-0.80, -0.34),
    (-0.42, -0.72),
    (0.02, -0.99),
    (0.45, -0.98),
    (0.74, -0.72),
    (0.80, -0.46),
]
_FACE = [
    (0.80, -0.46),
    (0.62, -0.66),
    (0.36, -0.74),
    (0.12, -0.58),
    (0.06, -0.34),
    (0.22, -0.14),
    (0.62, -0.03),
    (1.25, 0.0),
]
_FLOWS = 9  # lines of flow inside


@dataclass(frozen=True)
class Row:
    """What is printed for one row of waves, and for the swell in front of them that hides their feet.

    Attributes:
        bodies: polygons (k, 2), the waves.
        bands: polygons between the lines of flow, every other one.
        lines: of the key block: points (k, 2) and widths (k,).
        foam: x, y, radius of each bubble.
        swell: polygon (k, 2), down to the lower edge of the picture.
        ripples: lines on the swell.
    """

    bodies: list[np.ndarray]
    bands: list[np.ndarray]
    lines: list[tuple[np.ndarray, np.ndarray]]
    foam: list[tuple[float, float, float]]
    swell: np.ndarray
    ripples: list[tuple[np.ndarray, np.ndarray]]


def rows_of_waves(rng: np.random.Generator) -> Iterator[Row]:
    """The rows from the horizon to the viewer: waves grow, and break to either side."""
    sizes = ((330, 74, 178), (404, 104, 262), (500, 146, 345), (626, 196, 470), (792, 236, 560))
    for number, (base, height, apart) in enumerate(sizes):
        flip = -1 if number % 2 else 1
        centres = np.arange(rng.uniform(-0.55, -0.2) * apart, SIDE + 1.2 * apart, apart)
        waves = [
            _wave(rng, x + rng.uniform(-0.05, 0.05) * apart, base, height * rng.uniform(0.88, 1.1), flip)
            for x in (centres if flip > 0 else centres[::-1])
        ]
        bodies = [wave[0] for wave in waves]
        bands, lines, foam = ([one for wave in waves for one in wave[k]] for k in (1, 2, 3))
        swell, ripples = _swell(rng, base, height, sizes[number + 1][0] if number < 4 else SIDE)
        yield Row(bodies, bands, lines, foam, swell, ripples)


def _wave(rng: np.random.Generator, x: float, base: float, height: float, flip: int):
    """A wave's body, bands, lines and foam."""

    def put(points):
        return placed(np.asarray(points, float) * (flip, 1), x, base, height)

    count = 60
    back, face = curve(_BACK, count), curve(_FACE, count)[::-1]  # both from the foot to the tip
    shares = np.linspace(0, 1, _FLOWS + 1) ** 0.9
    flows = [(1 - s) * back + s * face for s in shares]
    bands = [put(np.concatenate([a, b[::-1]])) for a, b in pairwise(flows)]
    weight = max(height / 26, 2.6)
    swell = np.sin(np.linspace(0.15, np.pi - 0.1, count))
    lines = [
        (put(flow), 0.75 * weight * swell * (0.55 + 0.45 * (k % 2))) for k, flow in enumerate(flows[1:-1])
    ]
    lines += [(put(back), weight * (0.5 + 0.9 * swell)), (put(face), weight * (0.35 + 0.7 * swell))]
    body = put(np.concatenate([back, face[::-1]]))
    return body, bands[::2], lines, _foam(rng, put, back, face, height)


def _swell(rng: np.random.Generator, base: float, height: float, end: float):
    """The water before a row, and its ripples: thick and thin, like long lenses."""
    xs = np.linspace(-10, SIDE + 10, 160)
    phase, rise = rng.uniform(0, 6), 0.10 * height

    def line(k):
        bend = np.sin(xs / (0.9 * height) + phase + 0.5 * k) + 0.5 * np.sin(
            xs / (0.37 * height) + 2 * phase - k
        )
        return base - 0.06 * height + k * 0.105 * height - rise * 0.55 * bend * (0.75**k)

    weight = max(height / 26, 2.6)
    swell = np.stack(
        [np.concatenate([xs, xs[::-1]]), np.concatenate([line(0), np.full(160, SIDE + 20.0)])], 1
    )
    ripples = [(np.stack([xs, line(0)], 1), weight * (0.9 + 0.45 * np.sin(xs / 61 + phase)))]
    for k in range(1, int((end - base) / (0.105 * height)) + 2):
        widths = 1.15 * weight * np.clip(0.25 + np.sin(xs / (0.62 * height) + 2.2 * k + phase), 0, 1) ** 0.7
        ripples.append((np.stack([xs, line(k)], 1), widths))
    return swell, ripples


def _foam(rng, put, back, face, height):
    """Bubbles along the crest, largest at the tip, and spray before it."""
    bubbles = []
    for t in np.linspace(0.55, 1.0, 17):
        px, py = put([back[int(t * (len(back) - 1))]])[0]
        radius = height * (0.03 + 0.05 * (t - 0.55) / 0.45) * rng.uniform(0.85, 1.2)
        bubbles.append((px, py, radius))
    for t in np.linspace(0.84, 1.0, 6):
        px, py = put([face[int(t * (len(face) - 1))]])[0]
        bubbles.append((px, py, height * rng.uniform(0.035, 0.06)))
    tip = np.array(back[-1])
    for _ in range(12):
        px, py = put([tip + np.array([rng.uniform(-0.25, 0.5), rng.uniform(-0.55, 0.22)])])[0]
        bubbles.append((px, py, height * rng.uniform(0.012, 0.032)))
    return bubbles
