"""Polygon meshes for the street: things and their parts, shading, merging; the solids are in `street_solids`.

Lengths are metres; z is up. Faces turn counter-clockwise seen from outside. Colours are linear sRGB.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from .shapes import Mesh

Vector = Sequence[float]

# Edges sharper than this stay sharp; flatter ones are shaded smooth.
CREASE = math.radians(32)


@dataclass
class Part:
    """A mesh of one material: the Mitsuba bsdf and the class (0 to 12) of its pixels in the mask."""

    mesh: Mesh
    bsdf: dict
    label: int


@dataclass
class Thing:
    """Something to place on a street: it stands on z = 0, centred on the origin.

    `size` is length (along y for vehicles, along x for what stands along a street), width, height in metres.
    """

    parts: list[Part]
    size: tuple[float, float, float]
    kind: str

    def bounds(self) -> tuple[np.ndarray, np.ndarray]:
        """The lowest and the highest x, y, z of all parts, float (3,) each."""
        points = np.concatenate([part.mesh.vertices for part in self.parts])
        return points.min(0), points.max(0)


def stand(parts: Iterable[Part], kind: str, centered: bool = False, along: int = 0) -> Thing:
    """A thing of these parts, put on the ground.

    Args:
        parts: its parts.
        kind: what it is.
        centered: whether the middle of its footprint is moved to the origin; else x and y stay.
        along: 0 if its length runs along x, 1 if along y.
    """
    parts = list(parts)
    low, high = Thing(parts, (0, 0, 0), kind).bounds()
    move = np.array([*(-(low + high)[:2] / 2 * centered), -low[2]], np.float32)
    parts = [Part(part.mesh.moved(translation=move), part.bsdf, part.label) for part in parts]
    extent = [float(x) for x in high - low]
    return Thing(parts, (extent[along], extent[1 - along], extent[2]), kind)


def shade(
    vertices: np.ndarray,
    faces: np.ndarray,
    color: Vector | np.ndarray | None = None,
    crease: float = CREASE,
    coordinates: np.ndarray | None = None,
) -> Mesh:
    """A mesh with normals that are smooth across flat edges and broken at sharp ones.

    Args:
        vertices: (V, 3); faces that share an index can be smooth across it.
        faces: triangles (F, 3) or quadrilaterals (F, 4), counter-clockwise seen from outside.
        color: one colour (3,) or one a vertex (V, 3).
        crease: radians; faces that meet at a larger angle keep a sharp edge. 0 is flat all over.
        coordinates: (V, 2), see `Mesh`.
    """
    vertices = np.asarray(vertices, np.float64)
    faces = np.asarray(faces, np.int64)
    if faces.shape[1] == 4:
        faces = np.concatenate([faces[:, [0, 1, 2]], faces[:, [0, 2, 3]]])
    corners = vertices[faces]
    area = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    length = np.linalg.norm(area, axis=1)
    # Collapsed faces (the tip of a cone, a pole) have no direction and show nothing.
    solid = length > 1e-12
    faces, area, length = faces[solid], area[solid], length[solid]
    unit = area / length[:, None]
    # Weighted by area, so that broad faces stay flat beside a bevel, and by the angle at the corner, so that
    # it does not matter along which diagonal a quadrilateral was cut.
    side = corners[solid][:, [1, 2, 0]] - corners[solid]
    side /= np.linalg.norm(side, axis=2, keepdims=True)
    angle = np.arccos(np.clip(-np.einsum("fci,fci->fc", side, side[:, [2, 0, 1]]), -1, 1))
    weights = area[:, None] * angle[:, :, None]
    index = faces.ravel()
    order = np.argsort(index, kind="stable")
    starts = np.searchsorted(index[order], np.arange(len(vertices) + 1))
    count = np.diff(starts)[index]
    # Every corner with every corner at the same vertex.
    first = np.repeat(np.arange(len(index)), count)
    place = np.arange(len(first)) - np.repeat(np.cumsum(count) - count, count)
    second = order[np.repeat(starts[index], count) + place]
    together = np.einsum("ij,ij->i", unit[first // 3], unit[second // 3]) >= math.cos(crease) - 1e-9
    normals = np.zeros((len(index), 3))
    for axis in range(3):
        weight = weights.reshape(-1, 3)[second[together], axis]
        normals[:, axis] = np.bincount(first[together], weight, minlength=len(index))
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    # Corners that agree become one vertex again: smooth parts keep a third of them or fewer.
    key = np.concatenate([index[:, None], np.round(normals * 512).astype(np.int64)], axis=1)
    _, kept, new = np.unique(key, axis=0, return_index=True, return_inverse=True)
    at = index[kept]
    if color is not None:
        color = np.asarray(color, np.float32)
        color = np.broadcast_to(color, (len(vertices), 3))[at] if color.ndim == 1 else color[at]
    return Mesh(
        vertices[at].astype(np.float32),
        new.reshape(-1, 3).astype(np.uint32),
        normals[kept].astype(np.float32),
        None if color is None else np.ascontiguousarray(color, np.float32),
        None if coordinates is None else np.asarray(coordinates, np.float32)[at],
    )


def merge(meshes: Iterable[Mesh]) -> Mesh:
    """One mesh of all; where some have colours or coordinates, the others get white and zero."""
    meshes = list(meshes)
    if not meshes:
        raise ValueError("There is no mesh to merge: give merge at least one.")
    colored = any(mesh.colors is not None for mesh in meshes)
    laid = any(mesh.coordinates is not None for mesh in meshes)
    offsets = np.cumsum([0] + [len(mesh.vertices) for mesh in meshes[:-1]])

    def gathered(name: str, width: int, fill: float) -> np.ndarray:
        rows = []
        for mesh in meshes:
            values = getattr(mesh, name)
            rows.append(np.full((len(mesh.vertices), width), fill) if values is None else values)
        return np.concatenate(rows).astype(np.float32)

    return Mesh(
        np.concatenate([mesh.vertices for mesh in meshes]).astype(np.float32),
        np.concatenate([mesh.faces + offset for mesh, offset in zip(meshes, offsets, strict=True)]).astype(
            np.uint32
        ),
        np.concatenate([mesh.normals for mesh in meshes]).astype(np.float32),
        gathered("colors", 3, 1.0) if colored else None,
        gathered("coordinates", 2, 0.0) if laid else None,
    )


def turned(angle: float, axis: int = 2) -> np.ndarray:
    """A rotation (3, 3) by `angle` radians about a coordinate axis, counter-clockwise seen from its tip."""
    c, s = math.cos(angle), math.sin(angle)
    turn = np.eye(3)
    a, b = (axis + 1) % 3, (axis + 2) % 3
    turn[a, a] = turn[b, b] = c
    turn[b, a], turn[a, b] = s, -s
    return turn


def volume(mesh: Mesh) -> float:
    """Signed volume: positive for a closed mesh that looks outwards."""
    a, b, c = (mesh.vertices[mesh.faces[:, i]].astype(float) for i in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)
