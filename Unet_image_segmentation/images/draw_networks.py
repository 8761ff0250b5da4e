"""Drawings of the U-Net and of its two blocks."""

from dataclasses import dataclass
from itertools import pairwise

from parts import box, path

from shared_utils.drawing import CARD, SOFT_INK, Card, tone

WEIGHTS, COPY, POOL = tone("filter").line, tone("output").line, SOFT_INK


@dataclass(frozen=True)
class Level:
    """One level of the U.

    Attributes:
        size: of its arrays, rows and columns.
        channels: after its convolutions, in multiples of n.
        y, height, width: its middle on the card, and how large an array of it is drawn.
        down, up: the x of its arrays on the way down and on the way up.
    """

    size: str
    channels: str
    y: float
    height: float
    width: float
    down: float
    up: float


LEVELS = (
    Level("96 × 128", "n", 92, 84, 8, 136, 596),
    Level("48 × 64", "2n", 198, 58, 13, 182, 548),
    Level("24 × 32", "4n", 282, 40, 20, 230, 497),
    Level("12 × 16", "8n", 350, 28, 30, 286, 437),
    Level("6 × 8", "16n", 406, 20, 46, 358, 358),
)


def unet() -> Card:
    """The whole network: five levels down, four up, and a skip on each of the four."""
    card = Card(760, 492, "U-Net")
    first = LEVELS[0]
    for level in LEVELS:
        card.text(14, level.y, level.size, 12, SOFT_INK, align="left")
    _array(card, 98, first.y, 4, first.height, "input")
    card.text(98, first.y - 56, "3", 13)
    path(card, [(104, first.y), (first.down - 9, first.y)], WEIGHTS)
    for level, below in pairwise(LEVELS):
        _array(card, level.down, level.y, level.width, level.height, "output")
        card.text(level.down, level.y - level.height / 2 - 14, level.channels, 13)
        _way_down(card, level, below)
    deepest = LEVELS[-1]
    _array(card, deepest.down, deepest.y, deepest.width, deepest.height, "output")
    card.text(deepest.down, deepest.y + 24, deepest.channels, 13)
    for below, level in pairwise(reversed(LEVELS)):
        _way_up(card, level, below)
    _end(card)
    _legend(card)
    return card


def _array(
    card: Card, x: float, y: float, width: float, height: float, meaning: str, *, copied: bool = False
) -> None:
    """Draw an array from the side, its middle at (x, y): its width stands for the channels."""
    shades = tone(meaning)
    fill = CARD if copied else shades.fill
    card.rectangle(
        x - width / 2, y - height / 2, width, height, fill=fill, line=shades.line, line_width=1.6, level=3
    )


def _way_down(card: Card, level: Level, below: Level) -> None:
    """Draw the pooling to the level below and the convolutions there, up to its array."""
    top = below.y - below.height / 2
    path(card, [(level.down, level.y + level.height / 2 + 3), (level.down, top - 3)], POOL)
    _array(card, level.down, below.y, level.width, below.height, "output")
    start, end = level.down + level.width / 2 + 3, below.down - below.width / 2 - 3
    path(card, [(start, below.y), (end, below.y)], WEIGHTS)


def _way_up(card: Card, level: Level, below: Level) -> None:
    """Draw the array that comes up from below beside the skip of this level, and the convolutions."""
    width = level.width
    middle = below.up + (below.width - width) / 2 - 1  # the right half stands above the array it comes from
    if below.up == below.down:
        middle = below.up + width / 2
    _array(card, middle, level.y, width, level.height, "output")
    _array(card, middle - width, level.y, width, level.height, "output", copied=True)
    low = level.y + level.height / 2 + 3
    path(card, [(middle, below.y - below.height / 2 - 3), (middle, low)], WEIGHTS)
    path(card, [(level.down + width / 2 + 3, level.y), (middle - 1.5 * width - 3, level.y)], COPY)
    path(card, [(middle + width / 2 + 3, level.y), (level.up - width / 2 - 3, level.y)], WEIGHTS)
    _array(card, level.up, level.y, width, level.height, "output")
    both = f"{level.channels} + {level.channels}"
    card.text(middle - width / 2, level.y - level.height / 2 - 14, both, 13)
    y = level.y + level.height / 2 + 15 if level.size != LEVELS[0].size else level.y - level.height / 2 - 14
    card.text(level.up, y, level.channels, 13)


