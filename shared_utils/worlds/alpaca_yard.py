"""What stands in the land: woods, shrubs, rocks, fences and a barn; some of it is taken for an animal."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from .alpaca_coat import COLORS
from .alpaca_land import Land
from .camera import to_linear
from .materials import bricks, hsv, textured, vertex_colored, wood
from .sampling import between, chance, pick
from .shapes import Mesh, ellipsoid, mesh_field, smooth_min, smooth_noise
from .street_mesh import merge, turned
from .street_plants import leaves, make_tree
from .street_solids import ball, box, extrude, panel, tube

FENCES = ("rails", "wire", "stones")
# How many fences, barns and so on there may be depends on the setting alone.
_FENCED = {"fence": 1.0, "farmyard": 0.6, "meadow": 0.15, "hills": 0.15, "woods": 0.1, "steppe": 0.15}
_TREES = {
    "woods": (16, 24),
    "meadow": (2, 9),
    "hills": (0, 7),
    "fence": (2, 10),
    "farmyard": (1, 6),
    "steppe": (0, 3),
}


def make_yard(land: Land, rng: np.random.Generator) -> dict[str, tuple[Mesh, dict]]:
    """All that stands around, drawn for the land's setting: name to mesh and bsdf."""
    rough = vertex_colored(0.85, 0.15)
    parts = {}
    greens = _woods(land, rng)
    if greens:
        parts["trees"] = (merge(greens), rough)
    strewn = [
        _put(make_rock(rng, between(rng, 0.1, 0.45)), land, between(rng, -9, 9), between(rng, 2.5, 16))
        for _ in range(int(rng.integers(0, 7 if land.setting in ("hills", "steppe") else 3)))
    ]
    strewn += [
        _put(make_shrub(rng, between(rng, 0.3, 1.1)), land, between(rng, -11, 11), between(rng, 3.5, 18))
        for _ in range(int(rng.integers(0, 6)))
    ]
    if strewn:
        parts["strewn"] = (merge(strewn), rough)
    if chance(rng, _FENCED[land.setting]):
        fence = make_fence(rng, pick(rng, FENCES), 40.0)
        parts["fence"] = (
            _put(fence, land, between(rng, -2, 2), between(rng, 1.6, 7), between(rng, -14, 14), follow=True),
            rough,
        )
    if land.setting == "farmyard":
        for name, (mesh, bsdf) in make_barn(rng).items():
            parts[name] = (mesh, bsdf)
    return parts


def _woods(land: Land, rng: np.random.Generator) -> list[Mesh]:
    count = int(rng.integers(*_TREES[land.setting], endpoint=True))
    if not count:
        return []
    kinds = [make_tree(rng).parts[0].mesh for _ in range(min(count, 4))]
    near = 8 if land.setting == "woods" else 14
    made = []
    for number in range(count):
        y = between(rng, near, near + 30)
        x = between(rng, -0.55, 0.55) * (y + 8)
        turn = turned(between(rng, 0, 6.28))
        size = between(rng, 0.6, 1.1)
        mesh = kinds[number % len(kinds)].moved(scale=size)
        made.append(_put(mesh, land, x, y, turn=turn))
    if chance(rng, 0.8 if land.setting != "steppe" else 0.3):
        made += _edge(land, rng)
    return made


def _edge(land: Land, rng: np.random.Generator) -> list[Mesh]:
    """The edge of a wood across the view: many crowns of few leaves."""
    far, start, stop = between(rng, 40, 90), between(rng, -1, 0.3), between(rng, 0.2, 1)
    count = 34
    x = np.sort(rng.uniform(start, max(stop, start + 0.4), count)) * 0.7 * far
    tall = rng.uniform(4, 8, count)
    place = np.stack([x, far + rng.uniform(-5, 5, count)], 1)
    z = land.height(place)
    centers = np.c_[place, z + tall * 0.5]
    radii = np.stack([tall * 0.35, tall * 0.35, tall * 0.56], 1)
    green = (
        land.grass * 0.45 if chance(rng, 0.6) else hsv(between(rng, 0.22, 0.36), 0.5, between(rng, 0.25, 0.4))
    )
    return [leaves(rng, centers, radii, 9000, 0.9, green)]


def _put(
    mesh: Mesh,
    land: Land,
    x: float,
    y: float,
    angle: float = 0.0,
    turn: np.ndarray | None = None,
    follow: bool = False,
) -> Mesh:
    """A mesh on the ground at x, y, turned by degrees; one that is long follows the ground."""
    turn = turned(np.radians(angle)) if turn is None else turn
    moved = mesh.moved(turn, (x, y, 0))
    where = moved.vertices[:, :2] if follow else np.array([[x, y]], np.float32)
    moved.vertices[:, 2] += land.height(where) - (0.0 if follow else 0.02)
    return moved


