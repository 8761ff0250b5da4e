"""The scene behind the dots: an evening bay with boats, hills, a tree and a bank. Smooth areas of colour."""

from __future__ import annotations

import numpy as np

from .canvas import SIDE, grid, lay, noise, ramp, rgb, step
from .stencil import Stencil, curve

_HORIZON = 372
_SUN = (498, 262)


def scene(rng: np.random.Generator) -> np.ndarray:
    """Return float32 (SIDE, SIDE, 3)."""
    picture = _sky(rng)
    _hills(picture, rng)
    _water(picture, rng)
    for x, y, scale, sail in (
        (300, 420, 1.0, 0),
        (612, 398, 0.62, 1),
        (415, 388, 0.4, 0),
        (690, 470, 1.25, 1),
    ):
        _boat(picture, x + rng.uniform(-25, 25), y, scale, sail)
    _bank(picture, rng)
    _tree(picture, rng)
    return picture


def _sky(rng):
    x, y = grid()
    t = np.clip(y / _HORIZON + 0.07 * noise(rng, 260, 90, 2), 0, 1)
    picture = ramp(t, rgb("#3560BC", "#5E8FD6", "#A9A0DA", "#F2A598", "#FFC25E", "#FFE08A"))
    clouds = step(noise(rng, 230, 52, 3) - 0.25, 0.7) * step(t - 0.1, 0.3)
    lay(picture, ramp(t, rgb("#B9B0DC", "#F2A9A4", "#F7855A", "#FFB55C")), 0.75 * clouds)
    r = np.hypot(x - _SUN[0], y - _SUN[1])
    lay(picture, rgb("#FF9A3C"), 0.9 * np.exp(-((r / 120) ** 2)))
    lay(picture, rgb("#FFD23F"), step(72 - r, 14))
    lay(picture, rgb("#FFF7D2"), step(52 - r, 8))
    return picture


def _hills(picture, rng):
    _, y = grid()
    for base, height, low, high in ((352, 62, "#8C86C4", "#B79AC9"), (366, 40, "#4F62A8", "#6C79BE")):
        line = base - height * (0.5 + 0.5 * noise(rng, 210, octaves=3)[300])[None, :]
        colour = ramp(np.clip((y - line) / 50, 0, 1), rgb(low, high))
        lay(picture, colour, step(y - line, 4) * step(_HORIZON - y, 2))


def _water(picture, rng):
    x, y = grid()
    depth = np.clip((y - _HORIZON) / (SIDE - _HORIZON), 0, 1)
    water = ramp(depth, rgb("#F7CF94", "#9FB6D6", "#4F8CC6", "#2F6BB4", "#23509A"))
    ripples = noise(rng, 120, 13, 2)
    lay(water, rgb("#F5A66B"), 0.6 * step(ripples - 0.55, 0.5) * (1 - 0.6 * depth))
    lay(water, rgb("#2A4C9C"), 0.6 * step(-ripples - 0.5, 0.5))
    path = np.exp(-(((x - _SUN[0]) / (34 + 120 * depth)) ** 2)) * step(noise(rng, 70, 10, 2) + 0.35, 0.6)
    lay(water, rgb("#FFD55A"), 0.95 * path)
    lay(picture, water, step(y - _HORIZON, 2))


def _boat(picture, x, y, scale, sail):
    colours = (rgb("#FFF3D8", "#E9C9C0"), rgb("#F0702E", "#C23F4A"))[sail]

    def at(points):
        return np.array(points) * scale * 1.1 + (x, y)

    big, small = [(2, -14), (6, -128), (66, -16)], [(-4, -14), (2, -108), (-44, -14)]
    hull = curve(at([(-58, -12), (-40, 8), (30, 8), (62, -12)]), 30)
    for shape, colour in ((big, colours[0]), (small, colours[1])):
        lay(picture, colour, Stencil().polygon(at(shape)).mask())
        mirrored = [(px, -0.75 * py + 12) for px, py in shape]
        lay(picture, colour, 0.5 * Stencil().polygon(at(mirrored)).mask())
    lay(picture, rgb("#3A2C6B"), Stencil().polygon(hull).mask())


def _bank(picture, rng):
    x, y = grid()
    line = (
        690 - 86 * np.exp(-((x / 330) ** 2)) - 50 * np.exp(-(((x - 800) / 190) ** 2)) + 10 * noise(rng, 110)
    )
    shade = np.clip(0.5 + 0.5 * noise(rng, 85, 42, 2), 0, 1)
    lay(picture, ramp(shade, rgb("#3B4F9B", "#2E7F5E", "#6FA83C", "#C8CF48", "#F4D95A")), step(y - line, 5))
    for _ in range(70):
        fx, fy = rng.uniform(0, SIDE), rng.uniform(640, SIDE)
        if fy > line[int(fy), int(fx)] + 14:
            colour = rgb("#E2403E", "#F59AA6", "#FFF6DC", "#F4672C")[rng.integers(4)]
            lay(picture, colour, Stencil().disc(fx, fy, rng.uniform(5, 8)).mask())


def _tree(picture, rng):
    trunk = Stencil().line(curve([(112, 660), (122, 520), (98, 380), (120, 250), (150, 120)], 40),
                           np.linspace(46, 16, 40))  # fmt: skip
    for points in ([(108, 400), (170, 330), (230, 270)], [(102, 350), (60, 270), (14, 220)]):
        trunk.line(curve(points, 20), np.linspace(18, 8, 20))
    lay(picture, rgb("#4A356F"), trunk.mask())
    places = [(60, 60, 82), (170, 40, 90), (40, 170, 76), (150, 150, 86), (250, 95, 68), (235, 215, 56),
              (8, 255, 48), (300, 40, 50), (110, 250, 50), (335, 120, 34)]  # fmt: skip
    x, y = grid()
    ragged = 16 * noise(rng, 34, octaves=2)
    for px, py, radius in places:
        r = np.hypot(x - px, (y - py) * 1.15) + ragged
        t = np.clip(0.5 + 0.42 * ((x - px) * 0.75 - (y - py) * 0.5) / radius + 0.15 * noise(rng, 40), 0, 1)
        colour = ramp(t, rgb("#2B2F78", "#2A5F86", "#2E9566", "#86B83F", "#F2D352"))
        lay(picture, colour, step(radius - r, 8))
