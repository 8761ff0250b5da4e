"""What stands along a street: poles, lamps, fences, walls, bins, containers, shelters."""

from __future__ import annotations

import math

import numpy as np

from .materials import bricks, hsv, plaster, textured, vertex_colored
from .sampling import between, chance, pick
from .shapes import Mesh
from .street_mesh import Part, Thing, merge, stand
from .street_solids import ball, box, extrude, lathe, panel, tube

POLE, FENCE, OTHER, WALL = 5, 2, 3, 11

_GREY = np.float32([0.33, 0.34, 0.35])
_DARK = np.float32([0.03, 0.035, 0.035])


def draw_metal(rng: np.random.Generator) -> np.ndarray:
    """The colour of a post: zinc, or painted dark green, black or grey."""
    return pick(rng, [_GREY, _GREY * 1.3, _DARK, hsv(0.42, 0.5, 0.22), hsv(0.6, 0.15, 0.35)])


def make_lamp_post(rng: np.random.Generator) -> Thing:
    """A street lamp; its arm, if it has one, reaches towards +x."""
    color, height = draw_metal(rng), between(rng, 5.5, 8.0)
    radius = between(rng, 0.11, 0.14)
    meshes = [
        lathe([(radius * 1.5, 0), (radius * 1.5, 0.7), (radius, 0.85), (radius * 0.75, height)], 14, color)
    ]
    if chance(rng, 0.65):
        reach = between(rng, 0.9, 1.8)
        bend = [
            (0, 0, height - 0.1),
            (0.1 * reach, 0, height + 0.25),
            (0.45 * reach, 0, height + 0.45),
            (reach, 0, height + 0.5),
        ]
        meshes.append(tube(bend, [radius * 0.75, radius * 0.7, radius * 0.6, radius * 0.5], 10, color))
        meshes.append(
            box((reach - 0.2, -0.16, height + 0.42), (reach + 0.6, 0.16, height + 0.62), color, bevel=0.05)
        )
        meshes.append(
            box((reach - 0.1, -0.12, height + 0.39), (reach + 0.5, 0.12, height + 0.43), (0.8, 0.8, 0.75))
        )
    else:
        meshes.append(
            lathe(
                [(0.08, height), (0.24, height + 0.12), (0.3, height + 0.55), (0.05, height + 0.6)],
                14,
                (0.75, 0.75, 0.7),
            )
        )
        meshes.append(lathe([(0.36, height + 0.55), (0.3, height + 0.66), (0.04, height + 0.82)], 14, color))
    return stand([Part(merge(meshes), vertex_colored(0.5, 0.4), POLE)], "lamp post")


def make_utility_pole(rng: np.random.Generator) -> Thing:
    """A wooden pole with cross-arms along x and their insulators."""
    wood = hsv(between(rng, 0.06, 0.1), between(rng, 0.25, 0.5), between(rng, 0.25, 0.45))
    height, radius = between(rng, 7.0, 9.0), between(rng, 0.14, 0.18)
    meshes = [lathe([(radius * 1.15, 0), (radius * 0.8, height), (0.02, height + 0.06)], 12, wood)]
    for level in range(int(rng.integers(1, 3))):
        z, reach = height - 0.4 - 0.8 * level, between(rng, 0.8, 1.1)
        meshes.append(box((-reach, -radius - 0.1, z - 0.08), (reach, -radius + 0.04, z + 0.08), wood * 0.8))
        for x in (-reach + 0.1, -reach / 2, reach / 2, reach - 0.1):
            meshes.append(
                lathe([(0.05, z + 0.08), (0.06, z + 0.2), (0.02, z + 0.24)], 8, (0.5, 0.5, 0.48)).moved(
                    translation=(x, -radius - 0.03, 0)
                )
            )
    if chance(rng, 0.4):
        meshes.append(
            lathe([(0.25, height - 2.6), (0.25, height - 1.8), (0.1, height - 1.72)], 14, _GREY).moved(
                translation=(0, radius + 0.25, 0)
            )
        )
    return stand([Part(merge(meshes), vertex_colored(0.8, 0.2), POLE)], "utility pole")


