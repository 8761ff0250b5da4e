"""Drawings of the network: its layers, the two costs, and one step of the optimisation."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from parts import Card, box, frame, note, path, polygon, squares

from shared_utils.drawing import CARD, SOFT_INK, draw_grid, tone
from shared_utils.drawing.palette import GRID_LINE
from shared_utils.drawing.symbols import lock

SIDE = 256  # of the picture
DEPTHS = (2, 2, 4, 4, 4)  # convolutions of each block
CHANNELS_OF = (32, 48, 64, 96, 96)  # channels of each block
STYLE_LAYERS = tuple(f"block{number}_conv1" for number in range(1, 6))
CONTENT_LAYER = "block4_conv2"
FILTER = 3


@dataclass(frozen=True)
class Block:
    """A block of the network: its number from 1, convolutions, channels, and the side of what it gives."""

    number: int
    depth: int
    channels: int
    side: int

    @property
    def layers(self) -> list[str]:
        """The names of its convolutions."""
        return [f"block{self.number}_conv{place}" for place in range(1, self.depth + 1)]


BLOCKS = tuple(
    Block(number + 1, depth, channels, SIDE // 2**number)
    for number, (depth, channels) in enumerate(zip(DEPTHS, CHANNELS_OF, strict=True))
)


def vgg() -> Card:
    """Five blocks of convolutions with pooling between them, and the layers that the lesson uses."""
    card = Card(760, 432, "The network and the layers that are used")
    pixel, middle, first, step = 150 / SIDE, 218, 188, 122
    count = sum(block.depth for block in BLOCKS)
    card.text(
        24, 32, f"{count} convolutions, {FILTER} × {FILTER}, each with ReLU", 15, bold=True, align="left"
    )
    polygon(card, [(446, 24), (462, 28), (462, 36), (446, 40)], tone("padding").line)
    card.text(736, 32, "average pooling, 2 × 2: halves the sides", 13, SOFT_INK, align="right")
    frame(card, 28, middle - 36, 72, "C", 64)
    card.text(64, middle + 52, f"{SIDE} × {SIDE} × 3", 12, SOFT_INK)
    ends = [(104.0, 0.0, 0.0)]  # left end, right end and height of what was drawn
    green, orange = tone("output"), tone("filter")
    for place, block in enumerate(BLOCKS):
        x, height, width = first + step * place, block.side * pixel, 6 + 0.1 * block.channels
        card.text(x, 74, f"block{block.number}", 14, bold=True)
        card.text(x, 96, f"{block.side} × {block.side}", 13)
        card.text(x, 116, f"{block.channels} channels", 12, SOFT_INK)
        total = width * block.depth + 5 * (block.depth - 1)
        ends.append((x - total / 2, x + total / 2, height))
        for number, name in enumerate(block.layers):
            left = x - total / 2 + (width + 5) * number
            bar, used = left + width / 2, name in STYLE_LAYERS or name == CONTENT_LAYER
            shades = green if used else orange
            card.rectangle(
                left, middle - height / 2, width, height, fill=shades.line if used else shades.fill,
                line=shades.line, line_width=1.5, level=3,
            )  # fmt: skip
            if name in STYLE_LAYERS:
                card.line([(bar, middle + height / 2 + 3), (bar, 334)], green.line, line_width=1.8)
                note(card, x, 356, name, "output", 108, 12)
            elif name == CONTENT_LAYER:
                card.line([(bar, middle - height / 2 - 3), (bar, 178)], green.line, line_width=1.8)
                note(card, x, 158, name, "output", 108, 12)
                card.text(x + 66, 158, "content layer", 14, green.text, bold=True, align="left")
    path(card, [(106, middle), (ends[1][0] - 8, middle)])
    for (_, left, before), (right, _, after) in pairwise(ends[1:]):
        outline = [(left + 8, middle - before / 2), (right - 8, middle - after / 2),
                   (right - 8, middle + after / 2), (left + 8, middle + before / 2)]  # fmt: skip
        polygon(card, outline, tone("padding").fill, 1.1)
    card.text(24, 356, "style layers", 14, green.text, bold=True, align="left")
    card.line([(24, 390), (736, 390)], GRID_LINE, level=1.2)
    card.text(
        24, 412, "A bar is what one convolution gives: its height the side, its width the channels.", 12,
        SOFT_INK, align="left",
    )  # fmt: skip
    return card


def _sheets(card: Card, x: float, y: float, meaning: str) -> None:
    """Draw a few channels of a layer around (x, y)."""
    shades, side = tone(meaning), 48
    for back in (2, 1):
        left, top = x - 28 + 6 * back, y - 20 - 6 * back
        card.rectangle(
            left, top, side, side, fill=shades.fill, line=shades.line, line_width=1.8, level=1.5 - back / 10
        )
    draw_grid(card, x - 28, y - 20, [[None] * 4] * 4, meaning, cell=12)


def _grams(card: Card, x: float, y: float, meaning: str, seed: int) -> None:
    """Draw a Gram matrix for each style layer in a row around (x, y); the shades are made up."""
    shades, count, cell, size = tone(meaning), len(STYLE_LAYERS), 8, 4
    step = cell * size + 4
    colours = [_between(shades.fill, shades.line, share) for share in (0.3, 0.75)]
    for number in range(count):
        values = np.random.default_rng(seed + number).integers(0, 2, (size, size))
        values = np.maximum(values, values.T)
        np.fill_diagonal(values, 2)
        left, top, side = x - (step * count - 4) / 2 + step * number, y - cell * size / 2, cell * size
        card.rectangle(left, top, side, side, fill=shades.fill, level=1.8)
        card.rectangle(left, top, side, side, line=shades.line, line_width=1.6, level=2)
        for level, colour in enumerate(colours, 1):
            places = [
                (left + cell * column, top + cell * row) for row, column in np.argwhere(values == level)
            ]
            squares(card, places, cell, colour)


def _between(one: str, other: str, share: float) -> str:
    """A colour between two."""
    pairs = [(int(one[k : k + 2], 16), int(other[k : k + 2], 16)) for k in (1, 3, 5)]
    return "#" + "".join(f"{round((1 - share) * a + share * b):02X}" for a, b in pairs)


def two_costs() -> Card:
    """The generated picture through the frozen network, compared twice; the gradient goes back to it."""
    card = Card(760, 540, "Content cost and style cost")
    truth, made, pink = tone("truth"), tone("prediction"), tone("gradient")
    rows = {"C": 92, "G": 254, "S": 416}
    titles = {"C": "content C", "G": "generated G", "S": "style S"}
    side = 88
    box(card, 164, 40, 124, 428)
    card.text(226, 162, "one network", 13, bold=True)
    card.text(226, 181, "for all three", 13)
    lock(card, 226, 325, 1.2)
    card.text(226, 350, "no weight changes", 12)
    for which, y in rows.items():
        frame(card, 24, y - side / 2, side, which, 64)
        card.text(68, y + side / 2 + 16, titles[which], 13, bold=True)
        for place in range(len(BLOCKS)):
            high = 52 - 9 * place
            card.rectangle(
                180 + 20 * place, y - high / 2, 12, high, fill=tone("filter").line, radius=2, level=3.2
            )
    # forward
    path(card, [(118, rows["C"]), (158, rows["C"])], truth.line)
    path(card, [(118, rows["S"]), (158, rows["S"])], truth.line)
    path(card, [(118, rows["G"] - 14), (158, rows["G"] - 14)], made.line)
    at = {"a_C": rows["C"], "a_G": 206, "G_G": 302, "G_S": rows["S"]}
    for name, y in at.items():
        meaning = "prediction" if name[-1] == "G" else "truth"
        path(card, [(294, y), (322, y)], tone(meaning).line)
        if name[0] == "a":
            _sheets(card, 372, y, meaning)
        else:
            _grams(card, 420, y, meaning, 10 if meaning == "truth" else 40)
    for name, x in (("a_C", 418), ("a_G", 418), ("G_G", 518), ("G_S", 518)):
        card.text(x, at[name], f"${name}$", 17, made.text if name[-1] == "G" else truth.text, align="left")
    card.text(330, 44, f"activations of {CONTENT_LAYER}", 12, SOFT_INK, align="left")
    card.text(330, at["G_S"] + 32, f"Gram matrices of {len(STYLE_LAYERS)} layers", 12, SOFT_INK, align="left")
    # the costs
    x, costs = 580, {"content": (at["a_C"], at["a_G"]), "style": (at["G_S"], at["G_G"])}
    for name, (target, own) in costs.items():
        y, start = (target + own) / 2, 450 if name == "content" else 552
        for end, shades in ((target, truth), (own, made)):
            path(card, [(start, end), (x, end), (x, y + (-30 if end < y else 30))], shades.line)
        note(card, x, y, f"{name} cost\n$J_\\mathrm{{{name}}}$", "padding", 122, 14)
    middle, right = rows["G"], 688
    for name, (target, own) in costs.items():
        y, way = (target + own) / 2, 1 if name == "content" else -1
        path(card, [(x + 64, y), (right, y), (right, middle - 44 * way)])
        card.text(right + 16, middle - 68 * way, "α" if name == "content" else "β", 16, bold=True)
    box(card, right - 48, middle - 38, 96, 76, "padding")
    card.text(right, middle - 20, "J =", 14, bold=True)
    card.text(right, middle + 1, "$\\alpha\\,J_\\mathrm{content}$", 14)
    card.text(right, middle + 21, "$+\\ \\beta\\,J_\\mathrm{style}$", 14)
    # back
    lane = middle + 14
    card.line([(right - 52, lane), (292, lane)], pink.line, line_width=3.2)
    card.line([(288, lane), (164, lane)], pink.line, line_width=3.2, level=3.1)
    path(card, [(160, lane), (118, lane)], pink.line, 3.2)
    card.text(464, lane - 16, "gradient of J with respect to the picture", 13, pink.text, bold=True)
    for row, words in enumerate(("only its pixels", "change")):
        card.text(68, middle + side / 2 + 36 + 17 * row, words, 12, pink.text)
    card.line([(24, 497), (736, 497)], GRID_LINE, level=1.2)
    for x, shades, words in ((24, truth, "targets: computed once"),
                             (214, made, "of G: computed anew in every step"),
                             (480, pink, "says how to change G")):  # fmt: skip
        card.rectangle(x, 511, 14, 14, fill=shades.fill, line=shades.line)
        card.text(x + 22, 518, words, 12, align="left")
    return card


def train_step() -> Card:
    """One step of the optimisation, a loop: forward to the cost, back to the picture, a small change."""
    card = Card(760, 424, "One step of the optimisation")
    pink, top, below = tone("gradient"), 108, 310
    frame(card, 32, top - 52, 104, "G", 88)
    card.text(84, top - 70, "picture G", 14, bold=True)
    path(card, [(144, top), (186, top)])
    box(card, 194, top - 52, 136, 104)
    for place in range(len(BLOCKS)):
        high = 40 - 7 * place
        card.rectangle(
            218 + 20 * place, top - 26 - high / 2, 12, high, fill=tone("filter").line, radius=2, level=3.2
        )
    lock(card, 262, top + 12)
    card.text(262, top + 36, "no weight changes", 12)
    card.text(262, top - 70, "network", 14, bold=True)
    path(card, [(338, top), (376, top)])
    _sheets(card, 444, top - 22, "prediction")
    _grams(card, 466, top + 34, "prediction", 40)
    card.text(466, top - 70, "activations, Gram matrices", 14, bold=True)
    path(card, [(560, top), (602, top)])
    box(card, 610, top - 44, 118, 88, "padding")
    card.text(669, top - 70, "cost", 14, bold=True)
    card.text(669, top - 22, "J =", 15, bold=True)
    card.text(669, top + 1, "$\\alpha\\,J_\\mathrm{content}$", 15)
    card.text(669, top + 24, "$+\\ \\beta\\,J_\\mathrm{style}$", 15)
    # back
    path(card, [(669, top + 52), (669, below - 46)], pink.line, 3.2)
    shades = np.array([CARD, pink.fill, _between(pink.fill, pink.line, 0.5), pink.line])
    fills = shades[np.random.default_rng(4).integers(0, 4, (6, 6))]
    draw_grid(card, 633, below - 36, [[None] * 6] * 6, "gradient", cell=12, fills=fills, gap=0.8)
    card.text(669, below + 54, "gradient of J", 14, pink.text, bold=True)
    card.text(669, below + 74, "with respect to", 12, SOFT_INK)
    card.text(669, below + 91, "the picture", 12, SOFT_INK)
    path(card, [(625, below), (536, below)], pink.line, 3.2)
    note(card, 456, below, "a small change\nagainst the gradient", "padding", 150)
    card.text(456, below + 44, "Adam", 14, bold=True)
    path(card, [(374, below), (334, below)])
    note(card, 260, below, "every pixel back\nbetween 0 and 1", "padding", 132)
    card.text(260, below + 44, "clip", 14, bold=True)
    path(card, [(187, below), (84, below), (84, top + 60)])
    card.text(104, (top + below) / 2 + 12, "a better picture:", 13, align="left")
    card.text(104, (top + below) / 2 + 32, "again, 150 times", 13, bold=True, align="left")
    return card
