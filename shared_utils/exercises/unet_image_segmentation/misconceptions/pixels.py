"""Mistakes that class_iou and dice have in common: which pixels are counted, and what is made of them."""

import numpy as np

from .counting import counts, in_both_exercises, pictures, scores

# ------------------------------------------------------------ batches


@in_both_exercises
def first_picture_only(score, y_true, y_pred, n_classes):
    return scores(score, *pictures(y_true, y_pred)[0], range(n_classes))


@in_both_exercises
def last_picture_only(score, y_true, y_pred, n_classes):
    return scores(score, *pictures(y_true, y_pred)[-1], range(n_classes))


@in_both_exercises
def mean_over_the_pictures(score, y_true, y_pred, n_classes):
    return np.nanmean(_by_picture(score, y_true, y_pred, n_classes), axis=0)


@in_both_exercises
def mean_over_the_pictures_with_nan(score, y_true, y_pred, n_classes):
    return np.mean(_by_picture(score, y_true, y_pred, n_classes), axis=0)


@in_both_exercises
def sum_over_the_pictures(score, y_true, y_pred, n_classes):
    return np.sum(_by_picture(score, y_true, y_pred, n_classes), axis=0)


@in_both_exercises
def a_row_for_each_picture(score, y_true, y_pred, n_classes):
    rows = _by_picture(score, y_true, y_pred, n_classes)
    return rows[0] if y_true.ndim == 2 else rows


@in_both_exercises
def a_column_for_each_picture(score, y_true, y_pred, n_classes):
    rows = _by_picture(score, y_true, y_pred, n_classes)
    return rows[0] if y_true.ndim == 2 else rows.T


def _by_picture(score, y_true, y_pred, n_classes):
    """The scores of each picture on its own, (m, n_classes)."""
    return np.stack([scores(score, *pair, range(n_classes)) for pair in pictures(y_true, y_pred)])


@in_both_exercises
def only_masks_without_a_batch(score, y_true, y_pred, n_classes):
    n_H, n_W = y_true.shape
    return scores(score, y_true, y_pred, range(n_classes))


@in_both_exercises
def only_batches(score, y_true, y_pred, n_classes):
    m, n_H, n_W = y_true.shape
    return scores(score, y_true, y_pred, range(n_classes))


@in_both_exercises
def loops_over_two_axes_of_a_batch(score, y_true, y_pred, n_classes):
    if y_true.ndim == 3:
        bool(y_true[0, 0] == 0)  # a whole row where the loops expect one pixel: raises
    return scores(score, y_true, y_pred, range(n_classes))


# ------------------------------------------------------------ rows and columns


@in_both_exercises
def columns_counted_to_n_H(score, y_true, y_pred, n_classes):
    n_H = y_true.shape[-2]
    return _within(score, y_true, y_pred, n_classes, n_H, n_H)


@in_both_exercises
def rows_counted_to_n_W(score, y_true, y_pred, n_classes):
    n_W = y_true.shape[-1]
    return _within(score, y_true, y_pred, n_classes, n_W, n_W)


@in_both_exercises
def last_row_and_column_missing(score, y_true, y_pred, n_classes):
    n_H, n_W = y_true.shape[-2:]
    return _within(score, y_true, y_pred, n_classes, n_H - 1, n_W - 1)


def _within(score, y_true, y_pred, n_classes, rows, columns):
    """Loops over so many rows and columns, which may be more than there are."""
    for true, pred in pictures(y_true, y_pred):
        for i in range(rows):
            for j in range(columns):
                true[i, j], pred[i, j]
    return scores(score, y_true[..., :rows, :columns], y_pred[..., :rows, :columns], range(n_classes))


# ------------------------------------------------------------ labels for masks


@in_both_exercises
def labels_compared_with_and(score, y_true, y_pred, n_classes):
    whole = score(np.sum((y_true != 0) & (y_pred != 0)), np.sum(y_true != 0), np.sum(y_pred != 0))
    return np.full(n_classes, whole, dtype=np.float32)


@in_both_exercises
def labels_multiplied(score, y_true, y_pred, n_classes):
    true, pred = y_true.astype(int), y_pred.astype(int)
    return np.float32(score(np.sum(true * pred), np.sum(true), np.sum(pred)))


