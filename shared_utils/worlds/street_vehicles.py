"""Vehicles of the street world: hatchback, saloon, van, truck and bus. They drive towards +y."""

from __future__ import annotations

import math

import numpy as np

from .materials import hsv, plain, vertex_colored
from .sampling import between, chance, pick
from .shapes import Mesh
from .street_decals import decal, rectangle
from .street_mesh import Part, Thing, box, merge, stand
from .street_vehicle_shapes import cabin, lower_body, wheel_shape

KINDS = ("hatchback", "saloon", "van", "truck", "bus")

# CARLA's class of vehicles.
LABEL = 10

GLASS = np.float32([0.012, 0.015, 0.018])
CHROME = np.float32([0.55, 0.56, 0.58])
PLASTIC = np.float32([0.02, 0.02, 0.022])
HEADLAMP = np.float32([0.8, 0.82, 0.85])
TAIL_LAMP = np.float32([0.45, 0.008, 0.006])
INDICATOR = np.float32([0.75, 0.25, 0.01])
PLATE = np.float32([0.75, 0.75, 0.7])

_MIRROR = np.diag([-1.0, 1.0, 1.0])


def draw_paint(rng: np.random.Generator) -> np.ndarray:
    """The paint of a car, as often as on a car park: much white, grey and black, then blue and red."""
    name = pick(
        rng,
        {
            "white": 0.2, "black": 0.12, "grey": 0.14, "silver": 0.12, "blue": 0.14, "red": 0.12,
            "green": 0.05, "yellow": 0.04, "orange": 0.03, "brown": 0.04,
        },
    )  # fmt: skip
    wobble = between(rng, -0.015, 0.015)
    return {
        "white": lambda: hsv(0.12, between(rng, 0, 0.05), between(rng, 0.86, 0.95)),
        "black": lambda: hsv(0.6, between(rng, 0, 0.2), between(rng, 0.06, 0.14)),
        "grey": lambda: hsv(0.6, between(rng, 0, 0.1), between(rng, 0.25, 0.5)),
        "silver": lambda: hsv(0.58, between(rng, 0, 0.06), between(rng, 0.62, 0.76)),
        "blue": lambda: hsv(0.6 + wobble * 2, between(rng, 0.5, 0.9), between(rng, 0.25, 0.75)),
        "red": lambda: hsv(wobble, between(rng, 0.75, 0.95), between(rng, 0.4, 0.75)),
        "green": lambda: hsv(between(rng, 0.25, 0.45), between(rng, 0.3, 0.7), between(rng, 0.25, 0.55)),
        "yellow": lambda: hsv(0.13 + wobble, between(rng, 0.7, 0.95), between(rng, 0.8, 0.95)),
        "orange": lambda: hsv(0.06 + wobble, between(rng, 0.8, 0.95), between(rng, 0.75, 0.9)),
        "brown": lambda: hsv(0.08 + wobble, between(rng, 0.25, 0.5), between(rng, 0.3, 0.6)),
    }[name]()


class Build:
    """A vehicle being built: meshes of glossy paint, glass, and what is matt."""

    def __init__(self) -> None:
        self.gloss: list[Mesh] = []
        self.glass: list[Mesh] = []
        self.matt: list[Mesh] = []

    def both(self, where: list[Mesh], mesh: Mesh) -> None:
        """Adds a mesh of the right side (+x) and its mirror image."""
        where += [mesh, mesh.moved(_MIRROR)]

    def wheels(self, radius: float, width: float, track: float, axles: list[float], style: int) -> None:
        """A wheel at both ends of each axle; `track` is the half-distance of their outer faces."""
        wheel = wheel_shape(radius, width, style)
        for at in axles:
            self.both(self.matt, wheel.moved(translation=(track - width / 2, at, radius)))

    def finish(self, kind: str, roughness: float) -> Thing:
        """All of it as a thing, on the ground and centred."""
        parts = [
            Part(merge(self.gloss), vertex_colored(roughness, 0.5), LABEL),
            Part(merge(self.glass), plain(GLASS, 0.06, 0.6), LABEL),
            Part(merge(self.matt), vertex_colored(0.75, 0.3), LABEL),
        ]
        return stand(parts, kind, centered=True, along=1)


def front(
    target: Mesh, x: tuple[float, float], z: tuple[float, float], sign: int, color: np.ndarray | None, **more
) -> Mesh:
    """A rectangle on the front (`sign` 1) or the back (-1) of a body."""
    return rectangle(target, (z[0], x[0]), (z[1], x[1]), 1, sign, color, **more)


