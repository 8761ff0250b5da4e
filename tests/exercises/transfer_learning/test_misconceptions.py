"""Every mistake loses points (or fails a case that informs) and is named, whatever the secret.

All of a hundred secrets, which takes hours:

    COURSE_TEST_SECRETS=100 pytest tests/exercises/transfer_learning/test_misconceptions.py
"""

import os

import pytest
from told import check_told

from .judging import SECRETS, TOPIC, exercise_and_name, judge_function, judge_visibly

pytestmark = pytest.mark.slow

ALL = [m for name in TOPIC.exercises for m in TOPIC.misconceptions(name)]
COUNT = int(os.environ.get("COURSE_TEST_SECRETS", 1))  # `course check` tries another one
INFORMED = {
    "base_called_in_training_mode",
    "works_on_a_copy",
    "third_layer_of_the_model",
    "own_flag_of_the_base_left_false",
    "accuracy_from_one_half_on",
}
"""Mistakes that cost nothing: what Keras does is the same, or many right answers have them."""


@pytest.mark.parametrize("wrong", ALL, ids=exercise_and_name)
def test_every_misconception_is_named_by_visible_and_hidden_cases_and_earns_the_same(wrong):
    visible = judge_visibly(wrong.function, wrong.exercise, suspects=())
    hidden = [judge_function(wrong.function, wrong.exercise, s, suspects=()) for s in SECRETS[:COUNT]]
    check_told(TOPIC, wrong, hidden[0])
    for verdict in (visible, *hidden):
        assert verdict.failure is not None
        assert (verdict.misconception, verdict.exact) == (wrong.name, True)
        assert verdict.right is (wrong.name in INFORMED)
        assert verdict.points == visible.points
        assert (verdict.points < verdict.max_points) is (wrong.name not in INFORMED)
        assert verdict.working == ()


def test_what_the_issue_asks_for_has_names():
    named = {(m.exercise, m.name) for m in ALL}
    assert named >= {
        ("alpaca_model", "sigmoid_on_the_logit"),
        ("alpaca_model", "base_not_frozen"),
        ("alpaca_model", "base_called_in_training_mode"),
        ("alpaca_model", "preprocessing_missing"),
        ("alpaca_model", "preprocessed_after_the_base"),
        ("alpaca_model", "preprocessed_twice"),
        ("alpaca_model", "dense_layer_on_the_map"),
        ("alpaca_model", "flatten_for_the_pooling"),
        ("alpaca_model", "random_weights"),
        ("alpaca_model", "top_left_on"),
        ("alpaca_model", "augmentation_missing"),
        ("alpaca_model", "augmentation_that_was_handed_over_not_used"),
        ("alpaca_model", "always_160_by_160"),
        ("alpaca_model", "the_global_img_size"),
        ("alpaca_model", "height_and_width_swapped"),
        ("alpaca_model", "dropout_missing"),
        ("alpaca_model", "dropout_of_one_half"),
        ("alpaca_model", "two_logits"),
        ("alpaca_model", "softmax_on_two"),
        ("alpaca_model", "dropout_after_the_dense_layer"),
        ("alpaca_model", "maximum_for_average"),
        ("unfreeze_from", "whole_base_unfrozen"),
        ("unfreeze_from", "norms_unfrozen_too"),
        ("unfreeze_from", "named_layer_stays_frozen"),
        ("unfreeze_from", "the_other_way_round"),
        ("unfreeze_from", "own_flag_of_the_base_left_false"),
        ("unfreeze_from", "nothing_is_unfrozen"),
        ("unfreeze_from", "head_frozen"),
        ("unfreeze_from", "from_layer_120"),
        ("unfreeze_from", "works_on_a_copy"),
        ("fine_tuning_setup", "loss_from_probabilities"),
        ("fine_tuning_setup", "rate_not_divided"),
        ("fine_tuning_setup", "rate_divided_by_100"),
        ("fine_tuning_setup", "rate_times_10"),
        ("fine_tuning_setup", "always_0_0001"),
        ("fine_tuning_setup", "sgd_for_adam"),
        ("fine_tuning_setup", "rmsprop_for_adam"),
        ("fine_tuning_setup", "metrics_missing"),
        ("fine_tuning_setup", "categorical_loss"),
        ("fine_tuning_setup", "mean_squared_error"),
        ("fine_tuning_setup", "returns_what_compile_returns"),
        ("fine_tuning_setup", "everything_unfrozen"),
    }
