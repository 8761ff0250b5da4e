"""Whether segmented pictures are what they should be: classes, streets, and boxes against the masks."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import numpy as np

from .objects import Objects
from .segmented import SegmentedSpec, SegmentedSplit

#: What the JSON file of such a data set must say besides, and of which kind it is.
SEGMENTED_FACTS: dict[str, type] = {"kinds": list, "objects": dict}


def segmented_problems(
    splits: Mapping[str, SegmentedSplit], spec: SegmentedSpec, facts: Mapping[str, Any]
) -> list[str]:
    """Return what is wrong with a bundled data set of segmented pictures, a sentence each.

    Checked are the size of the pictures, the number of objects, that every class occurs in every split, that
    no street is in two, and each box against the mask of its picture.
    """
    problems = [
        f"The pictures of {name} are {split.size[0]} x {split.size[1]} pixels, not {spec.shape[0]} x "
        f"{spec.shape[1]}."
        for name, split in splits.items()
        if split.size != spec.shape[:2]
    ]
    counts = {name: 0 if split.objects is None else len(split.objects) for name, split in splits.items()}
    if facts.get("objects") != counts:
        problems.append(f"{spec.facts} says {facts.get('objects')} objects, but {spec.file} has {counts}.")
    return [
        *problems,
        *missing_classes(splits, spec),
        *shared_streets(splits),
        *(problem for name, split in splits.items() for problem in wrong_boxes(name, split, spec)),
    ]


def class_shares(split: SegmentedSplit, classes: int) -> np.ndarray:
    """The share of the pixels that each class has, float64 (classes,), from 0 to 1."""
    return np.bincount(split.y.ravel(), minlength=classes) / split.y.size


def pictures_with(split: SegmentedSplit, classes: int) -> np.ndarray:
    """In how many pictures each class occurs, int64 (classes,)."""
    return sum(np.bincount(np.unique(mask), minlength=classes) for mask in split.y)


def missing_classes(splits: Mapping[str, SegmentedSplit], spec: SegmentedSpec) -> list[str]:
    """Say of each split which classes have no pixel in it: nothing can be learned or measured of them."""
    problems = []
    for name, split in splits.items():
        shares = class_shares(split, len(spec.class_names))
        absent = [spec.class_names[index] for index in np.flatnonzero(shares == 0)]
        if absent:
            problems.append(f"No pixel of {name} is {' or '.join(absent)}.")
    return problems


def shared_streets(splits: Mapping[str, SegmentedSplit]) -> list[str]:
    """Say of each two splits which streets are in both: what was learned of them cannot be measured."""
    streets = {
        name: set(split.factors["street"].tolist())
        for name, split in splits.items()
        if "street" in split.factors
    }
    return [
        f"{len(streets[one] & streets[other])} streets of {other} are in {one} as well."
        for one, other in combinations(streets, 2)
        if streets[one] & streets[other]
    ]


def wrong_boxes(name: str, split: SegmentedSplit, spec: SegmentedSpec) -> list[str]:
    """Say how many boxes of a split disagree with the masks, and which is the first.

    A box is the smallest around what is visible of its object: it holds at least `visible` pixels of the
    object's class, and each of its four sides touches one.
    """
    objects = split.objects
    if objects is None:
        return []
    wrong = [index for index in range(len(objects)) if not _agrees(objects, index, split.y, spec)]
    if not wrong:
        return []
    first = wrong[0]
    kind, picture = spec.kinds[objects.kind[first]], objects.picture[first]
    return [
        f"{len(wrong)} of {len(objects)} boxes of {name} do not fit the masks; the first is "
        f"box {objects.box[first].tolist()} of a {kind} in picture {picture}."
    ]


def _agrees(objects: Objects, index: int, masks: np.ndarray, spec: SegmentedSpec) -> bool:
    y1, x1, y2, x2 = objects.box[index]
    label = spec.kind_classes[objects.kind[index]]
    inside = masks[objects.picture[index], y1:y2, x1:x2] == label
    sides = (inside[0], inside[-1], inside[:, 0], inside[:, -1])
    return np.count_nonzero(inside) >= objects.visible[index] and all(side.any() for side in sides)
