"""Mistakes in verify. The most specific come first.

Cases bind `img_to_encoding`, `FRmodel` and `database` here while they ask.
"""

import numpy as np

from ..encoders import img_to_encoding
from . import door_steps
from .collected import wrong
from .door_steps import distance

FRmodel, database = None, {}


def _measured(image_path, identity, enrolled, model, measure=distance):
    return measure(img_to_encoding(image_path, model), enrolled[identity])


def _answer(dist, threshold=0.7):
    return dist, dist < threshold


# ---------------------------------------------------------------- names of the notebook


@wrong("verify")
def the_global_model(image_path, identity, database, model):
    return _answer(_measured(image_path, identity, database, FRmodel))


@wrong("verify")
def the_global_database(image_path, identity, enrolled, model):
    return _answer(_measured(image_path, identity, database, model))


@wrong("verify")
def the_global_model_and_database(image_path, identity, enrolled, model):
    return _answer(_measured(image_path, identity, database, FRmodel))


# ---------------------------------------------------------------- the distance


@wrong("verify")
def squared_distance(image_path, identity, database, model):
    return _answer(_measured(image_path, identity, database, model, door_steps.squared))


@wrong("verify")
def squared_distance_compared(image_path, identity, database, model):
    dist = _measured(image_path, identity, database, model)
    return dist, dist**2 < 0.7


@wrong("verify")
def squared_distance_and_threshold(image_path, identity, database, model):
    return _answer(_measured(image_path, identity, database, model, door_steps.squared), 0.7**2)


@wrong("verify")
def mean_of_squares(image_path, identity, database, model):
    return _answer(_measured(image_path, identity, database, model, door_steps.mean_of_squares))


@wrong("verify")
def root_of_the_mean(image_path, identity, database, model):
    return _answer(_measured(image_path, identity, database, model, door_steps.root_of_the_mean))


@wrong("verify")
def sum_of_amounts(image_path, identity, database, model):
    return _answer(_measured(image_path, identity, database, model, door_steps.sum_of_amounts))


@wrong("verify")
def largest_amount(image_path, identity, database, model):
    return _answer(_measured(image_path, identity, database, model, door_steps.largest_amount))


@wrong("verify")
def sum_of_differences(image_path, identity, database, model):
    return _answer(_measured(image_path, identity, database, model, door_steps.sum_of_differences))


@wrong("verify")
def difference_of_norms(image_path, identity, database, model):
    return _answer(_measured(image_path, identity, database, model, door_steps.difference_of_norms))


@wrong("verify")
def similarity_for_the_distance(image_path, identity, database, model):
    return _answer(_measured(image_path, identity, database, model, door_steps.similarity))


@wrong("verify")
def similarity_from_0_7_on(image_path, identity, database, model):
    similar = _measured(image_path, identity, database, model, door_steps.similarity)
    return similar, similar > 0.7


@wrong("verify")
def one_minus_similarity(image_path, identity, database, model):
    return _answer(_measured(image_path, identity, database, model, door_steps.one_minus_similarity))


@wrong("verify")
def axis_kept(image_path, identity, database, model):
    return _answer(_measured(image_path, identity, database, model, door_steps.for_each_row))


@wrong("verify")
def axis_kept_and_door_a_bool(image_path, identity, database, model):
    dist = _measured(image_path, identity, database, model, door_steps.for_each_row)
    return dist, bool(dist[0] < 0.7)


@wrong("verify")
def a_distance_for_each_number(image_path, identity, database, model):
    dist = _measured(image_path, identity, database, model, door_steps.for_each_number)
    return dist, bool(dist < 0.7)  # raises: which of 128?


@wrong("verify")
def distance_rounded(image_path, identity, database, model):
    dist = _measured(image_path, identity, database, model)
    return np.round(dist, 2), dist < 0.7


# ---------------------------------------------------------------- the door


@wrong("verify")
def opens_at_the_threshold_too(image_path, identity, database, model):
    dist = _measured(image_path, identity, database, model)
    return dist, dist <= 0.7


@wrong("verify")
def opens_above_the_threshold(image_path, identity, database, model):
    dist = _measured(image_path, identity, database, model)
    return dist, dist > 0.7


@wrong("verify")
def always_open(image_path, identity, database, model):
    return _measured(image_path, identity, database, model), True


@wrong("verify")
def never_open(image_path, identity, database, model):
    return _measured(image_path, identity, database, model), False


@wrong("verify")
def threshold_one_half(image_path, identity, database, model):
    return _answer(_measured(image_path, identity, database, model), 0.5)


@wrong("verify")
def threshold_0_6(image_path, identity, database, model):
    return _answer(_measured(image_path, identity, database, model), 0.6)


@wrong("verify")
def threshold_root_of_0_7(image_path, identity, database, model):
    return _answer(_measured(image_path, identity, database, model), 0.77)


@wrong("verify")
def threshold_1(image_path, identity, database, model):
    return _answer(_measured(image_path, identity, database, model), 1)


