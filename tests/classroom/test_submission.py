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
        (("a.ipynb", "b.ipynb"), "handed in as `a.ipynb` and `b.ipynb`; the expected name is `Tiny.ipynb`"),
        (("solution.pdf",), "`solution.pdf` was found, `Tiny.ipynb` was expected"),
    ],
)
def test_no_notebook_says_what_was_found_and_what_was_expected(folder, names, words):
    for name in names:
        (folder / name).write_bytes(b"x")
    got = read(folder)
    assert got.notebook is None
    assert words in got.problem


def test_the_only_notebook_is_read_under_another_name(folder):
    (folder / "tiny (1).ipynb").write_bytes(b"{}")
    got = read(folder)
    assert (got.notebook, got.renamed) == (b"{}", "tiny (1).ipynb")
    assert "handed in as `tiny (1).ipynb`; the expected name is `Tiny.ipynb`" in got.problem
    before = got.fingerprint()
    (folder / "tiny (1).ipynb").rename(folder / "Tiny.ipynb")
    assert read(folder).fingerprint() != before and read(folder).renamed == ""


def test_other_notebooks_beside_the_right_one_are_told_of(folder):
    for name in ("Tiny.ipynb", "Tiny (1).ipynb", "Tiny_solution.ipynb"):
        (folder / name).write_bytes(name.encode())
    got = read(folder)
    assert (got.notebook, got.problem) == (b"Tiny.ipynb", "")
    assert got.left_out == [
        "The notebook `Tiny (1).ipynb` was left out: `Tiny.ipynb` is the one that counts."
    ]


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


@pytest.mark.parametrize(
    "name",
    [
        "numpy.py", "NumPy.py", "keras/__init__.py", "tensorflow/keras.so", "linecache.py", "IPython.py",
        "sitecustomize.py", "usercustomize.py", "shared_utils/graders/judge.py", "conftest.py", "x.pth",
        "public_tests.py", "PIL/Image.py", "sklearn.py", "nbgrader_config.py",
    ],
)  # fmt: skip
def test_a_file_with_the_name_of_a_module_is_left_out_and_said(folder, name):
    (folder / "Tiny.ipynb").write_bytes(b"{}")
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(b"raise SystemExit")
    got = read(folder)
    assert got.files == {} and len(got.left_out) == 1 and f"`{name}`" in got.left_out[0]


@pytest.mark.parametrize(
    "name",
    [
        "helper.py",
        "my_numpy.py",
        "lib/numpy.py",
        "keras/weights.h5",
        "numpy.txt",
        "layers/conv.py",
        "utils.py",
    ],
)
def test_a_file_with_a_name_of_its_own_is_read(folder, name):
    (folder / "Tiny.ipynb").write_bytes(b"{}")
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"x = 1")
    assert read(folder).files == {name: b"x = 1"} and not read(folder).left_out


def test_a_file_that_grading_puts_there_is_the_courses(folder, tmp_path):
    (tmp_path / "given.py").write_bytes(b"the course's")
    given = {"public_tests.py": tmp_path / "given.py", "data/set.csv": tmp_path / "given.py"}
    (folder / "Tiny.ipynb").write_bytes(b"{}")
    (folder / "public_tests.py").write_bytes(b"the course's")
    assert read_submission(folder, "Tiny", (), given).left_out == []
    (folder / "public_tests.py").write_bytes(b"my own")
    (folder / "data").write_bytes(b"a file where a folder belongs")
    (folder / "Public_tests.PY").write_bytes(b"")
    got = read_submission(folder, "Tiny", (), given)
    assert got.files == {} and len(got.left_out) == 3


@pytest.mark.parametrize("name", ["Tiny.ipynb", "public_tests.py"])
def test_a_folder_with_the_name_of_a_file_is_not_read(folder, tmp_path, name):
    (tmp_path / "given.py").write_bytes(b"")
    (folder / name).mkdir()
    (folder / name / "a.txt").write_bytes(b"x")
    assert read_submission(folder, "Tiny", (), {"public_tests.py": tmp_path / "given.py"}).files == {}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2026-02-03 04:05:06 UTC", True),
        ("2026-02-03T04:05:06+01:00", True),
        ("1999-12-31 23:59:59", False),
        ("9999-12-31 23:59:59", False),
        ("yesterday", False),
        ("x" * 10_000, False),
    ],
)
def test_a_time_at_which_nothing_was_handed_in_is_left_out(folder, text, kept):
    (folder / "Tiny.ipynb").write_bytes(b"{}")
    (folder / "timestamp.txt").write_text(text)
    assert ("timestamp.txt" in read(folder).files) is kept
    assert bool(read(folder).left_out) is not kept


def test_a_folder_with_thousands_of_files_is_not_walked_to_its_end(folder, monkeypatch):
    monkeypatch.setattr(submission, "ENTRIES", 5)
    (folder / "Tiny.ipynb").write_bytes(b"{}")
    many = folder / "many"
    many.mkdir()
    for number in range(9):
        (many / str(number)).write_bytes(b"")
    got = read(folder)
    assert got.notebook and len(got.files) <= 5 and any("`many/`" in text for text in got.left_out)
