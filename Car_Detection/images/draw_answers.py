"""Drawings of what is done with the answers of the network: scores, suppression, and the whole way."""

import numpy as np
from draw_scenes import OBJECTS, note_box, street
from example import (
    ANCHORS,
    CANDIDATES,
    CELL,
    CONFIDENCE,
    GRID,
    PICTURE,
    PROBABILITIES,
    SCORES,
    THRESHOLD,
    area,
    iou,
    overlap,
)
from parts import Frame, boxed, outline, path

from shared_utils.drawing import INK, SOFT_INK, draw_grid, tone
from shared_utils.drawing.slim import SlimCard as Card

COLOURS = {"A": "output", "B": "prediction", "C": "output"}


def score() -> Card:
    """The confidence times the probabilities of the classes, and the best of the products."""
    card = Card(760, 222, "The score of a box")
    y, cell = 84, 66
    one = draw_grid(card, 80, y, [[CONFIDENCE]], "prediction", cell=cell, text_size=17)
    many = draw_grid(card, 216, y, [PROBABILITIES.tolist()], "prediction", cell=cell, text_size=17)
    fills = [[tone("output").fill if n == SCORES.argmax() else tone("padding").fill for n in range(3)]]
    words = [[f"{value:.2f}" for value in SCORES]]
    result = draw_grid(card, 482, y, words, "output", cell=cell, text_size=17, fills=fills)
    middle = y + cell / 2
    card.text((one.right + many.x) / 2, middle, "×", 24, SOFT_INK)
    card.text((many.right + result.x) / 2, middle, "=", 24, SOFT_INK)
    best = int(SCORES.argmax())
    card.rectangle(result.x + best * cell, y, cell, cell, line=tone("output").line, line_width=4, level=4)
    for grid, words, meaning in (
        (one, "confidence", "prediction"), (many, "class probabilities", "prediction"),
        (result, "scores", "output"),
    ):  # fmt: skip
        card.text(grid.middle[0], 32, words, 15, tone(meaning).text, bold=True)
    for grid in (many, result):
        for number in range(3):
            card.text(grid.centre(0, number)[0], y - 15, f"class {number}", 12, SOFT_INK)
    card.text(one.middle[0], y + cell + 22, "Is there", 12, SOFT_INK)
    card.text(one.middle[0], y + cell + 40, "an object?", 12, SOFT_INK)
    card.text(many.middle[0], y + cell + 22, "If so, of which class?", 12, SOFT_INK)
    card.text(result.middle[0], y + cell + 22, "the best of them:", 12, SOFT_INK)
    words = f"class {best}, score {SCORES[best]:.2f}"
    card.text(result.middle[0], y + cell + 44, words, 15, tone("output").text, bold=True)
    return card


