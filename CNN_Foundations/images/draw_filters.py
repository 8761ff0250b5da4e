"""Drawings of filters for edges: four of them side by side, and what turning a filter changes."""

import numpy as np
from example import VERTICAL, slide

from shared_utils.drawing import SOFT_INK, Card, draw_grid, frame_window, tone

SOBEL = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]])
SCHARR = np.array([[3, 0, -3], [10, 0, -10], [3, 0, -3]])
COUNTED = np.arange(1, 10).reshape(3, 3)


def edge_filters() -> Card:
    """The plain filters for vertical and horizontal edges, and the ones of Sobel and Scharr."""
    card = Card(760, 246, "Four filters for edges")
    columns = (
        ("vertical", VERTICAL, "left − right"),
        ("horizontal", VERTICAL.T, "above − below"),
        ("Sobel", SOBEL, "middle row doubled"),
        ("Scharr", SCHARR, "3 and 10 for 1 and 2"),
    )
    for number, (name, weights, words) in enumerate(columns):
        grid = draw_grid(card, 40 + 188 * number, 62, weights.tolist(), "filter", cell=39, text_size=15)
        card.text(grid.middle[0], 34, name, 15, tone("filter").text, bold=True)
        card.text(grid.middle[0], 208, words, 12, SOFT_INK)
    return card


def turned_filter() -> Card:
    """One bright pixel and the filter 1 to 9: with and without the turn by half a circle."""
    card = Card(760, 316, "Cross-correlation and convolution")
    spot = np.zeros((5, 5), dtype=int)
    spot[2, 2] = 1
    image = draw_grid(card, 36, 92, spot.tolist(), "input", cell=30, text_size=13)
    weights = draw_grid(card, 254, 122, COUNTED.tolist(), "filter", cell=30, text_size=13)
    columns = (
        (418, slide(spot, COUNTED), "cross-correlation", "the filter as it is"),
        (602, slide(spot, COUNTED[::-1, ::-1]), "convolution", "the filter turned first"),
    )
    for x, answer, name, words in columns:
        grid = draw_grid(card, x, 112, answer.tolist(), "output", cell=37, text_size=15)
        card.text(grid.middle[0], 34, name, 15, tone("output").text, bold=True)
        card.text(grid.middle[0], 58, words, 12, SOFT_INK)
    frame_window(card, image, 0, 0, 3)
    card.text(image.middle[0], 34, "image", 15, tone("input").text, bold=True)
    card.text(image.middle[0], 58, "one bright pixel", 12, SOFT_INK)
    card.text(weights.middle[0], 34, "filter", 15, tone("filter").text, bold=True)
    card.text((image.right + weights.x) / 2, image.middle[1], "∗", 24, SOFT_INK)
    card.text((weights.right + 418) / 2, image.middle[1], "=", 24, SOFT_INK)
    card.text(565, image.middle[1], "or", 14, SOFT_INK)
    card.text(
        36,
        282,
        "In the framed window the bright pixel lies under the 9. So cross-correlation begins with 9.",
        13,
        SOFT_INK,
        align="left",
    )
    return card
