"""Buses."""

from __future__ import annotations

import itertools

import numpy as np

from .materials import hsv
from .sampling import between, chance, pick
from .street_decals import rectangle
from .street_mesh import Thing
from .street_solids import box
from .street_vehicle_build import (
    HEADLAMP,
    INDICATOR,
    PLASTIC,
    TAIL_LAMP,
    Build,
    across,
    front,
)
from .street_vehicle_shapes import lower_body


def make_bus(rng: np.random.Generator) -> Thing:
    """A city bus: windows all along, doors on the right, a lit destination in front."""
    build = Build()
    length = 11.0 * between(rng, 0.93, 1.08)
    width, height = 2.55 * between(rng, 0.98, 1.01), 3.1 * between(rng, 0.97, 1.05)
    half, w = length / 2, width / 2
    paint = pick(
        rng,
        [
            hsv(0, 0.85, 0.65),
            hsv(0.13, 0.85, 0.9),
            hsv(0.58, 0.75, 0.6),
            hsv(0.38, 0.6, 0.5),
            hsv(0.1, 0.03, 0.92),
            hsv(0.07, 0.85, 0.88),
        ],
    )
    skirt = paint if chance(rng, 0.4) else hsv(rng.uniform(), between(rng, 0.0, 0.7), between(rng, 0.3, 0.95))
    radius = 0.48
    axles = [half - 2.6, -half + 3.1]
    top = [(half, height - 0.05), (half - 0.1, height), (-half, height)]
    bottom = [(half, 0.34), (-half, 0.36)]
    body = lower_body(length, width, top, bottom, axles, radius, paint, skirt, rounding=0.1, waist=0.8)
    build.gloss.append(body)
    low, high = -half * between(rng, 0.3, 0.6), half * between(rng, 0.0, 0.4)
    build.gloss.append(
        box((-w * 0.6, low, height - 0.02), (w * 0.6, high, height + 0.2), (0.55, 0.55, 0.55), 0.06)
    )
    sill, head = height * 0.42, height * 0.8
    doors = [half - 1.15, between(rng, -0.1, 0.4)]
    band = chance(rng, 0.6)
    for side in (1, -1):
        # Where doors leave room: spans from front to back, cut into panes.
        spans = [(half - 0.35, -half + 0.3)]
        if side == 1:
            spans = [(doors[0] - 0.7, doors[1] + 0.7), (doors[1] - 0.7, -half + 0.3)]
        for fore, aft in spans:
            if band:
                strip = rectangle(
                    body,
                    (aft - 0.04, sill - 0.05),
                    (fore + 0.04, head + 0.05),
                    0,
                    side,
                    PLASTIC,
                    columns=8,
                    rows=4,
                    out=0.005,
                )
                build.matt.append(strip)
            edges = np.linspace(fore, aft, max(1, round((fore - aft) / 1.35)) + 1)
            for first, last in itertools.pairwise(edges):
                pane = rectangle(
                    body, (last + 0.03, sill), (first - 0.03, head), 0, side, columns=2, rows=4, out=0.012
                )
                build.glass.append(pane)
    for door in doors:
        frame = rectangle(
            body, (door - 0.66, 0.42), (door + 0.66, head + 0.05), 0, 1, PLASTIC, columns=3, rows=9, out=0.008
        )
        build.matt.append(frame)
        for part in (-0.31, 0.31):
            leaf = rectangle(
                body,
                (door + part - 0.26, 0.5),
                (door + part + 0.26, head),
                0,
                1,
                columns=2,
                rows=9,
                out=0.016,
            )
            build.glass.append(leaf)
    _bus_ends(build, body, w, sill, head, height)
    build.both(
        build.matt,
        box((w - 0.02, half - 0.02, height * 0.6), (w + 0.16, half + 0.14, height * 0.74), PLASTIC, 0.03),
    )
    build.wheels(radius, 0.3, w * 0.965, axles, 3)
    return build.finish("bus", between(rng, 0.25, 0.4))


def _bus_ends(build: Build, body, w: float, sill: float, head: float, height: float) -> None:
    build.glass.append(across(body, (w * 0.88, w * 0.88), (sill * 0.88, height * 0.84), 1))
    build.matt.append(front(body, (-w * 0.8, w * 0.8), (height * 0.85, height * 0.95), 1, PLASTIC, columns=7))
    build.gloss.append(
        front(body, (-w * 0.55, w * 0.45), (height * 0.87, height * 0.93), 1, INDICATOR, columns=5, out=0.014)
    )
    build.glass.append(front(body, (-w * 0.75, w * 0.75), (sill + 0.15, head), -1, None, columns=7))
    build.matt.append(front(body, (-w * 0.4, w * 0.4), (head + 0.1, head + 0.3), -1, PLASTIC, columns=5))
    build.gloss.append(
        front(body, (-w * 0.25, w * 0.25), (head + 0.14, head + 0.26), -1, INDICATOR, columns=3, out=0.014)
    )
    bezel = front(body, (w - 0.54, w - 0.12), (0.61, 0.89), 1, PLASTIC, columns=4, rows=4, out=0.006)
    build.both(build.matt, bezel)
    build.both(
        build.gloss, front(body, (w - 0.5, w - 0.15), (0.65, 0.85), 1, HEADLAMP, columns=4, rows=4, out=0.016)
    )
    build.matt.append(front(body, (-w * 0.6, w * 0.6), (0.42, 0.58), 1, PLASTIC, columns=7, rows=4))
    build.plate(body, 0.45, 1)
    for z, color in ((0.75, TAIL_LAMP), (0.93, INDICATOR), (1.11, TAIL_LAMP)):
        build.both(build.gloss, front(body, (w - 0.32, w - 0.14), (z, z + 0.16), -1, color, columns=3))
    build.matt.append(front(body, (-w * 0.6, w * 0.6), (0.75, 1.2), -1, PLASTIC, columns=7, rows=4))
    build.plate(body, 0.52, -1)
