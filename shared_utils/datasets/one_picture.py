"""One picture of your own, brought to a square: a photograph or a painting, from a file or an array."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from .errors import DataError
from .pictures import read_picture

#: Pixels a side of what is returned, and the fewest that a picture may have.
SIDE = 256
SMALLEST = 64


def load_picture(
    picture: str | Path | np.ndarray, side: int = SIDE, *, centre: tuple[float, float] = (0.5, 0.5)
) -> np.ndarray:
    """Load a picture and cut the largest square out of it, scaled to `side` pixels.

    Greyscale becomes three equal channels, what is transparent is laid on white, and a camera's note on how
    it was held is followed.

    Args:
        picture: a JPEG, PNG, WebP or BMP file; or a picture that is loaded already, uint8 (n_H, n_W, 3).
        side: pixels a side of the square.
        centre: where the square lies, row and column: (0, 0) at the upper left, (0.5, 0.5) in the middle,
            (1, 1) at the lower right.

    Returns:
        uint8 (side, side, 3), new memory.

    Raises:
        DataError: the file is missing, is no picture, is damaged, or is smaller than 64 by 64 pixels.
        ValueError: an array that is no picture, a side below 1, or a centre outside 0 to 1.
        TypeError: neither a path nor an array.
    """
    if isinstance(side, bool) or not isinstance(side, int | np.integer) or side < 1:
        meant = f" Did you mean centre={side!r}?" if isinstance(side, tuple | list) else ""
        raise ValueError(f"side is {side!r}; it must be a whole number of pixels, at least 1.{meant}")
    if not _is_a_place(centre):
        raise ValueError(f"centre is {centre!r}; give two numbers from 0 to 1, such as centre=(0.5, 0.3).")
    if isinstance(picture, np.ndarray):
        place, values = "the array", _checked(picture)
    elif not isinstance(picture, str | Path):
        raise TypeError(
            f"picture is of the type {type(picture).__name__}; give the path of a file, or an array uint8 "
            "(n_H, n_W, 3), such as np.array(image) of a PIL image."
        )
    else:
        place = Path(picture).expanduser()
        values = read_picture(place)
    n_H, n_W = values.shape[:2]
    if min(n_H, n_W) < SMALLEST:
        raise DataError(
            place,
            f"The picture has only {n_H} by {n_W} pixels (height by width).",
            f"Take one that is at least {SMALLEST} pixels high and wide; {side} or more look best.",
        )
    row, column = centre
    square = ImageOps.fit(
        Image.fromarray(values), (int(side), int(side)), Image.Resampling.LANCZOS, centering=(column, row)
    )
    return np.array(square)


def _is_a_place(centre: object) -> bool:
    try:
        return len(centre) == 2 and all(0 <= share <= 1 for share in centre)
    except TypeError:
        return False


def _checked(values: np.ndarray) -> np.ndarray:
    if values.ndim != 3 or values.shape[2] != 3 or values.dtype != np.uint8:
        raise ValueError(
            f"The array has the shape {values.shape} and the type {values.dtype}; "
            "a picture is uint8 (n_H, n_W, 3), with values from 0 to 255."
        )
    return np.ascontiguousarray(values)
