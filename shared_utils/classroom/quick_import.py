"""Importing nbgrader in one second instead of three."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_GRAMMAR = "rfc3987_syntax"


@contextmanager
def without_grammar() -> Iterator[None]:
    """Import nbformat or nbgrader in here, and jsonschema does without its grammar of web addresses.

    Building that grammar takes 1.8 s, at import. It checks the format "iri", which no schema of notebooks
    has, and jsonschema goes on without it where the package is not installed.
    """
    if _GRAMMAR in sys.modules or "jsonschema" in sys.modules:
        yield
        return
    sys.modules[_GRAMMAR] = None  # an import of it raises ImportError
    try:
        yield
    finally:
        del sys.modules[_GRAMMAR]
