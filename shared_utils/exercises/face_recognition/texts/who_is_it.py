"""The words about who_is_it."""

from ...contract import ExerciseTexts, Hint

_MODEL = "hand the argument `model` to img_to_encoding, not FRmodel"
_DATABASE = "go through the argument that is handed to you"
_NORM = "np.linalg.norm(encoding - database[name])"
_START = "begin with np.inf: any distance is below it"
_KEEP = "where dist < min_dist, keep both: min_dist = dist and identity = name"
_LEAST = "go through all entries, and keep the smallest distance so far"
_BOTH = "return min_dist, identity"
_NOBODY = "return the smallest distance in any case, and None for the name"
_NONE = "where min_dist is not below 0.7, set identity to None"
_ONE = "the distance is a single number"
_PATH = "hand image_path to img_to_encoding as it is"

_WHO_IS_IT = ExerciseTexts(
    summary="Who of the people in a database is on a picture.",
    shapes="a path, encodings (1, 128) by name, a model → min_dist: a number, identity: a name or None",
    groups={
        "basic": "one person below 0.7, in the middle of the database",
        "several_near": "several people below 0.7",
        "places": "the nearest is the first, the last, the only one, or hardly below 0.7",
        "nobody": "nobody is below 0.7, so min_dist alone counts",
        "model": "another model than FRmodel",
        "database": "another database than the notebook's",
        "inputs_kept": "a right result that leaves the database as it was",
        "stranger": "nobody is below 0.7, so the name is None",
        "empty": "nobody is in the database",
    },
    hints={
        "the_global_model": Hint("the picture is encoded by FRmodel", _MODEL),
        "the_global_model_as_many_write_it": Hint(
            "the picture is encoded by FRmodel, and a stranger is named", f"{_MODEL}; name nobody from 0.7 on"
        ),
        "the_global_database": Hint("the notebook's database is gone through", _DATABASE),
        "the_global_model_and_database": Hint(
            "FRmodel and the notebook's database are used", f"{_MODEL}; {_DATABASE}"
        ),
        "squared_distance": Hint("the distances are squared", f"take the root: {_NORM}"),
        "mean_of_squares": Hint("the squares are averaged", f"sum them and take the root: {_NORM}"),
        "root_of_the_mean": Hint("the squares are averaged", f"sum them: {_NORM}"),
        "sum_of_amounts": Hint("the absolute differences are summed", f"the L2 norm is meant: {_NORM}"),
        "largest_amount": Hint("the largest difference alone counts", f"the L2 norm is meant: {_NORM}"),
        "sum_of_differences": Hint("the differences are summed with their signs", f"square them: {_NORM}"),
        "difference_of_norms": Hint(
            "the norms are subtracted, and all of them are 1", f"subtract first, then take the norm: {_NORM}"
        ),
        "least_similar": Hint("encodings are multiplied, so near ones give a large number", _NORM),
        "one_minus_similarity": Hint("1 less the similarity is taken for the distance", _NORM),
        "axis_kept": Hint("the distance keeps the axis of the batch", f"leave out axis=1: {_ONE}"),
        "a_distance_for_each_number": Hint(
            "an array stands where one True or False belongs",
            f"the distance is a single number, with a minus and without an axis: {_NORM}",
        ),
        "distance_rounded": Hint("the distance is rounded", "round only what you print"),
        "starts_at_0": Hint("min_dist begins at 0, and no distance is below it", _START),
        "starts_at_0_7": Hint("min_dist begins at 0.7", _START),
        "starts_at_1": Hint("min_dist begins at 1", _START),
        "starts_at_100": Hint("min_dist begins at 100, which stays with an empty database", _START),
        "starts_at_1000": Hint("min_dist begins at 1000, which stays with an empty database", _START),
        "starts_at_10": Hint("min_dist begins at 10, which stays with an empty database", _START),
        "starts_at_2": Hint("min_dist begins at 2, which stays with an empty database", _START),
        "min_of_an_empty_database": Hint("the smallest of no distances is asked for", _START),
        "first_entry_alone": Hint("only the first entry is looked at", "return after the loop, not inside"),
        "last_entry_whatever_the_distance": Hint("the last entry wins", _KEEP),
        "first_below_the_threshold": Hint("the first person below 0.7 is taken", _LEAST),
        "first_below_or_the_last": Hint(
            "the first person below 0.7 is taken, or the last distance of all", _LEAST
        ),
        "last_below_the_threshold": Hint("the last person below 0.7 is taken", _LEAST),
        "last_below_or_none": Hint("distances are compared with 0.7 only", _LEAST),
        "largest_distance": Hint("the farthest person is taken", f"turn the sign round: {_KEEP}"),
        "stops_at_the_first_that_is_nearer": Hint(
            "the search stops at the first who is nearer", f"leave out the break: {_LEAST}"
        ),
        "compared_with_the_one_before": Hint("each distance is compared with the one before", _LEAST),
        "last_entry_left_out": Hint("the last entry is left out", "go through all of database"),
        "first_entry_left_out": Hint("the first entry is left out", "go through all of database"),
        "second_nearest": Hint("the second nearest person is taken", _LEAST),
        "mean_distance": Hint("the mean distance comes back", _LEAST),
        "last_name": Hint("the name is always the last one", _KEEP),
        "name_not_kept": Hint("the name is not kept", _KEEP),
        "first_name": Hint("the name is always the first one", _KEEP),
        "name_out_of_the_sorted_names": Hint(
            "names and distances are in different orders", "take both from database, without sorting"
        ),
        "last_distance": Hint("min_dist is the last distance", _KEEP),
        "a_name_for_a_stranger": Hint("somebody is named who is not below 0.7", _NONE),
        "threshold_one_half": Hint("nobody is named from 0.5 on", f"name those below 0.7: {_NONE}"),
        "place_for_the_name": Hint("the person's place comes back", "return the name, the key in database"),
        "entry_for_the_name": Hint(
            "the person's encoding comes back", "return the name, the key in database"
        ),
        "true_for_the_name": Hint("True comes back for the name", _BOTH),
        "name_in_a_sentence": Hint("a sentence comes back", f"print it, and {_BOTH}"),
        "no_distance_with_nobody_near": Hint("with nobody near there is no distance", _NOBODY),
        "nothing_with_nobody_near": Hint("with nobody near nothing comes back", _NOBODY),
        "name_alone_with_nobody_near": Hint("with nobody near a word comes back alone", _NOBODY),
        "error_with_nobody_near": Hint(
            "with nobody near there is an error", f"a stranger is none: {_NOBODY}"
        ),
        "arguments_of_the_encoding_swapped": Hint(
            "path and model have changed places", "img_to_encoding(image_path, model)"
        ),
        "looks_in_images": Hint("the picture is looked for in images/", _PATH),
        "names_unpacked_as_pairs": Hint(
            "the loop unpacks a name", "database.items() gives pairs of a name and an encoding"
        ),
        "pairs_taken_for_names": Hint(
            "the loop takes a pair for a name",
            "database.items() gives two: for name, enrolled in database.items()",
        ),
        "entries_encoded_again": Hint(
            "an entry of the database is encoded once more", "what stands there is an encoding already"
        ),
        "name_before_the_distance": Hint("the name comes first", _BOTH),
        "name_alone": Hint("the name comes back alone", _BOTH),
        "distance_alone": Hint("the distance comes back alone", _BOTH),
        "all_the_distances": Hint("all distances come back", f"{_LEAST}; {_BOTH}"),
        "found_person_taken_out": Hint("the person found is taken out of the database", "only read from it"),
    },
)

TEXTS = {"who_is_it": _WHO_IS_IT}
