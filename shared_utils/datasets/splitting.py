"""Holding pictures back: fixed, balanced over the classes, and independent of the order of the files."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np


def digests(pictures: np.ndarray) -> list[bytes]:
    """The SHA-256 of each picture's bytes."""
    return [hashlib.sha256(picture.tobytes()).digest() for picture in pictures]


def held_out(y: np.ndarray, keys: Sequence[bytes], share: float) -> np.ndarray:
    """Choose a share of each class, by the order of the pictures' keys.

    The choice depends on the pictures alone, so it is the same on every machine and in any order of the
    files, and copies of one picture stay together, but for the last that fits.

    Args:
        y: labels, int (m,).
        keys: for each picture bytes that look random, such as a hash.
        share: from 0 to 1; each class gives this share, rounded, and at least one of two or more pictures.

    Returns:
        bool (m,): True for the pictures that are held out.
    """
    chosen = np.zeros(len(y), dtype=bool)
    for label in np.unique(y):
        members = sorted(np.flatnonzero(y == label), key=lambda index: keys[index])
        count = round(share * len(members))
        if len(members) > 1:
            count = max(count, 1)
        chosen[members[:count]] = True
    return chosen
