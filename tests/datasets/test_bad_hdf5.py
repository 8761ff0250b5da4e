"""HDF5 files that circulate broken: each gets an error that names the file, the cause, and what to do."""

import gzip
import sys
from pathlib import Path

import h5py
import numpy as np
import pytest
from data_files import labels, pictures, webp, write_hdf5, write_packed, write_split

from shared_utils.datasets import load_happy, load_signs

PAGE = b'<!DOCTYPE html>\n<html lang="en"><head><title>Sign in</title></head><body>...</body></html>\n'
POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a21\nsize 13271\n"


@pytest.mark.parametrize(
    "content, words",
    [
        (PAGE, ["web page (HTML), not an HDF5 file", "browser"]),
        (b"\xef\xbb\xbf\n  <HTML><head></head></HTML>", ["web page"]),
        (b"<!-- saved -->\n<html>", ["web page"]),
        (b"<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>", ["server's message"]),
        (POINTER, ["Git LFS pointer", "git lfs pull"]),
        (b"", ["empty", "again"]),
        (bytes(4096), ["nothing but zeros"]),
        (b"PK\x03\x04" + bytes(50), ["ZIP archive", "Unpack"]),
        (gzip.compress(b"x" * 100, mtime=0), ["gzip archive", "Unpack"]),
        (b"\xff\xd8\xff\xe0" + bytes(50), ["JPEG picture, not an HDF5 file"]),
        (b"some text that is nothing of the kind", ["not an HDF5 file"]),
        (b"\x89HDF\r\n\x1a\n" + b"\x07" * 600, ["damaged"]),
    ],
)
def test_another_kind_of_file(tmp_path, refused, content, words):
    path = tmp_path / "train_signs.h5"
    path.write_bytes(content)
    refused(lambda: load_signs(path), path, *words)
    refused(lambda: load_signs(tmp_path), path, *words)


@pytest.mark.parametrize("share", [0.02, 0.1, 0.5, 0.9, 0.999])
def test_a_truncated_file(tmp_path, refused, share):
    path = write_split(tmp_path / "train_signs.h5")
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    refused(lambda: load_signs(path), path, "cut short", "again")


def test_damage_in_the_structure(tmp_path):
    """Zeros over any piece of the file's structure give our error, or change nothing that was read."""
    path = write_split(tmp_path / "test_signs.h5", "test", 6)
    content = path.read_bytes()
    refusals = 0
    for start in range(0, 5000, 64):
        path.write_bytes(content[:start] + bytes(64) + content[start + 64 :])
        try:
            signs = load_signs(path)
        except ValueError as error:
            assert type(error).__name__ == "DataError" and str(error).startswith(f"{path}: ")
            refusals += 1
        else:
            assert signs.test.x.shape == (6, 64, 64, 3)
    assert refusals > 10


def test_nothing_there(tmp_path, refused):
    refused(lambda: load_signs(tmp_path / "no.h5"), tmp_path / "no.h5", "no such file", "train_signs.h5")


@pytest.mark.parametrize(
    "entries, words",
    [
        ({}, ["It holds nothing"]),
        ({"images": pictures(2), "labels": labels(2)}, ["It holds images, labels", "train_set_x"]),
        ({"train_set_x": pictures(2)}, ["train_set_y is missing, although train_set_x"]),
        ({"test_set_y": labels(2)}, ["test_set_x is missing, although test_set_y"]),
        ({"train_set_x/a": pictures(2), "train_set_y": labels(2)}, ["train_set_x is missing"]),
    ],
)
def test_missing_keys(tmp_path, refused, entries, words):
    path = write_hdf5(tmp_path / "train_signs.h5", **entries)
    refused(lambda: load_signs(path), path, *words)


