"""The few solids that most things of the street are made of.

Lengths are metres; z is up. Faces turn counter-clockwise seen from outside. Colours are linear sRGB.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from .shapes import Mesh
from .street_mesh import CREASE, Vector, shade

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
