"""Who stands before the camera, and what their face does: plain numbers, drawn at random.

A `Person` and a `Pose` know nothing of the smile. `draw_person` and `draw_pose` take no label, so that all
they draw is independent of it by construction; `draw_expression` is the only function that is told.
Lengths are in head units: the head reaches from -1 (chin) to 1 (crown).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .materials import draw_cloth_color
from .sampling import pick

# Difficulty: how far heads turn, nod and tilt (degrees, one standard deviation and the limit).
TURN, NOD, TILT = (5.5, 12.0), (2.8, 6.0), (2.0, 4.0)
# How weak a smile may be, and how much the corners of a mouth that does not smile may rise or fall.
SMILE_STRENGTH = (0.75, 1.0)
NEUTRAL_LIFT = (-0.035, 0.012)
# How often each expression is shown, by class.
SMILES = {"closed": 0.25, "teeth": 0.47, "laugh": 0.28}
OTHERS = {
    "neutral": 0.42,
    "frown": 0.26,
    "pursed": 0.18,
    "talking": 0.06,
    "bared": 0.04,
    "surprised": 0.04,
}

AGES = {"child": (6, 16), "adult": (16, 50), "old": (50, 80)}
HAIR_STYLES = (
    "bald",
    "buzz",
    "short",
    "parted",
    "spiky",
    "curly",
    "afro",
    "bob",
    "long",
    "bun",
    "ponytail",
    "receding",
    "hijab",
    "beanie",
)
BEARDS = ("none", "stubble", "moustache", "goatee", "full")
GLASSES = ("none", "round", "square")
# Base colours, linear RGB.
HAIR_COLORS = {
    "black": (0.012, 0.010, 0.010),
    "dark brown": (0.035, 0.018, 0.010),
    "brown": (0.10, 0.045, 0.018),
    "auburn": (0.17, 0.045, 0.015),
    "ginger": (0.38, 0.12, 0.025),
    "blond": (0.52, 0.34, 0.13),
    "grey": (0.30, 0.29, 0.28),
    "white": (0.66, 0.64, 0.60),
}
IRIS_COLORS = {
    "dark brown": (0.035, 0.014, 0.006),
    "brown": (0.11, 0.045, 0.015),
    "hazel": (0.16, 0.11, 0.035),
    "green": (0.09, 0.17, 0.07),
    "blue": (0.08, 0.19, 0.38),
    "grey": (0.20, 0.25, 0.28),
}


@dataclass(frozen=True)
class Person:
    """One invented person: proportions, colours and what they wear."""

    age: float  # years, 6 to 80
    skin: float  # 0 (lightest) to 1 (darkest)
    warmth: float  # undertone, -1 (pink) to 1 (olive)
    width: float  # of the head, about 1
    jaw: float  # width of the jaw, about 1
    chin: float  # length of the lower face, about 1
    cheeks: float  # fullness, 0 to 1
    brow: float  # weight of the brows, 0 to 1
    nose_length: float
    nose_width: float
    eye_size: float
    eye_distance: float
    lips: float  # fullness, about 1
    ears: float
    hair: str
    hair_color: str
    hair_seed: int
    beard: str
    glasses: str
    iris: str
    freckles: bool
    lipstick: bool
    shirt: tuple[float, float, float]  # linear RGB
    cloth: tuple[float, float, float]  # of a hijab or a hat
    collar: str
    pattern: str  # of the shirt
    frame: tuple[float, float, float]  # of the glasses

    @property
    def childlike(self):
        """1 for a child of six, falling to 0 at eighteen."""
        return float(np.clip((18 - self.age) / 12, 0, 1))

    @property
    def worn(self):
        """0 up to thirty-five years, rising to 1 at eighty: wrinkles and folds."""
        return float(np.clip((self.age - 35) / 45, 0, 1))


@dataclass(frozen=True)
class Pose:
    """How the head is held and framed; angles in degrees."""

    turn: float
    nod: float
    tilt: float
    gaze_x: float
    gaze_z: float
    brow_raise: float  # -1 (lowered) to 1 (raised)


@dataclass(frozen=True)
class Expression:
    """What the mouth and the cheeks do. `lift` is how far the corners rise above the mouth's middle."""

    name: str
    smile: float  # 0 when not smiling, else the strength
    lift: float
    width: float  # half the width of the mouth, as a factor of the person's
    upper: float  # how far the lips open upwards and downwards
    lower: float
    roundness: float  # 0: the opening ends in sharp corners, 1: an oval
    skew: float  # the left corner against the right
    teeth: bool
    fullness: float  # of the lips, as a factor of the person's
    squint: float  # 0 to 1: how far cheeks raise the lower lid
    frown: float  # 0 to 1: brows drawn together


