"""What the loader of faces does: the user's files if a path is given, else the bundled file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from .bundled import FILES, read_facts, read_verified
from .data_set import Split
from .errors import DataError
from .hdf5 import read_hdf5
from .people import FacesDataSet, FacesSpec
from .people_checks import refuse_divided, refuse_lone
from .people_folders import read_people
from .resizing import checked_size


def load_people(
    spec: FacesSpec, path: str | os.PathLike[str] | None = None, size: tuple[int, int] | None = None
) -> FacesDataSet:
    """Return the data set from `path`, else from where its environment variable says, else the bundled one.

    Raises:
        DataError: the files cannot be used; says which, why, and what to do.
        ValueError: `size` is not two whole numbers of at least 1.
    """
    size = spec.shape[:2] if size is None else checked_size(size)
    if path is not None:
        return _from_path(spec, path, size)
    named = os.environ.get(spec.variable, "").strip()
    if not named:
        facts = read_facts(spec.facts)
        splits = read_hdf5(FILES / spec.file, spec, read_verified(spec.file, facts))
        source = f"the bundled {spec.file}, version {facts.get('version')}"
        return FacesDataSet(spec, _at_size(splits, size), source)
    try:
        return _from_path(spec, named, size)
    except DataError as error:
        raise error.with_advice(
            f"(The environment variable {spec.variable} names this path; remove it to use the bundled data.)"
        ) from None


def _from_path(spec: FacesSpec, path: str | os.PathLike[str], size: tuple[int, int]) -> FacesDataSet:
    if not str(path).strip():
        raise DataError(f"path={path!r}", "The path is empty.", "Leave `path` out to use the bundled data.")
    place = Path(path).expanduser()
    if place.is_dir():
        splits, names = read_people(place, spec, size)
    elif place.is_file():
        splits, names = _read_file(place, spec)
        splits = _at_size(splits, size)
    else:
        raise DataError(
            place,
            "There is no such file or folder.",
            "Give a folder that holds a folder with pictures for each person, or an HDF5 file.",
        )
    return FacesDataSet(replace(spec, class_names=names), splits, str(path))


def _read_file(path: Path, spec: FacesSpec) -> tuple[dict[str, Split], tuple[str, ...]]:
    """Read an HDF5 file with any number of people, who are numbered anew; also what they are called."""
    found = read_hdf5(path, replace(spec, class_names=()))
    refuse_divided(path, {name: np.unique(split.y).tolist() for name, split in found.items()})
    for name, split in found.items():
        refuse_lone(path, name, dict(zip(*np.unique(split.y, return_counts=True), strict=True)))
    numbers = np.unique(np.concatenate([split.y for split in found.values()]))
    splits = {
        name: Split(split.x, np.searchsorted(numbers, split.y), split.factors)
        for name, split in found.items()
    }
    names = {}
    for name, split in splits.items():
        for label, index in zip(*np.unique(split.y, return_index=True), strict=True):
            called = str(split.factors["name"][index]).strip() if "name" in split.factors else ""
            names[label] = called or f"{spec.groups[name].role} {label}"
    called = [names[label] for label in range(len(numbers))]
    twice = sorted({name for name in called if called.count(name) > 1})
    if twice:
        raise DataError(
            path,
            f"Two people have the name {twice[0]}, but other numbers.",
            "Give one person one number, and two people two names.",
        )
    return splits, tuple(called)


def _at_size(splits: Mapping[str, Split], size: tuple[int, int]) -> dict[str, Split]:
    return {
        name: split if split.x.shape[1:3] == size else split.resized(*size) for name, split in splits.items()
    }
