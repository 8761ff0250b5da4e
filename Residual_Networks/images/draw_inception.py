"""Drawings of a filter of one pixel and of the Inception module."""

from parts import box, slim

from shared_utils.drawing import SOFT_INK, Card, draw_block, draw_grid, tone

PIXEL = (4, 1, 2)
FILTERS = ((1, -1, 0), (0.5, 0, 1))


def one_by_one() -> Card:
    """One pixel with three channels becomes one with two."""
    card = Card(760, 252, "Filters of one pixel")
    block = draw_block(card, 40, 108, 4, 4, 3, "input", cell=24)
    card.rectangle(block.x, block.y, 24, 24, fill=tone("input").line, line=tone("input").text, level=5)
    card.text(104, 232, "3 channels", 13, tone("input").text)
    card.arrow((66, 120), (216, 120))
    column = draw_grid(card, 222, 70, [[value] for value in PIXEL], "input", cell=34)
    card.text(239, 196, "one pixel", 13, SOFT_INK)
    result = 624
    for row, weights in enumerate(FILTERS):
        y = 62 + 92 * row
        grid = draw_grid(card, 304, y, [list(weights)], "filter", cell=38)
        products = " + ".join(f"{w:g} · {v}" for w, v in zip(weights, PIXEL, strict=True)).replace(
            "+ -", "− "
        )
        answer = sum(w * v for w, v in zip(weights, PIXEL, strict=True))
        card.text(304, y - 16, f"filter {row}", 12, tone("filter").text, align="left")
        card.text(434, y + 19, f"{products} =", 13, align="left")
        draw_grid(card, result, y, [[answer]], "output", cell=38)
        card.arrow((column.right + 4, 121 + 8 * (2 * row - 1)), (grid.x - 6, y + 19))
    card.text(result + 19, 232, "2 channels", 13, tone("output").text)
    card.text(361, 232, "2 filters of 1 × 1 × 3", 13, tone("filter").text)
    return card


def inception() -> Card:
    """Four branches on one input, side by side at the end."""
    card = Card(760, 400, "The Inception module")
    top, step = 62, 88
    slim(card, 72, top + 1.5 * step, "28 × 28 × 192", "input", 108)
    branches = (
        (None, "64 of 1 × 1", 64),
        ("96 of 1 × 1", "128 of 3 × 3", 128),
        ("16 of 1 × 1", "32 of 5 × 5", 32),
        ("max pooling\n3 × 3, stride 1", "32 of 1 × 1", 32),
    )
    bar, scale = 70.0, 1.0
    stack = (400 - 256) / 2 - 10
    for row, (first, last, channels) in enumerate(branches):
        y = top + step * row
        start = 128
        if first is not None:
            box(card, 260, y, first, "padding" if "pool" in first else "filter", 124)
            card.arrow((start, top + 1.5 * step + 5 * (row - 1.5)), (196, y))
            start = 323
            card.arrow((start, y), (386, y))
        else:
            card.line([(104, top + 1.5 * step - 14), (150, y), (190, y)])
            card.arrow((190, y), (386, y))
        box(card, 442, y, last, "filter", 110)
        height = channels * scale
        shades = tone("output")
        card.rectangle(610, stack, bar, height, fill=shades.fill, line=shades.line)
        card.text(610 + bar / 2, stack + height / 2, str(channels), 14)
        card.arrow((498, y), (605, stack + height / 2))
        stack += height
    card.text(645, 40, "28 × 28 × 256", 13, tone("output").text, bold=True)
    card.text(645, 346, "side by side,", 12, SOFT_INK)
    card.text(645, 364, "as channels", 12, SOFT_INK)
    card.text(72, top + 1.5 * step - 26, "input", 13, SOFT_INK)
    return card
