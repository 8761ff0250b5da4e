"""Meshes that faces need beyond the core: uneven grids, sheets, tubes; and the parts of a person."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from skimage.measure import marching_cubes

from .materials import vertex_colored
from .shapes import Field, Mesh, smooth_min

# Every how many lines of the fine grid the field is evaluated first, to find where the surface is.
_COARSE = 3


@dataclass
class Part:
    """A mesh and its material; `turns` with the head, or stays with the shoulders."""

    mesh: Mesh
    bsdf: dict
    turns: bool = True


def vertex_part(mesh: Mesh, colors: np.ndarray, roughness: float, specular: float = 0.4, **more) -> Part:
    """A part with colours (N, 3), or one colour (3,), at its vertices."""
    mesh.colors = np.clip(np.broadcast_to(colors, mesh.vertices.shape), 0.002, 0.95).astype(np.float32)
    return Part(mesh, vertex_colored(roughness, specular), **more)


def mirrored(points: np.ndarray) -> np.ndarray:
    """Points with x made positive: a symmetric feature is then described once."""
    return np.concatenate([np.abs(points[:, :1]), points[:, 1:]], 1)


def without(distance: np.ndarray, cut: np.ndarray, blend: float) -> np.ndarray:
    """Distances (N,) to a body from which what has negative `cut` is taken away."""
    return -smooth_min(-distance, cut, blend)


def uneven_axis(*pieces: tuple[float, float, float]) -> np.ndarray:
    """Coordinates from (start, stop, step) pieces that follow each other, float32."""
    values = [np.arange(start, stop - 1e-6, step) for start, stop, step in pieces]
    return np.concatenate([*values, [pieces[-1][1]]]).astype(np.float32)


def mesh_on_axes(field: Field, axes: tuple[np.ndarray, np.ndarray, np.ndarray]) -> Mesh:
    """The zero surface of `field` on an uneven grid, which is evaluated only near the surface.

    A face needs a grid of a hundredth of the head at eyes and mouth, and a tenth of that elsewhere.

    Args:
        field: signed distance, as in `shapes`.
        axes: rising coordinates of the grid's planes along x, y and z.
    """
    picks = [np.unique(np.r_[np.arange(0, len(a), _COARSE), len(a) - 1]) for a in axes]
    rough_axes = [a[i] for a, i in zip(axes, picks, strict=True)]
    rough = field(np.stack(np.meshgrid(*rough_axes, indexing="ij"), -1).reshape(-1, 3))
    values = rough.reshape([len(a) for a in rough_axes]).astype(np.float32)
    for dim, (axis, rough_axis) in enumerate(zip(axes, rough_axes, strict=True)):
        right = np.clip(np.searchsorted(rough_axis, axis), 1, len(rough_axis) - 1)
        weight = (axis - rough_axis[right - 1]) / (rough_axis[right] - rough_axis[right - 1])
        weight = weight.reshape([-1 if d == dim else 1 for d in range(3)])
        values = np.take(values, right - 1, dim) * (1 - weight) + np.take(values, right, dim) * weight
    steps = [np.gradient(axis) * _COARSE for axis in axes]
    reach = np.sqrt(steps[0][:, None, None] ** 2 + steps[1][None, :, None] ** 2 + steps[2] ** 2)
    i, j, k = np.nonzero(np.abs(values) < 0.9 * reach + 0.05)
    values[i, j, k] = field(np.stack([axes[0][i], axes[1][j], axes[2][k]], -1))
    # In the order that skimage calls descent, triangles of a field that is negative inside face outwards.
    places, faces, _, _ = marching_cubes(values, 0.0, gradient_direction="descent")
    vertices = np.stack([np.interp(places[:, d], np.arange(len(axes[d])), axes[d]) for d in range(3)], -1)
    return smooth_mesh(vertices, faces)


def smooth_mesh(vertices: np.ndarray, faces: np.ndarray) -> Mesh:
    """A mesh whose normals are the means of its faces' normals, weighted by area."""
    vertices = np.asarray(vertices, np.float32)
    a, b, c = (vertices[faces[:, i]] for i in range(3))
    across = np.cross(b - a, c - a)
    normals = np.stack(
        [np.bincount(faces.T.ravel(), np.tile(across[:, d], 3), len(vertices)) for d in range(3)], -1
    )
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    return Mesh(vertices, faces.astype(np.uint32), normals.astype(np.float32))


def sheet(points: np.ndarray, closed: bool = False) -> Mesh:
    """A mesh from a grid of points (rows, columns, 3); `closed` joins the last column to the first."""
    rows, columns = points.shape[:2]
    i, j = np.meshgrid(np.arange(rows - 1), np.arange(columns if closed else columns - 1), indexing="ij")
    a, b = i * columns + j, i * columns + (j + 1) % columns
    c, d = a + columns, b + columns
    faces = np.concatenate([np.stack([a, b, d], -1).reshape(-1, 3), np.stack([a, d, c], -1).reshape(-1, 3)])
    return smooth_mesh(points.reshape(-1, 3), faces)


def ball(center, radii, rows: int = 17, columns: int = 24) -> Mesh:
    """An ellipsoid as a mesh."""
    a, t = np.meshgrid(
        np.linspace(0, np.pi, rows), np.linspace(0, 2 * np.pi, columns, endpoint=False), indexing="ij"
    )
    unit = np.stack([np.sin(a) * np.cos(t), np.cos(a), np.sin(a) * np.sin(t)], -1)
    return sheet(unit * radii + center, closed=True)


def tube(path: np.ndarray, radius: float, closed: bool = True, sides: int = 8) -> Mesh:
    """A tube of round section along points (N, 3); `closed` joins its ends."""
    path = np.asarray(path, float)
    ahead = (np.roll(path, -1, 0) - np.roll(path, 1, 0)) if closed else np.gradient(path, axis=0)
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True)
    side = np.cross(ahead, (0.13, 0.97, 0.2))
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    over = np.cross(ahead, side)
    t = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    ring = np.cos(t)[None, :, None] * side[:, None] + np.sin(t)[None, :, None] * over[:, None]
    points = path[:, None] + radius * ring
    return sheet(np.concatenate([points, points[:1]]) if closed else points, closed=True)


def join(*meshes: Mesh) -> Mesh:
    """Several meshes without colours as one."""
    starts = np.cumsum([0, *[len(mesh.vertices) for mesh in meshes[:-1]]])
    faces = [mesh.faces + np.uint32(start) for mesh, start in zip(meshes, starts, strict=True)]
    return Mesh(
        np.concatenate([mesh.vertices for mesh in meshes]),
        np.concatenate(faces),
        np.concatenate([mesh.normals for mesh in meshes]),
    )
