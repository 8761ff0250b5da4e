"""Mistakes in mean_iou. The most specific come first."""

import numpy as np

from .collected import wrong
from .counting import counts, dice, iou, pictures, present, scores


def _iou(y_true, y_pred, n_classes):
    """The IoU of each class, float64 (n_classes,)."""
    return scores(iou, y_true, y_pred, range(n_classes)).astype(float)


def _table(y_true, y_pred, n_classes):
    """The pixels of each class in both, in the truth and in the prediction, three arrays."""
    return np.array([counts(y_true, y_pred, label) for label in range(n_classes)]).T


@wrong("mean_iou")
def mean_with_nan(y_true, y_pred, n_classes):
    return np.mean(_iou(y_true, y_pred, n_classes))


@wrong("mean_iou")
def absent_class_counts_as_0(y_true, y_pred, n_classes):
    return np.nansum(_iou(y_true, y_pred, n_classes)) / n_classes


@wrong("mean_iou")
def absent_class_counts_as_1(y_true, y_pred, n_classes):
    return np.mean(np.nan_to_num(_iou(y_true, y_pred, n_classes), nan=1))


@wrong("mean_iou")
def pixel_accuracy(y_true, y_pred, n_classes):
    return np.mean(y_true == y_pred)


@wrong("mean_iou")
def classes_of_the_truth(y_true, y_pred, n_classes):
    return np.mean(_iou(y_true, y_pred, n_classes)[np.unique(y_true)])


@wrong("mean_iou")
def classes_of_the_prediction(y_true, y_pred, n_classes):
    return np.mean(_iou(y_true, y_pred, n_classes)[np.unique(y_pred)])


@wrong("mean_iou")
def classes_of_both_masks(y_true, y_pred, n_classes):
    return np.mean(_iou(y_true, y_pred, n_classes)[np.intersect1d(y_true, y_pred)])


@wrong("mean_iou")
def zeros_dropped(y_true, y_pred, n_classes):
    values = _iou(y_true, y_pred, n_classes)
    return np.mean(values[values > 0])


@wrong("mean_iou")
def weighted_by_the_truth(y_true, y_pred, n_classes):
    _, true, _ = _table(y_true, y_pred, n_classes)
    return np.nansum(_iou(y_true, y_pred, n_classes) * true) / true.sum()


@wrong("mean_iou")
def all_classes_in_one_quotient(y_true, y_pred, n_classes):
    both, true, pred = _table(y_true, y_pred, n_classes)
    return both.sum() / (true + pred - both).sum()


@wrong("mean_iou")
def mean_of_dice(y_true, y_pred, n_classes):
    return np.mean(scores(dice, y_true, y_pred, present(y_true, y_pred)))


@wrong("mean_iou")
def mean_of_recall(y_true, y_pred, n_classes):
    both, true, _ = _table(y_true, y_pred, n_classes)
    return np.nanmean(both / true)


@wrong("mean_iou")
def mean_of_precision(y_true, y_pred, n_classes):
    both, _, pred = _table(y_true, y_pred, n_classes)
    return np.nanmean(both / pred)


@wrong("mean_iou")
def mean_with_the_overlap_counted_twice(y_true, y_pred, n_classes):
    both, true, pred = _table(y_true, y_pred, n_classes)
    return np.nanmean(both / (true + pred))


@wrong("mean_iou")
def mean_of_each_picture_first(y_true, y_pred, n_classes):
    return np.mean([np.nanmean(_iou(*pair, n_classes)) for pair in pictures(y_true, y_pred)])


@wrong("mean_iou")
def class_by_class_over_the_pictures(y_true, y_pred, n_classes):
    by_picture = np.array([_iou(*pair, n_classes) for pair in pictures(y_true, y_pred)])
    return np.nanmean(np.nanmean(by_picture, axis=0))


@wrong("mean_iou")
def mean_of_the_first_picture(y_true, y_pred, n_classes):
    return np.nanmean(_iou(*pictures(y_true, y_pred)[0], n_classes))


@wrong("mean_iou")
def mean_of_the_last_picture(y_true, y_pred, n_classes):
    return np.nanmean(_iou(*pictures(y_true, y_pred)[-1], n_classes))


@wrong("mean_iou")
def mean_without_class_0(y_true, y_pred, n_classes):
    return np.nanmean(_iou(y_true, y_pred, n_classes)[1:])


@wrong("mean_iou")
def mean_without_the_last_class(y_true, y_pred, n_classes):
    return np.nanmean(_iou(y_true, y_pred, n_classes)[:-1])


@wrong("mean_iou")
def sum_for_the_mean(y_true, y_pred, n_classes):
    return np.nansum(_iou(y_true, y_pred, n_classes))


@wrong("mean_iou")
def divided_by_one_less(y_true, y_pred, n_classes):
    return np.nansum(_iou(y_true, y_pred, n_classes)) / (n_classes - 1)


@wrong("mean_iou")
def median_for_the_mean(y_true, y_pred, n_classes):
    return np.nanmedian(_iou(y_true, y_pred, n_classes))


@wrong("mean_iou")
def largest_for_the_mean(y_true, y_pred, n_classes):
    return np.nanmax(_iou(y_true, y_pred, n_classes))


@wrong("mean_iou")
def smallest_for_the_mean(y_true, y_pred, n_classes):
    return np.nanmin(_iou(y_true, y_pred, n_classes))


@wrong("mean_iou")
def mean_in_percent(y_true, y_pred, n_classes):
    return 100 * np.nanmean(_iou(y_true, y_pred, n_classes))


@wrong("mean_iou")
def one_minus_the_mean(y_true, y_pred, n_classes):
    return 1 - np.nanmean(_iou(y_true, y_pred, n_classes))


@wrong("mean_iou")
def all_the_classes_returned(y_true, y_pred, n_classes):
    return _iou(y_true, y_pred, n_classes)


@wrong("mean_iou")
def rounded_mean(y_true, y_pred, n_classes):
    return np.round(np.nanmean(_iou(y_true, y_pred, n_classes)), 2)


@wrong("mean_iou")
def thirteen_typed_in(y_true, y_pred, n_classes):
    return np.nansum(_iou(y_true, y_pred, n_classes)) / 13


@wrong("mean_iou")
def a_mean_for_each_picture(y_true, y_pred, n_classes):
    means = [np.nanmean(_iou(*pair, n_classes)) for pair in pictures(y_true, y_pred)]
    return means[0] if y_true.ndim == 2 else np.array(means)