def make_rock(rng: np.random.Generator, size: float, color: np.ndarray | None = None) -> Mesh:
    """A boulder, `size` its half width in metres: a lump with broken sides."""
    turn = turned(between(rng, 0, 6.28))
    radii = np.array([1, between(rng, 0.65, 0.95), between(rng, 0.55, 0.9)]) * size
    lump = ellipsoid((0, 0, 0.35 * size), radii, turn)
    out = rng.normal(size=(14, 3)) * [1, 1, 0.8]
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    far = rng.uniform(0.62, 0.95, 14) * np.linalg.norm(out * radii, axis=1)
    seed = int(rng.integers(1 << 31))

    def field(points: np.ndarray) -> np.ndarray:
        sides = (
            (points - np.float32([0, 0, 0.35 * size])) @ out.T.astype(np.float32) - far.astype(np.float32)
        ).max(1)
        noise = np.random.default_rng(seed)
        rough = (
            smooth_noise(points, noise, 0.7 * size) * 0.035 + smooth_noise(points, noise, 0.22 * size) * 0.014
        )
        return -smooth_min(-lump(points), -sides, 0.06 * size) - np.float32(size) * rough

    edge = 1.5 * size
    mesh = mesh_field(field, (-edge, -edge, -0.15 * size), (edge, edge, 1.7 * size), size / 18)
    if color is None:
        color = hsv(between(rng, 0.05, 0.12), between(rng, 0.02, 0.2), between(rng, 0.35, 0.7))
    points = mesh.vertices / size
    shade = (
        1
        + 0.12 * smooth_noise(points, rng, 0.12)
        + 0.12 * smooth_noise(points, rng, 0.4)
        + 0.1 * smooth_noise(points, rng, 1.0)
    )
    lichen = np.clip(smooth_noise(points, rng, 0.35) - 1.0, 0, 0.5)[:, None]
    colors = color * shade[:, None] * (1 - lichen) + lichen * hsv(0.15, 0.25, 0.5)
    mesh.colors = np.clip(colors, 0.01, 0.8).astype(np.float32)
    return mesh


def make_shrub(rng: np.random.Generator, height: float, color: np.ndarray | None = None) -> Mesh:
    """A leafy shrub, or a dry one; with a colour, one that has something of it."""
    green = hsv(between(rng, 0.17, 0.3), between(rng, 0.3, 0.6), between(rng, 0.25, 0.5))
    straw = hsv(between(rng, 0.09, 0.16), between(rng, 0.25, 0.5), between(rng, 0.35, 0.7))
    own = pick(rng, (green, green, straw))
    # Of the palest coats not more than half: no leaf is as white as wool.
    color = own if color is None else 0.5 * np.minimum(color, 0.45) + 0.5 * own
    count = 11
    centers = np.c_[rng.normal(0, 0.28, (count, 2)), np.linspace(0.15, 0.75, count)] * height
    # Widest near the ground.
    centers[:, :2] *= np.linspace(1.3, 0.6, count)[:, None]
    radii = rng.uniform(0.2, 0.36, (count, 1)) * height * np.array([1, 1, 0.9])
    cores = [ball(c, r * 0.8, 9, 7, color * 0.3) for c, r in zip(centers, radii, strict=True)]
    mesh = merge([*cores, leaves(rng, centers, radii, 9000, 0.055 * max(height, 0.6), color)])
    mesh.vertices[:, 2] = np.maximum(mesh.vertices[:, 2], 0)
    return mesh


def animal_color(rng: np.random.Generator) -> np.ndarray:
    """The colour of some coat, for what is taken for an animal."""
    name = pick(rng, {name: share for name, (_, share) in COLORS.items()})
    return to_linear(np.array(COLORS[name][0]) / 255 * between(rng, 0.8, 1.0))


