"""A course root: nbgrader's standard folders, and the private folder that grading keeps beside the gradebook.

The private folder `.course/` holds the course's secret and what grading can make again from the submissions:
staging copies, verdicts and done-marks. Imports nothing heavy.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SECRET_BYTES = 32


class CourseError(Exception):
    """Grading cannot go on; the text says what is wrong and what to do."""


@dataclass(frozen=True)
class CourseRoot:
    """The folder of one course. `folder` exists; everything below it is made when it is needed."""

    folder: Path

    def __post_init__(self):
        object.__setattr__(self, "folder", Path(self.folder).resolve())
        if not self.folder.is_dir():
            raise CourseError(f"There is no course folder {self.folder}. Make it, or name another.")

    @property
    def submitted(self) -> Path:
        """Where the class's files lie: `submitted/<student>/<Topic>/`."""
        return self.folder / "submitted"

    @property
    def gradebook(self) -> Path:
        """nbgrader's gradebook, a SQLite file."""
        return self.folder / "gradebook.db"

    @property
    def grades_csv(self) -> Path:
        """The table of grades for a spreadsheet."""
        return self.folder / "grades.csv"

    @property
    def report_page(self) -> Path:
        """The page about the class, for a browser."""
        return self.folder / "report.html"

    @property
    def mistakes(self) -> Path:
        """The mistakes that the instructor has named."""
        return self.folder / "mistakes.json"

    @property
    def private(self) -> Path:
        """The folder that only grading uses; made on first use, for the owner alone and ignored by git."""
        folder = self.folder / ".course"
        if not folder.is_dir():
            folder.mkdir(mode=0o700, exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.is_file():
            ignore.write_text("*\n", encoding="utf-8")
        return folder

    def source(self, topic: str) -> Path:
        """The instructor's notebook of a topic."""
        return self.folder / "source" / topic / f"{topic}.ipynb"

    def release(self, topic: str) -> Path:
        """The student notebook of a topic, as handed out."""
        return self.folder / "release" / topic / f"{topic}.ipynb"

    def autograded(self, student: str, topic: str) -> Path:
        """The graded notebook of a submission."""
        return self.folder / "autograded" / student / topic / f"{topic}.ipynb"

    def feedback(self, student: str, topic: str) -> Path:
        """The feedback page of a submission."""
        return self.folder / "feedback" / student / topic / f"{topic}.html"

    def staging(self, student: str, topic: str) -> Path:
        """The folder of the staging copy: the submission, normalised."""
        return self.private / "staging" / student / topic

    def verdicts(self, student: str, topic: str) -> Path:
        """The file with the verdicts on a submission."""
        return self.private / "verdicts" / student / f"{topic}.json"

    def done(self, student: str, topic: str) -> Path:
        """The done-mark of a submission: it exists once the gradebook has the score."""
        return self.private / "done" / student / f"{topic}.json"

    @property
    def answers(self) -> Path:
        """The file with what our own mistakes answer to this course's cases; it can be made again."""
        return self.private / "answers.db"

    def secret(self) -> bytes:
        """The course's secret, 32 bytes, made on first use. It decides the hidden cases: keep a backup.

        Raises:
            CourseError: the file is damaged.
        """
        path = self.private / "secret"
        if not path.exists():
            _make_secret(path)
        for _ in range(20):  # another process may be writing it, where there are no hard links
            with contextlib.suppress(ValueError):
                secret = bytes.fromhex(path.read_text(encoding="ascii"))
                if len(secret) == SECRET_BYTES:
                    return secret
            time.sleep(0.05)
        raise CourseError(
            f"{path} is damaged: it should hold {2 * SECRET_BYTES} hexadecimal digits. Put your backup back, "
            "or delete it: then a new one is made, all hidden cases change and the class is graded again."
        )

    def round(self, new: int | None = None) -> int:
        """The round of the hidden cases: 1, or what was last set. `new` sets it (at least 1)."""
        path = self.private / "round.json"
        if new is None:
            stored = read_json(path)
            return stored if isinstance(stored, int) and stored >= 1 else 1
        if isinstance(new, bool) or not isinstance(new, int) or new < 1:
            raise CourseError(f"The round is {new!r}; it must be a whole number of at least 1.")
        if new != self.round():
            write_json(path, new)
        return new

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the course for one grading run. The lock ends with the process, however it ends.

        Raises:
            CourseError: another run holds it.
        """
        with (self.private / "lock").open("a+b") as file:
            try:
                _lock(file)
            except OSError:
                raise CourseError(
                    f"Another grading run is at work in {self.folder}. Wait for it, or stop it first."
                ) from None
            yield


def _lock(file: Any) -> None:
    """Take an exclusive lock or raise OSError at once."""
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        return
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _make_secret(path: Path) -> None:
    """Put a new secret at `path` unless there is one. Of two processes, both end up with the same."""
    text = secrets.token_hex(SECRET_BYTES) + "\n"
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".secret-")  # mode 600
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            try:
                os.link(temporary, path)  # unlike a rename, it never replaces what is there
            except FileExistsError:
                raise
            except OSError:  # no hard links on this file system
                handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(handle, "w", encoding="ascii") as file:
                    file.write(text)
    finally:
        temporary.unlink(missing_ok=True)


def read_json(path: Path) -> Any:
    """What the JSON file at `path` holds, or None if it is missing or damaged."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def write_json(path: Path, value: Any, lasting: bool = True) -> None:
    """Write `value` as JSON in one step: a reader sees the old file or the new one. `lasting`: see below."""
    write_atomically(path, json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n", lasting)


def write_atomically(path: Path, text: str, lasting: bool = True) -> None:
    """Write UTF-8 text in one step.

    Args:
        lasting: wait until the disk has it, so that it is whole even after the power went off.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", "surrogatepass"))
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def replace_folder(new: Path, place: Path) -> None:
    """Move the folder `new` to `place`; what was there goes. `place` never holds a mixture.

    Another process may do the same at the same time, for instance what is left of a run that was killed.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    for attempt in range(20):
        old = Path(tempfile.mkdtemp(dir=new.parent, prefix=".old-"))
        try:
            if place.exists() or place.is_symlink():
                place.rename(old / "old")
            new.rename(place)
            return
        except OSError:
            if attempt == 19 or not new.exists():
                raise
            time.sleep(0.05)
        finally:
            shutil.rmtree(old, ignore_errors=True)
