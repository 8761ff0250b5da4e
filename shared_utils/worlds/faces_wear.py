"""What somebody wears in a picture: glasses, a hat, clothes. None of it is part of who they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .materials import draw_cloth_color
from .sampling import between, chance, pick

# How often each is worn.
GLASSES = {"none": 0.74, "round": 0.13, "square": 0.13}
HATS = {"none": 0.965, "beanie": 0.0175, "cap": 0.0175}

_FRAMES = ((0.02, 0.02, 0.022), (0.09, 0.045, 0.02), (0.35, 0.27, 0.12), (0.25, 0.26, 0.28))


@dataclass(frozen=True)
class Wear:
    """Glasses, hat and clothes; colours are linear RGB."""

    glasses: str
    frame: tuple[float, float, float]
    hat: str
    hat_color: tuple[float, float, float]
    hat_edge: float  # height of its edge at the sides, in head units
    shirt: tuple[float, float, float]
    second: tuple[float, float, float]  # of a collar
    collar: str
    pattern: str

    def factors(self) -> dict[str, str]:
        """What is stored with a picture."""
        return {"glasses": self.glasses, "hat": self.hat}


def draw_wear(rng: np.random.Generator, bare: bool = False) -> Wear:
    """Clothes, and at times glasses and a hat; never these two if `bare`."""
    glass, hat = pick(rng, GLASSES), pick(rng, HATS)
    frame = _dye(rng) if chance(rng, 0.35) else pick(rng, _FRAMES)
    return Wear(
        glasses="none" if bare else glass,
        frame=frame,
        hat="none" if bare else hat,
        hat_color=_dye(rng),
        hat_edge=between(rng, 0.36, 0.42),
        shirt=_dye(rng),
        second=_dye(rng),
        collar=pick(rng, ("round", "high", "open")),
        pattern=pick(rng, {"plain": 0.55, "stripes": 0.25, "collar": 0.2}),
    )


def _dye(rng: np.random.Generator) -> tuple[float, float, float]:
    return tuple(float(value) for value in draw_cloth_color(rng))
