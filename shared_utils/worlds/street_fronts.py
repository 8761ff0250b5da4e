"""What is on the front of a building: windows with blinds, doors, balconies, shops, awnings.

A front lies in the plane y = 0 and faces -y; x runs along it, z = 0 is the ground.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

import numpy as np

from .materials import bricks, hsv, plaster
from .sampling import between, chance, pick
from .shapes import Mesh
from .street_mesh import merge, shade
from .street_solids import box, panel

_STONE = hsv(0.1, 0.05, 0.55)


@dataclass
class Front:
    """Meshes of a front: what is solid, and panes of glass."""

    solid: list[Mesh] = field(default_factory=list)
    glass: list[Mesh] = field(default_factory=list)

    def add(self, other: Front, turn: np.ndarray, move: tuple[float, float, float]) -> None:
        """Takes over another front, turned and moved to its side of the building."""
        for mine, theirs in ((self.solid, other.solid), (self.glass, other.glass)):
            if theirs:
                mine.append(merge(theirs).moved(turn, move))


@dataclass
class Style:
    """How the windows of a building look: metres, colours, and the share that has a blind down."""

    wide: float
    tall: float
    pitch: float
    sill: float
    trim: np.ndarray
    blind: np.ndarray
    blinds: float
    cross: bool
    balcony: bool


def draw_style(rng: np.random.Generator, kind: str, storey: float) -> Style:
    """The windows of a `house`, a `block` of flats or an `office`."""
    pale = chance(rng, 0.7)
    trim = hsv(0.1, between(rng, 0, 0.15), between(rng, 0.6, 0.95))
    if not pale:
        trim = hsv(rng.uniform(), between(rng, 0.1, 0.35), between(rng, 0.12, 0.45))
    office = kind == "office"
    # Some offices are of glass from floor to ceiling.
    full = office and chance(rng, 0.35)
    wide = between(rng, 1.6, 2.4) if office else between(rng, 1.0, 1.5)
    return Style(
        wide=wide,
        tall=storey - 0.45 if full else between(rng, 1.3, 1.7),
        pitch=wide + (0.16 if full else 0.35 if office else between(rng, 0.9, 1.6)),
        sill=0.2 if full else 0.85,
        trim=trim,
        blind=hsv(between(rng, 0.05, 0.17), between(rng, 0, 0.25), between(rng, 0.6, 0.9)),
        blinds=between(rng, 0.1, 0.5),
        cross=not office and chance(rng, 0.4),
        balcony=kind == "block" and chance(rng, 0.45),
    )


def draw_wall(rng: np.random.Generator, kind: str) -> tuple[np.ndarray, float]:
    """The picture of a building's wall, linear colours, and how many metres it spans."""
    kinds = {"brick": 0.2, "concrete": 0.8} if kind == "office" else {"brick": 0.45, "plaster": 0.55}
    what = pick(rng, kinds)
    if what == "brick":
        color = hsv(between(rng, 0.0, 0.09), between(rng, 0.3, 0.65), between(rng, 0.35, 0.7))
        return bricks(rng, color), between(rng, 1.2, 1.8)
    if what == "concrete":
        return plaster(rng, hsv(0.1, between(rng, 0, 0.1), between(rng, 0.4, 0.85))), 4.0
    # Paints that streets have: white, cream, ochre, salmon, sage, pale blue, grey.
    hue, strong = pick(
        rng, [(0.1, 0.06), (0.12, 0.22), (0.11, 0.4), (0.04, 0.3), (0.28, 0.16), (0.58, 0.16), (0.6, 0.03)]
    )
    color = hsv(hue + between(rng, -0.02, 0.02), strong * between(rng, 0.6, 1.3), between(rng, 0.6, 0.95))
    return plaster(rng, color), 6.0


def add_window(rng: np.random.Generator, front: Front, style: Style, x: float, low: float) -> None:
    """A window with its frame and sill around x, from `low` up."""
    left, right, top = x - style.wide / 2, x + style.wide / 2, low + style.tall
    trim, bar = style.trim, 0.07
    front.glass.append(panel((left, -0.015, low), (style.wide, 0, 0), (0, 0, style.tall)))
    front.solid += [
        box((left - bar, -0.08, low), (left, 0, top), trim),
        box((right, -0.08, low), (right + bar, 0, top), trim),
        box((left - bar, -0.08, top), (right + bar, 0, top + bar), trim),
        box((left - 0.12, -0.16, low - 0.09), (right + 0.12, 0, low), trim * 0.9),
        box((x - 0.03, -0.05, low), (x + 0.03, 0, top), trim),
    ]
    if style.cross:
        z = low + 0.65 * style.tall
        front.solid.append(box((left, -0.05, z - 0.03), (right, 0, z + 0.03), trim))
    if chance(rng, style.blinds):
        drop = style.tall * pick(rng, [0.3, 0.5, 0.8])
        front.solid.append(panel((left, -0.02, top - drop), (style.wide, 0, 0), (0, 0, drop), style.blind))


