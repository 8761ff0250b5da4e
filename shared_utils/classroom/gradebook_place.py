"""Where a course's gradebook is: the SQLite file beside the submissions, or a database named by its URL.

SQLAlchemy, which nbgrader brings, reaches both; it takes 0.2 s to import. Passwords are never shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from .course_root import CourseError, CourseRoot

CONFIG = "nbgrader_config.py"

#: Of a lock in PostgreSQL that one grading run holds: any number, as long as it is always the same.
_LOCK = 0x6F_70_65_6E_63_6E_6E

_CONNECT_SECONDS = 10


@dataclass(frozen=True)
class GradebookPlace:
    """A gradebook by its SQLAlchemy URL, as in nbgrader's `CourseDirectory.db_url`."""

    url: str

    @classmethod
    def of(cls, place: GradebookPlace | Path) -> GradebookPlace:
        """The place itself, or that of a SQLite file."""
        return place if isinstance(place, cls) else cls(sqlite_url(place))

    def __post_init__(self):
        if self._parts.get_backend_name() not in ("sqlite", "postgresql"):
            raise CourseError(
                f"The gradebook {self.shown} is in neither SQLite nor PostgreSQL. Its URL begins with "
                "`sqlite:///` or `postgresql://`."
            )

    @property
    def _parts(self) -> Any:
        from sqlalchemy.engine import make_url
        from sqlalchemy.exc import SQLAlchemyError

        try:
            return make_url(self.url)
        except (SQLAlchemyError, ValueError):
            raise CourseError(
                "The URL of the gradebook cannot be understood. It is written like "
                f"`postgresql://name:password@host:5432/database`; it comes from {CONFIG}."
            ) from None

    @property
    def file(self) -> Path | None:
        """The file of a SQLite gradebook."""
        parts = self._parts
        if parts.get_backend_name() != "sqlite":
            return None
        if not parts.database or parts.database == ":memory:":
            raise CourseError(f"The gradebook {self.url!r} names no file.")
        return Path(parts.database)

    @property
    def shown(self) -> str:
        """The file, or the URL without password and options, to show to people."""
        parts = self._parts
        if parts.get_backend_name() == "sqlite":
            return str(parts.database)
        return parts.set(query={}).render_as_string(hide_password=True)

    @property
    def is_new(self) -> bool:
        """Whether there is no gradebook yet. Errors as in `reading`."""
        with self.reading() as database:
            return database is None

    def engine(self) -> Any:
        """A SQLAlchemy engine that connects when it is used.

        Raises:
            CourseError: PostgreSQL's driver is not installed.
        """
        from sqlalchemy import create_engine

        parts = self._parts
        options: dict[str, Any] = {}
        if self.file is None and "connect_timeout" not in parts.query:
            options["connect_timeout"] = _CONNECT_SECONDS
        try:
            return create_engine(parts, connect_args=options)
        except ModuleNotFoundError as error:
            raise CourseError(
                f"The gradebook {self.shown} needs Python's driver `{error.name}`. "
                'Install it: pip install "open-cnn-course[postgresql]"'
            ) from error

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """A SQLAlchemy connection to read with, or None where there is no gradebook yet.

        Raises:
            CourseError: it cannot be reached, or is no gradebook of a version that we know.
        """
        file = self.file
        if file is not None and (not file.is_file() or file.stat().st_size == 0):
            yield None
            return
        engine = self._reader()
        try:
            with self.clear_errors(), engine.connect() as connection:
                yield connection if _is_gradebook(connection, self.shown) else None
        finally:
            engine.dispose()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold a PostgreSQL gradebook for one grading run, wherever others run. SQLite needs no such lock.

        Raises:
            CourseError: another run holds it, or it cannot be reached.
        """
        if self.file is not None:
            yield
            return
        from sqlalchemy import text

        engine = self.engine()
        try:
            with self.clear_errors():
                connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            with connection:
                with self.clear_errors():
                    free = connection.execute(text("select pg_try_advisory_lock(:n)"), {"n": _LOCK}).scalar()
                if not free:
                    raise CourseError(
                        f"Another grading run is at work on {self.shown}. Wait for it, or stop it first."
                    )
                yield
        finally:
            engine.dispose()  # the lock ends with the connection, however this process ends

    @contextmanager
    def clear_errors(self) -> Iterator[None]:
        """Turn the database's errors into CourseError."""
        from sqlalchemy.exc import SQLAlchemyError

        try:
            yield
        except SQLAlchemyError as error:
            raise CourseError(self._explained(error)) from None

    def without_password(self, words: str) -> str:
        """`words` with the password taken out, should it be there."""
        password = self._parts.password
        options = [value for name, value in self._parts.query.items() if name == "password"]
        for secret in (password, *options):
            if secret:
                for form in {str(secret), unquote(str(secret))}:
                    words = words.replace(form, "***")
        return words

    def _reader(self) -> Any:
        file = self.file
        if file is None:
            return self.engine()
        import sqlite3

        from sqlalchemy import create_engine
        from sqlalchemy.pool import NullPool

        address = f"{file.resolve().as_uri()}?mode=ro"
        return create_engine(
            "sqlite://",
            creator=lambda: sqlite3.connect(address, uri=True, timeout=60),
            poolclass=NullPool,
        )

    def _explained(self, error: Any) -> str:
        said = " ".join(str(getattr(error, "orig", None) or error).split())[:400]
        said = self.without_password(said)
        if self.file is not None or not getattr(error, "connection_invalidated", False):
            if "password" in said or "authentication" in said:
                return (
                    f"The gradebook {self.shown} does not accept the name or the password ({said}). They "
                    f"come from {CONFIG}, or from PostgreSQL's own PGPASSWORD and ~/.pgpass."
                )
            if "does not exist" in said and "database" in said:
                return (
                    f"There is no database {self.shown} ({said}). Make it with `createdb`, or name another."
                )
        if self.file is None and type(error).__name__ in ("OperationalError", "InterfaceError"):
            return f"The gradebook {self.shown} cannot be reached ({said}). Is the server running?"
        return (
            f"{self.shown} cannot be read as nbgrader's gradebook ({said}). "
            "Run `nbgrader db upgrade` if it is from another version, or put your backup back."
        )


