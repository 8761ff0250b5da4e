"""What may stand on a street, by kind: one table of makers, so that a plan is plain data.

Things come from a pool of so many a kind and are made once a process: a thing depends on its kind, number and
size alone, never on what was made before.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from .street_buildings import make_building
from .street_furniture import (
    make_bin,
    make_bus_shelter,
    make_container,
    make_fence,
    make_lamp_post,
    make_traffic_light,
    make_utility_pole,
    make_wall,
)
from .street_mesh import Thing
from .street_people import make_pedestrian
from .street_plants import make_bush, make_hedge, make_tree
from .street_signs import make_sign
from .street_vehicles import make_vehicle

VEHICLES = ("hatchback", "saloon", "van", "truck", "bus")
# The kinds that get boxes, in the order of the data set.
KINDS = (*VEHICLES, "pedestrian", "sign")

_MAKERS = {
    "pedestrian": make_pedestrian,
    "sign": make_sign,
    "lamp_post": make_lamp_post,
    "utility_pole": make_utility_pole,
    "traffic_light": make_traffic_light,
    "tree": make_tree,
    "bush": make_bush,
    "hedge": make_hedge,
    "building": make_building,
    "fence": make_fence,
    "wall": make_wall,
    "container": make_container,
    "bus_shelter": make_bus_shelter,
    "bin": make_bin,
}
# What has a size of its own is drawn from fewer, since each size is another thing.
_POOL = {"building": 12, "hedge": 6, "fence": 8, "wall": 8, "pedestrian": 72}
_USUAL_POOL = 48


def make(kind: str, number: int, size: tuple[float, ...] = ()) -> Thing:
    """The thing of this kind that any `number` (a seed) stands for. Do not change it: others get the same.

    Raises:
        ValueError: if there is no such kind.
    """
    if kind not in _MAKERS and kind not in VEHICLES:
        raise ValueError(f"There is no kind {kind!r}. The kinds are {', '.join((*VEHICLES, *_MAKERS))}.")
    return _make(kind, number % _POOL.get(kind, _USUAL_POOL), size)


# Enough for everything that there is.
@lru_cache(maxsize=1500)
def _make(kind: str, number: int, size: tuple[float, ...]) -> Thing:
    # A draw of its own for each kind.
    rng = np.random.default_rng([number, *kind.encode()])
    return make_vehicle(rng, kind) if kind in VEHICLES else _MAKERS[kind](rng, *size)
