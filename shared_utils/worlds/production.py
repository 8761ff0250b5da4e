"""Rendering many pictures: over processes, with a progress bar, and resumable.

Pictures are rendered in parts of a few. A finished part is a file that appears whole or not at all, in a
folder named after everything the pictures depend on; so a render that was stopped continues, and one of other
code, seed or size starts anew. A part that cannot be read is rendered again.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import threading
import zipfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

import mitsuba
import numpy as np
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from . import WORLDS, load_world
from .masks import render_view
from .rendering import height_width, render_picture

# Pictures a part: few, so that little is lost, and enough that starting a task costs nothing.
PART = 6


class RenderError(Exception):
    """A render that cannot go on, in a message that says what to do."""


@dataclass(frozen=True)
class Job:
    """Pictures `start` to `stop` of a split of a world, and how they are rendered."""

    world: str
    split: str
    split_number: int
    start: int
    stop: int
    seed: int
    size: int | tuple[int, int]
    spp: int
    folder: str

    @property
    def path(self) -> Path:
        """The part's file."""
        return Path(self.folder) / f"{self.split}_{self.start:05d}_{self.stop:05d}.npz"


@dataclass
class Pictures:
    """Rendered pictures.

    Attributes:
        x: uint8 (N, n_H, n_W, 3).
        y: labels, int64 (N,); of a world with masks, the classes of the pixels, uint8 (N, n_H, n_W).
        factors: name to an array (N,).
        objects: of a world with masks, name to an array with an entry an object: `picture`, int64 and
            ascending, says which picture it is in; the others are those of `masks.render_truth`.
    """

    x: np.ndarray
    y: np.ndarray
    factors: dict[str, np.ndarray]
    objects: dict[str, np.ndarray] | None = None


def render_split(
    name: str,
    split: str,
    count: int,
    build: Path,
    *,
    seed: int | None = None,
    size: int | tuple[int, int] | None = None,
    spp: int | None = None,
    workers: int | None = None,
    console: Console | None = None,
) -> Pictures:
    """Render the first `count` pictures of a split, or take them up where an earlier call stopped.

    Args:
        name: the world.
        split: one of its `SPLITS`.
        count: how many pictures.
        build: the folder below which parts are kept.
        seed, spp: the world's own by default.
        size: pixels a side, or n_H and n_W; by default the world's `SIZE`, or else 64.
        workers: processes; the machine's cores by default.
        console: where the progress bar is shown; nowhere by default.

    Raises:
        ValueError: unknown world or split, or a number below 1.
        RenderError: a picture could not be rendered, or a worker died. Finished parts stay.
    """
    world = load_world(name)
    if split not in world.SPLITS:
        raise ValueError(f"{name} has no split {split!r}. Its splits are {', '.join(world.SPLITS)}.")
    seed = world.SEED if seed is None else seed
    spp = world.SPP if spp is None else spp
    workers = (os.cpu_count() or 1) if workers is None else workers
    size = getattr(world, "SIZE", 64) if size is None else size
    for what, value in {
        "count": count,
        "size": min(height_width(size)),
        "spp": spp,
        "workers": workers,
    }.items():
        if value < 1:
            raise ValueError(f"{what} is {value}; it must be at least 1.")
    if seed < 0:
        raise ValueError(f"seed is {seed}; it must not be negative.")
    folder = Path(build) / name / _key(name, seed, size, spp)
    folder.mkdir(parents=True, exist_ok=True)
    number = list(world.SPLITS).index(split)
    jobs = [
        Job(name, split, number, start, min(start + PART, count), seed, size, spp, str(folder))
        for start in range(0, count, PART)
    ]
    parts = {job.start: _read_part(job) for job in jobs}
    missing = [job for job in jobs if parts[job.start] is None]
    with _progress(console) as progress:
        task = progress.add_task(f"{name} {split}", total=count)
        progress.advance(task, count - sum(job.stop - job.start for job in missing))
        for job in _run(missing, workers):
            parts[job.start] = _read_part(job)
            if parts[job.start] is None:
                raise RenderError(f"{job.path} was written and cannot be read back. Is the disk full?")
            progress.advance(task, job.stop - job.start)
    return _join([parts[job.start] for job in jobs])


