"""The counts that the mistakes in the metrics begin with.

A score is a function (both, true, pred, shared) -> number: the pixels of a class in both masks, in the truth
and in the prediction, and, where `both` is a wrong count, those that are really
shared. Answers are float32, as the references' are.
"""

from collections.abc import Callable

import numpy as np

from .collected import wrong


def iou(both, true, pred, shared=None):
    """The shared pixels over those in one or the other; 0 / 0 is nan."""
    return np.float64(both) / (true + pred - (both if shared is None else shared))


def dice(both, true, pred, shared=None):
    """Twice the shared pixels over the sum of the two sizes; 0 / 0 is nan."""
    return np.float64(2 * both) / (true + pred)


SCORES = {"class_iou": iou, "dice": dice}


def counts(y_true, y_pred, label):
    """The pixels of a class in both, in the truth and in the prediction, three ints."""
    true, pred = np.asarray(y_true) == label, np.asarray(y_pred) == label
    return int((true & pred).sum()), int(true.sum()), int(pred.sum())


def scores(score, y_true, y_pred, labels):
    """The score of each label, a float32 array."""
    values = [score(*counts(y_true, y_pred, label)) for label in labels]
    return np.array(values, dtype=np.float32)


def quotients(y_true, y_pred, n_classes, quotient):
    """A quotient (both, true, pred) -> number for each class, float32 (n_classes,); x / 0 is nan."""
    values = scores(lambda *n: quotient(*map(np.float64, n)), y_true, y_pred, range(n_classes))
    return np.where(np.isinf(values), np.float32(np.nan), values)


def present(y_true, y_pred):
    """The classes in one or the other."""
    return np.union1d(y_true, y_pred)


def pictures(y_true, y_pred):
    """Pairs of pictures (n_H, n_W); a mask without a batch axis is one picture."""
    return list(zip(np.atleast_3d(y_true.T).T, np.atleast_3d(y_pred.T).T, strict=True))


def in_both_exercises(mistake: Callable) -> Callable:
    """Decorate (score, y_true, y_pred, n_classes) -> result: a mistake in class_iou and in dice."""
    for exercise, score in SCORES.items():

        def answer(y_true, y_pred, n_classes, score=score):
            return mistake(score, y_true, y_pred, n_classes)

        answer.__name__ = mistake.__name__
        wrong(exercise)(answer)
    return mistake
