"""The drawing under the mosaic: which area each place belongs to, and its colour."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .canvas import SIDE, grid, rgb
from .stencil import Stencil, curve, placed

BACKGROUND, BORDER, BRANCH, LEAF, FRUIT, CROWN, SEEDS, HALO = range(8)
_FRUITS = ((286, 306, 104), (500, 452, 118), (548, 196, 72), (236, 560, 66))


def drawing(rng: np.random.Generator) -> tuple[np.ndarray, Callable[[int, float, float], np.ndarray]]:
    """Return the areas and their colours.

    Returns:
        int (SIDE, SIDE): a number for each area; and a function of that number, x and y that gives a stone's
        colour, float (3,).
    """
    x, y = grid()
    areas = np.zeros((SIDE, SIDE), int)
    kinds = [BACKGROUND]

    def add(mask, kind):
        areas[mask] = len(kinds)
        kinds.append(kind)

    for px, py, radius in _FRUITS:
        add(np.hypot(x - px, y - py) < radius + 40, HALO)
    branch = Stencil()
    branch.line(
        curve([(700, 716), (600, 620), (420, 330), (300, 150), (150, 86)], 60), np.linspace(40, 17, 60)
    )
    branch.line(curve([(486, 430), (560, 330), (566, 250)], 30), np.linspace(20, 14, 30))
    branch.line(curve([(560, 580), (400, 650), (236, 520)], 30), np.linspace(22, 14, 30))
    add(branch.mask() > 0.5, BRANCH)
    leaf = curve(
        [(0, 0), (0.35, -0.20), (0.75, -0.13), (1.06, 0), (0.75, 0.13), (0.35, 0.20)], 60, closed=True
    )
    for px, py, turn, length in (
        (330, 190, -0.5, 150), (262, 124, 1.9, 140), (200, 100, -0.4, 120), (396, 296, -0.25, 140),
        (560, 560, -0.35, 150), (600, 622, 0.05, 130), (500, 640, 1.3, 110), (420, 640, 0.75, 130),
        (356, 632, 1.75, 120), (300, 600, 0.6, 110), (560, 300, -0.1, 140), (150, 86, 2.6, 100),
        (236, 520, 2.9, 140), (236, 500, -2.5, 110), (160, 92, 1.2, 120),
    ):  # fmt: skip
        add(Stencil().polygon(placed(leaf, px, py, length, turn + rng.normal(0, 0.1))).mask() > 0.5, LEAF)
    for number, (px, py, radius) in enumerate(_FRUITS):
        crown = [
            (-0.26, 0.9),
            (-0.42, 1.42),
            (-0.16, 1.22),
            (0, 1.46),
            (0.16, 1.22),
            (0.42, 1.42),
            (0.26, 0.9),
        ]
        add(Stencil().polygon(placed(crown, px, py, radius, rng.uniform(-0.35, 0.35))).mask() > 0.5, CROWN)
        r = np.hypot(x - px, (y - py) * 1.05)
        add(r < radius, FRUIT)
        if number == 1:
            cut = curve(
                [(-0.5, -0.32), (0.1, -0.5), (0.48, -0.2), (0.34, 0.34), (-0.1, 0.46), (-0.44, 0.2)], 60, True
            )
            add(Stencil().polygon(placed(cut, px, py, radius)).mask() > 0.5, SEEDS)
    for rim in (54, 36, 18):
        edge = np.minimum(np.minimum(x, SIDE - x), np.minimum(y, SIDE - y))
        add(edge < rim, BORDER)
    marble, gold = rgb("#EFE6D0", "#E2D5B6", "#F6F0E2"), rgb("#D9A441", "#EBC46A", "#C98B2B")
    reds = rgb("#F0825A", "#D9482F", "#B52A2B", "#7E1B28")
    greens = rgb("#2E5D50", "#3E7C66", "#7BA05B", "#B7BE6A")
    borders = [kind for kind, what in enumerate(kinds) if what == BORDER]

    def colour(number, px, py):
        kind, draw = kinds[number], rng.random()
        if kind == FRUIT:
            fx, fy, radius = min(_FRUITS, key=lambda fruit: (fruit[0] - px) ** 2 + (fruit[1] - py) ** 2)
            t = 0.45 + 0.42 * ((px - fx) + (py - fy)) / radius / 1.2 + rng.normal(0, 0.1)
            return reds[int(np.clip(4 * t, 0, 3))]
        if kind == LEAF:
            return greens[int(4 * draw)]
        if kind == BRANCH:
            return rgb("#4A3328", "#6B4A35", "#8A6242")[int(3 * draw)]
        if kind == CROWN:
            return rgb("#C9622E", "#E09A3E")[int(2 * draw)]
        if kind == SEEDS:
            return rgb("#C21F3F", "#E8526A", "#F6D7C0", "#A3142F")[int(4 * draw)]
        if kind == HALO:
            return gold[int(3 * draw)]
        if kind == BORDER:
            at = borders.index(number)
            wave = int((px + py) / 34) % 2
            return (rgb("#1F5E6B", "#F0E7D2")[wave], rgb("#A8452B"), rgb("#22262B"))[at]
        return rgb("#7FB0AE", "#5F97A0")[int(2 * draw)] if draw < 0.24 else marble[int(3 * rng.random())]

    return areas, colour
