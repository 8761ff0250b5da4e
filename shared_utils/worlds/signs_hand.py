"""The flesh of a hand: a mesh with colours around a skeleton, and what it wears.

Everything is in the right hand's frame of `signs_pose`, in centimetres.
"""

from __future__ import annotations

import numpy as np

from . import shapes
from .materials import Skin
from .shapes import Field, Mesh
from .signs_pose import Person, Skeleton

# Grid cells: about half a pixel of a 64 by 64 picture.
CELL = 0.22
# How far the forearm reaches; the picture ends before it does.
FOREARM = 17.0


def make_hand(skeleton: Skeleton, person: Person, skin: Skin, rng: np.random.Generator) -> Mesh:
    """The hand with its forearm, coloured."""
    field = _hand_field(skeleton, person)
    points = np.concatenate([skeleton.fingers.reshape(-1, 3), skeleton.thumb, [[-4, -2, 0], [4, 2, 0]]])
    low, high = points.min(0) - 1.6, points.max(0) + 1.6
    low[2], low[0], high[0] = -FOREARM, min(low[0], -4.6), max(high[0], 4.6)
    low[1], high[1] = min(low[1], -3.2), max(high[1], 3.4)
    mesh = shapes.mesh_field(field, low, high, CELL)
    mesh.colors = _paint(mesh, skeleton, person, skin, rng)
    return mesh


def _hand_field(skeleton: Skeleton, person: Person) -> Field:
    fingers = [
        shapes.union(
            shapes.chain(skeleton.fingers[i], skeleton.finger_radii[i], blend=0.25),
            *_joints(skeleton, i, person.knuckles),
            blend=0.35,
        )
        for i in range(4)
    ]
    thumb = shapes.chain(skeleton.thumb, skeleton.thumb_radii, blend=0.3)
    # Only what grows together is blended; fingers that merely touch stay apart.
    return shapes.union(_palm(skeleton, person), *fingers, thumb, blend=0.1)


def _joints(skeleton: Skeleton, finger: int, strength: float) -> list[Field]:
    """The thicker middle and end joints."""
    joints, radii, backs = (
        skeleton.fingers[finger],
        skeleton.finger_radii[finger],
        skeleton.finger_backs[finger],
    )
    return [
        shapes.sphere(joints[j] + backs[j - 1] * 0.05 * strength, radii[j] * (0.97 + 0.06 * strength))
        for j in (1, 2)
    ]


def _palm(skeleton: Skeleton, person: Person) -> Field:
    wide, thick = person.width, 0.5 + 0.5 * person.thickness
    knuckles = skeleton.fingers[:, 0]
    wrist = np.array([(1.5, 0.1, 0.6), (0.6, 0.2, 0.6), (-0.5, 0.15, 0.6), (-1.4, 0.0, 0.6)]) * (wide, 1, 1)
    hand_bones = [
        shapes.cone(wrist[i], knuckles[i] - (0, 0.25, 0.25), 1.3 * thick, (1.12, 1.12, 1.06, 0.95)[i] * thick)
        for i in range(4)
    ]
    # The web between neighbouring fingers reaches up a little along their bones.
    up = [skeleton.fingers[i, 0] + 0.16 * (skeleton.fingers[i, 1] - skeleton.fingers[i, 0]) for i in range(4)]
    webs = [shapes.cone(up[i], up[i + 1], 0.62 * thick, 0.6 * thick) for i in range(3)]
    stubs = [
        shapes.cone(
            skeleton.fingers[i, 0],
            skeleton.fingers[i, 0] + 0.3 * (skeleton.fingers[i, 1] - skeleton.fingers[i, 0]),
            skeleton.finger_radii[i, 0],
            0.96 * skeleton.finger_radii[i, 0],
        )
        for i in range(4)
    ]
    heel = shapes.ellipsoid((-1.9 * wide, -0.75, 3.0), (1.3 * wide, 1.05 * thick, 2.9))
    base, knuckle = skeleton.thumb[0], skeleton.thumb[1]
    ball = shapes.chain(
        [base - (0.4, 0, 0.9), 0.5 * (base + knuckle), knuckle],
        [1.2 * thick, 1.5 * thick, skeleton.thumb_radii[1]],
        blend=0.6,
    )
    web = shapes.cone(
        0.42 * base + 0.58 * knuckle, 0.45 * wrist[0] + 0.55 * knuckles[0], 0.75 * thick, 0.8 * thick
    )
    forearm = shapes.union(
        shapes.chain(
            [(0.95 * wide, 0, 1), (0.8 * wide, 0.1, -2.5), (1.5, 0.3, -FOREARM - 4)], [1.5, 1.5, 2.7]
        ),
        shapes.chain(
            [(-0.95 * wide, 0, 1), (-0.85 * wide, 0.1, -2.5), (-1.5, 0.3, -FOREARM - 4)], [1.5, 1.45, 2.7]
        ),
        blend=1.2,
    )
    palm = shapes.union(*hand_bones, heel, forearm, blend=1.1)
    palm = shapes.union(palm, *webs, *stubs, blend=0.7)
    palm = shapes.union(palm, ball, web, blend=1.0)
    hollow = shapes.ellipsoid((0.1, -3.6, 5.6), (1.9, 2.3, 2.6))
    return shapes.subtract(palm, hollow, blend=1.0)


