"""The words about class_iou, mean_iou and dice."""

TEXTS = {}
