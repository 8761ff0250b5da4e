"""What lies flat: road, kerbs, sidewalks, grass, and the land to the horizon."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter

from . import materials
from .sampling import between, chance
from .shapes import Mesh
from .street_layout import KERB, KERB_WIDTH, Street
from .street_mesh import Part, merge

# Metres that a picture of grass or paving covers, and a picture of the road along the street.
TILE = 6.0
ROAD_TILE = 24.0
# Classes of the masks.
ROADS, SIDEWALKS, VEGETATION = 7, 8, 9
_LAND = 1500.0


def strip(
    street: Street,
    origin: float,
    start: float,
    stop: float,
    low: float | tuple[float, float],
    high: float | tuple[float, float],
    z: float | tuple[float, float],
    step: float = 3.0,
) -> Mesh:
    """A strip along the street, seen from above.

    Args:
        street: gives the bend.
        origin: the `s` that lies at (0, 0).
        start, stop: from which to which `s`.
        low, high: its edges as `d`; a pair goes evenly from the first at the start to the second at the stop.
        z: its height, or a pair of heights at the low and at the high edge.
        step: metres a piece along the street.
    """
    z0, z1 = (z, z) if np.isscalar(z) else z
    n = max(2, int(np.ceil((stop - start) / step)) + 1)
    s = np.linspace(start, stop, n)
    low, high = (np.linspace(*np.broadcast_to(edge, 2), n) for edge in (low, high))
    (x0, y0), (x1, y1) = street.at(s, low, origin), street.at(s, high, origin)
    a = np.stack([x0, y0, np.full(n, z0)], 1)
    b = np.stack([x1, y1, np.full(n, z1)], 1)
    vertices = np.stack([a, b], 1).reshape(-1, 3)
    first = np.arange(n - 1)[:, None] * 2
    faces = np.concatenate([first + np.array([0, 1, 3]), first + np.array([0, 3, 2])])
    angle = street.heading(s, origin)
    if z0 == z1:
        normals = np.tile([0.0, 0.0, 1.0], (n, 1))
    else:
        # A kerb's face looks towards its lower side.
        normals = np.sign(z0 - z1) * np.stack([np.cos(angle), np.sin(angle), np.zeros(n)], 1)
    wide = np.stack([low, high + abs(z1 - z0)], 1) / TILE
    coordinates = np.stack([wide.ravel(), np.repeat((s - origin) / TILE, 2)], 1)
    return Mesh(
        vertices.astype(np.float32),
        faces.astype(np.uint32),
        np.repeat(normals, 2, 0).astype(np.float32),
        None,
        coordinates.astype(np.float32),
    )


def make_ground(
    street: Street, rng: np.random.Generator, origin: float, start: float, stop: float, wet: float
) -> dict[str, Part]:
    """Everything flat but the paint between two `s`, by name; `wet` 0 (dry) to 1."""
    paving = materials.hsv(between(rng, 0.05, 0.12), between(rng, 0.03, 0.2), between(rng, 0.46, 0.66))
    paving = paving * (1 - 0.35 * wet)
    grass = materials.hsv(between(rng, 0.2, 0.3), between(rng, 0.45, 0.65), between(rng, 0.32, 0.48))
    asphalt = _asphalt(rng, street) * np.float32(1 - 0.5 * wet)
    lawn = materials.textured(_grass(rng, grass), 0.95, 0.05)
    right, left = street.sides

    def lay(*arguments: float | tuple[float, float]) -> Mesh:
        return strip(street, origin, start, stop, *arguments)

    road = lay(-left.kerb, right.kerb, 0.0)
    across = np.tile(np.float32([0, 1]), len(road.vertices) // 2)
    road.coordinates = np.stack([across, road.coordinates[:, 1] * TILE / ROAD_TILE], 1)
    walks, kerbs, greens = [], [], []
    for side in street.sides:

        def band(inner: float, outer: float, z: float | tuple[float, float], sign: int = side.sign) -> Mesh:
            if sign > 0:
                return lay(inner, outer, z)
            return lay(-outer, -inner, z if np.isscalar(z) else z[::-1])

        kerbs += [band(side.kerb, side.kerb, (0.0, KERB)), band(side.kerb, side.kerb + KERB_WIDTH, KERB)]
        walks.append(band(*side.walk, KERB))
        if side.verge:
            greens.append(band(*side.verge, KERB))
        # On the inner side of a bend the lots end before its middle.
        far = 60.0 if street.curve * side.sign <= 0 else min(60.0, 0.8 / abs(street.curve))
        greens.append(band(side.front, max(far, side.front + 5), KERB))
    stone = materials.plain(paving * between(rng, 0.85, 1.25), 0.85 - 0.4 * wet, 0.2)
    return {
        "road": Part(road, materials.textured(asphalt, 0.9 - 0.72 * wet, 0.25 + 0.3 * wet), ROADS),
        "kerb": Part(merge(kerbs), stone, SIDEWALKS),
        "walk": Part(
            merge(walks), materials.textured(_slabs(rng, paving), 0.9 - 0.4 * wet, 0.2 + 0.2 * wet), SIDEWALKS
        ),
        "grass": Part(merge(greens), lawn, VEGETATION),
        "land": Part(_plane(_LAND, -0.06), lawn, VEGETATION),
    }


def _plane(half: float, z: float) -> Mesh:
    corners = np.float32([(-half, -half, z), (half, -half, z), (half, half, z), (-half, half, z)])
    up = np.tile(np.float32([0, 0, 1]), (4, 1))
    return Mesh(corners, np.array([(0, 1, 2), (0, 2, 3)], np.uint32), up, None, corners[:, :2] / TILE)


def _asphalt(rng: np.random.Generator, street: Street) -> np.ndarray:
    """The whole width of the road over `ROAD_TILE` metres: tracks, stains, patches, cracks; (512, 256, 3)."""
    high, wide = 512, 256
    grey = between(rng, 0.3, 0.46)
    color = materials.hsv(between(rng, 0.04, 0.66), between(rng, 0.02, 0.07), grey)
    d = np.linspace(-street.left.kerb, street.right.kerb, wide)
    tone = np.ones((high, wide))
    wear, oil = between(rng, 0.03, 0.14), between(rng, 0.0, 0.12)
    for middle in np.concatenate(street.lane_middles()):
        for track in (-0.8, 0.8):
            tone += wear * np.exp(-(((d - middle - track) / 0.28) ** 2))
        tone -= oil * np.exp(-(((d - middle) / 0.45) ** 2))
    for _ in range(int(rng.integers(0, 4))):
        top, side = int(rng.integers(high)), int(rng.integers(wide))
        tall, broad = int(rng.integers(40, 220)), int(rng.integers(20, 70))
        tone[top : top + tall, side : side + broad] *= between(rng, 0.72, 1.12)
    cracks = np.ones((high, wide))
    for _ in range(int(rng.integers(0, 7))):
        row, column = rng.uniform(0, high), rng.uniform(0, wide)
        angle = rng.uniform(0, np.pi)
        for _ in range(int(rng.integers(60, 260))):
            angle += rng.normal(0, 0.25)
            row, column = row + np.sin(angle), column + np.cos(angle)
            if 0 <= row < high and 0 <= column < wide:
                cracks[int(row), int(column)] = 0.62
    grain = rng.normal(0, 1, (high, wide))
    clouds = gaussian_filter(grain, 20, mode="wrap") * 20
    tone = tone * cracks * (1 + 0.05 * grain + 0.05 * clouds)
    return np.clip(color * np.clip(tone, 0.3, 1.8)[..., None], 0.004, 0.9).astype(np.float32)


def _grass(rng: np.random.Generator, color: np.ndarray) -> np.ndarray:
    size = 256
    tone = 1 + 0.14 * materials.cloud(rng, 0.8, size) + 0.12 * materials.cloud(rng, 14, size)
    dry = np.clip(0.25 * materials.cloud(rng, 18, size), 0, 0.6)[..., None]
    image = np.asarray(color) + (np.float32([1.5, 1.15, 0.9]) * color - color) * dry
    return np.clip(image * np.clip(tone, 0.4, 1.7)[..., None], 0.004, 0.9).astype(np.float32)


def _slabs(rng: np.random.Generator, color: np.ndarray) -> np.ndarray:
    """Paving of square slabs, or plain asphalt now and then."""
    size = 256
    image = np.broadcast_to(np.asarray(color), (size, size, 3))
    if chance(rng, 0.75):
        cells = int(rng.integers(4, 11))
        y, x = np.mgrid[:size, :size] / size * cells
        tone = rng.normal(1, 0.04, (cells, cells))[y.astype(int), x.astype(int)]
        edge = 0.012 * cells
        joint = (y % 1 < edge) | (x % 1 < edge)
        image = image * (tone * np.where(joint, 0.72, 1.0))[..., None]
    tone = 1 + 0.05 * materials.cloud(rng, 10, size) + 0.03 * materials.cloud(rng, 0.6, size)
    return np.clip(image * tone[..., None], 0.004, 0.9).astype(np.float32)
