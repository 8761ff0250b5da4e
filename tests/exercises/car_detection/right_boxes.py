"""Right answers to iou, yolo_filter_boxes and yolo_non_max_suppression, as source, in different ways."""

IOUS = {
    "in_plain_python": """
def iou(box1, box2):
    (x1, y1, x2, y2), (a1, b1, a2, b2) = box1, box2
    width, height = min(x2, a2) - max(x1, a1), min(y2, b2) - max(y1, b1)
    if width <= 0 or height <= 0:
        return 0
    both = width * height
    return both / ((x2 - x1) * (y2 - y1) + (a2 - a1) * (b2 - b1) - both)
""",
    "as_many_write_it": """
def iou(box1, box2):
    (box1_x1, box1_y1, box1_x2, box1_y2) = box1
    (box2_x1, box2_y1, box2_x2, box2_y2) = box2
    xi1 = max(box1_x1, box2_x1)
    yi1 = max(box1_y1, box2_y1)
    xi2 = min(box1_x2, box2_x2)
    yi2 = min(box1_y2, box2_y2)
    inter_area = max(xi2 - xi1, 0) * max(yi2 - yi1, 0)
    box1_area = (box1_x2 - box1_x1) * (box1_y2 - box1_y1)
    box2_area = (box2_x2 - box2_x1) * (box2_y2 - box2_y1)
    return inter_area / (box1_area + box2_area - inter_area)
""",
    "with_numpy": """
def iou(box1, box2):
    box1, box2 = np.asarray(box1, dtype=float), np.asarray(box2, dtype=float)
    sides = np.clip(np.minimum(box1[2:], box2[2:]) - np.maximum(box1[:2], box2[:2]), 0, None)
    either = np.prod(box1[2:] - box1[:2]) + np.prod(box2[2:] - box2[:2]) - np.prod(sides)
    return np.prod(sides) / either if either else np.array(0.0)
""",
    "with_a_small_number": """
def iou(box1, box2):
    w = max(0.0, min(box1[2], box2[2]) - max(box1[0], box2[0]))
    h = max(0.0, min(box1[3], box2[3]) - max(box1[1], box2[1]))
    areas = [(b[2] - b[0]) * (b[3] - b[1]) for b in (box1, box2)]
    return float(w * h / (sum(areas) - w * h + 1e-9))
""",
    "with_tensorflow": """
def iou(box1, box2):
    box1, box2 = tf.cast(box1, tf.float32), tf.cast(box2, tf.float32)
    sides = tf.maximum(tf.minimum(box1[2:], box2[2:]) - tf.maximum(box1[:2], box2[:2]), 0.0)
    both = tf.reduce_prod(sides)
    either = tf.reduce_prod(box1[2:] - box1[:2]) + tf.reduce_prod(box2[2:] - box2[:2]) - both
    return tf.math.divide_no_nan(both, either)
""",
    "a_python_float_from_tensorflow": """
def iou(box1, box2):
    box1, box2 = tf.constant(np.float32(box1)), tf.constant(np.float32(box2))
    sides = tf.nn.relu(tf.minimum(box1[2:], box2[2:]) - tf.maximum(box1[:2], box2[:2]))
    both = sides[0] * sides[1]
    areas = [(b[2] - b[0]) * (b[3] - b[1]) for b in (box1, box2)]
    return float(both / (areas[0] + areas[1] - both)) if both > 0 else 0.0
""",
    "with_keras_ops": """
def iou(box1, box2):
    box1, box2 = (keras.ops.convert_to_tensor(np.array(b), dtype="float32") for b in (box1, box2))
    low, high = keras.ops.maximum(box1[:2], box2[:2]), keras.ops.minimum(box1[2:], box2[2:])
    both = keras.ops.prod(keras.ops.relu(high - low))
    either = keras.ops.prod(box1[2:] - box1[:2]) + keras.ops.prod(box2[2:] - box2[:2]) - both
    return keras.ops.where(either > 0, both / keras.ops.maximum(either, 1e-12), 0.0)
""",
}

FILTERS = {
    "as_many_write_it": """
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=.6):
    box_scores = box_confidence * box_class_probs
    box_classes = tf.math.argmax(box_scores, axis=-1)
    box_class_scores = tf.math.reduce_max(box_scores, axis=-1)
    filtering_mask = box_class_scores >= threshold
    scores = tf.boolean_mask(box_class_scores, filtering_mask)
    boxes = tf.boolean_mask(boxes, filtering_mask)
    classes = tf.boolean_mask(box_classes, filtering_mask)
    return scores, boxes, classes
""",
    "in_the_older_order": """
def yolo_filter_boxes(box_confidence, boxes, box_class_probs, threshold=.6):
    box_scores = np.multiply(box_confidence, box_class_probs)
    box_classes = K.argmax(tf.constant(box_scores), axis=-1)
    box_class_scores = tf.reduce_max(box_scores, axis=-1, keepdims=False)
    filtering_mask = tf.greater_equal(box_class_scores, threshold)
    return [tf.boolean_mask(t, filtering_mask) for t in (box_class_scores, boxes, box_classes)]
""",
    "with_numpy": """
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=.6):
    scores = (box_confidence * box_class_probs).max(axis=-1)
    mask = scores >= threshold
    return scores[mask], boxes[mask], np.argmax(box_class_probs, axis=-1)[mask].astype(np.int32)
""",
    "in_loops": """
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=.6):
    scores, kept, classes = [], [], []
    n_H, n_W, A, C = box_class_probs.shape
    for i in range(n_H):
        for j in range(n_W):
            for a in range(A):
                products = [box_confidence[i, j, a, 0] * box_class_probs[i, j, a, c] for c in range(C)]
                best = max(products)
                if best >= threshold:
                    scores.append(float(best))
                    kept.append(boxes[i, j, a])
                    classes.append(products.index(best))
    return scores, np.array(kept).reshape(-1, 4), classes
""",
    "with_keras_ops": """
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=.6):
    box_scores = keras.ops.multiply(box_confidence, box_class_probs)
    best = keras.ops.max(box_scores, axis=-1)
    index = keras.ops.where(best >= threshold)
    chosen = tf.transpose(tf.stack(index)) if isinstance(index, (list, tuple)) else index
    classes = keras.ops.cast(keras.ops.argmax(box_scores, axis=-1), "float32")
    return tf.gather_nd(best, chosen), tf.gather_nd(boxes, chosen), tf.gather_nd(classes, chosen)
""",
}

