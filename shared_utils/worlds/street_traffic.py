"""What moves: vehicles that drive or are parked, people on the sidewalks and on the crossings."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from .sampling import between, chance, pick
from .street_layout import KERB, Place, Side, Street

# How often a kind is met on the lanes, there nearer than HIGH_AFTER, and parked at the kerb.
DRIVING = {"hatchback": 0.3, "saloon": 0.26, "van": 0.18, "truck": 0.13, "bus": 0.13}
NEAR = {"hatchback": 0.54, "saloon": 0.46}
PARKED = {"hatchback": 0.46, "saloon": 0.38, "van": 0.16}
# Metres that a kind takes up at most.
LENGTHS = {"hatchback": 4.4, "saloon": 5.1, "van": 5.9, "truck": 9.2, "bus": 12.2}
# Metres ahead up to which traffic is placed, and after which also vehicles that would hide the street.
AHEAD = 50.0
HIGH_AFTER = 20.0
# Nobody stands so near to a pole or a tree.
_ROOM = 0.75


@dataclass
class _Ground:
    """Which parts of the street are taken: (start, stop, low, high) in s and d."""

    taken: list[tuple[float, float, float, float]] = field(default_factory=list)

    def take(self, s: float, d: float, long: float, wide: float) -> bool:
        """Take a rectangle around s, d, unless some of it is taken."""
        a, b, c, e = s - long / 2, s + long / 2, d - wide / 2, d + wide / 2
        if any(a < stop and start < b and c < high and low < e for start, stop, low, high in self.taken):
            return False
        self.taken.append((a, b, c, e))
        return True


def draw_traffic(street: Street, s: float, lane: float, rng: np.random.Generator) -> list[Place]:
    """Vehicles and people ahead of a camera at `s` in the middle `lane` (its d)."""
    ground = _Ground()
    ground.take(s, lane, 5.0, 2.0)
    return [
        *_crossers(street, s, ground, rng),
        *_drivers(street, s, lane, ground, rng),
        *_parked(street, s, ground, rng),
        *_walkers(street, s, ground, rng),
    ]


def _seed(rng: np.random.Generator) -> int:
    return int(rng.integers(2**31))


def _crossers(street: Street, s: float, ground: _Ground, rng: np.random.Generator) -> list[Place]:
    """People on the next crossing; while there are any, it is free of vehicles."""
    crossing = next((c for c in street.crossings if 8 < c - s < 26), None)
    if crossing is None or not chance(rng, 0.65):
        return []
    made = []
    for _ in range(int(rng.integers(1, 5))):
        at, d = crossing + between(rng, -1.2, 1.2), between(rng, -street.left.kerb, street.right.kerb)
        if ground.take(at, d, 0.8, 0.8):
            turn = pick(rng, (1, -1)) * math.pi / 2 + between(rng, -0.15, 0.15)
            made.append(Place("pedestrian", at, d, turn, 0.0, (), _seed(rng)))
    middle = (street.right.kerb - street.left.kerb) / 2
    ground.taken.append((crossing - 3, crossing + 3, middle - 20, middle + 20))
    return made


def _drivers(street: Street, s: float, lane: float, ground: _Ground, rng: np.random.Generator) -> list[Place]:
    made = []
    for middle in np.concatenate(street.lane_middles()).tolist():
        at = s + (between(rng, 6, 11) if middle == lane else between(rng, 10, 20))
        while at < s + AHEAD - 4:
            kind = pick(rng, DRIVING if at > s + HIGH_AFTER else NEAR)
            long = LENGTHS[kind]
            aside = 0.08 if kind in ("truck", "bus") else 0.25
            d = middle + between(rng, -aside, aside)
            if chance(rng, 0.9) and ground.take(at + long / 2, d, long + 3, 2.6):
                # Right-hand traffic: what is left of the middle line comes towards us.
                turn = (0.0 if middle > 0 else math.pi) + between(rng, -0.015, 0.015)
                made.append(Place(kind, at + long / 2, d, turn, 0.0, (), _seed(rng)))
            at += long + between(rng, 8, 30)
    return made


def _parked(street: Street, s: float, ground: _Ground, rng: np.random.Generator) -> list[Place]:
    made = []
    for side in street.sides:
        at = s + between(rng, 11, 20)
        full = between(rng, 0.3, 0.65)
        while side.parking and at < s + AHEAD - 4:
            kind = pick(rng, PARKED)
            long, d = LENGTHS[kind], side.sign * (side.kerb - 1.12)
            free = not any(abs(at + long / 2 - c) < 4 + long / 2 for c in street.crossings)
            if free and chance(rng, full) and ground.take(at + long / 2, d, long + 0.8, 2.0):
                turn = 0.0 if side.sign > 0 or not street.theirs else math.pi
                made.append(
                    Place(kind, at + long / 2, d, turn + between(rng, -0.02, 0.02), 0.0, (), _seed(rng))
                )
            at += long + between(rng, 1, 5)
    return made


def _walkers(street: Street, s: float, ground: _Ground, rng: np.random.Generator) -> list[Place]:
    made = []
    for side in street.sides:
        for _ in range(int(rng.poisson(3.8))):
            at = s + 7 + 18 * rng.beta(1.1, 1.8)
            d = _free(street, side, at, rng)
            if d is not None and ground.take(at, d, 0.9, 0.7):
                turn = pick(rng, (0.0, math.pi)) + between(rng, -0.3, 0.3)
                made.append(Place("pedestrian", at, d, turn, KERB, (), _seed(rng)))
    return made


def _free(street: Street, side: Side, s: float, rng: np.random.Generator) -> float | None:
    """A d on the sidewalk with no pole, tree or box at hand, or None."""
    low, high = side.walk
    d = side.sign * between(rng, low + 0.35, high - 0.35)
    for place in street.places:
        room = _ROOM + {"bus_shelter": 1.8, "container": 1.3}.get(place.kind, 0.0)
        if abs(place.s - s) < room and abs(place.d - d) < room and place.kind not in ("building", "hedge"):
            return None
    return d
