"""What the drawings of Car_Detection show: right numbers, and windows where they belong."""

import numpy as np
import pytest
from drawing_scripts import COURSE, drawing_scripts
from PIL import Image

from shared_utils.models.detection_scores import average_precision
from shared_utils.models.yolo_boxes import overlaps, size_overlaps, suppressed

IMAGES = COURSE / "Car_Detection" / "images"


@pytest.fixture(scope="module")
def scripts():
    """Imports the drawing scripts of the topic."""
    with drawing_scripts("Car_Detection") as scripts:
        yield scripts


def words_on(card):
    return [text.get_text() for text in card.texts]


def turned(box):
    """Corners with x first as corners with y first, or the other way round."""
    return [box[1], box[0], box[3], box[2]]


def test_all_drawings_together_are_small():
    assert sum(path.stat().st_size for path in IMAGES.iterdir() if path.suffix in (".svg", ".gif")) < 420_000


def test_the_worked_example_of_iou(scripts):
    example = scripts("example")
    assert example.iou(example.FIRST, example.SECOND) == 0.2
    assert overlaps([turned(example.FIRST)], [turned(example.SECOND)])[0, 0] == 0.2
    words = words_on(scripts("draw_boxes").iou_cases())
    assert {"2 · 2 = 4", "12 + 12 − 4 = 20", "4 / 20 =", "0.2"} <= set(words)
    assert {"apart: 0", "touching: 0", "one inside: 0.25", "identical: 1"} <= set(words)
    for first, second in scripts("draw_boxes").CASES.values():
        assert example.iou(first, second) == overlaps([turned(first)], [turned(second)])[0, 0]


def test_one_box_in_three_orders(scripts):
    words = words_on(scripts("draw_boxes").coordinates())
    numbers = [word for word in words if word.isdigit()]
    assert numbers == ["40", "32", "104", "64", "32", "40", "64", "104", "72", "48", "64", "32"]


def test_objects_lie_in_their_cells_and_fit_their_anchors(scripts):
    example = scripts("example")
    assert example.GRID == (3, 5)
    assert example.entry(example.CAR) == {"row": 1, "column": 2, "x": 0.25, "y": 0.5, "w": 2, "h": 1}
    expected = {"row": 1, "column": 4, "x": 0.125, "y": 0.5, "w": 0.75, "h": 2}
    assert example.entry(example.PEDESTRIAN) == expected
    sizes = np.array([[2, 1], [0.75, 2]])
    fits = size_overlaps(sizes, np.array(example.ANCHORS))
    for row, box in enumerate((example.CAR, example.PEDESTRIAN)):
        given = [example.anchor_iou(box, anchor) for anchor in example.ANCHORS]
        np.testing.assert_allclose(given, fits[row])
        assert example.best_anchor(box) == fits[row].argmax() == (2, 1)[row]
    words = set(words_on(scripts("draw_cells").grid_and_anchors()))
    assert {"0.125", "0.333", "0.64", "0.167", "0.75", "0.254"} <= words
    assert "row 1, column 2:  x = 0.25  y = 0.5  w = 2  h = 1" in words


def test_the_entries_of_the_label_are_unrolled_in_order(scripts):
    words = words_on(scripts("draw_cells").label_entry())
    assert "label: (3, 5, 3, 5 + n_classes), here (3, 5, 3, 8)" in words
    start = words.index("sign")
    numbers = [word for word in words[start:] if word.replace(".", "").isdigit()]
    car = ["0.25", "0.5", "2", "1", "1", "1", "0", "0"]
    assert numbers == [*car, "0.125", "0.5", "0.75", "2", "1", "0", "1", "0"]
    assert {"row 1, column 2, anchor 2", "row 1, column 4, anchor 1"} <= set(words)


def test_the_score_is_confidence_times_probability(scripts):
    np.testing.assert_allclose(scripts("example").SCORES, [0.08, 0.56, 0.16])
    assert "class 1, score 0.56" in words_on(scripts("draw_answers").score())


