"""Packing rendered pictures into the file that `shared_utils.datasets` reads, and the facts beside it.

The HDF5 file has, for each split, `<split>_set_x` (each entry the bytes of a WebP picture), `<split>_set_y`
(int64) and `<split>_factors/<factor>`; the root has `list_classes`. In a world with masks an entry of
`<split>_set_y` is the bytes of a PNG picture of classes, and `<split>_objects/` has the objects and their
boxes. Nothing in the file depends on time or place: the same pictures give the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Mapping
from pathlib import Path

import h5py
import numpy as np
from PIL import Image

from .production import Pictures

# Lossy WebP: below this, block edges begin to show when a 64 by 64 picture is enlarged.
QUALITY = 85
LICENCE = "CC BY 4.0"


def pack(
    path: Path,
    name: str,
    version: int,
    seed: int,
    class_names: tuple[str, ...],
    splits: Mapping[str, Pictures],
    made_by: str,
    quality: int = QUALITY,
    kinds: tuple[str, ...] = (),
) -> dict:
    """Write `path` (.h5) and the facts beside it (.json); both appear whole or not at all.

    Args:
        path: the HDF5 file.
        name, version, seed: what the data set is called and repeated from.
        class_names: the classes, in order.
        splits: the pictures of each split; each split is put in an order of its own, from the seed.
        made_by: the command that made it.
        quality: of WebP, 0 to 100.
        kinds: the names of the objects' kinds, in order, in a world with masks.

    Returns:
        The facts.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    memory = io.BytesIO()
    with _file_in(memory) as file:
        file.attrs.update({"name": name, "version": version, "seed": seed, "made_by": made_by})
        file["list_classes"] = np.arange(len(class_names), dtype=np.int64)
        for number, (split, pictures) in enumerate(splits.items()):
            order = np.random.default_rng([seed, number]).permutation(len(pictures.y))
            _write_split(file, split, pictures, order, quality)
    content = memory.getvalue()
    shape = list(next(iter(splits.values())).x.shape[1:])
    facts = {
        "name": name,
        "version": version,
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "splits": {split: len(pictures.y) for split, pictures in splits.items()},
        "shape": shape,
        "dtype": "uint8",
        "classes": list(class_names),
        "seed": seed,
        "licence": LICENCE,
        "made_by": made_by,
    }
    if kinds:
        facts["kinds"] = list(kinds)
        facts["objects"] = {split: len(pictures.objects["kind"]) for split, pictures in splits.items()}
    _write_whole(path, content)
    _write_whole(path.with_suffix(".json"), (json.dumps(facts, indent=2) + "\n").encode())
    return facts


def _file_in(memory: io.BytesIO) -> h5py.File:
    """An empty file in memory, in the newer layout (HDF5 1.10, 2016), without times.

    That layout spares a quarter of a megabyte of index for the many small factors.
    """
    access = h5py.h5p.create(h5py.h5p.FILE_ACCESS)
    access.set_fileobj_driver(h5py.h5fd.fileobj_driver, memory)
    # Not the latest: what a newer HDF5 writes that way, an older one cannot read.
    access.set_libver_bounds(h5py.h5f.LIBVER_V110, h5py.h5f.LIBVER_V110)
    return h5py.File(h5py.h5f.create(b"packed.h5", fcpl=_without_times(h5py.h5p.FILE_CREATE), fapl=access))


def _group(file: h5py.File, name: str) -> h5py.Group:
    """A new group without times."""
    return h5py.Group(h5py.h5g.create(file.id, name.encode(), gcpl=_without_times(h5py.h5p.GROUP_CREATE)))


def _without_times(kind: h5py.h5p.PropClassID) -> h5py.h5p.PropCreateID:
    """Settings under which no time is written. Those of h5py's own methods say so for arrays only."""
    settings = h5py.h5p.create(kind)
    settings.set_obj_track_times(False)
    return settings


def _write_split(file: h5py.File, split: str, pictures: Pictures, order: np.ndarray, quality: int) -> None:
    stored = file.create_dataset(f"{split}_set_x", (len(order),), h5py.vlen_dtype(np.uint8))
    for place, index in enumerate(order):
        stored[place] = np.frombuffer(_webp(pictures.x[index], quality), np.uint8)
    if pictures.objects is None:
        file[f"{split}_set_y"] = pictures.y[order]
    else:
        _write_masks(file, split, pictures, order)
    factors = _group(file, f"{split}_factors")
    for factor in sorted(pictures.factors):
        values = pictures.factors[factor][order]
        factors.create_dataset(factor, data=values, compression="gzip", shuffle=True)


def _write_masks(file: h5py.File, split: str, pictures: Pictures, order: np.ndarray) -> None:
    stored = file.create_dataset(f"{split}_set_y", (len(order),), h5py.vlen_dtype(np.uint8))
    for place, index in enumerate(order):
        memory = io.BytesIO()
        Image.fromarray(pictures.y[index]).save(memory, format="PNG", optimize=True)
        stored[place] = np.frombuffer(memory.getvalue(), np.uint8)
    place_of = np.argsort(order)[pictures.objects["picture"]]
    rows = np.argsort(place_of, kind="stable")
    objects = _group(file, f"{split}_objects")
    for name in sorted(pictures.objects):
        values = place_of if name == "picture" else pictures.objects[name]
        objects.create_dataset(name, data=values[rows], compression="gzip", shuffle=True)


def _webp(picture: np.ndarray, quality: int) -> bytes:
    memory = io.BytesIO()
    Image.fromarray(picture).save(memory, format="WEBP", quality=quality, method=6)
    return memory.getvalue()


def _write_whole(path: Path, content: bytes) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    draft.write_bytes(content)
    draft.replace(path)
