"""The visible tests of Face_Recognition.

Each test calls your function on a few small inputs and compares what comes back with our own
implementation. The names on the left say what is looked at. Grading uses other inputs of the same kinds, so a
function that passes here earns its points there.

`verify` and `who_is_it` are called with pictures, a database and a model of the test's own: patches of
colour, people at known distances, and a model that encodes colours.
"""

import numpy as np

from shared_utils.graders.visible import Case, VisibleTests

tests = VisibleTests("Face_Recognition")


def _drawn(exercise, seed):
    """Cases for all that an exercise is asked for, drawn once and for all with this seed."""
    return {group.key: group.draw(seed) for group in tests.topic.exercise(exercise).groups}


def triplet_loss_test(target):
    """The sum of what each triplet is short of its margin."""
    tests.check(target, "triplet_loss", _drawn("triplet_loss", seed=1))


def semi_hard_triplets_test(target):
    """All triplets whose negative is farther than the positive but inside the margin, in any order."""
    tests.check(target, "semi_hard_triplets", _drawn("semi_hard_triplets", seed=1))


def choose_threshold_test(target):
    """The largest threshold that lets in at most max_far of the pairs of different people."""

    def pairs(marks, max_far, order=None, tied=(), dtype=np.float64):
        """s: the same person, d: different people, nearest first; `tied`: as far as the one before."""
        n = len(marks)
        distances = np.array([0.1537 + 1.2391 * (i + 0.4 * np.sin(7 * i)) / n for i in range(n)])
        distances = np.floor(1000 * distances) / 1000 + 0.0004  # none is a round number
        for i in tied:
            distances[i] = distances[i - 1]
        same = np.array([mark == "s" for mark in marks])
        order = np.arange(n) if order is None else order
        return Case(distances=distances[order].astype(dtype), same=same[order], max_far=max_far)

    def mixed(n):
        """The farther half first, and both halves in an order of their own."""
        order = 7 * np.arange(n) % n
        return np.concatenate([order[order >= n // 2], order[order < n // 2][::-1]])

    tests.check(
        target,
        "choose_threshold",
        {
            "basic": [pairs("sssdsssdsssddssdsddd", 0.31), pairs("sssdsdssdsdddd", 0.2)],
            "unsorted": [
                pairs("sssdsssdsssddssdsddd", 0.2, mixed(20)),
                pairs("ssdssddsdsddsdd", 0.3, mixed(15), dtype=np.float32),
            ],
            "exact": [
                pairs("ssdsssdssddsdsddd", 0.25),
                pairs("sdssddsdsd" + "d" * 11, 0.125),
                pairs("sdsdssddss", 0.5),
            ],
            "zero": [pairs("ssdsdsssddd", 0.0), pairs("dssdsd", 0.0)],
            "ties": [pairs("ssdsdddsdsd", 0.4, tied=[5]), pairs("ssdsddsdsddd", 0.25, tied=[4, 5, 7, 9])],
            "few": [
                pairs("sd", 0.35),
                pairs("dss", 0.6),
                pairs("sssddd", 0.8),
                pairs("ssssssd", 0.9),
            ],
            "inputs_kept": pairs("ssdsssdssddsdsddd", 0.3, np.arange(17)[::-1]),
        },
    )


def verify_test(target):
    """The distance from a name's encoding, and whether it opens the door."""
    tests.check(target, "verify", _drawn("verify", seed=1))


def who_is_it_test(target):
    """The smallest distance from all encodings, and whose it is."""
    tests.check(target, "who_is_it", _drawn("who_is_it", seed=1))
