"""Every mistake loses points and is named, whatever the secret.

All of a hundred secrets, which takes hours:

    COURSE_TEST_SECRETS=100 pytest tests/exercises/neural_style_transfer/test_misconceptions.py
"""

import os

import pytest
from broken import BROKEN, check_earns_nothing
from told import check_told

from .judging import SECRETS, TOPIC, exercise_and_name, judge_function, judge_visibly

pytestmark = pytest.mark.slow

ALL = [m for name in TOPIC.exercises for m in TOPIC.misconceptions(name)]
COUNT = int(os.environ.get("COURSE_TEST_SECRETS", 1))
LEAST = {
    "compute_content_cost": 45,
    "gram_matrix": 30,
    "compute_layer_style_cost": 50,
    "compute_style_cost": 35,
    "total_cost": 25,
    "train_step": 65,
}


@pytest.mark.parametrize("wrong", ALL, ids=exercise_and_name)
def test_every_mistake_is_named_by_visible_and_hidden_cases_and_earns_the_same(wrong):
    visible = judge_visibly(wrong.function, wrong.exercise, suspects=())
    hidden = [judge_function(wrong.function, wrong.exercise, s, suspects=()) for s in SECRETS[:COUNT]]
    check_told(TOPIC, wrong, hidden[0])
    for verdict in (visible, *hidden):
        assert (verdict.misconception, verdict.exact) == (wrong.name, True)
        assert verdict.points == visible.points
        assert verdict.points < verdict.max_points
        assert verdict.working == ()


def test_there_are_many_of_each_exercise():
    for exercise, least in LEAST.items():
        assert len(TOPIC.misconceptions(exercise)) >= least, exercise


def test_what_the_issue_asks_for_has_names():
    named = {(m.exercise, m.name) for m in ALL}
    assert named >= {
        ("compute_content_cost", "normalisation_missing"),
        ("compute_content_cost", "mean_for_sum"),
        ("compute_content_cost", "square_forgotten"),
        ("compute_content_cost", "first_output"),
        ("compute_content_cost", "numpy_in_the_graph"),
        ("gram_matrix", "places_with_places"),
        ("gram_matrix", "numpy_in_the_graph"),
        ("compute_layer_style_cost", "channels_mixed"),
        ("compute_layer_style_cost", "not_transposed"),
        ("compute_layer_style_cost", "normalisation_missing"),
        ("compute_layer_style_cost", "channels_not_squared"),
        ("compute_layer_style_cost", "places_not_squared"),
        ("compute_layer_style_cost", "square_forgotten"),
        ("compute_layer_style_cost", "mean_for_sum"),
        ("compute_layer_style_cost", "numpy_in_the_graph"),
        ("compute_style_cost", "content_layer_counted"),
        ("compute_style_cost", "weights_ignored"),
        ("compute_style_cost", "the_global_list"),
        ("compute_style_cost", "numpy_in_the_graph"),
        ("total_cost", "weights_swapped"),
        ("total_cost", "weights_ignored"),
        ("total_cost", "numpy_in_the_graph"),
        ("train_step", "network_output_for_the_cost"),
        ("train_step", "gradient_of_the_network"),
        ("train_step", "gradient_of_all_weights_of_the_network"),
        ("train_step", "costs_outside_the_tape"),
        ("train_step", "costs_exchanged"),
        ("train_step", "targets_exchanged"),
        ("train_step", "not_clipped"),
        ("train_step", "clipped_before_the_step"),
        ("train_step", "returns_nothing"),
        ("train_step", "numpy_in_the_graph"),
    }


@pytest.mark.parametrize("exercise", TOPIC.exercises)
@pytest.mark.parametrize("broken", BROKEN)
def test_broken_answers_earn_nothing_and_are_told_why(exercise, broken):
    check_earns_nothing(judge_function, TOPIC, BROKEN[broken], exercise)
