"""A small file of people in the course's own format."""

import dataclasses

import h5py
import numpy as np
from data_files import pictures, webp
from test_bundled import write_facts

from shared_utils.datasets.faces import FACES
from shared_utils.datasets.people import Group, names_of_people

GROUPS = {
    "train": Group("train", 3, 2),
    "validation": Group("validation", 2, 2),
    "test": Group("test", 2, 2),
    "staff": Group("staff", 2, 3),
    "strangers": Group("stranger", 2, 1),
}
SMALL = dataclasses.replace(
    FACES, shape=(12, 12, 3), groups=GROUPS, class_names=names_of_people(GROUPS, ("Ayo", "Kai"))
)


def write_faces(path, shape=(12, 12, 3), first=0):
    """A small file in the course's own format; people are numbered from `first` on. Returns the path."""
    with h5py.File(path, "w") as file:
        file["list_classes"] = np.arange(len(SMALL.class_names))
        for seed, (split, group) in enumerate(GROUPS.items()):
            y = np.tile(list(SMALL.numbers(split)), group.pictures)
            names = np.array(SMALL.class_names)[y] if split == "staff" else np.full(len(y), "")
            x = file.create_dataset(f"{split}_set_x", (len(y),), dtype=h5py.vlen_dtype(np.uint8))
            for index, picture in enumerate(pictures(len(y), seed, shape)):
                x[index] = webp(picture)
            file[f"{split}_set_y"] = y + first
            file[f"{split}_factors/role"] = np.array([group.role] * len(y), "S")
            file[f"{split}_factors/name"] = names.astype("S5")
            file[f"{split}_factors/skin"] = y / 10
            on_badge = (split == "staff") & (np.arange(len(y)) < group.people)
            file[f"{split}_factors/setting"] = np.where(on_badge, b"studio", b"door")
    return path


def describe(path):
    """Write the facts that belong to such a file."""
    counts = {name: group.people * group.pictures for name, group in GROUPS.items()}
    facts = {"name": "faces", "splits": counts, "shape": [12, 12, 3], "classes": list(SMALL.class_names)}
    write_facts(path, **facts)
