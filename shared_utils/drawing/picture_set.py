"""The pictures of a topic: drawn by name, or all, by its script `images/draw.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from .animation import save_animation
from .card import Card


class PictureSet:
    """Pictures that a topic's script draws into its own folder.

    Args:
        folder: where they stand.
        drawings: by file name (.svg) a function that gives the card.
        animations: by file name (.gif) one that gives the cards and how many seconds each is shown.
    """

    def __init__(
        self,
        folder: Path,
        drawings: Mapping[str, Callable[[], Card]],
        animations: Mapping[str, Callable[[], tuple[list[Card], list[float]]]] | None = None,
    ):
        self.folder, self.drawings, self.animations = folder, dict(drawings), dict(animations or {})

    @property
    def names(self) -> list[str]:
        """All file names, the drawings first."""
        return [*self.drawings, *self.animations]

    def draw(self, name: str, folder: Path | None = None) -> Path:
        """Draw one picture into the folder (the set's own by default) and return its path.

        Raises:
            KeyError: there is no picture of that name; lists those there are.
            ValueError: texts touch each other or leave the card. Nothing is written then.
        """
        path = (folder or self.folder) / name
        if name in self.drawings:
            card = self.drawings[name]()
            _check_layout(name, card)
            card.save(path)
        elif name in self.animations:
            cards, seconds = self.animations[name]()
            for card in cards:
                _check_layout(name, card)
            save_animation(path, cards, seconds)
        else:
            raise KeyError(f"no drawing {name!r}; there are: {', '.join(self.names)}")
        return path

    def main(self, names: list[str]) -> None:
        """Draw the named pictures, or all, and print their sizes."""
        for name in names or self.names:
            path = self.draw(name)
            print(f"{name}  {path.stat().st_size / 1000:.0f} kB")


def _check_layout(name: str, card: Card) -> None:
    problems = card.layout_problems()
    if problems:
        raise ValueError(f"{name}: " + "; ".join(problems))
