"""Drawings of why depth is hard: a deep network that copies a shallow one, a chain of slopes, a shortcut."""

from itertools import pairwise

from parts import box, plus, slim, way_round

from shared_utils.drawing import SOFT_INK, Card, tone


def deeper_copy() -> Card:
    """A network of three layers, and one of six whose last three pass on what they get."""
    card = Card(760, 250, "A deeper network can copy a shallower one")
    for row, (title, passing) in enumerate((("three layers", 0), ("six layers", 3))):
        y = 84 + 108 * row
        card.text(32, y - 48, title, 14, bold=True, align="left")
        xs = [150 + 88 * number for number in range(3 + passing)]
        slim(card, 62, y, "picture", "input", 68)
        start = 97
        for number, x in enumerate(xs):
            copied = number < 3
            words = f"layer {number + 1}" if copied else "pass on"
            box(card, x, y, words, "filter" if copied else "padding", 70)
            card.arrow((start, y), (x - 36, y))
            start = x + 36
        card.arrow((start, y), (659, y))
        slim(card, 696, y, "answer", "prediction", 72)
    for x in (150, 238, 326):
        card.line([(x, 105), (x, 171)], tone("filter").line, dashed=True)
    card.text(342, 138, "the same weights", 13, tone("filter").text, align="left")
    return card


def gradient_chain() -> Card:
    """Five layers with a slope of 0.6 each; the gradient shrinks on its way from the cost to the input."""
    card = Card(760, 214, "A gradient on its way back")
    slope, layers = 0.6, 5
    xs = [150 + 114 * number for number in range(layers)]
    slim(card, 58, 66, "picture", "input", 68)
    slim(card, 714, 66, "cost", "truth", 56)
    for number, x in enumerate(xs):
        card.arrow((x - 114 + (36 if number else 57), 66), (x - 38, 66))
        box(card, x, 66, f"slope {slope:g}", "filter", 72)
    card.arrow((xs[-1] + 37, 66), (684, 66))
    values = [f"{slope ** (layers - number):.2g}" for number in range(layers + 1)]
    places = [93, *[x + 57 for x in xs]]
    for value, x in zip(values, places, strict=True):
        height = 62 * float(value)
        shades = tone("gradient")
        card.rectangle(x - 11, 178 - height, 22, height, fill=shades.fill, line=shades.line)
        card.text(x, 194, value, 13, shades.text)
    for left, right in pairwise(places):
        card.arrow((right - 18, 168), (left + 18, 168), tone("gradient").line)
        card.text((left + right) / 2, 153, "× 0.6", 12, SOFT_INK)
    return card


def shortcut() -> Card:
    """Two layers with a way round them."""
    card = Card(760, 230, "A shortcut")
    y = 92
    card.text(64, y, "$x$", 18, bold=True)
    card.rectangle(130, 46, 420, 92, line=tone("padding").line, radius=14, dashed=True)
    card.text(340, 30, "$F(x)$", 16, tone("filter").text)
    card.arrow((80, y), (145, y))
    for x, words, meaning, width in (
        (188, "Conv", "filter", 82),
        (270, "BN", "padding", 50),
        (338, "ReLU", "padding", 58),
        (422, "Conv", "filter", 82),
        (504, "BN", "padding", 50),
    ):
        if meaning == "filter":
            box(card, x, y, words, meaning, width)
        else:
            slim(card, x, y, words, meaning, width)
    for left, right in ((229, 244), (295, 308), (367, 380), (463, 478)):
        card.line([(left, y), (right, y)])
    card.arrow((529, y), (584, y))
    plus(card, 600, y)
    card.arrow((615, y), (640, y))
    slim(card, 670, y, "ReLU", "padding", 58)
    card.arrow((699, y), (738, y))
    way_round(card, 106, y, 600, 100)
    card.text(340, 208, "the way round: $x$ itself", 13, tone("output").text)
    card.text(612, 62, "$F(x) + x$", 14)
    return card
