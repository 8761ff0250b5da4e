"""What a loader returns: a data set of labelled pictures, in splits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .errors import DataError
from .resizing import area_averaged

SPLITS = ("train", "validation", "test")


@dataclass(frozen=True)
class Spec:
    """What is fixed about a data set, whoever's files it is read from.

    Attributes:
        name: what it is called, for instance "signs".
        title: what the pictures show, a few words.
        class_names: the names of the labels 0, 1, 2 and so on; none when any number of classes will do.
        file: the name of the bundled file.
        facts: the name of the JSON file beside it.
        variable: the environment variable that names a user's files.
        photo_folders: the names of the folders, one for each class, when it can be read from photographs.
        shape: of one picture, (n_H, n_W, n_C).
        splits: the names of the splits that it may have, in order.
    """

    name: str
    title: str
    class_names: tuple[str, ...]
    file: str
    facts: str
    variable: str
    photo_folders: tuple[str, ...] = ()
    shape: tuple[int, int, int] = (64, 64, 3)
    splits: tuple[str, ...] = SPLITS


@dataclass(frozen=True, eq=False)
class Split:
    """Pictures and their labels; `x, y = split` unpacks them.

    Attributes:
        x: pictures, uint8 (m, n_H, n_W, n_C), values from 0 to 255.
        y: labels, int64 (m,).
        factors: how each picture was made, by name: arrays of m values. Empty for a user's own files.
    """

    x: np.ndarray
    y: np.ndarray
    factors: Mapping[str, np.ndarray] = field(default_factory=dict)

    def __iter__(self) -> Iterator[np.ndarray]:
        return iter((self.x, self.y))

    def take(self, chosen: np.ndarray) -> Split:
        """The pictures that `chosen` (indices or a mask) picks, as copies."""
        return Split(
            self.x[chosen], self.y[chosen], {name: values[chosen] for name, values in self.factors.items()}
        )

    def resized(self, n_H: int, n_W: int) -> Split:
        """Return the same pictures at another size, averaged over area and stretched alike, as copies."""
        factors = {name: values.copy() for name, values in self.factors.items()}
        return Split(area_averaged(self.x, n_H, n_W), self.y.copy(), factors)

    def __repr__(self) -> str:
        factors = f", factors: {', '.join(self.factors)}" if self.factors else ""
        return f"Split(x: {self.x.dtype} {self.x.shape}, y: {self.y.dtype} {self.y.shape}{factors})"


class DataSet:
    """A data set in memory: NumPy arrays by default, `tf.data` on request.

    Attributes:
        name: what it is called.
        class_names: the names of the labels 0, 1, 2 and so on.
        source: where it was read from, in words.
        splits: the names of the splits that there are.
    """

    def __init__(self, spec: Spec, splits: Mapping[str, Split], source: str):
        self.name, self.class_names, self.source = spec.name, spec.class_names, source
        self._names, self._splits = spec.splits, dict(splits)

    @property
    def splits(self) -> tuple[str, ...]:
        """The names of the splits that there are, of "train", "validation" and "test" as a rule."""
        return tuple(name for name in self._names if name in self._splits)

    @property
    def train(self) -> Split:
        """The pictures to train on. Raises DataError if there are none."""
        return self.split("train")

    @property
    def validation(self) -> Split:
        """The pictures to choose and to stop by. Raises DataError if there are none."""
        return self.split("validation")

    @property
    def test(self) -> Split:
        """The pictures to measure with, once, at the end. Raises DataError if there are none."""
        return self.split("test")

    def split(self, name: str) -> Split:
        """The split of that name. Raises DataError if there is none, ValueError for another name."""
        if name not in self._names:
            raise ValueError(f"There is no split {name!r}; the splits are {', '.join(self._names)}.")
        if name not in self._splits:
            raise DataError(
                self.name,
                f"There are no {name} pictures: {self.source} holds {' and '.join(self.splits)} only.",
                "Give the folder that holds the files of both, train and test.",
            )
        return self._splits[name]

    def as_tf(self, split: str, batch_size: int = 32, shuffle: bool | None = None, seed: int = 0) -> Any:
        """Return a split as a `tf.data.Dataset` of batches. Imports TensorFlow.

        Args:
            split: the name of a split, such as "train".
            batch_size: pictures in a batch; the last one may have fewer.
            shuffle: a new order in each epoch. By default for "train" only.
            seed: of the order; the same seed gives the same orders.

        Returns:
            a dataset of (x, y): float32 (batch, n_H, n_W, n_C) from 0 to 1, and int64 (batch,).

        Raises:
            DataError: there is no such split in these files.
            ValueError: an argument is none of the above.
        """
        x, y = self.split(split)
        if isinstance(batch_size, bool) or not isinstance(batch_size, int | np.integer) or batch_size < 1:
            raise ValueError(f"batch_size is {batch_size!r}; it must be a whole number of at least 1.")
        import tensorflow as tf

        data = tf.data.Dataset.from_tensor_slices((x, y))
        if shuffle or (shuffle is None and split == "train"):
            data = data.shuffle(len(x), seed=seed, reshuffle_each_iteration=True)
        data = data.batch(batch_size)
        data = data.map(lambda x, y: (tf.cast(x, tf.float32) / 255.0, y), num_parallel_calls=tf.data.AUTOTUNE)
        return data.prefetch(tf.data.AUTOTUNE)

    def __repr__(self) -> str:
        counts = ", ".join(f"{name} {len(self._splits[name].y)}" for name in self.splits)
        shape = " x ".join(map(str, self._splits[self.splits[0]].x.shape[1:]))
        return (
            f"{self.name}: {counts}; pictures of {shape}, uint8\n"
            f"classes: {', '.join(self.class_names)}\nfrom {self.source}"
        )
