"""Every misconception loses points and is named, whatever the secret.

The judge's loops over loops are slow, so the tests take as many secrets as ten minutes for the whole
suite allow. All of a hundred, in about six minutes:

    COURSE_TEST_SECRETS=100 pytest -m slow tests/exercises/cnn_foundations/test_misconceptions.py
"""

import os

import pytest
from told import check_told

from .judging import HINT_ONLY, PART_1, SECRETS, TOPIC, exercise_and_name, judge_function, judge_visibly

LOOPS = ("conv_forward", "conv_backward", "pool_forward", "pool_backward")
ALL = [m for name in PART_1 for m in TOPIC.misconceptions(name)]


def check_named(verdict, wrong):
    assert (verdict.misconception, verdict.exact) == (wrong.name, True)
    assert verdict.working == ()
    assert verdict.right is (wrong.name in HINT_ONLY)
    assert (verdict.points == verdict.max_points) is (wrong.name in HINT_ONLY)


def check_under_secrets(wrong, secrets, points):
    for secret in secrets:
        # They use no earlier exercise by name: no need to try working versions of those.
        verdict = judge_function(wrong.function, wrong.exercise, secret, suspects=())
        check_named(verdict, wrong)
        check_told(TOPIC, wrong, verdict)
        assert verdict.points == points, f"the points depend on the secret: {secret}"


@pytest.mark.filterwarnings("ignore::RuntimeWarning")  # means of empty windows
@pytest.mark.parametrize("wrong", ALL, ids=exercise_and_name)
def test_every_misconception_is_named_by_visible_and_hidden_cases_and_earns_the_same(wrong):
    visible = judge_visibly(wrong.function, wrong.exercise)
    check_named(visible, wrong)
    count = 2 if wrong.exercise in LOOPS else 10
    check_under_secrets(wrong, SECRETS[:count], visible.points)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("wrong", ALL, ids=exercise_and_name)
def test_every_misconception_is_named_under_many_secrets(wrong):
    count = os.environ.get("COURSE_TEST_SECRETS", 3 if wrong.exercise in LOOPS else 20)
    points = judge_visibly(wrong.function, wrong.exercise, suspects=()).points
    check_under_secrets(wrong, SECRETS[: int(count)], points)


def test_misconceptions_are_not_named_on_nonsense():
    verdict = judge_function(lambda X, pad: X * 7, "zero_pad")
    assert verdict.misconception == ""
    assert verdict.points == 0
