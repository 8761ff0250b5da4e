"""The loaders: what they return, from the user's files in every form."""

import subprocess
import sys

import numpy as np
import pytest
from data_files import labels, pictures, write_hdf5, write_packed, write_split

from shared_utils.datasets import load_happy, load_signs


def test_a_real_file_is_read_as_it_is(tmp_path):
    signs = load_signs(write_split(tmp_path / "test_signs.h5", "test", 12))
    x, y = signs.test
    assert x.dtype == np.uint8 and y.dtype == np.int64
    assert np.array_equal(x, pictures(12)) and np.array_equal(y, labels(12))
    assert signs.test.factors == {} and signs.splits == ("test",)
    assert signs.class_names == ("0", "1", "2", "3", "4", "5") and signs.name == "signs"


def test_the_arrays_are_the_callers_own(tmp_path):
    path = write_split(tmp_path / "test_signs.h5", "test")
    first = load_signs(path).test
    first.x[:] = 0
    assert np.array_equal(load_signs(path).test.x, pictures(60))


def test_a_missing_split_says_what_there_is(tmp_path, refused):
    path = write_split(tmp_path / "test_signs.h5", "test")
    signs = load_signs(path)
    refused(lambda: signs.train, "signs", "no train pictures", str(path), "test only", "folder")
    refused(lambda: signs.validation, "signs", "no validation pictures")
    train = load_signs(write_split(tmp_path / "train_signs.h5"))
    refused(lambda: train.test, "signs", "no test pictures", "train and validation only")


def test_a_tenth_of_each_class_is_held_out(tmp_path):
    signs = load_signs(write_split(tmp_path / "train_signs.h5", count=120))
    assert signs.splits == ("train", "validation")
    assert np.bincount(signs.validation.y).tolist() == [2] * 6
    assert np.bincount(signs.train.y).tolist() == [18] * 6
    together = {x.tobytes() for x in signs.train.x} | {x.tobytes() for x in signs.validation.x}
    assert together == {x.tobytes() for x in pictures(120)}


def test_what_is_held_out_does_not_depend_on_the_order(tmp_path):
    order = np.random.default_rng(5).permutation(120)
    changed = {"train_set_x": pictures(120)[order], "train_set_y": labels(120)[order]}
    one = load_signs(write_split(tmp_path / "a" / "train_signs.h5", count=120))
    two = load_signs(write_split(tmp_path / "b" / "train_signs.h5", count=120, **changed))
    assert {x.tobytes() for x in one.validation.x} == {x.tobytes() for x in two.validation.x}


def test_a_folder_gives_both(tmp_path):
    write_split(tmp_path / "Train_Signs.H5", count=60)
    write_split(tmp_path / "test_signs.h5", "test", 12, seed=1)
    write_split(tmp_path / "train_happy.h5", count=6)
    (tmp_path / ".DS_Store").write_bytes(b"x")
    signs = load_signs(tmp_path)
    assert {name: len(signs.split(name).y) for name in signs.splits} == {
        "train": 54,
        "validation": 6,
        "test": 12,
    }
    assert np.array_equal(signs.test.x, pictures(12, 1))


def test_a_file_for_validation_is_used(tmp_path):
    write_split(tmp_path / "train_signs.h5", count=60)
    write_split(tmp_path / "validation_signs.h5", "validation", 6, seed=3)
    signs = load_signs(tmp_path)
    assert len(signs.train.y) == 60 and np.array_equal(signs.validation.x, pictures(6, 3))


def test_a_folder_with_one_of_them(tmp_path, refused):
    write_split(tmp_path / "test_signs.h5", "test")
    signs = load_signs(tmp_path)
    assert signs.splits == ("test",)
    refused(lambda: signs.train, "signs", str(tmp_path))


def test_a_file_that_belongs_to_another_split(tmp_path, refused):
    path = write_split(tmp_path / "test_signs.h5", "train")
    refused(lambda: load_signs(tmp_path), path, "test_set_x is missing", "holds train", "right name")


def test_the_courses_own_format(tmp_path):
    path = write_packed(tmp_path / "signs.h5")
    for place in (path, tmp_path):
        signs = load_signs(place)
        assert np.array_equal(signs.validation.x, pictures(6, 1))
        assert signs.train.factors["hand"].tolist() == ["left", "right"] * 6
        assert signs.train.factors["skin"].dtype == np.float32
        assert len(signs.train.y) == 12


def test_labels_in_one_row_or_column(tmp_path):
    for shape in ((1, -1), (-1, 1)):
        path = write_split(tmp_path / "test_signs.h5", "test", test_set_y=labels(60).reshape(shape))
        assert np.array_equal(load_signs(path).test.y, labels(60))


