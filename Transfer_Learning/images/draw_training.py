"""Drawings of training: what BatchNorm does in each mode, and why fine-tuning takes small steps."""

from itertools import pairwise

import numpy as np
from example import RATES, descent, loss
from parts import note

from shared_utils.drawing import SOFT_INK, tone
from shared_utils.drawing.palette import GRID_LINE
from shared_utils.drawing.slim import SlimCard as Card
from shared_utils.drawing.symbols import lock

WIDTH, HEIGHT = 262, 230  # of a panel
TRAP = 1  # the row of the case that surprises
# What a row says, whether the batch's own statistics normalise, and whether anything changes.
MODES = (
    (("fit,", "trainable = True"), True, True),
    (("fit, called with training=False,", "trainable = True"), True, True),
    (("fit,", "trainable = False"), False, False),
    (("predict,", "trainable or not"), False, False),
)


def batchnorm_modes() -> Card:
    """Which statistics normalise, which change, and whether gamma and beta learn, in four cases."""
    card = Card(760, 408, "BatchNorm: what freezes it")
    columns = ((320, "normalises with"), (484, "moving averages"), (648, "γ and β"))
    for x, words in columns:
        card.text(x, 34, words, 14, bold=True)
    for row, (lines, batch, changes) in enumerate(MODES):
        y = 96 + 76 * row
        card.line([(24, y - 38), (736, y - 38)], GRID_LINE, level=1.2)
        for number, words in enumerate(lines):
            card.text(
                24, y - (17 if row == TRAP else 10) + 20 * number, words, 13, bold=number == 1, align="left"
            )
        if row == TRAP:
            card.text(24, y + 23, "the trap: fit overrides it", 12, tone("prediction").text, align="left")
        note(
            card,
            columns[0][0],
            y,
            "the batch" if batch else "moving averages",
            "input" if batch else "padding",
            136,
        )
        for (x, _), words in zip(columns[1:], ("follow the batch", "learn"), strict=True):
            if changes:
                note(card, x, y, words, "gradient", 136)
            else:
                note(card, x, y, "    stay", "padding", 136)
                lock(card, x - 26, y - 3, 0.9)
    card.line([(24, 362), (736, 362)], GRID_LINE, level=1.2)
    words = "After a change of trainable, compile again: until then fit goes on as before."
    card.text(24, 384, words, 13, align="left")
    return card


def learning_rates() -> Card:
    """A loss in one weight with two valleys; small steps go down into the near one, large ones leap out."""
    card = Card(760, 380, "Why fine-tuning takes small steps")
    panels = (
        ("small steps", "small", 8, "down into the near valley"),
        ("steps ten times as large", "large", 8, "out of the near valley, into a shallow one"),
    )
    for (title, name, steps, words), left in zip(panels, (40, 404), strict=True):
        _panel(card, left, title, descent(RATES[name], steps))
        card.text(left + WIDTH / 2, 350, words, 13)
    return card


def _panel(card: Card, left: float, title: str, places: list[float]) -> None:
    """Draw the curve, the axes, and the weight on its way over the places."""
    top, (first, last), highest = 70, (-1.45, 1.7), 1.8

    def at(w: float) -> tuple[float, float]:
        return left + WIDTH * (w - first) / (last - first), top + HEIGHT * (1 - loss(w) / highest)

    card.text(left + WIDTH / 2, 30, title, 15, bold=True)
    card.line(
        [(left, top - 10), (left, top + HEIGHT), (left + WIDTH, top + HEIGHT)], SOFT_INK, line_width=1.6
    )
    card.text(left + 10, top - 8, "loss", 13, SOFT_INK, align="left")
    card.text(left + WIDTH, top + HEIGHT + 16, "one weight", 13, SOFT_INK, align="right")
    curve = np.linspace(first, last, 90)
    card.line([at(w) for w in curve], tone("truth").line, line_width=2.4, level=2)
    shades, weights = tone("gradient"), tone("filter")
    for one, other in pairwise(places):
        if abs(one - other) > 0.12:
            (x0, y0), (x1, y1) = at(one), at(other)
            gap = 9 / np.hypot(x1 - x0, y1 - y0)
            start = (x0 + (x1 - x0) * gap, y0 + (y1 - y0) * gap)
            end = (x1 - (x1 - x0) * gap, y1 - (y1 - y0) * gap)
            card.arrow(start, end, shades.line, 0.3 if abs(one - other) > 1 else 0)
    for place in places[1:]:
        card.dot(*at(place), 4.5, fill=shades.fill, line=shades.line)
    card.dot(*at(places[0]), 7, fill=weights.fill, line=weights.line, line_width=2.6)
    x, y = at(places[0])
    card.text(x + 14, y, "pretrained", 13, weights.text, bold=True, align="left")
    for place, meaning, words in (
        (places[0], weights, "before"),
        (places[-1], shades, f"after {len(places) - 1} steps"),
    ):
        height = 0 if meaning is weights else 18
        card.text(left + 72, top + 14 + height, f"{words}: {loss(place):.2f}", 13, meaning.text, align="left")
