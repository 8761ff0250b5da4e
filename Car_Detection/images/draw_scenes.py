"""Drawings of streets: three questions about a picture, landmarks, and two ways to find what is in it."""

from parts import (
    CAR_COLOUR,
    PERSON_COLOUR,
    SIGN_COLOUR,
    TAXI_COLOUR,
    Frame,
    backdrop,
    boxed,
    car,
    clipped,
    note,
    outline,
    path,
    person,
    sign,
)

from shared_utils.drawing import CARD, INK, SOFT_INK, Grid, tone
from shared_utils.drawing.slim import SlimCard as Card

SIZE = (96, 160)
ALONE = (48, 50, 80, 114)  # y1, x1, y2, x2
# What stands in the street, with its box and its colour.
OBJECTS = {
    "car": ((52, 6, 82, 66), CAR_COLOUR),
    "taxi": ((47, 78, 70, 124), TAXI_COLOUR),
    "pedestrian": ((38, 132, 88, 151), PERSON_COLOUR),
    "sign": ((13, 62, 31, 80), SIGN_COLOUR),
}
# Where the landmarks of a car lie, as shares of its box from the left and from the top.
LANDMARKS = {
    "where the rear wheel touches": (0.22, 1.0),
    "where the front wheel touches": (0.78, 1.0),
    "rear lamp": (0.028, 0.55),
    "headlamp": (0.967, 0.55),
    "rear corner of the roof": (0.36, 0.0),
    "front corner of the roof": (0.66, 0.0),
}


def street(card: Card, frame: Frame) -> None:
    """Draw the street with all that stands in it."""
    backdrop(card, frame)
    sign(card, frame, OBJECTS["sign"][0], 62)
    car(card, frame, OBJECTS["taxi"][0], TAXI_COLOUR)
    car(card, frame, OBJECTS["car"][0])
    person(card, frame, OBJECTS["pedestrian"][0])


def three_questions() -> Card:
    """One label, one label with its box, and all objects with their boxes."""
    card = Card(760, 372, "Classification, localisation, detection")
    frames = [Frame(x, 78, 1.4) for x in (22, 268, 514)]
    for frame in frames[:2]:
        backdrop(card, frame)
        car(card, frame, ALONE)
    street(card, frames[2])
    for frame in frames:
        outline(card, frame)
    boxed(card, frames[1], ALONE, CAR_COLOUR, "car", tag_width=34)
    for name, (box, colour) in OBJECTS.items():
        words = "car" if name == "taxi" else name
        boxed(
            card, frames[2], box, colour, words, tag_width=34 if words == "car" else 8 * len(words) + 4,
            below=name == "taxi", right=name == "pedestrian",
        )  # fmt: skip
    columns = (
        ("classification", "What is in the picture?", ["car"], "one label"),
        ("localisation", "What is it, and where?", [f"car  {ALONE}"], "one label and one box"),
        ("detection", "What is where, all of it?", _answers(), "as many boxes as objects"),
    )
    for frame, (name, question, answers, count) in zip(frames, columns, strict=True):
        middle = frame.x + 112
        card.text(middle, 30, name, 15, tone("output").text, bold=True)
        card.text(middle, 54, question, 13, SOFT_INK)
        path(card, [(middle, 220), (middle, 240)], SOFT_INK)
        note(card, middle, 250 + 9 * len(answers), "\n".join(answers), "output", 222)
        card.text(middle, 276 + 18 * len(answers), count, 12, SOFT_INK)
    card.text(24, 348, "Boxes: (y1, x1, y2, x2) in pixels", 12, SOFT_INK, align="left")
    return card


def _answers() -> list[str]:
    return [f"{'car' if name == 'taxi' else name}  {box}" for name, (box, _) in OBJECTS.items()]


def landmark_places(box: tuple[int, int, int, int]) -> list[tuple[float, float]]:
    """The landmarks of a car that fills a box (y1, x1, y2, x2), as shares of the picture: x, y."""
    y1, x1, y2, x2 = box
    return [((x1 + u * (x2 - x1)) / SIZE[1], (y1 + v * (y2 - y1)) / SIZE[0]) for u, v in LANDMARKS.values()]


