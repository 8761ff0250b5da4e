"""What a score depends on, as hashes: submission, lesson, secret, round and the grader itself."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path

from .course_root import CourseRoot

_PACKAGE = Path(__file__).resolve().parent.parent

#: The parts of the grader; a change in one of them means that everything is graded again.
_GRADER = ("graders", "exercises", "classroom")

#: Distributions whose version may change a score.
_LIBRARIES = ("numpy", "keras", "tensorflow", "tensorflow-cpu")


def fingerprint(course: CourseRoot, topic: str, round_: int, submission: str) -> str:
    """A hash over all that the verdicts on a submission depend on.

    Args:
        submission: the fingerprint of the submitted files.
    """
    source = course.source(topic)
    digest = hashlib.sha256()
    for part in (
        submission,
        topic,
        str(round_),
        course.secret().hex(),
        hash_of_files([source, *sorted(source.parent.glob("*.py"))]),
        grader_fingerprint(),
    ):
        digest.update(f"{len(part)} {part} ".encode())
    return digest.hexdigest()


@cache
def grader_fingerprint() -> str:
    """A hash over the grader's own code and the libraries that it computes with."""
    files = [path for folder in _GRADER for path in sorted((_PACKAGE / folder).rglob("*.py"))]
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
