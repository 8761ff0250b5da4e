"""The lint of a lesson: what a builder, a learner or a reader would stumble over, with file and line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .findings import Finding, LessonError, shown_path
from .lesson import read_lesson
from .lint_code import code_findings
from .lint_text import text_findings


def lint_lesson(path: Path, topic: Any, root: Path | None = None) -> list[Finding]:
    """Return the findings for the lesson at `path`, by line; empty when there is nothing to say.

    Args:
        path: of `lesson.py`. Pictures, links and `public_tests.py` are looked for around it.
        topic: the Topic whose exercises the lesson should have.
        root: the repository root, beyond which no link may lead; the folder above the topic's when left out.
    """
    path = Path(path)
    root = Path(root) if root is not None else path.parent.parent
    try:
        lesson = read_lesson(path)
    except LessonError as error:
        return [Finding(shown_path(path, root), one.line, one.rule, one.message) for one in error.findings]
    shown = shown_path(path, root)
    return sorted([*code_findings(lesson, topic, shown), *text_findings(lesson, topic, shown, root)])
