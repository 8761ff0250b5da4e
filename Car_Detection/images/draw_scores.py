"""The drawing of precision and recall: five detections, and the area that is the average precision."""

from itertools import pairwise

import numpy as np
from example import AVERAGE_PRECISION, ENVELOPE, N_TRUTH, PRECISION, RECALL, RIGHT
from parts import polygon

from shared_utils.drawing import CARD, SOFT_INK, tone
from shared_utils.drawing.slim import SlimCard as Card

FRACTIONS = {0.25: "1/4", 0.5: "1/2", 0.75: "3/4"}


def precision_recall() -> Card:
    """Five detections, best first, with precision and recall after each; the curve and its area."""
    card = Card(760, 432, "Precision, recall and the area")
    columns = ((52, "detection"), (142, "right?"), (224, "precision"), (306, "recall"))
    card.text(180, 32, "best score first", 14, bold=True)
    for x, words in columns:
        card.text(x, 66, words, 13, SOFT_INK)
    for number, right in enumerate(RIGHT, start=1):
        y, hits = 66 + 44 * number, int(RIGHT[:number].sum())
        meaning = "output" if right else "prediction"
        _marker(card, 52, y, number, right)
        card.text(142, y, "right" if right else "wrong", 13, tone(meaning).text, bold=True)
        card.text(224, y, "1" if hits == number else f"{hits}/{number}", 15)
        card.text(306, y, f"{hits}/{N_TRUTH}", 15)
        if number < len(RIGHT):
            card.line([(24, y + 22), (340, y + 22)], "#E4E2DC", line_width=1)
    card.text(28, 328, "precision: right ones / detections so far", 13, SOFT_INK, align="left")
    card.text(28, 350, f"recall: right ones / {N_TRUTH} objects that are there", 13, SOFT_INK, align="left")
    _plot(card, 424, 62, 290, 280)
    parts = [
        (high - low, ENVELOPE[np.searchsorted(RECALL, high)])
        for low, high in pairwise([0, *np.unique(RECALL)])
    ]
    terms = " + ".join(
        f"{FRACTIONS[width]} · {'1' if value == 1 else FRACTIONS[value]}" for width, value in parts
    )
    card.text(28, 404, f"shaded area:  {terms}", 15, align="left")
    words = f"= {AVERAGE_PRECISION:g}, the average precision"
    card.text(390, 404, words, 15, tone("output").text, bold=True, align="left")
    return card


def _marker(card: Card, x: float, y: float, number: int, right: bool) -> None:
    shades = tone("output" if right else "prediction")
    card.dot(x, y, 11, fill=shades.fill if right else CARD, line=shades.line)
    card.text(x, y, str(number), 12, shades.text, bold=True)


def _plot(card: Card, left: float, top: float, width: float, height: float) -> None:
    """Draw the axes, the raw points with their line, the envelope and the area below it."""

    def at(recall: float, precision: float) -> tuple[float, float]:
        return left + recall * width, top + (1 - precision) * height

    for value in (0, 0.25, 0.5, 0.75, 1):
        card.line([at(value, 0), at(value, 1)], "#E4E2DC", line_width=1, level=1.2)
        card.line([at(0, value), at(1, value)], "#E4E2DC", line_width=1, level=1.2)
        name = FRACTIONS.get(value, f"{value:g}")
        card.text(at(value, 0)[0], top + height + 15, name, 12, SOFT_INK)
        card.text(left - 10, at(0, value)[1], name, 12, SOFT_INK, align="right")
    card.line([at(0, 1), at(0, 0), at(1, 0)], SOFT_INK, line_width=1.6)
    card.text(left + width / 2, top + height + 35 - 2, "recall", 13, SOFT_INK)
    card.text(left - 6, top - 28, "precision", 13, SOFT_INK)
    corners = [at(0, ENVELOPE[0])]
    before = 0.0
    for recall, value in zip(RECALL, ENVELOPE, strict=True):
        corners += [at(before, value), at(recall, value)]
        before = recall
    corners = [corner for corner, after in zip(corners, [*corners[1:], None], strict=True) if corner != after]
    last = [corner for corner in corners if corner[1] <= at(0, ENVELOPE[RIGHT][-1])[1] + 1e-6]
    polygon(card, [at(0, 0), *last, at(RECALL[-1], 0)], tone("output").fill, 1.1)
    card.line([at(*pair) for pair in zip(RECALL, PRECISION, strict=True)], tone("padding").line, dashed=True,
              level=2.2)  # fmt: skip
    card.line([*last, at(RECALL[-1], 0)], tone("output").line, line_width=3.5, level=3)
    for number, (recall, precision, right) in enumerate(zip(RECALL, PRECISION, RIGHT, strict=True), start=1):
        _marker(card, *at(recall, precision), number, right)
    card.text(*at(0.36, 0.3), f"area {AVERAGE_PRECISION:g}", 16, tone("output").text, bold=True)
    card.text(
        at(0.76, 0)[0] + 4, at(0, 0.9)[1], "envelope", 13, tone("output").text, bold=True, align="right"
    )
    card.text(at(0.3, 0)[0], at(0, 0.47)[1], "raw points", 12, SOFT_INK, align="left")
