"""Bamboo for the ink picture: stalks of several sections, twigs, and leaves in bunches, pale ones behind."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from .stencil import Stencil, curve, placed

# Where a stalk passes at the lower and the upper edge of the picture, its width, density and dryness.
_STALKS = (
    ((690, 800), (590, -30), 17, 0.24, 0.7),
    ((262, 800), (350, -30), 15, 0.24, 0.7),
    ((160, 800), (186, -40), 23, 0.85, 0.72),
    ((54, 800), (112, -40), 34, 1.9, 0.66),
    ((752, 800), (704, -40), 29, 1.7, 0.68),
)


def bamboo(rng: np.random.Generator) -> Iterator[tuple[Stencil, float, float]]:
    """Give what is drawn, the palest first: a stencil, its density, how dry the brush is."""
    for foot, top, width, density, dry in _STALKS:
        stalk, twigs, leaves = Stencil(), Stencil(), Stencil()
        foot, top = np.array(foot, float), np.array(top, float)
        joints = np.cumsum(rng.uniform(0.8, 1.2, 8) * np.linspace(0.75, 1.3, 8))
        joints = np.concatenate([[0], joints / joints[-1]])
        bow = rng.uniform(-14, 14)
        places = [foot + (top - foot) * t + (bow * np.sin(np.pi * t), 0) for t in joints]
        for low, high in pairwise(places):
            way = (high - low) / np.linalg.norm(high - low)
            points = np.linspace(low + way * 3.5, high - way * 3.5, 24)
            flare = 1 + 0.20 * np.abs(np.linspace(-1, 1, 24)) ** 5
            stalk.line(points, width * flare * 0.88)
            node = high + np.array([(-0.62 * width, -2), (0, 2.5), (0.62 * width, -2)])
            twigs.line(curve(node, 14), 4.6)
        for number, place in enumerate(places[2:-1]):
            side = 1 if number % 2 else -1
            for reach in (1.0, 0.6):
                end = place + np.array([side * rng.uniform(60, 120) * reach, -rng.uniform(20, 90)])
                twig = curve([place, (place + end) / 2 + (0, -12), end], 20)
                twigs.line(twig, np.linspace(5, 2, 20))
                for at in (11, 19):
                    _bunch(leaves, rng, twig[at], side, 0.75 + width / 62)
        yield stalk, density * 0.75, dry
        yield twigs, density * 0.9, 0.4
        yield leaves, density * 1.1, 0.4


def _bunch(leaves: Stencil, rng: np.random.Generator, at: np.ndarray, side: int, scale: float) -> None:
    """Three to five leaves that hang from one place, spread like fingers."""
    count = int(rng.integers(4, 7))
    for k in range(count):
        turn = np.pi / 2 - side * (0.55 + rng.uniform(-0.2, 0.2)) + (k - (count - 1) / 2) * 0.42
        length = scale * rng.uniform(62, 108)
        bow = rng.uniform(-0.12, 0.12)
        line = placed(curve([(0, 0), (0.45, bow), (1, 0.4 * bow)], 24), at[0], at[1], length, turn)
        t = np.linspace(0, 1, 24)
        widths = length * 0.17 * np.clip(np.sin(np.pi * t**0.62), 0, 1) ** 0.9
        leaves.line(line, widths + 0.8, rng.uniform(0.62, 1))
