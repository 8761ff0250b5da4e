"""Mistakes in semi_hard_triplets. The most specific come first.

They answer with `Rows`, as a set of tuples is, which may say a triple twice.
"""

import numpy as np

from ....graders.values import Rows
from .collected import wrong


def _squared(encodings):
    encodings = np.asarray(encodings, dtype=np.float64)
    return np.square(encodings[:, None] - encodings).sum(axis=-1)


def _distances(encodings):
    return np.sqrt(_squared(encodings))


def _triples(labels, itself=False, repeated=True, positive=True, negative=True):
    """Whether (i, j, k) is a triple, (m, m, m).

    Args:
        itself: whether a picture is its own positive.
        repeated: whether a pair counts both ways round.
        positive, negative: whether the labels are looked at.
    """
    labels = np.asarray(labels)
    same, m = labels[:, None] == labels, len(labels)
    pairs = same if positive else np.ones((m, m), dtype=bool)
    pairs = pairs if itself else pairs & ~np.eye(m, dtype=bool)
    pairs = pairs if repeated else np.triu(pairs)
    return pairs[:, :, None] & (~same if negative else np.ones((m, m), dtype=bool))[:, None, :]


def _gap(measured):
    """How much farther k is from i than j is, (m, m, m)."""
    return measured[:, None, :] - measured[:, :, None]


def _rows(chosen):
    """The indices of what is chosen, (m, m, m), as rows."""
    found = np.argwhere(chosen)
    return Rows(found if len(found) else np.zeros((0, 0), dtype=np.int64))


def _chosen(encodings, labels, alpha):
    """The right ones, (m, m, m)."""
    gap = _gap(_squared(encodings))
    return _triples(labels) & (gap > 0) & (gap < alpha)


def _of_rows(encodings, labels, alpha, change):
    """The right rows (t, 3), changed."""
    found = np.argwhere(_chosen(encodings, labels, alpha))
    return Rows(change(found) if len(found) else np.zeros((0, 0), dtype=np.int64))


def _one_for_each_pair(encodings, labels, alpha, rank):
    """Of each pair's negatives the one with the smallest `rank`, an array (m, m, m) or (m,)."""
    chosen = _chosen(encodings, labels, alpha)
    ranks = np.where(chosen, np.broadcast_to(rank, chosen.shape), np.inf)
    best = ranks.argmin(axis=2)[:, :, None] == np.arange(chosen.shape[2])
    return _rows(chosen & best)


# ---------------------------------------------------------------- the margin


@wrong("semi_hard_triplets")
def alpha_typed_in(encodings, labels, alpha=0.2):
    return _rows(_chosen(encodings, labels, 0.2))


@wrong("semi_hard_triplets")
def distances_not_squared(encodings, labels, alpha=0.2):
    gap = _gap(_distances(encodings))
    return _rows(_triples(labels) & (gap > 0) & (gap < alpha))


@wrong("semi_hard_triplets")
def hard_ones_too(encodings, labels, alpha=0.2):
    return _rows(_triples(labels) & (_gap(_squared(encodings)) < alpha))


@wrong("semi_hard_triplets")
def easy_ones_too(encodings, labels, alpha=0.2):
    return _rows(_triples(labels) & (_gap(_squared(encodings)) > 0))


@wrong("semi_hard_triplets")
def hard_ones_alone(encodings, labels, alpha=0.2):
    return _rows(_triples(labels) & (_gap(_squared(encodings)) < 0))


@wrong("semi_hard_triplets")
def easy_ones_alone(encodings, labels, alpha=0.2):
    return _rows(_triples(labels) & (_gap(_squared(encodings)) > alpha))


@wrong("semi_hard_triplets")
def all_triples(encodings, labels, alpha=0.2):
    return _rows(_triples(labels))


@wrong("semi_hard_triplets")
def positive_is_the_farther_one(encodings, labels, alpha=0.2):
    gap = -_gap(_squared(encodings))
    return _rows(_triples(labels) & (gap > 0) & (gap < alpha))


