"""The words about yolo_non_max_suppression."""

from ...contract import ExerciseTexts, Hint

_CLASSES = "a car does not hide the person before it: compare the classes too, or take them one by one"
_LIMIT = "keep max_boxes in all, after suppression: the best ones of all classes together"
_THRESHOLD = "a box goes if its IoU with a better, kept box of its class is larger than iou_threshold"
_SORT = "begin with np.argsort(-scores), or let tf.image.non_max_suppression do it"
_END = "at the end sort what is kept of all classes: best score first"
_CHOOSE = "choose by the same indices from all three: scores, boxes and classes"
_ORDER = "return scores, boxes, classes"
_KEPT = "compare a box with all better ones that are kept"
_IOU = "shared area / (area 1 + area 2 - shared area)"

_YOLO_NON_MAX_SUPPRESSION = ExerciseTexts(
    summary="Of boxes of one class that overlap, keep the one with the best score.",
    shapes="scores (n,), boxes (n, 4) as (y1, x1, y2, x2), classes (n,) → the same of the k that are kept",
    groups={
        "basic": "boxes of two classes, best score first, defaults",
        "unsorted": "scores in any order",
        "iou_threshold": "thresholds from 0 to 1",
        "max_boxes": "more boxes than max_boxes, of several classes",
        "shapes": "nested, equal and touching boxes, one without area",
        "chain": "chains: the second box overlaps the first and the third",
        "classes": "boxes of different classes that overlap",
        "inputs_kept": "a right result that leaves the inputs as they were",
        "empty": "no boxes at all",
    },
    hints={
        "classes_ignored": Hint("a box suppresses boxes of other classes too", _CLASSES),
        "iou_threshold_typed_in_and_classes_ignored": Hint(
            "the IoU is always compared with 0.5, whatever the classes",
            "hand on `iou_threshold`, and do it class by class",
        ),
        "max_boxes_typed_in_and_classes_ignored": Hint(
            "the limit is always 10, whatever the classes", "hand on `max_boxes`, and do it class by class"
        ),
        "max_boxes_and_classes_ignored": Hint(
            "there is no limit to the boxes, and classes make no difference",
            "hand on `max_boxes`, and do it class by class",
        ),
        "both_limits_typed_in_and_classes_ignored": Hint(
            "10 boxes and an IoU of 0.5 are the limits, whatever the arguments and the classes",
            "hand on `max_boxes` and `iou_threshold`, and do it class by class",
        ),
        "other_classes_suppressed": Hint(
            "boxes suppress other classes and not their own", "turn the comparison round: =="
        ),
        "max_boxes_ignored": Hint("there is no limit to the boxes", _LIMIT),
        "max_boxes_typed_in": Hint("the limit is always 10", "use the argument `max_boxes`"),
        "max_boxes_for_each_class": Hint("the limit holds for each class on its own", _LIMIT),
        "max_boxes_before_suppression": Hint("the boxes are cut to max_boxes before suppression", _LIMIT),
        "one_box_too_many": Hint("there is one box more than max_boxes", "stop when len(kept) == max_boxes"),
        "one_box_too_few": Hint("there is one box less than max_boxes", "stop when len(kept) == max_boxes"),
        "last_boxes_for_the_best": Hint(
            "the worst boxes are kept where there are too many", "[:max_boxes] takes the best"
        ),
        "iou_threshold_typed_in": Hint("the IoU is always compared with 0.5", "hand on `iou_threshold`"),
        "iou_threshold_taken_from_1": Hint("the IoU is compared with 1 - iou_threshold", _THRESHOLD),
        "every_overlap_suppresses": Hint("every overlap suppresses, however small", _THRESHOLD),
        "nothing_suppressed": Hint("no box is suppressed", _THRESHOLD),
        "small_overlaps_suppress": Hint(
            "boxes with a small IoU are suppressed", "turn the sign round: " + _THRESHOLD
        ),
        "an_iou_at_the_threshold_suppresses": Hint(
            "an IoU that is equal to the threshold suppresses", "at a threshold of 0, boxes that touch stay"
        ),
        "threshold_on_the_scores": Hint("the scores are compared with iou_threshold", _THRESHOLD),
        "low_scores_dropped_too": Hint(
            "boxes whose score is below iou_threshold go too",
            "it is for IoU alone; scores are filtered before",
        ),
        "first_come_first_served": Hint("the boxes are taken in the order they come in", _SORT),
        "sorted_after_suppression": Hint(
            "the boxes are sorted after suppression only", "sort first: " + _SORT
        ),
        "worst_score_first": Hint("the worst score comes first", "argsort goes upwards: " + _SORT),
        "result_in_the_order_of_the_inputs": Hint("the result is in the order of the inputs", _END),
        "result_turned_round": Hint("the result begins with the worst score", _END),
        "classes_one_after_the_other": Hint("the result is sorted by class", _END),
        "classes_as_they_come_up": Hint("the result has one class after the other", _END),
        "classes_one_after_the_other_without_a_limit_in_all": Hint(
            "one class follows the other, each with up to max_boxes",
            f"two things: {_END}; and cut to max_boxes",
        ),
        "suppressed_boxes_suppress": Hint("a box that was suppressed suppresses others", _KEPT),
        "compared_with_the_last_kept": Hint("a box is compared with the last kept one only", _KEPT),
        "compared_with_the_best": Hint("a box is compared with the best one only", _KEPT),
        "both_boxes_dropped": Hint(
            "both boxes go where two overlap", "the better one stays: compare with better ones only"
        ),
        "one_box_for_each_class": Hint("only the best box of each class is kept", _THRESHOLD),
        "best_box_alone": Hint("only the best box is kept", "go on with those that it does not suppress"),
        "union_with_the_overlap_twice": Hint("the union of your IoU counts the overlap twice", _IOU),
        "share_of_the_smaller_box": Hint("the overlap is divided by the smaller box", _IOU),
        "share_of_the_better_box": Hint("the overlap is divided by the better box", _IOU),
        "share_of_the_worse_box": Hint("the overlap is divided by the worse box", _IOU),
        "dice_for_iou": Hint("Dice is compared with the threshold", _IOU),
        "gaps_not_clamped": Hint(
            "boxes that lie apart seem to overlap", "clamp the shared height and width at 0, each on its own"
        ),
        "only_equal_boxes_suppress": Hint("only boxes with the same corners are suppressed", _THRESHOLD),
        "boxes_not_chosen": Hint("all the boxes come back", _CHOOSE),
        "classes_not_chosen": Hint("all the classes come back", _CHOOSE),
        "scores_not_chosen": Hint("all the scores come back", _CHOOSE),
        "indices_returned": Hint(
            "the indices are returned", f"tf.gather or [...] fetches what they stand for: {_ORDER}"
        ),
        "boxes_before_scores": Hint("the boxes come first", _ORDER),
        "classes_before_boxes": Hint("the classes come before the boxes", _ORDER),
        "boxes_and_classes_before_scores": Hint("the scores come last", _ORDER),
        "scores_and_boxes_swapped_in_tensorflow": Hint(
            "scores and boxes change places in tf.image.non_max_suppression", "it takes the boxes first"
        ),
        "inputs_sorted_in_place": Hint(
            "the inputs are changed", "work on copies: scores[order] is a new array"
        ),
    },
)

TEXTS = {"yolo_non_max_suppression": _YOLO_NON_MAX_SUPPRESSION}
