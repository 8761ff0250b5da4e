"""Inputs of Face_Recognition wider than the hidden cases: all that the contracts allow."""

from __future__ import annotations

import numpy as np

from shared_utils.exercises import Case
from shared_utils.exercises.face_recognition.contracts.visits import Visit

from ..settings import TopicSettings

NAMES = """
import numpy as np
import tensorflow as tf
"""


def _whole(rng, low, high) -> int:
    """A whole number from low to high, both included."""
    return int(rng.integers(low, high + 1))


def _units(rng, m, n):
    vectors = rng.normal(size=(m, n)) + rng.uniform(-1, 1, size=n) * rng.integers(2)
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def _alpha(rng):
    """alpha or nothing, so that the default is met."""
    return {} if rng.random() < 0.4 else {"alpha": float(rng.choice([0, 1, rng.uniform(0, 2)]))}


def _triplet_loss(rng):
    m, n = _whole(rng, 1, 12), int(rng.choice([2, 3, 16, 128]))
    form = (tuple, list)[_whole(rng, 0, 1)]
    return Case(y_true=(None, None, None), y_pred=form(_units(rng, m, n) for _ in range(3)), **_alpha(rng))


def _semi_hard_triplets(rng):
    m, people = _whole(rng, 1, 9), _whole(rng, 1, 5)
    labels = rng.integers(people, size=m) * _whole(rng, 1, 9)
    encodings = _units(rng, m, int(rng.choice([2, 3, 16, 128])))
    return Case(encodings=encodings, labels=labels, **_alpha(rng))


def _choose_threshold(rng):
    n = _whole(rng, 1, 20)
    distances = rng.uniform(0, 2, size=n)
    if rng.random() < 0.4:
        distances = np.round(8 * distances) / 8  # with ties, and 0
    same = rng.random(n) < rng.random()
    same[_whole(rng, 0, n - 1)] = False  # somebody has to be different
    max_far = rng.integers(8) / 8 if rng.random() < 0.5 else rng.uniform(0, 1)
    dtype = (np.float32, np.float64)[_whole(rng, 0, 1)]
    return Case(distances=distances.astype(dtype), same=same, max_far=float(max_far))


def _visit(rng, fewest):
    return Visit(rng, rng.uniform(0.01, 1.9, size=_whole(rng, fewest, 8)).tolist())


def _outside(rng):
    return {"other_model": bool(rng.random() < 0.5)}


def _verify(rng):
    visit = _visit(rng, 1)
    name = visit.visitor if rng.random() < 0.1 else str(rng.choice(visit.names))
    return visit.case(identity=name, **_outside(rng))


def _who_is_it(rng):
    return _visit(rng, 0).case(**_outside(rng))


SETTINGS = TopicSettings(
    wide={
        "triplet_loss": _triplet_loss,
        "semi_hard_triplets": _semi_hard_triplets,
        "choose_threshold": _choose_threshold,
        "verify": _verify,
        "who_is_it": _who_is_it,
    },
    names=NAMES,
    memory_gb=8,
)
