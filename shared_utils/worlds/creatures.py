"""The creatures world: animals that do not exist, to learn features from before real ones are told apart.

Each proportion of an animal is drawn by itself: a long neck with bowed horns and a pig's snout, wool on short
legs. They stand in the land of the alpaca world, and no data set is made of them: they are what
`shared_utils.models.mobilenet_patterns` learns from besides its patterns. None of them has what makes an
alpaca, a long upright neck and wool on it: the network meets its first alpaca in the lesson.
"""

from __future__ import annotations

import numpy as np

from . import alpaca
from .alpaca_kinds import Build
from .rendering import Scene
from .sampling import between, chance, pick

NAME = "creatures"
VERSION = 1
SEED = 1859
CLASSES = ("no animal", "spear", "banana", "drooping", "aside", "hanging", "round")
SPLITS = {"train": 3600, "validation": 120}
SPP = 6
SIZE = (128, 128)
QUALITY = 84
# Other worlds whose modules this one uses.
USES = ("alpaca", "street")

# What stands there in pictures without an animal.
THINGS = {"shrub": 0.35, "rock": 0.3, "nothing": 0.35}
COVERS = {"smooth": 0.4, "shaggy": 0.3, "woolly": 0.3}
# More varied than the alpaca world: there is more to learn from.
MIX = alpaca.Mix(
    counts={1: 0.8, 2: 0.15, 3: 0.05},
    frames={"whole": 0.66, "far": 0.04, "head": 0.22, "cut": 0.08},
    fill={"whole": (0.66, 0.92), "far": (0.4, 0.55), "head": (0.62, 0.95), "cut": (1.0, 1.3)},
    poses={"standing": 0.58, "walking": 0.1, "grazing": 0.16, "lying": 0.16},
    sideways=0.7,
)
# Half the alpaca world's detail: the pictures are smaller, and there are many.
DETAIL = 0.6


def make_scene(rng: np.random.Generator, label: int) -> Scene:
    """A scene with a creature whose ears are `CLASSES[label]`, or without one (label 0).

    Its factors are the alpaca world's and the creature's proportions; of what is no animal, these are nan and
    its words "".

    Raises:
        ValueError: if the label is not 0 to 6.
    """
    if label not in range(len(CLASSES)):
        raise ValueError(f"The labels of {NAME} are 0 to {len(CLASSES) - 1}; got {label!r}.")
    drawn = alpaca.draw(rng, MIX)
    cover = pick(rng, COVERS)
    what = "creature" if label else pick(rng, THINGS)
    build = draw_creature(rng, CLASSES[label] if label else "spear", cover)
    scene = alpaca.compose(what, drawn, *alpaca.subject(what, drawn, lambda _: build, DETAIL))
    scene.factors |= shape_factors(build, cover) if label else _none(shape_factors(build, cover))
    if not label:
        scene.factors |= {"pose": "", "facing": ""}
    else:
        scene.factors["facing"] = facing(scene.factors["heading"])
    return scene


def draw_creature(rng: np.random.Generator, ears: str, cover: str) -> Build:
    """Draw each of a creature's proportions by itself, but for a long upright neck with wool."""
    withers = between(rng, 0.6, 1.3)
    neck, rise = withers * between(rng, 0.25, 0.85), between(rng, 15, 85)
    if cover != "smooth" and neck > 0.5 * withers:
        rise = min(rise, between(rng, 15, 50))
    half_depth = withers * between(rng, 0.2, 0.33)
    neck_base = half_depth * between(rng, 0.45, 0.7)
    skull = 0.095 * withers**0.6 * between(rng, 0.85, 1.25)
    smooth = cover == "smooth"
    return Build(
        kind="creature",
        withers=withers,
        half_length=withers * between(rng, 0.45, 0.72),
        half_width=half_depth * between(rng, 0.75, 1.05),
        half_depth=half_depth,
        neck=neck,
        neck_base=neck_base,
        neck_top=neck_base * between(rng, 0.5, 0.8),
        neck_rise=rise,
        leg=0.028 * withers * between(rng, 0.75, 1.7),
        trousers=0.0 if smooth else between(rng, 0, 1),
        skull=skull,
        muzzle=skull * between(rng, 1.45, 2.5),
        snout=skull * between(rng, 0.36, 0.6),
        ears=ears,
        ear=skull * (between(rng, 0.7, 1.0) if ears == "round" else between(rng, 1.0, 2.2)),
        nod=between(rng, 8, 40),
        drop=between(rng, 0.35, 0.6),
        tufts={"smooth": 0.0, "shaggy": between(rng, 0.08, 0.12), "woolly": between(rng, 0.045, 0.065)}[
            cover
        ],
        relief=0.0 if smooth else between(rng, 0.012, 0.026),
        fuzz=between(rng, 0.012, 0.02) if smooth else between(rng, 0.02, 0.06),
        topknot=between(rng, 0.4, 1.2) if not smooth and chance(rng, 0.5) else 0.0,
        saddle=between(rng, -0.04, 0.04),
        horn=skull * between(rng, 1.2, 3.5) if chance(rng, 0.4) else 0.0,
        beard=between(rng, 0.06, 0.15) if chance(rng, 0.25) else 0.0,
        tail=withers * between(rng, 0.12, 0.45),
        tail_angle=between(rng, -85, 60),
    )


def shape_factors(build: Build, cover: str) -> dict[str, str | float]:
    """A creature's proportions: those that are to be seen."""
    return {
        "cover": cover,
        "trousers": build.trousers,
        "neck": build.neck / build.withers,
        "neck_rise": build.neck_rise,
        "trunk": build.half_depth / build.withers,
        "length": build.half_length / build.withers,
        "muzzle": build.muzzle / build.skull,
        "snout": build.snout / build.skull,
        "ear": build.ear / build.skull,
        "leg": build.leg / build.withers,
        "topknot": "yes" if build.topknot else "no",
        "horns": "yes" if build.horn else "no",
        "beard": "yes" if build.beard else "no",
        "tail": build.tail / build.withers,
    }


def _none(factors: dict[str, str | float]) -> dict[str, str | float]:
    return {name: "" if isinstance(value, str) else float("nan") for name, value in factors.items()}


def facing(heading: float) -> str:
    """Which way an animal looks in the picture: right, away, left or camera."""
    return ("right", "away", "left", "camera")[round(heading / 90) % 4]


def caption(label: int, factors: dict[str, str | int | float]) -> str:
    """What stands below a picture on a contact sheet."""
    return f"{factors['cover']}, {CLASSES[label]}" if label else str(factors["what"])
