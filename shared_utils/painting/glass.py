"""Stained glass: a window with a rising sun, its rays, hills and a river, in lead."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from .canvas import SIDE, blur, grid, noise, ramp, rgb, step

_SUN = (384.0, 300.0)
_LEAD = rgb("#16151A")


def paint(rng: np.random.Generator) -> np.ndarray:
    """Paint it. Returns float32 (SIDE, SIDE, 3)."""
    pane, colours = _panes(rng)
    # How far each pixel is from the edge of its pane.
    edge = np.zeros(pane.shape, bool)
    edge[:-1] |= pane[:-1] != pane[1:]
    edge[:, :-1] |= pane[:, :-1] != pane[:, 1:]
    away = ndimage.distance_transform_edt(~edge).astype(np.float32)
    glass = _glass(rng, pane, colours, away)
    glow = blur(glass, 13)
    lit = 1.08 * glass + 0.36 * glow * (1 - 0.5 * glass)
    came = step(5.2 + 0.8 * noise(rng, 46) - away, 1.6)
    picture = lit + (_came(rng, away, glow) - lit) * came[..., None]
    return np.clip(picture, 0, 1)


def _panes(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Which pane each pixel is in, int (SIDE, SIDE), and each pane's colour, float32 (n, 3)."""
    x, y = grid()
    dx, dy = x - _SUN[0], y - _SUN[1]
    r, turn = np.hypot(dx, dy), np.arctan2(dy, dx)
    hill = 470 + 46 * np.sin(x / 128 + 0.6) + 22 * np.sin(x / 57 + 2.0)
    near = 606 - 66 * np.sin(x / 190 + 0.2) + 14 * np.sin(x / 60)
    river = np.abs(x - (400 + 92 * np.sin((y - 470) / 74))) < 20 + (y - 450) * 0.17
    pane = np.full((SIDE, SIDE), -1)
    colours: list[np.ndarray] = []

    def fill(mask, u, v, points, tint):
        """Panes around points (n, 2) in the coordinates u, v; `tint` gives a colour for each point."""
        distances = np.full(mask.shape, np.inf, np.float32)
        for pu, pv in points:
            d = (u - pu) ** 2 + (v - pv) ** 2
            nearer = mask & (d < distances)
            distances = np.where(nearer, d, distances)
            pane[nearer] = len(colours)
            colours.append(tint(pu, pv))

    def lattice(width, height, across, down, loose):
        """Points in rows, every other one shifted, and shaken: (n, 2)."""
        points = []
        for row, pv in enumerate(np.arange(down[0], down[1] + height, height)):
            for pu in np.arange(across[0], across[1] + width, width):
                shake = rng.uniform(-loose, loose, 2) * (width, height)
                points.append((pu + (row % 2) * width / 2 + shake[0], pv + shake[1]))
        return points

    def varied(colour):
        return np.clip(colour * rng.uniform(0.72, 1.25) + rng.normal(0, 0.03, 3), 0.02, 1)

    sky = rgb("#F9C440", "#F08A2C", "#D9482F", "#A82F63", "#5B2F86", "#28409F", "#1C5FAE", "#123A80")
    # Rays: the further out, the more panes, in rings.
    rings = (0, 30, 74, 128, 186, 252, 326, 410, 520)
    number = np.digitize(r, rings) - 1
    above = y < hill
    for ring in range(len(rings) - 1):
        count = (1, 9, 12, 16, 20, 24, 28, 32)[ring]
        start = rng.uniform(0, 2 * np.pi)
        cuts = start + 2 * np.pi * (np.arange(count) + rng.uniform(-0.22, 0.22, count)) / count
        at = np.searchsorted(np.sort(cuts % (2 * np.pi)), turn % (2 * np.pi)) % count
        inside = above & (number == ring)
        for k in range(count):
            pane[inside & (at == k)] = len(colours)
            t = np.clip(ring / 7.2 - 0.05 + rng.normal(0, 0.05) + 0.09 * ((k % 2) - 0.5), 0, 1)
            colours.append(varied(rgb("#FFE98A")) if ring == 0 else varied(ramp(t, sky)))
    far, front = ~above & (y < near), ~above & (y >= near)
    greens, reds = (
        rgb("#0E5A48", "#1E8A5A", "#7DB23B", "#D3C640"),
        rgb("#7A1F3D", "#B83A2E", "#E07B2A", "#F0B23C"),
    )
    fill(far & ~river, x, (y - hill) * 1.0, lattice(86, 62, (-40, 800), (24, 190), 0.28),
         lambda pu, pv: varied(ramp(rng.uniform(0.05, 0.95), greens)))  # fmt: skip
    fill(front & ~river, x, y - near, lattice(96, 66, (-40, 800), (26, 240), 0.28),
         lambda pu, pv: varied(ramp(rng.uniform(0, 1), reds)))  # fmt: skip
    blues = rgb("#123F8C", "#1F86C4", "#7FD0D8", "#D8F0E4")
    fill(~above & river, x, y, lattice(90, 46, (200, 620), (430, 800), 0.25),
         lambda pu, pv: varied(ramp(rng.uniform(0, 1), blues)))  # fmt: skip
    return pane, np.array(colours, np.float32)


def _glass(rng, pane, colours, away):
    """Coloured light: streaks and bubbles in the glass, darker to the edge of a pane."""
    n = len(colours)
    x, y = grid()
    angle = rng.uniform(0, 2 * np.pi, n)[pane]
    tilt = ((x * np.cos(angle) + y * np.sin(angle)) / 110) % 2
    slope = np.abs(tilt - 1) - 0.5
    streaks = np.where(rng.random(n)[pane] < 0.5, noise(rng, 95, 11, 3), noise(rng, 13, 80, 3))
    ripple = noise(rng, 15, octaves=2)
    tone = 1 + 0.20 * streaks + 0.16 * ripple + 0.26 * slope
    tone *= 0.62 + 0.46 * step(away - 14, 26)
    glass = colours[pane] * tone[..., None]
    glass += (0.10 * np.clip(ripple - 0.55, 0, 1) * away.clip(0, 12) / 12)[..., None]
    for _ in range(420):
        bx, by, radius = rng.uniform(0, SIDE), rng.uniform(0, SIDE), rng.uniform(1.5, 4)
        box = np.s_[max(int(by) - 6, 0) : int(by) + 7, max(int(bx) - 6, 0) : int(bx) + 7]
        d = np.hypot(x[box] - bx, y[box] - by)
        glass[box] *= (
            1 - 0.22 * np.exp(-(((d - radius) / 1.1) ** 2)) + 0.25 * np.exp(-((d / radius * 1.6) ** 2))
        )[..., None]
    return np.clip(glass, 0, 1.1).astype(np.float32)


def _came(rng, away, glow):
    """The lead: round, dull, with some of the light of the panes around it."""
    dome = np.sqrt(np.clip(1 - (away / 6.0) ** 2, 0, 1))
    down, right = np.gradient(blur(dome, 1.0))
    shine = np.clip(0.55 * (down + right) * 1.2, -0.05, 0.22)
    worn = 1 + 0.35 * noise(rng, 9, octaves=2)
    return _LEAD * worn[..., None] + shine[..., None] + 0.16 * glow
