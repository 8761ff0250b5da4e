"""The ways in which people show the numbers 0 to 5 with one hand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .sampling import between, pick
from .signs_pose import CURLED, ROUND, STRAIGHT, Pose


@dataclass(frozen=True)
class Way:
    """One way to show a number.

    Attributes:
        number: what it shows.
        weight: how often it is drawn among the ways of its number.
        up: which of index, middle, ring and little finger are straight.
        thumb: how the thumb lies (see `signs_pose.Pose`).
        thumb_over: the finger it goes to, where it does.
        spread: degrees between neighbouring straight fingers, lowest and highest.
        views: how often the hand shows its palm, its back, its thumb's side.
        round: the fingers that are not straight are half open.
        roll: degrees that the hand is turned in the picture on top of what every hand is.
    """

    number: int
    weight: float
    up: tuple[bool, bool, bool, bool]
    thumb: str
    thumb_over: int = 1
    spread: tuple[float, float] = (4, 9)
    views: tuple[tuple[str, float], ...] = (("palm", 0.8), ("back", 0.2))
    round: bool = False
    roll: float = 0.0


_NONE, _ALL = (False,) * 4, (True,) * 4
_FIST = (("palm", 0.75), ("back", 0.15), ("side", 0.1))

WAYS: dict[str, Way] = {
    "fist_thumb_over": Way(0, 0.9, _NONE, "over", 1, views=_FIST),
    "fist_thumb_beside": Way(0, 0.05, _NONE, "beside", views=_FIST),
    "o_shape": Way(0, 0.05, _NONE, "touch", 0, views=(("side", 1.0),), round=True),
    "index": Way(1, 0.9, (True, False, False, False), "over", 1),
    "thumb": Way(1, 0.1, _NONE, "high", roll=12),
    "v": Way(2, 0.9, (True, True, False, False), "over", 2, (16, 30)),
    "index_middle_together": Way(2, 0.05, (True, True, False, False), "over", 2, (3, 7)),
    "thumb_index": Way(2, 0.05, (True, False, False, False), "out"),
    "index_middle_ring": Way(3, 0.9, (True, True, True, False), "over", 3, (6, 16)),
    "thumb_index_middle": Way(3, 0.05, (True, True, False, False), "out", spread=(8, 24)),
    "middle_ring_little": Way(3, 0.05, (False, True, True, True), "touch", 0, (8, 18), round=True),
    "four_spread": Way(4, 0.9, _ALL, "across", spread=(8, 17)),
    "four_together": Way(4, 0.05, _ALL, "across", spread=(0, 4)),
    "thumb_to_ring": Way(4, 0.05, (True, True, True, False), "out", spread=(7, 16)),
    "five_spread": Way(5, 0.9, _ALL, "out", spread=(8, 18)),
    "five_together": Way(5, 0.1, _ALL, "high", spread=(0, 5)),
}


def draw_way(rng: np.random.Generator, number: int) -> str:
    """One of the ways that show `number`."""
    return pick(rng, {name: way.weight for name, way in WAYS.items() if way.number == number})


def draw_pose(rng: np.random.Generator, way: Way, looseness: float) -> Pose:
    """The joints for a way, as one person at one moment holds them.

    Args:
        rng: draws how this person does it.
        way: what is shown.
        looseness: 0 exact to 1 relaxed: how far straight fingers bend and curled ones open.
    """
    bends = np.empty((4, 3))
    relaxed = looseness * between(rng, 0, 1)
    for finger in range(4):
        if way.up[finger]:
            bends[finger] = np.array(STRAIGHT) + relaxed * np.array([10, 12, 8]) * rng.uniform(0.4, 1)
            bends[finger] += rng.normal(0, 3, 3)
        elif way.round and (finger == 0 or not any(way.up)):
            # An index finger that meets the thumb beside straight ones bends further than those of an O.
            bends[finger] = np.array(ROUND) * (1.25 if any(way.up) else 1) + rng.normal(0, 3, 3)
        else:
            bends[finger] = np.array(CURLED) - relaxed * np.array([12, 10, 5]) + rng.normal(0, 3, 3)
    step = between(rng, *way.spread)
    straight = [finger for finger in range(4) if way.up[finger]]
    middle = sum(straight) / max(len(straight), 1)
    spread = np.zeros(4)
    for finger in range(4):
        if way.up[finger]:
            spread[finger] = step * (middle - finger) + rng.normal(0, 1.2)
        else:
            # Curled fingers lean together, towards the root of the thumb.
            spread[finger] = (-5, -1, 3, 8)[finger]
    return Pose(bends, spread, way.thumb, way.thumb_over, rng.normal(0, 0.05, (3, 3)))
