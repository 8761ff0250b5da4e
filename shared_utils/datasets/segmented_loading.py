"""What a loader of segmented pictures does: the user's files if a path is given, else the bundled file."""

from __future__ import annotations

import os
from collections.abc import Iterable
from numbers import Integral
from pathlib import Path

from .bundled import FILES, read_facts, read_verified
from .data_set import SPLITS
from .errors import DataError
from .resizing import checked_size
from .segmented import SegmentedDataSet, SegmentedSpec, SegmentedSplit
from .segmented_folders import read_folders
from .segmented_hdf5 import read_segmented


def load_segmented(
    spec: SegmentedSpec,
    path: str | os.PathLike[str] | None = None,
    splits: Iterable[str] | None = None,
    size: tuple[int, int] | None = None,
    limit: int | None = None,
) -> SegmentedDataSet:
    """Return the data set from `path`, else from where its environment variable says, else the bundled one.

    The arguments are those of `load_street`.

    Raises:
        DataError: the files cannot be used; says which, why, and what to do.
        ValueError: another argument is wrong.
    """
    wanted = _checked_splits(splits)
    size = None if size is None else checked_size(size)
    if limit is not None and (isinstance(limit, bool) or not isinstance(limit, Integral) or limit < 1):
        raise ValueError(f"limit is {limit!r}; it must be a whole number of at least 1, or None for all.")
    if path is not None:
        return _from_path(spec, path, wanted, size, limit)
    named = os.environ.get(spec.variable, "").strip()
    if named:
        try:
            return _from_path(spec, named, wanted, size, limit)
        except DataError as error:
            raise error.with_advice(
                f"(The environment variable {spec.variable} names this path; "
                "remove it to use the bundled data.)"
            ) from None
    _refuse_limit(limit, "the bundled data")
    facts = read_facts(spec.facts)
    found = read_segmented(FILES / spec.file, spec, read_verified(spec.file, facts), wanted)
    source = f"the bundled {spec.file}, version {facts.get('version')}"
    return SegmentedDataSet(spec, _at_size(found, size), source)


def _from_path(
    spec: SegmentedSpec,
    path: str | os.PathLike[str],
    wanted: tuple[str, ...],
    size: tuple[int, int] | None,
    limit: int | None,
) -> SegmentedDataSet:
    if not str(path).strip():
        raise DataError(f"path={path!r}", "The path is empty.", "Leave `path` out to use the bundled data.")
    place = Path(path).expanduser()
    if place.is_dir():
        found = read_folders(place, spec, size or spec.shape[:2], wanted, limit)
    elif place.is_file():
        _refuse_limit(limit, "an HDF5 file")
        found = _at_size(read_segmented(place, spec, None, wanted), size)
    else:
        raise DataError(
            place,
            "There is no such file or folder.",
            f"Give an HDF5 file, or a folder that holds {spec.picture_folder} and "
            f"{' or '.join(spec.mask_folders)}.",
        )
    return SegmentedDataSet(spec, found, str(path))


def _checked_splits(splits: Iterable[str] | None) -> tuple[str, ...]:
    if splits is None:
        return SPLITS
    wanted = (splits,) if isinstance(splits, str) else tuple(splits)
    if not wanted or not set(wanted) <= set(SPLITS):
        raise ValueError(f"splits is {splits!r}; give some of {', '.join(SPLITS)}, or None for all.")
    return wanted


def _refuse_limit(limit: int | None, where: str) -> None:
    if limit is not None:
        raise ValueError(
            f"limit is {limit}, but it is for a folder of pictures, not for {where}: "
            "use splits=, or split.take(range(n))."
        )


def _at_size(splits: dict[str, SegmentedSplit], size: tuple[int, int] | None) -> dict[str, SegmentedSplit]:
    return {
        name: split if size in (None, split.size) else split.resized(*size) for name, split in splits.items()
    }
