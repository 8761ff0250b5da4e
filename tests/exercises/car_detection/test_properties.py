"""What holds for any right answer, and the numbers that the lesson works out by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared_utils.models.yolo_reading import scale_boxes, yolo_boxes_to_corners

from .judging import TOPIC

iou = TOPIC.reference("iou")
sides = st.tuples(*[st.integers(-50, 50)] * 2, *[st.integers(1, 60)] * 2)
boxes_drawn = st.builds(lambda s: np.array([s[0], s[1], s[0] + s[2], s[1] + s[3]], dtype=float), sides)


@given(boxes_drawn, boxes_drawn, st.integers(-30, 30), st.floats(0.1, 9))
@settings(max_examples=60, deadline=None)
def test_iou_is_symmetric_bounded_and_the_same_wherever_the_boxes_lie(one, other, shift, factor):
    value = iou(one, other)
    assert 0 <= value <= 1
    assert iou(one, one) == 1
    assert value == iou(other, one)
    assert iou(one + shift, other + shift) == pytest.approx(value)
    assert iou(one * factor, other * factor) == pytest.approx(value, abs=1e-6)
    assert iou(one[[1, 0, 3, 2]], other[[1, 0, 3, 2]]) == pytest.approx(value)


def test_yolo_eval_is_its_four_steps():
    read, suppress = (TOPIC.reference(f"yolo_{name}") for name in ("filter_boxes", "non_max_suppression"))
    for group in TOPIC.exercise("yolo_eval").groups:
        for case in group.draw(7):
            given_ = dict(case.arguments)
            box_xy, box_wh, confidence, probs = given_.pop("yolo_outputs")
            corners = yolo_boxes_to_corners(box_xy, box_wh)
            scores, boxes, classes = read(corners, confidence, probs, given_.get("score_threshold", 0.6))
            boxes = scale_boxes(boxes, given_.get("image_shape", (720, 1280)))
            found = suppress(
                scores, boxes, classes, given_.get("max_boxes", 10), given_.get("iou_threshold", 0.5)
            )
            for want, got in zip(found, TOPIC.reference("yolo_eval")(**case.arguments), strict=True):
                np.testing.assert_allclose(got, want, rtol=1e-4, atol=1e-3)


def test_the_worked_example_of_encode_scene():
    boxes = np.array([(32, 40, 64, 104), (16, 120, 80, 144)]) / [96, 160, 96, 160]
    anchors = [(0.5, 0.5), (1, 2), (2.5, 1.25)]
    label = TOPIC.reference("encode_scene")(boxes, [0, 1], anchors, (3, 5), 2)
    assert label.shape == (3, 5, 3, 7)
    np.testing.assert_allclose(label[1, 2, 2], [0.25, 0.5, 2, 1, 1, 1, 0], atol=1e-6)
    np.testing.assert_allclose(label[1, 4, 1], [0.125, 0.5, 0.75, 2, 1, 0, 1], atol=1e-6)
    assert np.count_nonzero(label[..., 4]) == 2
    assert iou((0, 0, 2, 1), (0, 0, 2.5, 1.25)) == pytest.approx(0.64)
    assert iou((0, 0, 0.75, 2), (0, 0, 1, 2)) == pytest.approx(0.75)


def test_the_worked_example_of_average_precision():
    ap = TOPIC.reference("average_precision")
    assert ap([0.9, 0.8, 0.7, 0.6, 0.5], [True, False, True, True, False], 4) == pytest.approx(0.625)


@given(st.lists(st.booleans(), max_size=12), st.integers(0, 5), st.randoms())
@settings(max_examples=60, deadline=None)
def test_average_precision_is_bounded_and_does_not_depend_on_the_order(marks, missed, chance):
    ap, n_truth = TOPIC.reference("average_precision"), max(sum(marks) + missed, 1)
    scores = [1 - i / 20 for i in range(len(marks))]
    value = ap(scores, marks, n_truth)
    assert 0 <= value <= sum(marks) / n_truth + 1e-6
    mixed = list(zip(scores, marks, strict=True))
    chance.shuffle(mixed)
    assert ap([s for s, _ in mixed], [m for _, m in mixed], n_truth) == pytest.approx(value)
    assert ap([s / 2 for s in scores] + [0.01], [*marks, False], n_truth) == pytest.approx(value)
