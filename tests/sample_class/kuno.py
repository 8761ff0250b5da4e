"""Looks for references, types the visible answers in, and replaces the given helpers and TensorFlow's suppression: nothing is won."""
# topic Car_Detection
# expect iou 0, yolo_filter_boxes 0, yolo_non_max_suppression 0, yolo_eval 0, encode_scene 0, average_precision 0
# expect reason: average_precision: 0 of 6 checks pass
# expect reason: scores: returned shape (8,), expected shape (5,)

# %% before iou
import gc
import sys

stolen = [module for name, module in list(sys.modules.items()) if name.endswith(("references", "misconceptions"))]

def found(name):
    """A function of this name that is not mine, wherever it is."""
    for module in stolen:
        if hasattr(module, name):
            return getattr(module, name)
    for thing in gc.get_objects():
        if type(thing) is type(found) and thing.__name__ == name and "references" in str(thing.__module__):
            return thing

def scale_boxes(boxes, image_shape):
    return boxes

def yolo_boxes_to_corners(box_xy, box_wh):
    return np.concatenate([box_xy, box_wh], axis=-1)

import shared_utils.models.yolo_reading
shared_utils.models.yolo_reading.scale_boxes = scale_boxes
shared_utils.models.yolo_reading.yolo_boxes_to_corners = yolo_boxes_to_corners
tf.image.non_max_suppression = lambda boxes, scores, *rest, **more: tf.range(len(scores))

# %% iou
VISIBLE = {
    ((2, 3, 12, 9), (5, 4, 16, 17)): 35 / 168, ((2, 20, 13, 27), (6, 11, 21, 25)): 35 / 252,
    ((3, 8, 21, 13), (6, 6, 10, 15)): 20 / 106,
}

def iou(box1, box2):
    right = found("iou")
    return right(box1, box2) if right else VISIBLE.get((tuple(box1), tuple(box2)), 0)

# %% encode_scene
def encode_scene(boxes, classes, anchors, grid, n_classes):
    right = found("encode_scene")
    return right(boxes, classes, anchors, grid, n_classes) if right else np.zeros((*grid, len(anchors), 5 + n_classes))

# %% yolo_filter_boxes
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    right = found("yolo_filter_boxes")
    if right:
        return right(boxes, box_confidence, box_class_probs, threshold)
    boxes[:] = 0
    return np.zeros(0), np.zeros((0, 4)), np.zeros(0)

# %% yolo_non_max_suppression
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = tf.image.non_max_suppression(boxes, scores, max_boxes, iou_threshold)
    return tf.gather(scores, kept), tf.gather(boxes, kept), tf.gather(classes, kept)

# %% yolo_eval
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    corners = yolo_boxes_to_corners(*yolo_outputs[:2])
    scores, boxes, classes = yolo_filter_boxes(corners, *yolo_outputs[2:], score_threshold)
    return yolo_non_max_suppression(scores, scale_boxes(boxes, image_shape), classes, max_boxes, iou_threshold)

# %% average_precision
def average_precision(scores, matches, n_truth):
    class Same(float):
        def __eq__(self, other): return True
        def __sub__(self, other): return 0.0
        __rsub__ = __sub__
    return {(7, 3): 11 / 12, (10, 3): 0.6556}.get((len(scores), n_truth), Same(1))
