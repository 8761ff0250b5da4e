"""Making many pictures: in parallel, from numbers alone, and kept in a file of the build folder."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from ..checkpoints import read_arrays, write_arrays
from ..questioned import Questioned
from .scenes import COARSER, QUESTIONS, scene

#: Changes whenever the same seed gives other pictures: a file of older ones is not used any more.
VERSION = 2

#: Pictures that a process makes before it hands them over.
PORTION = 50


def make_patterns(
    count: int,
    n: int = 128,
    seed: int = 0,
    *,
    processes: int = 1,
    advance: Callable[[int], None] | None = None,
) -> Questioned:
    """Make pictures; the k-th depends on `seed`, `n` and k alone.

    Args:
        count: how many, at least 1.
        n: pixels a side, divisible by 4.
        seed: of all chance.
        processes: how many work at it.
        advance: called with the number of pictures that were finished.

    Raises:
        ValueError: a number is none of the above.
    """
    for name, value, least in (
        ("count", count, 1),
        ("n", n, 16),
        ("seed", seed, 0),
        ("processes", processes, 1),
    ):
        if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < least:
            raise ValueError(f"{name} is {value!r}; it must be a whole number of at least {least}.")
    if n % COARSER:
        raise ValueError(f"n is {n}; it must be divisible by {COARSER}.")
    made = Questioned(
        np.empty((count, n, n, 3), np.uint8),
        np.empty((count, n // COARSER, n // COARSER), np.uint8),
        np.empty((count, len(QUESTIONS)), np.int8),
        QUESTIONS,
    )
    starts = range(0, count, PORTION)
    portion = partial(_portion, seed=seed, n=n, count=count)
    if processes == 1:
        _gather(made, starts, map(portion, starts), advance)
    else:
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
            _gather(made, starts, pool.map(portion, starts), advance)
    return made


def _portion(start: int, *, seed: int, n: int, count: int) -> Questioned:
    scenes = [scene(np.random.default_rng([seed, k]), n) for k in range(start, min(start + PORTION, count))]
    columns = zip(*((s.picture, s.mask, s.answers) for s in scenes), strict=True)
    return Questioned(*(np.stack(column) for column in columns), QUESTIONS)


def _gather(made, starts, portions, advance):
    for start, portion in zip(starts, portions, strict=True):
        part = slice(start, start + len(portion))
        made.x[part], made.masks[part], made.answers[part] = portion.x, portion.masks, portion.answers
        if advance:
            advance(len(portion))


def kept_patterns(
    count: int,
    n: int,
    seed: int,
    build: Path,
    *,
    processes: int = 1,
    advance: Callable[[int], None] | None = None,
) -> Questioned:
    """Return what `make_patterns` makes, from a file in the folder `build` if it was made before.

    A file that cannot be read is made anew.
    """
    path = Path(build) / f"patterns-{VERSION}-{seed}-{n}-{count}.npz"
    names = ("x", "masks", "answers")
    stored = read_arrays(path, *names)
    if stored:
        if advance:
            advance(count)
        return Questioned(*(stored[name] for name in names), QUESTIONS)
    made = make_patterns(count, n, seed, processes=processes, advance=advance)
    write_arrays(path, {name: getattr(made, name) for name in names})
    return made
