"""Pictures of one main object among others, put together from shapes and textures.

They are pictures of nothing: what they share with photographs is edges, surfaces, light, shadow and clutter.
Learning from such pictures follows Kataoka et al., "Pre-training without Natural Images" (2020), who use
fractals, and Baradad et al., "Learning to See by Looking at Noise" (2021), who use dead leaves and textures.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .fields import clouds, grid, noise, step
from .shapes import SHAPES, TAU, Shape, draw_shape
from .textures import TEXTURES, coloured, palette, texture

MATERIALS = ("flat", "outlined", "matte", "glossy")
MARKS = ("none", "dots", "line", "arc", "wave", "rings")
DIRECTIONS = 8
MOST_POINTS = 9
MOST_CLUTTER = 6

#: So many pictures are calm: a plain ground, little beside the main object, which is larger and often plain.
SHARE_CALM = 0.6

#: Shapes that stand around the main one: those that are quickly drawn.
CLUTTER = ("ellipse", "triangle", "box", "many-sided", "star", "ring", "crescent", "bar", "blob", "cross")

#: What is asked about each picture, and how many answers there are; -1 where it makes no sense.
QUESTIONS = {
    "shape": len(SHAPES),
    "texture": len(TEXTURES),
    "ground": len(TEXTURES),
    "material": len(MATERIALS),
    "points": MOST_POINTS,
    "direction": DIRECTIONS,
    "mark": len(MARKS),
    "mark_direction": DIRECTIONS,
    "clutter": MOST_CLUTTER + 1,
    "light": DIRECTIONS,
}

#: A mask is so many times coarser than its picture.
COARSER = 4

_SHAPES, _TEXTURES = list(SHAPES), list(TEXTURES)

#: How often each shape is the main one: those with the most variety more often.
_OFTEN = {"limbed": 4, "blob": 2, "lumps": 2, "tree": 2, "fractal": 2}
_SHARES = np.array([_OFTEN.get(kind, 1) for kind in _SHAPES], float)
_SHARES /= _SHARES.sum()


@dataclass(frozen=True)
class Scene:
    """A picture and what is in it.

    Attributes:
        picture: uint8 (n, n, 3).
        mask: uint8 (n / 4, n / 4), the share of the main object in each block of pixels, times 255.
        answers: int8, one for each of `QUESTIONS`, in their order.
    """

    picture: np.ndarray
    mask: np.ndarray
    answers: np.ndarray


@dataclass(frozen=True)
class _Light:
    """Where the light comes from: an angle in the picture and a height; and how strong the rest is."""

    angle: float
    height: float
    ambient: float

    @property
    def vector(self) -> np.ndarray:
        """Towards the light: x, y (down) and z (to the viewer)."""
        flat = np.cos(self.height)
        return np.array([flat * np.cos(self.angle), flat * np.sin(self.angle), np.sin(self.height)])


def scene(rng: np.random.Generator, n: int) -> Scene:
    """Draw one picture.

    Args:
        rng: where all chance comes from: the same state gives the same picture.
        n: pixels a side, divisible by 4.
    """
    x, y = grid(n)
    light = _Light(rng.uniform(-np.pi, np.pi), rng.uniform(0.5, 1.1), rng.uniform(0.25, 0.5))
    shape_kind = int(rng.choice(len(_SHAPES), p=_SHARES))
    texture_kind, ground = (int(k) for k in rng.integers(len(_TEXTURES), size=2))
    material = int(rng.integers(len(MATERIALS)))
    calm = rng.random() < SHARE_CALM
    if calm:
        ground = _TEXTURES.index("plain")
        texture_kind = _TEXTURES.index("plain") if rng.random() < 0.5 else texture_kind

    canvas = coloured(texture(rng, _TEXTURES[ground], x, y), _calmer(rng, palette(rng)))
    canvas = canvas * _uneven_light(rng, x, y)[..., None]
    clutter = int(rng.binomial(2, 0.25) if calm else rng.integers(MOST_CLUTTER + 1))
    in_front = int(rng.binomial(clutter, 0.2))
    for _ in range(clutter - in_front):
        canvas, _ = _small_object(rng, canvas, x, y, light)

    size, angle = rng.uniform(0.6 if calm else 0.4, 1.05), rng.uniform(-np.pi, np.pi)
    centre = rng.uniform(-1, 1, 2) * (1.15 - size)
    shape = draw_shape(rng, _SHAPES[shape_kind], x, y, centre, size, angle)
    surface = texture(rng, _TEXTURES[texture_kind], x, y)
    colours = coloured(surface, palette(rng))
    mark = 0 if rng.random() < 0.3 else int(rng.integers(len(MARKS)))
    mark_angle = rng.uniform(-np.pi, np.pi)
    colours = _marked(rng, colours, x, y, MARKS[mark], centre, size, mark_angle)
    canvas, cover = _put(rng, canvas, shape, colours, surface, MATERIALS[material], light)
    for _ in range(in_front):
        canvas, hidden = _small_object(rng, canvas, x, y, light)
        cover = cover * (1 - hidden)

    tint = rng.normal(1, 0.06, 3).astype(np.float32)
    picture = np.clip(canvas * tint, 0, 1) * np.float32(255) + np.float32(0.5)
    blocks = cover.reshape(n // COARSER, COARSER, n // COARSER, COARSER).mean(axis=(1, 3))
    answers = {
        "shape": shape_kind,
        "texture": texture_kind,
        "ground": ground,
        "material": material,
        "points": min(shape.points, MOST_POINTS) - 1 if shape.points > 0 else -1,
        "direction": _eighth(angle) if shape.directed else -1,
        "mark": mark,
        "mark_direction": _eighth(mark_angle) if MARKS[mark] == "arc" else -1,
        "clutter": clutter,
        "light": _eighth(light.angle) if MATERIALS[material] in ("matte", "glossy") else -1,
    }
    return Scene(
        picture.astype(np.uint8),
        (blocks * 255 + 0.5).astype(np.uint8),
        np.array([answers[name] for name in QUESTIONS], np.int8),
    )


def _eighth(angle: float) -> int:
    """Which of eight directions an angle is nearest to."""
    return round(angle / (TAU / DIRECTIONS)) % DIRECTIONS


def _calmer(rng: np.random.Generator, colours: np.ndarray) -> np.ndarray:
    """The colours with less contrast between them, as a background has."""
    middle = colours.mean(axis=0)
    return middle + (colours - middle) * np.float32(rng.uniform(0.25, 1))


def _uneven_light(rng: np.random.Generator, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """What the ground's colours are multiplied by: a slope, and soft patches of shade."""
    slope = rng.normal(0, 0.15, 2).astype(np.float32)
    return (
        1
        + slope[0] * x
        + slope[1] * y
        + np.float32(rng.uniform(0, 0.6)) * (noise(rng, x, y) - np.float32(0.5))
    )


