"""Names that a learner's file must not have: modules of Python, of its libraries and of the course."""

from __future__ import annotations

import sys
from collections.abc import Collection
from functools import cache
from importlib import metadata

_PYTHON_FILES = (".py", ".pyc", ".pyw", ".pyd", ".so", ".dll", ".dylib")

#: Names that Python, IPython, pytest or nbgrader look for and import of their own accord.
_LOOKED_FOR = frozenset(
    {"sitecustomize", "usercustomize", "conftest", "__init__", "__main__", "nbgrader_config"}
)

#: Distributions whose modules grading uses; their own requirements are found from there.
_OURS = "open-cnn-course"


def is_python(file: str) -> bool:
    """Whether Python could import a file of that name."""
    return file.lower().endswith(_PYTHON_FILES)


def names_of_modules(given: Collection[str] = ()) -> frozenset[str]:
    """All names, in lower case, of modules that grading may import.

    Args:
        given: relative paths of files that lie beside a notebook in grading.
    """
    beside = {name.split("/")[0].partition(".")[0].lower() for name in given if is_python(name)}
    return _always() | beside


@cache
def _always() -> frozenset[str]:
    python = {name.lower() for name in sys.stdlib_module_names}
    return frozenset(python | _LOOKED_FOR | _of_libraries() | {"shared_utils", "public_tests"})


def _of_libraries() -> set[str]:
    """Top-level modules of the libraries that the course requires, and of what these require."""
    needed = _required()
    names = {
        module.lower()
        for module, distributions in metadata.packages_distributions().items()
        if needed & {_plain(name) for name in distributions}
    }
    return {name for name in names if name.isidentifier()} - {"tests", "test", "examples", "docs", "scripts"}


def _required() -> set[str]:
    """The course's requirements and theirs, without the optional ones; all that is installed if in doubt."""
    from packaging.requirements import InvalidRequirement, Requirement

    needed: set[str] = set()
    waiting = [_OURS]
    while waiting:
        name = _plain(waiting.pop())
        if name in needed:
            continue
        try:
            requires = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue
        needed.add(name)
        for line in requires:
            try:
                requirement = Requirement(line)
            except InvalidRequirement:
                continue
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                waiting.append(requirement.name)
    return needed


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")
