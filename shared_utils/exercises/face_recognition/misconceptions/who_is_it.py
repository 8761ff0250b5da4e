"""Mistakes in who_is_it. The most specific come first.

Cases bind `img_to_encoding`, `FRmodel` and `database` here while they ask. Unless the name is the mistake, it
is None where the distance that comes back is not below 0.7.
"""

import numpy as np

from ..encoders import img_to_encoding
from . import door_steps
from .collected import wrong
from .door_steps import distance

FRmodel, database = None, {}


def _measured(image_path, enrolled, model, measure=distance):
    """Names and their distances, in the order of the database."""
    encoding = img_to_encoding(image_path, model)
    return [(name, measure(encoding, enrolled[name])) for name in enrolled]


def _named(best, identity, threshold=0.7):
    """A distance, and the name that goes with it if it is below the threshold."""
    return best, identity if best < threshold else None


def _nearest(pairs, start=np.inf):
    """The smallest distance below `start`, and whose it is."""
    best, identity = start, None
    for name, dist in pairs:
        if dist < best:
            best, identity = dist, name
    return _named(best, identity)


def _answer(image_path, enrolled, model, measure=distance):
    return _nearest(_measured(image_path, enrolled, model, measure))


# ---------------------------------------------------------------- names of the notebook


@wrong("who_is_it")
def the_global_model(image_path, database, model):
    return _answer(image_path, database, FRmodel)


@wrong("who_is_it")
def the_global_model_as_many_write_it(image_path, database, model):
    """The best-known answer: it prints that somebody is not in the database, and returns a name."""
    best, identity = 100, None
    for name, dist in _measured(image_path, database, FRmodel):
        if dist < best:
            best, identity = dist, name
    return best, identity


@wrong("who_is_it")
def the_global_database(image_path, enrolled, model):
    return _answer(image_path, database, model)


@wrong("who_is_it")
def the_global_model_and_database(image_path, enrolled, model):
    return _answer(image_path, database, FRmodel)


# ---------------------------------------------------------------- the distance


@wrong("who_is_it")
def squared_distance(image_path, database, model):
    return _answer(image_path, database, model, door_steps.squared)


@wrong("who_is_it")
def mean_of_squares(image_path, database, model):
    return _answer(image_path, database, model, door_steps.mean_of_squares)


@wrong("who_is_it")
def root_of_the_mean(image_path, database, model):
    return _answer(image_path, database, model, door_steps.root_of_the_mean)


@wrong("who_is_it")
def sum_of_amounts(image_path, database, model):
    return _answer(image_path, database, model, door_steps.sum_of_amounts)


@wrong("who_is_it")
def largest_amount(image_path, database, model):
    return _answer(image_path, database, model, door_steps.largest_amount)


@wrong("who_is_it")
def sum_of_differences(image_path, database, model):
    return _answer(image_path, database, model, door_steps.sum_of_differences)


@wrong("who_is_it")
def difference_of_norms(image_path, database, model):
    return _answer(image_path, database, model, door_steps.difference_of_norms)


@wrong("who_is_it")
def least_similar(image_path, database, model):
    return _answer(image_path, database, model, door_steps.similarity)


@wrong("who_is_it")
def one_minus_similarity(image_path, database, model):
    return _answer(image_path, database, model, door_steps.one_minus_similarity)


@wrong("who_is_it")
def axis_kept(image_path, database, model):
    return _answer(image_path, database, model, door_steps.for_each_row)


@wrong("who_is_it")
def a_distance_for_each_number(image_path, database, model):
    for _, dist in _measured(image_path, database, model, door_steps.for_each_number):
        bool(dist < np.inf)  # raises: which of 128?
    return np.inf, None


@wrong("who_is_it")
def distance_rounded(image_path, database, model):
    best, identity = _answer(image_path, database, model)
    return np.round(best, 2), identity


# ---------------------------------------------------------------- where the search begins


@wrong("who_is_it")
def starts_at_0(image_path, database, model):
    return _nearest(_measured(image_path, database, model), start=0)


@wrong("who_is_it")
def starts_at_0_7(image_path, database, model):
    return _nearest(_measured(image_path, database, model), start=0.7)


