"""Reading pictures of people from a user's folders: one for each person."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from .data_set import SPLITS, Split
from .errors import DataError
from .people import DOOR, SETTING, STUDIO, FacesSpec
from .people_checks import refuse_divided, refuse_lone
from .pictures import ENDINGS, list_pictures, read_picture, visible_entries

#: The shares of the people that become the validation and the test split, unless the user divides them.
VALIDATION_SHARE, TEST_SHARE = 0.1, 0.2

#: The fewest people of a split: with one alone there is nobody to mistake them for.
FEWEST = 2

#: What the picture on the badge of one of the staff may be called; it is the first by name otherwise.
BADGE = "badge"

#: The pictures of each person, by name.
People = dict[str, list[Path]]


def read_people(
    folder: Path, spec: FacesSpec, size: tuple[int, int]
) -> tuple[dict[str, Split], tuple[str, ...]]:
    """Read the pictures in the folders of people below `folder`; see `load_faces` for what that may be.

    Args:
        folder: where they lie.
        spec: names the splits.
        size: (n_H, n_W) that pictures are brought to.

    Returns:
        the splits, and what the people 0, 1, 2 and so on are called. The factors are "name", "role" and
        "file", and for staff and strangers "setting".

    Raises:
        DataError: there are no such folders, or too few people or pictures, or a picture is damaged.
    """
    splits = find_people(folder, spec)
    # All folders are looked at before the first picture is decoded, which may take minutes.
    read, names = {}, []
    for split, people in splits.items():
        read[split] = _read(folder, people, spec.groups[split].role, len(names), size)
        names += people
    return read, tuple(names)


def find_people(folder: Path, spec: FacesSpec) -> dict[str, People]:
    """Return the pictures of each person, by split. Raises DataError as `read_people` does."""
    inner = [entry for entry in visible_entries(folder) if entry.is_dir()]
    if not inner:
        raise _no_folders(folder)
    divided = {entry.name.lower(): entry for entry in inner if entry.name.lower() in spec.splits}
    loose = [entry for entry in inner if entry.name.lower() not in spec.splits]
    chosen = [name for name in SPLITS if name in divided]
    if loose and chosen:
        raise DataError(
            folder,
            f"Beside the folder {divided[chosen[0]].name} there is {loose[0].name}, which is no split.",
            f"Put each person into one of {', '.join(spec.splits)}, or all people right into this folder.",
        )
    found: dict[str, People] = {}
    if loose:
        people = _people(folder, loose, "")
        if len(people) < 3 * FEWEST:
            raise DataError(
                folder,
                f"There are only {len(people)} people ({', '.join(people)}).",
                f"Give at least {3 * FEWEST}, {FEWEST} each for {', '.join(SPLITS)}; or put those that there "
                f"are into folders of these names.",
            )
        divisions = divide(list(people))
        found = {split: {name: people[name] for name in names} for split, names in divisions.items()}
    for name in spec.splits:
        if name in divided:
            found[name] = _people_of_split(divided[name], name)
    refuse_divided(folder, found)
    return found


def divide(names: Sequence[str]) -> dict[str, list[str]]:
    """Divide people by the SHA-256 of their names: a fifth test, a tenth validation, the rest train.

    The names alone decide, so it is the same on every machine. The shares are rounded, and at least `FEWEST`.

    Returns:
        the names of each split, sorted.
    """
    ordered = sorted(names, key=lambda name: hashlib.sha256(name.encode()).digest())
    test, validation = (max(FEWEST, round(share * len(names))) for share in (TEST_SHARE, VALIDATION_SHARE))
    return {
        "train": sorted(ordered[test + validation :]),
        "validation": sorted(ordered[test : test + validation]),
        "test": sorted(ordered[:test]),
    }


def _people_of_split(folder: Path, split: str) -> People:
    inner = [entry for entry in visible_entries(folder) if entry.is_dir()]
    if not inner:
        raise _no_folders(folder)
    people = _people(folder, inner, split)
    if split in SPLITS and len(people) < FEWEST:
        raise DataError(
            folder,
            f"There is only one person in it, {next(iter(people))}.",
            f"Give at least {FEWEST}: with one alone there is nobody to mistake them for.",
        )
    return people


def _people(place: Path, folders: Iterable[Path], split: str) -> People:
    """The pictures of the people to whom the folders belong, checked for their number."""
    people = {unicodedata.normalize("NFC", folder.name): _pictures_of(folder) for folder in folders}
    refuse_lone(place, split, {name: len(pictures) for name, pictures in people.items()})
    return people


def _pictures_of(folder: Path) -> list[Path]:
    entries = visible_entries(folder)
    inner = [entry for entry in entries if entry.is_dir()]
    if inner and not any(_is_picture(entry) for entry in entries):
        shown = ", ".join(entry.name for entry in inner[:3])
        raise DataError(
            folder,
            f"There are no pictures right in it, but folders ({shown}).",
            f"If these are the people, give {folder.name} in place of {folder.parent.name}.",
        )
    return list_pictures(folder)


def _is_picture(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS and not path.is_dir()


def _no_folders(folder: Path) -> DataError:
    entries = visible_entries(folder)
    shown = ", ".join(entry.name for entry in entries[:5])
    advice = "Give a folder that holds a folder for each person, with that person's pictures in it."
    packed = [entry.name for entry in entries if entry.suffix.lower() in (".h5", ".hdf5")]
    if packed:
        advice = f"Give the file {packed[0]} in it, if that is meant."
    elif any(_is_picture(entry) for entry in entries):
        advice = "Put the pictures of each person into a folder of their own, named after the person."
    return DataError(folder, f"There are no folders of people in it ({shown or 'it is empty'}).", advice)


def _read(folder: Path, people: People, role: str, first: int, size: tuple[int, int]) -> Split:
    """Read the pictures of people who are numbered from `first` on."""
    rows = [
        (path, first + index, name, path == _badge(pictures))
        for index, (name, pictures) in enumerate(people.items())
        for path in pictures
    ]
    x = np.empty((len(rows), *size, 3), dtype=np.uint8)
    for index, (path, *_) in enumerate(rows):
        x[index] = read_picture(path, size)
    factors = {
        "name": np.array([name for _, _, name, _ in rows]),
        "role": np.array([role] * len(rows)),
        "file": np.array([path.relative_to(folder).as_posix() for path, *_ in rows]),
    }
    if role in ("staff", "stranger"):
        on_badge = [role == "staff" and badge for *_, badge in rows]
        factors[SETTING] = np.where(on_badge, STUDIO, DOOR)
    return Split(x, np.array([label for _, label, _, _ in rows], dtype=np.int64), factors)


def _badge(pictures: Sequence[Path]) -> Path:
    """The picture that somebody enrols with."""
    return next((path for path in pictures if path.stem.lower() == BADGE), pictures[0])
