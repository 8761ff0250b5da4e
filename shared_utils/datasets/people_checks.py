"""Whether people are where they belong: nobody in two splits, and enough pictures of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from .data_set import Split
from .errors import DataError
from .people import SETTING, STUDIO, FacesSpec

#: Of people in these splits one picture will do: they are compared with others, and not with themselves.
SEEN_ONCE = ("strangers",)


def refuse_divided(place: Path, people: Mapping[str, Iterable[int | str]]) -> None:
    """Raise DataError if somebody is in two splits.

    Args:
        place: where they were read, for the message.
        people: their numbers or their names, by split.
    """
    where: dict[int | str, str] = {}
    for split, members in people.items():
        for member in members:
            if member in where:
                raise DataError(
                    place,
                    f"Both {where[member]} and {split} have pictures of {_called(member)}.",
                    "Keep each person in one split, with one name or number through all of them: who was "
                    "learned from cannot be measured with.",
                )
            where[member] = split


def refuse_lone(place: Path, split: str, pictures: Mapping[int | str, int]) -> None:
    """Raise DataError if there is only one picture of somebody where two are needed.

    Args:
        place: where they were read, for the message.
        split: the name of their split.
        pictures: how many there are of each person.
    """
    lone = [member for member, count in pictures.items() if count < 2]
    if not lone or split in SEEN_ONCE:
        return
    more = f", and of {len(lone) - 1:,} others" if len(lone) > 1 else ""
    raise DataError(
        place,
        f"There is only one picture of {_called(lone[0])}{more}.",
        "Two of each are needed to compare: add pictures, or move such people to another place.",
    )


def _called(member: int | str) -> str:
    return member if isinstance(member, str) else f"person {member}"


def people_problems(splits: Mapping[str, Split], spec: FacesSpec) -> list[str]:
    """Say what is wrong with the people of the bundled file, a sentence each; an empty list when all is well.

    Each split is to have its own people and no others, the same number of pictures of each, and in the factor
    "role" what they are; of the staff each has one badge, and the name that belongs to the label.
    """
    problems = []
    for name, group in spec.groups.items():
        split = splits.get(name)
        if split is None:
            problems.append(f"There are no {name} pictures.")
            continue
        own, counts = spec.numbers(name), np.bincount(split.y, minlength=len(spec.class_names))
        if any(counts[number] != group.pictures for number in own):
            found = [int(counts[number]) for number in own]
            problems.append(
                f"{name} has {min(found)} to {max(found)} pictures of each person, not {group.pictures}."
            )
        others = [spec.class_names[number] for number in np.flatnonzero(counts) if number not in own]
        if others:
            problems.append(f"{name} has pictures of {len(others)} people of other splits: {others[0]}.")
        if np.any(split.factors.get("role") != np.full(len(split.y), group.role)):
            problems.append(f"The factor role is not always {group.role} in {name}.")
    return problems + (_staff_problems(splits["staff"], spec) if "staff" in splits else [])


def _staff_problems(staff: Split, spec: FacesSpec) -> list[str]:
    problems = []
    names = np.array(spec.class_names)[staff.y]
    if np.any(staff.factors.get("name") != names):
        problems.append("The factor name in staff is not always that of the label.")
    badges = names[staff.factors.get(SETTING) == np.full(len(names), STUDIO)]
    if sorted(badges) != sorted(set(names)):
        problems.append(f"There are {len(badges)} badges of {len(set(badges))} people, not one of each.")
    return problems


def people_table(splits: Mapping[str, Split]) -> list[str]:
    """Say of each split how many people it shows, and how many pictures there are of each: a line each."""
    lines = []
    for name, split in splits.items():
        counts = np.unique(split.y, return_counts=True)[1]
        each = f"{counts.min()}" if counts.min() == counts.max() else f"{counts.min()} to {counts.max()}"
        lines.append(f"  {name:<10} {len(split.y):>6,} pictures; {len(counts):,} people, {each} of each")
    return lines
