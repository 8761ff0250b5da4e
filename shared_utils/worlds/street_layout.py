"""The plan of a street: lanes, kerbs, what stands where. Plain data, drawn from the street's own generator.

A place on a street is `s`, metres along its middle line, and `d`, metres to the right of it. The middle line
is an arc of a circle of the given curvature (1/m, positive to the right); `Street.at` gives its x, y.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from .materials import hsv
from .sampling import between, chance, pick

# The street reaches from START to STOP; cameras stand between 0 and LAST.
START, STOP, LAST = -40.0, 460.0, 250.0
KERB = 0.15
KERB_WIDTH = 0.22
# Few sizes, so that a building can be made once and stand in many streets.
FRONTS = (9.0, 11.0, 13.0, 16.0)
DEPTHS = (9.0, 11.0)
PIECE = 5.0


@dataclass(frozen=True)
class Place:
    """A thing to be made: its kind, where it stands, how it is turned against the street (radians,
    counter-clockwise), the arguments of its maker and the seed of its own generator."""

    kind: str
    s: float
    d: float
    turn: float = 0.0
    z: float = 0.0
    size: tuple[float, ...] = ()
    seed: int = 0


@dataclass(frozen=True)
class Wood:
    """A tree of the woods behind: place, size in metres, colour, and which crown it has."""

    s: float
    d: float
    width: float
    height: float
    color: tuple[float, float, float]
    number: int


@dataclass
class Side:
    """One side of a street; distances from the middle line, all positive, from the road outwards."""

    sign: int  # 1 right, -1 left
    edge: float  # where lanes end
    kerb: float  # where the road ends
    walk: tuple[float, float]
    verge: tuple[float, float] | None
    front: float  # where the lots begin
    parking: bool


@dataclass
class Street:
    number: int
    curve: float
    ours: int
    theirs: int
    lane: float
    right: Side
    left: Side
    surroundings: str
    middle_line: str
    crossings: tuple[float, ...]
    places: list[Place] = field(default_factory=list)
    woods: list[Wood] = field(default_factory=list)

    def at(self, s, d, origin: float = 0.0):
        """x, y of a place when the middle line at `origin` is at (0, 0) and heads for +y."""
        s = np.asarray(s, float) - origin
        angle = self.curve * s
        half = angle / 2
        chord = s * np.sinc(half / math.pi)
        x, y = chord * np.sin(half), chord * np.cos(half)
        return x + d * np.cos(angle), y - d * np.sin(angle)

    def heading(self, s: float, origin: float = 0.0) -> float:
        """Radians, counter-clockwise from +y."""
        return -self.curve * (s - origin)

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.right, self.left

    def lane_middles(self) -> tuple[list[float], list[float]]:
        """d of the middles of our lanes and of theirs, from the middle line outwards."""
        return (
            [(i + 0.5) * self.lane for i in range(self.ours)],
            [-(i + 0.5) * self.lane for i in range(self.theirs)],
        )


def draw_street(rng: np.random.Generator, number: int) -> Street:
    """A street with everything that does not move."""
    bend = pick(rng, {"straight": 0.4, "slight": 0.3, "strong": 0.3})
    radius = {"straight": 1e9, "slight": between(rng, 250, 600), "strong": between(rng, 90, 220)}[bend]
    curve = (1 if chance(rng, 0.5) else -1) / radius
    ours, theirs = pick(rng, {(1, 1): 0.45, (2, 2): 0.2, (2, 1): 0.2, (2, 0): 0.15})
    lane = between(rng, 3.2, 3.7)
    surroundings = pick(rng, {"city": 0.35, "suburb": 0.4, "mixed": 0.25})
    sides = [_side(rng, sign, lanes * lane + 0.15, surroundings) for sign, lanes in ((1, ours), (-1, theirs))]
    crossings = []
    s = between(rng, 15, 60)
    while s < STOP - 100:
        crossings.append(s)
        s += between(rng, 45, 120)
    street = Street(
        number,
        curve,
        ours,
        theirs,
        lane,
        sides[0],
        sides[1],
        surroundings,
        pick(rng, {"dashed": 0.6, "solid": 0.25, "double": 0.15}),
        tuple(crossings),
    )
    for side in street.sides:
        _line_lots(rng, street, side)
        _line_kerb(rng, street, side)
    return street


def _side(rng, sign, edge, surroundings) -> Side:
    parking = chance(rng, 0.55)
    kerb = edge + (between(rng, 2.1, 2.4) if parking else between(rng, 0.1, 0.5))
    wide = between(rng, 1.9, 3.4)
    begin = kerb + KERB_WIDTH
    verge = None
    if chance(rng, {"city": 0.3, "suburb": 0.75, "mixed": 0.5}[surroundings]):
        grass = between(rng, 1.4, 2.6)
        if chance(rng, 0.7):
            verge, walk = (begin, begin + grass), (begin + grass, begin + grass + wide)
        else:
            walk, verge = (begin, begin + wide), (begin + wide, begin + wide + grass)
    else:
        walk = (begin, begin + wide)
    front = max(walk[1], verge[1] if verge else 0)
    return Side(sign, edge, kerb, walk, verge, front, parking)


def _seed(rng) -> int:
    return int(rng.integers(2**31))


def _line_lots(rng, street: Street, side: Side) -> None:
    """Buildings, gardens and what separates them from the sidewalk."""
    face = -side.sign * math.pi / 2
    s = START + between(rng, 0, 6)
    # On the inner side of a bend lots further out are narrower: keep their middles apart.
    while s < STOP:
        kinds = {
            "city": {"row": 0.8, "gap": 0.2},
            "suburb": {"house": 0.7, "green": 0.3},
            "mixed": {"row": 0.3, "house": 0.35, "gap": 0.2, "green": 0.15},
        }[street.surroundings]
        lot = pick(rng, kinds)
        depth, front = pick(rng, DEPTHS), pick(rng, FRONTS)
        wide = front + {"row": 0.2, "house": between(rng, 3, 6)}.get(lot, 0.0)
        setback = {"row": between(rng, 0.1, 0.8), "house": between(rng, 3.5, 8)}.get(lot, 0.0)
        near = side.front + setback
        # Metres at the front are fewer or more than along the middle line of a bend.
        wide /= min(1 - street.curve * side.sign * near, 1 - street.curve * side.sign * (near + depth))
        middle = s + wide / 2
        # The chord of a wide front on the outer side of a bend comes closer to the road.
        if lot in ("row", "house"):
            bulge = front**2 * abs(street.curve) / 8
            d = side.sign * (near + bulge + depth / 2)
            street.places.append(Place("building", middle, d, face, KERB, (front, depth), _seed(rng)))
        if lot != "row":
            kind = pick(rng, {"fence": 0.36, "wall": 0.3, "hedge": 0.3, "": 0.04})
            _border(rng, street, side, kind, s + 0.3, s + wide - (1.0 if lot != "house" else 3.0), face)
            for _ in range(int(rng.integers(1, 3 if lot == "house" else 5))):
                d = side.front + (
                    between(rng, 1.6, max(1.8, setback - 1.5)) if lot == "house" else between(rng, 2, 9)
                )
                kind = pick(
                    rng, {"tree": 0.6, "bush": 0.4} if lot != "house" or setback > 5 else {"bush": 1.0}
                )
                street.places.append(
                    Place(kind, s + between(rng, 1.5, wide - 1.5), side.sign * d, 0, KERB, (), _seed(rng))
                )
        s += wide
    # Woods behind, so that no gap opens on nothing.
    for row, (low, high) in enumerate(((20, 28), (30, 46))):
        s = START + between(rng, 0, 8)
        while s < STOP:
            height = between(rng, 5, 10) + 2.5 * row
            color = hsv(between(rng, 0.2, 0.34), between(rng, 0.4, 0.65), between(rng, 0.22, 0.42))
            d = side.sign * (side.front + between(rng, low, high))
            width = height * between(rng, 0.7, 1.1)
            street.woods.append(Wood(s, d, width, height, tuple(color.tolist()), _seed(rng)))
            s += between(rng, 4, 11)


def _border(rng, street, side, kind, start, stop, face) -> None:
    if not kind:
        return
    seed = _seed(rng)
    d = side.sign * (side.front + (0.5 if kind == "hedge" else 0.15))
    # On the inner side of a bend the pieces come closer together.
    step = (PIECE - 0.02) / (1 - street.curve * d)
    s = start + step / 2
    while s + step / 2 <= stop + 0.5:
        street.places.append(Place(kind, s, d, face, KERB, (PIECE,), seed))
        s += step


def _line_kerb(rng, street: Street, side: Side) -> None:
    """Poles, signs, trees and boxes between road and sidewalk."""
    near = side.kerb + 0.5
    in_verge = side.verge is not None and side.verge[0] < side.walk[0]
    strip = sum(side.verge) / 2 if in_verge else near
    kind = pick(rng, {"lamp_post": 0.65, "utility_pole": 0.35})
    step = between(rng, 17, 28)
    face = -side.sign * math.pi / 2
    taken: list[tuple[float, float]] = []

    def put(kind, s, d, turn, room, size=()) -> None:
        if any(abs(s - other) < room + width for other, width in taken):
            return
        taken.append((s, room))
        street.places.append(Place(kind, s, side.sign * d, turn, KERB, size, _seed(rng)))

    for crossing in street.crossings:
        taken.append((crossing, 2.6))
        if chance(rng, 0.4):
            s = crossing - 2.8 if side.sign > 0 else crossing + 2.8
            street.places.append(
                Place(
                    "traffic_light",
                    s,
                    side.sign * near,
                    0 if side.sign > 0 else math.pi,
                    KERB,
                    (),
                    _seed(rng),
                )
            )
            taken.append((s, 0.5))
    s = START + between(rng, 0, step)
    while s < STOP:
        put(kind, s, near, face, 0.6)
        s += step * between(rng, 0.9, 1.1)
    s = START + between(rng, 0, 20)
    while s < STOP:
        turn = 0.0 if side.sign > 0 or chance(rng, 0.35) else math.pi
        put("sign", s, near + between(rng, 0, 0.2), turn, 0.6)
        s += between(rng, 11, 26)
    s = START + between(rng, 0, 20)
    while s < STOP:
        what = pick(rng, {"bin": 0.4, "container": 0.35, "bus_shelter": 0.25})
        if what == "bus_shelter":
            put(what, s, side.walk[1] - 0.8, face, 2.2)
        elif what == "container":
            put(what, s, side.walk[1] - 0.7, face, 1.4)
        else:
            put(what, s, near + 0.1, face, 0.5)
        s += between(rng, 14, 34)
    if in_verge or chance(rng, 0.4):
        step = between(rng, 8, 15)
        s = START + between(rng, 0, step)
        while s < STOP:
            put("tree", s, strip if in_verge else near + 0.2, between(rng, -3, 3), 1.6)
            s += step * between(rng, 0.8, 1.3)
    if in_verge:
        s = START
        while s < STOP:
            put("bush", s, strip, between(rng, -3, 3), 1.2)
            s += between(rng, 8, 40)
