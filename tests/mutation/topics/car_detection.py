"""Inputs of Car_Detection wider than the hidden cases: all that the contracts allow."""

from __future__ import annotations

import numpy as np

from shared_utils.exercises import Case

from ..settings import TopicSettings

# Without TensorFlow, which no solution needs: a worker starts at once.
NAMES = """
import numpy as np
from shared_utils.models.yolo_reading import scale_boxes, yolo_boxes_to_corners
"""


def _whole(rng, low, high) -> int:
    """A whole number from low to high, both included."""
    return int(rng.integers(low, high + 1))


def _corners(rng, n, whole=False):
    """Boxes (n, 4) of any size, some of them flat, some of them the same."""
    low, size = rng.uniform(-2, 2, size=(n, 2)), rng.uniform(0, 3, size=(n, 2))
    size *= rng.random((n, 2)) > 0.05
    boxes = np.concatenate([low, low + size], axis=1)
    boxes = np.round(4 * boxes) if whole else boxes
    return boxes[rng.choice(n, size=n)] if n and rng.random() < 0.3 else boxes


def _scores(rng, n, low=0.0, high=1.0, dtype=np.float32):
    """Scores of which no two are equal, in any order."""
    steps = (np.arange(n) + rng.uniform(0.1, 0.9, size=n)) / max(n, 1)
    return rng.permutation(low + (high - low) * steps).astype(dtype)


def _sometimes(rng, **arguments):
    """Some of the arguments; the others are left to their defaults."""
    return {name: value for name, value in arguments.items() if rng.random() < 0.7}


def _iou(rng):
    boxes = _corners(rng, 2, whole=rng.random() < 0.5)
    form = (np.array, np.float32, np.ndarray.tolist, lambda box: tuple(box.tolist()))[_whole(rng, 0, 3)]
    return Case(box1=form(boxes[0]), box2=form(boxes[1]))


def _grid(rng):
    """Rows, columns and anchors."""
    return _whole(rng, 1, 6), _whole(rng, 1, 6), _whole(rng, 1, 5)


def _probabilities(rng, shape):
    """Confidences (..., 1) and probabilities (..., C) whose sum is 1; no two scores of a box are equal."""
    probs = rng.uniform(0.01, 1, size=(*shape, _whole(rng, 1, 8))) ** rng.uniform(1, 9)
    confidence = rng.uniform(0.01, 1, size=(*shape, 1))
    return confidence.astype(np.float32), (probs / probs.sum(axis=-1, keepdims=True)).astype(np.float32)


def _filter(rng):
    shape = _grid(rng)
    confidence, probs = _probabilities(rng, shape)
    return Case(
        boxes=_corners(rng, int(np.prod(shape))).reshape(*shape, 4).astype(np.float32),
        box_confidence=confidence,
        box_class_probs=probs,
        **_sometimes(rng, threshold=float(rng.uniform(0, 1)) if rng.random() < 0.9 else 0),
    )


def _limits(rng):
    """The arguments of a suppression."""
    at_an_end = float(rng.integers(2))
    iou_threshold = at_an_end if rng.random() < 0.2 else float(rng.uniform(0, 1))
    return _sometimes(rng, max_boxes=_whole(rng, 1, 30), iou_threshold=iou_threshold)


def _suppression(rng):
    n = _whole(rng, 0, 25)
    dtype = np.float32 if rng.random() < 0.7 else np.float64
    classes = rng.integers(_whole(rng, 1, 5), size=n)
    boxes = _corners(rng, n, whole=rng.random() < 0.3).astype(dtype)
    return Case(scores=_scores(rng, n, dtype=dtype), boxes=boxes, classes=classes, **_limits(rng))


def _eval(rng):
    shape = _grid(rng)
    confidence, probs = _probabilities(rng, shape)
    centres = rng.uniform(0, 1, size=(*shape, 2)).astype(np.float32)
    sizes = rng.uniform(0.01, 0.9, size=(*shape, 2)).astype(np.float32)
    given = _sometimes(
        rng,
        image_shape=(_whole(rng, 1, 900), _whole(rng, 1, 900)),
        score_threshold=float(rng.uniform(0, 0.9)),
    )
    return Case(yolo_outputs=(centres, sizes, confidence, probs), **given, **_limits(rng))


def _scene(rng):
    """Objects anywhere in the picture, larger or smaller than a cell; often several in a cell."""
    grid, n, n_classes = (_whole(rng, 1, 8), _whole(rng, 1, 8)), _whole(rng, 0, 12), _whole(rng, 1, 20)
    corners = rng.uniform(0, 1, size=(n, 2, 2))
    boxes = np.concatenate([corners.min(axis=1), corners.max(axis=1)], axis=1).reshape(n, 4)
    dtype = np.float32 if rng.random() < 0.3 else np.float64
    anchors = rng.uniform(0.1, 6, size=(_whole(rng, 1, 6), 2)).astype(dtype)
    classes = rng.integers(n_classes, size=n)
    return Case(boxes=boxes.astype(dtype), classes=classes, anchors=anchors, grid=grid, n_classes=n_classes)


def _average_precision(rng):
    k = _whole(rng, 0, 25)
    matches = rng.random(k) < rng.random()
    scores = _scores(rng, k, dtype=(np.float32, np.float64)[_whole(rng, 0, 1)])
    n_truth = max(1, int(matches.sum())) + _whole(rng, 0, 5)
    return Case(scores=scores, matches=matches, n_truth=n_truth)


SETTINGS = TopicSettings(
    wide={
        "iou": _iou,
        "yolo_filter_boxes": _filter,
        "yolo_non_max_suppression": _suppression,
        "yolo_eval": _eval,
        "encode_scene": _scene,
        "average_precision": _average_precision,
    },
    names=NAMES,
)
