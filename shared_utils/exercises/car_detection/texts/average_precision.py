"""The words about average_precision."""

from ...contract import ExerciseTexts, Hint

_SORT = "begin with order = np.argsort(-scores), and take matches[order]"
_MISSED = "an object that no detection finds counts as well: divide by n_truth"
_STEPS = "sum the envelope's precision at each right detection, and divide by n_truth"
_ENVELOPE = "take the largest precision from here to the end: go through it from the back with max"
_COUNT = "precision after i detections, counted from 1: the right ones among them / i"
_AREA = "sum over the right detections, best score first: no single pair of numbers says it"

_AVERAGE_PRECISION = ExerciseTexts(
    summary="The area under the interpolated precision-recall curve.",
    shapes="scores (k,), matches (k,) True or False, n_truth: a number of objects → a single number",
    groups={
        "basic": "detections with the best score first; every object is found",
        "unsorted": "scores in any order",
        "missed": "objects that no detection finds",
        "envelope": "a precision that rises again after a fall",
        "extremes": "no detection, none right, all right, a single one",
        "inputs_kept": "scores and matches left as they were",
    },
    hints={
        "not_sorted": Hint("the detections are taken in the order they come in", _SORT),
        "worst_score_first": Hint("the worst score comes first", "argsort goes upwards: " + _SORT),
        "envelope_missing": Hint("the precision is summed as it is, with its dips", _ENVELOPE),
        "envelope_looks_back": Hint(
            "the largest precision so far is taken", "look ahead and not back: " + _ENVELOPE
        ),
        "divided_by_what_was_found": Hint("the sum is divided by the objects that were found", _MISSED),
        "mean_over_what_was_found": Hint(
            "the mean is taken over the right detections, which is nan without any", _MISSED
        ),
        "mean_of_the_precision_without_envelope": Hint(
            "the plain mean of the precision at the right detections is taken",
            f"two things: {_MISSED}; and the envelope",
        ),
        "divided_by_the_detections": Hint("the sum is divided by the number of detections", _MISSED),
        "not_divided": Hint(
            "the sum is not divided", "each right detection is a step of 1 / n_truth in recall"
        ),
        "wrong_detections_summed_too": Hint(
            "wrong detections are summed too", "recall does not grow there, so they add no area"
        ),
        "mean_of_all_the_precisions": Hint(
            "the mean of the precision after every detection is taken", _STEPS
        ),
        "eleven_points": Hint(
            "the precision is read at 11 places only", "use every step of the recall: " + _STEPS
        ),
        "a_hundred_and_one_points": Hint(
            "the precision is read at 101 places only", "use every step of the recall: " + _STEPS
        ),
        "trapezoids": Hint("slopes are drawn between the points", "the curve has steps: " + _STEPS),
        "trapezoids_from_the_first_detection": Hint(
            "slopes are drawn between the points, from the first one on", "the curve has steps: " + _STEPS
        ),
        "precision_of_all_detections": Hint("the precision of all detections is returned", _AREA),
        "recall_of_all_detections": Hint("the recall of all detections is returned", _AREA),
        "f1_of_all_detections": Hint("the F1 score of all detections is returned", _AREA),
        "precision_times_recall": Hint("precision and recall of all detections are multiplied", _AREA),
        "wrong_ones_taken_for_right": Hint(
            "wrong detections are taken for right ones", "look for a `not` or ~ too many"
        ),
        "divided_by_the_index": Hint("the precision is divided by an index that begins at 0", _COUNT),
        "counted_before_the_detection": Hint(
            "the precision is taken before the detection is counted", _COUNT
        ),
        "right_over_wrong": Hint("the right ones are divided by the wrong ones", _COUNT),
        "scores_for_the_precision": Hint(
            "the scores are summed", "scores give the order and nothing else: " + _COUNT
        ),
        "weighted_by_the_scores": Hint(
            "the precision is weighted by the scores", "scores give the order and nothing else"
        ),
        "recall_summed": Hint("recall is summed in place of precision", _COUNT),
        "last_detection_left_out": Hint(
            "the last detection is left out", "the loop goes to the last detection"
        ),
        "first_detection_left_out": Hint(
            "the first detection adds no area", "recall begins at 0: it has a step as well"
        ),
        "largest_precision": Hint("the largest precision is returned", _STEPS),
        "in_percent": Hint("the result is in percent", "leave it between 0 and 1"),
        "rounded_to_two_places": Hint("the result is rounded to two places", "round only what you print"),
        "the_curve_returned": Hint("the whole envelope is returned", _STEPS),
    },
)

TEXTS = {"average_precision": _AVERAGE_PRECISION}
