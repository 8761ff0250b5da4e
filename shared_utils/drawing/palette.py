"""The colours of the course: one meaning, one colour, in every drawing and every plot.

The strong colours are the Okabe-Ito set, which stays distinguishable with each common kind of colour
blindness (`tests/test_drawing.py` measures it). A colour never stands alone: a label says the same.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tone:
    """The three shades of one meaning, as hex strings.

    `line` draws outlines and curves, `fill` is a tint that dark numbers stay readable on,
    and `text` is dark enough to be read on the card (contrast of at least 4.5 to 1).
    """

    line: str
    fill: str
    text: str


INPUT = Tone(line="#0072B2", fill="#D5E8F4", text="#005A8C")
FILTER = Tone(line="#E69F00", fill="#FCE8BF", text="#8A5A00")
OUTPUT = Tone(line="#009E73", fill="#CBEBDF", text="#00694C")
GRADIENT = Tone(line="#CC79A7", fill="#F6E0EC", text="#9A3F72")
PREDICTION = Tone(line="#D55E00", fill="#F9DCC8", text="#A64900")
TRUTH = Tone(line="#111111", fill="#DADADA", text="#111111")
PADDING = Tone(line="#9AA0A6", fill="#E9EAEC", text="#5F6368")

MEANINGS = {
    "input": INPUT,
    "filter": FILTER,
    "output": OUTPUT,
    "gradient": GRADIENT,
    "prediction": PREDICTION,
    "truth": TRUTH,
    "padding": PADDING,
}

CARD = "#FCFBF8"
CARD_EDGE = "#DEDBD3"
PAPER = "#FFFFFF"
INK = "#1F2328"
SOFT_INK = "#57606A"
GRID_LINE = "#E4E2DC"


def tone(meaning: str) -> Tone:
    """Return the shades of one meaning, such as "input". Raises a KeyError that lists the known ones."""
    if meaning not in MEANINGS:
        raise KeyError(f"no colour means {meaning!r}; the meanings are: {', '.join(MEANINGS)}")
    return MEANINGS[meaning]
