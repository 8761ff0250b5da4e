"""Who comes to the door: the staff and the strangers, drawn so that nobody looks like one of the staff.

Among people who are drawn at random some are nearly twins, and a door could tell them apart no better than a
guard. Training, validation and test people are left as chance draws them. At the door somebody who looks too
much like one of the staff, at a glance, is drawn again.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from .faces_identity import Identity, identity
from .faces_roster import GROUPS
from .happy_person import HAIR_COLORS

# The least difference, by `glance`, from everybody of the staff.
LEAST = 2.0
# How much of a face a beard covers.
_COVER = {"none": 0.0, "stubble": 0.3, "goatee": 0.7, "full": 1.0}
# Two skins so far apart, or two colours of hair, differ as much as can be.
_SKIN, _COLOR = 0.3, 0.4
_SHORT = {"bald", "buzz"}


def glance(one: Identity, other: Identity) -> float:
    """How different two people look at a glance, 0 to 4: hair, its colour, beard and skin, up to 1 each."""
    styles = {one.person.hair, other.person.hair}
    hair = 0.0 if len(styles) == 1 else 0.5 if styles == _SHORT else 1.0
    color = 0.0 if styles == {"bald"} else min(1.0, float(np.linalg.norm(_seen(one) - _seen(other))) / _COLOR)
    beard = abs(_COVER[one.person.beard] - _COVER[other.person.beard])
    skin = min(1.0, abs(one.person.skin - other.person.skin) / _SKIN)
    return hair + color + beard + skin


def _seen(who: Identity) -> np.ndarray:
    """The colour of the hair as a screen shows it: sRGB, (3,)."""
    linear = np.clip(np.array(HAIR_COLORS[who.person.hair_color]) * who.shape["hair_shade"], 0.0, 1.0)
    return np.where(linear < 0.0031, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)


@cache
def cast(seed: int) -> dict[int, Identity]:
    """The people at the door, by their numbers in the roster: first the staff, then the strangers."""
    drawn: dict[int, Identity] = {}
    staff: list[Identity] = []
    first = 0
    for group in GROUPS.values():
        if group.role in ("staff", "stranger"):
            for number in range(first, first + group.identities):
                who, turn = identity(seed, number), 0
                while any(glance(who, other) < LEAST for other in staff):
                    turn += 1
                    who = identity(seed, number, turn)
                drawn[number] = who
                if group.role == "staff":
                    staff.append(who)
        first += group.identities
    return drawn
