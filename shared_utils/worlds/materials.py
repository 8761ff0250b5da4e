"""Materials: skin over the whole human range, cloth, metal, and painted surfaces with procedural textures.

Colours are linear sRGB, float32 (3,), unless a name says otherwise. Materials are Mitsuba bsdf dictionaries.
"""

from __future__ import annotations

import colorsys
from collections.abc import Sequence
from dataclasses import dataclass

import mitsuba as mi
import numpy as np
from scipy.ndimage import gaussian_filter

from .camera import to_linear, to_srgb

# Skin from the lightest to the deepest, sRGB of 0..255: pale, light, medium, tan, brown, dark, deep.
_SKIN_TONES = np.array(
    [
        (247, 220, 204),
        (236, 193, 168),
        (220, 168, 136),
        (194, 136, 101),
        (154, 100, 70),
        (112, 71, 49),
        (78, 50, 38),
    ],
    float,
)


@dataclass
class Skin:
    """A person's skin: `depth` 0 (lightest) to 1 (deepest) and the colours that follow from it."""

    depth: float
    base: np.ndarray
    flushed: np.ndarray  # knuckles, cheeks, ears, fingertips
    light: np.ndarray  # palms and nails, which hold little melanin
    shade: np.ndarray  # creases
    gloss: float

    def bsdf(self) -> dict:
        """Skin coloured by the mesh's vertex colours."""
        return vertex_colored(roughness=0.62 - 0.2 * self.gloss, specular=0.35 + 0.15 * self.gloss)


def draw_skin(rng: np.random.Generator, depth: float | None = None) -> Skin:
    """Skin of a person, uniform over depth unless one is given, with its own redness and warmth."""
    depth = float(rng.uniform(0, 1)) if depth is None else depth
    place = depth * (len(_SKIN_TONES) - 1)
    tone = np.array([np.interp(place, range(len(_SKIN_TONES)), _SKIN_TONES[:, i]) for i in range(3)]) / 255
    red, yellow = np.clip(rng.normal(0, 1, 2), -2, 2)
    tone = tone * (1 + np.array([0.01, -0.014, -0.014]) * red + np.array([0.005, 0.002, -0.022]) * yellow)
    base = to_linear(np.clip(tone, 0, 1))
    flushed = base * (1.02, 0.74 + 0.1 * depth, 0.72 + 0.12 * depth)
    pale = to_linear(np.array([0.93, 0.74, 0.66]))
    light = base + np.maximum(pale - base, 0) * (0.12 + 0.26 * depth)
    return Skin(
        depth=depth,
        base=base.astype(np.float32),
        flushed=flushed.astype(np.float32),
        light=light.astype(np.float32),
        shade=(base * (0.62, 0.5, 0.48)).astype(np.float32),
        gloss=float(rng.uniform(0, 1)),
    )


def hsv(hue: float, saturation: float, value: float) -> np.ndarray:
    """A colour from hue 0..1, saturation and value (of sRGB, as a painter thinks of it)."""
    return to_linear(colorsys.hsv_to_rgb(hue % 1, saturation, value)).astype(np.float32)


def draw_wall_color(
    rng: np.random.Generator, unlike: np.ndarray | None = None, contrast: float = 0.0
) -> np.ndarray:
    """What walls are painted in: mostly pale and greyish, now and then strong.

    With `unlike`, a linear colour, the wall differs from it by at least `contrast` (Euclidean, sRGB 0 to 1),
    or by as much as twenty draws allow.
    """
    best, widest = None, -1.0
    for _ in range(20):
        if rng.random() < 0.2:
            color = hsv(rng.uniform(), rng.uniform(0.25, 0.6), rng.uniform(0.3, 0.85))
        else:
            color = hsv(rng.uniform(), rng.uniform(0.0, 0.22), rng.uniform(0.35, 0.97))
        if unlike is None:
            return color
        apart = float(np.linalg.norm(to_srgb(color) - to_srgb(unlike)))
        if apart >= contrast:
            return color
        if apart > widest:
            best, widest = color, apart
    return best


def draw_cloth_color(rng: np.random.Generator) -> np.ndarray:
    """What clothes are dyed in: any hue, some of them nearly black, grey or white."""
    if rng.random() < 0.35:
        return hsv(rng.uniform(), rng.uniform(0, 0.1), rng.uniform(0.06, 0.95))
    return hsv(rng.uniform(), rng.uniform(0.3, 0.9), rng.uniform(0.15, 0.85))


def plain(
    color: Sequence[float], roughness: float = 0.7, specular: float = 0.3, metallic: float = 0.0
) -> dict:
    """One colour all over."""
    return _principled(_rgb(color), roughness, specular, metallic)


def vertex_colored(roughness: float = 0.55, specular: float = 0.4, metallic: float = 0.0) -> dict:
    """Coloured by a mesh's attribute `vertex_color` (see `shapes.Mesh`)."""
    return _principled({"type": "mesh_attribute", "name": "vertex_color"}, roughness, specular, metallic)


def textured(image: np.ndarray, roughness: float = 0.8, specular: float = 0.25) -> dict:
    """Coloured by a picture of linear colours, float32 (H, W, 3), laid over the shape's own coordinates."""
    bitmap = mi.Bitmap(np.ascontiguousarray(image, np.float32))
    texture = {"type": "bitmap", "bitmap": bitmap, "raw": True, "wrap_mode": "mirror"}
    return _principled(texture, roughness, specular, 0.0)


