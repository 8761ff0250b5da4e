"""Whole animals: trunk, neck and legs as one smooth body, covered with wool or hair, and the head on it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .alpaca_coat import Coat, hairs, wool_bsdf, woolly
from .alpaca_head import head_parts
from .alpaca_kinds import Build
from .alpaca_pose import Pose, Skeleton, make_skeleton
from .materials import vertex_colored
from .shapes import Field, Mesh, chain, ellipsoid, mesh_field, mix, union
from .street_mesh import merge, turned
from .street_solids import ball, tube

CELL = 0.017


@dataclass
class Animal:
    """An animal on the ground, in its own axes, turned to its heading: parts (mesh, bsdf) and its bones."""

    parts: list[tuple[Mesh, dict]]
    skeleton: Skeleton
    turn: np.ndarray

    def points(self, head: bool = False) -> np.ndarray:
        """Where it is: the vertices of all of it, or of its head alone."""
        chosen = self.parts[2:] if head else self.parts
        return np.concatenate([mesh.vertices for mesh, _ in chosen])


def make_animal(build: Build, coat: Coat, pose: Pose, detail: float = 1.0) -> Animal:
    """Build an animal; `detail` below 1 for one that is far away."""
    rng = np.random.default_rng([coat.seed, 7])
    bones = make_skeleton(build, pose)
    body = body_field(build, bones, pose)
    places = np.concatenate([bones.neck, *bones.legs, bones.tail, bones.head[None]])
    trunk = np.array([build.half_length + 0.1, build.half_width + 0.06, build.half_depth + 0.06])
    low = np.minimum(places.min(0) - 0.2, np.array([0, 0, bones.middle]) - trunk)
    high = np.maximum(places.max(0) + 0.2, np.array([0, 0, bones.middle]) + trunk)
    low[2] = -0.02
    smooth = mesh_field(body, low, high, CELL / detail)
    fleece = woolly(smooth, coat, build.tufts, build.relief)
    wool = wool_bsdf()
    if build.topknot < 0.1:
        # Without wool on the head the neck goes over into the face.
        near = np.linalg.norm(fleece.vertices - bones.head, axis=1)
        fleece.colors = mix(fleece.colors, coat.face, np.clip((0.24 - near) / 0.12, 0, 1)).astype(np.float32)
    loose = hairs(fleece, rng, build.fuzz, int(14000 * detail**2), flat=0.0 if build.tufts else 0.9)
    skin = vertex_colored(roughness=0.75, specular=0.2)
    head = [(mesh.moved(bones.turn, bones.head), bsdf) for mesh, bsdf in head_parts(build, coat, skin)]
    parts = [(merge([fleece, loose]), wool), (_legs(build, coat, bones), skin), *head]
    turn = turned(np.radians(pose.heading))
    parts = [(mesh.moved(turn), bsdf) for mesh, bsdf in parts]
    return Animal(parts, bones, turn)


def body_field(build: Build, bones: Skeleton, pose: Pose) -> Field:
    """Trunk, neck, tail, upper legs, and the wool on the head."""
    long, wide, deep, z = build.half_length, build.half_width, build.half_depth, bones.middle
    trunk = union(
        ellipsoid((0.48 * long, 0, z - 0.02), (0.50 * long, 0.90 * wide, 0.97 * deep)),
        ellipsoid((0, 0, z + build.saddle), (0.74 * long, wide, 0.97 * deep)),
        ellipsoid((-0.54 * long, 0, z + 0.02), (0.46 * long, 0.93 * wide, 0.93 * deep)),
        blend=0.16,
    )
    back = bones.turn @ np.array([-0.30 * build.skull, 0, -0.25 * build.skull])
    line = np.concatenate([bones.neck[:-1], bones.neck[-1:] + back])
    radii = np.interp(
        np.linspace(0, 1, len(line)),
        [0, 0.35, 1],
        [build.neck_base, 0.5 * (build.neck_base + build.neck_top), build.neck_top],
    )
    radii[-1] = min(radii[-1], 0.78 * build.skull if build.topknot < 0.5 else 0.95 * build.skull)
    fields = [trunk, chain(line, radii, blend=0.04)]
    wool = build.trousers
    for number, leg in enumerate(bones.legs):
        hip = 0.62 * wide * (1.0 if number < 2 else 1.12)
        sizes = [hip, 0.6 * hip + 0.02 * wool, build.leg * 1.3 + 0.026 * wool, build.leg + 0.016 * wool]
        if pose.name == "lying":
            sizes = [hip, 0.75 * hip, 0.065 + 0.015 * wool, 0.05]
        fields.append(
            chain(
                leg[: 4 if wool > 0.6 or pose.name == "lying" else 3],
                sizes[: 4 if wool > 0.6 or pose.name == "lying" else 3],
                blend=0.03,
            )
        )
    thick = 0.055 if build.tufts else 0.03
    fields.append(chain(bones.tail, (thick * 0.8, thick, thick * 0.6), blend=0.02))
    whole = union(*fields, blend=0.09)
    cap = _cap(build, bones)
    return whole if cap is None else union(whole, cap, blend=0.03)


def _cap(build: Build, bones: Skeleton) -> Field | None:
    """Wool on crown and cheeks; an alpaca's hangs over its forehead."""
    size = build.topknot
    if size < 0.1:
        return None
    s = build.skull

    def at(x: float, y: float, z: float, radii: tuple[float, float, float]) -> Field:
        middle = bones.head + bones.turn @ np.array([x * s, y * s, z * s])
        return ellipsoid(middle, np.array(radii) * s * (0.5 + 0.5 * size), bones.turn)

    crown = at(-0.12, 0, 0.68, (0.85, 0.80, 0.60))
    cheeks = at(-0.62, 0, -0.15, (0.80, 1.0, 1.0))
    return union(crown, cheeks, blend=0.05)


def _legs(build: Build, coat: Coat, bones: Skeleton) -> Mesh:
    """What is bare of the legs, down to the hooves."""
    meshes = []
    for leg in bones.legs:
        steps = np.linspace(0, 3, 13)
        points = np.stack([np.interp(steps, range(4), leg[1:, d]) for d in range(3)], 1)
        r = build.leg
        radii = np.interp(
            steps,
            [0, 0.6, 0.9, 1.1, 1.5, 1.9, 2.1, 3],
            np.array([1.9, 1.25, 1.35, 1.2, 0.85, 0.95, 1.15, 1.0]) * r,
        )
        meshes.append(tube(points, radii, 9, coat.legs))
        toe = leg[-1] + [0.012, 0, 0]
        for side in (1, -1):
            meshes.append(
                ball(toe + np.array([0, side * 0.42 * r, 0]), (1.7 * r, 0.62 * r, 0.9 * r), 9, 7, coat.hoof)
            )
    return merge(meshes)
