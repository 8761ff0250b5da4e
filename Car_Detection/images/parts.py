"""What several drawings of this topic share: a small street with its objects, boxes with tags, and arrows."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path as Outline

from shared_utils.drawing import CARD, INK, tone
from shared_utils.drawing.slim import SlimCard as Card

CAR_COLOUR, TAXI_COLOUR, PERSON_COLOUR, SIGN_COLOUR = "#0072B2", "#E69F00", "#A64900", "#8A5A00"
TYRE = "#1F2328"


@dataclass(frozen=True)
class Frame:
    """Where a picture lies on a card: its upper left corner and the pixels of the card for one of its own."""

    x: float
    y: float
    scale: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The place on the card of a point of the picture."""
        return self.x + x * self.scale, self.y + y * self.scale


def block(
    card: Card, frame: Frame, box: Sequence[float], fill: str, radius: float = 0, level: float = 1.2
) -> None:
    """Fill a box (y1, x1, y2, x2) of the picture."""
    y1, x1, y2, x2 = box
    s = frame.scale
    card.rectangle(
        *frame.point(x1, y1), (x2 - x1) * s, (y2 - y1) * s, fill=fill, radius=radius * s, level=level
    )


def blocks(card: Card, frame: Frame, boxes: Sequence[Sequence[float]], fill: str, level: float = 1.2) -> None:
    """Fill several boxes (y1, x1, y2, x2) of the picture in one colour, as one path."""
    corners = [
        frame.point(x, y)
        for y1, x1, y2, x2 in boxes
        for x, y in ((x1, y1), (x2, y1), (x2, y2), (x1, y2), (x1, y1))
    ]
    codes = [Outline.MOVETO, Outline.LINETO, Outline.LINETO, Outline.LINETO, Outline.CLOSEPOLY] * len(boxes)
    shape = PathPatch(Outline(corners, codes), facecolor=fill, edgecolor="none", zorder=level)
    card.axes.add_patch(shape)


def polygon(card: Card, points: Sequence[tuple[float, float]], fill: str, level: float = 1.2) -> None:
    """Fill a polygon whose corners are given in pixels of the card."""
    outline = Outline([*points, points[0]], closed=True)
    card.axes.add_patch(PathPatch(outline, facecolor=fill, edgecolor="none", zorder=level))


def path(card: Card, points: Sequence[tuple[float, float]], colour: str, line_width: float = 2) -> None:
    """Draw a line through the points that ends in an arrow."""
    (x0, y0), (x1, y1) = points[-2:]
    length = max(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, 1)
    before = (x1 - 6 * (x1 - x0) / length, y1 - 6 * (y1 - y0) / length)
    card.line([*points[:-1], before], colour, line_width=line_width, level=2)
    card.arrow(before, points[-1], colour)


def backdrop(card: Card, frame: Frame, size: tuple[float, float] = (96, 160)) -> None:
    """Draw sky, houses, pavement and road, `size` in rows and columns of the picture."""
    n_H, n_W = size
    block(card, frame, (0, 0, n_H, n_W), "#DCEEF6", level=1)
    panes = []
    for x1, x2, top, wall in ((0, 30, 8, "#D5B7AD"), (34, 60, 20, "#E3D6BF"), (108, 160, 4, "#CBB5AF")):
        block(card, frame, (top, x1, 58, min(x2, n_W)), wall, level=1.05)
        for y in range(top + 5, 46, 14):
            panes += [(y, x, y + 7, x + 6) for x in range(x1 + 5, min(x2, n_W) - 8, 12)]
    blocks(card, frame, panes, "#F7F1DE", level=1.1)
    block(card, frame, (56, 0, 62, n_W), "#D9D6CE", level=1.12)
    block(card, frame, (62, 0, n_H, n_W), "#A3A9B0", level=1.12)
    dashes = [(87, x, 89.5, x + 16) for x in range(6, n_W - 10, 32)]
    blocks(card, frame, dashes, "#F7F7F3", level=1.14)


def outline(card: Card, frame: Frame, size: tuple[float, float] = (96, 160), meaning: str = "input") -> None:
    """Draw the border of a picture."""
    card.rectangle(
        frame.x, frame.y, size[1] * frame.scale, size[0] * frame.scale, line=tone(meaning).line,
        line_width=1.8, level=3,
    )  # fmt: skip


def car(card: Card, frame: Frame, box: Sequence[float], colour: str = CAR_COLOUR) -> None:
    """Draw a car from the side that fills a box (y1, x1, y2, x2)."""
    y1, x1, y2, x2 = box
    w, h = x2 - x1, y2 - y1

    def at(x: float, y: float) -> tuple[float, float]:
        return frame.point(x1 + x * w, y1 + y * h)

    cabin = ((0.20, 0.46), (0.31, 0.04), (0.36, 0), (0.66, 0), (0.71, 0.04), (0.84, 0.46))
    polygon(card, [at(*point) for point in cabin], colour, 2.0)
    for glass in (((0.27, 0.42), (0.35, 0.12), (0.49, 0.12), (0.49, 0.42)),
                  ((0.53, 0.42), (0.53, 0.12), (0.67, 0.12), (0.76, 0.42))):  # fmt: skip
        polygon(card, [at(*point) for point in glass], "#E6F1F8", 2.1)
    block(card, frame, (y1 + 0.40 * h, x1, y1 + 0.84 * h, x2), colour, radius=0.12 * h, level=2.05)
    block(card, frame, (y1 + 0.5 * h, x2 - 0.06 * w, y1 + 0.6 * h, x2 - 0.005 * w), "#FFF3C4", level=2.2)
    block(card, frame, (y1 + 0.5 * h, x1 + 0.005 * w, y1 + 0.6 * h, x1 + 0.05 * w), "#F2B8A0", level=2.2)
    radius = 0.19 * h
    for x in (0.22, 0.78):
        centre = frame.point(x1 + x * w, y2 - radius)
        wheel(card, centre, radius * frame.scale)