def test_suppression_drops_b_and_keeps_c(scripts):
    example = scripts("example")
    boxes, scores = zip(*example.CANDIDATES.values(), strict=True)
    kept = suppressed(
        np.array([turned(box) for box in boxes]), np.array(scores), np.zeros(3, int), example.THRESHOLD
    )
    assert kept.tolist() == [0, 2]
    words = words_on(scripts("draw_answers").suppression())
    assert "IoU(A, B) = 9 / (12 + 12 − 9) = 9 / 15 = 0.6" in words and "IoU(A, C) = 0" in words
    assert (words.count("stays"), words.count("dropped")) == (4, 2)


def test_precision_and_recall_after_each_detection(scripts):
    example = scripts("example")
    np.testing.assert_allclose(example.PRECISION, [1, 1 / 2, 2 / 3, 3 / 4, 3 / 5])
    np.testing.assert_allclose(example.RECALL, [1 / 4, 1 / 4, 2 / 4, 3 / 4, 3 / 4])
    assert example.AVERAGE_PRECISION == average_precision(example.RIGHT, example.N_TRUTH) == 0.625
    words = words_on(scripts("draw_scores").precision_recall())
    assert "shaded area:  1/4 · 1 + 1/4 · 3/4 + 1/4 · 3/4" in words
    assert {"= 0.625, the average precision", "area 0.625", "2/3", "3/5"} <= set(words)


def test_the_small_network_gives_an_answer_for_each_window(scripts):
    sides = scripts("example").sides
    assert sides(14) == [14, 10, 5, 1, 1, 1]
    assert sides(16) == [16, 12, 6, 2, 2, 2]
    assert sides(28) == [28, 24, 12, 8, 8, 8]
    sliding = scripts("draw_sliding")
    for line in sliding.LINES:
        n = sides(line.side)[-1]
        assert n == (line.side - sliding.SMALL) // sliding.APART + 1
        assert all(max(place) < n for place in line.windows.values())
    words = words_on(sliding.convolutional_sliding())
    assert {"14 × 14 × 3", "5 × 5 × 16", "1 × 1 × 400", "2 × 2 × 4", "8 × 8 × 4"} <= set(words)


def test_one_window_of_eight_holds_the_whole_car(scripts):
    sliding = scripts("draw_sliding")
    assert (sliding.ROWS, sliding.COLUMNS) == (2, 4)
    assert [sliding.holds_the_car(number) for number in range(8)] == [number == 6 for number in range(8)]
    cards, seconds = sliding.sliding_animation()
    assert len(cards) == len(seconds) == 8
    assert min(seconds) >= 1.5 and seconds[-1] == max(seconds) >= 4
    assert [words_on(card).count("car") for card in cards] == [0] * 6 + [1] * 2
    with Image.open(IMAGES / "sliding_window.gif") as animation:
        assert animation.n_frames == 8


def test_landmarks_are_twelve_shares(scripts):
    scenes = scripts("draw_scenes")
    places = scenes.landmark_places((22, 28, 76, 136))
    assert len(places) == 6 and all(0 < value < 1 for place in places for value in place)
    words = words_on(scenes.landmarks())
    assert "the answer: 12 numbers" in words
    assert all(f"{value:.2f}" in words for place in places for value in place)


def test_boxes_in_the_streets_lie_inside_and_are_said_as_they_are_drawn(scripts):
    scenes, answers = scripts("draw_scenes"), scripts("draw_answers")
    for box, _ in scenes.OBJECTS.values():
        assert 0 <= box[0] < box[2] <= 96 and 0 <= box[1] < box[3] <= 160
    words = words_on(scenes.three_questions())
    assert "pedestrian  (38, 132, 88, 151)" in words
    words = words_on(answers.pipeline())
    assert len(answers.all_boxes()) == 3 * 5 * 3
    assert {"45 boxes", "4 boxes", "52, 6, 82, 66"} <= set(words)


def test_the_doubles_in_the_pipeline_are_those_that_suppression_takes_away(scripts):
    answers, objects = scripts("draw_answers"), scripts("draw_scenes").OBJECTS
    boxes = np.array([box for box, _ in answers.confident()])
    colours = [colour for _, colour in answers.confident()]
    kinds = np.array([list(dict.fromkeys(colours)).index(colour) for colour in colours])
    first = np.array([box in [list(true) for true, _ in objects.values()] for box in boxes.tolist()])
    kept = suppressed(boxes, np.where(first, 0.9, 0.6), kinds, 0.5)
    np.testing.assert_array_equal(np.sort(kept), np.flatnonzero(first))
    assert len(kept) == len(objects)
