"""Who somebody is: the shapes and colours of an invented face, drawn once from a seed of its own.

Every parameter is drawn independently of every other one. Skin, hair, beard, age and the shapes of a face
have nothing to do with each other here, there is no sex, and no group of people is modelled: what a parameter
is says nothing about the rest. Nothing of a picture (pose, light, glasses, clothes) is part of an identity.
Lengths are in head units: the head reaches from -1 (chin) to 1 (crown).
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np

from .happy_person import HAIR_COLORS, HAIR_STYLES, IRIS_COLORS, Person
from .materials import Skin, draw_skin
from .sampling import between, chance, pick

# Keeps the seeds of identities apart from those of pictures, [seed, split, index].
_STREAM = 1 << 20

# Hair that covers all else, and hats, belong to pictures: see faces_wear.
HAIR = {style: 1.0 for style in HAIR_STYLES if style not in ("hijab", "beanie")}
# The happy world's moustache alone is a small block above a narrow mouth, and makes a caricature.
BEARDS = {"none": 0.6, "stubble": 0.12, "goatee": 0.12, "full": 0.16}
COLORS = {name: 1.0 for name in HAIR_COLORS} | {"black": 2.0, "white": 0.7}
# How often the brows and the beard have another colour than the hair.
OTHER_BROWS = 0.25
FRECKLES = 0.16

# Shape: the range that each number is drawn from, evenly.
SHAPE = {
    "depth": (0.9, 1.1),  # of the skull from front to back, as a factor
    "crown": (-0.1, 0.14),  # height of the skull above the brows, added as a share
    "temples": (-0.06, 0.08),  # width at the temples, added as a share; so are the next two
    "cheekbones": (-0.05, 0.09),
    "jaw_angle": (-0.11, 0.13),
    "chin_width": (-0.16, 0.2),
    "chin_forward": (-0.06, 0.07),
    "ridge": (-0.03, 0.04),  # how far the brows stand out
    "nose_hump": (-0.05, 0.06),  # of the bridge: hollow to bowed
    "nose_tip": (-0.05, 0.06),  # down to up
    "nose_forward": (-0.04, 0.1),
    "eye_slant": (-9.0, 9.0),  # degrees; above 0 the outer corners are higher
    "eye_open": (0.68, 1.02),  # as a factor
    "brow_height": (-0.03, 0.05),
    "brow_tilt": (-0.06, 0.04),  # rise from the inner to the outer end
    "brow_weight": (0.5, 1.9),  # thickness, as a factor
    "mouth_width": (0.8, 1.17),  # as a factor
    "mouth_height": (-0.045, 0.045),
    "ears_out": (-0.3, 1.0),  # how far the ears stand off
    "hair_shade": (0.65, 1.5),  # brightness of the hair within its colour, as a factor
    "lip_shade": (0.8, 1.12),
}
# The same for the numbers that the happy world's heads know.
PERSON = {
    "age": (18.0, 72.0),
    "width": (0.87, 1.13),
    "jaw": (0.8, 1.14),
    "chin": (0.88, 1.1),
    "cheeks": (0.0, 1.0),
    "brow": (0.0, 1.0),
    "nose_length": (0.76, 1.24),
    "nose_width": (0.7, 1.4),
    "eye_size": (0.86, 1.16),
    "eye_distance": (0.89, 1.12),
    "lips": (0.5, 1.6),
    "ears": (0.75, 1.3),
}


@dataclass(frozen=True)
class Identity:
    """Somebody: nobody real.

    Attributes:
        number: which identity of the world.
        person: what the happy world's heads read. What it wears there is left out.
        shape: a number for each name of `SHAPE`.
        skin: its material.
        brow_color: of brows and beard, a name of `happy_person.HAIR_COLORS`.
        moles: x, z and radius of each, in the frontal plane.
        paint_seed: of all that is blotched, spotted or freckled.
    """

    number: int
    person: Person
    shape: dict[str, float]
    skin: Skin
    brow_color: str
    moles: tuple[tuple[float, float, float], ...]
    paint_seed: int

    def factors(self) -> dict[str, str | int | float]:
        """What is stored with each picture of this identity: plain numbers and words."""
        p, s = self.person, self.shape
        return {
            "identity": self.number,
            **{name: getattr(p, name) for name in ("age", "skin", "hair", "hair_color", "beard", "iris")},
            **{name: getattr(p, name) for name in ("width", "jaw", "nose_length", "nose_width", "lips")},
            **{name: getattr(p, name) for name in ("eye_size", "eye_distance")},
            **{name: s[name] for name in ("crown", "eye_slant", "mouth_width", "brow_weight")},
            "brow_color": self.brow_color,
            "freckles": int(p.freckles),
            "moles": len(self.moles),
        }


def identity(seed: int, number: int, turn: int = 0) -> Identity:
    """Identity `number` of the world with this seed, or who is drawn at a later turn in its place.

    Raises:
        ValueError: if one of them is negative.
    """
    if min(seed, number, turn) < 0:
        raise ValueError(f"seed, number and turn must not be negative; got {seed}, {number} and {turn}.")
    return draw_identity(np.random.default_rng([seed, _STREAM, number, *([turn] if turn else [])]), number)


def draw_identity(rng: np.random.Generator, number: int = 0) -> Identity:
    """Draw somebody; each parameter independently of the others."""
    tone = between(rng, 0, 1)
    skin = draw_skin(rng, tone)
    # A wider range of undertones than skin of one depth has in the happy world.
    warm = between(rng, -1, 1)
    undertone = np.array([1 + 0.01 * warm, 1.0, 0.99 - 0.07 * warm], np.float32)
    skin = dataclasses.replace(skin, base=skin.base * undertone)
    numbers = {name: between(rng, *limits) for name, limits in PERSON.items()}
    shape = {name: between(rng, *limits) for name, limits in SHAPE.items()}
    hair_color = pick(rng, COLORS)
    person = Person(
        **numbers,
        skin=tone,
        warmth=warm,
        hair=pick(rng, HAIR),
        hair_color=hair_color,
        hair_seed=int(rng.integers(1 << 30)),
        beard=pick(rng, BEARDS),
        iris=pick(rng, list(IRIS_COLORS)),
        freckles=chance(rng, FRECKLES),
        glasses="none",
        lipstick=False,
        shirt=(0.2, 0.2, 0.2),
        cloth=(0.2, 0.2, 0.2),
        collar="round",
        pattern="plain",
        frame=(0.02, 0.02, 0.02),
    )
    brow_color = pick(rng, COLORS) if chance(rng, OTHER_BROWS) else hair_color
    count = int(rng.integers(1, 4)) if chance(rng, 0.3) else 0
    moles = tuple(
        (pick(rng, (-1, 1)) * between(rng, 0.16, 0.5), between(rng, -0.75, 0.5), 0.017) for _ in range(count)
    )
    return Identity(number, person, shape, skin, brow_color, moles, int(rng.integers(1 << 31)))
