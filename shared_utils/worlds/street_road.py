"""What lies flat: road, markings, kerbs, sidewalks, grass, and the land to the horizon."""

from __future__ import annotations

import numpy as np

from . import materials
from .shapes import Mesh
from .street_layout import KERB, KERB_WIDTH, Street
from .street_mesh import Part, merge

# Metres a tile of a ground texture covers.
TILE = 6.0


def strip(street, origin, start, stop, low, high, z, step=3.0, tile=TILE) -> Mesh:
    """A strip along the street between two `d`; `z` is a height or a pair of heights at low and high."""
    z0, z1 = (z, z) if np.isscalar(z) else z
    n = max(2, int(np.ceil((stop - start) / step)) + 1)
    s = np.linspace(start, stop, n)
    (x0, y0), (x1, y1) = street.at(s, low, origin), street.at(s, high, origin)
    a = np.stack([x0, y0, np.full(n, z0)], 1)
    b = np.stack([x1, y1, np.full(n, z1)], 1)
    vertices = np.stack([a, b], 1).reshape(-1, 3)
    i = np.arange(n - 1)[:, None] * 2
    faces = np.concatenate([i + [0, 1, 3], i + [0, 3, 2]])
    along = np.stack(street.at(s + 0.5, low, origin), 1) - np.stack(street.at(s - 0.5, low, origin), 1)
    along = np.c_[along / np.linalg.norm(along, axis=1, keepdims=True), np.zeros(n)]
    across = b - a
    normals = np.cross(across, along)
    normals = np.repeat(normals / np.linalg.norm(normals, axis=1, keepdims=True), 2, 0)
    wide = abs(high - low) + abs(z1 - z0)
    coordinates = np.stack(
        [np.tile([low / tile, (low + wide) / tile], n), np.repeat((s - origin) / tile, 2)], 1
    )
    return Mesh(
        vertices.astype(np.float32),
        faces.astype(np.uint32),
        normals.astype(np.float32),
        None,
        coordinates.astype(np.float32),
    )


def _grain(rng, color, strength, smooth=0.7):
    size = 256
    tone = 1 + strength * (0.6 * materials.cloud(rng, smooth, size) + 0.5 * materials.cloud(rng, 14, size))
    return np.clip(np.asarray(color) * np.clip(tone, 0.3, 2)[..., None], 0.003, 0.9).astype(np.float32)


def make_ground(street: Street, rng: np.random.Generator, origin, start, stop, wet: float) -> dict[str, Part]:
    """All that lies, by name."""
    asphalt = materials.hsv(between_(rng, 0.05, 0.7), 0.04, between_(rng, 0.3, 0.5)) * (1 - 0.5 * wet)
    paving = materials.hsv(between_(rng, 0.05, 0.12), between_(rng, 0.02, 0.15), between_(rng, 0.55, 0.78))
    paving = paving * (1 - 0.35 * wet)
    grass = materials.hsv(between_(rng, 0.2, 0.3), between_(rng, 0.45, 0.65), between_(rng, 0.3, 0.46))
    rough = 0.9 - 0.65 * wet
    bsdf = {
        "road": materials.textured(_grain(rng, asphalt, 0.12), rough, 0.25 + 0.3 * wet),
        "walk": materials.textured(_slabs(rng, paving), 0.9 - 0.4 * wet, 0.2 + 0.2 * wet),
        "kerb": materials.plain(paving * between_(rng, 0.9, 1.2), 0.85),
        "grass": materials.textured(_grain(rng, grass, 0.3, 0.8), 0.95, 0.05),
        "line": materials.plain(np.array([0.72, 0.72, 0.68]) * (1 - 0.25 * wet), rough, 0.3),
    }
    right, left = street.sides

    def lay(*args, **kw):
        return strip(street, origin, start, stop, *args, **kw)

    parts = {"road": Part(lay(-left.kerb, right.kerb, 0.0), bsdf["road"], 7)}
    walks, kerbs, greens = [], [], []
    for side in street.sides:
        k = side.sign

        def band(a, b, z, k=k):
            return lay(a, b, z) if k > 0 else lay(-b, -a, z if np.isscalar(z) else z[::-1])

        kerbs += [band(side.kerb, side.kerb, (0.0, KERB)), band(side.kerb, side.kerb + KERB_WIDTH, KERB)]
        walks.append(band(*side.walk, KERB))
        if side.verge:
            greens.append(band(*side.verge, KERB))
        far = 60.0 if street.curve * k <= 0 else min(60.0, 0.8 / abs(street.curve))
        greens.append(band(side.front, max(far, side.front + 5), KERB))
    parts["kerb"] = Part(merge(kerbs), bsdf["kerb"], 8)
    parts["walk"] = Part(merge(walks), bsdf["walk"], 8)
    parts["grass"] = Part(merge(greens), bsdf["grass"], 9)
    land = _plane(1500.0, -0.06)
    parts["land"] = Part(land, bsdf["grass"], 9)
    parts["lines"] = Part(merge(_lines(street, rng, origin, start, stop)), bsdf["line"], 6)
    return parts


