"""Average precision: which detections are right, and the area under the curve."""

import numpy as np
import pytest

from shared_utils.models.detection_scores import Boxes, average_precision, average_precisions, matches_of

BOX, BESIDE, HALF, LESS = (0, 0, 10, 10), (0, 20, 10, 30), (0, 0, 10, 20), (0, 0, 10, 21)


def truth(*boxes, kinds=None, counts=None):
    n = len(boxes)
    return Boxes(
        np.array(boxes, float).reshape(-1, 4),
        np.array(kinds or [0] * n, int),
        counts=np.array(counts or [True] * n, bool),
    )


def found(*boxes, kinds=None, scores=None):
    n = len(boxes)
    return Boxes(
        np.array(boxes, float).reshape(-1, 4),
        np.array(kinds or [0] * n, int),
        scores=np.array(scores or np.linspace(0.9, 0.1, n), float),
    )


def right(detections, objects, kind=0):
    """Which detections of one picture are right, and how many objects count."""
    scores, flags, n_truth = matches_of([detections], [objects], kind)
    assert len(scores) == len(flags) and (np.diff(scores) <= 0).all()
    return flags.tolist(), n_truth


def test_average_precision_by_hand():
    """Precisions 1, 1/2, 2/3, 3/4, 3/5; made to fall only, 1, 3/4, 3/4 at the three that are right."""
    flags = [True, False, True, True, False]
    assert average_precision(flags, 4) == 0.625
    assert average_precision(flags[::-1], 4) == pytest.approx((2 / 3 + 2 / 3 + 3 / 5) / 4)


@pytest.mark.parametrize(
    "flags, n_truth, expected",
    [
        ([], 3, 0),
        ([False, False], 3, 0),
        ([True] * 3, 3, 1),
        ([True] * 3 + [False] * 9, 3, 1),
        ([True], 3, 1 / 3),
        ([False, True], 1, 0.5),
    ],
)
def test_average_precision_of_none_and_all(flags, n_truth, expected):
    assert average_precision(np.array(flags, bool), n_truth) == pytest.approx(expected)


def test_without_objects_there_is_no_precision():
    assert np.isnan(average_precision([], 0)) and np.isnan(average_precision([False], 0))


def test_a_second_detection_of_an_object_is_wrong():
    assert right(found(BOX, BOX), truth(BOX)) == ([True, False], 1)
    assert right(found(BOX, BOX), truth(BOX, BOX)) == ([True, True], 2)


def test_the_best_score_comes_first_over_all_pictures():
    first, second = found(BOX, BESIDE, scores=[0.2, 0.8]), found(BESIDE, BOX, scores=[0.5, 0.9])
    scores, flags, n_truth = matches_of([first, second], [truth(BOX), truth(BOX)], 0)
    assert scores.tolist() == [0.9, 0.8, 0.5, 0.2] and flags.tolist() == [True, False, False, True]
    assert n_truth == 2


def test_an_object_of_another_class_is_not_found():
    objects = truth(BOX, BESIDE, kinds=[0, 1])
    assert right(found(BESIDE, kinds=[0]), objects) == ([False], 1)
    assert right(found(BESIDE, BOX, kinds=[1, 0]), objects, kind=1) == ([True], 1)


def test_an_object_in_another_picture_is_not_found():
    _, flags, n_truth = matches_of([found(BOX), found()], [truth(), truth(BOX)], 0)
    assert flags.tolist() == [False] and n_truth == 1


def test_half_is_enough_and_less_is_not():
    assert right(found(HALF), truth(BOX)) == ([True], 1)
    assert right(found(LESS), truth(BOX)) == ([False], 1)


def test_who_finds_what_need_not_be_found_gains_and_loses_nothing():
    objects = truth(BOX, BESIDE, counts=[False, True])
    assert right(found(BOX, BOX, BESIDE), objects) == ([True], 1)
    assert right(found(LESS), objects) == ([False], 1)
    # One that must be found comes first, though the other one fits better.
    assert right(found(BOX, BOX), truth(BOX, HALF, counts=[False, True])) == ([True], 1)


def test_an_object_goes_to_the_detection_that_fits_it_best():
    assert right(found(BOX, HALF), truth(HALF, BOX)) == ([True, True], 2)


def test_precisions_have_a_place_for_each_kind():
    objects = [truth(BOX, BESIDE, kinds=[0, 2]), truth(BOX, kinds=[2], counts=[False])]
    values = average_precisions([found(BOX, LESS, kinds=[0, 2]), found()], objects, 4)
    assert values == pytest.approx([1, np.nan, 0, np.nan], nan_ok=True)


def slow_overlap(a, b):
    width, height = min(a[3], b[3]) - max(a[1], b[1]), min(a[2], b[2]) - max(a[0], b[0])
    if width <= 0 or height <= 0:
        return 0.0
    area = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1])
    return width * height / (area - width * height)


def slow_precision(detections, objects, kind):
    """By the definition, with lists: each step of recall times the best precision from there on."""
    entries = [(s, n, box) for n, d in enumerate(detections) for s, k, box in d if k == kind]
    found_before, flags = set(), []
    for _, n, box in sorted(entries, key=lambda entry: -entry[0]):
        good = [(slow_overlap(box, b), j) for j, (b, k, _) in enumerate(objects[n]) if k == kind]
        good = [(share, j) for share, j in good if share >= 0.5]
        open_ones = [(share, -j) for share, j in good if objects[n][j][2] and (n, j) not in found_before]
        if open_ones:
            found_before.add((n, -max(open_ones)[1]))
            flags.append(1)
        elif all(objects[n][j][2] for _, j in good):
            flags.append(0)
    total = sum(k == kind and c for one in objects for _, k, c in one)
    points = [(sum(flags[:n]) / total, sum(flags[:n]) / n) for n in range(1, len(flags) + 1)]
    area, recall = 0.0, 0.0
    for n, (reached, _) in enumerate(points):
        area += (reached - recall) * max(precision for _, precision in points[n:])
        recall = reached
    return area


def test_precisions_equal_a_slow_count():
    rng = np.random.default_rng(0)
    detections, objects = [], []
    for _ in range(12):
        low = rng.integers(0, 30, (9, 2))
        boxes = np.concatenate([low, low + rng.integers(4, 14, (9, 2))], axis=1)
        moved = np.concatenate([boxes[:7], boxes[2:7], boxes[:3]]) + rng.integers(-1, 2, (15, 4))
        kinds, guesses = rng.integers(3, size=9), rng.integers(3, size=15)
        right_kinds = np.concatenate([kinds[:7], kinds[2:7], kinds[:3]])
        guesses = np.where(rng.random(15) < 0.8, right_kinds, guesses)
        objects.append(list(zip(boxes.tolist(), kinds.tolist(), (rng.random(9) < 0.7).tolist(), strict=True)))
        detections.append(list(zip(rng.random(15).tolist(), guesses.tolist(), moved.tolist(), strict=True)))
    answers = [
        found(*[d[2] for d in one], kinds=[d[1] for d in one], scores=[d[0] for d in one])
        for one in detections
    ]
    wanted = [
        truth(*[o[0] for o in one], kinds=[o[1] for o in one], counts=[o[2] for o in one]) for one in objects
    ]
    slow = [slow_precision(detections, objects, kind) for kind in range(3)]
    assert average_precisions(answers, wanted, 3) == pytest.approx(slow)
    assert all(0.2 < value < 0.95 for value in slow), slow
