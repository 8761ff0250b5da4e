"""Keeping nbgrader's books: the one writer to the gradebook, to `autograded/` and to `feedback/`.

A submission enters the gradebook in one transaction, then its folder moves into place in one step. So a run
that is killed never leaves half a score, nor half a folder, which nbgrader would take for a graded one.
"""

from __future__ import annotations

import os
import tempfile
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

from nbgrader.api import BaseCell, Comment, Grade, Gradebook, SubmittedNotebook, get_alembic_version
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import event, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError
from traitlets.config import Config

from . import by_nbgrader
from .bookless import Entry
from .converting import Converter, drop_bad_timestamp, silent
from .course_root import CourseError, CourseRoot, replace_folder
from .gradebook import BookkeepingError, LessonRecord, SubmissionGrades, read_lesson, read_submission_grades
from .gradebook_place import GradebookPlace, load_config
from .nbgrader_settings import find_programs, has_our_steps
from .preparing import Prepared

#: nbgrader's own default. In PostgreSQL an assignment needs a course, and nbgrader makes none without a name.
_COURSE_ID = "default_course"


class Bookkeeper:
    """The one writer to the gradebook of a course. Close it in the end."""

    def __init__(self, course: CourseRoot, place: GradebookPlace, folder: str):
        """Open the gradebook, which is made if it is missing.

        Args:
            folder: relative to the course root, for what is made on the way.

        Raises:
            CourseError: it cannot be reached, or nbgrader_config.py cannot be used.
        """
        self.course, self.place = course, place
        self.config = self._load()
        self.is_ours = has_our_steps(self.config, course.folder)
        self.converter = Converter(course, folder)
        self._lessons: dict[str, LessonRecord] = {}
        self._coursedir = CourseDirectory(config=self.config, root=str(course.folder), log=silent())
        course_id = self._coursedir.course_id
        find_programs()
        with place.clear_errors():
            if place.file is not None and not place.file.is_file():
                _make_file(place.file, course_id)
            self._gradebook = _open(place, course_id)
            self._connection = self._gradebook.engine.connect()
        # Whatever nbgrader commits belongs to the transaction that `_enter` has begun.
        self._gradebook.db.configure(bind=self._connection, join_transaction_mode="rollback_only")
        self._late = _LatePenalty(config=self.config, log=silent())
        self._late.init_plugin()

    def close(self) -> None:
        """Let go of the gradebook."""
        with suppress(SQLAlchemyError):  # of a server that has gone away
            self._gradebook.db.remove()
            self._connection.close()
        self._gradebook.engine.dispose()

    def register(self, topic: str) -> None:
        """Make `release/<Topic>/` and put the topic into the gradebook, by `nbgrader generate_assignment`.

        Raises:
            CourseError: exercises came or went while there are grades; or nbgrader failed otherwise.
        """
        self._lessons.pop(topic, None)
        self.config = self._load()  # it names the pictures of the topic, which may have been built just now
        try:
            by_nbgrader.register(self.course, self.config, topic)
        except BookkeepingError as error:
            if "because there are submissions associated with it" in str(error):
                raise CourseError(
                    f"{topic} has other exercises now than when its first submission was graded; nbgrader "
                    f"cannot change that. Keep {self.place.shown} as it is for the old version and "
                    "grade this one in a course folder of its own."
                ) from error
            raise CourseError(f"nbgrader could not register {topic}:\n{error}") from error

    def lesson(self, topic: str) -> LessonRecord:
        """What the gradebook has of a topic."""
        if topic not in self._lessons:
            self._lessons[topic] = read_lesson(self.place, topic)
        return self._lessons[topic]

    def record(
        self, student: str, topic: str, prepared: Prepared, made: tuple[Path, Entry] | None = None
    ) -> SubmissionGrades:
        """Put the score of a prepared submission into the gradebook and the notebook into `autograded/`.

        Args:
            made: what a Converter has made of it; else that is done here.

        Returns:
            The grades of the submission, as the gradebook has them now.

        Raises:
            BookkeepingError: that failed; nothing in the gradebook and in `autograded/` has changed. After
                nbgrader's own steps, the gradebook may have.
        """
        try:
            if not self.is_ours:
                drop_bad_timestamp(self.course.staging(student, topic))
                folder = by_nbgrader.autograde(self.course, self.config, student, topic, prepared)
                with self._connection.begin():
                    grades = read_submission_grades(self._connection, student, topic)
            else:
                lesson = self.lesson(topic)
                folder, entry = made or self.converter.autograde(student, topic, lesson, prepared.result)
                with warnings.catch_warnings(), self._connection.begin():
                    warnings.simplefilter("ignore")  # nbgrader's use of SQLAlchemy; nothing to act on
                    grades = self._enter(student, topic, entry, folder)
            replace_folder(folder, self.course.autograded(student, topic).parent)
            return grades
        except BookkeepingError:
            raise
        except Exception as error:  # of many kinds; one submission must not stop the class
            words = self.place.without_password(f"{type(error).__name__}: {error}")
            raise BookkeepingError(words) from error
        finally:
            self._gradebook.db.remove()

    def write_feedback(
        self, student: str, topic: str, grades: SubmissionGrades, made: Path | None = None
    ) -> None:
        """Write the feedback page of a recorded submission.

        Args:
            grades: of the submission, as the gradebook has them now.
            made: the folder that a Converter has made; else that is done here.

        Raises:
            BookkeepingError: that failed; the page is the old one.
        """
        try:
            if not self.is_ours:
                made = by_nbgrader.feedback(self.course, self.config, student, topic)
            made = made or self.converter.feedback(student, topic, self.lesson(topic), grades)
            replace_folder(made, self.course.feedback(student, topic).parent)
        except BookkeepingError:
            raise
        except Exception as error:
            raise BookkeepingError(f"{type(error).__name__}: {error}") from error

    def _load(self) -> Config:
        config = load_config(self.course)
        config.CourseDirectory.db_url = self.place.url
        if self.place.file is None and not config.CourseDirectory.get("course_id"):
            config.CourseDirectory.course_id = _COURSE_ID
        return config

    def _enter(self, student: str, topic: str, entry: Entry, folder: Path) -> SubmissionGrades:
        """Write scores, comments and the late penalty, by nbgrader's rules; return all grades there are."""
        books = self._gradebook
        given = self._coursedir.get_existing_timestamp(str(folder))
        books.update_or_create_student(student)
        when = {} if given is None else {"timestamp": given}
        submission = books.update_or_create_submission(topic, student, **when)
        notebook = books.find_submission_notebook(topic, topic, student)
        for name, grade in self._of_notebook(Grade, notebook):
            if name in entry.scores:
                grade.auto_score = entry.scores[name]
                grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
        for name, comment in self._of_notebook(Comment, notebook):
            if name in entry.comments:
                comment.auto_comment = entry.comments[name]
        books.db.flush()
        notebook.late_submission_penalty = self._late.of(submission, notebook)
        books.db.flush()
        grades = read_submission_grades(self._connection, student, topic)
        if set(entry.scores) != {f"{name}_test" for name in grades.exercises}:
            raise BookkeepingError("The graded notebook and the gradebook have different exercises.")
        return grades

    def _of_notebook(self, table: Any, notebook: SubmittedNotebook) -> Any:
        """(name of the cell, grade or comment) of a submitted notebook."""
        query = (
            select(BaseCell.name, table)
            .join(BaseCell, BaseCell.id == table.cell_id)
            .where(BaseCell.notebook_id == notebook.notebook_id, table.notebook_id == notebook.id)
        )
        return self._gradebook.db.execute(query)


