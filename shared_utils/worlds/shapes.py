"""Shapes as signed distance fields, and the meshes and vertex colours made from them.

A field is a function from points, float32 (N, 3), to distances, float32 (N,): negative inside, positive
outside, zero on the surface, in the unit of the points. Fields are combined with `union`, `subtract` and
`intersect`; a `blend` above zero rounds the seam over about that distance. The primitives and the polynomial
smooth minimum are the standard ones (J. C. Hart 1996, "Sphere tracing"; I. Quilez, "Smooth minimum").
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import mitsuba as mi
import numpy as np
from skimage.measure import marching_cubes

Field = Callable[[np.ndarray], np.ndarray]
Vector = Sequence[float]

# Points a side of the blocks that `mesh_field` leaves out when they are far from the surface.
_BLOCK = 4


def _vector(values: Vector) -> np.ndarray:
    return np.asarray(values, np.float32)


def sphere(center: Vector, radius: float) -> Field:
    """A ball."""
    middle = _vector(center)
    return lambda points: np.linalg.norm(points - middle, axis=-1) - np.float32(radius)


def ellipsoid(center: Vector, radii: Vector, rotation: np.ndarray | None = None) -> Field:
    """An ellipsoid; `rotation` (3, 3) turns it about its centre. The distance is a first-order estimate."""
    middle, size = _vector(center), _vector(radii)
    turn = None if rotation is None else np.asarray(rotation, np.float32)

    def field(points: np.ndarray) -> np.ndarray:
        local = points - middle
        if turn is not None:
            local = local @ turn
        outer = np.linalg.norm(local / size, axis=-1)
        inner = np.linalg.norm(local / size**2, axis=-1)
        # At the very centre both are zero; there the nearest surface is the shortest radius away.
        return np.where(inner > 1e-6, outer * (outer - 1) / np.maximum(inner, 1e-6), -size.min())

    return field


def box(
    center: Vector, half_sizes: Vector, rounding: float = 0.0, rotation: np.ndarray | None = None
) -> Field:
    """A box with rounded edges; `half_sizes` include the rounding."""
    middle, half = _vector(center), _vector(half_sizes) - np.float32(rounding)
    turn = None if rotation is None else np.asarray(rotation, np.float32)

    def field(points: np.ndarray) -> np.ndarray:
        local = points - middle
        if turn is not None:
            local = local @ turn
        beyond = np.abs(local) - half
        outside = np.linalg.norm(np.maximum(beyond, 0), axis=-1)
        return outside + np.minimum(beyond.max(-1), 0) - np.float32(rounding)

    return field


def cone(start: Vector, end: Vector, start_radius: float, end_radius: float | None = None) -> Field:
    """A capsule from `start` to `end` whose radius changes along it; the ends are round."""
    a, b = _vector(start), _vector(end)
    axis = b - a
    length_2 = np.float32(max(float(axis @ axis), 1e-12))
    r_a = np.float32(start_radius)
    r_b = r_a if end_radius is None else np.float32(end_radius)

    def field(points: np.ndarray) -> np.ndarray:
        local = points - a
        along = local @ axis / length_2
        kept = np.clip(along, 0, 1)
        # The square of |local - kept * axis|, multiplied out: one pass over the points in place of three.
        square = np.einsum("ij,ij->i", local, local) + length_2 * kept * (kept - 2 * along)
        return np.sqrt(np.maximum(square, 0)) - (r_a + kept * (r_b - r_a))

    return field


def chain(points: Sequence[Vector], radii: Sequence[float], blend: float = 0.0) -> Field:
    """Cones from point to point with a radius at each point: a tube, a limb, a lock of hair."""
    if len(points) != len(radii) or len(points) < 2:
        raise ValueError(
            f"A chain needs as many radii as points, two at least; got {len(points)}, {len(radii)}."
        )
    links = [cone(points[i], points[i + 1], radii[i], radii[i + 1]) for i in range(len(points) - 1)]
    return union(*links, blend=blend)


def torus(
    center: Vector, normal: Vector, radius: float, thickness: float, width: float | None = None
) -> Field:
    """A ring around `normal`; `width` stretches its section along the normal (a watch band, a rim)."""
    middle, axis = _vector(center), _vector(normal)
    axis = axis / np.linalg.norm(axis)
    stretch = np.float32(1 if width is None else width / thickness)

    def field(points: np.ndarray) -> np.ndarray:
        local = points - middle
        height = local @ axis
        ring = np.linalg.norm(local - height[:, None] * axis, axis=-1) - np.float32(radius)
        return np.hypot(ring, height / stretch) - np.float32(thickness)

    return field


def smooth_min(a: np.ndarray, b: np.ndarray, blend: float) -> np.ndarray:
    """The minimum, rounded where `a` and `b` differ by less than `blend`."""
    if blend <= 0:
        return np.minimum(a, b)
    overlap = np.maximum(np.float32(blend) - np.abs(a - b), 0)
    return np.minimum(a, b) - overlap**2 / np.float32(4 * blend)


def union(*fields: Field, blend: float = 0.0) -> Field:
    """All of the fields together."""

    def field(points: np.ndarray) -> np.ndarray:
        distance = fields[0](points)
        for other in fields[1:]:
            distance = smooth_min(distance, other(points), blend)
        return distance

    return field


def subtract(body: Field, cut: Field, blend: float = 0.0) -> Field:
    """`body` without `cut`."""
    return lambda points: -smooth_min(-body(points), cut(points), blend)


def intersect(first: Field, second: Field, blend: float = 0.0) -> Field:
    """What is in both."""
    return lambda points: -smooth_min(-first(points), -second(points), blend)


def grow(body: Field, distance: float) -> Field:
    """`body` thicker by `distance` (thinner when negative)."""
    return lambda points: body(points) - np.float32(distance)


def displace(body: Field, bump: Field) -> Field:
    """`body` with its surface moved outwards by `bump(points)`, which should be small and smooth."""
    return lambda points: body(points) - bump(points)


def place(body: Field, rotation: np.ndarray | None = None, translation: Vector = (0, 0, 0)) -> Field:
    """`body` turned by `rotation` (3, 3) and then moved."""
    turn = np.eye(3, dtype=np.float32) if rotation is None else np.asarray(rotation, np.float32)
    move = _vector(translation)
    return lambda points: body((points - move) @ turn)


def bend(body: Field, curvature: float, axis: int = 2, towards: int = 1) -> Field:
    """`body` with coordinate `towards` raised by curvature/2 times the square of coordinate `axis`."""

    def field(points: np.ndarray) -> np.ndarray:
        straight = points.copy()
        straight[:, towards] -= np.float32(curvature / 2) * points[:, axis] ** 2
        return body(straight)

    return field


def soft_inside(body: Field, points: np.ndarray, width: float) -> np.ndarray:
    """1 well inside `body`, 0 well outside, smooth over `width`: float32 (N,), for vertex colours."""
    t = np.clip(0.5 - body(points) / np.float32(width), 0, 1)
    return t * t * (3 - 2 * t)


def mix(colors: np.ndarray, color: Vector | np.ndarray, amount: np.ndarray) -> np.ndarray:
    """Colours (N, 3) moved towards `color` by `amount` (N,) in 0..1."""
    return colors + (np.asarray(color, np.float32) - colors) * amount[:, None].astype(np.float32)


def smooth_noise(points: np.ndarray, rng: np.random.Generator, size: float, waves: int = 12) -> np.ndarray:
    """Smooth noise of about unit variance that varies over `size`: a sum of randomly turned waves, (N,)."""
    directions = rng.normal(size=(waves, 3))
    directions *= (
        (2 * math.pi / size)
        * rng.uniform(0.5, 1.2, (waves, 1))
        / np.linalg.norm(directions, axis=1, keepdims=True)
    )
    phases = rng.uniform(0, 2 * math.pi, waves)
    angles = points @ directions.T.astype(np.float32) + phases.astype(np.float32)
    return np.sin(angles).sum(1) * np.float32(math.sqrt(2 / waves))


@dataclass
class Mesh:
    """Triangles: vertices, unit normals, colours (or None) float32 (V, 3); faces uint32 (F, 3).

    `coordinates`, float32 (V, 2) in 0..1, lay a `materials.textured` picture over the mesh: u to the right, v
    down the picture.
    """

    vertices: np.ndarray
    faces: np.ndarray
    normals: np.ndarray
    colors: np.ndarray | None = None
    coordinates: np.ndarray | None = None

    def moved(
        self, rotation: np.ndarray | None = None, translation: Vector = (0, 0, 0), scale: float = 1.0
    ) -> Mesh:
        """A copy scaled, then turned by `rotation` (3, 3; a reflection is allowed), then moved."""
        turn = np.eye(3, dtype=np.float32) if rotation is None else np.asarray(rotation, np.float32)
        faces = self.faces if np.linalg.det(turn) > 0 else self.faces[:, ::-1]
        vertices = self.vertices * np.float32(scale) @ turn.T + _vector(translation)
        return Mesh(
            vertices, np.ascontiguousarray(faces), self.normals @ turn.T, self.colors, self.coordinates
        )

    def to_mitsuba(self, bsdf: dict) -> mi.Mesh:
        """The mesh as a Mitsuba shape, with its colours as the attribute `vertex_color`."""
        properties = mi.Properties()
        properties["mesh_bsdf"] = mi.load_dict(bsdf, parallel=False)
        shape = mi.Mesh(
            "mesh",
            len(self.vertices),
            len(self.faces),
            props=properties,
            has_vertex_normals=True,
            has_vertex_texcoords=self.coordinates is not None,
        )
        if self.colors is not None:
            shape.add_attribute("vertex_color", 3, self.colors.astype(np.float32).ravel())
        values = mi.traverse(shape)
        values["vertex_positions"] = self.vertices.astype(np.float32).ravel()
        values["vertex_normals"] = self.normals.astype(np.float32).ravel()
        if self.coordinates is not None:
            values["vertex_texcoords"] = self.coordinates.astype(np.float32).ravel()
        values["faces"] = self.faces.astype(np.uint32).ravel()
        values.update()
        return shape


def mesh_field(field: Field, low: Vector, high: Vector, cell: float) -> Mesh:
    """The zero surface of `field` inside the box from `low` to `high`, with grid cells of size `cell`.

    Blocks of the grid that are far from the surface are not evaluated, so a fine grid stays affordable. A
    surface that crosses the box is left open there: give a box that is large enough.

    Raises:
        ValueError: if the surface does not cross the box at all.
    """
    low = _vector(low)
    blocks = np.maximum(np.ceil((_vector(high) - low) / np.float32(cell * _BLOCK)).astype(int), 1)
    corners = (
        np.stack(np.meshgrid(*[np.arange(n) for n in blocks], indexing="ij"), -1).reshape(-1, 3) * _BLOCK
    )
    step = np.float32(cell)
    rough = field(low + (corners + (_BLOCK - 1) / 2).astype(np.float32) * step)
    # Beyond this the surface touches neither a block nor its cells to the next; estimates may be long.
    near = np.abs(rough) <= 1.3 * math.sqrt(3) / 2 * (_BLOCK + 1) * cell
    grid = np.empty(blocks * _BLOCK, np.float32)
    inside = np.stack(np.meshgrid(*[np.arange(_BLOCK)] * 3, indexing="ij"), -1).reshape(-1, 3)
    for some in np.array_split(np.flatnonzero(near), max(1, np.count_nonzero(near) // 500)):
        index = (corners[some][:, None, :] + inside).reshape(-1, 3)
        grid[tuple(index.T)] = field(low + index.astype(np.float32) * step)
    far = (corners[~near][:, None, :] + inside).reshape(-1, 3)
    grid[tuple(far.T)] = np.repeat(rough[~near], _BLOCK**3)
    if not (grid.min() < 0 < grid.max()):
        raise ValueError("The surface does not cross the box: give mesh_field a box around the shape.")
    vertices, faces, normals, _ = marching_cubes(grid, 0.0, spacing=(cell,) * 3, gradient_direction="descent")
    return Mesh(
        (vertices + low).astype(np.float32),
        faces.astype(np.uint32),
        _normals(field, vertices + low, normals, step),
    )


def _normals(field: Field, vertices: np.ndarray, rough: np.ndarray, step: np.float32) -> np.ndarray:
    """The field's gradient at the vertices, from four points around each: smoother than the grid's own."""
    points = vertices.astype(np.float32)
    gradient = np.zeros_like(points)
    for corner in np.float32([(1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1)]):
        gradient += field(points + corner * (step / 3))[:, None] * corner
    length = np.linalg.norm(gradient, axis=1, keepdims=True)
    return np.where(length > 1e-9, gradient / np.maximum(length, 1e-9), rough).astype(np.float32)
