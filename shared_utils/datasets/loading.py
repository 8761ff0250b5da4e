"""What all loaders do: the user's files if a path is given, else the bundled file."""

from __future__ import annotations

import os
from pathlib import Path

from .bundled import FILES, read_facts, read_verified
from .data_set import DataSet, Spec
from .errors import DataError
from .hdf5 import read_hdf5
from .user_files import read_user_files


def load(spec: Spec, path: str | os.PathLike[str] | None = None) -> DataSet:
    """Return the data set from `path`, else from where its environment variable says, else the bundled one.

    Raises:
        DataError: the files cannot be used; says which, why, and what to do.
    """
    if path is not None:
        return _from_path(spec, path)
    named = os.environ.get(spec.variable, "").strip()
    if not named:
        facts = read_facts(spec.facts)
        content = read_verified(spec.file, facts)
        splits = read_hdf5(FILES / spec.file, spec, content)
        return DataSet(spec, splits, f"the bundled {spec.file}, version {facts.get('version')}")
    try:
        return _from_path(spec, named)
    except DataError as error:
        raise error.with_advice(
            f"(The environment variable {spec.variable} names this path; remove it to use the bundled data.)"
        ) from None


def _from_path(spec: Spec, path: str | os.PathLike[str]) -> DataSet:
    if not str(path).strip():
        raise DataError(f"path={path!r}", "The path is empty.", "Leave `path` out to use the bundled data.")
    return DataSet(spec, read_user_files(Path(path), spec), str(path))
