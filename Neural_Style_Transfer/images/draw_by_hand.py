"""Drawings of what is computed by hand: both costs, the Gram matrix, and how a layer is unrolled.

The matrices stand here; every other number is computed from them.
"""

import numpy as np
from parts import CHANNELS, MIXED, Card, formula, path

from shared_utils.drawing import INK, SOFT_INK, Grid, draw_grid, frame_window, number_text, tone
from shared_utils.drawing.palette import GRID_LINE

# The content cost: one channel of 2 x 2, of the content picture and of the generated picture.
A_C, A_G = np.array([[1, 2], [0, 1]]), np.array([[1, 0], [2, 1]])

# A layer of 2 x 2 positions and 2 channels, and its matrix, a row per channel.
ACTIVATIONS = np.array([[[2, 1], [0, 0]], [[1, 2], [1, 0]]])
N_H, N_W, N_C = ACTIVATIONS.shape
ROWS = ACTIVATIONS.reshape(N_H * N_W, N_C)
A = ROWS.T
WRONG = ACTIVATIONS.reshape(N_C, N_H * N_W)
POSITIONS = [(row, column) for row in range(N_H) for column in range(N_W)]

MOVED = (2, 0, 3, 1)  # which position of A stands at each place of the shuffled matrix
A_MOVED = A[:, MOVED]
A_APART = np.array([[2, 0, 1, 1], [0, 2, 0, 1]])  # the channels are hardly ever strong together


def gram(matrix: np.ndarray) -> np.ndarray:
    """The Gram matrix: how much each channel and each other are strong in the same places."""
    return matrix @ matrix.T


def content_cost() -> float:
    """The content cost of the example."""
    return float(np.square(A_C - A_G).sum() / (4 * A_C.size))


def style_factor() -> int:
    """What the squares of the differences of two Gram matrices are divided by."""
    return 4 * N_C**2 * (N_H * N_W) ** 2


def layer_style_cost() -> float:
    """The style cost of one layer of the example."""
    return float(np.square(gram(A) - gram(A_APART)).sum() / style_factor())


def _by_channel(columns: int) -> np.ndarray:
    """Fills of a matrix with a row per channel."""
    return np.repeat(np.array(CHANNELS)[:, None], columns, axis=1)


GRAM_FILLS = np.array([[CHANNELS[0], MIXED], [MIXED, CHANNELS[1]]])


def _difference(
    card: Card, y: float, pair: tuple[np.ndarray, np.ndarray], names: tuple[tuple[str, str], ...]
) -> None:
    """Draw two matrices, what they differ by, its squares and their sum, all in one row."""
    cell, lefts = 46, (24, 170, 316, 490)
    middle = y + cell
    target, made = pair
    squares = np.square(target - made)
    for left, values, meaning, (symbol, words) in zip(
        lefts, (target, made, target - made, squares), ("truth", "prediction", "padding", "padding"), names,
        strict=True,
    ):  # fmt: skip
        draw_grid(card, left, y, values.tolist(), meaning, cell=cell, text_size=18)
        colour = tone(meaning).text if meaning != "padding" else INK
        card.text(left + cell, y - 40, symbol, 16, colour, bold="$" not in symbol)
        card.text(left + cell, y - 18, words, 12, SOFT_INK)
    card.text(143, middle, "−", 22, SOFT_INK)
    card.text(289, middle, "=", 22, SOFT_INK)
    path(card, [(418, middle), (480, middle)])
    card.text(447, middle - 16, "square", 12, SOFT_INK)
    path(card, [(592, middle), (642, middle)])
    card.text(615, middle - 16, "add up", 12, SOFT_INK)
    terms = " + ".join(number_text(float(value)) for value in squares.ravel())
    card.text(690, middle, number_text(float(squares.sum())), 24, bold=True)
    card.text(690, middle + 26, terms, 12, SOFT_INK)


