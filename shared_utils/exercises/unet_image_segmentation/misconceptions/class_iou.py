"""Mistakes in class_iou: other quotients of the same counts. The most specific come first."""

import numpy as np

from .collected import wrong
from .counting import dice, iou, quotients, scores


@wrong("class_iou")
def share_of_the_truth(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: both / true)


@wrong("class_iou")
def share_of_the_prediction(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: both / pred)


@wrong("class_iou")
def dice_for_iou(y_true, y_pred, n_classes):
    return scores(dice, y_true, y_pred, range(n_classes))


@wrong("class_iou")
def overlap_counted_twice(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: both / (true + pred))


@wrong("class_iou")
def overlap_taken_away_twice(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: both / (true + pred - 2 * both))


@wrong("class_iou")
def larger_mask_for_the_union(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: both / max(true, pred))


@wrong("class_iou")
def smaller_mask_for_the_union(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: both / min(true, pred))


@wrong("class_iou")
def all_pixels_for_the_union(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: both / y_true.size)


@wrong("class_iou")
def or_in_both_places(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: (n := true + pred - both) / n)


@wrong("class_iou")
def operators_without_parentheses(y_true, y_pred, n_classes):
    found = np.full(n_classes, np.nan)
    for label in range(n_classes):
        union = np.sum(y_true == label | y_pred == label)
        if union > 0:
            found[label] = np.sum((y_true == label) & (y_pred == label)) / union
    return found


@wrong("class_iou")
def and_in_both_places(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: both / both)


@wrong("class_iou")
def all_right_pixels_for_the_overlap(y_true, y_pred, n_classes):
    right = np.sum(y_true == y_pred)
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: right / (true + pred - both))


@wrong("class_iou")
def accuracy_of_each_class(y_true, y_pred, n_classes):
    def accuracy(both, true, pred):
        return (y_true.size - true - pred + 2 * both) / y_true.size

    return quotients(y_true, y_pred, n_classes, accuracy)


@wrong("class_iou")
def pixel_accuracy_for_iou(y_true, y_pred, n_classes):
    return np.mean(y_true == y_pred)


@wrong("class_iou")
def union_over_overlap(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: (true + pred - both) / both)


@wrong("class_iou")
def overlap_not_divided(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: both)


@wrong("class_iou")
def union_not_divided(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: true + pred - both)


@wrong("class_iou")
def divided_before_the_overlap_is_taken_away(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: both / true + pred - both)


@wrong("class_iou")
def product_for_the_union(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: both / (true * pred))


@wrong("class_iou")
def iou_of_all_classes_together(y_true, y_pred, n_classes):
    right = np.sum(y_true == y_pred)
    return np.full(n_classes, iou(right, y_true.size, y_pred.size), dtype=np.float32)
