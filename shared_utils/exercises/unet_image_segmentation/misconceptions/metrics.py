"""Mistakes in class_iou, mean_iou and dice."""