def suppression() -> Card:
    """Three boxes in three steps: the best one stays, what overlaps it goes, the best of the rest stays."""
    card = Card(760, 372, "Non-maximum suppression")
    a, b, c = (CANDIDATES[name][0] for name in "ABC")
    both = int(np.prod(overlap(a, b)))
    either = area(a) + area(b) - both
    steps = (
        ("1", "A has the best score.", "It stays.", {"A": "kept", "B": "open", "C": "open"}),
        (
            "2",
            "What overlaps A by more",
            f"than {THRESHOLD:g} goes: B.",
            {"A": "kept", "B": "gone", "C": "open"},
        ),
        (
            "3",
            "C is the best of the rest.",
            "It stays. None is left.",
            {"A": "kept", "B": "gone", "C": "kept"},
        ),
    )
    cell = 18.5
    for number, (digit, *words, states) in enumerate(steps):
        left, top = 24 + 246 * number, 76
        card.rectangle(left - 2, top - 8, 224, 112, fill="#F2F1ED", radius=8)
        card.dot(left + 8, 34, 12, fill=tone("filter").fill, line=tone("filter").line)
        card.text(left + 8, 34, digit, 13, bold=True)
        for line, text in enumerate(words):
            card.text(left + 30, 26 + 20 * line, text, 13, align="left")
        for name, state in states.items():
            _candidate(card, left - 4, top - 2, cell, name, state)
        if number < 2:
            path(card, [(left + 226, top + 48), (left + 238, top + 48)], SOFT_INK)
        for edge in sorted({edge for box, _ in CANDIDATES.values() for edge in box[::2]}):
            card.text(left - 4 + edge * cell, top + 92, str(edge), 11, SOFT_INK)
        card.text(left - 4 + 0.35 * cell, top + 92, "x", 12, SOFT_INK)
        for row, (name, state) in enumerate(states.items()):
            y, value = 222 + 30 * row, CANDIDATES[name][1]
            meaning = {"kept": "output", "open": "input", "gone": "padding"}[state]
            card.text(left + 6, y, name, 14, tone(meaning).text, bold=True)
            card.rectangle(left + 24, y - 8, 96 * value, 16, fill=tone(meaning).fill, line=tone(meaning).line,
                           line_width=1.5, radius=3)  # fmt: skip
            card.text(left + 140, y, f"{value:g}", 13, SOFT_INK if state == "gone" else INK)
            card.text(left + 158, y, {"kept": "stays", "open": "", "gone": "dropped"}[state], 13,
                      tone(meaning).text, bold=True, align="left")  # fmt: skip
    card.line([(24, 312), (736, 312)], tone("padding").line, line_width=1)
    words = f"{both} / ({area(a)} + {area(b)} − {both}) = {both} / {either} = {iou(a, b):g}"
    card.text(30, 342, f"IoU(A, B) = {words}", 15, align="left")
    card.text(430, 342, f"> {THRESHOLD:g}", 15, tone("prediction").text, bold=True, align="left")
    card.text(540, 342, f"IoU(A, C) = {iou(a, c):g}", 15, align="left")
    return card


def _candidate(card: Card, x: float, y: float, cell: float, name: str, state: str) -> None:
    """Draw one box with its letter: open, kept or gone."""
    (x1, y1, x2, y2), _ = CANDIDATES[name]
    meaning = {"kept": "output", "open": "input", "gone": "padding"}[state]
    shades = tone(meaning)
    card.rectangle(
        x + x1 * cell, y + y1 * cell, (x2 - x1) * cell, (y2 - y1) * cell,
        fill="none" if state == "gone" else shades.fill, line=shades.line,
        line_width=3 if state == "kept" else 2,
        dashed=state == "gone", level={"gone": 3, "open": 2, "kept": 2.5}[state] - 0.1 * (name == "B"),
    )  # fmt: skip
    place = x2 - 0.5 if name == "B" else x1 + 0.5
    card.text(x + place * cell, y + (y1 + 1.5) * cell, name, 15, shades.text, bold=True)


def all_boxes() -> list[tuple[float, float, float, float]]:
    """A box (y1, x1, y2, x2) for each anchor in each cell."""
    result = []
    for row in range(GRID[0]):
        for column in range(GRID[1]):
            for w, h in ANCHORS:
                y, x = (row + 0.5) * CELL, (column + 0.5) * CELL
                result.append((y - h * CELL / 2, x - w * CELL / 2, y + h * CELL / 2, x + w * CELL / 2))
    return result


def confident() -> list[tuple[tuple[float, ...], str]]:
    """The boxes with a score that is good enough: two or so for each object, with its colour."""
    result = []
    for number, (box, colour) in enumerate(OBJECTS.values()):
        shifts = ((0, 0, 0, 0), (3, -4, 2, -3), (-3, 3, -2, 4))[: 2 if number == 3 else 3]
        result += [(tuple(np.add(box, shift).tolist()), colour) for shift in shifts]
    return result