def _dye(rng):
    return tuple(float(x) for x in draw_cloth_color(rng))


def _limited(rng, spread_and_limit, mean=0.0):
    spread, limit = spread_and_limit
    return float(np.clip(rng.normal(mean, spread), -limit, limit))


def draw_person(rng):
    """A person, from a NumPy generator. Hair and beard go with age and build; nothing goes with a smile."""
    youngest, oldest = AGES[pick(rng, {"child": 0.2, "adult": 0.55, "old": 0.25})]
    age = rng.uniform(youngest, oldest)
    build = rng.random()  # 0: finer features, 1: stronger; only ever used here
    child = float(np.clip((18 - age) / 12, 0, 1))
    skin = float(rng.beta(1.1, 1.1))
    beards = {"none": 1.0}
    if age > 18 and build > 0.5:
        beards = {"none": 0.55, "stubble": 0.2, "moustache": 0.08, "goatee": 0.07, "full": 0.1}
    styles = {name: 1.0 for name in HAIR_STYLES} | {"hijab": 0.5, "beanie": 0.7}
    if build > 0.5:
        styles |= {"bob": 0.2, "long": 0.35, "bun": 0.2, "ponytail": 0.2, "hijab": 0.0}
    else:
        styles |= {"bald": 0.1, "buzz": 0.3, "receding": 0.0}
    if age < 25:
        styles |= {"receding": 0.0, "bald": 0.1 * styles["bald"]}
    colors = {name: 1.0 for name in HAIR_COLORS} | {"black": 2.2, "grey": 0.05, "white": 0.02}
    if skin > 0.5:
        colors |= {"ginger": 0.05, "blond": 0.08, "auburn": 0.2, "black": 5.0}
    if age > 48:
        grey = (age - 48) / 8
        colors |= {"grey": 3 * grey, "white": 2.0 * max(0.0, grey - 1)}
    irises = {"dark brown": 1, "brown": 1, "hazel": 0.8, "green": 0.8, "blue": 1, "grey": 0.6}
    if skin > 0.4:
        irises = {"dark brown": 1, "brown": 0.6, "hazel": 0.1}
    return Person(
        age=float(age),
        skin=skin,
        warmth=float(rng.uniform(-1, 1)),
        width=float(np.clip(rng.normal(1.0, 0.05), 0.88, 1.12)) + 0.07 * child,
        jaw=float(np.clip(rng.normal(0.92 + 0.14 * build, 0.06), 0.78, 1.15)) - 0.02 * child,
        chin=float(np.clip(rng.normal(1.0, 0.05), 0.9, 1.1)) - 0.12 * child,
        cheeks=float(np.clip(rng.normal(0.45 + 0.4 * child, 0.25), 0, 1)),
        brow=float(np.clip(rng.normal(0.25 + 0.5 * build, 0.2), 0, 1)) * (1 - 0.5 * child),
        nose_length=float(np.clip(rng.normal(1.0, 0.1), 0.75, 1.25)) - 0.28 * child,
        nose_width=float(np.clip(rng.normal(0.95 + 0.12 * build, 0.15), 0.7, 1.4)),
        eye_size=float(np.clip(rng.normal(1.0, 0.07), 0.85, 1.15)) + 0.16 * child,
        eye_distance=float(np.clip(rng.normal(1.0, 0.05), 0.9, 1.1)),
        lips=float(np.clip(rng.normal(1.1 - 0.25 * build + 0.2 * skin, 0.2), 0.55, 1.6)),
        ears=float(np.clip(rng.normal(1.0, 0.12), 0.75, 1.3)),
        hair=pick(rng, styles),
        hair_color=pick(rng, colors),
        hair_seed=int(rng.integers(1 << 30)),
        beard=pick(rng, beards),
        glasses=pick(rng, {"none": 0.74, "round": 0.13, "square": 0.13}),
        iris=pick(rng, irises),
        freckles=bool(rng.random() < (0.2 if skin < 0.35 else 0.02)),
        lipstick=bool(rng.random() < (0.4 if build < 0.5 and age > 18 else 0.0)),
        shirt=_dye(rng),
        cloth=_dye(rng),
        collar=pick(rng, ("round", "high", "open")),
        pattern=pick(rng, {"plain": 0.55, "stripes": 0.25, "collar": 0.2}),
        frame=_dye(rng) if rng.random() < 0.5 else (0.02, 0.02, 0.022),
    )


