"""The street data set from CARLA's folders, as they are and as they circulate broken."""

import itertools
import tracemalloc

import numpy as np
import pytest
from data_files import pictures
from street_files import masks, write_carla
from test_bad_hdf5 import PAGE, POINTER
from test_pictures import save

from shared_utils.datasets import load_street
from shared_utils.datasets.resizing import area_averaged, nearest

SIZE = (24, 32)


def names(street):
    return {split: street.split(split).factors["name"].tolist() for split in street.splits}


@pytest.mark.parametrize("masks_in", ["CameraSeg", "CameraMask", "cameramask"])
def test_pictures_and_masks_belong_together(tmp_path, masks_in):
    folder = write_carla(tmp_path, masks_in=masks_in)
    street = load_street(folder, size=SIZE)
    x, y = area_averaged(pictures(10, 0, (30, 40, 3)), *SIZE), nearest(masks(10, (30, 40)), *SIZE)
    seen = set()
    for split in street.splits:
        part = street.split(split)
        assert part.objects is None and part.x.dtype == part.y.dtype == np.uint8
        for index, name in enumerate(part.factors["name"]):
            number = int(name.removeprefix("CameraRGB/").removesuffix(".png"))
            assert np.array_equal(part.x[index], x[number]) and np.array_equal(part.y[index], y[number])
            seen.add(number)
    assert seen == set(range(10))
    assert str(folder) in repr(street)


def test_eight_one_and_one_tenth(tmp_path):
    street = load_street(write_carla(tmp_path, count=20), size=SIZE)
    assert [len(street.split(split)) for split in street.splits] == [16, 2, 2]
    assert sorted(itertools.chain(*names(street).values())) == [f"CameraRGB/{i:03d}.png" for i in range(20)]


def test_the_names_alone_decide_on_the_split(tmp_path):
    one = load_street(write_carla(tmp_path / "one", count=20), size=SIZE)
    two = load_street(write_carla(tmp_path / "x" / "dataA", count=20, seed=9).parent, size=SIZE)
    bare = {split: [name.removeprefix("dataA/") for name in found] for split, found in names(two).items()}
    assert bare == names(one)
    assert names(one)["test"] != [f"CameraRGB/{i:03d}.png" for i in range(2)]


def test_several_folders_are_read_together(tmp_path):
    write_carla(tmp_path / "dataA", count=5)
    write_carla(tmp_path / "data" / "dataB", count=5, masks_in="CameraMask", size=(60, 80))
    (tmp_path / "notes").mkdir()
    (tmp_path / ".cache" / "CameraRGB").mkdir(parents=True)
    street = load_street(tmp_path, size=SIZE)
    assert [len(street.split(split)) for split in street.splits] == [8, 1, 1]
    found = sorted(itertools.chain(*names(street).values()))
    assert found[0] == "data/dataB/CameraRGB/000.png" and found[-1] == "dataA/CameraRGB/004.png"


def test_a_limit_moves_no_picture_to_another_split(tmp_path):
    folder = write_carla(tmp_path, count=30, size=(12, 16))
    whole = names(load_street(folder, size=SIZE))
    for limit, counts in ((10, [8, 1, 1]), (20, [16, 2, 2]), (99, [24, 3, 3]), (2, [2])):
        part = names(load_street(folder, size=SIZE, limit=limit))
        assert [len(found) for found in part.values()] == counts
        assert all(set(part[split]) <= set(whole[split]) for split in part)
        assert part == names(load_street(folder, size=SIZE, limit=limit))


def test_few_pictures(tmp_path, refused):
    assert load_street(write_carla(tmp_path / "a", count=3), size=SIZE).splits == (
        "train",
        "validation",
        "test",
    )
    folder = write_carla(tmp_path / "b", count=2)
    street = load_street(folder, size=SIZE)
    assert street.splits == ("train",)
    refused(lambda: street.test, "street", "no test pictures", str(folder))
    refused(lambda: load_street(folder, splits=("test",)), folder, "None of its 2 pictures", "at least three")


