"""What holds for any right answer: of our own, and of the solutions that the lesson will show."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared_utils.exercises.face_recognition.encoders import SmallEncoder

from .judging import TOPIC

loss, triplets, choose = (
    TOPIC.reference(name) for name in ("triplet_loss", "semi_hard_triplets", "choose_threshold")
)
seeds, alphas = st.integers(0, 10_000), st.floats(0.01, 1)


def units(rng, m, n=8):
    vectors = rng.normal(size=(m, n))
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@given(seeds, st.integers(1, 12), alphas)
@settings(max_examples=60, deadline=None)
def test_the_loss_adds_up_over_triplets_and_does_not_turn_with_the_space(seed, m, alpha):
    rng = np.random.default_rng(seed)
    parts = [units(rng, m) for _ in range(3)]
    value = loss(None, parts, alpha)
    assert 0 <= value <= m * (4 + alpha) + 1e-3
    alone = [loss(None, [part[i : i + 1] for part in parts], alpha) for i in range(m)]
    assert value == pytest.approx(sum(alone), abs=1e-4)
    turn, _ = np.linalg.qr(rng.normal(size=(8, 8)))
    assert loss(None, [part @ turn for part in parts], alpha) == pytest.approx(value, abs=1e-4)
    anchor, positive, _ = parts
    assert loss(None, (anchor, anchor, -anchor), alpha) == 0
    assert loss(None, (anchor, positive, positive), alpha) == pytest.approx(m * alpha, rel=1e-4)


def test_the_gradient_of_the_loss_pulls_the_positive_and_pushes_the_negative():
    """Numerically, inside the margin: 2 (p - a) for the positive, 2 (a - n) for the negative."""
    rng = np.random.default_rng(2)
    anchor = units(rng, 1)
    positive, negative = anchor + 0.3 * units(rng, 1), anchor + 0.32 * units(rng, 1)
    step = 1e-2
    for place in range(8):
        nudge = step * np.eye(8)[place][None]
        at = [loss(None, (anchor, positive + s * nudge, negative)) for s in (1, -1)]
        assert (at[0] - at[1]) / (2 * step) == pytest.approx(2 * (positive - anchor)[0, place], abs=1e-3)
        at = [loss(None, (anchor, positive, negative + s * nudge)) for s in (1, -1)]
        assert (at[0] - at[1]) / (2 * step) == pytest.approx(2 * (anchor - negative)[0, place], abs=1e-3)


@given(seeds, st.lists(st.integers(0, 3), min_size=1, max_size=9), alphas)
@settings(max_examples=60, deadline=None)
def test_semi_hard_triplets_are_those_with_a_loss_between_zero_and_alpha(seed, labels, alpha):
    rng = np.random.default_rng(seed)
    encodings, labels = units(rng, len(labels), 3), np.array(labels)
    found = triplets(encodings, labels, alpha)
    for a in range(len(labels)):
        for p in range(len(labels)):
            for n in range(len(labels)):
                value = loss(None, [encodings[i : i + 1] for i in (a, p, n)], alpha)
                is_triple = a != p and labels[a] == labels[p] != labels[n]
                if min(abs(value), abs(value - alpha)) > 1e-5 or not is_triple:
                    assert ((a, p, n) in found) is bool(is_triple and 0 < value < alpha)


@given(seeds, st.lists(st.integers(0, 3), min_size=1, max_size=9), alphas)
@settings(max_examples=60, deadline=None)
def test_semi_hard_triplets_follow_their_pictures(seed, labels, alpha):
    rng = np.random.default_rng(seed)
    encodings, labels = units(rng, len(labels), 3), np.array(labels)
    order = rng.permutation(len(labels))
    mixed = triplets(encodings[order], labels[order], alpha)
    assert {tuple(int(order[i]) for i in row) for row in mixed} == triplets(encodings, labels, alpha)
    assert triplets(encodings, 7 - 2 * labels, alpha) == triplets(encodings, labels, alpha)
    assert triplets(encodings, labels, alpha / 2) <= triplets(encodings, labels, alpha)


@given(seeds, st.integers(1, 15), st.integers(0, 15), st.floats(0, 0.99))
@settings(max_examples=100, deadline=None)
def test_a_threshold_keeps_its_rate_and_no_larger_one_does(seed, different, the_same, max_far):
    rng = np.random.default_rng(seed)
    distances = rng.integers(1, 40, size=different + the_same) / 16  # with ties, exact in float32
    same = rng.permutation(np.arange(different + the_same) < the_same)
    threshold = choose(distances, same, max_far)
    assert threshold in distances[~same]
    assert np.mean(distances[~same] < threshold) <= max_far
    assert np.mean(distances[~same] < threshold + 1e-6) > max_far
    order = rng.permutation(len(same))
    assert choose(distances[order], same[order], max_far) == threshold


def test_a_threshold_worked_by_hand():
    distances = np.array([0.3, 0.4, 0.5, 0.6, 0.8, 0.9, 1.1, 1.3])
    same = np.array([True, True, False, True, False, True, False, False])
    assert choose(distances, same, 0.0) == np.float32(0.5)
    assert choose(distances, same, 0.25) == np.float32(0.8)
    assert choose(distances, same, 0.49) == np.float32(0.8)
    assert choose(distances, same, 0.5) == np.float32(1.1)


def test_stand_ins_of_two_seeds_agree_on_nothing_and_of_one_on_all():
    pictures = np.random.default_rng(0).uniform(size=(5, 96, 96, 3))
    one, again, other = (SmallEncoder(seed)(pictures) for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, again)
    assert np.abs((one * other).sum(axis=1)).max() < 0.4
