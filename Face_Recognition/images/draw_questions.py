"""Drawings of the two questions and what answers them: encoder, distance, database, door."""

from example import ENCODINGS, NEWCOMER, SIZE, STAFF, THRESHOLD, between, distance
from parts import box, door, face, note, path, strip

from shared_utils.drawing import CARD, INK, SOFT_INK, tone
from shared_utils.drawing.palette import GRID_LINE
from shared_utils.drawing.slim import SlimCard as Card
from shared_utils.drawing.symbols import lock

ENROLLED = ("Kai", "Noa", "Sol", "Robin")
CLAIMS = (("Kai", "Kai"), ("stranger", "Kai"))  # who comes, and the name they say
VISITORS = ("Noa", "stranger")
SHOWN = 6  # numbers of an encoding that are drawn


def _says(card: Card, x: float, y: float, words: str, width: float) -> None:
    """Draw a speech bubble whose tip is at (x, y)."""
    card.rectangle(x + 9, y - 17, width, 34, fill=CARD, line=SOFT_INK, line_width=1.5, radius=9, level=2)
    card.line([(x + 9.8, y - 5), (x, y), (x + 9.8, y + 5)], SOFT_INK, level=2)
    card.line([(x + 9.2, y - 4), (x + 9.2, y + 4)], CARD, line_width=2.4, level=2.1)
    card.text(x + 9 + width / 2, y, words, 13)


def two_questions() -> Card:
    """One comparison for somebody who says a name; comparisons with everyone for somebody who does not."""
    card = Card(760, 540, "Verification and recognition")
    card.text(24, 30, "verification, 1 : 1", 15, bold=True, align="left")
    card.text(736, 30, "one comparison: yes or no", 13, SOFT_INK, align="right")
    for row, (who, name) in enumerate(CLAIMS):
        y = 86 + 78 * row
        face(card, 24, y - 32, 64, who, 1)
        _says(card, 96, y, f"I am {name}", 82)
        path(card, [(200, y), (238, y)], SOFT_INK)
        face(card, 248, y - 32, 64, name)
        card.text(322, y - 9, name, 14, bold=True, align="left")
        card.text(322, y + 11, "enrolled", 12, SOFT_INK, align="left")
        path(card, [(392, y), (430, y)], SOFT_INK)
        d = between((who, 1), (name, 0))
        card.text(440, y, f"d = {d:.2f}", 15, bold=True, align="left")
        near = d < THRESHOLD
        words = f"below {THRESHOLD}" if near else f"not below {THRESHOLD}"
        card.text(518, y, words, 13, SOFT_INK, align="left")
        path(card, [(622, y), (650, y)], SOFT_INK)
        note(card, 697, y, "yes" if near else "no", "output" if near else "prediction", 78, 14)
    card.line([(24, 222), (736, 222)], GRID_LINE, level=1.2)
    card.text(24, 250, "recognition, 1 : K", 15, bold=True, align="left")
    words = f"compared with all K: the nearest, if it is below {THRESHOLD}, or nobody"
    card.text(736, 250, words, 13, SOFT_INK, align="right")
    columns = [220 + 104 * place for place in range(len(ENROLLED))]
    card.text(24, 306, "enrolled", 13, SOFT_INK, align="left")
    for x, name in zip(columns, ENROLLED, strict=True):
        face(card, x - 29, 276, 58, name)
        card.text(x, 348, name, 14, bold=True)
    for row, who in enumerate(VISITORS):
        y = 402 + 78 * row
        face(card, 24, y - 32, 64, who, 2)
        path(card, [(100, y), (158, y)], SOFT_INK)
        distances = [between((who, 2), (name, 0)) for name in ENROLLED]
        nearest = min(range(len(ENROLLED)), key=lambda place: distances[place])
        near = distances[nearest] < THRESHOLD
        for place, (x, d) in enumerate(zip(columns, distances, strict=True)):
            if place == nearest:
                shades = tone("output" if near else "padding")
                card.rectangle(
                    x - 37, y - 17, 74, 34, fill=shades.fill if near else CARD, line=shades.line, radius=8,
                    dashed=not near, level=2,
                )  # fmt: skip
            card.text(x, y, f"{d:.2f}", 14, INK if place == nearest else SOFT_INK, bold=place == nearest)
        path(card, [(columns[-1] + 48, y), (columns[-1] + 82, y)], SOFT_INK)
        words = ENROLLED[nearest] if near else "nobody"
        note(card, 676, y, words, "output" if near else "prediction", 104, 14)
    return card


