"""Drawings of networks: carrying a base over, MobileNetV2 and its block, three ways to train, how deep."""

from itertools import pairwise

from example import (
    ALL_NUMBERS,
    FIRST_UNLOCKED,
    GROUPS,
    HALVING,
    LEARNING,
    NARROW,
    WIDE,
    WITH_SKIP,
)
from matplotlib.patches import Circle
from parts import alpaca, layer, note, path, polygon, striped_star

from shared_utils.drawing import CARD, SOFT_INK, draw_block, tone
from shared_utils.drawing.palette import GRID_LINE
from shared_utils.drawing.slim import SlimCard as Card
from shared_utils.drawing.symbols import arc, lock

TILE, DARK, LIGHT = 60, "#57606A", "#E9EAEC"
HEIGHTS = (88, 76, 64, 53, 43, 34)  # of the layers of a base, from the picture on


def _base(card: Card, x: float, y: float, step: float = 34, **style: bool) -> float:
    """Draw the layers of a base from x on, their middle at y; return where the last one ends."""
    for number, height in enumerate(HEIGHTS):
        layer(card, x + step * number + 10, y, 20, height, **style)
        if number:
            card.line([(x + step * (number - 1) + 22, y), (x + step * number - 2, y)])
    return x + step * (len(HEIGHTS) - 1) + 20


def transfer() -> Card:
    """A trained network loses its top; its base goes over to a new task and gets a new head."""
    card = Card(760, 390, "Transfer: the base is carried over")
    for row, (title, picture) in enumerate(
        (("a task with many pictures", striped_star), ("your task, few pictures", alpaca))
    ):
        y = 106 + 196 * row
        card.text(24, y - 76, title, 15, bold=True, align="left")
        picture(card, 30, y - 38, 76)
        path(card, [(112, y), (148, y)], SOFT_INK)
        end = _base(card, 158, y)
        path(card, [(end + 4, y), (end + 34, y)], SOFT_INK)
        shades = tone("output")
        card.rectangle(end + 42, y - 45, 15, 90, fill=shades.fill, line=shades.line, level=3)
        card.text(end + 50, y + 60, "features", 13, shades.text)
        path(card, [(end + 62, y), (520, y)], SOFT_INK)
    old, new = 106, 302
    note(card, 580, old, "old head:\nwhich shape?", "padding", 116)
    card.text(580, old + 42, "stays behind", 13, tone("padding").text)
    cut = 478
    card.line([(cut, old - 64), (cut, old + 66)], tone("truth").line, line_width=2.2, dashed=True, level=4)
    card.text(cut, old - 76, "cut", 13)
    note(card, 580, new, "new head:\none unit", "prediction", 104, dashed=True)
    card.text(580, new + 42, "new, random at first", 13, tone("prediction").text)
    path(card, [(636, new), (662, new)], SOFT_INK)
    card.text(704, new - 9, "alpaca", 14, tone("prediction").text, bold=True)
    card.text(704, new + 11, "or not?", 14, tone("prediction").text, bold=True)
    path(card, [(638, old), (662, old)], SOFT_INK)
    card.text(702, old, "“star”", 14, SOFT_INK)
    shades = tone("filter")
    path(card, [(252, old + 54), (252, new - 52)], shades.line, 3)
    card.text(268, 204, "base: all its weights are carried over", 14, shades.text, bold=True, align="left")
    card.text(252, new + 60, "base: kept", 13, shades.text)
    return card


def inverted_residual() -> Card:
    """A classic bottleneck beside MobileNetV2's inverted residual, heights as the channels."""
    card = Card(760, 344, "A bottleneck, and its inverse")
    card.line([(380, 24), (380, 320)], GRID_LINE, level=1.2)
    classic = (("1 × 1", "reduces", "ReLU"), ("3 × 3", "ordinary", "ReLU"), ("1 × 1", "restores", "no ReLU"))
    inverse = (
        ("1 × 1", "expands", "ReLU6"),
        ("3 × 3", "depthwise", "ReLU6"),
        ("1 × 1", "projects", "no activation"),
    )
    _block(card, 34, "classic bottleneck", "wide, narrow, wide", (WIDE, NARROW, NARROW, WIDE), classic)
    _block(card, 414, "inverted residual", "narrow, wide, narrow", (NARROW, WIDE, WIDE, NARROW), inverse)
    return card


