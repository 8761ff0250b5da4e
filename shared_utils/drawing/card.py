"""A card: the light sheet with rounded corners that every drawing of the course is made on.

One unit is one CSS pixel and y goes down, so a card of width 760 is 760 pixels wide in a notebook. Cards save
as SVG without dates or random ids: the same drawing and version of matplotlib give the same bytes.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyArrowPatch, FancyBboxPatch, PathPatch, Rectangle
from matplotlib.path import Path as Outline
from matplotlib.text import Text

from .palette import CARD, CARD_EDGE, INK, SOFT_INK

PIXELS_PER_INCH = 96  # what browsers take for one inch, so matplotlib's points become their pixels
POINTS_PER_PIXEL = 72 / PIXELS_PER_INCH
SMALLEST_TEXT = 11  # pixels; smaller is hard to read at the width of a notebook
CREATOR = f"open-cnn-course with matplotlib {mpl.__version__}"  # the version that the bytes belong to
FONT = "DejaVu Sans"  # matplotlib bundles it, so drawings look the same on every machine


class Card:
    """A drawing area of `width` by `height` pixels with the origin at the top left."""

    def __init__(self, width: float, height: float, title: str) -> None:
        self.width, self.height, self.title = width, height, title
        self.texts: list[Text] = []
        with _drawing_settings():
            self.figure = Figure(
                figsize=(width / PIXELS_PER_INCH, height / PIXELS_PER_INCH), dpi=PIXELS_PER_INCH
            )
            FigureCanvasAgg(self.figure)
            self.figure.patch.set_alpha(0)
            self.axes = self.figure.add_axes((0, 0, 1, 1))
            self.axes.set(xlim=(0, width), ylim=(height, 0))
            self.axes.axis("off")
            self.rectangle(1, 1, width - 2, height - 2, fill=CARD, line=CARD_EDGE, line_width=1.5, radius=14)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = 14,
        colour: str = INK,
        *,
        bold: bool = False,
        align: str = "center",
    ) -> None:
        """Write words at (x, y), vertically centred; x is their left, center or right, as `align` says."""
        if size < SMALLEST_TEXT:
            raise ValueError(
                f"card {self.title!r}: text {words!r} has size {size}; use {SMALLEST_TEXT} or more"
            )
        self.texts.append(
            self.axes.text(
                x,
                y,
                words,
                size=size * POINTS_PER_PIXEL,
                color=colour,
                ha=align,
                va="center_baseline",
                family=FONT,
                math_fontfamily="dejavusans",
                weight="bold" if bold else "normal",
                zorder=6,
            )
        )

    def rectangle(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "none",
        line: str = "none",
        line_width: float = 2,
        radius: float = 0,
        dashed: bool = False,
        level: float = 1,
    ) -> None:
        """Draw a rectangle with its top left corner at (x, y). A higher `level` lies in front."""
        style = {
            "facecolor": fill,
            "edgecolor": line,
            "linewidth": line_width * POINTS_PER_PIXEL,
            "linestyle": (0, (4, 2.5)) if dashed else "solid",
            "zorder": level,
        }
        if radius:
            rounding = f"round,pad=0,rounding_size={radius}"
            self.axes.add_patch(FancyBboxPatch((x, y), width, height, boxstyle=rounding, **style))
        else:
            self.axes.add_patch(Rectangle((x, y), width, height, joinstyle="round", **style))

    def dot(self, x: float, y: float, radius: float, *, fill: str, line: str, line_width: float = 2) -> None:
        """Draw a filled circle around (x, y)."""
        style = {"facecolor": fill, "edgecolor": line, "linewidth": line_width * POINTS_PER_PIXEL}
        self.axes.add_patch(Circle((x, y), radius, zorder=5, **style))

    def line(
        self,
        points: Sequence[tuple[float, float]],
        colour: str = SOFT_INK,
        *,
        line_width: float = 1.5,
        dashed: bool = False,
        level: float = 2,
    ) -> None:
        """Draw a line through the points."""
        self.axes.add_patch(
            PathPatch(
                Outline(points),
                facecolor="none",
                edgecolor=colour,
                linewidth=line_width * POINTS_PER_PIXEL,
                linestyle=(0, (4, 2.5)) if dashed else "solid",
                capstyle="round",
                joinstyle="round",
                zorder=level,
            )
        )

    def arrow(
        self, start: tuple[float, float], end: tuple[float, float], colour: str = SOFT_INK, bend: float = 0.0
    ) -> None:
        """Draw an arrow from start to end; `bend` curves it, 0 is straight."""
        self.axes.add_patch(
            FancyArrowPatch(
                start,
                end,
                arrowstyle="-|>,head_length=4.5,head_width=2.6",
                color=colour,
                shrinkA=0,
                shrinkB=0,
                connectionstyle=f"arc3,rad={bend}",
                linewidth=1.6 * POINTS_PER_PIXEL,
                zorder=5,
            )
        )

    def save(self, path: Path) -> None:
        """Write the card as SVG, text as outlines, the same bytes every time."""
        with _drawing_settings():
            self.figure.savefig(
                path,
                format="svg",
                transparent=True,
                metadata={"Date": None, "Creator": CREATOR, "Title": self.title},
            )

    def pixels(self) -> np.ndarray:
        """Return the card as uint8 array (height, width, 4), red, green, blue and opacity."""
        with _drawing_settings():
            self.figure.canvas.draw()
            return np.asarray(self.figure.canvas.buffer_rgba()).copy()

    def layout_problems(self) -> list[str]:
        """Say which texts leave the card or touch one another; an empty list when the layout is clean."""
        with _drawing_settings():
            renderer = self.figure.canvas.get_renderer()
            boxes = [
                (text.get_text(), text.get_window_extent(renderer)) for text in self.texts if text.get_text()
            ]
        problems = []
        for number, (words, box) in enumerate(boxes):
            if box.x0 < 6 or box.y0 < 6 or box.x1 > self.width - 6 or box.y1 > self.height - 6:
                problems.append(f"{words!r} leaves the card")
            for other_words, other in boxes[number + 1 :]:
                if box.x0 < other.x1 and other.x0 < box.x1 and box.y0 < other.y1 and other.y0 < box.y1:
                    problems.append(f"{words!r} touches {other_words!r}")
        return problems


@contextmanager
def _drawing_settings() -> Iterator[None]:
    """Draw with matplotlib's defaults and ours, whatever the caller's notebook has set."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(
            {
                "font.family": FONT,
                "svg.fonttype": "path",
                "svg.hashsalt": "open-cnn-course",
            }
        )
        yield
