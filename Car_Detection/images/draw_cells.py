"""Drawings of the grid: which cell and which anchor an object belongs to, and what the label says there."""

from example import ANCHORS, CAR, CELL, GRID, PEDESTRIAN, anchor_iou, best_anchor, entry
from parts import (
    CAR_COLOUR,
    PERSON_COLOUR,
    Frame,
    backdrop,
    boxed,
    car,
    outline,
    person,
)

from shared_utils.drawing import (
    CARD,
    INK,
    SOFT_INK,
    draw_block,
    draw_grid,
    number_text,
    tone,
)
from shared_utils.drawing.slim import SlimCard as Card

OBJECTS = {"car": (CAR, CAR_COLOUR), "pedestrian": (PEDESTRIAN, PERSON_COLOUR)}
CLASSES = ("car", "pedestrian", "sign")


def grid_and_anchors() -> Card:
    """Two objects in a picture with a grid, three anchors to scale, and how well they fit."""
    card = Card(760, 446, "Cells and anchors")
    frame = Frame(44, 74, 2.2)
    side = CELL * frame.scale
    backdrop(card, frame)
    car(card, frame, CAR)
    person(card, frame, PEDESTRIAN)
    for row in range(1, GRID[0]):
        card.line([(frame.x, frame.y + row * side), (frame.x + GRID[1] * side, frame.y + row * side)],
                  CARD, line_width=2, level=3)  # fmt: skip
    for column in range(1, GRID[1]):
        card.line([(frame.x + column * side, frame.y), (frame.x + column * side, frame.y + GRID[0] * side)],
                  CARD, line_width=2, level=3)  # fmt: skip
    outline(card, frame)
    for box, colour in OBJECTS.values():
        place = entry(box)
        x, y = frame.x + place["column"] * side, frame.y + place["row"] * side
        card.rectangle(x + 2, y + 2, side - 4, side - 4, line=INK, line_width=2.2, dashed=True, level=3.5)
        boxed(card, frame, box, colour)
    for box, colour in OBJECTS.values():
        place = entry(box)
        centre = frame.x + (place["column"] + place["x"]) * side, frame.y + (place["row"] + place["y"]) * side
        card.dot(*centre, 6, fill=colour, line=CARD, line_width=2.2)
    card.text(frame.x + GRID[1] * side / 2, 26, "picture of 96 × 160, cells of 32", 14, tone("input").text,
              bold=True)  # fmt: skip
    for column in range(GRID[1]):
        card.text(frame.x + (column + 0.5) * side, frame.y - 14, str(column), 13, SOFT_INK)
    for row in range(GRID[0]):
        card.text(frame.x - 14, frame.y + (row + 0.5) * side, str(row), 13, SOFT_INK)
    for number, (name, (box, colour)) in enumerate(OBJECTS.items()):
        place, y = entry(box), 314 + 56 * number
        card.text(44, y, name, 14, colour, bold=True, align="left")
        card.text(138, y, f"(y1, x1, y2, x2) = {box}", 13, SOFT_INK, align="left")
        words = f"row {place['row']}, column {place['column']}:  " + "  ".join(
            f"{key} = {place[key]:g}" for key in "xywh"
        )
        card.text(44, y + 23, words, 13, align="left")
    card.text(44, 424, "Dots: centres.  Dashed: the cell of the centre.  x, y: place in the cell;  "
              "w, h: size in cells", 12, SOFT_INK, align="left")  # fmt: skip
    _anchors(card, side)
    return card