def _principled(color: dict, roughness: float, specular: float, metallic: float) -> dict:
    surface = {
        "type": "principled",
        "base_color": color,
        "roughness": float(roughness),
        "specular": float(specular),
        "metallic": float(metallic),
    }
    return {"type": "twosided", "surface": surface}


def _rgb(color: Sequence[float]) -> dict:
    return {"type": "rgb", "value": [float(np.clip(x, 0, 1)) for x in color]}


# Textures are linear colours, float32 (SIZE, SIZE, 3).
SIZE = 192


def cloud(rng: np.random.Generator, smooth: float | tuple[float, float], size: int = SIZE) -> np.ndarray:
    """Blurred noise of mean 0 and variance 1, (size, size)."""
    noise = gaussian_filter(rng.normal(size=(size, size)), smooth, mode="wrap")
    return (noise - noise.mean()) / max(noise.std(), 1e-9)


def _shaded(color: np.ndarray, brightness: np.ndarray) -> np.ndarray:
    return np.clip(np.asarray(color)[None, None] * brightness[..., None], 0, 1).astype(np.float32)


def plaster(rng: np.random.Generator, color: np.ndarray) -> np.ndarray:
    """A painted wall: nearly even, with stains and grain."""
    strength = rng.uniform(0.01, 0.08)
    return _shaded(color, 1 + strength * cloud(rng, 18) + 0.5 * strength * cloud(rng, 1))


def wood(rng: np.random.Generator) -> np.ndarray:
    """Boards with grain along one axis."""
    light, dark = (
        hsv(rng.uniform(0.05, 0.1), rng.uniform(0.3, 0.65), value)
        for value in (rng.uniform(0.5, 0.9), rng.uniform(0.2, 0.5))
    )
    across = np.linspace(0, rng.uniform(6, 16), SIZE)[:, None]
    rings = 0.5 + 0.5 * np.sin(2 * np.pi * (across + 0.35 * cloud(rng, (8, 45))))
    amount = np.clip(0.25 + 0.5 * rings + 0.12 * cloud(rng, (0.6, 14)), 0, 1)[..., None]
    boards = int(rng.integers(2, 6))
    row = np.arange(SIZE)[:, None] * boards // SIZE
    tone = rng.uniform(0.8, 1.15, boards)[row]
    tone = tone * np.where(np.arange(SIZE)[:, None] % (SIZE // boards) < 2, 0.5, 1.0)
    image = (dark + (light - dark) * amount) * tone[..., None]
    return _turned(rng, image)


def weave(rng: np.random.Generator, color: np.ndarray) -> np.ndarray:
    """Cloth: threads both ways, and soft folds."""
    thread = np.sin(np.arange(SIZE) * rng.uniform(0.8, 2.0))
    brightness = 1 + 0.06 * (thread[:, None] + thread[None]) + rng.uniform(0.05, 0.16) * cloud(rng, (9, 30))
    return _turned(rng, _shaded(color, brightness))


def stripes(
    rng: np.random.Generator, first: np.ndarray, second: np.ndarray, checked: bool = False
) -> np.ndarray:
    """Stripes, or a check when `checked`."""
    bars = rng.uniform(4, 13)
    wave = np.arange(SIZE) / SIZE * bars % 1 < rng.uniform(0.25, 0.75)
    amount = wave[:, None] * np.ones(SIZE)
    if checked:
        amount = (amount + wave[None]) / 2
    image = first + (second - first) * gaussian_filter(amount, 0.7)[..., None]
    return _turned(rng, image * (1 + 0.03 * cloud(rng, 4))[..., None])


def dots(rng: np.random.Generator, ground: np.ndarray, color: np.ndarray) -> np.ndarray:
    """A printed wallpaper of dots in rows."""
    y, x = np.mgrid[:SIZE, :SIZE] / SIZE * rng.uniform(4, 10)
    x = x + 0.5 * (np.floor(y) % 2)
    amount = np.hypot(x % 1 - 0.5, y % 1 - 0.5) < rng.uniform(0.15, 0.35)
    image = ground + (color - ground) * gaussian_filter(amount.astype(float), 0.8)[..., None]
    return np.clip(image, 0, 1).astype(np.float32)


def bricks(rng: np.random.Generator, color: np.ndarray) -> np.ndarray:
    """Bricks or tiles with joints."""
    rows, columns = int(rng.integers(5, 12)), int(rng.integers(3, 7))
    y, x = np.mgrid[:SIZE, :SIZE] / SIZE
    row = np.floor(y * rows).astype(int)
    shifted = x * columns + 0.5 * (row % 2)
    tone = rng.normal(1, rng.uniform(0.02, 0.14), (rows, columns + 1))[row, np.floor(shifted).astype(int)]
    joint = (y * rows % 1 < 0.1) | (shifted % 1 < 0.05)
    gap = hsv(0.08, 0.08, rng.uniform(0.4, 0.85))
    image = np.asarray(color) * tone[..., None]
    image = np.where(joint[..., None], gap, image)
    return np.clip(image * (1 + 0.05 * cloud(rng, 1.5))[..., None], 0, 1).astype(np.float32)


def _turned(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """The picture as it is, or on its side."""
    image = np.clip(image, 0, 1).astype(np.float32)
    return image.swapaxes(0, 1) if rng.random() < 0.5 else image
