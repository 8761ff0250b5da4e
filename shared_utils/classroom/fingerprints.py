"""What a score depends on, as hashes: submission, lesson, secret, round and the grader itself."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path

from ..builder.settings import PICTURE_FOLDER
from .course_root import CourseRoot

_PACKAGE = Path(__file__).resolve().parent.parent

#: The grader, and what learners' cells may import; a change in one of them means that everything is graded
#: again. Of data sets and models the files count too, since a learner's cell may load them.
_GRADER = ("graders", "exercises", "classroom", "drawing", "datasets", "models")
_WITH_FILES = ("datasets", "models")
_NO_INPUT = (".pyc", ".md", ".png")

#: Distributions whose version may change a score.
_LIBRARIES = ("numpy", "keras", "tensorflow", "tensorflow-cpu")


def fingerprint(course: CourseRoot, topic: str, round_: int, submission: str) -> str:
    """A hash over all that the verdicts on a submission depend on.

    Args:
        submission: the fingerprint of the submitted files.
    """
    source = course.source(topic)
    files = [source, *lesson_files(source.parent)]
    names = [path.relative_to(source.parent).as_posix() for path in files]
    digest = hashlib.sha256()
    for part in (
        submission,
        topic,
        str(round_),
        course.secret().hex(),
        hash_of_files(files, *names),
        grader_fingerprint(),
    ):
        digest.update(f"{len(part)} {part} ".encode())
    return digest.hexdigest()


def lesson_files(source: Path) -> list[Path]:
    """The files of a topic's source folder that lie beside a learner's notebook while it is graded.

    That is all but notebooks and pictures: the visible tests, and data that an instructor has put there.
    """
    return sorted(
        path
        for path in source.rglob("*")
        if path.is_file()
        and path.suffix != ".ipynb"
        and path.relative_to(source).parts[0] != PICTURE_FOLDER
        and "__pycache__" not in path.parts
    )


@cache
def grader_fingerprint() -> str:
    """A hash over the grader, what learners' cells may import, and the libraries that both compute with."""
    files = [_PACKAGE / "lessons.py"]
    for folder in _GRADER:
        pattern = "*" if folder in _WITH_FILES else "*.py"
        found = sorted((_PACKAGE / folder).rglob(pattern))
        files += [path for path in found if path.is_file() and path.suffix not in _NO_INPUT]
    versions = [platform.python_version()]
    for name in _LIBRARIES:
        try:
            versions.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            continue
    return hash_of_files(files, *versions)


def hash_of_files(files: Iterable[Path], *words: str) -> str:
    """A hash over the names and contents of files, and some words. A missing file counts as empty."""
    digest = hashlib.sha256("|".join(words).encode())
    for path in files:
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"{path.name} {len(content)} ".encode() + content)
    return digest.hexdigest()
