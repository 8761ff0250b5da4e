"""Reading what a learner handed in: hostile files, read once, under caps, and never changed."""

from __future__ import annotations

import hashlib
import itertools
import os
import stat
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from .module_names import is_python, names_of_modules

NOTEBOOK_BYTES = 20 * 2**20
FILES_BYTES = 20 * 2**20
FILES_COUNT = 200
DEPTH = 6
ENTRIES = 2000
"""Of one folder: what lies there beyond them is not looked at."""

#: Folders that tools leave behind.
IGNORED = frozenset({"__pycache__", "feedback"})

#: Where nbgrader looks for the time at which something was handed in.
TIMESTAMP = "timestamp.txt"
TIMESTAMP_BYTES = 100
NO_EARLIER_THAN = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass
class Submission:
    """The files of one submission.

    Attributes:
        notebook: the bytes of the notebook, or None.
        problem: why there is no notebook, one or two sentences; "" when there is one of the right name.
        renamed: the name of the only notebook where that is another one; `problem` says so, too, and holds if
            it turns out to be none of this topic.
        files: the other files, by path relative to the folder, with forward slashes.
        left_out: sentences about files that were not read.
    """

    notebook: bytes | None = None
    problem: str = ""
    renamed: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def fingerprint(self) -> str:
        """A hash over everything that was read."""
        digest = hashlib.sha256()
        parts = [("notebook", self.notebook or b""), ("problem", self.problem.encode("utf-8", "replace"))]
        parts += [(f"file {name}", content) for name, content in sorted(self.files.items())]
        parts.append(("renamed", self.renamed.encode("utf-8", "replace")))
        parts += [("left out", text.encode("utf-8", "replace")) for text in self.left_out]
        for name, content in parts:
            digest.update(f"{len(name)} {name} {len(content)} ".encode("utf-8", "replace") + content)
        return digest.hexdigest()


def read_submission(
    folder: Path, topic: str, not_needed: Collection[str] = (), given: Mapping[str, Path] | None = None
) -> Submission:
    """Read the submission in `folder`.

    Args:
        folder: `submitted/<student>/<Topic>`; may be missing.
        topic: its name; the notebook is `<topic>.ipynb`.
        not_needed: relative paths of files that come with the lesson and are not read, such as its pictures.
        given: files that grading puts beside the notebook itself, by relative path: the visible tests, say.
    """
    submission = Submission()
    expected = f"{topic}.ipynb"
    if folder.is_symlink() or not folder.is_dir():
        submission.problem = "There is no submission."
        return submission
    other_notebooks, size = [], 0
    taken = _Taken(expected, given or {})
    for path, name, readable in _walk(folder, submission.left_out):
        if name in not_needed:
            continue
        if not readable:
            kind = "link" if path.is_symlink() else "special file"
            if name == expected:
                submission.problem = f"`{expected}` is a {kind}, not a file. Hand in the notebook itself."
            submission.left_out.append(f"The {kind} `{name}` was left out.")
        elif name == expected:
            submission.notebook = _read(path, NOTEBOOK_BYTES)
            if submission.notebook is None:
                submission.problem = _too_large(path, expected)
        elif path.suffix.lower() == ".ipynb":
            other_notebooks.append(name)
        elif name in taken.given and _read(path, FILES_BYTES) == taken.given[name].read_bytes():
            continue  # who hands in the whole folder hands in the lesson's files too
        elif why := taken.by(name, path):
            submission.left_out.append(f"The file `{name}` was left out: {why}")
        elif len(submission.files) >= FILES_COUNT or (content := _read(path, FILES_BYTES - size)) is None:
            submission.left_out.append(
                f"The file `{name}` was left out: beside the notebook, {FILES_COUNT} files of together "
                f"{FILES_BYTES // 2**20} MB are read."
            )
        else:
            submission.files[name] = content
            size += len(content)
    if submission.notebook is not None:
        submission.left_out += [
            f"The notebook `{name}` was left out: `{expected}` is the one that counts."
            for name in other_notebooks
            if name != f"{topic}_solution.ipynb"  # whoever hands in the whole folder hands in ours as well
        ]
    elif not submission.problem:
        submission.problem = _no_notebook(expected, other_notebooks, submission.files)
        if len(other_notebooks) == 1 and "/" not in other_notebooks[0]:
            # Browsers put "(1)" behind a name: whoever reads it on sees whether it is the one.
            submission.notebook = _read(folder / other_notebooks[0], NOTEBOOK_BYTES)
            submission.renamed = other_notebooks[0] if submission.notebook is not None else ""
    submission.left_out = submission.left_out[:20]
    return submission