def sqlite_url(file: Path) -> str:
    """The URL of a gradebook in a SQLite file. A writer waits a minute for another before it gives up."""
    return f"sqlite:///{Path(file).resolve().as_posix()}?timeout=60"


def default_url(course_root: Path) -> str:
    """The gradebook of a course whose nbgrader_config.py names none."""
    return sqlite_url(Path(course_root) / "gradebook.db")


def place_of(course: CourseRoot) -> GradebookPlace:
    """Where the gradebook of a course is.

    Raises:
        CourseError: `nbgrader_config.py` cannot be used, or the URL is none that we know.
    """
    if not (course.folder / CONFIG).is_file():
        return GradebookPlace(default_url(course.folder))
    url = load_config(course).CourseDirectory.get("db_url")
    place = GradebookPlace(str(url or default_url(course.folder)))
    if place.file is not None and not place.file.parent.is_dir():
        raise CourseError(
            f"The gradebook is to be {place.file}, in a folder that does not exist. Make it, or mend "
            f"`CourseDirectory.db_url` in {CONFIG}."
        )
    return place


def load_config(course: CourseRoot) -> Any:
    """The course's own `nbgrader_config.py` as a traitlets Config, or our settings where there is none.

    Raises:
        CourseError: the file cannot be used.
    """
    from traitlets.config import Config, PyFileConfigLoader

    from .nbgrader_settings import configure

    file = course.folder / CONFIG
    if not file.is_file():
        return configure(Config(), course.folder)
    try:
        return PyFileConfigLoader(file.name, path=str(course.folder)).load_config()
    except Exception as error:  # it is a program: anything can be wrong in it
        raise CourseError(f"{file} cannot be used: {type(error).__name__}: {error}") from error


def _is_gradebook(connection: Any, shown: str) -> bool:
    """Whether nbgrader's tables are there; False for an empty database.

    Raises:
        CourseError: the database has other tables.
    """
    from sqlalchemy import inspect

    tables = set(inspect(connection).get_table_names())
    if "grade" in tables:
        return True
    strange = sorted(tables - _TABLES)
    if strange:
        raise CourseError(
            f"{shown} is not a gradebook: it has the table `{strange[0]}` and none of nbgrader's grades. "
            "Name an empty database for a new gradebook."
        )
    return False


#: What nbgrader makes; of a gradebook that was interrupted while it was made, some are there.
_TABLES = frozenset(
    (
        "alembic_version",
        "assignment",
        "base_cell",
        "comment",
        "course",
        "grade_cells",
        "notebook",
        "solution_cells",
        "source_cell",
        "student",
        "submitted_assignment",
        "submitted_notebook",
        "task_cells",
    )
)
