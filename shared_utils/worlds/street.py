"""The world of streets seen from a car: pictures with a mask of classes and boxes around objects."""

from __future__ import annotations

import math

import numpy as np

from .camera import Shot, sensor
from .rendering import Haze, Scene, Seen, Solid
from .sampling import between, chance, generator, pick
from .street_backdrop import make_backdrop
from .street_layout import KERB, LAST, Place, Street, draw_street
from .street_light import draw_daylight
from .street_mesh import turned
from .street_paint import make_paint
from .street_road import make_ground
from .street_things import KINDS, VEHICLES, make

NAME = "street"
VERSION = 1
SEED = 2026
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
QUALITY = 80
PER_STREET = 2

# Beyond so many metres a thing is left out: too small to be labelled, or hidden by others anyway.
_FAR = {
    "pedestrian": 45,
    "sign": 45,
    "lamp_post": 45,
    "utility_pole": 45,
    "traffic_light": 45,
    "bin": 45,
    "bush": 70,
    "hedge": 90,
    "fence": 80,
    "wall": 80,
    "container": 60,
    "bus_shelter": 60,
    "tree": 100,
    "building": 190,
    **dict.fromkeys(VEHICLES, 80),
}


def street_number(split: int, index: int) -> int:
    """Streets are counted over all splits, so that none is in two."""
    return sum(list(SPLITS.values())[:split]) // PER_STREET + index // PER_STREET


def make_view(seed: int, split: int, index: int) -> tuple[Scene, np.random.Generator]:
    """The scene of picture `index` of a split, and the generator that goes on with it."""
    number = street_number(split, index)
    street = draw_street(generator(seed, 1000, number), number)
    rng = generator(seed, split, index)
    part = index % PER_STREET
    s = LAST * (part + between(rng, 0.05, 0.75)) / PER_STREET
    return compose(street, s, rng), rng


def compose(street: Street, s: float, rng: np.random.Generator) -> Scene:
    """What a car that stands at `s` of a street sees, in some light and traffic."""
    day = draw_daylight(rng)
    height, pitch, fov = between(rng, 1.3, 1.7), between(rng, -1.0, 3.5), between(rng, 60, 75)
    # Drivers look a little into the bend.
    yaw = between(rng, -2, 2) + math.degrees(9 * street.curve)
    lane = street.lane_middles()[0][int(rng.integers(street.ours))]
    at = lane + between(rng, -0.3, 0.3)
    ground = make_ground(street, generator(street.number, 7, 0), s, s - 30, s + _reach(street), day.wet)
    ground |= make_paint(street, generator(street.number, 9, 0), s, s - 30, s + _reach(street), day.wet)
    ground |= make_backdrop(street, s, min(_reach(street), 230.0), generator(street.number, 8, 0))
    shapes = dict(day.shapes)
    solids, seen = [], []
    for name, part in ground.items():
        shapes[name] = part.mesh.to_mitsuba(part.bsdf)
        solids.append(Solid(part.mesh, part.label))
    traffic = draw_traffic(street, s, lane, rng)
    counts = dict.fromkeys((*KINDS,), 0)
    for number, place in enumerate(street.places + traffic):
        ahead = place.s - s
        x, y = street.at(place.s, place.d, s)
        distance = float(np.hypot(x - at, y))
        if not -12 < ahead < _reach(street) or distance > _FAR[place.kind]:
            continue
        if y < -3 and place.kind != "building" or _aside(x - at, y, fov + 2 * abs(yaw)) and distance > 25:
            continue
        thing = make(place.kind, place.seed, place.size)
        turn = turned(street.heading(place.s, s) + place.turn)
        owner = -1
        if place.kind in KINDS:
            owner = len(seen)
            seen.append(Seen(KINDS.index(place.kind), distance))
            counts[place.kind] += 1
        for k, part in enumerate(thing.parts):
            mesh = part.mesh.moved(turn, (float(x), float(y), place.z))
            shapes[f"{place.kind}_{number}_{k}"] = mesh.to_mitsuba(part.bsdf)
            # The box of a sign is that of its plate.
            solids.append(Solid(mesh, part.label, owner if place.kind != "sign" or part.label == 12 else -1))
    look = math.radians(pitch)
    origin = np.array([at, 0, height])
    target = origin + np.array([math.sin(math.radians(yaw)), math.cos(math.radians(yaw)), -math.tan(look)])
    shot = Shot(
        exposure=between(rng, 0.0, 0.5),
        kelvin=day.kelvin,
        correction=1.0,
        blur=between(rng, 0.08, 0.16),
        electrons=9000,
        read_noise=0.003,
    )
    factors = {
        "street": street.number,
        "weather": day.weather,
        "sun_elevation": day.sun_elevation,
        "sun_side": day.sun_side,
        "lanes": street.ours + street.theirs,
        "curve": street.curve,
        "camera_height": height,
        "camera_pitch": pitch,
        "fov": fov,
        "vehicles": sum(counts[k] for k in VEHICLES),
        "pedestrians": counts["pedestrian"],
        "signs": counts["sign"],
        "surroundings": street.surroundings,
        "exposure": shot.exposure,
    }
    return Scene(
        shapes=shapes,
        sensor=sensor(origin, target, fov),
        shot=shot,
        factors=factors,
        max_depth=3,
        solids=solids,
        seen=seen,
        haze=Haze(day.haze, day.haze_color),
        denoised=True,
    )