def make_fence(rng: np.random.Generator, kind: str, length: float) -> Mesh:
    """A fence along x: rails, wire between posts, or a wall of stones.

    Raises:
        ValueError: if the kind is none of `FENCES`.
    """
    if kind not in FENCES:
        raise ValueError(f"There is no fence of {kind!r}; fences are of {', '.join(FENCES)}.")
    tone = hsv(between(rng, 0.06, 0.11), between(rng, 0.05, 0.4), between(rng, 0.3, 0.75))
    height = between(rng, 0.9, 1.35)
    meshes = []
    if kind == "stones":
        height *= 0.75
        for row in range(5):
            x = -length / 2
            while x < length / 2:
                wide = between(rng, 0.2, 0.5)
                low = row * height / 5
                color = hsv(0.09, between(rng, 0.03, 0.15), between(rng, 0.35, 0.68))
                meshes.append(
                    box(
                        (x, -0.2 + rng.normal(0, 0.02), low),
                        (x + wide - 0.02, 0.2, low + height / 5 - 0.015),
                        color,
                        bevel=0.04,
                    )
                )
                x += wide
        return merge(meshes)
    apart = between(rng, 1.7, 2.6)
    posts = np.arange(-length / 2, length / 2 + 0.1, apart)
    thick = between(rng, 0.04, 0.07)
    for x in posts:
        shade = tone * between(rng, 0.8, 1.15)
        meshes.append(
            tube([(x, 0, -0.3), (x + rng.normal(0, 0.01), 0, height)], [thick, thick * 0.95], 7, shade)
        )
    if kind == "rails":
        count = int(rng.integers(2, 5))
        for x, after in pairwise(posts):
            for row in range(count):
                z = height * (row + 0.75) / (count + 0.1)
                meshes.append(
                    box(
                        (x, -thick - 0.025, z - 0.05),
                        (after, -thick, z + 0.05),
                        tone * between(rng, 0.75, 1.2),
                    )
                )
    else:
        for z in np.linspace(0.15, height - 0.06, 6):
            line = np.stack([np.linspace(-length / 2, length / 2, 40), np.zeros(40), np.full(40, z)], 1)
            meshes.append(tube(line, np.full(40, 0.006), 4, np.array([0.25, 0.25, 0.26])))
    return merge(meshes)


def make_barn(rng: np.random.Generator) -> dict[str, tuple[Mesh, dict]]:
    """A barn behind the yard: a long wall of boards, bricks or plaster, a door, and a roof."""
    wide, deep, high = between(rng, 9, 18), between(rng, 5, 8), between(rng, 2.6, 4.2)
    x, y = between(rng, -7, 7) - wide / 2, between(rng, 4.5, 16)
    turn = turned(np.radians(between(rng, -18, 18)))
    material = pick(rng, ("boards", "bricks", "plaster"))
    if material == "boards":
        image = wood(rng)
        image = image * (np.array([1.0, 0.45, 0.38]) if chance(rng, 0.35) else 1.0) * between(rng, 0.6, 1.0)
    elif material == "bricks":
        image = bricks(rng, hsv(between(rng, 0.01, 0.06), between(rng, 0.35, 0.6), between(rng, 0.4, 0.65)))
    else:
        image = np.ones((64, 64, 3), np.float32) * hsv(
            between(rng, 0.08, 0.14), between(rng, 0.05, 0.3), between(rng, 0.6, 0.85)
        )
        image = image * (1 + 0.04 * rng.normal(size=(64, 64, 1)))
    size = 3.0 if material == "boards" else 2.2
    front = panel((x, y, -0.3), (wide, 0, 0), (0, 0, high + 0.3), None, (wide / size, high / size))
    sides = [
        panel((x, y + deep, -0.3), (0, -deep, 0), (0, 0, high + 0.3), None, (deep / size, high / size)),
        panel((x + wide, y, -0.3), (0, deep, 0), (0, 0, high + 0.3), None, (deep / size, high / size)),
    ]
    tone = hsv(between(rng, 0.0, 0.1), between(rng, 0.1, 0.5), between(rng, 0.3, 0.55))
    rise = between(rng, 1.2, 2.6)
    back, eaves, top = y + deep + 0.5, high + 0.08, high + rise
    outline = [(y - 0.5, high - 0.1), (y - 0.5, eaves), (y + deep / 2, top)]
    outline += [(back, high), (back, high - 0.15), (y + deep / 2, top - 0.2)]
    roof = extrude(outline, x - 0.4, x + wide + 0.4, tone)
    gables = extrude(
        [(y, high), (y + deep, high), (y + deep / 2, high + rise - 0.1)],
        x + 0.02,
        x + wide - 0.02,
        tone * 0.8,
    )
    things = [roof, gables]
    dark = np.array([0.03, 0.028, 0.025])
    door = x + between(rng, 0.1, 0.6) * wide
    things.append(
        box(
            (door, y - 0.03, -0.3),
            (door + between(rng, 1.2, 2.6), y + 0.05, between(rng, 2.0, 2.5)),
            dark if chance(rng, 0.5) else tone * 0.7,
        )
    )
    for share in (0.15, 0.8):
        if chance(rng, 0.6):
            at = x + share * wide
            things.append(box((at, y - 0.03, 1.2), (at + 0.9, y + 0.05, 2.0), dark))
    return {
        "barn": (merge([front, *sides]).moved(turn), textured(image.clip(0.01, 0.85), 0.9, 0.1)),
        "barn_roof": (merge(things).moved(turn), vertex_colored(0.85, 0.15)),
    }