def _anchors(card: Card, side: float) -> None:
    """Draw the anchors to scale, and below each its IoU with the two objects."""
    shades = tone("filter")
    lefts, low = (438, 484, 562), 222
    card.text(592, 26, "three anchors, to the same scale", 14, shades.text, bold=True)
    middles = []
    for number, ((w, h), left) in enumerate(zip(ANCHORS, lefts, strict=True)):
        card.rectangle(left, low - h * side, w * side, h * side, fill=shades.fill, line=shades.line, level=2)
        middles.append(left + w * side / 2)
        card.text(middles[-1], low - h * side / 2, str(number), 14, bold=True)
    for middle, (w, h) in zip(middles, ANCHORS, strict=True):
        card.text(middle, low + 16, f"{w:g} × {h:g}", 12, SOFT_INK)
    card.text(604, 276, "IoU of an anchor and an object", 13, SOFT_INK)
    card.text(604, 295, "that share their centre", 13, SOFT_INK)
    columns = (580, 640, 700)
    for number, x in enumerate(columns):
        card.text(x, 326, f"{number}", 13, shades.text, bold=True)
    for row, (name, (box, colour)) in enumerate(OBJECTS.items()):
        y = 352 + 32 * row
        card.text(544, y, name, 13, colour, bold=True, align="right")
        for number, x in enumerate(columns):
            best = number == best_anchor(box)
            if best:
                card.rectangle(x - 25, y - 13, 50, 26, fill=tone("output").fill, line=tone("output").line,
                               radius=6, level=2)  # fmt: skip
            card.text(x, y, f"{anchor_iou(box, ANCHORS[number]):.3g}", 14, bold=best)


def label_entry() -> Card:
    """The label as a grid three anchors deep, and two of its entries number by number."""
    n = 5 + len(CLASSES)
    card = Card(760, 446, "What the label says")
    card.text(380, 30, f"label: (3, 5, 3, 5 + n_classes), here (3, 5, 3, {n})", 16, bold=True)
    block = draw_block(card, 32, 128, *GRID, len(ANCHORS), "truth", cell=19, shift=9)
    card.text(block.middle[0] + 8, block.bottom + 18, "3 rows, 5 columns,", 12, SOFT_INK)
    card.text(block.middle[0] + 8, block.bottom + 35, "3 anchors deep", 12, SOFT_INK)
    card.text(174, block.middle[1] - 8, "=", 22, SOFT_INK)
    cell, lefts = 31, (218, 394, 570)
    grids = [draw_grid(card, left, 96, [[None] * GRID[1]] * GRID[0], "truth", cell=cell) for left in lefts]
    for number, grid in enumerate(grids):
        card.text(grid.middle[0], 66, f"anchor {number}", 14, tone("filter").text, bold=True)
        for column in range(GRID[1]):
            card.text(grid.centre(0, column)[0], grid.bottom + 12, str(column), 11, SOFT_INK)
        for row in range(GRID[0]):
            card.text(grid.x - 9, grid.centre(row, 0)[1], str(row), 11, SOFT_INK)
    words = "An entry for each anchor in each cell. Two hold an object; in all others stand zeros."
    card.text(470, 222, words, 12, SOFT_INK)
    names = ("x", "y", "w", "h", "confidence", *CLASSES)
    wide, left = 74, 126
    for number, name in enumerate(names):
        card.text(left + (number + 0.5) * wide, 290, name, 12, SOFT_INK)
    for start, end, words in ((0, 4, "box"), (4, 5, "object?"), (5, n, "class, one-hot")):
        x1, x2 = left + start * wide + 5, left + end * wide - 5
        card.line([(x1, 277), (x1, 271), (x2, 271), (x2, 277)], SOFT_INK)
        card.text((x1 + x2) / 2, 257, words, 13, bold=True)
    for number, (name, (box, colour)) in enumerate(OBJECTS.items()):
        place, anchor, y = entry(box), best_anchor(box), 304 + 66 * number
        values = [place[key] for key in "xywh"] + [1] + [int(name == other) for other in CLASSES]
        for column, value in enumerate(values):
            meaning = "truth" if value else "padding"
            card.rectangle(left + column * wide, y, wide, 34, fill=tone(meaning).fill, line=colour, level=2)
            card.text(left + (column + 0.5) * wide, y + 17, number_text(value), 15)
        card.text(left - 10, y + 17, name, 13, colour, bold=True, align="right")
        words = f"row {place['row']}, column {place['column']}, anchor {anchor}"
        card.text(left + 2, y + 48, words, 12, SOFT_INK, align="left")
        grid = grids[anchor]
        x, top = grid.x + place["column"] * cell, grid.y + place["row"] * cell
        card.rectangle(x, top, cell, cell, fill=colour, line=colour, line_width=1.5, level=4)
        card.text(x + cell / 2, top + cell / 2, name[0], 15, CARD, bold=True)
    return card