def test_only_the_split_that_is_wanted_is_read(tmp_path):
    folder = write_carla(tmp_path)
    street = load_street(folder, size=SIZE, splits=("test",))
    assert street.splits == ("test",)
    (folder / names(street)["test"][0]).write_bytes(PAGE)
    assert load_street(folder, size=SIZE, splits=("train", "validation")).splits == ("train", "validation")


def test_the_size_of_carla_and_ours(tmp_path):
    x = np.zeros((600, 800, 3), np.uint8)
    y = np.zeros((600, 800), np.uint8)
    x[60:540], y[60:540] = 200, 7  # what is kept at 192 x 320
    save(tmp_path / "CameraRGB" / "a.png", x)
    save(tmp_path / "CameraSeg" / "a.png", y)
    street = load_street(tmp_path)
    assert street.train.x.shape == (1, 192, 320, 3)
    assert street.train.x.min() == 200 and street.train.y.min() == 7
    whole = load_street(tmp_path, size=(192, 256)).train
    rows = np.flatnonzero(whole.y[0, :, 0] == 7)
    assert (rows[0], rows[-1]) == (19, 172) and np.array_equal(
        whole.x[0, :, 0, 0] > 100, whole.y[0, :, 0] == 7
    )


def test_the_masks_form(tmp_path):
    """Red, grey, three equal channels, an opaque alpha channel: all mean the same."""
    y = masks(1, SIZE)[0]
    zero, full = np.zeros_like(y), np.full_like(y, 255)
    forms = {
        "red": np.stack([y, zero, zero], 2),
        "grey": y,
        "equal": np.stack([y] * 3, 2),
        "alpha": np.stack([y, zero, zero, full], 2),
    }
    for name, values in forms.items():
        save(tmp_path / "CameraRGB" / f"{name}.png", pictures(1, 0, (*SIZE, 3))[0])
        save(tmp_path / "CameraSeg" / f"{name}.png", values)
    street = load_street(tmp_path, size=SIZE)
    for split in street.splits:
        assert all(np.array_equal(found, y) for found in street.split(split).y)


def test_a_jpeg_picture_is_paired_with_its_png_mask(tmp_path):
    save(tmp_path / "CameraRGB" / "a.JPG", pictures(1, 0, (*SIZE, 3))[0])
    save(tmp_path / "CameraSeg" / "a.png", masks(1, SIZE)[0])
    assert np.array_equal(load_street(tmp_path, size=SIZE).train.y[0], masks(1, SIZE)[0])


def test_memory_is_that_of_the_resized_pictures(tmp_path):
    folder = write_carla(tmp_path, count=12, size=(300, 400))
    tracemalloc.start()
    try:
        load_street(folder, size=(30, 40))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 8 * 300 * 400 * 4  # one pair in work, not all twelve (5.8 MB as uint8)


@pytest.mark.parametrize(
    "bad, words",
    [
        (masks(1, (40, 40))[0], ["40 x 40 pixels", "CameraRGB/003.png is 30 x 40", "one copy"]),
        (masks(1, (30, 40))[0] + 1, ["value 13", "0 to 12"]),
        (np.stack([masks(1, (30, 40))[0]] * 3 + [np.full((30, 40), 9, np.uint8)], 2), ["transparent"]),
        (pictures(1, 0, (30, 40, 3))[0], ["coloured", "red channel"]),
        ("palette", ["palette", "convert"]),
        (PAGE, ["web page (HTML), not a picture"]),
        (POINTER, ["Git LFS pointer", "git lfs pull"]),
        (b"", ["empty"]),
        ("cut", ["cut short", "again"]),
    ],
)
def test_a_bad_mask_is_named(tmp_path, refused, bad, words):
    path = write_carla(tmp_path) / "CameraSeg" / "003.png"
    if isinstance(bad, np.ndarray):
        save(path, bad)
    elif bad == "palette":
        save(path, pictures(1, 0, (30, 40, 3))[0], "P")
    else:
        path.write_bytes(path.read_bytes()[:-30] if bad == "cut" else bad)
    refused(lambda: load_street(tmp_path), path, *words)


