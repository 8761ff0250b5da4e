"""Vans and trucks."""

from __future__ import annotations

import itertools
import math

import numpy as np

from .materials import hsv
from .sampling import between, chance, pick
from .shapes import Mesh
from .street_decals import decal, rectangle
from .street_mesh import Thing
from .street_solids import box, loft, tube
from .street_vehicle_build import (
    CHROME,
    HEADLAMP,
    INDICATOR,
    PLASTIC,
    PLATE,
    TAIL_LAMP,
    Build,
    across,
    door_gap,
    draw_paint,
    front,
    mirror,
)
from .street_vehicle_shapes import lower_body


def make_van(rng: np.random.Generator) -> Thing:
    """A panel van, or a minibus with windows along its side."""
    build = Build()
    length = 5.4 * between(rng, 0.94, 1.05)
    width = 2.0 * between(rng, 0.97, 1.03)
    height = 2.3 * between(rng, 0.93, 1.06)
    paint = hsv(0.12, 0.02, between(rng, 0.85, 0.95)) if chance(rng, 0.35) else draw_paint(rng)
    half, w = length / 2, width / 2
    radius = between(rng, 0.33, 0.36)
    axles = [half - 0.95, -half + between(rng, 0.95, 1.15)]
    nose, belt = 0.95, 1.16
    cowl = half - between(rng, 0.6, 0.75)
    header = cowl - between(rng, 0.6, 0.75)
    eaves = height - 0.16
    top = [
        (half, nose), (half - 0.12, nose + 0.06), (cowl, belt), (header, eaves),
        (header - 0.25, height - 0.05), (header - 0.6, height), (-half + 0.1, height), (-half, height - 0.02),
    ]  # fmt: skip
    bottom = [(half, 0.28), (half - 0.5, 0.24), (-half + 0.6, 0.26), (-half, 0.34)]
    sill = PLASTIC if chance(rng, 0.5) else None
    body = lower_body(length, width, top, bottom, axles, radius, paint, sill, rounding=0.12, waist=0.75)
    build.gloss.append(body)
    low, high = belt + 0.08, height - 0.24

    def screen(z: float) -> float:
        return cowl + (header - cowl) * (z - belt) / (eaves - belt)

    build.glass.append(across(body, (w * 0.84, w * 0.8), (low, high), 1))
    cut = header - 0.55
    lower = [(screen(low) - 0.12, low - 0.02), (cut, low - 0.02)]
    upper = [(screen(high - 0.05) - 0.12, high - 0.05), (cut, high - 0.05)]
    build.both(build.glass, decal(body, lower, upper, 0, 1, rows=4))
    glazed = chance(rng, 0.4)
    if glazed:
        ends = np.linspace(cut - 0.1, -half + 0.2, 3)
        for fore, aft in itertools.pairwise(ends):
            pane = rectangle(
                body, (aft + 0.05, low - 0.02), (fore - 0.02, high - 0.05), 0, 1, columns=3, rows=4
            )
            build.both(build.glass, pane)
    elif chance(rng, 0.45):  # a firm's colours
        stripe = hsv(rng.uniform(), between(rng, 0.5, 0.9), between(rng, 0.3, 0.85))
        at = between(rng, 0.9, 1.4)
        band = rectangle(
            body,
            (-half + 0.3, at),
            (cut - 0.15, at + between(rng, 0.1, 0.5)),
            0,
            1,
            stripe,
            rows=5,
            columns=4,
        )
        build.both(build.gloss, band)
    for y in (cut - 0.05, cut - 1.25):
        build.both(build.matt, door_gap(body, y, 0.4, height - 0.2))
        build.both(build.matt, box((w * 0.97, y + 0.06, 1.03), (w * 1.005, y + 0.24, 1.07), PLASTIC))
    build.both(build.matt, door_gap(body, cowl - 0.05, 0.75, belt - 0.1))
    _van_ends(build, body, w, nose, height, windows=glazed or chance(rng, 0.5))
    build.both(build.matt, mirror(cowl - 0.35, w * 0.95, belt + 0.14, PLASTIC))
    if not glazed and chance(rng, 0.2):  # a ladder on the roof
        for x in (-0.25, 0.25):
            build.matt.append(
                box(
                    (x - 0.03, -half + 0.4, height + 0.05),
                    (x + 0.03, half - 1.9, height + 0.12),
                    CHROME * 0.7,
                )
            )
        for y in np.arange(-half + 0.5, half - 1.9, 0.3):
            build.matt.append(
                box((-0.25, y - 0.02, height + 0.06), (0.25, y + 0.02, height + 0.1), CHROME * 0.7)
            )
        for y in (-half + 0.8, half - 2.3):
            build.matt.append(
                box((-w * 0.8, y - 0.03, height - 0.05), (w * 0.8, y + 0.03, height + 0.05), PLASTIC)
            )
    build.wheels(radius, 0.22, w * 0.96, axles, 2 if chance(rng, 0.6) else 0)
    return build.finish("van", between(rng, 0.28, 0.45))


