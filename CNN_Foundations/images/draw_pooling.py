"""Drawings of pooling: the largest or the average of each window, and where their gradients go."""

import numpy as np

from shared_utils.drawing import SOFT_INK, Card, Grid, draw_grid, frame_window, tone

IMAGE = np.array([[1, 3, 2, 1], [2, 9, 1, 1], [1, 4, 2, 3], [5, 6, 1, 2]])
WINDOWS = IMAGE.reshape(2, 2, 2, 2).swapaxes(1, 2)  # [h, w] is the window of the output at row h, column w
GRADIENT = np.array([[4, 8], [12, -4]])
LARGEST = np.repeat(np.repeat(WINDOWS.max(axis=(2, 3)), 2, axis=0), 2, axis=1) == IMAGE


def pooling() -> Card:
    """A 4 by 4 grid in four windows, their largest values and their averages."""
    card = Card(760, 286, "Pooling with windows of 2 by 2")
    image = _windows(card, 44, 64, IMAGE, "input", 44)
    card.text(image.middle[0], 34, "input, 4 × 4", 15, tone("input").text, bold=True)
    for x, values, words in (
        (332, WINDOWS.max(axis=(2, 3)), "largest of each window"),
        (560, WINDOWS.mean(axis=(2, 3)), "average of each window"),
    ):
        grid = draw_grid(card, x, 88, values.tolist(), "output", cell=64, text_size=18)
        card.text(grid.middle[0], 34, words, 15, tone("output").text, bold=True)
    card.arrow((image.right + 28, image.middle[1]), (318, image.middle[1]))
    card.text(510, image.middle[1], "or", 14, SOFT_INK)
    card.text(380, 262, "f = 2, stride = 2: the windows do not overlap", 13, SOFT_INK)
    return card


def pooling_backward() -> Card:
    """The gradients of four windows go to the largest value of each, or in equal parts to all."""
    card = Card(760, 290, "The way back through pooling")
    image = _windows(card, 28, 76, IMAGE, "input", 38, marked=LARGEST)
    gradient = draw_grid(card, 222, 100, GRADIENT.tolist(), "gradient", cell=52, text_size=16)
    repeated = np.repeat(np.repeat(GRADIENT, 2, axis=0), 2, axis=1)
    largest = _windows(card, 376, 76, np.where(LARGEST, repeated, 0), "gradient", 38)
    average = _windows(card, 572, 76, repeated // 4, "gradient", 38)
    columns = (
        (image, "input $A_{prev}$", "the largest are marked", "input"),
        (gradient, "$dA$", "one number per window", "gradient"),
        (largest, "$dA_{prev}$, max", "all to the largest", "gradient"),
        (average, "$dA_{prev}$, average", "a quarter to each", "gradient"),
    )
    for grid, heading, words, meaning in columns:
        card.text(grid.middle[0], 34, heading, 15, tone(meaning).text, bold=True)
        card.text(grid.middle[0], 258, words, 13, SOFT_INK)
    card.arrow((gradient.right + 10, 152), (largest.x - 10, 152))
    card.text(550, 152, "or", 13, SOFT_INK)
    return card


def _windows(
    card: Card,
    x: float,
    y: float,
    values: np.ndarray,
    meaning: str,
    cell: float,
    marked: np.ndarray | None = None,
) -> Grid:
    """Draw a 4 by 4 grid with a frame around each window of 2 by 2; `marked` cells get a ring."""
    grid = draw_grid(card, x, y, values.tolist(), meaning, cell=cell)
    for row in (0, 2):
        for column in (0, 2):
            frame_window(card, grid, row, column, 2, inset=2, line_width=2.5)
    if marked is not None:
        for row, column in np.argwhere(marked):
            centre = grid.centre(row, column)
            card.dot(*centre, 13, fill="none", line=tone("input").text)
    return grid
