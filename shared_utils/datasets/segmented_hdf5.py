"""Reading segmented pictures from HDF5: the course's own format.

For each split the file has `<split>_set_x` (each entry the bytes of a WebP picture), `<split>_set_y` (each
entry the bytes of a greyscale PNG with the class of each pixel), `<split>_factors/<name>` (one value a
picture) and `<split>_objects/<name>` (the arrays of `objects.Objects`); the root has `list_classes`.
"""

from __future__ import annotations

import io
from collections.abc import Collection
from pathlib import Path

import h5py
import numpy as np
from PIL import Image

from .data_set import SPLITS
from .errors import AGAIN, HEAD, DataError, read_bytes, refuse_wrong_kind
from .hdf5 import _DAMAGED, _check_classes, _damaged, _factor
from .objects import OBJECT_TYPES, Objects, wrong_objects
from .segmented import SegmentedSpec, SegmentedSplit


def read_segmented(
    path: Path, spec: SegmentedSpec, content: bytes | None = None, wanted: Collection[str] = SPLITS
) -> dict[str, SegmentedSplit]:
    """Read the splits that are wanted and that the file holds.

    Args:
        path: the file; for the message only, when `content` is given.
        spec: what the data set must look like.
        content: the file's bytes, when they were read already.
        wanted: names of splits; the pictures of the others are not decoded.

    Raises:
        DataError: the file is no HDF5 file, is damaged, or does not hold such pictures and masks.
    """
    head = read_bytes(path, HEAD) if content is None else content[:HEAD]
    refuse_wrong_kind(path, head, "an HDF5 file")
    try:
        # No locks: the file may lie where nothing can be written.
        options = {"locking": False} if content is None else {}
        with h5py.File(path if content is None else io.BytesIO(content), "r", **options) as file:
            return _read_all(path, file, spec, wanted)
    except DataError:
        raise
    except _DAMAGED as error:
        raise _damaged(path, error) from error


def _read_all(
    path: Path, file: h5py.File, spec: SegmentedSpec, wanted: Collection[str]
) -> dict[str, SegmentedSplit]:
    keys = sorted(file)
    _check_classes(path, file, spec)
    present = [name for name in SPLITS if f"{name}_set_x" in keys or f"{name}_set_y" in keys]
    if not present:
        found = f"It holds {', '.join(keys[:8])}" if keys else "It holds nothing"
        raise DataError(
            path,
            f"There are no pictures under the names that {spec.name} uses. {found}.",
            "It needs train_set_x and train_set_y, or the same with validation or test.",
        )
    chosen = [name for name in present if name in wanted]
    if not chosen:
        raise DataError(
            path,
            f"There are no {' or '.join(wanted)} pictures; the file has {' and '.join(present)}.",
            "Ask for one of these, or leave `splits` out.",
        )
    return {name: _read_split(path, file, name, spec) for name in chosen}