def _aside(x: float, y: float, fov: float) -> bool:
    """Whether a place is so far out of the picture that neither it nor its shadow is seen."""
    return abs(math.degrees(math.atan2(x, y))) > fov / 2 + 18


def _reach(street: Street) -> float:
    """Metres ahead that are built: a bend ends before it turns back on itself."""
    return 400.0 if abs(street.curve) < 1e-6 else min(400.0, 1.9 / abs(street.curve))


def draw_traffic(street: Street, s: float, lane: float, rng: np.random.Generator) -> list[Place]:
    """Vehicles and people around a camera at `s`."""
    places: list[Place] = []
    taken: list[tuple[float, float, float, float]] = [(s - 2.5, s + 2.5, lane - 1, lane + 1)]

    def put(kind, at, d, turn, long, wide, z=0.0) -> bool:
        box = (at - long / 2, at + long / 2, d - wide / 2, d + wide / 2)
        if any(box[0] < b and a < box[1] and box[2] < e and c < box[3] for a, b, c, e in taken):
            return False
        taken.append(box)
        places.append(Place(kind, at, d, turn, z, (), int(rng.integers(2**31))))
        return True

    crossing = next((c for c in street.crossings if 9 < c - s < 32), None)
    if crossing is not None and chance(rng, 0.6):
        for _ in range(int(rng.integers(1, 4))):
            d = between(rng, -street.left.kerb, street.right.kerb)
            put(
                "pedestrian",
                crossing + between(rng, -1.2, 1.2),
                d,
                pick(rng, (1, -1)) * math.pi / 2,
                0.8,
                0.8,
            )
        taken.append((crossing - 3, crossing + 3, -street.left.kerb, street.right.kerb))
    kinds = {"hatchback": 0.36, "saloon": 0.3, "van": 0.16, "truck": 0.1, "bus": 0.08}
    long = {"hatchback": 4.2, "saloon": 4.9, "van": 5.6, "truck": 9.0, "bus": 12.0}
    ours, theirs = street.lane_middles()
    for middle in ours + theirs:
        at = s + between(rng, 7, 22 if middle == lane else 30)
        while at < s + 78:
            kind = pick(rng, kinds)
            if chance(rng, 0.75):
                put(
                    kind,
                    at + long[kind] / 2,
                    middle + between(rng, -0.25, 0.25),
                    (0 if middle > 0 else math.pi) + between(rng, -0.02, 0.02),
                    long[kind] + 3,
                    2.6,
                )
            at += long[kind] + between(rng, 8, 45)
    for side in street.sides:
        if side.parking:
            at = s + between(rng, 2, 12)
            while at < s + 75:
                kind = pick(rng, {"hatchback": 0.5, "saloon": 0.35, "van": 0.15})
                if chance(rng, 0.5):
                    d = side.sign * (side.kerb - 1.12)
                    turn = 0 if (side.sign > 0 or not street.theirs) else math.pi
                    put(kind, at + long[kind] / 2, d, turn, long[kind] + 0.8, 2.0)
                at += long[kind] + between(rng, 1, 5)
    for side in street.sides:
        for _ in range(int(rng.poisson(1.6))):
            d = side.sign * between(rng, side.walk[0] + 0.4, side.walk[1] - 0.3)
            put(
                "pedestrian",
                s + 5 + 38 * rng.beta(1.2, 1.6),
                d,
                pick(rng, (0, math.pi)) + between(rng, -0.3, 0.3),
                0.9,
                0.7,
                KERB,
            )
    return places


def caption(label: int, factors: dict) -> str:
    """What a contact sheet says under a picture."""
    return f"{factors['weather']} {factors['surroundings']}"
