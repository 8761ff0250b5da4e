"""Masks, which say for each pixel of a picture what it shows, and pairs of a picture and its mask."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from .errors import DataError
from .pictures import list_pictures, open_picture, read_picture


def read_mask(path: Path, n_classes: int) -> np.ndarray:
    """Read a mask: the class of each pixel, from a PNG file.

    The class is the value of a greyscale file, or the red channel of a coloured one, whose other channels are
    no larger (CARLA's way). An alpha channel is passed over when it is opaque everywhere.

    Args:
        path: the file.
        n_classes: how many classes there are; the mask holds 0 to n_classes - 1.

    Returns:
        uint8 (n_H, n_W).

    Raises:
        DataError: the file is no picture, or its values cannot be classes.
    """
    picture = open_picture(path)
    if picture.format not in ("PNG", "BMP"):
        raise DataError(
            path,
            f"The mask is a {picture.format} file; a form that may lose detail does not keep the classes.",
            "Use the mask's PNG file.",
        )
    if picture.mode in ("P", "PA"):
        raise DataError(
            path,
            "The mask has a palette, so it does not show whether colours or indices are the classes.",
            "If the indices are, save np.asarray(Image.open(path)) as PNG; "
            'if the red channel is, save Image.open(path).convert("RGB").',
        )
    values = np.asarray(picture)
    if values.ndim == 3 and values.shape[2] in (2, 4):
        if values[..., -1].min() < 255:
            raise DataError(
                path, "The mask is transparent in places.", "Save it without an alpha channel (RGB or L)."
            )
        values = values[..., :-1]
    if values.ndim == 3:
        if np.any(values.max(axis=2) != values[..., 0]):
            raise DataError(
                path,
                "The mask is coloured: its red channel alone does not hold the classes.",
                "Use the file whose red channel is the class, from 0 to 12 for CARLA.",
            )
        values = values[..., 0]
    if values.size and values.max() >= n_classes:
        raise DataError(
            path,
            f"The mask has the value {int(values.max())}, but the classes are 0 to {n_classes - 1}.",
            "Check that it is a mask of classes, and of this data set.",
        )
    return values.astype(np.uint8)


def read_pair(picture: Path, mask: Path, n_classes: int) -> tuple[np.ndarray, np.ndarray]:
    """Read a picture and its mask.

    Returns:
        uint8 (n_H, n_W, 3) and uint8 (n_H, n_W).

    Raises:
        DataError: one of them cannot be read, or they are not of one size.
    """
    x, y = read_picture(picture), read_mask(mask, n_classes)
    if x.shape[:2] != y.shape:
        raise DataError(
            mask,
            f"The mask is {y.shape[0]} x {y.shape[1]} pixels, "
            f"but its picture {picture} is {x.shape[0]} x {x.shape[1]}.",
            "They do not belong together: take both from one copy of the data.",
        )
    return x, y


def list_pairs(pictures: Path, masks: Path) -> list[tuple[Path, Path]]:
    """Return the pictures of one folder with the masks of the same name in another, sorted by name.

    Raises:
        DataError: a folder has no pictures, two of one name, or one of a pair is missing.
    """
    by_stem = [_by_stem(folder) for folder in (pictures, masks)]
    for here, there, folder, kind in ((*by_stem, masks, "mask"), (*by_stem[::-1], pictures, "picture")):
        alone = sorted(set(here) - set(there))
        if alone:
            raise DataError(
                folder,
                f"The {kind} of {here[alone[0]].name} is missing; {len(alone)} of {len(here)} have none.",
                "Take both folders from one copy of the data.",
            )
    return [(by_stem[0][stem], by_stem[1][stem]) for stem in sorted(by_stem[0])]


def _by_stem(folder: Path) -> dict[str, Path]:
    """The pictures of a folder by their names without ending."""
    found: dict[str, Path] = {}
    for path in list_pictures(folder):
        if path.stem in found:
            raise DataError(
                folder,
                f"Two files have one name: {found[path.stem].name} and {path.name}.",
                "Keep one of them: names decide which picture and mask belong together.",
            )
        found[path.stem] = path
    return found
