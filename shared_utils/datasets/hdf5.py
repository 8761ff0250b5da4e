"""Reading labelled pictures from HDF5: the course's own files, and the common form of real ones.

Both have `<split>_set_x` and `<split>_set_y`, and often `list_classes`. A real file keeps the pictures as one
uint8 array; ours keeps each as the bytes of a WebP picture, and how it was made in `<split>_factors`.
"""

from __future__ import annotations

import io
from pathlib import Path

import h5py
import numpy as np
from PIL import Image

from .data_set import Spec, Split
from .errors import AGAIN, HEAD, DataError, read_bytes, refuse_wrong_kind

#: What h5py raises for a damaged file, depending on where the damage is.
_DAMAGED = (OSError, RuntimeError, KeyError, ValueError, TypeError, OverflowError)


def read_hdf5(path: Path, spec: Spec, content: bytes | None = None) -> dict[str, Split]:
    """Read every split that the file holds.

    Args:
        path: the file; for the message only, when `content` is given.
        spec: what the data set must look like.
        content: the file's bytes, when they were read already.

    Raises:
        DataError: the file is no HDF5 file, is damaged, or does not hold such pictures and labels.
    """
    head = read_bytes(path, HEAD) if content is None else content[:HEAD]
    refuse_wrong_kind(path, head, "an HDF5 file")
    try:
        # No locks: the file may lie where nothing can be written.
        options = {"locking": False} if content is None else {}
        with h5py.File(path if content is None else io.BytesIO(content), "r", **options) as file:
            return _read_all(path, file, spec)
    except DataError:
        raise
    except _DAMAGED as error:
        raise _damaged(path, error) from error


def _read_all(path: Path, file: h5py.File, spec: Spec) -> dict[str, Split]:
    keys = sorted(file)
    _check_classes(path, file, spec)
    present = [name for name in spec.splits if f"{name}_set_x" in keys or f"{name}_set_y" in keys]
    if not present:
        found = f"It holds {', '.join(keys[:8])}" if keys else "It holds nothing"
        raise DataError(
            path,
            f"There are no pictures under the names that {spec.name} uses. {found}.",
            "It needs train_set_x and train_set_y, or test_set_x and test_set_y.",
        )
    return {name: _read_split(path, file, name, spec) for name in present}


def _damaged(path: Path, error: Exception) -> DataError:
    text = str(error)
    if "truncated" in text:
        return DataError(path, "The file is cut short: its end is missing.", AGAIN)
    if "signature" in text:
        return DataError(path, "This is not an HDF5 file.", "Check that it is the right file. " + AGAIN)
    return DataError(path, f"The file is damaged ({text.splitlines()[0] if text else 'no details'}).", AGAIN)


def _check_classes(path: Path, file: h5py.File, spec: Spec) -> None:
    """`list_classes` may be missing; if it is there, it must be the classes of this data set."""
    classes = file.get("list_classes")
    if not spec.class_names or not isinstance(classes, h5py.Dataset):
        return
    expected = list(range(len(spec.class_names)))
    found = classes[()]
    if found.dtype.kind not in "iu" or sorted(found.ravel().tolist()) != expected:
        shown = ", ".join(map(str, found.ravel()[:12].tolist()))
        wanted = ", ".join(map(str, expected))
        raise DataError(
            path,
            f"list_classes is {shown}, but {spec.name} has the classes {wanted}.",
            "Check that this file belongs to this data set.",
        )


def _read_split(path: Path, file: h5py.File, name: str, spec: Spec) -> Split:
    key_x, key_y = f"{name}_set_x", f"{name}_set_y"
    for key, other in ((key_x, key_y), (key_y, key_x)):
        if not isinstance(file.get(key), h5py.Dataset):
            raise DataError(
                path, f"{key} is missing, although {other} is there.", "Both are needed: " + AGAIN.lower()
            )
    encoded = h5py.check_vlen_dtype(file[key_x].dtype) == np.uint8
    if encoded:
        count = file[key_x].shape[0] if file[key_x].ndim == 1 else 0
    else:
        count = _check_pictures(path, key_x, file[key_x], spec)
    y = _labels(path, key_y, file[key_y], count, key_x, spec)
    x = _decoded(path, key_x, file[key_x], spec) if encoded else _bytes(path, key_x, file[key_x])
    factors = {}
    group = file.get(f"{name}_factors")
    for factor in sorted(group) if isinstance(group, h5py.Group) else ():
        factors[factor] = _factor(path, f"{name}_factors/{factor}", group[factor], count)
    return Split(x, y, factors)


