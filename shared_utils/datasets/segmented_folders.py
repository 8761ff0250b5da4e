"""Reading segmented pictures from a user's folders: one with the pictures, one beside it with their masks."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import numpy as np

from .data_set import SPLITS
from .errors import DataError
from .masks import list_pairs, read_pair
from .pictures import visible_entries
from .resizing import area_averaged, cut_to_shape, nearest
from .segmented import SegmentedSpec, SegmentedSplit

#: The share of the pictures that becomes the test split, and the validation split as well.
HELD_OUT_SHARE = 0.1

#: How many folders deep the folders of pictures may lie.
DEEPEST = 3

Pair = tuple[Path, Path]


def read_folders(
    folder: Path,
    spec: SegmentedSpec,
    size: tuple[int, int],
    wanted: Collection[str] = SPLITS,
    limit: int | None = None,
) -> dict[str, SegmentedSplit]:
    """Read all pairs of picture and mask below `folder`, one by one, each brought to `size`.

    Of a picture with other proportions than `size` the largest central part with these is kept, and of its
    mask the same part; then the picture is averaged over area, and the mask gets the class at each centre.

    Raises:
        DataError: there are no such folders, one of a pair is missing, or one cannot be read.
    """
    pairs = [pair for pictures, masks in pair_folders(folder, spec) for pair in list_pairs(pictures, masks)]
    chosen = split_pairs(pairs, limit)
    splits = {
        name: _read_pairs(folder, pairs, spec, size)
        for name, pairs in chosen.items()
        if pairs and name in wanted
    }
    if not splits:
        raise DataError(
            folder,
            f"None of its {len(pairs)} pictures is left for {' or '.join(wanted)}"
            + ("." if limit is None else f" with limit={limit}."),
            "Ask for the split train, or give more pictures: each split gets one of at least three.",
        )
    return splits


def split_pairs(pairs: Sequence[Pair], limit: int | None = None) -> dict[str, list[Pair]]:
    """Divide pairs by the SHA-256 of their pictures' names: a tenth test, a tenth validation, the rest train.

    The names alone decide, without folder and ending, so it is the same on every machine. The tenths are
    rounded; of three pictures or more each split gets one. With a limit, each split keeps the first of its
    own by the same order, in the same shares: no picture moves from one split to another.

    Returns:
        the pairs of each split, sorted by path.
    """
    ordered = sorted(pairs, key=lambda pair: (hashlib.sha256(pair[0].stem.encode()).digest(), pair[0]))
    held, kept = (_held_out(n) for n in (len(pairs), len(pairs) if limit is None else min(limit, len(pairs))))
    count = len(pairs) if limit is None else min(limit, len(pairs))
    return {
        "train": sorted(ordered[2 * held :][: count - 2 * kept]),
        "validation": sorted(ordered[held : 2 * held][:kept]),
        "test": sorted(ordered[:held][:kept]),
    }


def _held_out(count: int) -> int:
    return max(1, round(HELD_OUT_SHARE * count)) if count >= 3 else 0


def pair_folders(folder: Path, spec: SegmentedSpec) -> list[Pair]:
    """Return the folders of pictures at or below `folder`, each with its folder of masks, sorted.

    Raises:
        DataError: there is none, or one without the other.
    """
    ends = {name.lower() for name in (spec.picture_folder, *spec.mask_folders)}
    found = [pair for place in _folders(folder, DEEPEST, ends) if (pair := _pair_in(place, spec))]
    if not found:
        entries = visible_entries(folder)
        shown = ", ".join(entry.name + ("/" if entry.is_dir() else "") for entry in entries[:6])
        advice = f"Give the folder that holds {spec.picture_folder} and {' or '.join(spec.mask_folders)}."
        packed = [entry.name for entry in entries if entry.suffix.lower() in (".h5", ".hdf5")]
        if packed:
            advice = f"Give the file {packed[0]} in it, if that is meant. {advice}"
        if folder.name.lower() in ends:
            advice = f"Give the folder above it, {folder.parent}: pictures and masks are needed."
        problem = f"The folder holds nothing that can be read as {spec.name} ({shown or 'it is empty'})."
        raise DataError(folder, problem, advice)
    return found


def _folders(folder: Path, depth: int, ends: Collection[str]) -> Iterator[Path]:
    """The folder itself and those below it, in order of their names; not what is in those named `ends`."""
    yield folder
    if depth and folder.name.lower() not in ends:
        for entry in visible_entries(folder):
            if entry.is_dir():
                yield from _folders(entry, depth - 1, ends)


def _pair_in(folder: Path, spec: SegmentedSpec) -> Pair | None:
    """The folders of pictures and of masks right in `folder`, if they are there; capitals do not count."""
    entries = {entry.name.lower(): entry for entry in visible_entries(folder) if entry.is_dir()}
    pictures = entries.get(spec.picture_folder.lower())
    masks = [entries[name.lower()] for name in spec.mask_folders if name.lower() in entries]
    if pictures is None and not masks:
        return None
    if pictures is None:
        raise DataError(
            folder,
            f"There is a folder {masks[0].name} with masks, but no {spec.picture_folder} with pictures.",
            "Copy both from one copy of the data.",
        )
    if not masks:
        raise DataError(
            folder,
            f"There is a folder {pictures.name} with pictures, but no {' or '.join(spec.mask_folders)} "
            "with their masks.",
            "Copy both from one copy of the data.",
        )
    if len(masks) > 1:
        raise DataError(
            folder,
            f"There are two folders with masks, {masks[0].name} and {masks[1].name}.",
            "Move the one that is not meant to another place.",
        )
    return pictures, masks[0]


def _read_pairs(
    folder: Path, pairs: Sequence[Pair], spec: SegmentedSpec, size: tuple[int, int]
) -> SegmentedSplit:
    x = np.empty((len(pairs), *size, 3), dtype=np.uint8)
    y = np.empty((len(pairs), *size), dtype=np.uint8)
    for index, (picture, mask) in enumerate(pairs):
        pixels, classes = read_pair(picture, mask, len(spec.class_names))
        part = cut_to_shape(*classes.shape, size)
        x[index] = area_averaged(pixels[part][None], *size)[0]
        y[index] = nearest(classes[part][None], *size)[0]
    names = np.array([picture.relative_to(folder).as_posix() for picture, _ in pairs])
    return SegmentedSplit(x, y, None, {"name": names})
