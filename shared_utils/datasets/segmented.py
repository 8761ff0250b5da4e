"""What a loader of segmented pictures returns: pictures, a class for each pixel, and the objects in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .data_set import SPLITS, DataSet, Spec
from .errors import DataError
from .objects import Objects
from .resizing import area_averaged, checked_size, nearest


@dataclass(frozen=True)
class SegmentedSpec(Spec):
    """What is fixed about a data set of segmented pictures.

    Attributes:
        kinds: the names of the kinds of object 0, 1, 2 and so on.
        kind_classes: for each kind the class that its pixels have in a mask.
        picture_folder: what the folder of pictures is called in a user's own files.
        mask_folders: what the folder of masks beside it may be called.
    """

    kinds: tuple[str, ...] = ()
    kind_classes: tuple[int, ...] = ()
    picture_folder: str = ""
    mask_folders: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class SegmentedSplit:
    """Pictures and their masks; `x, y = split` unpacks them.

    Attributes:
        x: pictures, uint8 (m, n_H, n_W, 3), values from 0 to 255.
        y: masks, uint8 (m, n_H, n_W): the class of each pixel, an index into `class_names`.
        objects: what stands in the pictures, with boxes; None for files that have masks only.
        factors: how each picture was made, by name: arrays of m values. For a user's own folders it is
            the file, as "name".
    """

    x: np.ndarray
    y: np.ndarray
    objects: Objects | None = None
    factors: Mapping[str, np.ndarray] = field(default_factory=dict)

    def __iter__(self) -> Iterator[np.ndarray]:
        return iter((self.x, self.y))

    def __len__(self) -> int:
        return len(self.x)

    @property
    def size(self) -> tuple[int, int]:
        """(n_H, n_W) of the pictures."""
        return self.x.shape[1], self.x.shape[2]

    def take(self, chosen: np.ndarray) -> SegmentedSplit:
        """The pictures that `chosen` (indices, a mask or a slice) picks, as copies, with their objects."""
        indices = np.atleast_1d(np.arange(len(self))[chosen])
        return SegmentedSplit(
            self.x[indices],
            self.y[indices],
            None if self.objects is None else self.objects.take(indices),
            {name: values[indices] for name, values in self.factors.items()},
        )

    def resized(self, n_H: int, n_W: int) -> SegmentedSplit:
        """Return the same pictures, masks and boxes at another size, as copies.

        >>> small = street.train.resized(96, 160)

        A picture is averaged over area: each new pixel is the mean of the part of the old picture that it
        covers, with the old pixels at its edge counted by the share of them that it covers. Nothing thin
        falls between two samples, and the sizes need no whole factor between them. A mask cannot be averaged
        (between road, 7, and vegetation, 9, lies no sidewalk, 8): each new pixel has the class under its
        centre, so classes are kept and none is invented. Boxes are scaled and rounded outwards to whole
        pixels; `visible` is scaled by the area. When the proportions change, all is stretched alike.

        Args:
            n_H, n_W: the new height and width in pixels.

        Raises:
            ValueError: one of them is not a whole number of at least 1.
        """
        size = checked_size((n_H, n_W))
        return SegmentedSplit(
            area_averaged(self.x, *size),
            nearest(self.y, *size),
            None if self.objects is None else self.objects.resized(self.size, size),
            {name: values.copy() for name, values in self.factors.items()},
        )

    def __repr__(self) -> str:
        objects = "" if self.objects is None else f", objects: {len(self.objects)}"
        factors = f", factors: {', '.join(self.factors)}" if self.factors else ""
        return (
            f"SegmentedSplit(x: {self.x.dtype} {self.x.shape}, y: {self.y.dtype} {self.y.shape}"
            f"{objects}{factors})"
        )


class SegmentedDataSet(DataSet):
    """A data set of segmented pictures in memory: NumPy arrays by default, `tf.data` on request.

    Attributes:
        name: what it is called.
        class_names: the names of the classes 0, 1, 2 and so on, which are the values of the masks.
        kinds: the names of the kinds of object 0, 1, 2 and so on.
        source: where it was read from, in words.
        splits: the names of the splits that there are.
    """

    def __init__(self, spec: SegmentedSpec, splits: Mapping[str, SegmentedSplit], source: str):
        super().__init__(spec, splits, source)
        self.kinds = spec.kinds

    @property
    def train(self) -> SegmentedSplit:
        """The pictures to train on. Raises DataError if there are none."""
        return self.split("train")

    @property
    def validation(self) -> SegmentedSplit:
        """The pictures to choose and to stop by. Raises DataError if there are none."""
        return self.split("validation")

    @property
    def test(self) -> SegmentedSplit:
        """The pictures to measure with, once, at the end. Raises DataError if there are none."""
        return self.split("test")

    def split(self, name: str) -> SegmentedSplit:
        """The split of that name. Raises DataError if there is none, ValueError for another name."""
        if name in SPLITS and name not in self.splits:
            raise DataError(
                self.name,
                f"There are no {name} pictures: {' and '.join(self.splits)} was read from {self.source}.",
                f'Ask for it: load_{self.name}(splits=("{name}",)), or leave `splits` out. '
                "If that is no help, the files have none: give more of them.",
            )
        return super().split(name)

    def as_tf(
        self,
        split: str,
        batch_size: int = 8,
        size: tuple[int, int] | None = None,
        shuffle: bool | None = None,
        seed: int = 0,
    ) -> Any:
        """Return a split as a `tf.data.Dataset` of batches. Imports TensorFlow.

        Args:
            split: "train", "validation" or "test".
            batch_size: pictures in a batch; the last one may have fewer.
            size: (n_H, n_W) to bring pictures and masks to, as `SegmentedSplit.resized` does; their own by
                default.
            shuffle: a new order in each epoch. By default for "train" only.
            seed: of the order; the same seed gives the same orders.

        Returns:
            a dataset of (x, y): float32 (batch, n_H, n_W, 3) from 0 to 1, and int64 (batch, n_H, n_W).

        Raises:
            DataError: there is no such split in these files.
            ValueError: an argument is none of the above.
        """
        chosen = self.split(split)
        if isinstance(batch_size, bool) or not isinstance(batch_size, int | np.integer) or batch_size < 1:
            raise ValueError(f"batch_size is {batch_size!r}; it must be a whole number of at least 1.")
        if size is not None:
            size = checked_size(size)
            chosen = chosen if size == chosen.size else chosen.resized(*size)
        import tensorflow as tf

        data = tf.data.Dataset.from_tensor_slices((chosen.x, chosen.y))
        if shuffle or (shuffle is None and split == "train"):
            data = data.shuffle(len(chosen), seed=seed, reshuffle_each_iteration=True)
        data = data.batch(batch_size)
        data = data.map(
            lambda x, y: (tf.cast(x, tf.float32) / 255.0, tf.cast(y, tf.int64)),
            num_parallel_calls=tf.data.AUTOTUNE,
        )
        return data.prefetch(tf.data.AUTOTUNE)

    def __repr__(self) -> str:
        counts = ", ".join(f"{name} {len(self._splits[name])}" for name in self.splits)
        n_H, n_W = self._splits[self.splits[0]].size
        return (
            f"{self.name}: {counts}; pictures of {n_H} x {n_W} x 3 and masks of {n_H} x {n_W}, uint8\n"
            f"classes: {', '.join(f'{i} {name}' for i, name in enumerate(self.class_names))}\n"
            f"kinds of object: {', '.join(self.kinds)}\nfrom {self.source}"
        )