@in_both_exercises
def labels_added(score, y_true, y_pred, n_classes):
    def overlap(label):
        return np.sum(y_true + y_pred == 2 * label)

    return _with_overlap(score, y_true, y_pred, n_classes, overlap)


@in_both_exercises
def and_between_arrays(score, y_true, y_pred, n_classes):
    return [((y_true == label) and (y_pred == label)).sum() for label in range(n_classes)]


@in_both_exercises
def selected_pixels_compared(score, y_true, y_pred, n_classes):
    def overlap(label):
        return np.sum(y_true[y_true == label] == y_pred[y_pred == label])

    return _with_overlap(score, y_true, y_pred, n_classes, overlap)


def _with_overlap(score, y_true, y_pred, n_classes, overlap):
    """The scores with another count of the shared pixels, `overlap(label)`; nan for a class in neither."""
    found = []
    for label in range(n_classes):
        both, true, pred = counts(y_true, y_pred, label)
        shared = overlap(label)
        found.append(score(shared, true, pred, both) if true + pred else np.nan)
    return np.array(found, dtype=np.float32)


@in_both_exercises
def argmax_of_labels(score, y_true, y_pred, n_classes):
    return scores(score, y_true.argmax(axis=-1), y_pred.argmax(axis=-1), range(n_classes))


@in_both_exercises
def argmax_of_the_prediction(score, y_true, y_pred, n_classes):
    return scores(score, y_true, y_pred.argmax(axis=-1), range(n_classes))


@in_both_exercises
def prediction_compared_with_itself(score, y_true, y_pred, n_classes):
    return scores(score, y_pred, y_pred, range(n_classes))


@in_both_exercises
def truth_compared_with_itself(score, y_true, y_pred, n_classes):
    return scores(score, y_true, y_true, range(n_classes))


# ------------------------------------------------------------ dtypes and inputs


@in_both_exercises
def label_pairs_overflow(score, y_true, y_pred, n_classes):
    pairs = (y_true * n_classes + y_pred).ravel()
    table = np.bincount(pairs, minlength=n_classes**2).reshape(n_classes, n_classes)
    found = zip(np.diag(table), table.sum(axis=1), table.sum(axis=0), strict=True)
    return np.array([score(*n) for n in found], dtype=np.float32)


@in_both_exercises
def counts_overflow(score, y_true, y_pred, n_classes):
    found = [np.array(counts(y_true, y_pred, label)).astype(y_true.dtype) for label in range(n_classes)]
    return np.array([score(*n) for n in found], dtype=np.float32)


@in_both_exercises
def masks_made_in_place(score, y_true, y_pred, n_classes):
    found = []
    for label in range(n_classes):
        for mask in (y_true, y_pred):
            mask[mask != label] = 0
            mask[mask == label] = 1
        both, true, pred = counts(y_true, y_pred, 1)
        found.append(score(both, true, pred))
    return np.array(found, dtype=np.float32)


@in_both_exercises
def mistakes_marked_in_the_prediction(score, y_true, y_pred, n_classes):
    right = scores(score, y_true, y_pred, range(n_classes))
    y_pred[y_pred != y_true] = n_classes
    return right


# ------------------------------------------------------------ what is made of the counts


@in_both_exercises
def mean_of_the_classes(score, y_true, y_pred, n_classes):
    return np.nanmean(scores(score, y_true, y_pred, range(n_classes)))


@in_both_exercises
def in_percent(score, y_true, y_pred, n_classes):
    return 100 * scores(score, y_true, y_pred, range(n_classes))


@in_both_exercises
def taken_from_1(score, y_true, y_pred, n_classes):
    return 1 - scores(score, y_true, y_pred, range(n_classes))


@in_both_exercises
def divided_with_two_slashes(score, y_true, y_pred, n_classes):
    return np.nan_to_num(np.floor(scores(score, y_true, y_pred, range(n_classes))))


@in_both_exercises
def rounded_to_two_places(score, y_true, y_pred, n_classes):
    return np.round(scores(score, y_true, y_pred, range(n_classes)), 2)
