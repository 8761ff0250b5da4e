"""The signs from folders of photographs, one for each number."""

import numpy as np
import pytest
from PIL import Image
from test_bad_hdf5 import PAGE
from test_pictures import save

from shared_utils.datasets import load_happy, load_signs


@pytest.fixture
def photos(tmp_path):
    """Ten folders as in the well-known collection; a picture's brightness tells its number."""
    rng = np.random.default_rng(0)
    for number in range(10):
        for index in range(20):
            shape = (120, 90, 3) if index == 3 else (100, 100, 3)
            values = np.full(shape, 20 * number, np.uint8) + rng.integers(0, 10, 3, dtype=np.uint8)
            values[index, index] = 255  # no two alike
            save(tmp_path / "Dataset" / str(number) / f"IMG_{1100 + index}.JPG", values)
        (tmp_path / "Dataset" / str(number) / ".DS_Store").write_bytes(b"x")
    return tmp_path / "Dataset"


def test_the_numbers_up_to_five_are_used(photos):
    signs = load_signs(photos)
    assert signs.splits == ("train", "validation", "test")
    for split, each in ((signs.train, 16), (signs.validation, 2), (signs.test, 2)):
        assert split.x.shape == (6 * each, 64, 64, 3) and split.x.dtype == np.uint8
        assert np.bincount(split.y).tolist() == [each] * 6
        brightness = split.x.mean(axis=(1, 2, 3))
        assert np.all((brightness >= 20 * split.y - 2) & (brightness < 20 * split.y + 14))


def test_the_split_depends_on_the_photographs_alone(photos):
    before = load_signs(photos)
    for index, path in enumerate(sorted((photos / "2").glob("*.JPG"))):
        path.rename(path.with_name(f"{(index * 7) % 20:02d}.jpeg"))
    after = load_signs(photos)
    for split in before.splits:
        one, two = before.split(split), after.split(split)
        assert {x.tobytes() for x in one.x} == {x.tobytes() for x in two.x}


def test_no_photograph_is_in_two_splits(photos):
    signs = load_signs(photos)
    seen = [{x.tobytes() for x in signs.split(split).x} for split in signs.splits]
    assert not (seen[0] & seen[1] or seen[0] & seen[2] or seen[1] & seen[2])


def test_the_folder_above_is_told_where_to_look(photos, refused):
    refused(lambda: load_signs(photos.parent), photos.parent, "Dataset/", "Give the folder Dataset in it")


def test_a_number_without_a_folder(photos, refused):
    for path in (photos / "4").iterdir():
        path.unlink()
    (photos / "4" / ".DS_Store").write_bytes(b"x")
    refused(lambda: load_signs(photos), photos / "4", "no pictures", "only .DS_Store")
    (photos / "4" / ".DS_Store").unlink()
    (photos / "4").rmdir()
    refused(lambda: load_signs(photos), photos, "There is no folder 4", "0, 1, 2, 3, 4, 5")


def test_a_bad_photograph_is_named(photos, refused):
    path = photos / "3" / "IMG_1105.JPG"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    refused(lambda: load_signs(photos), path, "cut short")
    path.write_bytes(PAGE)
    refused(lambda: load_signs(photos), path, "web page")


def test_a_folder_of_something_else(tmp_path, refused):
    refused(lambda: load_signs(tmp_path), tmp_path, "it is empty", "train_signs.h5", "photographs")
    (tmp_path / ".DS_Store").write_bytes(b"x")
    refused(lambda: load_signs(tmp_path), tmp_path, "it is empty")
    (tmp_path / "readme.txt").write_text("x")
    (tmp_path / "cats").mkdir()
    text = refused(lambda: load_happy(tmp_path), tmp_path, "cats/, readme.txt", "train_happy.h5")
    assert "photographs" not in text


def test_a_large_photograph(photos):
    Image.new("RGB", (3024, 3024), (101, 101, 101)).save(photos / "5" / "IMG_1100.JPG")
    assert len(load_signs(photos).train.y) == 96
