"""Mistakes in triplet_loss. The most specific come first."""

import numpy as np

from .collected import wrong


def _parts(y_pred):
    return [np.asarray(part, dtype=np.float64) for part in y_pred]


def _squared(one, other, axis=-1):
    return np.sum(np.square(one - other), axis=axis)


def _gaps(y_pred, squared=_squared):
    """Squared distance to the positive less that to the negative, for each triplet."""
    anchor, positive, negative = _parts(y_pred)
    return squared(anchor, positive) - squared(anchor, negative)


def _loss(terms):
    """The sum of what is above zero."""
    return np.float32(np.sum(np.maximum(terms, 0)))


# ---------------------------------------------------------------- distances


@wrong("triplet_loss")
def no_axis(y_true, y_pred, alpha=0.2):
    return _loss(_gaps(y_pred, lambda a, b: _squared(a, b, axis=None)) + alpha)


@wrong("triplet_loss")
def axis_0(y_true, y_pred, alpha=0.2):
    return _loss(_gaps(y_pred, lambda a, b: _squared(a, b, axis=0)) + alpha)


@wrong("triplet_loss")
def not_summed_before_the_max(y_true, y_pred, alpha=0.2):
    return _loss(_gaps(y_pred, lambda a, b: np.square(a - b)) + alpha)


@wrong("triplet_loss")
def mean_for_the_squared_distance(y_true, y_pred, alpha=0.2):
    return _loss(_gaps(y_pred, lambda a, b: np.mean(np.square(a - b), axis=-1)) + alpha)


@wrong("triplet_loss")
def distances_not_squared(y_true, y_pred, alpha=0.2):
    return _loss(_gaps(y_pred, lambda a, b: np.sqrt(_squared(a, b))) + alpha)


@wrong("triplet_loss")
def differences_not_squared(y_true, y_pred, alpha=0.2):
    return _loss(_gaps(y_pred, lambda a, b: np.sum(a - b, axis=-1)) + alpha)


@wrong("triplet_loss")
def absolute_differences(y_true, y_pred, alpha=0.2):
    return _loss(_gaps(y_pred, lambda a, b: np.sum(np.abs(a - b), axis=-1)) + alpha)


@wrong("triplet_loss")
def square_of_the_sum(y_true, y_pred, alpha=0.2):
    return _loss(_gaps(y_pred, lambda a, b: np.square(np.sum(a - b, axis=-1))) + alpha)


@wrong("triplet_loss")
def squared_twice(y_true, y_pred, alpha=0.2):
    return _loss(_gaps(y_pred, lambda a, b: np.square(_squared(a, b))) + alpha)


@wrong("triplet_loss")
def products_for_distances(y_true, y_pred, alpha=0.2):
    return _loss(_gaps(y_pred, lambda a, b: np.sum(a * b, axis=-1)) + alpha)


# ---------------------------------------------------------------- who is compared with whom


@wrong("triplet_loss")
def positive_and_negative_swapped(y_true, y_pred, alpha=0.2):
    return _loss(-_gaps(y_pred) + alpha)


