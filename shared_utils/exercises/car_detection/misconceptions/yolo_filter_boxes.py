"""Mistakes in yolo_filter_boxes. The most specific come first."""

import numpy as np

from .collected import wrong
from .steps import filtered, flat


def _rows(boxes, box_confidence, box_class_probs):
    """Boxes (n, 4), confidences (n,) and the products of confidence and probability (n, C)."""
    rows, confidence, probs = flat(boxes, box_confidence, box_class_probs)
    return rows, confidence[:, 0], confidence * probs


def _kept(mask, boxes, scores, classes):
    return scores[mask], boxes[mask], classes[mask]


@wrong("yolo_filter_boxes")
def threshold_on_the_confidence(boxes, box_confidence, box_class_probs, threshold=0.6):
    rows, confidence, scores = _rows(boxes, box_confidence, box_class_probs)
    return _kept(confidence >= threshold, rows, scores.max(axis=1), scores.argmax(axis=1))


@wrong("yolo_filter_boxes")
def threshold_on_the_probability(boxes, box_confidence, box_class_probs, threshold=0.6):
    rows, _, scores = _rows(boxes, box_confidence, box_class_probs)
    best = flat(box_class_probs)[0].max(axis=1)
    return _kept(best >= threshold, rows, scores.max(axis=1), scores.argmax(axis=1))


@wrong("yolo_filter_boxes")
def threshold_on_both_factors(boxes, box_confidence, box_class_probs, threshold=0.6):
    rows, confidence, scores = _rows(boxes, box_confidence, box_class_probs)
    best = flat(box_class_probs)[0].max(axis=1)
    mask = (confidence >= threshold) & (best >= threshold)
    return _kept(mask, rows, scores.max(axis=1), scores.argmax(axis=1))


@wrong("yolo_filter_boxes")
def confidence_for_the_score(boxes, box_confidence, box_class_probs, threshold=0.6):
    rows, confidence, scores = _rows(boxes, box_confidence, box_class_probs)
    return _kept(confidence >= threshold, rows, confidence, scores.argmax(axis=1))


@wrong("yolo_filter_boxes")
def probability_for_the_score(boxes, box_confidence, box_class_probs, threshold=0.6):
    return filtered(boxes, np.ones_like(box_confidence), box_class_probs, threshold)


@wrong("yolo_filter_boxes")
def confidence_returned(boxes, box_confidence, box_class_probs, threshold=0.6):
    rows, confidence, scores = _rows(boxes, box_confidence, box_class_probs)
    return _kept(scores.max(axis=1) >= threshold, rows, confidence, scores.argmax(axis=1))


@wrong("yolo_filter_boxes")
def probability_returned(boxes, box_confidence, box_class_probs, threshold=0.6):
    rows, _, scores = _rows(boxes, box_confidence, box_class_probs)
    best = flat(box_class_probs)[0].max(axis=1)
    return _kept(scores.max(axis=1) >= threshold, rows, best, scores.argmax(axis=1))


@wrong("yolo_filter_boxes")
def confidence_added(boxes, box_confidence, box_class_probs, threshold=0.6):
    rows, confidence, probs = flat(boxes, box_confidence, box_class_probs)
    scores = confidence + probs
    return _kept(scores.max(axis=1) >= threshold, rows, scores.max(axis=1), scores.argmax(axis=1))


@wrong("yolo_filter_boxes")
def classes_summed(boxes, box_confidence, box_class_probs, threshold=0.6):
    rows, _, scores = _rows(boxes, box_confidence, box_class_probs)
    total = scores.sum(axis=1)
    return _kept(total >= threshold, rows, total, scores.argmax(axis=1))


@wrong("yolo_filter_boxes")
def classes_averaged(boxes, box_confidence, box_class_probs, threshold=0.6):
    rows, _, scores = _rows(boxes, box_confidence, box_class_probs)
    mean = scores.mean(axis=1)
    return _kept(mean >= threshold, rows, mean, scores.argmax(axis=1))


@wrong("yolo_filter_boxes")
def confidence_multiplied_twice(boxes, box_confidence, box_class_probs, threshold=0.6):
    return filtered(boxes, box_confidence**2, box_class_probs, threshold)


@wrong("yolo_filter_boxes")
def first_class_alone(boxes, box_confidence, box_class_probs, threshold=0.6):
    return filtered(boxes, box_confidence, box_class_probs[..., :1], threshold)


@wrong("yolo_filter_boxes")
def last_class_left_out(boxes, box_confidence, box_class_probs, threshold=0.6):
    return filtered(boxes, box_confidence, box_class_probs[..., :-1], threshold)


@wrong("yolo_filter_boxes")
def a_row_for_every_class(boxes, box_confidence, box_class_probs, threshold=0.6):
    rows, _, scores = _rows(boxes, box_confidence, box_class_probs)
    i, kinds = np.nonzero(scores >= threshold)
    return scores[i, kinds], rows[i], kinds


