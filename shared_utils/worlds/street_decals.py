"""What lies on a vehicle's skin: windows, lamps, plates and gaps, drawn flat and projected onto the body."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .shapes import Mesh
from .street_mesh import Vector, shade

# How far a decal stands out of the skin, and how deep its rim goes back in, in metres.
_OUT, _IN = 0.008, 0.03


def project(target: Mesh, points: np.ndarray, axis: int, sign: int) -> np.ndarray:
    """Where rays along a coordinate axis first meet a mesh.

    Args:
        target: the mesh.
        points: (N, 2), the coordinates axis + 1 and axis + 2 (cyclic) of the rays.
        axis: the coordinate along which the rays run.
        sign: 1 if they come from the positive end, -1 from the negative end.

    Returns:
        The coordinate `axis` of the hits, (N,). A ray that misses gets that of the nearest ray that hits.

    Raises:
        ValueError: if no ray hits the mesh.
    """
    corners = target.vertices[target.faces].astype(float)
    flat = corners[:, :, [(axis + 1) % 3, (axis + 2) % 3]]
    a, b, c = flat[:, 0], flat[:, 1], flat[:, 2]
    p = np.asarray(points, float)[:, None]

    def cross(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        return u[..., 0] * v[..., 1] - u[..., 1] * v[..., 0]

    area = cross(b - a, c - a)
    facing = np.abs(area) > 1e-9
    safe = np.where(facing, area, 1)
    first, second = cross(b - p, c - p) / safe, cross(c - p, a - p) / safe
    third = 1 - first - second
    hit = facing & (first >= -1e-6) & (second >= -1e-6) & (third >= -1e-6)
    depth = first * corners[:, 0, axis] + second * corners[:, 1, axis] + third * corners[:, 2, axis]
    found = np.where(hit, sign * depth, -np.inf).max(1)
    met = np.isfinite(found)
    if not met.any():
        raise ValueError("No ray meets the mesh: the decal lies outside it.")
    if not met.all():
        apart = np.linalg.norm(p[~met] - p[met].reshape(1, -1, 2), axis=-1)
        found[~met] = found[met][apart.argmin(1)]
    return sign * found


def decal(
    target: Mesh,
    lower: Sequence[tuple[float, float]],
    upper: Sequence[tuple[float, float]],
    axis: int,
    sign: int,
    color: Vector | None = None,
    rows: int = 3,
    out: float = _OUT,
) -> Mesh:
    """A thin plate on a mesh, between two curves drawn on the plane across `axis`.

    Args:
        target: the mesh below.
        lower, upper: as many points each, as (coordinate axis + 1, coordinate axis + 2), two at least.
        axis, sign: see `project`.
        color: one colour.
        rows: rows of points from the lower to the upper curve, two at least.
        out: how far the plate stands out, in metres.
    """
    low, high = np.asarray(lower, float), np.asarray(upper, float)
    share = np.linspace(0, 1, rows)[:, None, None]
    grid = low[None] * (1 - share) + high[None] * share
    depth = project(target, grid.reshape(-1, 2), axis, sign).reshape(grid.shape[:2]) + sign * out
    # The rim: the border once more, pushed into the body, so that no gap shows from the side.
    grid = np.pad(grid, ((1, 1), (1, 1), (0, 0)), mode="edge")
    inner = np.pad(np.zeros(depth.shape), 1, constant_values=-sign * (out + _IN))
    depth = np.pad(depth, 1, mode="edge") + inner
    vertices = np.empty((*depth.shape, 3))
    vertices[..., axis] = depth
    vertices[..., (axis + 1) % 3], vertices[..., (axis + 2) % 3] = grid[..., 0], grid[..., 1]
    index = np.arange(depth.size).reshape(depth.shape)
    quads = np.stack([index[:-1, :-1], index[:-1, 1:], index[1:, 1:], index[1:, :-1]], -1).reshape(-1, 4)
    faces = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    # Counter-clockwise on the paper is outwards for a ray from the positive end.
    around = (high[0] - low[0])[1] * (low[-1] - low[0])[0] - (high[0] - low[0])[0] * (low[-1] - low[0])[1]
    return shade(vertices.reshape(-1, 3), faces if around * sign > 0 else faces[:, ::-1], color, crease=0.5)


def rectangle(
    target: Mesh,
    low: tuple[float, float],
    high: tuple[float, float],
    axis: int,
    sign: int,
    color: Vector | None = None,
    out: float = _OUT,
    columns: int = 2,
    rows: int = 2,
) -> Mesh:
    """A `decal` over the rectangle between two corners of the plane across `axis`."""
    u = np.linspace(low[0], high[0], columns)
    return decal(
        target, [(x, low[1]) for x in u], [(x, high[1]) for x in u], axis, sign, color, rows=rows, out=out
    )
