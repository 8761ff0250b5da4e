"""The numbers of the lesson are those of the references, of the drawings and of the bundled detector."""

import inspect
import json
import re
from pathlib import Path

import numpy as np
import pytest
from drawing_scripts import drawing_scripts

from shared_utils.datasets import load_street
from shared_utils.models.yolo_boxes import size_overlaps

from .judging import TOPIC

COURSE = Path(__file__).parents[3]
MODELS = COURSE / "shared_utils" / "models"
LESSON = " ".join((COURSE / "Car_Detection" / "lesson.py").read_text(encoding="utf-8").split())
"""The lesson in one line: where its lines break says nothing."""
CARD = " ".join((MODELS / "cards" / "yolo_street.md").read_text(encoding="utf-8").split())
FACTS = json.loads((MODELS / "files" / "yolo_street.json").read_text(encoding="utf-8"))
TEST = FACTS["held_out"]["test"]


@pytest.fixture(scope="module")
def example():
    """The numbers that the drawings share."""
    with drawing_scripts("Car_Detection") as scripts:
        yield scripts("example")


def said(text):
    """Assert that the lesson says it."""
    assert " ".join(text.split()) in LESSON, text


def number(value):
    """As the lesson writes it: as short as it goes, three places at most."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def turned(box):
    """Corners with x first as corners with y first, or the other way round."""
    return [box[1], box[0], box[3], box[2]]


# ------------------------------------------------------------ worked examples


def test_iou(example):
    iou = TOPIC.reference("iou")
    assert iou(example.FIRST, example.SECOND) == np.float32(0.2)
    assert iou(turned(example.FIRST), turned(example.SECOND)) == np.float32(0.2)
    said(f"The boxes ${example.FIRST}$ and ${example.SECOND}$, written as $(x_1, y_1, x_2, y_2)$.")
    said(r"$\text{IoU} = 4 / 20 = 0.2$")
    said(f"iou({example.FIRST}, {example.SECOND}))")
    said("iou((1, 1, 4, 5), (2, 3, 5, 7)))")
    assert iou((0, 0, 1, 1), (2, 2, 3, 3)) == 0
    said("The boxes $(0, 0, 1, 1)$ and $(2, 2, 3, 3)$ share nothing.")


def test_encode_scene(example):
    boxes = np.array([example.CAR, example.PEDESTRIAN])
    label = TOPIC.reference("encode_scene")(
        boxes / np.tile(example.PICTURE, 2), [0, 1], np.array(example.ANCHORS), example.GRID, 2
    )
    assert np.argwhere(label[..., 4]).tolist() == [[1, 2, 2], [1, 4, 1]]
    np.testing.assert_allclose(label[1, 2, 2], [0.25, 0.5, 2, 1, 1, 1, 0])
    np.testing.assert_allclose(label[1, 4, 1], [0.125, 0.5, 0.75, 2, 1, 0, 1])
    said(f"A car has the box ${example.CAR}$, written as $(y_1, x_1, y_2, x_2)$ in pixels.")
    said(f"The pedestrian of the drawing has the box ${example.PEDESTRIAN}$.")
    said("So it is column 2 and row 1, and in that cell $x = 0.25$, $y = 0.5$.")
    said("So column 4, row 1, $x = 0.125$, $y = 0.5$. Its size is $0.75 \\times 2$ cells.")
    said("Car at row 1, column 2, anchor 2: 0.25, 0.5, 2, 1, 1, then 1, 0, 0.")
    said("Pedestrian at row 1, column 4, anchor 1: 0.125, 0.5, 0.75, 2, 1, then 0, 1, 0.")
    rows = [[*example.CAR], [*example.PEDESTRIAN]]
    said(f"scene = np.array({rows}) / {[*example.PICTURE, *example.PICTURE]}")
    said(f"example_anchors = np.array({[list(anchor) for anchor in example.ANCHORS]})")
    said("The anchors are $(0.5, 0.5)$, $(1, 2)$ and $(2.5, 1.25)$, each $(w, h)$.")


def test_the_fit_of_the_anchors(example):
    car, pedestrian = size_overlaps(np.array([[2, 1], [0.75, 2]]), np.array(example.ANCHORS))
    np.testing.assert_allclose(car, [0.125, 1 / 3, 0.64])
    said("$2 / 3.125 = 0.64$")
    said("$2 + 2 - 1 = 3$: $0.33$")
    said("With $(0.5, 0.5)$: $0.25 / 2 = 0.125$.")
    said(f"IoU {number(car[2])}, the pedestrian the tall one, {number(pedestrian[1])}.")


def test_yolo_filter_boxes(example):
    filtered = TOPIC.reference("yolo_filter_boxes")
    arguments = np.zeros((1, 1, 1, 4)), np.full((1, 1, 1, 1), example.CONFIDENCE)
    probabilities = example.PROBABILITIES.reshape(1, 1, 1, 3)
    assert len(filtered(*arguments, probabilities, 0.6)[0]) == 0
    scores, _, classes = filtered(*arguments, probabilities, 0.5)
    np.testing.assert_allclose(scores, [0.56])
    assert classes.tolist() == [1]
    given, scores = (", ".join(map(number, x)) for x in (example.PROBABILITIES, example.SCORES))
    said(f"Confidence ${example.CONFIDENCE}$, probabilities $({given})$: the scores are $({scores})$.")
    said("The class is 1, with a score of $0.56$.")
    said("With a threshold of $0.6$ the box is dropped. With $0.5$ it stays.")


def test_yolo_non_max_suppression(example):
    boxes, scores = (np.array(part) for part in zip(*example.CANDIDATES.values(), strict=True))
    boxes = np.array([turned(box) for box in boxes])
    for threshold, kept in ((example.THRESHOLD, [0.9, 0.7]), (0.7, [0.9, 0.8, 0.7])):
        found = TOPIC.reference("yolo_non_max_suppression")(
            scores, boxes, np.zeros(3, int), iou_threshold=threshold
        )
        assert found[0].tolist() == kept
    (ax1, y1, ax2, y2), (bx1, _, bx2, _), (cx1, _, cx2, _) = (box for box, _ in example.CANDIDATES.values())
    said(f"$A$ has the score $0.9$ and reaches in $x$ from {ax1} to {ax2}, $B$ has $0.8$")
    said(f"and reaches from {bx1} to {bx2}, $C$ has $0.7$ and reaches from {cx1} to {cx2}.")
    said(f"All reach in $y$ from {y1} to {y2}.")
    a, b, c = (box for box, _ in example.CANDIDATES.values())
    assert (example.area(a), example.area(b), np.prod(example.overlap(a, b))) == (12, 12, 9)
    assert (example.iou(a, b), example.iou(a, c)) == (0.6, 0)
    said("$12 + 12 - 9 = 15$: an IoU of $0.6$.")
    said(f"With a threshold of ${example.THRESHOLD}$ box $B$ goes.")
    said("At $0.7$ all three stay.")


def test_average_precision(example):
    scores = np.linspace(0.9, 0.5, len(example.RIGHT))
    value = TOPIC.reference("average_precision")(scores, example.RIGHT, example.N_TRUTH)
    assert value == example.AVERAGE_PRECISION == 0.625
    said(r"$\frac14 (1 + \frac34 + \frac34) = 0.625$")
    said(f"There are {example.N_TRUTH} objects, and five boxes, best score first:")
    rows = re.findall(r"\| (\d) \| (yes|no) \| \$([\d /]+)\$ \| \$([\d /]+)\$ \| \$([\d /]+)\$ \|", LESSON)

    def quotient(text):
        above, _, below = text.partition("/")
        return int(above) / int(below or 1)

    assert [int(row[0]) for row in rows] == [1, 2, 3, 4, 5]
    assert [row[1] == "yes" for row in rows] == example.RIGHT.tolist()
    for column, values in zip((2, 3, 4), (example.PRECISION, example.RECALL, example.ENVELOPE), strict=True):
        np.testing.assert_allclose([quotient(row[column]) for row in rows], values)


def test_the_small_network(example):
    assert [example.sides(side)[-1] for side in (14, 16, 28)] == [1, 2, 8]
    said("14 by 14: 10, 5, 1, one answer. 16 by 16: 12, 6, then 2 by 2 answers.")
    said("28 by 28: 24, 12, then 8 by 8 answers.")
    places = [(side - 64) // 8 + 1 for side in FACTS["size"]]
    said(rf"has $17 \cdot 33 = {17 * 33}$ windows")
    assert places == [17, 33]


# ------------------------------------------------------------ names


@pytest.mark.parametrize("name", [*TOPIC.names, "load_street", "load_yolo"])
def test_the_set_up_of_the_lesson_provides_the_names_of_the_topic(name):
    lesson = (COURSE / "Car_Detection" / "lesson.py").read_text(encoding="utf-8")
    assert re.search(rf"(import|as) [\w, ]*\b{name}\b", lesson.partition("## 1.")[0])


@pytest.mark.parametrize("name", TOPIC.exercises)
def test_the_set_up_of_the_lesson_imports_the_visible_test(name):
    assert f"{name}_test," in LESSON.partition("## 1.")[0]


@pytest.mark.parametrize("name", TOPIC.exercises)
def test_the_exercise_takes_what_the_contract_says(name):
    names = {}
    exec(re.search(rf"def {name}\(.*?\):", LESSON)[0] + " ...", names)
    given = inspect.signature(names[name]).parameters.values()
    wanted = TOPIC.exercise(name).parameters.values()
    assert [(one.name, one.default) for one in given] == [(one.name, one.default) for one in wanted]


# ------------------------------------------------------------ the detector


def test_its_size_and_what_it_was_trained_on():
    said(f"with {FACTS['parameters'] / 1e6:.2f} million parameters")
    more = re.search(r"and (\d+) pictures more", FACTS["trained_on"])[1]
    said(f"trained on the training streets and on {more} pictures more that were rendered for it")
    assert f"| Parameters | {FACTS['parameters']:,} |" in CARD
    assert f"and on {more} more from the same world" in CARD
    rows, columns = (side // 16 for side in FACTS["size"])
    anchors, kinds = len(FACTS["anchors"]), len(FACTS["classes"])
    for numbers in (2, 2, 1, kinds):
        said(f"`({rows}, {columns}, {anchors}, {numbers})`")
    said(rf"${rows} \cdot {columns} \cdot {anchors} = {rows * columns * anchors}$ boxes")


def test_its_average_precision():
    said(f"the mean falls from {TEST['mean_ap']:.2f} to {TEST['mean_ap_all']:.2f}, with the same boxes")
    row = "| **mean AP of the vehicles** | **0.843** | **0.750** | **{:.3f}** | **{:.3f}** |"
    assert row.format(TEST["mean_ap"], TEST["mean_ap_all"]) in CARD
    vehicles = FACTS["classes"][: FACTS["counts"]["vehicles"]]
    for mean, scores in (("mean_ap", "ap"), ("mean_ap_all", "ap_all")):
        assert np.mean([TEST[scores][name] for name in vehicles]) == pytest.approx(TEST[mean], abs=2e-4)
    ap = {name: TEST["ap"][name] for name in vehicles}
    assert min(ap, key=ap.get) == "truck" and max(ap, key=ap.get) == "bus"
    said("Trucks are worst")


def test_how_far_its_average_precision_can_be_trusted():
    low, high = re.search(r"the mean lies between ([\d.]+) and ([\d.]+) in 95 of 100 draws", LESSON).groups()
    draws = re.search(r"We drew 80 of the 80 test pictures with replacement, (\d+) times", LESSON)[1]
    said(f"{TEST['pictures']} of the {TEST['pictures']} test pictures")
    assert f"over {draws} draws of 80 of them with replacement" in CARD
    assert f"the mean AP lies between {low} and {high} (95 %)" in CARD
    assert float(low) < TEST["mean_ap"] < float(high)


def test_the_rule_that_says_which_objects_count():
    counts = FACTS["counts"]
    least, hidden = counts["least"], counts["most_hidden"]
    said(rf"So objects that are smaller than ${least} \times {least}$ pixels")
    said(f"or hidden by more than {100 * hidden:.0f} %, *do not count*")
    said(f".min(axis=1) >= {least}")
    said(f"objects.occluded <= {hidden}")
    said(f"overlap[best] >= {counts['iou']}")
    said(f"its IoU with an object of its class is at least {counts['iou']}.")
    assert f"at least {least} x {least} pixels" in CARD and f"at most {100 * hidden:.0f} % of it" in CARD


def test_how_many_trucks_and_buses_count(monkeypatch):
    monkeypatch.delenv("COURSE_STREET", raising=False)
    street, counts = load_street(splits=("test",)), FACTS["counts"]
    assert list(street.kinds) == FACTS["classes"]
    objects = street.test.objects
    sides = objects.box[:, 2:] - objects.box[:, :2]
    must = (sides.min(axis=1) >= counts["least"]) & (objects.occluded <= counts["most_hidden"])
    number = dict(zip(street.kinds, np.bincount(objects.kind[must], minlength=7).tolist(), strict=True))
    said(f"All {number['bus']} buses have one.")
    said(f"Trucks are worst, and there are only {number['truck']} of them")
    assert f"Trucks ({number['truck']}) and buses ({number['bus']}) count for a fifth each." in CARD
