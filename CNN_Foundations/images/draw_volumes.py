"""Drawings of blocks with channels: one filter on three channels, and two filters that make a layer."""

from shared_utils.drawing import (
    CHANNEL_SHIFT,
    SOFT_INK,
    Card,
    draw_block,
    draw_grid,
    frame_corner_block,
    frame_window,
    tone,
)


def volume() -> Card:
    """One filter of three channels on an image of three channels gives one flat grid."""
    card = Card(760, 306, "A filter reads all channels at once")
    image = draw_block(card, 40, 96, 6, 6, 3, "input", cell=26)
    weights = draw_block(card, 342, 135, 3, 3, 3, "filter", cell=26)
    output = draw_grid(card, 556, 110, [[None] * 4] * 4, "output", cell=32)
    frame_corner_block(card, image, 3, 3)
    frame_window(card, output, 0, 0, 1, "output")
    middle = image.middle[1]
    card.text(302, middle, "∗", 24, SOFT_INK)
    card.text(500, middle, "=", 24, SOFT_INK)
    columns = (
        (image.middle[0] + CHANNEL_SHIFT, "image", "(6, 6, 3)", "input"),
        (weights.middle[0] + CHANNEL_SHIFT, "one filter", "(3, 3, 3)", "filter"),
        (output.middle[0], "one channel", "(4, 4, 1)", "output"),
    )
    for x, words, shape, meaning in columns:
        card.text(x, 32, words, 15, tone(meaning).text, bold=True)
        card.text(x, 276, shape, 14, SOFT_INK)
    card.text(output.middle[0], 252, "27 products, 1 number", 12, SOFT_INK)
    return card


def several_filters() -> Card:
    """Two filters read the same block; each gives one channel of the output."""
    card = Card(760, 372, "As many output channels as filters")
    image = draw_block(card, 30, 140, 6, 6, 3, "input", cell=22)
    top, low = 92, 232
    blocks = [draw_block(card, 262, y, 3, 3, 3, "filter", cell=22) for y in (top, low)]
    sheets = [draw_grid(card, 426, y - 13, [[None] * 4] * 4, "output", cell=22) for y in (top, low)]
    stacked = draw_block(card, 610, 162, 4, 4, 2, "output", cell=22)
    for number, (block, sheet) in enumerate(zip(blocks, sheets, strict=True)):
        y = block.middle[1]
        card.arrow((image.right + 38, image.middle[1] - 8), (block.x - 10, y))
        card.arrow((block.right + 38, y), (sheet.x - 10, y))
        card.arrow((sheet.right + 10, y), (stacked.x - 10, stacked.middle[1]))
        card.text(
            block.middle[0] + CHANNEL_SHIFT,
            block.bottom + 15,
            f"filter {number} and its bias",
            12,
            tone("filter").text,
        )
        card.text(sheet.middle[0], sheet.bottom + 14, f"channel {number}", 12, tone("output").text)
    columns = (
        (image.middle[0] + CHANNEL_SHIFT, "input $A_{prev}$", "(6, 6, 3)", "input"),
        (blocks[0].middle[0] + CHANNEL_SHIFT, "filters $W$", "(3, 3, 3, 2)", "filter"),
        (sheets[0].middle[0], "one channel each", "(4, 4)", "output"),
        (stacked.middle[0] + CHANNEL_SHIFT / 2, "output $Z$", "(4, 4, 2)", "output"),
    )
    for x, words, shape, meaning in columns:
        card.text(x, 32, words, 15, tone(meaning).text, bold=True)
        card.text(x, 346, shape, 14, SOFT_INK)
    return card
