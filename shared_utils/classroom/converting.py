"""nbgrader's steps that need no gradebook: the graded notebook and the feedback page of one submission.

They are nbgrader's own preprocessors in nbgrader's order, made once and kept. What they ask of the gradebook
is handed to them, and what they would write into it is handed back. So they run in worker processes, while
one process keeps the books.
"""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path
from typing import Any

import nbformat
from nbgrader import utils
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.converters.base import BaseConverter
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties

from .bookless import ENTRY, GRADES, IN_PLACE_OF, LESSON, Entry
from .course_root import CourseRoot
from .gradebook import LessonRecord, SubmissionGrades
from .gradebook_place import load_config
from .preprocessors import PREPARED


class Converter:
    """Makes graded notebooks and feedback pages of one course, below a folder of its own."""

    def __init__(self, course: CourseRoot, folder: str):
        """`folder`: relative to the course root, new, for what is made."""
        self.course, self.folder = course, folder
        self._kept: dict[type, Any] = {}

    def autograde(
        self, student: str, topic: str, lesson: LessonRecord, result: dict[str, Any]
    ) -> tuple[Path, Entry]:
        """Make the folder for `autograded/<student>/<topic>` from the staging copy.

        Args:
            lesson: what the gradebook has of the topic.
            result: a `NotebookResult` as plain data.

        Raises:
            Exception: of many kinds; nbgrader could not do its part. Nothing outside the own folder changed.
        """
        drop_bad_timestamp(self.course.staging(student, topic))
        entry = Entry()
        given = {LESSON: lesson, ENTRY: entry, PREPARED: result}
        return self._converter(_Autograde).make(student, topic, given), entry

    def feedback(self, student: str, topic: str, lesson: LessonRecord, grades: SubmissionGrades) -> Path:
        """Make the folder for `feedback/<student>/<topic>` from the graded notebook. Raises as `autograde`.

        Args:
            grades: of the submission, as the gradebook has them now.
        """
        given = {LESSON: lesson, GRADES: grades}
        return self._converter(_GenerateFeedback).make(student, topic, given)

    def get_ready(self) -> None:
        """Make what is kept, while there is nothing else to do."""
        for kind in (_Autograde, _GenerateFeedback):
            self._converter(kind)

    def _converter(self, kind: type) -> Any:
        if kind not in self._kept:
            config = load_config(self.course)
            config.CourseDirectory.db_url = ""  # nothing here opens a gradebook
            coursedir = CourseDirectory(config=config, root=str(self.course.folder))
            if kind is _Autograde:
                coursedir.submitted_directory = ".course/staging"
                coursedir.autograded_directory = f"{self.folder}/autograded"
            else:
                coursedir.feedback_directory = f"{self.folder}/feedback"
            self._kept[kind] = kind(coursedir=coursedir, config=config, log=silent())
            self._kept[kind].prepare()
        return self._kept[kind]


class _Quick:
    """What both converters have in common: one reading, the preprocessors, one check, one writing."""

    def prepare(self) -> None:
        """Make exporter, writer and preprocessors, once."""
        from nbconvert.writers import FilesWriter

        self.writer = FilesWriter(parent=self, config=self.config)
        self.exporter = self.exporter_class(parent=self, config=self.config)
        for kind in self.steps():
            self.exporter.register_preprocessor(kind)
        self._steps, self.exporter._preprocessors = self.exporter._preprocessors, []

    def make(self, student: str, topic: str, given: dict[str, Any]) -> Path:
        """Convert the notebook and copy the files beside it; return the folder."""
        self.coursedir.set_trait("assignment_id", topic)
        self.coursedir.set_trait("student_id", student)
        place = Path(self._format_dest(topic, student))
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        self.init_assignment(topic, student)
        file = str(Path(self._format_source(topic, student)) / f"{topic}.ipynb")
        notebook, resources = self._preprocessed(file, given)
        self.write_single_notebook(*self.written(notebook, resources))
        self.set_permissions(topic, student)
        return place

    def _preprocessed(self, file: str, given: dict[str, Any]) -> tuple[Any, Any]:
        resources = self.init_single_notebook_resources(file)
        resources["metadata"] = {"name": Path(file).stem, "path": str(Path(file).parent)}
        resources.update(given)
        with Path(file).open(encoding="utf-8") as text:
            notebook = nbformat.read(text, as_version=4)
        for step in self._steps:
            notebook, resources = step(notebook, resources)
        nbformat.validate(notebook, relax_add_props=True)
        for name in given:
            del resources[name]
        return notebook, resources


class _Autograde(_Quick, Autograde):
    def written(self, notebook: Any, resources: Any) -> tuple[str, Any]:
        """The notebook as text. nbconvert's exporter does no more, but copies the notebook four times."""
        text = nbformat.writes(notebook, version=4)
        return text if text.endswith("\n") else text + "\n", resources | {"output_extension": ".ipynb"}

    def steps(self) -> list[Any]:
        """nbgrader's preprocessors in order; the late penalty is left to whoever keeps the books."""
        kinds = [*self.sanitize_preprocessors, *self.autograde_preprocessors]
        kinds = [_known(kind) for kind in kinds]
        return [IN_PLACE_OF.get(kind, kind) for kind in kinds if kind is not AssignLatePenalties]

    @property
    def _input_directory(self) -> str:
        return self.coursedir.submitted_directory

    def init_assignment(self, assignment_id: str, student_id: str) -> None:
        """Copy the submission's files and over them the lesson's, as nbgrader does, and open no gradebook."""
        BaseConverter.init_assignment(self, assignment_id, student_id)
        source = self.coursedir.format_path(self.coursedir.source_directory, ".", assignment_id)
        place = self._format_dest(assignment_id, student_id)
        kept_out = {os.path.join(source, name) for name in self.exclude_overwriting.get(assignment_id, [])}  # noqa: PTH118
        for name in utils.find_all_files(source, [*self.coursedir.ignore, "*.ipynb"]):
            if name in kept_out:
                continue
            copy = Path(place) / Path(name).relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.unlink(missing_ok=True)
            shutil.copy(name, copy)


class _GenerateFeedback(_Quick, GenerateFeedback):
    def written(self, notebook: Any, resources: Any) -> tuple[str, Any]:
        """The notebook as a page."""
        page, resources = self.exporter.from_notebook_node(notebook, resources)
        self.exporter._nb_metadata.clear()  # it would keep something of every notebook
        return page, resources

    def steps(self) -> list[Any]:
        """nbgrader's preprocessors in order."""
        return [IN_PLACE_OF.get(_known(kind), kind) for kind in self.preprocessors]


def _known(kind: Any) -> Any:
    """The class of a preprocessor that may be given by its name."""
    from traitlets.utils.importstring import import_item

    return import_item(kind) if isinstance(kind, str) else kind


def drop_bad_timestamp(folder: Path) -> None:
    """nbgrader stops at a `timestamp.txt` that is no time; without one there is no lateness."""
    path = folder / "timestamp.txt"
    try:
        text = path.read_text(encoding="utf-8").strip()
        if text:
            utils.parse_utc(text)
    except FileNotFoundError:
        return
    except (ValueError, OverflowError, TypeError):
        path.unlink()


def silent() -> logging.Logger:
    """A logger for nbgrader that shows nothing: what goes wrong is raised."""
    log = logging.Logger("course.nbgrader", logging.CRITICAL)
    log.addHandler(logging.NullHandler())
    return log
