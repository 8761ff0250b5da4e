"""Mistakes in average_precision. The most specific come first."""

import numpy as np

from .collected import wrong


def _sorted(scores, matches):
    """The marks, best score first."""
    return np.asarray(matches, dtype=bool)[np.argsort(-np.asarray(scores, dtype=float))]


def _precision(right):
    return np.cumsum(right) / np.arange(1, len(right) + 1)


def _envelope(precision):
    return np.maximum.accumulate(precision[::-1])[::-1]


def _area(right, n_truth):
    return np.float32(np.sum(_envelope(_precision(right))[right]) / n_truth)


def _points(right, n_truth):
    """Recall and precision after each detection."""
    return np.cumsum(right) / n_truth, _precision(right)


@wrong("average_precision")
def not_sorted(scores, matches, n_truth):
    return _area(np.asarray(matches, dtype=bool), n_truth)


@wrong("average_precision")
def worst_score_first(scores, matches, n_truth):
    return _area(_sorted(scores, matches)[::-1], n_truth)


@wrong("average_precision")
def envelope_missing(scores, matches, n_truth):
    right = _sorted(scores, matches)
    return np.float32(np.sum(_precision(right)[right]) / n_truth)


@wrong("average_precision")
def envelope_looks_back(scores, matches, n_truth):
    right = _sorted(scores, matches)
    return np.float32(np.sum(np.maximum.accumulate(_precision(right))[right]) / n_truth)


@wrong("average_precision")
def divided_by_what_was_found(scores, matches, n_truth):
    right = _sorted(scores, matches)
    return _area(right, max(right.sum(), 1))


@wrong("average_precision")
def mean_over_what_was_found(scores, matches, n_truth):
    right = _sorted(scores, matches)
    return np.float32(np.mean(_envelope(_precision(right))[right]))


@wrong("average_precision")
def mean_of_the_precision_without_envelope(scores, matches, n_truth):
    right = _sorted(scores, matches)
    return np.float32(np.mean(_precision(right)[right])) if right.any() else np.float32(0)


@wrong("average_precision")
def divided_by_the_detections(scores, matches, n_truth):
    right = _sorted(scores, matches)
    return _area(right, max(len(right), 1))


@wrong("average_precision")
def not_divided(scores, matches, n_truth):
    return _area(_sorted(scores, matches), 1)


@wrong("average_precision")
def wrong_detections_summed_too(scores, matches, n_truth):
    return np.float32(np.sum(_envelope(_precision(_sorted(scores, matches)))) / n_truth)


@wrong("average_precision")
def mean_of_all_the_precisions(scores, matches, n_truth):
    right = _sorted(scores, matches)
    return np.float32(np.mean(_precision(right))) if len(right) else np.float32(0)


@wrong("average_precision")
def eleven_points(scores, matches, n_truth):
    recall, precision = _points(_sorted(scores, matches), n_truth)
    return np.float32(np.mean([precision[recall >= r - 1e-9].max(initial=0) for r in np.linspace(0, 1, 11)]))


@wrong("average_precision")
def a_hundred_and_one_points(scores, matches, n_truth):
    recall, precision = _points(_sorted(scores, matches), n_truth)
    return np.float32(np.mean([precision[recall >= r - 1e-9].max(initial=0) for r in np.linspace(0, 1, 101)]))


@wrong("average_precision")
def trapezoids(scores, matches, n_truth):
    recall, precision = _points(_sorted(scores, matches), n_truth)
    return np.float32(np.trapezoid(np.append(1.0, precision), np.append(0.0, recall)))


@wrong("average_precision")
def trapezoids_from_the_first_detection(scores, matches, n_truth):
    recall, precision = _points(_sorted(scores, matches), n_truth)
    return np.float32(np.trapezoid(precision, recall))


@wrong("average_precision")
def precision_of_all_detections(scores, matches, n_truth):
    return np.float32(np.mean(_sorted(scores, matches))) if len(matches) else np.float32(0)


@wrong("average_precision")
def recall_of_all_detections(scores, matches, n_truth):
    return np.float32(np.sum(_sorted(scores, matches)) / n_truth)


@wrong("average_precision")
def f1_of_all_detections(scores, matches, n_truth):
    return np.float32(2 * np.sum(_sorted(scores, matches)) / (n_truth + len(matches)))


@wrong("average_precision")
def precision_times_recall(scores, matches, n_truth):
    right = _sorted(scores, matches)
    return np.float32(right.sum() / n_truth * right.mean()) if len(right) else np.float32(0)


@wrong("average_precision")
def wrong_ones_taken_for_right(scores, matches, n_truth):
    return _area(~_sorted(scores, matches), n_truth)


@wrong("average_precision")
def divided_by_the_index(scores, matches, n_truth):
    right = _sorted(scores, matches)
    precision = np.cumsum(right) / np.maximum(np.arange(len(right)), 1)
    return np.float32(np.sum(_envelope(precision)[right]) / n_truth)


@wrong("average_precision")
def counted_before_the_detection(scores, matches, n_truth):
    right = _sorted(scores, matches)
    precision = (np.cumsum(right) - right) / np.arange(1, len(right) + 1)
    return np.float32(np.sum(_envelope(precision)[right]) / n_truth)


@wrong("average_precision")
def right_over_wrong(scores, matches, n_truth):
    right = _sorted(scores, matches)
    ratio = np.cumsum(right) / np.maximum(np.cumsum(~right), 1)
    return np.float32(np.sum(_envelope(ratio)[right]) / n_truth)


@wrong("average_precision")
def scores_for_the_precision(scores, matches, n_truth):
    scores, right = np.asarray(scores, dtype=float), np.asarray(matches, dtype=bool)
    return np.float32(np.sum(scores[right]) / n_truth)


@wrong("average_precision")
def weighted_by_the_scores(scores, matches, n_truth):
    right = _sorted(scores, matches)
    best_first = np.sort(np.asarray(scores, dtype=float))[::-1]
    return np.float32(np.sum((_envelope(_precision(right)) * best_first)[right]) / n_truth)


@wrong("average_precision")
def recall_summed(scores, matches, n_truth):
    right = _sorted(scores, matches)
    return np.float32(np.sum((np.cumsum(right) / n_truth)[right]) / n_truth)


@wrong("average_precision")
def last_detection_left_out(scores, matches, n_truth):
    right = _sorted(scores, matches)
    precision = _precision(right)[:-1]
    return np.float32(np.sum(_envelope(precision)[right[:-1]]) / n_truth)


@wrong("average_precision")
def first_detection_left_out(scores, matches, n_truth):
    right = _sorted(scores, matches)
    return np.float32(np.sum(_envelope(_precision(right))[1:][right[1:]]) / n_truth)


@wrong("average_precision")
def largest_precision(scores, matches, n_truth):
    return np.float32(_precision(_sorted(scores, matches)).max(initial=0))


@wrong("average_precision")
def in_percent(scores, matches, n_truth):
    return 100 * _area(_sorted(scores, matches), n_truth)


@wrong("average_precision")
def rounded_to_two_places(scores, matches, n_truth):
    return np.round(_area(_sorted(scores, matches), n_truth), 2)


@wrong("average_precision")
def the_curve_returned(scores, matches, n_truth):
    right = _sorted(scores, matches)
    return _envelope(_precision(right))
