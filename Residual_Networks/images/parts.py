"""What several drawings of this topic share: boxes for layers, values, and the plus sign."""

import math

from shared_utils.drawing import INK, Card, tone


def box(card: Card, x: float, y: float, words: str, meaning: str = "filter", width: float = 96) -> None:
    """Draw a layer as a rounded box with its centre at (x, y); lines of words are split at newlines."""
    shades, lines = tone(meaning), words.split("\n")
    height = 18 + 18 * len(lines)
    card.rectangle(
        x - width / 2, y - height / 2, width, height, fill=shades.fill, line=shades.line, radius=8, level=3
    )
    for number, line in enumerate(lines):
        card.text(x, y + 18 * (number - (len(lines) - 1) / 2), line, 13, INK)


def slim(card: Card, x: float, y: float, words: str, meaning: str, width: float = 54) -> None:
    """Draw a small step, such as a ReLU, with its centre at (x, y)."""
    shades = tone(meaning)
    card.rectangle(x - width / 2, y - 13, width, 26, fill=shades.fill, line=shades.line, radius=13, level=3)
    card.text(x, y, words, 12)


def plus(card: Card, x: float, y: float) -> None:
    """Draw the addition of two values."""
    shades = tone("output")
    card.dot(x, y, 14, fill=shades.fill, line=shades.line)
    card.line([(x - 7, y), (x + 7, y)], shades.text, line_width=2.2, level=6)
    card.line([(x, y - 7), (x, y + 7)], shades.text, line_width=2.2, level=6)


def way_round(card: Card, x: float, y: float, end: float, depth: float) -> None:
    """Draw a line from (x, y) down by `depth`, along, and up again to the plus sign at x = end."""
    colour, low, r = tone("output").line, y + depth, 14
    turn = [(r * (1 - math.cos(a)), r * (1 - math.sin(a))) for a in (math.pi / 16 * k for k in range(9))]
    first = [(x + across, low - down) for across, down in turn]
    last = [(end - across, low - down) for across, down in reversed(turn)]
    card.line([(x, y), *first, *last, (end, y + 26)], colour, line_width=2.6)
    card.arrow((end, y + 30), (end, y + 15), colour)
