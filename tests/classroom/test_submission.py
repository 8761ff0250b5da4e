import os

import pytest

from shared_utils.classroom import submission
from shared_utils.classroom.submission import read_submission

posix = pytest.mark.skipif(os.name != "posix", reason="needs links and pipes")


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "submitted" / "ann" / "Tiny"
    folder.mkdir(parents=True)
    return folder


def read(folder, not_needed=()):
    return read_submission(folder, "Tiny", not_needed)


def test_notebook_and_files_are_read(folder):
    (folder / "Tiny.ipynb").write_bytes(b"{}")
    (folder / "sub").mkdir()
    (folder / "sub" / "helper.py").write_bytes(b"x = 1")
    (folder / "images").mkdir()
    (folder / "images" / "lesson.svg").write_bytes(b"large")
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "helper.pyc").write_bytes(b"junk")
    (folder / ".hidden").write_bytes(b"junk")
    got = read(folder, ["images/lesson.svg"])
    assert (got.notebook, got.problem, got.left_out) == (b"{}", "", [])
    assert got.files == {"sub/helper.py": b"x = 1"}


@pytest.mark.parametrize(
    "names, words",
    [
        ((), "the folder is empty"),
        (("tiny (1).ipynb",), "handed in as `tiny (1).ipynb`; the expected name is `Tiny.ipynb`"),
        (("solution.pdf",), "`solution.pdf` was found, `Tiny.ipynb` was expected"),
    ],
)
def test_no_notebook_says_what_was_found_and_what_was_expected(folder, names, words):
    for name in names:
        (folder / name).write_bytes(b"x")
    got = read(folder)
    assert got.notebook is None
    assert words in got.problem


def test_no_folder(tmp_path):
    assert read(tmp_path / "nowhere").problem == "There is no submission."


@posix
def test_links_and_pipes_are_not_followed(folder, tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "Tiny.ipynb").write_bytes(b"{}")
    (folder / "copy.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "all").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe")
    got = read(folder)
    assert got.notebook == b"{}"
    assert got.files == {}
    assert len(got.left_out) == 3


@posix
def test_a_notebook_that_is_a_link_or_a_folder_that_is_one_is_not_read(folder, tmp_path):
    (tmp_path / "other.ipynb").write_bytes(b"{}")
    (folder / "Tiny.ipynb").symlink_to(tmp_path / "other.ipynb")
    got = read(folder)
    assert got.notebook is None and "is a link" in got.problem
    link = folder.parent / "Link"
    link.symlink_to(folder)
    assert read(link).problem == "There is no submission."


def test_caps(folder, monkeypatch):
    monkeypatch.setattr(submission, "NOTEBOOK_BYTES", 2**20)
    monkeypatch.setattr(submission, "FILES_BYTES", 10)
    monkeypatch.setattr(submission, "FILES_COUNT", 2)
    (folder / "Tiny.ipynb").write_bytes(b" " * (2**20 + 1))
    for name, size in {"a": 6, "b": 6, "c": 4, "d": 0}.items():
        (folder / name).write_bytes(b"x" * size)
    deep = folder.joinpath(*"123456789")
    deep.mkdir(parents=True)
    (deep / "e").write_bytes(b"")
    got = read(folder)
    assert got.notebook is None and "at most 1 MB are read" in got.problem
    assert sorted(got.files) == ["a", "c"]
    assert any("`b`" in text for text in got.left_out)
    assert any("`d`" in text for text in got.left_out)
    assert any("too deep" in text for text in got.left_out)


def test_the_fingerprint_sees_every_change(folder):
    seen = {read(folder).fingerprint()}
    for name, content in (
        ("Tiny.ipynb", b"{}"),
        ("Tiny.ipynb", b"{ }"),
        ("a", b""),
        ("a", b"1"),
        ("b", b"1"),
    ):
        (folder / name).write_bytes(content)
        seen.add(read(folder).fingerprint())
    (folder / "a").unlink()
    seen.add(read(folder).fingerprint())
    assert len(seen) == 7
    assert read(folder).fingerprint() in seen
