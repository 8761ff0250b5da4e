"""Getting a topic ready to be graded: fresh `source/` and `release/`, and its exercises in the gradebook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..builder.settings import LESSON_FILE, PICTURE_FOLDER, TESTS_FILE
from ..exercises import load_topic
from .course_root import CourseError, CourseRoot, read_json, write_json
from .fingerprints import hash_of_files
from .gradebook import Snapshot

_PACKAGE = Path(__file__).resolve().parent.parent
_STANDARD_FOLDERS = ("source", "submitted")


def get_ready(
    course: CourseRoot,
    root: Path,
    topic: str,
    snapshot: Snapshot,
    bookkeeper: Callable[[], Any],
    say: Callable[[str], None],
) -> bool:
    """Build and register a topic unless that is done. Return whether anything had to be done.

    Args:
        root: the repository, with the topic's folder in it.
        snapshot: the gradebook as it is.
        bookkeeper: makes the Bookkeeper when one is needed; importing it takes seconds.
        say: tells a person what is going on.

    Raises:
        CourseError: the lesson cannot be built, or the gradebook cannot take it.
    """
    for name in _STANDARD_FOLDERS:
        (course.folder / name).mkdir(exist_ok=True)
    points = {name: float(exercise.points) for name, exercise in load_topic(topic).exercises.items()}
    stamp = course.private / "built" / f"{topic}.json"
    inputs = _inputs(root / topic)
    now = {"inputs": inputs, "outputs": _outputs(course, topic)}
    if read_json(stamp) == now and snapshot.has_points(topic, points):
        return False
    say(f"{topic}: building the notebooks and registering the exercises")
    from ..builder import LessonError, write_source

    try:
        write_source(topic, root, course.folder)
    except LessonError as error:
        raise CourseError(f"{topic} cannot be built:\n{error}") from error
    bookkeeper().register(topic)
    write_json(stamp, {"inputs": inputs, "outputs": _outputs(course, topic)})
    return True


def _inputs(folder: Path) -> str:
    """A hash over what the notebooks are built from."""
    files = [folder / LESSON_FILE, folder / TESTS_FILE, *sorted((folder / PICTURE_FOLDER).glob("*"))]
    for package in ("builder", "exercises"):
        files += sorted((_PACKAGE / package).rglob("*.py"))
    return hash_of_files(files)


def _outputs(course: CourseRoot, topic: str) -> str:
    source, release = course.source(topic), course.release(topic)
    return hash_of_files([source, source.parent / TESTS_FILE, release], str(release.is_file()))
