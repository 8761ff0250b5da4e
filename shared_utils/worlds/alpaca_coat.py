"""Coats: their colours, drawn without regard to the kind of animal, and wool: locks and loose hairs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from .camera import to_linear
from .sampling import between, chance, pick
from .shapes import Mesh, smooth_noise

# sRGB of 0 to 255, and how often each is drawn.
COLORS = {
    "white": ((236, 230, 218), 0.22),
    "cream": ((222, 204, 172), 0.16),
    "fawn": ((188, 152, 114), 0.16),
    "brown": ((124, 90, 68), 0.15),
    "dark brown": ((84, 64, 53), 0.10),
    "grey": ((150, 146, 140), 0.09),
    "black": ((50, 46, 45), 0.12),
}
PATTERNS = {"plain": 0.62, "piebald": 0.14, "dark face": 0.12, "pale face": 0.12}


@dataclass
class Coat:
    """The colours of an animal, linear (3,).

    Attributes:
        name: one of `COLORS`; pattern: one of `PATTERNS`.
        fleece, patch: of the fleece and of its patches; face, legs: of what is not covered by fleece.
        nose: of nose and lips; hoof: of hooves and horns.
        seed: of patches and locks.
    """

    name: str
    pattern: str
    fleece: np.ndarray
    patch: np.ndarray
    face: np.ndarray
    legs: np.ndarray
    nose: np.ndarray
    hoof: np.ndarray
    seed: int


def draw_coat(rng: np.random.Generator) -> Coat:
    """Draw a coat."""
    name = pick(rng, {name: share for name, (_, share) in COLORS.items()})
    pattern = pick(rng, PATTERNS)
    fleece = _tinted(rng, name)
    other = pick(rng, ("brown", "dark brown", "black", "fawn")) if name in ("white", "cream") else "white"
    patch = _tinted(rng, other)
    face = fleece * between(rng, 0.75, 1.05)
    if pattern == "dark face":
        face = np.minimum(fleece * 0.5, _tinted(rng, pick(rng, ("black", "dark brown"))))
    elif pattern == "pale face":
        face = np.maximum(fleece, 0.8 * _tinted(rng, pick(rng, ("white", "cream"))))
    legs = face if chance(rng, 0.6) else fleece * 0.85
    dark = to_linear(np.array([52, 44, 42]) / 255)
    nose = face * 0.35 + 0.6 * dark if chance(rng, 0.75) else 0.6 * face + 0.4 * to_linear((0.72, 0.55, 0.5))
    hoof = to_linear(np.array((84, 72, 62)) / 255) * between(rng, 0.5, 1.3)
    return Coat(name, pattern, fleece, patch, face, legs, nose, hoof, int(rng.integers(1 << 31)))


def _tinted(rng: np.random.Generator, name: str) -> np.ndarray:
    # Warmer or cooler, never greener.
    warmth = 1 + 0.03 * np.clip(rng.normal(), -2, 2) * np.array([1, 0.2, -1])
    tone = np.array(COLORS[name][0]) / 255 * np.exp(rng.normal(0, 0.06)) * warmth
    return to_linear(np.clip(tone, 0.08, 0.93))


def fleece_colors(coat: Coat, points: np.ndarray) -> np.ndarray:
    """The colour of the fleece at points (N, 3)."""
    rng = np.random.default_rng(coat.seed)
    colors = np.tile(coat.fleece, (len(points), 1))
    soft = smooth_noise(points.astype(np.float32), rng, 0.5)
    if coat.pattern == "piebald":
        spots = smooth_noise(points.astype(np.float32), rng, 0.75) + 0.25 * smooth_noise(
            points.astype(np.float32), rng, 0.12
        )
        amount = np.clip((spots - 0.35) / 0.15, 0, 1)[:, None]
        colors = colors * (1 - amount) + coat.patch * amount
    # Dust on the back and below, and what the sun has bleached.
    return colors * (1 + 0.06 * soft)[:, None]


def woolly(mesh: Mesh, coat: Coat, size: float, relief: float) -> Mesh:
    """A fleece of locks: domes with creases between them, which are darker.

    Args:
        mesh: the smooth body.
        coat: its colours.
        size: of a lock; relief: how far locks stand out, both in metres. No locks at size 0.
    """
    rng = np.random.default_rng(coat.seed + 1)
    points = mesh.vertices
    colors = fleece_colors(coat, points)
    if size > 0:
        raised = np.zeros(len(points))
        for share, part in ((1.0, 1.0), (0.45, 0.45)):
            dome = _domes(points, rng, size * share)
            raised += part * (dome - 0.55)
        points = points + mesh.normals * (relief * raised)[:, None]
        shade = np.clip(1.0 + 0.30 * raised, 0.55, 1.25)[:, None]
        colors = colors * shade ** np.array([0.85, 1.0, 1.15])
    else:
        grain = smooth_noise((points * [1, 1, 0.5]).astype(np.float32), rng, 0.05)
        colors = colors * (1 + 0.05 * grain)[:, None]
    colors = np.clip(colors, 0.004, 0.85).astype(np.float32)
    return Mesh(points.astype(np.float32), mesh.faces, vertex_normals(points, mesh.faces), colors)


def _domes(points: np.ndarray, rng: np.random.Generator, size: float) -> np.ndarray:
    """1 in the middle of a lock, 0 between locks: the distance to the nearest of many random points."""
    # Locks hang: they are longer than wide.
    stretched = points * np.array([1, 1, 0.7])
    keep = np.unique(np.floor(stretched / size).astype(int), axis=0, return_index=True)[1]
    middles = stretched[np.sort(keep)] + rng.normal(0, 0.25 * size, (len(keep), 3))
    apart = cKDTree(middles).query(stretched)[0] / size
    return np.clip(1 - (apart / 0.85) ** 2, 0, 1)


def vertex_normals(points: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """Normals (N, 3) at vertices: the means of those of the faces around, weighted by area."""
    a, b, c = (points[faces[:, i]] for i in range(3))
    across = np.cross(b - a, c - a)
    total = np.stack(
        [np.bincount(faces.T.ravel(), np.tile(across[:, d], 3), len(points)) for d in range(3)], -1
    )
    return (total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-12)).astype(np.float32)


def hairs(mesh: Mesh, rng: np.random.Generator, length: float, count: int, flat: float = 0.0) -> Mesh:
    """Loose hairs over a mesh with colours: thin triangles that stand out and hang.

    Args:
        mesh: the fleece.
        rng: draws them.
        length: of a tuft of hairs, in metres.
        count: how many.
        flat: 0 they stand, 1 they lie along the body.
    """
    corners = mesh.vertices[mesh.faces].astype(float)
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    chosen = rng.choice(len(area), count, p=area / area.sum())
    share = rng.dirichlet(np.ones(3), count)
    faces = mesh.faces[chosen]
    root = np.einsum("nk,nkd->nd", share, mesh.vertices[faces])
    normal = np.einsum("nk,nkd->nd", share, mesh.normals[faces])
    color = np.einsum("nk,nkd->nd", share, mesh.colors[faces])
    along = (
        (0.38 - 0.25 * flat) * normal + np.array([-0.5 * flat, 0, -0.6]) + 0.4 * rng.normal(size=(count, 3))
    )
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    side = np.cross(along, normal + 0.6 * rng.normal(size=(count, 3)))
    side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
    long = length * rng.uniform(0.5, 1.15, (count, 1))
    width = 0.09 * length * rng.uniform(0.6, 1.4, (count, 1))
    start = root - 0.25 * long * normal
    points = np.stack([start - width * side, start + width * side, start + long * along], 1)
    shown = normal + 0.3 * rng.normal(size=(count, 3))
    shown /= np.linalg.norm(shown, axis=1, keepdims=True)
    # Each turns the side to us that its normal says; else it would be black.
    behind = (
        np.einsum("nd,nd->n", np.cross(points[:, 1] - points[:, 0], points[:, 2] - points[:, 0]), shown) < 0
    )
    points[behind] = points[behind][:, [1, 0, 2]]
    color = np.clip(color * rng.uniform(0.85, 1.2, (count, 1)), 0.004, 0.85)
    return Mesh(
        points.reshape(-1, 3).astype(np.float32),
        np.arange(3 * count, dtype=np.uint32).reshape(-1, 3),
        np.repeat(shown, 3, 0).astype(np.float32),
        np.repeat(color, 3, 0).astype(np.float32),
    )


def wool_bsdf() -> dict:
    """Wool and hair: rough, with the soft light at its edges that fibres give."""
    surface = {
        "type": "principled",
        "base_color": {"type": "mesh_attribute", "name": "vertex_color"},
        "roughness": 0.95,
        "specular": 0.1,
        "sheen": 0.5,
        "sheen_tint": 0.7,
    }
    return {"type": "twosided", "surface": surface}
