"""`course build --check`: are the notebooks what the lessons say, none missing and none left over?"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import nbformat

from .files import read_text
from .findings import Finding, LessonError, errors_of, shown_path
from .lint import lint_lesson
from .plan import (
    Plan,
    plan_topic,
    read_notebook,
    recorded_hash,
    resolve_topic,
    topic_folders,
    without_outputs,
)
from .products import stale_finding
from .settings import BUILD_COMMAND, EXECUTE_COMMAND, LESSON_FILE, MADE_FOLDERS


def check_topics(
    root: Path, topics: Mapping[str, Any] | None = None, names: Collection[str] | None = None
) -> list[Finding]:
    """Return what is wrong with the lessons and notebooks below `root`, sorted. Writes and executes nothing.

    Student notebooks are compared byte for byte. Of solution notebooks the inputs are compared, prose too,
    and the recorded hash; never the outputs. Lint findings are included, warnings too.

    Args:
        root: the repository root.
        topics: topics to use in place of the course's own, by name.
        names: of the topic folders to look at; None for all, and for notebooks that no topic has.
    """
    root = Path(root)
    findings: list[Finding] = []
    for folder in topic_folders(root, names or ()):
        if names is not None and folder.name not in names:
            continue
        try:
            topic = resolve_topic(folder.name, topics)
            lint = lint_lesson(folder / LESSON_FILE, topic, root)
            findings += lint
            if not errors_of(lint):
                plan = plan_topic(topic, root)
                findings += student_findings(plan) + _check_solution(plan)
        except LessonError as error:
            findings += error.findings
    orphans = _orphans(root)
    if names is not None:
        orphans = [finding for finding in orphans if finding.path.partition("/")[0] in names]
    return sorted(findings + orphans)


def student_findings(plan: Plan) -> list[Finding]:
    """What is wrong with a topic's student notebook: it is missing, or not what the lesson makes."""
    text = _exact_text(plan.student_path)
    command = BUILD_COMMAND.format(topic=plan.topic.name)
    shown = shown_path(plan.student_path, plan.root)
    if text is None:
        return [Finding(shown, 0, "missing", "The student notebook is missing.", command)]
    if text != plan.student:
        where = _first_difference(read_notebook(plan.student_path), plan.student)
        return [
            Finding(
                shown, 0, "stale", f"The student notebook is not what the lesson makes ({where}).", command
            )
        ]
    return []


def _check_solution(plan: Plan) -> list[Finding]:
    shown = shown_path(plan.solution_path, plan.root)
    current = read_notebook(plan.solution_path)
    if current is None and plan.solution_path.exists():
        command = EXECUTE_COMMAND.format(topic=plan.topic.name)
        return [Finding(shown, 0, "unreadable", "The solution notebook is not a valid notebook.", command)]
    if current is None or recorded_hash(current) != plan.inputs_hash:
        return [stale_finding(plan, current is not None)]
    planned = without_outputs(plan.solution)
    bare = without_outputs(current)
    if bare != planned:
        where = _first_difference(nbformat.reads(bare, as_version=4), planned)
        message = f"The solution notebook's cells are not what the lesson makes ({where})."
        return [Finding(shown, 0, "stale", message, BUILD_COMMAND.format(topic=plan.topic.name))]
    return []


def _exact_text(path: Path) -> str | None:
    """Return the file's text with its line ends as they are: a student notebook is compared byte for byte."""
    try:
        return path.read_bytes().decode("utf-8", errors="replace")
    except FileNotFoundError:
        return None


def _first_difference(current: Any, planned: str) -> str:
    """Say where a notebook and the text it should have differ first."""
    if current is None:
        return "it is not a valid notebook"
    cells = json.loads(planned)["cells"]
    for cell, other in zip(current.cells, cells, strict=False):
        if cell.get("id") != other["id"]:
            return f"cell `{other['id']}` is missing or in another place"
        if cell.source != "".join(other["source"]):
            return f"the source of cell `{other['id']}` differs"
        if cell.cell_type != other["cell_type"] or cell.metadata != other["metadata"]:
            return f"the metadata of cell `{other['id']}` differ"
        if cell.get("outputs") or cell.get("execution_count"):
            return f"cell `{other['id']}` has outputs"
    if len(current.cells) != len(cells):
        return f"it has {len(current.cells)} cells in place of {len(cells)}"
    return "its metadata or its formatting differ"


def _orphans(root: Path) -> list[Finding]:
    """Return findings: notebooks in topic folders that nothing builds, and built ones without a lesson."""
    findings = []
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        if folder.name in MADE_FOLDERS or folder.name.startswith("."):
            continue
        has_lesson = (folder / LESSON_FILE).is_file()
        expected = {f"{folder.name}.ipynb", f"{folder.name}_solution.ipynb"} if has_lesson else set()
        # A folder that is no topic may keep notebooks of its own further down.
        for path in sorted(folder.rglob("*.ipynb") if has_lesson else folder.glob("*.ipynb")):
            inner = path.relative_to(folder)
            if inner.as_posix() in expected or any(part.startswith(".") for part in inner.parts):
                continue
            shown = shown_path(path, root)
            if has_lesson:
                message = "Nothing builds this notebook; only lesson.py makes notebooks in a topic folder."
            elif _is_built(path):
                message = (
                    f"This notebook was built from a lesson, but {folder.name}/{LESSON_FILE} is missing."
                )
            else:
                continue
            findings.append(Finding(shown, 0, "orphan", message, f"rm {shown}"))
    return findings


def _is_built(path: Path) -> bool:
    try:
        notebook = json.loads(read_text(path) or "{}")
    except ValueError:
        return False
    return isinstance(notebook, dict) and "course" in notebook.get("metadata", {})
