"""What closes the view: woods behind the houses and hills at the horizon, in few triangles."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from . import materials
from .shapes import Mesh, smooth_noise
from .street_layout import Street
from .street_mesh import Part, merge, shade

# Metres from the camera to the hills.
HILLS = 480.0
_CROWNS = 12


def make_backdrop(street: Street, s: float, reach: float, rng: np.random.Generator) -> dict[str, Part]:
    """Woods along the street up to `reach` metres ahead of `s`, and hills all around; all vegetation."""
    crowns = []
    for tree in street.woods:
        if -20 < tree.s - s < reach:
            x, y = street.at(tree.s, tree.d, s)
            mesh = _crown(tree.number % _CROWNS)
            size = np.float32([tree.width, tree.width, tree.height])
            color = np.float32(tree.color) * mesh.colors
            crowns.append(
                Mesh(
                    mesh.vertices * size + np.float32([x, y, 0]),
                    mesh.faces,
                    _unit(mesh.normals / size),
                    color,
                )
            )
    leaves = materials.vertex_colored(roughness=0.95, specular=0.05)
    parts = {"hills": Part(_hills(rng), leaves, 9)}
    if crowns:
        parts["woods"] = Part(merge(crowns), leaves, 9)
    return parts


@lru_cache(maxsize=_CROWNS)
def _crown(number: int) -> Mesh:
    """A lumpy crown that reaches the ground, one wide and one high, with light and dark spots."""
    rng = np.random.default_rng([number, 77])
    rows, columns = 13, 18
    up = np.linspace(0, np.pi, rows)[:, None]
    around = np.linspace(0, 2 * np.pi, columns, endpoint=False)[None]
    ball = np.stack(
        [np.sin(up) * np.cos(around), np.sin(up) * np.sin(around), np.cos(up) * np.ones_like(around)], -1
    ).reshape(-1, 3)
    bumps = smooth_noise(ball.astype(np.float32), rng, 0.7) * 0.13
    bumps = bumps + smooth_noise(ball.astype(np.float32), rng, 0.3) * 0.09
    points = ball * (0.5 * (1 + bumps))[:, None] + (0, 0, 0.52)
    index = np.arange(rows * columns).reshape(rows, columns)
    after = np.roll(index, -1, 1)
    quads = np.stack([index[:-1], index[1:], after[1:], after[:-1]], -1).reshape(-1, 4)
    tone = np.clip(1 + 1.6 * bumps, 0.55, 1.5)[:, None] * np.ones(3)
    return shade(points, quads, tone.astype(np.float32), 2.0)


def _hills(rng: np.random.Generator) -> Mesh:
    """A ring of wooded ground that rises from the plain."""
    count = 180
    angle = np.linspace(0, 2 * np.pi, count + 1)
    waves = sum(
        rng.uniform(0.3, 1) / k * np.sin(k * angle + rng.uniform(0, 7)) for k in (2, 3, 5, 8, 13, 21, 34)
    )
    top = rng.uniform(16, 34) + rng.uniform(6, 18) * waves
    foot = np.stack([HILLS * np.cos(angle), HILLS * np.sin(angle), np.full(count + 1, -2.0)], 1)
    crest = foot * (1.25, 1.25, 1) + np.c_[np.zeros((count + 1, 2)), np.maximum(top, 6)]
    vertices = np.stack([foot, crest], 1).reshape(-1, 3)
    i = np.arange(count) * 2
    quads = np.stack([i, i + 2, i + 3, i + 1], -1)[:, ::-1]
    tone = materials.hsv(0.28, 0.4, 0.36) * rng.uniform(0.8, 1.2, (len(vertices), 1))
    return shade(vertices, quads, tone.astype(np.float32), 2.0)


def _unit(vectors: np.ndarray) -> np.ndarray:
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
