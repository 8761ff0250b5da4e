"""The happy data set: faces that smile or do not."""

from __future__ import annotations

import os

from .data_set import DataSet, Spec
from .loading import load

HAPPY = Spec(
    name="happy",
    title="faces that smile or do not",
    class_names=("not smiling", "smiling"),
    file="happy.h5",
    facts="happy.json",
    variable="COURSE_HAPPY",
)


def load_happy(path: str | os.PathLike[str] | None = None) -> DataSet:
    """Load the happy data set: faces, with the label 1 for those that smile and 0 for those that do not.

    >>> happy = load_happy()
    >>> X_train, Y_train = happy.train    # uint8 (600, 64, 64, 3), int64 (600,)

    There are 600 pictures to train on, 150 for validation and 150 for the test, half of them smiling.
    Each call returns new arrays, which you may change.

    Args:
        path: your own files in place of the bundled ones; the environment variable COURSE_HAPPY does
            the same. It is one of these:

            - an HDF5 file with `train_set_x` (uint8 (m, 64, 64, 3)) and `train_set_y` (m labels), or the same
              with `test` or `validation`, or several of them. Splits that are not in the file are missing:
              asking for them raises an error.
            - a folder with `train_happy.h5` and `test_happy.h5`, or one of them.

            Without validation pictures, a fixed tenth of the training pictures, the same from each class,
            is held out as validation.

    Returns:
        a DataSet: `train`, `validation` and `test`, each with `x`, `y` and `factors`; `class_names`; `as_tf`.

    Raises:
        DataError: the files cannot be used; says which, why, and what to do.
    """
    return load(HAPPY, path)