def _end(card: Card) -> None:
    """Draw the last 3 by 3 convolution and the 1 by 1 convolution to the classes."""
    first, meaning = LEVELS[0], tone("prediction")
    x, y = first.up, first.y
    path(card, [(x + 7, y), (x + 41, y)], WEIGHTS)
    _array(card, x + 50, y, first.width, first.height, "output")
    card.text(x + 50, y - 56, "n", 13)
    path(card, [(x + 57, y), (x + 99, y)], WEIGHTS)
    card.text(x + 24, y - 14, "3 × 3", 11, SOFT_INK)
    card.text(x + 78, y - 14, "1 × 1", 11, SOFT_INK)
    _array(card, x + 108, y, 10, first.height, "prediction")
    card.text(x + 108, y - 56, "n_classes", 13, meaning.text, bold=True)
    card.text(x + 108, y + 58, "logits", 13, meaning.text)
    card.text((first.down + LEVELS[1].up) / 2, y - 14, "skip", 13, tone("output").text)


def _legend(card: Card) -> None:
    """Say what the arrows do."""
    x, y = 500, 352
    rows = (
        ("right", WEIGHTS, "two 3 × 3 convolutions"),
        ("up", WEIGHTS, "transposed convolution, stride 2"),
        ("down", POOL, "max pooling, 2 × 2"),
        ("right", COPY, "skip: a copy beside what comes up"),
    )
    for number, (direction, colour, words) in enumerate(rows):
        middle = y + 25 * number
        ends = {"right": ((x - 11, middle), (x + 11, middle))}
        ends |= {"up": ((x, middle + 9), (x, middle - 9)), "down": ((x, middle - 9), (x, middle + 9))}
        path(card, list(ends[direction]), colour)
        card.text(x + 20, middle, words, 12, align="left")
    card.text(
        14, 450, "Wide bars have many channels; n = n_filters. White: the skip.", 12, SOFT_INK, align="left"
    )
    words = "On the way down, the convolutions to 8n and to 16n end with a dropout of 0.3."
    card.text(14, 470, words, 12, SOFT_INK, align="left")


def conv_block() -> Card:
    """Two convolutions, the dropout, where the skip is taken, and the pooling."""
    card = Card(760, 262, "conv_block")
    y = 92
    boxes = (
        (140, "Conv 3 × 3\nsame, ReLU", 96, False),
        (262, "Conv 3 × 3\nsame, ReLU", 96, False),
        (386, "Dropout\nif asked for", 98, True),
        (562, "MaxPooling 2 × 2\nif asked for", 128, True),
    )
    card.text(44, y, "inputs", 13, tone("input").text, bold=True)
    starts = (74, *(x + width / 2 + 2 for x, _, width, _ in boxes))
    ends = (*(x - width / 2 - 3 for x, _, width, _ in boxes), 664)
    for start, end in zip(starts, ends, strict=True):
        path(card, [(start, y), (end, y)], SOFT_INK)
    for x, words, width, optional in boxes:
        meaning = "padding" if optional else "filter"
        box(card, x, y, words, meaning, width, dashed=optional)
    card.text(706, y, "next_layer", 13, tone("output").text, bold=True)
    shades = tone("output")
    card.dot(466, y, 5, fill=shades.line, line=shades.line)
    path(card, [(466, y + 5), (466, 190)], COPY)
    card.text(466, 208, "skip_connection", 13, shades.text, bold=True)
    card.text(466, 232, "after the dropout, before the pooling", 12, SOFT_INK)
    for x, shape in (
        (44, "96 × 128 × 3"),
        (201, "96 × 128 × 32"),
        (466, "96 × 128 × 32"),
        (690, "48 × 64 × 32"),
    ):
        card.text(x + (10 if x == 44 else 0), 32, shape, 12, SOFT_INK)
    return card


def upsampling_block() -> Card:
    """The transposed convolution, the skip beside it, and two convolutions."""
    card = Card(760, 262, "upsampling_block")
    y, shades = 92, tone("output")
    card.text(62, y, "expansive_input", 12, tone("input").text, bold=True)
    boxes = (
        (206, "Conv2DTranspose\n3 × 3, stride 2\nsame", "filter", 128),
        (352, "concatenate\n[up, skip]", "output", 106),
        (490, "Conv 3 × 3\nsame, ReLU", "filter", 96),
        (614, "Conv 3 × 3\nsame, ReLU", "filter", 96),
    )
    starts = (124, *(x + width / 2 + 2 for x, _, _, width in boxes))
    ends = (*(x - width / 2 - 3 for x, _, _, width in boxes), 694)
    for start, end in zip(starts, ends, strict=True):
        path(card, [(start, y), (end, y)], SOFT_INK)
    for x, words, meaning, width in boxes:
        box(card, x, y, words, meaning, width)
    card.text(722, y, "result", 13, shades.text, bold=True)
    path(card, [(352, 180), (352, y + 31)], COPY)
    card.text(352, 196, "contractive_input: the skip", 13, shades.text, bold=True)
    card.text(352, 220, "12 × 16 × 256", 12, SOFT_INK)
    for x, shape in (
        (64, "6 × 8 × 512"),
        (284, "12 × 16 × 256"),
        (424, "12 × 16 × 512"),
        (690, "12 × 16 × 256"),
    ):
        card.text(x, 32, shape, 12, SOFT_INK)
    return card
