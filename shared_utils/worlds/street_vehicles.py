"""Vehicles of the street world: hatchback, saloon, van, truck and bus. They drive towards +y."""

from __future__ import annotations

import numpy as np

from .street_buses import make_bus
from .street_cars import make_car
from .street_lorries import make_truck, make_van
from .street_mesh import Thing

KINDS = ("hatchback", "saloon", "van", "truck", "bus")


def make_vehicle(rng: np.random.Generator, kind: str) -> Thing:
    """A vehicle with its nose at +y, its wheels on z = 0, its middle above the origin.

    Args:
        rng: draws its size, paint and details.
        kind: one of `KINDS`.

    Raises:
        ValueError: if there is no such kind.
    """
    if kind not in KINDS:
        raise ValueError(f"There is no vehicle called {kind!r}. The kinds are {', '.join(KINDS)}.")
    if kind in ("hatchback", "saloon"):
        return make_car(rng, kind)
    return {"van": make_van, "truck": make_truck, "bus": make_bus}[kind](rng)
