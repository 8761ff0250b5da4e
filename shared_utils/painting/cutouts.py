"""Cut-outs: a garden of leaves, birds, fish and suns, cut with scissors from painted paper."""

from __future__ import annotations

import numpy as np

from .canvas import SIDE, blur, noise, rgb, step
from .cutouts_shapes import bird, drops, fish, flower, frond, moon, pebbles, sun, weed
from .stencil import Stencil

_INKS = {
    "blue": "#1D3FA3", "sky": "#3E8EDC", "green": "#0B8A5A", "leaf": "#8CBF26", "yellow": "#FBCB16",
    "orange": "#F47B20", "coral": "#EA4335", "magenta": "#CF1F76", "pink": "#F8A9B9", "lilac": "#9A7BCB",
    "cream": "#FAF2E0", "black": "#1B1A22",
}  # fmt: skip
# Sheets behind: left, top, right, low as shares of the side, their colour, what lies on them in which one.
_SHEETS = (
    (0.00, 0.00, 0.30, 0.34, "yellow", sun, "coral"),
    (0.30, 0.00, 0.62, 0.22, "blue", bird, "cream"),
    (0.62, 0.00, 1.00, 0.30, "pink", frond, "green"),
    (0.00, 0.34, 0.22, 0.70, "cream", weed, "blue"),
    (0.30, 0.22, 0.62, 0.60, "coral", flower, "cream"),
    (0.22, 0.34, 0.30, 0.70, "black", drops, "yellow"),
    (0.62, 0.30, 0.80, 0.62, "green", weed, "leaf"),
    (0.80, 0.30, 1.00, 0.62, "lilac", moon, "yellow"),
    (0.00, 0.70, 0.36, 1.00, "sky", fish, "orange"),
    (0.30, 0.60, 0.66, 0.74, "cream", pebbles, "magenta"),
    (0.36, 0.74, 0.66, 1.00, "leaf", frond, "black"),
    (0.66, 0.62, 1.00, 1.00, "orange", frond, "blue"),
)


def paint(rng: np.random.Generator) -> np.ndarray:
    """Paint it. Returns float32 (SIDE, SIDE, 3)."""
    picture = np.broadcast_to(rgb(_INKS["cream"]), (SIDE, SIDE, 3)).copy()
    papers = _papers(rng)
    for left, top, right, low, ground, _, _ in _SHEETS:
        box = np.array([left, top, right, low]) * SIDE
        corners = np.array([(box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3])])
        # Cut by hand, a little too large: sheets overlap.
        corners += np.sign(corners - corners.mean(axis=0)) * 8 + rng.uniform(-5, 5, (4, 2))
        _glue(picture, rng, papers, Stencil().polygon(corners).mask(), ground)
    for left, top, right, low, _, motif, colour in _SHEETS:
        middle = np.array([left + right, top + low]) / 2 * SIDE
        size = np.array([right - left, low - top]) * SIDE
        for cut, ink in motif(rng, middle, size, colour):
            stencil = Stencil()
            cut(stencil)
            _glue(picture, rng, papers, stencil.mask(), ink, roundness=2.5)
    return np.clip(picture, 0, 1)


def _papers(rng: np.random.Generator) -> list[np.ndarray]:
    """How paint lies on large papers, brushed across and upright: float32 (SIDE, SIDE) around 0."""
    grain = 0.030 * noise(rng, 3.5) + 0.02 * noise(rng, 2)
    return [
        0.035 * noise(rng, wide, high, 2)
        + 0.03 * noise(rng, 0.6 * wide, 0.5 * high)
        + 0.04 * noise(rng, 120)
        + grain
        for wide, high in ((300, 7), (7, 300), (200, 15), (15, 200))
    ]


def _glue(
    picture: np.ndarray,
    rng: np.random.Generator,
    papers: list[np.ndarray],
    mask: np.ndarray,
    ink: str,
    roundness: float = 0,
) -> None:
    """Lay a piece of painted paper on the picture, with its shadow.

    Args:
        picture: changed in place.
        rng: chooses a place of a paper.
        papers: what `_papers` gives.
        mask: float (SIDE, SIDE), the piece.
        ink: the name of its colour.
        roundness: how far corners are rounded, in pixels.
    """
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    area = (
        slice(max(rows[0] - 16, 0), rows[-1] + 17),
        slice(max(columns[0] - 16, 0), columns[-1] + 17),
    )
    mask = mask[area]
    if roundness:
        mask = step(blur(mask, roundness) - 0.5, 0.3)
    top, left = (int(rng.integers(SIDE - n + 1)) for n in mask.shape)
    tone = papers[rng.integers(len(papers))][top : top + mask.shape[0], left : left + mask.shape[1]]
    shadow = np.zeros_like(mask)
    shadow[5:, 4:] = blur(mask, 4)[:-5, :-4]
    below = picture[area]
    below *= 1 - 0.34 * (shadow * (1 - mask))[..., None]
    colour = np.clip(rgb(_INKS[ink]) * (1 + tone)[..., None] + 0.25 * tone[..., None], 0, 1)
    below += (colour - below) * mask[..., None]
    # The thickness of the paper catches the light along its edge.
    down, right = np.gradient(blur(mask, 0.8))
    below += np.clip(0.20 * (down + right) * mask, -0.06, 0.12)[..., None]
