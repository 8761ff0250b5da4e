"""The pictures that the style network learns from: paintings, patterns, and the course's rendered worlds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from PIL import Image

from ..datasets import load_alpaca, load_faces, load_street
from ..painting import STYLES, paint
from .checkpoints import read_arrays, write_arrays
from .patterns import QUESTIONS
from .questioned import Questioned

#: Paintings are kept at this size; a divisor of the size that they are painted at.
SIDE = 384
#: Changes whenever the same seed gives other paintings: a file of older ones is not used any more.
VERSION = 1
#: The side of the squares that are cut out of a painting, a pattern, and a picture of a world.
CUTS = {"paintings": (64, 144), "patterns": (96, 128), "worlds": (64, 96)}


@dataclass(frozen=True, eq=False)
class StylePictures:
    """What the network learns from.

    Attributes:
        paintings: uint8 (m, SIDE, SIDE, 3).
        patterns: uint8 (m, n, n, 3).
        grounds: int (m,), which texture lies behind each pattern.
        worlds: pictures of the data sets, uint8 (n_H, n_W, 3) each.
        n_grounds: how many textures there are.
    """

    paintings: np.ndarray
    patterns: np.ndarray
    grounds: np.ndarray
    worlds: Sequence[np.ndarray]
    n_grounds: int = QUESTIONS["ground"]


def style_pictures(paintings: np.ndarray, patterns: Questioned) -> StylePictures:
    """Put together the pictures to learn from; those of the worlds are the bundled ones."""
    grounds = patterns.answers[:, list(patterns.questions).index("ground")]
    worlds = [x for data in (load_street(), load_faces(), load_alpaca()) for x in data.train.x]
    return StylePictures(paintings, patterns.x, np.maximum(grounds, 0), worlds)


def kept_paintings(
    each: int,
    first_seed: int,
    build: Path,
    *,
    processes: int = 1,
    advance: Callable[[int], None] | None = None,
) -> np.ndarray:
    """Paint so many pictures in each style, or read them from the folder `build` if they were painted before.

    Args:
        each: pictures in each style, in the order of `painting.STYLES`.
        first_seed: the seed of the first of them; the next ones follow.
        build: the folder. A file in it that cannot be read is made anew.
        processes: how many work at it; a picture takes some ten seconds.
        advance: called with the number of pictures that were finished.

    Returns:
        uint8 (each * styles, SIDE, SIDE, 3): all of the first style, then all of the next.
    """
    path = Path(build) / f"paintings-{VERSION}-{first_seed}-{SIDE}-{each}.npz"
    stored = read_arrays(path, "x")
    if stored:
        if advance:
            advance(len(stored["x"]))
        return stored["x"]
    jobs = [(name, first_seed + k) for name in STYLES for k in range(each)]
    paintings = np.empty((len(jobs), SIDE, SIDE, 3), np.uint8)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for k, painting in enumerate(pool.map(_painted, jobs)):
            paintings[k] = painting
            if advance:
                advance(1)
    write_arrays(path, {"x": paintings})
    return paintings


def _painted(job: tuple[str, int]) -> np.ndarray:
    return paint(*job, SIDE)


def cut(picture: np.ndarray, size: int, rng: np.random.Generator, sides: tuple[int, int]) -> np.ndarray:
    """Cut a square out of a picture at random, mirror it now and then, and bring it to `size` pixels a side.

    Args:
        picture: uint8 (n_H, n_W, 3).
        size: of the result.
        rng: of all chance.
        sides: the least and the largest side of the square; what the picture does not have is not asked.

    Returns:
        float32 (size, size, 3), from 0 to 1.
    """
    side = min(int(rng.integers(sides[0], sides[1] + 1)), *picture.shape[:2])
    top, left = (int(rng.integers(n - side + 1)) for n in picture.shape[:2])
    square = picture[top : top + side, left : left + side]
    if rng.random() < 0.5:
        square = square[:, ::-1]
    image = Image.fromarray(np.ascontiguousarray(square)).resize((size, size), Image.Resampling.BILINEAR)
    return np.asarray(image, np.float32) / 255


def recoloured(x: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Give each picture other colours, so that strokes tell it apart rather than its palette.

    In half of the pictures red, green and blue change places, one in seven becomes its negative, and all get
    other gains and offsets.

    Args:
        x: float32 (m, n_H, n_W, 3), from 0 to 1.
        rng: of all chance.
    """
    m = len(x)
    x = np.stack([one[..., rng.permutation(3)] if rng.random() < 0.5 else one for one in x])
    x = np.where(rng.random((m, 1, 1, 1)) < 0.15, 1 - x, x)
    gain = rng.uniform(0.75, 1.3, (m, 1, 1, 3)) * rng.uniform(0.8, 1.2, (m, 1, 1, 1))
    offset = rng.uniform(-0.1, 0.1, (m, 1, 1, 3))
    return np.clip((x - 0.5) * gain + 0.5 + offset, 0, 1).astype(np.float32)


def noisy(x: np.ndarray, rng: np.random.Generator, most: float = 0.12) -> np.ndarray:
    """Add Gaussian noise to seven pictures of ten, with a standard deviation of up to `most`."""
    spread = rng.uniform(0, most, (len(x), 1, 1, 1)) * (rng.random((len(x), 1, 1, 1)) < 0.7)
    return (x + rng.normal(size=x.shape) * spread).astype(np.float32)