def _van_ends(build: Build, body: Mesh, w: float, nose: float, height: float, windows: bool) -> None:
    if windows:
        build.both(build.glass, front(body, (0.06, w * 0.72), (height * 0.58, height * 0.84), -1, None))
    build.matt.append(front(body, (-0.01, 0.01), (0.5, height - 0.15), -1, PLASTIC, out=0.006, rows=6))
    build.both(build.gloss, front(body, (w - 0.25, w - 0.12), (0.95, 1.5), -1, TAIL_LAMP, rows=3))
    build.both(build.gloss, front(body, (w - 0.25, w - 0.12), (1.2, 1.32), -1, INDICATOR, out=0.014))
    build.matt.append(front(body, (-w * 0.8, w * 0.8), (0.38, 0.52), -1, PLASTIC, columns=7, out=0.04))
    build.plate(body, 0.62, -1)
    bezel = front(body, (w - 0.5, w - 0.13), (nose - 0.29, nose - 0.03), 1, PLASTIC, columns=4, out=0.006)
    build.both(build.matt, bezel)
    build.both(
        build.gloss,
        front(body, (w - 0.47, w - 0.17), (nose - 0.26, nose - 0.06), 1, HEADLAMP, columns=4, out=0.016),
    )
    build.matt.append(front(body, (-w * 0.48, w * 0.48), (nose - 0.26, nose - 0.06), 1, PLASTIC, columns=7))
    build.gloss.append(
        front(body, (-w * 0.46, w * 0.46), (nose - 0.18, nose - 0.145), 1, CHROME, columns=7, out=0.014)
    )
    build.matt.append(front(body, (-w * 0.8, w * 0.8), (0.32, 0.56), 1, PLASTIC, columns=7, out=0.02))
    build.plate(body, 0.4, 1, out=0.035)


def make_truck(rng: np.random.Generator) -> Thing:
    """A lorry: a cab, and behind it a box, a flatbed with its load, or a tank."""
    build = Build()
    length = 8.5 * between(rng, 0.92, 1.06)
    width, height = 2.5 * between(rng, 0.98, 1.02), 3.4 * between(rng, 0.95, 1.05)
    half, w = length / 2, width / 2
    paint = draw_paint(rng)
    radius = 0.5
    nose_axle = half - 1.25
    axles = [nose_axle, -half + 1.9] if chance(rng, 0.6) else [nose_axle, -half + 2.5, -half + 1.35]
    depth, tall = between(rng, 1.85, 2.2), between(rng, 2.55, 2.85)
    _cab(build, rng, half, w, depth, tall, nose_axle, radius, paint)
    gap, bed = half - depth - 0.12, 1.05
    # Chassis, tank, bumper bar, lamps.
    build.matt.append(box((-0.45, -half + 0.1, 0.55), (0.45, half - 0.4, 0.95), PLASTIC))
    build.matt.append(box((-w * 0.9, -half, 0.42), (w * 0.9, -half + 0.12, 0.62), PLASTIC, bevel=0.03))
    build.both(build.gloss, box((w * 0.55, -half - 0.02, 0.66), (w * 0.9, -half + 0.04, 0.82), TAIL_LAMP))
    build.gloss.append(box((-0.26, -half - 0.02, 0.66), (0.26, -half + 0.02, 0.77), PLATE))
    at = (axles[1] + nose_axle) / 2
    build.matt.append(
        tube([(w - 0.4, at - 0.5, 0.75), (w - 0.4, at + 0.5, 0.75)], [0.3, 0.3], 16, CHROME * 0.5)
    )
    build.matt.append(box((-w + 0.1, at - 0.4, 0.5), (-w + 0.65, at + 0.4, 1.0), PLASTIC, bevel=0.04))
    for axle in axles[1:]:
        build.both(build.matt, box((w - 0.42, axle - 0.6, 1.0), (w - 0.02, axle + 0.6, 1.04), PLASTIC))
    style = pick(rng, {"box": 0.6, "flatbed": 0.25, "tank": 0.15})
    {"box": _box_load, "flatbed": _flatbed, "tank": _tank}[style](
        build, rng, w, -half, gap, bed, height, paint
    )
    build.wheels(radius, 0.34, w * 0.97, axles, 3)
    return build.finish("truck", between(rng, 0.3, 0.45))


