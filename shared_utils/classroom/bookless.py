"""nbgrader's preprocessors without a gradebook.

What they ask of it stands in the resources that go along with a notebook, and what they would write into it
goes there, too. Everything else they do is nbgrader's.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from nbgrader.api import MissingEntry
from nbgrader.preprocessors import (
    CheckCellMetadata,
    GetGrades,
    NbGraderPreprocessor,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
)

from .gradebook import LessonRecord

LESSON, ENTRY, GRADES = "course_lesson", "course_entry", "course_grades"
"""Keys in the resources: a LessonRecord; an Entry, to be filled; a SubmissionGrades."""


@dataclass
class Entry:
    """What the gradebook is to hold of a submission: scores by test cell, nbgrader's comments by answer."""

    scores: dict[str, float | None] = field(default_factory=dict)
    comments: dict[str, str | None] = field(default_factory=dict)


class _LessonBook:
    """Answers what nbgrader's preprocessors ask a gradebook about the lesson."""

    def __init__(self, lesson: LessonRecord):
        self.lesson = lesson

    def find_source_cell(self, name: str, notebook: str, assignment: str) -> Any:
        """The cell. Raises MissingEntry."""
        if name not in self.lesson.cells:
            raise MissingEntry(name)
        return SimpleNamespace(name=name, **vars(self.lesson.cells[name]))

    def find_graded_cell(self, name: str, notebook: str, assignment: str) -> Any:
        """The points of a graded cell. Raises MissingEntry."""
        if name not in self.lesson.maxima:
            raise MissingEntry(name)
        return SimpleNamespace(name=name, max_score=self.lesson.maxima[name])

    find_grade_cell = find_graded_cell


class _OverwriteCells(OverwriteCells):
    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        self.notebook_id = resources["nbgrader"]["notebook"]
        self.assignment_id = resources["nbgrader"]["assignment"]
        self.gradebook = _LessonBook(resources[LESSON])
        return NbGraderPreprocessor.preprocess(self, nb, resources)


class _OverwriteKernelspec(OverwriteKernelspec):
    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        kernelspec = json.loads(resources[LESSON].kernelspec or "null")
        if kernelspec:
            nb.metadata["kernelspec"] = kernelspec
        return nb, resources


class _CheckCellMetadata(CheckCellMetadata):
    """The same check. What it looks at is nearly always the same, and then it need not look again."""

    def __init__(self, **kwargs: Any):
        super().__init__(**kwargs)
        self._in_order: set[bytes] = set()

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        looked_at = repr([(cell.cell_type, cell.metadata.get("nbgrader")) for cell in nb.cells])
        digest = hashlib.sha256(looked_at.encode("utf-8", "surrogatepass")).digest()
        if digest not in self._in_order:
            nb, resources = super().preprocess(nb, resources)
            if len(self._in_order) < 1000:
                self._in_order.add(digest)
        return nb, resources


class _SaveAutoGrades(SaveAutoGrades):
    """Reads scores and comments off the cells by nbgrader's rules, into an Entry."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        self.notebook_id = resources["nbgrader"]["notebook"]
        self.assignment_id = resources["nbgrader"]["assignment"]
        self.student_id = resources["nbgrader"]["student"]
        self.gradebook = self
        self.db = SimpleNamespace(commit=lambda: None)
        self._grades: dict[str, Any] = {}
        self._comments: dict[str, Any] = {}
        nb, resources = NbGraderPreprocessor.preprocess(self, nb, resources)
        entry = resources[ENTRY]
        entry.scores = {name: grade.auto_score for name, grade in self._grades.items()}
        entry.comments = {name: comment.auto_comment for name, comment in self._comments.items()}
        return nb, resources

    def find_grade(self, cell: str, *_: str) -> Any:
        return self._grades.setdefault(cell, SimpleNamespace(manual_score=None))

    def find_comment(self, cell: str, *_: str) -> Any:
        return self._comments.setdefault(cell, SimpleNamespace())


class _GetGrades(GetGrades):
    """Puts scores and comments of a SubmissionGrades into the notebook, as nbgrader does with its own."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        self.grades, self.lesson = resources[GRADES], resources[LESSON]
        nb, resources = NbGraderPreprocessor.preprocess(self, nb, resources)
        of_exercises = sum(grade.score for grade in self.grades.exercises.values())
        resources["nbgrader"]["score"] = of_exercises - self.grades.late_penalty
        resources["nbgrader"]["max_score"] = sum(self.lesson.maxima.values())
        resources["nbgrader"]["late_penalty"] = self.grades.late_penalty
        return nb, resources

    def _get_comment(self, cell: Any, resources: Any) -> None:
        cell.metadata.nbgrader["comment"] = self.grades.comments.get(cell.metadata.nbgrader["grade_id"])

    def _get_score(self, cell: Any, resources: Any) -> None:
        name = cell.metadata.nbgrader["grade_id"]
        cell.metadata.nbgrader["score"] = self.grades.exercises[name.removesuffix("_test")].score
        cell.metadata.nbgrader["points"] = self.lesson.maxima[name]


#: What stands in for each of nbgrader's preprocessors that opens a gradebook, or takes long.
IN_PLACE_OF = {
    OverwriteCells: _OverwriteCells,
    OverwriteKernelspec: _OverwriteKernelspec,
    CheckCellMetadata: _CheckCellMetadata,
    SaveAutoGrades: _SaveAutoGrades,
    GetGrades: _GetGrades,
}
