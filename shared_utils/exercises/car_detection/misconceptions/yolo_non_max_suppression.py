"""Mistakes in yolo_non_max_suppression. The most specific come first."""

import numpy as np

from . import steps
from .collected import wrong
from .steps import area, best_first, sides, suppressed


def _all_rivals(i, j):
    return True


def _chosen(chosen, scores, boxes, classes):
    return scores[chosen], boxes[chosen], classes[chosen]


def _kept(scores, boxes, classes, iou_threshold, **options):
    """The right indices, all of them."""
    return steps.kept(
        best_first(scores), boxes, lambda i, j: classes[i] == classes[j], threshold=iou_threshold, **options
    )


@wrong("yolo_non_max_suppression")
def classes_ignored(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return suppressed(scores, boxes, classes, max_boxes, iou_threshold, rivals=_all_rivals)


@wrong("yolo_non_max_suppression")
def iou_threshold_typed_in_and_classes_ignored(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return suppressed(scores, boxes, classes, max_boxes, 0.5, rivals=_all_rivals)


@wrong("yolo_non_max_suppression")
def max_boxes_typed_in_and_classes_ignored(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return suppressed(scores, boxes, classes, 10, iou_threshold, rivals=_all_rivals)


@wrong("yolo_non_max_suppression")
def max_boxes_and_classes_ignored(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return suppressed(scores, boxes, classes, None, iou_threshold, rivals=_all_rivals)


@wrong("yolo_non_max_suppression")
def both_limits_typed_in_and_classes_ignored(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return suppressed(scores, boxes, classes, 10, 0.5, rivals=_all_rivals)


@wrong("yolo_non_max_suppression")
def other_classes_suppressed(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return suppressed(
        scores, boxes, classes, max_boxes, iou_threshold, rivals=lambda i, j: classes[i] != classes[j]
    )


@wrong("yolo_non_max_suppression")
def max_boxes_ignored(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return suppressed(scores, boxes, classes, None, iou_threshold)


@wrong("yolo_non_max_suppression")
def max_boxes_typed_in(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return suppressed(scores, boxes, classes, 10, iou_threshold)


@wrong("yolo_non_max_suppression")
def max_boxes_for_each_class(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = _kept(scores, boxes, classes, iou_threshold)
    earlier = [np.sum(classes[kept[:n]] == classes[i]) for n, i in enumerate(kept)]
    return _chosen(kept[np.array(earlier, dtype=int) < max_boxes], scores, boxes, classes)


@wrong("yolo_non_max_suppression")
def max_boxes_before_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return suppressed(scores, boxes, classes, max_boxes, iou_threshold, order=best_first(scores)[:max_boxes])


@wrong("yolo_non_max_suppression")
def one_box_too_many(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return suppressed(scores, boxes, classes, max_boxes + 1, iou_threshold)


@wrong("yolo_non_max_suppression")
def one_box_too_few(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return suppressed(scores, boxes, classes, max_boxes - 1, iou_threshold)


@wrong("yolo_non_max_suppression")
def last_boxes_for_the_best(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = _kept(scores, boxes, classes, iou_threshold)
    return _chosen(kept[-max_boxes:], scores, boxes, classes)


@wrong("yolo_non_max_suppression")
def iou_threshold_typed_in(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return suppressed(scores, boxes, classes, max_boxes, 0.5)


@wrong("yolo_non_max_suppression")
def iou_threshold_taken_from_1(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return suppressed(scores, boxes, classes, max_boxes, 1 - iou_threshold)


@wrong("yolo_non_max_suppression")
def every_overlap_suppresses(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return suppressed(scores, boxes, classes, max_boxes, 0)


@wrong("yolo_non_max_suppression")
def nothing_suppressed(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return _chosen(best_first(scores)[:max_boxes], scores, boxes, classes)


@wrong("yolo_non_max_suppression")
def small_overlaps_suppress(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    def overlap(one, other):
        return 1 - steps.iou(one, other)

    return suppressed(scores, boxes, classes, max_boxes, 1 - iou_threshold, overlap=overlap)


@wrong("yolo_non_max_suppression")
def an_iou_at_the_threshold_suppresses(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return suppressed(scores, boxes, classes, max_boxes, iou_threshold - 1e-6)


@wrong("yolo_non_max_suppression")
def threshold_on_the_scores(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = best_first(scores)
    return _chosen(order[scores[order] >= iou_threshold][:max_boxes], scores, boxes, classes)


@wrong("yolo_non_max_suppression")
def low_scores_dropped_too(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = best_first(scores)
    return suppressed(
        scores, boxes, classes, max_boxes, iou_threshold, order=order[scores[order] >= iou_threshold]
    )


@wrong("yolo_non_max_suppression")
def first_come_first_served(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return suppressed(scores, boxes, classes, max_boxes, iou_threshold, order=range(len(scores)))


@wrong("yolo_non_max_suppression")
def sorted_after_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = first_come_first_served(scores, boxes, classes, None, iou_threshold)
    return _chosen(best_first(kept[0])[:max_boxes], *kept)


@wrong("yolo_non_max_suppression")
def worst_score_first(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return suppressed(scores, boxes, classes, max_boxes, iou_threshold, order=best_first(scores)[::-1])


@wrong("yolo_non_max_suppression")
def result_in_the_order_of_the_inputs(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = _kept(scores, boxes, classes, iou_threshold)[:max_boxes]
    return _chosen(np.sort(kept), scores, boxes, classes)


@wrong("yolo_non_max_suppression")
def result_turned_round(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = _kept(scores, boxes, classes, iou_threshold)[:max_boxes]
    return _chosen(kept[::-1], scores, boxes, classes)


@wrong("yolo_non_max_suppression")
def classes_one_after_the_other(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = _kept(scores, boxes, classes, iou_threshold)
    return _chosen(kept[np.argsort(classes[kept], kind="stable")][:max_boxes], scores, boxes, classes)


@wrong("yolo_non_max_suppression")
def classes_as_they_come_up(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept, first = _kept(scores, boxes, classes, iou_threshold), list(classes)
    order = np.argsort([first.index(kind) for kind in classes[kept]], kind="stable")
    return _chosen(kept[order.astype(int)][:max_boxes], scores, boxes, classes)


@wrong("yolo_non_max_suppression")
def classes_one_after_the_other_without_a_limit_in_all(
    scores, boxes, classes, max_boxes=10, iou_threshold=0.5
):
    found = max_boxes_for_each_class(scores, boxes, classes, max_boxes, iou_threshold)
    return _chosen(np.argsort(found[2], kind="stable"), *found)


@wrong("yolo_non_max_suppression")
def suppressed_boxes_suppress(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return suppressed(scores, boxes, classes, max_boxes, iou_threshold, compared=lambda kept, seen: seen)


@wrong("yolo_non_max_suppression")
def compared_with_the_last_kept(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return suppressed(scores, boxes, classes, max_boxes, iou_threshold, compared=lambda kept, seen: kept[-1:])


@wrong("yolo_non_max_suppression")
def compared_with_the_best(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return suppressed(scores, boxes, classes, max_boxes, iou_threshold, compared=lambda kept, seen: kept[:1])


@wrong("yolo_non_max_suppression")
def both_boxes_dropped(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    exact = np.asarray(boxes, dtype=float)

    def alone(i):
        return all(
            i == j or classes[i] != classes[j] or steps.iou(exact[i], exact[j]) <= iou_threshold
            for j in range(len(scores))
        )

    order = [i for i in best_first(scores) if alone(i)]
    return _chosen(np.array(order[:max_boxes], dtype=int), scores, boxes, classes)


@wrong("yolo_non_max_suppression")
def one_box_for_each_class(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = best_first(scores)
    first = [i for n, i in enumerate(order) if classes[i] not in classes[order[:n]]]
    return _chosen(np.array(first[:max_boxes], dtype=int), scores, boxes, classes)


@wrong("yolo_non_max_suppression")
def best_box_alone(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return _chosen(best_first(scores)[:1], scores, boxes, classes)


def _with_overlap(quotient):
    """A mistake in the IoU: `quotient` is (both, area 1, area 2) -> number."""

    def answer(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
        def overlap(one, other):
            both = float(np.maximum(sides(one, other), 0).prod())
            return quotient(both, area(one), area(other)) if both > 0 else 0.0

        return suppressed(scores, boxes, classes, max_boxes, iou_threshold, overlap=overlap)

    answer.__name__ = quotient.__name__
    return wrong("yolo_non_max_suppression")(answer)


@_with_overlap
def union_with_the_overlap_twice(both, one, other):
    return both / (one + other)


@_with_overlap
def share_of_the_smaller_box(both, one, other):
    return both / min(one, other)


@_with_overlap
def share_of_the_better_box(both, one, other):
    return both / one


@_with_overlap
def share_of_the_worse_box(both, one, other):
    return both / other


@_with_overlap
def dice_for_iou(both, one, other):
    return 2 * both / (one + other)


@wrong("yolo_non_max_suppression")
def gaps_not_clamped(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    def overlap(one, other):
        both = float(sides(one, other).prod())
        either = area(one) + area(other) - both
        return both / either if either else 0.0

    return suppressed(scores, boxes, classes, max_boxes, iou_threshold, overlap=overlap)


@wrong("yolo_non_max_suppression")
def only_equal_boxes_suppress(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    def overlap(one, other):
        return float(np.array_equal(one, other))

    return suppressed(scores, boxes, classes, max_boxes, 0.5, overlap=overlap)


@wrong("yolo_non_max_suppression")
def boxes_not_chosen(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = _kept(scores, boxes, classes, iou_threshold)[:max_boxes]
    return scores[kept], boxes, classes[kept]


@wrong("yolo_non_max_suppression")
def classes_not_chosen(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = _kept(scores, boxes, classes, iou_threshold)[:max_boxes]
    return scores[kept], boxes[kept], classes


@wrong("yolo_non_max_suppression")
def scores_not_chosen(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = _kept(scores, boxes, classes, iou_threshold)[:max_boxes]
    return scores, boxes[kept], classes[kept]


@wrong("yolo_non_max_suppression")
def indices_returned(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    return _kept(scores, boxes, classes, iou_threshold)[:max_boxes]


@wrong("yolo_non_max_suppression")
def boxes_before_scores(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    scores, boxes, classes = suppressed(scores, boxes, classes, max_boxes, iou_threshold)
    return boxes, scores, classes


@wrong("yolo_non_max_suppression")
def classes_before_boxes(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    scores, boxes, classes = suppressed(scores, boxes, classes, max_boxes, iou_threshold)
    return scores, classes, boxes


@wrong("yolo_non_max_suppression")
def boxes_and_classes_before_scores(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    scores, boxes, classes = suppressed(scores, boxes, classes, max_boxes, iou_threshold)
    return boxes, classes, scores


@wrong("yolo_non_max_suppression")
def scores_and_boxes_swapped_in_tensorflow(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    # What TensorFlow says if scores and boxes change places in tf.image.non_max_suppression.
    raise type("InvalidArgumentError", (Exception,), {})(
        "{{function_node __wrapped__NonMaxSuppressionV3_device_/job:localhost/replica:0/task:0/device:CPU:0}}"
        f" boxes must be 2-D[{len(scores)}] (Shape must be rank 2 but is rank 1)"
        " [Op:NonMaxSuppressionV3] name: "
    )


@wrong("yolo_non_max_suppression")
def inputs_sorted_in_place(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = best_first(scores)
    scores[:], boxes[:], classes[:] = scores[order], boxes[order], classes[order]
    found = suppressed(scores, boxes, classes, max_boxes, iou_threshold)
    scores[:] = 0
    return found