@wrong("triplet_loss")
def positive_with_the_negative(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = _parts(y_pred)
    return _loss(_squared(anchor, positive) - _squared(positive, negative) + alpha)


@wrong("triplet_loss")
def anchor_taken_for_the_positive(y_true, y_pred, alpha=0.2):
    positive, anchor, negative = _parts(y_pred)
    return _loss(_squared(anchor, negative) - _squared(positive, negative) + alpha)


@wrong("triplet_loss")
def distances_added(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = _parts(y_pred)
    return _loss(_squared(anchor, positive) + _squared(anchor, negative) + alpha)


@wrong("triplet_loss")
def absolute_gap(y_true, y_pred, alpha=0.2):
    return _loss(np.abs(_gaps(y_pred)) + alpha)


@wrong("triplet_loss")
def negative_left_out(y_true, y_pred, alpha=0.2):
    anchor, positive, _ = _parts(y_pred)
    return _loss(_squared(anchor, positive) + alpha)


@wrong("triplet_loss")
def positive_left_out(y_true, y_pred, alpha=0.2):
    anchor, _, negative = _parts(y_pred)
    return _loss(alpha - _squared(anchor, negative))


# ---------------------------------------------------------------- alpha


@wrong("triplet_loss")
def alpha_typed_in(y_true, y_pred, alpha=0.2):
    return _loss(_gaps(y_pred) + 0.2)


@wrong("triplet_loss")
def alpha_left_out(y_true, y_pred, alpha=0.2):
    return _loss(_gaps(y_pred))


@wrong("triplet_loss")
def alpha_and_max_left_out(y_true, y_pred, alpha=0.2):
    return np.float32(np.sum(_gaps(y_pred)))


@wrong("triplet_loss")
def alpha_subtracted(y_true, y_pred, alpha=0.2):
    return _loss(_gaps(y_pred) - alpha)


@wrong("triplet_loss")
def alpha_added_after_the_max(y_true, y_pred, alpha=0.2):
    return np.float32(np.sum(np.maximum(_gaps(y_pred), 0) + alpha))


@wrong("triplet_loss")
def alpha_added_to_the_sum(y_true, y_pred, alpha=0.2):
    return np.float32(_loss(_gaps(y_pred)) + alpha)


@wrong("triplet_loss")
def alpha_multiplied(y_true, y_pred, alpha=0.2):
    return _loss(alpha * _gaps(y_pred))


@wrong("triplet_loss")
def alpha_in_place_of_zero(y_true, y_pred, alpha=0.2):
    return np.float32(np.sum(np.maximum(_gaps(y_pred), alpha)))


@wrong("triplet_loss")
def alpha_squared(y_true, y_pred, alpha=0.2):
    return _loss(_gaps(y_pred) + alpha**2)


# ---------------------------------------------------------------- the max


@wrong("triplet_loss")
def max_of_the_sum(y_true, y_pred, alpha=0.2):
    return np.float32(max(np.sum(_gaps(y_pred) + alpha), 0))


@wrong("triplet_loss")
def max_left_out(y_true, y_pred, alpha=0.2):
    return np.float32(np.sum(_gaps(y_pred) + alpha))


@wrong("triplet_loss")
def minimum_for_the_maximum(y_true, y_pred, alpha=0.2):
    return np.float32(np.sum(np.minimum(_gaps(y_pred) + alpha, 0)))


@wrong("triplet_loss")
def largest_term_alone(y_true, y_pred, alpha=0.2):
    return np.float32(np.max(_gaps(y_pred) + alpha))


@wrong("triplet_loss")
def largest_loss_alone(y_true, y_pred, alpha=0.2):
    return np.float32(np.maximum(_gaps(y_pred) + alpha, 0).max())


@wrong("triplet_loss")
def an_if_for_all_triplets(y_true, y_pred, alpha=0.2):
    terms = _gaps(y_pred) + alpha
    return np.float32(np.sum(terms)) if terms > 0 else np.float32(0)  # raises: which of them?


@wrong("triplet_loss")
def absolute_terms(y_true, y_pred, alpha=0.2):
    return np.float32(np.sum(np.abs(_gaps(y_pred) + alpha)))


@wrong("triplet_loss")
def one_in_place_of_zero(y_true, y_pred, alpha=0.2):
    return np.float32(np.sum(np.maximum(_gaps(y_pred) + alpha, 1)))


@wrong("triplet_loss")
def soft_plus(y_true, y_pred, alpha=0.2):
    return np.float32(np.sum(np.logaddexp(_gaps(y_pred) + alpha, 0)))


# ---------------------------------------------------------------- what comes back


@wrong("triplet_loss")
def mean_for_the_sum(y_true, y_pred, alpha=0.2):
    return np.float32(np.mean(np.maximum(_gaps(y_pred) + alpha, 0)))


@wrong("triplet_loss")
def max_of_the_mean(y_true, y_pred, alpha=0.2):
    return np.float32(max(np.mean(_gaps(y_pred) + alpha), 0))


@wrong("triplet_loss")
def mean_of_those_above_zero(y_true, y_pred, alpha=0.2):
    terms = np.maximum(_gaps(y_pred) + alpha, 0)
    return np.float32(np.sum(terms) / max(np.count_nonzero(terms), 1))


@wrong("triplet_loss")
def a_loss_for_each_triplet(y_true, y_pred, alpha=0.2):
    return np.maximum(_gaps(y_pred) + alpha, 0).astype(np.float32)


@wrong("triplet_loss")
def first_triplet_alone(y_true, y_pred, alpha=0.2):
    return _loss(_gaps(y_pred)[0] + alpha)


@wrong("triplet_loss")
def last_triplet_alone(y_true, y_pred, alpha=0.2):
    return _loss(_gaps(y_pred)[-1] + alpha)


@wrong("triplet_loss")
def halved(y_true, y_pred, alpha=0.2):
    return np.float32(_loss(_gaps(y_pred) + alpha) / 2)


@wrong("triplet_loss")
def sign_turned(y_true, y_pred, alpha=0.2):
    return -_loss(_gaps(y_pred) + alpha)


@wrong("triplet_loss")
def axis_kept(y_true, y_pred, alpha=0.2):
    return _loss(_gaps(y_pred) + alpha)[None]


@wrong("triplet_loss")
def y_true_unpacked(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_true[0], y_true[1], y_true[2]
    return np.sum(np.square(anchor - positive))  # raises


@wrong("triplet_loss")
def columns_of_y_pred(y_true, y_pred, alpha=0.2):
    y_pred[:, 0]  # raises


@wrong("triplet_loss")
def changed_in_place(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred
    loss = _loss(_gaps(y_pred) + alpha)
    positive -= anchor
    negative -= anchor
    return loss
