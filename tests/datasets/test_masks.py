"""Masks and pairs of a picture and its mask."""

import numpy as np
import pytest
from data_files import pictures
from PIL import Image
from test_bad_hdf5 import PAGE
from test_pictures import save

from shared_utils.datasets.masks import list_pairs, read_mask, read_pair

Y = (np.arange(40 * 30).reshape(40, 30) % 13).astype(np.uint8)
RED = np.stack([Y, np.zeros_like(Y), np.zeros_like(Y)], axis=2)


def test_the_red_channel_is_the_class(tmp_path):
    y = read_mask(save(tmp_path / "a.png", RED), 13)
    assert y.dtype == np.uint8 and np.array_equal(y, Y)


def test_greyscale_and_an_opaque_alpha(tmp_path):
    assert np.array_equal(read_mask(save(tmp_path / "a.png", Y), 13), Y)
    opaque = np.concatenate([RED, np.full((40, 30, 1), 255, np.uint8)], 2)
    assert np.array_equal(read_mask(save(tmp_path / "b.png", opaque), 13), Y)
    equal = np.stack([Y] * 3, axis=2)
    assert np.array_equal(read_mask(save(tmp_path / "c.png", equal), 13), Y)


def test_sixteen_bits_hold_classes_as_well(tmp_path):
    assert np.array_equal(read_mask(save(tmp_path / "a.png", Y.astype(np.uint16)), 13), Y)


def test_what_cannot_be_classes(tmp_path, refused):
    transparent = np.concatenate([RED, np.full((40, 30, 1), 254, np.uint8)], 2)
    for name, values, mode, words in (
        ("alpha.png", transparent, None, ["transparent", "alpha"]),
        ("palette.png", RED, "P", ["palette", "convert"]),
        ("colours.png", pictures(1, shape=(40, 30, 3))[0], None, ["coloured", "red channel"]),
        ("high.png", Y + 1, None, ["value 13", "0 to 12"]),
        ("a.jpg", RED, None, ["JPEG", "PNG"]),
        ("long.png", np.full((40, 30), 300, np.uint16), None, ["value 300"]),
    ):
        path = save(tmp_path / name, values, mode)
        refused(lambda path=path: read_mask(path, 13), path, *words)
    path = tmp_path / "page.png"
    path.write_bytes(PAGE)
    refused(lambda: read_mask(path, 13), path, "web page")


def test_a_pair(tmp_path, refused):
    picture = save(tmp_path / "CameraRGB" / "1.png", pictures(1, shape=(40, 30, 3))[0])
    mask = save(tmp_path / "CameraSeg" / "1.png", RED)
    x, y = read_pair(picture, mask, 13)
    assert x.shape == (40, 30, 3) and np.array_equal(y, Y)
    larger = save(tmp_path / "2.png", np.zeros((40, 40), np.uint8))
    refused(lambda: read_pair(picture, larger, 13), larger, "40 x 40", str(picture), "40 x 30", "one copy")


def test_pairs_by_name(tmp_path, refused):
    rgb, seg = tmp_path / "CameraRGB", tmp_path / "CameraMask"
    for name in ("b", "a", "c"):
        save(rgb / f"{name}.png", RED)
        save(seg / f"{name}.png", RED)
    pairs = list_pairs(rgb, seg)
    assert [(x.parent.name, x.stem, y.parent.name, y.stem) for x, y in pairs] == [
        ("CameraRGB", name, "CameraMask", name) for name in "abc"
    ]
    save(seg / "d.png", RED)
    refused(lambda: list_pairs(rgb, seg), rgb, "picture of d.png is missing", "1 of 4")
    save(rgb / "d.png", RED)
    (seg / "a.png").unlink()
    refused(lambda: list_pairs(rgb, seg), seg, "mask of a.png is missing", "1 of 4")


def test_the_palette_test_is_about_a_palette(tmp_path):
    with Image.open(save(tmp_path / "a.png", RED, "P")) as picture:
        assert picture.mode == "P"
    with pytest.raises(ValueError, match="no such file"):
        read_mask(tmp_path / "none.png", 13)
