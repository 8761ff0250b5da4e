"""The bundled files: what is checked before they are used, and the real ones."""

import hashlib
import json
import time

import h5py
import numpy as np
import pytest
from data_files import labels, write_packed
from test_bad_hdf5 import PAGE, POINTER
from typer.testing import CliRunner

from shared_utils import cli, environment
from shared_utils.datasets import bundled, catalogue, load_happy, load_signs, loading
from shared_utils.datasets.catalogue import DATA_SETS, verify_bundled
from shared_utils.datasets.signs import SIGNS

LOADERS = {"signs": load_signs, "happy": load_happy}


def write_facts(path, **changes):
    """Write the facts that belong to a packed file of signs; `changes` replace entries, None drops one."""
    content = path.read_bytes()
    facts = {
        "name": "signs",
        "version": 1,
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "splits": {"train": 12, "validation": 6, "test": 6},
        "shape": [64, 64, 3],
        "dtype": "uint8",
        "classes": ["0", "1", "2", "3", "4", "5"],
        "seed": 1,
        "licence": "CC BY 4.0",
        "made_by": "a test",
    } | changes
    facts = {name: value for name, value in facts.items() if value is not None}
    path.with_suffix(".json").write_text(json.dumps(facts))


@pytest.fixture
def files(tmp_path, monkeypatch):
    """A folder of bundled files with good signs in it."""
    for module in (bundled, catalogue, loading):
        monkeypatch.setattr(module, "FILES", tmp_path)
    for spec in DATA_SETS.values():
        monkeypatch.delenv(spec.variable, raising=False)
    write_facts(write_packed(tmp_path / "signs.h5"))
    return tmp_path


def course(*arguments):
    return CliRunner().invoke(cli.app, ["data", *arguments])


def test_without_a_path_the_bundled_file_is_read(files):
    signs = load_signs()
    assert signs.splits == ("train", "validation", "test") and len(signs.train.y) == 12
    assert repr(signs).endswith("from the bundled signs.h5, version 1")
    assert signs.train.factors["hand"][1] == "right"
    assert sorted(path.name for path in files.iterdir()) == ["signs.h5", "signs.json"]


def test_a_changed_file_is_refused(files, refused):
    path = files / "signs.h5"
    with h5py.File(path, "r+") as file:
        file["test_set_y"][0] = 1
    refused(load_signs, path, "has been changed", "git checkout", "install the course again")


def test_a_file_that_is_cut_short_is_refused(files, refused):
    path = files / "signs.h5"
    content = path.read_bytes()
    path.write_bytes(content[:-1])
    refused(load_signs, path, f"{len(content) - 1:,} bytes, {len(content):,} expected", "git checkout")


@pytest.mark.parametrize("content, words", [(POINTER, "Git LFS pointer"), (PAGE, "web page"), (b"", "empty")])
def test_another_file_in_its_place(files, refused, content, words):
    (files / "signs.h5").write_bytes(content)
    refused(load_signs, files / "signs.h5", words, "git checkout", "git lfs pull")


def test_a_missing_file(files, refused):
    (files / "signs.h5").unlink()
    refused(load_signs, files / "signs.h5", "no such file", "git checkout")
    (files / "signs.json").unlink()
    refused(load_signs, files / "signs.json", "no such file", "git checkout")


@pytest.mark.parametrize(
    "text, words", [("{", "not a valid JSON"), ("[]", "incomplete"), ("{}", "incomplete"), ("\xff", "JSON")]
)
def test_damaged_facts(files, refused, text, words):
    (files / "signs.json").write_bytes(text.encode("latin-1"))
    refused(load_signs, files / "signs.json", words, "git checkout")


def test_good_files_are_ok(files):
    assert verify_bundled(SIGNS) == []
    result = course("verify", "signs")
    assert result.exit_code == 0
    assert result.output.startswith("signs: ok (12 train, 6 validation, 6 test; ")


def test_verify_says_when_a_loader_reads_other_files_than_it_checked(files, monkeypatch):
    monkeypatch.setenv("COURSE_SIGNS", "my/signs.h5")
    result = course("verify", "signs")
    assert result.exit_code == 0
    assert "load_signs() reads my/signs.h5" in result.output
    assert "course data verify signs --path my/signs.h5" in result.output


