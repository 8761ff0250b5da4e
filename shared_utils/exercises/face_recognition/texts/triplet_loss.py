"""The words about triplet_loss."""

from ...contract import ExerciseTexts, Hint

_SQUARED = "square the differences, and sum them over the last axis: axis=-1"
_TERM = "a triplet's term is |anchor - positive|² - |anchor - negative|² + alpha"
_ALPHA = f"alpha belongs into each term, before the maximum: {_TERM}"
_MAX = "cut each triplet's term off at 0 with a maximum, then sum"
_SUM = "the loss of a batch is one number: the sum over its triplets"

_TRIPLET_LOSS = ExerciseTexts(
    summary="The triplet loss of a batch: what each triplet is short of its margin.",
    shapes="y_pred: anchor, positive and negative, each (m, 128) → a single number; y_true is not used",
    groups={
        "basic": "every triplet adds something, alpha at its default",
        "some_add_nothing": "some triplets keep their margin and add nothing",
        "alpha": "alpha small, large and 0",
        "none_adds": "all triplets keep their margin",
        "sizes": "one triplet, many, and encodings of another size",
        "inputs_kept": "a right result that leaves the encodings as they were",
    },
    hints={
        "no_axis": Hint("the distance is summed over the whole batch", f"one for each triplet: {_SQUARED}"),
        "axis_0": Hint("the squares are summed over the batch", f"sum over each encoding: {_SQUARED}"),
        "not_summed_before_the_max": Hint(
            "alpha and the maximum act on each number of the encodings", f"sum first: {_SQUARED}"
        ),
        "mean_for_the_squared_distance": Hint(
            "the squares of an encoding are averaged", f"a squared distance is their sum: {_SQUARED}"
        ),
        "distances_not_squared": Hint(
            "the distances are not squared", "leave out the root: the loss has squared distances"
        ),
        "differences_not_squared": Hint("the differences are summed as they are", _SQUARED),
        "absolute_differences": Hint("the absolute differences are summed", _SQUARED),
        "square_of_the_sum": Hint("the sum of the differences is squared", f"square first: {_SQUARED}"),
        "squared_twice": Hint("the squared distances are squared once more", _SQUARED),
        "products_for_distances": Hint(
            "encodings are multiplied with each other", f"subtract them, a - p and a - n; {_SQUARED}"
        ),
        "positive_and_negative_swapped": Hint("positive and negative have changed places", _TERM),
        "positive_with_the_negative": Hint(
            "the negative is compared with the positive", f"both are compared with the anchor: {_TERM}"
        ),
        "anchor_taken_for_the_positive": Hint(
            "y_pred is unpacked in another order", "anchor, positive, negative = y_pred"
        ),
        "distances_added": Hint("the two distances are added", _TERM),
        "absolute_gap": Hint("the gap loses its sign", f"leave out the absolute value: {_TERM}"),
        "negative_left_out": Hint("the distance to the negative is missing", _TERM),
        "positive_left_out": Hint("the distance to the positive is missing", _TERM),
        "alpha_typed_in": Hint("alpha is always 0.2", "use the argument alpha"),
        "alpha_left_out": Hint("alpha is missing", _ALPHA),
        "alpha_and_max_left_out": Hint(
            "alpha and the maximum are missing", f"add alpha to each term; {_MAX}"
        ),
        "alpha_subtracted": Hint("alpha is taken away", f"add it: {_TERM}"),
        "alpha_added_after_the_max": Hint("alpha is added after the maximum", _ALPHA),
        "alpha_added_to_the_sum": Hint("alpha is added once, to the sum", _ALPHA),
        "alpha_multiplied": Hint("alpha is multiplied", f"add it: {_TERM}"),
        "alpha_in_place_of_zero": Hint(
            "the terms are cut off at alpha", f"add alpha, and cut off at 0: {_TERM}"
        ),
        "alpha_squared": Hint("alpha is squared", _TERM),
        "max_of_the_sum": Hint("the sum is cut off at 0, not each term", _MAX),
        "max_left_out": Hint("the maximum is missing", _MAX),
        "minimum_for_the_maximum": Hint("the minimum is taken", _MAX),
        "largest_term_alone": Hint(
            "the largest of the terms is returned",
            "np.maximum(terms, 0) and tf.maximum compare term by term; max and reduce_max do not",
        ),
        "largest_loss_alone": Hint("only the triplet with the largest loss counts", _SUM),
        "an_if_for_all_triplets": Hint(
            "an `if` or Python's max asks all triplets at once",
            "np.maximum(terms, 0) and tf.maximum compare term by term",
        ),
        "absolute_terms": Hint("the absolute value is taken, not the maximum", _MAX),
        "one_in_place_of_zero": Hint("the terms are cut off at 1", _MAX),
        "soft_plus": Hint("the terms are bent smoothly towards 0", _MAX),
        "mean_for_the_sum": Hint("the terms are averaged", "sum them: the loss of FaceNet is a sum"),
        "max_of_the_mean": Hint("the mean is cut off at 0", f"sum, and not mean: {_MAX}"),
        "mean_of_those_above_zero": Hint(
            "the mean of the terms above 0 is taken", "sum them: the loss of FaceNet is a sum"
        ),
        "a_loss_for_each_triplet": Hint("there is a loss for each triplet", _SUM),
        "first_triplet_alone": Hint("only the first triplet counts", _SUM),
        "last_triplet_alone": Hint("only the last triplet counts", _SUM),
        "halved": Hint("the loss is halved", _SUM),
        "sign_turned": Hint(
            "the loss has its sign turned round", "training makes it small: leave out the minus"
        ),
        "axis_kept": Hint("the loss keeps an axis", f"{_SUM}, without keepdims"),
        "y_true_unpacked": Hint(
            "the encodings are looked for in y_true",
            "y_true holds nothing: anchor, positive, negative = y_pred",
        ),
        "columns_of_y_pred": Hint(
            "y_pred is cut as if it were one array", "it holds three: anchor, positive, negative = y_pred"
        ),
        "changed_in_place": Hint(
            "the encodings are changed", "-= writes into the array you were given: make a new one, a - p"
        ),
    },
)

TEXTS = {"triplet_loss": _TRIPLET_LOSS}