def _cab(
    build: Build,
    rng: np.random.Generator,
    half: float,
    w: float,
    depth: float,
    tall: float,
    axle: float,
    radius: float,
    paint: np.ndarray,
) -> None:
    middle, edge = half - depth / 2, depth / 2
    top = [
        (edge, 1.5),
        (edge - 0.03, 1.62),
        (edge - 0.22, tall - 0.14),
        (edge - 0.42, tall),
        (-edge, tall - 0.02),
    ]
    sill = PLASTIC if chance(rng, 0.4) else None
    bottom = [(edge, 0.42), (-edge, 0.5)]
    cab = lower_body(
        depth, 1.96 * w, top, bottom, [axle - middle], radius, paint, sill, rounding=0.12, waist=1.1
    )
    cab = cab.moved(translation=(0, middle, 0))
    build.gloss.append(cab)
    build.glass.append(across(cab, (w * 0.82, w * 0.78), (1.62, tall - 0.22), 1))
    lower = [(half - 0.3, 1.55), (half - 1.15, 1.55)]
    upper = [(half - 0.45, tall - 0.32), (half - 1.15, tall - 0.32)]
    build.both(build.glass, decal(cab, lower, upper, 0, 1, rows=4))
    build.both(build.matt, door_gap(cab, half - 1.3, 0.75, tall - 0.2))
    build.both(build.matt, box((w * 0.95, half - 1.25, 1.36), (w * 0.99, half - 1.05, 1.41), PLASTIC))
    build.matt.append(front(cab, (-w * 0.6, w * 0.6), (0.98, 1.42), 1, PLASTIC, columns=7))
    for z in (1.07, 1.2, 1.33):
        build.gloss.append(
            front(cab, (-w * 0.55, w * 0.55), (z - 0.02, z + 0.02), 1, CHROME * 0.7, columns=7, out=0.016)
        )
    build.matt.append(front(cab, (-w * 0.85, w * 0.85), (0.5, 0.84), 1, PLASTIC, columns=9, out=0.03))
    lamp = front(cab, (w - 0.52, w - 0.2), (0.6, 0.77), 1, HEADLAMP, columns=4, out=0.05)
    build.both(build.gloss, lamp)
    build.plate(cab, 0.54, 1, out=0.045)
    build.both(
        build.matt, box((w - 0.05, half - 0.35, 1.75), (w + 0.18, half - 0.2, 2.25), PLASTIC, bevel=0.04)
    )
    if chance(rng, 0.5):  # sun visor
        build.matt.append(
            box((-w * 0.8, half - 0.28, tall - 0.2), (w * 0.8, half - 0.08, tall - 0.12), PLASTIC, 0.02)
        )


