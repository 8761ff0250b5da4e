"""Writing to nbgrader's books: nbgrader's own converters, used as a library, one submission at a time.

Each converter writes into a private folder; the result moves to `autograded/` or `feedback/` when it is
whole. So a run that is killed never leaves half a folder there, which nbgrader would take for a graded one.
"""

from __future__ import annotations

import io
import logging
import os
import shutil
import tempfile
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import parse_utc
from traitlets.config import Config, PyFileConfigLoader

from .course_root import CourseError, CourseRoot, replace_folder
from .nbgrader_settings import configure, find_programs, gradebook_url
from .preparing import Prepared
from .preprocessors import PREPARED


class BookkeepingError(Exception):
    """nbgrader could not do its part for one submission; the text is what it logged."""


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


class Bookkeeper:
    """The one writer to the gradebook of a course."""

    def __init__(self, course: CourseRoot):
        self.course = course
        self.config = _load_config(course)
        ours = gradebook_url(course.folder)
        if self.config.CourseDirectory.setdefault("db_url", ours) != ours:
            raise CourseError(
                f"nbgrader_config.py in {course.folder} names a gradebook of its own. `course grade` keeps "
                "gradebook.db: take `CourseDirectory.db_url` out, or grade with `nbgrader autograde`."
            )

        if not course.gradebook.is_file():
            _make_gradebook(course, self.config.CourseDirectory.get("course_id", ""))

    def register(self, topic: str) -> None:
        """Make `release/<Topic>/` and put the topic into the gradebook, by `nbgrader generate_assignment`.

        Raises:
            CourseError: exercises came or went while there are grades; or nbgrader failed otherwise.
        """
        try:
            self._convert(GenerateAssignment, topic, ".")
        except BookkeepingError as error:
            if "because there are submissions associated with it" in str(error):
                raise CourseError(
                    f"{topic} has other exercises now than when its first submission was graded; nbgrader "
                    f"cannot change that. Keep {self.course.gradebook.name} as it is for the old version and "
                    "grade this one in a course folder of its own."
                ) from error
            raise CourseError(f"nbgrader could not register {topic}:\n{error}") from error

    def record(self, student: str, topic: str, prepared: Prepared) -> None:
        """Put the score of a prepared submission into the gradebook and the notebook into `autograded/`.

        Raises:
            BookkeepingError: nbgrader failed; nothing in `autograded/` has changed.
        """
        _drop_bad_timestamp(self.course.staging(student, topic) / "timestamp.txt")
        self._convert(
            _Autograde,
            topic,
            student,
            submitted_directory=".course/staging",
            autograded_directory=".course/autograded",
            prepared=prepared,
        )
        self._move(student, topic, "autograded")

    def write_feedback(self, student: str, topic: str) -> None:
        """Write the feedback page of a recorded submission. Raises BookkeepingError."""
        self._convert(_GenerateFeedback, topic, student, feedback_directory=".course/feedback")
        self._move(student, topic, "feedback")

    def _move(self, student: str, topic: str, step: str) -> None:
        made = self.course.private / step / student
        try:
            replace_folder(made / topic, self.course.folder / step / student / topic)
        finally:
            shutil.rmtree(made, ignore_errors=True)

    def _convert(
        self, converter: type, topic: str, student: str, prepared: Any = None, **places: str
    ) -> None:
        log, said = _logger()
        coursedir = CourseDirectory(config=self.config, root=str(self.course.folder))
        coursedir.set_trait("assignment_id", topic)
        coursedir.set_trait("student_id", student)
        for name, place in places.items():
            setattr(coursedir, name, place)
        arguments = {} if prepared is None else {"prepared": prepared}
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # nbgrader's use of its database layer; nothing to act on
                made = converter(coursedir=coursedir, config=self.config, log=log, **arguments)
                made.force = True
                made.start()
        except Exception as error:  # nbgrader raises many kinds; one submission must not stop the class
            raise BookkeepingError(
                f"{said.getvalue().strip()}\n{type(error).__name__}: {error}".strip()
            ) from error


def _load_config(course: CourseRoot) -> Config:
    """The course's own `nbgrader_config.py`, or our settings where there is none."""
    file = course.folder / "nbgrader_config.py"
    if not file.is_file():
        return configure(Config(), course.folder)
    try:
        return PyFileConfigLoader(file.name, path=str(course.folder)).load_config()
    except Exception as error:  # it is a program: anything can be wrong in it
        raise CourseError(f"{file} cannot be used: {type(error).__name__}: {error}") from error


def _make_gradebook(course: CourseRoot, course_id: str) -> None:
    """Make an empty gradebook in one step: nbgrader never puts a version into one that it finds half made."""
    find_programs()
    with tempfile.TemporaryDirectory(dir=course.private) as folder:
        new = Path(folder) / course.gradebook.name
        Gradebook(f"sqlite:///{new.as_posix()}", course_id).close()
        with suppress(FileExistsError):
            try:
                os.link(new, course.gradebook)
            except FileExistsError:
                raise
            except OSError:  # no hard links on this file system
                new.rename(course.gradebook)


def _drop_bad_timestamp(path: Path) -> None:
    """nbgrader stops at a `timestamp.txt` that is no time; without one there is no lateness."""
    try:
        text = path.read_text(encoding="utf-8").strip()
        if text:
            parse_utc(text)
    except FileNotFoundError:
        return
    except (ValueError, OverflowError, TypeError):
        path.unlink()


def _logger() -> tuple[logging.Logger, io.StringIO]:
    """A logger that keeps warnings for the case that something goes wrong, and shows none."""
    said = io.StringIO()
    log = logging.Logger("course.nbgrader", logging.WARNING)
    log.addHandler(logging.StreamHandler(said))
    return log, said
