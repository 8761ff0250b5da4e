"""The loader of the street data set: what it returns, from packed files."""

import subprocess
import sys

import numpy as np
import pytest
from data_files import pictures
from street_files import SIZE, masks, objects, write_carla, write_facts, write_street

from shared_utils.datasets import Objects, load_street, segmented_loading


@pytest.fixture
def path(tmp_path):
    return write_street(tmp_path / "street.h5")


@pytest.fixture
def bundled_file(tmp_path, monkeypatch):
    """The path of a file that takes the place of the bundled one."""
    from shared_utils.datasets import bundled

    for module in (bundled, segmented_loading):
        monkeypatch.setattr(module, "FILES", tmp_path)
    monkeypatch.delenv("COURSE_STREET", raising=False)
    path = write_street(tmp_path / "street.h5")
    write_facts(path)
    return path


def test_the_courses_own_format(path):
    street = load_street(path)
    assert street.splits == ("train", "validation", "test") and street.name == "street"
    assert len(street.class_names) == 13 and street.class_names[10] == "vehicles"
    assert street.kinds == ("hatchback", "saloon", "van", "truck", "bus", "pedestrian", "sign")
    for seed, (split, count) in enumerate((("train", 6), ("validation", 3), ("test", 3))):
        x, y = street.split(split)
        assert x.dtype == np.uint8 and np.array_equal(x, pictures(count, seed, (*SIZE, 3)))
        assert y.dtype == np.uint8 and np.array_equal(y, masks(count))
        found = street.split(split).objects
        for name, values in objects(count).items():
            assert np.array_equal(getattr(found, name), values) and getattr(found, name).dtype == values.dtype
    assert street.train.factors["street"].tolist() == [0, 0, 1, 1, 2, 2]
    assert street.test.factors["weather"].tolist() == ["clear", "overcast", "rain"]


def test_the_arrays_are_the_callers_own(path):
    first = load_street(path).test
    first.x[:], first.y[:], first.objects.box[:] = 0, 0, 0
    again = load_street(path).test
    assert again.x.any() and again.y.any() and again.objects.box.any()


def test_only_the_splits_that_are_wanted(path, refused):
    street = load_street(path, splits=("test",))
    assert street.splits == ("test",) and load_street(path, splits="test").splits == ("test",)
    refused(lambda: street.train, "street", "no train pictures", 'splits=("train",)', str(path))
    with pytest.raises(ValueError, match="no split 'valid'"):
        street.split("valid")
    for bad in ("valid", (), ["train", "tset"]):
        with pytest.raises(ValueError, match=r"splits is .*train, validation, test"):
            load_street(path, splits=bad)


def test_a_file_with_one_split(tmp_path, refused):
    path = write_street(tmp_path / "a.h5", (("train", 2),))
    assert load_street(path).splits == ("train",)
    refused(lambda: load_street(path, splits=("test",)), path, "no test pictures; the file has train")


def test_another_size(path):
    street = load_street(path, size=(12, 20))
    assert street.train.size == (12, 20) and street.test.objects.box[0].tolist() == [1, 0, 4, 3]
    assert np.array_equal(street.train.x, load_street(path).train.resized(12, 20).x)
    for bad in ((12,), 12, (0, 20), (12.0, 20)):
        with pytest.raises(ValueError, match="size is"):
            load_street(path, size=bad)


def test_the_bundled_file(bundled_file):
    street = load_street()
    assert repr(street).endswith("from the bundled street.h5, version 1")
    assert load_street(splits=("train",), size=(12, 20)).train.size == (12, 20)


def test_a_bundled_file_that_was_changed_or_is_missing(bundled_file, refused):
    content = bundled_file.read_bytes()
    bundled_file.write_bytes(content[:-9])
    refused(load_street, bundled_file, "has been changed", f"{len(content):,} expected", "git checkout")
    bundled_file.unlink()
    refused(load_street, bundled_file, "no such file", "git checkout", "street.h5")


def test_the_variable_and_the_path(bundled_file, tmp_path, monkeypatch, refused):
    one = write_street(tmp_path / "one.h5", (("train", 1),))
    two = write_carla(tmp_path / "two")
    monkeypatch.setenv("COURSE_STREET", str(one))
    assert len(load_street().train) == 1
    assert len(load_street(path=two).train) == 8
    monkeypatch.setenv("COURSE_STREET", str(two))
    assert len(load_street(limit=5).train) == 3
    monkeypatch.setenv("COURSE_STREET", str(tmp_path / "nowhere"))
    refused(load_street, tmp_path / "nowhere", "no such file or folder", "CameraRGB", "COURSE_STREET")


def test_a_limit_is_for_folders(bundled_file):
    for path in (None, bundled_file):
        with pytest.raises(ValueError, match=r"limit is 5, but it is for a folder.*take"):
            load_street(path, limit=5)
    for bad in (0, -1, 2.5, True, "5"):
        with pytest.raises(ValueError, match=r"limit is .*whole number of at least 1"):
            load_street(bundled_file, limit=bad)


def test_an_empty_path_and_one_that_leads_nowhere(tmp_path, refused):
    refused(lambda: load_street(""), "path=''", "empty", "bundled")
    refused(lambda: load_street(tmp_path / "no"), tmp_path / "no", "no such file or folder", "CameraSeg")


def test_in_words(path):
    street = load_street(path)
    text = repr(street)
    assert "train 6, validation 3, test 3; pictures of 24 x 40 x 3" in text and "10 vehicles" in text
    assert repr(street.train) == (
        "SegmentedSplit(x: uint8 (6, 24, 40, 3), y: uint8 (6, 24, 40), objects: 12, factors: street, weather)"
    )
    assert isinstance(street.train.objects, Objects) and repr(street.train.objects).startswith("Objects(12: ")


def test_loading_it_imports_no_tensorflow(path):
    code = f"import sys; from shared_utils.datasets import load_street; load_street({str(path)!r})\n"
    code += "print([m for m in ('tensorflow', 'keras', 'scipy', 'matplotlib') if m in sys.modules])"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert output.strip() == "[]"


@pytest.mark.parametrize("arguments", [{"batch_size": 0}, {"batch_size": 2.0}, {"size": (0, 1)}, {"size": 5}])
def test_bad_arguments_of_as_tf(path, arguments):
    with pytest.raises(ValueError, match=f"{next(iter(arguments))} is"):
        load_street(path).as_tf("train", **arguments)


@pytest.mark.slow
def test_as_tf(path):
    import tensorflow as tf

    street = load_street(path)
    batches = list(street.as_tf("test", batch_size=2))
    assert [tuple(x.shape) for x, _ in batches] == [(2, 24, 40, 3), (1, 24, 40, 3)]
    x, y = (tf.concat(parts, 0).numpy() for parts in zip(*batches, strict=True))
    assert x.dtype == np.float32 and y.dtype == np.int64
    np.testing.assert_allclose(x, street.test.x / 255, rtol=1e-6)
    assert np.array_equal(y, street.test.y)

    x, y = next(iter(street.as_tf("train", batch_size=8, size=(12, 20), shuffle=False)))
    small = street.train.resized(12, 20)
    np.testing.assert_allclose(x, small.x / 255, rtol=1e-6)
    assert np.array_equal(y, small.y)

    def order(seed):
        return [x.numpy().tobytes() for x, _ in street.as_tf("train", 1, seed=seed)]

    assert order(1) == order(1) and order(1) != order(2) and sorted(order(1)) == sorted(order(2))
