"""Small street files in both forms: packed, and in CARLA's folders."""

import hashlib
import io
import json

import h5py
import numpy as np
from data_files import pictures, webp
from PIL import Image
from test_pictures import save

from shared_utils.datasets.street import STREET

SIZE = (24, 40)
SPLITS = (("train", 6), ("validation", 3), ("test", 3))


def png(values):
    """An array as the bytes of a PNG file."""
    stream = io.BytesIO()
    Image.fromarray(values).save(stream, "PNG")
    return np.frombuffer(stream.getvalue(), np.uint8)


def masks(count, size=SIZE):
    """All 13 classes in columns, the same on each row, with a vehicle and a sign at places of their own."""
    y = np.broadcast_to((np.arange(size[1]) * 13 // size[1]).astype(np.uint8), (count, *size)).copy()
    for index in range(count):
        y[index, 2:8, 1:6] = 10
        y[index, 12:15, 20 : 22 + index] = 12
    return y


def objects(count):
    """The vehicle and the sign of each of these masks; in every other picture also the bus behind."""
    rows = []
    for index in range(count):
        rows.append((index, 0, (2, 1, 8, 6), 30, 0.0, 0.25, 8.5))
        rows.append((index, 6, (12, 20, 15, 22 + index), 3 * (2 + index), 0.5, 0.0, 20.0))
    columns = zip(*rows, strict=True)
    names = ("picture", "kind", "box", "visible", "occluded", "truncated", "distance")
    floats = ("occluded", "truncated", "distance")
    return {
        name: np.array(values, np.float32 if name in floats else np.int64)
        for name, values in zip(names, columns, strict=True)
    }


def write_encoded(file, key, entries):
    """A list of encoded pictures."""
    dataset = file.create_dataset(key, (len(entries),), dtype=h5py.vlen_dtype(np.uint8))
    for index, entry in enumerate(entries):
        dataset[index] = entry


def write_street(path, splits=SPLITS, size=SIZE):
    """A file in the course's own format. Returns the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    streets = 0
    with h5py.File(path, "w", libver="latest") as file:
        file["list_classes"] = np.arange(13)
        for seed, (split, count) in enumerate(splits):
            write_encoded(file, f"{split}_set_x", [webp(x) for x in pictures(count, seed, (*size, 3))])
            write_encoded(file, f"{split}_set_y", [png(y) for y in masks(count, size)])
            file[f"{split}_factors/street"] = streets + np.arange(count) // 2
            file[f"{split}_factors/weather"] = np.array([b"clear", b"overcast", b"rain"])[
                np.arange(count) % 3
            ]
            streets += (count + 1) // 2
            for name, values in objects(count).items():
                file[f"{split}_objects/{name}"] = values
    return path


def write_facts(path, made=SPLITS, size=SIZE, **changes):
    """Write the facts that belong to a packed file; `changes` replace entries, None drops one."""
    content = path.read_bytes()
    facts = {
        "name": "street",
        "version": 1,
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "splits": dict(made),
        "shape": [*size, 3],
        "dtype": "uint8",
        "classes": list(STREET.class_names),
        "seed": 1,
        "licence": "CC BY 4.0",
        "made_by": "a test",
        "kinds": list(STREET.kinds),
        "objects": {split: 2 * count for split, count in made},
    } | changes
    facts = {name: value for name, value in facts.items() if value is not None}
    path.with_suffix(".json").write_text(json.dumps(facts))


def write_carla(folder, count=10, size=(30, 40), masks_in="CameraSeg", prefix="", seed=0):
    """CARLA's folders, the class in the red channel. Returns the folder."""
    for index, (x, y) in enumerate(zip(pictures(count, seed, (*size, 3)), masks(count, size), strict=True)):
        name = f"{prefix}{index:03d}.png"
        save(folder / "CameraRGB" / name, x)
        red = np.stack([y, np.zeros_like(y), np.zeros_like(y)], axis=2)
        save(folder / masks_in / name, red)
    (folder / ".DS_Store").write_bytes(b"x")
    return folder
