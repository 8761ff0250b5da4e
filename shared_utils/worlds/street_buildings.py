"""Buildings: storeys of windows in brick, plaster or concrete; shops; flat and pitched roofs."""

from __future__ import annotations

import math

import numpy as np

from .materials import bricks, draw_wall_color, hsv, plain, plaster, textured, vertex_colored
from .sampling import between, chance, pick
from .shapes import Mesh
from .street_mesh import Part, Thing, box, extrude, merge, panel, shade, stand

LABEL = 1

_GLASS = (0.03, 0.04, 0.05)


def make_building(rng: np.random.Generator, width: float, depth: float) -> Thing:
    """A building whose front faces -y.

    Args:
        rng: draws it.
        width, depth: metres along x and y.

    Raises:
        ValueError: if it is narrower or shallower than 3 m.
    """
    for name, value in (("width", width), ("depth", depth)):
        if not (math.isfinite(value) and value >= 3):
            raise ValueError(f"make_building got {name} {value!r}: give at least 3 m.")
    style = pick(rng, {"house": 0.35, "block": 0.4, "office": 0.25})
    storeys = {
        "house": int(rng.integers(1, 4)),
        "block": int(rng.integers(3, 6)),
        "office": int(rng.integers(3, 8)),
    }[style]
    storey = between(rng, 2.9, 3.4)
    shop = style != "house" and chance(rng, 0.5)
    ground = storey + (0.6 if shop else 0.2)
    height = ground + storey * (storeys - 1) + 0.3
    half_x, half_y = width / 2, depth / 2
    wall, tile = _wall(rng, style)
    trim = (
        hsv(0.1, between(rng, 0, 0.15), between(rng, 0.6, 0.95))
        if chance(rng, 0.7)
        else hsv(rng.uniform(), 0.3, between(rng, 0.15, 0.5))
    )
    walls = [
        panel((-half_x, -half_y, 0), (width, 0, 0), (0, 0, height), repeat=(width / tile, height / tile)),
        panel((half_x, -half_y, 0), (0, depth, 0), (0, 0, height), repeat=(depth / tile, height / tile)),
        panel((half_x, half_y, 0), (-width, 0, 0), (0, 0, height), repeat=(width / tile, height / tile)),
        panel((-half_x, half_y, 0), (0, -depth, 0), (0, 0, height), repeat=(depth / tile, height / tile)),
    ]
    frames: list[Mesh] = []
    glass: list[Mesh] = []
    wide = between(rng, 1.0, 1.5) if style != "office" else between(rng, 1.6, 2.4)
    tall = between(rng, 1.3, 1.7)
    pitch = wide + between(rng, 0.9, 1.6) if style != "office" else wide + 0.35
    balcony = style == "block" and chance(rng, 0.4)
    for side, span in ((0, width), (1, depth), (3, depth)):
        bays = max(1, int((span - 0.8) / pitch))
        centers = (np.arange(bays) - (bays - 1) / 2) * pitch
        door = int(rng.integers(bays))
        for floor in range(storeys):
            low = 0.9 if floor == 0 else ground + storey * (floor - 1) + 0.85
            for bay, x in enumerate(centers):
                made: list[Mesh] = []
                panes: list[Mesh] = []
                if floor == 0 and side == 0:
                    if shop:
                        continue
                    if bay == door:
                        _door(rng, made, panes, x, trim)
                        _place(made, panes, frames, glass, side, half_x, half_y)
                        continue
                _window(made, panes, x, low, wide, tall, trim)
                if balcony and side == 0 and floor > 0 and bay % 2 == 0:
                    made.append(
                        box((x - wide * 0.75, -0.9, low - 0.75), (x + wide * 0.75, 0, low - 0.6), trim * 0.7)
                    )
                    made.append(
                        box(
                            (x - wide * 0.75, -0.9, low - 0.6),
                            (x + wide * 0.75, -0.84, low + 0.3),
                            trim * 0.5,
                        )
                    )
                _place(made, panes, frames, glass, side, half_x, half_y)
    if shop:
        _shop(rng, frames, glass, width, ground, half_y)
    frames.append(
        box((-half_x - 0.03, -half_y - 0.04, 0), (half_x + 0.03, half_y + 0.03, 0.35), hsv(0.1, 0.05, 0.4))
    )
    pitched = style == "house" or (style == "block" and chance(rng, 0.35))
    if pitched:
        frames += _pitched_roof(rng, walls, width, depth, height, tile)
    else:
        frames.append(
            box(
                (-half_x - 0.12, -half_y - 0.12, height - 0.15),
                (half_x + 0.12, half_y + 0.12, height + 0.35),
                trim * 0.8,
            )
        )
        if chance(rng, 0.6):
            x = between(rng, -0.25, 0.25) * width
            frames.append(
                box((x - 1.2, -0.8, height + 0.3), (x + 1.2, 1.2, height + 1.6), hsv(0.1, 0.04, 0.55))
            )
    parts = [
        Part(merge(walls), textured(wall, 0.9, 0.15), LABEL),
        Part(merge(frames), vertex_colored(0.7, 0.25), LABEL),
        Part(merge(glass), plain(_GLASS, 0.05, 0.7), LABEL),
    ]
    return stand(parts, "building")