def content_by_hand() -> Card:
    """The content cost of one channel of two by two."""
    card = Card(760, 302, "The content cost by hand")
    names = (
        ("$a_C$", "content picture"),
        ("$a_G$", "generated picture"),
        ("$a_C - a_G$", "difference"),
        ("$(a_C - a_G)^2$", "squares"),
    )
    _difference(card, 78, (A_C, A_G), names)
    total, count = int(np.square(A_C - A_G).sum()), A_C.size
    card.line([(24, 204), (736, 204)], GRID_LINE, level=1.2)
    n_H, n_W = A_C.shape
    card.text(24, 252, "one channel:", 13, SOFT_INK, align="left")
    card.text(116, 252, f"$n_H\\,n_W\\,n_C = {n_H} \\cdot {n_W} \\cdot 1 = {count}$", 15, align="left")
    pieces = (
        "$J_\\mathrm{content} =$", ("$\\sum\\,(a_C - a_G)^2$", "$4\\,n_H\\,n_W\\,n_C$"), "=",
        (f"{total}", f"4 · {count}"), "=", f"{content_cost():g}",
    )  # fmt: skip
    formula(card, 736, 252, pieces, 17, align="right")
    return card


def layer_style_by_hand() -> Card:
    """The style cost of one layer from two Gram matrices of two by two."""
    card = Card(760, 302, "The style cost of a layer by hand")
    names = (
        ("$G_S$", "style picture"),
        ("$G_G$", "generated picture"),
        ("$G_S - G_G$", "difference"),
        ("$(G_S - G_G)^2$", "squares"),
    )
    target, made = gram(A), gram(A_APART)
    _difference(card, 78, (target, made), names)
    total = int(np.square(target - made).sum())
    card.line([(24, 204), (736, 204)], GRID_LINE, level=1.2)
    card.text(24, 238, f"$n_C = {N_C},\\quad n_H\\,n_W = {N_H} \\cdot {N_W} = {N_H * N_W}$", 14, align="left")
    card.text(
        24, 266,
        f"$4\\,n_C^2\\,(n_H\\,n_W)^2 = 4 \\cdot {N_C**2} \\cdot {(N_H * N_W) ** 2} = {style_factor()}$",
        14, align="left",
    )  # fmt: skip
    pieces = (
        "$J_\\mathrm{layer} =$", ("$\\sum\\,(G_S - G_G)^2$", "$4\\,n_C^2\\,(n_H\\,n_W)^2$"), "=",
        (f"{total}", f"{style_factor()}"), "≈", f"{layer_style_cost():.2f}",
    )  # fmt: skip
    formula(card, 736, 252, pieces, 17, align="right")
    return card


def _place(position: tuple[int, int]) -> str:
    return f"({position[0]}, {position[1]})"


