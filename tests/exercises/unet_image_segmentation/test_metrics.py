"""class_iou, mean_iou and dice: right answers earn everything, mistakes are named whatever the secret.

All of a hundred secrets, in about ten minutes:

    COURSE_TEST_SECRETS=100 pytest -m slow tests/exercises/unet_image_segmentation/test_metrics.py
"""

import inspect
import os

import numpy as np
import pytest
from told import check_told

from shared_utils.graders.messages import verdict_text

from . import right_metrics
from .judging import SECRETS, TOPIC, exercise_and_name, judge_function, judge_visibly
from .right_metrics import RIGHT_METRICS

METRICS = ("class_iou", "mean_iou", "dice")
WRONG = [m for name in METRICS for m in TOPIC.misconceptions(name)]
RIGHT = [(name, function) for name in METRICS for function in RIGHT_METRICS[name]]
COUNT = int(os.environ.get("COURSE_TEST_SECRETS", 3))

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")  # 0 / 0 is nan


def function_name(value):
    """A test id for an exercise or a function."""
    return getattr(value, "__name__", str(value))


@pytest.mark.parametrize(("exercise", "function"), RIGHT, ids=function_name)
def test_right_metrics_earn_full_marks(exercise, function):
    verdicts = [judge_function(function, exercise, secret) for secret in SECRETS[:5]]
    for verdict in (judge_visibly(function, exercise), *verdicts):
        text = verdict_text(verdict, TOPIC.texts[exercise])
        assert verdict.points == verdict.max_points, text
        assert verdict.failure is None, text
        assert verdict.working == ()


def check_named(wrong, secrets):
    visible = judge_visibly(wrong.function, wrong.exercise, suspects=())
    hidden = [judge_function(wrong.function, wrong.exercise, secret, suspects=()) for secret in secrets]
    check_told(TOPIC, wrong, hidden[0])
    for verdict in (visible, *hidden):
        assert (verdict.misconception, verdict.exact) == (wrong.name, True)
        assert not verdict.right
        assert verdict.points == visible.points < verdict.max_points


@pytest.mark.parametrize("wrong", WRONG, ids=exercise_and_name)
def test_every_mistake_in_a_metric_is_named_by_visible_and_hidden_cases_and_earns_the_same(wrong):
    check_named(wrong, SECRETS[:1])


@pytest.mark.slow
@pytest.mark.parametrize("wrong", WRONG, ids=exercise_and_name)
def test_every_mistake_in_a_metric_is_named_under_many_secrets(wrong):
    check_named(wrong, SECRETS[:COUNT])