def _read_split(path: Path, file: h5py.File, name: str, spec: SegmentedSpec) -> SegmentedSplit:
    key_x, key_y = f"{name}_set_x", f"{name}_set_y"
    entries_x, entries_y = _entries(path, file, key_x, key_y), _entries(path, file, key_y, key_x)
    if len(entries_x) != len(entries_y):
        raise DataError(
            path,
            f"There are {len(entries_x)} pictures in {key_x} but {len(entries_y)} masks in {key_y}.",
            "Pictures and masks no longer belong together: " + AGAIN.lower(),
        )
    if not len(entries_x):
        raise DataError(path, f"{key_x} holds no pictures.", AGAIN)
    x = y = None
    for index, (picture, mask) in enumerate(zip(entries_x, entries_y, strict=True)):
        pixels = _decoded(path, f"{key_x}[{index}]", picture, "RGB")
        classes = _decoded(path, f"{key_y}[{index}]", mask, "L")
        if x is None:
            x = np.empty((len(entries_x), *pixels.shape), dtype=np.uint8)
            y = np.empty(x.shape[:3], dtype=np.uint8)
        if pixels.shape != x.shape[1:]:
            raise DataError(
                path,
                f"{key_x}[{index}] is {_by(pixels)} pixels, but those before it are {_by(x[0])}.",
                "All pictures of a file have one size.",
            )
        if classes.shape != pixels.shape[:2]:
            raise DataError(
                path,
                f"The mask {key_y}[{index}] is {_by(classes)} pixels, but its picture is {_by(pixels)}.",
                "They do not belong together: " + AGAIN.lower(),
            )
        if classes.max() >= len(spec.class_names):
            raise DataError(
                path,
                f"The mask {key_y}[{index}] has the value {classes.max()}, "
                f"but the classes are 0 to {len(spec.class_names) - 1}.",
                "Check that this file belongs to this data set.",
            )
        x[index], y[index] = pixels, classes
    factors = {}
    group = file.get(f"{name}_factors")
    for factor in sorted(group) if isinstance(group, h5py.Group) else ():
        factors[factor] = _factor(path, f"{name}_factors/{factor}", group[factor], len(x))
    return SegmentedSplit(x, y, _objects(path, file, name, spec, x.shape), factors)


def _entries(path: Path, file: h5py.File, key: str, other: str) -> np.ndarray:
    """The entries of `key`, each the bytes of a picture file."""
    dataset = file.get(key)
    if not isinstance(dataset, h5py.Dataset):
        raise DataError(
            path, f"{key} is missing, although {other} is there.", "Both are needed: " + AGAIN.lower()
        )
    if dataset.ndim != 1 or h5py.check_vlen_dtype(dataset.dtype) != np.uint8:
        raise DataError(
            path,
            f"{key} is {dataset.dtype} {dataset.shape}, not a list of encoded pictures.",
            "Each entry is a uint8 array of any length: the bytes of a WebP or PNG file.",
        )
    return dataset[()]


def _decoded(path: Path, key: str, entry: np.ndarray, mode: str) -> np.ndarray:
    """The pixels of one entry; a mask ("L") must be kept in this very mode, a picture is brought to RGB."""
    try:
        formats = ["WEBP", "PNG"] if mode == "RGB" else ["PNG"]
        with Image.open(io.BytesIO(entry.tobytes()), formats=formats) as picture:
            found = picture.mode
            pixels = np.asarray(picture.convert(mode))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise DataError(path, f"{key} cannot be decoded ({error}).", AGAIN) from error
    if mode == "L" and found != "L":
        raise DataError(
            path,
            f"The mask {key} has the mode {found}, so it does not say which values are the classes.",
            "Save masks as greyscale PNG with 8 bits (mode L), the class as the value.",
        )
    return pixels


def _by(pixels: np.ndarray) -> str:
    return f"{pixels.shape[0]} x {pixels.shape[1]}"


def _objects(
    path: Path, file: h5py.File, split: str, spec: SegmentedSpec, shape: tuple[int, ...]
) -> Objects | None:
    """The objects of a split, checked; None when the file has none for it."""
    group = file.get(f"{split}_objects")
    if not isinstance(group, h5py.Group):
        return None
    values = {}
    for name, dtype in OBJECT_TYPES.items():
        dataset = group.get(name)
        if not isinstance(dataset, h5py.Dataset):
            raise DataError(path, f"{split}_objects has no {name}.", AGAIN)
        found = dataset[()]
        kinds = "iu" if dtype is np.int64 else "iuf"
        if found.dtype.kind not in kinds:
            raise DataError(
                path, f"{split}_objects/{name} is {found.dtype}, not {np.dtype(dtype).name}.", AGAIN
            )
        values[name] = found.astype(dtype)
    objects = Objects(**values)
    problem = wrong_objects(objects, shape[0], len(spec.kinds), shape[1:3])
    if problem:
        raise DataError(path, f"{split}_objects/{problem}", "The arrays do not fit: " + AGAIN.lower())
    return objects
