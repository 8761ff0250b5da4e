"""Drawings of how masks are compared: intersection over union, and why the share of right pixels misleads."""

import numpy as np
from example import PEDESTRIAN, PREDICTION, TRUTH

from shared_utils.drawing import SOFT_INK, STREET_COLOURS, Card, Grid, draw_grid, tone

EMPTY = "#F2F1ED"  # a cell that neither mask has
BOTH_FILL = "#E9A97F"  # where truth and prediction lie on top of one another


def iou() -> Card:
    """Two squares that overlap, their counts, and the two scores."""
    card = Card(760, 322, "Intersection over union")
    both, either = int((TRUTH & PREDICTION).sum()), int((TRUTH | PREDICTION).sum())
    true, pred = int(TRUTH.sum()), int(PREDICTION.sum())
    fills = np.select(
        [TRUTH & PREDICTION, TRUTH, PREDICTION],
        [BOTH_FILL, tone("truth").fill, tone("prediction").fill],
        EMPTY,
    )
    grid = draw_grid(card, 30, 62, [[None] * 6] * 5, "padding", cell=42, fills=fills)
    _outline(card, grid, TRUTH, "truth", 0)
    _outline(card, grid, PREDICTION, "prediction", 3)
    card.text(grid.x + 2.5 * grid.cell, 34, f"truth: {true}", 14, tone("truth").text, bold=True)
    card.text(grid.x + 3.5 * grid.cell, 294, f"prediction: {pred}", 14, tone("prediction").text, bold=True)
    x = 326
    rows = (
        (66, TRUTH & PREDICTION, f"in both: {both}"),
        (150, TRUTH | PREDICTION, f"in one or the other: {either}"),
    )
    for y, mask, words in rows:
        _thumbnail(card, x, y, mask, fills)
        card.text(x + 106, y + 32, words, 14, align="left")
    card.line([(x, 234), (730, 234)], tone("padding").line, line_width=1)
    scores = (
        ("IoU", f"{both} / {either}", both / either),
        ("Dice", f"2 · {both} / ({true} + {pred})", 2 * both / (true + pred)),
    )
    for number, (name, quotient, value) in enumerate(scores):
        y = 258 + 30 * number
        card.text(x, y, name, 15, bold=True, align="left")
        card.text(x + 60, y, f"= {quotient}", 15, align="left")
        card.text(x + 222, y, f"= {value:.3g}", 15, tone("output").text, bold=True, align="left")
    return card


def _outline(card: Card, grid: Grid, mask: np.ndarray, meaning: str, inset: float) -> None:
    """Draw a frame around the rectangle that a mask fills."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    card.rectangle(
        grid.x + columns[0] * grid.cell + inset,
        grid.y + rows[0] * grid.cell + inset,
        len(columns) * grid.cell - 2 * inset,
        len(rows) * grid.cell - 2 * inset,
        line=tone(meaning).line,
        line_width=3.5,
        dashed=meaning == "prediction",
        radius=3,
        level=4 + inset,
    )


def _thumbnail(card: Card, x: float, y: float, mask: np.ndarray, fills: np.ndarray) -> None:
    """Draw the masks small, with the cells of one count alone in colour."""
    draw_grid(card, x, y, [[None] * 6] * 5, "padding", cell=13, fills=np.where(mask, fills, EMPTY), gap=1)


def accuracy_trap() -> Card:
    """A hundred pixels, two of a pedestrian: a network that never sees one is right at 98 of them."""
    card = Card(760, 320, "Right almost everywhere, and useless")
    nothing = np.zeros_like(PEDESTRIAN)
    panels = ((30, PEDESTRIAN, "truth", "truth"), (282, nothing, "the network says", "prediction"))
    for x, mask, words, meaning in panels:
        shades = tone(meaning)
        fills = np.where(mask, STREET_COLOURS["pedestrians"], tone("padding").fill)
        grid = draw_grid(card, x, 56, [[None] * 10] * 10, meaning, cell=22, fills=fills)
        card.text(grid.middle[0], 30, words, 15, shades.text, bold=True)
    seen = int(PEDESTRIAN.sum())
    card.text(140, 298, f"{seen} of {PEDESTRIAN.size} pixels: a pedestrian", 13, SOFT_INK)
    card.text(392, 298, "no pedestrian anywhere", 13, SOFT_INK)
    right = int((nothing == PEDESTRIAN).sum())
    street = right / PEDESTRIAN.size  # the rest: its pixels in both masks over those in one or the other
    rows = (
        ("accuracy", f"{right} / {PEDESTRIAN.size}", f"{100 * right / PEDESTRIAN.size:.0f} %", "output"),
        ("IoU, the rest", f"{right} / {PEDESTRIAN.size}", f"{street:.2f}", "output"),
        ("IoU, pedestrian", f"0 / {seen}", "0", "prediction"),
        ("mean IoU", f"({street:.2f} + 0) / 2", f"{street / 2:.2f}", "prediction"),
    )
    for number, (name, quotient, value, meaning) in enumerate(rows):
        y = 76 + 52 * number
        card.text(534, y, name, 14, bold=True, align="left")
        card.text(534, y + 21, quotient, 13, SOFT_INK, align="left")
        card.text(728, y + 10, value, 19, tone(meaning).text, bold=True, align="right")
    return card
