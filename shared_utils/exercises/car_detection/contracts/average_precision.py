"""The contract of average_precision. No two scores are equal.

Each case is a pattern of right (1) and wrong (0) detections, best score first; chance gives the scores and,
where asked for, the order. In each group an answer is no round number, so that rounding shows.
"""

import numpy as np

from ...contract import Case, Exercise

average_precision = Exercise("average_precision", "(scores, matches, n_truth)", returns="ap")


def _case(rng, pattern, missed=0, mixed=False, dtype=np.float64):
    """A case with this pattern and so many objects not found; `mixed` puts it into another order."""
    k = len(pattern)
    steps = rng.uniform(0.5, 1.5, size=k + 1)
    scores = 1 - np.cumsum(steps)[:k] / (steps.sum() + 0.1)
    matches = np.array([int(mark) for mark in pattern], dtype=bool)
    if mixed:  # turned round, then each half shuffled: no wrong order comes out right by chance
        order = np.concatenate([rng.permutation(np.arange(k // 2, k)), rng.permutation(k // 2)])
        scores, matches = scores[order], matches[order]
    return Case(scores=scores.astype(dtype), matches=matches, n_truth=pattern.count("1") + missed)


def _one_of(rng, *patterns):
    return str(rng.choice(patterns))


@average_precision.group("basic", points=3, basic=True)
def _(rng):
    yield _case(rng, _one_of(rng, "1101000", "1110010"))
    yield _case(rng, _one_of(rng, "1001000000", "1010000100", "1100010000"))


@average_precision.group("unsorted", points=2)
def _(rng):
    yield _case(rng, _one_of(rng, "11010000", "11100100"), mixed=True)
    yield _case(rng, _one_of(rng, "1110100000", "1101000000"), mixed=True, dtype=np.float32)


@average_precision.group("missed", points=1)
def _(rng):
    yield _case(rng, _one_of(rng, "110100", "111010"), missed=int(rng.integers(1, 4)))
    yield _case(rng, _one_of(rng, "10100", "10010"), missed=int(rng.integers(5, 8)))


@average_precision.group("envelope", points=4)
def _(rng):
    yield _case(rng, "10110")
    yield _case(rng, _one_of(rng, "01101100", "00111010"))
    yield _case(rng, _one_of(rng, "1001110100", "0101011100"))
    yield _case(rng, _one_of(rng, "1001011", "0110011"))  # the last one raises the one before it


@average_precision.group("extremes", points=1)
def _(rng):
    yield _case(rng, "", missed=int(rng.integers(1, 6)))
    yield _case(rng, "000", missed=int(rng.integers(1, 6)))
    yield _case(rng, "1111")
    yield _case(rng, "1", missed=int(rng.choice([2, 5, 6])))


@average_precision.group("inputs_kept", points=1, checks_inputs=True)
def _(rng):
    yield _case(rng, "110100", mixed=True)
