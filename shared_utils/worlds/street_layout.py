"""The plan of a street: its lanes and sides, and what stands where. Plain data, drawn from one generator.

A place on a street is `s`, metres along its middle line, and `d`, metres to the right of it. The middle line
is an arc of a circle of the given curvature (1/m, positive when it bends to the right).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

# Things are planned from START to STOP.
START, STOP = -40.0, 460.0
# Metres that a sidewalk lies above the road, and the width of its stone.
KERB = 0.15
KERB_WIDTH = 0.22


@dataclass(frozen=True)
class Place:
    """A thing to be made.

    Attributes:
        kind: see `street_things`.
        s, d: where it stands.
        turn: radians against the street, counter-clockwise; 0 drives along it.
        z: height of the ground below it.
        size: further arguments of its maker.
        seed: which of its kind.
    """

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


@dataclass(frozen=True)
class Side:
    """One side of a street. Distances are metres from the middle line, positive on both sides.

    Attributes:
        sign: 1 right, -1 left.
        edge: where the lanes end; kerb: where the road ends.
        walk: from where to where the sidewalk is; verge: a strip of grass on its one side, if there is any.
        front: where the lots begin.
        parking: whether cars park between edge and kerb.
    """

    sign: int
    edge: float
    kerb: float
    walk: tuple[float, float]
    verge: tuple[float, float] | None
    front: float
    parking: bool


@dataclass
class Street:
    """A street.

    Attributes:
        number: counts streets over all splits.
        seed: of what is drawn later, such as its asphalt.
        curve: curvature of the middle line, 1/m.
        ours, theirs: lanes along the street and against it.
        lane: width of a lane.
        right, left: its sides.
        surroundings: city, suburb or mixed.
        middle_line: dashed, solid or double.
        crossings: the `s` of the middles of zebra crossings.
        places: what stands still; woods: the trees behind.
    """

    number: int
    seed: int
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

    def generator(self, what: int) -> np.random.Generator:
        """A generator of the street's own for each `what`: its looks do not depend on who drives along."""
        return np.random.default_rng([self.seed, what])

    def at(
        self, s: float | np.ndarray, d: float | np.ndarray, origin: float = 0.0
    ) -> tuple[np.ndarray, np.ndarray]:
        """x, y of a place, when the middle line at `origin` is at (0, 0) and heads for +y."""
        s = np.asarray(s, float) - origin
        angle = self.curve * s
        # The chord of an arc, exact also for a straight line.
        chord = s * np.sinc(angle / 2 / math.pi)
        x, y = chord * np.sin(angle / 2), chord * np.cos(angle / 2)
        return x + d * np.cos(angle), y - d * np.sin(angle)

    def heading(self, s: float | np.ndarray, origin: float = 0.0) -> float | np.ndarray:
        """Radians counter-clockwise from +y in which the street runs at `s`."""
        return -self.curve * (s - origin)

    def stretch(self, d: float) -> float:
        """Metres along the street at `d` for each metre along its middle line."""
        return 1 - self.curve * d

    @property
    def sides(self) -> tuple[Side, Side]:
        """The right side, the left side."""
        return self.right, self.left

    def lane_middles(self) -> tuple[list[float], list[float]]:
        """d of the middles of our lanes and of theirs, from the middle line outwards."""
        return (
            [(i + 0.5) * self.lane for i in range(self.ours)],
            [-(i + 0.5) * self.lane for i in range(self.theirs)],
        )


def facing(side: Side) -> float:
    """The turn of a thing that looks at the road from this side (its front is at its own -y)."""
    return -side.sign * math.pi / 2
