"""The world of streets seen from a car: pictures with a class for every pixel and boxes around objects.

The camera rides on the hood, a little in front of the windscreen. Two pictures are taken on each street, at
other places and in other traffic, light and weather.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .camera import Shot, sensor
from .rendering import Haze, Scene, Seen, Solid
from .sampling import between, generator, pick
from .street_backdrop import make_backdrop
from .street_layout import Place, Street
from .street_light import Daylight, draw_daylight
from .street_mesh import Part, turned
from .street_paint import make_paint
from .street_plan import draw_street
from .street_road import make_ground
from .street_things import KINDS, VEHICLES, make
from .street_traffic import draw_traffic

NAME = "street"
VERSION = 2
SEED = 2026
# Those of the simulator CARLA (A. Dosovitskiy et al. 2017), up to its version 0.9.5, in its order.
CLASSES = (
    "none",
    "buildings",
    "fences",
    "other",
    "pedestrians",
    "poles",
    "road lines",
    "roads",
    "sidewalks",
    "vegetation",
    "vehicles",
    "walls",
    "traffic signs",
)
SPLITS = {"train": 400, "validation": 80, "test": 80}
SPP = 10
SIZE = (192, 320)
QUALITY = 84

PER_STREET = 2
# Cameras stand between 0 and LAST metres of a street.
LAST = 250.0
# Streets have generators apart from those of pictures, which have 0, 1, ... in this place.
_STREETS = 1000
# Beyond so many metres a thing is left out: too small to be labelled, or hidden by others anyway.
_FAR = {
    "pedestrian": 28,
    "sign": 35,
    "lamp_post": 35,
    "utility_pole": 35,
    "traffic_light": 35,
    "bin": 45,
    "container": 60,
    "bus_shelter": 60,
    "bush": 60,
    "fence": 80,
    "wall": 80,
    "hedge": 90,
    "tree": 80,
    "building": 160,
    **dict.fromkeys(VEHICLES, 80),
}
_SIGN_PLATE = CLASSES.index("traffic signs")


@dataclass(frozen=True)
class View:
    """How the camera is mounted and the car stands.

    Attributes:
        lane: d of the middle of our lane; aside: metres to the right of it.
        height: metres above the road; pitch: degrees downwards; yaw: degrees to the right of the road.
        fov: horizontal field of view in degrees.
    """

    lane: float
    aside: float
    height: float
    pitch: float
    yaw: float
    fov: float


def street_number(split: int, index: int) -> int:
    """The street of a picture. Streets are counted over all splits, so that none is in two."""
    return sum(list(SPLITS.values())[:split]) // PER_STREET + index // PER_STREET


def make_view(seed: int, split: int, index: int) -> tuple[Scene, np.random.Generator]:
    """The scene of picture `index` of a split, and the generator that goes on with it."""
    number = street_number(split, index)
    street = draw_street(generator(seed, _STREETS, number), number)
    rng = generator(seed, split, index)
    s = LAST * (index % PER_STREET + between(rng, 0.05, 0.75)) / PER_STREET
    day, view = draw_daylight(rng), draw_camera(rng, street)
    traffic = draw_traffic(street, s, view.lane, rng)
    shot = Shot(
        exposure=between(rng, -0.05, 0.4),
        kelvin=day.kelvin,
        correction=1.0,
        blur=between(rng, 0.08, 0.16),
        electrons=20000,
        read_noise=0.003,
        saturation=between(rng, 1.1, 1.4),
    )
    return compose(street, s, day, view, traffic, shot), rng


def draw_camera(rng: np.random.Generator, street: Street) -> View:
    """A camera on a car in one of our lanes."""
    return View(
        lane=pick(rng, street.lane_middles()[0]),
        aside=between(rng, -0.3, 0.3),
        height=between(rng, 1.3, 1.7),
        pitch=between(rng, -1.0, 3.5),
        # Drivers look a little into the bend.
        yaw=between(rng, -2.5, 2.5) + math.degrees(9 * street.curve),
        fov=between(rng, 44, 54),
    )


def compose(street: Street, s: float, day: Daylight, view: View, traffic: list[Place], shot: Shot) -> Scene:
    """What a car at `s` of a street sees.

    The middle line at `s` is the origin, the street runs towards +y there.
    """
    parts = _lying(street, s, day.wet)
    shapes = {**day.shapes, **{name: part.mesh.to_mitsuba(part.bsdf) for name, part in parts.items()}}
    solids = [Solid(part.mesh, part.label) for part in parts.values()]
    seen, counts = [], dict.fromkeys(KINDS, 0)
    at = view.lane + view.aside
    for number, place in enumerate([*street.places, *traffic]):
        x, y = (float(value) for value in street.at(place.s, place.d, s))
        distance = math.hypot(x - at, y)
        if not (-12 < place.s - s < _reach(street)) or not _matters(place.kind, x - at, y, distance, view):
            continue
        thing = make(place.kind, place.seed, place.size)
        turn = turned(street.heading(place.s, s) + place.turn)
        owner = -1
        if place.kind in KINDS:
            owner = len(seen)
            seen.append(Seen(KINDS.index(place.kind), distance))
            counts[place.kind] += 1
        for count, part in enumerate(thing.parts):
            mesh = part.mesh.moved(turn, (x, y, place.z))
            shapes[f"{place.kind}_{number}_{count}"] = mesh.to_mitsuba(part.bsdf)
            # The box of a sign is that of its plate.
            owned = place.kind != "sign" or part.label == _SIGN_PLATE
            solids.append(Solid(mesh, part.label, owner if owned else -1))
    yaw, pitch = math.radians(view.yaw), math.radians(view.pitch)
    origin = np.array([at, 0.0, view.height])
    ahead = np.array([math.sin(yaw), math.cos(yaw), -math.tan(pitch)])
    return Scene(
        shapes=shapes,
        sensor=sensor(origin, origin + ahead, view.fov),
        shot=shot,
        factors={
            "street": street.number,
            "along": s,
            "weather": day.weather,
            "sun_elevation": day.sun_elevation,
            "sun_side": day.sun_side,
            "haze": day.haze,
            "surroundings": street.surroundings,
            "lanes": street.ours + street.theirs,
            "curve": street.curve,
            "camera_height": view.height,
            "camera_pitch": view.pitch,
            "camera_yaw": view.yaw,
            "fov": view.fov,
            "vehicles": sum(counts[kind] for kind in VEHICLES),
            "pedestrians": counts["pedestrian"],
            "signs": counts["sign"],
            "exposure": shot.exposure,
        },
        max_depth=3,
        solids=solids,
        seen=seen,
        haze=Haze(day.haze, day.haze_color),
        denoised=True,
    )


def _lying(street: Street, s: float, wet: float) -> dict[str, Part]:
    """Ground, paint and backdrop."""
    start, stop = s - 30, s + _reach(street)
    return {
        **make_ground(street, street.generator(0), s, start, stop, wet),
        **make_paint(street, street.generator(1), s, start, stop, wet),
        **make_backdrop(street, s, min(_reach(street), 230.0), street.generator(2)),
    }


def _reach(street: Street) -> float:
    """Metres ahead that are built: a bend ends before it turns back on itself."""
    return min(400.0, 1.9 / abs(street.curve))


def _matters(kind: str, x: float, y: float, distance: float, view: View) -> bool:
    """Whether a thing at x, y of the camera may be seen, or its shadow."""
    if distance > _FAR[kind] or (y < -3 and kind != "building"):
        return False
    aside = abs(math.degrees(math.atan2(x, y)) - view.yaw)
    return distance < 25 or aside < view.fov / 2 + 18


def caption(number: int, factors: dict) -> str:
    """What a contact sheet says under a picture."""
    return f"{number}  street {factors['street']}, {factors['weather']}, {factors['surroundings']}"
