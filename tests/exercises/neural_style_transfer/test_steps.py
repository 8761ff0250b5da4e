"""The steps of the cases of train_step are of a size that shows, under any secret."""

import numpy as np
import pytest

from shared_utils.graders.probe import answer, namespace_of

from .judging import TOPIC

pytestmark = pytest.mark.slow

EXERCISE, REFERENCE = TOPIC.exercise("train_step"), TOPIC.reference("train_step")
SEEDS = range(25)


def steps(key):
    """(costs, picture before, picture after) of each case of a group."""
    for seed in SEEDS:
        for case in EXERCISE.find_group(key).draw(seed):
            reply = answer(EXERCISE.call(case), namespace_of(REFERENCE), REFERENCE)
            J, after = reply.result
            costs = [float(part.array) for part in (J if isinstance(J, list) else [J])]
            yield costs, case.arguments["generated_image"].array, after


@pytest.mark.parametrize("key", ["basic", "cost", "others"])
def test_a_small_step_shows_and_leaves_nothing_to_clip(key):
    for _, before, after in steps(key):
        assert after.min() > 0.1 and after.max() < 0.9
        assert np.abs(after - before).max() > 5e-3
        assert (np.abs(after - before) > 1e-3).mean() > 0.4


def test_a_large_step_is_clipped_on_both_sides_and_not_everywhere():
    for _, _, after in steps("clipped"):
        assert (after == 0).sum() > 2 and (after == 1).sum() > 2
        assert np.mean((after > 0) & (after < 1)) > 0.2


def test_three_steps_have_three_costs_that_fall():
    for costs, before, after in steps("steps"):
        assert costs[0] > costs[1] > costs[2] > 0
        assert np.abs(after - before).max() > 0.05
        assert (after == 0).sum() > 2 and (after == 1).sum() > 2
