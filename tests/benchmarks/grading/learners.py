"""Who is graded: learners of the sample class, and where a topic has too few, some whose score is plain."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from shared_utils.builder.plan import plan_topic
from shared_utils.classroom.sample_changes import submitted_files
from shared_utils.classroom.sample_class import read_samples
from shared_utils.classroom.sample_script import Sample
from shared_utils.exercises import load_topic, topic_names

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "tests" / "sample_class"

#: Cells that are never needed for a grade.
NOT_GRADED = frozenset({"demo", "train"})

#: Of the largest class, those that must not be missing: each shows another kind of trouble.
FIRST = (
    "elin", "zeno", "nils", "dora", "bea", "igor", "emil", "kavya", "jonas", "wanda", "xavier", "yara",
    "olga", "pavel", "mara", "vera", "hana", "carl", "anton", "uma",
)  # fmt: skip


@dataclass(frozen=True)
class Learner:
    """A submission: `files` by name, `expected` points by exercise, all of the topic's, and who it is."""

    name: str
    topic: str
    files: dict[str, bytes]
    expected: dict[str, int]
    about: str = ""


def samples_of(topic: str) -> list[Sample]:
    """The samples of a topic, by name."""
    return [sample for sample in read_samples(SAMPLES, topic_names()) if sample.topic == topic]


def chosen(topic: str, number: int) -> list[Learner]:
    """`number` learners of a topic; more samples than that are thinned out, fewer are filled up.

    First with plain kinds, then with others who give the same answers as those that are there.
    """
    samples = samples_of(topic)
    if len(samples) > number:
        first = [sample for name in FIRST for sample in samples if sample.student == name][:number]
        rest = [sample for sample in samples if sample not in first]
        wanted = number - len(first)
        samples = first + [rest[i * len(rest) // wanted] for i in range(wanted)]
    samples += made_up(topic)[: max(0, number - len(samples))]
    others = (number - len(samples)) if samples else 0
    learners = [learner_of(sample) for sample in samples]
    for i in range(others):
        sample, number = samples[i % len(samples)], i // len(samples) + 2
        # By name they come after all others, as people with one mistake come at any time and not in pairs.
        learners.append(replace(variant(sample, number), name=f"other{number}_{sample.student}"))
    return sorted(learners, key=lambda learner: learner.name)


def made_up(topic: str) -> list[Sample]:
    """Samples that any topic can have."""
    last = list(load_topic(topic).exercises)[-1]
    kinds: dict[str, tuple[bool, tuple[str, ...] | None, str]] = {
        "made_right": (True, None, "The lesson's own solution."),
        "made_nothing": (False, None, "The student notebook as it was handed out."),
        "made_twice": (True, ("duplicate", last), "The lesson's own solution, its last cell pasted twice."),
        "made_gap": (True, ("delete", f"{last}_test"), "The lesson's own solution without its last test."),
        "made_again": (True, ("no-ids",), "The lesson's own solution, saved by an older tool."),
    }
    return [
        Sample(
            name, SAMPLES / f"{name}.py", about, topic, changes=[change] if change else [], fill_right=right
        )
        for name, (right, change, about) in kinds.items()
    ]


def learner_of(sample: Sample) -> Learner:
    """The submission of a sample, without cells that only show or train."""
    student, right = lesson(sample.topic)
    files = submitted_files(sample, student, right, sample.topic)
    files = {name: without_training(content) for name, content in files.items()}
    return Learner(sample.student, sample.topic, files, expected_points(sample), sample.about)


def expected_points(sample: Sample) -> dict[str, int]:
    """By exercise: what the sample states; what it does not name is right or not started."""
    exercises = load_topic(sample.topic).exercises
    return {
        name: sample.points.get(name, exercise.points if sample.fill_right else 0)
        for name, exercise in exercises.items()
    }


def variant(sample: Sample, number: int) -> Learner:
    """The same answers by somebody else: another name, a remark in each answer, and a cell of their own."""
    name = f"{sample.student}_{number:04}"
    learner = learner_of(replace(sample, student=name))
    return replace(learner, files={file: _signed(content, name) for file, content in learner.files.items()})


def write(learners: Sequence[Learner], course_root: Path) -> None:
    """Put submissions into `course_root/submitted/`."""
    for learner in learners:
        folder = course_root / "submitted" / learner.name / learner.topic
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in learner.files.items():
            (folder / name).write_bytes(content)


@cache
def lesson(topic: str) -> tuple[dict[str, Any], dict[str, str]]:
    """The student notebook of a topic as plain data, and the solution of each exercise."""
    plan = plan_topic(load_topic(topic), ROOT)
    exercises = load_topic(topic).exercises
    right = {cell.id: cell.source for cell in plan.solution.cells if cell.id in exercises}
    return json.loads(plan.student), right


def without_training(content: bytes) -> bytes:
    """A notebook's bytes without cells that only show or train; anything else as it is."""
    notebook = _notebook(content)
    if notebook is None:
        return content
    kept = [c for c in notebook["cells"] if not NOT_GRADED & set(c.get("metadata", {}).get("tags", ()))]
    return _bytes({**notebook, "cells": kept})


def _signed(content: bytes, name: str) -> bytes:
    notebook = _notebook(content)
    if notebook is None:
        return content
    for cell in notebook["cells"]:
        if cell.get("metadata", {}).get("nbgrader", {}).get("solution") and cell["cell_type"] == "code":
            cell["source"] = "".join(cell["source"]) + f"\n# by {name}\n"
    own = {"cell_type": "code", "id": "signature", "metadata": {}, "outputs": [], "execution_count": None}
    notebook["cells"].insert(1, {**own, "source": f"my_name_is = {name!r}"})
    return _bytes(notebook)


def _notebook(content: bytes) -> dict[str, Any] | None:
    try:
        notebook = json.loads(content)
    except ValueError:
        return None
    whole = isinstance(notebook, dict) and isinstance(notebook.get("cells"), list)
    return notebook if whole else None


def _bytes(notebook: dict[str, Any]) -> bytes:
    return (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode()