def _wall(rng: np.random.Generator, style: str) -> tuple[np.ndarray, float]:
    """The picture of the wall and how many metres it spans."""
    kind = pick(
        rng, {"brick": 0.45, "plaster": 0.55} if style != "office" else {"brick": 0.2, "concrete": 0.8}
    )
    if kind == "brick":
        return bricks(
            rng, hsv(between(rng, 0.0, 0.08), between(rng, 0.3, 0.65), between(rng, 0.35, 0.7))
        ), between(rng, 1.2, 1.8)
    if kind == "plaster":
        return plaster(rng, draw_wall_color(rng)), 6.0
    return plaster(rng, hsv(0.1, between(rng, 0, 0.1), between(rng, 0.4, 0.85))), 4.0


def _window(
    made: list[Mesh], panes: list[Mesh], x: float, low: float, wide: float, tall: float, trim: np.ndarray
) -> None:
    left, right, top = x - wide / 2, x + wide / 2, low + tall
    panes.append(panel((left, -0.015, low), (wide, 0, 0), (0, 0, tall)))
    bar = 0.07
    made += [
        box((left - bar, -0.08, low), (left, 0, top), trim),
        box((right, -0.08, low), (right + bar, 0, top), trim),
        box((left - bar, -0.08, top), (right + bar, 0, top + bar), trim),
        box((left - 0.12, -0.16, low - 0.09), (right + 0.12, 0, low), trim * 0.9),
        box((x - 0.03, -0.05, low), (x + 0.03, 0, top), trim),
    ]


def _door(rng: np.random.Generator, made: list[Mesh], panes: list[Mesh], x: float, trim: np.ndarray) -> None:
    color = hsv(rng.uniform(), between(rng, 0.3, 0.8), between(rng, 0.15, 0.6))
    made.append(box((x - 0.6, -0.06, 0), (x + 0.6, 0, 2.4), trim))
    made.append(box((x - 0.48, -0.09, 0.05), (x + 0.48, 0, 2.2), color))
    panes.append(panel((x - 0.3, -0.1, 1.3), (0.6, 0, 0), (0, 0, 0.7)))
    made.append(box((x - 0.8, -0.5, 0), (x + 0.8, 0, 0.15), (0.4, 0.4, 0.4)))
    made.append(box((x - 0.85, -0.8, 2.55), (x + 0.85, 0, 2.67), trim * 0.7))