class _LatePenalty(AssignLatePenalties):
    """nbgrader's rule for late submissions, on what the open session has."""

    def of(self, submission: Any, notebook: Any) -> float | None:
        if submission.total_seconds_late <= 0:
            return None
        late = submission.total_seconds_late
        penalty = self.plugin_inst.late_submission_penalty(submission.student_id, notebook.score, late)
        return None if penalty is None else self._check_late_penalty(notebook, penalty)


def _open(place: GradebookPlace, course_id: str) -> Gradebook:
    """nbgrader's Gradebook on an engine whose transactions begin when they are begun."""
    gradebook = Gradebook(place.url, course_id)
    gradebook.db.remove()
    if place.file is None:
        _finish_version(gradebook)
        return gradebook
    # Left to itself, Python's driver begins with the first change, after what is read to make it.
    event.listen(gradebook.engine, "connect", _no_automatic_begin)
    event.listen(gradebook.engine, "begin", _begin)
    gradebook.engine.dispose()
    return gradebook


def _no_automatic_begin(connection: Any, _: Any) -> None:
    connection.isolation_level = None


def _begin(connection: Any) -> None:
    connection.exec_driver_sql("begin immediate")


def _make_file(file: Path, course_id: str) -> None:
    """Make an empty gradebook in one step: nbgrader never puts a version into one that it finds half made."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".new-gradebook-") as folder:
        new = Path(folder) / file.name
        Gradebook(f"sqlite:///{new.as_posix()}", course_id).close()
        with suppress(FileExistsError):
            try:
                os.link(new, file)
            except FileExistsError:
                raise
            except OSError:  # no hard links on this file system
                new.rename(file)


def _finish_version(gradebook: Gradebook) -> None:
    """Put nbgrader's version into an empty PostgreSQL gradebook whose making was interrupted before that."""
    engine = gradebook.engine
    with engine.begin() as connection:
        has_table = inspect(connection).has_table("alembic_version")
        if has_table and connection.execute(text("select count(*) from alembic_version")).scalar():
            return
        if connection.execute(text("select count(*) from assignment")).scalar():
            raise CourseError(
                "The gradebook does not say of which version it is. Run `nbgrader db upgrade` first."
            )
        if not has_table:
            connection.execute(text("create table alembic_version (version_num varchar(32) not null)"))
        version = get_alembic_version()
        connection.execute(text("insert into alembic_version (version_num) values (:v)"), {"v": version})
