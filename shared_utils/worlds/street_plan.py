"""Drawing a street: its cross-section, the lots along it, and what stands at the kerb."""

from __future__ import annotations

import math

import numpy as np

from .materials import hsv
from .sampling import between, chance, pick
from .street_layout import KERB, KERB_WIDTH, START, STOP, Place, Side, Street, Wood, facing

# Radius of the middle line in metres.
BENDS = {"straight": 0.4, "slight": 0.3, "strong": 0.3}
_RADII = {"straight": (1e9, 1e9 + 1), "slight": (250, 600), "strong": (90, 220)}
# Lanes along the street, lanes against it.
LANES = {(1, 1): 0.58, (2, 2): 0.14, (2, 1): 0.14, (2, 0): 0.14}
# What stands on the lots: rows of buildings at the sidewalk, houses behind gardens, yards, greens.
LOTS = {
    "city": {"row": 0.4, "yard": 0.6},
    "suburb": {"house": 0.5, "green": 0.5},
    "mixed": {"row": 0.25, "house": 0.3, "yard": 0.3, "green": 0.15},
}
SURROUNDINGS = {"city": 0.35, "suburb": 0.4, "mixed": 0.25}
BORDERS = {"fence": 0.47, "wall": 0.47, "hedge": 0.06}
# Few sizes, so that a thing can be made once and stand in many streets.
FRONTS = (9.0, 11.0, 13.0, 16.0)
DEPTHS = (9.0, 11.0)
PIECE = 5.0


def draw_street(rng: np.random.Generator, number: int) -> Street:
    """A street with everything that does not move."""
    curve = pick(rng, (1, -1)) / between(rng, *_RADII[pick(rng, BENDS)])
    ours, theirs = pick(rng, LANES)
    lane = between(rng, 3.2, 3.7)
    surroundings = pick(rng, SURROUNDINGS)
    right, left = (
        _side(rng, sign, lanes * lane + 0.15, surroundings) for sign, lanes in ((1, ours), (-1, theirs))
    )
    crossings, s = [], between(rng, 15, 60)
    while s < STOP - 100:
        crossings.append(s)
        s += between(rng, 40, 90)
    street = Street(
        number=number,
        seed=_seed(rng),
        curve=curve,
        ours=ours,
        theirs=theirs,
        lane=lane,
        right=right,
        left=left,
        surroundings=surroundings,
        middle_line=pick(rng, {"dashed": 0.6, "solid": 0.25, "double": 0.15}),
        crossings=tuple(crossings),
    )
    for side in street.sides:
        _lots(rng, street, side)
        _woods(rng, street, side)
        _kerbside(rng, street, side)
    return street


def _seed(rng: np.random.Generator) -> int:
    return int(rng.integers(2**31))


def _side(rng: np.random.Generator, sign: int, edge: float, surroundings: str) -> Side:
    parking = chance(rng, 0.42)
    kerb = edge + (between(rng, 2.2, 2.5) if parking else between(rng, 0.1, 0.5))
    begin, wide = kerb + KERB_WIDTH, between(rng, 2.0, 3.4)
    walk, verge = (begin, begin + wide), None
    if chance(rng, {"city": 0.3, "suburb": 0.75, "mixed": 0.5}[surroundings]):
        grass = between(rng, 1.4, 2.6)
        if chance(rng, 0.7):
            verge, walk = (begin, begin + grass), (begin + grass, begin + grass + wide)
        else:
            verge = (begin + wide, begin + wide + grass)
    front = max(walk[1], verge[1] if verge else 0.0)
    return Side(sign, edge, kerb, walk, verge, front, parking)


def _lots(rng: np.random.Generator, street: Street, side: Side) -> None:
    """Buildings, gardens, and what separates them from the sidewalk."""
    s = START + between(rng, 0, 6)
    while s < STOP:
        lot = pick(rng, LOTS[street.surroundings])
        depth, front = pick(rng, DEPTHS), pick(rng, FRONTS)
        wide = front + {"row": 0.2, "house": between(rng, 3, 6)}.get(lot, between(rng, 0, 6))
        setback = {"row": between(rng, 0.4, 1.0), "house": between(rng, 3.5, 8)}.get(lot, 0.0)
        near = side.front + setback
        # A lot takes more of a bend's middle line where the bend is tighter, at its front or at its back.
        wide /= min(street.stretch(side.sign * near), street.stretch(side.sign * (near + depth)))
        middle = s + wide / 2
        if lot in ("row", "house"):
            # On the inner side of a bend the corners of a straight front come closer to the road.
            bulge = front**2 * abs(street.curve) / 8 / street.stretch(side.sign * near)
            d = side.sign * (near + bulge + depth / 2)
            street.places.append(Place("building", middle, d, facing(side), KERB, (front, depth), _seed(rng)))
        if lot != "row":
            if chance(rng, 0.97):
                end = s + wide - (1.5 if lot == "house" else 0.6)
                _border(rng, street, side, pick(rng, BORDERS), s + 0.3, end)
            _garden(rng, street, side, lot, setback, s + 2.3, s + wide - 2.3)
        s += wide


