"""The contracts of Car_Detection, in lesson order."""

from .average_precision import average_precision
from .detections import yolo_eval, yolo_filter_boxes, yolo_non_max_suppression
from .encode_scene import encode_scene
from .iou import iou

EXERCISES = {
    exercise.name: exercise
    for exercise in (
        iou,
        encode_scene,
        yolo_filter_boxes,
        yolo_non_max_suppression,
        yolo_eval,
        average_precision,
    )
}