def classifier_or_encoder() -> Card:
    """A softmax needs an output and training for each person; an encoder only a row in a database."""
    card = Card(760, 484, "A classifier, or an encoder with a database")
    card.line([(366, 24), (366, 460)], GRID_LINE, level=1.2)
    card.text(24, 30, "a classifier", 15, bold=True, align="left")
    card.text(390, 30, "an encoder and a database", 15, bold=True, align="left")
    first, step = 84, 24
    middle = first + step * (len(STAFF) - 1) / 2
    shades, new = tone("gradient"), first + step * len(STAFF) + 10
    # the classifier
    face(card, 24, middle - 28, 56, "Kai", 1)
    path(card, [(86, middle), (110, middle)], SOFT_INK)
    box(card, 116, middle - 72, 78, 144)
    card.text(155, middle, "network", 13)
    card.text(246, first - 24, f"softmax, {len(STAFF)} outputs", 12, SOFT_INK)
    for place, name in enumerate((*STAFF, NEWCOMER)):
        y, extra = (first + step * place, False) if place < len(STAFF) else (new, True)
        colour = shades.line if extra else GRID_LINE
        start = middle + (y - middle) * 0.4
        card.line([(196, start), (242, y)], colour, line_width=1.6 if extra else 1.2, dashed=extra, level=1.5)
        style = {"fill": CARD, "line": shades.line} if extra else {
            "fill": tone("output").fill, "line": tone("output").line}  # fmt: skip
        card.dot(250, y, 7.5, **style)
        card.text(266, y, name, 13, shades.text if extra else INK, align="left", bold=extra)
    card.text(24, 428, "A new person: one more output, and training", 13, shades.text, align="left")
    card.text(24, 450, "again, with one picture of them to learn from.", 13, shades.text, align="left")
    # the encoder
    face(card, 390, middle - 28, 56, "Kai", 1)
    path(card, [(452, middle), (470, middle)], SOFT_INK)
    box(card, 476, middle - 56, 70, 112)
    card.text(511, middle - 8, "encoder", 13)
    lock(card, 511, middle + 18, 0.95)
    path(card, [(552, middle), (570, middle)], SOFT_INK)
    values = ENCODINGS["Kai", 1][:SHOWN]
    strip(card, 576, middle - 8 * SHOWN, values, (20, 16), upright=True)
    card.text(586, middle - 8 * SHOWN - 16, "f(x)", 13)
    path(card, [(602, middle), (622, middle)], SOFT_INK)
    nearest = min(STAFF, key=lambda name: between(("Kai", 1), (name, 0)))
    words = f"{len(STAFF)} rows, nearest: {nearest}"
    card.text(738, first - 24, words, 12, SOFT_INK, align="right")
    for place, name in enumerate((*STAFF, NEWCOMER)):
        y, extra = (first + step * place, False) if place < len(STAFF) else (new, True)
        if name == nearest:
            card.rectangle(
                627,
                y - 11.5,
                113,
                23,
                fill=tone("output").fill,
                line=tone("output").line,
                radius=5,
                level=1.3,
            )
        card.text(633, y, name, 13, INK, align="left", bold=extra or name == nearest)
        strip(card, 681, y - 6, ENCODINGS[name, 0][:SHOWN], (9, 12), dots=False)
        if extra:
            card.rectangle(627, y - 11.5, 113, 23, line=tone("truth").line, radius=5, dashed=True, level=2.2)
    card.text(390, 428, f"A new person: one more row of {SIZE} numbers, from", 13, align="left")
    card.text(390, 450, "one picture. Nothing is trained.", 13, align="left")
    return card


def siamese() -> Card:
    """Two pictures through one network, used twice; the distance of what comes out."""
    card = Card(760, 358, "A siamese network")
    rows, pair = (86, 224), (("Kai", 1), ("Kai", 2))
    box(card, 150, 34, 136, 242)
    card.text(218, 141, "one network,", 13, bold=True)
    card.text(218, 160, "used twice:", 13)
    card.text(218, 179, "same weights", 13)
    for number, (y, one) in enumerate(zip(rows, pair, strict=True), 1):
        face(card, 34, y - 42, 84, *one)
        card.text(76, y + 58, f"$x_{number}$", 14, tone("input").text)
        path(card, [(124, y), (146, y)], SOFT_INK)
        for place in range(4):
            card.rectangle(
                172 + 26 * place, y - 32 + 5 * place, 14, 64 - 10 * place, fill=tone("filter").line, radius=2,
                level=3.2,
            )  # fmt: skip
        path(card, [(290, y), (316, y)], SOFT_INK)
        end = strip(card, 324, y - 17, ENCODINGS[one][:SHOWN], (42, 34), numbers=True)
        words = f"$f(x_{number})$: {SIZE} numbers, a unit vector"
        card.text(324, y + (-34 if number == 1 else 36), words, 13, SOFT_INK, align="left")
        card.line([(end + 8, y), (640, y)], SOFT_INK, line_width=2, level=2)
    d, middle = distance(ENCODINGS[pair[0]], ENCODINGS[pair[1]]), sum(rows) / 2
    for y in rows:
        path(card, [(640, y), (640, middle + (-24 if y < middle else 24))], SOFT_INK)
    note(card, 640, middle, f"d = {d:.2f}", "padding", 102, 16)
    card.text(24, 310, "The distance d of the two encodings answers:", 13, align="left")
    card.text(24, 332, "small: the same person,", 13, tone("output").text, bold=True, align="left")
    card.text(206, 332, "large: different people.", 13, tone("prediction").text, bold=True, align="left")
    words = "$d = \\sqrt{\\sum_k (f(x_1)_k - f(x_2)_k)^2}$"
    card.text(736, 322, words, 15, align="right")
    return card


