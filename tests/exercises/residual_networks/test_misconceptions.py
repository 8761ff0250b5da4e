"""Every misconception loses points and is named, whatever the secret.

All of a hundred secrets, which takes an hour:

    COURSE_TEST_SECRETS=100 pytest tests/exercises/residual_networks/test_misconceptions.py
"""

import os

import pytest
from told import check_told

from .judging import SECRETS, TOPIC, exercise_and_name, judge_function, judge_visibly

pytestmark = pytest.mark.slow

ALL = [m for name in TOPIC.exercises for m in TOPIC.misconceptions(name)]
COUNT = int(os.environ.get("COURSE_TEST_SECRETS", 1))  # `course check` tries another one


@pytest.mark.parametrize("wrong", ALL, ids=exercise_and_name)
def test_every_misconception_is_named_by_visible_and_hidden_cases_and_earns_the_same(wrong):
    visible = judge_visibly(wrong.function, wrong.exercise, suspects=())
    # The cases of ResNet50 do not depend on the secret.
    secrets = SECRETS[: 1 if wrong.exercise == "ResNet50" else COUNT]
    hidden = [judge_function(wrong.function, wrong.exercise, secret, suspects=()) for secret in secrets]
    check_told(TOPIC, wrong, hidden[0])
    for verdict in (visible, *hidden):
        assert (verdict.misconception, verdict.exact) == (wrong.name, True)
        assert not verdict.right
        assert verdict.points == visible.points < verdict.max_points
        assert verdict.working == ()
