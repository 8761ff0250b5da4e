"""Puts x first wherever y belongs: in iou and the suppression it changes nothing, in the label and the pixels everything."""
# topic Car_Detection
# expect iou 12, yolo_non_max_suppression 22, yolo_eval 0, encode_scene 0
# expect hint: iou divides_zero_by_zero, yolo_eval x_before_y, encode_scene boxes_read_as_x_y
# fill right

# %% iou
def iou(box1, box2):
    (y1, x1, y2, x2), (v1, u1, v2, u2) = box1, box2
    both = max(min(x2, u2) - max(x1, u1), 0) * max(min(y2, v2) - max(y1, v1), 0)
    either = (x2 - x1) * (y2 - y1) + (u2 - u1) * (v2 - v1) - both
    return both / either

# %% encode_scene
def encode_scene(boxes, classes, anchors, grid, n_classes):
    grid_h, grid_w = grid
    label = np.zeros((grid_h, grid_w, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y = (x1 + x2) / 2 * grid_w, (y1 + y2) / 2 * grid_h
        w, h = (x2 - x1) * grid_w, (y2 - y1) * grid_h
        fits = [iou((0, 0, w, h), (0, 0, *anchor)) for anchor in anchors]
        for k in np.argsort(fits)[::-1]:
            if label[int(y), int(x), k, 4] == 0:
                label[int(y), int(x), k] = [x % 1, y % 1, w, h, 1, *np.eye(n_classes)[c]]
                break
    return label

# %% yolo_non_max_suppression
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = []
    for i in np.argsort(-scores):
        x1, y1, x2, y2 = boxes[i]
        mine = [j for j in kept if classes[j] == classes[i]]
        if not any(iou((x1, y1, x2, y2), boxes[j]) > iou_threshold for j in mine):
            kept.append(i)
    kept = np.array(kept[:max_boxes], dtype=int)
    return scores[kept], boxes[kept], classes[kept]

# %% yolo_eval
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs
    boxes = np.concatenate([box_xy - box_wh / 2, box_xy + box_wh / 2], axis=-1)
    scores, boxes, classes = yolo_filter_boxes(boxes, box_confidence, box_class_probs, score_threshold)
    boxes = scale_boxes(boxes, image_shape)
    return yolo_non_max_suppression(scores, boxes, classes, max_boxes, iou_threshold)
