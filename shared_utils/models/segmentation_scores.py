"""How good predicted masks are: counts of true against predicted classes, and what follows from them."""

from __future__ import annotations

import numpy as np


def count_classes(y_true: np.ndarray, y_pred: np.ndarray, n_classes: int) -> np.ndarray:
    """Return int64 (n_classes, n_classes): the pixels of each true class (row) by predicted class (column).

    Args:
        y_true, y_pred: classes from 0 to n_classes - 1, whole numbers of one shape.
        n_classes: how many there are.
    """
    pairs = y_true.astype(np.int64).ravel() * n_classes + y_pred.astype(np.int64).ravel()
    return np.bincount(pairs, minlength=n_classes**2).reshape(n_classes, n_classes)


def scores_of(counts: np.ndarray) -> dict[str, float | list[float]]:
    """Return pixel accuracy, mean IoU, and the IoU of each class (nan for one in neither).

    Args:
        counts: what `count_classes` returns.
    """
    both = np.diag(counts)
    either = counts.sum(0) + counts.sum(1) - both
    with np.errstate(invalid="ignore"):
        iou = both / either
    return {
        "pixel_accuracy": float(both.sum() / counts.sum()),
        "mean_iou": float(np.nanmean(iou)),
        "iou": [float(value) for value in iou],
    }
