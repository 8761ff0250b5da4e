"""The bodies that vehicles are built from: a lofted lower body with wheel arches, a cabin, wheels."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence

import numpy as np

from .shapes import Mesh
from .street_solids import loft

UNDERSIDE = np.float32([0.012, 0.012, 0.013])
TYRE = np.float32([0.018, 0.018, 0.019])

# Where the skin of a section stands: share of the half-width at the sill, the widest line, the shoulder and
# the edge of the bonnet.
_SILL, _WIDEST, _SHOULDER, _EDGE = 0.955, 1.0, 0.975, 0.9


def curve(y: np.ndarray | float, points: Sequence[tuple[float, float]]) -> np.ndarray:
    """A line through points (y, value), y descending or ascending, straight in between."""
    table = np.asarray(sorted(points), float)
    return np.interp(y, table[:, 0], table[:, 1])


def lower_body(
    length: float,
    width: float,
    top: Sequence[tuple[float, float]],
    bottom: Sequence[tuple[float, float]],
    axles: Sequence[float],
    wheel: float,
    color: np.ndarray,
    sill: np.ndarray | None = None,
    rounding: float = 0.16,
    waist: float = 0.56,
) -> Mesh:
    """The body below the windows, from nose (+y) to tail, with a wheel arch at each axle.

    Args:
        length, width: metres.
        top, bottom: the side view's upper and lower line, points (y, z).
        axles: y of the axles; `wheel` is the wheels' radius.
        color: the paint; `sill` that of the lowest strip and the bumpers, the paint if None.
        rounding: how far the corners, seen from above, are drawn in.
        waist: height of the widest line.
    """
    half, arch = length / 2, wheel + 0.055
    ends = np.array([0, 0.04, 0.12, 0.28, 0.55])
    y = list(half - ends) + list(-half + ends) + [y for y, _ in top if abs(y) < half]
    y = [at for at in y if all(abs(at - axle) > arch + 0.01 for axle in axles)]
    stations = [(at, False) for at in y]
    for axle in axles:
        stations += [(axle + side * (arch + 1e-4), False) for side in (-1, 1)]
        stations += [(axle - arch * math.cos(turn), True) for turn in np.linspace(0, math.pi, 11)]
    sections, colors = [], []
    strip = color if sill is None else sill
    for at, inside in sorted(stations, reverse=True):
        beyond = np.interp(half - abs(at), ends, [1, 0.55, 0.28, 0.08, 0])
        w = width / 2 - rounding * beyond
        upper = float(curve(at, top)) - 0.05 * max(0.0, beyond - 0.5)
        low = float(curve(at, bottom)) + 0.08 * beyond
        if inside:
            reach = min(abs(at - axle) for axle in axles)
            low = max(low, wheel + math.sqrt(max(arch**2 - reach**2, 0.0)))
        middle = min(max(waist, low + 0.06), upper - 0.08)
        shoulder = min(max(upper - 0.11, middle + 0.03), upper - 0.04)
        right = [
            (w * _SILL - 0.03, low),
            (w * _SILL, low + 0.02),
            (w * (_SILL + _WIDEST) / 2, low + (middle - low) * 0.5),
            (w * _WIDEST, middle),
            (w * _SHOULDER, shoulder),
            (w * _SHOULDER - 0.025, upper - 0.035),
            (w * _EDGE - 0.03, upper),
            (w * 0.45, upper + 0.012),
        ]
        ring = [(0.0, low), *right, (0.0, upper + 0.018), *[(-x, z) for x, z in right[::-1]]]
        # Clockwise looking back from the nose, as `loft` wants it: it runs from +y to -y.
        sections.append([(x, at, z) for x, z in ring])
        side = [UNDERSIDE, strip, strip, color, color, color, color, color]
        around = [UNDERSIDE, *side, color, *side[::-1]]
        colors.append([color] * len(ring) if abs(at) > half - 1e-6 else around)
    return loft(np.array(sections), np.array(colors))


def cabin(
    base: float,
    roof: float,
    front: tuple[float, float],
    rear: tuple[float, float],
    widths: tuple[float, float],
    color: np.ndarray,
    bow: float = 0.1,
) -> Mesh:
    """The part with the windows: rings from the base to the roof.

    Args:
        base, roof: heights; the base should lie inside the body.
        front, rear: y of the front and rear edge, at the base and at the roof.
        widths: half-width at the base and at the roof.
        color: the paint.
        bow: how far the middle of windscreen and rear window stands out, in metres.
    """
    across = np.linspace(-1, 1, 7)
    rings = []
    # Height share, how far towards the upper edges, how far drawn in all round.
    for height, share, inset in [
        (0, 0, 0), (0.5, 0.5, -0.012), (0.86, 0.86, 0), (0.94, 0.95, 0.012), (0.985, 1.02, 0.06),
        (1, 1.08, 0.22),
    ]:  # fmt: skip
        half = widths[0] + (widths[1] - widths[0]) * share - inset
        ahead = front[0] + (front[1] - front[0]) * share - inset
        behind = rear[0] + (rear[1] - rear[0]) * share + inset
        arc = bow * (1 - across**2)
        nose = [(half * 0.94 * u, ahead - bow + a) for u, a in zip(across[::-1], arc, strict=True)]
        tail = [(half * 0.94 * u, behind + bow * 0.6 - 0.6 * a) for u, a in zip(across, arc, strict=True)]
        sides = np.linspace(ahead - bow - 0.05, behind + bow * 0.6 + 0.05, 6)
        left, right = [(-half, at) for at in sides], [(half, at) for at in sides[::-1]]
        rings.append([(x, at, base + (roof - base) * height) for x, at in [*nose, *left, *tail, *right]])
    return loft(np.array(rings), color)


@functools.lru_cache(maxsize=64)
def wheel_shape(radius: float, width: float, style: int) -> Mesh:
    """A wheel about the x axis, its outer face towards +x, with tyre and rim in vertex colours.

    `style` 0 and 1 are alloy rims with 5 and 7 spokes, 2 a steel disc, 3 a lorry's deep rim.
    """
    spokes, sides = {0: (5, 30), 1: (7, 28), 2: (0, 22), 3: (8, 32)}[style]
    half = width / 2
    rim, bright = radius * (0.68 if style < 3 else 0.62), np.float32([0.42, 0.43, 0.45])
    dark = np.float32([0.03, 0.03, 0.032])
    dish = 0.025 if style < 3 else 0.5 * width
    profile = [
        (radius * 0.55, -half, TYRE), (radius * 0.94, -half, TYRE), (radius, -half * 0.75, TYRE),
        (radius, half * 0.75, TYRE), (radius * 0.94, half, TYRE), (rim * 1.04, half, TYRE),
        (rim, half - 0.002, bright), (rim * 0.93, half - 0.004, bright), (rim * 0.9, half - dish, None),
        (rim * 0.28, half - dish * 0.6, None), (rim * 0.24, half - dish * 0.5, bright),
        (0.001, half - dish * 0.4, bright),
    ]  # fmt: skip
    angle = np.arange(sides) * (2 * math.pi / sides)
    pattern = np.cos(angle * spokes) > (-0.1 if style == 3 else 0.05) if spokes else np.full(sides, True)
    face = np.where(pattern[:, None], bright * (0.8 if style == 2 else 1), dark)
    sections = [np.c_[np.full(sides, x), np.cos(angle) * r, np.sin(angle) * r] for r, x, _ in profile]
    colors = [face if color is None else np.broadcast_to(color, (sides, 3)) for _, _, color in profile]
    return loft(np.array(sections), np.array(colors))
