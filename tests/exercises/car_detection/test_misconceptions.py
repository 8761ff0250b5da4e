"""Every mistake loses points and is named, whatever the secret.

All of a hundred secrets, in about half an hour:

    COURSE_TEST_SECRETS=100 pytest tests/exercises/car_detection/test_misconceptions.py
"""

import os

import pytest
from broken import BROKEN, check_earns_nothing
from told import check_told

from .judging import HINT_ONLY, SECRETS, TOPIC, exercise_and_name, judge_function, judge_visibly

ALL = [m for name in TOPIC.exercises for m in TOPIC.misconceptions(name)]
COUNT = int(os.environ.get("COURSE_TEST_SECRETS", 1))
LEAST = {
    "iou": 12,
    "yolo_filter_boxes": 14,
    "yolo_non_max_suppression": 14,
    "yolo_eval": 12,
    "encode_scene": 16,
    "average_precision": 12,
}

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")  # 0 / 0


@pytest.mark.parametrize("wrong", ALL, ids=exercise_and_name)
def test_every_mistake_is_named_by_visible_and_hidden_cases_and_earns_the_same(wrong):
    visible = judge_visibly(wrong.function, wrong.exercise, suspects=())
    hidden = [judge_function(wrong.function, wrong.exercise, s, suspects=()) for s in SECRETS[:COUNT]]
    check_told(TOPIC, wrong, hidden[0])
    for verdict in (visible, *hidden):
        assert (verdict.misconception, verdict.exact) == (wrong.name, True)
        assert verdict.right is (wrong.name in HINT_ONLY)
        assert verdict.points == visible.points
        assert (verdict.points == verdict.max_points) is (wrong.name in HINT_ONLY)


def test_there_are_enough_mistakes():
    for exercise, least in LEAST.items():
        assert len(TOPIC.misconceptions(exercise)) >= least


def test_what_the_list_of_common_mistakes_has_is_there():
    named = {(m.exercise, m.name) for m in ALL}
    assert named >= {
        ("iou", "lengths_not_clamped"),
        ("iou", "only_the_product_clamped"),
        ("iou", "width_for_the_height"),
        ("iou", "max_of_two_numbers_with_an_axis"),
        ("yolo_filter_boxes", "threshold_on_the_confidence"),
        ("yolo_filter_boxes", "classes_along_the_anchors"),
        ("yolo_non_max_suppression", "iou_threshold_typed_in"),
        ("yolo_non_max_suppression", "max_boxes_ignored"),
        ("yolo_non_max_suppression", "scores_and_boxes_swapped_in_tensorflow"),
        ("yolo_eval", "not_scaled"),
        ("yolo_eval", "outputs_taken_in_another_order"),
    }


def test_classes_ignored_costs_little():
    """A single call of tf.image.non_max_suppression is what many public answers do."""
    wrong = next(m for m in ALL if m.name == "classes_ignored")
    assert judge_function(wrong.function, wrong.exercise).points == 20


@pytest.mark.parametrize("exercise", TOPIC.exercises)
@pytest.mark.parametrize("broken", BROKEN)
def test_broken_answers_earn_nothing_and_are_told_why(exercise, broken):
    check_earns_nothing(judge_function, TOPIC, BROKEN[broken], exercise)
