"""Drawings of boxes: the orders of their numbers, and how far two of them overlap."""

from example import CAR, FIRST, PICTURE, SECOND, area, iou, overlap
from parts import CAR_COLOUR, Frame, backdrop, car, outline, path

from shared_utils.drawing import CARD, SOFT_INK, number_text, tone
from shared_utils.drawing.slim import SlimCard as Card

ONE, OTHER = "input", "prediction"
BOTH_FILL = "#E9A97F"

# Two boxes (x1, y1, x2, y2) each.
CASES = {
    "apart": ((0, 0, 2, 2), (3, 1, 5, 3)),
    "touching": ((0, 0, 2, 2), (2, 0, 4, 2)),
    "one inside": ((0, 0, 4, 4), (1, 1, 3, 3)),
    "identical": ((0, 0, 3, 3), (0, 0, 3, 3)),
}


def coordinates() -> Card:
    """One box and the three ways to write it."""
    card = Card(760, 372, "Three ways to write one box")
    frame = Frame(56, 72, 2.4)
    n_H, n_W = PICTURE
    backdrop(card, frame)
    car(card, frame, CAR, "#5AA2CF")
    outline(card, frame)
    y1, x1, y2, x2 = CAR
    (left, top), (right, low) = frame.point(x1, y1), frame.point(x2, y2)
    card.rectangle(left, top, right - left, low - top, line=CARD, line_width=5, level=4)
    card.rectangle(left, top, right - left, low - top, line=CAR_COLOUR, line_width=3, level=4.1)
    card.text(frame.x - 8, frame.y - 15, "(0, 0)", 12, SOFT_INK)
    path(card, [(frame.x + 26, frame.y - 15), (frame.x + 110, frame.y - 15)], SOFT_INK)
    card.text(frame.x + 190, frame.y - 15, f"x to the right, to {n_W}", 13, SOFT_INK)
    path(card, [(frame.x - 22, frame.y + 6), (frame.x - 22, frame.y + 96)], SOFT_INK)
    card.text(frame.x - 22, frame.y + 112, "y", 13, SOFT_INK)
    card.text(frame.x - 28, frame.y + 130, "down,", 12, SOFT_INK)
    card.text(frame.x - 28, frame.y + 146, f"to {n_H}", 12, SOFT_INK)
    for (x, y), words, dx, dy in (((left, top), "(x1, y1)", -30, -16), ((right, low), "(x2, y2)", 30, 17)):
        card.dot(x, y, 5, fill=tone("prediction").line, line=CARD)
        _plate(card, x + dx, y + dy, words, 62)
    centre = (left + right) / 2, (top + low) / 2
    card.dot(*centre, 5, fill=tone("output").line, line=CARD)
    _plate(card, centre[0], centre[1] - 17, "(x, y)", 48, "output")
    for start, end, words, place in (
        ((left, low + 40), (right, low + 40), "w", ((left + right) / 2, low + 40)),
        ((right + 34, top), (right + 34, low), "h", (right + 34, (top + low) / 2)),
    ):
        card.line([start, end], CARD, line_width=5, level=4)
        card.line([start, end], tone("output").line, line_width=2.5, level=4.1)
        for x, y in (start, end):
            flat = start[1] == end[1]
            ends = [(x, y - 6), (x, y + 6)] if flat else [(x - 6, y), (x + 6, y)]
            card.line(ends, tone("output").line, line_width=2.5, level=4.1)
        _plate(card, *place, words, 22, "output")
    rows = (
        ("corners, x first", "of the exercise iou", "x1  y1  x2  y2", (x1, y1, x2, y2), "prediction"),
        ("corners, y first", "of the functions of YOLO", "y1  x1  y2  x2", CAR, "prediction"),
        (
            "centre and size", "of what the network answers", "x  y  w  h",
            ((x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1), "output",
        ),
    )  # fmt: skip
    for number, (name, where, letters, values, meaning) in enumerate(rows):
        y = 36 + 112 * number
        card.text(486, y, name, 14, tone(meaning).text, bold=True, align="left")
        card.text(486, y + 20, where, 12, SOFT_INK, align="left")
        grid = _numbers(card, 486, y + 52, values, meaning)
        for place, letter in zip(grid, letters.split(), strict=True):
            card.text(place, y + 41, letter, 13, SOFT_INK)
    card.text(248, 340, "All numbers here are pixels of a picture of 96 × 160.", 12, SOFT_INK)
    return card


def _numbers(card: Card, x: float, y: float, values: tuple, meaning: str) -> list[float]:
    """Draw numbers in a row of cells; return the middle of each."""
    shades, wide = tone(meaning), 62
    for number, value in enumerate(values):
        card.rectangle(
            x + number * wide, y, wide, 32, fill=shades.fill, line=shades.line, line_width=1.8, level=2
        )
        card.text(x + (number + 0.5) * wide, y + 16, number_text(value), 15)
    return [x + (number + 0.5) * wide for number in range(len(values))]


def _plate(card: Card, x: float, y: float, words: str, width: float, meaning: str = "prediction") -> None:
    """Write words on a light plate, so that they can be read on a picture."""
    card.rectangle(x - width / 2, y - 10, width, 20, fill=CARD, radius=4, level=4.6)
    card.text(x, y, words, 13, tone(meaning).text, bold=True)


def iou_cases() -> Card:
    """The worked example on a ruled grid, and four cases beside it."""
    card = Card(760, 464, "Intersection over union of boxes")
    cell = 40
    left, top = 62, 76
    _ruled(card, left, top, cell, 8, 6)
    for number in range(9):
        card.text(left + number * cell, top - 14, str(number), 12, SOFT_INK)
    for number in range(1, 7):
        card.text(left - 16, top + number * cell, str(number), 12, SOFT_INK)
    path(card, [(left, 38), (left + 60, 38)], SOFT_INK)
    card.text(left + 72, 38, "x", 13, SOFT_INK)
    path(card, [(24, top), (24, top + 60)], SOFT_INK)
    card.text(24, top + 74, "y", 13, SOFT_INK)
    _pair(card, left, top, cell, FIRST, SECOND)
    for box, meaning, align in ((FIRST, ONE, "left"), (SECOND, OTHER, "right")):
        x = left + (box[0] * cell + 10 if align == "left" else box[2] * cell - 10)
        y = top + (box[1] * cell + 17 if align == "left" else box[3] * cell - 17)
        card.text(x, y, f"({', '.join(map(str, box))})", 13, tone(meaning).text, bold=True, align=align)
    width, height = overlap(FIRST, SECOND)
    both = width * height
    one, other = area(FIRST), area(SECOND)
    middle = [left + cell * (SECOND[0] + FIRST[2]) / 2, top + cell * (SECOND[1] + FIRST[3]) / 2]
    card.text(*middle, str(both), 18, bold=True)
    x = 430
    lines = (
        ("first box", f"{FIRST[2] - FIRST[0]} · {FIRST[3] - FIRST[1]} = {one}", ONE),
        ("second box", f"{SECOND[2] - SECOND[0]} · {SECOND[3] - SECOND[1]} = {other}", OTHER),
        ("in both", f"{width} · {height} = {both}", None),
        ("in one or the other", f"{one} + {other} − {both} = {one + other - both}", None),
    )
    for number, (name, value, meaning) in enumerate(lines):
        y = 92 + 38 * number
        card.text(
            x, y, name, 14, tone(meaning).text if meaning else SOFT_INK, bold=bool(meaning), align="left"
        )
        card.text(730, y, value, 15, align="right")
    card.line([(x, 238), (730, 238)], tone("padding").line, line_width=1)
    card.text(x, 264, "IoU", 15, bold=True, align="left")
    card.text(638, 264, f"{both} / {one + other - both} =", 15, align="right")
    card.text(730, 264, f"{iou(FIRST, SECOND):g}", 19, tone("output").text, bold=True, align="right")
    card.text(x, 300, "Boxes: (x1, y1, x2, y2)", 12, SOFT_INK, align="left")
    card.line([(24, 334), (736, 334)], tone("padding").line, line_width=1)
    for number, (name, (first, second)) in enumerate(CASES.items()):
        x = 112 + 178 * number
        small = 16
        wide = max(first[2], second[2]) * small
        high = max(first[3], second[3]) * small
        _pair(card, x - wide / 2, 390 - high / 2, small, first, second)
        card.text(x, 444, f"{name}: {iou(first, second):g}", 13, bold=True)
    return card


def _ruled(card: Card, x: float, y: float, cell: float, columns: int, rows: int) -> None:
    """Draw the lines of squared paper."""
    for number in range(columns + 1):
        card.line([(x + number * cell, y), (x + number * cell, y + rows * cell)], "#E4E2DC", line_width=1)
    for number in range(rows + 1):
        card.line([(x, y + number * cell), (x + columns * cell, y + number * cell)], "#E4E2DC", line_width=1)


def _pair(card: Card, x: float, y: float, cell: float, first: tuple, second: tuple) -> None:
    """Draw two boxes (x1, y1, x2, y2) and fill what they share; the second is dashed."""
    for box, meaning in ((first, ONE), (second, OTHER)):
        card.rectangle(x + box[0] * cell, y + box[1] * cell, (box[2] - box[0]) * cell,
                       (box[3] - box[1]) * cell, fill=tone(meaning).fill, level=2.2)  # fmt: skip
    width, height = overlap(first, second)
    if width and height:
        left, top = max(first[0], second[0]), max(first[1], second[1])
        card.rectangle(
            x + left * cell, y + top * cell, width * cell, height * cell, fill=BOTH_FILL, level=2.3
        )
    for box, meaning, inset in ((first, ONE, 0), (second, OTHER, 3 if first == second else 0)):
        card.rectangle(
            x + box[0] * cell + inset, y + box[1] * cell + inset, (box[2] - box[0]) * cell - 2 * inset,
            (box[3] - box[1]) * cell - 2 * inset, line=tone(meaning).line, line_width=3,
            dashed=meaning == OTHER, level=3,
        )  # fmt: skip
