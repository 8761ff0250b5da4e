"""Polygon modelling for the street: things and their parts, and the few solids that most of them are made of.

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


def painted(mesh: Mesh, color: Vector) -> Mesh:
    """The mesh in one colour."""
    colors = np.broadcast_to(np.asarray(color, np.float32), mesh.vertices.shape)
    return Mesh(mesh.vertices, mesh.faces, mesh.normals, np.ascontiguousarray(colors), mesh.coordinates)


_SIGNS = np.array([(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], float)
_SIDES = np.array([(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)])
# Shaded once: streets are full of sharp boxes.
_SHARP_BOX = shade(_SIGNS, _SIDES, None, 0.0)


def box(low: Vector, high: Vector, color: Vector | None = None, bevel: float = 0.0) -> Mesh:
    """An upright box between two corners; `bevel` cuts its edges off by this much and shades them round."""
    low, high = np.asarray(low, float), np.asarray(high, float)
    if bevel <= 0:
        unit = _SHARP_BOX
        vertices = ((low + high) / 2 + unit.vertices * (high - low) / 2).astype(np.float32)
        colors = None if color is None else np.tile(np.asarray(color, np.float32), (len(vertices), 1))
        return Mesh(vertices, unit.faces, unit.normals, colors)
    bevel = min(bevel, 0.499 * float((high - low).min()))
    half = (high - low) / 2
    # Three vertices a corner, one on each of the faces that meet there: the face's own, the others drawn in.
    vertices = np.concatenate(
        [(low + high) / 2 + _SIGNS * (half - bevel * (np.arange(3) != axis)) for axis in range(3)]
    )
    index = np.arange(24).reshape(3, 2, 2, 2)
    faces: list[tuple[int, ...]] = []
    for axis in range(3):
        side, other = np.moveaxis(index[axis], axis, 0), (axis + 1) % 3
        faces += [(s[0, 0], s[0, 1], s[1, 1], s[1, 0]) for s in side]
        first, second = (np.moveaxis(index[a], 3 - axis - other, 0) for a in (axis, other))
        for x in range(2):
            for y in range(2):
                f, s = first[:, x, y], second[:, x, y]
                faces.append((f[0], f[1], s[1], s[0]))
    faces += [(*(index[:, x, y, z]), index[2, x, y, z]) for x in (0, 1) for y in (0, 1) for z in (0, 1)]
    return shade(vertices, _outward(vertices, np.array(faces), (low + high) / 2), color, 1.2)


def _outward(vertices: np.ndarray, faces: np.ndarray, center: np.ndarray) -> np.ndarray:
    """The faces of a convex body, each turned so that it looks away from the centre."""
    corner = vertices[faces]
    normal = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    inward = np.einsum("ij,ij->i", normal, corner.mean(1) - center) < 0
    return np.where(inward[:, None], faces[:, ::-1], faces)


def loft(
    sections: np.ndarray,
    color: Vector | np.ndarray | None = None,
    closed: bool = True,
    caps: bool = True,
    crease: float = CREASE,
) -> Mesh:
    """A skin over a row of sections.

    Args:
        sections: (n, k, 3): n sections of k points. Looking along the row, from the first section to the
            last, the points of a section run clockwise. Then the skin looks outwards.
        color: one colour, or one a point (n, k, 3).
        closed: a section is a ring, its last point joined to its first.
        caps: whether the ends are closed by a fan around their middle.
        crease: see `shade`.
    """
    sections = np.asarray(sections, float)
    n, k, _ = sections.shape
    index = np.arange(n * k).reshape(n, k)
    after = np.roll(index, -1, axis=1) if closed else index[:, 1:]
    before = index if closed else index[:, :-1]
    quads = np.stack([before[:-1], after[:-1], after[1:], before[1:]], -1).reshape(-1, 4)
    faces = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    vertices = sections.reshape(-1, 3)
    shades = None if color is None else np.asarray(color, np.float32)
    middles = None
    if shades is not None and shades.ndim == 3:
        middles, shades = shades[[0, -1]].mean(1), shades.reshape(-1, 3)
    if caps and closed:
        ends = [
            np.stack([np.full(k, n * k), np.roll(index[0], -1), index[0]], -1),
            np.stack([np.full(k, n * k + 1), index[-1], np.roll(index[-1], -1)], -1),
        ]
        faces = np.concatenate([faces, *ends])
        vertices = np.concatenate([vertices, sections[[0, -1]].mean(1)])
        if middles is not None:
            shades = np.concatenate([shades, middles])
    return shade(vertices, faces, shades, crease)


def _ring(sides: int) -> np.ndarray:
    """Unit circle in x and y, clockwise looking along +z, (sides, 2)."""
    angle = np.arange(sides) * (2 * math.pi / sides)
    return np.stack([np.cos(angle), np.sin(angle)], 1)


def lathe(profile: Sequence[tuple[float, float]], sides: int, color: Vector | None = None) -> Mesh:
    """A body turned about z: `profile` is (radius, height) from the bottom to the top."""
    ring = _ring(sides)
    sections = [np.c_[ring * radius, np.full(sides, height)] for radius, height in profile]
    return loft(np.array(sections), color)


def ball(center: Vector, radii: Vector, sides: int, rings: int, color: Vector | None = None) -> Mesh:
    """An ellipsoid with its poles above and below."""
    turn = np.linspace(0, math.pi, rings)
    mesh = lathe([(max(math.sin(t), 1e-3), -math.cos(t)) for t in turn], sides, color)
    normals = mesh.normals / np.asarray(radii, np.float32)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    vertices = mesh.vertices * np.asarray(radii, np.float32) + np.asarray(center, np.float32)
    return Mesh(vertices, mesh.faces, normals, mesh.colors)


def tube(points: Sequence[Vector], radii: Sequence[float], sides: int, color: Vector | None = None) -> Mesh:
    """A round tube through points, with a radius at each: a pole, an arm, a branch."""
    points = np.asarray(points, float)
    if len(points) != len(radii) or len(points) < 2:
        raise ValueError(
            f"A tube needs as many radii as points, two at least; got {len(points)}, {len(radii)}."
        )
    along = np.gradient(points, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    # One reference for the whole tube, so that neighbouring rings are not twisted against each other.
    mean = np.abs(along).mean(0)
    side = np.cross(along, np.eye(3)[int(mean.argmin())])
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    up = np.cross(along, side)
    ring = _ring(sides)
    sections = [
        point + radius * (ring[:, :1] * a + ring[:, 1:] * b)
        for point, radius, a, b in zip(points, radii, side, up, strict=True)
    ]
    return loft(np.array(sections), color)


def triangulate(outline: np.ndarray) -> np.ndarray:
    """Triangles (k - 2, 3) over a simple polygon (k, 2) that runs counter-clockwise: ears cut one by one.

    Raises:
        ValueError: if no ear is left to cut: the polygon runs clockwise, or crosses itself.
    """
    points = np.asarray(outline, float)
    left = list(range(len(points)))
    triangles = []

    def turn(a: np.ndarray, b: np.ndarray, c: np.ndarray) -> np.ndarray:
        return (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (
            c[..., 0] - a[..., 0]
        )

    while len(left) > 3:
        for i in range(len(left)):
            a, b, c = left[i - 1], left[i], left[(i + 1) % len(left)]
            size = turn(points[a], points[b], points[c])
            if size < -1e-12:
                continue
            others = points[[j for j in left if j not in (a, b, c)]]
            inside = (
                (turn(points[a], points[b], others) > -1e-12)
                & (turn(points[b], points[c], others) > -1e-12)
                & (turn(points[c], points[a], others) > -1e-12)
            )
            if size < 1e-12 or not inside.any():
                triangles.append((a, b, c))
                del left[i]
                break
        else:
            raise ValueError("The outline crosses itself or runs clockwise: give it counter-clockwise.")
    return np.array([*triangles, tuple(left)])


def extrude(
    outline: Sequence[tuple[float, float]],
    low: float,
    high: float,
    color: Vector | None = None,
    axis: int = 0,
) -> Mesh:
    """A prism over a polygon, from `low` to `high` along an axis.

    `outline` (k, 2) holds the two other coordinates in the order y, z for axis 0; z, x for axis 1; x, y for
    axis 2, and may run either way round.
    """
    flat = np.asarray(outline, float)
    ahead = np.roll(flat, -1, axis=0)
    if (flat[:, 0] * ahead[:, 1] - flat[:, 1] * ahead[:, 0]).sum() < 0:
        flat = flat[::-1]
    k = len(flat)
    vertices = np.empty((2, k, 3))
    vertices[:, :, axis] = np.array([[low], [high]])
    vertices[:, :, (axis + 1) % 3] = flat[:, 0]
    vertices[:, :, (axis + 2) % 3] = flat[:, 1]
    triangles = triangulate(flat)
    index = np.arange(k)
    after = np.roll(index, -1)
    side = np.stack([index, after, after + k, index + k], -1)
    faces = np.concatenate([triangles[:, ::-1], triangles + k, side[:, [0, 1, 2]], side[:, [0, 2, 3]]])
    return shade(vertices.reshape(-1, 3), faces, color)


def panel(
    corner: Vector, across: Vector, up: Vector, color: Vector | None = None, repeat: Vector = (1, 1)
) -> Mesh:
    """A parallelogram from its lower left corner, seen from where `across` x `up` points.

    Its coordinates lay a picture over it `repeat` times (across, up), upright.
    """
    corner, across, up = (np.asarray(v, float) for v in (corner, across, up))
    vertices = np.array([corner, corner + across, corner + across + up, corner + up])
    coordinates = np.array([(0, 1), (1, 1), (1, 0), (0, 0)], float) * np.asarray(repeat, float)
    normal = np.cross(across, up) / np.linalg.norm(np.cross(across, up))
    colors = None if color is None else np.tile(np.asarray(color, np.float32), (4, 1))
    return Mesh(
        vertices.astype(np.float32),
        np.array([(0, 1, 2), (0, 2, 3)], np.uint32),
        np.tile(normal, (4, 1)).astype(np.float32),
        colors,
        coordinates.astype(np.float32),
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
