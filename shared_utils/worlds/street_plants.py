"""Trees, bushes and hedges: leaves as small cards around clusters, on trunks and branches of tubes."""

from __future__ import annotations

import math

import numpy as np

from .materials import hsv, vertex_colored
from .sampling import between, chance, pick
from .shapes import Mesh
from .street_mesh import Part, Thing, merge, stand
from .street_solids import ball, box, lathe, tube

LABEL = 9


def draw_green(rng: np.random.Generator) -> np.ndarray:
    """The colour of leaves: greens from yellowish to bluish, now and then autumn."""
    if chance(rng, 0.1):
        return hsv(between(rng, 0.05, 0.14), between(rng, 0.6, 0.85), between(rng, 0.45, 0.7))
    return hsv(between(rng, 0.2, 0.33), between(rng, 0.4, 0.68), between(rng, 0.36, 0.6))


def leaves(
    rng: np.random.Generator,
    centers: np.ndarray,
    radii: np.ndarray,
    count: int,
    size: float,
    color: np.ndarray,
) -> Mesh:
    """Leaf cards, a triangle each, on the skins of ellipsoids.

    Args:
        rng: draws them.
        centers, radii: (n, 3) each.
        count: cards in all.
        size: about the length of a card, in metres; one card stands for a few leaves.
        color: their mean colour; leaves on top are lighter, leaves below and inside darker.
    """
    area = (radii**2).mean(1)
    which = rng.choice(len(centers), count, p=area / area.sum())
    out = rng.normal(size=(count, 3))
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    depth = rng.uniform(0.8, 1.08, count)[:, None]
    middle = centers[which] + out * radii[which] * depth
    first = rng.normal(size=(count, 3))
    first -= 0.6 * out * np.einsum("ij,ij->i", first, out)[:, None]
    first /= np.linalg.norm(first, axis=1, keepdims=True)
    second = np.cross(first, out + 0.6 * rng.normal(size=(count, 3)))
    second /= np.linalg.norm(second, axis=1, keepdims=True)
    scale = size * rng.uniform(0.6, 1.3, count)[:, None]
    shape = np.array([(-0.5, -0.3), (0.55, 0), (-0.5, 0.3)])
    corners = middle[:, None] + scale[:, None] * (
        shape[:, :1] * first[:, None] + shape[:, 1:] * second[:, None]
    )
    faces = np.arange(3 * count).reshape(-1, 3)
    # The normal of the crown, not of the card: the crown then has a light and a dark side.
    normal = out + 0.5 * rng.normal(size=(count, 3)) + (0, 0, 0.3)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    low, high = middle[:, 2].min(), middle[:, 2].max()
    tone = 0.7 + 0.4 * (middle[:, 2] - low) / max(high - low, 1e-6) + 0.18 * rng.normal(size=count)
    tone *= np.interp(depth[:, 0], [0.8, 1.08], [0.75, 1.15])
    tint = 1 + 0.12 * rng.normal(size=(count, 1)) * np.array([1.0, 0.2, -0.4])
    colors = np.clip(color * np.maximum(tone, 0.25)[:, None] * tint, 0.002, 0.9)
    return Mesh(
        corners.reshape(-1, 3).astype(np.float32),
        faces.astype(np.uint32),
        np.repeat(normal, 3, axis=0).astype(np.float32),
        np.repeat(colors, 3, axis=0).astype(np.float32),
    )


def _crown(
    rng: np.random.Generator, centers, radii, count: int, size: float, color: np.ndarray
) -> list[Mesh]:
    """Dark cores, so that the crown is dense, and leaves around them."""
    centers, radii = np.asarray(centers, float), np.asarray(radii, float)
    cores = [ball(c, r * 0.82, 9, 7, color * 0.35) for c, r in zip(centers, radii, strict=True)]
    return [*cores, leaves(rng, centers, radii, count, size, color)]


def make_tree(rng: np.random.Generator) -> Thing:
    """A broad tree, an oval one, a poplar, a birch or a conifer; its trunk is at the origin."""
    kind = pick(rng, {"broad": 0.4, "oval": 0.25, "poplar": 0.1, "birch": 0.12, "conifer": 0.13})
    green = draw_green(rng)
    bark = hsv(between(rng, 0.05, 0.1), between(rng, 0.2, 0.45), between(rng, 0.18, 0.38))
    if kind == "birch":
        bark = np.float32([0.6, 0.6, 0.56])
    if kind == "conifer":
        return _conifer(rng, bark)
    height = {
        "broad": between(rng, 5.5, 9),
        "oval": between(rng, 5, 8),
        "poplar": between(rng, 8, 11),
        "birch": between(rng, 6, 9),
    }[kind]
    wide = (
        height
        * {
            "broad": between(rng, 0.32, 0.42),
            "oval": between(rng, 0.22, 0.28),
            "poplar": 0.1,
            "birch": between(rng, 0.18, 0.25),
        }[kind]
    )
    fork = (
        height
        * {
            "broad": between(rng, 0.24, 0.34),
            "oval": between(rng, 0.22, 0.3),
            "poplar": 0.12,
            "birch": between(rng, 0.2, 0.3),
        }[kind]
    )
    thick = max(0.1, height * between(rng, 0.017, 0.024))
    lean = rng.normal(0, 0.03, 2) * height * 0.3
    middle = np.array([lean[0], lean[1], (fork + height) / 2])
    tall = (height - fork) / 2
    meshes = [
        tube(
            [(0, 0, 0), (0, 0, 0.25), (*lean * 0.3, fork), (*lean, height * 0.85)],
            [thick * 1.6, thick * 1.1, thick * 0.85, thick * 0.2], 9, bark,
        )
    ]  # fmt: skip
    centers, radii = [], []
    clusters = {"broad": 13, "oval": 10, "poplar": 8, "birch": 10}[kind]
    for i in range(clusters):
        # Spread over the crown by a spiral, so that no side stays bare.
        up = -0.85 + 1.7 * (i + 0.5) / clusters
        angle = i * 2.4 + rng.uniform(0, 0.8)
        ring = math.sqrt(1 - up**2) * between(rng, 0.5, 0.72)
        center = middle + np.array(
            [wide * ring * math.cos(angle), wide * ring * math.sin(angle), tall * up * 0.68]
        )
        size = wide * between(rng, 0.38, 0.55)
        centers.append(center)
        radii.append((size, size, max(size * between(rng, 0.75, 1.0), tall * 0.28)))
        if i % 2 == 0:
            start = (*lean * 0.4, fork + (height - fork) * 0.25 * max(0.0, up + 0.6))
            meshes.append(tube([start, center], [thick * 0.45, thick * 0.12], 6, bark))
    count = int(np.clip(560 * wide * tall, 1200, 4200))
    meshes += _crown(rng, centers, radii, count, between(rng, 0.26, 0.34), green)
    return stand([Part(merge(meshes), vertex_colored(0.85, 0.15), LABEL)], "tree")