def at_the_door() -> Card:
    """From the camera's picture to a door that opens or stays closed, for both functions."""
    card = Card(760, 486, "At the staff door")
    y = 92
    card.text(24, 30, "camera picture", 13, tone("input").text, bold=True, align="left")
    face(card, 24, y - 38, 76, "Kai", 1)
    path(card, [(108, y), (134, y)], SOFT_INK)
    box(card, 140, y - 38, 156, 76)
    card.text(218, y - 13, "img_to_encoding", 14, bold=True)
    card.text(218, y + 14, "encoder     ", 13)
    lock(card, 252, y + 12, 0.85)
    path(card, [(302, y), (328, y)], SOFT_INK)
    end = strip(card, 336, y - 15, ENCODINGS["Kai", 1][:SHOWN], (28, 30))
    card.text(336, y + 34, f"{SIZE} numbers: shape (1, {SIZE})", 12, SOFT_INK, align="left")
    # the database
    card.rectangle(580, 20, 156, 148, fill=CARD, line=SOFT_INK, line_width=1.5, radius=8, level=1.3)
    card.text(658, 38, "database", 13, bold=True)
    for place, name in enumerate(ENROLLED):
        at = 66 + 28 * place
        card.text(592, at, name, 13, align="left")
        strip(card, 642, at - 8, ENCODINGS[name, 0][:SHOWN], (11, 16))
    split = 540
    card.line([(end + 4, y), (split, y), (split, 204)], SOFT_INK, line_width=2, level=1.6)
    card.line([(658, 170), (658, 204), (44, 204)], SOFT_INK, line_width=2, level=1.6)
    d = between(("Kai", 1), ("Kai", 0))
    distances = [between(("Kai", 1), (name, 0)) for name in ENROLLED]
    rows = (
        ("verify", 272, '“Kai”: one name', [("Kai", d)]),
        ("who_is_it", 412, "no name: everyone", list(zip(ENROLLED, distances, strict=True))),
    )  # fmt: skip
    for name, at, says, compared in rows:
        path(card, [(44, 204 if name == "verify" else 272), (44, at), (66, at)], SOFT_INK)
        box(card, 72, at - 30, 148, 60, "padding")
        card.text(146, at - 11, name, 14, bold=True)
        card.text(146, at + 11, says, 12)
        path(card, [(226, at), (250, at)], SOFT_INK)
        for place, (who, dist) in enumerate(compared):
            down = at + 24 * (place - (len(compared) - 1) / 2)
            best = dist == min(dist for _, dist in compared)
            colour = INK if best else SOFT_INK
            card.text(264, down, f"d to {who}", 13, colour, align="left", bold=best)
            card.text(376, down, f"{dist:.2f}", 13, colour, align="right", bold=best)
        path(card, [(388, at), (412, at)], SOFT_INK)
        words = f"below {THRESHOLD}?" if name == "verify" else f"the smallest\nbelow {THRESHOLD}?"
        note(card, 466, at, words, "padding", 98)
        for down, is_open in ((-32, True), (32, False)):
            path(card, [(520, at + down / 4), (574, at + down)], SOFT_INK)
            card.text(538, at + down * 1.0, "yes" if is_open else "no", 12, SOFT_INK)
            door(card, 600, at + down, is_open=is_open)
            if name == "verify":
                words = "open" if is_open else "closed"
            else:
                words = "open: Kai" if is_open else "closed: None"
            shades = tone("output" if is_open else "prediction")
            card.text(628, at + down, words, 14, shades.text, bold=True, align="left")
    return card