def make_traffic_light(rng: np.random.Generator) -> Thing:
    """A traffic light that faces -y; its whole is a pole to the mask."""
    color, height, radius = draw_metal(rng), between(rng, 2.6, 3.2), between(rng, 0.08, 0.1)
    meshes = [
        lathe([(radius * 1.3, 0), (radius * 1.3, 0.4), (radius, 0.5), (radius, height + 0.95)], 12, color)
    ]
    lit = int(rng.integers(3))
    meshes.append(box((-0.2, -0.34, height), (0.2, -0.06, height + 1.0), _DARK, bevel=0.04))
    meshes.append(box((-0.3, -0.05, height - 0.1), (0.3, -0.02, height + 1.1), _DARK, bevel=0.01))
    lamps = []
    for place, shine in enumerate([(1.0, 0.03, 0.02), (1.0, 0.45, 0.02), (0.05, 0.9, 0.25)]):
        z = height + 0.82 - 0.32 * place
        disc = tube(
            [(0, -0.35, z), (0, -0.36, z)],
            [0.12, 0.11],
            16,
            np.float32(shine) * (1 if place == lit else 0.06),
        )
        (lamps if place == lit else meshes).append(disc)
        angle = np.linspace(math.pi, 0, 9)
        outer = [(z + 0.14 * math.sin(a), 0.14 * math.cos(a)) for a in angle]
        inner = [(z + 0.125 * math.sin(a), 0.125 * math.cos(a)) for a in angle[::-1]]
        meshes.append(extrude([*outer, *inner], -0.5, -0.34, _DARK, axis=1))
    parts = [
        Part(merge(meshes), vertex_colored(0.5, 0.4), POLE),
        Part(merge(lamps), vertex_colored(0.3, 0.5), POLE),
    ]
    return stand(parts, "traffic light")


def make_fence(rng: np.random.Generator, length: float) -> Thing:
    """A fence along x: pickets, planks, or metal bars."""
    _check_length("make_fence", length)
    half = length / 2
    style, height = pick(rng, ["pickets", "planks", "bars"]), between(rng, 1.1, 1.8)
    posts = np.linspace(-half + 0.06, half - 0.06, max(2, round(length / 2.0) + 1))
    meshes = []
    if style == "bars":
        color = pick(rng, [_DARK, _GREY, hsv(0.42, 0.5, 0.2)])
        for z in (0.15, height - 0.15):
            meshes.append(box((-half, -0.025, z - 0.03), (half, 0.025, z + 0.03), color))
        for x in np.linspace(-half + 0.05, half - 0.05, max(2, round(length / 0.14))):
            meshes.append(box((x - 0.018, -0.018, 0.05), (x + 0.018, 0.018, height), color))
        thick = 0.05
    else:
        color = (
            hsv(between(rng, 0.06, 0.11), between(rng, 0.1, 0.55), between(rng, 0.35, 0.8))
            if chance(rng, 0.7)
            else np.float32([0.8, 0.8, 0.78])
        )
        for z in (0.3, height - 0.3):
            meshes.append(box((-half, 0.0, z - 0.05), (half, 0.05, z + 0.05), color * 0.85))
        pitch, wide = (0.17, 0.11) if style == "pickets" else (0.2, 0.185)
        count = max(2, round(length / pitch))
        for x in np.linspace(-half + wide / 2, half - wide / 2, count):
            shade = color * between(rng, 0.85, 1.1)
            if style == "pickets":
                outline = [
                    (0.05, x - wide / 2),
                    (height - 0.08, x - wide / 2),
                    (height, x),
                    (height - 0.08, x + wide / 2),
                    (0.05, x + wide / 2),
                ]
                meshes.append(extrude(outline, -0.025, 0.0, shade, axis=1))
            else:
                meshes.append(
                    box(
                        (x - wide / 2, -0.025, 0.03), (x + wide / 2, 0.0, height - 0.03 * rng.random()), shade
                    )
                )
        thick = 0.06
    for x in posts:
        meshes.append(box((x - 0.06, -thick, 0), (x + 0.06, thick + 0.02, height + 0.06), color * 0.8))
    return stand([Part(merge(meshes), vertex_colored(0.7, 0.3), FENCE)], "fence")


