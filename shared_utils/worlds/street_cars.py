"""Hatchbacks and saloons."""

from __future__ import annotations

import numpy as np

from .sampling import between, chance, pick
from .shapes import Mesh
from .street_decals import decal
from .street_mesh import Thing
from .street_solids import box
from .street_vehicle_build import (
    HEADLAMP,
    INDICATOR,
    PLASTIC,
    TAIL_LAMP,
    Build,
    across,
    door_gap,
    draw_paint,
    front,
    mirror,
    slanted,
)
from .street_vehicle_shapes import cabin, lower_body


def make_car(rng: np.random.Generator, kind: str) -> Thing:
    """A hatchback, short with a steep back, or a saloon with a boot."""
    build = Build()
    hatch = kind == "hatchback"
    # Some hatchbacks stand high on their wheels.
    tall = hatch and chance(rng, 0.3)
    length = (4.0 if hatch else 4.7) * between(rng, 0.95, 1.05)
    width = (1.8 if hatch else 1.85) * between(rng, 0.97, 1.03)
    height = (1.62 if tall else 1.5 if hatch else 1.45) * between(rng, 0.98, 1.03)
    taxi = not hatch and chance(rng, 0.08)
    paint = np.float32([0.75, 0.42, 0.02]) if taxi else draw_paint(rng)
    half, w = length / 2, width / 2
    radius = between(rng, 0.3, 0.325) + 0.03 * tall
    axles = [half - length * between(rng, 0.19, 0.205), -half + length * (0.18 if hatch else 0.215)]
    belt = height * between(rng, 0.61, 0.64)
    nose = height * between(rng, 0.46, 0.5)
    cowl = half - length * (0.25 if hatch else 0.26)
    if hatch:
        tail = [(-half + 0.1, belt), (-half, belt - 0.03)]
        rear = (-half + 0.1, -half + length * between(rng, 0.1, 0.14))
    else:
        deck = -half + length * between(rng, 0.12, 0.15)
        tail = [(deck, belt), (-half + 0.1, belt - 0.02), (-half, belt - 0.06)]
        rear = (deck, -half + length * between(rng, 0.27, 0.31))
    bonnet = [(half, nose), (half - 0.12, nose + 0.06), (half - 0.5, nose + 0.14), (cowl, belt - 0.01)]
    floor = 0.2 + 0.04 * tall
    bottom = [(half, floor + 0.04), (half - 0.5, floor), (-half + 0.6, floor), (-half, floor + 0.08)]
    sill = PLASTIC if tall or chance(rng, 0.15) else None
    body = lower_body(length, width, [*bonnet, (0, belt), *tail], bottom, axles, radius, paint, sill)
    ahead = (cowl + 0.02, cowl - length * between(rng, 0.155, 0.185))
    widths = (w * 0.93, w * between(rng, 0.7, 0.74))
    shell = cabin(belt - 0.06, height, ahead, rear, widths, paint, bow=0.14)
    build.gloss += [body, shell]
    cut = _windows(build, shell, (belt, height), ahead, rear, widths)
    _nose(build, body, rng, w - 0.1, nose - 0.08)
    _tail(build, body, rng, w - 0.1, belt - 0.18)
    for y in (cowl - 0.1, cut):
        build.both(build.matt, door_gap(body, y, floor + 0.12, belt - 0.05))
        build.both(
            build.matt, box((w * 0.95, y - 0.95, belt - 0.14), (w * 0.985, y - 0.78, belt - 0.11), PLASTIC)
        )
    color = paint if chance(rng, 0.7) else PLASTIC
    build.both(build.gloss, mirror(cowl - 0.42, w * 0.93, belt + 0.05, color))
    if taxi:
        middle = (ahead[1] + rear[1]) / 2 + 0.2
        build.gloss.append(
            box(
                (-0.28, middle - 0.08, height - 0.02),
                (0.28, middle + 0.08, height + 0.13),
                (0.8, 0.8, 0.75),
                0.03,
            )
        )
    elif hatch and chance(rng, 0.3):
        for z, thick in ((height - 0.06, 0.05),):
            build.both(
                build.matt,
                box((w * 0.58, rear[1], z), (w * 0.58 + thick, ahead[1] - 0.1, z + 0.09), PLASTIC, 0.015),
            )
    build.wheels(radius, 0.21, w * 0.96, axles, int(rng.integers(3)))
    return build.finish(kind, between(rng, 0.22, 0.38))


