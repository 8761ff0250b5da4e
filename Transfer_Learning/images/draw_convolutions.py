"""Drawings of separable convolutions: what each step does and what it costs."""

from collections.abc import Sequence

import numpy as np
from example import (
    CHANNELS,
    DEPTHWISE,
    FILTERS,
    FILTERS_OUT,
    ORDINARY,
    OUT,
    PICTURE,
    POINTWISE,
    SEPARABLE,
    SIDE,
    F,
    depthwise,
    separable_ratio,
)

from shared_utils.drawing import (
    CARD,
    SOFT_INK,
    Grid,
    draw_block,
    draw_grid,
    frame_window,
    number_text,
    tone,
)
from shared_utils.drawing.palette import GRID_LINE
from shared_utils.drawing.slim import SlimCard as Card

OUTPUT = depthwise(PICTURE, FILTERS)
PALE = "#EFF8F4"  # a cell of the output that is still empty
STEP, PAUSE = 1.5, 5.0  # seconds
FRAMED = (1, 1)  # the place of the window on the still


def _block(card: Card, x: float, y: float, side: int, channels: int, meaning: str, cell: float) -> Grid:
    """Draw an array of channels with its middle height at y."""
    shift = 9
    top = y - side * cell / 2 + shift * (channels - 1) / 2
    return draw_block(card, x, top, side, side, channels, meaning, cell=cell, shift=shift)


def ordinary_convolution() -> Card:
    """Five filters read all three channels each; every number of the output takes 27 multiplications."""
    card = Card(760, 322, "An ordinary convolution")
    middle, cell = 142, 18
    image = _block(card, 40, middle, SIDE, CHANNELS, "input", cell)
    card.text(100, 30, "input", 15, tone("input").text, bold=True)
    card.text(100, 230, f"{SIDE} × {SIDE} × {CHANNELS}", 13, SOFT_INK)
    places = [(262, 96), (346, 96), (430, 96), (304, 188), (388, 188)]
    for x, y in places:
        _block(card, x, y, F, CHANNELS, "filter", 14)
    card.text(376, 30, f"{FILTERS_OUT} filters, each reads all channels", 15, tone("filter").text, bold=True)
    card.text(376, 250, f"each {F} × {F} × {CHANNELS}: {F * F * CHANNELS} weights", 13, SOFT_INK)
    output = _block(card, 596, middle, OUT, FILTERS_OUT, "output", cell)
    card.text(650, 30, "output", 15, tone("output").text, bold=True)
    card.text(650, 230, f"{OUT} × {OUT} × {FILTERS_OUT}", 13, SOFT_INK)
    card.text(224, middle, "∗", 24, SOFT_INK)
    card.text(552, middle, "=", 24, SOFT_INK)
    frame_window(card, image, 0, 0, F)
    frame_window(card, output, 0, 0, 1, "output")
    card.line([(32, 272), (728, 272)], GRID_LINE, level=1.2)
    numbers, each = OUT * OUT * FILTERS_OUT, F * F * CHANNELS
    words = f"{OUT} · {OUT} · {FILTERS_OUT} = {numbers} numbers, {each} multiplications each:"
    card.text(40, 296, words, 15, align="left")
    card.text(
        470, 296, f"{numbers} · {each} = {ORDINARY:,}", 16, tone("output").text, bold=True, align="left"
    )
    return card


