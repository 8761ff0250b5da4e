"""The kinds of animal: their proportions, from which individuals are drawn.

Lengths are metres. An animal looks towards +x, z is up, and it stands on z = 0. What kind it is decides its
shape alone: its coat's colours, its pose and where it stands are drawn elsewhere, the same for all.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np

from .sampling import around

ANIMALS = ("alpaca", "llama", "sheep", "goat")
# What individuals share, or what is drawn for them by a rule of its own.
KEPT = ("kind", "neck_rise", "ears", "nod", "drop", "tail_angle", "saddle", "trousers", "topknot")


@dataclass(frozen=True)
class Build:
    """The proportions of an animal.

    Attributes:
        kind: one of `ANIMALS`.
        withers: height of the back.
        half_length, half_width, half_depth: of the trunk with its fleece.
        neck: length; neck_base, neck_top: its radii with fleece; neck_rise: degrees above the horizontal.
        leg: radius of a bare leg; trousers: how thick the fleece on the legs is, as a share of the most.
        skull: half the length of the skull; muzzle: from its middle to the nose; snout: radius there.
        ears: one of `alpaca_head.EARS`; ear: their length.
        nod: degrees that the face points below the horizontal; drop: how many skulls the nose lies below.
        tufts: size of the fleece's locks (0: short hair); relief: how far they stand out.
        fuzz: length of loose hairs.
        topknot: size of the wool on the head; saddle: how much the back curves up (negative: it sags).
        horn: length of the horns; beard: length.
        tail: length; tail_angle: degrees above the horizontal.
    """

    kind: str
    withers: float
    half_length: float
    half_width: float
    half_depth: float
    neck: float
    neck_base: float
    neck_top: float
    neck_rise: float
    leg: float
    trousers: float
    skull: float
    muzzle: float
    snout: float
    ears: str
    ear: float
    nod: float
    drop: float
    tufts: float
    relief: float
    fuzz: float
    topknot: float
    saddle: float
    horn: float
    beard: float
    tail: float
    tail_angle: float


BUILDS = {
    "alpaca": Build(
        "alpaca", 0.90, 0.45, 0.215, 0.245, 0.56, 0.145, 0.086, 80, 0.026, 1.0, 0.086, 0.152, 0.040,
        "spear", 0.135, 16, 0.42, 0.062, 0.022, 0.036, 1.0, 0.02, 0.0, 0.0, 0.16, -55,
    ),
    "llama": Build(
        "llama", 1.10, 0.55, 0.205, 0.245, 0.74, 0.125, 0.070, 77, 0.029, 0.25, 0.095, 0.215, 0.037,
        "banana", 0.180, 20, 0.55, 0.085, 0.014, 0.030, 0.0, 0.0, 0.0, 0.0, 0.22, -35,
    ),
    "sheep": Build(
        "sheep", 0.72, 0.50, 0.235, 0.250, 0.36, 0.135, 0.080, 36, 0.024, 0.35, 0.088, 0.175, 0.042,
        "drooping", 0.125, 32, 0.55, 0.055, 0.024, 0.024, 0.35, 0.01, 0.0, 0.0, 0.20, -80,
    ),
    "goat": Build(
        "goat", 0.72, 0.43, 0.150, 0.190, 0.34, 0.105, 0.066, 48, 0.023, 0.0, 0.082, 0.185, 0.035,
        "aside", 0.135, 28, 0.55, 0.0, 0.0, 0.016, 0.0, -0.02, 0.20, 0.12, 0.13, 40,
    ),
}  # fmt: skip


def draw_build(rng: np.random.Generator, kind: str) -> Build:
    """An individual of a kind.

    Raises:
        ValueError: if the kind is none of `ANIMALS`.
    """
    if kind not in ANIMALS:
        raise ValueError(f"There is no animal called {kind!r}; they are {', '.join(ANIMALS)}.")
    mean = BUILDS[kind]
    size = around(rng, 1, 0.05)
    made = {}
    for entry in fields(Build):
        value = getattr(mean, entry.name)
        if entry.name in KEPT:
            continue
        made[entry.name] = value * around(rng, 1, 0.05) * (1 if entry.name == "tufts" else size)
    made["neck_rise"] = mean.neck_rise + around(rng, 0, 5)
    made["nod"] = mean.nod + around(rng, 0, 5)
    made["tail_angle"] = mean.tail_angle + around(rng, 0, 12)
    made["saddle"] = mean.saddle + around(rng, 0, 0.008)
    made["trousers"] = mean.trousers * around(rng, 0.9, 0.15)
    made["topknot"] = mean.topknot * around(rng, 1, 0.15)
    if kind == "alpaca":
        # Between one shearing and the next.
        fleece = rng.uniform(0.0, 1.0)
        made["half_width"] *= 0.9 + 0.16 * fleece
        made["half_depth"] *= 0.93 + 0.1 * fleece
        made["neck_base"] *= 0.9 + 0.18 * fleece
        made["neck_top"] *= 0.88 + 0.2 * fleece
    if kind == "sheep" and rng.random() < 0.25:
        made["horn"] = 0.0
        made["topknot"] *= 2
    if kind == "goat":
        made["horn"] *= rng.uniform(0.5, 1.3)
        made["beard"] *= rng.uniform(0.0, 1.3)
    return replace(mean, **made)
