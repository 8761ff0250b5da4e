"""The contract of semi_hard_triplets (FaceNet, arXiv:1503.03832, section 3.2 and eq. 4).

Given encodings (m, 128), unit vectors, and the number of the person on each picture, (m,): all triples
(i, j, k) of indices where j shows the person of i and is another picture, k shows another person, and

    |x_i - x_j|^2  <  |x_i - x_k|^2  <  |x_i - x_j|^2 + alpha.

The squares are those of the loss, so these are the triplets that have a loss between 0 and alpha. Why all of
them, and not one for each pair as in FaceNet's batches: a choice at random cannot be graded, and a choice of
the nearest would be another exercise. Both (i, j, k) and (j, i, k) count, each where it is semi-hard: the
anchor differs. The order of the triples says nothing, so an answer gives them as it finds them: in a list, in
a set, or as the rows of an array (t, 3).

No comparison is close to a tie, and encodings lie in few dimensions, where distances differ much.
"""

import numpy as np

from ...contract import Case, Exercise

semi_hard_triplets = Exercise("semi_hard_triplets", "(encodings, labels, alpha=0.2)", returns="triplets")

ALPHA = 0.2
CLEAR = 2e-3
"""How far the squared distances of a triple stay from both bounds."""


def _encodings(rng, m, n=128):
    """Unit vectors (m, n) in a space of three dimensions."""
    inner = rng.normal(size=(m, 3))
    axes, _ = np.linalg.qr(rng.normal(size=(n, 3)))
    return (inner / np.linalg.norm(inner, axis=1, keepdims=True) @ axes.T).astype(np.float32)


def _squared(encodings):
    return np.square(encodings[:, None].astype(np.float64) - encodings).sum(axis=-1)


def gaps(encodings, labels, distances=_squared):
    """|a - n|^2 - |a - p|^2 of every triple, (m, m, m), nan where (a, p, n) is none."""
    labels, squared = np.asarray(labels), distances(encodings)
    same = labels[:, None] == labels
    triples = (same & ~np.eye(len(labels), dtype=bool))[:, :, None] & ~same[:, None, :]
    return np.where(triples, squared[:, None, :] - squared[:, :, None], np.nan)


def _count(gap, low, high):
    return int(((gap > low) & (gap < high)).sum())


def _is_telling(encodings, labels, alpha):
    """Whether the triples are clear of the bounds, and some lie below, between and above them."""
    gap = gaps(encodings, labels)
    if np.nanmin(np.abs(gap)) < CLEAR or np.nanmin(np.abs(gap - alpha)) < CLEAR:
        return False
    anchors, positives, negatives = np.nonzero((gap > 0) & (gap < alpha))
    used = {*anchors.tolist(), *positives.tolist(), *negatives.tolist()}
    pairs = set(zip(anchors.tolist(), positives.tolist(), strict=True))
    ways = {(min(pair), max(pair)) for pair in pairs}
    return (
        len(anchors) > len(pairs)  # a pair with two negatives, so that one for each pair is too few
        and len(ways) < len(pairs)  # a pair that counts both ways round
        and any((j, i) not in pairs for i, j in pairs)  # and one that does not
        and used >= {0, len(labels) - 1}  # neither end may be left out
        and min(_count(gap, -4, 0), _count(gap, alpha, 4)) > 2
    )


def _shows_slips(encodings, labels):
    """Whether slips show: a negative within alpha, one person thrice, a root, alpha squared."""
    labels, squared = np.asarray(labels), _squared(encodings)
    same = labels[:, None] == labels
    thrice = same[:, :, None] & same[:, None, :] & ~np.eye(len(labels), dtype=bool)[:, :, None]
    within = squared[:, None, :] - squared[:, :, None]
    gap, rooted = gaps(encodings, labels), gaps(encodings, labels, lambda x: np.sqrt(_squared(x)))
    return (
        ((gap > 0) & (squared < ALPHA)[:, None, :]).any()
        and (thrice & (within > CLEAR) & (within < ALPHA)).any()
        and ((rooted < ALPHA) != (gap < ALPHA)).any()
        and _count(gap, ALPHA**2, ALPHA) > 0
    )


def _case(rng, labels, alpha=None, n=128, slips=False):
    """Draw encodings until they tell mistakes apart, small slips too where that is asked for."""
    while True:
        encodings = _encodings(rng, len(labels), n)
        telling = _is_telling(encodings, labels, ALPHA if alpha is None else alpha)
        if telling and (not slips or _shows_slips(encodings, labels)):
            return _given(encodings, labels, alpha)


def _given(encodings, labels, alpha=None):
    return Case(
        encodings=encodings,
        labels=np.array(labels, dtype=np.int64),
        **({} if alpha is None else {"alpha": alpha}),
    )


def _apart(rng, labels, reach=0.02):
    """Encodings of people far from each other, each one's pictures close together."""
    people = {label: place for place, label in enumerate(dict.fromkeys(labels))}
    centres, _ = np.linalg.qr(rng.normal(size=(128, len(people))))
    drawn = centres.T[[people[label] for label in labels]] + reach * rng.normal(size=(len(labels), 128))
    return (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)


@semi_hard_triplets.group("basic", points=8, basic=True)
def _(rng):
    yield _case(rng, [0, 0, 0, 1, 1, 1, 2, 2], slips=True)
    yield _case(rng, [0, 0, 0, 0, 1, 1, 1, 1])


@semi_hard_triplets.group("alpha", points=5)
def _(rng):
    for low, high in ((0.07, 0.12), (0.4, 0.6), (0.9, 1.1)):
        yield _case(rng, [0, 0, 0, 1, 1, 1, 2, 2], alpha=float(rng.uniform(low, high)))


@semi_hard_triplets.group("labels", points=4)
def _(rng):
    one, other, third, alone = (int(n) for n in rng.permutation(np.arange(10, 60))[:4])
    yield _case(rng, [one, other, one, third, other, one, third, other, alone])
    yield _case(rng, [alone, other, one, one, third, other, one], n=32)


@semi_hard_triplets.group("nothing", points=4)
def _(rng):
    yield _given(_apart(rng, [0, 0, 1, 1, 2, 2, 2]), [0, 0, 1, 1, 2, 2, 2])
    yield _given(_encodings(rng, 5), [3] * 5)
    yield _given(_encodings(rng, 5), [4, 0, 3, 1, 2])


@semi_hard_triplets.group("inputs_kept", points=1, checks_inputs=True)
def _(rng):
    yield _case(rng, [0, 0, 0, 1, 1, 1, 2, 2])
