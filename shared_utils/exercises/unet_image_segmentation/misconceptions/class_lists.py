"""Mistakes that class_iou and dice have in common: which classes are listed, and what absent ones get."""

import numpy as np

from .counting import counts, in_both_exercises, scores

# ------------------------------------------------------------ classes in neither mask


@in_both_exercises
def absent_class_is_0(score, y_true, y_pred, n_classes):
    return np.nan_to_num(scores(score, y_true, y_pred, range(n_classes)))


@in_both_exercises
def absent_class_is_1(score, y_true, y_pred, n_classes):
    return np.nan_to_num(scores(score, y_true, y_pred, range(n_classes)), nan=1)


@in_both_exercises
def absent_class_is_none(score, y_true, y_pred, n_classes):
    values = scores(score, y_true, y_pred, range(n_classes))
    return [None if np.isnan(value) else value for value in values]


@in_both_exercises
def absent_class_divides_by_zero(score, y_true, y_pred, n_classes):
    found = [counts(y_true, y_pred, label) for label in range(n_classes)]
    return [both / (true + pred) * 0 + score(both, true, pred) for both, true, pred in found]


@in_both_exercises
def absent_classes_dropped(score, y_true, y_pred, n_classes):
    values = scores(score, y_true, y_pred, range(n_classes))
    return values[~np.isnan(values)]


@in_both_exercises
def classes_of_the_truth_only(score, y_true, y_pred, n_classes):
    return scores(score, y_true, y_pred, np.unique(y_true))


@in_both_exercises
def classes_up_to_the_largest_label(score, y_true, y_pred, n_classes):
    return scores(score, y_true, y_pred, range(max(y_true.max(), y_pred.max()) + 1))


@in_both_exercises
def classes_up_to_the_largest_true_label(score, y_true, y_pred, n_classes):
    return scores(score, y_true, y_pred, range(y_true.max() + 1))


@in_both_exercises
def number_of_classes_typed_in(score, y_true, y_pred, n_classes):
    return scores(score, y_true, y_pred, range(13))


# ------------------------------------------------------------ classes in one mask only


@in_both_exercises
def nan_for_a_class_missing_in_the_truth(score, y_true, y_pred, n_classes):
    return scores(lambda *n: score(*n) if n[1] else np.nan, y_true, y_pred, range(n_classes))


@in_both_exercises
def nan_for_a_class_missing_in_the_prediction(score, y_true, y_pred, n_classes):
    return scores(lambda *n: score(*n) if n[2] else np.nan, y_true, y_pred, range(n_classes))


@in_both_exercises
def nan_for_a_class_missing_in_one_of_them(score, y_true, y_pred, n_classes):
    return scores(lambda *n: score(*n) if n[1] and n[2] else np.nan, y_true, y_pred, range(n_classes))


@in_both_exercises
def nan_where_no_pixel_is_shared(score, y_true, y_pred, n_classes):
    return scores(lambda *n: score(*n) if n[0] else np.nan, y_true, y_pred, range(n_classes))


# ------------------------------------------------------------ the loop over the classes


@in_both_exercises
def first_class_left_out(score, y_true, y_pred, n_classes):
    return scores(score, y_true, y_pred, range(1, n_classes))


@in_both_exercises
def first_class_stays_0(score, y_true, y_pred, n_classes):
    return np.r_[np.float32(0), scores(score, y_true, y_pred, range(1, n_classes))]


@in_both_exercises
def first_class_stays_nan(score, y_true, y_pred, n_classes):
    return np.r_[np.float32(np.nan), scores(score, y_true, y_pred, range(1, n_classes))]


@in_both_exercises
def last_class_left_out(score, y_true, y_pred, n_classes):
    return scores(score, y_true, y_pred, range(n_classes - 1))


@in_both_exercises
def last_class_stays_0(score, y_true, y_pred, n_classes):
    return np.r_[scores(score, y_true, y_pred, range(n_classes - 1)), np.float32(0)]


@in_both_exercises
def last_class_stays_nan(score, y_true, y_pred, n_classes):
    return np.r_[scores(score, y_true, y_pred, range(n_classes - 1)), np.float32(np.nan)]


@in_both_exercises
def classes_counted_from_1(score, y_true, y_pred, n_classes):
    return scores(score, y_true, y_pred, range(1, n_classes + 1))


@in_both_exercises
def one_class_too_many(score, y_true, y_pred, n_classes):
    return scores(score, y_true, y_pred, range(n_classes + 1))


@in_both_exercises
def returns_after_the_first_class(score, y_true, y_pred, n_classes):
    return scores(score, y_true, y_pred, range(1))


@in_both_exercises
def first_class_alone(score, y_true, y_pred, n_classes):
    return scores(score, y_true, y_pred, range(1))[0]


@in_both_exercises
def last_class_alone(score, y_true, y_pred, n_classes):
    return scores(score, y_true, y_pred, [n_classes - 1])[0]


@in_both_exercises
def last_class_everywhere(score, y_true, y_pred, n_classes):
    last = max(y_true.max(), y_pred.max())
    return np.repeat(scores(score, y_true, y_pred, [last]), n_classes)
