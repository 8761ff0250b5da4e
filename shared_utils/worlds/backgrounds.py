"""What stands behind a subject: a wall, a table top, cloth, or a shelf out of focus.

The camera looks along +y. The background is a wall across the view at some distance, with things before it.
"""

from __future__ import annotations

import mitsuba as mi
import numpy as np

from . import materials
from .sampling import between, chance, pick

# How often each kind is drawn.
KINDS = {"plain": 0.4, "pattern": 0.15, "wood": 0.13, "cloth": 0.14, "shelf": 0.18}


def draw_background(
    rng: np.random.Generator,
    distance: float,
    width: float,
    kinds: dict[str, float] | None = None,
    unlike: np.ndarray | None = None,
    contrast: float = 0.0,
) -> tuple[dict, str]:
    """A background.

    Args:
        rng: draws everything.
        distance: y of the wall, in scene units.
        width: how wide the camera's view is there.
        kinds: how often each of `KINDS` is drawn.
        unlike, contrast: the wall's colour is at least `contrast` from the linear colour `unlike` (see
            `materials.draw_wall_color`).

    Returns:
        Shapes as entries of a Mitsuba scene, and the kind.
    """
    kind = pick(rng, kinds or KINDS)
    color = materials.draw_wall_color(rng, unlike, contrast)
    if kind == "wood":
        image = materials.wood(rng)
    elif kind == "cloth":
        image = materials.weave(rng, materials.draw_cloth_color(rng))
    elif kind == "pattern":
        image = _pattern(rng, color, materials.draw_wall_color(rng, unlike, contrast))
    else:
        image = materials.plaster(rng, color)
    shapes = {"wall": _wall(rng, image, distance, 0.75 * width)}
    if kind == "shelf":
        shapes |= _things(rng, distance, width)
    return shapes, kind


def _pattern(rng: np.random.Generator, color: np.ndarray, other: np.ndarray) -> np.ndarray:
    which = pick(rng, ("stripes", "check", "dots", "bricks"))
    if which == "dots":
        return materials.dots(rng, color, other)
    if which == "bricks":
        return materials.bricks(rng, color)
    return materials.stripes(rng, color, other, checked=which == "check")


def _wall(rng: np.random.Generator, image: np.ndarray, distance: float, half: float) -> dict:
    """A wall that is a little turned, so that light falls off across it."""
    turn = (
        mi.ScalarTransform4f()
        .translate([0, float(distance), 0])
        .rotate([0, 0, 1], between(rng, -12, 12))
        .rotate([0, 1, 0], between(rng, -6, 6))
        .rotate([1, 0, 0], 90)
    )
    # Larger than the view; mirrored repeats fill what the picture does not.
    texture = materials.textured(image)
    texture["surface"]["base_color"]["to_uv"] = mi.ScalarTransform4f().scale([2, 2, 1])
    return {"type": "rectangle", "to_world": turn.scale([2 * half, 2 * half, 1]), "bsdf": texture}


def _things(rng: np.random.Generator, distance: float, width: float) -> dict:
    """A board or two with books, boxes, balls and pots on it, before the wall."""
    shapes: dict = {}
    floors = (
        [between(rng, -0.45, -0.1)]
        if chance(rng, 0.5)
        else [between(rng, -0.5, -0.3), between(rng, 0.0, 0.2)]
    )
    depth = 0.1 * width
    board = materials.plain(
        materials.hsv(rng.uniform(0.05, 0.12), rng.uniform(0.1, 0.5), rng.uniform(0.3, 0.9))
    )
    for level, floor in enumerate(floors):
        top = floor * width
        shapes[f"board{level}"] = _cube(
            (0, distance - depth, top - 0.02 * width), (width, depth, 0.02 * width), board
        )
        x = -0.62 * width
        number = 0
        while x < 0.62 * width and number < 16:
            wide = between(rng, 0.03, 0.12) * width
            high = between(rng, 0.1, 0.32) * width
            color = materials.plain(materials.draw_cloth_color(rng), roughness=between(rng, 0.3, 0.9))
            kind = pick(rng, {"box": 0.6, "ball": 0.15, "pot": 0.15, "gap": 0.1})
            middle = (x + wide / 2, distance - depth, top)
            name = f"thing{level}_{number}"
            if kind == "box":
                shapes[name] = _cube(
                    (middle[0], middle[1], top + high / 2), (wide / 2, depth * 0.7, high / 2), color
                )
            elif kind == "ball":
                place = [float(middle[0]), float(middle[1]), float(top + wide / 2)]
                shapes[name] = {"type": "sphere", "center": place, "radius": float(wide / 2), "bsdf": color}
            elif kind == "pot":
                ends = [[float(middle[0]), float(middle[1]), float(z)] for z in (top, top + 0.6 * high)]
                shapes[name] = {
                    "type": "cylinder",
                    "p0": ends[0],
                    "p1": ends[1],
                    "radius": float(wide / 2),
                    "bsdf": color,
                }
            x += wide + between(rng, 0, 0.02) * width
            number += 1
    return shapes


def _cube(center, half, bsdf) -> dict:
    place = mi.ScalarTransform4f().translate([float(x) for x in center]).scale([float(x) for x in half])
    return {"type": "cube", "to_world": place, "bsdf": bsdf}
