"""What several drawings of this topic share: pictures in a card, notes, locks, arrows and small signs."""

import base64
import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from PIL import Image
from sklearn.datasets import load_sample_image

from shared_utils.datasets import load_picture
from shared_utils.drawing import CARD, INK, SOFT_INK, tone
from shared_utils.drawing.card import POINTS_PER_PIXEL
from shared_utils.drawing.slim import SlimCard

FOLDER = Path(__file__).parent
STYLE = "swirls"
JPEG = {"quality": 76, "optimize": True}
CHANNELS = ("#DDF3EB", "#8FD6BC")  # the first channel and the second: two shades of what a layer puts out
MIXED = "#B6E4D3"  # what is made of both


class Card(SlimCard):
    """A card that can hold pictures made of pixels; they lie right above the sheet, behind all else.

    They are only in the SVG, not in `pixels`.
    """

    def __init__(self, width: float, height: float, title: str) -> None:
        super().__init__(width, height, title)
        self._pictures: list[str] = []

    def picture(self, x: float, y: float, side: float, pixels: np.ndarray) -> None:
        """Draw pixels, uint8 (n_H, n_W, 3), as a square with its upper left corner at (x, y)."""
        buffer = io.BytesIO()
        Image.fromarray(pixels).save(buffer, "JPEG", **JPEG)
        data = base64.b64encode(buffer.getvalue()).decode()
        at = " ".join(
            f'{key}="{round(value * POINTS_PER_PIXEL, 2):g}"'
            for key, value in (("x", x), ("y", y), ("width", side), ("height", side))
        )
        self._pictures.append(
            f'<image {at} preserveAspectRatio="none" x:href="data:image/jpeg;base64,{data}"/>'
        )

    def save(self, path: Path) -> None:
        """Write the card as SVG, the same bytes every time."""
        super().save(path)
        before, defs, after = path.read_text(encoding="utf-8").partition("</defs>\n")
        sheet, rest = after.split("\n", 1)
        words = before + defs + "\n".join([sheet, *self._pictures, rest])
        path.write_text(words, encoding="utf-8", newline="\n")


@cache
def content_picture(side: int = 256) -> np.ndarray:
    """The photograph of the lesson, a square."""
    return load_picture(load_sample_image("china.jpg"), side, centre=(0.5, 0.45))


@cache
def style_picture(side: int = 256) -> np.ndarray:
    """The painting of the lesson, a square."""
    return load_picture(FOLDER / "styles" / f"{STYLE}.jpg", side)


@cache
def generated_picture(side: int = 256) -> np.ndarray:
    """The photograph in the style of the painting, a square, as `contact_sheet.py` made it."""
    return load_picture(FOLDER / "example_transfer.webp", side)


def frame(card: Card, x: float, y: float, side: float, which: str, pixels: int = 0) -> None:
    """Draw the content, the style or the generated picture, framed; (x, y) is the upper left corner.

    pixels: how many a side it is stored with, `side` by default.
    """
    pixels = pixels or round(side)
    card.picture(
        x, y, side, {"C": content_picture, "S": style_picture, "G": generated_picture}[which](pixels)
    )
    edge(card, x, y, side)


def edge(card: Card, x: float, y: float, side: float) -> None:
    """Draw the frame of a picture."""
    card.rectangle(x, y, side, side, line=tone("input").line, line_width=1.8, level=2.5)


def note(
    card: Card, x: float, y: float, words: str, meaning: str, width: float, size: float = 13,
    *, bold: bool = False,
) -> None:  # fmt: skip
    """Draw words in a rounded box with its centre at (x, y); lines are split at newlines."""
    lines = words.split("\n")
    height = 14 + 18 * len(lines)
    box(card, x - width / 2, y - height / 2, width, height, meaning)
    for number, line in enumerate(lines):
        at = y + 18 * (number - (len(lines) - 1) / 2)
        card.text(x, at, line, size, INK, bold=bold)


def box(card: Card, x: float, y: float, width: float, height: float, meaning: str = "filter") -> None:
    """Draw a rounded box, such as a network, with its upper left corner at (x, y)."""
    shades = tone(meaning)
    card.rectangle(x, y, width, height, fill=shades.fill, line=shades.line, radius=8, level=3)


def path(
    card: Card, points: Sequence[tuple[float, float]], colour: str = SOFT_INK, line_width: float = 2,
    level: float = 2,
) -> None:  # fmt: skip
    """Draw a line through the points that ends in an arrow."""
    (x0, y0), (x1, y1) = points[-2:]
    length = max(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, 1)
    before = (x1 - 6 * (x1 - x0) / length, y1 - 6 * (y1 - y0) / length)
    card.line([*points[:-1], before], colour, line_width=line_width, level=level)
    card.arrow(before, points[-1], colour)


def polygon(card: Card, points: Sequence[tuple[float, float]], fill: str, level: float = 1.2) -> None:
    """Fill a polygon whose corners are given in pixels of the card."""
    outline = Outline([*points, points[0]], closed=True)
    card.axes.add_patch(PathPatch(outline, facecolor=fill, edgecolor="none", zorder=level))


def squares(
    card: Card, places: Sequence[tuple[float, float]], side: float, fill: str, level: float = 1.9
) -> None:
    """Fill squares whose upper left corners are given, as one path, with a light line around each."""
    corners, codes = [], []
    for x, y in places:
        corners += [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
        codes += [Outline.MOVETO, Outline.LINETO, Outline.LINETO, Outline.LINETO, Outline.CLOSEPOLY]
    card.axes.add_patch(
        PathPatch(Outline(corners, codes), facecolor=fill, edgecolor=CARD, linewidth=0.6, zorder=level)
    )


def formula(
    card: Card,
    x: float,
    y: float,
    pieces: Sequence[str | tuple[str, str]],
    size: float,
    colour: str = INK,
    align: str = "left",
) -> None:
    """Write mathematics in one line with its left or right end at x; a pair is a fraction.

    Pieces are words, with mathematics between dollar signs.
    """
    gap = 0.45 * size
    widths = [max(_width(words, size) for words in _pair(piece)) for piece in pieces]
    widths = [
        width + (6 if isinstance(piece, tuple) else 0) for width, piece in zip(widths, pieces, strict=True)
    ]
    if align == "right":
        x -= sum(widths) + gap * (len(pieces) - 1)
    for piece, width in zip(pieces, widths, strict=True):
        middle = x + width / 2
        if isinstance(piece, tuple):
            card.line([(x, y), (x + width, y)], colour, line_width=1.4, level=6)
            for words, down in zip(piece, (-0.95, 0.95), strict=True):
                card.text(middle, y + down * size, words, size, colour)
        else:
            card.text(middle, y, piece, size, colour)
        x += width + gap


def _pair(piece: str | tuple[str, str]) -> tuple[str, ...]:
    return piece if isinstance(piece, tuple) else (piece,)


@cache
def _width(words: str, size: float) -> float:
    """How wide words are, in pixels."""
    card = SlimCard(60, 60, "a ruler")
    card.text(0, 30, words, size, align="left")
    return float(card.texts[0].get_window_extent(card.figure.canvas.get_renderer()).width)
