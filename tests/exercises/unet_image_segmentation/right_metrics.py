"""Right answers to class_iou, mean_iou and dice, written in different ways."""

import math
import warnings

import numpy as np

# ------------------------------------------------------------ class_iou


def class_iou(y_true, y_pred, n_classes):
    iou = np.full(n_classes, np.nan)
    for c in range(n_classes):
        true, pred = y_true == c, y_pred == c
        union = np.sum(true | pred)
        if union > 0:
            iou[c] = np.sum(true & pred) / union
    return iou


def iou_in_pure_loops(y_true, y_pred, n_classes):
    true, pred = [], []
    for labels, into in ((y_true, true), (y_pred, pred)):
        pictures = [labels] if len(labels.shape) == 2 else labels
        for picture in pictures:
            for row in picture:
                for label in row:
                    into.append(int(label))
    result = []
    for c in range(n_classes):
        both = either = 0
        for t, p in zip(true, pred, strict=True):
            if t == c and p == c:
                both += 1
            if t == c or p == c:
                either += 1
        result.append(both / either if either else float("nan"))
    return result


def iou_from_a_table(y_true, y_pred, n_classes):
    table = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(table, (y_true.ravel(), y_pred.ravel()), 1)
    both = table.diagonal()
    with np.errstate(invalid="ignore"):
        return both / (table.sum(0) + table.sum(1) - both)


def iou_with_bincount(y_true, y_pred, n_classes):
    pairs = y_true.astype("int64").flatten() * n_classes + y_pred.flatten()
    table = np.bincount(pairs, minlength=n_classes * n_classes).reshape(n_classes, n_classes)
    return tuple(
        table[c, c] / n if (n := table[c].sum() + table[:, c].sum() - table[c, c]) else math.nan
        for c in range(n_classes)
    )


def iou_with_a_warning(y_true, y_pred, n_classes):
    return np.array(
        [
            np.logical_and(y_true == c, y_pred == c).sum() / np.logical_or(y_true == c, y_pred == c).sum()
            for c in range(n_classes)
        ]
    )


def iou_in_one_go_with_one_hot(y_true, y_pred, n_classes):
    true, pred = (np.eye(n_classes)[np.array(y).reshape(-1)] for y in (y_true, y_pred))
    both = (true * pred).sum(axis=0)
    either = np.maximum(true, pred).sum(axis=0)
    return np.divide(both, either, out=np.full(n_classes, np.nan), where=either > 0)


def iou_with_a_small_number_below_the_line(y_true, y_pred, n_classes):
    iou = []
    for c in range(n_classes):
        true, pred = (y_true == c).astype(np.float32), (y_pred == c).astype(np.float32)
        both = (true * pred).sum()
        either = true.sum() + pred.sum() - both
        iou.append(both / (either + 1e-6) if either else np.nan)
    return np.asarray(iou, dtype=np.float32)


def iou_with_sets_of_places(y_true, y_pred, n_classes):
    found = {}
    for c in range(n_classes):
        true, pred = (set(np.flatnonzero(y == c).tolist()) for y in (y_true, y_pred))
        found[c] = len(true & pred) / len(true | pred) if true | pred else np.nan
    return [found[c] for c in sorted(found)]


def iou_with_tensorflow(y_true, y_pred, n_classes):
    import tensorflow as tf

    y_true, y_pred = tf.cast(y_true, tf.int32), tf.cast(y_pred, tf.int32)
    iou = []
    for c in range(n_classes):
        true, pred = y_true == c, y_pred == c
        both = tf.math.count_nonzero(tf.logical_and(true, pred), dtype=tf.float32)
        iou.append(both / tf.math.count_nonzero(tf.logical_or(true, pred), dtype=tf.float32))
    return tf.stack(iou)


def iou_with_tensorflows_table(y_true, y_pred, n_classes):
    import tensorflow as tf

    table = tf.math.confusion_matrix(tf.reshape(y_true, [-1]), tf.reshape(y_pred, [-1]), n_classes)
    table = tf.cast(table, tf.float32)
    both = tf.linalg.diag_part(table)
    return [float(x) for x in both / (tf.reduce_sum(table, 0) + tf.reduce_sum(table, 1) - both)]


def iou_with_keras_ops(y_true, y_pred, n_classes):
    import keras

    true, pred = (
        keras.ops.one_hot(keras.ops.reshape(np.int32(y), (-1,)), n_classes) for y in (y_true, y_pred)
    )
    both = keras.ops.sum(true * pred, axis=0)
    return both / (keras.ops.sum(true, axis=0) + keras.ops.sum(pred, axis=0) - both)


# ------------------------------------------------------------ mean_iou


def mean_with_nanmean(y_true, y_pred, n_classes):
    return np.nanmean(class_iou(y_true, y_pred, n_classes))


