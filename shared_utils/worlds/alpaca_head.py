"""Heads: skull, muzzle, ears, eyes, horns and beard; x runs to the nose, z to the crown."""

from __future__ import annotations

import numpy as np

from .alpaca_coat import Coat
from .alpaca_kinds import Build
from .materials import plain
from .shapes import Field, Mesh, chain, cone, ellipsoid, mesh_field, smooth_min, sphere, union
from .street_mesh import merge
from .street_solids import ball, tube

CELL = 0.0075
# The bow of a llama's ear: forward, outward and up, in ear lengths.
_BANANA = (
    (0, 0, 0),
    (0, 0.10, 0.2),
    (0.01, 0.16, 0.42),
    (0.03, 0.17, 0.64),
    (0.05, 0.11, 0.84),
    (0.07, 0.0, 1.0),
)
# Ears: where they begin and which way they go, in skulls; what way they open; how wide they are, in ear
# lengths, and how thick, in metres. A banana has the bow above in place of all that.
EARS = {
    "spear": ((-0.30, 0.48, 0.60), (-0.12, 0.26, 1.0), (0.9, 0.45, 0.0), 0.165, 0.011),
    "banana": None,
    "drooping": ((-0.40, 0.62, 0.30), (-0.15, 1.0, -0.22), (0.7, 0.0, 0.7), 0.24, 0.012),
    "aside": ((-0.40, 0.60, 0.38), (-0.2, 1.0, 0.05), (0.8, 0.0, 0.6), 0.22, 0.012),
    "hanging": ((-0.35, 0.70, 0.30), (0.10, 0.45, -1.0), (0.5, 0.85, 0.3), 0.26, 0.012),
    "round": ((-0.30, 0.55, 0.62), (-0.15, 0.55, 0.85), (0.95, 0.2, 0.1), 0.42, 0.013),
}


def head_field(build: Build) -> Field:
    """Skull, muzzle and beard."""
    s, tip = build.skull, build.snout
    drop = -build.drop * s
    nose = (build.muzzle - tip, 0, drop)
    skull = ellipsoid((0, 0, 0), (s, 0.74 * s, 0.80 * s))
    muzzle = cone((0.25 * s, 0, -0.12 * s), nose, 0.60 * s, tip)
    chin = cone((0.2 * s, 0, -0.45 * s), (nose[0] - 0.35 * tip, 0, drop - 0.55 * tip), 0.36 * s, 0.62 * tip)
    # Eyes lie under a brow.
    brow = union(*[sphere((0.36 * s, side * 0.50 * s, 0.34 * s), 0.24 * s) for side in (1, -1)])
    body = union(skull, muzzle, chin, blend=0.35 * s)
    fields = [body, brow]
    if build.beard > 0.03:
        start = (nose[0] - 0.9 * tip, 0, drop - 0.9 * tip)
        fields.append(cone(start, (start[0] - 0.02, 0, start[2] - build.beard), 0.022, 0.006))
    return union(*fields, blend=0.012)


def ears(build: Build) -> Field:
    """Both ears, as `EARS` has them."""
    s, long = build.skull, build.ear
    fields = []
    for side in (1, -1):
        if EARS[build.ears] is None:
            root = np.array([-0.35 * s, side * 0.45 * s, 0.6 * s])
            bow = [root + long * np.array([x, side * y, z]) for x, y, z in _BANANA]
            fields.append(chain(bow, (0.016, 0.020, 0.021, 0.019, 0.014, 0.005), blend=0.006))
            continue
        root, along, face, wide, thick = EARS[build.ears]
        wide = wide * long
        flip = np.array([1, side, 1])
        axis = _unit(np.array(along) * flip)
        front = _unit(np.array(face) * flip - axis * (np.array(face) * flip @ axis))
        across = np.cross(axis, front)
        middle = np.array(root) * s * flip + axis * long * 0.5
        fields.append(ellipsoid(middle, (wide, thick, 0.56 * long), np.stack([across, front, axis], 1)))
    return union(*fields)


def _unit(vector: np.ndarray) -> np.ndarray:
    return vector / np.linalg.norm(vector)


