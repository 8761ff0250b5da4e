"""Who is in which picture: identities are numbered through all splits, and no two splits share one."""

from __future__ import annotations

from dataclasses import dataclass

# Short first names of many languages, borne by people of any sex: faces are drawn without them.
STAFF = ("Amal", "Ayo", "Dara", "Deniz", "Jun", "Kai", "Kiran", "Noa", "Robin", "Sasha", "Sol", "Tui")


@dataclass(frozen=True)
class Group:
    """The identities of a split and how many pictures there are of each."""

    role: str
    identities: int
    pictures: int

    @property
    def size(self) -> int:
        """The number of pictures."""
        return self.identities * self.pictures


# The first picture of each of the staff is the one they enrol with; the others are the door's.
GROUPS = {
    "train": Group("train", 150, 15),
    "validation": Group("validation", 20, 10),
    "test": Group("test", 30, 10),
    "staff": Group("staff", len(STAFF), 9),
    "strangers": Group("stranger", 30, 2),
}


def place(split: int, index: int) -> tuple[Group, int, int]:
    """Where a picture belongs: its group, the number of its identity, and which of its pictures it is.

    Pictures of one identity are as far apart as they can be, so that the first pictures of a split show many.

    Raises:
        IndexError: if there is no such split or picture.
    """
    groups = list(GROUPS.values())
    if not (0 <= split < len(groups) and 0 <= index < groups[split].size):
        raise IndexError(f"There is no picture {index} in split {split}.")
    group = groups[split]
    first = sum(other.identities for other in groups[:split])
    return group, first + index % group.identities, index // group.identities


def names() -> tuple[str, ...]:
    """What each identity is called, in order: the staff by their names, others by their numbers."""
    called: list[str] = []
    for group in GROUPS.values():
        start = len(called)
        if group.role == "staff":
            called += STAFF
        else:
            called += [f"{group.role} {start + count}" for count in range(group.identities)]
    return tuple(called)
