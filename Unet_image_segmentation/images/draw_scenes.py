"""Drawings of a small street: one label or many, and what is lost when a picture shrinks."""

import numpy as np
from parts import path, rows_of

from shared_utils.drawing import CARD, SOFT_INK, STREET_COLOURS, Card, Grid, draw_grid, tone

# letter: its word, and the class whose colour it has
CLASSES = {
    "S": ("sky", "none"),
    "B": ("building", "buildings"),
    "R": ("road", "roads"),
    "C": ("car", "vehicles"),
}
LABELS = ("BBSSSSSS", "BBBSSSBB", "BBBSSSBB", "BBBCCCBB", "RRRCCCRR", "RRRRRRRR")


def one_label_or_many() -> Card:
    """The same small picture with one label, and with a label for each of its pixels."""
    card = Card(760, 372, "One label, or one for each pixel")
    cell = 34
    picture = Grid(30, 72, cell, 6, 8)
    _street(card, picture)
    rows = [list(line) for line in LABELS]
    colours = np.array([[STREET_COLOURS[CLASSES[letter][1]] for letter in line] for line in LABELS])
    masks = draw_grid(card, 458, 72, rows, "padding", cell=cell, fills=colours, text_size=14)
    card.text(picture.middle[0], 26, "the picture", 15, tone("input").text, bold=True)
    card.text(masks.middle[0], 26, "segmentation", 15, tone("output").text, bold=True)
    card.text(masks.middle[0], 50, "a label for each pixel: 6 · 8 = 48 answers", 13, SOFT_INK)
    path(card, [(picture.right + 14, 174), (masks.x - 14, 174)], SOFT_INK)
    path(card, [(picture.middle[0], picture.bottom + 8), (picture.middle[0], 310)], SOFT_INK)
    shades = tone("output")
    card.rectangle(picture.middle[0] - 46, 314, 92, 34, fill=shades.fill, line=shades.line, radius=8)
    card.text(picture.middle[0], 331, "street", 15)
    card.text(picture.middle[0] + 62, 322, "classification", 14, shades.text, bold=True, align="left")
    card.text(picture.middle[0] + 62, 342, "one label: 1 answer", 13, SOFT_INK, align="left")
    for x, (letter, (word, colour)) in zip((458, 528, 622, 694), CLASSES.items(), strict=True):
        card.rectangle(x, 306, 14, 14, fill=STREET_COLOURS[colour], radius=2)
        card.text(x + 20, 313, f"{letter} {word}", 12, align="left")
    return card


def _street(card: Card, grid: Grid) -> None:
    """Draw the scene that the labels stand for: sky, houses, a road and a car."""

    def block(row: float, column: float, rows: float, columns: float, fill: str, radius: float = 0) -> None:
        side = grid.cell
        card.rectangle(
            grid.x + column * side, grid.y + row * side, columns * side, rows * side, fill=fill, radius=radius
        )

    block(0, 0, 6, 8, "#CBE6F2")
    block(0, 0, 4, 2, "#B98A7E")
    block(1, 2, 3, 1, "#CDB79A")
    block(1, 6, 3, 2, "#A7837B")
    block(4, 0, 2, 8, "#6B7480")
    for row, column in [(r, c) for r in (0.35, 1.2, 2.05, 2.9) for c in (0.3, 1.15)]:
        block(row, column, 0.5, 0.5, "#F4E9C8")
    for row, column in [(r, c) for r in (1.35, 2.3) for c in (6.3, 7.15)]:
        block(row, column, 0.5, 0.5, "#F4E9C8")
    for row in (1.35, 2.3):
        block(row, 2.28, 0.5, 0.45, "#F4E9C8")
    for column in (0.5, 2.9, 5.3):
        block(5.35, column, 0.12, 1.4, "#F5F5F0")
    block(3.12, 3.45, 0.9, 2.1, "#2E7FD0", 7)
    block(3.25, 3.7, 0.5, 0.72, "#DCEBF7", 3)
    block(3.25, 4.6, 0.5, 0.72, "#DCEBF7", 3)
    block(3.75, 3.05, 0.95, 2.9, "#2E7FD0", 8)
    for column in (3.65, 5.35):
        x, y = grid.x + column * grid.cell, grid.y + 4.72 * grid.cell
        card.dot(x, y, 8.5, fill="#1F2328", line="#D8DBDE", line_width=2.5)
    frame = tone("input").line
    card.rectangle(grid.x, grid.y, 8 * grid.cell, 6 * grid.cell, line=frame, line_width=1.8, level=6)


def car_mask() -> np.ndarray:
    """A car in 96 by 128 pixels, True where it is."""
    y, x = np.mgrid[:96, :128] + 0.5

    def rounded(top: float, left: float, bottom: float, right: float, radius: float) -> np.ndarray:
        across = np.maximum(np.maximum(left + radius - x, x - right + radius), 0)
        down = np.maximum(np.maximum(top + radius - y, y - bottom + radius), 0)
        return (across**2 + down**2 <= radius**2) & (x > left) & (x < right) & (y > top) & (y < bottom)

    body = rounded(46, 16, 70, 113, 8) | rounded(26, 36, 60, 92, 12)
    wheels = [(x - centre) ** 2 + (y - 70) ** 2 <= 10**2 for centre in (37, 92)]
    return body | wheels[0] | wheels[1]


def why_skips() -> Card:
    """A car, what four poolings leave of its edge, and the edge again with the skip."""
    card = Card(760, 300, "What the skips bring back")
    mask, pixel, top = car_mask(), 1.625, 66
    width, height = 128 * pixel, 96 * pixel
    lefts = (24, 276, 528)
    share = mask.reshape(6, 16, 8, 16).mean(axis=(1, 3))
    blend = np.array([[_blend(part) for part in line] for line in share])
    for x, fill in ((lefts[0], tone("input")), (lefts[2], tone("output"))):
        card.rectangle(x, top, width, height, fill=CARD, line=fill.line, line_width=1.8)
        rows_of(card, x, top, mask, pixel, fill.line)
    coarse = draw_grid(card, lefts[1], top, [[None] * 8] * 6, "padding", cell=16 * pixel, fills=blend)
    words = (
        ("96 × 128", "the edge is exact", tone("input").text),
        ("6 × 8, after four poolings", "what is there, but where does it end?", SOFT_INK),
        ("96 × 128, with the skips", "the edge is exact again", tone("output").text),
    )
    for x, (above, below, colour) in zip(lefts, words, strict=True):
        card.text(x + width / 2, 42, above, 14, colour, bold=True)
        card.text(x + width / 2, top + height + 22, below, 12, SOFT_INK)
    middle = top + height / 2
    path(card, [(lefts[0] + width + 8, middle), (coarse.x - 8, middle)], SOFT_INK)
    path(card, [(coarse.right + 8, middle), (lefts[2] - 8, middle)], SOFT_INK)
    low, green = top + height + 40, tone("output")
    start, end = lefts[0] + width / 2, lefts[2] + width / 2
    path(card, [(start, low), (start, low + 18), (end, low + 18), (end, low)], green.line, 2.4)
    card.text(380, low + 18 - 12, "the skip goes round the poolings", 12, green.text)
    return card


def _blend(share: float) -> str:
    """A colour between the card's and the input's, for a share from 0 to 1."""
    ends = (CARD, tone("input").line)
    low, high = (np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) for colour in ends)
    return "#" + "".join(f"{round(part):02X}" for part in low + share * (high - low))
