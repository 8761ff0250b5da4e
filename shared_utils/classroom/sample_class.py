"""Making the sample class: small scripts become `submitted/<student>/<Topic>/` in their own course root."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..exercises import load_topic
from .course_root import CourseError, CourseRoot, read_json, write_json
from .fingerprints import hash_of_files
from .nbgrader_settings import CONFIG_FILE
from .sample_changes import submitted_files
from .sample_script import Sample, SampleError, read_sample

_PACKAGE = Path(__file__).resolve().parent.parent


def make_class(folder: Path, course_root: Path, root: Path, topics: Sequence[str]) -> list[Sample]:
    """Write the submissions of the sample class, unless they are there, and return the samples.

    Args:
        folder: with a script for each student.
        course_root: the class's own, made if it is missing. It belongs to the sample class alone.
        root: the repository, with the topics' folders.
        topics: the course's topics; a script that names none belongs to the first.

    Raises:
        SampleError: a script is not understood.
        CourseError: `course_root` is an instructor's, or `folder` has no scripts.
    """
    samples = read_samples(folder, topics)
    course_root = Path(course_root)
    stamp = course_root / "sample_class.json"
    if course_root.is_dir() and any(course_root.iterdir()) and not stamp.is_file():
        raise CourseError(f"{course_root} is not empty and not the sample class's. Name another folder.")
    exercises = {topic: list(load_topic(topic).exercises) for topic in topics}
    inputs = _inputs(folder, root, topics)
    before = read_json(stamp)
    if isinstance(before, dict) and before.get("exercises") != exercises and course_root.is_dir():
        shutil.rmtree(course_root)  # the gradebook cannot take other exercises, and everything here is made
    if read_json(stamp) == {"exercises": exercises, "inputs": inputs} and _all_there(samples, course_root):
        return samples
    course_root.mkdir(parents=True, exist_ok=True)
    write_json(stamp, {"exercises": exercises, "inputs": ""})
    (course_root / "nbgrader_config.py").write_text(CONFIG_FILE, encoding="utf-8")
    _write_all(samples, CourseRoot(course_root), root)
    write_json(stamp, {"exercises": exercises, "inputs": inputs})
    return samples


def read_samples(folder: Path, topics: Sequence[str]) -> list[Sample]:
    """Read all scripts in `folder`, sorted. Raises SampleError, or CourseError if there are none."""
    paths = sorted(path for path in Path(folder).glob("*.py") if not path.name.startswith(("_", "test_")))
    if not paths:
        raise CourseError(f"There are no samples in {folder}.")
    samples = [read_sample(path) for path in paths]
    for sample in samples:
        sample.topic = sample.topic or topics[0]
        place = f"{sample.path.parent.name}/{sample.path.name}:1"
        if sample.topic not in topics:
            raise SampleError(f"{place}: unknown topic `{sample.topic}`; there are {', '.join(topics)}.")
        unknown = set(sample.points) - set(load_topic(sample.topic).exercises)
        if unknown:
            raise SampleError(f"{place}: {sample.topic} has no exercise {', '.join(sorted(unknown))}.")
    return samples


def sample_files(sample: Sample, root: Path) -> dict[str, bytes]:
    """The files that one sample hands in, by name. `root`: the repository."""
    return submitted_files(sample, *_notebooks(root, sample.topic), sample.topic)


def _write_all(samples: Sequence[Sample], course: CourseRoot, root: Path) -> None:
    notebooks = {topic: _notebooks(root, topic) for topic in {sample.topic for sample in samples}}
    if course.submitted.is_dir():
        for path in course.submitted.iterdir():  # students who have left
            if path.is_dir() and path.name not in {sample.student for sample in samples}:
                shutil.rmtree(path)
    for sample in samples:
        files = submitted_files(sample, *notebooks[sample.topic], sample.topic)
        place = course.submitted / sample.student / sample.topic
        place.mkdir(parents=True, exist_ok=True)
        for path in place.iterdir():
            if path.name not in files:
                path.unlink()
        for name, content in files.items():
            if not (place / name).is_file() or (place / name).read_bytes() != content:
                (place / name).write_bytes(content)


def _notebooks(root: Path, topic: str) -> tuple[dict[str, Any], dict[str, str]]:
    """The student notebook as plain data, and the solution of each exercise."""
    from ..builder.plan import plan_topic

    plan = plan_topic(load_topic(topic), root)
    exercises = load_topic(topic).exercises
    right = {cell.id: cell.source for cell in plan.solution.cells if cell.id in exercises}
    return json.loads(plan.student), right


def _inputs(folder: Path, root: Path, topics: Sequence[str]) -> str:
    """A hash over what the submissions are made from."""
    files = sorted(Path(folder).glob("*.py"))
    files += [Path(root) / topic / "lesson.py" for topic in topics]
    for package in ("builder", "exercises", "classroom"):
        files += sorted((_PACKAGE / package).rglob("*.py"))
    return hash_of_files(files)


def _all_there(samples: Sequence[Sample], course_root: Path) -> bool:
    return all((course_root / "submitted" / s.student / s.topic).is_dir() for s in samples)


__all__ = ["Sample", "SampleError", "make_class", "read_sample", "read_samples", "sample_files"]