@wrong("who_is_it")
def starts_at_1(image_path, database, model):
    return _nearest(_measured(image_path, database, model), start=1)


@wrong("who_is_it")
def starts_at_100(image_path, database, model):
    return _nearest(_measured(image_path, database, model), start=100)


@wrong("who_is_it")
def starts_at_1000(image_path, database, model):
    return _nearest(_measured(image_path, database, model), start=1000)


@wrong("who_is_it")
def starts_at_10(image_path, database, model):
    return _nearest(_measured(image_path, database, model), start=10)


@wrong("who_is_it")
def starts_at_2(image_path, database, model):
    return _nearest(_measured(image_path, database, model), start=2)


@wrong("who_is_it")
def min_of_an_empty_database(image_path, database, model):
    return _named(*min((dist, name) for name, dist in _measured(image_path, database, model)))


# ---------------------------------------------------------------- which entry is taken


@wrong("who_is_it")
def first_entry_alone(image_path, database, model):
    for name, dist in _measured(image_path, database, model):
        return dist, name  # far or near: what follows the loop is never met
    return np.inf, None


@wrong("who_is_it")
def last_entry_whatever_the_distance(image_path, database, model):
    pairs = _measured(image_path, database, model)
    return _named(*pairs[-1][::-1]) if pairs else (np.inf, None)


@wrong("who_is_it")
def first_below_the_threshold(image_path, database, model):
    best, identity = _answer(image_path, database, model)
    for name, dist in _measured(image_path, database, model):
        if dist < 0.7:
            return dist, name
    return best, identity


@wrong("who_is_it")
def first_below_or_the_last(image_path, database, model):
    for name, dist in _measured(image_path, database, model):
        if dist < 0.7:
            return dist, name
    return dist, None  # raises with an empty database


@wrong("who_is_it")
def last_below_the_threshold(image_path, database, model):
    best, identity = _answer(image_path, database, model)
    for name, dist in _measured(image_path, database, model):
        if dist < 0.7:
            best, identity = dist, name
    return best, identity


@wrong("who_is_it")
def last_below_or_none(image_path, database, model):
    best, identity = np.inf, None
    for name, dist in _measured(image_path, database, model):
        if dist < 0.7:
            best, identity = dist, name
    return best, identity


@wrong("who_is_it")
def largest_distance(image_path, database, model):
    best, identity = -np.inf, None
    for name, dist in _measured(image_path, database, model):
        if dist > best:
            best, identity = dist, name
    return _named(best, identity)


@wrong("who_is_it")
def stops_at_the_first_that_is_nearer(image_path, database, model):
    pairs = _measured(image_path, database, model)
    best, identity = pairs[0][::-1] if pairs else (np.inf, None)
    for name, dist in pairs[1:]:
        if dist < best:
            return _named(dist, name)
    return _named(best, identity)


@wrong("who_is_it")
def compared_with_the_one_before(image_path, database, model):
    best, identity, before = np.inf, None, np.inf
    for name, dist in _measured(image_path, database, model):
        if dist < before:
            best, identity = dist, name
        before = dist
    return _named(best, identity)


@wrong("who_is_it")
def last_entry_left_out(image_path, database, model):
    return _nearest(_measured(image_path, database, model)[:-1])


@wrong("who_is_it")
def first_entry_left_out(image_path, database, model):
    return _nearest(_measured(image_path, database, model)[1:])


@wrong("who_is_it")
def second_nearest(image_path, database, model):
    pairs = sorted((dist, name) for name, dist in _measured(image_path, database, model))
    return _named(*pairs[min(1, len(pairs) - 1)]) if pairs else (np.inf, None)


@wrong("who_is_it")
def mean_distance(image_path, database, model):
    best, identity = _answer(image_path, database, model)
    dists = [dist for _, dist in _measured(image_path, database, model)]
    return np.mean(dists) if dists else best, identity


# ---------------------------------------------------------------- the name


@wrong("who_is_it")
def last_name(image_path, database, model):
    best, _ = _answer(image_path, database, model)
    return _named(best, list(database)[-1] if database else None)


