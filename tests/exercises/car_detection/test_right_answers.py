"""Right answers earn everything, however they are written."""

import numpy as np
import pytest

from shared_utils.graders import wire
from shared_utils.graders.judge import draw_cases, judge
from shared_utils.graders.messages import verdict_text
from shared_utils.graders.probe import answer

from .judging import SECRETS, TOPIC, judge_source, judge_visibly, notebook
from .right_boxes import FILTERS, IOUS, RIGHT_BOXES, SUPPRESSIONS
from .right_scenes import EVALS, RIGHT_SCENES

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::RuntimeWarning")]

RIGHT = RIGHT_BOXES | RIGHT_SCENES
PAIRS = [(exercise, name) for exercise, answers in RIGHT.items() for name in answers]
INFORMED = {("iou", "as_many_write_it"), ("yolo_non_max_suppression", "as_the_newer_answers_do")}
"""Right answers that fail a case that takes no points: 0 / 0, and no boxes at all."""


def test_there_are_at_least_three_right_answers_to_every_exercise():
    assert set(RIGHT) == set(TOPIC.exercises)
    assert all(len(answers) >= 3 for answers in RIGHT.values())


@pytest.mark.parametrize(("exercise", "name"), PAIRS)
def test_right_answers_earn_full_marks(exercise, name):
    visible = judge_visibly(notebook(RIGHT[exercise][name])[exercise], exercise)
    for verdict in (
        visible,
        *(judge_source(RIGHT[exercise][name], exercise, secret) for secret in SECRETS[:2]),
    ):
        text = verdict_text(verdict, TOPIC.texts[exercise])
        assert verdict.points == verdict.max_points, text
        assert (verdict.failure is None) is ((exercise, name) not in INFORMED), text
        assert verdict.working == ()


@pytest.mark.parametrize("exercise", RIGHT)
def test_an_answer_crosses_between_two_processes(exercise):
    namespace = notebook(next(iter(RIGHT[exercise].values())))

    def over_the_wire(calls):
        arrived = [wire.decode(wire.encode(call)) for call in calls]
        return [wire.decode(wire.encode(answer(call, namespace))) for call in arrived]

    contract = TOPIC.exercise(exercise)
    assert judge(TOPIC, contract, draw_cases(TOPIC, contract, b"one"), over_the_wire).right


def test_a_tf_function_is_right_too():
    source = FILTERS["as_many_write_it"].replace("def yolo", "@tf.function\ndef yolo", 1)
    assert judge_source(source, "yolo_filter_boxes").right


@pytest.mark.parametrize(
    "lost", ["del tf, np", "yolo_boxes_to_corners = scale_boxes = None", "del scale_boxes"]
)
def test_names_that_a_learner_lost_are_bound_again(lost):
    assert judge_source(EVALS["as_many_write_it"] + lost, "yolo_eval").right


def test_yolo_eval_counts_with_working_steps_where_the_learners_are_wrong():
    threshold_typed_in = EVALS["with_numpy"].replace("scores >= threshold", "scores >= 0.6")
    verdict = judge_source(threshold_typed_in, "yolo_eval")
    assert verdict.right and verdict.working == ("yolo_filter_boxes",)
    nothing_suppressed = EVALS["with_numpy"].replace("iou <= iou_threshold", "iou <= 1")
    verdict = judge_source(nothing_suppressed, "yolo_eval")
    assert verdict.right and verdict.working == ("yolo_non_max_suppression",)


# What TensorFlow says where its functions are given the wrong thing has its name.
FILTER, MOVED = FILTERS["as_many_write_it"], SUPPRESSIONS["boxes_moved_apart_by_class"]
IOU = IOUS["as_many_write_it"]
EDITS = [
    (FILTER, "argmax(box_scores, axis=-1)", "argmax(box_scores)", "argmax_along_the_first_axis"),
    (FILTER, "argmax(box_scores, axis=-1)", "argmax(box_scores, axis=-2)",
     "argmax_along_the_anchors_in_tensorflow"),
    (FILTER, "max(box_scores, axis=-1)\n    filt", "max(box_scores)\n    filt", "max_of_everything"),
    (FILTER, "box_class_scores >= threshold", "box_confidence[..., 0] >= threshold",
     "threshold_on_the_confidence"),
    (FILTER, ">= threshold", ">= .6", "threshold_typed_in"),
    (FILTERS["in_loops"], ".reshape(-1, 4)", "", "no_columns_without_boxes"),
    (MOVED, "(apart, scores, ", "(boxes, scores, ", "classes_ignored"),
    (MOVED, "(apart, scores, ", "(scores, apart, ",
     "scores_and_boxes_swapped_in_tensorflow"),
    (MOVED, "limit, iou_threshold", "limit, 0.5", "iou_threshold_typed_in"),
    (MOVED, "limit, iou_threshold", "10, iou_threshold", "max_boxes_typed_in"),
    (IOU, "max(xi2 - xi1, 0) * max(yi2 - yi1, 0)", "max((xi2 - xi1) * (yi2 - yi1), 0)",
     "only_the_product_clamped"),
    (IOU, "max(box1_x1, box2_x1)", "np.max(box1_x1, box2_x1)",
     "max_of_two_numbers_with_an_axis"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "old", "new", "name"), EDITS, ids=[edit[-1] for edit in EDITS])
def test_an_edit_of_a_right_answer_is_named(source, old, new, name):
    assert source.count(old) == 1, "the right answer has changed; change the edit as well"
    exercise = next(key for key, answers in RIGHT_BOXES.items() if source in answers.values())
    verdict = judge_source(source.replace(old, new), exercise)
    assert verdict.misconception == name, verdict_text(verdict, TOPIC.texts[exercise])


def test_the_reference_agrees_with_tensorflow_class_by_class():
    import tensorflow as tf

    suppress = TOPIC.reference("yolo_non_max_suppression")
    rng = np.random.default_rng(0)
    for _ in range(30):
        n = int(rng.integers(1, 40))
        low, sizes = rng.uniform(0, 0.6, size=(n, 2)), rng.uniform(0.05, 0.5, size=(n, 2))
        boxes = np.concatenate([low, low + sizes], axis=1).astype(np.float32)
        scores, classes = rng.permutation(n).astype(np.float32) / n, rng.integers(3, size=n)
        threshold, limit = float(rng.uniform(0.05, 0.95)), int(rng.integers(1, 20))
        kept = []
        for kind in np.unique(classes):
            mine = np.flatnonzero(classes == kind)
            kept += list(mine[tf.image.non_max_suppression(boxes[mine], scores[mine], n, threshold).numpy()])
        kept = sorted(kept, key=lambda i: -scores[i])[:limit]
        for ours, whole in zip(
            suppress(scores, boxes, classes, limit, threshold), (scores, boxes, classes), strict=True
        ):
            np.testing.assert_array_equal(ours, whole[kept])
