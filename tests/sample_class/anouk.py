"""Filters by the confidence, limits each class, takes the best anchor even if it is taken and forgets the envelope: all four have names."""
# topic Car_Detection
# expect yolo_filter_boxes 0, yolo_non_max_suppression 18, yolo_eval 18, encode_scene 15, average_precision 8
# expect hint: yolo_filter_boxes threshold_on_the_confidence, yolo_non_max_suppression max_boxes_for_each_class
# expect hint: encode_scene taken_entry_overwritten, average_precision envelope_missing
# fill right

# %% encode_scene
def encode_scene(boxes, classes, anchors, grid, n_classes):
    grid_h, grid_w = grid
    label = np.zeros((grid_h, grid_w, len(anchors), 5 + n_classes))
    for (y1, x1, y2, x2), number in zip(boxes, classes):
        x, y = (x1 + x2) / 2 * grid_w, (y1 + y2) / 2 * grid_h
        w, h = (x2 - x1) * grid_w, (y2 - y1) * grid_h
        k = int(np.argmax([iou((0, 0, w, h), (0, 0, w_a, h_a)) for w_a, h_a in anchors]))
        label[int(y), int(x), k] = [x - int(x), y - int(y), w, h, 1, *(np.arange(n_classes) == number)]
    return label

# %% yolo_filter_boxes
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    box_scores = box_confidence * box_class_probs
    keep = box_confidence[..., 0] >= threshold
    return box_scores.max(axis=-1)[keep], boxes[keep], box_scores.argmax(axis=-1)[keep]

# %% yolo_non_max_suppression
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = []
    for c in np.unique(classes):
        mine = np.flatnonzero(classes == c)
        chosen = tf.image.non_max_suppression(boxes[mine], scores[mine], max_boxes, iou_threshold)
        kept.extend(mine[chosen.numpy()])
    kept = np.array(sorted(kept, key=lambda i: -scores[i]), dtype=int)
    return scores[kept], boxes[kept], classes[kept]

# %% average_precision
def average_precision(scores, matches, n_truth):
    right = np.array(matches, dtype=bool)[np.argsort(-np.array(scores))]
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    return precision[right].sum() / n_truth
