"""Bundled weights: packing a network's arrays as float16 with facts beside them, and loading them, checked.

A file of weights is HDF5. It holds an array for each weight, float16, named by its place in the graph, its
layer and its role, such as `002_down0_conv2_kernel`; the order is that of `model.weights`. There is no pickle
in it, and nothing that depends on time or place. The JSON file beside it has the SHA-256 that loading checks.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import h5py
import numpy as np

from ..datasets.errors import HEAD, DataError, read_bytes, refuse_wrong_kind

if TYPE_CHECKING:
    import keras

FILES = Path(__file__).resolve().parent / "files"
LICENCE = "CC BY 4.0"

_RESTORE = (
    "Put the course's own file back: `git checkout -- shared_utils/models/files/{name}` in a clone (`git lfs "
    "pull` if your copy of the repository uses Git LFS), or install the course again: `pip install "
    "--force-reinstall --no-deps .`"
)
_DAMAGED = (OSError, RuntimeError, KeyError, ValueError, TypeError, OverflowError)


def pack_weights(path: Path, arrays: Mapping[str, np.ndarray], facts: Mapping[str, Any]) -> dict[str, Any]:
    """Write the weights to `path` (.h5) and their facts beside it (.json); each appears whole or not at all.

    Args:
        path: the HDF5 file.
        arrays: name to weight, in the order of the graph; stored as float16.
        facts: what the JSON file says besides sha256, bytes, licence, dtype and arrays.

    Returns:
        All facts.

    Raises:
        ValueError: a weight is not finite, or too large for float16.
    """
    memory = io.BytesIO()
    # The oldest layout: in newer ones the root has the time at which it was made.
    with h5py.File(memory, "w", libver="earliest") as file:
        for name, array in arrays.items():
            with np.errstate(over="ignore"):
                small = np.asarray(array).astype(np.float16)
            if not np.isfinite(small).all():
                raise ValueError(f"The weight {name} has values that float16 cannot hold. Train again.")
            file.create_dataset(name, data=small, track_times=False)
    content = memory.getvalue()
    facts = {
        **facts,
        "dtype": "float16",
        "arrays": len(arrays),
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "licence": LICENCE,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    _write_whole(path, content)
    _write_whole(path.with_suffix(".json"), (json.dumps(facts, indent=2) + "\n").encode())
    return facts


def named_weights(model: keras.Model) -> dict[str, np.ndarray]:
    """Return the weights of a model by name, in the order of `model.weights`."""
    return {
        f"{number:03d}_{weight.path.replace('/', '_')}": np.asarray(weight)
        for number, weight in enumerate(model.weights)
    }


def read_model_facts(name: str, folder: Path = FILES) -> dict[str, Any]:
    """Return what the JSON file beside bundled weights says.

    Args:
        name: the file's name, such as "unet_street.json".
        folder: where it lies.

    Raises:
        DataError: the file is missing or damaged.
    """
    path = Path(folder) / name
    try:
        facts = json.loads(read_bytes(path))
    except DataError as error:
        raise DataError(path, error.problem, restore(path)) from None
    except ValueError:
        raise DataError(path, "This is not a valid JSON file.", restore(path)) from None
    if not isinstance(facts, dict) or not isinstance(facts.get("sha256"), str):
        raise DataError(path, "The facts about the weights are incomplete.", restore(path))
    return facts


def read_weights(name: str, facts: Mapping[str, Any], folder: Path = FILES) -> dict[str, np.ndarray]:
    """Return the arrays of a file of weights, float16, by name in order, once its SHA-256 is right.

    Raises:
        DataError: the file is missing, a pointer, cut short or changed.
    """
    path = Path(folder) / name
    try:
        content = read_bytes(path)
        refuse_wrong_kind(path, content[:HEAD], "an HDF5 file")
    except DataError as error:
        raise DataError(path, error.problem, restore(path)) from None
    if hashlib.sha256(content).hexdigest() != facts["sha256"]:
        raise DataError(path, _difference(len(content), facts.get("bytes")), restore(path))
    try:
        with h5py.File(io.BytesIO(content), "r") as file:
            return {key: file[key][()] for key in sorted(file)}
    except _DAMAGED as error:
        raise DataError(path, f"This is not a file of weights ({error}).", restore(path)) from error


def load_weights(model: keras.Model, name: str, facts: Mapping[str, Any], folder: Path = FILES) -> None:
    """Give a model the weights of a bundled file, as float32.

    Raises:
        DataError: the file cannot be used, or its weights do not fit the model.
    """
    path = Path(folder) / name
    arrays = list(read_weights(name, facts, folder).values())
    wanted, found = [tuple(weight.shape) for weight in model.weights], [array.shape for array in arrays]
    if wanted != found:
        place = next((n for n, (a, b) in enumerate(zip(wanted, found, strict=False)) if a != b), None)
        problem = (
            f"It holds {len(found)} weights, and the network has {len(wanted)}."
            if place is None
            else f"Its weight {place} has the shape {found[place]}, and the network needs {wanted[place]}."
        )
        raise DataError(path, f"The weights are not of this network. {problem}", restore(path))
    model.set_weights([array.astype(np.float32) for array in arrays])


def restore(path: Path) -> str:
    """What to do when bundled weights are missing or changed."""
    return _RESTORE.format(name=path.name)


def _difference(found: int, expected: int | None) -> str:
    if expected is not None and found < expected:
        return f"The file is cut short: {found:,} of {expected:,} bytes."
    return f"The file has been changed since it was made ({found:,} bytes, {expected or found:,} expected)."


def _write_whole(path: Path, content: bytes) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    draft.write_bytes(content)
    draft.replace(path)
