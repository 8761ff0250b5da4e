"""Ink: bamboo before mountains in the mist, in washes and quick strokes on fibrous paper."""

from __future__ import annotations

import numpy as np

from .canvas import SIDE, blur, grid, lay, noise, rgb, step
from .ink_bamboo import bamboo
from .stencil import Stencil, curve, placed

#: How strongly ink takes away red, green and blue.
_INK = np.array([1.0, 0.97, 0.90], np.float32)


def paint(rng: np.random.Generator) -> np.ndarray:
    """Paint it. Returns float32 (SIDE, SIDE, 3)."""
    paper, tooth = _paper(rng)
    ink = np.zeros((SIDE, SIDE), np.float32)  # optical density
    _sky(ink, rng)
    _mountains(ink, rng, tooth)
    _bank(ink, rng, tooth)
    for stencil, density, dry in bamboo(rng):
        _brush(ink, stencil.mask(), density, dry, rng, tooth)
    _splashes(ink, rng)
    picture = paper * np.exp(-ink[..., None] * _INK)
    _seal(picture, rng)
    return np.clip(picture, 0, 1)


def _paper(rng):
    """The paper, float32 (SIDE, SIDE, 3), and its tooth, (SIDE, SIDE) around 0, which ink gathers in."""
    fibres = Stencil()
    for _ in range(900):
        turn, length = rng.uniform(0, 2 * np.pi), rng.uniform(8, 34)
        bow = rng.uniform(-0.3, 0.3)
        points = placed(curve([(-0.5, 0), (0, bow), (0.5, 0)], 8), *rng.uniform(0, SIDE, 2), length, turn)
        fibres.line(points, rng.uniform(0.7, 1.6), rng.uniform(0.2, 0.9))
    marks = fibres.mask()
    tooth = 0.6 * noise(rng, 4.5, octaves=2) + 0.5 * noise(rng, 9)
    tone = 1 + 0.022 * noise(rng, 200, octaves=2) + 0.030 * tooth - 0.10 * marks
    return (rgb("#F7EEDA") * tone[..., None]).astype(np.float32), tooth


def _wash(ink, mask, density, rng, tooth):
    """A wet wash: blotted, gathered in the paper's tooth, with a dark line where it dried."""
    blot = 1 + 0.35 * noise(rng, 85, octaves=3) + 0.13 * tooth
    dried = np.clip(mask - blur(mask, 3.5), 0, 1) * 1.1
    ink += np.clip(density * (mask * np.clip(blot, 0.15, 2) + dried), 0, None)


def _brush(ink, mask, density, dry, rng, tooth):
    """Strokes already drawn as a mask: where the brush is dry, the paper's tooth breaks them up."""
    bristles = noise(rng, 5, 70) + 0.5 * noise(rng, 26, 40)
    broken = step(1.15 - dry * (0.85 + 0.5 * tooth + 0.75 * bristles), 0.5)
    pooled = np.clip(mask - blur(mask, 2.5), 0, 1)
    ink += density * mask * broken * (0.82 + 0.16 * noise(rng, 40)) + 0.25 * density * pooled * broken


def _sky(ink, rng):
    x, y = grid()
    streaks = noise(rng, 300, 60, 3)
    ink += 0.10 * np.clip(0.8 - y / 520 + 0.55 * streaks, 0, 1.3)
    r = np.hypot(x - 470, y - 150)
    moon = step(66 - r, 3)
    ink *= 1 - 0.85 * moon
    ink += 0.12 * np.exp(-(((r - 70) / 12) ** 2)) * (1 - moon)