@wrong("who_is_it")
def name_not_kept(image_path, database, model):
    return _answer(image_path, database, model)[0], None


@wrong("who_is_it")
def first_name(image_path, database, model):
    best, _ = _answer(image_path, database, model)
    return _named(best, next(iter(database), None))


@wrong("who_is_it")
def name_out_of_the_sorted_names(image_path, database, model):
    best, identity = _answer(image_path, database, model)
    names = list(database)
    return best, None if identity is None else sorted(names)[names.index(identity)]


@wrong("who_is_it")
def last_distance(image_path, database, model):
    _, identity = _answer(image_path, database, model)
    pairs = _measured(image_path, database, model)
    return pairs[-1][1] if pairs else np.inf, identity


@wrong("who_is_it")
def place_for_the_name(image_path, database, model):
    best, identity = _answer(image_path, database, model)
    return best, None if identity is None else list(database).index(identity)


@wrong("who_is_it")
def entry_for_the_name(image_path, database, model):
    best, identity = _answer(image_path, database, model)
    return best, database.get(identity)


@wrong("who_is_it")
def true_for_the_name(image_path, database, model):
    best, _ = _answer(image_path, database, model)
    return best, best < 0.7


@wrong("who_is_it")
def name_in_a_sentence(image_path, database, model):
    best, identity = _answer(image_path, database, model)
    return best, None if identity is None else f"it's {identity}, the distance is {best}"


@wrong("who_is_it")
def a_name_for_a_stranger(image_path, database, model):
    pairs = _measured(image_path, database, model)
    return min(pairs, key=lambda pair: pair[1])[::-1] if pairs else (np.inf, None)


@wrong("who_is_it")
def threshold_one_half(image_path, database, model):
    return _named(*_answer(image_path, database, model), threshold=0.5)


# ---------------------------------------------------------------- nobody, calls, and what comes back


@wrong("who_is_it")
def no_distance_with_nobody_near(image_path, database, model):
    best, identity = _answer(image_path, database, model)
    return (best, identity) if best < 0.7 else (None, None)


@wrong("who_is_it")
def nothing_with_nobody_near(image_path, database, model):
    best, identity = _answer(image_path, database, model)
    return (best, identity) if best < 0.7 else None


@wrong("who_is_it")
def name_alone_with_nobody_near(image_path, database, model):
    best, identity = _answer(image_path, database, model)
    return (best, identity) if best < 0.7 else "unknown"


@wrong("who_is_it")
def error_with_nobody_near(image_path, database, model):
    best, identity = _answer(image_path, database, model)
    if best >= 0.7:
        raise ValueError("nobody is near enough")
    return best, identity


@wrong("who_is_it")
def arguments_of_the_encoding_swapped(image_path, database, model):
    img_to_encoding(model, image_path)  # raises


@wrong("who_is_it")
def looks_in_images(image_path, database, model):
    img_to_encoding("images/" + image_path, model)  # raises


@wrong("who_is_it")
def names_unpacked_as_pairs(image_path, database, model):
    for pair in database:
        _, encoding = pair  # raises: a name is not a pair
    return np.inf, None


@wrong("who_is_it")
def pairs_taken_for_names(image_path, database, model):
    for name in database.items():
        database[name]  # raises: an array cannot be looked up
    return np.inf, None


@wrong("who_is_it")
def entries_encoded_again(image_path, database, model):
    for name in database:
        img_to_encoding(database[name], model)  # raises
    return np.inf, None


@wrong("who_is_it")
def name_before_the_distance(image_path, database, model):
    return _answer(image_path, database, model)[::-1]


@wrong("who_is_it")
def name_alone(image_path, database, model):
    return _answer(image_path, database, model)[1]


@wrong("who_is_it")
def distance_alone(image_path, database, model):
    return _answer(image_path, database, model)[0]


@wrong("who_is_it")
def all_the_distances(image_path, database, model):
    return dict(_measured(image_path, database, model))


@wrong("who_is_it")
def found_person_taken_out(image_path, database, model):
    best, identity = _answer(image_path, database, model)
    database.pop(identity, None)
    return best, identity
