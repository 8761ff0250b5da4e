"""The numbers that several drawings of this topic share."""

from itertools import pairwise

import numpy as np

FIRST, SECOND = (1, 1, 5, 4), (3, 2, 7, 5)  # x1, y1, x2, y2

PICTURE = (96, 160)  # rows and columns of pixels
CELL = 32
GRID = (PICTURE[0] // CELL, PICTURE[1] // CELL)
CAR, PEDESTRIAN = (32, 40, 64, 104), (16, 120, 80, 144)  # y1, x1, y2, x2
ANCHORS = ((0.5, 0.5), (1, 2), (2.5, 1.25))  # width and height in cells

CONFIDENCE = 0.8
PROBABILITIES = np.array([0.1, 0.7, 0.2])
SCORES = CONFIDENCE * PROBABILITIES

CANDIDATES = {"A": ((1, 1, 5, 4), 0.9), "B": ((2, 1, 6, 4), 0.8), "C": ((7, 1, 11, 4), 0.7)}  # x1, y1, x2, y2
THRESHOLD = 0.5

RIGHT = np.array([True, False, True, True, False])  # the detections, best score first
N_TRUTH = 4
PRECISION = np.cumsum(RIGHT) / np.arange(1, len(RIGHT) + 1)
RECALL = np.cumsum(RIGHT) / N_TRUTH
ENVELOPE = np.maximum.accumulate(PRECISION[::-1])[::-1]
AVERAGE_PRECISION = sum(
    (high - low) * ENVELOPE[np.searchsorted(RECALL, high)] for low, high in pairwise([0, *np.unique(RECALL)])
)

FILTERS = (5, 2, 5, 1, 1)  # the sides of the windows of each layer of the small network
STRIDES = (1, 2, 1, 1, 1)
CHANNELS = (3, 16, 16, 400, 400, 4)


def sides(side: int) -> list[int]:
    """The side of the picture and of what each layer of the small network makes of it."""
    result = [side]
    for window, stride in zip(FILTERS, STRIDES, strict=True):
        result.append((result[-1] - window) // stride + 1)
    return result


def overlap(one: tuple, other: tuple) -> tuple[float, float]:
    """The sides of what two boxes (x1, y1, x2, y2) share, width and height; 0 where they do not meet."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return max(width, 0), max(height, 0)


def area(box: tuple) -> float:
    """The area of a box of which the opposite corners are given, in either order of the axes."""
    return (box[2] - box[0]) * (box[3] - box[1])


def iou(one: tuple, other: tuple) -> float:
    """The IoU of two boxes (x1, y1, x2, y2)."""
    width, height = overlap(one, other)
    return width * height / (area(one) + area(other) - width * height)


def entry(box: tuple) -> dict[str, float]:
    """Where a box (y1, x1, y2, x2) in pixels stands in the label: its cell, and x, y, w, h in cells."""
    y1, x1, y2, x2 = (value / CELL for value in box)
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    return {"row": int(y), "column": int(x), "x": x % 1, "y": y % 1, "w": x2 - x1, "h": y2 - y1}


def anchor_iou(box: tuple, anchor: tuple[float, float]) -> float:
    """The IoU of a box (y1, x1, y2, x2) with an anchor of the same centre."""
    w, h = entry(box)["w"], entry(box)["h"]
    both = min(w, anchor[0]) * min(h, anchor[1])
    return both / (w * h + anchor[0] * anchor[1] - both)


def best_anchor(box: tuple) -> int:
    """The number of the anchor that fits a box best."""
    return int(np.argmax([anchor_iou(box, anchor) for anchor in ANCHORS]))