def between_(rng, a, b):
    return float(rng.uniform(a, b))


def _plane(half, z) -> Mesh:
    vertices = np.array([(-half, -half, z), (half, -half, z), (half, half, z), (-half, half, z)], np.float32)
    return Mesh(
        vertices,
        np.array([(0, 1, 2), (0, 2, 3)], np.uint32),
        np.tile(np.float32([0, 0, 1]), (4, 1)),
        None,
        (vertices[:, :2] / TILE).astype(np.float32),
    )


def _slabs(rng, color):
    size = 256
    cells = int(rng.integers(6, 12))
    y, x = np.mgrid[:size, :size] / size * cells
    tone = rng.normal(1, 0.05, (cells, cells))[y.astype(int), x.astype(int)]
    joint = (y % 1 < 0.08) | (x % 1 < 0.08)
    image = np.asarray(color) * tone[..., None] * np.where(joint, 0.75, 1.0)[..., None]
    return np.clip(image * (1 + 0.08 * materials.cloud(rng, 10, size))[..., None], 0, 0.9).astype(np.float32)


def _lines(street, rng, origin, start, stop):
    """Paint: between lanes, at the edges, crossings."""
    z, made = 0.012, []
    w = between_(rng, 0.14, 0.2)
    stop = min(stop, origin + 110)

    def solid(d, a=start, b=stop):
        made.append(strip(street, origin, a, b, d - w / 2, d + w / 2, z))

    def dashes(d, long, gap):
        s = np.floor(start / (long + gap)) * (long + gap)
        while s < stop:
            if not any(abs(s + long / 2 - c) < 4.5 + long / 2 for c in street.crossings):
                made.append(strip(street, origin, s, s + long, d - w / 2, d + w / 2, z))
            s += long + gap

    long, gap = pick_(rng, ((3, 4), (4, 6), (3, 6), (2, 2.5)))
    if street.theirs:
        if street.middle_line == "dashed":
            dashes(0, long, gap)
        elif street.middle_line == "solid":
            _broken(street, solid, 0, start, stop)
        else:
            _broken(street, solid, -w, start, stop)
            _broken(street, solid, w, start, stop)
    else:
        _broken(street, solid, -0.0, start, stop)
    for i in range(1, street.ours):
        dashes(i * street.lane, long, gap)
    for i in range(1, street.theirs):
        dashes(-i * street.lane, long, gap)
    for side in street.sides:
        if side.parking or side.sign > 0 or street.theirs:
            _broken(street, solid, side.sign * (side.edge - 0.1), start, stop)
    right, left = street.sides
    for c in street.crossings:
        if start < c < stop:
            d = -left.kerb + 0.3
            while d + 0.5 < right.kerb:
                made.append(strip(street, origin, c - 1.7, c + 1.7, d, d + 0.5, z))
                d += 1.05
    return made


def _broken(street, solid, d, start, stop):
    """A line that leaves room for the crossings."""
    a = start
    for c in street.crossings:
        if start < c < stop:
            if c - 2.5 > a:
                solid(d, a, c - 2.5)
            a = max(a, c + 2.5)
    if stop > a:
        solid(d, a, stop)


def pick_(rng, options):
    return options[int(rng.integers(len(options)))]
