"""Every word that a learner reads about the exercises of Car_Detection.

A hint reads: "This is what you get when <mistake>: <look>."
"""

from . import average_precision, encode_scene, iou, yolo_eval, yolo_filter_boxes, yolo_non_max_suppression

_MODULES = (iou, yolo_filter_boxes, yolo_non_max_suppression, yolo_eval, encode_scene, average_precision)
TEXTS = {name: texts for module in _MODULES for name, texts in module.TEXTS.items()}
