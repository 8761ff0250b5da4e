"""What is cut from paper: each function gives pieces, as a function that draws on a stencil and a colour.

All take the generator, the middle (2,) and the size (2,) of the sheet that they lie on, in pixels, and the
colour of the main piece.
"""

from __future__ import annotations

import numpy as np

from .stencil import Stencil, curve, placed

Pieces = list[tuple[object, str]]


def _lobe(length: float, width: float) -> np.ndarray:
    """The outline of a leaf's finger along x, from 0 to `length`: float (k, 2)."""
    t = np.linspace(0, 1, 24)
    half = width / 2 * (0.42 + 0.58 * np.sin(np.pi * np.clip(t * 0.86 + 0.1, 0, 1)) ** 0.8) * (1 - t**7)
    upper = np.stack([t * length, -half], 1)
    return np.concatenate([upper, upper[::-1] * (1, -1)])


def _leaf(stencil: Stencil, spine: np.ndarray, pairs: int, reach: float, width: float, lean: float) -> None:
    """A leaf with fingers on both sides of a spine (k, 2) and one at its end."""
    stencil.line(spine, np.linspace(width * 0.8, width * 0.55, len(spine)))
    ways = np.gradient(spine, axis=0)
    for k in range(pairs + 1):
        at = int((0.16 + 0.8 * k / pairs) * (len(spine) - 1))
        turn = np.arctan2(ways[at, 1], ways[at, 0])
        if k == pairs:
            stencil.polygon(placed(_lobe(reach * 0.75, width * 1.15), *spine[at], 1, turn))
            break
        length = reach * (0.62 + 0.5 * np.sin(np.pi * (0.25 + 0.6 * k / pairs)))
        for side in (-1, 1):
            stencil.polygon(placed(_lobe(length, width), *spine[at], 1, turn + side * lean))


def frond(rng, middle, size, colour) -> Pieces:
    """A large leaf from a lower corner to the opposite upper one, and a spot in each free corner."""
    side = -1 if colour == "black" else 1
    a = middle + size * (-0.36 * side, 0.46)
    b = middle + size * (0.02 * side, 0.05) + rng.uniform(-8, 8, 2)
    c = middle + size * (0.30 * side, -0.34)
    spine = curve([a, b, c], 40)
    reach = 0.42 * size.min()

    def cut(stencil):
        _leaf(stencil, spine, 6, reach, reach * 0.26, 0.95)

    spot = {"green": "coral", "black": "cream", "blue": "yellow"}.get(colour, "cream")
    places = [middle + size * (-0.36 * side, -0.36), middle + size * (0.38 * side, 0.36)]
    return [(cut, colour)] + [
        ((lambda s, p=p: s.polygon(_blob(rng, p, 0.08 * size.min()))), spot) for p in places
    ]


def weed(rng, middle, size, colour) -> Pieces:
    """Upright sea weed with many fingers."""
    sway = 0.12 * rng.choice([-1, 1])
    shares = np.array([(0, 0.46), (sway, 0.12), (-sway, -0.14), (0, -0.32)])
    points = middle + size * shares
    spine = curve(points, 50)
    reach = 0.40 * size[0]
    return [(lambda s: _leaf(s, spine, 8, reach, reach * 0.27, 0.85), colour)]


def _blob(rng, at, radius, uneven: float = 0.16) -> np.ndarray:
    angles = np.linspace(0, 2 * np.pi, 9, endpoint=False)
    r = radius * (1 + uneven * rng.uniform(-1, 1, len(angles)))
    return curve(np.stack([at[0] + r * np.cos(angles), at[1] + r * np.sin(angles)], 1), 48, closed=True)


def sun(rng, middle, size, colour) -> Pieces:
    """A sun with flames, and a disc on it."""
    radius, rays = 0.40 * size.min(), 13

    def cut(stencil):
        for k in range(rays):
            turn = 2 * np.pi * (k + rng.uniform(-0.12, 0.12)) / rays
            flame = curve(
                [(0, -0.22), (0.5, -0.16), (0.8, 0.1), (1.14, 0.02), (0.85, 0.28), (0.4, 0.2)], 40, True
            )
            stencil.polygon(placed(flame, *middle, radius * rng.uniform(0.92, 1.08), turn))
        stencil.disc(*middle, radius * 0.56)

    return [
        (cut, colour),
        (lambda s: s.polygon(_blob(rng, middle, radius * 0.42, 0.05)), "orange"),
        (lambda s: s.polygon(_blob(rng, middle, radius * 0.17, 0.1)), "cream"),
    ]


def flower(rng, middle, size, colour) -> Pieces:
    """A flower of eight petals, smaller ones of another colour on it, and its heart."""
    radius = 0.46 * size.min()

    def petals(stencil, share, shift, width):
        for k in range(8):
            turn = 2 * np.pi * (k + shift) / 8 + rng.uniform(-0.06, 0.06)
            stencil.polygon(placed(_lobe(radius * share, radius * width), *middle, 1, turn))

    return [
        (lambda s: petals(s, 1.0, 0.0, 0.42), colour),
        (lambda s: petals(s, 0.66, 0.5, 0.24), "magenta"),
        (lambda s: s.polygon(_blob(rng, middle, radius * 0.27, 0.08)), "yellow"),
        (lambda s: s.polygon(_blob(rng, middle, radius * 0.11, 0.1)), "black"),
    ]


