"""Drawings about sizes: a border of zeros, strides, and how many windows fit."""

from shared_utils.drawing import CARD, INK, SOFT_INK, Card, draw_grid, frame_window, measure, tone

PAD_EXAMPLE = [[5, 2, 7], [1, 8, 3], [4, 6, 9], [2, 3, 1]]


def zero_padding() -> Card:
    """A grid of 4 by 3 before and after a border of one zero on each side."""
    card = Card(760, 346, "A border of zeros")
    cell = 36
    before = draw_grid(card, 168, 112, PAD_EXAMPLE, "input", cell=cell)
    zeros = [[0 if row in (0, 5) or column in (0, 4) else None for column in range(5)] for row in range(6)]
    after = draw_grid(card, 436, 76, zeros, "padding", cell=cell)
    draw_grid(card, after.x + cell, after.y + cell, PAD_EXAMPLE, "input", cell=cell, level=2)
    card.text(before.middle[0], 30, "before", bold=True)
    card.text(after.middle[0], 30, "after, pad = 1", bold=True)
    card.arrow((before.right + 40, before.middle[1]), (after.x - 40, before.middle[1]))
    measure(card, before, "left", "$n_H$ = 4")
    measure(card, before, "bottom", "$n_W$ = 3")
    measure(card, after, "right", "4 + 2 · 1 = 6")
    measure(card, after, "bottom", "3 + 2 · 1 = 5")
    return card


def strides() -> Card:
    """The nine windows of a 3 by 3 filter with stride 2 on a 7 by 7 image."""
    card = Card(760, 388, "Stride 2 takes every second window")
    image = draw_grid(card, 36, 122, [[None] * 7] * 7, "input", cell=34)
    output = draw_grid(
        card, 364, 172, [[3 * h + w + 1 for w in range(3)] for h in range(3)], "output", cell=46
    )
    card.text(image.middle[0], 32, "image, 7 × 7", 15, tone("input").text, bold=True)
    card.text(output.middle[0], 144, "output, 3 × 3", 15, tone("output").text, bold=True)
    shades = tone("filter")
    for h in range(3):
        for w in range(3):
            x, y = image.centre(2 * h, 2 * w)
            card.dot(x, y, 11.5, fill=shades.fill, line=shades.line)
            card.text(x, y, str(3 * h + w + 1), 13, bold=True)
    frame_window(card, image, 0, 0, 3, inset=1, line_width=3)
    for w, y in enumerate((image.y - 14, image.y - 46, image.y - 14)):
        ends = (image.x + 2 * w * image.cell + 3, image.x + (2 * w + 3) * image.cell - 3)
        card.line([(ends[0], y + 8), (ends[0], y), (ends[1], y), (ends[1], y + 8)], shades.line, line_width=3)
        card.text(sum(ends) / 2, y - 12, f"window {w + 1}", 12, shades.text)
    card.arrow((image.right + 24, image.middle[1]), (output.x - 24, image.middle[1]))
    lines = (
        "Each number marks the top",
        "left corner of a window.",
        "",
        "Neighbours overlap: each",
        "begins 2 columns or 2 rows",
        "after the one before.",
    )
    for number, words in enumerate(lines):
        card.text(542, 186 + 22 * number, words, 13, INK if number < 2 else SOFT_INK, align="left")
    return card


def output_size() -> Card:
    """How many windows fit along one row, with and without a rest."""
    card = Card(760, 392, "How many windows fit")
    card.text(32, 32, "7 pixels, pad 1, filter 3, stride 2", 15, bold=True, align="left")
    _row_of_cells(card, 56, pixels=7, pad=1, starts=(0, 2, 4, 6))
    card.text(32, 222, "6 pixels, no pad, filter 3, stride 2", 15, bold=True, align="left")
    end = _row_of_cells(card, 246, pixels=6, pad=0, starts=(0, 2), stray=4)
    card.arrow((end + 34, 265), (end + 8, 265))
    card.text(end + 42, 265, "never read", 13, SOFT_INK, align="left")
    for y, count, formula in (
        (96, "4 windows", "⌊(7 + 2 · 1 − 3) / 2⌋ + 1 = ⌊3⌋ + 1 = 4"),
        (286, "2 windows", "⌊(6 + 2 · 0 − 3) / 2⌋ + 1 = ⌊1.5⌋ + 1 = 2"),
    ):
        card.text(446, y, count, 16, tone("output").text, bold=True, align="left")
        card.text(446, y + 27, formula, 13, align="left")
    return card


def _row_of_cells(
    card: Card, y: float, pixels: int, pad: int, starts: tuple[int, ...], stray: int | None = None
) -> float:
    """Draw a row of pixels with its border and a bracket under every window; return the x of its right end.

    `stray` is where one more window would start; it is dashed and sticks out, and the last pixel is blank.
    """
    cell, left = 38, 32
    draw_grid(card, left, y, [[0] * pad + [None] * pixels + [0] * pad], "padding", cell=cell)
    fills = [
        [
            CARD if stray is not None and column == pixels - 1 else tone("input").fill
            for column in range(pixels)
        ]
    ]
    draw_grid(card, left + pad * cell, y, [[None] * pixels], "input", cell=cell, level=2, fills=fills)
    for number, start in enumerate([*starts, *([] if stray is None else [stray])]):
        level = y + cell + 16 + 40 * (number % 2)
        ends = (left + start * cell + 4, left + (start + 3) * cell - 4)
        is_stray = start == stray
        colour = tone("padding").line if is_stray else tone("filter").line
        card.line([(ends[0], level - 8), (ends[0], level)], colour, line_width=3)
        card.line([(ends[1], level - 8), (ends[1], level)], colour, line_width=3)
        card.line([(ends[0], level), (ends[1], level)], colour, line_width=3, dashed=is_stray)
        words = "sticks out" if is_stray else f"window {number + 1}"
        card.text(sum(ends) / 2, level + 13, words, 12, SOFT_INK if is_stray else tone("filter").text)
    return left + (pixels + 2 * pad) * cell
