"""Drawings of triplets: what the loss pulls and pushes, kinds of negatives, and points on their way."""

import math

import numpy as np
from example import (
    AFTER,
    ALPHA,
    ANCHOR,
    BEFORE,
    FAR_NEGATIVE,
    LABELS,
    MOVERS,
    NEAR_NEGATIVE,
    POSITIVE,
    TO_NEGATIVES,
    TO_POSITIVE,
    TRIPLETS,
    kind,
    one_loss,
    shortfalls,
    squared,
    training,
)
from parts import box, face, head, path, ring

from shared_utils.drawing import CARD, INK, SOFT_INK, tone
from shared_utils.drawing.palette import GRID_LINE
from shared_utils.drawing.slim import SlimCard as Card
from shared_utils.drawing.symbols import arc

DISTANCE_P, DISTANCE_N = "$|a-p|^2$", "$|a-n|^2$"
COLOURS = {"a": "truth", "p": "output", "n": "prediction"}
LOSS = "$\\max(|a-p|^2 - |a-n|^2 + \\alpha,\\ 0)$"


def _point(card: Card, at: tuple[float, float], letter: str, radius: float = 11) -> None:
    """Draw a point with its letter in it."""
    shades = tone(COLOURS[letter[0]])
    card.dot(*at, radius, fill=shades.fill, line=shades.line)
    card.text(*at, letter, 13, INK, bold=True)


def _away(origin: tuple[float, float], distance: float, degrees: float) -> tuple[float, float]:
    """The point at a distance from another, 90 degrees is up."""
    angle = math.radians(degrees)
    return origin[0] + distance * math.cos(angle), origin[1] - distance * math.sin(angle)


def triplet() -> Card:
    """Three pictures, three points; the loss pulls the positive near and pushes the negative away."""
    card = Card(760, 446, "A triplet")
    middle, unit = 184, 138
    pictures = (("anchor", "a", "Kai", 1), ("positive", "p", "Kai", 2), ("negative", "n", "Noa", 1))
    box(card, 166, middle - 84, 78, 168)
    card.text(205, middle, "encoder", 13)
    for row, (words, letter, who, picture) in enumerate(pictures):
        y = 72 + 112 * row
        face(card, 28, y - 40, 72, who, picture)
        card.text(64, y + 46, f"{words} {letter}", 13, tone(COLOURS[letter]).text, bold=True)
        at = middle + 48 * (row - 1)
        path(card, [(108, y - 4), (160, at)], SOFT_INK)
        path(card, [(250, at), (272, at)], SOFT_INK)
    for left, title, (to_p, to_n) in ((282, "before", BEFORE), (518, "after", AFTER)):
        card.rectangle(left, 44, 218, 282, fill="none", line=GRID_LINE, line_width=1.5, radius=8, level=1.05)
        card.text(left + 109, 28, title, 14, bold=True)
        a = (left + 58, 180)
        p, n = _away(a, unit * math.sqrt(to_p), -62), _away(a, unit * math.sqrt(to_n), 38)
        for point, letter in ((p, "p"), (n, "n")):
            colour = tone(COLOURS[letter]).line
            card.line([a, point], colour, line_width=2.2, level=2)
        shades = tone("gradient")
        if title == "before":
            path(card, [_away(p, 16, 118), _away(p, 52, 118)], shades.line, 3.2)
            path(card, [_away(n, 16, 38), _away(n, 50, 38)], shades.line, 3.2)
            card.text(p[0] - 44, p[1] - 28, "pull", 13, shades.text, bold=True)
            card.text(n[0] - 2, n[1] - 34, "push", 13, shades.text, bold=True)
        else:
            inner, outer = unit * math.sqrt(to_p), unit * math.sqrt(to_p + ALPHA)
            card.line(arc(*a, inner, -80, 66), SOFT_INK, dashed=True, level=1.6)
            card.line(arc(*a, outer, -80, 66), SOFT_INK, dashed=True, level=1.6)
            card.text(a[0] + (inner + outer) / 2, a[1] + 4, "α", 15, SOFT_INK, bold=True)
        for point, letter in ((a, "a"), (p, "p"), (n, "n")):
            _point(card, point, letter)
        loss = one_loss(to_p, to_n)
        card.text(left + 109, 350, f"{DISTANCE_P} = {to_p:.2f}, {DISTANCE_N} = {to_n:.2f}", 13)
        words = f"loss = {loss:.2f}" if loss else "loss = 0"
        card.text(left + 109, 376, words, 15, bold=True)
    card.line([(24, 398), (736, 398)], GRID_LINE, level=1.2)
    card.text(24, 422, f"loss of a triplet:  {LOSS},  α = {ALPHA}", 14, align="left")
    card.text(736, 422, "n has to be farther than p, by the margin", 13, SOFT_INK, align="right")
    return card