def make_wall(rng: np.random.Generator, length: float) -> Thing:
    """A wall along x with a coping: brick, concrete or stone."""
    _check_length("make_wall", length)
    half, height, thick = length / 2, between(rng, 0.8, 1.6), between(rng, 0.12, 0.18)
    style = pick(rng, ["brick", "concrete", "stone"])
    if style == "brick":
        image = bricks(rng, hsv(between(rng, 0.015, 0.07), between(rng, 0.35, 0.6), between(rng, 0.4, 0.7)))
    elif style == "concrete":
        image = plaster(rng, hsv(0.1, 0.05, between(rng, 0.5, 0.8)))
    else:
        image = bricks(rng, hsv(0.1, between(rng, 0.08, 0.25), between(rng, 0.4, 0.7)))
    meshes = block((-half, -thick, 0), (half, thick, height), 1.6)
    coping = box(
        (-half - 0.03, -thick - 0.05, height),
        (half + 0.03, thick + 0.05, height + 0.1),
        hsv(0.1, 0.05, between(rng, 0.5, 0.8)),
        bevel=0.02,
    )
    parts = [Part(meshes, textured(image), WALL), Part(coping, vertex_colored(0.8, 0.2), WALL)]
    return stand(parts, "wall")


def block(low, high, tile: float) -> Mesh:
    """A box whose four sides and top carry a picture, once every `tile` metres; it has no bottom."""
    (x0, y0, z0), (x1, y1, z1) = low, high
    dx, dy, dz = x1 - x0, y1 - y0, z1 - z0
    return merge(
        [
            panel((x0, y0, z0), (dx, 0, 0), (0, 0, dz), repeat=(dx / tile, dz / tile)),
            panel((x1, y0, z0), (0, dy, 0), (0, 0, dz), repeat=(dy / tile, dz / tile)),
            panel((x1, y1, z0), (-dx, 0, 0), (0, 0, dz), repeat=(dx / tile, dz / tile)),
            panel((x0, y1, z0), (0, -dy, 0), (0, 0, dz), repeat=(dy / tile, dz / tile)),
            panel((x0, y0, z1), (dx, 0, 0), (0, dy, 0), repeat=(dx / tile, dy / tile)),
        ]
    )


def make_container(rng: np.random.Generator) -> Thing:
    """A skip for rubble or a large bin on wheels."""
    color = pick(
        rng, [hsv(0.12, 0.8, 0.75), hsv(0.38, 0.6, 0.4), hsv(0.58, 0.6, 0.5), hsv(0.02, 0.7, 0.55), _GREY]
    )
    if chance(rng, 0.5):
        long, wide, tall = between(rng, 1.5, 1.9), 0.75, between(rng, 1.0, 1.15)
        outline = [(-long, tall), (-long * 0.65, 0.12), (long * 0.65, 0.12), (long, tall)]
        meshes = [extrude([(z, x) for x, z in outline], -wide, wide, color, axis=1)]
        meshes.append(box((-long, -wide - 0.05, tall - 0.08), (long, wide + 0.05, tall), color * 0.8))
        for x in (-long * 0.4, 0, long * 0.4):
            meshes.append(box((x - 0.05, -wide - 0.05, 0.15), (x + 0.05, wide + 0.05, tall), color * 0.85))
        meshes.append(box((-long * 0.6, -wide * 0.9, 0), (long * 0.6, wide * 0.9, 0.12), _DARK))
        # Rubble, heaped.
        meshes.append(ball((0, 0, tall - 0.1), (long * 0.9, wide * 0.95, 0.4), 14, 10, hsv(0.08, 0.3, 0.5)))
    else:
        meshes = [box((-0.65, -0.5, 0.12), (0.65, 0.5, 1.05), color, bevel=0.06)]
        angle = np.linspace(0, math.pi, 9)
        lid = [(0.54 * math.cos(a), 1.04 + 0.28 * math.sin(a)) for a in angle]
        meshes.append(extrude(lid, -0.68, 0.68, color * 0.85, axis=0))
        for x in (-0.5, 0.5):
            for y in (-0.38, 0.38):
                meshes.append(tube([(x - 0.04, y, 0.08), (x + 0.04, y, 0.08)], [0.08, 0.08], 10, _DARK))
    return stand([Part(merge(meshes), vertex_colored(0.5, 0.4), OTHER)], "container", centered=True)


