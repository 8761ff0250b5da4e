"""nbgrader's own converters as a library, one submission at a time.

They make and register assignments, and grade courses that have changed nbgrader's steps in their
nbgrader_config.py. All other grading does the same steps faster: see `converting`.
"""

from __future__ import annotations

import io
import logging
import warnings
from pathlib import Path
from typing import Any

from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.coursedir import CourseDirectory

from .course_root import CourseRoot
from .gradebook import BookkeepingError
from .preparing import Prepared
from .preprocessors import PREPARED

_FOLDER = ".course/by_nbgrader"


class _OneSubmission:
    """A converter for one submission, which is named and not searched for: names are not patterns here."""

    def init_notebooks(self) -> None:
        """Take exactly the submission that the course directory names."""
        folder = self._format_source(self.coursedir.assignment_id, self.coursedir.student_id)
        self.assignments = {folder: [str(Path(folder) / f"{self.coursedir.assignment_id}.ipynb")]}
        self.notebooks = []


class _Autograde(_OneSubmission, Autograde):
    def __init__(self, prepared: Prepared, **kwargs: Any):
        super().__init__(**kwargs)
        self.prepared = prepared

    def init_single_notebook_resources(self, notebook_filename: str) -> dict[str, Any]:
        """Hand over the verdicts that are known already."""
        resources = super().init_single_notebook_resources(notebook_filename)
        resources[PREPARED] = self.prepared.result
        return resources


class _GenerateFeedback(_OneSubmission, GenerateFeedback):
    pass


def register(course: CourseRoot, config: Any, topic: str) -> None:
    """Do `nbgrader generate_assignment`. Raises BookkeepingError."""
    _convert(GenerateAssignment, course, config, topic, ".")


def autograde(course: CourseRoot, config: Any, student: str, topic: str, prepared: Prepared) -> Path:
    """Write the score of a prepared submission into the gradebook; return the folder for `autograded/`.

    Raises:
        BookkeepingError: nbgrader failed.
    """
    places = {"submitted_directory": ".course/staging", "autograded_directory": f"{_FOLDER}/autograded"}
    _convert(_Autograde, course, config, topic, student, prepared, **places)
    return course.folder / _FOLDER / "autograded" / student / topic


def feedback(course: CourseRoot, config: Any, student: str, topic: str) -> Path:
    """Make the feedback page; return the folder for `feedback/`. Raises BookkeepingError."""
    places = {"feedback_directory": f"{_FOLDER}/feedback"}
    _convert(_GenerateFeedback, course, config, topic, student, **places)
    return course.folder / _FOLDER / "feedback" / student / topic


def _convert(
    converter: type,
    course: CourseRoot,
    config: Any,
    topic: str,
    student: str,
    prepared: Prepared | None = None,
    **places: str,
) -> None:
    log, said = _logger()
    coursedir = CourseDirectory(config=config, root=str(course.folder))
    coursedir.set_trait("assignment_id", topic)
    coursedir.set_trait("student_id", student)
    for name, place in places.items():
        setattr(coursedir, name, place)
    arguments = {} if prepared is None else {"prepared": prepared}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # nbgrader's use of its database layer; nothing to act on
            made = converter(coursedir=coursedir, config=config, log=log, **arguments)
            made.force = True
            made.start()
    except Exception as error:  # nbgrader raises many kinds; one submission must not stop the class
        words = f"{said.getvalue().strip()}\n{type(error).__name__}: {error}"
        raise BookkeepingError(words.strip()) from error


def _logger() -> tuple[logging.Logger, io.StringIO]:
    """A logger that keeps warnings for the case that something goes wrong, and shows none."""
    said = io.StringIO()
    log = logging.Logger("course.nbgrader", logging.WARNING)
    log.addHandler(logging.StreamHandler(said))
    return log, said
