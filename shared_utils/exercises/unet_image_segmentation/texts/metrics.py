"""The words about class_iou, mean_iou and dice."""

from ...contract import ExerciseTexts, Hint
from . import pixel_counts

_SHAPES = "y_true, y_pred: whole numbers (n_H, n_W) or (m, n_H, n_W), n_classes → "

_CLASS_IOU = ExerciseTexts(
    summary="The intersection over union of each class, over all pixels.",
    shapes=_SHAPES + "iou (n_classes,)",
    groups=pixel_counts.GROUPS,
    hints={
        "operators_without_parentheses": Hint(
            "`|` or `&` stands between two comparisons without parentheses",
            "(y_true == c) | (y_pred == c): Python reads | and & before ==",
        ),
        "share_of_the_truth": Hint(
            "the overlap is divided by the pixels of the class in the truth",
            "that is recall: divide by the union",
        ),
        "share_of_the_prediction": Hint(
            "the overlap is divided by the pixels of the class in the prediction",
            "that is precision: divide by the union",
        ),
        "dice_for_iou": Hint("Dice is returned", "intersection over union has no factor 2"),
        "overlap_counted_twice": Hint(
            "the union counts the shared pixels twice", "truth + prediction - shared, or use |"
        ),
        "overlap_taken_away_twice": Hint(
            "the union has lost the shared pixels", "they belong to it, once: truth + prediction - shared"
        ),
        "larger_mask_for_the_union": Hint(
            "the larger mask is taken for the union", "the union has the pixels of one or the other"
        ),
        "smaller_mask_for_the_union": Hint(
            "the overlap is divided by the smaller mask", "divide by the union: one or the other"
        ),
        "all_pixels_for_the_union": Hint(
            "the overlap is divided by all the pixels of the picture",
            "the union has only those of the class, in one mask or the other",
        ),
        "or_in_both_places": Hint("the overlap counts the pixels of one or the other", "use & in place of |"),
        "and_in_both_places": Hint("the union counts the pixels of both", "one or the other is enough: |"),
        "all_right_pixels_for_the_overlap": Hint(
            "the overlap counts the right pixels of all classes",
            "count those of class c: (y_true == c) & (y_pred == c)",
        ),
        "accuracy_of_each_class": Hint(
            "pixels count that are rightly not of the class", "leave them out, above and below the line"
        ),
        "pixel_accuracy_for_iou": Hint(
            "the share of the right pixels is returned", "a number for each class: go through them one by one"
        ),
        "union_over_overlap": Hint("the quotient is upside down", "the intersection is above the line"),
        "overlap_not_divided": Hint("the overlap is not divided", "divide it by the union"),
        "union_not_divided": Hint("the union is returned", "divide the intersection by it"),
        "divided_before_the_overlap_is_taken_away": Hint(
            "only the first part of the union is below the line", "put the union in parentheses"
        ),
        "product_for_the_union": Hint(
            "the two sizes are multiplied", "the union is truth + prediction - shared"
        ),
        "iou_of_all_classes_together": Hint(
            "every class gets the value of all classes together", "compare with c before you count"
        ),
        **pixel_counts.HINTS,
    },
)

_DICE = ExerciseTexts(
    summary="Dice of each class: twice the shared pixels over the sum of the two sizes.",
    shapes=_SHAPES + "dice (n_classes,)",
    groups=pixel_counts.GROUPS,
    hints={
        "factor_2_forgotten": Hint("the factor 2 is missing", "2 * shared / (truth + prediction)"),
        "iou_for_dice": Hint("the intersection over union is returned", "2 * shared / (truth + prediction)"),
        "union_for_the_sum": Hint(
            "twice the overlap is divided by the union", "divide by the sum of the two sizes"
        ),
        "sum_without_parentheses": Hint(
            "only the truth is below the line", "put truth + prediction in parentheses"
        ),
        "recall_for_dice": Hint(
            "the overlap is divided by the truth alone, which is recall", "2 * shared / (truth + prediction)"
        ),
        "precision_for_dice": Hint(
            "the overlap is divided by the prediction alone, which is precision",
            "2 * shared / (truth + prediction)",
        ),
        "twice_the_recall": Hint(
            "twice the overlap is divided by the truth alone", "the sum of the two sizes is below the line"
        ),
        "twice_the_precision": Hint(
            "twice the overlap is divided by the prediction alone",
            "the sum of the two sizes is below the line",
        ),
        "plain_mean_of_precision_and_recall": Hint(
            "the plain mean of precision and recall is taken", "Dice is their harmonic mean"
        ),
        "product_of_precision_and_recall": Hint(
            "precision and recall are multiplied", "2 * shared / (truth + prediction)"
        ),
        "harmonic_mean_without_the_2": Hint(
            "the harmonic mean of precision and recall lacks its factor 2, and cannot be 0",
            "2 * shared / (truth + prediction)",
        ),
        "converted_from_iou_the_wrong_way": Hint(
            "the IoU is divided by 2 - IoU", "that gives IoU from Dice; Dice is 2 * IoU / (1 + IoU)"
        ),
        "larger_mask_for_the_sum": Hint(
            "the overlap is divided by the larger mask", "2 * shared / (truth + prediction)"
        ),
        "all_pixels_for_the_sum": Hint(
            "twice the overlap is divided by all the pixels of the picture", "count those of the class only"
        ),
        "or_for_the_overlap": Hint(
            "the overlap counts the pixels of one or the other", "use & in place of |"
        ),
        "all_right_pixels_for_twice_the_overlap": Hint(
            "the overlap counts the right pixels of all classes",
            "count those of class c: (y_true == c) & (y_pred == c)",
        ),
        "pixel_accuracy_for_dice": Hint(
            "the share of the right pixels is returned", "a number for each class: go through them one by one"
        ),
        "sum_over_twice_the_overlap": Hint("the quotient is upside down", "the overlap is above the line"),
        "overlap_doubled_and_not_divided": Hint("the overlap is not divided", "divide by truth + prediction"),
        "squares_of_the_sizes": Hint("the sizes are squared", "2 * shared / (truth + prediction)"),
        **pixel_counts.HINTS,
    },
)

