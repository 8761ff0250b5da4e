"""What a training that can be interrupted keeps: arrays and facts in a file, written whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np

#: Below the repository's root: checkpoints are made, not kept in Git.
BUILD = Path("build") / "models"


def checkpoint_path(name: str, settings: Mapping, build: Path = BUILD) -> Path:
    """The checkpoint of a recipe with these settings: other settings have another file.

    Args:
        name: the recipe's.
        settings: all that changes the outcome, as JSON can write it.
        build: the folder below which checkpoints lie.
    """
    digest = hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()
    return Path(build) / f"{name}-{digest[:12]}.npz"


def save_checkpoint(path: Path, facts: Mapping, groups: Mapping[str, list[np.ndarray]]) -> None:
    """Write `facts` (as JSON can write them) and lists of arrays by name; a kill leaves the old file."""
    arrays = {f"{name}/{n:04d}": array for name, group in groups.items() for n, array in enumerate(group)}
    arrays["facts"] = np.frombuffer(json.dumps(facts).encode(), np.uint8)
    write_arrays(path, arrays)


def load_checkpoint(path: Path) -> tuple[dict, dict[str, list[np.ndarray]]] | None:
    """Return the facts and the lists of arrays; None if there is no file, or one that cannot be read."""
    stored = read_arrays(path, "facts")
    if stored is None:
        return None
    try:
        facts = json.loads(stored.pop("facts").tobytes())
    except ValueError:
        return None
    groups: dict[str, list[np.ndarray]] = {}
    for key in sorted(stored):
        groups.setdefault(key.rsplit("/", 1)[0], []).append(stored[key])
    return facts, groups


def write_arrays(path: Path, arrays: Mapping[str, np.ndarray]) -> None:
    """Write arrays by name to a file; a kill leaves the old one, or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    try:
        with draft.open("wb") as file:
            np.savez(file, **arrays)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def read_arrays(path: Path, *needed: str) -> dict[str, np.ndarray] | None:
    """Return what `write_arrays` wrote; None where there is no file, or it is damaged or lacks an array."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None
    return arrays if set(needed) <= set(arrays) else None
