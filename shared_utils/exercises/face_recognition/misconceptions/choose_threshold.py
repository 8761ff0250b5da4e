"""Mistakes in choose_threshold. The most specific come first."""

import numpy as np

from .collected import wrong


def _split(distances, same):
    """Distances of pairs of the same person, and of different people, each sorted."""
    distances, same = np.asarray(distances, dtype=np.float64), np.asarray(same, dtype=bool)
    return np.sort(distances[same]), np.sort(distances[~same])


def _below(sorted_distances, thresholds):
    """How many lie strictly below each threshold."""
    return np.searchsorted(sorted_distances, thresholds)


def _largest(candidates, allowed, otherwise=0.0):
    """The largest of the candidates that are allowed."""
    chosen = np.asarray(candidates)[np.asarray(allowed, dtype=bool)]
    return np.float32(chosen.max() if len(chosen) else otherwise)


def _chosen(distances, same, max_far, rate=None, candidates=None):
    """The right answer, or the one with another rate (a function of the thresholds) or other candidates."""
    _, different = _split(distances, same)
    candidates = np.sort(distances) if candidates is None else np.asarray(candidates, dtype=float)
    rates = _below(different, candidates) / len(different) if rate is None else rate(candidates)
    return _largest(candidates, rates <= max_far)


# ---------------------------------------------------------------- the rate


@wrong("choose_threshold")
def of_all_pairs(distances, same, max_far):
    _, different = _split(distances, same)
    return _chosen(distances, same, max_far, lambda t: _below(different, t) / len(distances))


@wrong("choose_threshold")
def of_the_same_pairs(distances, same, max_far):
    the_same, different = _split(distances, same)
    return _chosen(distances, same, max_far, lambda t: _below(different, t) / len(the_same))


@wrong("choose_threshold")
def of_the_accepted_pairs(distances, same, max_far):
    _, different = _split(distances, same)
    accepted = np.sort(distances)
    return _chosen(
        distances, same, max_far, lambda t: _below(different, t) / np.maximum(_below(accepted, t), 1)
    )


@wrong("choose_threshold")
def all_the_accepted_counted(distances, same, max_far):
    return _chosen(distances, same, max_far, lambda t: _below(np.sort(distances), t) / len(distances))


@wrong("choose_threshold")
def same_and_different_swapped(distances, same, max_far):
    the_same, _ = _split(distances, same)
    return _chosen(distances, same, max_far, lambda t: _below(the_same, t) / len(the_same))


@wrong("choose_threshold")
def smallest_with_so_few_false_rejects(distances, same, max_far):
    the_same, _ = _split(distances, same)
    candidates = np.sort(distances)
    allowed = 1 - _below(the_same, candidates) / len(the_same) <= max_far
    return np.float32(candidates[allowed].min() if allowed.any() else 0)


@wrong("choose_threshold")
def accepted_above_the_threshold(distances, same, max_far):
    _, different = _split(distances, same)
    return _chosen(distances, same, max_far, lambda t: 1 - _below(different, t) / len(different))


@wrong("choose_threshold")
def true_accepts_kept_below(distances, same, max_far):
    the_same, different = _split(distances, same)
    return _chosen(
        distances, same, max_far, lambda t: (_below(the_same, t) + _below(different, t)) / len(different)
    )


# ---------------------------------------------------------------- the bounds


@wrong("choose_threshold")
def accepted_at_the_threshold_too(distances, same, max_far):
    _, different = _split(distances, same)
    rate = lambda t: np.searchsorted(different, t, side="right") / len(different)  # noqa: E731
    return _chosen(distances, same, max_far, rate)


@wrong("choose_threshold")
def last_accepted_pair_of_different_people(distances, same, max_far):
    _, different = _split(distances, same)
    accepted = int(np.floor(max_far * len(different)))
    return np.float32(different[accepted - 1] if accepted else 0)


@wrong("choose_threshold")
def one_pair_too_many(distances, same, max_far):
    _, different = _split(distances, same)
    return np.float32(different[min(int(np.floor(max_far * len(different))) + 1, len(different) - 1)])


@wrong("choose_threshold")
def rate_below_max_far(distances, same, max_far):
    _, different = _split(distances, same)
    candidates = np.sort(distances)
    return _largest(candidates, _below(different, candidates) / len(different) < max_far)


@wrong("choose_threshold")
def rounded_up(distances, same, max_far):
    _, different = _split(distances, same)
    return np.float32(different[min(int(np.ceil(max_far * len(different))), len(different) - 1)])


@wrong("choose_threshold")
def quantile(distances, same, max_far):
    _, different = _split(distances, same)
    return np.float32(np.quantile(different, max_far))


@wrong("choose_threshold")
def quantile_of_all_pairs(distances, same, max_far):
    return np.float32(np.quantile(distances, max_far))


@wrong("choose_threshold")
def quantile_of_the_same(distances, same, max_far):
    the_same, _ = _split(distances, same)
    return np.float32(np.quantile(the_same, 1 - max_far))


