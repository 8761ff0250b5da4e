"""Distances of pairs, error rates and the door, against numbers worked by hand and against scikit-learn."""

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from shared_utils.models.verification_scores import (
    area_under_roc,
    door_scores,
    equal_error,
    error_rates,
    pair_distances,
    roc,
    verification_scores,
)

DISTANCES = np.array([0.3, 0.4, 0.5, 0.6, 0.8, 0.9, 1.1, 1.3])
SAME = np.array([True, True, False, True, False, True, False, False])


def test_pairs_are_all_pairs_once():
    encodings = np.array([[1.0, 0], [0, 1], [0.6, 0.8]])
    distances, same = pair_distances(encodings, np.array([7, 7, 2]))
    assert np.allclose(distances, np.sqrt([2, 0.8, 0.4])) and same.tolist() == [True, False, False]


def test_equal_encodings_have_distance_0_and_no_nan():
    encodings = np.repeat(np.float32([[0.1, 0.7, 0.7]]), 3, axis=0)
    distances, _ = pair_distances(encodings, np.arange(3))
    assert np.array_equal(distances, np.zeros(3))


@pytest.mark.parametrize(
    "threshold, far, frr", [(0.3, 0, 1), (0.5, 0, 0.5), (0.51, 0.25, 0.5), (0.8, 0.25, 0.25), (2, 1, 0)]
)
def test_a_pair_is_accepted_strictly_below_the_threshold(threshold, far, frr):
    assert error_rates(DISTANCES, SAME, threshold) == (far, frr)


def test_the_roc_begins_at_nobody_and_ends_at_everybody():
    thresholds, far, true = roc(DISTANCES, SAME)
    assert (far[0], true[0], far[-1], true[-1]) == (0, 0, 1, 1)
    for threshold, accepts, found in zip(thresholds, far, true, strict=True):
        assert error_rates(DISTANCES, SAME, threshold) == (accepts, 1 - found)


def test_the_area_is_that_of_scikit_learn_also_with_ties():
    rng = np.random.default_rng(5)
    for _ in range(20):
        same = rng.random(60) < 0.3
        distances = np.round(rng.normal(1 - 0.4 * same, 0.3), 1)
        assert area_under_roc(distances, same) == pytest.approx(roc_auc_score(same, -distances))


def test_the_equal_error_point():
    at, rate = equal_error(DISTANCES, SAME)
    assert rate == 0.25 and error_rates(DISTANCES, SAME, at) == (0.25, 0.25)


def test_scores_of_encodings_without_a_mistake():
    encodings = np.array([[1.0, 0], [1, 0], [0, 1], [0, 1]])
    scores = verification_scores(encodings, np.array([0, 0, 1, 1]))
    assert scores["auc"] == 1 and scores["equal_error"] == 0
    assert scores["false_accepts"] == scores["false_rejects"] == 0


def test_the_door_counts_names_and_strangers():
    enrolled = np.array([[1.0, 0], [0, 1]])
    # Right; taken for the other; too far from both; right.
    staff = np.array([[1.0, 0], [0, 1], [-1, 0], [0, 1]])
    strangers = np.array([[-1.0, 0], [0.96, 0.28], [0, -1], [-0.6, -0.8]])
    scores = door_scores(enrolled, staff, np.array([0, 0, 1, 1]), strangers)
    assert scores == {"recognised": 0.5, "least_recognised": 0.5, "mistaken": 0.25, "turned_away": 0.75}