_MEAN_IOU = ExerciseTexts(
    summary="The mean of the IoU over the classes that occur.",
    shapes=_SHAPES + "a single number",
    groups={key: pixel_counts.GROUPS[key] for key in ("basic", "absent", "extremes", "batch")},
    hints={
        "mean_with_nan": Hint("the mean takes in nan, and becomes nan", "np.nanmean leaves nan out"),
        "absent_class_counts_as_0": Hint(
            "a class in neither mask counts as 0", "leave it out of the sum and of the number of classes"
        ),
        "absent_class_counts_as_1": Hint(
            "a class in neither mask counts as 1", "leave it out of the sum and of the number of classes"
        ),
        "pixel_accuracy": Hint(
            "the share of the right pixels is returned", "take the mean of what class_iou returns"
        ),
        "classes_of_the_truth": Hint(
            "only the classes of the truth count", "one that only the prediction has counts as well, with 0"
        ),
        "classes_of_the_prediction": Hint(
            "only the classes of the prediction count", "one that only the truth has counts as well, with 0"
        ),
        "classes_of_both_masks": Hint(
            "only classes that both masks have count", "one that a single mask has counts as well, with 0"
        ),
        "zeros_dropped": Hint("classes with an IoU of 0 are left out", "leave out nan, not 0"),
        "weighted_by_the_truth": Hint(
            "a class counts more the more pixels it has", "every class has the same weight: a plain mean"
        ),
        "all_classes_in_one_quotient": Hint(
            "the pixels of all classes are summed before they are divided",
            "divide for each class, then average",
        ),
        "mean_of_dice": Hint("the mean of Dice is taken", "take the mean of class_iou"),
        "mean_of_recall": Hint(
            "the overlap is divided by the truth, which is recall", "take the mean of what class_iou returns"
        ),
        "mean_of_precision": Hint(
            "the overlap is divided by the prediction, which is precision",
            "take the mean of what class_iou returns",
        ),
        "mean_with_the_overlap_counted_twice": Hint(
            "the union counts the shared pixels twice", "take the mean of what class_iou returns"
        ),
        "mean_of_each_picture_first": Hint(
            "the mean of every picture is taken first", "call class_iou once, with the whole batch"
        ),
        "class_by_class_over_the_pictures": Hint(
            "the IoU of a class is averaged over the pictures", "call class_iou once, with the whole batch"
        ),
        "mean_of_the_first_picture": Hint("only the first picture counts", "hand on the whole batch"),
        "mean_of_the_last_picture": Hint("only the last picture counts", "hand on the whole batch"),
        "mean_without_class_0": Hint("class 0 is left out", "it counts like any other class"),
        "mean_without_the_last_class": Hint("the last class is left out", "[:-1] drops it: it counts too"),
        "sum_for_the_mean": Hint("the values are summed and not averaged", "np.nanmean for np.nansum"),
        "divided_by_one_less": Hint(
            "the sum is divided by n_classes - 1", "divide by the number of classes that occur"
        ),
        "median_for_the_mean": Hint("the median is taken", "np.nanmean for np.nanmedian"),
        "largest_for_the_mean": Hint("the best class is returned", "np.nanmean for np.nanmax"),
        "smallest_for_the_mean": Hint("the worst class is returned", "np.nanmean for np.nanmin"),
        "mean_in_percent": Hint("the mean is in percent", "leave it between 0 and 1"),
        "one_minus_the_mean": Hint("the mean is taken from 1", "1 is the best value, 0 the worst"),
        "all_the_classes_returned": Hint(
            "the numbers of all classes are returned", "take their mean, a single number"
        ),
        "rounded_mean": Hint("the mean is rounded to two places", "round only what you print"),
        "thirteen_typed_in": Hint("the sum is divided by 13", "divide by the number of classes that occur"),
        "a_mean_for_each_picture": Hint(
            "there is a mean for each picture", "call class_iou once, with the whole batch"
        ),
    },
)

TEXTS = {"class_iou": _CLASS_IOU, "mean_iou": _MEAN_IOU, "dice": _DICE}
