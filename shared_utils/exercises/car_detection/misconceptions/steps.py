"""The steps that the mistakes in detections are made of, with one thing wrong at a time."""

import numpy as np


def flat(*arrays):
    """Arrays on a grid with anchors as rows: (gh, gw, A, n) to (gh * gw * A, n)."""
    return [np.reshape(array, (-1, array.shape[-1])) for array in arrays]


def filtered(boxes, box_confidence, box_class_probs, threshold):
    """The right answer to yolo_filter_boxes."""
    rows, confidence, probs = flat(boxes, box_confidence, box_class_probs)
    scores = confidence * probs
    best = scores.max(axis=1)
    kept = best >= threshold
    return best[kept], rows[kept], scores.argmax(axis=1)[kept]


def sides(one, other):
    """Height and width of what two boxes share, negative for a gap."""
    return np.minimum(one[2:], other[2:]) - np.maximum(one[:2], other[:2])


def area(box):
    """Height times width."""
    return float(np.prod(box[2:] - box[:2]))


def iou(one, other):
    """The IoU of two boxes (4,), 0 for 0 / 0."""
    both = float(np.maximum(sides(one, other), 0).prod())
    either = area(one) + area(other) - both
    return both / either if either > 0 else 0.0


def best_first(scores):
    """The indices, best score first."""
    return np.argsort(-scores, kind="stable")


def kept(order, boxes, rivals, overlap=iou, threshold=0.5, compared=lambda kept, seen: kept):
    """The indices that suppression keeps.

    Args:
        order: indices, in which they are gone through.
        rivals: (i, j) -> whether j can be suppressed by i.
        compared: (kept, seen) -> the indices that the next one is compared with.
    """
    boxes, chosen, seen = np.asarray(boxes, dtype=float), [], []
    for j in order:
        if not any(rivals(i, j) and overlap(boxes[i], boxes[j]) > threshold for i in compared(chosen, seen)):
            chosen.append(j)
        seen.append(j)
    return np.array(chosen, dtype=int)


def suppressed(scores, boxes, classes, max_boxes, iou_threshold, **options):
    """The right answer to yolo_non_max_suppression; `options` of `kept` make it a wrong one."""
    options = {"order": best_first(scores), "rivals": lambda i, j: classes[i] == classes[j], **options}
    chosen = kept(boxes=boxes, threshold=iou_threshold, **options)[:max_boxes]
    return scores[chosen], boxes[chosen], classes[chosen]


def corners(box_xy, box_wh):
    """Centres (..., 2) as (x, y) and sizes (..., 2) -> (..., 4) as (y1, x1, y2, x2)."""
    low, high = box_xy - box_wh / 2, box_xy + box_wh / 2
    return np.concatenate([low[..., ::-1], high[..., ::-1]], axis=-1)


def scaled(boxes, image_shape):
    """Corners (N, 4) from shares to pixels of (height, width)."""
    return boxes * np.tile(np.float32(image_shape), 2)


def evaluated(
    yolo_outputs,
    image_shape,
    max_boxes,
    score_threshold,
    iou_threshold,
    filtered=filtered,
    suppressed=suppressed,
    corners=corners,
    scaled=scaled,
):
    """The right answer to yolo_eval; another step in place of one of these makes it a wrong one."""
    box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs
    boxes = corners(box_xy, box_wh)
    scores, boxes, classes = filtered(boxes, box_confidence, box_class_probs, score_threshold)
    return suppressed(scores, scaled(boxes, image_shape), classes, max_boxes, iou_threshold)
