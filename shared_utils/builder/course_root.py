"""Writing a topic into nbgrader's folders: `source/<Topic>/` and `release/<Topic>/` of a course root."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .files import write_if_changed
from .findings import Finding, LessonError, shown_path
from .lesson import read_lesson
from .notebooks import instructor_notebook, notebook_text, student_text
from .settings import LESSON_FILE, PICTURE_FOLDER, PICTURE_SUFFIXES, TESTS_FILE


def write_source(topic: Any, root: Path, course_root: Path) -> Path:
    """Write nbgrader's instructor version of `topic` below `course_root/source/` and return its folder.

    It holds the notebook with solutions and their markers, `public_tests.py` and the pictures. Files of an
    instructor's own in that folder stay; pictures that the topic no longer has go.

    Raises:
        LessonError: the lesson cannot be built, or `public_tests.py` is missing.
    """
    topic = _topic(topic)
    return _write(
        topic, Path(root), Path(course_root) / "source" / topic.name, notebook_text(_instructor(topic, root))
    )


def write_release(topic: Any, root: Path, course_root: Path) -> Path:
    """Write the student version of `topic` below `course_root/release/` and return its folder.

    It is what `nbgrader generate_assignment` makes from our source, without the gradebook.
    Raises as `write_source` does.
    """
    topic = _topic(topic)
    return _write(
        topic, Path(root), Path(course_root) / "release" / topic.name, student_text(_instructor(topic, root))
    )


def topic_files(folder: Path) -> list[Path]:
    """Return the files that go with a topic's notebook, relative to `folder`: its tests and its pictures."""
    pictures = [
        path.relative_to(folder)
        for path in (folder / PICTURE_FOLDER).rglob("*")
        if path.suffix.lower() in PICTURE_SUFFIXES and not path.name.startswith(".")
    ]
    return [Path(TESTS_FILE), *sorted(pictures)]


def _topic(topic: Any) -> Any:
    if isinstance(topic, str):
        from ..exercises import load_topic

        return load_topic(topic)
    return topic


def _instructor(topic: Any, root: Path) -> Any:
    return instructor_notebook(read_lesson(Path(root) / topic.name / LESSON_FILE), topic)


def _write(topic: Any, root: Path, destination: Path, notebook: str) -> Path:
    folder = root / topic.name
    if not (folder / TESTS_FILE).is_file():
        place = shown_path(folder / TESTS_FILE, root)
        raise LessonError([Finding(place, 0, "missing", "The topic has no visible tests: write this file.")])
    write_if_changed(destination / f"{topic.name}.ipynb", notebook)
    files = topic_files(folder)
    for file in files:
        write_if_changed(destination / file, (folder / file).read_bytes())
    for path in sorted((destination / PICTURE_FOLDER).rglob("*")):
        if path.is_file() and path.relative_to(destination) not in files:
            path.unlink()
    return destination