def _border(
    rng: np.random.Generator, street: Street, side: Side, kind: str, start: float, stop: float
) -> None:
    """A fence, wall or hedge in pieces of one length, all alike."""
    seed = _seed(rng)
    d = side.sign * (side.front + (0.6 if kind == "hedge" else 0.2))
    step = (PIECE - 0.02) / street.stretch(d)
    s = start + step / 2
    while s + step / 2 <= stop + 0.5:
        street.places.append(Place(kind, s, d, facing(side), KERB, (PIECE,), seed))
        s += step


def _garden(
    rng: np.random.Generator,
    street: Street,
    side: Side,
    lot: str,
    setback: float,
    start: float,
    stop: float,
) -> None:
    """Trees and bushes on a lot; before a house only what its garden has room for."""
    house = lot == "house"
    roomy = not house or setback > 6
    for _ in range(int(rng.integers(1, 3 if house else 5))):
        kind = pick(rng, {"tree": 0.6, "bush": 0.4}) if roomy else "bush"
        deep = between(rng, 1.8, max(1.9, setback - (2.4 if kind == "tree" else 1.2))) if house else None
        d = side.front + (between(rng, 2.4, 9) if deep is None else deep)
        street.places.append(
            Place(kind, between(rng, start, stop), side.sign * d, between(rng, -3, 3), KERB, (), _seed(rng))
        )


def _woods(rng: np.random.Generator, street: Street, side: Side) -> None:
    """Two rows of trees behind the lots, so that no gap opens on nothing."""
    for row, (low, high) in enumerate(((20, 28), (30, 46))):
        s = START + between(rng, 0, 8)
        while s < STOP:
            height = between(rng, 5, 10) + 2.5 * row
            color = hsv(between(rng, 0.2, 0.34), between(rng, 0.4, 0.65), between(rng, 0.24, 0.46))
            d = side.sign * (side.front + between(rng, low, high))
            width = height * between(rng, 0.7, 1.1)
            street.woods.append(Wood(s, d, width, height, tuple(color.tolist()), _seed(rng)))
            s += between(rng, 4, 11)


def _kerbside(rng: np.random.Generator, street: Street, side: Side) -> None:
    """Poles, signs, bins, shelters, trees and bushes between the road and the lots."""
    near = side.kerb + 0.5
    grassy = side.verge is not None and side.verge[0] < side.walk[0]
    middle = sum(side.verge) / 2 if grassy else near + 0.2
    # What is taken at the kerb, and at the back of the sidewalk.
    kerb: list[tuple[float, float]] = [(crossing, 2.4) for crossing in street.crossings]
    back = list(kerb)

    def put(kind: str, s: float, d: float, turn: float, room: float, *rows: list) -> None:
        if not any(abs(s - other) < room + width for row in rows for other, width in row):
            for row in rows:
                row.append((s, room))
            street.places.append(Place(kind, s, side.sign * d, turn, KERB, (), _seed(rng)))

    def every(low: float, high: float) -> list[float]:
        """Places along the street, so many metres apart."""
        places, s = [], START + between(rng, 0, high)
        while s < STOP:
            places.append(s)
            s += between(rng, low, high)
        return places

    for crossing in street.crossings:
        if chance(rng, 0.4):
            # Before the crossing, as those see it who come along on this side.
            put("traffic_light", crossing - side.sign * 3.0, near, _met(side), 0.5, kerb)
    step, kind = between(rng, 16, 26), pick(rng, {"lamp_post": 0.65, "utility_pole": 0.35})
    for s in every(0.9 * step, 1.1 * step):
        put(kind, s, near, facing(side), 0.6, kerb)
    for s in every(5, 12):
        # Now and then a sign on the left is for us: on roads with several lanes.
        put("sign", s, near + between(rng, 0, 0.2), 0.0 if chance(rng, 0.35) else _met(side), 0.6, kerb)
    for s in every(7, 17):
        kind = pick(rng, {"bin": 0.22, "container": 0.42, "bus_shelter": 0.36})
        if kind == "bin":
            put(kind, s, near + 0.1, facing(side), 0.5, kerb)
        else:
            room = {"bus_shelter": 2.3, "container": 1.7}[kind]
            put(kind, s, side.walk[1] - 0.85, facing(side), room, back)
    if grassy or (chance(rng, 0.5) and side.front - side.kerb > 3.0):
        step = between(rng, 8, 14)
        for s in every(0.8 * step, 1.3 * step):
            put("tree", s, middle, between(rng, -3, 3), 1.6, kerb, back)
    if grassy:
        for s in every(8, 36):
            put("bush", s, middle, between(rng, -3, 3), 1.2, kerb)


def _met(side: Side) -> float:
    """The turn of a sign for those who drive on this side."""
    return 0.0 if side.sign > 0 else math.pi
