"""Right answers to yolo_eval, encode_scene and average_precision, as source, written in different ways."""

from .right_boxes import FILTERS, SUPPRESSIONS

_EVAL = """
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=.6, iou_threshold=.5):
    box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs
    boxes = yolo_boxes_to_corners(box_xy, box_wh)
    scores, boxes, classes = yolo_filter_boxes(boxes, box_confidence, box_class_probs, score_threshold)
    boxes = scale_boxes(boxes, image_shape)
    return yolo_non_max_suppression(scores, boxes, classes, max_boxes, iou_threshold)
"""
_SCALED_LAST = """
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=.6, iou_threshold=.5):
    xy, wh, confidence, probs = [tf.convert_to_tensor(part) for part in yolo_outputs]
    found = yolo_filter_boxes(boxes=yolo_boxes_to_corners(xy, wh), box_confidence=confidence,
                              box_class_probs=probs, threshold=score_threshold)
    scores, boxes, classes = yolo_non_max_suppression(*found, max_boxes, iou_threshold)
    return scores, scale_boxes(boxes, image_shape), classes
"""
_BY_HAND = """
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=.6, iou_threshold=.5):
    (box_xy, box_wh, box_confidence, box_class_probs), (height, width) = yolo_outputs, image_shape
    low, high = box_xy - box_wh / 2, box_xy + box_wh / 2
    boxes = np.concatenate([low[..., ::-1] * (height, width), high[..., ::-1] * (height, width)], axis=-1)
    found = yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=score_threshold)
    return yolo_non_max_suppression(*found, max_boxes=max_boxes, iou_threshold=iou_threshold)
"""

EVALS = {
    "as_many_write_it": FILTERS["as_many_write_it"] + SUPPRESSIONS["class_by_class_with_tensorflow"] + _EVAL,
    "with_one_call_for_all_classes": FILTERS["as_many_write_it"]
    + """
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = tf.image.non_max_suppression(boxes, scores, max_boxes, iou_threshold)
    return tf.gather(scores, kept), tf.gather(boxes, kept), tf.gather(classes, kept)
"""
    + _EVAL,
    "with_numpy": FILTERS["with_numpy"] + SUPPRESSIONS["with_numpy"] + _EVAL,
    "scaled_last_with_tensors": FILTERS["as_many_write_it"]
    + SUPPRESSIONS["boxes_moved_apart_by_class"]
    + _SCALED_LAST,
    "by_hand_in_loops": FILTERS["in_loops"] + SUPPRESSIONS["in_loops"] + _BY_HAND,
}

