"""The land: ground that rises to hills, grass, and what is strewn over it.

The picture's subject stands around the origin on level ground; the camera looks towards +y. Metres.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .alpaca_coat import vertex_normals
from .materials import hsv, vertex_colored
from .sampling import between, chance, pick
from .shapes import Mesh, smooth_noise

# What lies around, and how often.
SETTINGS = {"meadow": 0.27, "hills": 0.2, "woods": 0.17, "fence": 0.16, "farmyard": 0.12, "steppe": 0.08}
# Level around the origin up to so many metres.
LEVEL = 5.0
_GRASS = {
    "meadow": (0.8, 1.0),
    "hills": (0.5, 1.0),
    "woods": (0.6, 1.0),
    "fence": (0.6, 1.0),
    "farmyard": (0.0, 0.45),
    "steppe": (0.2, 0.6),
}
BLADES = 26000


@dataclass
class Land:
    """A drawn land.

    Attributes:
        setting: one of `SETTINGS`.
        seed: of its noise.
        grass: the colour of grass; soil: of bare earth, linear (3,).
        cover: how much is grown over, 0 to 1; tall: length of blades.
        relief: how high the ground rises over a hundred metres; slope: which side is higher, -1 to 1.
        ridge: height of the hills at the horizon.
    """

    setting: str
    seed: int
    grass: np.ndarray
    soil: np.ndarray
    cover: float
    tall: float
    relief: float
    slope: float
    ridge: float

    def height(self, points: np.ndarray) -> np.ndarray:
        """Height of the ground at x, y (N, 2)."""
        rng = np.random.default_rng(self.seed)
        flat = np.concatenate([points, np.zeros((len(points), 1))], 1).astype(np.float32)
        far = np.linalg.norm(points, axis=1)
        away = np.clip((far - LEVEL) / 40, 0, 4)
        behind = np.clip((points[:, 1] - LEVEL) / 100, 0, 3)
        waves = smooth_noise(flat, rng, 60.0) * 0.9 + smooth_noise(flat, rng, 22.0) * 0.35
        side = self.slope * np.clip(points[:, 0] / 30, -2, 2)
        return (away**1.5 * 0.35 * waves + behind**1.2 * self.relief * (1 + 0.5 * side)).astype(np.float32)

    def covered(self, points: np.ndarray) -> np.ndarray:
        """How much is grown over at x, y (N, 2), 0 to 1."""
        rng = np.random.default_rng(self.seed + 1)
        flat = np.concatenate([points, np.zeros((len(points), 1))], 1).astype(np.float32)
        patches = 0.7 * smooth_noise(flat, rng, 3.0) + 0.5 * smooth_noise(flat, rng, 0.9)
        return np.clip(0.5 + 1.1 * (patches + 3.2 * (self.cover - 0.5)), 0, 1)


def draw_land(rng: np.random.Generator) -> Land:
    """Draw a land."""
    setting = pick(rng, SETTINGS)
    dry = setting == "steppe" or chance(rng, 0.28)
    hue, saturation, value = between(rng, 0.18, 0.26), between(rng, 0.34, 0.56), between(rng, 0.34, 0.52)
    if dry:
        hue, saturation, value = between(rng, 0.10, 0.15), between(rng, 0.32, 0.5), between(rng, 0.5, 0.72)
    return Land(
        setting=setting,
        seed=int(rng.integers(1 << 31)),
        grass=hsv(hue, saturation, value),
        soil=hsv(between(rng, 0.06, 0.1), between(rng, 0.25, 0.5), between(rng, 0.35, 0.6)),
        cover=between(rng, *_GRASS[setting]),
        tall=between(rng, 0.05, 0.14) * (0.6 if setting == "farmyard" else 1.0),
        relief=between(rng, 8, 28) if setting == "hills" else between(rng, -1, 7),
        slope=between(rng, -1, 1),
        ridge=between(rng, 25, 90) if setting in ("hills", "steppe") else between(rng, 8, 40),
    )


def make_land(land: Land, camera: np.ndarray, fov: float) -> dict[str, tuple[Mesh, dict]]:
    """Ground, hills at the horizon, and grass where the camera looks: name to mesh and bsdf."""
    rng = np.random.default_rng(land.seed + 2)
    rough = vertex_colored(0.95, 0.08)
    return {
        "ground": (_ground(land, camera), rough),
        "ridge": (_ridge(land, rng), rough),
        "grass": (_grass(land, camera, fov, rng), vertex_colored(0.8, 0.15)),
    }


def _ground(land: Land, camera: np.ndarray) -> Mesh:
    near = np.arange(camera[1] - 4, 9, 0.22)
    y = np.concatenate([near, near[-1] + np.geomspace(0.3, 320, 70)])
    half = np.concatenate([np.arange(0.11, 7, 0.22), 7 + np.geomspace(0.3, 260, 40)])
    x = np.concatenate([-half[::-1], half])
    places = np.stack(np.meshgrid(x, y, indexing="xy"), -1).reshape(-1, 2)
    vertices = np.concatenate([places, land.height(places)[:, None]], 1)
    index = np.arange(len(places)).reshape(len(y), len(x))
    a, b, c, d = (
        index[:-1, :-1].ravel(),
        index[:-1, 1:].ravel(),
        index[1:, 1:].ravel(),
        index[1:, :-1].ravel(),
    )
    faces = np.concatenate([np.stack([a, b, c], -1), np.stack([a, c, d], -1)])
    rng = np.random.default_rng(land.seed + 3)
    points = vertices.astype(np.float32) * (1, 1, 0)
    shade = (
        1
        + 0.10 * smooth_noise(points, rng, 0.5)
        + 0.10 * smooth_noise(points, rng, 4)
        + 0.12 * smooth_noise(points, rng, 40)
    )
    grown = land.covered(places)[:, None]
    # Under the blades it is dark; far away ground and blades are one.
    below = np.interp(np.linalg.norm(places, axis=1), [8, 30], [0.75, 1.0])[:, None]
    colors = (land.soil * (1 - grown) + land.grass * below * grown) * np.clip(shade, 0.5, 1.6)[:, None]
    return Mesh(
        vertices.astype(np.float32),
        faces.astype(np.uint32),
        vertex_normals(vertices, faces),
        np.clip(colors, 0.005, 0.8).astype(np.float32),
    )


def _ridge(land: Land, rng: np.random.Generator) -> Mesh:
    """Hills at the horizon, in three rows, the farther the bluer."""
    meshes = []
    for row, (far, tall) in enumerate(((330, 0.55), (480, 0.8), (700, 1.35))):
        count = 160
        x = np.linspace(-1.1 * far, 1.1 * far, count)
        waves = sum(
            rng.uniform(0.4, 1) / k * np.sin(k * x / far * 2 + rng.uniform(0, 7))
            for k in (1, 2, 3, 5, 8, 13, 29)
        )
        top = np.maximum(land.ridge * tall * (0.75 + 0.45 * waves), 2)
        rows = np.stack(
            [
                np.stack([x, np.full(count, far + 90.0 * share), -4 + (top + 4) * np.sin(1.57 * share)], 1)
                for share in np.linspace(0, 1, 7)
            ]
        )
        index = np.arange(7 * count).reshape(7, count)
        a, b, c, d = (
            index[:-1, :-1].ravel(),
            index[:-1, 1:].ravel(),
            index[1:, 1:].ravel(),
            index[1:, :-1].ravel(),
        )
        faces = np.concatenate([np.stack([a, b, c], -1), np.stack([a, c, d], -1)])
        points = rows.reshape(-1, 3)
        color = land.grass * 0.75 * (1 - 0.25 * row) + np.array([0.05, 0.09, 0.15]) * (0.4 + 0.5 * row)
        shade = (
            1 + 0.22 * smooth_noise(points.astype(np.float32), rng, 45) + 0.12 * rng.normal(size=len(points))
        )
        meshes.append((points, faces, color * np.clip(shade, 0.4, 1.7)[:, None]))
    starts = np.cumsum([0] + [len(points) for points, _, _ in meshes[:-1]])
    points = np.concatenate([points for points, _, _ in meshes])
    faces = np.concatenate([faces + start for (_, faces, _), start in zip(meshes, starts, strict=True)])
    colors = np.concatenate([colors for _, _, colors in meshes])
    return Mesh(
        points.astype(np.float32),
        faces.astype(np.uint32),
        vertex_normals(points, faces),
        np.clip(colors, 0.005, 0.8).astype(np.float32),
    )


def _grass(land: Land, camera: np.ndarray, fov: float, rng: np.random.Generator) -> Mesh:
    """Blades, as dense in the picture near the camera as far away; the far ones stand for many."""
    reach = np.exp(rng.uniform(np.log(1.2), np.log(45), BLADES))
    angle = np.radians(rng.uniform(-0.62, 0.62, BLADES) * fov)
    place = camera[:2] + np.stack([np.sin(angle), np.cos(angle)], 1) * reach[:, None]
    keep = rng.random(BLADES) < land.covered(place) * 1.15 - 0.1
    place, reach = place[keep], reach[keep]
    count = len(place)
    clump = 1 + 0.3 * smooth_noise(np.c_[place, np.zeros(count)].astype(np.float32), rng, 0.7)
    tall = land.tall * np.clip(clump, 0.4, 1.8) * rng.uniform(0.4, 1.2, count)
    wide = np.maximum(0.005, 0.0016 * reach * np.radians(fov) / 0.5) * rng.uniform(0.7, 1.4, count)
    turn = rng.uniform(0, np.pi, count)
    side = np.stack([np.cos(turn), np.sin(turn), np.zeros(count)], 1) * wide[:, None]
    root = np.concatenate([place, land.height(place)[:, None] - 0.005], 1)
    tip = root + np.concatenate([rng.normal(0, 0.35, (count, 2)), np.ones((count, 1))], 1) * tall[:, None]
    points = np.stack([root - side, root + side, tip], 1)
    normal = np.concatenate([0.4 * rng.normal(size=(count, 2)), np.ones((count, 1))], 1)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    behind = (
        np.einsum("nd,nd->n", np.cross(points[:, 1] - points[:, 0], points[:, 2] - points[:, 0]), normal) < 0
    )
    points[behind] = points[behind][:, [1, 0, 2]]
    straw = rng.random(count) < 0.12
    color = (
        land.grass
        * rng.uniform(0.65, 1.45, (count, 1))
        * (1 + 0.08 * rng.normal(size=(count, 1)) * [1.2, 0.2, 0])
    )
    color = np.where(straw[:, None], 0.5 * color + 0.5 * np.array([0.42, 0.33, 0.16]), color)
    shades = color[:, None] * np.array([0.6, 0.6, 1.15])[None, :, None]
    shades = np.where(behind[:, None, None], shades[:, [1, 0, 2]], shades)
    return Mesh(
        points.reshape(-1, 3).astype(np.float32),
        np.arange(3 * count, dtype=np.uint32).reshape(-1, 3),
        np.repeat(normal, 3, 0).astype(np.float32),
        np.clip(shades.reshape(-1, 3), 0.004, 0.8).astype(np.float32),
    )