class _Taken:
    """Names of the course, of Python or of a library: a learner's file never stands in for them."""

    def __init__(self, notebook: str, given: Mapping[str, Path]):
        self.given = given
        self.files = {notebook.casefold(), *(name.casefold() for name in given)}
        self.folders = {above for name in self.files for above in _above(name)}

    def by(self, name: str, path: Path) -> str:
        """Why a file is not read, as the end of a sentence; "" for one that is."""
        folded = name.casefold()  # some file systems do not tell a from A
        if folded in self.files | self.folders or set(_above(folded)) & self.files:
            return "the course has its own of that name."
        if is_python(name) or name.endswith(".pth"):
            module = folded.split("/")[0].partition(".")[0]
            if module in names_of_modules(self.given):
                return f"`{module}` is the name of a module that grading uses. Give it another name."
            if name.endswith(".pth"):
                return "Python may take it for settings."
        return _bad_timestamp(path) if name == TIMESTAMP else ""


def _above(name: str) -> Iterator[str]:
    """The folders that a path goes through."""
    parts = name.split("/")
    return ("/".join(parts[:depth]) for depth in range(1, len(parts)))


def _bad_timestamp(path: Path) -> str:
    """What is wrong with the time at which something was handed in; "" for a time that can be."""
    text = (_read(path, TIMESTAMP_BYTES) or b"?").decode("utf-8", "replace").strip()
    if not text:
        return ""
    try:
        from dateutil.parser import parse

        time = parse(text)
        time = time if time.tzinfo else time.replace(tzinfo=UTC)
        if NO_EARLIER_THAN <= time <= datetime.now(UTC) + timedelta(days=1):
            return ""
    except (ValueError, OverflowError, TypeError):
        pass
    return "it is no time at which this can have been handed in."


def _walk(
    folder: Path, left_out: list[str], before: str = "", depth: int = 1
) -> Iterator[tuple[Path, str, bool]]:
    """(path, relative name, whether it is a regular file) of all files, sorted; links are not followed."""
    with os.scandir(folder) as entries:
        some = list(itertools.islice(entries, ENTRIES + 1))
    if len(some) > ENTRIES:
        left_out.append(f"The folder `{before or './'}` was left out: more than {ENTRIES} files lie in it.")
        return
    for entry in sorted(some, key=lambda entry: entry.name):
        name = entry.name
        if name.startswith(".") or name in IGNORED or name.endswith(".pyc"):
            continue
        if not name.isprintable():  # line ends, or bytes that are not UTF-8
            left_out.append(f"A file with an unusual name was left out: {name!r}.")
        elif entry.is_dir(follow_symlinks=False):
            if depth < DEPTH:
                yield from _walk(Path(entry.path), left_out, f"{before}{name}/", depth + 1)
            else:
                left_out.append(f"The folder `{before}{name}` was left out: it lies too deep.")
        else:
            yield Path(entry.path), before + name, entry.is_file(follow_symlinks=False)


def _read(path: Path, most: int) -> bytes | None:
    """The content of a regular file of at most `most` bytes, or None."""
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):  # as far as the platform has them
        flags |= getattr(os, name, 0)
    try:
        handle = os.open(path, flags)
    except OSError:
        return None
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return None
        content = file.read(most + 1)
    return content if len(content) <= most else None


def _too_large(path: Path, expected: str) -> str:
    size = path.lstat().st_size / 2**20
    if size <= NOTEBOOK_BYTES / 2**20:
        return f"`{expected}` cannot be opened. Hand it in again."
    return (
        f"`{expected}` has {size:.0f} MB; at most {NOTEBOOK_BYTES // 2**20} MB are read. "
        "Clear its outputs, save it and hand it in again."
    )


def _no_notebook(expected: str, notebooks: list[str], files: Collection[str]) -> str:
    if notebooks:
        names = " and ".join(f"`{name}`" for name in notebooks[:3])
        return (
            f"The notebook was handed in as {names}; the expected name is `{expected}`. "
            "It has to be handed in again, under that name."
        )
    if files:
        return f"There is no notebook: `{min(files)}` was found, `{expected}` was expected."
    return f"There is no notebook: the folder is empty, `{expected}` was expected."