def _mountains(ink, rng, tooth):
    """Four ridges: each dark along its crest, fading into mist, with texture strokes down its slopes."""
    _, y = grid()
    for base, height, density, fade, seams in (
        (290, 120, 0.20, 120, 60),
        (370, 170, 0.38, 130, 120),
        (480, 150, 0.60, 120, 170),
        (600, 110, 0.85, 110, 200),
    ):
        shape = noise(rng, 190, octaves=5, loss=0.52)[380]
        peak = np.exp(-(((np.arange(SIDE) - rng.uniform(220, 640)) / 190) ** 2))
        crest = base - height * (0.28 * shape + 0.75 * peak)
        depth = y - crest[None, :] + 5 * noise(rng, 16)
        mask = step(depth, 3) * np.exp(-np.clip(depth, 0, None) / fade)
        ink *= 1 - 0.8 * step(depth, 3) * np.exp(-np.clip(depth, 0, None) / 400)  # mist hides what is behind
        _wash(ink, mask, density, rng, tooth)
        strokes = Stencil()
        for _ in range(seams):
            sx = int(rng.uniform(4, SIDE - 4))
            slope = np.clip((crest[min(sx + 6, SIDE - 1)] - crest[max(sx - 6, 0)]) / 12, -1.6, 1.6)
            start = (sx, crest[sx] + rng.exponential(0.28 * fade))
            lean = np.sign(slope) * rng.uniform(0.25, 0.75) if abs(slope) > 0.15 else rng.uniform(-0.4, 0.4)
            length = rng.uniform(22, 74) * fade / 160
            end = (start[0] + lean * length, start[1] + length * 0.8)
            middle = ((start[0] + end[0]) / 2 + rng.uniform(-6, 6), (start[1] + end[1]) / 2)
            widths = rng.uniform(2, 5.5) * np.sin(np.linspace(0.5, np.pi, 14)) ** 0.8
            strokes.line(curve([start, middle, end], 14), widths, rng.uniform(0.4, 1))
        _brush(ink, strokes.mask() * step(depth, 3), 0.95 * density, 0.8, rng, tooth)


def _bank(ink, rng, tooth):
    """The near bank: a dark wash, and grass in quick strokes."""
    _, y = grid()
    line = 742 + 26 * noise(rng, 150, octaves=3)[400]
    _wash(ink, step(y - line[None, :], 4), 0.9, rng, tooth)
    grass = Stencil()
    for _ in range(330):
        gx, gy = rng.uniform(0, SIDE), rng.uniform(712, SIDE + 30)
        tip = (gx + rng.uniform(-42, 42), gy - rng.uniform(26, 92))
        blade = curve([(gx, gy), (0.75 * gx + 0.25 * tip[0], 0.5 * (gy + tip[1])), tip], 12)
        grass.line(blade, np.linspace(rng.uniform(2.5, 6), 0.8, 12), rng.uniform(0.45, 1))
    _brush(ink, grass.mask(), 1.7, 0.35, rng, tooth)


def _splashes(ink, rng):
    """Drops that fell from a shaken brush: few large, many small, some with a tail."""
    drops = Stencil()
    for _ in range(9):
        cx, cy, spread = rng.uniform(0, SIDE), rng.uniform(0, SIDE), rng.uniform(18, 70)
        for _ in range(int(rng.integers(7, 20))):
            dx, dy = rng.normal(0, spread, 2)
            radius = min(rng.exponential(1.8) + 0.9, 7.5)
            drops.disc(cx + dx, cy + dy, radius, rng.uniform(0.4, 1))
            if radius > 3:
                drops.line(np.array([(cx + dx, cy + dy), (cx + 1.25 * dx, cy + 1.25 * dy)]), [radius, 1])
    ink += 1.05 * drops.mask()


def _seal(picture, rng):
    """A red seal with two made-up signs."""
    seal, signs = Stencil(), Stencil()
    seal.polygon(
        np.array([(620, 44), (643, 42), (667, 45), (669, 76), (666, 105), (640, 106), (619, 103), (618, 72)])
    )
    for points in ([(10, 10), (35, 10)], [(22, 4), (22, 28)], [(10, 22), (34, 23)],
                   [(10, 36), (10, 52), (34, 52), (34, 36)], [(22, 33), (22, 52)]):  # fmt: skip
        signs.line(np.add(points, (621, 46)), 4.6)
    cover = seal.mask() * (1 - signs.mask()) * step(noise(rng, 7, octaves=2) + 1.2, 0.6)
    lay(picture, rgb("#B3261E"), 0.93 * cover)
