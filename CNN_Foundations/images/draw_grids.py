"""Drawings of flat grids: pixels as numbers, one step of a filter, the answer to an edge."""

import numpy as np
from example import IMAGE, VERTICAL, slide

from shared_utils.drawing import SOFT_INK, Card, draw_block, draw_grid, measure, tone

BAR = np.array(
    [
        [0, 0, 0, 0, 0, 2, 5, 1],
        [0, 0, 0, 0, 2, 8, 9, 4],
        [0, 0, 0, 2, 8, 9, 7, 1],
        [0, 0, 2, 8, 9, 7, 1, 0],
        [0, 2, 8, 9, 7, 1, 0, 0],
        [2, 8, 9, 7, 1, 0, 0, 0],
        [4, 9, 7, 1, 0, 0, 0, 0],
        [1, 4, 1, 0, 0, 0, 0, 0],
    ]
)
RED_GREEN_BLUE = ("#F2B8B5", "#BFE3C0", "#B9CDF0")


def grey(values: np.ndarray, white: float) -> np.ndarray:
    """Return the colour strings of grey values from 0 (black) to `white`."""
    levels = np.round(np.asarray(values) / white * 255).astype(int)
    return np.vectorize(lambda level: f"#{level:02X}{level:02X}{level:02X}")(levels)


def pixels_to_numbers() -> Card:
    """An image as you see it, the same image as numbers, and a colour image as three grids."""
    card = Card(760, 336, "An image is a grid of numbers")
    empty, shift = [[None] * 8] * 8, 19
    seen = draw_grid(card, 28, 84, empty, "input", cell=24, fills=grey(BAR, 9), gap=0)
    numbers = draw_grid(card, 330, 84, BAR.tolist(), "input", cell=24, text_size=12)
    front = draw_block(card, 556, 122, 8, 8, 3, "input", cell=18, fills=RED_GREEN_BLUE, shift=shift)
    card.arrow((seen.right + 10, seen.middle[1]), (seen.right + 36, seen.middle[1]))
    measure(card, numbers, "top", "$n_W$ = 8")
    measure(card, numbers, "left", "$n_H$ = 8", distance=10)
    for channel, name in enumerate(("red", "green", "blue")):
        x, y = front.x + shift * channel, front.y - shift * channel
        card.text(x + 6, y + 10, name, 12, align="left")
    columns = (
        (seen.middle[0], "what you see", "8 × 8 pixels"),
        (numbers.middle[0], "what is stored", "shape (8, 8)"),
        (front.middle[0] + shift, "in colour", "shape (8, 8, 3), $n_C$ = 3"),
    )
    for x, heading, shape in columns:
        card.text(x, 30, heading, 15, bold=True)
        card.text(x, 304, shape, 13, SOFT_INK)
    return card


def one_step() -> Card:
    """A window times a filter, added up, plus the bias: the numbers of the first step."""
    card = Card(760, 252, "One step: multiply, add up, add the bias")
    window, top, cell = IMAGE[:3, :3], 66, 44
    first = draw_grid(card, 34, top, window.tolist(), "input", cell=cell)
    second = draw_grid(card, 206, top, VERTICAL.tolist(), "filter", cell=cell)
    products = draw_grid(card, 378, top, (window * VERTICAL).tolist(), "padding", cell=cell)
    middle = first.middle[1]
    headings = (
        (first, "window $a$", "input"),
        (second, "filter $W$", "filter"),
        (products, "products", "padding"),
    )
    for grid, words, meaning in headings:
        card.text(grid.middle[0], top - 26, words, 15, tone(meaning).text, bold=True)
    card.text((first.right + second.x) / 2, middle, "×", 22, SOFT_INK)
    card.text((second.right + products.x) / 2, middle, "=", 22, SOFT_INK)
    total = int((window * VERTICAL).sum())
    left = middle - cell / 2
    boxes = (
        (540, total, "padding", "sum"),
        (612, 2, "filter", "bias $b$"),
        (684, total + 2, "output", "$z$"),
    )
    card.arrow((products.right + 8, middle), (boxes[0][0] - 6, middle))
    for x, value, meaning, words in boxes:
        box = draw_grid(card, x, left, [[value]], meaning, cell=cell)
        card.text(box.middle[0], box.y - 20, words, 14, tone(meaning).text, bold=True)
    card.text(598, middle, "+", 20, SOFT_INK)
    card.text(670, middle, "=", 20, SOFT_INK)
    card.text(
        380, 224, "row by row: (3 + 0 − 1) + (1 + 0 − 8) + (2 + 0 − 2)  =  2 − 7 + 0  =  −5", 13, SOFT_INK
    )
    return card


def edge_response() -> Card:
    """The filter for vertical edges on an edge from bright to dark, and on one from dark to bright."""
    card = Card(760, 336, "Flat parts give zero, edges do not")
    bright_left = np.repeat([[8, 8, 8, 2, 2, 2]], 4, axis=0)
    rows = (
        (48, bright_left, ("bright to dark:", "the answer is positive")),
        (194, bright_left[:, ::-1], ("dark to bright:", "the answer is negative")),
    )
    for y, image, words in rows:
        shown = draw_grid(card, 32, y, image.tolist(), "input", cell=28, fills=grey(image, 9), text_size=12)
        weights = draw_grid(card, 244, y + 14, VERTICAL.tolist(), "filter", cell=28, text_size=12)
        answer = slide(image, VERTICAL)
        out = draw_grid(card, 372, y + 20, answer.tolist(), "output", cell=36, text_size=13)
        card.text((shown.right + weights.x) / 2, shown.middle[1], "∗", 20, SOFT_INK)
        card.text((weights.right + out.x) / 2, shown.middle[1], "=", 20, SOFT_INK)
        card.text(out.right + 24, out.middle[1] - 10, words[0], 14, bold=True, align="left")
        card.text(out.right + 24, out.middle[1] + 12, words[1], 14, align="left")
    for x, words, meaning in ((116, "image", "input"), (286, "filter", "filter"), (444, "output", "output")):
        card.text(x, 26, words, 14, tone(meaning).text, bold=True)
    return card
