"""Every misconception loses points and is named, whatever the secret."""

import pytest

from .judging import HINT_ONLY, SECRETS, TOPIC, exercise_and_name, judge_function, judge_visibly

LOOPS = ("conv_forward", "conv_backward", "pool_forward", "pool_backward")
ALL = [m for name in TOPIC.exercises for m in TOPIC.misconceptions(name)]
FAST_SECRETS = {name: SECRETS[:3] if name in LOOPS else SECRETS[:20] for name in TOPIC.exercises}
"""The loops are slow; the slow test has a hundred secrets for everything."""


def check_named(verdict, wrong):
    assert (verdict.misconception, verdict.exact) == (wrong.name, True)
    assert verdict.working == ()
    assert verdict.right is (wrong.name in HINT_ONLY)
    assert (verdict.points == verdict.max_points) is (wrong.name in HINT_ONLY)


def check_under_secrets(wrong, secrets, **options):
    points = set()
    for secret in secrets:
        verdict = judge_function(wrong.function, wrong.exercise, secret, **options)
        check_named(verdict, wrong)
        points.add(verdict.points)
    assert len(points) == 1, f"the score depends on the secret: {points}"


@pytest.mark.parametrize("wrong", ALL, ids=exercise_and_name)
def test_every_misconception_is_named_by_the_visible_test(wrong):
    check_named(judge_visibly(wrong.function, wrong.exercise), wrong)


@pytest.mark.parametrize("wrong", ALL, ids=exercise_and_name)
def test_every_misconception_is_named_by_hidden_cases(wrong):
    check_under_secrets(wrong, FAST_SECRETS[wrong.exercise])


@pytest.mark.slow
@pytest.mark.parametrize("wrong", ALL, ids=exercise_and_name)
def test_every_misconception_is_named_under_a_hundred_secrets(wrong):
    check_under_secrets(wrong, SECRETS, suspects=())  # they use no earlier exercise by name: faster


@pytest.mark.parametrize("wrong", ALL, ids=exercise_and_name)
def test_the_visible_and_the_hidden_cases_agree_on_the_points(wrong):
    visible = judge_visibly(wrong.function, wrong.exercise, suspects=())
    hidden = judge_function(wrong.function, wrong.exercise, suspects=())
    assert visible.points == hidden.points


def test_misconceptions_are_not_named_on_nonsense():
    verdict = judge_function(lambda X, pad: X * 7, "zero_pad")
    assert verdict.misconception == ""
    assert verdict.points == 0
