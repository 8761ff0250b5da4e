"""What may stand on a street, by kind: one table of makers, so that a plan is plain data."""

from __future__ import annotations

import importlib

import numpy as np

from . import materials
from .street_mesh import Part, Thing, box

VEHICLES = ("hatchback", "saloon", "van", "truck", "bus")
KINDS = (*VEHICLES, "pedestrian", "sign")

_SIZES = {
    "hatchback": (4.0, 1.8, 1.5),
    "saloon": (4.7, 1.85, 1.45),
    "van": (5.4, 2.0, 2.3),
    "truck": (8.5, 2.5, 3.4),
    "bus": (11.0, 2.55, 3.1),
}


def _maker(module: str, name: str):
    try:
        return getattr(importlib.import_module(f"{__package__}.{module}"), name)
    except (ImportError, AttributeError):
        return None


def _boxes(kind, *boxes):
    parts = [
        Part(box(np.array(c) - np.array(h), np.array(c) + np.array(h)), materials.plain(color), label)
        for c, h, color, label in boxes
    ]
    size = tuple(2 * np.array(boxes[0][1]))
    return Thing(parts, size, kind)


def make(kind: str, rng: np.random.Generator, *size: float) -> Thing:
    if kind in VEHICLES:
        maker = _maker("street_vehicles", "make_vehicle")
        if maker:
            return maker(rng, kind)
        l, w, h = _SIZES[kind]
        thing = _boxes(
            kind,
            ((0, 0, 0.25 + 0.3 * h), (w / 2, l / 2, 0.3 * h), materials.hsv(rng.uniform(), 0.6, 0.7), 10),
            ((0, -0.1 * l, 0.25 + 0.78 * h), (w / 2 - 0.1, l / 3.5, 0.2 * h), (0.02, 0.02, 0.03), 10),
            ((0, 0, 0.2), (w / 2 - 0.05, l / 2.6, 0.2), (0.01, 0.01, 0.01), 10),
        )
        return Thing(thing.parts, (l, w, h), kind)
    table = {
        "pedestrian": ("street_people", "make_pedestrian"),
        "sign": ("street_furniture", "make_sign"),
        "lamp_post": ("street_furniture", "make_lamp_post"),
        "utility_pole": ("street_furniture", "make_utility_pole"),
        "traffic_light": ("street_furniture", "make_traffic_light"),
        "tree": ("street_plants", "make_tree"),
        "bush": ("street_plants", "make_bush"),
        "hedge": ("street_plants", "make_hedge"),
        "building": ("street_buildings", "make_building"),
        "fence": ("street_furniture", "make_fence"),
        "wall": ("street_furniture", "make_wall"),
        "container": ("street_furniture", "make_container"),
        "bus_shelter": ("street_furniture", "make_bus_shelter"),
        "bin": ("street_furniture", "make_bin"),
    }
    maker = _maker(*table[kind])
    if maker:
        return maker(rng, *size)
    c = materials.hsv(rng.uniform(), 0.3, rng.uniform(0.4, 0.9))
    green = materials.hsv(rng.uniform(0.25, 0.35), 0.6, rng.uniform(0.3, 0.5))
    if kind == "pedestrian":
        return _boxes(kind, ((0, 0, 0.85), (0.22, 0.14, 0.85), c, 4))
    if kind == "sign":
        return _boxes(
            kind,
            ((0, 0, 1.2), (0.08, 0.08, 1.2), (0.4, 0.4, 0.4), 5),
            ((0, -0.1, 2.4), (0.45, 0.02, 0.45), (0.8, 0.1, 0.1), 12),
        )
    if kind in ("lamp_post", "utility_pole", "traffic_light"):
        h = 2.5 if kind == "traffic_light" else 7
        return _boxes(kind, ((0, 0, h / 2), (0.14, 0.14, h / 2), (0.3, 0.3, 0.3), 5))
    if kind == "tree":
        return _boxes(
            kind,
            ((0, 0, 4.0), (1.5, 1.5, 1.8), green, 9),
            ((0, 0, 1.2), (0.15, 0.15, 1.2), (0.2, 0.1, 0.05), 9),
        )
    if kind == "bush":
        return _boxes(kind, ((0, 0, 0.5), (0.6, 0.6, 0.5), green, 9))
    if kind == "hedge":
        return _boxes(kind, ((0, 0, 0.7), (size[0] / 2, 0.4, 0.7), green, 9))
    if kind == "building":
        h = rng.uniform(5, 15)
        return _boxes(kind, ((0, 0, h / 2), (size[0] / 2, size[1] / 2, h / 2), c, 1))
    if kind == "fence":
        return _boxes(kind, ((0, 0, 0.7), (size[0] / 2, 0.04, 0.7), (0.4, 0.3, 0.2), 2))
    if kind == "wall":
        return _boxes(kind, ((0, 0, 0.6), (size[0] / 2, 0.12, 0.6), c, 11))
    size = {"container": (1.0, 0.6, 0.7), "bus_shelter": (1.8, 0.7, 1.2), "bin": (0.3, 0.3, 0.5)}[kind]
    return _boxes(kind, ((0, 0, size[2]), size, c, 3))
