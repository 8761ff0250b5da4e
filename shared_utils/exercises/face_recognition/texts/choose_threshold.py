"""The words about choose_threshold."""

from ...contract import ExerciseTexts, Hint

_RATE = "count the different people's pairs below the threshold, and divide by all pairs of different people"
_BELOW = "a pair is accepted strictly below the threshold: distances < threshold"
_AT_MOST = "use <=: at most max_far"
_EXACT = "try the distances themselves as thresholds, or sort those of different people"
_LARGEST = "of the thresholds whose rate is at most max_far, keep the largest"
_SORT = "begin with np.sort, or try every distance and keep the largest"
_RETURN = "return the threshold alone"

_CHOOSE_THRESHOLD = ExerciseTexts(
    summary="The largest threshold that lets in at most a given share of the wrong people.",
    shapes="distances (n,), same (n,) True or False, max_far: a share below 1 → a single number",
    groups={
        "basic": "pairs with the smallest distance first",
        "unsorted": "pairs in any order",
        "exact": "a rate that is exactly max_far",
        "zero": "max_far = 0: nobody may be let in by mistake",
        "ties": "pairs with equal distances",
        "few": "few pairs, or a single one of different people",
        "inputs_kept": "distances and same left as they were",
    },
    hints={
        "of_all_pairs": Hint("the false accepts are divided by the number of all pairs", _RATE),
        "of_the_same_pairs": Hint("the false accepts are divided by the pairs of the same person", _RATE),
        "of_the_accepted_pairs": Hint("the false accepts are divided by the accepted pairs", _RATE),
        "all_the_accepted_counted": Hint("pairs of the same person are counted as false accepts too", _RATE),
        "same_and_different_swapped": Hint(
            "the accepted pairs of the same person are counted",
            "look for a ~ that is missing: the pairs of different people are distances[~same]",
        ),
        "smallest_with_so_few_false_rejects": Hint(
            "the false rejects are held to max_far",
            "hold the false accepts to it: the share of the different people's pairs below the threshold",
        ),
        "accepted_above_the_threshold": Hint("pairs above the threshold are accepted", _BELOW),
        "true_accepts_kept_below": Hint("all accepted pairs are divided by those of different people", _RATE),
        "accepted_at_the_threshold_too": Hint("a pair at the threshold is accepted too", _BELOW),
        "last_accepted_pair_of_different_people": Hint(
            "the threshold is the last pair that may be let in by mistake",
            "it can rise to the next pair of different people: what is not below it stays outside",
        ),
        "one_pair_too_many": Hint("one pair of different people too many is let in", f"{_BELOW}; {_AT_MOST}"),
        "rate_below_max_far": Hint("the rate has to be below max_far", _AT_MOST),
        "rounded_up": Hint(
            "the number of pairs to let in is rounded up", "round it down: the rate is at most max_far"
        ),
        "quantile": Hint(
            "a quantile of the different people's distances is taken", f"it lies between two: {_EXACT}"
        ),
        "quantile_of_all_pairs": Hint("a quantile of all distances is taken", _EXACT),
        "quantile_of_the_same": Hint("a quantile of the same person's distances is taken", _EXACT),
        "halfway_to_the_next": Hint(
            "the threshold lies halfway between two distances", f"it can be larger: {_EXACT}"
        ),
        "a_grid_of_hundredths": Hint("thresholds are tried in steps of 0.01", _EXACT),
        "a_grid_of_tenths": Hint("thresholds are tried in steps of 0.1", _EXACT),
        "a_grid_of_thousandths": Hint("thresholds are tried in steps of 0.001", _EXACT),
        "thresholds_from_the_same_alone": Hint(
            "only distances of the same person are tried", "try those of different people too"
        ),
        "smallest_threshold": Hint("the smallest threshold is taken", _LARGEST),
        "first_that_is_too_many": Hint("the first threshold with too high a rate is taken", _LARGEST),
        "largest_distance": Hint("the largest distance is taken, as for few false rejects", _LARGEST),
        "smallest_of_the_different": Hint(
            "nobody at all is let in by mistake",
            "max_far is a share of the pairs of different people, no number of them and no percentage",
        ),
        "largest_of_the_same": Hint("everybody of the same person is let in", _LARGEST),
        "always_0_7": Hint("the threshold is always 0.7", "choose it from the distances"),
        "most_right_answers": Hint("the threshold with the most right answers is taken", _LARGEST),
        "equal_errors": Hint("the threshold with equal error rates is taken", _LARGEST),
        "not_sorted": Hint("the distances are taken in the order they come in", _SORT),
        "last_allowed_in_the_order_of_the_pairs": Hint(
            "the last threshold that is allowed is taken, not the largest", _SORT
        ),
        "stops_at_the_first_that_is_too_many": Hint("the loop stops at the first threshold too many", _SORT),
        "not_for_the_tilde": Hint(
            "`not`, `and` or an `if` is put to a whole array", "~same turns each of its values round"
        ),
        "sorted_without_the_labels": Hint(
            "the distances are sorted and `same` is not", "sort both alike: order = np.argsort(distances)"
        ),
        "farthest_first": Hint("the pairs are counted from the farthest on", "accept the small distances"),
        "the_place_of_the_threshold": Hint("the place of the threshold comes back", _RETURN),
        "the_rate_returned": Hint("the rate comes back", _RETURN),
        "threshold_and_rate": Hint("threshold and rate come back", _RETURN),
        "all_the_thresholds": Hint(
            "all thresholds that are allowed come back", f"{_LARGEST}: a single number"
        ),
        "rounded_to_two_places": Hint("the threshold is rounded", "round only what you print"),
        "sorted_in_place": Hint(
            "the distances are changed",
            "distances.sort() writes into them: np.sort(distances) makes new ones",
        ),
    },
)

TEXTS = {"choose_threshold": _CHOOSE_THRESHOLD}
