"""The error that every reader of data raises, and what a file is when it is not what it is called."""

from __future__ import annotations

from pathlib import Path

#: Bytes that `refuse_wrong_kind` looks at.
HEAD = 512

_PAGES = (b"<!doctype html", b"<html", b"<head", b"<body")
_ARCHIVES = {b"PK\x03\x04": "a ZIP archive", b"\x1f\x8b": "a gzip archive", b"Rar!": "a RAR archive"}
_ARCHIVES |= {b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive"}
_KINDS = {
    b"\x89HDF\r\n\x1a\n": "an HDF5 file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"%PDF": "a PDF document",
    b"\x93NUMPY": "a NumPy array",
}
_POINTER = b"version https://git-lfs.github.com/spec/"

AGAIN = "Copy or download it again, and compare its size with the original's."


class DataError(ValueError):
    """A data file cannot be used. Its text is the whole message; IPython shows no traceback.

    Attributes:
        place: the file or folder, as it was given.
        problem: what is wrong with it, one sentence.
        advice: what to do about it.
    """

    def __init__(self, place: object, problem: str, advice: str):
        super().__init__(f"{place}: {problem}\n{advice}")
        self.place, self.problem, self.advice = str(place), problem, advice

    def with_advice(self, more: str) -> DataError:
        """The same error with another sentence of advice."""
        return DataError(self.place, self.problem, f"{self.advice} {more}")

    def _render_traceback_(self) -> list[str]:
        return str(self).splitlines()


def read_bytes(path: Path, most: int | None = None) -> bytes:
    """Return the first `most` bytes of the file at `path`, or all of it.

    Raises:
        DataError: there is no such file, or it may not be read.
    """
    try:
        with Path(path).open("rb") as file:
            return file.read() if most is None else file.read(most)
    except FileNotFoundError:
        raise DataError(path, "There is no such file.", "Check the spelling and the folder.") from None
    except IsADirectoryError:
        raise DataError(path, "This is a folder, not a file.", "Give a file in it.") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DataError(
            path, f"The file cannot be read ({reason}).", "Check that you may read it."
        ) from error


def refuse_wrong_kind(path: Path, head: bytes, wanted: str) -> None:
    """Raise DataError if the first bytes of a file show that it is of a well-known other kind.

    Args:
        path: the file, for the message.
        head: its first `HEAD` bytes.
        wanted: what it should be, such as "an HDF5 file".
    """
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if not head:
        raise DataError(path, f"The file is empty; it should be {wanted}.", AGAIN)
    if head.startswith(_POINTER):
        raise DataError(
            path,
            f"This is a Git LFS pointer, three lines of text in place of {wanted}.",
            "Run `git lfs pull` in the repository that it comes from.",
        )
    if text.startswith(_PAGES) or b"<html" in text:
        raise DataError(
            path,
            f"This is a web page (HTML), not {wanted}.",
            "The download gave a page, often one to sign in or one that says why it failed. "
            "Open the address in a browser and save the file itself.",
        )
    if text.startswith((b"<?xml", b"<error")):
        raise DataError(
            path,
            f"This is a server's message (XML), not {wanted}.",
            "Open the file in an editor to read the message, and download it again.",
        )
    for start, kind in _ARCHIVES.items():
        if head.startswith(start):
            raise DataError(path, f"This is {kind}, not {wanted}.", "Unpack it and give what is in it.")
    for start, kind in _KINDS.items():
        if head.startswith(start) and kind != wanted and "HDF5" in kind + wanted:
            raise DataError(path, f"This is {kind}, not {wanted}.", "Give another file.")
    if not head.strip(b"\0"):
        raise DataError(path, f"The file holds nothing but zeros; it should be {wanted}.", AGAIN)
