"""Small signs that drawings of several topics share. Drawing scripts import this module by its name."""

import math

from matplotlib.patches import Circle

from .card import Card
from .palette import CARD, INK


def arc(x: float, y: float, radius: float, start: float, end: float) -> list[tuple[float, float]]:
    """Points on a circle around (x, y) from one angle to another, in degrees, 90 is up."""
    angles = [math.radians(start + (end - start) * k / 24) for k in range(25)]
    return [(x + radius * math.cos(a), y - radius * math.sin(a)) for a in angles]


def lock(card: Card, x: float, y: float, scale: float = 1, colour: str = INK) -> None:
    """Draw a closed padlock around (x, y), 14 pixels wide at scale 1."""
    s = scale
    card.line(
        [(x - 4 * s, y), (x - 4 * s, y - 4 * s), *arc(x, y - 4 * s, 4 * s, 180, 0), (x + 4 * s, y)],
        colour, line_width=2 * s, level=4.2,
    )  # fmt: skip
    card.rectangle(x - 7 * s, y - 1 * s, 14 * s, 10 * s, fill=colour, radius=2 * s, level=4.3)
    card.axes.add_patch(Circle((x, y + 4 * s), 1.6 * s, facecolor=CARD, edgecolor="none", zorder=4.4))