@wrong("yolo_filter_boxes")
def threshold_typed_in(boxes, box_confidence, box_class_probs, threshold=0.6):
    return filtered(boxes, box_confidence, box_class_probs, 0.6)


@wrong("yolo_filter_boxes")
def one_half_typed_in(boxes, box_confidence, box_class_probs, threshold=0.6):
    return filtered(boxes, box_confidence, box_class_probs, 0.5)


@wrong("yolo_filter_boxes")
def below_the_threshold(boxes, box_confidence, box_class_probs, threshold=0.6):
    rows, _, scores = _rows(boxes, box_confidence, box_class_probs)
    best = scores.max(axis=1)
    return _kept(best <= threshold, rows, best, scores.argmax(axis=1))


@wrong("yolo_filter_boxes")
def nothing_filtered(boxes, box_confidence, box_class_probs, threshold=0.6):
    rows, _, scores = _rows(boxes, box_confidence, box_class_probs)
    return scores.max(axis=1), rows, scores.argmax(axis=1)


@wrong("yolo_filter_boxes")
def the_grid_is_kept(boxes, box_confidence, box_class_probs, threshold=0.6):
    scores = box_confidence * box_class_probs
    return scores.max(axis=-1), boxes, scores.argmax(axis=-1)


@wrong("yolo_filter_boxes")
def set_to_0(boxes, box_confidence, box_class_probs, threshold=0.6):
    scores = box_confidence * box_class_probs
    mask = scores.max(axis=-1) >= threshold
    return scores.max(axis=-1) * mask, boxes * mask[..., None], scores.argmax(axis=-1) * mask


@wrong("yolo_filter_boxes")
def boxes_not_filtered(boxes, box_confidence, box_class_probs, threshold=0.6):
    scores, _, classes = filtered(boxes, box_confidence, box_class_probs, threshold)
    return scores, boxes, classes


@wrong("yolo_filter_boxes")
def classes_not_filtered(boxes, box_confidence, box_class_probs, threshold=0.6):
    scores, kept, _ = filtered(boxes, box_confidence, box_class_probs, threshold)
    return scores, kept, (box_confidence * box_class_probs).argmax(axis=-1)


@wrong("yolo_filter_boxes")
def scores_not_filtered(boxes, box_confidence, box_class_probs, threshold=0.6):
    _, kept, classes = filtered(boxes, box_confidence, box_class_probs, threshold)
    return (box_confidence * box_class_probs).max(axis=-1), kept, classes


@wrong("yolo_filter_boxes")
def scores_of_all_classes(boxes, box_confidence, box_class_probs, threshold=0.6):
    rows, _, scores = _rows(boxes, box_confidence, box_class_probs)
    mask = scores.max(axis=1) >= threshold
    return scores[mask], rows[mask], scores.argmax(axis=1)[mask]


@wrong("yolo_filter_boxes")
def scores_keep_an_axis(boxes, box_confidence, box_class_probs, threshold=0.6):
    scores, kept, classes = filtered(boxes, box_confidence, box_class_probs, threshold)
    return scores[:, None], kept, classes


@wrong("yolo_filter_boxes")
def mask_keeps_an_axis(boxes, box_confidence, box_class_probs, threshold=0.6):
    scores = box_confidence * box_class_probs
    classes, best = scores.argmax(axis=-1), scores.max(axis=-1, keepdims=True)
    mask = best >= threshold
    return best[mask], boxes[mask], classes[mask]


@wrong("yolo_filter_boxes")
def classes_along_the_anchors(boxes, box_confidence, box_class_probs, threshold=0.6):
    scores = box_confidence * box_class_probs
    mask = scores.max(axis=-1) >= threshold
    return scores.max(axis=-1)[mask], boxes[mask], scores.argmax(axis=-2)[mask]


@wrong("yolo_filter_boxes")
def largest_along_the_anchors(boxes, box_confidence, box_class_probs, threshold=0.6):
    scores = box_confidence * box_class_probs
    classes, best = scores.argmax(axis=-2), scores.max(axis=-2)
    mask = best >= threshold
    return best[mask], boxes[mask], classes[mask]


@wrong("yolo_filter_boxes")
def argmax_of_everything(boxes, box_confidence, box_class_probs, threshold=0.6):
    scores = box_confidence * box_class_probs
    mask = scores.max(axis=-1) >= threshold
    return scores.max(axis=-1)[mask], boxes[mask], scores.argmax()[mask]


@wrong("yolo_filter_boxes")
def argmax_along_the_first_axis(boxes, box_confidence, box_class_probs, threshold=0.6):
    # tf.math.argmax without an axis takes the first one, and tf.boolean_mask then says this.
    scores = box_confidence * box_class_probs
    raise ValueError(f"Shapes {scores.shape[1:]} and {scores.shape[:-1]} are incompatible")