# Edits of a plain answer, as learners write them: the mistake has its name, whatever ours is written like.
PLAIN = """
def {name}(y_true, y_pred, n_classes):
    found = np.full(n_classes, np.nan)
    for c in range(n_classes):
        true, pred = y_true == c, y_pred == c
        both = np.sum(true & pred)
        below = {below}
        if below > 0:
            found[c] = {factor}both / below
    return found
"""
EDITS = {
    "class_iou": [
        ("below = np.sum(true | pred)", "below = np.sum(true)", "share_of_the_truth"),
        ("below = np.sum(true | pred)", "below = np.sum(pred)", "share_of_the_prediction"),
        ("below = np.sum(true | pred)", "below = np.sum(true) + np.sum(pred)", "overlap_counted_twice"),
        ("below = np.sum(true | pred)", "below = np.sum(true ^ pred)", "overlap_taken_away_twice"),
        ("below = np.sum(true | pred)", "below = y_true.size", "all_pixels_for_the_union"),
        ("true & pred", "true | pred", "or_in_both_places"),
        ("np.sum(true & pred)", "np.sum(y_true == y_pred)", "all_right_pixels_for_the_overlap"),
        ("np.sum(true | pred)", "np.sum(true & pred)", "and_in_both_places"),
        ("np.sum(true | pred)", "np.sum(y_true == c | y_pred == c)", "operators_without_parentheses"),
        ("= both /", "= 2 * both / (below + both) * below /", "dice_for_iou"),
        ("return found", "return np.mean(y_true == y_pred)", "pixel_accuracy_for_iou"),
    ],
    "dice": [
        ("2 * both", "both", "factor_2_forgotten"),
        ("np.sum(true) + np.sum(pred)", "np.sum(true | pred)", "union_for_the_sum"),
        ("2 * both / below", "2 * both / np.sum(true) + np.sum(pred)", "sum_without_parentheses"),
        ("2 * both / below", "both / np.sum(true | pred)", "iou_for_dice"),
        ("2 * both / below", "both / np.sum(true)", "recall_for_dice"),
        (" + np.sum(pred)", "", "twice_the_recall"),
        ("np.sum(true) + ", "", "twice_the_precision"),
        ("2 * both / below", "both / np.sum(pred)", "precision_for_dice"),
    ],
    "both": [
        ("np.full(n_classes, np.nan)", "np.zeros(n_classes)", "absent_class_is_0"),
        ("np.full(n_classes, np.nan)", "np.ones(n_classes)", "absent_class_is_1"),
        ("np.full(n_classes, np.nan)", "[None] * n_classes", "absent_class_is_none"),
        ("if below > 0", "if np.any(true)", "nan_for_a_class_missing_in_the_truth"),
        ("if below > 0", "if np.any(pred)", "nan_for_a_class_missing_in_the_prediction"),
        ("if below > 0", "if np.any(true) and np.any(pred)", "nan_for_a_class_missing_in_one_of_them"),
        ("if below > 0", "if both > 0", "nan_where_no_pixel_is_shared"),
        ("in range(n_classes)", "in range(1, n_classes)", "first_class_stays_nan"),
        ("in range(n_classes)", "in range(n_classes - 1)", "last_class_stays_nan"),
        ("    found =", "    n_classes = y_true.max() + 1\n    found =",
         "classes_up_to_the_largest_true_label"),
        ("    found =", "    n_classes = 13\n    found =", "number_of_classes_typed_in"),
        ("return found", "return np.nanmean(found)", "mean_of_the_classes"),
        ("return found", "return 100 * found", "in_percent"),
        ("return found", "return 1 - found", "taken_from_1"),
        ("return found", "return found.round(2)", "rounded_to_two_places"),
        ("return found", "return found[~np.isnan(found)]", "absent_classes_dropped"),
        ("return found", "    return found[:1]", "returns_after_the_first_class"),
        ("return found", "    return found[0]", "first_class_alone"),
        ("return found", "return found[n_classes - 1]", "last_class_alone"),
        ("found[c] =", "found[:] =", "last_class_everywhere"),
        ("true & pred", "true and pred", "and_between_arrays"),
        ("(true & pred)", "(y_true + y_pred == 2 * c)", "labels_added"),
        ("true & pred", "y_true[true] == y_pred[pred]", "selected_pixels_compared"),
        ("    found =", "    if y_true.ndim == 3: y_true, y_pred = y_true[0], y_pred[0]\n    found =",
         "first_picture_only"),
        ("    found =", "    n_H, n_W = y_true.shape\n    found =", "only_masks_without_a_batch"),
        ("    found =", "    m, n_H, n_W = y_true.shape\n    found =", "only_batches"),
    ],
}  # fmt: skip
ROWS = [(name, *edit) for name in ("class_iou", "dice") for edit in (*EDITS[name], *EDITS["both"])]


@pytest.mark.parametrize(("exercise", "old", "new", "name"), ROWS)
def test_an_edit_of_the_plain_answer_is_named(exercise, old, new, name):
    if exercise == "class_iou":
        source = PLAIN.format(name=exercise, below="np.sum(true | pred)", factor="")
    else:
        source = PLAIN.format(name=exercise, below="np.sum(true) + np.sum(pred)", factor="2 * ")
    assert old in source, "the plain answer has changed; change the edit as well"
    namespace = {"np": np}
    exec(source.replace(old, new), namespace)
    verdict = judge_function(namespace[exercise], exercise)
    assert (verdict.misconception, verdict.exact) == (name, True), verdict_text(
        verdict, TOPIC.texts[exercise]
    )


def test_mean_iou_counts_with_a_working_class_iou_where_the_learners_is_wrong():
    source = inspect.getsource(right_metrics.mean_with_nanmean).replace("mean_with_nanmean", "mean_iou")
    namespace = {"np": np, "class_iou": lambda y_true, y_pred, n_classes: np.zeros(n_classes)}
    exec(source, namespace)
    verdict = judge_function(namespace["mean_iou"], "mean_iou")
    assert verdict.right and verdict.working == ("class_iou",)


def test_a_worked_example():
    """Twelve pixels in one mask or the other, six of them in both."""
    y_true, y_pred = np.zeros((2, 5, 6), dtype=np.uint8)
    y_true[0:3, 0:3] = 1
    y_pred[0:3, 1:4] = 1
    iou, dice = (TOPIC.reference(name)(y_true, y_pred, 3) for name in ("class_iou", "dice"))
    np.testing.assert_allclose(iou, [18 / 24, 6 / 12, np.nan])
    np.testing.assert_allclose(dice, [36 / 42, 12 / 18, np.nan], rtol=1e-6)
    assert TOPIC.reference("mean_iou")(y_true, y_pred, 3) == pytest.approx(0.625)
    np.testing.assert_allclose(dice, 2 * iou / (1 + iou), rtol=1e-6)
