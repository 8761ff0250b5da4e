"""Labelled photographs: a folder for each class."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from .data_set import Split
from .errors import DataError, read_bytes
from .pictures import list_pictures, read_picture
from .splitting import held_out

#: The share of the photographs that becomes the test split.
TEST_SHARE = 0.1


def read_photos(folder: Path, classes: Sequence[str], size: tuple[int, int]) -> dict[str, Split]:
    """Read the photographs in the folders of `classes` below `folder`, resized, as "train" and "test".

    Which are held out for the test depends on the photographs alone, not on their names or order.

    Raises:
        DataError: a folder is missing or has no pictures, or a picture is damaged.
    """
    missing = [name for name in classes if not (folder / name).is_dir()]
    if missing:
        raise DataError(
            folder,
            f"There is no folder {' or '.join(missing)}.",
            f"Photographs are read from the folders {', '.join(classes)}, one for each class.",
        )
    pictures, labels, keys = [], [], []
    for label, name in enumerate(classes):
        for path in list_pictures(folder / name):
            content = read_bytes(path)
            pictures.append(read_picture(path, size, content))
            labels.append(label)
            keys.append(hashlib.sha256(content).digest())
    everything = Split(np.stack(pictures), np.array(labels, dtype=np.int64))
    chosen = held_out(everything.y, keys, TEST_SHARE)
    return {"train": everything.take(~chosen), "test": everything.take(chosen)}