def _paint(
    mesh: Mesh, skeleton: Skeleton, person: Person, skin: Skin, rng: np.random.Generator
) -> np.ndarray:
    """Vertex colours: lighter palm side, redder joints and tips, nails, the lines of the palm, mottling."""
    points = mesh.vertices
    colors = np.tile(skin.base, (len(points), 1))
    colors = shapes.mix(colors, skin.light, 0.85 * _palm_side(points, mesh.normals, skeleton))
    for i in range(4):
        joints, radii = skeleton.fingers[i], skeleton.finger_radii[i]
        for j in (0, 1, 2):
            spot = shapes.sphere(
                joints[j] + skeleton.finger_backs[i, max(j - 1, 0)] * radii[j], radii[j] * 0.9
            )
            colors = shapes.mix(colors, skin.flushed, 0.45 * shapes.soft_inside(spot, points, 0.8))
        tip = shapes.sphere(joints[3], radii[3] * 1.2)
        colors = shapes.mix(colors, skin.flushed, 0.3 * shapes.soft_inside(tip, points, 0.7))
        colors = _nail(colors, points, joints[2], joints[3], skeleton.finger_backs[i, 2], radii[3], skin)
        for j in (1, 2):
            colors = _crease(colors, points, joints[j], joints[j] - joints[j - 1], radii[j], skin)
    colors = _nail(
        colors,
        points,
        skeleton.thumb[2],
        skeleton.thumb[3],
        skeleton.thumb_back,
        skeleton.thumb_radii[3],
        skin,
    )
    for line in _palm_lines(skeleton):
        near = shapes.chain(line, [0.09] * len(line))
        front = np.clip(-mesh.normals[:, 1] * 2, 0, 1)
        colors = shapes.mix(colors, skin.shade, 0.45 * shapes.soft_inside(near, points, 0.35) * front)
    mottling = shapes.smooth_noise(points, rng, 2.5) * 0.03 + shapes.smooth_noise(points, rng, 0.9) * 0.015
    if person.age == "old":
        mottling = mottling + 0.03 * shapes.smooth_noise(points, rng, 0.8)
    return np.clip(colors * (1 + mottling[:, None]), 0.005, 0.95).astype(np.float32)


def _palm_side(points: np.ndarray, normals: np.ndarray, skeleton: Skeleton) -> np.ndarray:
    """1 where the skin is that of the palm or of the inner side of a finger, 0 on the back."""
    inner = -normals[:, 1] * (points[:, 2] > -1)
    nearest = np.full(len(points), 0.9, np.float32)
    for i in range(4):
        for bone in range(3):
            a, b = skeleton.fingers[i, bone], skeleton.fingers[i, bone + 1]
            distance = shapes.cone(a, b, skeleton.finger_radii[i, bone], skeleton.finger_radii[i, bone + 1])(
                points
            )
            closer = distance < np.minimum(nearest, 0.25)
            inner = np.where(closer, -(normals @ skeleton.finger_backs[i, bone]), inner)
            nearest = np.where(closer, distance, nearest)
    distance = shapes.chain(skeleton.thumb[1:], skeleton.thumb_radii[1:])(points)
    inner = np.where(distance < np.minimum(nearest, 0.25), -(normals @ skeleton.thumb_back), inner)
    fade = np.clip((points[:, 2] - 0.2) / 2, 0, 1)
    return (np.clip(0.5 + 1.2 * inner, 0, 1) * fade).astype(np.float32)