def triplet_kinds() -> Card:
    """Around an anchor: hard negatives nearer than the positive, semi-hard in the margin, easy outside."""
    card = Card(760, 452, "Easy, semi-hard and hard negatives")
    a, unit = (206, 226), 226
    inner, outer = unit * math.sqrt(TO_POSITIVE), unit * math.sqrt(TO_POSITIVE + ALPHA)
    ring(card, a, outer, fill=tone("gradient").fill, line=tone("gradient").line)
    ring(card, a, inner, fill=CARD, line=tone("output").line, line_width=2, level=1.3)
    p = _away(a, inner, 205)
    card.line([a, p], tone("output").line, line_width=2.2, level=2)
    for number, (square, degrees) in enumerate(zip(TO_NEGATIVES, (52, -4, -74), strict=True), 1):
        n = _away(a, unit * math.sqrt(square), degrees)
        card.line([a, n], tone("prediction").line, line_width=1.8, level=2)
        _point(card, n, f"n{number}", 14)
        card.text(
            426, 136 + 92 * (number - 1), f"n{number}", 15, tone("prediction").text, bold=True, align="left"
        )
    _point(card, p, "p", 13)
    _point(card, a, "a", 13)
    card.text(a[0] - 36, a[1] - 58, "nearer than p: hard", 12, SOFT_INK)
    card.text(a[0], a[1] - (inner + outer) / 2, "margin: semi-hard", 12, tone("gradient").text, bold=True)
    card.text(a[0] - 60, a[1] - outer - 22, "outside: easy", 12, SOFT_INK)
    words = f"{DISTANCE_P} = {TO_POSITIVE:.2f},   α = {ALPHA}"
    card.text(420, 40, words, 15, align="left")
    for x, heading in ((600, DISTANCE_N), (700, "loss")):
        card.text(x, 84, heading, 14, SOFT_INK, bold=heading == "loss")
    for number, square in enumerate(TO_NEGATIVES):
        y, loss = 136 + 92 * number, one_loss(TO_POSITIVE, square)
        card.line([(420, y - 36), (736, y - 36)], GRID_LINE, level=1.2)
        card.text(600, y, f"{square:.2f}", 15)
        card.text(700, y, f"{loss:.2f}" if loss else "0", 16, bold=True)
        name = kind(TO_POSITIVE, square)
        where = {
            "easy": f"at least {TO_POSITIVE:.2f} + {ALPHA} = {TO_POSITIVE + ALPHA:.2f}",
            "semi-hard": f"between {TO_POSITIVE:.2f} and {TO_POSITIVE + ALPHA:.2f}",
            "hard": f"below {TO_POSITIVE:.2f}: nearer than p",
        }[name]
        card.text(462, y, name, 14, bold=True, align="left")
        card.text(462, y + 26, where, 13, SOFT_INK, align="left")
    card.line([(420, 376), (736, 376)], GRID_LINE, level=1.2)
    card.text(420, 404, LOSS, 14, align="left")
    card.text(
        24, 434, "Radii are distances: the roots of the numbers on the right.", 12, SOFT_INK, align="left"
    )
    return card