def _run(jobs: list[Job], workers: int) -> Iterator[Job]:
    """Do the jobs, yielding each when its part is on disk."""
    if workers == 1 or len(jobs) <= 1:
        for job in jobs:
            render_part(job)
            yield job
        return
    # Spawned, so that a worker starts clean whatever this process has loaded.
    context = multiprocessing.get_context("spawn")
    options = {"mp_context": context, "initializer": _end_with_parent}
    with ProcessPoolExecutor(min(workers, len(jobs)), **options) as pool:
        waiting = {pool.submit(render_part, job): job for job in jobs}
        try:
            for done in as_completed(waiting):
                done.result()
                yield waiting[done]
        except BrokenProcessPool as error:
            raise RenderError(
                "A worker process died; there may be too little memory. Finished parts are kept: run the "
                "same command again, with fewer --workers."
            ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _end_with_parent() -> None:
    """Let this worker end when its parent is gone: while it renders nothing else tells it."""
    parent = multiprocessing.parent_process()

    def watch():
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def render_part(job: Job) -> None:
    """Render the pictures of a part and write its file.

    Raises:
        RenderError: names the picture that failed.
    """
    world = load_world(job.world)
    masked = hasattr(world, "KINDS")
    rows = []
    for index in range(job.start, job.stop):
        try:
            if masked:
                row = render_view(world, job.seed, job.split_number, index, job.size, job.spp)
            else:
                row = (*render_picture(world, job.seed, job.split_number, index, job.size, job.spp), {})
            rows.append(row)
        except Exception as error:
            raise RenderError(
                f"{job.world}: picture {index} of {job.split} (seed {job.seed}) cannot be rendered: "
                f"{type(error).__name__}: {error}"
            ) from error
    x, y, factors, objects = (list(column) for column in zip(*rows, strict=True))
    stored = {f"objects_{name}": np.concatenate([found[name] for found in objects]) for name in objects[0]}
    if masked:
        counts = [len(found["kind"]) for found in objects]
        stored["objects_picture"] = np.repeat(np.arange(len(objects), dtype=np.int64), counts)
    # Beside its final place and then renamed: nobody ever sees half a file.
    draft = job.path.with_name(f"{job.path.stem}.{os.getpid()}.draft")
    with draft.open("wb") as file:
        labels = np.array(y, np.uint8 if masked else np.int64)
        np.savez(file, x=np.stack(x), y=labels, factors=json.dumps(factors), **stored)
    draft.replace(job.path)


def _read_part(job: Job) -> Pictures | None:
    """A finished part, or None if there is none that can be read."""
    try:
        with np.load(job.path, allow_pickle=False) as stored:
            x, y = stored["x"], stored["y"]
            rows = json.loads(str(stored["factors"]))
            objects = {
                name.removeprefix("objects_"): stored[name]
                for name in stored.files
                if name.startswith("objects_")
            }
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None
    count, size = job.stop - job.start, height_width(job.size)
    masked = hasattr(load_world(job.world), "KINDS")
    if (
        x.shape != (count, *size, 3)
        or x.dtype != np.uint8
        or y.shape != ((count, *size) if masked else (count,))
        or len(rows) != count
        or masked != ("picture" in objects)
    ):
        return None
    factors = {name: _column([row[name] for row in rows]) for name in rows[0]}
    return Pictures(x, y, factors, objects if masked else None)


def _column(values: list) -> np.ndarray:
    if isinstance(values[0], str):
        return np.array(values, "S")
    if all(isinstance(value, int) for value in values):
        return np.array(values, np.int64)
    return np.array(values, np.float32)


def _join(parts: list[Pictures]) -> Pictures:
    objects = None
    if parts[0].objects is not None:
        starts = np.cumsum([0] + [len(part.x) for part in parts])
        found = [
            {**part.objects, "picture": part.objects["picture"] + start}
            for part, start in zip(parts, starts, strict=False)
        ]
        objects = {name: np.concatenate([one[name] for one in found]) for name in found[0]}
    return Pictures(
        np.concatenate([part.x for part in parts]),
        np.concatenate([part.y for part in parts]),
        {name: np.concatenate([part.factors[name] for part in parts]) for name in parts[0].factors},
        objects,
    )


def _key(name: str, seed: int, size: int | tuple[int, int], spp: int) -> str:
    """Twelve hexadecimal digits over all that the pictures depend on: code, renderer, settings."""
    digest = hashlib.sha256(f"{seed} {size} {spp} {mitsuba.__version__} {np.__version__}".encode())
    used = (name, *getattr(load_world(name), "USES", ()))
    others = [other for other in WORLDS if other not in used]
    for path in sorted(Path(__file__).parent.glob("*.py")):
        if not any(path.stem == other or path.stem.startswith(f"{other}_") for other in others):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _progress(console: Console | None) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console or Console(quiet=True),
    )


def rows(pictures: Pictures) -> Iterator[tuple[int, dict[str, str | int | float]]]:
    """The label (of a world with masks the number of the picture) and the factors, as plain Python values."""
    for index, label in enumerate(pictures.y):
        factors = {name: values[index].item() for name, values in pictures.factors.items()}
        yield (
            int(label) if pictures.y.ndim == 1 else index,
            {name: value.decode() if isinstance(value, bytes) else value for name, value in factors.items()},
        )
