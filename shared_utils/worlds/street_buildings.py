"""Buildings: houses with pitched roofs, blocks of flats, offices, with shops on the ground floor."""

from __future__ import annotations

import math

import numpy as np

from .materials import hsv, plain, textured, vertex_colored
from .sampling import between, chance, pick
from .shapes import Mesh
from .street_fronts import (
    Front,
    Style,
    add_balcony,
    add_door,
    add_shop,
    add_window,
    draw_style,
    draw_wall,
)
from .street_mesh import Part, Thing, merge, shade, stand, turned
from .street_solids import box, extrude, panel

# CARLA's class of buildings.
LABEL = 1

_GLASS = (0.03, 0.04, 0.05)
_ROOFS = (hsv(0.03, 0.6, 0.5), hsv(0.05, 0.5, 0.4), hsv(0.6, 0.1, 0.28), hsv(0.0, 0.02, 0.3))
_KINDS = {"house": 0.35, "block": 0.4, "office": 0.25}
_STOREYS = {"house": (1, 4), "block": (3, 6), "office": (3, 8)}


def make_building(rng: np.random.Generator, width: float, depth: float) -> Thing:
    """A building whose front faces -y; roofs, balconies and awnings may reach 1.1 m beyond its footprint.

    Args:
        rng: draws it.
        width, depth: metres along x and y.

    Raises:
        ValueError: if it is narrower or shallower than 3 m.
    """
    for name, value in (("width", width), ("depth", depth)):
        if not (math.isfinite(value) and value >= 3):
            raise ValueError(f"make_building got {name} {value!r}: give at least 3 m.")
    kind = pick(rng, _KINDS)
    storeys, storey = int(rng.integers(*_STOREYS[kind])), between(rng, 2.9, 3.4)
    shop = kind != "house" and chance(rng, 0.5)
    ground = storey + (0.6 if shop else 0.2)
    height = ground + storey * (storeys - 1) + 0.3
    half_x, half_y = width / 2, depth / 2
    style = draw_style(rng, kind, storey)
    wall, tile = draw_wall(rng, kind)
    walls = _walls(width, depth, height, tile)
    whole = Front()
    # Front, right side, left side; nobody sees the back.
    for angle, span, move in (
        (0.0, width, (0, -half_y, 0)),
        (math.pi / 2, depth, (half_x, 0, 0)),
        (-math.pi / 2, depth, (-half_x, 0, 0)),
    ):
        face = Front()
        _storeys(rng, face, style, span, storeys, storey, ground, main=angle == 0, shop=shop)
        if shop and angle == 0:
            add_shop(rng, face, width, ground)
        whole.add(face, turned(angle), move)
    base = box((-half_x - 0.03, -half_y - 0.04, 0), (half_x + 0.03, half_y + 0.03, 0.35), hsv(0.1, 0.05, 0.4))
    whole.solid.append(base)
    if kind == "block" and chance(rng, 0.6):
        for floor in range(storeys):
            z = ground + storey * floor - 0.06
            band = box(
                (-half_x - 0.05, -half_y - 0.06, z),
                (half_x + 0.05, half_y + 0.05, z + 0.14),
                style.trim * 0.9,
            )
            whole.solid.append(band)
    if kind == "house" or (kind == "block" and chance(rng, 0.35)):
        whole.solid += _pitched_roof(rng, walls, width, depth, height, tile)
    else:
        low, high = height - 0.15, height + 0.35
        edge = box(
            (-half_x - 0.12, -half_y - 0.12, low), (half_x + 0.12, half_y + 0.12, high), style.trim * 0.8
        )
        whole.solid.append(edge)
        if chance(rng, 0.6):
            x = between(rng, -0.25, 0.25) * width
            whole.solid.append(
                box((x - 1.2, -0.8, height + 0.3), (x + 1.2, 1.2, height + 1.6), hsv(0.1, 0.04, 0.55))
            )
    parts = [
        Part(merge(walls), textured(wall, 0.9, 0.15), LABEL),
        Part(merge(whole.solid), vertex_colored(0.7, 0.25), LABEL),
        Part(merge(whole.glass), plain(_GLASS, 0.1, 0.7), LABEL),
    ]
    return stand(parts, "building")


