"""Boxes of a detector in NumPy: overlap, suppression, anchors by k-means, and labels for training.

Boxes are corners (y1, x1, y2, x2), y downwards, unless a name says otherwise; sizes are (width, height), as
anchors are written in files of YOLO. See Redmon and Farhadi, "YOLO9000: Better, Faster, Stronger" (2017).
"""

from __future__ import annotations

import numpy as np


def overlaps(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return the IoU of each of n boxes with each of k: (n, 4) and (k, 4) to (n, k), float64.

    Two boxes without area overlap by 0.
    """
    first, second = np.asarray(first, np.float64)[:, None], np.asarray(second, np.float64)[None]
    sides = np.minimum(first[..., 2:], second[..., 2:]) - np.maximum(first[..., :2], second[..., :2])
    both = np.maximum(sides, 0).prod(-1)
    either = (first[..., 2:] - first[..., :2]).prod(-1) + (second[..., 2:] - second[..., :2]).prod(-1) - both
    return np.divide(both, either, out=np.zeros_like(both), where=either > 0)


def size_overlaps(sizes: np.ndarray, anchors: np.ndarray) -> np.ndarray:
    """Return the IoU of boxes with anchors that share their centre: sizes (n, 2), (k, 2) to (n, k)."""
    both = np.minimum(sizes[:, None], anchors[None]).prod(-1)
    return both / (sizes.prod(-1)[:, None] + anchors.prod(-1)[None] - both)


def suppressed(boxes: np.ndarray, scores: np.ndarray, kinds: np.ndarray, threshold: float) -> np.ndarray:
    """Return the indices that non-maximum suppression keeps within each kind, best score first.

    Args:
        boxes: (n, 4).
        scores: (n,).
        kinds: (n,), boxes of other kinds never suppress one another.
        threshold: a box is dropped if its IoU with a better one that is kept is larger.
    """
    order = np.argsort(-scores, kind="stable")
    # Moved apart by kind, boxes of two kinds never meet.
    apart = boxes + (kinds * (np.abs(boxes).max(initial=0) * 2 + 1))[:, None]
    over = overlaps(apart[order], apart[order]) > threshold
    alive = np.ones(len(order), bool)
    for place in range(len(order)):
        if alive[place]:
            alive[place + 1 :] &= ~over[place, place + 1 :]
    return order[alive]


def anchors_of(sizes: np.ndarray, count: int, seed: int = 0, rounds: int = 300) -> np.ndarray:
    """Return `count` typical sizes by k-means with 1 - IoU as the distance, smallest area first.

    Args:
        sizes: (n, 2), the sizes of boxes.
        count: how many.
        seed: of the first guess.
        rounds: at most so many; it ends when nothing changes.

    Returns:
        float64 (count, 2).

    Raises:
        ValueError: there are fewer different sizes than `count`.
    """
    sizes = np.asarray(sizes, np.float64)
    different = np.unique(sizes, axis=0)
    if len(different) < count:
        raise ValueError(f"{count} anchors need as many different sizes of box; there are {len(different)}.")
    rng = np.random.default_rng(seed)
    anchors = different[rng.choice(len(different), count, replace=False)]
    for _ in range(rounds):
        nearest = size_overlaps(sizes, anchors).argmax(1)
        moved = np.stack(
            [np.median(sizes[nearest == k], 0) if (nearest == k).any() else anchors[k] for k in range(count)]
        )
        if np.array_equal(moved, anchors):
            break
        anchors = moved
    return anchors[np.argsort(anchors.prod(1))]


def label_of(
    boxes: np.ndarray,
    kinds: np.ndarray,
    counts: np.ndarray,
    anchors: np.ndarray,
    grid: tuple[int, int],
    n_kinds: int,
    near: float = 0.5,
) -> np.ndarray:
    """Return what a picture teaches: (grid_h, grid_w, n_anchors, 6 + n_kinds), float32.

    The first 5 + n_kinds numbers of an entry are those of the exercise `encode_scene`: the place of the
    centre in its cell (x, y), the size in cells (w, h), 1 for an object, the kind, one-hot. Larger objects
    choose their anchor first. The last number is 1 where the confidence is taught. It is 0 where an anchor
    lies well on an object that belongs to another entry, or on one that does not count: neither yes nor no
    would be right there.

    Args:
        boxes: (n, 4), corners (y1, x1, y2, x2) in cells.
        kinds: int (n,).
        counts: bool (n,), False for objects too small or too hidden to ask for.
        anchors: (n_anchors, 2), sizes (width, height) in cells.
        grid: (grid_h, grid_w).
        n_kinds: how many kinds there are.
        near: the IoU from which an anchor lies well on an object.
    """
    grid_h, grid_w = grid
    label = np.zeros((grid_h, grid_w, len(anchors), 6 + n_kinds), np.float32)
    label[..., -1] = 1
    if not len(boxes):
        return label
    ys, xs = np.mgrid[:grid_h, :grid_w, :1][:2] + 0.5
    half = anchors / 2
    placed = np.stack([ys - half[:, 1], xs - half[:, 0], ys + half[:, 1], xs + half[:, 0]], axis=-1)
    label[..., -1] = (overlaps(placed.reshape(-1, 4), boxes).max(1) < near).reshape(placed.shape[:3])
    centres, sizes = (boxes[:, :2] + boxes[:, 2:]) / 2, (boxes[:, 2:] - boxes[:, :2])[:, ::-1]
    fits = size_overlaps(sizes, anchors)
    for n in np.argsort(-sizes.prod(1)):
        row, column = (min(int(c), last - 1) for c, last in zip(centres[n], grid, strict=True))
        free = [k for k in np.argsort(-fits[n]) if label[row, column, k, 4] == 0]
        if counts[n] and free:
            entry = label[row, column, free[0]]
            entry[:4] = centres[n, 1] - column, centres[n, 0] - row, *sizes[n]
            entry[4] = entry[-1] = entry[5 + kinds[n]] = 1
    return label
