"""Pictures, masks and boxes at another size. A mask's pixels are classes, so they are chosen, never mixed."""

from __future__ import annotations

from numbers import Integral

import numpy as np


def checked_size(size: object, name: str = "size") -> tuple[int, int]:
    """Return (n_H, n_W) as two ints.

    Args:
        size: what should be two whole numbers of at least 1.
        name: what it is called in the message.

    Raises:
        ValueError: it is something else.
    """
    try:
        n_H, n_W = size
    except (TypeError, ValueError):
        raise ValueError(
            f"{name} is {size!r}; give the height and the width, such as {name}=(96, 160)."
        ) from None
    for word, n in (("height", n_H), ("width", n_W)):
        if isinstance(n, bool | np.bool_) or not isinstance(n, Integral) or n < 1:
            raise ValueError(
                f"{name} is {size!r}; the {word} must be a whole number of pixels, at least 1, not {n!r}."
            )
    return int(n_H), int(n_W)


def area_averaged(pictures: np.ndarray, n_H: int, n_W: int) -> np.ndarray:
    """Return pictures at another size: each new pixel is the mean over the area that it covers.

    A new pixel covers n_H_old / n_H by n_W_old / n_W old ones; those at its edge count by the share of them
    that it covers. So no factor needs to be whole, and nothing thin falls between two samples: it becomes
    paler instead. Means are rounded to the nearest whole number.

    Args:
        pictures: uint8 (m, n_H_old, n_W_old, n_C).
        n_H, n_W: the new height and width in pixels.

    Returns:
        uint8 (m, n_H, n_W, n_C), new memory.
    """
    rows, row_weights = _overlaps(pictures.shape[1], n_H)
    columns, column_weights = _overlaps(pictures.shape[2], n_W)
    result = np.empty((len(pictures), n_H, n_W, pictures.shape[3]), dtype=np.uint8)
    for old, new in zip(pictures, result, strict=True):
        flat = sum(w[:, None, None] * old[i] for i, w in zip(rows, row_weights, strict=True))
        mean = sum(w[None, :, None] * flat[:, j] for j, w in zip(columns, column_weights, strict=True))
        new[:] = np.floor(mean + 0.5)
    return result


def _overlaps(old: int, new: int) -> tuple[np.ndarray, np.ndarray]:
    """For each new pixel along one axis the old ones that it covers, and their shares of it.

    Returns:
        int (k, new) and float32 (k, new), where k is the most that one covers; the shares sum to 1 over k.
    """
    start = np.arange(new) * old  # in units of 1/new old pixels, where all is whole
    first = start // new
    most = int((-(-(start + old) // new) - first).max())
    index = first + np.arange(most)[:, None]
    share = np.minimum(start + old, (index + 1) * new) - np.maximum(start, index * new)
    return np.minimum(index, old - 1), (np.maximum(share, 0) / old).astype(np.float32)


def nearest(masks: np.ndarray, n_H: int, n_W: int) -> np.ndarray:
    """Return masks at another size: each new pixel has the class that lies under its centre.

    No class is invented, as a mean of two would be. Where the centre lies between two old pixels, as it does
    at half the size, the lower and the right one are taken.

    Args:
        masks: uint8 (m, n_H_old, n_W_old).
        n_H, n_W: the new height and width in pixels.

    Returns:
        uint8 (m, n_H, n_W), new memory.
    """
    rows, columns = (
        (2 * np.arange(new) + 1) * old // (2 * new)
        for old, new in zip(masks.shape[1:], (n_H, n_W), strict=True)
    )
    return masks[:, rows[:, None], columns]


def scaled_boxes(boxes: np.ndarray, old: tuple[int, int], new: tuple[int, int]) -> np.ndarray:
    """Return boxes at another size, rounded outwards to whole pixels, so that they hold all that they held.

    Args:
        boxes: int (n, 4): y1, x1, y2, x2, the last two exclusive.
        old, new: (n_H, n_W) of the pictures before and after.

    Returns:
        int64 (n, 4).
    """
    old, new = (np.array([*size, *size], dtype=np.int64) for size in (old, new))
    scaled = np.asarray(boxes, dtype=np.int64) * new
    scaled[:, 2:] += old[2:] - 1  # rounds the far sides up
    return scaled // old


def cut_to_shape(n_H: int, n_W: int, size: tuple[int, int]) -> tuple[slice, slice]:
    """Return the rows and columns of the largest central part with the proportions of `size`."""
    keep_H = min(n_H, max(1, round(n_W * size[0] / size[1])))
    keep_W = min(n_W, max(1, round(n_H * size[1] / size[0])))
    top, left = (n_H - keep_H) // 2, (n_W - keep_W) // 2
    return slice(top, top + keep_H), slice(left, left + keep_W)
