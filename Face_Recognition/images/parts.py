"""What several drawings of this topic share: people, encodings, notes, locks, arrows and doors."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib import colormaps
from matplotlib.colors import to_hex
from matplotlib.patches import Circle, PathPatch
from matplotlib.path import Path as Outline

from shared_utils.drawing import CARD, INK, SOFT_INK, tone
from shared_utils.drawing.plots import SIGNED_COLOURS
from shared_utils.drawing.slim import SlimCard as Card

STRONGEST = 0.2  # the value of an encoding that gets the strongest colour
CURVE = 0.5523  # how far the handles of a quarter of an ellipse reach
BACKDROPS = ("#E3EAF0", "#F5E8CF", "#DDE8DA")  # by picture
TILTS = (0.0, -7.0, 6.0)  # of the head, in degrees


@dataclass(frozen=True)
class Person:
    """How somebody always looks."""

    skin: str
    hair: str
    shirt: str


PEOPLE = {
    "Kai": Person("#E0AC7E", "#22262B", "#4C6E91"),
    "Noa": Person("#A06C4B", "#2A1C18", "#C9A23A"),
    "Sol": Person("#F2CFB3", "#B8622B", "#6F8F6B"),
    "Robin": Person("#C98F65", "#C3C8CE", "#8C6C8F"),
    "stranger": Person("#EBBF9C", "#6A442B", "#7A7F87"),
}


class _Sheet:
    """A drawing of 64 by 64 units on a card, turned around a point by some degrees."""

    def __init__(self, card: Card, x: float, y: float, side: float, level: float, turn: float = 0):
        self.card, self.x, self.y, self.scale, self.level = card, x, y, side / 64, level
        self.cos, self.sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def at(self, across: float, down: float) -> tuple[float, float]:
        u, v = across - 32, down - 46
        u, v = u * self.cos - v * self.sin + 32, u * self.sin + v * self.cos + 46
        return self.x + u * self.scale, self.y + v * self.scale

    def curve(
        self, begin: tuple, *pieces: tuple, fill: str = "none", line: str = "none", width: float = 0
    ) -> None:
        """Draw an outline: each piece is the end of a line, or two handles and the end of a curve."""
        points, codes = [begin], [Outline.MOVETO]
        for piece in pieces:
            points += [piece[k : k + 2] for k in range(0, len(piece), 2)]
            codes += [Outline.LINETO] if len(piece) == 2 else [Outline.CURVE4] * 3
        if fill != "none":
            points, codes = [*points, begin], [*codes, Outline.CLOSEPOLY]
        self.level += 0.001
        self.card.axes.add_patch(
            PathPatch(
                Outline([self.at(*point) for point in points], codes), facecolor=fill, edgecolor=line,
                linewidth=0.75 * width * self.scale, capstyle="round", joinstyle="round", zorder=self.level,
            )
        )  # fmt: skip

    def ellipse(self, across: float, down: float, wide: float, high: float, fill: str) -> None:
        u, v = CURVE * wide, CURVE * high
        self.curve(
            (across - wide, down),
            (across - wide, down - v, across - u, down - high, across, down - high),
            (across + u, down - high, across + wide, down - v, across + wide, down),
            (across + wide, down + v, across + u, down + high, across, down + high),
            (across - u, down + high, across - wide, down + v, across - wide, down),
            fill=fill,
        )

    def disc(self, across: float, down: float, radius: float, fill: str, line: str = "none", width=0) -> None:
        self.level += 0.001
        self.card.axes.add_patch(
            Circle(
                self.at(across, down), radius * self.scale, facecolor=fill, edgecolor=line,
                linewidth=0.75 * width * self.scale, zorder=self.level,
            )
        )  # fmt: skip


def face(card: Card, x: float, y: float, side: float, who: str, picture: int = 0) -> None:
    """Draw a picture of somebody; (x, y) is the upper left corner of the square."""
    card.rectangle(x, y, side, side, fill=BACKDROPS[picture], level=1.1)
    person, sheet = PEOPLE[who], _Sheet(card, x, y, side, 1.2)
    _behind(_Sheet(card, x, y, side, 1.15, TILTS[picture]), who)
    sheet.curve((27, 42), (37, 42), (37, 54), (27, 54), fill=_darker(person.skin))
    sheet.curve(
        (8, 64), (9, 54, 18, 53, 26, 50.5), (29, 55, 35, 55, 38, 50.5), (46, 53, 55, 54, 56, 64),
        fill=person.shirt,
    )  # fmt: skip
    _head(_Sheet(card, x, y, side, 1.3, TILTS[picture]), who)
    card.rectangle(x, y, side, side, line=tone("input").line, line_width=1.8, level=2.5)


def head(card: Card, x: float, y: float, side: float, who: str, level: float = 2) -> None:
    """Draw the head alone with its middle at (x, y), as large as in a picture of that side."""
    sheet = _Sheet(card, x - side / 2, y - 30 * side / 64, side, level)
    _behind(sheet, who)
    _head(sheet, who)


def _darker(colour: str) -> str:
    return to_hex(0.86 * np.array([int(colour[k : k + 2], 16) for k in (1, 3, 5)]) / 255)


def _behind(sheet: _Sheet, who: str) -> None:
    """Draw the hair that lies behind the head."""
    hair = PEOPLE[who].hair
    if who == "Noa":
        for across, down, radius in ((32, 19, 15), (19, 25, 9.5), (45, 25, 9.5), (24, 16, 10), (40, 16, 10)):
            sheet.disc(across, down, radius, hair)
    elif who == "Sol":
        sheet.curve(
            (16, 55),
            (12, 42, 13, 12, 32, 11.5),
            (51, 12, 52, 42, 48, 55),
            (42, 57, 22, 57, 16, 55),
            fill=hair,
        )
    elif who == "Robin":
        sheet.disc(32, 10, 6.2, hair)


def _head(sheet: _Sheet, who: str) -> None:
    """Draw the head and the hair in front."""
    person = PEOPLE[who]
    hair, dark = person.hair, "#2B2522"
    if who != "Sol":
        for across in (19.2, 44.8):
            sheet.ellipse(across, 32, 2.8, 3.6, _darker(person.skin))
    sheet.ellipse(32, 31, 13, 15.5, person.skin)
    if who == "stranger":
        sheet.curve(
            (18.8, 31), (19, 54, 45, 54, 45.2, 31), (43, 38, 39, 36, 36, 36.5), (33, 37, 31, 37, 28, 36.5),
            (25, 36, 21, 38, 18.8, 31), fill=hair,
        )  # fmt: skip
        sheet.curve(
            (18.3, 30), (17, 12, 27, 13, 32, 14.2), (40, 10, 48, 16, 45.7, 30), (43.5, 25, 43, 22, 41, 20.5),
            (33, 24, 24, 19, 22, 21), (20.5, 24, 20, 26, 18.3, 30), fill=hair,
        )  # fmt: skip
    elif who == "Kai":
        sheet.curve(
            (18.2, 31), (14.5, 9, 49.5, 9, 45.8, 31), (44.5, 28, 44, 25, 43, 23.5),
            (36, 25.5, 29, 24, 26, 20.5), (25, 23, 22, 25, 21, 25), (20, 27, 19.5, 28, 18.2, 31), fill=hair,
        )  # fmt: skip
    elif who == "Noa":
        sheet.curve(
            (19, 28), (19, 15, 27, 15.5, 32, 15.5), (37, 15.5, 45, 15, 45, 28), (42, 20, 36, 20, 32, 20),
            (28, 20, 22, 20, 19, 28), fill=hair,
        )  # fmt: skip
    elif who == "Sol":
        sheet.curve((36, 13), (24, 13, 17, 22, 17.5, 38), (22, 33, 33, 26, 36, 13), fill=hair)
        sheet.curve((35, 13), (42, 13, 47, 22, 46.5, 38), (44, 30, 38, 25, 35, 13), fill=hair)
    elif who == "Robin":
        sheet.curve(
            (18.4, 30), (16, 10, 48, 10, 45.6, 30), (44, 24, 40, 19.5, 32, 19.5),
            (24, 19.5, 20, 24, 18.4, 30), fill=hair,
        )  # fmt: skip
    for across in (26.6, 37.4):
        sheet.disc(across, 31.5, 1.75, dark)
        if who == "Robin":
            sheet.disc(across, 31.5, 4.6, "none", dark, 1.3)
    if who == "Robin":
        sheet.curve((31.2, 31), (32.8, 31), line=dark, width=1.3)
    mouth = "#F7E3D6" if who == "stranger" else dark
    sheet.curve((27.6, 39.6), (29.5, 42.6, 34.5, 42.6, 36.4, 39.6), line=mouth, width=1.6)


def signed_colour(value: float, strongest: float = STRONGEST) -> str:
    """The colour of a number: brown below zero, white at zero, blue-green above."""
    return to_hex(colormaps[SIGNED_COLOURS](0.5 + 0.28 * float(np.clip(value / strongest, -1, 1))))


def strip(
    card: Card,
    x: float,
    y: float,
    values: Sequence[float],
    cell: tuple[float, float],
    *,
    numbers: bool = False,
    upright: bool = False,
    dots: bool = True,
    fills: Sequence[str] | None = None,
) -> float:
    """Draw the first numbers of an encoding as coloured cells; (x, y) is the upper left corner.

    numbers: write them in. upright: one below the other. dots: say that more follow. fills: other colours.
    Returns where it ends.
    """
    wide, high = cell
    for place, value in enumerate(values):
        left, top = (x, y + high * place) if upright else (x + wide * place, y)
        fill = fills[place] if fills is not None else signed_colour(value)
        card.rectangle(left, top, wide, high, fill=fill, line=SOFT_INK, line_width=0.9, level=2)
        if numbers:
            card.text(left + wide / 2, top + high / 2, f"{value:.2f}".replace("-", "−"), 11)
    end = (y + high * len(values)) if upright else (x + wide * len(values))
    if dots:
        for place in range(3):
            at = (x + wide / 2, end + 6 + 6 * place) if upright else (end + 6 + 6 * place, y + high / 2)
            card.axes.add_patch(Circle(at, 1.4, facecolor=SOFT_INK, edgecolor="none", zorder=3))
        end += 20
    return end


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


def box(card: Card, x: float, y: float, width: float, height: float, meaning: str = "filter") -> None:
    """Draw a rounded box, such as a network, with its upper left corner at (x, y)."""
    shades = tone(meaning)
    card.rectangle(x, y, width, height, fill=shades.fill, line=shades.line, radius=8, level=3)


def path(card: Card, points: Sequence[tuple[float, float]], colour: str, line_width: float = 2) -> None:
    """Draw a line through the points that ends in an arrow."""
    (x0, y0), (x1, y1) = points[-2:]
    length = max(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, 1)
    before = (x1 - 6 * (x1 - x0) / length, y1 - 6 * (y1 - y0) / length)
    card.line([*points[:-1], before], colour, line_width=line_width, level=2)
    card.arrow(before, points[-1], colour)


def polygon(card: Card, points: Sequence[tuple[float, float]], fill: str, level: float = 1.2) -> None:
    """Fill a polygon whose corners are given in pixels of the card."""
    outline = Outline([*points, points[0]], closed=True)
    card.axes.add_patch(PathPatch(outline, facecolor=fill, edgecolor="none", zorder=level))


def ring(
    card: Card,
    centre: tuple[float, float],
    radius: float,
    *,
    fill: str = "none",
    line: str = "none",
    line_width: float = 1.5,
    dashed: bool = False,
    level: float = 1.2,
) -> None:
    """Draw a circle that lies behind lines and dots."""
    card.axes.add_patch(
        Circle(
            centre, radius, facecolor=fill, edgecolor=line, linewidth=0.75 * line_width,
            linestyle=(0, (4, 2.5)) if dashed else "solid", zorder=level,
        )
    )  # fmt: skip


def door(card: Card, x: float, y: float, *, is_open: bool) -> None:
    """Draw a door, open or closed, 34 pixels wide and 52 high; (x, y) is its middle."""
    shades = tone("output" if is_open else "prediction")
    left, top = x - 17, y - 26
    card.rectangle(left, top, 34, 52, fill=CARD if is_open else shades.fill, line=shades.line, level=3)
    if is_open:
        leaf = [(left, top), (left + 15, top + 8), (left + 15, top + 58), (left, top + 52)]
        polygon(card, leaf, shades.fill, 3.1)
        card.line([*leaf, leaf[0]], shades.line, line_width=2, level=3.2)
        knob = (left + 11, top + 33)
    else:
        knob = (left + 28, top + 27)
    card.axes.add_patch(Circle(knob, 2.2, facecolor=shades.text, edgecolor="none", zorder=3.4))
