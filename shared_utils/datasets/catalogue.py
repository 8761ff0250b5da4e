"""All bundled data sets: their facts, and whether their files are what they should be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from .alpaca import ALPACA
from .bundled import FILES, read_facts, read_verified
from .data_set import Spec, Split
from .errors import DataError
from .faces import FACES
from .happy import HAPPY
from .hdf5 import read_hdf5
from .people import FacesSpec
from .people_checks import people_problems
from .segmented import SegmentedSpec, SegmentedSplit
from .segmented_checks import SEGMENTED_FACTS, segmented_problems
from .segmented_hdf5 import read_segmented
from .signs import SIGNS
from .splitting import digests
from .street import STREET

#: Every bundled data set, in the order of the lessons.
DATA_SETS: dict[str, Spec] = {spec.name: spec for spec in (SIGNS, HAPPY, STREET, ALPACA, FACES)}

#: What the JSON file of a data set must say, and of which kind it is.
FACTS: dict[str, type] = {
    "name": str,
    "version": int,
    "sha256": str,
    "bytes": int,
    "splits": dict,
    "shape": list,
    "dtype": str,
    "classes": list,
    "seed": int,
    "licence": str,
    "made_by": str,
}


def verify_bundled(spec: Spec) -> list[str]:
    """Return what is wrong with a bundled data set, a sentence each; an empty list when all is well.

    Checked are the facts, the file's SHA-256 and size, that every picture decodes, the number of pictures,
    and that no picture is in two splits; of labelled pictures that the classes of each split are of equal
    size, of people what `people_problems` says, and of segmented pictures what `segmented_problems` says.
    """
    try:
        facts = read_facts(spec.facts)
        problems = wrong_facts(facts, spec)
        content = read_verified(spec.file, facts)
        splits = read_splits(spec, content)
    except DataError as error:
        return [str(error)]
    if facts.get("bytes") != len(content):
        problems.append(f"{spec.facts} says {facts.get('bytes')} bytes, but {spec.file} has {len(content)}.")
    counts = {name: len(split.y) for name, split in splits.items()}
    if facts.get("splits") != counts:
        problems.append(f"{spec.facts} says {facts.get('splits')} pictures, but {spec.file} has {counts}.")
    if isinstance(spec, SegmentedSpec):
        problems += segmented_problems(splits, spec, facts)
    elif isinstance(spec, FacesSpec):
        problems += people_problems(splits, spec)
    else:
        for name, split in splits.items():
            sizes = class_sizes(split, spec)
            if len(set(sizes)) > 1:
                problems.append(f"The classes of {name} are not of equal size: {sizes}.")
    return problems + shared_pictures(splits)


def read_splits(spec: Spec, content: bytes) -> dict[str, Split] | dict[str, SegmentedSplit]:
    """Return the splits in the bytes of a bundled file. Raises DataError when it is damaged."""
    read = read_segmented if isinstance(spec, SegmentedSpec) else read_hdf5
    return read(FILES / spec.file, spec, content)


def wrong_facts(facts: Mapping[str, Any], spec: Spec) -> list[str]:
    """Return what the JSON file of a data set lacks or says otherwise than its loader."""
    segmented = isinstance(spec, SegmentedSpec)
    problems = [
        f"{spec.facts} has no `{name}` ({kind.__name__})."
        for name, kind in (FACTS | (SEGMENTED_FACTS if segmented else {})).items()
        if not isinstance(facts.get(name), kind) or isinstance(facts.get(name), bool)
    ]
    expected = {
        "name": spec.name,
        "shape": list(spec.shape),
        "dtype": "uint8",
        "classes": list(spec.class_names),
    }
    if segmented:
        expected["kinds"] = list(spec.kinds)
    for name, value in expected.items():
        if name in facts and facts[name] != value:
            problems.append(f"{spec.facts} says {name} {facts[name]!r}, but the loader has {value!r}.")
    return problems


def class_sizes(split: Split, spec: Spec) -> list[int]:
    """The number of pictures of each class."""
    return np.bincount(split.y, minlength=len(spec.class_names)).tolist()


def shared_pictures(splits: Mapping[str, Split | SegmentedSplit]) -> list[str]:
    """Say of each two splits how many pictures are in both, if any: what was learned cannot be measured."""
    seen = {name: set(digests(split.x)) for name, split in splits.items()}
    names = list(seen)
    return [
        f"{len(seen[one] & seen[other])} pictures of {other} are in {one} as well."
        for index, one in enumerate(names)
        for other in names[index + 1 :]
        if seen[one] & seen[other]
    ]
