"""Every mistake in a block or the network loses points and is named, whatever the secret.

All of a hundred secrets, which takes an hour:

    COURSE_TEST_SECRETS=100 pytest tests/exercises/unet_image_segmentation/test_misconceptions.py

Those in the metrics: see test_metrics.
"""

import os

import pytest
from told import check_told

from .judging import SECRETS, TOPIC, exercise_and_name, judge_function, judge_visibly

pytestmark = pytest.mark.slow

ALL = [m for name in ("conv_block", "upsampling_block", "unet_model") for m in TOPIC.misconceptions(name)]
COUNT = int(os.environ.get("COURSE_TEST_SECRETS", 1))  # `course check` tries another one


@pytest.mark.parametrize("wrong", ALL, ids=exercise_and_name)
def test_every_misconception_is_named_by_visible_and_hidden_cases_and_earns_the_same(wrong):
    visible = judge_visibly(wrong.function, wrong.exercise, suspects=())
    hidden = [judge_function(wrong.function, wrong.exercise, s, suspects=()) for s in SECRETS[:COUNT]]
    check_told(TOPIC, wrong, hidden[0])
    for verdict in (visible, *hidden):
        assert (verdict.misconception, verdict.exact) == (wrong.name, True)
        assert not verdict.right
        assert verdict.points == visible.points < verdict.max_points
        assert verdict.working == ()


def test_what_the_issue_asks_for_has_names():
    named = {(m.exercise, m.name) for m in ALL}
    assert named >= {
        ("conv_block", "pooled_output_for_the_skip"),
        ("unet_model", "pooled_outputs_for_skips"),
        ("conv_block", "skip_before_the_dropout"),
        ("unet_model", "skips_in_the_order_of_the_encoder"),
        ("unet_model", "softmax_on_the_logits"),
        ("unet_model", "dropout_in_every_block"),
        ("unet_model", "dropout_one_level_too_early"),
        ("unet_model", "dropout_missing"),
        ("conv_block", "dropout_missing"),
        ("upsampling_block", "joins_along_rows"),
        ("upsampling_block", "joins_along_columns"),
        ("unet_model", "doubling_forgotten"),
        ("unet_model", "doubling_forgotten_on_the_way_down"),
        ("unet_model", "doubling_forgotten_on_the_way_up"),
    }
