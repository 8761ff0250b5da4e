"""Scenes for the contracts of detections: pictures cut into tiles, and in each tile boxes that overlap.

Boxes of different tiles share nothing, so it is known which box suppresses which. A box is (y1, x1, y2, x2)
in units of its tile.
"""

import numpy as np

GAP = 1.5
"""From one tile to the next, in units of a tile."""


def first_box(rng):
    """A box with room below it and to its right; it is not square."""
    height, width = rng.permutation([rng.uniform(0.28, 0.34), rng.uniform(0.38, 0.44)])
    y, x = rng.uniform(0.05, 0.1, size=2)
    return np.array([y, x, y + height, x + width])


def moved(rng, box, overlap, along=None):
    """A box of the same size, moved down or to the right (`along` 0 or 1) until the IoU is `overlap`."""
    along = int(rng.integers(2)) if along is None else along
    share = (1 - overlap) / (1 + overlap)
    step = np.zeros(4)
    step[[along, along + 2]] = share * (box[along + 2] - box[along])
    other = box + step
    if overlap == 0:  # they touch, without the last digit's doubt
        other[along] = box[along + 2]
    return other


def smaller(rng, box, overlap):
    """A box inside that has `overlap` of the area, and so this IoU."""
    height, width = box[2:] - box[:2]
    part = overlap ** rng.uniform(0.35, 0.65)
    h, w = height * part, width * overlap / part
    y, x = box[:2] + (0.4, 0.6) * np.array([height - h, width - w])
    return np.array([y, x, y + h, x + w])


def beside(box, along):
    """A box that touches it, below (`along` 0) or to the right (1), and is not as long."""
    height, width = box[2:] - box[:2]
    if along == 0:
        return np.array([box[2], box[1] + 0.1 * width, box[2] + 0.8 * height, box[3]])
    return np.array([box[0] + 0.1 * height, box[3], box[2], box[3] + 0.8 * width])


def flat(box):
    """A box inside that has a height and no width."""
    height, width = box[2:] - box[:2]
    x = box[1] + 0.3 * width
    return np.array([box[0] + 0.2 * height, x, box[2] - 0.1 * height, x])


def across(rng):
    """Two small boxes with a gap both below and to the right, of nearly their own height and width."""
    box = first_box(rng) / 2
    step = 1.9 * (box[2:] - box[:2])
    return [box, box + np.tile(step, 2)]


def pair(rng, overlap):
    """A box and one that overlaps it by `overlap`."""
    box = first_box(rng)
    return [box, moved(rng, box, overlap)]


def scores_of(rng, count, low=0.3, high=0.97):
    """Scores that fall, none closer to the next than half a step."""
    steps = (high - low) / max(count, 1)
    return high - steps * (np.arange(count) + rng.uniform(0, 0.5, size=count))


def in_tiles(rng, clusters, size=(1.0, 1.0)):
    """Boxes (n, 4) float32 of all clusters, one tile each, in a picture of this height and width.

    No two clusters are in one row or column of tiles, and the gaps are wide: whatever a mistake makes of a
    gap, it makes the same of all of them.
    """
    n = len(clusters)
    corners = GAP * np.stack([rng.permutation(n), rng.permutation(n)], axis=1)
    boxes = []
    for corner, cluster in zip(corners, clusters, strict=True):
        boxes += [(box + np.tile(corner, 2)) / (GAP * n) * np.tile(size, 2) for box in cluster]
    return np.array(boxes, dtype=np.float32).reshape(-1, 4)