def landmarks() -> Card:
    """A car with six numbered landmarks, and the vector of twelve numbers that the network learns."""
    card = Card(760, 424, "Landmarks")
    frame, box = Frame(40, 66, 2.7), (22, 28, 76, 136)
    backdrop(card, frame)
    car(card, frame, box)
    outline(card, frame)
    places = landmark_places(box)
    for number, (x, y) in enumerate(places, start=1):
        centre = frame.point(x * SIZE[1], y * SIZE[0])
        card.dot(*centre, 11, fill=CARD, line=tone("prediction").line, line_width=2.5)
        card.text(*centre, str(number), 13, tone("prediction").text, bold=True)
    card.text(256, 26, "the picture", 15, tone("input").text, bold=True)
    path(card, [(frame.x, 52), (frame.x + 70, 52)], SOFT_INK)
    card.text(frame.x + 82, 52, "x", 13, SOFT_INK)
    path(card, [(26, frame.y), (26, frame.y + 70)], SOFT_INK)
    card.text(26, frame.y + 84, "y", 13, SOFT_INK)
    for number, words in enumerate(LANDMARKS):
        column, row = number // 3, number % 3
        x, y = 50 + 246 * column, 346 + 24 * row
        card.text(x, y, str(number + 1), 13, tone("prediction").text, bold=True)
        card.text(x + 16, y, words, 13, align="left")
    path(card, [(482, 196), (522, 196)], SOFT_INK)
    values = [value for place in places for value in place]
    names = [f"{axis}{number}" for number in range(1, 7) for axis in "xy"]
    grid, shades = Grid(596, 66, 26, len(values), 2), tone("prediction")
    for row, (name, value) in enumerate(zip(names, values, strict=True)):
        y = grid.y + row * grid.cell
        card.rectangle(grid.x, y, 50, grid.cell, fill=shades.fill, line=shades.line, line_width=1.4, level=2)
        card.text(grid.x + 25, y + grid.cell / 2, f"{value:.2f}", 13)
        card.text(grid.x - 12, y + grid.cell / 2, name, 13, SOFT_INK, align="right")
    card.text(grid.middle[0], 26, "the answer: 12 numbers", 15, shades.text, bold=True)
    for number in range(6):
        y = grid.y + 2 * number * grid.cell
        card.line([(grid.right + 10, y + 5), (grid.right + 16, y + 5), (grid.right + 16, y + 47),
                   (grid.right + 10, y + 47)], tone("prediction").line)  # fmt: skip
        card.text(grid.right + 34, y + 26, str(number + 1), 13, tone("prediction").text, bold=True)
    card.text(grid.middle[0], 406, "x, y: shares of width and height", 12, SOFT_INK)
    return card


PROPOSALS = ((50, 3, 84, 69), (44, 75, 73, 127), (34, 128, 90, 155), (13, 62, 33, 84), (22, 108, 56, 142))


def two_stages() -> Card:
    """Regions that are cropped and classified one by one, and one network that looks once."""
    card = Card(760, 470, "Two stages, or one look")
    card.text(24, 28, "two stages: propose regions, then classify each", 15, bold=True, align="left")
    frame = Frame(24, 78, 1.25)
    street(card, frame)
    outline(card, frame)
    for box in PROPOSALS:
        boxed(card, frame, box, tone("filter").line, dashed=True, line_width=2)
    card.text(124, 218, "regions that may hold something", 12, SOFT_INK)
    answers = ("car", "car", "pedestrian", "sign", "nothing")
    for number, (box, answer) in enumerate(zip(PROPOSALS, answers, strict=True)):
        y = 50 + 38 * number
        y1, x1, y2, x2 = box
        scale = min(30 / (y2 - y1), 50 / (x2 - x1))
        high, wide = scale * (y2 - y1), scale * (x2 - x1)
        left, top = 318 - wide / 2, y + 15 - high / 2
        crop = Frame(left - x1 * scale, top - y1 * scale, scale)
        with clipped(card, left, top, wide, high):
            street(card, crop)
        card.rectangle(left, top, wide, high, line=tone("filter").line, line_width=1.8, level=5)
        path(card, [(230, 138 + 10 * (number - 2)), (284, y + 15)], SOFT_INK, 1.4)
        path(card, [(350, y + 15), (392, y + 15)], SOFT_INK, 1.4)
        note_box(card, 398, y + 2, 100, 26, "network", "filter")
        path(card, [(504, y + 15), (546, y + 15)], SOFT_INK, 1.4)
        meaning = "padding" if answer == "nothing" else "output"
        note_box(card, 552, y + 2, 100, 26, answer, meaning)
    card.text(700, 126, "one run", 13, SOFT_INK)
    card.text(700, 146, "per region", 13, SOFT_INK)
    card.line([(24, 252), (736, 252)], tone("padding").line, line_width=1)
    card.text(24, 280, "one look: a network that answers for the whole picture", 15, bold=True, align="left")
    whole, found = Frame(24, 314, 1.25), Frame(536, 314, 1.25)
    for place in (whole, found):
        street(card, place)
        outline(card, place, meaning="input" if place is whole else "output")
    for box, colour in OBJECTS.values():
        boxed(card, found, box, colour)
    path(card, [(232, 374), (310, 374)], SOFT_INK)
    note_box(card, 316, 344, 128, 60, "network", "filter")
    path(card, [(450, 374), (528, 374)], SOFT_INK)
    card.text(380, 424, "one run per picture", 13, SOFT_INK)
    card.text(124, 450, "the picture", 12, SOFT_INK)
    card.text(636, 450, "all boxes at once", 12, SOFT_INK)
    return card


def note_box(card: Card, x: float, y: float, width: float, height: float, words: str, meaning: str) -> None:
    """Draw words in a rounded box whose upper left corner is (x, y)."""
    shades = tone(meaning)
    card.rectangle(x, y, width, height, fill=shades.fill, line=shades.line, radius=7, level=3)
    card.text(x + width / 2, y + height / 2, words, 13, INK)
