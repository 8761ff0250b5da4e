"""Pictures with questions that are asked about them: what the network to transfer from is trained on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Questioned:
    """Pictures, and the answers to questions about them.

    Attributes:
        x: uint8 (m, n, n, 3).
        masks: uint8 (m, n / 4, n / 4), the main object's share of each block, times 255; 255 everywhere where
            it is not known.
        answers: int8 (m, len(questions)); -1 where the question makes no sense.
        questions: their names, and how many answers each has.
        times: how often an epoch shows each picture.
    """

    x: np.ndarray
    masks: np.ndarray
    answers: np.ndarray
    questions: Mapping[str, int]
    times: int | np.ndarray = 1

    def __len__(self) -> int:
        return len(self.x)

    @property
    def shown(self) -> np.ndarray:
        """The numbers of the pictures that an epoch shows, in order; some several times."""
        return np.repeat(np.arange(len(self)), self.times)


def commonest_answers(pictures: Questioned) -> dict[str, float]:
    """Return the share of each question's commonest answer, over the pictures where it makes sense.

    So much is right for who always gives that answer.
    """
    shares = {}
    for number, (name, count) in enumerate(pictures.questions.items()):
        given = pictures.answers[:, number]
        given = given[given >= 0]
        shares[name] = float(np.bincount(given, minlength=count).max() / len(given)) if len(given) else 0.0
    return shares


def joined(one: Questioned, other: Questioned) -> Questioned:
    """Return the pictures of both; the questions about the one make no sense about the other.

    Raises:
        ValueError: the pictures differ in size, or a question is asked of both.
    """
    if one.x.shape[1:] != other.x.shape[1:]:
        raise ValueError(
            f"Pictures of {one.x.shape[1:]} and of {other.x.shape[1:]} cannot be joined: their sizes differ."
        )
    if shared := sorted(set(one.questions) & set(other.questions)):
        raise ValueError(f"The questions {', '.join(shared)} are asked of both: rename them in one.")
    answers = np.full((len(one) + len(other), len(one.questions) + len(other.questions)), -1, np.int8)
    answers[: len(one), : len(one.questions)] = one.answers
    answers[len(one) :, len(one.questions) :] = other.answers
    return Questioned(
        np.concatenate([one.x, other.x]),
        np.concatenate([one.masks, other.masks]),
        answers,
        {**one.questions, **other.questions},
        np.concatenate([np.broadcast_to(part.times, len(part)) for part in (one, other)]),
    )