def _small_object(rng, canvas, x, y, light):
    """Put a small object of one of the quick kinds somewhere; return the canvas and what it covers."""
    kind, size = CLUTTER[rng.integers(len(CLUTTER))], rng.uniform(0.1, 0.35)
    shape = draw_shape(rng, kind, x, y, rng.uniform(-1, 1, 2), size, rng.uniform(-np.pi, np.pi))
    surface = clouds(rng, x * 4, y * 4, 2)
    material = MATERIALS[rng.integers(len(MATERIALS))]
    return _put(rng, canvas, shape, coloured(surface, palette(rng)), surface, material, light)


def _put(rng, canvas, shape: Shape, colours, surface, material, light: _Light):
    """Put a shape onto the canvas, shaded as its material wants; return the canvas and its cover (n, n)."""
    n = canvas.shape[0]
    pixel = 2 / n
    cover = step(-shape.distance, 1.5 * pixel)
    if material == "outlined":
        line = step(rng.uniform(1.5, 4) * pixel - np.abs(shape.distance), 1.5 * pixel)[..., None]
        colours = colours * (1 - line) + palette(rng, 2)[0] * np.float32(0.5) * line
    elif material in ("matte", "glossy"):
        colours = _shaded(rng, shape.distance, colours, surface, material == "glossy", light, pixel)
    if material != "flat":
        canvas = canvas * _shadow(rng, shape.distance, light, n)[..., None]
    return canvas + (colours - canvas) * cover[..., None], cover


