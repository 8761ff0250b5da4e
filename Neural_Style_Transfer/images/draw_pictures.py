"""Drawings with pictures: the idea, and why a Gram matrix forgets places."""

from functools import cache

import numpy as np
from parts import Card, content_picture, edge, frame, path, style_picture

from shared_utils.drawing import CARD, INK, SOFT_INK, draw_grid
from shared_utils.drawing.palette import GRID_LINE

TILES, FILTERS = 4, 8
STORED = 96  # pixels a side of the pictures that are compared
SHADES = ("#F4F9F6", "#DDF1E9", "#C4E8DB", "#A7DDCA", "#84CFB5", "#5CBF9D", "#2FAE86", "#009E73")


def idea() -> Card:
    """A photograph and a painting give the photograph in the style of the painting."""
    card = Card(760, 300, "Content and style")
    side, top = 160, 56
    columns = (
        (40, "C", "content picture C", "what is where", "outlines, things, their places"),
        (300, "S", "style picture S", "colours, strokes, textures", "wherever they are"),
        (560, "G", "generated picture G", "C, painted like S", "its pixels are optimised"),
    )
    for left, which, title, first, second in columns:
        middle = left + side / 2
        card.text(middle, 32, title, 15, bold=True)
        frame(card, left, top, side, which, 128)
        card.text(middle, top + side + 26, first, 14)
        card.text(middle, top + side + 50, second, 12, SOFT_INK)
    card.text(250, top + side / 2, "+", 30, SOFT_INK)
    path(card, [(482, top + side / 2), (538, top + side / 2)], SOFT_INK, 2.4)
    return card


def shuffled(picture: np.ndarray) -> np.ndarray:
    """The picture with its tiles at other places."""
    side = len(picture) // TILES
    tiles = picture.reshape(TILES, side, TILES, side, 3).swapaxes(1, 2).reshape(-1, side, side, 3)
    tiles = tiles[np.random.default_rng(3).permutation(TILES**2)]
    return tiles.reshape(TILES, TILES, side, side, 3).swapaxes(1, 2).reshape(picture.shape)


def filters() -> np.ndarray:
    """Random filters (n, 3, 3, 3) of whole numbers; those of each sum to zero."""
    rng = np.random.default_rng(0)
    weights = np.repeat([2, 1, 0, -1, -2], [5, 5, 7, 5, 5])
    return np.stack([rng.permutation(weights).reshape(3, 3, 3) for _ in range(FILTERS)])


def activations(picture: np.ndarray) -> np.ndarray:
    """The layer of the filters and a ReLU, (n_H, n_W, n_C), exact whole numbers."""
    windows = np.lib.stride_tricks.sliding_window_view(picture.astype(np.int64), (3, 3), axis=(0, 1))
    return np.maximum(np.einsum("hwcij,nijc->hwn", windows, filters()), 0)


@cache
def example() -> tuple[tuple[np.ndarray, float, float], ...]:
    """For the painting, its tiles and the photograph: the Gram matrix and two differences.

    The differences are those of the activations and of the Gram matrices from the painting's, as shares of
    the painting's.
    """
    pictures = (style_picture(), shuffled(style_picture()), content_picture())
    layers = [activations(picture) for picture in pictures]
    grams = [np.einsum("hwi,hwj->ij", layer, layer) for layer in layers]
    return tuple(
        (gram, _share(layer, layers[0]), _share(gram, grams[0]))
        for layer, gram in zip(layers, grams, strict=True)
    )


def _share(values: np.ndarray, whole: np.ndarray) -> float:
    """How much values differ from others, as a share of those."""
    return float(
        np.sqrt(np.square((values - whole).astype(float)).sum() / np.square(whole.astype(float)).sum())
    )


def gram_places() -> Card:
    """The tiles of a painting at other places: another picture, but the same style."""
    card = Card(760, 468, "A Gram matrix forgets places")
    side, cell, middles = 132, 14, (250, 460, 670)
    titles = ("a painting", "its tiles, shuffled", "a photograph")
    top = 50
    strongest = example()[0][0].max()
    for number, (x, title, (gram, places, style)) in enumerate(zip(middles, titles, example(), strict=True)):
        left = x - side / 2
        card.text(x, 28, title, 14, bold=True)
        pixels = (
            shuffled(style_picture(STORED))
            if number == 1
            else (style_picture, content_picture)[number // 2](STORED)
        )
        card.picture(left, top, side, pixels)
        if number < 2:
            for k in range(1, TILES):
                at = side * k / TILES
                card.line([(left + at, top), (left + at, top + side)], CARD, line_width=1.6, level=2)
                card.line([(left, top + at), (left + side, top + at)], CARD, line_width=1.6, level=2)
        edge(card, left, top, side)
        path(card, [(x, top + side + 8), (x, top + side + 36)])
        shades = np.sqrt(np.minimum(gram / strongest, 1))
        fills = np.array(SHADES)[np.minimum((len(SHADES) * shades).astype(int), len(SHADES) - 1)]
        draw_grid(
            card, x - cell * FILTERS / 2, top + side + 44, [[None] * FILTERS] * FILTERS, "output", cell=cell,
            fills=fills, gap=1,
        )  # fmt: skip
        for y, share in ((384, places), (432, style)):
            words = f"{100 * share:.0f} %" if number else "0"
            card.text(x, y, words, 16, INK if number else SOFT_INK, bold=number > 0)
    card.text(24, top + side / 2 - 10, "what is where:", 13, align="left")
    card.text(24, top + side / 2 + 10, "content", 13, bold=True, align="left")
    card.text(24, top + side + 22, f"{FILTERS} filters, ReLU", 12, SOFT_INK, align="left")
    y = top + side + 44 + cell * FILTERS / 2
    card.text(24, y - 10, "Gram matrix:", 13, align="left")
    card.text(24, y + 10, "style", 13, bold=True, align="left")
    for y, first in ((384, "activations differ"), (432, "Gram matrix differs")):
        card.line([(24, y - 24), (736, y - 24)], GRID_LINE, level=1.2)
        card.text(24, y - 9, first, 13, bold=True, align="left")
        card.text(24, y + 9, "from the painting's by", 12, SOFT_INK, align="left")
    return card
