"""The alpaca data set: alpacas, and what is easily taken for them."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from .data_set import DataSet, Spec
from .loading import load
from .resizing import checked_size

ALPACA = Spec(
    name="alpaca",
    title="alpacas, and what is taken for them",
    class_names=("not alpaca", "alpaca"),
    file="alpaca.h5",
    facts="alpaca.json",
    variable="COURSE_ALPACA",
    photo_folders=("not alpaca", "alpaca"),
    shape=(160, 160, 3),
)


def load_alpaca(
    path: str | os.PathLike[str] | None = None, *, size: tuple[int, int] | None = None
) -> DataSet:
    """Load the alpaca data set: the label is 1 for alpacas, and 0 for sheep, llamas, goats and others.

    >>> alpaca = load_alpaca()
    >>> X_train, Y_train = alpaca.train    # uint8 (262, 160, 160, 3), int64 (262,)

    There are 262 pictures to train on, 66 for validation and 200 for the test, half of them of alpacas. Each
    call returns new arrays, which you may change.

    Mind the labels if you read the same folders with Keras: `image_dataset_from_directory` counts folders in
    the order of their names, so that `alpaca` is 0 there and `not alpaca` 1. Here 1 is the alpaca, and what a
    network with one output gives is the probability of an alpaca.

    Args:
        path: your own files in place of the bundled ones; the environment variable COURSE_ALPACA does
            the same. It is one of these:

            - a folder of photographs, in folders called `alpaca` and `not alpaca`: JPEG, PNG, WebP or BMP
              of any size, in colour or grey. Each is cut to its central square and resized to 160 x 160. A
              tenth becomes the test split.
            - an HDF5 file with `train_set_x` (uint8 (m, 160, 160, 3)) and `train_set_y` (m labels), or the
              same with `test` or `validation`, or several of them. Splits that are not in the file are
              missing: asking for them raises an error.
            - a folder with `train_alpaca.h5` and `test_alpaca.h5`, or one of them.

            Without validation pictures, a fixed tenth of the training pictures, the same from each class,
            is held out as validation.
        size: (n_H, n_W) of all pictures, 160 x 160 by default. Photographs are cut to these proportions and
            resized; other pictures are 160 x 160 first and then averaged over areas, which stretches them
            if it is no square.

    Returns:
        a DataSet: `train`, `validation` and `test`, each with `x`, `y` and `factors`; `class_names`; `as_tf`.

    Raises:
        DataError: the files cannot be used; says which, why, and what to do.
        ValueError: `size` is not two whole numbers of at least 1.
    """
    if size is None:
        return load(ALPACA, path)
    n_H, n_W = checked_size(size)
    sized = replace(ALPACA, shape=(n_H, n_W, 3))
    if _has_photos(path):
        return load(sized, path)
    data = load(ALPACA, path)
    splits = {name: data.split(name).resized(n_H, n_W) for name in data.splits}
    return DataSet(sized, splits, data.source)


def _has_photos(path: str | os.PathLike[str] | None) -> bool:
    """Whether the path, or else the one that the environment variable names, holds folders of photographs."""
    place = str(os.environ.get(ALPACA.variable, "") if path is None else path).strip()
    return bool(place) and any((Path(place).expanduser() / name).is_dir() for name in ALPACA.photo_folders)