def test_every_kind_of_disorder_is_found(files):
    path = files / "signs.h5"

    def found(change=None, **facts):
        write_packed(path)
        if change:
            with h5py.File(path, "r+") as file:
                change(file)
        write_facts(path, **facts)
        result = course("verify", "signs")
        assert result.exit_code == 1 and "signs: " in result.output
        return result.output

    assert "signs.json says 5 bytes" in found(bytes=5)
    assert "'test': 7" in found(splits={"train": 12, "validation": 6, "test": 7})
    assert "has no `licence` (str)" in found(licence=None)
    assert "has no `version` (int)" in found(version="1")
    assert "says name 'hands', but the loader has 'signs'" in found(name="hands")
    assert "says classes" in found(classes=["a", "b", "c", "d", "e", "f"])
    assert "says shape [64, 64]" in found(shape=[64, 64])
    assert "has been changed" in found(sha256="0" * 64)

    def unbalance(file):
        file["train_set_y"][0] = 1

    assert "classes of train are not of equal size: [1, 3, 2, 2, 2, 2]" in found(unbalance)

    def repeat(file):
        file["test_set_x"][0] = file["train_set_x"][0]

    assert "1 pictures of test are in train as well" in found(repeat)

    def spoil(file):
        file["train_set_y"][0] = 9

    assert "train_set_y[0] is 9" in found(spoil)


def test_verify_names_each_missing_file(files):
    (files / "signs.h5").unlink()
    result = course("verify")
    assert result.exit_code == 1
    assert "signs.h5: There is no such file" in result.output
    assert "happy.json: There is no such file" in result.output


def test_verify_of_a_users_file(files):
    path = write_packed(files / "mine.h5", (("train", 60),))
    result = course("verify", "signs", "--path", str(path))
    assert result.exit_code == 0
    assert f"{path}: can be used as signs." in result.output
    assert "54 pictures; of each class 9, 9, 9, 9, 9, 9" in result.output
    assert "no test pictures" in result.output
    path.write_bytes(POINTER)
    result = course("verify", "signs", "--path", str(path))
    assert result.exit_code == 1 and "Git LFS pointer" in result.output


def test_verify_of_a_file_with_pictures_twice(files):
    path = write_packed(files / "mine.h5")
    with h5py.File(path, "r+") as file:
        file["test_set_x"][0] = file["train_set_x"][0]
        file["train_set_y"][:] = labels(12, 2)
    result = course("verify", "signs", "--path", str(path))
    assert result.exit_code == 0 and "Mind: 1 pictures of test are in train" in result.output
    assert "6, 6, 0, 0, 0, 0" in result.output


def test_bad_arguments(files):
    result = course("verify", "sings")
    assert result.exit_code == 2 and "sings" in result.output and "signs, happy" in result.output
    for arguments in (["verify", "--path", "x"], ["verify", "signs", "happy", "--path", "x"]):
        result = course(*arguments)
        assert result.exit_code == 2 and "--path is for one data set" in result.output
    result = course("verify", "signs", "--path", "nowhere.h5")
    assert result.exit_code == 1 and "nowhere.h5: There is no such file" in result.output


def test_the_table(files, monkeypatch):
    monkeypatch.setenv("COURSE_SIGNS", "/data/signs")
    result = course("list")
    assert result.exit_code == 1  # there are no facts about happy here
    row = next(line for line in result.output.splitlines() if line.startswith("signs"))
    assert " ".join(row.split()).endswith("12 6 6 64x64x3 6 0.31 CC BY 4.0")
    assert "missing or damaged" in result.output
    assert "happy.json: There is no such file" in result.output
    assert 'load_signs(path="...")   or   COURSE_SIGNS=...   (now /data/signs)' in result.output
    write_facts(files / "signs.h5", splits=3)
    assert "Run `course data verify signs`" in course("list").output


def test_check_env_tells(files, monkeypatch):
    monkeypatch.setenv("COURSE_SIGNS", "/data/signs")
    lines = {line.name: line for line in environment.report()}
    assert lines["data: signs"].value == "as it was made; COURSE_SIGNS=/data/signs"
    assert lines["data: signs"].problem == ""
    assert "course data verify happy" in lines["data: happy"].problem


@pytest.mark.parametrize("name", DATA_SETS)
def test_the_real_files(name):
    assert verify_bundled(DATA_SETS[name]) == []
    assert course("verify", name).output.startswith(f"{name}: ok")


@pytest.mark.parametrize(
    "name, counts", [("signs", (1080, 120, 120)), ("happy", (600, 150, 150))], ids=["signs", "happy"]
)
def test_the_real_data(name, counts, monkeypatch):
    monkeypatch.delenv(DATA_SETS[name].variable, raising=False)
    started = time.process_time()
    data = LOADERS[name]()
    assert time.process_time() - started < 1
    splits = (data.train, data.validation, data.test)
    assert tuple(len(split.y) for split in splits) == counts
    for split in splits:
        assert split.x.shape[1:] == (64, 64, 3) and split.x.dtype == np.uint8 and split.y.dtype == np.int64
        assert split.factors and all(values.shape == split.y.shape for values in split.factors.values())
        assert 40 < split.x.mean() < 215 and split.x.std() > 20
    assert (bundled.FILES / f"{name}.h5").stat().st_size <= {"signs": 1.6e6, "happy": 1.0e6}[name]


def test_the_real_table():
    result = course("list")
    words = " ".join(result.output.split())
    assert result.exit_code == 0 and "1,080 120 120" in words and "600 150 150" in words