SUPPRESSIONS = {
    "class_by_class_with_tensorflow": """
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = []
    for c in np.unique(classes):
        mine = np.flatnonzero(np.array(classes) == c)
        chosen = tf.image.non_max_suppression(
            tf.gather(boxes, mine), tf.gather(scores, mine), max_boxes, iou_threshold=iou_threshold)
        kept.extend(mine[chosen.numpy()])
    kept = np.array(kept, dtype=int)
    kept = kept[np.argsort(-np.array(scores)[kept])][:max_boxes]
    return tf.gather(scores, kept), tf.gather(boxes, kept), tf.gather(classes, kept)
""",
    "as_the_newer_answers_do": """
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    boxes = tf.cast(boxes, dtype=tf.float32)
    scores = tf.cast(scores, dtype=tf.float32)
    nms_indices = []
    classes_labels = tf.unique(classes)[0]
    for label in classes_labels:
        filtering_mask = classes == label
        boxes_label = tf.boolean_mask(boxes, filtering_mask)
        scores_label = tf.boolean_mask(scores, filtering_mask)
        if tf.shape(scores_label)[0] > 0:
            nms_indices_label = tf.image.non_max_suppression(
                boxes_label, scores_label, max_boxes, iou_threshold=iou_threshold)
            selected_indices = tf.squeeze(tf.where(filtering_mask), axis=1)
            nms_indices.append(tf.gather(selected_indices, nms_indices_label))
    nms_indices = tf.concat(nms_indices, axis=0)
    scores = tf.gather(scores, nms_indices)
    boxes = tf.gather(boxes, nms_indices)
    classes = tf.gather(classes, nms_indices)
    sort_order = tf.argsort(scores, direction='DESCENDING').numpy()
    scores = tf.gather(scores, sort_order[0:max_boxes])
    boxes = tf.gather(boxes, sort_order[0:max_boxes])
    classes = tf.gather(classes, sort_order[0:max_boxes])
    return scores, boxes, classes
""",
    "boxes_moved_apart_by_class": """
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    step = 2 * tf.reduce_max(tf.abs(boxes)) + 1 if len(boxes) else 1.0
    apart = boxes + tf.cast(classes, tf.float32)[:, None] * step
    limit = tf.Variable(max_boxes, dtype="int32")
    kept = tf.image.non_max_suppression(apart, scores, limit, iou_threshold)
    return tf.gather(scores, kept), tf.gather(boxes, kept), tf.gather(classes, kept)
""",
    "in_loops": """
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    def overlap(a, b):
        h = max(0, min(a[2], b[2]) - max(a[0], b[0]))
        w = max(0, min(a[3], b[3]) - max(a[1], b[1]))
        either = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - h * w
        return h * w / either if either > 0 else 0

    left = sorted(range(len(scores)), key=lambda i: scores[i], reverse=True)
    kept = []
    while left and len(kept) < max_boxes:
        best = left.pop(0)
        kept.append(best)
        left = [i for i in left
                if classes[i] != classes[best] or overlap(boxes[i], boxes[best]) <= iou_threshold]
    return ([float(scores[i]) for i in kept], np.array([boxes[i] for i in kept]).reshape(-1, 4),
            [int(classes[i]) for i in kept])
""",
    "with_numpy": """
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order, kept = np.argsort(scores)[::-1], []
    y1, x1, y2, x2 = boxes.T
    areas = (y2 - y1) * (x2 - x1)
    while order.size:
        i, order = order[0], order[1:]
        kept.append(i)
        h = np.maximum(0, np.minimum(y2[i], y2[order]) - np.maximum(y1[i], y1[order]))
        w = np.maximum(0, np.minimum(x2[i], x2[order]) - np.maximum(x1[i], x1[order]))
        iou = h * w / (areas[i] + areas[order] - h * w)
        order = order[(iou <= iou_threshold) | (classes[order] != classes[i])]
    kept = np.array(kept[:max_boxes], dtype=int)
    return scores[kept], boxes[kept], classes[kept].astype("float32")
""",
}

RIGHT_BOXES = {"iou": IOUS, "yolo_filter_boxes": FILTERS, "yolo_non_max_suppression": SUPPRESSIONS}