def _windows(
    build: Build,
    shell: Mesh,
    heights: tuple[float, float],
    ahead: tuple[float, float],
    rear: tuple[float, float],
    widths: tuple[float, float],
) -> float:
    """Glass all round, with pillars of paint between; returns y of the pillar in the middle."""
    belt, roof = heights
    base, low, high = belt - 0.06, belt + 0.025, belt + (roof - belt) * 0.83

    def at(edge: tuple[float, float], z: float) -> float:
        return edge[0] + (edge[1] - edge[0]) * (z - base) / (roof - base)

    fore = (at(ahead, low) - 0.42, at(ahead, high) - 0.22)
    aft = (at(rear, low) + 0.22, at(rear, high) + 0.2)
    cut = (fore[1] + aft[1]) / 2 + 0.02
    for first, last in ((fore, (cut + 0.035,) * 2), ((cut - 0.035,) * 2, aft)):
        lower = np.linspace((first[0], low), (last[0], low), 4)
        upper = np.linspace((first[1], high), (last[1], high), 4)
        build.both(build.glass, decal(shell, lower, upper, 0, 1, rows=5))
    for sign in (1, -1):
        spans = (widths[0] * 0.86, widths[1] * 0.9)
        build.glass.append(across(shell, spans, (low + 0.02, high - 0.005), sign, out=0.014))
    return cut


def _nose(build: Build, body: Mesh, rng: np.random.Generator, half: float, lamp: float) -> None:
    """Lamps, grille, bumper and plate in front; `half` is half the width there, `lamp` the lamps' height."""
    outer, wide = half - 0.08, between(rng, 0.3, 0.42)
    tall, rise = between(rng, 0.05, 0.075), between(rng, -0.01, 0.05)
    inner = outer - wide
    inside, outside = (lamp - tall * 0.7, lamp + tall * 0.6), (lamp - tall + rise, lamp + tall + rise)
    rim = 0.02
    build.both(
        build.matt,
        slanted(
            body, (inner - rim, outer + rim), (inside[0] - rim, inside[1] + rim),
            (outside[0] - rim, outside[1] + rim), 1, PLASTIC, out=0.006,
        ),
    )  # fmt: skip
    build.both(build.gloss, slanted(body, (inner, outer), inside, outside, 1, HEADLAMP, out=0.016))
    gap, grille = inner - 0.05, between(rng, 0.05, 0.1)
    build.matt.append(front(body, (-gap, gap), (lamp - grille, lamp + 0.4 * grille), 1, PLASTIC, columns=7))
    if chance(rng, 0.6):
        bar = (lamp - 0.4 * grille, lamp - 0.1 * grille)
        build.gloss.append(front(body, (-gap, gap), bar, 1, HEADLAMP * 0.8, columns=7, out=0.014))
    build.matt.append(front(body, (-half * 0.6, half * 0.6), (0.27, 0.37), 1, PLASTIC, columns=7))
    build.plate(body, 0.4, 1)


def _tail(build: Build, body: Mesh, rng: np.random.Generator, half: float, lamp: float) -> None:
    """Lamps, plate and bumper behind."""
    outer = half - 0.06
    style = pick(rng, ["upright", "lying", "long"])
    if style == "upright":
        spans = [((outer - 0.19, outer), (lamp - 0.15, lamp + 0.13))]
    else:
        wide = 0.34 if style == "lying" else 0.48
        spans = [((outer - wide, outer), (lamp - 0.07, lamp + 0.075))]
    for x, z in spans:
        drop = between(rng, 0, 0.03)
        build.both(build.gloss, slanted(body, x, (z[0] + drop, z[1] - drop), z, -1, TAIL_LAMP))
        small = (x[0] + 0.03, x[0] + 0.11)
        middle = (z[0] + z[1]) / 2
        build.both(
            build.gloss, front(body, small, (middle - 0.035, middle + 0.03), -1, HEADLAMP, out=0.014, rows=2)
        )
        corner = (outer - 0.08, outer - 0.01)
        build.both(build.gloss, front(body, corner, (middle + 0.0, z[1] - 0.02), -1, INDICATOR, out=0.013))
    build.plate(body, lamp - 0.3, -1)
    build.matt.append(front(body, (-half * 0.75, half * 0.75), (0.3, 0.41), -1, PLASTIC, columns=7))