def _shaded(rng, distance, colours, surface, glossy, light: _Light, pixel):
    """Colours on a body that bulges towards the viewer, with light from one side."""
    bulge = np.float32(rng.uniform(0.12, 0.45))
    up = np.clip(1 + distance / bulge, 0, 1)
    height = bulge * np.sqrt(np.maximum(1 - up * up, 0)) + np.float32(rng.uniform(0, 0.02)) * surface
    slope_y, slope_x = np.gradient(height, pixel)
    length = 1 / np.sqrt(1 + slope_x * slope_x + slope_y * slope_y)
    to_light = light.vector.astype(np.float32)
    facing = np.maximum((to_light[2] - slope_x * to_light[0] - slope_y * to_light[1]) * length, 0)
    colours = colours * (np.float32(light.ambient) + np.float32(1.15 - light.ambient) * facing)[..., None]
    if glossy:
        half = to_light + np.array([0, 0, 1], np.float32)
        half /= np.linalg.norm(half)
        shine = np.maximum((half[2] - slope_x * half[0] - slope_y * half[1]) * length, 0)
        colours = colours + (np.float32(rng.uniform(0.4, 0.8)) * shine ** rng.uniform(12, 40))[..., None]
    return colours


def _shadow(rng, distance, light: _Light, n):
    """What a shape's shadow leaves of the light on the ground: it falls away from the light, and is soft."""
    reach = rng.uniform(0.05, 0.2) / np.tan(light.height) * n / 2
    shift = -np.rint(reach * np.array([np.sin(light.angle), np.cos(light.angle)])).astype(int)
    moved = np.pad(distance, np.abs(shift).max(), mode="edge")
    top, left = np.abs(shift).max() - shift
    moved = moved[top : top + n, left : left + n]
    return 1 - np.float32(rng.uniform(0.3, 0.7)) * step(-moved, rng.uniform(0.06, 0.25))


def _marked(rng, colours, x, y, mark, centre, size, angle):
    """Draw a mark onto a surface, darker or lighter than it."""
    if mark == "none":
        return colours
    scale = size * rng.uniform(0.25, 0.5)
    at = np.asarray(centre) + rng.uniform(-0.15, 0.15, 2) * size
    u, v = x - np.float32(at[0]), y - np.float32(at[1])
    c, s = np.float32(np.cos(angle) / scale), np.float32(np.sin(angle) / scale)
    u, v = c * u + s * v, c * v - s * u
    thick = rng.uniform(0.08, 0.2)
    if mark == "dots":
        places = rng.uniform(-0.9, 0.9, (rng.integers(2, 5), 2))
        distance = np.minimum.reduce([np.hypot(u - a, v - b) - 1.6 * thick for a, b in places])
    elif mark == "line":
        distance = np.hypot(np.maximum(np.abs(u) - 1, 0), v) - thick
    elif mark == "arc":
        half, radius = rng.uniform(0.6, 1.4), rng.uniform(0.8, 1.6)
        u = u + radius
        bow = np.abs(np.hypot(u, v) - radius)
        end = np.hypot(u - radius * np.cos(half), np.abs(v) - radius * np.sin(half))
        distance = np.where(np.abs(np.arctan2(v, u)) < half, bow, end) - thick
    elif mark == "wave":
        bend = 0.3 * np.sin(u * rng.uniform(4, 7))
        distance = np.hypot(np.maximum(np.abs(u) - 1, 0), v - bend) - thick
    else:
        distance = np.abs(np.hypot(u, v) % 0.5 - 0.25) - 0.6 * thick + np.maximum(np.hypot(u, v) - 1, 0)
    line = step(-distance * scale, 0.03)[..., None]
    colour = palette(rng, 2)[0] * np.float32(0.5) if rng.random() < 0.7 else np.ones(3, np.float32) * 0.95
    return colours + (colour - colours) * line
