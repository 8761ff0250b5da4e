"""Mistakes in yolo_eval. The most specific come first."""

import numpy as np

from . import steps
from .collected import wrong
from .steps import best_first, evaluated


def _with(step):
    """Decorate another version of a step of `evaluated`: a mistake in that step alone."""

    def add(change):
        def answer(
            yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5
        ):
            return evaluated(
                yolo_outputs, image_shape, max_boxes, score_threshold, iou_threshold, **{step: change}
            )

        answer.__name__ = change.__name__
        wrong("yolo_eval")(answer)
        return change

    return add


@_with("scaled")
def not_scaled(boxes, image_shape):
    return boxes


@_with("scaled")
def height_and_width_swapped(boxes, image_shape):
    return steps.scaled(boxes, image_shape[::-1])


@_with("scaled")
def image_shape_typed_in(boxes, image_shape):
    return steps.scaled(boxes, (720, 1280))


@_with("scaled")
def scaled_by_the_height_alone(boxes, image_shape):
    return boxes * np.float32(image_shape[0])


@_with("scaled")
def scaled_by_the_width_alone(boxes, image_shape):
    return boxes * np.float32(image_shape[1])


@_with("scaled")
def scaled_as_height_height_width_width(boxes, image_shape):
    return boxes * np.repeat(np.float32(image_shape), 2)


@_with("scaled")
def divided_by_the_image_shape(boxes, image_shape):
    return boxes / np.tile(np.float32(image_shape), 2)


@_with("scaled")
def scaled_twice(boxes, image_shape):
    return steps.scaled(steps.scaled(boxes, image_shape), image_shape)


@_with("scaled")
def x_before_y_after_scaling(boxes, image_shape):
    return steps.scaled(boxes, image_shape)[:, [1, 0, 3, 2]]


@_with("scaled")
def pixels_rounded(boxes, image_shape):
    return np.round(steps.scaled(boxes, image_shape))


@_with("scaled")
def pixels_cut(boxes, image_shape):
    return np.floor(steps.scaled(boxes, image_shape))


@_with("corners")
def x_before_y(box_xy, box_wh):
    return np.concatenate([box_xy - box_wh / 2, box_xy + box_wh / 2], axis=-1)


@_with("corners")
def centre_and_size_for_corners(box_xy, box_wh):
    return np.concatenate([box_xy, box_wh], axis=-1)


@_with("corners")
def centre_and_size_turned_for_corners(box_xy, box_wh):
    return np.concatenate([box_xy[..., ::-1], box_wh[..., ::-1]], axis=-1)


@_with("corners")
def centre_for_the_first_corner(box_xy, box_wh):
    return steps.corners(box_xy + box_wh / 2, box_wh)


@_with("corners")
def whole_sizes_on_both_sides(box_xy, box_wh):
    return steps.corners(box_xy, 2 * box_wh)


@_with("corners")
def xy_and_wh_swapped(box_xy, box_wh):
    return steps.corners(box_wh, box_xy)


@_with("corners")
def only_the_centres_turned(box_xy, box_wh):
    return steps.corners(box_xy, box_wh[..., ::-1])


@_with("filtered")
def score_threshold_left_at_its_default(boxes, box_confidence, box_class_probs, threshold):
    return steps.filtered(boxes, box_confidence, box_class_probs, 0.6)


@_with("filtered")
def nothing_filtered(boxes, box_confidence, box_class_probs, threshold):
    return steps.filtered(boxes, box_confidence, box_class_probs, -np.inf)


@_with("filtered")
def filtered_by_the_confidence(boxes, box_confidence, box_class_probs, threshold):
    rows, confidence, probs = steps.flat(boxes, box_confidence, box_class_probs)
    kept, scores = confidence[:, 0] >= threshold, confidence * probs
    return scores.max(axis=1)[kept], rows[kept], scores.argmax(axis=1)[kept]


@_with("filtered")
def confidence_given_for_the_probabilities(boxes, box_confidence, box_class_probs, threshold):
    return steps.filtered(boxes, box_confidence, box_confidence, threshold)


