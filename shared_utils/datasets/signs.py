"""The signs data set: hands that show a number from 0 to 5."""

from __future__ import annotations

import os

from .data_set import DataSet, Spec
from .loading import load

SIGNS = Spec(
    name="signs",
    title="hands that show a number from 0 to 5",
    class_names=("0", "1", "2", "3", "4", "5"),
    file="signs.h5",
    facts="signs.json",
    variable="COURSE_SIGNS",
    photo_folders=("0", "1", "2", "3", "4", "5"),
)


def load_signs(path: str | os.PathLike[str] | None = None) -> DataSet:
    """Load the signs data set: hands that show a number from 0 to 5.

    >>> signs = load_signs()
    >>> X_train, Y_train = signs.train    # uint8 (1080, 64, 64, 3), int64 (1080,)

    There are 1080 pictures to train on, 120 for validation and 120 for the test, in classes of equal size.
    Each call returns new arrays, which you may change.

    Args:
        path: your own files in place of the bundled ones; the environment variable COURSE_SIGNS does
            the same. It is one of these:

            - an HDF5 file with `train_set_x` (uint8 (m, 64, 64, 3)) and `train_set_y` (m labels), or the same
              with `test` or `validation`, or several of them. Splits that are not in the file are missing:
              asking for them raises an error.
            - a folder with `train_signs.h5` and `test_signs.h5`, or one of them.
            - a folder of photographs, in folders called `0` to `5`. Each is cut to its central square and
              resized to 64 x 64. A tenth becomes the test split.

            Without validation pictures, a fixed tenth of the training pictures, the same from each class,
            is held out as validation.

    Returns:
        a DataSet: `train`, `validation` and `test`, each with `x`, `y` and `factors`; `class_names`; `as_tf`.

    Raises:
        DataError: the files cannot be used; says which, why, and what to do.
    """
    return load(SIGNS, path)
