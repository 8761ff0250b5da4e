"""The alpaca data set: the bundled file, and folders of photographs as real ones are."""

import time

import numpy as np
import pytest
from data_files import labels, pictures, write_packed, write_split
from PIL import Image
from test_bad_hdf5 import PAGE, POINTER

from shared_utils.datasets import DataError, bundled, load_alpaca
from shared_utils.datasets.alpaca import ALPACA


@pytest.fixture(autouse=True)
def no_variable(monkeypatch):
    monkeypatch.delenv(ALPACA.variable, raising=False)


@pytest.fixture
def photos(tmp_path):
    """Two folders as in the well-known collection: bright alpacas, others dark; some of them grey."""
    rng = np.random.default_rng(0)
    for name, count, bright in (("alpaca", 20, 180), ("not alpaca", 30, 60)):
        folder = tmp_path / "dataset" / name
        folder.mkdir(parents=True)
        (folder / ".DS_Store").write_bytes(b"x")
        for index in range(count):
            shape = ((240, 320), (320, 240), (200, 200))[index % 3]
            values = np.full(shape, bright, np.uint8) + rng.integers(0, 20, dtype=np.uint8)
            values[index, index] = 255
            picture = Image.fromarray(values)
            if index % 5:
                picture = picture.convert("RGB")
            picture.save(folder / f"{index:016x}.jpg")
    (tmp_path / "dataset" / ".DS_Store").write_bytes(b"x")
    return tmp_path / "dataset"