def unroll() -> Card:
    """From a layer to a matrix with a row per channel: reshape, then transpose, and what goes wrong else."""
    card = Card(760, 522, "Unrolling a layer")
    cell, top = 40, 104
    card.text(24, 32, "a layer", 15, bold=True, align="left")
    card.text(24, 54, f"$(1, n_H, n_W, n_C) = (1, {N_H}, {N_W}, {N_C})$", 13, SOFT_INK, align="left")
    for row, column in POSITIONS:
        x, y = 32 + 82 * column, top + 8 + 104 * row
        stack = [[int(value)] for value in ACTIVATIONS[row, column]]
        draw_grid(card, x, y, stack, "output", cell=34, text_size=16, fills=np.array(CHANNELS)[:, None])
        card.text(x + 17, y - 14, _place((row, column)), 12, SOFT_INK)
    for channel, words in enumerate(("channel 0", "channel 1")):
        y = top + 210
        card.rectangle(28 + 94 * channel, y - 7, 14, 14, fill=CHANNELS[channel], line=tone("output").line)
        card.text(48 + 94 * channel, y, words, 12, SOFT_INK, align="left")
    # step 1
    path(card, [(186, top + 80), (262, top + 80)])
    card.text(222, top + 62, "1  reshape", 13, bold=True)
    card.text(318, 32, "a row per place", 15, bold=True, align="left")
    card.text(318, 54, f"$(n_H n_W, n_C) = ({N_H * N_W}, {N_C})$", 13, SOFT_INK, align="left")
    fills = np.repeat(np.array(CHANNELS)[None], N_H * N_W, axis=0)
    grid = draw_grid(card, 318, top, ROWS.tolist(), "output", cell=cell, text_size=16, fills=fills)
    for number, position in enumerate(POSITIONS):
        card.text(308, grid.centre(number, 0)[1], _place(position), 12, SOFT_INK, align="right")
    # step 2
    path(card, [(422, top + 80), (502, top + 80)])
    card.text(461, top + 62, "2  transpose", 13, bold=True)
    card.text(560, 32, "a row per channel: A", 15, bold=True, align="left")
    card.text(560, 54, f"$(n_C, n_H n_W) = ({N_C}, {N_H * N_W})$", 13, SOFT_INK, align="left")
    grid = draw_grid(
        card, 560, top + 40, A.tolist(), "output", cell=cell, text_size=16, fills=_by_channel(N_H * N_W)
    )
    for number, position in enumerate(POSITIONS):
        card.text(grid.centre(0, number)[0], grid.y - 14, _place(position), 11, SOFT_INK)
    for channel in range(N_C):
        card.text(550, grid.centre(channel, 0)[1], f"{channel}", 12, SOFT_INK, align="right")
    # wrong
    card.line([(24, 342), (736, 342)], GRID_LINE, level=1.2)
    words = f"Not so: reshaped at once to $(n_C, n_H n_W) = ({N_C}, {N_H * N_W})$"
    card.text(24, 372, words, 14, align="left")
    card.text(24, 406, "in memory the channels of a place are neighbours", 12, SOFT_INK, align="left")
    memory, colours = ACTIVATIONS.ravel(), np.array([CHANNELS * (N_H * N_W)])
    strip = draw_grid(card, 24, 426, [memory.tolist()], "output", cell=cell, text_size=16, fills=colours)
    half = strip.x + cell * N_H * N_W
    card.line([(half, strip.y - 7), (half, strip.bottom + 7)], INK, line_width=2.4, dashed=True, level=4)
    card.text(half, strip.bottom + 22, "cut here", 12, SOFT_INK)
    path(card, [(strip.right + 16, strip.middle[1]), (strip.right + 72, strip.middle[1])])
    wrong = draw_grid(
        card, 440, 406, WRONG.tolist(), "padding", cell=cell, text_size=16, fills=colours.reshape(WRONG.shape)
    )
    for one, other in (((wrong.x, wrong.y), (wrong.right, wrong.bottom)),
                       ((wrong.x, wrong.bottom), (wrong.right, wrong.y))):  # fmt: skip
        card.line([one, other], INK, line_width=2.4, level=4)
    card.text(620, 432, "wrong:", 14, bold=True, align="left")
    card.text(620, 454, "each row mixes", 13, align="left")
    card.text(620, 473, "both channels", 13, align="left")
    return card


def _products(one: np.ndarray, other: np.ndarray) -> str:
    """The products of two rows, added up."""
    return " + ".join(f"{first} · {second}" for first, second in zip(one, other, strict=True))


