"""The world of hands that show the numbers 0 to 5.

What makes it easy or hard to read stands first, in named constants.
"""

from __future__ import annotations

import numpy as np

from . import materials
from .backgrounds import draw_background
from .camera import draw_shot, sensor
from .lights import draw_lights
from .rendering import Scene
from .sampling import between, chance, pick
from .signs_hand import make_hand, make_ring, make_sleeve, make_watch
from .signs_pose import draw_person, make_skeleton
from .signs_ways import WAYS, draw_pose, draw_way

NAME = "signs"
VERSION = 1
SEED = 2026
CLASSES = ("0", "1", "2", "3", "4", "5")
SPLITS = {"train": 1080, "validation": 120, "test": 120}
SPP = 36

# Difficulty. Degrees from a hand that stands upright and faces the camera; +- so much, evenly drawn.
ROLL = 10.0
TURN = 12.0
TILT = 8.0
# The hand's larger side as a share of the picture's, and how far from the middle it may be, in the same unit.
FILL = (0.74, 0.88)
SHIFT = 7 / 64
# How relaxed the fingers are held, 0 to 1.
LOOSENESS = 0.8
LEFT_HANDS = 0.5
AGES = {"child": 0.2, "adult": 0.6, "old": 0.2}
BACKGROUNDS = {"plain": 0.90, "pattern": 0.03, "wood": 0.02, "cloth": 0.05}
# The least difference between the colours of skin and wall (Euclidean, sRGB of 0 to 1).
CONTRAST = 0.45
LIGHTS = {"window": 0.52, "lamp": 0.04, "overcast": 0.32, "mixed": 0.12}
# The sensor's noise and the errors of its exposure, as a share of what `camera.draw_shot` gives.
NOISE = 0.6
SLEEVES, RINGS, WATCHES = 0.5, 0.12, 0.12

# Where the camera stands, in centimetres, and degrees about the upright axis for each view of a right hand.
_DISTANCE = (50.0, 75.0)
_VIEWS = {"palm": 0.0, "back": 180.0, "side": -75.0}


def make_scene(rng: np.random.Generator, label: int) -> Scene:
    """A hand that shows `label`, 0 to 5, somewhere, in some light."""
    way_name = draw_way(rng, label)
    way = WAYS[way_name]
    person = draw_person(rng, AGES)
    skin = materials.draw_skin(rng)
    skeleton = make_skeleton(person, draw_pose(rng, way, LOOSENESS))
    left = chance(rng, LEFT_HANDS)
    view = pick(rng, dict(way.views))
    roll = between(rng, -ROLL, ROLL) + way.roll * between(rng, 0, 1)
    turn = between(rng, -TURN, TURN)
    tilt = between(rng, -TILT, TILT)
    rotation = _rotation(roll, tilt, _VIEWS[view] + turn)
    if left:
        rotation = np.diag([-1.0, 1.0, 1.0]) @ rotation

    parts = {"hand": (make_hand(skeleton, person, skin, rng), skin.bsdf())}
    worn = _wear(rng, person, skeleton, parts)
    hand = parts["hand"][0]
    framed = hand.vertices[hand.vertices[:, 2] > -1.5] @ rotation.T
    low, high = framed.min(0), framed.max(0)
    center = (low + high) / 2
    shapes = {name: mesh.moved(rotation, -center).to_mitsuba(bsdf) for name, (mesh, bsdf) in parts.items()}

    fill = between(rng, *FILL)
    side = max(high[0] - low[0], high[2] - low[2]) / fill
    target = np.array([between(rng, -SHIFT, SHIFT) * side, 0.0, between(rng, -SHIFT, SHIFT) * side])
    distance = between(rng, *_DISTANCE)
    fov = np.degrees(2 * np.arctan(side / 2 / distance))
    wall = (high[1] - low[1]) / 2 + (2 + 45 * rng.beta(1, 2.2))
    background, kind = draw_background(
        rng, wall, side * (1 + wall / distance) + 8, BACKGROUNDS, skin.base, CONTRAST
    )
    lights, lit = draw_lights(rng, 10.0, LIGHTS)
    shot = draw_shot(rng)
    shot.kelvin = lit["light_kelvin"]
    shot.electrons /= NOISE**2
    shot.read_noise *= NOISE
    shot.exposure *= NOISE
    origin = (target[0], -distance, target[2] + between(rng, -3, 3))
    factors = {
        "way": way_name,
        "handedness": "left" if left else "right",
        "view": view,
        "roll": roll,
        "turn": turn,
        "tilt": tilt,
        "fill": fill,
        "x": float(-target[0] / side),
        "y": float(-target[2] / side),
        "age": person.age,
        "finger_length": person.length,
        "finger_thickness": person.thickness,
        "skin": skin.depth,
        "sleeve": int("sleeve" in worn),
        "ring": int("ring" in worn),
        "watch": int("watch" in worn),
        "background": kind,
        **lit,
        "exposure": shot.exposure,
        "blur": shot.blur,
    }
    aperture = between(rng, 0.3, 1.6)
    return Scene(
        shapes={**lights, **background, **shapes},
        sensor=sensor(origin, target, fov, aperture=aperture),
        shot=shot,
        factors=factors,
        labels=("hand",),
    )


def caption(label: int, factors: dict) -> str:
    """What a contact sheet says under a picture."""
    return f"{label} {factors['way'].replace('_', ' ')}"


def _wear(rng: np.random.Generator, person, skeleton, parts: dict) -> set[str]:
    """Add sleeve, ring and watch to `parts` (name to mesh and bsdf); returns which there are."""
    worn = set()
    metal = materials.plain(
        materials.hsv(*pick(rng, ((0.12, 0.45, 0.9), (0.1, 0.05, 0.85)))), roughness=0.3, metallic=0.9
    )
    if chance(rng, SLEEVES):
        worn.add("sleeve")
        cloth = materials.plain(materials.draw_cloth_color(rng), roughness=0.95, specular=0.1)
        parts["sleeve"] = (make_sleeve(rng, end=between(rng, -6.0, -1.2)), cloth)
    elif chance(rng, WATCHES / (1 - SLEEVES)):
        worn.add("watch")
        band, case = make_watch(person)
        parts["band"] = (band, materials.plain(materials.draw_cloth_color(rng), roughness=0.6))
        parts["case"] = (case, metal)
    if chance(rng, RINGS):
        worn.add("ring")
        parts["ring"] = (make_ring(skeleton, finger=int(rng.integers(1, 4))), metal)
    return worn


def _rotation(roll: float, tilt: float, turn: float) -> np.ndarray:
    """Turn about the upright axis, then tilt towards the camera, then roll in the picture; degrees."""
    r, t, u = np.radians([roll, tilt, turn])
    about_z = np.array([[np.cos(u), -np.sin(u), 0], [np.sin(u), np.cos(u), 0], [0, 0, 1]])
    about_x = np.array([[1, 0, 0], [0, np.cos(t), -np.sin(t)], [0, np.sin(t), np.cos(t)]])
    about_y = np.array([[np.cos(r), 0, np.sin(r)], [0, 1, 0], [-np.sin(r), 0, np.cos(r)]])
    return about_y @ about_x @ about_z