def _check_pictures(path: Path, key: str, dataset: h5py.Dataset, spec: Spec) -> int:
    """Check the shape and kind of pictures before they are read. Returns how many there are."""
    shape, dtype = dataset.shape, dataset.dtype
    wanted = " x ".join(map(str, spec.shape))
    if len(shape) != 4 or shape[1:] != spec.shape:
        advice = f"Give pictures of {wanted}: (number of pictures, {', '.join(map(str, spec.shape))})."
        if len(shape) == 4 and (shape[2], shape[3], shape[1]) == spec.shape:
            advice = "The channels come first: use np.transpose(x, (0, 2, 3, 1)) and save again."
        elif len(shape) == 4 and shape[1:3] == spec.shape[:2] and shape[3] == 4:
            advice = "There is an alpha channel: keep x[..., :3] and save again."
        raise DataError(path, f"{key} has the shape {shape}, not (m, {str(spec.shape)[1:]}.", advice)
    if dtype.kind not in "iu":
        raise DataError(
            path,
            f"{key} is {dtype}, not uint8.",
            "Save the pictures as whole numbers from 0 to 255; the lessons do the scaling.",
        )
    return shape[0]


def _bytes(path: Path, key: str, dataset: h5py.Dataset) -> np.ndarray:
    x = dataset[()]
    if x.dtype != np.uint8:
        if x.size and (x.min() < 0 or x.max() > 255):
            raise DataError(
                path,
                f"{key} has values from {x.min()} to {x.max()}.",
                "Save the pictures as whole numbers from 0 to 255.",
            )
        x = x.astype(np.uint8)
    return x


def _labels(path: Path, key: str, dataset: h5py.Dataset, count: int, key_x: str, spec: Spec) -> np.ndarray:
    # Where any number of classes will do, a label is still no more than a whole number of 32 bits.
    shape, most = dataset.shape, (len(spec.class_names) or 2**31) - 1
    if len(shape) == 2 and count not in shape[1:] and shape[1] == most + 1:
        raise DataError(
            path,
            f"{key} has the shape {shape}: it looks one-hot.",
            "Save one label a picture: np.argmax(y, axis=1).",
        )
    if sum(n != 1 for n in shape) > 1 or not shape:
        raise DataError(path, f"{key} has the shape {shape}.", "Save one label a picture, in one dimension.")
    y = dataset[()].ravel()
    if y.dtype.kind not in "iufb" or not np.all(np.isfinite(y)) or np.any(y != np.floor(y)):
        raise DataError(
            path,
            f"{key} holds values that are no whole numbers ({y.dtype}).",
            f"Use labels from 0 to {most}.",
        )
    if len(y) != count:
        raise DataError(
            path,
            f"There are {count} pictures in {key_x} but {len(y)} labels in {key}.",
            "Pictures and labels no longer belong together: " + AGAIN.lower(),
        )
    if not count:
        raise DataError(path, f"{key_x} holds no pictures.", AGAIN)
    wrong = np.flatnonzero((y < 0) | (y > most))
    if len(wrong):
        raise DataError(
            path,
            f"{key}[{wrong[0]}] is {y[wrong[0]]:g}, and {len(wrong)} labels in all lie outside 0 to {most}.",
            f"{spec.name} has the labels 0 to {most}. Check that this file belongs to this data set.",
        )
    return y.astype(np.int64)


def _decoded(path: Path, key: str, dataset: h5py.Dataset, spec: Spec) -> np.ndarray:
    """Pictures that are kept as the bytes of picture files."""
    entries = dataset[()]
    x = np.empty((len(entries), *spec.shape), dtype=np.uint8)
    for index, entry in enumerate(entries):
        try:
            with Image.open(io.BytesIO(entry.tobytes()), formats=["WEBP", "PNG"]) as picture:
                pixels = np.asarray(picture.convert("RGB"))
        except (OSError, ValueError, SyntaxError) as error:
            raise DataError(path, f"{key}[{index}] cannot be decoded ({error}).", AGAIN) from error
        if pixels.shape != spec.shape:
            wanted = " x ".join(map(str, spec.shape))
            raise DataError(
                path, f"{key}[{index}] has the shape {pixels.shape}.", f"Give pictures of {wanted}."
            )
        x[index] = pixels
    return x


def _factor(path: Path, key: str, dataset: h5py.Dataset, count: int) -> np.ndarray:
    if dataset.shape != (count,):
        raise DataError(path, f"{key} has the shape {dataset.shape}, not ({count},).", AGAIN)
    # Words of one length, as in our own files, and of any length, as h5py writes them.
    return dataset.asstr()[()].astype(str) if h5py.check_string_dtype(dataset.dtype) else dataset[()]
