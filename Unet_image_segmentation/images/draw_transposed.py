"""Drawings of the transposed convolution: four stamps, their sum, and what padding "same" cuts off."""

import numpy as np
from example import FILTER, INPUT, OUTPUT, SAME, SIDE, STAMPS, inside

from shared_utils.drawing import SOFT_INK, Card, Grid, draw_grid, frame_window, tone

PALE = "#EFF8F4"  # a cell of the output that nothing was written to yet
STEP, PAUSE = 1.6, 5.0  # seconds


def transposed_convolution() -> Card:
    """Each of four inputs writes its value times the filter; the four are added up."""
    card = Card(760, 404, "A transposed convolution by hand")
    small = draw_grid(card, 96, 66, INPUT.tolist(), "input", cell=40)
    weights = draw_grid(card, 240, 46, FILTER.tolist(), "filter", cell=40)
    card.text(small.middle[0], 26, "input, 2 × 2", 14, tone("input").text, bold=True)
    card.text(weights.middle[0], 26, "filter, 3 × 3", 14, tone("filter").text, bold=True)
    words = (
        "Each input writes its value times the filter.",
        "One step in the input",
        "is two steps in the output: the stride.",
        "Where stamps overlap, they add up.",
    )
    for number, line in enumerate(words):
        card.text(400, 64 + 25 * number, line, 14, align="left")
    x, cell, top = 20, 22, 234
    for number, ((h, w), values) in enumerate(STAMPS.items()):
        grid = _stamp(card, x, top, values, inside(h, w), cell)
        frame_window(card, grid, 2 * h, 2 * w, 3, line_width=2.6)
        card.text(grid.middle[0], top - 20, f"{INPUT[h, w]} · filter", 13, bold=True)
        card.text(grid.right + 14, grid.middle[1], "=" if number == 3 else "+", 18, SOFT_INK)
        x = grid.right + 28
    total = draw_grid(card, x, top - 20, OUTPUT.tolist(), "output", cell=32, text_size=15)
    frame_window(card, total, 2, 2, 1, "output", line_width=3)
    card.text(total.middle[0], top - 38, "output, 5 × 5", 14, tone("output").text, bold=True)
    card.text(290, 378, "The middle lies under all four:  1 + 2 + 3 + 4 = 10", 13, SOFT_INK)
    return card


def _stamp(card: Card, x: float, y: float, values: np.ndarray, covered: np.ndarray, cell: float) -> Grid:
    """Draw what one input writes; the cells that it does not touch stay empty."""
    rows = np.where(covered, values.astype(object), None).tolist()
    fills = np.where(covered, tone("output").fill, PALE)
    return draw_grid(card, x, y, rows, "output", cell=cell, text_size=12, fills=fills)


def animation() -> tuple[list[Card], list[float]]:
    """The cards of the animation and the seconds each one stays: for each input its stamp, then the sum."""
    moments = [(0, True), *((number, added) for number in range(1, len(STAMPS)) for added in (False, True))]
    cards = [_moment(*moment) for moment in moments]
    return cards, [2 * STEP, *[STEP] * (len(cards) - 2), PAUSE]


def _moment(number: int, added: bool) -> Card:
    """One picture of the animation: the stamp of an input in place, before or after it is added."""
    card = Card(760, 348, "The stamps of a transposed convolution")
    (h, w), value = list(STAMPS)[number], int(INPUT.ravel()[number])
    before = sum(list(STAMPS.values())[:number], np.zeros((SIDE, SIDE), dtype=int))
    touched = np.any([inside(*place) for place in list(STAMPS)[: number + 1]], axis=0)
    small = draw_grid(card, 36, 108, INPUT.tolist(), "input", cell=44)
    weights = draw_grid(card, 206, 86, (value * FILTER).tolist(), "filter", cell=44)
    frame_window(card, small, h, w, 1, "input")
    rows = np.where(touched, (before + STAMPS[h, w]).astype(object), None)
    if not added:
        for place in np.argwhere(inside(h, w) & (before > 0) & (STAMPS[h, w] > 0)):
            rows[tuple(place)] = f"{before[tuple(place)]}+{STAMPS[h, w][tuple(place)]}"
    fills = np.where(touched, tone("output").fill, PALE)
    output = draw_grid(card, 442, 54, rows.tolist(), "output", cell=50, text_size=16, fills=fills)
    frame_window(card, output, 2 * h, 2 * w, 3)
    card.text(small.middle[0], 30, "input", 15, tone("input").text, bold=True)
    card.text(weights.middle[0], 30, f"{value} · filter", 15, tone("filter").text, bold=True)
    card.text(output.middle[0], 30, "output", 15, tone("output").text, bold=True)
    card.arrow((small.right + 12, small.middle[1]), (weights.x - 12, small.middle[1]))
    card.arrow((weights.right + 16, weights.middle[1]), (output.x - 16, weights.middle[1]))
    top, left = 2 * h, 2 * w
    card.text(204, 258, f"input [{h}, {w}] writes into", 14)
    card.text(204, 282, f"rows {top} to {top + 2}, columns {left} to {left + 2}", 14)
    if number and added:
        card.text(204, 314, "what was there before is added", 13, SOFT_INK)
    return card


def still() -> Card:
    """The output after each of the four stamps."""
    card = Card(760, 266, "The output after each stamp")
    x, cell, so_far = 22, 32, np.zeros((SIDE, SIDE), dtype=int)
    touched = np.zeros((SIDE, SIDE), dtype=bool)
    for number, ((h, w), values) in enumerate(STAMPS.items()):
        so_far, touched = so_far + values, touched | inside(h, w)
        grid = _stamp(card, x, 78, so_far, touched, cell)
        frame_window(card, grid, 2 * h, 2 * w, 3)
        card.text(grid.middle[0], 30, "ABCD"[number], 16, bold=True)
        card.text(grid.middle[0], 54, f"{INPUT[h, w]} · filter is added", 13, SOFT_INK)
        x = grid.right + 25
    return card


def same_cropping() -> Card:
    """Of the output of 5 by 5, Keras drops the last row and the last column."""
    card = Card(760, 300, "What padding same keeps")
    cell, top = 38, 62
    kept = np.zeros((SIDE, SIDE), dtype=bool)
    kept[: len(SAME), : len(SAME)] = True
    fills = np.where(kept, tone("output").fill, tone("padding").fill)
    before = draw_grid(card, 76, top, OUTPUT.tolist(), "padding", cell=cell, fills=fills)
    frame_window(card, before, 0, 0, len(SAME), "output")
    after = draw_grid(card, 388, top, SAME.tolist(), "output", cell=cell)
    card.arrow((before.right + 24, after.middle[1]), (after.x - 24, after.middle[1]))
    card.text(before.middle[0], 32, "all that was written, 5 × 5", 14, bold=True)
    card.text(after.middle[0], 32, "output, 4 × 4", 14, tone("output").text, bold=True)
    card.text(before.middle[0], 278, "the last row and the last column are dropped", 13, SOFT_INK)
    words = ("padding='same' keeps", "the size of the input", "times the stride:", "2 · 2 = 4")
    for number, line in enumerate(words):
        card.text(576, 104 + 24 * number, line, 14, align="left", bold=number == 3)
    return card
