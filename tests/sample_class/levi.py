"""Right answers in NumPy with hardly a loop: he compares all boxes at once and leaves the earlier functions unused."""
# topic Car_Detection
# expect iou 12, yolo_filter_boxes 18, yolo_non_max_suppression 22, yolo_eval 18, encode_scene 18, average_precision 12

# %% before iou
def overlaps(a, b):
    """The IoU of each box of a with each box of b."""
    low = np.maximum(a[:, None, :2], b[None, :, :2])
    high = np.minimum(a[:, None, 2:], b[None, :, 2:])
    both = np.prod(np.clip(high - low, 0, None), axis=-1)
    sizes = [np.prod(x[:, 2:] - x[:, :2], axis=-1) for x in (a, b)]
    either = sizes[0][:, None] + sizes[1][None, :] - both
    return np.divide(both, either, out=np.zeros_like(both), where=either > 0)

# %% iou
def iou(box1, box2):
    return overlaps(np.array([box1], dtype=float), np.array([box2], dtype=float))[0, 0]

# %% encode_scene
def encode_scene(boxes, classes, anchors, grid, n_classes):
    label = np.zeros((grid[0], grid[1], len(anchors), 5 + n_classes))
    cells = np.array(boxes, dtype=float) * np.array([*grid, *grid])
    size = (cells[:, 2:] - cells[:, :2])[:, ::-1]
    centre = (cells[:, 2:] + cells[:, :2]) / 2
    corner = np.floor(centre).astype(int)
    zeros = np.zeros_like
    fit = overlaps(np.hstack([zeros(size), size]), np.hstack([zeros(anchors), anchors]))
    for n in range(len(cells)):
        places = label[corner[n, 0], corner[n, 1]]
        free = np.flatnonzero(places[:, 4] == 0)
        if free.size:
            best = free[np.argmax(fit[n, free])]
            places[best, :5] = [*(centre[n] - corner[n])[::-1], *size[n], 1]
            places[best, 5:] = np.eye(n_classes)[classes[n]]
    return label

# %% yolo_filter_boxes
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    products = (box_confidence * box_class_probs).reshape(-1, box_class_probs.shape[-1])
    best = products.max(axis=1)
    rows, = np.nonzero(best >= threshold)
    return best[rows], boxes.reshape(-1, 4)[rows], products.argmax(axis=1)[rows]

# %% yolo_non_max_suppression
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = np.argsort(scores)[::-1]
    rivals = (overlaps(boxes, boxes) > iou_threshold) & (classes[:, None] == classes)
    kept = []
    while len(order) and len(kept) < max_boxes:
        kept.append(order[0])
        order = order[1:][~rivals[order[0], order[1:]]]
    kept = np.array(kept, dtype=int)
    return scores[kept], boxes[kept], classes[kept]

# %% yolo_eval
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    xy, wh, confidence, probs = yolo_outputs
    corners = np.concatenate([xy - wh / 2, xy + wh / 2], axis=-1)[..., [1, 0, 3, 2]]
    found = yolo_filter_boxes(boxes=corners, box_confidence=confidence, box_class_probs=probs, threshold=score_threshold)
    scores, boxes, classes = yolo_non_max_suppression(*found, max_boxes, iou_threshold)
    return scores, boxes * np.tile(image_shape, 2), classes

# %% average_precision
def average_precision(scores, matches, n_truth):
    right = np.asarray(matches)[np.argsort(scores)[::-1]].astype(bool)
    ranks = np.flatnonzero(right) + 1
    precision = np.arange(1, len(ranks) + 1) / ranks
    return np.maximum.accumulate(precision[::-1]).sum() / n_truth
