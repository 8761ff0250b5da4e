"""What holds for the exercises of this topic; `test_all_contracts` has what holds for all topics."""

import itertools

import numpy as np
import pytest

from .judging import TOPIC, visible_cases

POINTS = {
    "iou": 12,
    "encode_scene": 18,
    "yolo_filter_boxes": 18,
    "yolo_non_max_suppression": 22,
    "yolo_eval": 18,
    "average_precision": 12,
}
iou = TOPIC.reference("iou")


def all_cases(exercise, seeds=20):
    """Visible and hidden cases, with the key of their group."""
    drawn = [
        (g.key, c) for seed in range(seeds) for g in TOPIC.exercise(exercise).groups for c in g.draw(seed)
    ]
    return [(group.key, case) for group, case in visible_cases(exercise)] + drawn


def test_the_exercises_stand_in_lesson_order_with_their_points():
    assert [(name, exercise.points) for name, exercise in TOPIC.exercises.items()] == list(POINTS.items())


def test_the_filter_is_called_by_keyword():
    """Answers written elsewhere have the confidence first."""
    exercise = TOPIC.exercise("yolo_filter_boxes")
    call = exercise.call(exercise.groups[0].draw(0)[0])
    assert call.positional == ()
    assert list(call.keyword) == ["boxes", "box_confidence", "box_class_probs"]


def best_scores(case):
    outputs = case.arguments.get("yolo_outputs", (None, None, None, None))
    confidence = case.arguments.get("box_confidence", outputs[2])
    return (confidence * case.arguments.get("box_class_probs", outputs[3])).max(axis=-1)


@pytest.mark.parametrize(
    ("exercise", "threshold"), [("yolo_filter_boxes", "threshold"), ("yolo_eval", "score_threshold")]
)
def test_no_score_lies_near_its_threshold(exercise, threshold):
    for _, case in all_cases(exercise, seeds=8):
        assert np.abs(best_scores(case) - case.arguments.get(threshold, 0.6)).min() > 1e-3


def pairs_of(boxes, classes, alike):
    for i, j in itertools.combinations(range(len(boxes)), 2):
        if (classes[i] == classes[j]) is alike:
            yield boxes[i].astype(float), boxes[j].astype(float)


def check_overlaps(boxes, classes, threshold, ignore_other_classes=False):
    for one, other in pairs_of(boxes, classes.tolist(), alike=True):
        overlap = iou(one, other)
        assert abs(overlap - threshold) > 1e-3 or overlap == threshold == 0
    for one, other in () if ignore_other_classes else pairs_of(boxes, classes.tolist(), alike=False):
        assert iou(one, other) < max(threshold - 1e-3, 1e-9)


def test_no_overlap_lies_near_its_threshold_and_other_classes_lie_apart():
    for key, case in all_cases("yolo_non_max_suppression", seeds=3):
        scores, boxes, classes = (case.arguments[name] for name in ("scores", "boxes", "classes"))
        assert len(scores) < 2 or np.diff(np.sort(scores)).min() > 1e-3
        check_overlaps(boxes, classes, case.arguments.get("iou_threshold", 0.5), key == "classes")


def test_what_passes_the_filter_of_yolo_eval_is_as_clear():
    from shared_utils.models.yolo_reading import yolo_boxes_to_corners

    for _, case in all_cases("yolo_eval", seeds=2):
        box_xy, box_wh, confidence, probs = case.arguments["yolo_outputs"]
        boxes = yolo_boxes_to_corners(box_xy, box_wh)
        kept = TOPIC.reference("yolo_filter_boxes")(
            boxes, confidence, probs, case.arguments.get("score_threshold", 0.6)
        )
        check_overlaps(kept[1], kept[2], case.arguments.get("iou_threshold", 0.5))


def test_centres_and_anchors_are_clear():
    for _, case in all_cases("encode_scene"):
        boxes, anchors, grid = (
            np.asarray(case.arguments[key], float) for key in ("boxes", "anchors", "grid")
        )
        corners = boxes * np.tile(grid, 2)
        centres = (corners[:, :2] + corners[:, 2:]) / 2
        assert np.all(np.abs(centres - np.round(centres)) > 1e-3)
        assert np.all((centres > 0) & (centres < grid))
        for size in (corners[:, 2:] - corners[:, :2])[:, ::-1]:
            both = np.minimum(size, anchors).prod(axis=1)
            fits = both / (size.prod() + anchors.prod(axis=1) - both)
            assert np.all(np.diff(np.sort(fits)) > 1e-3)


def test_no_two_scores_are_equal():
    for _, case in all_cases("average_precision"):
        scores = np.sort(case.arguments["scores"])
        assert len(scores) < 2 or np.diff(scores).min() > 1e-3


def test_every_argument_is_varied():
    """An answer that types an argument's default in is met by another value in every draw."""
    for seed in range(20):
        for exercise in TOPIC.exercises.values():
            cases = [case for group in exercise.groups for case in group.draw(seed)]
            for parameter in exercise.parameters.values():
                given = [case.arguments.get(parameter.name, parameter.default) for case in cases]
                assert len(set(map(repr, given))) > 1, parameter.name
