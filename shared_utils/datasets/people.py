"""What the loader of faces returns: pictures of people, in splits that have nobody in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from .data_set import DataSet, Spec, Split
from .errors import DataError

#: The factor that tells a badge from a picture at the door, and its values. A badge is taken in the studio.
SETTING, STUDIO, DOOR = "setting", "studio", "door"


@dataclass(frozen=True)
class Group:
    """The people of one split of the bundled file.

    Attributes:
        role: what one of them is called in the factor "role".
        people: how many they are.
        pictures: how many pictures there are of each.
    """

    role: str
    people: int
    pictures: int


@dataclass(frozen=True)
class FacesSpec(Spec):
    """What is fixed about a data set of people. Its classes are the people, numbered through all splits.

    Attributes:
        groups: who is in the splits of the bundled file, in order.
    """

    groups: Mapping[str, Group] = field(default_factory=dict)

    def numbers(self, split: str) -> range:
        """The labels of the people in a split of the bundled file."""
        before = list(self.groups)[: list(self.groups).index(split)]
        first = sum(self.groups[name].people for name in before)
        return range(first, first + self.groups[split].people)


def names_of_people(groups: Mapping[str, Group], staff: tuple[str, ...]) -> tuple[str, ...]:
    """What all people are called, in order: the staff by their names, others by role and number."""
    names: list[str] = []
    for group in groups.values():
        start = len(names)
        numbered = (f"{group.role} {start + index}" for index in range(group.people))
        names += staff if group.role == "staff" else numbered
    return tuple(names)


class FacesDataSet(DataSet):
    """Pictures of people in memory. A label says who it is, and nobody is in two splits.

    Attributes:
        name: what the data set is called.
        class_names: what the people 0, 1, 2 and so on are called, through all splits.
        source: where it was read from, in words.
        splits: the names of those that there are, of "train", "validation", "test", "staff" and "strangers".
    """

    @property
    def staff(self) -> Split:
        """The people who may pass the door: a badge of each, and pictures at the door. DataError if none."""
        return self.split("staff")

    @property
    def strangers(self) -> Split:
        """Pictures at the door of people who may not pass. Raises DataError if there are none."""
        return self.split("strangers")

    @property
    def badges(self) -> dict[str, np.ndarray]:
        """The picture on the badge of each of the staff, by name: uint8 (n_H, n_W, 3).

        Raises:
            DataError: there is no staff, or it is not known which pictures are on badges.
        """
        chosen = self.staff.take(self._on_badges())
        names = [self.class_names[label] for label in chosen.y]
        everybody = {self.class_names[label] for label in np.unique(self.staff.y)}
        if len(names) != len(everybody) or set(names) != everybody:
            raise DataError(
                self.name,
                f"Of the {len(everybody)} people in staff, {len(set(names))} have a badge, "
                f"and there are {len(names)} badges.",
                f"Give one picture of each the {SETTING} {STUDIO!r} in staff_factors/{SETTING}.",
            )
        order = np.argsort(chosen.y)
        return {names[index]: chosen.x[index] for index in order}

    @property
    def door(self) -> Split:
        """The pictures of the staff at the door; the factor "name" says who it is.

        Raises:
            DataError: there is no staff, or it is not known which pictures are on badges.
        """
        chosen = self.staff.take(~self._on_badges())
        names = np.array(self.class_names)[chosen.y]
        return Split(chosen.x, chosen.y, {**chosen.factors, "name": names})

    def _on_badges(self) -> np.ndarray:
        settings = self.staff.factors.get(SETTING)
        if settings is None:
            raise DataError(
                self.name,
                f"Nothing says which pictures of the staff are on their badges: {self.source} has no "
                f"staff_factors/{SETTING}.",
                f"Add it: {STUDIO!r} for one picture of each person, and {DOOR!r} for the others.",
            )
        return settings == STUDIO

    def split(self, name: str) -> Split:
        """The split of that name. Raises DataError if there is none, ValueError for another name."""
        if name in self._names and name not in self._splits:
            raise DataError(
                self.name,
                f"There are no {name} pictures: {self.source} holds {' and '.join(self.splits)} only.",
                f"Add a folder {name} to your folder, with a folder for each person in it "
                f"(or {name}_set_x and {name}_set_y to your HDF5 file).",
            )
        return super().split(name)

    def __repr__(self) -> str:
        counts = ", ".join(
            f"{name} {len(self._splits[name].y)} pictures of {len(np.unique(self._splits[name].y))} people"
            for name in self.splits
        )
        shape = " x ".join(map(str, self._splits[self.splits[0]].x.shape[1:]))
        return f"{self.name}: {counts}; pictures of {shape}, uint8\nfrom {self.source}"
