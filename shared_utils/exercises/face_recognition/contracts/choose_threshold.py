"""The contract of choose_threshold.

Given the distances (n,) of n pairs of pictures and whether each pair shows the same person, (n,) True or
False: a pair is accepted where its distance is strictly below the threshold, as the door of `verify` opens.
The false-accept rate is the share of the pairs of different people that are accepted. The answer is the
largest threshold whose false-accept rate is at most max_far.

"Largest" is exact: pairs are accepted strictly below, so raising the threshold accepts nobody new until it
passes a distance, and the largest threshold is itself one of the distances. So an answer may try the
distances one by one, or sort those of different people and take the one that is the first to stay outside.
There are pairs of different people, and max_far is below 1: at 1 any threshold will do, and there is no
largest.

A case is a pattern of pairs of the same person (s) and of different people (d), smallest distance first;
chance gives the distances. Rates that meet max_far exactly are halves, quarters and eighths, without the
last digit's doubt.
"""

import numpy as np

from ...contract import Case, Exercise

choose_threshold = Exercise("choose_threshold", "(distances, same, max_far)", returns="threshold")


def _case(rng, pattern, max_far, order="sorted", ties=(), dtype=np.float64):
    """A case with this pattern.

    Args:
        order: "sorted", "turned round", or "mixed": the farther half, the nearer half, and the nearest last,
            so that no wrong order comes out right by chance.
        ties: places that are as far as the one before.
    """
    n = len(pattern)
    steps = rng.uniform(0.5, 1.5, size=n + 1)
    thousandths = np.floor(150 + 1350 * np.cumsum(steps)[:n] / steps.sum())
    distances = (thousandths + rng.uniform(0.3, 0.7, size=n)) / 1000  # none is a round number
    for place in ties:
        distances[place] = distances[place - 1]
    same = np.array([mark == "s" for mark in pattern])
    places = np.arange(n) if order == "sorted" else np.arange(n)[::-1]
    if order == "mixed":
        far, near = rng.permutation(np.arange(n // 2, n)), rng.permutation(np.arange(1, n // 2))
        places = np.concatenate([far, near, [0]])
    return Case(distances=distances[places].astype(dtype), same=same[places], max_far=max_far)


def _between(rng, low, high):
    """A share that is none of the rates that can come up, nor near one."""
    return float(low + (high - low) * rng.uniform(0.3, 0.7))


@choose_threshold.group("basic", points=6, basic=True)
def _(rng):
    yield _case(rng, "sssdsssdsssddssdsddd", _between(rng, 2 / 8, 3 / 8))
    yield _case(rng, "sssdsdssdsdddd", _between(rng, 1 / 7, 2 / 7))


@choose_threshold.group("unsorted", points=3)
def _(rng):
    yield _case(rng, "sssdsssdsssddssdsddd", _between(rng, 1 / 8, 2 / 8), "mixed")
    yield _case(rng, "ssdssddsdsddsdd", _between(rng, 2 / 8, 3 / 8), "mixed", dtype=np.float32)


@choose_threshold.group("exact", points=3)
def _(rng):
    yield _case(rng, "ssdsssdssddsdsddd", 0.25)
    yield _case(rng, "sdssddsdsd" + "d" * 11, 0.125)
    yield _case(rng, "sdsdssddss", 0.5)


@choose_threshold.group("zero", points=2)
def _(rng):
    yield _case(rng, "ssdsdsssddd", 0.0)
    yield _case(rng, "dssdsd", 0.0)


@choose_threshold.group("ties", points=2)
def _(rng):
    yield _case(rng, "ssdsdddsdsd", _between(rng, 2 / 6, 3 / 6), ties=(5,))
    yield _case(rng, "ssdsddsdsddd", 0.25, ties=(4, 5, 7, 9))


@choose_threshold.group("few", points=1)
def _(rng):
    yield _case(rng, "sd", _between(rng, 0, 1))
    yield _case(rng, "dss", _between(rng, 0, 1))
    yield _case(rng, "sssddd", _between(rng, 2 / 3, 1))
    yield _case(rng, "s" * 30 + "d", _between(rng, 0, 1))


@choose_threshold.group("inputs_kept", points=1, checks_inputs=True)
def _(rng):
    yield _case(rng, "ssdsssdssddsdsddd", _between(rng, 2 / 8, 3 / 8), "turned round")
