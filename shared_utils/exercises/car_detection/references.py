"""Our own answers to the exercises of Car_Detection, written to be checked against the lesson's.

Each stands on its own, with `np` alone: they are the working versions that stand in for a learner's. The
lesson goes box by box; these work on whole arrays. They answer in float32, so that what was computed in
float32 and handed on as a Python float is right too.
"""

import numpy as np


def iou(box1, box2):
    """Corners (x1, y1, x2, y2), y downwards -> a float32 scalar: |both| / |either|, 0 for 0 / 0."""
    pair = np.array([box1, box2], dtype=np.float64)
    both = np.clip(pair[:, 2:].min(axis=0) - pair[:, :2].max(axis=0), 0, None).prod()
    either = (pair[:, 2:] - pair[:, :2]).prod(axis=1).sum() - both
    return np.float32(both / either if either > 0 else 0)


def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    """(gh, gw, A, 4), (gh, gw, A, 1), (gh, gw, A, C) -> scores (k,), boxes (k, 4), classes (k,)."""
    scores = (box_confidence * box_class_probs).reshape(-1, box_class_probs.shape[-1])
    classes = scores.argmax(axis=1)
    best = np.take_along_axis(scores, classes[:, None], axis=1)[:, 0]
    kept = np.flatnonzero(best >= threshold)
    return best[kept], boxes.reshape(-1, 4)[kept], classes[kept]


def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    """(n,), (n, 4), (n,) -> the same of those that are kept, best score first, max_boxes at most."""
    order = np.argsort(-scores)
    corners, kinds = boxes[order].astype(np.float64), classes[order]
    low, high = corners[:, None, :2], corners[:, None, 2:]
    both = np.maximum(np.minimum(high, high.swapaxes(0, 1)) - np.maximum(low, low.swapaxes(0, 1)), 0).prod(-1)
    areas = (corners[:, 2:] - corners[:, :2]).prod(-1)
    either = areas[:, None] + areas - both
    rivals = (both > iou_threshold * either) & (kinds[:, None] == kinds) & (either > 0)
    alive = np.ones(len(order), dtype=bool)
    for better in range(len(order)):
        alive[better + 1 :] &= ~(alive[better] & rivals[better, better + 1 :])
    kept = order[alive][:max_boxes]
    return scores[kept], boxes[kept], classes[kept]


def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    """Centres, sizes, confidences, probabilities -> scores, boxes (y1, x1, y2, x2) in pixels, classes."""
    xy, wh, confidence, probs = (np.reshape(part, (-1, part.shape[-1])) for part in yolo_outputs)
    probs = confidence * probs
    candidates = np.argsort(-probs.max(axis=1))
    candidates = candidates[probs.max(axis=1)[candidates] >= score_threshold]
    scores, classes = probs.max(axis=1), probs.argmax(axis=1)
    corners = np.concatenate([xy - wh / 2, xy + wh / 2], axis=1)[:, [1, 0, 3, 2]]

    kept = []
    for i in candidates:
        rivals = [j for j in kept if classes[j] == classes[i]]
        low, high = (
            np.maximum(corners[rivals, :2], corners[i, :2]),
            np.minimum(corners[rivals, 2:], corners[i, 2:]),
        )
        both = np.maximum(high - low, 0).prod(axis=1)
        either = wh[rivals].prod(axis=1) + wh[i].prod() - both
        if np.all(both <= iou_threshold * either):
            kept.append(i)
    kept = np.array(kept[:max_boxes], dtype=int)
    return scores[kept], corners[kept] * np.tile(np.float32(image_shape), 2), classes[kept]


def encode_scene(boxes, classes, anchors, grid, n_classes):
    """(n, 4) in shares, (n,), (n_anchors, 2) in cells -> (grid_h, grid_w, n_anchors, 5 + n_classes)."""
    label = np.zeros((*grid, len(anchors), 5 + n_classes), dtype=np.float32)
    corners = np.asarray(boxes, dtype=np.float64) * np.tile(grid, 2)
    centres, sizes = (corners[:, :2] + corners[:, 2:]) / 2, (corners[:, 2:] - corners[:, :2])[:, ::-1]
    both = np.minimum(sizes[:, None], anchors).prod(axis=-1)
    fits = both / (sizes.prod(axis=-1)[:, None] + np.prod(anchors, axis=-1) - both)
    for centre, size, fit, kind in zip(centres, sizes, fits, classes, strict=True):
        cell = label[tuple(centre.astype(int))]
        fit = np.where(cell[:, 4] > 0, -1, fit)
        if fit.max() >= 0:
            kinds = np.arange(n_classes) == kind
            cell[fit.argmax()] = np.concatenate([centre[::-1] % 1, size, [1], kinds])
    return label


def average_precision(scores, matches, n_truth):
    """(k,), (k,), a number of objects -> a float32 scalar: the area under the precision's envelope."""
    right = np.asarray(matches, dtype=bool)[np.argsort(-np.asarray(scores))]
    precision = right.cumsum() / np.arange(1, len(right) + 1)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    return np.float32(envelope @ right / n_truth)