def _ends(build: Build, body: Mesh, rng: np.random.Generator, half: float, lamp: float, tail: float) -> None:
    """Lamps, grille, number plates of a car; `lamp` and `tail` are the lamps' heights."""
    wide = between(rng, 0.3, 0.4)
    tall = between(rng, 0.06, 0.09)
    outer = half - 0.1
    build.both(
        build.gloss, front(body, (outer - wide, outer), (lamp - tall, lamp + tall), 1, HEADLAMP, columns=5)
    )
    gap = outer - wide - 0.04
    grille = between(rng, 0.05, 0.1)
    build.matt.append(front(body, (-gap, gap), (lamp - grille, lamp + 0.5 * grille), 1, PLASTIC, columns=7))
    build.matt.append(front(body, (-half * 0.6, half * 0.6), (0.27, 0.38), 1, PLASTIC, columns=7))
    build.gloss.append(front(body, (-0.26, 0.26), (0.42, 0.53), 1, PLATE, columns=3, out=0.02))
    style = int(rng.integers(3))
    if style == 0:  # upright
        build.both(
            build.gloss,
            front(
                body,
                (outer - 0.2, outer + 0.02),
                (tail - 0.16, tail + 0.12),
                -1,
                TAIL_LAMP,
                columns=4,
                rows=3,
            ),
        )
    else:  # lying
        long = 0.34 if style == 1 else 0.46
        build.both(
            build.gloss,
            front(body, (outer - long, outer + 0.02), (tail - 0.07, tail + 0.07), -1, TAIL_LAMP, columns=6),
        )
    build.gloss.append(
        front(body, (-0.26, 0.26), (tail - 0.28, tail - 0.17), -1, PLATE, columns=3, out=0.015)
    )
    build.matt.append(front(body, (-half * 0.75, half * 0.75), (0.3, 0.42), -1, PLASTIC, columns=7))


def _side_line(body: Mesh, y: float, low: float, high: float) -> Mesh:
    """The gap beside a door: a thin upright line on the right side."""
    return decal(
        body,
        [(y - 0.008, low), (y + 0.008, low)],
        [(y - 0.008, high), (y + 0.008, high)],
        0,
        1,
        PLASTIC,
        rows=5,
        out=0.004,
    )


def _mirror(y: float, x: float, z: float, color: np.ndarray) -> Mesh:
    return box((x - 0.02, y - 0.06, z - 0.06), (x + 0.17, y + 0.06, z + 0.07), color, bevel=0.03)


def _car(rng: np.random.Generator, kind: str) -> Thing:
    build = Build()
    hatch = kind == "hatchback"
    length = (4.0 if hatch else 4.7) * between(rng, 0.95, 1.05)
    width = (1.8 if hatch else 1.85) * between(rng, 0.97, 1.03)
    height = (1.52 if hatch else 1.45) * between(rng, 0.97, 1.04)
    paint = draw_paint(rng)
    half, w = length / 2, width / 2
    radius = between(rng, 0.3, 0.335)
    axles = [half - length * between(rng, 0.19, 0.205), -half + length * (0.18 if hatch else 0.215)]
    belt = height * between(rng, 0.61, 0.64)
    nose = height * between(rng, 0.46, 0.5)
    cowl = half - length * (0.25 if hatch else 0.26)
    if hatch:
        tail = [(-half + 0.1, belt), (-half, belt - 0.03)]
        rear = (-half + 0.1, -half + length * between(rng, 0.1, 0.14))
    else:
        deck = -half + length * between(rng, 0.12, 0.15)
        tail = [(deck, belt + 0.0), (-half + 0.1, belt - 0.02), (-half, belt - 0.06)]
        rear = (deck, -half + length * between(rng, 0.27, 0.31))
    top = [
        (half, nose),
        (half - 0.12, nose + 0.06),
        (half - 0.5, nose + 0.14),
        (cowl, belt - 0.01),
        (0, belt),
        *tail,
    ]
    bottom = [(half, 0.24), (half - 0.5, 0.19), (-half + 0.6, 0.19), (-half, 0.28)]
    sill = PLASTIC if chance(rng, 0.25) else None
    body = lower_body(length, width, top, bottom, axles, radius, paint, sill)
    ahead = (cowl + 0.02, cowl - length * between(rng, 0.155, 0.185))
    widths = (w * 0.93, w * between(rng, 0.7, 0.74))
    shell = cabin(belt - 0.06, height, ahead, rear, widths, paint, bow=0.14)
    build.gloss += [body, shell]
    _windows(build, shell, belt, height, ahead, rear, widths, doors=4 if not hatch or chance(rng, 0.6) else 2)
    _ends(build, body, rng, w - 0.1, nose - 0.08, belt - 0.18)
    middle = (ahead[1] + rear[1]) / 2
    for y in {cowl - 0.12, middle, rear[1] + 0.1}:
        build.both(build.matt, _side_line(body, y, 0.3, belt - 0.06))
    build.both(
        build.gloss, _mirror(cowl - 0.42, w * 0.93, belt + 0.05, paint if chance(rng, 0.7) else PLASTIC)
    )
    build.wheels(radius, 0.21, w * 0.96, axles, int(rng.integers(3)))
    return build.finish(kind, between(rng, 0.22, 0.38))