def make_bus_shelter(rng: np.random.Generator) -> Thing:
    """A bus shelter open to -y: glass behind, a roof, a bench, a poster."""
    color = draw_metal(rng)
    long, deep, tall = between(rng, 1.6, 2.2), 0.75, between(rng, 2.3, 2.6)
    frame = [
        box((x - 0.05, y - 0.05, 0), (x + 0.05, y + 0.05, tall), color)
        for x in (-long, 0, long)
        for y in (deep,)
    ]
    frame += [
        box((x - 0.05, -deep * 0.5, 0), (x + 0.05, -deep * 0.5 + 0.1, tall), color) for x in (-long, long)
    ]
    frame.append(
        box((-long - 0.15, -deep - 0.1, tall), (long + 0.15, deep + 0.12, tall + 0.14), color, bevel=0.04)
    )
    frame.append(box((-long * 0.6, deep - 0.5, 0.42), (long * 0.6, deep - 0.1, 0.5), hsv(0.08, 0.5, 0.5)))
    frame += [
        box((x - 0.04, deep - 0.35, 0), (x + 0.04, deep - 0.25, 0.44), color)
        for x in (-long * 0.45, long * 0.45)
    ]
    frame += [box((-long, deep - 0.03, z), (long, deep + 0.03, z + 0.06), color) for z in (0.25, tall - 0.2)]
    poster = hsv(rng.uniform(), between(rng, 0.4, 0.9), between(rng, 0.5, 0.95))
    frame.append(box((long * 0.35, deep - 0.06, 0.6), (long * 0.85, deep - 0.02, tall - 0.4), poster))
    frame.append(
        box(
            (long * 0.42, deep - 0.07, 1.2),
            (long * 0.78, deep - 0.05, tall - 0.6),
            hsv(rng.uniform(), 0.3, 0.95),
        )
    )
    glass = [box((-long, deep - 0.01, 0.3), (long, deep + 0.01, tall - 0.2), (0.25, 0.32, 0.33))]
    glass += [
        box((x - 0.01, -deep * 0.4, 0.3), (x + 0.01, deep, tall - 0.2), (0.25, 0.32, 0.33))
        for x in (-long, long)
    ]
    parts = [
        Part(merge(frame), vertex_colored(0.5, 0.4), OTHER),
        Part(merge(glass), vertex_colored(0.25, 0.6), OTHER),
    ]
    return stand(parts, "bus shelter", centered=True)


def make_bin(rng: np.random.Generator) -> Thing:
    """A litter bin or a wheeled bin."""
    color = pick(
        rng, [hsv(0.38, 0.6, 0.35), hsv(0.12, 0.8, 0.8), _DARK, hsv(0.6, 0.6, 0.5), hsv(0.08, 0.6, 0.45)]
    )
    if chance(rng, 0.5):
        meshes = [lathe([(0.26, 0), (0.3, 0.1), (0.32, 0.85), (0.34, 0.9)], 16, color)]
        meshes.append(
            lathe([(0.25, 0.9), (0.25, 0.98), (0.34, 1.0), (0.3, 1.12), (0.1, 1.18)], 16, color * 0.7)
        )
    else:
        meshes = [extrude([(-0.27, 0.08), (0.24, 0.08), (0.32, 0.95), (-0.33, 0.95)], -0.27, 0.27, color)]
        meshes.append(box((-0.3, -0.36, 0.95), (0.3, 0.36, 1.04), color * 0.85, bevel=0.03))
        meshes += [
            tube([(x - 0.03, 0.2, 0.11), (x + 0.03, 0.2, 0.11)], [0.11, 0.11], 12, _DARK)
            for x in (-0.27, 0.27)
        ]
    return stand([Part(merge(meshes), vertex_colored(0.6, 0.4), OTHER)], "bin", centered=True)


def _check_length(function: str, length: float) -> None:
    if not (math.isfinite(length) and length >= 0.5):
        raise ValueError(f"{function} got length {length!r}: give at least 0.5 m.")
