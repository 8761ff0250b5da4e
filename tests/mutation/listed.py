"""The list of mutants that keep their points, reviewed by hand: `survivors.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from .mutators import Mutant

FILE = Path(__file__).with_name("survivors.toml")


@dataclass(frozen=True)
class Entry:
    """One line of the list.

    `verdict` is "equivalent" (right, although not the same) or "survivor" (wrong, and gets through).
    """

    exercise: str
    line: str
    becomes: str
    verdict: str
    reason: str

    def fits(self, mutant: Mutant) -> bool:
        """Whether this is the entry of a mutant."""
        return (self.exercise, self.line, self.becomes) == (mutant.exercise, mutant.line, mutant.becomes)


def read_list(topic: str, file: Path = FILE) -> list[Entry]:
    """The entries of a topic.

    Raises:
        ValueError: an entry lacks a field, has an unknown one, or an unknown verdict.
    """
    with file.open("rb") as opened:
        tables = tomllib.load(opened).get(topic, {})
    entries = []
    for exercise, rows in tables.items():
        for number, row in enumerate(rows, 1):
            where = f"{file.name}, {topic}.{exercise}, entry {number}"
            if set(row) != {"line", "becomes", "verdict", "reason"}:
                raise ValueError(
                    f"{where}: it has {sorted(row)}; it needs line, becomes, verdict and reason."
                )
            if row["verdict"] not in ("equivalent", "survivor"):
                raise ValueError(
                    f"{where}: the verdict {row['verdict']!r} is neither equivalent nor survivor."
                )
            several = row["becomes"] if isinstance(row["becomes"], list) else [row["becomes"]]
            for becomes in several:
                entries.append(Entry(exercise, row["line"], becomes, row["verdict"], row["reason"]))
    return entries