def test_wider_whole_numbers_and_whole_floats(tmp_path):
    changes = {"test_set_x": pictures(60).astype(np.int32), "test_set_y": labels(60).astype(np.float64)}
    path = write_split(tmp_path / "test_signs.h5", "test", **changes)
    x, y = load_signs(path).test
    assert x.dtype == np.uint8 and np.array_equal(x, pictures(60))
    assert y.dtype == np.int64 and np.array_equal(y, labels(60))


def test_the_variable_and_the_path(tmp_path, monkeypatch, refused):
    one = write_split(tmp_path / "one.h5", "test", 12)
    two = write_split(tmp_path / "two.h5", "test", 18)
    monkeypatch.setenv("COURSE_SIGNS", str(one))
    assert len(load_signs().test.y) == 12
    assert len(load_signs(path=two).test.y) == 18
    assert len(load_signs(str(two)).test.y) == 18
    monkeypatch.setenv("COURSE_SIGNS", str(tmp_path / "nowhere"))
    refused(load_signs, tmp_path / "nowhere", "no such file or folder", "COURSE_SIGNS")


def test_happy_has_its_own_variable_and_classes(tmp_path, monkeypatch, refused):
    path = write_split(tmp_path / "a.h5", train_set_y=labels(60, 2), list_classes=np.arange(2))
    monkeypatch.setenv("COURSE_HAPPY", str(path))
    happy = load_happy()
    assert happy.class_names == ("not smiling", "smiling") and np.bincount(happy.validation.y).tolist() == [
        3,
        3,
    ]
    refused(lambda: load_signs(path), path, "list_classes is 0, 1", "0, 1, 2, 3, 4, 5")


def test_paths_with_spaces_and_accents_and_a_tilde(tmp_path, monkeypatch):
    path = write_split(tmp_path / "Données réelles" / "手 test_signs.h5", "test")
    assert len(load_signs(path).test.y) == 60
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert len(load_signs("~/Données réelles/手 test_signs.h5").test.y) == 60


def test_an_empty_path_is_refused(refused):
    refused(lambda: load_signs(""), "path=''", "empty", "bundled")


def test_other_names_in_the_file_do_no_harm(tmp_path):
    path = write_hdf5(tmp_path / "a.h5", test_set_x=pictures(6), test_set_y=labels(6), notes=np.arange(3))
    assert load_signs(path).splits == ("test",)


def test_in_words(tmp_path):
    signs = load_signs(write_packed(tmp_path / "signs.h5"))
    assert "train 12, validation 6, test 6" in repr(signs) and "64 x 64 x 3" in repr(signs)
    assert repr(signs.train) == "Split(x: uint8 (12, 64, 64, 3), y: int64 (12,), factors: hand, skin)"


def test_importing_it_imports_no_tensorflow():
    code = (
        "import sys, shared_utils.datasets; print([m for m in ('tensorflow', 'keras') if m in sys.modules])"
    )
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert output.strip() == "[]"


@pytest.mark.parametrize("size", [0, -1, 2.5, True, "32"])
def test_a_bad_batch_size(tmp_path, size):
    signs = load_signs(write_packed(tmp_path / "signs.h5"))
    with pytest.raises(ValueError, match="batch_size is"):
        signs.as_tf("train", batch_size=size)


def test_an_unknown_split(tmp_path):
    signs = load_signs(write_packed(tmp_path / "signs.h5"))
    with pytest.raises(ValueError, match=r"'valid'.*train, validation, test"):
        signs.as_tf("valid")


@pytest.mark.slow
def test_as_tf(tmp_path):
    import tensorflow as tf

    signs = load_signs(write_packed(tmp_path / "signs.h5"))
    batches = list(signs.as_tf("test", batch_size=4))
    assert [tuple(x.shape) for x, _ in batches] == [(4, 64, 64, 3), (2, 64, 64, 3)]
    x, y = (tf.concat(parts, 0).numpy() for parts in zip(*batches, strict=True))
    assert x.dtype == np.float32 and y.dtype == np.int64
    np.testing.assert_allclose(x, signs.test.x / 255, rtol=1e-6)
    assert np.array_equal(y, signs.test.y)
    orders = [np.concatenate([y for _, y in signs.as_tf("train", 5, seed=s)]) for s in (1, 1, 2)]
    assert np.array_equal(orders[0], orders[1]) and not np.array_equal(orders[0], orders[2])
    assert sorted(orders[0]) == sorted(signs.train.y)
    plain = np.concatenate([y for _, y in signs.as_tf("train", shuffle=False)])
    assert np.array_equal(plain, signs.train.y)
    epochs = signs.as_tf("train", batch_size=12)
    assert not np.array_equal(next(iter(epochs))[1], next(iter(epochs))[1])
