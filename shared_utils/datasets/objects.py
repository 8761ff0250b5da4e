"""What stands in the pictures of a split: the objects, their boxes, and how well they can be seen."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from .resizing import scaled_boxes


@dataclass(frozen=True, eq=False)
class Objects:
    """The n objects in the pictures of a split; entry j of each array is about object j.

    Attributes:
        picture: int64 (n,), the number of the picture that it is in; ascending.
        kind: int64 (n,), an index into the data set's `kinds`.
        box: int64 (n, 4), the box around what is visible of it: y1, x1, y2, x2 in pixels. y2 and x2 are
            exclusive: `y[picture, y1:y2, x1:x2]` is the box.
        visible: int64 (n,), how many pixels of it are visible.
        occluded: float32 (n,), from 0 to 1, the share of its pixels inside the picture that something in
            front of it hides.
        truncated: float32 (n,), from 0 to 1, the share of it that lies outside the picture.
        distance: float32 (n,), metres from the camera.
    """

    picture: np.ndarray
    kind: np.ndarray
    box: np.ndarray
    visible: np.ndarray
    occluded: np.ndarray
    truncated: np.ndarray
    distance: np.ndarray

    def __len__(self) -> int:
        return len(self.picture)

    def of(self, picture: int) -> Objects:
        """The objects of one picture, in the order of the split."""
        return self._pick(np.flatnonzero(self.picture == picture))

    def take(self, pictures: np.ndarray) -> Objects:
        """The objects of the pictures of these numbers, int (k,), renumbered from 0 to k - 1."""
        chosen = [np.flatnonzero(self.picture == picture) for picture in pictures]
        picked = self._pick(np.concatenate([*chosen, np.zeros(0, dtype=np.int64)]))
        picked.picture[:] = np.repeat(np.arange(len(chosen)), [len(indices) for indices in chosen])
        return picked

    def resized(self, old: tuple[int, int], new: tuple[int, int]) -> Objects:
        """The same objects when pictures of the size `old` (n_H, n_W) are brought to `new`.

        Boxes are rounded outwards, so that none becomes empty. `visible` is scaled by the area and rounded,
        and is at least 1: the pixels themselves are not counted again.
        """
        area = new[0] * new[1] / (old[0] * old[1])
        values = self._arrays() | {
            "box": scaled_boxes(self.box, old, new),
            "visible": np.maximum(1, np.rint(self.visible * area)).astype(np.int64),
        }
        return Objects(**values)

    def _pick(self, indices: np.ndarray) -> Objects:
        return Objects(**{name: values[indices] for name, values in self._arrays().items()})

    def _arrays(self) -> dict[str, np.ndarray]:
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def __repr__(self) -> str:
        return f"Objects({len(self)}: {', '.join(field.name for field in fields(self))})"


#: The arrays of `Objects` and the type that each has.
OBJECT_TYPES: dict[str, type] = {
    "picture": np.int64,
    "kind": np.int64,
    "box": np.int64,
    "visible": np.int64,
    "occluded": np.float32,
    "truncated": np.float32,
    "distance": np.float32,
}


def wrong_objects(objects: Objects, count: int, kinds: int, size: tuple[int, int]) -> str:
    """Return what is wrong with objects: the first array that does not fit, one sentence; "" when all fits.

    Args:
        objects: as they were read.
        count: the number of pictures.
        kinds: the number of kinds.
        size: (n_H, n_W) of the pictures.
    """
    n = len(objects)
    for name in OBJECT_TYPES:
        values = getattr(objects, name)
        wanted = (n, 4) if name == "box" else (n,)
        if values.shape != wanted:
            return f"{name} has the shape {values.shape}, but there are {n} objects: it must be {wanted}."
    y1, x1, y2, x2 = objects.box.T
    area = (y2 - y1) * (x2 - x1)
    limits = (
        ("picture", (objects.picture >= 0) & (objects.picture < count), f"0 to {count - 1}, a picture"),
        ("picture", np.diff(objects.picture, prepend=0) >= 0, "no smaller than the one before"),
        ("kind", (objects.kind >= 0) & (objects.kind < kinds), f"0 to {kinds - 1}"),
        ("box", (y1 >= 0) & (x1 >= 0) & (y2 <= size[0]) & (x2 <= size[1]), f"inside {size[0]} x {size[1]}"),
        ("box", (y1 < y2) & (x1 < x2), "y1, x1, y2, x2 with y1 < y2 and x1 < x2"),
        (
            "visible",
            (objects.visible >= 1) & (objects.visible <= area),
            "at least 1 and fit in its box",
        ),
        ("occluded", (objects.occluded >= 0) & (objects.occluded <= 1), "from 0 to 1"),
        ("truncated", (objects.truncated >= 0) & (objects.truncated <= 1), "from 0 to 1"),
        ("distance", (objects.distance > 0) & np.isfinite(objects.distance), "above 0 and finite"),
    )
    for name, right, rule in limits:
        wrong = np.flatnonzero(~right)
        if len(wrong):
            first = getattr(objects, name)[wrong[0]]
            shown = first.tolist() if name == "box" else f"{first:g}"
            return f"{name}[{wrong[0]}] is {shown}; it must be {rule} ({len(wrong)} of {n} are wrong)."
    return ""