def _block(card: Card, x: float, title: str, shape: str, channels: tuple[int, ...], steps: tuple) -> None:
    """Draw arrays as bars, their height the channels, with a convolution between each two and the skip."""
    y, scale, bar, step = 180, 1.3, 14, 84
    shades, weights = tone("output"), tone("filter")
    card.text(x + 150, 30, title, 16, bold=True)
    card.text(x + 150, 52, shape, 13, SOFT_INK)
    lefts = [x + step * number for number in range(len(channels))]
    heights = [scale * count for count in channels]
    for number, (left, height, count) in enumerate(zip(lefts, heights, channels, strict=True)):
        colours = tone("input") if number == 0 else shades
        card.rectangle(left, y - height / 2, bar, height, fill=colours.fill, line=colours.line, level=3)
        card.text(left + bar / 2, y + height / 2 + 14, str(count), 13, colours.text, bold=True)
    for number, ((one, other), words) in enumerate(zip(pairwise(heights), steps, strict=True)):
        left, right = lefts[number] + bar + 5, lefts[number + 1] - 5
        corners = [(left, y - one / 2), (right, y - other / 2), (right, y + other / 2), (left, y + one / 2)]
        polygon(card, corners, weights.fill, 2, line=weights.line)
        for row, line in enumerate(words):
            colour = weights.text if row == 0 else SOFT_INK
            card.text((left + right) / 2, 282 + 19 * row, line, 13 if row == 0 else 12, colour, bold=row == 0)
    start, plus, high, r = x + bar / 2, lefts[-1] + bar + 28, y - 100, 12
    left_turn = arc(start + r, high + r, r, 180, 90)
    right_turn = arc(plus - r, high + r, r, 90, 0)
    card.line(
        [(start, y - heights[0] / 2 - 3), *left_turn, *right_turn, (plus, y - 24)],
        shades.line,
        line_width=2.6,
    )
    card.arrow((plus, y - 28), (plus, y - 15), shades.line)
    card.text((start + plus) / 2, high + 16, f"skip: {channels[0]} channels", 13, shades.text)
    card.line([(lefts[-1] + bar + 3, y), (plus - 14, y)])
    card.dot(plus, y, 13, fill=shades.fill, line=shades.line)
    card.line([(plus - 7, y), (plus + 7, y)], shades.text, line_width=2.2, level=6)
    card.line([(plus, y - 7), (plus, y + 7)], shades.text, line_width=2.2, level=6)
    path(card, [(plus + 15, y), (plus + 36, y)], SOFT_INK)
    if channels[0] > channels[1]:
        card.text(plus + 8, y + 30, "ReLU", 12, SOFT_INK)


