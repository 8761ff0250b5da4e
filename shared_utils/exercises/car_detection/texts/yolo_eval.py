"""The words about yolo_eval."""

from ...contract import ExerciseTexts, Hint

_SCALE = "scale_boxes(boxes, image_shape), where image_shape is (height, width)"
_CORNERS = "yolo_boxes_to_corners(box_xy, box_wh) gives (y1, x1, y2, x2)"
_HALF = f"half of the size lies on each side of the centre: {_CORNERS}"
_FILTER = "yolo_filter_boxes takes boxes, box_confidence, box_class_probs, threshold=score_threshold"
_NMS = "yolo_non_max_suppression takes scores, boxes, classes, max_boxes, iou_threshold"
_ORDER = "return scores, boxes, classes"
_ROUND = "leave the pixels as they are; round only where you draw"

_YOLO_EVAL = ExerciseTexts(
    summary="From a detector's output to boxes in pixels: corners, filter, scale, suppression.",
    shapes="four of (gh, gw, A, …), with 2, 2, 1 and C numbers → scores (k,), boxes (k, 4), classes (k,)",
    groups={
        "basic": "a square grid, and everything at its default",
        "image_shape": "wide and high pictures",
        "score_threshold": "a low and a high score_threshold",
        "iou_threshold": "a low and a high iou_threshold",
        "max_boxes": "more boxes than max_boxes",
        "grids": "wide and high grids, one anchor",
        "inputs_kept": "a right result that leaves the outputs as they were",
        "empty": "no score reaches the threshold",
    },
    hints={
        "not_scaled": Hint("the boxes are not in pixels", _SCALE),
        "height_and_width_swapped": Hint("height and width change places in scaling", _SCALE),
        "image_shape_typed_in": Hint("the picture is always 720 × 1280", "hand on `image_shape`: " + _SCALE),
        "scaled_by_the_height_alone": Hint("x is scaled by the height too", _SCALE),
        "scaled_by_the_width_alone": Hint("y is scaled by the width too", _SCALE),
        "scaled_as_height_height_width_width": Hint(
            "the corners are scaled by (height, height, width, width)",
            "it is (height, width, height, width): call scale_boxes",
        ),
        "divided_by_the_image_shape": Hint(
            "the boxes are divided by the sides of the picture", "multiply: " + _SCALE
        ),
        "scaled_twice": Hint("the boxes are scaled twice", "call scale_boxes once"),
        "x_before_y_after_scaling": Hint(
            "the boxes are (x1, y1, x2, y2)", "leave them in the order (y1, x1, y2, x2)"
        ),
        "pixels_rounded": Hint("the boxes are rounded to whole pixels", _ROUND),
        "pixels_cut": Hint("the boxes are cut to whole pixels", _ROUND),
        "x_before_y": Hint("the corners have x before y, and are scaled as if y came first", _CORNERS),
        "centre_and_size_for_corners": Hint("centre and size are taken for corners", _CORNERS),
        "centre_and_size_turned_for_corners": Hint("centre and size are taken for corners", _CORNERS),
        "centre_for_the_first_corner": Hint("the centre is taken for the upper left corner", _HALF),
        "whole_sizes_on_both_sides": Hint("the whole size is put on both sides of the centre", _HALF),
        "xy_and_wh_swapped": Hint("box_xy and box_wh change places", _CORNERS),
        "only_the_centres_turned": Hint("width and height change places in the corners", _CORNERS),
        "score_threshold_left_at_its_default": Hint("score_threshold is not handed on", _FILTER),
        "nothing_filtered": Hint("no box is filtered out", _FILTER),
        "filtered_by_the_confidence": Hint("the confidence alone is compared with score_threshold", _FILTER),
        "confidence_given_for_the_probabilities": Hint("box_confidence is given twice", _FILTER),
        "probabilities_given_for_the_confidence": Hint("box_class_probs is given twice", _FILTER),
        "iou_threshold_left_at_its_default": Hint("iou_threshold is not handed on", _NMS),
        "max_boxes_left_at_its_default": Hint("max_boxes is not handed on", _NMS),
        "max_boxes_ignored": Hint("there is no limit to the boxes", "hand on max_boxes: " + _NMS),
        "limits_left_at_their_defaults": Hint("max_boxes and iou_threshold are not handed on", _NMS),
        "suppression_left_out": Hint("nothing is suppressed", "the last step is missing: " + _NMS),
        "sorted_and_cut_for_suppressed": Hint(
            "the boxes are sorted and cut, and none is suppressed", "the last step is missing: " + _NMS
        ),
        "boxes_before_scores": Hint("the boxes come first", _ORDER),
        "classes_before_boxes": Hint("the classes come before the boxes", _ORDER),
        "boxes_and_classes_before_scores": Hint("the scores come last", _ORDER),
        "boxes_alone": Hint("only the boxes are returned", _ORDER),
        "thresholds_swapped": Hint(
            "the two thresholds change places",
            "score_threshold is for the filter, iou_threshold for suppression",
        ),
        "one_threshold_for_both": Hint(
            "score_threshold is used in both steps", "iou_threshold is for suppression: " + _NMS
        ),
        "both_thresholds_left_at_their_defaults": Hint(
            "neither threshold is handed on", "give the filter score_threshold, and suppression iou_threshold"
        ),
        "all_left_at_their_defaults": Hint(
            "thresholds and max_boxes are not handed on",
            "use the arguments: each belongs to one of the steps",
        ),
        "filtered_results_returned": Hint(
            "what the filter gives is returned, without scale and suppression",
            "keep what each step returns, and go on",
        ),
        "outputs_taken_in_another_order": Hint(
            "the outputs are unpacked in another order",
            "box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs",
        ),
        "corners_written_over_the_outputs": Hint(
            "yolo_outputs is changed", "-= writes into it: make a new array, a - b"
        ),
    },
)

TEXTS = {"yolo_eval": _YOLO_EVAL}