def wheel(card: Card, centre: tuple[float, float], radius: float, level: float = 2.3) -> None:
    """Draw a wheel; radius in pixels of the card."""
    card.axes.add_patch(Circle(centre, radius, facecolor=TYRE, edgecolor="none", zorder=level))
    card.axes.add_patch(Circle(centre, 0.48 * radius, facecolor="#C9CDD2", edgecolor="none", zorder=level))


def person(card: Card, frame: Frame, box: Sequence[float], colour: str = PERSON_COLOUR) -> None:
    """Draw a person who walks and fills a box (y1, x1, y2, x2)."""
    y1, x1, y2, x2 = box
    w, h = x2 - x1, y2 - y1

    def at(x: float, y: float) -> tuple[float, float]:
        return frame.point(x1 + x * w, y1 + y * h)

    head = 0.085 * h
    card.axes.add_patch(
        Circle(frame.point((x1 + x2) / 2, y1 + head), head * frame.scale, facecolor="#8D5B41", zorder=2.2)
    )
    legs = ((0.36, 0.55), (0.64, 0.55), (0.98, 0.97), (0.98, 1), (0.74, 1), (0.5, 0.72), (0.26, 1), (0.02, 1))
    polygon(card, [at(*point) for point in [*legs, (0.02, 0.97)]], "#3B4652", 2.1)
    block(card, frame, (y1 + 0.19 * h, x1 + 0.27 * w, y1 + 0.6 * h, x2 - 0.27 * w), colour, 0.06 * h, 2.15)
    for arm in (((0.3, 0.22), (0.42, 0.26), (0.18, 0.55), (0.06, 0.52)),
                ((0.7, 0.22), (0.58, 0.26), (0.82, 0.55), (0.94, 0.52))):  # fmt: skip
        polygon(card, [at(*point) for point in arm], colour, 2.16)


def sign(card: Card, frame: Frame, box: Sequence[float], foot: float) -> None:
    """Draw a round road sign that fills a box (y1, x1, y2, x2), on a pole down to `foot`."""
    y1, x1, y2, x2 = box
    x, y, r = (x1 + x2) / 2, (y1 + y2) / 2, (x2 - x1) / 2
    block(card, frame, (y2, x - 0.8, foot, x + 0.8), "#7B8289", level=1.9)
    for part, fill in ((1, "#B33A32"), (0.66, "#FFFFFF")):
        card.axes.add_patch(
            Circle(frame.point(x, y), part * r * frame.scale, facecolor=fill, edgecolor="none", zorder=2.2)
        )


def boxed(
    card: Card,
    frame: Frame,
    box: Sequence[float],
    colour: str,
    words: str = "",
    *,
    dashed: bool = False,
    tag_width: float = 0,
    below: bool = False,
    right: bool = False,
    line_width: float = 3,
) -> None:
    """Draw a box (y1, x1, y2, x2) and, with words, a filled tag of `tag_width` on its upper left corner.

    below: the tag hangs from the lower left corner. right: it ends at the right side of the box.
    """
    y1, x1, y2, x2 = box
    s = frame.scale
    left, top = frame.point(x1, y1)
    card.rectangle(
        left, top, (x2 - x1) * s, (y2 - y1) * s, line=CARD, line_width=line_width + 2.2, level=3.9
    )  # fmt: skip
    card.rectangle(
        left, top, (x2 - x1) * s, (y2 - y1) * s, line=colour, line_width=line_width, dashed=dashed, level=4
    )
    if words:
        y = frame.point(x1, y2)[1] + 1 if below else top - 19
        x = left + (x2 - x1) * s - tag_width + line_width / 2 if right else left - line_width / 2
        card.rectangle(x, y, tag_width, 18, fill=colour, radius=2, level=4.5)
        card.text(x + tag_width / 2, y + 9, words, 12, CARD)


def note(card: Card, x: float, y: float, words: str, meaning: str, width: float, size: float = 13) -> None:
    """Draw words in a rounded box with its centre at (x, y); lines are split at newlines."""
    shades, lines = tone(meaning), words.split("\n")
    height = 14 + 18 * len(lines)
    card.rectangle(
        x - width / 2, y - height / 2, width, height, fill=shades.fill, line=shades.line, radius=8, level=3
    )
    for number, line in enumerate(lines):
        card.text(x, y + 18 * (number - (len(lines) - 1) / 2), line, size, INK)


@contextmanager
def clipped(card: Card, x: float, y: float, width: float, height: float) -> Iterator[None]:
    """Cut off what is drawn inside the `with` where it leaves a rectangle of the card."""
    before = len(card.axes.patches)
    yield
    window = Rectangle((x, y), width, height, transform=card.axes.transData)
    seen = window.get_window_extent()
    for patch in list(card.axes.patches)[before:]:
        if patch.get_window_extent().overlaps(seen):
            patch.set_clip_path(window)
        else:
            patch.remove()
