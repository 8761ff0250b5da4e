"""The contract of the triplet loss (FaceNet: Schroff, Kalenichenko, Philbin 2015, arXiv:1503.03832, eq. 3).

The sum over the m triplets of max(|a - p|^2 - |a - n|^2 + alpha, 0), a scalar. Encodings (m, 128) are unit
vectors, as FaceNet's are. They come as arrays, which the functions of NumPy and of TensorFlow take alike.
`y_true` holds nothing: Keras wants it in the signature of a loss.

In the basic group every triplet adds something, so what an answer does about zero shows in other groups.
"""

import numpy as np

from ...contract import Case, Exercise

triplet_loss = Exercise("triplet_loss", "(y_true, y_pred, alpha=0.2)", returns="loss")

ALPHA = 0.2


def _units(rng, m, n):
    vectors = rng.normal(size=(m, n))
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def _at(rng, anchors, squared):
    """Unit vectors (m, n) whose squared distance from each anchor is `squared` (m,), from 0 to 4."""
    away = rng.normal(size=anchors.shape)
    away -= (away * anchors).sum(axis=1, keepdims=True) * anchors
    away /= np.linalg.norm(away, axis=1, keepdims=True)
    cosines = (1 - np.asarray(squared) / 2)[:, None]
    return cosines * anchors + np.sqrt(1 - cosines**2) * away


def _case(rng, active, inactive, n=128, alpha=None, form=tuple, y_true=(None, None, None)):
    """A case of so many triplets that add something, and so many that do not; they are mixed."""
    margin = ALPHA if alpha is None else alpha
    near = rng.uniform(0.4, 1.0, size=active + inactive)
    shares = (np.arange(active) + rng.uniform(size=active)) / max(active, 1)
    adds = (0.15 + 0.45 * shares) * (margin + 0.35)  # some with a negative nearer than the positive, some not
    rests = rng.uniform(0.15, 0.8, size=inactive)
    terms = rng.permutation(np.concatenate([adds, -rests]))
    anchors = _units(rng, active + inactive, n)
    pairs = _at(rng, anchors, near), _at(rng, anchors, near + margin - terms)
    encodings = form(part.astype(np.float32) for part in (anchors, *pairs))
    return Case(y_true=y_true, y_pred=encodings, **({} if alpha is None else {"alpha": alpha}))


@triplet_loss.group("basic", points=6, basic=True)
def _(rng):
    yield _case(rng, active=4, inactive=0)
    yield _case(rng, active=6, inactive=0, form=list)


@triplet_loss.group("some_add_nothing", points=5)
def _(rng):
    yield _case(rng, active=3, inactive=2)
    yield _case(rng, active=2, inactive=6)


@triplet_loss.group("alpha", points=4)
def _(rng):
    for low, high in ((0.03, 0.08), (0.4, 0.6), (0.9, 1.1)):
        yield _case(rng, active=4, inactive=2, alpha=float(rng.uniform(low, high)))
    yield _case(rng, active=4, inactive=2, alpha=0.0)


@triplet_loss.group("none_adds", points=2)
def _(rng):
    yield _case(rng, active=0, inactive=4)
    yield _case(rng, active=0, inactive=1, alpha=float(rng.uniform(0.4, 0.6)))


@triplet_loss.group("sizes", points=2)
def _(rng):
    yield _case(rng, active=1, inactive=0)
    yield _case(rng, active=8, inactive=3, n=32)
    yield _case(rng, active=2, inactive=1, n=5, y_true=None)


@triplet_loss.group("inputs_kept", points=1, checks_inputs=True)
def _(rng):
    yield _case(rng, active=3, inactive=1)
