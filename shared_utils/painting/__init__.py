"""Pictures painted by procedure, each in a style of its own, for Neural_Style_Transfer.

`paint` gives one. Everything is drawn from its seed with NumPy and SciPy; nothing is traced from a picture
that exists. To add a style: a module with a function `paint(rng)` that gives float32 (SIDE, SIDE, 3), and
its entry in `STYLES`; then run the script `paint_styles.py` of the topic. What styles share: `canvas` (noise,
colours, light), `stencil` (shapes), `strokes` (a brush).
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass

import numpy as np

from .canvas import FINAL, finish


@dataclass(frozen=True)
class Style:
    """A style: the module that paints it, the seed of the picture in the course, and its title."""

    module: str
    seed: int
    title: str


STYLES = {
    "swirls": Style("swirls", 5, "Tideland, in thick strokes that follow the currents"),
    "dots": Style("dots", 1, "Evening bay, in points of pure colour"),
    "cutouts": Style("cutouts", 1, "Garden, cut from painted paper"),
    "woodblock": Style("woodblock", 1, "Waves under a red sun, from blocks of wood"),
    "glass": Style("glass", 1, "Sunrise, in stained glass"),
    "ink": Style("ink", 4, "Bamboo and mountains, in ink"),
    "mosaic": Style("mosaic", 1, "Pomegranates, in small stones"),
    "knife": Style("knife", 1, "Birches in autumn, with the palette knife"),
}


def paint(name: str, seed: int | None = None, side: int = FINAL) -> np.ndarray:
    """Paint a picture in a style. It takes some ten seconds, and the same seed gives the same picture.

    Args:
        name: one of `STYLES`.
        seed: draws another picture of the style; by default the one of the course.
        side: its size in pixels, a divisor of `canvas.SIDE`.

    Returns:
        uint8 (side, side, 3).

    Raises:
        ValueError: an unknown name, or a side that does not divide.
    """
    if name not in STYLES:
        raise ValueError(f"There is no style {name!r}. The styles are {', '.join(STYLES)}.")
    style = STYLES[name]
    module = importlib.import_module(f"{__name__}.{style.module}")
    rng = np.random.default_rng(style.seed if seed is None else seed)
    return finish(module.paint(rng), side)