@wrong("semi_hard_triplets")
def margin_on_both_sides(encodings, labels, alpha=0.2):
    return _rows(_triples(labels) & (np.abs(_gap(_squared(encodings))) < alpha))


@wrong("semi_hard_triplets")
def everything_but_the_semi_hard(encodings, labels, alpha=0.2):
    return _rows(_triples(labels) & ~_chosen(encodings, labels, alpha))


@wrong("semi_hard_triplets")
def negative_within_alpha_of_the_anchor(encodings, labels, alpha=0.2):
    squared = _squared(encodings)
    return _rows(_triples(labels) & (_gap(squared) > 0) & (squared < alpha)[:, None, :])


@wrong("semi_hard_triplets")
def alpha_squared(encodings, labels, alpha=0.2):
    return _rows(_chosen(encodings, labels, alpha**2))


@wrong("semi_hard_triplets")
def cosines_for_distances(encodings, labels, alpha=0.2):
    gap = _gap(np.asarray(encodings, dtype=np.float64) @ np.transpose(encodings))
    return _rows(_triples(labels) & (gap > 0) & (gap < alpha))


@wrong("semi_hard_triplets")
def distance_of_the_negative_from_the_positive(encodings, labels, alpha=0.2):
    squared = _squared(encodings)
    gap = squared[None, :, :] - squared[:, :, None]
    return _rows(_triples(labels) & (gap > 0) & (gap < alpha))


@wrong("semi_hard_triplets")
def summed_over_the_pictures(encodings, labels, alpha=0.2):
    encodings = np.asarray(encodings, dtype=np.float64)
    summed = np.square(encodings - encodings[:, None]).sum(axis=1)[:, : len(labels)]
    gap = _gap(summed)
    return _rows(_triples(labels) & (gap > 0) & (gap < alpha))


# ---------------------------------------------------------------- which pictures


@wrong("semi_hard_triplets")
def a_picture_is_its_own_positive(encodings, labels, alpha=0.2):
    gap = _gap(_squared(encodings))
    return _rows(_triples(labels, itself=True) & (gap > 0) & (gap < alpha))


@wrong("semi_hard_triplets")
def each_pair_one_way_round(encodings, labels, alpha=0.2):
    return _rows(_triples(labels, repeated=False) & _chosen(encodings, labels, alpha))


@wrong("semi_hard_triplets")
def each_pair_the_other_way_round(encodings, labels, alpha=0.2):
    return _rows(~_triples(labels, repeated=False) & _chosen(encodings, labels, alpha))


@wrong("semi_hard_triplets")
def labels_of_the_positives_ignored(encodings, labels, alpha=0.2):
    gap = _gap(_squared(encodings))
    return _rows(_triples(labels, positive=False) & (gap > 0) & (gap < alpha))


@wrong("semi_hard_triplets")
def labels_of_the_negatives_ignored(encodings, labels, alpha=0.2):
    gap = _gap(_squared(encodings))
    return _rows(_triples(labels, negative=False) & (gap > 0) & (gap < alpha))


@wrong("semi_hard_triplets")
def labels_ignored(encodings, labels, alpha=0.2):
    gap = _gap(_squared(encodings))
    return _rows(_triples(labels, positive=False, negative=False) & (gap > 0) & (gap < alpha))


@wrong("semi_hard_triplets")
def same_and_different_swapped(encodings, labels, alpha=0.2):
    gap = _gap(_squared(encodings))
    labels = np.asarray(labels)
    same, m = labels[:, None] == labels, len(labels)
    triples = ~same[:, :, None] & (same & ~np.eye(m, dtype=bool))[:, None, :]
    return _rows(triples & (gap > 0) & (gap < alpha))


@wrong("semi_hard_triplets")
def neighbours_alone(encodings, labels, alpha=0.2):
    near = np.eye(len(labels), k=1, dtype=bool)
    return _rows(near[:, :, None] & _chosen(encodings, labels, alpha))


