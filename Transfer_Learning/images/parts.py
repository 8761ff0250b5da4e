"""What several drawings of this topic share: notes, locks, arrows, layers, and two small pictures."""

import math
from collections.abc import Sequence

from matplotlib.patches import Circle, PathPatch
from matplotlib.path import Path as Outline

from shared_utils.drawing import CARD, INK, tone
from shared_utils.drawing.slim import SlimCard as Card
from shared_utils.drawing.symbols import lock

WOOL, HOOF, MEADOW, SKY = "#F3E7D3", "#5B4636", "#CFE3B4", "#DCEEF6"


def note(
    card: Card,
    x: float,
    y: float,
    words: str,
    meaning: str,
    width: float,
    size: float = 13,
    *,
    dashed: bool = False,
) -> None:
    """Draw words in a rounded box with its centre at (x, y); lines are split at newlines."""
    shades, lines = tone(meaning), words.split("\n")
    height = 14 + 18 * len(lines)
    card.rectangle(
        x - width / 2, y - height / 2, width, height, fill=CARD if dashed else shades.fill, line=shades.line,
        radius=8, level=3, dashed=dashed,
    )  # fmt: skip
    for number, line in enumerate(lines):
        card.text(x, y + 18 * (number - (len(lines) - 1) / 2), line, size, INK)


def path(card: Card, points: Sequence[tuple[float, float]], colour: str, line_width: float = 2) -> None:
    """Draw a line through the points that ends in an arrow."""
    (x0, y0), (x1, y1) = points[-2:]
    length = max(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, 1)
    before = (x1 - 6 * (x1 - x0) / length, y1 - 6 * (y1 - y0) / length)
    card.line([*points[:-1], before], colour, line_width=line_width, level=2)
    card.arrow(before, points[-1], colour)


def polygon(
    card: Card, points: Sequence[tuple[float, float]], fill: str, level: float = 1.2, line: str = "none"
) -> None:
    """Fill a polygon whose corners are given in pixels of the card."""
    outline = Outline([*points, points[0]], closed=True)
    card.axes.add_patch(PathPatch(outline, facecolor=fill, edgecolor=line, linewidth=1.35, zorder=level))


def layer(
    card: Card,
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    random: bool = False,
    locked: bool = False,
    meaning: str = "filter",
) -> None:
    """Draw a layer as an upright box with its centre at (x, y): random weights dashed, locked ones locked."""
    shades = tone(meaning)
    card.rectangle(
        x - width / 2, y - height / 2, width, height, fill=CARD if random else shades.fill, line=shades.line,
        radius=4, level=3, dashed=random,
    )  # fmt: skip
    if locked:
        lock(card, x, y - 2, 0.85)


def alpaca(card: Card, x: float, y: float, side: float) -> None:
    """Draw a picture of an alpaca on a meadow; (x, y) is the upper left corner of the square."""
    s = side / 64

    def at(across: float, down: float) -> tuple[float, float]:
        return x + across * s, y + down * s

    def ball(across: float, down: float, radius: float, fill: str, level: float) -> None:
        circle = Circle(at(across, down), radius * s, facecolor=fill, edgecolor="none", zorder=level)
        card.axes.add_patch(circle)

    card.rectangle(x, y, side, side, fill=SKY, level=1.1)
    card.rectangle(x, y + 42 * s, side, 22 * s, fill=MEADOW, level=1.15)
    for across in (17, 23, 36, 42):
        card.rectangle(*at(across, 44), 4 * s, 14 * s, fill="#D9C6A6", level=1.2)
        card.rectangle(*at(across, 55), 4 * s, 3 * s, fill=HOOF, level=1.22)
    for across, down, radius in ((19, 38, 8), (27, 36, 9.5), (36, 37, 9), (41, 39, 7), (14, 35, 3.5)):
        ball(across, down, radius, WOOL, 1.3)
    polygon(card, [at(37, 38), at(41, 14), at(49, 14), at(48, 40)], WOOL, 1.3)
    for across in (42, 47):
        polygon(card, [at(across - 1.5, 12), at(across, 3), at(across + 2, 12)], "#D9C6A6", 1.28)
    ball(45.5, 14, 6.5, WOOL, 1.35)
    ball(50, 17, 4, "#E3D1B4", 1.36)
    ball(47.5, 13.5, 1.1, HOOF, 1.4)
    ball(52.3, 16.4, 0.8, HOOF, 1.4)
    card.rectangle(x, y, side, side, line=tone("input").line, line_width=1.8, level=2.5)


def striped_star(card: Card, x: float, y: float, side: float) -> None:
    """Draw a picture of a star with stripes; (x, y) is the upper left corner of the square."""
    card.rectangle(x, y, side, side, fill="#E9EAEC", level=1.1)
    centre, turns = (x + side / 2, y + side * 0.52), range(10)
    radii = [side * (0.4 if k % 2 == 0 else 0.18) for k in turns]
    points = [
        (centre[0] + r * math.sin(math.pi * k / 5), centre[1] - r * math.cos(math.pi * k / 5))
        for k, r in zip(turns, radii, strict=True)
    ]
    polygon(card, points, "#7B8FA8", 1.2, line="#3F5570")
    outline = Outline([*points, points[0]], closed=True)
    before = len(card.axes.patches)
    for k in range(6):
        low = y + side * (0.2 + 0.14 * k)
        card.line([(x + 2, low), (x + side - 2, low - side * 0.12)], "#3F5570", line_width=2.4, level=1.3)
    for patch in list(card.axes.patches)[before:]:
        patch.set_clip_path(PathPatch(outline, transform=card.axes.transData))
    card.rectangle(x, y, side, side, line=tone("input").line, line_width=1.8, level=2.5)
