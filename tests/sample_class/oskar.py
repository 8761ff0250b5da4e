"""Clamps nothing in iou, types the threshold in and forgets the pixels; his suppression is judged with a working iou."""
# topic Car_Detection
# expect iou 9, yolo_filter_boxes 11, yolo_non_max_suppression 22, yolo_eval 0
# expect hint: iou lengths_not_clamped, yolo_filter_boxes threshold_typed_in, yolo_eval not_scaled
# expect reason: Judged with a working version of iou
# fill right

# %% iou
def iou(box1, box2):
    xi1, yi1 = max(box1[0], box2[0]), max(box1[1], box2[1])
    xi2, yi2 = min(box1[2], box2[2]), min(box1[3], box2[3])
    inter_area = (xi2 - xi1) * (yi2 - yi1)
    box1_area = (box1[2] - box1[0]) * (box1[3] - box1[1])
    box2_area = (box2[2] - box2[0]) * (box2[3] - box2[1])
    return inter_area / (box1_area + box2_area - inter_area)

# %% yolo_filter_boxes
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    box_scores = box_confidence * box_class_probs
    best = np.max(box_scores, axis=-1)
    keep = best >= 0.6
    return best[keep], boxes[keep], np.argmax(box_scores, axis=-1)[keep]

# %% yolo_non_max_suppression
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    left = list(np.argsort(-scores))
    kept = []
    while left and len(kept) < max_boxes:
        best = left.pop(0)
        kept.append(best)
        left = [i for i in left if classes[i] != classes[best] or iou(boxes[i], boxes[best]) <= iou_threshold]
    return scores[kept], boxes[kept], classes[kept]

# %% yolo_eval
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs
    boxes = yolo_boxes_to_corners(box_xy, box_wh)
    scores, boxes, classes = yolo_filter_boxes(boxes, box_confidence, box_class_probs, score_threshold)
    scale_boxes(boxes, image_shape)
    return yolo_non_max_suppression(scores, boxes, classes, max_boxes, iou_threshold)