def _windows(build: Build, shell: Mesh, belt: float, roof: float, ahead, rear, widths, doors: int) -> None:
    low, high = belt + 0.025, belt + (roof - belt) * 0.85
    base = belt - 0.06

    def at(edge: tuple[float, float], z: float) -> float:
        return edge[0] + (edge[1] - edge[0]) * (z - base) / (roof - base)

    # Side windows between the pillars, from the front one back; the gaps are the pillars.
    front_low, front_high = at(ahead, low) - 0.42, at(ahead, high) - 0.2
    back_low, back_high = at(rear, low) + 0.22, at(rear, high) + 0.2
    cut = (front_high + back_high) / 2 + 0.02
    spans = [
        ((front_low, front_high), (cut + 0.035, cut + 0.035)),
        ((cut - 0.035, cut - 0.035), (back_low, back_high)),
    ]
    for fore, aft in spans:
        lower = np.linspace((fore[0], low), (aft[0], low), 4)
        upper = np.linspace((fore[1], high), (aft[1], high), 4)
        build.both(build.glass, decal(shell, lower, upper, 0, 1, rows=5))
    for edge, sign in ((ahead, 1), (rear, -1)):
        x = np.linspace(-1, 1, 9)
        lower = [(low + 0.02, u * widths[0] * 0.86) for u in x]
        upper = [(high + 0.03, u * (widths[1] * 0.9)) for u in x]
        build.glass.append(decal(shell, lower, upper, 1, sign, rows=5))