@wrong("yolo_filter_boxes")
def argmax_along_the_anchors_in_tensorflow(boxes, box_confidence, box_class_probs, threshold=0.6):
    shape = np.delete(box_class_probs.shape, -2).tolist()
    if shape[-1] != box_class_probs.shape[-2]:
        raise ValueError(f"Shapes {tuple(shape)} and {box_class_probs.shape[:-1]} are incompatible")
    return classes_along_the_anchors(boxes, box_confidence, box_class_probs, threshold)


@wrong("yolo_filter_boxes")
def max_of_everything(boxes, box_confidence, box_class_probs, threshold=0.6):
    raise ValueError("mask cannot be scalar.")  # as tf.boolean_mask says


@wrong("yolo_filter_boxes")
def argmin_for_argmax(boxes, box_confidence, box_class_probs, threshold=0.6):
    rows, _, scores = _rows(boxes, box_confidence, box_class_probs)
    best = scores.max(axis=1)
    return _kept(best >= threshold, rows, best, scores.argmin(axis=1))


@wrong("yolo_filter_boxes")
def classes_counted_from_1(boxes, box_confidence, box_class_probs, threshold=0.6):
    scores, kept, classes = filtered(boxes, box_confidence, box_class_probs, threshold)
    return scores, kept, classes + 1


@wrong("yolo_filter_boxes")
def indices_for_classes(boxes, box_confidence, box_class_probs, threshold=0.6):
    rows, _, scores = _rows(boxes, box_confidence, box_class_probs)
    chosen = np.flatnonzero(scores.max(axis=1) >= threshold)
    return scores.max(axis=1)[chosen], rows[chosen], chosen


@wrong("yolo_filter_boxes")
def one_box_for_each_cell(boxes, box_confidence, box_class_probs, threshold=0.6):
    scores = box_confidence * box_class_probs
    best = scores.max(axis=-1)
    alone = np.arange(best.shape[-1]) == best.argmax(axis=-1)[..., None]
    return _kept((best >= threshold) & alone, boxes, best, scores.argmax(axis=-1))


@wrong("yolo_filter_boxes")
def first_anchor_alone(boxes, box_confidence, box_class_probs, threshold=0.6):
    return filtered(boxes[:, :, :1], box_confidence[:, :, :1], box_class_probs[:, :, :1], threshold)


@wrong("yolo_filter_boxes")
def best_box_alone(boxes, box_confidence, box_class_probs, threshold=0.6):
    scores, kept, classes = filtered(boxes, box_confidence, box_class_probs, threshold)
    best = np.argsort(-scores)[:1]
    return scores[best], kept[best], classes[best]


@wrong("yolo_filter_boxes")
def rows_and_columns_swapped(boxes, box_confidence, box_class_probs, threshold=0.6):
    parts = (np.swapaxes(part, 0, 1) for part in (boxes, box_confidence, box_class_probs))
    return filtered(*parts, threshold)


@wrong("yolo_filter_boxes")
def anchor_by_anchor(boxes, box_confidence, box_class_probs, threshold=0.6):
    parts = (np.moveaxis(part, 2, 0) for part in (boxes, box_confidence, box_class_probs))
    return filtered(*parts, threshold)


@wrong("yolo_filter_boxes")
def sorted_by_score(boxes, box_confidence, box_class_probs, threshold=0.6):
    scores, kept, classes = filtered(boxes, box_confidence, box_class_probs, threshold)
    order = np.argsort(-scores)
    return scores[order], kept[order], classes[order]


@wrong("yolo_filter_boxes")
def ten_at_most(boxes, box_confidence, box_class_probs, threshold=0.6):
    return tuple(part[:10] for part in filtered(boxes, box_confidence, box_class_probs, threshold))


@wrong("yolo_filter_boxes")
def corners_turned_round(boxes, box_confidence, box_class_probs, threshold=0.6):
    scores, kept, classes = filtered(boxes, box_confidence, box_class_probs, threshold)
    return scores, kept[:, [1, 0, 3, 2]], classes


@wrong("yolo_filter_boxes")
def boxes_before_scores(boxes, box_confidence, box_class_probs, threshold=0.6):
    scores, kept, classes = filtered(boxes, box_confidence, box_class_probs, threshold)
    return kept, scores, classes


@wrong("yolo_filter_boxes")
def classes_before_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    scores, kept, classes = filtered(boxes, box_confidence, box_class_probs, threshold)
    return scores, classes, kept


@wrong("yolo_filter_boxes")
def boxes_and_classes_before_scores(boxes, box_confidence, box_class_probs, threshold=0.6):
    scores, kept, classes = filtered(boxes, box_confidence, box_class_probs, threshold)
    return kept, classes, scores


@wrong("yolo_filter_boxes")
def no_columns_without_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    scores, kept, classes = filtered(boxes, box_confidence, box_class_probs, threshold)
    return scores, kept if len(kept) else np.zeros(0), classes


@wrong("yolo_filter_boxes")
def multiplied_in_place(boxes, box_confidence, box_class_probs, threshold=0.6):
    box_class_probs *= box_confidence
    return filtered(boxes, np.ones_like(box_confidence), box_class_probs, threshold)
