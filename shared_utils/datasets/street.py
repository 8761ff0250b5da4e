"""The street data set: driving scenes, with the class of each pixel and a box around each object."""

from __future__ import annotations

import os
from collections.abc import Iterable

from .segmented import SegmentedDataSet, SegmentedSpec
from .segmented_loading import load_segmented

STREET = SegmentedSpec(
    name="street",
    title="driving scenes, each pixel with its class",
    class_names=(
        "none",
        "buildings",
        "fences",
        "other",
        "pedestrians",
        "poles",
        "road lines",
        "roads",
        "sidewalks",
        "vegetation",
        "vehicles",
        "walls",
        "traffic signs",
    ),
    file="street.h5",
    facts="street.json",
    variable="COURSE_STREET",
    shape=(192, 320, 3),
    kinds=("hatchback", "saloon", "van", "truck", "bus", "pedestrian", "sign"),
    kind_classes=(10, 10, 10, 10, 10, 4, 12),
    picture_folder="CameraRGB",
    mask_folders=("CameraSeg", "CameraMask"),
)


def load_street(
    path: str | os.PathLike[str] | None = None,
    *,
    splits: Iterable[str] | None = None,
    size: tuple[int, int] | None = None,
    limit: int | None = None,
) -> SegmentedDataSet:
    """Load the street data set: driving scenes from a camera on the hood, with the class of each pixel.

    >>> street = load_street()
    >>> X_train, Y_train = street.train    # uint8 (400, 192, 320, 3), uint8 (400, 192, 320)
    >>> small = street.train.resized(96, 160)

    There are 400 pictures to train on, 80 for validation and 80 for the test; no street is in two of them.
    A mask holds CARLA's 13 classes, 0 to 12, named in `street.class_names`. `street.train.objects` has a box
    for each vehicle, pedestrian and sign, of the kinds in `street.kinds`. Each call returns new arrays, which
    you may change.

    Args:
        path: your own files in place of the bundled ones; the environment variable COURSE_STREET does
            the same. It is one of these:

            - a folder with CARLA's pictures in `CameraRGB` and their masks in `CameraSeg` or `CameraMask`, or
              a folder of such folders (dataA, dataB and so on), which are read together. Picture and mask
              have the same name and size; the class is the mask's red channel, as PNG. A tenth of the
              pictures becomes the test split and a tenth the validation split, by a hash of their names.
              There are no objects: `street.train.objects` is None. `street.train.factors["name"]` has the
              file of each picture.
            - an HDF5 file in the course's format, with one size for all pictures.

        splits: which to read, of "train", "validation" and "test"; all by default.
        size: (n_H, n_W) of all pictures and masks. By default 192 x 320 for a folder, and what the file holds
            otherwise. A picture from a folder is not stretched: of one with other proportions the largest
            central part is kept. (600 x 800 loses a tenth at the top and at the bottom at 192 x 320, and
            nothing at 192 x 256.) What comes from HDF5 is resized as `SegmentedSplit.resized` does.
        limit: for a folder, the most pictures to read, in a fixed order. No picture changes its split.

    Returns:
        a SegmentedDataSet: `train`, `validation` and `test`, each with `x`, `y`, `objects`, `factors` and
        `resized`; `class_names`; `kinds`; `as_tf`.

    Raises:
        DataError: the files cannot be used; says which, why, and what to do.
        ValueError: `splits`, `size` or `limit` is none of the above.
    """
    return load_segmented(STREET, path, splits, size, limit)