def _van(rng: np.random.Generator) -> Thing:
    build = Build()
    length = 5.4 * between(rng, 0.94, 1.05)
    width = 2.0 * between(rng, 0.97, 1.03)
    height = 2.3 * between(rng, 0.93, 1.06)
    paint = hsv(0.12, 0.02, between(rng, 0.85, 0.95)) if chance(rng, 0.4) else draw_paint(rng)
    half, w = length / 2, width / 2
    radius = between(rng, 0.33, 0.36)
    axles = [half - 0.95, -half + between(rng, 0.95, 1.15)]
    nose, belt = 0.95, 1.16
    cowl = half - between(rng, 0.6, 0.75)
    header = cowl - between(rng, 0.6, 0.75)
    top = [
        (half, nose),
        (half - 0.12, nose + 0.06),
        (cowl, belt),
        (header, height - 0.16),
        (header - 0.25, height - 0.05),
        (header - 0.6, height),
        (-half + 0.1, height),
        (-half, height - 0.02),
    ]
    bottom = [(half, 0.28), (half - 0.5, 0.24), (-half + 0.6, 0.26), (-half, 0.34)]
    body = lower_body(
        length,
        width,
        top,
        bottom,
        axles,
        radius,
        paint,
        PLASTIC if chance(rng, 0.5) else None,
        rounding=0.12,
        waist=0.75,
    )
    build.gloss.append(body)

    def screen(z: float) -> float:
        return cowl + (header - cowl) * (z - belt) / (height - 0.16 - belt)

    x = np.linspace(-1, 1, 7)
    low, high = belt + 0.08, height - 0.24
    build.glass.append(
        decal(body, [(low, u * w * 0.84) for u in x], [(high, u * w * 0.8) for u in x], 1, 1, rows=5)
    )
    cut = header - 0.55
    lower = [(screen(low) - 0.12, low - 0.02), (cut, low - 0.02)]
    upper = [(screen(high - 0.05) - 0.12, high - 0.05), (cut, high - 0.05)]
    build.both(build.glass, decal(body, lower, upper, 0, 1, rows=4))
    if chance(rng, 0.45):  # a minibus
        ends = np.linspace(cut - 0.1, -half + 0.2, 3)
        for fore, aft in zip(ends[:-1], ends[1:], strict=True):
            build.both(
                build.glass,
                rectangle(
                    body, (aft + 0.05, low - 0.02), (fore - 0.02, high - 0.05), 0, 1, columns=3, rows=4
                ),
            )
    for y in (cut + 0.02, cut - 1.2):
        build.both(build.matt, _side_line(body, y, 0.4, height - 0.2))
    build.both(build.matt, _side_line(body, cowl + 0.02, 0.4, belt - 0.1))
    # Rear doors with their windows and the tall lamps of vans.
    if chance(rng, 0.7):
        build.both(build.glass, front(body, (0.06, w * 0.72), (height * 0.58, height * 0.84), -1, None))
    build.matt.append(front(body, (-0.008, 0.008), (0.5, height - 0.15), -1, PLASTIC, out=0.005))
    build.both(build.gloss, front(body, (w - 0.24, w - 0.12), (0.95, 1.45), -1, TAIL_LAMP, rows=3))
    build.matt.append(front(body, (-w * 0.8, w * 0.8), (0.38, 0.52), -1, PLASTIC, columns=7, out=0.04))
    build.gloss.append(front(body, (-0.26, 0.26), (0.6, 0.71), -1, PLATE, out=0.015))
    build.both(
        build.gloss, front(body, (w - 0.48, w - 0.17), (nose - 0.26, nose - 0.06), 1, HEADLAMP, columns=4)
    )
    build.matt.append(front(body, (-w * 0.48, w * 0.48), (nose - 0.24, nose - 0.08), 1, PLASTIC, columns=7))
    build.matt.append(front(body, (-w * 0.75, w * 0.75), (0.32, 0.54), 1, PLASTIC, columns=7, out=0.02))
    build.gloss.append(front(body, (-0.26, 0.26), (0.42, 0.53), 1, PLATE, out=0.04))
    build.both(build.matt, _mirror(cowl - 0.35, w * 0.95, belt + 0.14, PLASTIC))
    build.wheels(radius, 0.22, w * 0.96, axles, 2 if chance(rng, 0.6) else 0)
    return build.finish("van", between(rng, 0.28, 0.45))


def _bus(rng: np.random.Generator) -> Thing:
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
    second = (
        paint if chance(rng, 0.4) else hsv(rng.uniform(), between(rng, 0.0, 0.7), between(rng, 0.3, 0.95))
    )
    radius = 0.48
    axles = [half - 2.6, -half + 3.1]
    top = [(half, height - 0.05), (half - 0.1, height), (-half, height)]
    bottom = [(half, 0.34), (-half, 0.36)]
    body = lower_body(length, width, top, bottom, axles, radius, paint, second, rounding=0.1, waist=0.8)
    build.gloss.append(body)
    build.gloss.append(
        box(
            (-w * 0.6, -half * 0.5, height - 0.02),
            (w * 0.6, half * 0.2, height + 0.2),
            (0.6, 0.6, 0.6),
            bevel=0.06,
        )
    )
    sill, head = height * 0.42, height * 0.8
    doors = [half - 1.15, 0.2]
    # Windows in a band; on the right side doors interrupt it.
    for side in (1, -1):
        y = half - 0.35
        while y - 1.3 > -half + 0.3:
            if side == 1 and any(abs(y - 0.65 - door) < 1.25 for door in doors):
                y -= 0.1
                continue
            pane = rectangle(body, (y - 1.3, sill), (y, head), 0, side, columns=3, rows=4)
            build.glass.append(pane)
            y -= 1.36
    for door in doors:
        for part in (-0.31, 0.31):
            build.glass.append(
                rectangle(
                    body, (door + part - 0.29, 0.42), (door + part + 0.29, head), 0, 1, columns=2, rows=5
                )
            )
    x = np.linspace(-1, 1, 9)
    build.glass.append(
        decal(
            body,
            [(sill * 0.88, u * w * 0.88) for u in x],
            [(height * 0.84, u * w * 0.88) for u in x],
            1,
            1,
            rows=5,
        )
    )
    build.matt.append(
        front(body, (-w * 0.75, w * 0.75), (height * 0.855, height * 0.945), 1, PLASTIC, columns=7)
    )
    build.gloss.append(
        front(body, (-w * 0.5, w * 0.5), (height * 0.875, height * 0.925), 1, INDICATOR, columns=5, out=0.014)
    )
    build.glass.append(front(body, (-w * 0.75, w * 0.75), (sill + 0.15, head), -1, None, columns=7))
    build.both(build.gloss, front(body, (w - 0.5, w - 0.14), (0.65, 0.85), 1, HEADLAMP, columns=4))
    build.matt.append(front(body, (-w * 0.6, w * 0.6), (0.42, 0.58), 1, PLASTIC, columns=7))
    build.gloss.append(front(body, (-0.28, 0.28), (0.45, 0.56), 1, PLATE, out=0.02))
    build.both(build.gloss, front(body, (w - 0.32, w - 0.14), (0.75, 1.25), -1, TAIL_LAMP, columns=3))
    build.matt.append(front(body, (-w * 0.6, w * 0.6), (0.7, 1.15), -1, PLASTIC, columns=7))
    build.gloss.append(front(body, (-0.28, 0.28), (0.5, 0.62), -1, PLATE, out=0.02))
    build.both(
        build.matt,
        box(
            (w - 0.02, half - 0.02, height * 0.6), (w + 0.16, half + 0.14, height * 0.74), PLASTIC, bevel=0.03
        ),
    )
    build.wheels(radius, 0.3, w * 0.965, axles, 3)
    return build.finish("bus", between(rng, 0.25, 0.4))


