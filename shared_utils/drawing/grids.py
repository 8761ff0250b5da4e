"""Grids of numbers and blocks of channels on a card."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

from .card import POINTS_PER_PIXEL, SMALLEST_TEXT, Card
from .palette import CARD, INK, SOFT_INK, tone

CHANNEL_SHIFT = 15  # pixels between the sheets of a block


@dataclass(frozen=True)
class Grid:
    """Where a drawn grid lies: its top left corner, the size of a cell in pixels, its rows and columns."""

    x: float
    y: float
    cell: float
    rows: int
    columns: int

    @property
    def right(self) -> float:
        """The x of the right side."""
        return self.x + self.columns * self.cell

    @property
    def bottom(self) -> float:
        """The y of the bottom side."""
        return self.y + self.rows * self.cell

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of the grid."""
        return (self.x + self.right) / 2, (self.y + self.bottom) / 2

    def centre(self, row: int, column: int) -> tuple[float, float]:
        """The centre of one cell."""
        return self.x + (column + 0.5) * self.cell, self.y + (row + 0.5) * self.cell


def number_text(value: float | str | None) -> str:
    """Write a number as a reader expects it: 2.0 as 2, a real minus sign, nothing for None."""
    if value is None or isinstance(value, str):
        return value or ""
    return f"{value:g}".replace("-", "−")


def draw_grid(
    card: Card,
    x: float,
    y: float,
    values: Sequence[Sequence[float | str | None]],
    meaning: str,
    *,
    cell: float = 36,
    text_size: float | None = None,
    fills: np.ndarray | None = None,
    level: float = 1.5,
    gap: float = 1.5,
) -> Grid:
    """Draw a grid of numbers with its top left corner at (x, y) and return where it lies.

    values: rows of numbers, short strings, or None for an empty cell. meaning: a word of the palette.
    fills: colours of the cells as an array of strings of the same shape, for example to show grey values.
    gap: width of the light lines between cells in pixels.
    """
    rows, columns = len(values), len(values[0])
    grid = Grid(x, y, cell, rows, columns)
    shades = tone(meaning)
    colours = [shades.fill] * (rows * columns) if fills is None else list(np.asarray(fills).ravel())
    for colour in dict.fromkeys(colours):
        places = [divmod(number, columns) for number, other in enumerate(colours) if other == colour]
        _fill_cells(card, grid, places, colour, gap, level)
    card.rectangle(x, y, columns * cell, rows * cell, line=shades.line, line_width=1.8, level=level + 0.01)
    size = text_size or max(SMALLEST_TEXT, round(cell * 0.4))
    for row in range(rows):
        for column in range(columns):
            words = number_text(values[row][column])
            if words:
                fill = colours[row * columns + column]
                card.text(*grid.centre(row, column), words, size, colour=CARD if _is_dark(fill) else INK)
    return grid


def draw_block(
    card: Card,
    x: float,
    y: float,
    rows: int,
    columns: int,
    channels: int,
    meaning: str,
    *,
    cell: float = 22,
    fills: Sequence[str] | None = None,
    shift: float = CHANNEL_SHIFT,
) -> Grid:
    """Draw channels as sheets one behind the other; (x, y) is the top left corner of the front one.

    fills: one colour per channel, else the tint of the meaning. Returns where the front sheet lies; those
    behind it reach further to the right and further up, each by `shift` pixels.
    """
    shades = tone(meaning)
    for channel in reversed(range(channels)):
        fill = np.full((rows, columns), shades.fill if fills is None else fills[channel])
        empty = [[None] * columns] * rows
        draw_grid(
            card,
            x + shift * channel,
            y - shift * channel,
            empty,
            meaning,
            cell=cell,
            fills=fill,
            level=1.5 + 0.1 * (channels - channel),
        )
    return Grid(x, y, cell, rows, columns)


def frame_window(
    card: Card,
    grid: Grid,
    row: int,
    column: int,
    size: int,
    meaning: str = "filter",
    *,
    inset: float = 0,
    dashed: bool = False,
    line_width: float = 3.5,
) -> None:
    """Outline the window of `size` by `size` cells whose top left cell is (row, column)."""
    x, y, side = grid.x + column * grid.cell, grid.y + row * grid.cell, size * grid.cell
    card.rectangle(
        x + inset,
        y + inset,
        side - 2 * inset,
        side - 2 * inset,
        line=tone(meaning).line,
        line_width=line_width,
        dashed=dashed,
        radius=3,
        level=4,
    )


def frame_corner_block(card: Card, grid: Grid, size: int, channels: int, meaning: str = "filter") -> None:
    """Outline the `size` by `size` cells at the top left of a drawn block, through all its channels."""
    x, y, side = grid.x, grid.y, size * grid.cell
    depth = CHANNEL_SHIFT * (channels - 1)
    colour = tone(meaning).line
    frame_window(card, grid, 0, 0, size, meaning)
    back = [(x + depth, y - depth), (x + side + depth, y - depth)]
    card.line([(x, y), back[0], back[1], (x + side, y)], colour, line_width=3.5, level=4)
    lower = (x + side + depth, y + side - depth)
    card.line([back[1], lower, (x + side, y + side)], colour, line_width=1.8, dashed=True, level=4)


def measure(card: Card, grid: Grid, side: str, words: str, *, distance: float = 12, size: float = 13) -> None:
    """Write a length beside a grid with a thin line along it; `side` is top, bottom, left or right."""
    tick = 4
    if side in ("top", "bottom"):
        y = grid.y - distance if side == "top" else grid.bottom + distance
        card.line([(grid.x, y - tick), (grid.x, y + tick)])
        card.line([(grid.right, y - tick), (grid.right, y + tick)])
        card.line([(grid.x, y), (grid.right, y)])
        card.text(grid.middle[0], y + (-13 if side == "top" else 14), words, size, SOFT_INK)
    elif side in ("left", "right"):
        x = grid.x - distance if side == "left" else grid.right + distance
        card.line([(x - tick, grid.y), (x + tick, grid.y)])
        card.line([(x - tick, grid.bottom), (x + tick, grid.bottom)])
        card.line([(x, grid.y), (x, grid.bottom)])
        align = "right" if side == "left" else "left"
        card.text(x + (-9 if side == "left" else 9), grid.middle[1], words, size, SOFT_INK, align=align)
    else:
        raise ValueError(f"measure: side is {side!r}; use top, bottom, left or right")


def _fill_cells(
    card: Card, grid: Grid, places: list[tuple[int, int]], colour: str, gap: float, level: float
) -> None:
    """Fill cells with a light line around each, as one path, which keeps files small; places: row, column."""
    corners, codes = [], []
    for row, column in places:
        left, top = grid.x + column * grid.cell, grid.y + row * grid.cell
        right, bottom = left + grid.cell, top + grid.cell
        corners += [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        codes += [Outline.MOVETO, Outline.LINETO, Outline.LINETO, Outline.LINETO, Outline.CLOSEPOLY]
    width = gap * POINTS_PER_PIXEL
    line = colour if gap == 0 else CARD
    cells = PathPatch(
        Outline(corners, codes), facecolor=colour, edgecolor=line, linewidth=width, zorder=level
    )
    card.axes.add_patch(cells)


def _is_dark(colour: str) -> bool:
    """Tell whether light text reads better on this colour, a string such as "#336699"."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 120
