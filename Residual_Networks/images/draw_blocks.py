"""Drawings of the two blocks of a residual network, and of ResNet-50."""

from parts import box, plus, slim, way_round

from shared_utils.drawing import SOFT_INK, Card, draw_block, tone

MAIN, SUM = 94, 652  # the height of the main path on the card, and where its addition stands


def identity_block() -> Card:
    """Three convolutions and a shortcut that changes nothing."""
    card = Card(760, 236, "The identity block")
    _main_path(card, ("Conv 1 × 1\n$F_1$ = 64", "Conv 3 × 3, same\n$F_2$ = 64", "Conv 1 × 1\n$F_3$ = 256"))
    _shapes(card, ("15 × 15\n× 256", "15 × 15\n× 64", "15 × 15\n× 64", "15 × 15\n× 256", "15 × 15\n× 256"))
    way_round(card, 62, MAIN, SUM, 96)
    card.text(348, 208, "the shortcut: $X$ as it is", 13, tone("output").text)
    return card


def convolutional_block() -> Card:
    """Three convolutions, and a convolution on the shortcut."""
    card = Card(760, 276, "The convolutional block")
    words = (
        "Conv 1 × 1\n$F_1$ = 128\nstride $s$ = 2",
        "Conv 3 × 3, same\n$F_2$ = 128",
        "Conv 1 × 1\n$F_3$ = 512",
    )
    _main_path(card, words)
    _shapes(card, ("15 × 15\n× 256", "8 × 8\n× 128", "8 × 8\n× 128", "8 × 8\n× 512", "8 × 8\n× 512"))
    way_round(card, 62, MAIN, SUM, 130)
    box(card, 300, MAIN + 130, "Conv 1 × 1\n$F_3$ = 512\nstride $s$ = 2", "filter", 104)
    slim(card, 396, MAIN + 130, "BN", "padding", 44)
    card.text(516, MAIN + 114, "8 × 8 × 512", 12, SOFT_INK)
    card.text(160, MAIN + 114, "the shortcut", 13, tone("output").text)
    return card


def _main_path(card: Card, convolutions: tuple[str, str, str]) -> None:
    """Draw X, three convolutions with what follows each, the addition and the last ReLU."""
    y = MAIN
    card.text(36, y, "$X$", 18, bold=True)
    card.line([(52, y), (SUM, y)])
    card.line([(SUM, y), (680, y)])
    card.arrow((733, y), (753, y))
    for x, words, width in zip((126, 328, 534), convolutions, (92, 128, 92), strict=True):
        box(card, x, y, words, "filter", width)
    for x, words, width in ((214, "BN, ReLU", 74), (438, "BN, ReLU", 74), (608, "BN", 42)):
        slim(card, x, y, words, "padding", width)
    plus(card, SUM, y)
    slim(card, 706, y, "ReLU", "padding", 54)


def _shapes(card: Card, shapes: tuple[str, ...]) -> None:
    """Write the shapes along the main path."""
    for x, shape in zip((40, 214, 438, 608, 712), shapes, strict=True):
        for number, line in enumerate(shape.split("\n")):
            card.text(x, 28 + 17 * number, line, 12, SOFT_INK)


def resnet50() -> Card:
    """The whole network, part by part, with the size after each."""
    card = Card(760, 316, "ResNet-50")
    middle = 96
    parts = (
        (30, 72, 3, "input", "picture", "64 × 64\n× 3", 0),
        (150, 34, 4, "output", "beginning", "15 × 15\n× 64", 0),
        (260, 34, 8, "output", "stage 1", "15 × 15\n× 256", 3),
        (376, 24, 12, "output", "stage 2", "8 × 8\n× 512", 4),
        (490, 15, 17, "output", "stage 3", "4 × 4\n× 1024", 6),
        (604, 9, 22, "output", "stage 4", "2 × 2\n× 2048", 3),
    )
    depth = 2.5
    right = None
    for x, side, sheets, meaning, name, shape, blocks in parts:
        lift = depth * (sheets - 1) / 2
        draw_block(card, x, middle - side / 2 + lift, 1, 1, sheets, meaning, cell=side, shift=depth)
        if right is not None:
            card.arrow((right + 8, middle), (x - 8, middle))
        right = x + side + depth * (sheets - 1)
        centre = (x + right) / 2
        card.text(centre, 172, name, 13, bold=True)
        for number, line in enumerate(shape.split("\n")):
            card.text(centre, 192 + 16 * number, line, 12, SOFT_INK)
        for number in range(blocks):
            _small_block(card, centre + 18 * (number - (blocks - 1) / 2), 242, shortcut_has_layer=number == 0)
    card.arrow((right + 8, middle), (706, middle))
    shades = tone("prediction")
    for number in range(6):
        card.rectangle(
            714, middle - 36 + 12 * number, 12, 12, fill=shades.fill, line=shades.line, line_width=1.4
        )
    card.text(718, 172, "end", 13, bold=True)
    card.text(718, 192, "6", 12, SOFT_INK)
    _small_block(card, 150, 286, shortcut_has_layer=True)
    card.text(166, 286, "convolutional block", 13, align="left")
    _small_block(card, 400, 286, shortcut_has_layer=False)
    card.text(416, 286, "identity block", 13, align="left")
    return card


def _small_block(card: Card, x: float, y: float, *, shortcut_has_layer: bool) -> None:
    """Draw a block as a small square; a filled one has a convolution on its shortcut."""
    shades = tone("filter")
    fill = shades.line if shortcut_has_layer else shades.fill
    card.rectangle(x - 7, y - 7, 14, 14, fill=fill, line=shades.line, radius=3)