def _truck(rng: np.random.Generator) -> Thing:
    build = Build()
    length = 8.5 * between(rng, 0.92, 1.06)
    width, height = 2.5 * between(rng, 0.98, 1.02), 3.4 * between(rng, 0.95, 1.05)
    half, w = length / 2, width / 2
    paint = draw_paint(rng)
    radius = 0.5
    front_axle = half - 1.25
    axles = [front_axle, -half + 1.9] if chance(rng, 0.6) else [front_axle, -half + 2.5, -half + 1.35]
    depth = between(rng, 1.85, 2.2)
    tall = between(rng, 2.55, 2.85)
    middle = half - depth / 2
    edge = depth / 2
    top = [
        (edge, 1.5),
        (edge - 0.03, 1.62),
        (edge - 0.22, tall - 0.14),
        (edge - 0.42, tall),
        (-edge, tall - 0.02),
    ]
    cab = lower_body(
        depth,
        width * 0.98,
        top,
        [(edge, 0.42), (-edge, 0.5)],
        [front_axle - middle],
        radius,
        paint,
        PLASTIC if chance(rng, 0.4) else None,
        rounding=0.12,
        waist=1.1,
    )
    cab = cab.moved(translation=(0, middle, 0))
    build.gloss.append(cab)
    x = np.linspace(-1, 1, 9)
    build.glass.append(
        decal(cab, [(1.62, u * w * 0.82) for u in x], [(tall - 0.22, u * w * 0.78) for u in x], 1, 1, rows=5)
    )
    lower = [(half - 0.3, 1.55), (half - 1.15, 1.55)]
    upper = [(half - 0.45, tall - 0.32), (half - 1.15, tall - 0.32)]
    build.both(build.glass, decal(cab, lower, upper, 0, 1, rows=4))
    build.both(build.matt, _side_line(cab, half - 1.3, 0.7, tall - 0.2))
    build.matt.append(front(cab, (-w * 0.6, w * 0.6), (1.0, 1.4), 1, PLASTIC, columns=7))
    build.matt.append(front(cab, (-w * 0.85, w * 0.85), (0.5, 0.82), 1, PLASTIC, columns=9, out=0.03))
    build.both(build.gloss, front(cab, (w - 0.5, w - 0.2), (0.6, 0.76), 1, HEADLAMP, columns=4, out=0.045))
    build.gloss.append(front(cab, (-0.26, 0.26), (0.55, 0.66), 1, PLATE, out=0.05))
    build.both(
        build.matt, box((w - 0.05, half - 0.35, 1.75), (w + 0.18, half - 0.2, 2.25), PLASTIC, bevel=0.04)
    )
    # Chassis, mudguards, bumper bar.
    build.matt.append(box((-0.45, -half + 0.1, 0.55), (0.45, half - 0.4, 0.95), PLASTIC))
    build.matt.append(box((-w * 0.9, -half, 0.42), (w * 0.9, -half + 0.12, 0.62), PLASTIC, bevel=0.03))
    build.both(build.gloss, box((w * 0.55, -half - 0.02, 0.66), (w * 0.9, -half + 0.04, 0.82), TAIL_LAMP))
    build.gloss.append(box((-0.26, -half - 0.02, 0.66), (0.26, -half + 0.02, 0.77), PLATE))
    gap = half - depth - 0.12
    bed = 1.05
    style = pick(rng, {"box": 0.6, "flatbed": 0.25, "tank": 0.15})
    if style == "box":
        cover = (
            paint
            if chance(rng, 0.3)
            else hsv(rng.uniform(), 0.03, between(rng, 0.8, 0.95))
            if chance(rng, 0.6)
            else draw_paint(rng)
        )
        load = box((-w, -half, bed), (w, gap, height), cover, bevel=0.03)
        build.gloss.append(load)
        stripe = hsv(rng.uniform(), between(rng, 0.5, 0.9), between(rng, 0.3, 0.8))
        low = between(rng, 1.3, 2.4)
        build.both(
            build.gloss,
            rectangle(load, (-half + 0.15, low), (gap - 0.15, low + between(rng, 0.15, 0.6)), 0, 1, stripe),
        )
        build.matt.append(front(load, (-0.015, 0.015), (bed + 0.05, height - 0.05), -1, PLASTIC))
        for at in (-w * 0.55, w * 0.55):
            build.matt.append(
                front(load, (at - 0.02, at + 0.02), (bed + 0.1, height - 0.1), -1, CHROME * 0.6, out=0.02)
            )
        build.matt.append(box((-w, -half, bed - 0.12), (w, gap, bed), CHROME * 0.3))
    elif style == "flatbed":
        boards = hsv(0.09, 0.4, between(rng, 0.3, 0.55)) if chance(rng, 0.5) else paint
        build.matt.append(box((-w, -half, bed - 0.12), (w, gap, bed + 0.04), boards))
        build.both(build.matt, box((w - 0.05, -half, bed), (w, gap, bed + 0.45), boards))
        build.matt.append(box((-w, -half, bed), (w, -half + 0.05, bed + 0.45), boards))
        build.matt.append(box((-w, gap - 0.08, bed), (w, gap, bed + 1.1), boards * 0.7))
        y = -half + 0.3
        while y < gap - 1.4:
            tall = between(rng, 0.7, 1.7)
            deep = between(rng, 0.9, 1.3)
            build.matt.append(
                box(
                    (-w * 0.8, y, bed),
                    (w * 0.8, y + deep, bed + tall),
                    hsv(between(rng, 0.05, 0.12), between(rng, 0.1, 0.6), between(rng, 0.3, 0.8)),
                    bevel=0.03,
                )
            )
            y += deep + between(rng, 0.05, 0.3)
    else:
        angle = np.linspace(0, 2 * math.pi, 28, endpoint=False)
        radius_x, radius_z = w * 0.95, (height - bed) / 2 * 0.92
        middle_z = bed + 0.05 + radius_z
        from .street_mesh import loft

        sections = []
        for y, share in [
            (-half, 0.6),
            (-half + 0.12, 0.93),
            (-half + 0.25, 1),
            (gap - 0.25, 1),
            (gap - 0.12, 0.93),
            (gap, 0.6),
        ]:
            sections.append(
                np.c_[
                    -np.cos(angle) * radius_x * share,
                    np.full(28, y),
                    middle_z + np.sin(angle) * radius_z * share,
                ]
            )
        build.gloss.append(loft(np.array(sections)[:, ::-1], CHROME if chance(rng, 0.6) else draw_paint(rng)))
        build.matt.append(box((-w * 0.7, -half + 0.2, bed - 0.15), (w * 0.7, gap - 0.2, bed + 0.25), PLASTIC))
    # Side guards between the axles.
    build.both(
        build.matt, box((w - 0.1, axles[1] + 0.75, 0.55), (w - 0.06, front_axle - 1.0, 0.9), CHROME * 0.35)
    )
    build.wheels(radius, 0.34, w * 0.97, axles, 3)
    return build.finish("truck", between(rng, 0.3, 0.45))


def make_vehicle(rng: np.random.Generator, kind: str) -> Thing:
    """A vehicle, nose at +y.

    Raises:
        ValueError: if there is no such kind.
    """
    if kind in ("hatchback", "saloon"):
        return _car(rng, kind)
    if kind not in KINDS:
        raise ValueError(f"There is no vehicle called {kind!r}. The kinds are {', '.join(KINDS)}.")
    return {"van": _van, "truck": _truck, "bus": _bus}[kind](rng)