def _box_load(
    build: Build,
    rng: np.random.Generator,
    w: float,
    back: float,
    gap: float,
    bed: float,
    height: float,
    paint: np.ndarray,
) -> None:
    style = pick(rng, {"same": 0.25, "pale": 0.45, "own": 0.3})
    cover = {"same": lambda: paint, "pale": lambda: hsv(rng.uniform(), 0.03, between(rng, 0.75, 0.93))}.get(
        style, lambda: draw_paint(rng)
    )()
    load = box((-w, back, bed), (w, gap, height), cover, bevel=0.03)
    build.gloss.append(load)
    stripe = hsv(rng.uniform(), between(rng, 0.5, 0.9), between(rng, 0.3, 0.8))
    low = between(rng, 1.3, 2.4)
    span = (back + 0.15, low), (gap - 0.15, low + between(rng, 0.15, 0.6))
    build.both(build.gloss, rectangle(load, *span, 0, 1, stripe))
    build.matt.append(front(load, (-0.02, 0.02), (bed + 0.05, height - 0.05), -1, PLASTIC))
    for at in (-w * 0.55, w * 0.55):
        rod = front(load, (at - 0.025, at + 0.025), (bed + 0.1, height - 0.1), -1, CHROME * 0.6, out=0.02)
        build.matt.append(rod)
    build.matt.append(box((-w, back, bed - 0.12), (w, gap, bed), CHROME * 0.3))
    build.both(build.gloss, front(load, (w - 0.16, w - 0.06), (height - 0.16, height - 0.08), -1, TAIL_LAMP))


def _flatbed(
    build: Build,
    rng: np.random.Generator,
    w: float,
    back: float,
    gap: float,
    bed: float,
    height: float,
    paint: np.ndarray,
) -> None:
    boards = hsv(0.09, 0.4, between(rng, 0.3, 0.55)) if chance(rng, 0.5) else paint
    build.matt.append(box((-w, back, bed - 0.12), (w, gap, bed + 0.04), boards))
    build.both(build.matt, box((w - 0.05, back, bed), (w, gap, bed + 0.45), boards))
    build.matt.append(box((-w, back, bed), (w, back + 0.05, bed + 0.45), boards))
    build.matt.append(box((-w, gap - 0.08, bed), (w, gap, bed + 1.1), boards * 0.7))
    y = back + 0.3
    while y < gap - 1.4:
        deep = between(rng, 0.9, 1.3)
        crate = hsv(between(rng, 0.05, 0.12), between(rng, 0.1, 0.6), between(rng, 0.3, 0.8))
        top = bed + between(rng, 0.7, 1.7)
        build.matt.append(box((-w * 0.8, y, bed), (w * 0.8, y + deep, top), crate, bevel=0.03))
        y += deep + between(rng, 0.05, 0.3)


def _tank(
    build: Build,
    rng: np.random.Generator,
    w: float,
    back: float,
    gap: float,
    bed: float,
    height: float,
    paint: np.ndarray,
) -> None:
    angle = np.linspace(0, 2 * math.pi, 28, endpoint=False)
    tall = (height - bed) / 2 * 0.92
    ring = np.c_[np.cos(angle) * w * 0.95, np.zeros(28), np.sin(angle) * tall]
    ends = [
        (back, 0.6),
        (back + 0.12, 0.93),
        (back + 0.25, 1),
        (gap - 0.25, 1),
        (gap - 0.12, 0.93),
        (gap, 0.6),
    ]
    # The ring runs clockwise looking from the front to the back.
    sections = [ring * share + (0, y, bed + 0.05 + tall) for y, share in ends[::-1]]
    build.gloss.append(loft(np.array(sections), CHROME if chance(rng, 0.5) else draw_paint(rng)))
    build.matt.append(box((-w * 0.7, back + 0.2, bed - 0.15), (w * 0.7, gap - 0.2, bed + 0.25), PLASTIC))
    for y in (back * 0.5, (back + gap) / 2, gap * 0.5):
        top = bed + 0.05 + 2 * tall
        build.matt.append(
            box((-0.25, y - 0.25, top - 0.06), (0.25, y + 0.25, top + 0.06), PLASTIC, bevel=0.03)
        )