def triplet_by_hand() -> Card:
    """Two triplets of unit vectors of two numbers, with all that is computed."""
    card = Card(760, 462, "The loss of two triplets by hand")
    origin, unit = (58, 306), 250

    def at(point: tuple[float, float]) -> tuple[float, float]:
        return origin[0] + unit * point[0], origin[1] - unit * point[1]

    card.line([(origin[0], 34), (origin[0], 424)], GRID_LINE, line_width=1.5, level=1.2)
    card.line([(origin[0] - 20, origin[1]), (origin[0] + unit + 44, origin[1])], GRID_LINE, line_width=1.5,
              level=1.2)  # fmt: skip
    card.line(arc(*origin, unit, -24, 90), SOFT_INK, line_width=1.6, level=1.5)
    card.text(origin[0] - 14, origin[1] + 16, "0", 12, SOFT_INK)
    card.text(origin[0] - 14, origin[1] - unit, "1", 12, SOFT_INK)
    to_p = squared(ANCHOR, POSITIVE)
    labels = (
        (ANCHOR, "a", (22, -16), "left"),
        (POSITIVE, "p", (20, -8), "left"),
        (FAR_NEGATIVE, "n1", (16, -16), "left"),
        (NEAR_NEGATIVE, "n2", (22, 8), "left"),
    )
    for point, letter, (right, down), align in labels:
        shades = tone(COLOURS[letter[0]])
        x, y = at(point)
        if letter != "a":
            card.line([at(ANCHOR), (x, y)], shades.line, line_width=2.2, level=2)
        _point(card, (x, y), letter, 13)
        words = "(" + ", ".join(f"{number:g}".replace("-", "−") for number in point) + ")"
        card.text(x + right, y + down, words, 13, shades.text, align=align)
    for point, shift in ((POSITIVE, (14, 0)), (FAR_NEGATIVE, (-26, 0)), (NEAR_NEGATIVE, (-26, 0))):
        x, y = at(((1 + point[0]) / 2, point[1] / 2))
        meaning = "output" if point is POSITIVE else "prediction"
        words = f"{squared(ANCHOR, point):.2g}"
        if point is POSITIVE:
            x, y = at((1, 0.37))  # outside the circle: there is no room between it and the line
        card.text(x + shift[0], y + shift[1], words, 13, tone(meaning).text, bold=True)
    left = 436
    card.text(left, 40, "squared distances", 14, bold=True, align="left")
    rows = (("p", POSITIVE, "p"), ("n1", FAR_NEGATIVE, "n_1"), ("n2", NEAR_NEGATIVE, "n_2"))
    for row, (name, point, symbol) in enumerate(rows):
        dx, dy = abs(1 - point[0]), abs(point[1])
        words = f"$|a-{symbol}|^2 = {dx:g}^2 + {dy:g}^2 = {squared(ANCHOR, point):.2g}$"
        card.text(left, 74 + 32 * row, words, 15, tone(COLOURS[name[0]]).text, align="left")
    for row, (name, point) in enumerate((("n1", FAR_NEGATIVE), ("n2", NEAR_NEGATIVE))):
        y, to_n = 196 + 124 * row, squared(ANCHOR, point)
        card.line([(left, y - 26), (736, y - 26)], GRID_LINE, level=1.2)
        card.text(left, y, f"loss of (a, p, {name})", 14, bold=True, align="left")
        gap = f"{to_p - to_n + ALPHA:.2g}".replace("-", "−")
        card.text(
            left, y + 30, f"max({to_p:.1f} − {to_n:.2g} + {ALPHA}, 0) = max({gap}, 0)", 14, align="left"
        )
        loss = one_loss(to_p, to_n)
        words = f"= {loss:.2f}" if loss > 1e-9 else "= 0"
        card.text(left, y + 60, words, 16, bold=True, align="left")
        card.text(left + 76, y + 60, f"{name} is {kind(to_p, to_n)}", 13, SOFT_INK, align="left")
    y = 196 + 248
    card.line([(left, y - 26), (736, y - 26)], GRID_LINE, level=1.2)
    both = one_loss(to_p, squared(ANCHOR, FAR_NEGATIVE)) + one_loss(to_p, squared(ANCHOR, NEAR_NEGATIVE))
    card.text(left, y - 4, f"sum of both: 0 + {both:.2f} = {both:.2f}", 14, bold=True, align="left")
    return card


RADIUS, LANES = 102, (22, 54)  # of the circle, and how far outside it heads are
STEPS_BETWEEN, SECONDS, PAUSE = 3, 0.4, 4.0


def _lanes() -> list[int]:
    """Which lane each head is in: neighbours at the end are in turn near the circle and far from it."""
    end, lanes = training()[-1], [0] * len(LABELS)
    for person in range(len(MOVERS)):
        own = np.flatnonzero(np.equal(LABELS, person))
        middle = np.angle(np.exp(1j * end[own]).sum())
        ranked = own[np.argsort(np.angle(np.exp(1j * (end[own] - middle))))]
        for rank, number in enumerate(ranked):
            lanes[number] = LANES[rank % len(LANES)]
    return lanes


def _moment(card: Card, x: float, y: float, angles: np.ndarray, step: int) -> None:
    """Draw the points at a step around (x, y), and the count of triplets that have a loss."""
    ring(card, (x, y), RADIUS, line=SOFT_INK, line_width=1.4)
    lanes = _lanes()
    for number, angle in enumerate(angles):
        degrees, person, out = math.degrees(angle), LABELS[number], RADIUS + lanes[number]
        point, end = _away((x, y), RADIUS, degrees), _away((x, y), out, degrees)
        card.line([point, end], tone("padding").line, line_width=1.2, level=1.3)
        ring(card, point, 3.6, fill=INK, level=1.5)
        head(card, *end, 52, MOVERS[person], 2 + 0.05 * number)
    left = int((shortfalls(angles) > 0).sum())
    card.text(x, y - 26, f"step {step}", 15, bold=True)
    card.text(x, y + 2, f"{left} of {TRIPLETS}", 14)
    card.text(x, y + 22, "triplets", 13, SOFT_INK)
    card.text(x, y + 40, "have a loss", 13, SOFT_INK)


def _frames() -> list[int]:
    """The steps that the animation shows: the first, then some, and the last."""
    last = len(training()) - 1
    return [*range(0, last, STEPS_BETWEEN), last]


def animation() -> tuple[list[Card], list[float]]:
    """The cards of the animation and the seconds each one stays."""
    places, cards = training(), []
    for step in _frames():
        card = Card(384, 384, "Triplets on their way")
        _moment(card, 192, 192, places[step], step)
        cards.append(card)
    seconds = [SECONDS] * len(cards)
    seconds[0], seconds[-1] = 1.5, PAUSE
    return cards, seconds


def moving_still() -> Card:
    """The points of the animation at the start and at the end."""
    card = Card(760, 384, "Triplets on their way: the start and the end")
    places = training()
    for number, step in enumerate((0, len(places) - 1)):
        _moment(card, 192 + 376 * number, 192, places[step], step)
    path(card, [(366, 192), (394, 192)], tone("gradient").line, 3)
    return card