@wrong("verify")
def one_and_zero(image_path, identity, database, model):
    dist = _measured(image_path, identity, database, model)
    return dist, int(dist < 0.7)


@wrong("verify")
def words_for_true_and_false(image_path, identity, database, model):
    dist = _measured(image_path, identity, database, model)
    return dist, "True" if dist < 0.7 else "False"


@wrong("verify")
def no_door_where_it_stays_closed(image_path, identity, database, model):
    dist = _measured(image_path, identity, database, model)
    if dist < 0.7:
        door_open = True
    return dist, door_open  # raises


@wrong("verify")
def none_for_a_closed_door(image_path, identity, database, model):
    dist = _measured(image_path, identity, database, model)
    return dist, True if dist < 0.7 else None


# ---------------------------------------------------------------- who is compared


@wrong("verify")
def nearest_for_the_name(image_path, identity, database, model):
    if identity not in database:
        raise KeyError(identity)
    return _answer(min(_measured(image_path, name, database, model) for name in database))


@wrong("verify")
def nearest_whatever_the_name(image_path, identity, database, model):
    return _answer(min(_measured(image_path, name, database, model) for name in database))


@wrong("verify")
def opens_for_anybody_enrolled(image_path, identity, database, model):
    dist = _measured(image_path, identity, database, model)
    return dist, any(_measured(image_path, name, database, model) < 0.7 for name in database)


@wrong("verify")
def first_entry_whatever_the_name(image_path, identity, database, model):
    return _answer(_measured(image_path, next(iter(database)), database, model))


@wrong("verify")
def last_entry_whatever_the_name(image_path, identity, database, model):
    return _answer(_measured(image_path, list(database)[-1], database, model))


@wrong("verify")
def nearest_has_to_have_the_name(image_path, identity, database, model):
    dist = _measured(image_path, identity, database, model)
    return dist, min(database, key=lambda name: _measured(image_path, name, database, model)) == identity


@wrong("verify")
def compared_with_itself(image_path, identity, database, model):
    database[identity]
    encoding = img_to_encoding(image_path, model)
    return _answer(distance(encoding, encoding))


# ---------------------------------------------------------------- unknown names


@wrong("verify")
def closed_for_an_unknown_name(image_path, identity, database, model):
    if identity not in database:
        return None, False
    return _answer(_measured(image_path, identity, database, model))


@wrong("verify")
def infinitely_far_for_an_unknown_name(image_path, identity, database, model):
    if identity not in database:
        return np.inf, False
    return _answer(_measured(image_path, identity, database, model))


@wrong("verify")
def get_for_an_unknown_name(image_path, identity, database, model):
    encoding = img_to_encoding(image_path, model)
    dist = np.linalg.norm(encoding - database.get(identity))  # raises for None
    return _answer(dist)


@wrong("verify")
def zeros_for_an_unknown_name(image_path, identity, database, model):
    return _answer(distance(img_to_encoding(image_path, model), database.get(identity, np.zeros((1, 128)))))


@wrong("verify")
def nothing_for_an_unknown_name(image_path, identity, database, model):
    if identity in database:
        return _answer(_measured(image_path, identity, database, model))
    return None


@wrong("verify")
def unknown_name_enrolled(image_path, identity, database, model):
    encoding = img_to_encoding(image_path, model)
    return _answer(distance(encoding, database.setdefault(identity, encoding)))


# ---------------------------------------------------------------- calls, and what comes back


@wrong("verify")
def arguments_of_the_encoding_swapped(image_path, identity, database, model):
    img_to_encoding(model, image_path)  # raises


@wrong("verify")
def looks_in_images(image_path, identity, database, model):
    img_to_encoding("images/" + image_path, model)  # raises


@wrong("verify")
def name_taken_for_the_picture(image_path, identity, database, model):
    img_to_encoding(identity, model)  # raises


@wrong("verify")
def picture_not_encoded(image_path, identity, database, model):
    np.linalg.norm(image_path - database[identity])  # raises


@wrong("verify")
def entry_encoded_again(image_path, identity, database, model):
    img_to_encoding(image_path, model) - img_to_encoding(database[identity], model)  # raises


@wrong("verify")
def path_looked_up(image_path, identity, database, model):
    database[image_path]  # raises


@wrong("verify")
def door_before_the_distance(image_path, identity, database, model):
    return _answer(_measured(image_path, identity, database, model))[::-1]


@wrong("verify")
def distance_alone(image_path, identity, database, model):
    return _measured(image_path, identity, database, model)


@wrong("verify")
def door_alone(image_path, identity, database, model):
    return _answer(_measured(image_path, identity, database, model))[1]


@wrong("verify")
def last_picture_enrolled(image_path, identity, database, model):
    encoding = img_to_encoding(image_path, model)
    answer = _answer(distance(encoding, database[identity]))
    database[identity] = encoding
    return answer