@wrong("semi_hard_triplets")
def first_anchor_alone(encodings, labels, alpha=0.2):
    chosen = _chosen(encodings, labels, alpha)
    chosen[1:] = False
    return _rows(chosen)


@wrong("semi_hard_triplets")
def last_picture_left_out(encodings, labels, alpha=0.2):
    return _rows(_chosen(encodings, labels, alpha)[:-1, :-1, :-1])


@wrong("semi_hard_triplets")
def first_picture_left_out(encodings, labels, alpha=0.2):
    chosen = _chosen(encodings, labels, alpha)
    chosen[0], chosen[:, 0], chosen[:, :, 0] = False, False, False
    return _rows(chosen)


# ---------------------------------------------------------------- too few of them


@wrong("semi_hard_triplets")
def nearest_negative_alone(encodings, labels, alpha=0.2):
    return _one_for_each_pair(encodings, labels, alpha, _squared(encodings)[:, None, :])


@wrong("semi_hard_triplets")
def farthest_negative_alone(encodings, labels, alpha=0.2):
    return _one_for_each_pair(encodings, labels, alpha, -_squared(encodings)[:, None, :])


@wrong("semi_hard_triplets")
def first_negative_alone(encodings, labels, alpha=0.2):
    return _one_for_each_pair(encodings, labels, alpha, np.arange(len(labels)))


@wrong("semi_hard_triplets")
def one_for_each_anchor(encodings, labels, alpha=0.2):
    def first_of_each(found):
        _, places = np.unique(found[:, 0], return_index=True)
        return found[places]

    return _of_rows(encodings, labels, alpha, first_of_each)


@wrong("semi_hard_triplets")
def first_triple_alone(encodings, labels, alpha=0.2):
    return _of_rows(encodings, labels, alpha, lambda found: found[:1])


# ---------------------------------------------------------------- what comes back


@wrong("semi_hard_triplets")
def negative_before_the_positive(encodings, labels, alpha=0.2):
    return _of_rows(encodings, labels, alpha, lambda found: found[:, [0, 2, 1]])


@wrong("semi_hard_triplets")
def counted_from_1(encodings, labels, alpha=0.2):
    return _of_rows(encodings, labels, alpha, lambda found: found + 1)


@wrong("semi_hard_triplets")
def labels_for_indices(encodings, labels, alpha=0.2):
    return _of_rows(encodings, labels, alpha, lambda found: np.asarray(labels)[found])


@wrong("semi_hard_triplets")
def encodings_for_indices(encodings, labels, alpha=0.2):
    return [tuple(encodings[i] for i in row) for row in np.argwhere(_chosen(encodings, labels, alpha))]


@wrong("semi_hard_triplets")
def one_long_list(encodings, labels, alpha=0.2):
    return np.argwhere(_chosen(encodings, labels, alpha)).ravel().tolist()


@wrong("semi_hard_triplets")
def each_triple_twice(encodings, labels, alpha=0.2):
    return _of_rows(encodings, labels, alpha, lambda found: np.repeat(found, 2, axis=0))


@wrong("semi_hard_triplets")
def three_arrays_of_indices(encodings, labels, alpha=0.2):
    return tuple(np.nonzero(_chosen(encodings, labels, alpha)))


@wrong("semi_hard_triplets")
def how_many_there_are(encodings, labels, alpha=0.2):
    return int(_chosen(encodings, labels, alpha).sum())


@wrong("semi_hard_triplets")
def mask_returned(encodings, labels, alpha=0.2):
    return _chosen(encodings, labels, alpha)


@wrong("semi_hard_triplets")
def nothing_found(encodings, labels, alpha=0.2):
    return []


@wrong("semi_hard_triplets")
def none_without_triples(encodings, labels, alpha=0.2):
    chosen = _chosen(encodings, labels, alpha)
    return _rows(chosen) if chosen.any() else None


@wrong("semi_hard_triplets")
def changed_in_place(encodings, labels, alpha=0.2):
    rows = _rows(_chosen(encodings, labels, alpha))
    encodings *= encodings
    return rows