def _shop(
    rng: np.random.Generator,
    frames: list[Mesh],
    glass: list[Mesh],
    width: float,
    ground: float,
    half_y: float,
) -> None:
    color = hsv(rng.uniform(), between(rng, 0.4, 0.9), between(rng, 0.25, 0.8))
    front = -half_y
    frames.append(box((-width / 2, front - 0.08, 0), (width / 2, front + 0.01, ground - 0.1), color * 0.5))
    count = max(1, int(width / 2.6))
    edges = np.linspace(-width / 2 + 0.15, width / 2 - 0.15, count + 1)
    for left, right in zip(edges[:-1], edges[1:], strict=True):
        glass.append(
            panel((left + 0.08, front - 0.1, 0.45), (right - left - 0.16, 0, 0), (0, 0, ground - 1.4))
        )
    frames.append(
        box(
            (-width / 2 + 0.05, front - 0.22, ground - 0.85),
            (width / 2 - 0.05, front, ground - 0.2),
            color,
            bevel=0.03,
        )
    )
    if chance(rng, 0.5):
        vertices = np.array(
            [
                (-width / 2 + 0.1, front, ground - 0.9),
                (width / 2 - 0.1, front, ground - 0.9),
                (width / 2 - 0.1, front - 1.1, ground - 1.35),
                (-width / 2 + 0.1, front - 1.1, ground - 1.35),
            ]
        )
        stripes = max(2, int(width / 0.5))
        for i in range(stripes):
            a, b = i / stripes, (i + 1) / stripes
            corners = np.array(
                [
                    vertices[0] + (vertices[1] - vertices[0]) * a,
                    vertices[3] + (vertices[2] - vertices[3]) * a,
                    vertices[3] + (vertices[2] - vertices[3]) * b,
                    vertices[0] + (vertices[1] - vertices[0]) * b,
                ]
            )
            frames.append(
                shade(
                    corners, np.array([(0, 1, 2, 3)]), color if i % 2 else np.float32([0.85, 0.85, 0.82]), 0.0
                )
            )


def _pitched_roof(
    rng: np.random.Generator, walls: list[Mesh], width: float, depth: float, height: float, tile: float
) -> list[Mesh]:
    """Gable ends are added to the walls; the roof's two slopes, and a chimney, are returned."""
    rise = depth / 2 * math.tan(math.radians(between(rng, 28, 42)))
    color = pick(rng, [hsv(0.03, 0.6, 0.5), hsv(0.05, 0.5, 0.4), hsv(0.6, 0.1, 0.28), hsv(0.0, 0.02, 0.3)])
    half_x, half_y, over = width / 2, depth / 2, 0.35
    for x, order in ((-half_x, (0, 2, 1)), (half_x, (0, 1, 2))):
        vertices = np.array([(x, -half_y, height), (x, half_y, height), (x, 0, height + rise)])
        uv = np.array([(0, 0), (depth / tile, 0), (depth / 2 / tile, -rise / tile)])
        walls.append(shade(vertices, np.array([order]), None, 0.0, uv))
    drop = over * rise / half_y
    roof = []
    outline = [
        (-half_y - over, height - drop),
        (0, height + rise),
        (half_y + over, height - drop),
        (half_y + over, height - drop + 0.18),
        (0, height + rise + 0.18),
        (-half_y - over, height - drop + 0.18),
    ]
    roof.append(extrude(outline, -half_x - over, half_x + over, color))
    rows = 7
    for i in range(rows):  # rows of tiles as slight steps
        for sign in (-1, 1):
            share = (i + 0.5) / rows
            y, z = sign * (half_y + over) * (1 - share), height - drop + (rise + drop) * share + 0.18
            roof.append(
                box((-half_x - over, y - 0.04, z - 0.02), (half_x + over, y + 0.04, z + 0.03), color * 0.7)
            )
    if chance(rng, 0.7):
        x, y = between(rng, -0.3, 0.3) * width, between(rng, 0.05, 0.2) * depth
        roof.append(
            box(
                (x - 0.35, y - 0.3, height + rise * 0.4),
                (x + 0.35, y + 0.3, height + rise + 0.9),
                hsv(0.03, 0.5, 0.4),
            )
        )
    return roof


def _place(
    made: list[Mesh],
    panes: list[Mesh],
    frames: list[Mesh],
    glass: list[Mesh],
    side: int,
    half_x: float,
    half_y: float,
) -> None:
    """Moves what was made for a front at y = 0 to side 0 (front), 1 (right) or 3 (left)."""
    turn = {
        0: np.eye(3),
        1: np.array([[0, -1, 0], [1, 0, 0], [0, 0, 1]]),
        3: np.array([[0, 1, 0], [-1, 0, 0], [0, 0, 1]]),
    }[side]
    move = {0: (0, -half_y, 0), 1: (half_x, 0, 0), 3: (-half_x, 0, 0)}[side]
    frames += [mesh.moved(turn, move) for mesh in made]
    glass += [mesh.moved(turn, move) for mesh in panes]
