"""Drawings of thresholds: two kinds of errors, choosing one by hand, and the question as a regression."""

import numpy as np
from example import (
    BIAS,
    DISTANCES,
    ENCODINGS,
    MAX_FARS,
    SAME,
    SIZE,
    WEIGHTS,
    false_accepts,
    false_rejects,
    probability,
    threshold_for,
)
from parts import face, note, path, polygon, ring, strip

from shared_utils.drawing import CARD, INK, SOFT_INK, tone
from shared_utils.drawing.palette import GRID_LINE
from shared_utils.drawing.slim import SlimCard as Card

SAME_PEAK, OTHER_PEAK, WIDTHS = 0.48, 1.14, (0.185, 0.23)  # of the schematic curves
DRAWN = 0.76  # where the threshold is on the drawing of the errors


def _bell(d: np.ndarray, peak: float, width: float) -> np.ndarray:
    return np.exp(-0.5 * ((d - peak) / width) ** 2) / width


def threshold() -> Card:
    """Distances of pairs of one person and of different people, and the two errors on either side."""
    card = Card(760, 428, "A threshold and its two errors")
    left, width, base, height, last = 44, 672, 286, 206, 1.8

    def at(d: float, y: float) -> tuple[float, float]:
        return left + width * d / last, base - height * y / 6.2

    d = np.linspace(0, last, 91)
    curves = (
        ("output", _bell(d, SAME_PEAK, WIDTHS[0]), d >= DRAWN - 1e-9),
        ("prediction", _bell(d, OTHER_PEAK, WIDTHS[1]), d <= DRAWN + 1e-9),
    )
    for meaning, heights, wrong in curves:
        shades = tone(meaning)
        outline = [at(*pair) for pair in zip(d, heights, strict=True)]
        polygon(card, [at(d[0], 0), *outline, at(d[-1], 0)], shades.fill, 1.1)
        card.line(outline, shades.line, line_width=2.6, level=2)
        area = [point for point, inside in zip(outline, wrong, strict=True) if inside]
        polygon(card, [(area[0][0], base), *area, (area[-1][0], base)], shades.line, 1.3)
    card.line([at(0, 0), at(last, 0)], SOFT_INK, line_width=1.6)
    card.text(left + width, base + 18, "distance d of a pair", 13, SOFT_INK, align="right")
    card.text(left, base + 18, "0", 12, SOFT_INK)
    x = at(DRAWN, 0)[0]
    card.line([(x, 46), (x, base + 8)], tone("truth").line, line_width=2.4, level=3)
    card.text(x, 30, "threshold", 14, bold=True)
    card.text(x - 12, 62, "door opens", 13, align="right")
    card.text(x + 12, 62, "door stays closed", 13, align="left")
    card.text(at(0.02, 0)[0], 128, "same person", 14, tone("output").text, bold=True, align="left")
    card.text(at(1.36, 0)[0], 150, "different people", 14, tone("prediction").text, bold=True, align="left")
    for (px, py), (tx, ty), words, meaning in (
        (at(0.71, 0.2), (x - 52, base + 38), "false accept:\na stranger is let in", "prediction"),
        (at(0.81, 0.2), (x + 52, base + 38), "false reject:\none of the staff is turned away", "output"),
    ):
        colour = tone(meaning)
        side = "right" if tx < x else "left"
        card.line([(px, py), (tx, ty - 12)], INK, line_width=1.3, level=4)
        ring(card, (px, py), 2.4, fill=INK, level=4)
        for row, line in enumerate(words.split("\n")):
            shift = 40 if tx < x else -40
            card.text(tx + shift, ty + 18 * row, line, 13, colour.text, bold=row == 0, align=side)
    card.line([(24, 362), (736, 362)], GRID_LINE, level=1.2)
    path(card, [(60, 390), (24, 390)], tone("truth").line)
    card.text(70, 382, "to the left: fewer strangers get in,", 13, align="left")
    card.text(70, 402, "more of the staff are turned away", 13, align="left")
    path(card, [(700, 390), (736, 390)], tone("truth").line)
    card.text(690, 382, "to the right: fewer of the staff are", 13, align="right")
    card.text(690, 402, "turned away, more strangers get in", 13, align="right")
    card.text(24, 30, "schematic, not measured", 12, SOFT_INK, align="left")
    return card


