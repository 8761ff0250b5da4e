"""Drawings of the sliding window: crop by crop, and all crops in one run of a convolutional network."""

from dataclasses import dataclass
from itertools import pairwise

from example import CHANNELS, PICTURE, sides
from parts import (
    Frame,
    backdrop,
    car,
    clipped,
    note,
    outline,
    path,
)

from shared_utils.drawing import CARD, SOFT_INK, Grid, draw_grid, tone
from shared_utils.drawing.slim import SlimCard as Card

WINDOW, STEP = 64, 32  # pixels
CAR = (56, 70, 86, 126)  # y1, x1, y2, x2
ROWS = (PICTURE[0] - WINDOW) // STEP + 1
COLUMNS = (PICTURE[1] - WINDOW) // STEP + 1
LINE = tone("filter").line
# A colour and a letter for each window that is followed through the network.
FOLLOWED = {"A": "#E69F00", "B": "#0072B2", "C": "#D55E00", "D": "#B3568A"}
TINTS = {"A": "#FCE8BF", "B": "#D5E8F4", "C": "#F9DCC8", "D": "#F6E0EC"}


def place(number: int) -> tuple[int, int, int, int]:
    """The window (y1, x1, y2, x2) that comes after `number` others, row by row."""
    row, column = divmod(number, COLUMNS)
    return row * STEP, column * STEP, row * STEP + WINDOW, column * STEP + WINDOW


def holds_the_car(number: int) -> bool:
    """Whether a window holds the whole car."""
    y1, x1, y2, x2 = place(number)
    return y1 <= CAR[0] and x1 <= CAR[1] and CAR[2] <= y2 and CAR[3] <= x2


def _scene(card: Card, frame: Frame) -> None:
    backdrop(card, frame)
    car(card, frame, CAR)


def _crop(card: Card, number: int, x: float, y: float, side: float) -> None:
    """Draw what a window holds as a square with its upper left corner at (x, y)."""
    y1, x1, _, _ = place(number)
    scale = side / WINDOW
    with clipped(card, x, y, side, side):
        _scene(card, Frame(x - x1 * scale, y - y1 * scale, scale))
    card.rectangle(x, y, side, side, line=LINE, line_width=2.5, level=5)


def _window(card: Card, frame: Frame, number: int, *, faint: bool = False) -> None:
    y1, x1, _, _ = place(number)
    x, y = frame.point(x1, y1)
    side = WINDOW * frame.scale
    if not faint:
        card.rectangle(x, y, side, side, line=CARD, line_width=6, level=4.4)
    card.rectangle(x, y, side, side, line=LINE, line_width=1.6 if faint else 3.5, dashed=faint,
                   level=4 if faint else 4.5)  # fmt: skip


def _answer(card: Card, x: float, y: float, yes: bool) -> None:
    note(card, x, y, "car" if yes else "no car", "output" if yes else "padding", 84)


def sliding_window() -> Card:
    """A window over a picture, four of its crops, and the classifier that judges each."""
    card = Card(760, 398, "A sliding window")
    frame = Frame(40, 96, 2.0)
    _scene(card, frame)
    outline(card, frame)
    shown = (0, 1, 4, 6)
    for number in (0, 1):
        _window(card, frame, number, faint=True)
    _window(card, frame, 6)
    card.text(200, 30, "a window slides over the picture", 15, tone("filter").text, bold=True)
    path(card, [(42, 80), (354, 80)], LINE)
    card.text(200, 60, f"steps of {STEP} pixels to the right, then further down", 12, SOFT_INK)
    path(card, [(24, 98), (24, 284)], LINE)
    card.text(200, 314, f"picture of {PICTURE[0]} × {PICTURE[1]}, window of {WINDOW} × {WINDOW}:", 13)
    card.text(200, 336, f"{ROWS} rows of {COLUMNS} windows, {ROWS * COLUMNS} crops", 13)
    card.text(200, 366, "with small steps and several sizes: thousands", 12, SOFT_INK)
    side = 68
    for words, x in (("crops", 444), ("classifier", 570), ("answers", 686)):
        card.text(x, 30, words, 15, tone("filter" if words != "answers" else "output").text, bold=True)
    for row, number in enumerate(shown):
        y = 54 + 84 * row
        _crop(card, number, 410, y, side)
        path(card, [(484, y + side / 2), (516, y + side / 2)], SOFT_INK)
        note(card, 570, y + side / 2, "network", "filter", 92)
        path(card, [(622, y + side / 2), (638, y + side / 2)], SOFT_INK)
        _answer(card, 690, y + side / 2, holds_the_car(number))
    return card


def sliding_animation() -> tuple[list[Card], list[float]]:
    """The cards of the animation, one for each place of the window, and the seconds each one stays."""
    cards = [_moment(number) for number in range(ROWS * COLUMNS)]
    return cards, [1.5] * (len(cards) - 1) + [4.0]


def _moment(number: int) -> Card:
    """The window at one place, its crop, and the answers so far."""
    card = Card(600, 236, "A window slides over a street")
    frame = Frame(20, 46, 1.6)
    _scene(card, frame)
    outline(card, frame)
    _window(card, frame, number)
    card.text(148, 24, f"window {number + 1} of {ROWS * COLUMNS}", 13, tone("filter").text, bold=True)
    card.text(336, 24, "its crop", 13, tone("filter").text, bold=True)
    _crop(card, number, 296, 82, 80)
    path(card, [(384, 122), (408, 122)], SOFT_INK)
    answers = [
        [None if row * COLUMNS + column > number else "car" if holds_the_car(row * COLUMNS + column) else "no"
         for column in range(COLUMNS)]
        for row in range(ROWS)
    ]  # fmt: skip
    fills = [
        ["#F2F1ED" if word is None else tone("output" if word == "car" else "padding").fill for word in line]
        for line in answers
    ]
    grid = draw_grid(card, 418, 82, answers, "output", cell=40, text_size=13, fills=fills)
    card.text(grid.middle[0], 24, "a car, whole?", 13, tone("output").text, bold=True)
    row, column = divmod(number, COLUMNS)
    card.rectangle(grid.x + column * 40, grid.y + row * 40, 40, 40, line=LINE, line_width=3, level=4)
    card.text(300, 218, "Each crop costs one run of the classifier.", 12, SOFT_INK)
    return card