def _conifer(rng: np.random.Generator, bark: np.ndarray) -> Thing:
    height, wide = between(rng, 5, 9), between(rng, 1.2, 2.0)
    green = hsv(between(rng, 0.33, 0.42), between(rng, 0.35, 0.6), between(rng, 0.28, 0.42))
    meshes = [tube([(0, 0, 0), (0, 0, height * 0.9)], [0.17, 0.05], 8, bark)]
    base = height * between(rng, 0.08, 0.18)
    tiers = 8
    for i in range(tiers):
        share = i / tiers
        low = base + (height - base) * share
        top = low + (height - base) / tiers * 1.7
        radius = wide * (1 - share) ** 0.85 + 0.08
        meshes.append(
            lathe(
                [
                    (radius * 0.3, low + 0.25),
                    (radius * 0.85, low + 0.05),
                    (radius * 0.35, (low + top) / 2),
                    (0.02, min(top, height)),
                ],
                10,
                green * 0.4,
            )
        )
        count = int(60 + 240 * (1 - share))
        angle, out = rng.uniform(0, 2 * math.pi, count), np.sqrt(rng.uniform(0.1, 1, count))
        z = low + (1 - out) * (min(top, height) - low) * 0.9
        place = np.c_[np.cos(angle) * out * radius, np.sin(angle) * out * radius, z]
        card = leaves(rng, place, np.full((count, 3), 0.07), count, 0.32, green)
        meshes.append(card)
    return stand([Part(merge(meshes), vertex_colored(0.85, 0.15), LABEL)], "tree")


def make_bush(rng: np.random.Generator) -> Thing:
    """A bush, half a metre to a man's height."""
    size, green = between(rng, 0.5, 1.0), draw_green(rng)
    centers, radii = [], []
    for i in range(6):
        angle, out = i * 1.9 + rng.uniform(0, 0.8), size * between(rng, 0.15, 0.5)
        radius = size * between(rng, 0.4, 0.6)
        centers.append((out * math.cos(angle), out * math.sin(angle), radius * between(rng, 0.7, 1.2)))
        radii.append((radius, radius, radius * 0.9))
    crown = merge(_crown(rng, centers, radii, 1300, 0.12, green))
    return stand([Part(_above(crown), vertex_colored(0.85, 0.15), LABEL)], "bush")


def make_hedge(rng: np.random.Generator, length: float) -> Thing:
    """A clipped hedge along x.

    Raises:
        ValueError: if it is shorter than half a metre.
    """
    if not (math.isfinite(length) and length >= 0.5):
        raise ValueError(f"make_hedge got length {length!r}: give at least 0.5 m.")
    height, thick, green = between(rng, 0.7, 1.6), between(rng, 0.3, 0.45), draw_green(rng)
    half = length / 2
    core = box(
        (-half + 0.05, -thick + 0.05, 0), (half - 0.05, thick - 0.05, height - 0.06), green * 0.35, bevel=0.1
    )
    count = int(np.clip(length * (2 * height + 2 * thick) * 130, 300, 5000))
    area = np.array(
        [length * height, length * height, length * 2 * thick, 2 * thick * height, 2 * thick * height]
    )
    face = rng.choice(5, count, p=area / area.sum())
    u, v = rng.uniform(-1, 1, count), rng.uniform(0, 1, count)
    place = np.zeros((count, 3))
    place[:, 0] = np.where(face < 3, u * half, np.where(face == 3, half, -half))
    place[:, 1] = np.where(
        face == 0,
        -thick,
        np.where(face == 1, thick, (2 * v - 1) * thick * (face == 2) + u * thick * (face > 2)),
    )
    place[:, 2] = np.where(face == 2, height, v * height)
    card = leaves(rng, place, np.full((count, 3), 0.05), count, 0.17, green)
    return stand([Part(_above(merge([core, card])), vertex_colored(0.85, 0.15), LABEL)], "hedge")


def _above(mesh: Mesh) -> Mesh:
    """What would reach below the ground is pressed flat onto it."""
    vertices = mesh.vertices.copy()
    vertices[:, 2] = np.maximum(vertices[:, 2], 0)
    return Mesh(vertices, mesh.faces, mesh.normals, mesh.colors)