_BIRD = [(1.06, -0.02), (0.80, -0.14), (0.58, -0.17), (0.36, -0.10), (0.22, -0.16), (0.02, -0.52),
         (-0.22, -0.82), (-0.50, -0.98), (-0.42, -0.62), (-0.34, -0.30), (-0.38, -0.04), (-0.70, 0.02),
         (-1.12, -0.12), (-0.86, 0.10), (-1.10, 0.30), (-0.62, 0.20), (-0.26, 0.24), (-0.20, 0.46),
         (-0.30, 0.80), (0.02, 0.60), (0.24, 0.28), (0.52, 0.16), (0.76, 0.06)]  # fmt: skip
_FISH = [(1.0, 0.0), (0.66, -0.26), (0.16, -0.40), (-0.30, -0.24), (-0.56, -0.08), (-1.0, -0.40),
         (-0.86, 0.0), (-1.0, 0.40), (-0.56, 0.09), (-0.30, 0.25), (0.16, 0.40), (0.66, 0.25)]  # fmt: skip


def bird(rng, middle, size, colour) -> Pieces:
    """A bird in flight, and another behind it."""
    big = placed(_BIRD, *(middle + size * (-0.12, 0.06)), 0.31 * size[0], -0.22)
    small = placed(_BIRD, *(middle + size * (0.31, -0.12)), 0.17 * size[0], -0.5)
    return [(lambda s: s.polygon(big), colour), (lambda s: s.polygon(small), "pink")]


def fish(rng, middle, size, colour) -> Pieces:
    """A large fish, a small one, and waves below."""
    pieces = []
    for k in range(3):
        y = middle[1] + size[1] * (0.24 + 0.1 * k)
        xs = np.linspace(middle[0] - 0.44 * size[0], middle[0] + 0.42 * size[0], 60)
        wave = np.stack([xs, y + 7 * np.sin(xs / 17 + k)], 1)
        pieces.append(((lambda s, w=wave: s.line(w, 11)), "blue" if k % 2 else "cream"))
    at = middle + size * (0.02, -0.06)
    body = curve(placed(_FISH, *at, 0.40 * size[0], -0.12), 120, closed=True)
    pieces.append(((lambda s: s.polygon(body)), colour))
    for k in range(3):
        p = placed([(0.34 - 0.28 * k, 0.0)], *at, 0.40 * size[0], -0.12)[0]
        arc = [
            (p[0] + 0.05 * size[0] * np.cos(a), p[1] + 0.09 * size[1] * np.sin(a))
            for a in np.linspace(-1.3, 1.3, 12)
        ]
        pieces.append(((lambda s, a=arc: s.line(np.array(a), 9)), "cream"))
    eye = placed([(0.72, -0.05)], *at, 0.40 * size[0], -0.12)[0]
    pieces.append(((lambda s: s.disc(*eye, 8)), "black"))
    small = curve(placed(_FISH, *(middle + size * (-0.26, -0.36)), 0.15 * size[0], 0.25), 80, closed=True)
    pieces.append(((lambda s: s.polygon(small)), "coral"))
    return pieces


def moon(rng, middle, size, colour) -> Pieces:
    """A sickle with stars of four points."""
    r = 0.33 * size.min()
    t = np.linspace(0.7, 2 * np.pi - 0.7, 40)
    outer = np.stack([np.cos(t), np.sin(t)], 1) * r
    inner = np.stack([0.42 + 0.72 * np.cos(t[::-1]), 0.72 * np.sin(t[::-1])], 1) * r
    at = middle + size * (0.06, -0.08)
    sickle = placed(np.concatenate([outer, inner]), *at, 1, -0.5)
    star = (
        np.array([(np.cos(a), np.sin(a)) for a in np.arange(8) * np.pi / 4]) * np.tile([1, 0.36], 4)[:, None]
    )
    stars = [((-0.26, 0.34), 0.15, "cream"), ((0.27, 0.36), 0.11, "cream"), ((0.2, -0.1), 0.1, "coral"),
             ((-0.3, -0.38), 0.1, "cream")]  # fmt: skip
    return [(lambda s: s.polygon(sickle), colour)] + [
        ((lambda s, p=p, q=q: s.polygon(placed(star, *(middle + size * p), q * size.min(), 0.3))), ink)
        for p, q, ink in stars
    ]


def drops(rng, middle, size, colour) -> Pieces:
    """Drops, one below the other."""
    drop = curve([(0, -1.25), (0.42, -0.2), (0.5, 0.45), (0, 0.95), (-0.5, 0.45), (-0.42, -0.2)], 40, True)
    colours = (colour, "cream", "coral", colour, "pink")
    places = [middle + size * (0.02 * (-1) ** k, 0.19 * (k - 2)) for k in range(5)]
    return [
        ((lambda s, p=p, k=k: s.polygon(placed(drop, *p, 0.34 * size[0], 0.25 * (-1) ** k))), ink)
        for k, (p, ink) in enumerate(zip(places, colours, strict=True))
    ]


def pebbles(rng, middle, size, colour) -> Pieces:
    """Pebbles in two rows."""
    inks = (colour, "blue", "orange", "green", "lilac", "coral", "sky")
    pieces = []
    for k in range(7):
        p = middle + size * (-0.4 + 0.133 * k, 0.14 * (-1) ** k)
        pieces.append(((lambda s, p=p: s.polygon(_blob(rng, p, 0.19 * size[1], 0.22))), inks[k]))
    return pieces
