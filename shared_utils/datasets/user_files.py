"""Reading a data set from a user's own path: a file, a folder of files, or folders of photographs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from .data_set import SPLITS, Spec, Split
from .errors import DataError
from .hdf5 import read_hdf5
from .photos import read_photos
from .pictures import visible_entries
from .splitting import digests, held_out

#: The share of the training pictures that becomes the validation split when there is none.
VALIDATION_SHARE = 0.1


def read_user_files(path: Path, spec: Spec) -> dict[str, Split]:
    """Read what lies at `path`; see `load_signs` for what that may be.

    Raises:
        DataError: there is nothing there, or nothing of this kind, or it is damaged.
    """
    path = Path(path).expanduser()
    if path.is_file():
        splits = read_hdf5(path, spec)
    elif path.is_dir():
        splits = _read_folder(path, spec)
    else:
        raise DataError(
            path,
            "There is no such file or folder.",
            f"Give an HDF5 file, or a folder that holds train_{spec.name}.h5 and test_{spec.name}.h5.",
        )
    if "train" in splits and "validation" not in splits:
        x, y = splits["train"]
        chosen = held_out(y, digests(x), VALIDATION_SHARE)
        splits["validation"], splits["train"] = splits["train"].take(chosen), splits["train"].take(~chosen)
    return splits


def _read_folder(folder: Path, spec: Spec) -> dict[str, Split]:
    entries = visible_entries(folder)
    files = _files_by_split(entries, spec)
    if files:
        return _merged(files, spec)
    if _has_photos(entries, spec):
        return read_photos(folder, spec.photo_folders, spec.shape[:2])
    raise _nothing_found(folder, entries, spec)


def _has_photos(entries: Iterable[Path], spec: Spec) -> bool:
    return any(entry.name in spec.photo_folders and entry.is_dir() for entry in entries)


def _files_by_split(entries: Iterable[Path], spec: Spec) -> dict[str, Path]:
    """The files of a folder by the split that their name promises; "" for a file with all splits."""
    names = {f"{split}_{spec.name}": split for split in SPLITS} | {spec.name: ""}
    files: dict[str, Path] = {}
    for entry in entries:
        if entry.suffix.lower() in (".h5", ".hdf5") and entry.stem.lower() in names and entry.is_file():
            files.setdefault(names[entry.stem.lower()], entry)
    return files


def _merged(files: dict[str, Path], spec: Spec) -> dict[str, Split]:
    """Read each file; a split comes from the file that is named after it, if that is there."""
    splits: dict[str, Split] = {}
    for split, path in sorted(files.items()):
        found = read_hdf5(path, spec)
        if split and split not in found:
            raise DataError(
                path,
                f"{split}_set_x is missing: the file holds {' and '.join(found)} pictures.",
                "Check that the file has its right name.",
            )
        for name, part in found.items():
            if name == split or name not in splits:
                splits[name] = part
    return splits


def _nothing_found(folder: Path, entries: list[Path], spec: Spec) -> DataError:
    shown = ", ".join(entry.name + ("/" if entry.is_dir() else "") for entry in entries[:6])
    problem = f"The folder holds nothing that can be read as {spec.name} ({shown or 'it is empty'})."
    for entry in entries:
        inner = visible_entries(entry) if entry.is_dir() else []
        if _files_by_split(inner, spec) or _has_photos(inner, spec):
            return DataError(folder, problem, f"Give the folder {entry.name} in it.")
    advice = f"Give a folder that holds train_{spec.name}.h5 and test_{spec.name}.h5, or one of them"
    if spec.photo_folders:
        advice += f", or photographs in the folders {', '.join(spec.photo_folders)}"
    return DataError(folder, problem, advice + ".")
