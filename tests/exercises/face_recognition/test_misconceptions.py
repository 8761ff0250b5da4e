"""Every mistake loses points and is named, whatever the secret.

All of a hundred secrets, in about a quarter of an hour:

    COURSE_TEST_SECRETS=100 pytest tests/exercises/face_recognition/test_misconceptions.py
"""

import os

import pytest
from broken import BROKEN, check_earns_nothing
from told import check_told

from .judging import HINT_ONLY, SECRETS, TOPIC, exercise_and_name, judge_function, judge_visibly

ALL = [m for name in TOPIC.exercises for m in TOPIC.misconceptions(name)]
COUNT = int(os.environ.get("COURSE_TEST_SECRETS", 1))

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")


@pytest.mark.parametrize("wrong", ALL, ids=exercise_and_name)
def test_every_mistake_is_named_by_visible_and_hidden_cases_and_earns_the_same(wrong):
    visible = judge_visibly(wrong.function, wrong.exercise, suspects=())
    check_told(TOPIC, wrong, visible)
    informs = (wrong.exercise, wrong.name) in HINT_ONLY
    for secret in (None, *SECRETS[:COUNT]):
        verdict = visible
        if secret is not None:
            verdict = judge_function(wrong.function, wrong.exercise, secret, suspects=())
        assert (verdict.misconception, verdict.exact) == (wrong.name, True), secret
        assert verdict.right is informs
        assert verdict.points == visible.points, secret
        assert (verdict.points == verdict.max_points) is informs


def test_there_are_enough_mistakes():
    for exercise in TOPIC.exercises:
        assert len(TOPIC.misconceptions(exercise)) >= 30


def test_what_the_list_of_common_mistakes_has_is_there():
    assert {(m.exercise, m.name) for m in ALL} >= {
        ("triplet_loss", "no_axis"),
        ("triplet_loss", "max_of_the_sum"),
        ("triplet_loss", "alpha_left_out"),
        ("triplet_loss", "positive_and_negative_swapped"),
        ("verify", "the_global_model"),
        ("verify", "squared_distance"),
        ("verify", "squared_distance_compared"),
        ("verify", "opens_above_the_threshold"),
        ("who_is_it", "the_global_model"),
        ("who_is_it", "squared_distance"),
    }


@pytest.mark.parametrize(("exercise", "points"), [("verify", 17), ("who_is_it", 17)])
def test_the_global_model_costs_one_group_only(exercise, points):
    wrong = next(m for m in TOPIC.misconceptions(exercise) if m.name == "the_global_model")
    assert judge_function(wrong.function, exercise).points == points


@pytest.mark.parametrize("exercise", TOPIC.exercises)
@pytest.mark.parametrize("broken", BROKEN)
def test_broken_answers_earn_nothing_and_are_told_why(exercise, broken):
    check_earns_nothing(judge_function, TOPIC, BROKEN[broken], exercise)
