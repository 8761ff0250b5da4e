"""Mistakes in dice: other quotients of the same counts. The most specific come first."""

import numpy as np

from .collected import wrong
from .counting import iou, quotients, scores


@wrong("dice")
def factor_2_forgotten(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: both / (true + pred))


@wrong("dice")
def iou_for_dice(y_true, y_pred, n_classes):
    return scores(iou, y_true, y_pred, range(n_classes))


@wrong("dice")
def union_for_the_sum(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: 2 * both / (true + pred - both))


@wrong("dice")
def sum_without_parentheses(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: 2 * both / true + pred)


@wrong("dice")
def recall_for_dice(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: both / true)


@wrong("dice")
def precision_for_dice(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: both / pred)


@wrong("dice")
def twice_the_recall(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: 2 * both / true)


@wrong("dice")
def twice_the_precision(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: 2 * both / pred)


@wrong("dice")
def plain_mean_of_precision_and_recall(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: (both / true + both / pred) / 2)


@wrong("dice")
def product_of_precision_and_recall(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: both / true * (both / pred))


@wrong("dice")
def harmonic_mean_without_the_2(y_true, y_pred, n_classes):
    def half(both, true, pred):
        recall, precision = both / true, both / pred
        return recall * precision / (recall + precision)

    return quotients(y_true, y_pred, n_classes, half)


@wrong("dice")
def converted_from_iou_the_wrong_way(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda *n: iou(*n) / (2 - iou(*n)))


@wrong("dice")
def larger_mask_for_the_sum(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: both / max(true, pred))


@wrong("dice")
def all_pixels_for_the_sum(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: 2 * both / y_true.size)


@wrong("dice")
def or_for_the_overlap(y_true, y_pred, n_classes):
    def quotient(both, true, pred):
        return 2 * (true + pred - both) / (true + pred)

    return quotients(y_true, y_pred, n_classes, quotient)


@wrong("dice")
def all_right_pixels_for_twice_the_overlap(y_true, y_pred, n_classes):
    right = np.sum(y_true == y_pred)
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: 2 * right / (true + pred))


@wrong("dice")
def pixel_accuracy_for_dice(y_true, y_pred, n_classes):
    return np.mean(y_true == y_pred)


@wrong("dice")
def sum_over_twice_the_overlap(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: (true + pred) / (2 * both))


@wrong("dice")
def overlap_doubled_and_not_divided(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: 2 * both)


@wrong("dice")
def squares_of_the_sizes(y_true, y_pred, n_classes):
    return quotients(y_true, y_pred, n_classes, lambda both, true, pred: 2 * both / (true**2 + pred**2))