def _walls(width: float, depth: float, height: float, tile: float) -> list[Mesh]:
    x, y = width / 2, depth / 2
    up, across, along = height / tile, width / tile, depth / tile
    return [
        panel((-x, -y, 0), (width, 0, 0), (0, 0, height), repeat=(across, up)),
        panel((x, -y, 0), (0, depth, 0), (0, 0, height), repeat=(along, up)),
        panel((x, y, 0), (-width, 0, 0), (0, 0, height), repeat=(across, up)),
        panel((-x, y, 0), (0, -depth, 0), (0, 0, height), repeat=(along, up)),
    ]


def _storeys(
    rng: np.random.Generator,
    face: Front,
    style: Style,
    span: float,
    storeys: int,
    storey: float,
    ground: float,
    main: bool,
    shop: bool,
) -> None:
    """Rows of windows; on the main front a door, or room for a shop."""
    bays = max(1, int((span - 0.8) / style.pitch))
    door = int(rng.integers(bays))
    for floor in range(storeys):
        low = style.sill + 0.05 if floor == 0 else ground + storey * (floor - 1) + style.sill
        if floor == 0 and main and shop:
            continue
        for bay, x in enumerate((np.arange(bays) - (bays - 1) / 2) * style.pitch):
            if floor == 0 and main and bay == door:
                add_door(rng, face, style, x)
                continue
            add_window(rng, face, style, x, low)
            if style.balcony and main and floor > 0 and bay % 2 == 0:
                add_balcony(face, style, x, low)


def _pitched_roof(
    rng: np.random.Generator, walls: list[Mesh], width: float, depth: float, height: float, tile: float
) -> list[Mesh]:
    """Adds the gables to the walls; returns the slopes with rows of tiles, skylights, a chimney."""
    # A deep block would get a mountain of a roof: its slopes are flatter.
    steep = between(rng, 28, 42) if depth < 11 else between(rng, 18, 26)
    rise = depth / 2 * math.tan(math.radians(steep))
    color = pick(rng, _ROOFS)
    half_x, half_y, over, thick = width / 2, depth / 2, 0.35, 0.18
    for x, order in ((-half_x, (0, 2, 1)), (half_x, (0, 1, 2))):
        vertices = np.array([(x, -half_y, height), (x, half_y, height), (x, 0, height + rise)])
        laid = np.array([(0, 0), (depth / tile, 0), (depth / 2 / tile, -rise / tile)])
        walls.append(shade(vertices, np.array([order]), None, 0.0, laid))
    eaves, ridge, reach = height - over * rise / half_y, height + rise, half_y + over
    outline = [
        (-reach, eaves), (0, ridge), (reach, eaves), (reach, eaves + thick), (0, ridge + thick),
        (-reach, eaves + thick),
    ]  # fmt: skip
    roof = [extrude(outline, -half_x - over, half_x + over, color)]
    rows = 9
    for i in range(rows):
        share = (i + 0.3) / rows
        z = eaves + (ridge - eaves) * share + thick
        for y in (-reach * (1 - share), reach * (1 - share)):
            row = box(
                (-half_x - over, y - 0.05, z - 0.04), (half_x + over, y + 0.05, z + 0.025), color * 0.75
            )
            roof.append(row)
    if chance(rng, 0.4):
        slope = np.array([0, reach, ridge - eaves]) / math.hypot(reach, ridge - eaves)
        normal = np.array([0, -slope[2], slope[1]])
        for x in (-0.25 * width, 0.25 * width):
            corner = np.array([x - 0.5, -reach * 0.6, eaves + (ridge - eaves) * 0.4 + thick]) + 0.07 * normal
            roof.append(panel(corner, (1.0, 0, 0), slope * 1.2, (0.03, 0.04, 0.05)))
    if chance(rng, 0.7):
        x, y = between(rng, -0.3, 0.3) * width, between(rng, 0.05, 0.2) * depth
        low, high = height + rise * 0.4, ridge + 0.9
        roof.append(box((x - 0.35, y - 0.3, low), (x + 0.35, y + 0.3, high), hsv(0.03, 0.5, 0.4)))
        roof.append(box((x - 0.42, y - 0.37, high), (x + 0.42, y + 0.37, high + 0.1), hsv(0.1, 0.05, 0.5)))
    return roof
