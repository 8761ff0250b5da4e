"""The words that class_iou and dice have in common: what their cases probe, and mistakes in counting."""

from ...contract import Hint

GROUPS = {
    "basic": "square masks, each class in both",
    "absent": "classes that are in neither mask",
    "extremes": "classes that only one mask has, equal masks, masks with no right pixel",
    "batch": "batches of one picture and of several",
    "sizes": "wide and high masks, 2, 13 and 20 classes, uint8",
    "inputs_kept": "y_true and y_pred left as they were",
}

_WHOLE_BATCH = "count over all pixels of the batch, then divide once"
_ONE_SIDED = "nan is for a class in neither mask; this one gets 0"
_LOOP = "the classes are range(n_classes): 0 to n_classes - 1"

HINTS = {
    "absent_class_is_0": Hint(
        "a class in neither mask gets 0", "0 says that the class was missed; this one gets np.nan"
    ),
    "absent_class_is_1": Hint(
        "a class in neither mask gets 1", "1 says that the class was found; this one gets np.nan"
    ),
    "absent_class_is_none": Hint(
        "a class in neither mask gets None", "np.nan is a number you can average over"
    ),
    "absent_class_divides_by_zero": Hint(
        "a class in neither mask is divided by 0", "ask first whether there is a pixel; if not, np.nan"
    ),
    "absent_classes_dropped": Hint(
        "classes in neither mask are left out", "there are n_classes numbers: put np.nan in their places"
    ),
    "classes_of_the_truth_only": Hint(
        "there is a number for each class of the truth only", f"np.unique does not fit here; {_LOOP}"
    ),
    "classes_up_to_the_largest_label": Hint("the classes end at the largest label in the masks", _LOOP),
    "classes_up_to_the_largest_true_label": Hint("the classes end at the largest label in the truth", _LOOP),
    "number_of_classes_typed_in": Hint("there are always 13 numbers", _LOOP),
    "nan_for_a_class_missing_in_the_truth": Hint("a class that only the prediction has gets nan", _ONE_SIDED),
    "nan_for_a_class_missing_in_the_prediction": Hint("a class that only the truth has gets nan", _ONE_SIDED),
    "nan_for_a_class_missing_in_one_of_them": Hint("a class that only one mask has gets nan", _ONE_SIDED),
    "nan_where_no_pixel_is_shared": Hint("a class without a shared pixel gets nan", _ONE_SIDED),
    "first_class_left_out": Hint("class 0 is left out", _LOOP),
    "first_class_stays_0": Hint("class 0 keeps the 0 it began with", _LOOP),
    "first_class_stays_nan": Hint("class 0 keeps the nan it began with", _LOOP),
    "last_class_left_out": Hint("the last class is left out", _LOOP),
    "last_class_stays_0": Hint("the last class keeps the 0 it began with", _LOOP),
    "last_class_stays_nan": Hint("the last class keeps the nan it began with", _LOOP),
    "classes_counted_from_1": Hint("the classes are counted from 1", _LOOP),
    "one_class_too_many": Hint("there is one class too many", _LOOP),
    "returns_after_the_first_class": Hint(
        "the function returns after class 0", "move the return out of the loop"
    ),
    "first_class_alone": Hint("the number of class 0 alone is returned", "collect a number for each class"),
    "last_class_alone": Hint(
        "the number of the last class alone is returned", "collect a number for each class"
    ),
    "last_class_everywhere": Hint(
        "every class gets the number of the last one", "write into the place of class c"
    ),
    "first_picture_only": Hint("only the first picture of a batch is counted", _WHOLE_BATCH),
    "last_picture_only": Hint("only the last picture of a batch is counted", _WHOLE_BATCH),
    "mean_over_the_pictures": Hint("each picture is divided on its own, and then averaged", _WHOLE_BATCH),
    "mean_over_the_pictures_with_nan": Hint(
        "each picture is divided on its own, and then averaged, nan with the rest", _WHOLE_BATCH
    ),
    "sum_over_the_pictures": Hint("each picture is divided on its own, and then summed", _WHOLE_BATCH),
    "a_row_for_each_picture": Hint("there is a row of numbers for each picture", _WHOLE_BATCH),
    "a_column_for_each_picture": Hint("each class has a number for each picture", _WHOLE_BATCH),
    "only_masks_without_a_batch": Hint(
        "a batch is refused", "y_true.ravel() has all pixels, whatever the number of axes"
    ),
    "only_batches": Hint(
        "masks without a batch axis are refused", "y_true.ravel() has all pixels, whatever the number of axes"
    ),
    "loops_over_two_axes_of_a_batch": Hint(
        "the loops run over two axes, and a batch has three",
        "count whole arrays: np.sum(y_true == c) needs no loop over pixels, whatever the number of axes",
    ),
    "columns_counted_to_n_H": Hint("the columns are counted to n_H", "columns run to n_W, rows to n_H"),
    "rows_counted_to_n_W": Hint("the rows are counted to n_W", "rows run to n_H, columns to n_W"),
    "last_row_and_column_missing": Hint(
        "the last row and the last column are left out", "range(n_H) already ends at n_H - 1"
    ),
    "labels_compared_with_and": Hint(
        "labels are joined as if they were masks", "compare with the class first: y_true == c"
    ),
    "labels_multiplied": Hint(
        "labels are multiplied and summed as if they were 0 and 1",
        "compare with the class first: y_true == c",
    ),
    "labels_added": Hint(
        "pixels count whose labels add up to 2 * c", "1 and 3 do so for c = 2; compare both with c"
    ),
    "and_between_arrays": Hint(
        "`and` stands between two arrays, & without parentheses, or `if` before an array",
        "np.sum((y_true == c) & (y_pred == c)); Python's own sum adds up rows only",
    ),
    "selected_pixels_compared": Hint(
        "the pixels of the class are cut out of each mask and then compared",
        "their places are lost; compare in place: (y_true == c) & (y_pred == c)",
    ),
    "argmax_of_labels": Hint("argmax is taken of labels", "the masks hold classes already"),
    "argmax_of_the_prediction": Hint("argmax is taken of y_pred", "it holds classes already"),
    "prediction_compared_with_itself": Hint("y_pred is compared with itself", "one of the two is y_true"),
    "truth_compared_with_itself": Hint("y_true is compared with itself", "one of the two is y_pred"),
    "label_pairs_overflow": Hint(
        "y_true * n_classes leaves the range of uint8", "convert first: y_true.astype(int)"
    ),
    "counts_overflow": Hint(
        "the pixels are counted in uint8, which ends at 255", "count in int: np.sum of True and False does"
    ),
    "masks_made_in_place": Hint(
        "0 and 1 are written into y_true and y_pred, so later classes are gone",
        "mask = y_true == c makes a new one",
    ),
    "mistakes_marked_in_the_prediction": Hint("wrong pixels are marked in y_pred itself", "work on a copy"),
    "mean_of_the_classes": Hint("the mean of all classes is returned", "return a number for each class"),
    "in_percent": Hint("the numbers are in percent", "leave them between 0 and 1"),
    "taken_from_1": Hint("the numbers are taken from 1", "1 is the best value, 0 the worst"),
    "divided_with_two_slashes": Hint(
        "the quotient is cut to a whole number",
        "use / for //, and start from np.nan or 0.0: an array of whole numbers cuts 0.5 to 0",
    ),
    "rounded_to_two_places": Hint("the numbers are rounded to two places", "round only what you print"),
}