def depthwise_separable() -> Card:
    """First each channel with a filter of its own, then filters of one pixel that mix the channels."""
    card = Card(760, 458, "A depthwise separable convolution")
    cell, step, top = 14, 96, 62
    for x, words in ((212, "1  depthwise"), (560, "2  pointwise")):
        card.text(x, 30, words, 16, tone("filter").text, bold=True)
    middle = top + step + SIDE * cell / 2
    for channel in range(CHANNELS):
        y = top + step * channel
        image = draw_grid(card, 92, y, [[None] * SIDE] * SIDE, "input", cell=cell)
        centre = image.middle[1]
        draw_grid(card, 214, centre - 1.5 * cell, [[None] * F] * F, "filter", cell=cell)
        result = draw_grid(card, 292, centre - OUT * cell / 2, [[None] * OUT] * OUT, "output", cell=cell)
        card.text(195, centre, "∗", 20, SOFT_INK)
        card.text(274, centre, "=", 20, SOFT_INK)
        card.text(18, centre, f"channel {channel}", 12, SOFT_INK, align="left")
        frame_window(card, image, 0, 0, F, line_width=2.6)
        frame_window(card, result, 0, 0, 1, "output", line_width=2.6)
        card.arrow((result.right + 8, centre), (394, middle + 22 * (channel - 1)), SOFT_INK)
    stacked = _block(card, 404, middle, OUT, CHANNELS, "output", cell)
    card.text(500, middle, "∗", 20, SOFT_INK)
    for number in range(FILTERS_OUT):
        _block(card, 526, middle + 40 * (number - 2), 1, CHANNELS, "filter", cell)
    card.text(586, middle, "=", 20, SOFT_INK)
    output = _block(card, 614, middle, OUT, FILTERS_OUT, "output", cell + 2)
    card.rectangle(stacked.x, stacked.y, cell, cell, line=tone("filter").line, line_width=3, level=5)
    frame_window(card, output, 0, 0, 1, "output", line_width=2.6)
    for x, words in (
        (134, f"{SIDE} × {SIDE} × {CHANNELS}"),
        (235, f"{F} × {F} each"),
        (320, f"{OUT} × {OUT} × {CHANNELS}"),
        (542, f"{FILTERS_OUT} of 1 × 1 × {CHANNELS}"),
        (664, f"{OUT} × {OUT} × {FILTERS_OUT}"),
    ):
        card.text(x, 358, words, 13, SOFT_INK)
    card.text(440, middle + 62, f"{OUT} × {OUT} × {CHANNELS}", 13, SOFT_INK)
    card.line([(24, 378), (736, 378)], GRID_LINE, level=1.2)
    first, last = OUT * OUT * CHANNELS, OUT * OUT * FILTERS_OUT
    card.text(212, 402, f"{first} numbers · {F * F} = {DEPTHWISE}", 15)
    card.text(560, 402, f"{last} numbers · {CHANNELS} = {POINTWISE}", 15)
    total = f"{DEPTHWISE} + {POINTWISE} = {SEPARABLE} multiplications"
    card.text(370, 434, total, 16, tone("output").text, bold=True, align="right")
    words = f"{SEPARABLE / ORDINARY:.2f} of the {ORDINARY:,} of an ordinary convolution"
    card.text(390, 434, words, 14, SOFT_INK, align="left")
    return card


def _channel(card: Card, y: float, channel: int, place: tuple[int, int], done: int) -> Grid:
    """Draw a channel with its top at y, its filter, and the first `done` numbers of its result."""
    cell = 19
    image = draw_grid(card, 84, y, PICTURE[:, :, channel].tolist(), "input", cell=cell, text_size=11)
    middle = image.middle[1]
    draw_grid(
        card, 236, middle - 1.5 * cell, FILTERS[:, :, channel].tolist(), "filter", cell=cell, text_size=11
    )
    values = OUTPUT[:, :, channel].astype(object).ravel()
    values[done:] = None
    fills = np.where(np.arange(OUT * OUT) < done, tone("output").fill, PALE).reshape(OUT, OUT)
    rows = values.reshape(OUT, OUT).tolist()
    result = draw_grid(card, 326, middle - 2 * 22, rows, "output", cell=22, text_size=11, fills=fills)
    frame_window(card, image, *place, F, line_width=3)
    frame_window(card, result, *place, 1, "output", line_width=3)
    card.text(217, middle, "∗", 20, SOFT_INK)
    card.text(310, middle, "=", 20, SOFT_INK)
    card.text(16, middle, f"channel {channel}", 12, SOFT_INK, align="left")
    return image


def _headings(card: Card) -> None:
    for x, words, meaning in (
        (141, "input", "input"),
        (264, "its own filter", "filter"),
        (370, "output", "output"),
    ):
        card.text(x, 26, words, 14, tone(meaning).text, bold=True)


def animation() -> tuple[list[Card], list[float]]:
    """The cards of the animation, one for each place of the windows, and the seconds each one stays."""
    cards = [_moment(number) for number in range(OUT * OUT)]
    return cards, [STEP] * (len(cards) - 1) + [PAUSE]