def mean_of_those_that_are_numbers(y_true, y_pred, n_classes):
    iou = class_iou(y_true, y_pred, n_classes)
    return iou[~np.isnan(iou)].mean()


def mean_in_a_loop(y_true, y_pred, n_classes):
    total, count = 0.0, 0
    for value in class_iou(y_true, y_pred, n_classes):
        if not math.isnan(value):
            total += value
            count += 1
    return total / count


def mean_over_unique_labels(y_true, y_pred, n_classes):
    labels = np.unique([y_true, y_pred])
    return float(sum(class_iou(y_true, y_pred, n_classes)[labels]) / len(labels))


def mean_without_class_iou(y_true, y_pred, n_classes):
    found = []
    for c in range(n_classes):
        if c in y_true or c in y_pred:
            found.append(
                np.mean(
                    (y_pred == c)[(y_true == c) | (y_pred == c)]
                    & (y_true == y_pred)[(y_true == c) | (y_pred == c)]
                )
            )
    return np.float32(np.mean(found))


def mean_with_tensorflow(y_true, y_pred, n_classes):
    import tensorflow as tf

    iou = tf.constant(class_iou(y_true, y_pred, n_classes), tf.float32)
    return float(tf.reduce_mean(tf.boolean_mask(iou, ~tf.math.is_nan(iou))))


def mean_by_keras(y_true, y_pred, n_classes):
    import tensorflow as tf

    metric = tf.keras.metrics.MeanIoU(num_classes=n_classes)
    metric.update_state(y_true, y_pred)
    return metric.result()


# ------------------------------------------------------------ dice


def dice_with_masks(y_true, y_pred, n_classes):
    scores = np.empty(n_classes)
    for c in range(n_classes):
        true, pred = y_true == c, y_pred == c
        total = true.sum() + pred.sum()
        scores[c] = 2 * (true & pred).sum() / total if total else np.nan
    return scores


def dice_from_iou(y_true, y_pred, n_classes):
    iou = class_iou(y_true, y_pred, n_classes)
    return 2 * iou / (1 + iou)


def dice_from_hits_and_mistakes(y_true, y_pred, n_classes):
    scores = []
    for c in range(n_classes):
        hit = np.count_nonzero((y_true == c) & (y_pred == c))
        missed = np.count_nonzero((y_true == c) & (y_pred != c))
        extra = np.count_nonzero((y_true != c) & (y_pred == c))
        scores.append(hit / (hit + 0.5 * (missed + extra)) if hit + missed + extra else np.nan)
    return scores


def dice_from_precision_and_recall(y_true, y_pred, n_classes):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        scores = []
        for c in range(n_classes):
            both = np.sum((y_true == c) & (y_pred == c))
            if np.any(y_true == c) or np.any(y_pred == c):
                precision, recall = both / np.sum(y_pred == c), both / np.sum(y_true == c)
                scores.append(2 * precision * recall / (precision + recall) if both else 0)
            else:
                scores.append(np.nan)
    return np.array(scores)


def dice_in_pure_loops(y_true, y_pred, n_classes):
    both, sizes = [0] * n_classes, [0] * n_classes
    for t, p in zip(y_true.ravel().tolist(), y_pred.ravel().tolist(), strict=True):
        sizes[t] += 1
        sizes[p] += 1
        both[t] += t == p
    return [2 * b / s if s else float("nan") for b, s in zip(both, sizes, strict=True)]


def dice_with_tensorflow(y_true, y_pred, n_classes):
    import tensorflow as tf

    true, pred = (tf.one_hot(tf.cast(tf.reshape(y, [-1]), tf.int32), n_classes) for y in (y_true, y_pred))
    return 2 * tf.reduce_sum(true * pred, axis=0) / tf.reduce_sum(true + pred, axis=0)


RIGHT_METRICS = {
    "class_iou": [
        class_iou,
        iou_in_pure_loops,
        iou_from_a_table,
        iou_with_bincount,
        iou_with_a_warning,
        iou_in_one_go_with_one_hot,
        iou_with_a_small_number_below_the_line,
        iou_with_sets_of_places,
        iou_with_tensorflow,
        iou_with_tensorflows_table,
        iou_with_keras_ops,
    ],
    "mean_iou": [
        mean_with_nanmean,
        mean_of_those_that_are_numbers,
        mean_in_a_loop,
        mean_over_unique_labels,
        mean_without_class_iou,
        mean_with_tensorflow,
        mean_by_keras,
    ],
    "dice": [
        dice_with_masks,
        dice_from_iou,
        dice_from_hits_and_mistakes,
        dice_from_precision_and_recall,
        dice_in_pure_loops,
        dice_with_tensorflow,
    ],
}