@pytest.mark.parametrize(
    "x, words",
    [
        (pictures(60, shape=(32, 32, 3)), ["(60, 32, 32, 3), not (m, 64, 64, 3)", "64 x 64 x 3"]),
        (pictures(60, shape=(64, 64)), ["(60, 64, 64)"]),
        (pictures(60, shape=(64, 64, 1)), ["(60, 64, 64, 1)"]),
        (pictures(60, shape=(64, 64, 4)), ["alpha", "x[..., :3]"]),
        (pictures(60, shape=(3, 64, 64)), ["channels come first", "np.transpose"]),
        (pictures(60, shape=(12288,)), ["(60, 12288)"]),
        (pictures(60) / 255, ["float64, not uint8", "0 to 255"]),
        (pictures(60).astype(int) * 2, ["values from 0 to 510"]),
        (pictures(60).astype(int) - 128, ["values from -128"]),
        (pictures(0), ["60 labels"]),
        (pictures(59), ["59 pictures in train_set_x but 60 labels in train_set_y"]),
        (np.array([b"a", b"b"] * 30), ["(60,)"]),
        (np.uint8(3), ["shape ()"]),
    ],
)
def test_wrong_pictures(tmp_path, refused, x, words):
    path = write_split(tmp_path / "train_signs.h5", train_set_x=x)
    refused(lambda: load_signs(path), path, "train_set_x", *words)


@pytest.mark.parametrize(
    "y, words",
    [
        (labels(59), ["60 pictures", "59 labels"]),
        (np.eye(6)[labels(60)], ["one-hot", "np.argmax"]),
        (labels(60).reshape(6, 10), ["(6, 10)"]),
        (labels(60) + 0.5, ["no whole numbers"]),
        (np.where(labels(60) == 3, np.nan, 1.0), ["no whole numbers"]),
        (np.array([b"one", b"two"] * 30), ["no whole numbers"]),
        (labels(60) + 1, ["train_set_y[5] is 6, and 10 labels", "0 to 5"]),
        (labels(60) - 1, ["train_set_y[0] is -1"]),
        (labels(60, 10), ["train_set_y[6] is 6, and 24 labels"]),
        (np.int64(1), ["shape ()"]),
    ],
)
def test_wrong_labels(tmp_path, refused, y, words):
    path = write_split(tmp_path / "train_signs.h5", train_set_y=y)
    refused(lambda: load_signs(path), path, "train_set_y", *words)


def test_no_pictures_at_all(tmp_path, refused):
    path = write_split(tmp_path / "test_signs.h5", "test", 0)
    refused(lambda: load_signs(path), path, "test_set_x holds no pictures")


def test_a_few_pictures_of_one_class(tmp_path):
    signs = load_signs(write_split(tmp_path / "a.h5", count=1))
    assert (
        signs.splits == ("train", "validation") and len(signs.train.y) == 1 and len(signs.validation.y) == 0
    )


def test_classes_of_another_data_set(tmp_path, refused):
    path = write_split(tmp_path / "train_happy.h5", list_classes=np.arange(6), train_set_y=labels(60, 2))
    refused(lambda: load_happy(path), path, "list_classes is 0, 1, 2, 3, 4, 5", "happy has the classes 0, 1")
    path = write_split(tmp_path / "b.h5", list_classes=np.array([b"a", b"b"]))
    refused(lambda: load_signs(path), path, "list_classes")


def test_a_picture_inside_that_cannot_be_decoded(tmp_path, refused):
    path = write_packed(tmp_path / "signs.h5")
    with h5py.File(path, "r+") as file:
        file["test_set_x"][2] = file["test_set_x"][2][:40]
    refused(lambda: load_signs(path), path, "test_set_x[2] cannot be decoded")
    with h5py.File(path, "r+") as file:
        file["test_set_x"][2] = webp(pictures(1, shape=(32, 64, 3))[0])
    refused(lambda: load_signs(path), path, "test_set_x[2] has the shape (32, 64, 3)")


def test_factors_that_do_not_match(tmp_path, refused):
    path = write_packed(tmp_path / "signs.h5")
    with h5py.File(path, "r+") as file:
        del file["test_factors/skin"]
        file["test_factors/skin"] = np.zeros(5)
    refused(lambda: load_signs(path), path, "test_factors/skin", "(5,)")


def test_a_file_that_may_not_be_read(tmp_path, refused, monkeypatch):
    path = write_split(tmp_path / "train_signs.h5")

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    refused(lambda: load_signs(path), path, "cannot be read (Permission denied)", "you may read it")


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not read-only on Windows")
def test_a_read_only_place(tmp_path):
    folder = tmp_path / "shared"
    path = write_split(folder / "train_signs.h5")
    path.chmod(0o444)
    folder.chmod(0o555)
    try:
        assert load_signs(path).splits == ("train", "validation")
        assert load_signs(folder).splits == ("train", "validation")
        assert [entry.name for entry in folder.iterdir()] == ["train_signs.h5"]
    finally:
        folder.chmod(0o755)