def test_the_bundled_pictures():
    started = time.process_time()
    alpaca = load_alpaca()
    assert time.process_time() - started < 4
    assert alpaca.class_names == ("not alpaca", "alpaca")
    splits = (alpaca.train, alpaca.validation, alpaca.test)
    assert [len(split.y) for split in splits] == [262, 66, 200]
    for split in splits:
        assert split.x.shape[1:] == (160, 160, 3) and split.x.dtype == np.uint8 and split.y.dtype == np.int64
        assert np.bincount(split.y).tolist() == [len(split.y) // 2] * 2
        assert np.array_equal(split.factors["what"] == "alpaca", split.y == 1)
        assert 60 < split.x.mean() < 180 and split.x.std() > 20
    assert (bundled.FILES / "alpaca.h5").stat().st_size <= 2.2e6


def test_neither_factors_nor_tiny_pictures_tell_the_class():
    """The label decides what is seen and nothing else: what a network learns has to be a shape."""
    alpaca = load_alpaca()
    train, test = alpaca.train, alpaca.test
    for name in ("setting", "weather", "coat", "frame", "pose"):
        for value in np.unique(train.factors[name]):
            # Of both classes alike, within what chance leaves (three standard errors).
            shares = [np.mean(train.factors[name][train.y == label] == value) for label in (0, 1)]
            assert abs(shares[0] - shares[1]) < 3 * np.sqrt(0.5 * sum(shares) * 2 / 131) + 1e-9, (name, value)
    small = [
        split.x.reshape(-1, 8, 20, 8, 20, 3).mean((2, 4)).reshape(len(split.y), -1) / 255
        for split in (train, test)
    ]
    assert right(small, train.y, test.y) < 0.7
    colors = [split.x.mean((1, 2)) / 255 for split in (train, test)]
    assert right(colors, train.y, test.y) < 0.65


def right(x, y_train, y_test, penalty=10.0):
    """The share of right answers of a linear classifier (ridge regression) on the test pictures."""
    mean = x[0].mean(0)
    a, b = x[0] - mean, x[1] - mean
    w = np.linalg.solve(a.T @ a + penalty * np.eye(a.shape[1]), a.T @ (2.0 * y_train - 1))
    return np.mean((b @ w > 0) == y_test)


def test_folders_of_photographs(photos):
    alpaca = load_alpaca(photos)
    assert alpaca.splits == ("train", "validation", "test")
    for split, counts in ((alpaca.train, [24, 16]), (alpaca.validation, [3, 2]), (alpaca.test, [3, 2])):
        assert split.x.shape[1:] == (160, 160, 3) and split.x.dtype == np.uint8
        assert np.bincount(split.y).tolist() == counts
        assert np.array_equal(split.x.mean((1, 2, 3)) > 120, split.y == 1)
        assert np.abs(np.diff(split.x.astype(int), axis=3)).max() < 3  # grey stays grey


def test_the_environment_variable(photos, monkeypatch, refused):
    monkeypatch.setenv("COURSE_ALPACA", str(photos))
    assert load_alpaca().source == str(photos)
    assert load_alpaca(size=(96, 96)).train.x.shape == (40, 96, 96, 3)
    monkeypatch.setenv("COURSE_ALPACA", str(photos / "nowhere"))
    refused(load_alpaca, photos / "nowhere", "no such file or folder", "COURSE_ALPACA")


def test_another_size(photos, tmp_path):
    assert load_alpaca(photos, size=(64, 96)).test.x.shape == (5, 64, 96, 3)
    path = write_packed(tmp_path / "mine.h5", classes=2, shape=(160, 160, 3))
    whole, small = load_alpaca(path), load_alpaca(path, size=(80, 80))
    assert small.train.x.shape == (12, 80, 80, 3) and "80 x 80" in repr(small)
    mean = whole.train.x[0, :2, :2].mean((0, 1))
    assert np.abs(small.train.x[0, 0, 0] - mean).max() <= 0.5
    assert np.array_equal(load_alpaca(path, size=(160, 160)).train.x, whole.train.x)
    for size in (96, (0, 10), (96, 96.5), "large"):
        with pytest.raises(ValueError, match="size is") as found:
            load_alpaca(path, size=size)
        assert not isinstance(found.value, DataError)


def test_pictures_with_palette_and_transparency(photos):
    Image.fromarray(np.full((300, 300), 200, np.uint8)).convert("P").save(photos / "alpaca" / "a.png")
    clear = np.full((300, 300, 4), 200, np.uint8)
    clear[:150, :, 3] = 0
    Image.fromarray(clear).save(photos / "alpaca" / "b.png")
    Image.fromarray(np.full((30, 20, 3), 190, np.uint8)).save(photos / "alpaca" / "tiny.webp")
    alpaca = load_alpaca(photos)
    assert sum(len(alpaca.split(name).y) for name in alpaca.splits) == 53


@pytest.mark.parametrize(
    "content, words",
    [(PAGE, "web page"), (POINTER, "Git LFS pointer"), (b"", "is empty")],
    ids=["page", "pointer", "empty"],
)
def test_what_is_no_photograph_is_named(photos, refused, content, words):
    path = photos / "not alpaca" / f"{3:016x}.jpg"
    path.write_bytes(content)
    refused(lambda: load_alpaca(photos), path, words)


def test_a_photograph_that_is_cut_short_is_named(photos, refused):
    path = photos / "alpaca" / f"{7:016x}.jpg"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    refused(lambda: load_alpaca(photos), path, "cut short")


def test_folders_without_photographs_are_named(photos, refused):
    folder = photos / "alpaca"
    for path in folder.glob("*.jpg"):
        path.unlink()
    refused(lambda: load_alpaca(photos), folder, "no pictures", "only .DS_Store")
    (folder / ".DS_Store").unlink()
    refused(lambda: load_alpaca(photos), folder, "no pictures", "it is empty")
    folder.rmdir()
    refused(lambda: load_alpaca(photos), photos, "There is no folder alpaca", "not alpaca, alpaca")
    refused(lambda: load_alpaca(photos.parent), photos.parent, "dataset/", "Give the folder dataset in it")


def test_hdf5_of_another_size_is_refused(tmp_path, refused):
    path = write_split(
        tmp_path / "train_alpaca.h5",
        count=6,
        train_set_x=pictures(6),
        train_set_y=labels(6, 2),
        list_classes=np.arange(2),
    )
    refused(lambda: load_alpaca(path), path, "(6, 64, 64, 3)", "160 x 160 x 3")
