"""The words about yolo_filter_boxes."""

from ...contract import ExerciseTexts, Hint

_PRODUCT = "the score is confidence * probability; compare the largest one of the box with the threshold"
_RETURNED = "return the largest product of each box that is kept"
_MASK = "apply the mask to all three: scores, boxes and classes"
_AXIS = "classes are the last axis: argmax and max both need axis=-1"
_ORDER = "return scores, boxes, classes"
_ROWS = "leave them in the order of the grid: row by row, cell by cell, anchor by anchor"

_YOLO_FILTER_BOXES = ExerciseTexts(
    summary="Keep the boxes whose best class score reaches the threshold.",
    shapes="(gh, gw, A, 4), (gh, gw, A, 1), (gh, gw, A, C) → scores (k,), boxes (k, 4), classes (k,)",
    groups={
        "basic": "a square grid and the threshold at its default",
        "threshold": "a low threshold, a high one, and 0",
        "nothing": "no score reaches the threshold",
        "grids": "wide and high grids, and one of 19 × 19",
        "counts": "a single anchor, a single class, many classes",
        "inputs_kept": "a right result that leaves the inputs as they were",
    },
    hints={
        "threshold_on_the_confidence": Hint("the confidence alone is compared with the threshold", _PRODUCT),
        "threshold_on_the_probability": Hint(
            "the probability alone is compared with the threshold", _PRODUCT
        ),
        "threshold_on_both_factors": Hint(
            "confidence and probability are each compared with the threshold", _PRODUCT
        ),
        "confidence_for_the_score": Hint("the confidence is taken for the score", _PRODUCT),
        "probability_for_the_score": Hint("the confidence is left out", _PRODUCT),
        "confidence_returned": Hint("the confidence is returned as the score", _RETURNED),
        "probability_returned": Hint("the probability is returned as the score", _RETURNED),
        "confidence_added": Hint("confidence and probability are added", _PRODUCT),
        "classes_summed": Hint("the scores of all classes are summed", "take the largest: max and not sum"),
        "classes_averaged": Hint(
            "the scores of all classes are averaged", "take the largest: max and not mean"
        ),
        "confidence_multiplied_twice": Hint("the confidence is multiplied in twice", "once is enough"),
        "first_class_alone": Hint("only class 0 is looked at", "take the largest over all classes, axis=-1"),
        "last_class_left_out": Hint("the last class is left out", "[:-1] drops it: it counts too"),
        "a_row_for_every_class": Hint(
            "a box comes back once for every class that reaches the threshold",
            "each box has one class: its best",
        ),
        "threshold_typed_in": Hint("the threshold is always 0.6", "use the argument `threshold`"),
        "one_half_typed_in": Hint("the threshold is always 0.5", "use the argument `threshold`"),
        "below_the_threshold": Hint("the boxes below the threshold are kept", "turn the sign round: >="),
        "nothing_filtered": Hint("all boxes come back", "make a mask, scores >= threshold, and apply it"),
        "the_grid_is_kept": Hint(
            "all boxes come back in their grid", "make a mask, scores >= threshold, and apply it to all three"
        ),
        "set_to_0": Hint(
            "the other boxes are set to 0 and stay",
            "leave them out: tf.boolean_mask(boxes, mask) or boxes[mask]",
        ),
        "boxes_not_filtered": Hint("the boxes are returned as they came", _MASK),
        "classes_not_filtered": Hint("the classes of all boxes are returned", _MASK),
        "scores_not_filtered": Hint("the scores of all boxes are returned", _MASK),
        "scores_of_all_classes": Hint(
            "a box has a score for each class", "return the largest of them: max over axis=-1"
        ),
        "scores_keep_an_axis": Hint("the scores have an axis too many", "leave out keepdims=True"),
        "mask_keeps_an_axis": Hint(
            "the mask keeps an axis of length 1", "leave out keepdims=True: a mask has the shape (gh, gw, A)"
        ),
        "classes_along_the_anchors": Hint("argmax goes along the anchors", _AXIS),
        "largest_along_the_anchors": Hint("argmax and max go along the anchors", _AXIS),
        "argmax_of_everything": Hint("argmax has no axis, so there is one class for all boxes", _AXIS),
        "argmax_along_the_first_axis": Hint(
            "argmax or max has no axis, and goes along the rows of the grid", _AXIS
        ),
        "argmax_along_the_anchors_in_tensorflow": Hint("argmax goes along the anchors", _AXIS),
        "max_of_everything": Hint("max has no axis, so there is one score for all boxes", _AXIS),
        "argmin_for_argmax": Hint("the class with the smallest score is taken", "use argmax, not argmin"),
        "classes_counted_from_1": Hint("the classes are counted from 1", "argmax counts from 0: leave it so"),
        "indices_for_classes": Hint(
            "places in the grid are returned for classes", "the class is argmax over axis=-1"
        ),
        "one_box_for_each_cell": Hint(
            "a cell keeps its best anchor only",
            "each anchor of a cell may have an object: take max over classes only",
        ),
        "first_anchor_alone": Hint("only anchor 0 is looked at", "keep axis 2: a cell has several boxes"),
        "best_box_alone": Hint("only the best box comes back", "keep every box that reaches the threshold"),
        "rows_and_columns_swapped": Hint("the grid is gone through column by column", _ROWS),
        "anchor_by_anchor": Hint("the grid is gone through once for each anchor", _ROWS),
        "sorted_by_score": Hint("the boxes are sorted by score", "that comes later: " + _ROWS),
        "ten_at_most": Hint(
            "only the first ten boxes are kept", "a limit comes later; here every box counts"
        ),
        "corners_turned_round": Hint("x and y change places in the boxes", "return each box as it came"),
        "boxes_before_scores": Hint("the boxes come first", _ORDER),
        "classes_before_boxes": Hint("the classes come before the boxes", _ORDER),
        "boxes_and_classes_before_scores": Hint("the scores come last", _ORDER),
        "no_columns_without_boxes": Hint(
            "the boxes lose their second axis when none is left",
            "k boxes are (k, 4), also for k = 0: reshape(-1, 4)",
        ),
        "multiplied_in_place": Hint(
            "the inputs are changed", "*= writes into the array you were given: make a new one, a * b"
        ),
    },
)

TEXTS = {"yolo_filter_boxes": _YOLO_FILTER_BOXES}
