"""What a face does in a picture: its pose and its expression, drawn without knowing whose it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .happy_person import Expression, Pose
from .sampling import between, chance, pick

# Difficulty: how far heads turn, nod and tilt: degrees, one standard deviation and the limit.
TURN, NOD, TILT = (13.0, 30.0), (5.0, 12.0), (4.5, 11.0)
# How often each expression is shown.
EXPRESSIONS = {"neutral": 0.36, "smile": 0.22, "grin": 0.14, "open mouth": 0.12, "raised brows": 0.16}
EYES_CLOSED = 0.05


@dataclass(frozen=True)
class Mood:
    """The head's pose and the face's expression."""

    name: str
    pose: Pose
    expression: Expression
    eyes_closed: bool

    @property
    def brow_raise(self) -> float:
        """-1 (lowered) to 1.6 (raised)."""
        return self.pose.brow_raise

    def factors(self) -> dict[str, str | int | float]:
        """What is stored with a picture; angles in degrees."""
        p = self.pose
        return {
            "expression": self.name,
            "eyes_closed": int(self.eyes_closed),
            **{"turn": p.turn, "nod": p.nod, "tilt": p.tilt},
        }


def draw_mood(rng: np.random.Generator, nod: float = 0.0) -> Mood:
    """A pose and an expression; heads are held about `nod` degrees down, or up below 0."""
    name = pick(rng, EXPRESSIONS)
    turn = _limited(rng, TURN)
    raised = between(rng, 1.1, 1.6) if name == "raised brows" else _limited(rng, (0.35, 0.8))
    pose = Pose(
        turn=turn,
        nod=nod + _limited(rng, NOD),
        tilt=_limited(rng, TILT),
        gaze_x=_limited(rng, (8, 18), mean=-0.5 * turn),
        gaze_z=_limited(rng, (4, 9)),
        brow_raise=raised,
    )
    strength = between(rng, 0.5, 1.0)
    squint = between(rng, 0, 0.25)
    skew = _limited(rng, (0.01, 0.022))
    lift = between(rng, -0.018, 0.02)
    wide = between(rng, 0.75, 1.0)
    opening = between(rng, 0.06, 0.14)
    closed = chance(rng, EYES_CLOSED)
    expression = _still(lift, skew, squint)
    if name in ("smile", "grin"):
        expression = _smile(strength, skew, opening if name == "grin" else 0.0, squint)
    elif name == "open mouth":
        expression = Expression(
            "open mouth", 0.0, lift, wide, 0.02, opening, 0.8, skew, opening < 0.11, 1.0, squint, 0.0
        )
    return Mood(name, pose, expression, closed)


def plain_mood() -> Mood:
    """Straight ahead, with a still face: as for a badge."""
    return Mood("neutral", Pose(0.0, 0.0, 0.0, 0.0, 0.0, 0.0), _still(-0.005, 0.0, 0.1), False)


def _still(lift: float, skew: float, squint: float) -> Expression:
    return Expression("neutral", 0.0, lift, 1.0, 0.0, 0.0, 0.3, skew, False, 1.0, squint, 0.0)


def _smile(strength: float, skew: float, opening: float, squint: float) -> Expression:
    return Expression(
        name="grin" if opening else "smile",
        smile=strength,
        lift=0.045 + 0.085 * strength,
        width=1.04 + 0.2 * strength,
        upper=0.015 if opening else 0.0,
        lower=opening,
        roundness=0.25,
        skew=skew,
        teeth=opening > 0,
        fullness=0.87,
        squint=squint + 0.45 * strength,
        frown=0.0,
    )


def _limited(rng: np.random.Generator, spread_and_limit: tuple[float, float], mean: float = 0.0) -> float:
    spread, limit = spread_and_limit
    return float(np.clip(rng.normal(mean, spread), -limit, limit))
