"""What several drawings of this topic share: boxes for layers and lines that turn corners."""

from collections.abc import Sequence

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

from shared_utils.drawing import INK, Card, tone


def box(
    card: Card,
    x: float,
    y: float,
    words: str,
    meaning: str = "filter",
    width: float = 96,
    *,
    dashed: bool = False,
) -> None:
    """Draw a layer as a rounded box with its centre at (x, y); lines of words are split at newlines."""
    shades, lines = tone(meaning), words.split("\n")
    height = 18 + 18 * len(lines)
    card.rectangle(
        x - width / 2, y - height / 2, width, height,
        fill=shades.fill, line=shades.line, radius=8, level=3, dashed=dashed,
    )  # fmt: skip
    for number, line in enumerate(lines):
        card.text(x, y + 18 * (number - (len(lines) - 1) / 2), line, 13, INK)


def rows_of(
    card: Card, x: float, y: float, mask: np.ndarray, pixel: float, fill: str, level: float = 2
) -> None:
    """Fill the True pixels of a mask (n_H, n_W) whose top left corner is (x, y), as one path."""
    corners: list[tuple[float, float]] = []
    for row, line in enumerate(mask):
        edges = np.flatnonzero(np.diff(np.concatenate([[0], line.astype(int), [0]])))
        for start, end in edges.reshape(-1, 2):
            left, right, top = x + start * pixel, x + end * pixel, y + row * pixel
            low = top + pixel + 0.2  # a hair over the next row, or a light seam shows
            corners += [(left, top), (right, top), (right, low), (left, low), (left, top)]
    codes = [Outline.MOVETO, Outline.LINETO, Outline.LINETO, Outline.LINETO, Outline.CLOSEPOLY]
    outline = Outline(corners, codes * (len(corners) // 5))
    card.axes.add_patch(PathPatch(outline, facecolor=fill, edgecolor="none", zorder=level))


def path(card: Card, points: Sequence[tuple[float, float]], colour: str, line_width: float = 2) -> None:
    """Draw a line through the points that ends in an arrow."""
    (x0, y0), (x1, y1) = points[-2:]
    length = max(abs(x1 - x0) + abs(y1 - y0), 1)
    before = (x1 - 6 * (x1 - x0) / length, y1 - 6 * (y1 - y0) / length)
    card.line([*points[:-1], before], colour, line_width=line_width, level=2)
    card.arrow(before, points[-1], colour)
