"""What all vehicles are put together from: paints, three materials, lamps, plates, door gaps, mirrors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .materials import hsv, plain, vertex_colored
from .sampling import between, pick
from .shapes import Mesh
from .street_decals import decal, rectangle
from .street_mesh import Part, Thing, merge, stand
from .street_solids import box
from .street_vehicle_shapes import wheel_shape

# CARLA's class of vehicles.
LABEL = 10

GLASS = np.float32([0.012, 0.015, 0.018])
CHROME = np.float32([0.55, 0.56, 0.58])
PLASTIC = np.float32([0.02, 0.02, 0.022])
HEADLAMP = np.float32([0.62, 0.68, 0.74])
TAIL_LAMP = np.float32([0.5, 0.008, 0.006])
INDICATOR = np.float32([0.75, 0.25, 0.01])
PLATE = np.float32([0.75, 0.75, 0.7])

_MIRROR = np.diag([-1.0, 1.0, 1.0])


def draw_paint(rng: np.random.Generator) -> np.ndarray:
    """The paint of a car: more colour than on a car park, where half are white, grey or black."""
    name = pick(
        rng,
        {
            "white": 0.18, "black": 0.08, "grey": 0.04, "silver": 0.06, "blue": 0.21, "red": 0.21,
            "green": 0.05, "yellow": 0.10, "orange": 0.06, "brown": 0.01,
        },
    )  # fmt: skip
    wobble = between(rng, -0.015, 0.015)
    hue, saturation, value = {
        "white": (0.12, (0, 0.05), (0.84, 0.94)),
        "black": (0.6, (0, 0.2), (0.07, 0.15)),
        "grey": (0.6, (0, 0.1), (0.25, 0.5)),
        "silver": (0.58, (0, 0.06), (0.62, 0.76)),
        "blue": (0.6 + 2 * wobble, (0.5, 0.9), (0.25, 0.75)),
        "red": (wobble, (0.75, 0.95), (0.4, 0.75)),
        "green": (0.36 + 5 * wobble, (0.3, 0.7), (0.25, 0.55)),
        "yellow": (0.13 + wobble, (0.7, 0.95), (0.8, 0.95)),
        "orange": (0.06 + wobble, (0.8, 0.95), (0.75, 0.9)),
        "brown": (0.08 + wobble, (0.25, 0.5), (0.3, 0.6)),
    }[name]
    return hsv(hue, between(rng, *saturation), between(rng, *value))


class Build:
    """A vehicle being built: meshes of glossy paint, glass, and what is matt."""

    def __init__(self) -> None:
        self.gloss: list[Mesh] = []
        self.glass: list[Mesh] = []
        self.matt: list[Mesh] = []

    def both(self, where: list[Mesh], mesh: Mesh) -> None:
        """Adds a mesh of the right side (+x) and its mirror image."""
        where += [mesh, mesh.moved(_MIRROR)]

    def wheels(self, radius: float, width: float, track: float, axles: Sequence[float], style: int) -> None:
        """A wheel at both ends of each axle; `track` is the half-distance of their outer faces."""
        wheel = wheel_shape(radius, width, style)
        for at in axles:
            self.both(self.matt, wheel.moved(translation=(track - width / 2, at, radius)))

    def plate(self, body: Mesh, z: float, sign: int, out: float = 0.02) -> None:
        """A number plate whose lower edge is at `z`, with a dark line for its letters."""
        self.gloss.append(front(body, (-0.26, 0.26), (z, z + 0.115), sign, PLATE, columns=3, out=out))
        self.matt.append(
            front(body, (-0.2, 0.2), (z + 0.035, z + 0.08), sign, PLASTIC * 4, columns=3, out=out + 0.004)
        )

    def finish(self, kind: str, roughness: float) -> Thing:
        """All of it as a thing, on the ground and centred."""
        parts = [
            Part(merge(self.gloss), vertex_colored(roughness, 0.5), LABEL),
            Part(merge(self.glass), plain(GLASS, 0.1, 0.6), LABEL),
            Part(merge(self.matt), vertex_colored(0.75, 0.3), LABEL),
        ]
        return stand(parts, kind, centered=True, along=1)


def front(
    target: Mesh,
    x: tuple[float, float],
    z: tuple[float, float],
    sign: int,
    color: np.ndarray | None,
    **more: float,
) -> Mesh:
    """A rectangle on the front (`sign` 1) or the back (-1) of a body; for `more` see `rectangle`."""
    return rectangle(target, (z[0], x[0]), (z[1], x[1]), 1, sign, color, **more)


def slanted(
    target: Mesh,
    x: tuple[float, float],
    inner: tuple[float, float],
    outer: tuple[float, float],
    sign: int,
    color: np.ndarray,
    out: float = 0.008,
) -> Mesh:
    """A lamp on the front or the back: from height to height at its inner and at its outer end."""
    share = np.linspace(0, 1, 6)
    across = x[0] + (x[1] - x[0]) * share
    lower = [(inner[0] + (outer[0] - inner[0]) * t, u) for t, u in zip(share, across, strict=True)]
    upper = [(inner[1] + (outer[1] - inner[1]) * t, u) for t, u in zip(share, across, strict=True)]
    return decal(target, lower, upper, 1, sign, color, rows=4, out=out)


def across(
    target: Mesh, widths: tuple[float, float], z: tuple[float, float], sign: int, **more: float
) -> Mesh:
    """A windscreen or rear window: half-widths and heights of its lower and upper edge."""
    u = np.linspace(-1, 1, 9)
    lower, upper = ([(height, wide * x) for x in u] for height, wide in zip(z, widths, strict=True))
    return decal(target, lower, upper, 1, sign, rows=6, **more)


def door_gap(body: Mesh, y: float, low: float, high: float) -> Mesh:
    """The gap beside a door: a thin upright line on the right side."""
    lower, upper = ([(y - 0.009, z), (y + 0.009, z)] for z in (low, high))
    return decal(body, lower, upper, 0, 1, PLASTIC, rows=7, out=0.005)


def mirror(y: float, x: float, z: float, color: np.ndarray) -> Mesh:
    """A wing mirror of a car on the right side."""
    return box((x - 0.03, y - 0.06, z - 0.06), (x + 0.16, y + 0.06, z + 0.07), color, bevel=0.03)
