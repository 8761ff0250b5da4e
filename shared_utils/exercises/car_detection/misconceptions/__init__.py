"""Mistakes that learners make in Car_Detection, each as a small wrong implementation.

Their words stand in `texts`. Order matters: the first that reproduces a learner's results names
the mistake. They are also the grader's own test: each must lose points and be recognised by name.
"""

from . import (
    average_precision,
    encode_scene,
    iou,
    yolo_eval,
    yolo_filter_boxes,
    yolo_non_max_suppression,
)
from .collected import wrong

__all__ = [
    "average_precision",
    "encode_scene",
    "iou",
    "wrong",
    "yolo_eval",
    "yolo_filter_boxes",
    "yolo_non_max_suppression",
]