def threshold_by_hand() -> Card:
    """Eight pairs in order of distance, and the threshold for three limits of the false-accept rate."""
    card = Card(760, 448, "Choosing a threshold by hand")
    left, width, last = 150, 400, 1.4

    def across(d: float) -> float:
        return left + width * d / last

    line = 106
    same, other = tone("output"), tone("prediction")
    card.text(24, line - 36, "same person", 13, same.text, bold=True, align="left")
    card.text(24, line + 36, "different people", 13, other.text, bold=True, align="left")
    card.line([(across(0), line), (across(last), line)], SOFT_INK, line_width=1.6)
    card.text(across(last) + 10, line, "distance d", 13, SOFT_INK, align="left")
    for d, is_same in zip(DISTANCES, SAME, strict=True):
        x = across(d)
        card.line([(x, line - 5), (x, line + 5)], SOFT_INK)
        card.text(x, line + (17 if is_same else -17), f"{d:g}", 12, SOFT_INK)
        if is_same:
            card.dot(x, line - 36, 8, fill=same.fill, line=same.line)
        else:
            card.rectangle(x - 8, line + 28, 16, 16, fill=other.fill, line=other.line, level=5)
    card.text(
        24, 32, "eight pairs; those strictly below the threshold are let in", 14, bold=True, align="left"
    )
    for x, words in ((612, "accepts"), (698, "rejects")):
        card.text(x, 168, "false", 12, SOFT_INK)
        card.text(x, 184, words, 12, SOFT_INK)
    card.text(24, 184, "limit", 12, SOFT_INK, align="left")
    card.text(across(0), 184, "let in", 12, SOFT_INK, align="left")
    card.text(736, 32, "× an error", 13, SOFT_INK, align="right")
    accepts, rejects = int(np.sum(~SAME)), int(np.sum(SAME))
    for row, limit in enumerate(MAX_FARS):
        y, chosen = 246 + 80 * row, threshold_for(limit)
        card.line([(24, y - 44), (736, y - 44)], GRID_LINE, level=1.2)
        card.text(24, y, f"max_far = {limit:g}", 13, bold=True, align="left")
        x = across(chosen)
        card.rectangle(across(0), y - 14, x - across(0), 28, fill="#ECEBE6", level=1.1)
        card.line([(x, y - 34), (x, y + 24)], tone("truth").line, line_width=2.6, level=3)
        card.text(x + 7, y - 26, f"{chosen:g}", 14, bold=True, align="left")
        for d, is_same in zip(DISTANCES, SAME, strict=True):
            wrong = (d < chosen) != is_same
            shades, at = same if is_same else other, across(d)
            if is_same:
                card.dot(at, y, 7, fill=shades.fill, line=shades.line)
            else:
                card.rectangle(at - 7, y - 7, 14, 14, fill=shades.fill, line=shades.line, level=5)
            if wrong:
                card.line([(at - 4, y - 4), (at + 4, y + 4)], INK, line_width=2, level=5.5)
                card.line([(at - 4, y + 4), (at + 4, y - 4)], INK, line_width=2, level=5.5)
        for at, count, total, shades in (
            (612, false_accepts(chosen), accepts, other),
            (698, false_rejects(chosen), rejects, same),
        ):
            card.text(at, y - 10, f"{count} of {total}", 14, shades.text, bold=True)
            card.text(at, y + 12, f"{count / total:g}", 13, SOFT_INK)
    return card


REGRESSED = (("Kai", 1), ("Kai", 2), ("Noa", 1))


def difference_regression() -> Card:
    """Absolute differences of two encodings, weighted and summed, through a sigmoid."""
    card = Card(760, 366, "Verification as logistic regression")
    shown, cell = 6, (24, 28)
    first, rows = REGRESSED[0], (100, 236)
    for y, other in zip(rows, REGRESSED[1:], strict=True):
        pair = [ENCODINGS[first], ENCODINGS[other]]
        for number, (one, values) in enumerate(zip((first, other), pair, strict=True)):
            down = y - 30 + 60 * number
            face(card, 24, down - 26, 52, *one)
            path(card, [(80, down), (98, down)], SOFT_INK, 1.6)
            strip(card, 104, down - 14, values[:shown], cell)
            path(card, [(275, down), (297, y + (-8 if number == 0 else 8))], SOFT_INK, 1.6)
        difference = np.abs(pair[0] - pair[1])
        end = strip(card, 302, y - 14, difference[:shown], cell)
        path(card, [(end + 6, y), (end + 27, y)], SOFT_INK, 1.6)
        z = float(difference @ WEIGHTS + BIAS)
        note(card, end + 73, y, f"z = {z:.1f}".replace("-", "−"), "filter", 84)
        path(card, [(end + 119, y), (end + 141, y)], SOFT_INK, 1.6)
        p = probability(*pair)
        _sigmoid(card, end + 180, y, z)
        shades = tone("output" if p > 0.5 else "prediction")
        card.text(736, y, f"{p:.2f}", 17, shades.text, bold=True, align="right")
    card.text(178, 28, "$f(x_1)$ and $f(x_2)$", 13, SOFT_INK)
    card.text(384, 44, f"{SIZE} differences", 13)
    card.text(384, 26, "$|f(x_1)_k - f(x_2)_k|$", 13, SOFT_INK)
    card.text(end + 73, 28, "weights, bias", 13, tone("filter").text, bold=True)
    card.text(end + 180, 28, "sigmoid", 13, SOFT_INK)
    card.text(736, 28, "P(same)", 13, align="right")
    card.line([(24, 304), (736, 304)], GRID_LINE, level=1.2)
    words = "$P(\\mathrm{same\\ person}) = \\sigma(z),\\quad z = \\sum_k w_k\\,|f(x_1)_k - f(x_2)_k| + b$"
    card.text(24, 330, words, 14, align="left")
    card.text(736, 330, "w and b are learned", 13, tone("filter").text, align="right")
    return card


def _sigmoid(card: Card, x: float, y: float, z: float) -> None:
    """Draw a sigmoid around (x, y) with a dot where it is for z."""
    values = np.linspace(-6, 6, 31)
    wide, high = 66, 44

    def at(value: float) -> tuple[float, float]:
        return x + wide * value / 12, y + high / 2 - high / (1 + np.exp(-value))

    card.rectangle(
        x - wide / 2, y - high / 2, wide, high, fill=CARD, line=GRID_LINE, line_width=1.4, level=1.2
    )
    card.line([at(value) for value in values], SOFT_INK, line_width=2, level=2)
    card.dot(*at(float(np.clip(z, -6, 6))), 4, fill=CARD, line=INK)
