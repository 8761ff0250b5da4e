"""Our steps in nbgrader's pipelines: judging in place of executing, and the feedback page."""

from __future__ import annotations

import json
import tempfile
from copy import deepcopy
from pathlib import Path
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat.notebooknode import NotebookNode, from_dict
from nbgrader.preprocessors import Execute
from pygments.formatters import HtmlFormatter
from traitlets import Bool

from ..exercises import load_topic, topic_names
from ..exercises.contract import Topic
from ..graders.verdict import Verdict
from .card import MARK, outputs_of
from .course_root import CourseRoot
from .mistakes import load_mistakes, recognised_in
from .normalise import NOTE_ID
from .preparing import Job, copy_lesson_files, judge_plain, key_of, read, stored, write_files

PREPARED = "course_prepared"
"""Key in the resources under which `course grade` hands over the result that it has already."""


class JudgedExecute(Execute):
    """Takes the place of nbgrader's Execute: our runner runs the cells, the judge gives the points.

    An assignment that is no topic of the course is executed as by stock nbgrader.
    """

    def preprocess(self, nb: NotebookNode, resources: Any, km: Any = None) -> tuple[NotebookNode, Any]:
        """Fill in the outputs: the learner's into their cells, the verdicts into the test cells."""
        assignment = resources["nbgrader"]["assignment"]
        if assignment not in topic_names():
            return super().preprocess(nb, resources, km)
        topic = load_topic(assignment)
        course = CourseRoot(_course_directory(self).root)
        result = resources.get(PREPARED)
        if result is None:
            result = self._judge(nb, topic, course, resources["nbgrader"]["student"])
        source = json.loads(course.source(topic.name).read_text(encoding="utf-8"))
        fill_outputs(nb, result, topic)
        mark_lesson_cells(nb, source)
        return nb, resources

    def _judge(self, nb: NotebookNode, topic: Topic, course: CourseRoot, student: str) -> dict[str, Any]:
        """For plain `nbgrader autograde`: what was found before about these very files, or judge now."""
        job = Job(course.folder, student, topic.name, course.round())
        submission = read(job)
        before = stored(job, key_of(job, submission))
        if before:
            return before.result
        source = json.loads(course.source(topic.name).read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory(prefix="course-work-", ignore_cleanup_errors=True) as folder:
            write_files(Path(folder), submission.files)
            copy_lesson_files(course.source(topic.name).parent, Path(folder))
            return judge_plain(nb, source, topic, Path(folder), course, job.round)


def _course_directory(preprocessor: Preprocessor) -> Any:
    owner = preprocessor.parent
    while owner is not None and getattr(owner, "coursedir", None) is None:
        owner = owner.parent
    if owner is None:
        raise RuntimeError(f"{type(preprocessor).__name__} works inside nbgrader's converters only")
    return owner.coursedir


def fill_outputs(nb: NotebookNode, result: dict[str, Any], topic: Topic) -> None:
    """Write a `NotebookResult` (plain data) into the outputs of a notebook."""
    for cell in nb.cells:
        if cell.cell_type != "code":
            continue
        nbgrader = cell.metadata.get("nbgrader", {})
        exercise = str(nbgrader.get("grade_id", "")).removesuffix("_test")
        if nbgrader.get("grade") and exercise in result["verdicts"]:
            verdict = Verdict.from_dict(deepcopy(result["verdicts"][exercise]))
            cell.outputs = from_dict(outputs_of(verdict, topic.texts[exercise]))
            cell.metadata["course"] = {"points": verdict.points}
        else:
            cell.outputs = from_dict(result["outputs"].get(cell.get("id", ""), []))


def mark_lesson_cells(nb: NotebookNode, source: dict[str, Any]) -> None:
    """Mark the cells that are the lesson's own, word for word: the feedback page leaves them out."""
    lesson = {cell["id"]: (cell["cell_type"], "".join(cell["source"])) for cell in source["cells"]}
    for cell in nb.cells:
        same = lesson.get(cell.get("id", "")) == (cell.cell_type, cell.source)
        if same and "nbgrader" not in cell.metadata:
            cell.metadata["course"] = {"lesson": True}


class FeedbackPage(Preprocessor):
    """Prepares a graded notebook for the feedback page: scores come first, the lesson's own cells go."""

    enabled = Bool(True, help="Whether to use this preprocessor").tag(config=True)
    whole_lesson = Bool(
        False, help="Show the whole notebook, the lesson's own text and demonstrations included."
    ).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Shorten the notebook and collect the scores for the head of the page."""
        scores, comments, kept = [], {}, []
        for cell in nb.cells:
            nbgrader = cell.metadata.get("nbgrader", {})
            judged = cell.cell_type == "code" and nbgrader.get("grade") and not nbgrader.get("solution")
            if nbgrader.get("comment"):
                comments[nbgrader["grade_id"]] = nbgrader["comment"]
            if judged:
                scores.append(_score(cell, comments))
                cell.outputs = [output for output in cell.outputs if not _only_for_nbgrader(output, cell)]
            lesson = cell.metadata.get("course", {}).get("lesson", False)
            if self.whole_lesson or judged or not lesson:
                kept.append(cell)
        nb.cells = kept
        note = [cell for cell in kept if cell.get("id") == NOTE_ID]
        course, student = CourseRoot(_course_directory(self).root), resources["nbgrader"]["student"]
        named = recognised_in(course, load_mistakes(course), student, resources["nbgrader"]["assignment"])
        resources["course"] = {
            "scores": scores,
            "hints": {exercise: one.hint for exercise, one in named.items() if one.hint},
            "note": note[0].source if note else "",
            "code_style": HtmlFormatter(style="friendly").get_style_defs(".highlight"),
        }
        return nb, resources


def _score(cell: NotebookNode, comments: dict[str, str]) -> dict[str, Any]:
    name = cell.metadata.nbgrader["grade_id"].removesuffix("_test")
    automatic = cell.metadata.get("course", {}).get("points")
    changed = automatic is not None and float(cell.metadata.nbgrader.get("score") or 0) != automatic
    return {
        "name": name,
        "score": _number(cell.metadata.nbgrader.get("score", 0)),
        "points": _number(cell.metadata.nbgrader.get("points", 0)),
        "automatic": _number(automatic) if changed else "",
        "comment": comments.get(name, ""),
    }


def _number(value: Any) -> str:
    return f"{float(value or 0):.4g}"


def _only_for_nbgrader(output: NotebookNode, cell: NotebookNode) -> bool:
    """Whether an output repeats for nbgrader what the card says."""
    has_card = any("text/html" in other.get("data", {}) for other in cell.outputs)
    return has_card and (output.get("metadata", {}).get(MARK, False) or output.get("ename") == "NoPoints")
