"""Random draws: one generator a picture, and the distributions that the worlds share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np

Choice = TypeVar("Choice")


def generator(seed: int, split: int, index: int) -> np.random.Generator:
    """The generator of picture `index` of a split: pictures do not depend on how the work was divided."""
    return np.random.default_rng([seed, split, index])


def between(rng: np.random.Generator, low: float, high: float) -> float:
    """A uniform draw from [low, high)."""
    return float(rng.uniform(low, high))


def around(rng: np.random.Generator, mean: float, spread: float, limit: float = 2.0) -> float:
    """A normal draw, cut at `limit` standard deviations."""
    return float(mean + spread * np.clip(rng.normal(), -limit, limit))


def chance(rng: np.random.Generator, probability: float) -> bool:
    """True with this probability."""
    return bool(rng.random() < probability)


def pick(rng: np.random.Generator, choices: Sequence[Choice] | Mapping[Choice, float]) -> Choice:
    """One of the choices: equally likely, or in proportion to the weights of a dict."""
    names = list(choices)
    if not isinstance(choices, Mapping):
        return names[int(rng.integers(len(names)))]
    weights = np.array([choices[name] for name in names], float)
    return names[int(rng.choice(len(names), p=weights / weights.sum()))]


def balanced_label(index: int, classes: int) -> int:
    """Labels take turns, so every split is balanced. The split is shuffled when it is packed."""
    return index % classes