def _moment(number: int) -> Card:
    """The three windows at one place, and the numbers so far."""
    card = Card(432, 426, "A depthwise convolution")
    _headings(card)
    for channel in range(CHANNELS):
        _channel(card, 44 + 126 * channel, channel, divmod(number, OUT), number + 1)
    return card


def depthwise_still() -> Card:
    """The three windows at one place, and how the three numbers there come about."""
    card = Card(760, 426, "A depthwise convolution at one place")
    _headings(card)
    h, w = FRAMED
    card.text(600, 26, "in the framed window", 14, bold=True)
    for channel in range(CHANNELS):
        image = _channel(card, 44 + 126 * channel, channel, FRAMED, OUT * OUT)
        window, filters = PICTURE[h : h + F, w : w + F, channel], FILTERS[:, :, channel]
        y = image.middle[1] - 38
        for row in range(F):
            end = " +" if row < F - 1 else ""
            card.text(508, y + 22 * row, _products(window[row], filters[row]) + end, 13, align="left")
        total = f"= {number_text(OUTPUT[h, w, channel])}"
        card.text(508, y + 22 * F + 5, total, 16, tone("output").text, bold=True, align="left")
    return card


def _products(pixels: Sequence[int], weights: Sequence[int]) -> str:
    """Write the products of one row; a negative weight stands in brackets."""
    parts = [
        f"{p} · {f'({number_text(q)})' if q < 0 else number_text(q)}"
        for p, q in zip(pixels, weights, strict=True)
    ]
    return " + ".join(parts)


def separable_cost() -> Card:
    """The ratio of the costs against the number of output channels, for filters of 3 by 3 and of 5 by 5."""
    card = Card(760, 404, "What a separable convolution costs")
    left, top, width, height, last, highest = 64, 62, 590, 270, 512, 1.2

    def at(channels: float, ratio: float) -> tuple[float, float]:
        return left + width * np.log2(channels) / np.log2(last), top + height * (1 - ratio / highest)

    for power in range(10):
        x = at(2**power, 0)[0]
        card.line([(x, top), (x, top + height)], GRID_LINE, line_width=1, level=1.2)
        card.text(x, top + height + 16, str(2**power), 12, SOFT_INK)
    for ratio in (0, 0.2, 0.4, 0.6, 0.8, 1, 1.2):
        y = at(1, ratio)[1]
        card.line([(left, y), (left + width, y)], GRID_LINE, line_width=1, level=1.2)
        card.text(left - 10, y, f"{ratio:g}", 12, SOFT_INK, align="right")
    card.line([at(1, highest), at(1, 0), at(last, 0)], SOFT_INK, line_width=1.6)
    card.text(
        left + width / 2,
        top + height + 42,
        "$n_{C_{out}}$, the number of output channels (each mark doubles it)",
        13,
        SOFT_INK,
    )
    card.text(
        20, 28, "cost of the separable convolution / cost of the ordinary one", 14, bold=True, align="left"
    )
    card.line([at(1, 1), at(last, 1)], tone("truth").line, dashed=True, level=2)
    card.text(
        at(last, 1)[0] - 6, at(1, 1)[1] - 14, "1: as dear as an ordinary convolution", 12, align="right"
    )
    channels = 2 ** np.linspace(0, 9, 73)
    light, dark = tone("filter").line, tone("filter").text
    for f, colour, (x, y) in ((3, light, (3, 0.56)), (5, dark, (2.1, 0.39))):
        ratios, limit = separable_ratio(f, channels), 1 / f**2
        card.line([at(*pair) for pair in zip(channels, ratios, strict=True)], colour, line_width=3.2, level=3)
        card.line([at(1, limit), at(last, limit)], colour, dashed=True, line_width=1.3, level=2.2)
        card.text(*at(x, y), f"f = {f}", 14, dark, bold=True)
        words = f"1/{f * f} = {limit:.2f}"
        card.text(left + width + 8, at(1, limit)[1], words, 12, dark, align="left")
    ratio = separable_ratio(F, FILTERS_OUT)
    x, y = at(FILTERS_OUT, ratio)
    card.dot(x, y, 5, fill=CARD, line=tone("filter").text)
    words = f"the example: f = {F}, {FILTERS_OUT} channels, 1/{FILTERS_OUT} + 1/{F * F} = {ratio:.2f}"
    card.text(x + 14, y - 12, words, 13, align="left")
    return card