@dataclass(frozen=True)
class Row:
    """One line of the drawing of the convolutional network.

    Attributes:
        side: of the picture.
        y: the middle of the line.
        scale: how large a pixel is drawn.
        answer: how large a cell of the last output is drawn.
        windows: the cells (row, column) of the answers whose windows are followed, by letter.
    """

    side: int
    y: float
    scale: float
    answer: float
    windows: dict[str, tuple[int, int]]


LINES = (
    Row(14, 112, 4.6, 22, {"A": (0, 0)}),
    Row(16, 252, 7.0, 22, {"A": (0, 0), "B": (0, 1), "C": (1, 0), "D": (1, 1)}),
    Row(28, 416, 4.0, 13, {"A": (0, 0), "B": (0, 5), "C": (5, 2), "D": (7, 7)}),
)
MIDDLES = (88, 240, 372, 486, 584, 684)
LAYERS = ("conv 5 × 5", "max pool 2", "conv 5 × 5", "conv 1 × 1", "conv 1 × 1")
SMALL = 14  # the side of the picture that the network was trained for
APART = 2  # pixels between the windows of neighbouring answers, from the pool


def convolutional_sliding() -> Card:
    """The same small network on pictures of three sizes: as many answers as windows."""
    card = Card(760, 562, "One run instead of many crops")
    for left, right, words in zip(MIDDLES, MIDDLES[1:], LAYERS, strict=False):
        x = (left + right) / 2 if left != MIDDLES[0] else 172
        card.text(x, 30, words.split(" ", 1)[0] if "pool" not in words else "max", 12, tone("filter").text)
        card.text(x, 46, words.split(" ", 1)[1], 12, tone("filter").text)
    for line in LINES:
        _line(card, line)
    words = (
        f"Neighbouring answers belong to windows {APART} pixels apart: the pool halves what comes after it."
    )
    card.text(380, 516, words, 13)
    words = "A window and the cell of its answer have one colour and one letter."
    card.text(380, 540, words, 12, SOFT_INK)
    return card


def _line(card: Card, line: Row) -> None:
    """Draw the arrays of one picture from left to right."""
    lengths = sides(line.side)
    half = line.side * line.scale / 2
    below = line.y + half + 16
    edges = []
    for number, (middle, side, channels) in enumerate(zip(MIDDLES, lengths, CHANNELS, strict=True)):
        last = number == len(MIDDLES) - 1
        cell = line.answer if last else line.scale
        width = max(side * cell, 7)
        left, top = middle - width / 2, line.y - width / 2
        edges.append((left, left + width))
        meaning = "input" if number == 0 else "output"
        shades = tone(meaning)
        if not last:
            for behind in (2, 1, 0) if number else (0,):
                card.rectangle(left + 3 * behind, top - 3 * behind, width, width, fill=shades.fill,
                               line=shades.line, line_width=1.4, level=1.6 - 0.1 * behind)  # fmt: skip
        card.text(middle, below, f"{side} × {side} × {channels}", 12, SOFT_INK)
        if number == 0:
            _frames(card, line, Grid(left, top, cell, side, side))
        elif last:
            _answers(card, line, Grid(left, top, cell, side, side))
    for (_, right), (left, _) in pairwise(edges):
        start, end = right + 12, left - 6
        path(card, [(start, line.y), (end, line.y)], tone("filter").line, 1.6)


def _frames(card: Card, line: Row, grid: Grid) -> None:
    """Draw the windows in the picture, each with its letter."""
    size, n = SMALL * grid.cell, sides(line.side)[-1]
    for letter, (row, column) in line.windows.items():
        x, y = grid.x + APART * column * grid.cell, grid.y + APART * row * grid.cell
        colour = FOLLOWED[letter]
        inset = 1.5
        card.rectangle(x + inset, y + inset, size - 2 * inset, size - 2 * inset, line=colour, line_width=2.4,
                       level=3 + 0.1 * "ABCD".index(letter))  # fmt: skip
        left, upper = column < n / 2, row < n / 2
        aside = -10 if n == 2 else 11  # windows that nearly cover one another have their letters outside
        across, down = (aside, 7) if n == 2 else (aside, 12)
        place = x + (across if left else size - across), y + (down if upper else size - down)
        card.text(*place, letter, 12, colour, bold=True)


def _answers(card: Card, line: Row, grid: Grid) -> None:
    """Draw the last output, the cells of the followed windows in their colours."""
    letters = {place: letter for letter, place in line.windows.items()}
    fills = [
        [TINTS[letters[row, column]] if (row, column) in letters else tone("output").fill
         for column in range(grid.columns)]
        for row in range(grid.rows)
    ]  # fmt: skip
    words = [[letters.get((row, column)) for column in range(grid.columns)] for row in range(grid.rows)]
    draw_grid(card, grid.x, grid.y, words, "output", cell=grid.cell, text_size=11, fills=fills, gap=1)
    for letter, (row, column) in line.windows.items():
        card.rectangle(
            grid.x + column * grid.cell, grid.y + row * grid.cell, grid.cell, grid.cell,
            line=FOLLOWED[letter], line_width=2, level=4,
        )  # fmt: skip
