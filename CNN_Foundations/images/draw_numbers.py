"""Drawings with small numbers of Part 2: batch normalisation, softmax, filters along one and three axes."""

import numpy as np

from shared_utils.drawing import SOFT_INK, Card, Grid, draw_block, draw_grid, frame_window, measure, tone

BATCH = np.array([2, 4, 4, 4, 5, 5, 7, 9])
GAMMA, BETA = 0.5, 1
LOGITS = np.array([2.0, 1.0, 0.0, -1.0])


def batch_norm() -> Card:
    """Eight numbers on a line: as they come, with mean 0 and spread 1, and moved to where the layer wants."""
    card = Card(760, 392, "Batch normalisation of eight numbers")
    normal = (BATCH - BATCH.mean()) / BATCH.std()
    lines = (
        (BATCH, "input", "as they come", "mean 5, spread 2"),
        (normal, "padding", "minus the mean, divided by the spread", "mean 0, spread 1"),
        (
            GAMMA * normal + BETA,
            "output",
            "times γ = 0.5, plus β = 1, which are learned",
            "mean 1, spread 0.5",
        ),
    )
    for number, (values, meaning, words, result) in enumerate(lines):
        y = 92 + 120 * number
        card.text(32, y - 58, words, 14, bold=True, align="left")
        card.text(728, y - 58, result, 13, tone(meaning).text, align="right")
        _number_line(card, y, values, meaning)
    return card


def _number_line(card: Card, y: float, values: np.ndarray, meaning: str) -> None:
    """Draw a line from -2 to 10 with a dot for each value; equal ones lie on each other's shoulders."""
    unit, zero = 56, 144
    card.line([(zero - 2 * unit - 10, y), (zero + 10 * unit + 10, y)])
    for tick in range(-2, 11):
        x = zero + unit * tick
        card.line([(x, y), (x, y + 5)])
        if tick % 2 == 0:
            card.text(x, y + 18, f"{tick}".replace("-", "−"), 12, SOFT_INK)
    shades, seen = tone(meaning), {}
    for value in values:
        level = seen[value] = seen.get(value, 0) + 1
        card.dot(zero + unit * value, y - 8 - 14 * (level - 1), 6.5, fill=shades.fill, line=shades.line)


def softmax() -> Card:
    """Four logits become four positive numbers, and these become probabilities."""
    card = Card(760, 326, "Softmax")
    powers = np.exp(LOGITS)
    stages = (
        (LOGITS, "input", "logits $z$", "{:g}", 22),
        (powers, "output", "$e^z$, all above 0", "{:.2f}", 17),
        (powers / powers.sum(), "prediction", "divided by the sum", "{:.3f}", 190),
    )
    for number, (values, meaning, words, form, unit) in enumerate(stages):
        left, base = 64 + 240 * number, 214
        shades = tone(meaning)
        card.text(left + 80, 36, words, 14, shades.text, bold=True)
        card.line([(left - 6, base), (left + 166, base)])
        for place, value in enumerate(values):
            x, height = left + 42 * place, unit * value
            card.rectangle(x, base - max(height, 0), 34, abs(height), fill=shades.fill, line=shades.line)
            beside = base - height + (13 if height < 0 else -12)
            card.text(x + 17, beside, form.format(value).replace("-", "−"), 12)
            card.text(x + 17, 272, str(place), 12, SOFT_INK)
        if number < 2:
            card.arrow((left + 178, 150), (left + 226, 150))
    card.text(34, 272, "class", 12, SOFT_INK)
    for x, words in ((384, "sum 11.48"), (624, "sum 1")):
        card.text(x, 300, words, 13, SOFT_INK)
    return card


def one_and_three_axes() -> Card:
    """A filter of 5 slides along a row of 14; a filter of 5 by 5 by 5 slides through a block of 14."""
    card = Card(760, 400, "Filters along one axis and along three")
    card.text(32, 32, "one axis", 15, bold=True, align="left")
    row = draw_grid(card, 52, 74, [[None] * 14], "input", cell=24)
    for column in range(5):
        frame_window(card, row, 0, column, 1, line_width=1.5)
    card.rectangle(row.x, row.y, 5 * 24, 24, line=tone("filter").line, line_width=3.5, radius=3, level=4)
    result = draw_grid(card, 476, 74, [[None] * 10], "output", cell=24)
    frame_window(card, result, 0, 0, 1, "output")
    measure(card, row, "bottom", "14 numbers, filter of 5")
    measure(card, result, "bottom", "14 − 5 + 1 = 10")
    card.arrow((row.right + 20, 86), (result.x - 20, 86))
    card.text(32, 166, "three axes", 15, bold=True, align="left")
    unit, depth = 8, 3
    block = draw_block(card, 110, 244, 1, 1, 14, "input", cell=14 * unit, shift=depth)
    _corner_of_block(card, block, 5 * unit, 4 * depth)
    output = draw_block(card, 500, 260, 1, 1, 10, "output", cell=10 * unit, shift=depth)
    card.arrow((block.right + 13 * depth + 30, 300), (output.x - 24, 300))
    card.text((block.right + 39 + output.x) / 2 + 4, 280, "filter of 5 × 5 × 5", 13, tone("filter").text)
    card.text(block.middle[0] + 8, 376, "14 × 14 × 14", 13, SOFT_INK)
    card.text(output.middle[0] + 8, 376, "10 × 10 × 10", 13, SOFT_INK)
    return card


def _corner_of_block(card: Card, block: Grid, side: float, depth: float) -> None:
    """Outline a small block at the top left front corner of a large one."""
    x, y, colour = block.x, block.y, tone("filter").line
    card.rectangle(x, y, side, side, fill=tone("filter").fill, line=colour, line_width=3, level=4)
    back = [(x + depth, y - depth), (x + side + depth, y - depth), (x + side + depth, y + side - depth)]
    card.line([(x, y), *back, (x + side, y + side)], colour, line_width=3, level=4)
    card.line([(x + side, y), back[1]], colour, line_width=3, level=4)
