"""The data files that come with the course, and the facts beside them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from .errors import HEAD, DataError, read_bytes, refuse_wrong_kind

FILES = Path(__file__).resolve().parent / "files"

_RESTORE = (
    "Put the course's own file back: `git checkout -- {place}` in a clone (`git lfs pull` if your copy of "
    "the repository uses Git LFS), or install the course again: `pip install --force-reinstall --no-deps .`"
)


def restore(path: Path) -> str:
    """What to do when a bundled file is missing or changed."""
    return _RESTORE.format(place=f"shared_utils/datasets/files/{path.name}")


def read_facts(name: str) -> dict[str, Any]:
    """Return the facts of a bundled data set: what its JSON file says.

    Args:
        name: the file's name, such as "signs.json".

    Raises:
        DataError: the file is missing or damaged.
    """
    path = FILES / name
    try:
        facts = json.loads(read_bytes(path))
    except DataError as error:
        raise DataError(path, error.problem, restore(path)) from None
    except ValueError:
        raise DataError(path, "This is not a valid JSON file.", restore(path)) from None
    if not isinstance(facts, dict) or not isinstance(facts.get("sha256"), str):
        raise DataError(path, "The facts about the data are incomplete.", restore(path))
    return facts


def read_verified(name: str, facts: dict[str, Any]) -> bytes:
    """Return the bytes of a bundled file, once their SHA-256 is what the facts say.

    Raises:
        DataError: the file is missing, a pointer, cut short or changed.
    """
    path = FILES / name
    try:
        content = read_bytes(path)
        refuse_wrong_kind(path, content[:HEAD], "an HDF5 file")
    except DataError as error:
        raise DataError(path, error.problem, restore(path)) from None
    if hashlib.sha256(content).hexdigest() != facts["sha256"]:
        size = facts.get("bytes", len(content))
        problem = f"The file has been changed since it was made ({len(content):,} bytes, {size:,} expected)."
        raise DataError(path, problem, restore(path))
    return content