def pipeline() -> Card:
    """From the picture over the four tensors of the network to a few boxes."""
    card = Card(760, 498, "From a picture to boxes")
    picture = Frame(24, 24, 1.0)
    street(card, picture)
    outline(card, picture)
    path(card, [(192, 72), (232, 72)], SOFT_INK)
    note_box(card, 238, 46, 110, 52, "network", "filter")
    card.text(556, 44, "It answers for each anchor in each cell:", 13)
    card.text(556, 68, "four tensors (rows, columns, anchors, …)", 13)
    tensors = (
        (82, 116, "box_xy", "centres (…, 2)"), (210, 116, "box_wh", "sizes (…, 2)"),
        (356, 152, "box_confidence", "an object? (…, 1)"),
        (542, 196, "box_class_probs", "which class? (…, n_classes)"),
    )  # fmt: skip
    shades = tone("prediction")
    for x, wide, name, words in tensors:
        path(card, [(293 + (x - 293) * 0.12, 102), (x, 150)], SOFT_INK, 1.4)
        card.rectangle(x - wide / 2, 154, wide, 50, fill=shades.fill, line=shades.line, radius=8, level=3)
        card.text(x, 170, name, 14, bold=True)
        card.text(x, 189, words, 12, SOFT_INK)
    for start, end in ((82, 84), (210, 110), (356, 292), (542, 326)):
        path(card, [(start, 208), (end, 246)], SOFT_INK, 1.4)
    shades = tone("filter")
    steps = (
        (94, "corners", "from centre and size"), (298, "filter", "by score"),
        (488, "scale", "to pixels"), (666, "suppression", "of doubles"),
    )  # fmt: skip
    for number, (x, name, words) in enumerate(steps):
        card.rectangle(x - 70, 250, 140, 54, fill=shades.fill, line=shades.line, radius=8, level=3)
        card.text(x, 268, f"{number + 1}  {name}", 14, bold=True)
        card.text(x, 288, words, 12, SOFT_INK)
        if number < 3:
            path(card, [(x + 74, 277), (steps[number + 1][0] - 74, 277)], SOFT_INK)
        path(card, [(x, 308), (x, 330)], SOFT_INK, 1.6)
    found = {
        0: [(box, tone("prediction").line) for box in all_boxes()],
        1: confident(),
        3: list(OBJECTS.values()),
    }
    captions = {0: "all boxes", 1: "good scores", 3: "one for each object"}
    for number, boxes in found.items():
        frame = Frame(steps[number][0] - 74, 340, 0.925)
        street(card, frame)
        outline(card, frame, meaning="output" if number == 3 else "padding")
        for box, colour in boxes:
            _drawn(card, frame, box, colour, faint=number == 0)
        card.text(frame.x + 74, 450, f"{len(boxes)} boxes", 13, bold=True)
        card.text(frame.x + 74, 470, captions[number], 12, SOFT_INK)
    x, (box, _) = steps[2][0], OBJECTS["car"]
    shares = [value / side for value, side in zip(box, PICTURE * 2, strict=True)]
    card.text(x, 358, ", ".join(f"{share:.2f}" for share in shares), 13)
    path(card, [(x, 374), (x, 396)], SOFT_INK, 1.6)
    card.text(x, 414, ", ".join(map(str, box)), 13)
    card.text(x, 450, f"{len(found[1])} boxes", 13, bold=True)
    card.text(x, 470, "the same, in pixels", 12, SOFT_INK)
    return card


def _drawn(card: Card, frame: Frame, box: tuple[float, ...], colour: str, *, faint: bool) -> None:
    """Draw a box thin and cut off at the borders of the picture, or as usual."""
    if not faint:
        boxed(card, frame, box, colour, line_width=1.8)
        return
    y1, x1, y2, x2 = np.clip(box, 1, np.array([*PICTURE, *PICTURE]) - 1)
    sides = (x2 - x1) * frame.scale, (y2 - y1) * frame.scale
    card.rectangle(*frame.point(x1, y1), *sides, line=colour, line_width=0.9, level=4)