@_with("filtered")
def probabilities_given_for_the_confidence(boxes, box_confidence, box_class_probs, threshold):
    return steps.filtered(boxes, box_class_probs, box_class_probs, threshold)


@_with("suppressed")
def iou_threshold_left_at_its_default(scores, boxes, classes, max_boxes, iou_threshold):
    return steps.suppressed(scores, boxes, classes, max_boxes, 0.5)


@_with("suppressed")
def max_boxes_left_at_its_default(scores, boxes, classes, max_boxes, iou_threshold):
    return steps.suppressed(scores, boxes, classes, 10, iou_threshold)


@_with("suppressed")
def max_boxes_ignored(scores, boxes, classes, max_boxes, iou_threshold):
    return steps.suppressed(scores, boxes, classes, None, iou_threshold)


@_with("suppressed")
def limits_left_at_their_defaults(scores, boxes, classes, max_boxes, iou_threshold):
    return steps.suppressed(scores, boxes, classes, 10, 0.5)


@_with("suppressed")
def suppression_left_out(scores, boxes, classes, max_boxes, iou_threshold):
    return scores, boxes, classes


@_with("suppressed")
def sorted_and_cut_for_suppressed(scores, boxes, classes, max_boxes, iou_threshold):
    order = best_first(scores)[:max_boxes]
    return scores[order], boxes[order], classes[order]


@_with("suppressed")
def boxes_before_scores(scores, boxes, classes, max_boxes, iou_threshold):
    scores, boxes, classes = steps.suppressed(scores, boxes, classes, max_boxes, iou_threshold)
    return boxes, scores, classes


@_with("suppressed")
def classes_before_boxes(scores, boxes, classes, max_boxes, iou_threshold):
    scores, boxes, classes = steps.suppressed(scores, boxes, classes, max_boxes, iou_threshold)
    return scores, classes, boxes


@_with("suppressed")
def boxes_and_classes_before_scores(scores, boxes, classes, max_boxes, iou_threshold):
    scores, boxes, classes = steps.suppressed(scores, boxes, classes, max_boxes, iou_threshold)
    return boxes, classes, scores


@_with("suppressed")
def boxes_alone(scores, boxes, classes, max_boxes, iou_threshold):
    return steps.suppressed(scores, boxes, classes, max_boxes, iou_threshold)[1]


@wrong("yolo_eval")
def thresholds_swapped(
    yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5
):
    return evaluated(yolo_outputs, image_shape, max_boxes, iou_threshold, score_threshold)


@wrong("yolo_eval")
def one_threshold_for_both(
    yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5
):
    return evaluated(yolo_outputs, image_shape, max_boxes, score_threshold, score_threshold)


@wrong("yolo_eval")
def both_thresholds_left_at_their_defaults(
    yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5
):
    return evaluated(yolo_outputs, image_shape, max_boxes, 0.6, 0.5)


@wrong("yolo_eval")
def all_left_at_their_defaults(
    yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5
):
    return evaluated(yolo_outputs, image_shape, 10, 0.6, 0.5)


@wrong("yolo_eval")
def filtered_results_returned(
    yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5
):
    return evaluated(
        yolo_outputs, image_shape, max_boxes, score_threshold, iou_threshold,
        suppressed=lambda *found: found[:3], scaled=lambda boxes, image_shape: boxes,
    )  # fmt: skip


@wrong("yolo_eval")
def outputs_taken_in_another_order(
    yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5
):
    box_confidence, box_xy, box_wh, box_class_probs = yolo_outputs
    outputs = (box_xy, box_wh, box_confidence, box_class_probs)
    return evaluated(outputs, image_shape, max_boxes, score_threshold, iou_threshold)


@wrong("yolo_eval")
def corners_written_over_the_outputs(
    yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5
):
    found = evaluated(yolo_outputs, image_shape, max_boxes, score_threshold, iou_threshold)
    box_xy, box_wh, *_ = yolo_outputs
    box_xy -= box_wh / 2
    return found