def add_balcony(front: Front, style: Style, x: float, low: float) -> None:
    """A balcony below the window at x whose sill is at `low`."""
    left, right = x - style.wide * 0.8, x + style.wide * 0.8
    floor, rail, color = low - 0.75, low + 0.25, style.trim * 0.6
    front.solid.append(box((left, -0.95, floor), (right, 0, floor + 0.15), _STONE))
    front.solid.append(box((left, -0.95, rail - 0.07), (right, -0.88, rail), color))
    for x_bar in np.linspace(left + 0.03, right - 0.03, 9):
        front.solid.append(box((x_bar - 0.025, -0.93, floor), (x_bar + 0.025, -0.9, rail), color))
    for x_end in (left, right - 0.05):
        front.solid.append(box((x_end, -0.95, rail - 0.07), (x_end + 0.05, 0, rail), color))


def add_door(rng: np.random.Generator, front: Front, style: Style, x: float) -> None:
    """A front door with a step and a canopy."""
    color = hsv(rng.uniform(), between(rng, 0.3, 0.8), between(rng, 0.15, 0.6))
    front.solid += [
        box((x - 0.6, -0.06, 0), (x + 0.6, 0, 2.4), style.trim),
        box((x - 0.48, -0.09, 0.05), (x + 0.48, 0, 2.2), color),
        box((x - 0.8, -0.5, 0), (x + 0.8, 0, 0.15), _STONE),
        box((x - 0.85, -0.8, 2.55), (x + 0.85, 0, 2.67), style.trim * 0.7),
        box((x + 0.34, -0.13, 1.0), (x + 0.4, -0.08, 1.15), (0.5, 0.5, 0.5)),
    ]
    front.glass.append(panel((x - 0.3, -0.1, 1.3), (0.6, 0, 0), (0, 0, 0.7)))


def add_shop(rng: np.random.Generator, front: Front, width: float, ground: float) -> None:
    """A shop over the whole width: panes, a door, a sign with lines for letters, now and then an awning."""
    color = hsv(rng.uniform(), between(rng, 0.4, 0.9), between(rng, 0.25, 0.8))
    half = width / 2
    front.solid.append(box((-half, -0.08, 0), (half, 0.01, ground - 0.1), color * 0.5))
    edges = np.linspace(-half + 0.15, half - 0.15, max(1, int(width / 2.6)) + 1)
    door = int(rng.integers(len(edges) - 1))
    for bay, (left, right) in enumerate(itertools.pairwise(edges)):
        low = 0.1 if bay == door else 0.5
        front.glass.append(
            panel((left + 0.08, -0.1, low), (right - left - 0.16, 0, 0), (0, 0, ground - 0.95 - low))
        )
        if bay == door:
            x = (left + right) / 2
            front.solid.append(box((x - 0.04, -0.13, 0.1), (x + 0.04, -0.08, ground - 0.95), color * 0.5))
    front.solid.append(
        box((-half + 0.05, -0.22, ground - 0.85), (half - 0.05, 0, ground - 0.2), color, bevel=0.03)
    )
    # Letters, as bars of different widths.
    ink = np.float32([0.85, 0.85, 0.8]) if color.mean() < 0.35 else np.float32([0.04, 0.04, 0.05])
    x = -between(rng, 0.8, 1.4)
    for _ in range(int(rng.integers(5, 10))):
        wide = between(rng, 0.1, 0.26)
        front.solid.append(box((x, -0.24, ground - 0.68), (x + wide, -0.2, ground - 0.37), ink))
        x += wide + 0.08
    if chance(rng, 0.5):
        stripes = max(2, int(width / 0.5))
        for i, (a, b) in enumerate(itertools.pairwise(np.linspace(-half + 0.1, half - 0.1, stripes + 1))):
            high, low = ground - 0.9, ground - 1.35
            corners = np.array([(a, -0.05, high), (a, -1.1, low), (b, -1.1, low), (b, -0.05, high)])
            shade_color = color if i % 2 else np.float32([0.85, 0.85, 0.82])
            front.solid.append(shade(corners, np.array([(0, 1, 2, 3)]), shade_color, 0.0))
