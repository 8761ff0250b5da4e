"""Rendered animals that do not exist (`shared_utils/worlds/creatures.py`), with questions about them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from ..datasets import DataError, Split
from ..datasets.data_set import Spec
from ..datasets.hdf5 import read_hdf5
from .patterns.scenes import COARSER
from .questioned import Questioned

COMMAND = "course data render creatures"
EARS = ("no animal", "spear", "banana", "drooping", "aside", "hanging", "round")
SIZE = 128
#: Which way an animal looks, in the order of the answers.
FACING = ("away", "camera", "left", "right")

#: What is asked about all pictures; about animals; and about those that are seen whole: factors of the world.
ASKED_OF_ALL = ("what", "count", "setting", "weather")
ASKED_OF_ANIMALS = (
    *("frame", "facing", "coat", "pattern", "cover", "neck", "neck_rise"),
    *("muzzle", "snout", "ear", "topknot", "horns", "beard"),
)
ASKED_OF_WHOLE = ("pose", "trousers", "trunk", "length", "leg", "tail")
#: Numbers are cut into so many ranges, with as many animals in each.
RANGES = 4


def read_creatures(path: Path) -> tuple[Questioned, Questioned]:
    """Read the pictures to learn from, and those to validate with.

    Raises:
        DataError: the file is missing, damaged, or none that the command of this module writes.
    """
    path = Path(path)
    if not path.is_file():
        raise DataError(path, "no such file", f"Render it first, which takes half an hour: {COMMAND}")
    spec = Spec(
        name="creatures",
        title="animals that do not exist",
        class_names=EARS,
        file=path.name,
        facts=path.with_suffix(".json").name,
        variable="COURSE_CREATURES",
        photo_folders=EARS,
        shape=(SIZE, SIZE, 3),
    )
    splits = read_hdf5(path, spec)
    missing = [name for name in ("train", "validation") if name not in splits]
    if missing:
        raise DataError(path, f"it has no {' and no '.join(missing)} pictures", f"Render it anew: {COMMAND}")
    answers = {name: _Answers(splits["train"], name, path) for name in _ALL}
    questions = {"ears": len(EARS), **{name: asked.count for name, asked in answers.items()}}
    return tuple(_questioned(splits[name], answers, questions, path) for name in ("train", "validation"))


def with_mirrored(creatures: Questioned) -> Questioned:
    """Return the pictures, and each of them mirrored: who looked to the left looks to the right."""
    faces = list(creatures.questions).index("facing")
    words = [FACING.index(word) for word in ("left", "right")]
    answers = creatures.answers.copy()
    for one, other in (words, words[::-1]):
        answers[creatures.answers[:, faces] == one, faces] = other
    return replace(
        creatures,
        x=np.concatenate([creatures.x, creatures.x[:, :, ::-1]]),
        masks=np.concatenate([creatures.masks, creatures.masks[:, :, ::-1]]),
        answers=np.concatenate([creatures.answers, answers]),
    )


_ALL = (*ASKED_OF_ALL, *ASKED_OF_ANIMALS, *ASKED_OF_WHOLE)


class _Answers:
    """The answers to a question: the words that occur, or ranges of a number."""

    def __init__(self, split: Split, name: str, path: Path):
        values = _factor(split, name, path)
        self.name, self.words = name, values.dtype.kind in "SUO"
        if self.words or values.dtype.kind in "iu":
            self.known = sorted({value for value in values.tolist() if value not in ("", b"")})
            self.count = len(self.known)
        else:
            self.known = None
            self.ends = np.nanquantile(values, np.arange(1, RANGES) / RANGES)
            self.count = RANGES

    def of(self, split: Split, path: Path) -> np.ndarray:
        """The number of each picture's answer; -1 for none."""
        values = _factor(split, self.name, path)
        if self.known is None:
            return np.where(np.isnan(values), -1, np.searchsorted(self.ends, values))
        numbers = {value: number for number, value in enumerate(self.known)}
        return np.array([numbers.get(value, -1) for value in values.tolist()])


def _factor(split: Split, name: str, path: Path) -> np.ndarray:
    try:
        return np.asarray(split.factors[name])
    except KeyError:
        raise DataError(
            path, f"it does not say {name!r} of its pictures", f"Render it anew: {COMMAND}"
        ) from None


def _questioned(
    split: Split, answers: dict[str, _Answers], questions: dict[str, int], path: Path
) -> Questioned:
    found = {name: asked.of(split, path) for name, asked in answers.items()}
    no_animal = split.y == 0
    whole = _factor(split, "frame", path).astype(str) != "head"
    for name in ASKED_OF_ANIMALS:
        found[name] = np.where(no_animal, -1, found[name])
    for name in ASKED_OF_WHOLE:
        found[name] = np.where(no_animal | ~whole, -1, found[name])
    columns = [split.y, *found.values()]
    masks = np.full((len(split.x), SIZE // COARSER, SIZE // COARSER), 255, np.uint8)
    return Questioned(split.x, masks, np.stack(columns, 1).astype(np.int8), questions)
