"""Drawings of whole networks: the two ways to build one in Keras, and the two networks of the exercises."""

from collections.abc import Sequence
from dataclasses import dataclass

from shared_utils.drawing import INK, SOFT_INK, Card, Grid, draw_block, draw_grid, tone

DEPTH = 3  # pixels between the sheets of a block: networks have many channels


@dataclass(frozen=True)
class Volume:
    """One array of a network: its name under the drawing, and how large it is drawn."""

    shape: str
    side: float
    sheets: int
    meaning: str = "output"
    border: float = 0


def two_ways() -> Card:
    """Sequential, a list of layers, beside Functional, where values have names and may go round a layer."""
    card = Card(760, 420, "Two ways to build the same network")
    names = ("Conv2D", "ReLU", "MaxPooling2D", "Flatten", "Dense")
    card.text(190, 34, "Sequential", 16, bold=True)
    card.text(190, 58, "a list of layers, one after the other", 13, SOFT_INK)
    card.text(570, 34, "Functional", 16, bold=True)
    card.text(570, 58, "values with names, layers between them", 13, SOFT_INK)
    top, step, height = 104, 58, 34
    card.rectangle(100, top - 16, 180, 5 * step + 8, line=tone("padding").line, radius=12, dashed=True)
    for number, name in enumerate(names):
        y = top + number * step
        _box(card, 190, y, name, height)
        if number < len(names) - 1:
            card.arrow((190, y + height + 1), (190, y + step - 1))
    values = ("inputs", "Z1", "A1", "P1", "F1", "outputs")
    for number, name in enumerate(names):
        y = top + number * step
        _box(card, 626, y, name, height)
        value_y = y + height / 2 - step / 2
        _value(card, 500, value_y, values[number])
        card.arrow((532, value_y + 5), (558, y + height / 2 - 4))
        card.arrow((558, y + height / 2 + 4), (532, value_y + step - 5))
    _value(card, 500, top + 4 * step + height / 2 + step / 2, values[-1])
    way_round = tone("prediction").text
    start, end = (468, top + height / 2 - step / 2 + 4), (468, top + 2.5 * step + height / 2 - 2)
    card.arrow(start, end, way_round, bend=0.45)
    for line, words in enumerate(("a way round", "some layers:", "only here")):
        card.text(378, 158 + 18 * line, words, 12, way_round)
    return card


def happy_model() -> Card:
    """The network for smiles: one convolution, then one dense unit."""
    card = Card(760, 318, "happyModel")
    volumes = (
        Volume("64 × 64 × 3", 64, 3, "input"),
        Volume("70 × 70 × 3", 70, 3, "input", border=5),
        Volume("64 × 64 × 32", 64, 10),
        Volume("64 × 64 × 32", 64, 10),
        Volume("32 × 32 × 32", 32, 10),
        Volume("32,768", 6, 0),
        Volume("1", 0, 0, "prediction"),
    )
    steps = (
        "ZeroPadding2D, 3 on each side",
        "Conv2D, 32 filters of 7 × 7",
        "BatchNormalization, then ReLU",
        "MaxPooling2D, 2 × 2",
        "Flatten",
        "Dense, 1 unit with sigmoid",
    )
    _network(card, volumes, steps, middle=112, gap=41)
    return card


def convolutional_model() -> Card:
    """The network for hand signs: two convolutions with pooling, then one dense layer."""
    card = Card(760, 318, "convolutional_model")
    volumes = (
        Volume("64 × 64 × 3", 64, 3, "input"),
        Volume("64 × 64 × 8", 64, 5),
        Volume("8 × 8 × 8", 16, 5),
        Volume("8 × 8 × 16", 16, 9),
        Volume("2 × 2 × 16", 9, 9),
        Volume("64", 6, 0),
        Volume("6", 6, -6, "prediction"),
    )
    steps = (
        "Conv2D, 8 filters of 4 × 4, same, ReLU",
        "MaxPooling2D, 8 × 8, same",
        "Conv2D, 16 filters of 2 × 2, same, ReLU",
        "MaxPooling2D, 4 × 4, same",
        "Flatten",
        "Dense, 6 units with softmax",
    )
    _network(card, volumes, steps, middle=112, gap=58)
    return card


def _network(card: Card, volumes: Sequence[Volume], steps: Sequence[str], middle: float, gap: float) -> None:
    """Draw the arrays of a network from left to right, a numbered arrow per step, and the steps below."""
    widths = [max(volume.side, 14) + DEPTH * max(volume.sheets, 0) for volume in volumes]
    x = (card.width - sum(widths) - gap * (len(volumes) - 1)) / 2
    for number, (volume, width) in enumerate(zip(volumes, widths, strict=True)):
        _volume(card, x, middle, volume)
        card.text(x + width / 2, middle + 84, volume.shape, 12, SOFT_INK)
        x += width
        if number < len(steps):
            card.arrow((x + 6, middle), (x + gap - 6, middle))
            _number(card, x + gap / 2, middle - 20, number + 1)
        x += gap
    for number, words in enumerate(steps):
        left, y = (96, 404)[number // 3], 234 + 26 * (number % 3)
        _number(card, left, y, number + 1)
        card.text(left + 18, y, words, 13, INK, align="left")


def _volume(card: Card, x: float, middle: float, volume: Volume) -> None:
    """Draw an array: a block of sheets, a column of numbers, or a single number."""
    if volume.sheets > 0:
        lift = DEPTH * (volume.sheets - 1) / 2
        top = middle - volume.side / 2 + lift
        meaning = "padding" if volume.border else volume.meaning
        draw_block(card, x, top, 1, 1, volume.sheets, meaning, cell=volume.side, shift=DEPTH)
        if volume.border:
            inner = volume.side - 2 * volume.border
            card.rectangle(
                x + volume.border, top + volume.border, inner, inner, fill=tone(volume.meaning).fill, level=3
            )
    elif volume.side:
        cells = -volume.sheets or 9
        rows = [[None]] * cells
        draw_grid(card, x, middle - 7 * cells, rows, volume.meaning, cell=14)
        if volume.sheets == 0:  # more numbers than can be drawn
            card.text(x + 7, middle - 7 * cells - 10, "⋮", 13, SOFT_INK)
    else:
        shades = tone(volume.meaning)
        card.dot(x + 7, middle, 8, fill=shades.fill, line=shades.line)


def _box(card: Card, x: float, y: float, words: str, height: float) -> Grid:
    """Draw a layer as a rounded box around x with its top at y."""
    shades = tone("filter")
    card.rectangle(x - 66, y, 132, height, fill=shades.fill, line=shades.line, radius=8)
    card.text(x, y + height / 2, words, 14)
    return Grid(x - 66, y, 132, 1, 1)


def _value(card: Card, x: float, y: float, words: str) -> None:
    """Write the name of a value."""
    card.text(x, y, words, 13, tone("output").text, bold=True)


def _number(card: Card, x: float, y: float, number: int) -> None:
    """Draw the number of a step."""
    shades = tone("filter")
    card.dot(x, y, 10, fill=shades.fill, line=shades.line, line_width=1.6)
    card.text(x, y, str(number), 12, bold=True)
