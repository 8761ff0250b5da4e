"""Small data files in every form."""

import io

import h5py
import numpy as np
from PIL import Image


def pictures(count, seed=0, shape=(64, 64, 3)):
    """Random pictures, each different."""
    return np.random.default_rng(seed).integers(0, 256, (count, *shape), dtype=np.uint8)


def labels(count, classes=6):
    """0, 1, 2 ... and again."""
    return np.arange(count, dtype=np.int64) % classes


def write_hdf5(path, **entries):
    """Write the entries to `path`; an entry of None is left out. Returns the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with h5py.File(path, "w") as file:
        for name, value in entries.items():
            if value is not None:
                file[name] = value
    return path


def write_split(path, split="train", count=60, seed=0, **changes):
    """A file as real ones are, with one split; `changes` replace entries."""
    entries = {
        f"{split}_set_x": pictures(count, seed),
        f"{split}_set_y": labels(count),
        "list_classes": np.arange(6),
    }
    return write_hdf5(path, **(entries | changes))


def webp(picture):
    """A picture as the bytes of a lossless WebP file."""
    stream = io.BytesIO()
    Image.fromarray(picture).save(stream, "WEBP", lossless=True)
    return np.frombuffer(stream.getvalue(), np.uint8)


def write_packed(path, splits=(("train", 12), ("validation", 6), ("test", 6)), classes=6, shape=(64, 64, 3)):
    """A file in the course's own format. Returns the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with h5py.File(path, "w") as file:
        file["list_classes"] = np.arange(classes)
        for seed, (split, count) in enumerate(splits):
            x = file.create_dataset(f"{split}_set_x", (count,), dtype=h5py.vlen_dtype(np.uint8))
            for index, picture in enumerate(pictures(count, seed, shape)):
                x[index] = webp(picture)
            file[f"{split}_set_y"] = labels(count, classes)
            file[f"{split}_factors/skin"] = np.linspace(0, 1, count, dtype=np.float32)
            file[f"{split}_factors/hand"] = np.array([b"left", b"right"] * (count // 2))
    return path