def _nail(colors, points, joint, tip, back, radius, skin) -> np.ndarray:
    along = (tip - joint) / np.linalg.norm(tip - joint)
    side = np.cross(along, back)
    turn = np.stack([side, back, along], 1)
    center = joint + (tip - joint) * 0.86 + back * radius * 0.85
    nail = shapes.ellipsoid(center, (0.72 * radius, 0.5 * radius, 0.95 * radius), turn)
    return shapes.mix(
        colors,
        0.65 * skin.light + 0.35 * np.float32([0.72, 0.46, 0.4]),
        0.6 * shapes.soft_inside(nail, points, 0.15),
    )


def _crease(colors, points, joint, along, radius, skin) -> np.ndarray:
    along = along / np.linalg.norm(along)
    ring = shapes.torus(joint, along, radius, 0.1)
    return shapes.mix(colors, skin.shade, 0.25 * shapes.soft_inside(ring, points, 0.3))


def _palm_lines(skeleton: Skeleton) -> list[np.ndarray]:
    """The lines of heart, head and life."""
    knuckles = skeleton.fingers[:, 0]
    front = np.array([0, -1.35, 0])
    heart = [
        knuckles[3] + front + (-0.4, 0.2, -1.0),
        knuckles[2] + front + (0, 0, -1.9),
        knuckles[1] + front + (0.4, 0, -1.0),
    ]
    head = [knuckles[0] + front + (0.6, 0.2, -1.9), (0.7, -1.45, 5.6), (-2.4, -1.5, 4.4)]
    life = [knuckles[0] + front + (0.6, 0.2, -2.1), (1.3, -1.6, 5.6), (0.5, -1.9, 3.6), (0.5, -1.6, 1.4)]
    return [np.array(heart), np.array(head), np.array(life)]


def make_sleeve(rng: np.random.Generator, end: float) -> Mesh:
    """A sleeve that ends at height `end` (negative: below the wrist), with a cuff."""
    wide = rng.uniform(0.35, 0.9)
    halves = [
        shapes.chain(
            [(side * 0.9, 0.1, end), (side * 1.5, 0.3, -FOREARM - 4)], [1.5 + wide, 2.75 + wide], blend=0
        )
        for side in (-1, 1)
    ]
    body = shapes.union(*halves, blend=1.4)
    folds_at = np.random.default_rng(int(rng.integers(2**31)))
    folds = [folds_at.uniform(0, 6.28), folds_at.uniform(1.2, 2.4)]
    body = shapes.displace(
        body, lambda p: 0.12 * np.sin(p[:, 2] * np.float32(folds[1]) + np.float32(folds[0]) + p[:, 0])
    )
    cut = shapes.box((0, 0, end + 5), (9, 9, 5))
    arm = shapes.union(
        *[
            shapes.cone((side * 0.9, 0.1, end + 2), (side * 1.0, 0.2, end - 3), 1.5 + 0.5 * wide)
            for side in (-1, 1)
        ],
        blend=1.2,
    )
    sleeve = shapes.subtract(shapes.subtract(body, cut, 0.15), arm, 0.15)
    return shapes.mesh_field(sleeve, (-7, -6, -FOREARM), (7, 6, end + 0.6), 0.3)


def make_ring(skeleton: Skeleton, finger: int) -> Mesh:
    """A ring around the first bone of a finger (0 to 3)."""
    a, b = skeleton.fingers[finger, :2]
    radius = 0.55 * skeleton.finger_radii[finger, 0] + 0.45 * skeleton.finger_radii[finger, 1]
    center = a + 0.45 * (b - a)
    return shapes.mesh_field(
        shapes.torus(center, b - a, radius, 0.12, 0.22), center - radius - 0.5, center + radius + 0.5, 0.08
    )


def make_watch(person: Person) -> tuple[Mesh, Mesh]:
    """Band and case of a wrist watch, on the back of the wrist."""
    at = np.array([0, 0.1, -2.6])
    outer = [
        shapes.cone((s * 0.85 * person.width, 0.1, -4.6), (s * 0.85 * person.width, 0.1, -0.6), 1.66)
        for s in (-1, 1)
    ]
    slab = shapes.box(at, (6, 6, 0.75), 0.1)
    band = shapes.intersect(shapes.union(*outer, blend=1.2), slab, 0.1)
    case = shapes.intersect(
        shapes.torus((0, 1.9, -2.6), (0, 1, 0), 0.0, 1.5, 0.42), shapes.box((0, 1.9, -2.6), (3, 0.4, 3))
    )
    return (
        shapes.mesh_field(band, (-4, -3, -4), (4, 3.4, -1.2), 0.15),
        shapes.mesh_field(case, (-2.2, 0.9, -4.8), (2.2, 2.8, -0.4), 0.15),
    )
