"""Packed street files that are broken: each gets an error that names the file, the cause, and what to do."""

import h5py
import numpy as np
import pytest
from data_files import pictures, webp, write_hdf5, write_split
from street_files import SIZE, masks, objects, png, write_encoded, write_street
from test_bad_hdf5 import PAGE, POINTER

from shared_utils.datasets import load_signs, load_street


@pytest.fixture
def path(tmp_path):
    return write_street(tmp_path / "street.h5")


@pytest.mark.parametrize(
    "content, words",
    [
        (PAGE, ["web page (HTML), not an HDF5 file", "browser"]),
        (POINTER, ["Git LFS pointer", "git lfs pull"]),
        (b"", ["empty"]),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), ["PNG picture, not an HDF5 file"]),
        (b"nothing of the kind", ["not an HDF5 file"]),
    ],
)
def test_another_kind_of_file(tmp_path, refused, content, words):
    path = tmp_path / "street.h5"
    path.write_bytes(content)
    refused(lambda: load_street(path), path, *words)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.9, 0.999])
def test_a_file_cut_short(path, refused, share):
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    refused(lambda: load_street(path), path, "cut short", "again")


def test_damage_anywhere(path):
    """Zeros over any piece of the file give our error, or change nothing but what was overwritten."""
    content = path.read_bytes()
    refusals = 0
    for start in range(0, len(content), 997):
        path.write_bytes(content[:start] + bytes(64) + content[start + 64 :])
        try:
            street = load_street(path)
        except ValueError as error:
            assert type(error).__name__ == "DataError" and str(error).startswith(f"{path}: ")
            refusals += 1
        else:
            assert all(street.split(split).y.max() <= 12 for split in street.splits)
    assert refusals > 10


def change(path, key, value):
    """Replace an entry of the file, drop it (None), or write a list of encoded pictures."""
    with h5py.File(path, "r+") as file:
        if key in file:
            del file[key]
        if isinstance(value, list):
            write_encoded(file, key, value)
        elif value is not None:
            file[key] = value


X = [webp(x) for x in pictures(3, 2, (*SIZE, 3))]
Y = [png(y) for y in masks(3)]
ALPHA = np.concatenate([masks(1)[0][..., None]] * 4, axis=2)


@pytest.mark.parametrize(
    "key, value, words",
    [
        ("test_set_x", None, ["test_set_x is missing, although test_set_y"]),
        ("test_set_y", None, ["test_set_y is missing, although test_set_x"]),
        ("test_set_y", Y[:2], ["3 pictures in test_set_x but 2 masks in test_set_y", "again"]),
        ("test_set_x", pictures(3, 0, (*SIZE, 3)), ["not a list of encoded pictures", "WebP"]),
        ("test_set_y", masks(3), ["test_set_y is uint8 (3, 24, 40)", "encoded"]),
        ("test_set_x", [X[0], X[1][:40], X[2]], ["test_set_x[1] cannot be decoded"]),
        ("test_set_y", [Y[0], Y[1][:40], Y[2]], ["test_set_y[1] cannot be decoded"]),
        ("test_set_y", [Y[0], X[1], Y[2]], ["test_set_y[1] cannot be decoded"]),
        (
            "test_set_y",
            [Y[0], Y[1], png(masks(1)[0] + 1)],
            ["mask test_set_y[2] has the value 13", "0 to 12"],
        ),
        ("test_set_y", [Y[0], png(ALPHA), Y[2]], ["mask test_set_y[1] has the mode RGBA", "greyscale"]),
        (
            "test_set_y",
            [Y[0], png(masks(1, (24, 24))[0]), Y[2]],
            ["test_set_y[1] is 24 x 24 pixels", "picture is 24 x 40"],
        ),
        (
            "test_set_x",
            [X[0], X[1], webp(pictures(1, 0, (12, 20, 3))[0])],
            ["test_set_x[2] is 12 x 20 pixels", "24 x 40", "one size"],
        ),
        ("list_classes", np.arange(6), ["list_classes is 0, 1, 2, 3, 4, 5", "street has the classes"]),
        ("test_factors/street", np.arange(4), ["test_factors/street has the shape (4,)"]),
    ],
)
def test_what_does_not_fit(path, refused, key, value, words):
    change(path, key, value)
    refused(lambda: load_street(path), path, *words)


BOX = objects(3)["box"]


def box(index, values):
    changed = BOX.copy()
    changed[index] = values
    return changed


def other(name, index, value):
    changed = objects(3)[name].copy()
    changed[index] = value
    return changed


@pytest.mark.parametrize(
    "name, value, words",
    [
        ("kind", None, ["test_objects has no kind"]),
        ("kind", np.zeros(5, int), ["kind has the shape (5,), but there are 6 objects"]),
        ("kind", np.zeros((6, 1), int), ["kind has the shape (6, 1)"]),
        ("kind", np.zeros(6), ["test_objects/kind is float64, not int64"]),
        ("kind", other("kind", 2, 7), ["kind[2] is 7; it must be 0 to 6 (1 of 6 are wrong)"]),
        ("picture", other("picture", 5, 3), ["picture[5] is 3; it must be 0 to 2"]),
        ("picture", objects(3)["picture"][::-1], ["picture[2] is 1; it must be no smaller"]),
        ("box", BOX[:, :2], ["box has the shape (6, 2)", "(6, 4)"]),
        ("box", box(3, (12, 20, 25, 23)), ["box[3] is [12, 20, 25, 23]; it must be inside 24 x 40"]),
        ("box", box(3, (-1, 20, 15, 23)), ["box[3] is [-1, 20, 15, 23]", "inside"]),
        ("box", box(0, (8, 1, 2, 6)), ["box[0] is [8, 1, 2, 6]; it must be y1, x1, y2, x2 with"]),
        ("visible", other("visible", 1, 0), ["visible[1] is 0; it must be at least 1"]),
        ("visible", other("visible", 0, 31), ["visible[0] is 31; it must be at least 1 and fit in its box"]),
        ("occluded", other("occluded", 1, 1.5), ["occluded[1] is 1.5; it must be from 0 to 1"]),
        ("truncated", other("truncated", 1, np.nan), ["truncated[1] is nan; it must be from 0 to 1"]),
        ("distance", other("distance", 4, 0), ["distance[4] is 0; it must be above 0"]),
        ("distance", other("distance", 4, np.inf), ["distance[4] is inf; it must be above 0 and finite"]),
        ("distance", np.array([b"far"] * 6), ["distance is |S3, not float32"]),
    ],
)
def test_objects_that_do_not_fit(path, refused, name, value, words):
    change(path, f"test_objects/{name}", value)
    refused(lambda: load_street(path), path, f"test_objects{'/' if value is not None else ''}", *words)


def test_a_file_without_objects(path):
    change(path, "test_objects", None)
    street = load_street(path)
    assert street.test.objects is None and len(street.train.objects) == 12


def test_no_pictures(tmp_path, path, refused):
    empty = write_hdf5(tmp_path / "a.h5", images=np.zeros(3))
    refused(lambda: load_street(empty), empty, "It holds images", "train_set_x")
    change(path, "test_set_x", [])
    change(path, "test_set_y", [])
    refused(lambda: load_street(path), path, "test_set_x holds no pictures")


def test_the_file_of_another_data_set(tmp_path, path, refused):
    signs = write_split(tmp_path / "signs.h5")
    refused(lambda: load_street(signs), signs, "list_classes")
    refused(lambda: load_signs(path), path, "list_classes")
