"""The words about verify."""

from ...contract import ExerciseTexts, Hint

_MODEL = "hand the argument `model` to img_to_encoding, not FRmodel"
_DATABASE = "look the name up in the argument that is handed to you"
_NORM = "np.linalg.norm(encoding - database[identity])"
_OPEN = "open where dist < 0.7"
_NAME = "compare with database[identity], and with nobody else"
_UNKNOWN = "let database[identity] raise its KeyError, or raise a ValueError that says which name is missing"
_BOTH = "return dist, door_open"
_PATH = "hand image_path to img_to_encoding as it is"
_ONE = "the distance is a single number"

_VERIFY = ExerciseTexts(
    summary="Whether the person on a picture is the one whose name is given.",
    shapes="a path, a name, encodings (1, 128) by name, a model → dist: a number, door_open: True or False",
    groups={
        "basic": "a visitor near to the name's picture, and one far from it",
        "near": "distances around 0.7",
        "others": "the name stands anywhere in the database, and others are nearer",
        "model": "another model than FRmodel",
        "database": "another database than the notebook's",
        "unknown": "a name that is not in the database",
        "inputs_kept": "a right result that leaves the database as it was",
        "at_the_threshold": "a distance of exactly 0.7",
    },
    hints={
        "the_global_model": Hint("the picture is encoded by FRmodel", _MODEL),
        "the_global_database": Hint("the name is looked up in the notebook's database", _DATABASE),
        "the_global_model_and_database": Hint(
            "FRmodel and the notebook's database are used", f"{_MODEL}; {_DATABASE}"
        ),
        "squared_distance": Hint("the distance is squared", f"take the root: {_NORM}"),
        "squared_distance_compared": Hint("the squared distance is compared with 0.7", _OPEN),
        "squared_distance_and_threshold": Hint(
            "distance and threshold are squared", f"take the root: {_NORM}"
        ),
        "mean_of_squares": Hint("the squares are averaged", f"sum them and take the root: {_NORM}"),
        "root_of_the_mean": Hint("the squares are averaged", f"sum them: {_NORM}"),
        "sum_of_amounts": Hint("the absolute differences are summed", f"the L2 norm is meant: {_NORM}"),
        "largest_amount": Hint("the largest difference alone counts", f"the L2 norm is meant: {_NORM}"),
        "sum_of_differences": Hint("the differences are summed with their signs", f"square them: {_NORM}"),
        "difference_of_norms": Hint(
            "the norms are subtracted, and both are 1", f"subtract first, then take the norm: {_NORM}"
        ),
        "similarity_for_the_distance": Hint(
            "encodings are multiplied, so near ones give a large number", _NORM
        ),
        "similarity_from_0_7_on": Hint("a similarity is compared, not a distance", _NORM),
        "one_minus_similarity": Hint("1 less the similarity is taken for the distance", _NORM),
        "axis_kept": Hint("distance and door keep the axis of the batch", f"leave out axis=1: {_ONE}"),
        "axis_kept_and_door_a_bool": Hint(
            "the distance keeps the axis of the batch", f"leave out axis=1: {_ONE}"
        ),
        "a_distance_for_each_number": Hint(
            "an array stands where one True or False belongs",
            f"the distance is a single number, with a minus and without an axis: {_NORM}",
        ),
        "distance_rounded": Hint("the distance is rounded", "round only what you print"),
        "opens_at_the_threshold_too": Hint("the door opens at exactly 0.7 too", f"{_OPEN}, and not <="),
        "opens_above_the_threshold": Hint(
            "the door opens for those who are far", f"turn the sign round: {_OPEN}"
        ),
        "always_open": Hint("the door always opens", _OPEN),
        "never_open": Hint("the door never opens", _OPEN),
        "threshold_one_half": Hint("the threshold is 0.5", _OPEN),
        "threshold_0_6": Hint("the threshold is too small", _OPEN),
        "threshold_root_of_0_7": Hint("the threshold is too large", _OPEN),
        "threshold_1": Hint("the threshold is 1", _OPEN),
        "one_and_zero": Hint("door_open is 1 or 0", "make it True or False: dist < 0.7 is one of them"),
        "words_for_true_and_false": Hint("door_open is a word", "leave out the quotes: True and False"),
        "no_door_where_it_stays_closed": Hint(
            "door_open has no value where the door stays closed", "set it to False there: `else:`"
        ),
        "none_for_a_closed_door": Hint("door_open is None where the door stays closed", "set it to False"),
        "nearest_for_the_name": Hint("the nearest of all people is taken", _NAME),
        "nearest_whatever_the_name": Hint("the nearest of all people is taken, whatever the name", _NAME),
        "opens_for_anybody_enrolled": Hint("the door opens for anybody in the database", _NAME),
        "first_entry_whatever_the_name": Hint("the picture is compared with the first entry", _NAME),
        "last_entry_whatever_the_name": Hint("the picture is compared with the last entry", _NAME),
        "nearest_has_to_have_the_name": Hint("the door opens where nobody else is nearer", _OPEN),
        "compared_with_itself": Hint("the picture is compared with itself", _NAME),
        "closed_for_an_unknown_name": Hint("an unknown name gets None and a closed door", _UNKNOWN),
        "infinitely_far_for_an_unknown_name": Hint("an unknown name is taken for far away", _UNKNOWN),
        "get_for_an_unknown_name": Hint("database.get gives None for an unknown name", _UNKNOWN),
        "zeros_for_an_unknown_name": Hint("an unknown name is taken for zeros", _UNKNOWN),
        "nothing_for_an_unknown_name": Hint("an unknown name gets no answer", _UNKNOWN),
        "unknown_name_enrolled": Hint("whoever gives an unknown name is enrolled, and let in", _UNKNOWN),
        "arguments_of_the_encoding_swapped": Hint(
            "path and model have changed places", "img_to_encoding(image_path, model)"
        ),
        "looks_in_images": Hint("the picture is looked for in images/", _PATH),
        "name_taken_for_the_picture": Hint("the name is taken for a path", _PATH),
        "picture_not_encoded": Hint("the path itself is compared", f"encode the picture first; {_PATH}"),
        "entry_encoded_again": Hint(
            "the entry of the database is encoded once more", "database[identity] is an encoding already"
        ),
        "path_looked_up": Hint("the path is looked up in the database", _NAME),
        "door_before_the_distance": Hint("the door comes first", _BOTH),
        "distance_alone": Hint("the distance comes back alone", _BOTH),
        "door_alone": Hint("door_open comes back alone", _BOTH),
        "last_picture_enrolled": Hint(
            "the visitor's picture is written into the database", "only read from it"
        ),
    },
)

TEXTS = {"verify": _VERIFY}
