"""The words about semi_hard_triplets."""

from ...contract import ExerciseTexts, Hint

_BOUNDS = "d(a, p) < d(a, n) < d(a, p) + alpha, where d is the squared distance"
_ALL = "give every (a, p, n) that is semi-hard: three loops, and no choice among them"
_LABELS = "a and p have one label and are two pictures; n has another label"
_ROW = "a row is (anchor, positive, negative)"
_INDICES = "return the places in `encodings`, counted from 0"

_SEMI_HARD_TRIPLETS = ExerciseTexts(
    summary="All triplets whose negative is farther than the positive, but inside the margin.",
    shapes="encodings (m, 128), labels (m,) → index triples (anchor, positive, negative), in any order",
    groups={
        "basic": "a few pictures each of two or three people, alpha at its default",
        "alpha": "alpha small and large",
        "labels": "people in any order, one of them with a single picture",
        "nothing": "no semi-hard triplet, one person alone, each picture of somebody else",
        "inputs_kept": "a right result that leaves the inputs as they were",
    },
    hints={
        "alpha_typed_in": Hint("alpha is always 0.2", "use the argument alpha"),
        "distances_not_squared": Hint(
            "the distances are not squared", f"leave out the root, as in the loss: {_BOUNDS}"
        ),
        "hard_ones_too": Hint("negatives nearer than the positive are taken too", _BOUNDS),
        "easy_ones_too": Hint("negatives outside the margin are taken too", _BOUNDS),
        "hard_ones_alone": Hint("negatives nearer than the positive are taken", _BOUNDS),
        "easy_ones_alone": Hint("negatives outside the margin are taken", _BOUNDS),
        "all_triples": Hint("every triple is taken, whatever the distances", _BOUNDS),
        "positive_is_the_farther_one": Hint("positive and negative change places", _BOUNDS),
        "margin_on_both_sides": Hint("the margin reaches to both sides of the positive", _BOUNDS),
        "everything_but_the_semi_hard": Hint("all other triples are taken", f"look for a `not`: {_BOUNDS}"),
        "negative_within_alpha_of_the_anchor": Hint(
            "the negative is within alpha of the anchor", f"add alpha to the positive's distance: {_BOUNDS}"
        ),
        "alpha_squared": Hint("alpha is squared", _BOUNDS),
        "cosines_for_distances": Hint(
            "encodings are multiplied, so that a large number says near", f"subtract them: {_BOUNDS}"
        ),
        "summed_over_the_pictures": Hint(
            "the squares are summed over the pictures", "sum over the numbers of each encoding: axis=1"
        ),
        "distance_of_the_negative_from_the_positive": Hint(
            "anchor and positive change places", f"measure both distances from the anchor; {_ROW}"
        ),
        "a_picture_is_its_own_positive": Hint("a picture is its own positive", _LABELS),
        "each_pair_one_way_round": Hint(
            "each pair comes one way round only",
            "(p, a, n) is another triplet: both pictures can be the anchor",
        ),
        "each_pair_the_other_way_round": Hint(
            "the positive always stands before its anchor",
            "(p, a, n) is another triplet: both pictures can be the anchor",
        ),
        "labels_of_the_positives_ignored": Hint("the positive may show anybody", _LABELS),
        "labels_of_the_negatives_ignored": Hint("the negative may show the same person", _LABELS),
        "labels_ignored": Hint("the labels are not looked at", _LABELS),
        "same_and_different_swapped": Hint(
            "the positive shows somebody else, and the negative does not", _LABELS
        ),
        "neighbours_alone": Hint("the positive is always the next picture", "let p go through all pictures"),
        "first_anchor_alone": Hint(
            "only the first picture is an anchor", "return after the loops, not inside"
        ),
        "last_picture_left_out": Hint("the last picture is left out", "range(m), and not range(m - 1)"),
        "first_picture_left_out": Hint("the first picture is left out", "range(m) begins at 0"),
        "nearest_negative_alone": Hint("each pair has its nearest negative only", _ALL),
        "farthest_negative_alone": Hint("each pair has its farthest negative only", _ALL),
        "first_negative_alone": Hint("each pair has the first negative only", f"leave out the break: {_ALL}"),
        "one_for_each_anchor": Hint("each anchor has one triplet only", _ALL),
        "first_triple_alone": Hint("only the first triplet comes back", "return after the loops, not inside"),
        "negative_before_the_positive": Hint("the negative comes before the positive", _ROW),
        "counted_from_1": Hint("the pictures are counted from 1", _INDICES),
        "labels_for_indices": Hint("the labels come back", _INDICES),
        "encodings_for_indices": Hint("the encodings themselves come back", _INDICES),
        "one_long_list": Hint(
            "the indices come back in one long list", "append a triple each time: triplets.append((a, p, n))"
        ),
        "each_triple_twice": Hint("each triplet comes twice", "append it once"),
        "three_arrays_of_indices": Hint(
            "the indices come back as three arrays", "np.argwhere and tf.where give a row for each triplet"
        ),
        "how_many_there_are": Hint("the number of triplets comes back", "return the triples themselves"),
        "mask_returned": Hint("a mask comes back", "np.argwhere(mask) gives the indices where it is True"),
        "nothing_found": Hint("no triplet is found at all", _BOUNDS),
        "none_without_triples": Hint("None comes back where there is no triplet", "return the empty list"),
        "changed_in_place": Hint(
            "the inputs are changed", "*= and -= write into the array you were given: make a new one"
        ),
    },
)

TEXTS = {"semi_hard_triplets": _SEMI_HARD_TRIPLETS}
