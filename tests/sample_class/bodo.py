"""His loop of the suppression never drops the box that it keeps: it runs out of time, and yolo_eval gets a working one."""
# topic Car_Detection
# expect yolo_non_max_suppression 0, yolo_eval 18
# expect flags: time limit
# expect reason: did not finish in the time allowed
# expect reason: Judged with a working version of `yolo_non_max_suppression`
# fill right
# slow

# %% yolo_non_max_suppression
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    left = list(np.argsort(-scores))
    kept = []
    while left:
        best = left[0]
        if best not in kept:
            kept.append(best)
        left = [i for i in left if classes[i] != classes[best] or iou(boxes[i], boxes[best]) <= iou_threshold or i == best]
    kept = kept[:max_boxes]
    return scores[kept], boxes[kept], classes[kept]
