"""Our own answers to the exercises of Face_Recognition, written to be checked against the lesson's.

Each stands on its own, with `np` and the names that a case binds: they are the working versions that stand in
for a learner's. The lesson goes pair by pair; these work on whole arrays. Distances come out in float32, so
that what was computed in float32 and handed on as a Python float is right too.
"""

import numpy as np


def triplet_loss(y_true, y_pred, alpha=0.2):
    """Three times (m, n) -> a float32 scalar (FaceNet, arXiv:1503.03832, eq. 3)."""
    anchor, positive, negative = np.asarray(y_pred, dtype=np.float64)
    # |a - p|^2 - |a - n|^2 = (n - p) . (2 a - p - n)
    gaps = np.einsum("mi,mi->m", negative - positive, 2 * anchor - positive - negative)
    return np.float32(np.sum((gaps + alpha)[gaps > -alpha]))


def semi_hard_triplets(encodings, labels, alpha=0.2):
    """(m, n), (m,) -> a set of index triples (anchor, positive, negative), all that are semi-hard."""
    encodings, labels = np.asarray(encodings, dtype=np.float64), np.asarray(labels)
    squared = np.square(encodings[:, None] - encodings).sum(axis=-1)
    gap = squared[:, None, :] - squared[:, :, None]  # of anchor, positive and negative
    same = labels[:, None] == labels
    positive = (same & ~np.eye(len(labels), dtype=bool))[:, :, None]
    chosen = positive & ~same[:, None, :] & (gap > 0) & (gap < alpha)
    return set(zip(*(index.tolist() for index in np.nonzero(chosen)), strict=True))


def choose_threshold(distances, same, max_far):
    """(n,), (n,) True or False, a share -> a float32 scalar: the first different pair to stay outside."""
    different = np.sort(np.asarray(distances)[~np.asarray(same)])
    rates = np.searchsorted(different, different) / len(different)  # of those strictly below each
    return np.float32(different[rates <= max_far][-1])


def verify(image_path, identity, database, model):
    """A picture, a name, (1, 128) by name, an encoder -> the L2 distance, and whether it is below 0.7.

    Raises:
        KeyError: the name is not in the database.
    """
    difference = np.subtract(database[identity], img_to_encoding(image_path, model))  # noqa: F821
    distance = np.sqrt(np.sum(np.square(difference)))
    return distance, distance < 0.7


def who_is_it(image_path, database, model):
    """A picture, (1, 128) by name, an encoder -> the smallest distance, and whose it is.

    The name is None with nobody below 0.7. With an empty database the distance is infinite.
    """
    if not database:
        return np.inf, None
    enrolled = np.concatenate(list(database.values()))
    distances = np.linalg.norm(enrolled - img_to_encoding(image_path, model), axis=1)  # noqa: F821
    nearest = int(np.argmin(distances))
    name = list(database)[nearest] if distances[nearest] < 0.7 else None
    return distances[nearest], name
