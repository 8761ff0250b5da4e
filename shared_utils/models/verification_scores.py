"""How well distances tell pictures of one person from those of two: error rates, ROC, equal-error point."""

from __future__ import annotations

import numpy as np

#: The distance at which the door of the lesson opens: strictly below it.
THRESHOLD = 0.7


def pair_distances(encodings: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the distances of all pairs of pictures, and which pairs show the same person.

    Args:
        encodings: (m, n).
        labels: who is on each picture, (m,).

    Returns:
        distances: L2 norms of the differences, float64 (m * (m - 1) / 2,).
        same: bool, of the same shape.
    """
    encodings, labels = np.asarray(encodings, np.float64), np.asarray(labels)
    first, second = np.triu_indices(len(labels), 1)
    products = encodings @ encodings.T
    squares = np.diag(products)
    squared = squares[first] + squares[second] - 2 * products[first, second]
    return np.sqrt(np.maximum(squared, 0)), labels[first] == labels[second]


def error_rates(distances: np.ndarray, same: np.ndarray, threshold: float) -> tuple[float, float]:
    """Return the false-accept and the false-reject rate of a door that opens strictly below a threshold.

    Args:
        distances, same: as `pair_distances` returns them.
        threshold: distances below it are accepted.
    """
    accepted = distances < threshold
    return float(np.mean(accepted[~same])), float(np.mean(~accepted[same]))


def roc(distances: np.ndarray, same: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the false-accept and the true-accept rate at each threshold that changes them.

    Args:
        distances, same: as `pair_distances` returns them.

    Returns:
        thresholds, false_accepts, true_accepts: float64 (k,), ascending; a pair is accepted strictly below
        a threshold, so the first accepts nobody, and the last one, infinity, everybody.
    """
    thresholds = np.append(np.unique(distances), np.inf)
    far = np.searchsorted(np.sort(distances[~same]), thresholds) / np.sum(~same)
    true = np.searchsorted(np.sort(distances[same]), thresholds) / np.sum(same)
    return thresholds, far, true


def area_under_roc(distances: np.ndarray, same: np.ndarray) -> float:
    """Return the area under the ROC curve: how often a pair of one person is nearer than one of two."""
    _, far, true = roc(distances, same)
    return float(np.trapezoid(true, far))


def equal_error(distances: np.ndarray, same: np.ndarray) -> tuple[float, float]:
    """Return the threshold at which both error rates are most alike, and their mean there."""
    thresholds, far, true = roc(distances, same)
    place = int(np.argmin(np.abs(far - (1 - true))))
    return float(thresholds[place]), float((far[place] + 1 - true[place]) / 2)


def verification_scores(
    encodings: np.ndarray, labels: np.ndarray, threshold: float = THRESHOLD
) -> dict[str, float]:
    """Return how well encodings verify people, over all pairs of pictures.

    Args:
        encodings, labels: as in `pair_distances`.
        threshold: of the rates.

    Returns:
        auc: the area under the ROC curve. equal_error and equal_error_at: the rate where both are alike, and
        the threshold there. false_accepts and false_rejects: the rates at `threshold`.
    """
    distances, same = pair_distances(encodings, labels)
    at, rate = equal_error(distances, same)
    false_accepts, false_rejects = error_rates(distances, same, threshold)
    return {
        "auc": area_under_roc(distances, same),
        "equal_error": rate,
        "equal_error_at": at,
        "false_accepts": false_accepts,
        "false_rejects": false_rejects,
    }


def door_scores(
    enrolled: np.ndarray,
    staff: np.ndarray,
    numbers: np.ndarray,
    strangers: np.ndarray,
    threshold: float = THRESHOLD,
) -> dict[str, float]:
    """Return how often a door that compares with everybody enrolled does right.

    Args:
        enrolled: an encoding of each person, (k, n).
        staff: encodings of pictures at the door, (m, n), and `numbers`, (m,), the row of `enrolled` of each.
        strangers: encodings of pictures of other people, (s, n).
        threshold: the nearest counts if its distance is strictly below.

    Returns:
        recognised: the share of the staff's pictures at which the door opens with the right name.
        least_recognised: that of the person who fares worst. mistaken: the share with another's name.
        turned_away: the share of the strangers' pictures at which the door stays shut.
    """

    def nearest(encodings):
        distances = np.linalg.norm(encodings[:, None].astype(np.float64) - enrolled, axis=-1)
        return distances.argmin(1), distances.min(1) < threshold

    who, opened = nearest(staff)
    right = opened & (who == numbers)
    _, let_in = nearest(strangers)
    return {
        "recognised": float(right.mean()),
        "least_recognised": min(float(right[numbers == number].mean()) for number in np.unique(numbers)),
        "mistaken": float((opened & (who != numbers)).mean()),
        "turned_away": float(1 - let_in.mean()),
    }