def mobilenet() -> Card:
    """The network group by group with the shape after each, its blocks, and the head."""
    card = Card(760, 436, "MobileNetV2 with 0.35 times the channels")
    middle, depth = 88, 2.2
    widths = (88, 58, 58, 60, 66, 84, 70, 70, 50, 92)
    # How large an array is drawn, by how many times smaller it is than the picture.
    sides = dict(zip((1, 2, 4, 8, 16, 32), (60, 36, 26, 18, 12, 8), strict=True))
    sheets = (3, 4, 3, 3, 4, 5, 6, 9, 12, 24)
    x, right = 24.0, None
    lefts = []
    for group, width, count in zip(GROUPS, widths, sheets, strict=True):
        side = sides[GROUPS[0].side // group.side]
        reach = depth * (count - 1)
        left = x + (width - side - reach) / 2
        meaning = "input" if group.name == "picture" else "output"
        draw_block(card, left, middle - side / 2 + reach / 2, 1, 1, count, meaning, cell=side, shift=depth)
        if right is not None:
            path(card, [(right + 5, middle), (left - 4, middle)], SOFT_INK, 1.4)
        right = left + side + reach
        centre = x + width / 2
        card.text(centre, 152, group.name, 12, bold=True)
        card.text(centre, 172, f"{group.side} × {group.side}", 12, SOFT_INK)
        card.text(centre, 188, f"× {group.channels}", 12, SOFT_INK)
        for place, number in enumerate(group.blocks):
            _number(card, centre + 20 * (place - (len(group.blocks) - 1) / 2), 214, number)
        lefts.append((x, x + width, centre))
        x += width
    _unlocked(card, lefts)
    _head(card, right, middle)
    for place, (number, words) in enumerate(
        ((1, "halves rows and columns"), (2, "with a skip"), (0, "neither"))
    ):
        at = (40, 262, 396)[place]
        _number(card, at, 412, number, shown="")
        card.text(at + 16, 412, words, 12, align="left")
    return card


def _number(card: Card, x: float, y: float, number: int, shown: str | None = None) -> None:
    """Draw a block as a small square with its number: filled halves, light has a skip, white neither."""
    shades = tone("filter")
    fill = shades.line if number in HALVING else shades.fill if number in WITH_SKIP else CARD
    card.rectangle(x - 9, y - 9, 18, 18, fill=fill, line=shades.line, radius=3, level=2)
    card.text(x, y, str(number) if shown is None else shown, 11)


def _unlocked(card: Card, lefts: list[tuple[float, float, float]]) -> None:
    """Mark the first layer that learns in fine-tuning, and what comes after it."""
    number = next(k for k, group in enumerate(GROUPS) if FIRST_UNLOCKED in group.blocks)
    blocks = GROUPS[number].blocks
    x = lefts[number][2] + 20 * (blocks.index(FIRST_UNLOCKED) - (len(blocks) - 1) / 2) - 10
    shades, end = tone("gradient"), lefts[-1][1] - 8
    card.line([(x, 228), (x, 244), (end, 244), (end, 228)], shades.line, line_width=2.2)
    words, before = f"here begins block_{FIRST_UNLOCKED}_expand", x > 260
    beside = (x - 8, 246) if before else (x, 262)
    card.text(*beside, words, 13, shades.text, bold=True, align="right" if before else "left")
    middle = (x + end) / 2 if before else x + 0.75 * (end - x)
    card.text(middle, 262, "learns in fine-tuning,", 13, shades.text)
    card.text(middle, 281, "except BatchNorm", 12, SOFT_INK)


def _head(card: Card, right: float, middle: float) -> None:
    """Draw the head below; its input comes from the last array, which ends at (right, middle)."""
    y, last = 352, GROUPS[-1]
    path(card, [(right + 4, middle), (742, middle), (742, 308), (62, 308), (62, y - 20)], SOFT_INK, 1.6)
    shape = f"{last.side} × {last.side} × {last.channels}"
    card.text(24, 286, "the head", 14, bold=True, align="left")
    card.text(224, 294, shape, 12, SOFT_INK)
    note(card, 106, y, "GlobalAveragePooling2D", "padding", 172, 12)
    path(card, [(196, y), (254, y)], SOFT_INK)
    card.text(224, y - 14, str(last.channels), 12, SOFT_INK)
    note(card, 304, y, "Dropout 0.2", "padding", 92, 12)
    path(card, [(354, y), (412, y)], SOFT_INK)
    card.text(382, y - 14, str(last.channels), 12, SOFT_INK)
    note(card, 468, y, "Dense, 1 unit", "prediction", 104, 12)
    path(card, [(524, y), (562, y)], SOFT_INK)
    card.text(572, y, "one logit: alpaca or not", 13, tone("prediction").text, bold=True, align="left")


def three_runs() -> Card:
    """The same network from scratch, frozen and fine-tuned: what is random, locked, and learns."""
    card = Card(760, 500, "Three ways to train one network")
    last_locked = max(1, len(HEIGHTS) * FIRST_UNLOCKED // 18)
    locks = {"from scratch": 0, "frozen": len(HEIGHTS), "fine-tuned": last_locked}
    for row, (title, locked) in enumerate(locks.items()):
        y = 88 + 140 * row
        card.text(24, y - 58, title, 15, bold=True, align="left")
        alpaca(card, 24, y - 30, 60)
        path(card, [(90, y), (116, y)], SOFT_INK)
        for number, height in enumerate(HEIGHTS):
            x = 136 + 50 * number
            layer(card, x, y, 28, 0.94 * height, random=title == "from scratch", locked=number < locked)
            card.line([(x + 17, y), (x + 33, y)])
        head = 136 + 50 * len(HEIGHTS) + 16
        note(card, head, y, "head", "prediction", 58, dashed=title != "fine-tuned")
        path(card, [(head + 32, y), (head + 60, y)], SOFT_INK)
        shades = tone("gradient")
        first = 120 + 50 * locked if locked < len(HEIGHTS) else head - 28
        path(card, [(head + 34, y + 56), (first, y + 56)], shades.line, 2.6)
        says = {
            "from scratch": ("base random,", "everything learns"),
            "frozen": ("base pretrained and locked,", "only the head learns"),
            "fine-tuned": ("first the head alone,", f"then from block {FIRST_UNLOCKED} on"),
        }[title]
        for line, words in enumerate(says):
            card.text(524, y - 32 + 20 * line, words, 13, align="left")
        card.text(524, y + 14, f"{LEARNING[title]:,}", 15, shades.text, bold=True, align="left")
        card.text(524, y + 34, f"of {ALL_NUMBERS:,} numbers learn", 12, SOFT_INK, align="left")
        if title == "fine-tuned":
            card.text(524, y + 52, "BatchNorm stays locked", 12, SOFT_INK, align="left")
    card.line([(24, 450), (736, 450)], GRID_LINE, level=1.2)
    y = 476
    layer(card, 36, y, 18, 24, random=True)
    card.text(52, y, "random at first", 12, align="left")
    layer(card, 186, y, 18, 24)
    card.text(202, y, "pretrained", 12, align="left")
    lock(card, 310, y - 2, 0.9)
    card.text(324, y, "locked: stays as it is", 12, align="left")
    path(card, [(536, y), (496, y)], tone("gradient").line, 2.6)
    card.text(546, y, "gradient: learns", 12, align="left")
    return card


def how_deep() -> Card:
    """Early layers find edges and colours, late ones parts; the last ones are unlocked first."""
    card = Card(760, 324, "How deep to unlock")
    names = (("edges and colours", _edges), ("textures", _textures), ("parts of things", _parts))
    for number, (words, picture) in enumerate(names):
        x = 142 + 238 * number
        picture(card, x - 100, 44)
        card.text(x, 140, words, 14, bold=True)
    y = 202
    for number in range(12):
        layer(card, 70 + 56 * number, y, 30, 66 - 3 * number, locked=number < 8)
        if number:
            card.line([(70 + 56 * number - 39, y), (70 + 56 * number - 17, y)])
    card.text(24, 256, "general: of use for nearly every picture", 13, align="left")
    card.text(736, 256, "special: made for the old task", 13, align="right")
    path(card, [(340, 256), (500, 256)], SOFT_INK)
    shades = tone("gradient")
    path(card, [(704, 284), (502, 284)], shades.line, 2.6)
    card.text(602, 304, "unlock from the end backwards", 13, shades.text, bold=True)
    card.text(24, 294, "stay locked longest", 13, align="left")
    return card


def _tile(card: Card, x: float, y: float) -> None:
    card.rectangle(x, y, TILE, TILE, line=tone("output").line, line_width=1.6, level=2)


def _edges(card: Card, x: float, y: float) -> None:
    """Three tiles: an upright edge, a slanted one, and an edge between two colours."""
    for number, (dark, light) in enumerate(((DARK, LIGHT), (DARK, LIGHT), ("#0072B2", "#E69F00"))):
        left = x + 70 * number
        card.rectangle(left, y, TILE, TILE, fill=light, level=1.1)
        tops = (0.5, 1.0, 0.5)[number], (0.5, 0.0, 0.5)[number]
        corners = [(left, y), (left + tops[0] * TILE, y), (left + tops[1] * TILE, y + TILE), (left, y + TILE)]
        polygon(card, corners, dark, 1.2)
        _tile(card, left, y)


def _textures(card: Card, x: float, y: float) -> None:
    """Three tiles: stripes, dots, and scales."""
    for number in range(3):
        left = x + 70 * number
        card.rectangle(left, y, TILE, TILE, fill=LIGHT, level=1.1)
        for row in range(4):
            if number == 0:
                card.rectangle(left, y + 15 * row + 4, TILE, 7, fill=DARK, level=1.2)
            for column in range(4):
                at = left + 7.5 + 15 * column, y + 7.5 + 15 * row
                if number == 1:
                    card.axes.add_patch(Circle(at, 4.4, facecolor=DARK, edgecolor="none", zorder=1.2))
                if number == 2:
                    card.line(arc(at[0], at[1] - 3, 6.6, 180, 360), DARK, line_width=2.2, level=1.3)
        _tile(card, left, y)


def _parts(card: Card, x: float, y: float) -> None:
    """Three tiles: an eye, a leaf, and a wheel."""
    for number in range(3):
        left = x + 70 * number
        card.rectangle(left, y, TILE, TILE, fill=LIGHT, level=1.1)
        middle = left + TILE / 2, y + TILE / 2

        def ring(radius: float, fill: str, level: float, at: tuple[float, float] = middle) -> None:
            card.axes.add_patch(Circle(at, radius, facecolor=fill, edgecolor="none", zorder=level))

        if number == 0:
            lids = [
                *arc(middle[0], middle[1] + 16, 29, 146.5, 33.5),
                *arc(middle[0], middle[1] - 16, 29, -33.5, -146.5),
            ]
            polygon(card, lids, CARD, 1.2, line=DARK)
            for radius, fill, level in ((11, "#8D5B41", 1.3), (5.5, "#1F2328", 1.4)):
                ring(radius, fill, level)
            ring(2, CARD, 1.5, (middle[0] + 3, middle[1] - 3))
        elif number == 1:
            x1, low = middle[0], y + 27
            leaf = [*arc(x1 - 18, low, 30, -53, 53), *arc(x1 + 18, low, 30, 127, 233)]
            polygon(card, leaf, "#8DB36A", 1.2, line="#4F7A34")
            card.line([(x1, low - 16), (x1, y + TILE - 4)], "#4F7A34", level=1.3)
            for side in (-1, 1):
                for up in (-2, 7, 16):
                    card.line([(x1, low + up), (x1 + 8 * side, low + up - 7)], "#4F7A34", level=1.3)
        else:
            for radius, fill, level in ((25, "#1F2328", 1.2), (14, "#C9CDD2", 1.3), (4, "#1F2328", 1.5)):
                ring(radius, fill, level)
            for angle in range(0, 180, 36):
                ends = arc(*middle, 13, angle, angle + 180)
                card.line([ends[0], ends[-1]], "#1F2328", line_width=1.6, level=1.4)
        _tile(card, left, y)