def draw_pose(rng):
    """A pose, from a NumPy generator."""
    turn = _limited(rng, TURN)
    return Pose(
        turn=turn,
        nod=_limited(rng, NOD),
        tilt=_limited(rng, TILT),
        gaze_x=_limited(rng, (9, 22), mean=-0.4 * turn),
        gaze_z=_limited(rng, (5, 12)),
        brow_raise=_limited(rng, (0.45, 1.0)),
    )


def draw_expression(rng, smiling):
    """An expression of the class `smiling` (bool). Both classes open the mouth and show teeth at times."""
    skew = _limited(rng, (0.012, 0.03))
    if smiling:
        name = pick(rng, SMILES)
        s = float(rng.uniform(*SMILE_STRENGTH))
        lower = {"closed": 0.0, "teeth": rng.uniform(0.05, 0.10), "laugh": rng.uniform(0.13, 0.22)}[name]
        return Expression(
            name=name,
            smile=s,
            lift=0.06 + 0.15 * s,
            width=1.08 + 0.38 * s,
            upper=0.0 if name == "closed" else 0.015,
            lower=float(lower),
            roundness=0.25,
            skew=skew,
            teeth=name != "closed",
            fullness=float(rng.uniform(0.75, 0.95)),
            squint=float(s * rng.uniform(0.4, 1.0)),
            frown=0.0,
        )
    name = pick(rng, OTHERS)
    lift = rng.uniform(*NEUTRAL_LIFT)
    width, upper, lower, roundness, teeth, fullness = 1.0, 0.0, 0.0, 0.3, False, 1.0
    squint, frown = rng.uniform(0, 0.35), 0.0
    if name == "frown":
        lift, frown = -rng.uniform(0.05, 0.11), rng.uniform(0.3, 1.0)
    elif name == "pursed":
        width, fullness = rng.uniform(0.5, 0.7), rng.uniform(1.1, 1.4)
    elif name == "talking":
        width, upper, lower = rng.uniform(0.8, 1.05), rng.uniform(0.02, 0.05), rng.uniform(0.07, 0.16)
        roundness, teeth = rng.uniform(0.5, 1.0), bool(rng.random() < 0.6)
    elif name == "bared":  # "eee": wide, with teeth, the corners level or down
        width, upper, lower, roundness, teeth = rng.uniform(1.1, 1.4), 0.03, rng.uniform(0.06, 0.1), 0.7, True
        lift, frown = -rng.uniform(0.0, 0.06), rng.uniform(0.0, 0.6)
    elif name == "surprised":
        width, upper, lower, roundness = rng.uniform(0.5, 0.75), 0.07, rng.uniform(0.13, 0.22), 1.0
        squint = 0.0
    return Expression(
        name=name,
        smile=0.0,
        lift=float(lift),
        width=float(width),
        upper=float(upper),
        lower=float(lower),
        roundness=float(roundness),
        skew=skew,
        teeth=teeth,
        fullness=float(fullness),
        squint=float(squint),
        frown=float(frown),
    )