def test_the_pair_of_600_by_800_and_800_by_800(tmp_path, refused):
    folder = write_carla(tmp_path / "dataC", count=3)
    save(folder / "CameraRGB" / "001.png", np.zeros((600, 800, 3), np.uint8))
    mask = save(folder / "CameraSeg" / "001.png", np.zeros((800, 800, 3), np.uint8))
    picture = folder / "CameraRGB" / "001.png"
    refused(lambda: load_street(tmp_path), mask, "800 x 800", f"picture {picture} is 600 x 800", "one copy")


def test_masks_as_jpeg(tmp_path, refused):
    folder = write_carla(tmp_path)
    path = folder / "CameraSeg" / "003.png"
    path.unlink()
    path = save(path.with_suffix(".jpg"), masks(1, (30, 40))[0])
    refused(lambda: load_street(folder), path, "JPEG", "PNG")


@pytest.mark.parametrize(
    "content, words", [(PAGE, "web page"), (POINTER, "Git LFS"), (b"", "empty"), (None, "cut short")]
)
def test_a_bad_picture_is_named(tmp_path, refused, content, words):
    path = write_carla(tmp_path) / "CameraRGB" / "003.png"
    path.write_bytes(path.read_bytes()[:-30] if content is None else content)
    refused(lambda: load_street(tmp_path), path, words)


def test_a_missing_partner(tmp_path, refused):
    folder = write_carla(tmp_path)
    mask = folder / "CameraSeg" / "004.png"
    kept = mask.read_bytes()
    mask.unlink()
    refused(lambda: load_street(folder), folder / "CameraSeg", "mask of 004.png is missing; 1 of 10")
    mask.write_bytes(kept)
    (folder / "CameraRGB" / "005.png").unlink()
    refused(lambda: load_street(folder), folder / "CameraRGB", "picture of 005.png is missing; 1 of 10")


def test_two_pictures_of_one_name(tmp_path, refused):
    folder = write_carla(tmp_path)
    save(folder / "CameraRGB" / "004.jpg", pictures(1, 0, (30, 40, 3))[0])
    refused(lambda: load_street(folder), folder / "CameraRGB", "004.jpg and 004.png", "Keep one")


def test_one_folder_without_the_other(tmp_path, refused):
    (tmp_path / "a" / "CameraRGB").mkdir(parents=True)
    refused(lambda: load_street(tmp_path), tmp_path / "a", "CameraRGB", "no CameraSeg or CameraMask")
    (tmp_path / "a" / "CameraRGB").rmdir()
    (tmp_path / "a" / "CameraMask").mkdir()
    refused(lambda: load_street(tmp_path), tmp_path / "a", "CameraMask with masks, but no CameraRGB")


def test_masks_twice(tmp_path, refused):
    folder = write_carla(tmp_path)
    (folder / "CameraMask").mkdir()
    refused(lambda: load_street(folder), folder, "two folders with masks, CameraSeg and CameraMask")


def test_folders_with_nothing_in_them(tmp_path, refused):
    refused(lambda: load_street(tmp_path), tmp_path, "it is empty", "CameraRGB and CameraSeg or CameraMask")
    (tmp_path / ".DS_Store").write_bytes(b"x")
    refused(lambda: load_street(tmp_path), tmp_path, "it is empty")
    (tmp_path / "street").mkdir()
    refused(lambda: load_street(tmp_path), tmp_path, "street/", "CameraRGB")
    for name in ("CameraRGB", "CameraSeg"):
        (tmp_path / name).mkdir()
        (tmp_path / name / ".DS_Store").write_bytes(b"x")
    refused(lambda: load_street(tmp_path), tmp_path / "CameraRGB", "holds no pictures", "only .DS_Store")


def test_the_folder_of_pictures_itself(tmp_path, refused):
    folder = write_carla(tmp_path)
    refused(lambda: load_street(folder / "CameraRGB"), folder / "CameraRGB", f"the folder above it, {folder}")
    refused(lambda: load_street(folder / "CameraSeg"), folder / "CameraSeg", f"the folder above it, {folder}")


def test_a_folder_with_a_packed_file(tmp_path, refused):
    (tmp_path / "street.h5").write_bytes(b"x")
    refused(lambda: load_street(tmp_path), tmp_path, "(street.h5)", "Give the file street.h5 in it")
