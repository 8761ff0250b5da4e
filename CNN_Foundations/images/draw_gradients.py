"""Drawings of the way back through a convolution: one gradient, four that overlap, and the border cut off."""

import numpy as np
from example import slide

from shared_utils.drawing import SOFT_INK, Card, draw_grid, frame_window, measure, tone

IMAGE = np.array([[1, 2, 0], [0, 1, 3], [2, 1, 1]])
WEIGHTS = np.array([[2, 1], [-1, 3]])
OUTPUT = slide(IMAGE, WEIGHTS)
GRADIENT = np.array([[1, 3], [-1, 2]])  # of the output


def share(h: int, w: int) -> np.ndarray:
    """What the output at row h, column w gives back to the input: its gradient times the filter."""
    result = np.zeros(IMAGE.shape, dtype=int)
    result[h : h + 2, w : w + 2] = GRADIENT[h, w] * WEIGHTS
    return result


SHARES = {(h, w): share(h, w) for h in range(2) for w in range(2)}


def gradient_of_one_output() -> Card:
    """The last window forward to its number, and the number's gradient back to the window."""
    card = Card(760, 384, "One gradient goes back to one window")
    rows = ((54, "forward", IMAGE.tolist(), OUTPUT.tolist()), (224, "back", _inside(1, 1), GRADIENT.tolist()))
    names = (("input $A_{prev}$", "filter $W$", "output $Z$"), ("share of $dA_{prev}$", "filter $W$", "$dZ$"))
    for (y, direction, left, right), words in zip(rows, names, strict=True):
        forward = direction == "forward"
        tones = ("input", "filter", "output") if forward else ("gradient", "filter", "gradient")
        first = draw_grid(card, 156, y, left, tones[0], cell=40)
        weights = draw_grid(card, 366, y + 20, WEIGHTS.tolist(), "filter", cell=40)
        last = draw_grid(card, 552, y + 20, right, tones[2], cell=40)
        frame_window(card, first, 1, 1, 2)
        frame_window(card, last, 1, 1, 1, tones[2])
        for grid, name, meaning in zip((first, weights, last), words, tones, strict=True):
            card.text(grid.middle[0], y - 22, name, 14, tone(meaning).text, bold=True)
        card.text(60, first.middle[1], direction, 15, bold=True)
        gaps = ((first.right + 16, weights.x - 16), (weights.right + 16, last.x - 16))
        for start, end in gaps:
            ends = (start, end) if forward else (end, start)
            card.arrow(*((x, first.middle[1]) for x in ends))
    card.text(696, 100, "1·2 + 3·1", 13)
    card.text(696, 120, "+ 1·(−1) + 1·3", 13)
    card.text(696, 144, "= 7", 14, tone("output").text, bold=True)
    card.text(696, 274, "2 times", 13)
    card.text(696, 294, "the filter", 13)
    return card


def _inside(h: int, w: int) -> list[list[int | None]]:
    """The share of one output as rows, blank outside its window."""
    return [
        [
            int(SHARES[h, w][row, column]) if 0 <= row - h < 2 and 0 <= column - w < 2 else None
            for column in range(3)
        ]
        for row in range(3)
    ]


def gradients_overlap() -> Card:
    """The shares of all four outputs, and their sum: the gradient of the input."""
    card = Card(760, 258, "Windows overlap, so their shares add up")
    x, cell = 24, 34
    for number, (h, w) in enumerate(SHARES):
        grid = draw_grid(card, x, 82, _inside(h, w), "gradient", cell=cell, text_size=14)
        frame_window(card, grid, h, w, 2, line_width=3)
        card.text(grid.middle[0], 34, f"dZ[{h}, {w}] = {GRADIENT[h, w]}".replace("-", "−"), 13, bold=True)
        card.text(grid.middle[0], 56, "times the filter", 12, SOFT_INK)
        card.text(grid.right + 22, grid.middle[1], "=" if number == 3 else "+", 20, SOFT_INK)
        x = grid.right + 44
    total = draw_grid(card, x, 76, sum(SHARES.values()).tolist(), "gradient", cell=38, text_size=16)
    frame_window(card, total, 1, 1, 1, "gradient")
    card.text(total.middle[0], 34, "$dA_{prev}$", 15, tone("gradient").text, bold=True)
    card.text(380, 226, "The middle pixel lies in all four windows:  3 + (−3) + (−1) + 4 = 3", 13, SOFT_INK)
    return card


def border_cut_off() -> Card:
    """The gradient with the border, of 6 by 5, and its middle of 4 by 3."""
    card = Card(760, 330, "The border is cut off again")
    cell = 34
    before = draw_grid(card, 192, 76, [[None] * 5] * 6, "padding", cell=cell)
    draw_grid(card, before.x + cell, before.y + cell, [[None] * 3] * 4, "gradient", cell=cell, level=2)
    after = draw_grid(card, 540, 76 + cell, [[None] * 3] * 4, "gradient", cell=cell)
    card.text(before.middle[0], 34, "gradient with the border", bold=True)
    card.text(after.middle[0], 34, "$dA_{prev}$", 15, tone("gradient").text, bold=True)
    card.arrow((before.right + 40, before.middle[1]), (after.x - 40, before.middle[1]))
    for row, words in enumerate(("0", "1 = pad", "2", "3", "4", "5 = pad + $n_{H,prev}$")):
        card.text(before.x - 14, before.centre(row, 0)[1], words, 13, SOFT_INK, align="right")
    measure(card, after, "right", "$n_{H,prev}$ = 4")
    measure(card, after, "bottom", "$n_{W,prev}$ = 3")
    card.text(before.middle[0], 306, "rows 1 to 4 and columns 1 to 3 stay", 13, SOFT_INK)
    return card