@wrong("choose_threshold")
def halfway_to_the_next(distances, same, max_far):
    ordered, right = np.sort(distances), _chosen(distances, same, max_far)
    lower = ordered[ordered < right - 1e-6]
    return np.float32((lower[-1] + right) / 2 if len(lower) else right / 2)


# ---------------------------------------------------------------- which thresholds are tried


@wrong("choose_threshold")
def a_grid_of_hundredths(distances, same, max_far):
    return _chosen(distances, same, max_far, candidates=np.arange(201) / 100)


@wrong("choose_threshold")
def a_grid_of_tenths(distances, same, max_far):
    return _chosen(distances, same, max_far, candidates=np.arange(21) / 10)


@wrong("choose_threshold")
def a_grid_of_thousandths(distances, same, max_far):
    return _chosen(distances, same, max_far, candidates=np.arange(2001) / 1000)


@wrong("choose_threshold")
def thresholds_from_the_same_alone(distances, same, max_far):
    the_same, _ = _split(distances, same)
    return _chosen(distances, same, max_far, candidates=the_same)


@wrong("choose_threshold")
def smallest_threshold(distances, same, max_far):
    return np.float32(np.min(distances))


@wrong("choose_threshold")
def first_that_is_too_many(distances, same, max_far):
    _, different = _split(distances, same)
    candidates = np.sort(distances)
    allowed = _below(different, candidates) / len(different) > max_far
    return np.float32(candidates[allowed].min() if allowed.any() else candidates[-1])


@wrong("choose_threshold")
def largest_distance(distances, same, max_far):
    return np.float32(np.max(distances))


@wrong("choose_threshold")
def smallest_of_the_different(distances, same, max_far):
    return np.float32(_split(distances, same)[1][0])


@wrong("choose_threshold")
def largest_of_the_same(distances, same, max_far):
    return np.float32(_split(distances, same)[0][-1])


@wrong("choose_threshold")
def always_0_7(distances, same, max_far):
    return np.float32(0.7)


@wrong("choose_threshold")
def most_right_answers(distances, same, max_far):
    the_same, different = _split(distances, same)
    candidates = np.sort(distances)
    right = _below(the_same, candidates) + len(different) - _below(different, candidates)
    return np.float32(candidates[np.argmax(right)])


@wrong("choose_threshold")
def equal_errors(distances, same, max_far):
    the_same, different = _split(distances, same)
    candidates = np.sort(distances)
    far = _below(different, candidates) / len(different)
    frr = 1 - _below(the_same, candidates) / len(the_same)
    return np.float32(candidates[np.argmin(np.abs(far - frr))])


# ---------------------------------------------------------------- order, and what comes back


@wrong("choose_threshold")
def not_sorted(distances, same, max_far):
    distances, same = np.asarray(distances, dtype=np.float64), np.asarray(same, dtype=bool)
    different = distances[~same]
    rates = np.arange(len(different)) / len(different)
    return np.float32(different[rates <= max_far][-1])


@wrong("choose_threshold")
def last_allowed_in_the_order_of_the_pairs(distances, same, max_far):
    distances = np.asarray(distances, dtype=np.float64)
    _, different = _split(distances, same)
    return np.float32(distances[_below(different, distances) / len(different) <= max_far][-1])


@wrong("choose_threshold")
def stops_at_the_first_that_is_too_many(distances, same, max_far):
    distances = np.asarray(distances, dtype=np.float64)
    _, different = _split(distances, same)
    best = 0.0
    for threshold in distances:
        if _below(different, threshold) / len(different) > max_far:
            break
        best = max(best, threshold)
    return np.float32(best)


@wrong("choose_threshold")
def not_for_the_tilde(distances, same, max_far):
    distances[not same]  # raises: which of them?


@wrong("choose_threshold")
def sorted_without_the_labels(distances, same, max_far):
    return _chosen(np.sort(distances), same, max_far)


@wrong("choose_threshold")
def farthest_first(distances, same, max_far):
    _, different = _split(distances, same)
    rates = np.arange(len(different)) / len(different)
    return np.float32(different[::-1][rates <= max_far][-1])


@wrong("choose_threshold")
def the_place_of_the_threshold(distances, same, max_far):
    return int(_below(np.sort(distances), np.float64(_chosen(distances, same, max_far)) - 1e-6))


@wrong("choose_threshold")
def the_rate_returned(distances, same, max_far):
    _, different = _split(distances, same)
    below = _below(different, np.float64(_chosen(distances, same, max_far)) - 1e-6)
    return np.float32(below / len(different))


@wrong("choose_threshold")
def threshold_and_rate(distances, same, max_far):
    return _chosen(distances, same, max_far), the_rate_returned(distances, same, max_far)


@wrong("choose_threshold")
def all_the_thresholds(distances, same, max_far):
    _, different = _split(distances, same)
    candidates = np.sort(distances)
    return candidates[_below(different, candidates) / len(different) <= max_far].astype(np.float32)


@wrong("choose_threshold")
def rounded_to_two_places(distances, same, max_far):
    return np.round(_chosen(distances, same, max_far), 2)


@wrong("choose_threshold")
def sorted_in_place(distances, same, max_far):
    chosen = _chosen(distances, same, max_far)
    distances.sort()
    return chosen
