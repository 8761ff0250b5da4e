"""The contracts of what happens at the door: verify a name, or find who it is.

The distance is the L2 norm of the difference of two encodings, and the door opens strictly below 0.7. No
distance lies near 0.7, but one in a group that takes no points: at 0.7 to the last bit, an answer in
float32 that makes its distance a Python number reads 0.69999999, and is not wrong.

With nobody below 0.7 the name is None. That takes no points either: the best-known answers print a line and
return the name of the nearest all the same.

In the groups `model` and `database` alone do `FRmodel` and `database` outside of the function hold other
values than its arguments: many answers read them by mistake, and lose these points only.
"""

import numpy as np

from ...contract import Case, Exercise
from .visits import STATE, Visit, visit_at_a_distance_without_rounding

verify = Exercise(
    "verify", "(image_path, identity, database, model)", returns=("dist", "door_open"), state=STATE
)


def _far(rng, count):
    """Distances of people who look like somebody else, each clearly smaller than the one before."""
    steps = np.arange(count)[::-1] + rng.uniform(0, 0.6, size=count)
    return [float(d) for d in 1.35 + 0.25 * steps / count]


def _verified(rng, distance, others, place, **outside) -> Case:
    """A visitor who says to be the person at this place of the database, `distance` away."""
    distances = [*others[:place], distance, *others[place:]]
    visit = Visit(rng, distances)
    return visit.case(identity=visit.names[place], **outside)


@verify.group("basic", points=5, basic=True)
def _(rng):
    yield _verified(rng, float(rng.uniform(0.3, 0.45)), _far(rng, 2), 0)
    yield _verified(rng, float(rng.uniform(1.1, 1.3)), _far(rng, 2), 0)


@verify.group("near", points=4)
def _(rng):
    for low, high in ((0.52, 0.58), (0.63, 0.68), (0.72, 0.76), (0.78, 0.83), (0.87, 0.97)):
        yield _verified(rng, float(rng.uniform(low, high)), _far(rng, 2), 0)


@verify.group("others", points=4)
def _(rng):
    """The person of the name is not the first, and others are nearer, or farther, than that one."""
    low, middle = float(rng.uniform(0.3, 0.4)), float(rng.uniform(0.5, 0.58))
    yield _verified(rng, middle, _far(rng, 4), int(rng.integers(1, 4)))
    yield _verified(rng, float(rng.uniform(1.1, 1.3)), [low, *_far(rng, 2)], 2)
    yield _verified(rng, middle, [*_far(rng, 2), low, *_far(rng, 1)], 1)
    yield _verified(rng, float(rng.uniform(1.1, 1.3)), [*_far(rng, 3), low], 2)
    yield _verified(rng, middle, [], 0)


@verify.group("model", points=3)
def _(rng):
    yield _verified(rng, float(rng.uniform(0.3, 0.45)), _far(rng, 2), 1, other_model=True)
    yield _verified(rng, float(rng.uniform(1.05, 1.2)), _far(rng, 2), 1, other_model=True)


@verify.group("database", points=1)
def _(rng):
    for mine, outside in ((0.4, 1.2), (1.1, 0.5)):
        mine, outside = (float(d + rng.uniform(-0.05, 0.05)) for d in (mine, outside))
        visit = Visit(rng, [*_far(rng, 1), mine, *_far(rng, 1)])
        there = visit.enrolled(dict(zip(visit.names, [*_far(rng, 1), outside, *_far(rng, 1)], strict=True)))
        yield visit.case(identity=visit.names[1], database_outside=there)


@verify.group("unknown", points=2, raises=("ValueError",))
def _(rng):
    for distances in ([0.4, *_far(rng, 2)], _far(rng, 3)):
        visit = Visit(rng, distances)
        yield visit.case(identity=visit.visitor)


@verify.group("inputs_kept", points=1, checks_inputs=True)
def _(rng):
    yield _verified(rng, float(rng.uniform(0.3, 0.45)), _far(rng, 2), 1)


@verify.group("at_the_threshold")
def _(rng):
    yield visit_at_a_distance_without_rounding(rng, 0.7)


who_is_it = Exercise(
    "who_is_it", "(image_path, database, model)", returns=("min_dist", "identity"), state=STATE
)


def _found(rng, distances, **outside) -> Case:
    return Visit(rng, distances).case(**outside)


@who_is_it.group("basic", points=5, basic=True)
def _(rng):
    for place in (
        2,
        int(rng.integers(1, 3)),
    ):  # somebody who is nearer than the one before stands on each side
        others = _far(rng, 4)
        yield _found(rng, [*others[:place], float(rng.uniform(0.3, 0.49)), *others[place:]])


@who_is_it.group("several_near", points=5)
def _(rng):
    """Several entries below 0.7: the nearest stands before, between or after the others."""
    best, second, third = (float(low + rng.uniform(0, 0.04)) for low in (0.3, 0.45, 0.6))
    yield _found(rng, [*_far(rng, 1), second, best, third, *_far(rng, 1)])
    yield _found(rng, [*_far(rng, 1), third, second, best, *_far(rng, 1)])
    yield _found(rng, [third, best, *_far(rng, 1), second])


@who_is_it.group("places", points=3)
def _(rng):
    """The nearest is the first, the last, the only one, or hardly below 0.7."""
    yield _found(rng, [float(rng.uniform(0.3, 0.6)), *_far(rng, 3)])
    yield _found(rng, [*_far(rng, 3), float(rng.uniform(0.3, 0.6))])
    yield _found(rng, [float(rng.uniform(0.3, 0.6))])
    yield _found(rng, [*_far(rng, 5), float(rng.uniform(0.3, 0.6)), *_far(rng, 6)])
    yield _found(rng, [*_far(rng, 1), float(rng.uniform(0.64, 0.68)), *_far(rng, 2)])


@who_is_it.group("nobody", points=2, parts=("min_dist",))
def _(rng):
    yield _found(rng, [*_far(rng, 2), float(rng.uniform(0.75, 0.95)), *_far(rng, 1)])
    yield _found(rng, [float(d) for d in rng.uniform(1.3, 1.6, size=4)])
    yield _found(rng, [float(rng.uniform(1.2, 1.4))])


@who_is_it.group("model", points=3)
def _(rng):
    yield _found(rng, [*_far(rng, 1), float(rng.uniform(0.3, 0.5)), *_far(rng, 2)], other_model=True)


@who_is_it.group("database", points=1)
def _(rng):
    visit = Visit(rng, [*_far(rng, 2), float(rng.uniform(0.3, 0.4)), *_far(rng, 1)])
    there = dict(zip(visit.names, [*_far(rng, 1), float(rng.uniform(0.5, 0.6)), *_far(rng, 2)], strict=True))
    yield visit.case(database_outside=visit.enrolled(there))


@who_is_it.group("inputs_kept", points=1, checks_inputs=True)
def _(rng):
    yield _found(rng, [*_far(rng, 1), float(rng.uniform(0.3, 0.5)), *_far(rng, 2)])


@who_is_it.group("stranger")
def _(rng):
    yield _found(rng, [*_far(rng, 1), float(rng.uniform(0.75, 0.95)), *_far(rng, 2)])
    yield _found(rng, _far(rng, 3))


@who_is_it.group("empty", parts=("min_dist",))
def _(rng):
    yield _found(rng, [])
