"""Scores of a detector: average precision, the area that PASCAL VOC computes since 2010.

See Everingham et al., "The PASCAL Visual Object Classes Challenge: A Retrospective" (2015). Detections are
matched as COCO does: each takes the best object that is still free (Lin et al., "Microsoft COCO", 2014).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .yolo_boxes import overlaps


@dataclass(frozen=True)
class Boxes:
    """Boxes in one picture: what a detector answers, or the truth.

    Attributes:
        boxes: float (n, 4), corners (y1, x1, y2, x2).
        kinds: int (n,).
        scores: float (n,), of detections.
        counts: bool (n,), of truth: False for what need not be found. Who finds it gains and loses nothing.
    """

    boxes: np.ndarray
    kinds: np.ndarray
    scores: np.ndarray | None = None
    counts: np.ndarray | None = None


def matches_of(
    found: list[Boxes], truth: list[Boxes], kind: int, least: float = 0.5
) -> tuple[np.ndarray, np.ndarray, int]:
    """Compare the detections of one kind with the truth, over all pictures.

    Detections are taken best score first. Each is right if its IoU with an object of its kind is at least
    `least` and the object was not found before.

    Returns:
        scores: float (k,), those of the detections that count, best first.
        right: bool (k,).
        n_truth: how many objects count.
    """
    order = sorted(
        (
            (score, n, j)
            for n, one in enumerate(found)
            for j, score in enumerate(one.scores)
            if one.kinds[j] == kind
        ),
        key=lambda entry: -entry[0],
    )
    wanted = [np.flatnonzero(one.kinds == kind) for one in truth]
    shared = {}
    taken = [np.zeros(len(indices), bool) for indices in wanted]
    scores, right = [], []
    for score, n, j in order:
        if not len(wanted[n]):
            scores.append(score)
            right.append(False)
            continue
        if n not in shared:
            shared[n] = overlaps(found[n].boxes, truth[n].boxes[wanted[n]])
        counts = truth[n].counts[wanted[n]]
        # What counts comes first: an object that need not be found takes no detection from one that must.
        fits = shared[n][j] * (shared[n][j] >= least)
        best = int(np.argmax(np.where(counts & ~taken[n], fits, 0)))
        if counts[best] and not taken[n][best] and fits[best] > 0:
            taken[n][best] = True
            scores.append(score)
            right.append(True)
        elif not (fits[~counts] > 0).any():
            scores.append(score)
            right.append(False)
    n_truth = int(sum(one.counts[one.kinds == kind].sum() for one in truth))
    return np.array(scores), np.array(right, bool), n_truth


def average_precision(right: np.ndarray, n_truth: int) -> float:
    """Return the area under the precision-recall curve, its precision made to fall only.

    Args:
        right: bool (k,), which detections are right, best score first.
        n_truth: how many objects there are.

    Returns:
        from 0 to 1; nan without objects.
    """
    if n_truth == 0:
        return float("nan")
    right = np.asarray(right, bool)
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    return float(envelope[right].sum() / n_truth)


def average_precisions(
    found: list[Boxes], truth: list[Boxes], n_kinds: int, least: float = 0.5
) -> np.ndarray:
    """Return the average precision of each kind, float (n_kinds,); nan for a kind that does not occur."""
    values = []
    for kind in range(n_kinds):
        _, right, n_truth = matches_of(found, truth, kind, least)
        values.append(average_precision(right, n_truth))
    return np.array(values)