def gram_by_hand() -> Card:
    """A times its transpose, one entry in full."""
    card = Card(760, 366, "The Gram matrix by hand")
    cell, values = 46, gram(A)
    left = Grid(66, 238, cell, N_C, N_H * N_W)
    draw_grid(card, left.x, left.y, A.tolist(), "output", cell=cell, text_size=18, fills=_by_channel(4))
    card.text(left.middle[0], left.y - 20, "$A$: a row per channel", 14)
    x = left.right + 28
    above = draw_grid(
        card,
        x,
        left.y - 28 - 4 * cell,
        A.T.tolist(),
        "output",
        cell=cell,
        text_size=18,
        fills=_by_channel(4).T,
    )
    card.text(above.x - 14, above.y + cell, "$A^T$:", 14, align="right")
    card.text(above.x - 14, above.y + cell + 22, "a column", 13, SOFT_INK, align="right")
    card.text(above.x - 14, above.y + cell + 40, "per channel", 13, SOFT_INK, align="right")
    product = draw_grid(card, x, left.y, values.tolist(), "output", cell=cell, text_size=20, fills=GRAM_FILLS)
    for channel in range(N_C):
        card.text(left.x - 12, left.centre(channel, 0)[1], f"{channel}", 12, SOFT_INK, align="right")
        card.text(product.centre(0, channel)[0], product.bottom + 16, f"{channel}", 12, SOFT_INK)
    for grid, width, height, at in ((left, 4, 1, (0, 0)), (above, 1, 4, (0, 1)), (product, 1, 1, (0, 1))):
        card.rectangle(
            grid.x + cell * at[1], grid.y + cell * at[0], cell * width, cell * height, line=INK,
            line_width=3.2, radius=3, level=4,
        )  # fmt: skip
    column = 400
    card.text(column, 44, "$G = A\\,A^T$", 19, align="left")
    card.text(column + 104, 44, "the Gram matrix", 14, bold=True, align="left")
    y = 96
    for one, other in ((0, 1), (0, 0), (1, 1)):
        card.line([(column, y - 26), (736, y - 26)], GRID_LINE, level=1.2)
        words = f"G[{one}, {other}] = {_products(A[one], A[other])} = {values[one, other]}"
        card.text(column, y, words, 14, align="left", bold=one != other)
        meanings = [f"how active channel {one} is, anywhere"]
        if one != other:
            meanings = ["how much both channels are active", "in the same place"]
        for number, line in enumerate(meanings):
            card.text(column, y + 24 + 19 * number, line, 13, SOFT_INK, align="left")
        y += 55 + 19 * len(meanings)
    card.line([(column, y - 26), (736, y - 26)], GRID_LINE, level=1.2)
    card.text(column, y, f"G[1, 0] = G[0, 1] = {values[1, 0]}: G is symmetric", 14, align="left")
    return card


def gram_places_by_hand() -> Card:
    """Shuffled positions give the same Gram matrix; channels strong in other places give another."""
    card = Card(760, 424, "What a Gram matrix keeps and what it forgets")
    cell, x, right = 38, 84, 330
    rows = (
        (56, A, "$A$", None, ""),
        (182, A_MOVED, "$A'$", "the same", "Positions shuffled: other places, the same style."),
        (322, A_APART, "$A''$", "another", "Channels in other places: another style."),
    )
    grids = []
    for top, values, name, _, _ in rows:
        grid = draw_grid(
            card, x, top, values.tolist(), "output", cell=cell, text_size=16, fills=_by_channel(4)
        )
        grids.append(grid)
        card.text(24, grid.middle[1], name, 17, align="left")
        path(card, [(grid.right + 16, grid.middle[1]), (right - 16, grid.middle[1])])
        draw_grid(
            card, right, top, gram(values).tolist(), "output", cell=cell, text_size=17, fills=GRAM_FILLS
        )
    for number, position in enumerate(POSITIONS):
        card.text(grids[0].centre(0, number)[0], grids[0].y - 14, _place(position), 11, SOFT_INK)
    card.text(right + cell, grids[0].y - 16, "$G = A\\,A^T$", 14)
    for place, position in enumerate(MOVED):
        start, end = grids[0].centre(1, position)[0], grids[1].centre(0, place)[0]
        path(card, [(start, grids[0].bottom + 5), (end, grids[1].y - 5)], SOFT_INK, 1.6)
    same = gram(A_MOVED) == gram(A)
    assert same.all() and not (gram(A_APART) == gram(A)).all()
    texts = (
        ("Both channels active at (0, 0)", f"and at (1, 0): together {gram(A)[0, 1]}."),
        ("The same columns in another order:", "the same Gram matrix. It knows what comes",
         "together, and not where."),
        ("Channel 1 is active elsewhere:", f"together only {gram(A_APART)[0, 1]}. "
         "Another Gram matrix,", "another style."),
    )  # fmt: skip
    for (top, *_), lines in zip(rows, texts, strict=True):
        for number, line in enumerate(lines):
            y = top + cell + 20 * (number - (len(lines) - 1) / 2)
            card.text(436, y, line, 13, align="left", bold=number == 0)
    card.line([(24, 290), (736, 290)], GRID_LINE, level=1.2)
    frame_window(card, Grid(right, rows[2][0], cell, 2, 2), 0, 1, 1, "truth")
    frame_window(card, Grid(right, rows[2][0], cell, 2, 2), 1, 0, 1, "truth")
    return card