def head_mesh(build: Build, coat: Coat) -> Mesh:
    """Skull, muzzle, beard and ears with their colours."""
    body, ear = head_field(build), ears(build)
    s = build.skull

    def field(points: np.ndarray) -> np.ndarray:
        return smooth_min(body(points), ear(points), 0.014)

    upright = build.ears in ("spear", "banana")
    wide = 0.9 * s + (0.06 if upright else build.ear + 0.03)
    high = 0.8 * s + (0.10 if build.ears in ("drooping", "aside", "hanging") else build.ear + 0.04)
    deep = 1.15 * s + 0.04 + build.beard
    if build.ears == "hanging":
        deep = max(deep, build.ear + 0.03)
    low = (-1.3 * s - 0.05, -wide, -deep)
    mesh = mesh_field(field, low, (build.muzzle + 0.03, wide, high), CELL)
    mesh.colors = _colors(mesh.vertices, build, coat, body, ear)
    return mesh


def _colors(points: np.ndarray, build: Build, coat: Coat, body: Field, ear: Field) -> np.ndarray:
    s, tip = build.skull, build.snout
    drop = -build.drop * s
    x, _, z = points.T
    colors = np.tile(coat.face, (len(points), 1))

    def towards(color: np.ndarray, amount: np.ndarray) -> None:
        colors[:] += (color - colors) * np.clip(amount, 0, 1)[:, None]

    # A muzzle paler or darker than the face, then nose, lips, nostrils, eyelids, the ears' inner sides.
    towards(0.5 * coat.face + 0.5 * coat.nose, (x - (build.muzzle - 2.2 * tip)) / (1.6 * tip) * 0.8)
    nose = np.array([build.muzzle, 0, drop + 0.25 * tip])
    towards(coat.nose, 1.6 - np.linalg.norm((points - nose) / [0.8, 0.75, 0.6], axis=1) / (0.8 * tip))
    mouth = np.abs(z - (drop - 0.42 * tip + 0.25 * (build.muzzle - x))) / 0.006
    towards(0.4 * coat.nose, np.where(x > build.muzzle - 2.4 * tip, 0.9 - 0.5 * mouth, 0))
    for side in (1, -1):
        hole = np.array([build.muzzle - 0.12 * tip, side * 0.42 * tip, drop + 0.32 * tip])
        towards(
            0.15 * coat.nose, 1.5 - np.linalg.norm((points - hole) / [1.2, 0.6, 1.0], axis=1) / (0.30 * tip)
        )
        eye = eye_place(build, side)
        towards(0.4 * coat.nose, 2.0 - np.linalg.norm(points - eye, axis=1) / (0.17 * s))
    on_ear = np.clip((body(points) - ear(points)) / 0.03, 0, 1)
    towards(0.55 * coat.face + 0.2 * coat.nose, 0.8 * on_ear * (x > -0.3 * s))
    return np.clip(colors, 0.004, 0.85).astype(np.float32)


def eye_place(build: Build, side: int) -> np.ndarray:
    """The middle of an eye; `side` is 1 for the left one."""
    s = build.skull
    return np.array([0.46 * s, side * 0.60 * s, 0.20 * s])


def head_parts(build: Build, coat: Coat, skin: dict) -> list[tuple[Mesh, dict]]:
    """All of a head: meshes and their bsdfs."""
    parts = [(head_mesh(build, coat), skin)]
    size = 0.17 * build.skull
    eyes = [ball(eye_place(build, side), (size, size, size), 12, 9) for side in (1, -1)]
    parts.append((merge(eyes), plain((0.012, 0.009, 0.008), roughness=0.12, specular=0.6)))
    if build.horn > 0.02:
        parts.append((merge([_horn(build, side, coat) for side in (1, -1)]), skin))
    return parts


def _horn(build: Build, side: int, coat: Coat) -> Mesh:
    s, long = build.skull, build.horn
    angle = np.linspace(0, 1.5, 8)
    points = np.stack(
        [
            0.05 * s - long * 0.8 * (1 - np.cos(angle)),
            side * (0.32 * s + long * 0.25 * angle / 1.5),
            0.60 * s + long * 0.75 * np.sin(angle),
        ],
        1,
    )
    return tube(points, np.linspace(0.021, 0.005, 8) * (0.7 + long), 9, coat.hoof)