ENCODINGS = {
    "in_loops": """
def encode_scene(boxes, classes, anchors, grid, n_classes):
    grid_h, grid_w = grid
    label = np.zeros((grid_h, grid_w, len(anchors), 5 + n_classes))
    for (y1, x1, y2, x2), c in zip(boxes, classes):
        x, y = (x1 + x2) / 2 * grid_w, (y1 + y2) / 2 * grid_h
        w, h = (x2 - x1) * grid_w, (y2 - y1) * grid_h
        row, column = int(y), int(x)
        fits = []
        for anchor_w, anchor_h in anchors:
            both = min(w, anchor_w) * min(h, anchor_h)
            fits.append(both / (w * h + anchor_w * anchor_h - both))
        for k in sorted(range(len(anchors)), key=lambda k: -fits[k]):
            if label[row, column, k, 4] == 0:
                label[row, column, k, :5] = x - column, y - row, w, h, 1
                label[row, column, k, 5 + c] = 1
                break
    return label
""",
    "by_calling_iou": """
def encode_scene(boxes, classes, anchors, grid, n_classes):
    def overlap(one, other):
        sides = np.maximum(np.minimum(one[2:], other[2:]) - np.maximum(one[:2], other[:2]), 0)
        areas = [np.prod(box[2:] - box[:2]) for box in (one, other)]
        return np.prod(sides) / (sum(areas) - np.prod(sides))

    label = np.zeros(tuple(grid) + (len(anchors), 5 + n_classes), dtype="float32")
    for box, c in zip(boxes, classes):
        centre, size = (box[:2] + box[2:]) / 2 * np.array(grid), (box[2:] - box[:2]) * np.array(grid)
        cell = np.floor(centre).astype(int)
        mine = np.concatenate([-size / 2, size / 2])
        order = np.argsort([-overlap(mine, np.array([-h, -w, h, w]) / 2) for w, h in anchors])
        free = [k for k in order if not label[cell[0], cell[1], k].any()]
        if free:
            place = (centre - cell)[::-1]
            label[cell[0], cell[1], free[0]] = np.r_[place, size[::-1], 1, np.eye(n_classes)[c]]
    return label
""",
    "with_a_dictionary_and_tensorflow": """
def encode_scene(boxes, classes, anchors, grid, n_classes):
    taken = {}
    for box, c in zip(np.array(boxes, dtype=float).tolist(), np.array(classes).tolist()):
        y, x = (box[0] + box[2]) / 2 * grid[0], (box[1] + box[3]) / 2 * grid[1]
        h, w = (box[2] - box[0]) * grid[0], (box[3] - box[1]) * grid[1]
        areas = np.minimum(anchors, [w, h]).prod(axis=1)
        fits = areas / (w * h + np.prod(anchors, axis=1) - areas)
        for k in np.argsort(fits)[::-1].tolist():
            if (int(y // 1), int(x // 1), k) not in taken:
                kinds = [float(n == c) for n in range(n_classes)]
                taken[int(y // 1), int(x // 1), k] = [x % 1, y % 1, w, h, 1.0] + kinds
                break
    shape = (grid[0], grid[1], len(anchors), 5 + n_classes)
    if not taken:
        return tf.zeros(shape)
    return tf.scatter_nd(list(taken), tf.constant(list(taken.values()), tf.float32), shape)
""",
}

AVERAGES = {
    "in_loops": """
def average_precision(scores, matches, n_truth):
    order = sorted(range(len(scores)), key=lambda i: -scores[i])
    precision, right, found = [], [], 0
    for n, i in enumerate(order, start=1):
        found += bool(matches[i])
        precision.append(found / n)
        right.append(bool(matches[i]))
    area = 0
    for n, hit in enumerate(right):
        if hit:
            area += max(precision[n:]) / n_truth
    return area
""",
    "as_voc_computes_it": """
def average_precision(scores, matches, n_truth):
    order = np.argsort(-scores)
    tp = np.cumsum(matches[order].astype(float))
    fp = np.cumsum(1 - matches[order].astype(float))
    recall, precision = tp / n_truth, tp / np.maximum(tp + fp, 1e-12)
    mrec, mpre = np.concatenate(([0.], recall, [1.])), np.concatenate(([0.], precision, [0.]))
    for i in range(mpre.size - 1, 0, -1):
        mpre[i - 1] = np.maximum(mpre[i - 1], mpre[i])
    i = np.where(mrec[1:] != mrec[:-1])[0]
    return np.sum((mrec[i + 1] - mrec[i]) * mpre[i + 1])
""",
    "with_tensorflow": """
def average_precision(scores, matches, n_truth):
    order = tf.argsort(scores, direction="DESCENDING")
    right = tf.cast(tf.gather(tf.cast(matches, tf.float32), order), tf.float32)
    precision = tf.cumsum(right) / tf.range(1, len(right) + 1, dtype=tf.float32)
    total = 0.0
    for i in range(len(right)):
        if right[i] > 0:
            total += float(tf.reduce_max(precision[i:]))
    return total / n_truth
""",
    "with_numpy": """
def average_precision(scores, matches, n_truth):
    matches = np.array(matches)[np.argsort(scores)[::-1]] > 0
    precision = np.cumsum(matches) / (np.arange(matches.size) + 1)
    return np.flip(np.maximum.accumulate(np.flip(precision)))[matches].sum() / n_truth
""",
}

RIGHT_SCENES = {"yolo_eval": EVALS, "encode_scene": ENCODINGS, "average_precision": AVERAGES}
