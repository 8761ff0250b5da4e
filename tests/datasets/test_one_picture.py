"""A user's own picture: any kind, any size, brought to a square; clear words where it cannot be."""

import numpy as np
import pytest
from PIL import Image

from shared_utils.datasets import DataError, load_picture

X = np.random.default_rng(4).integers(0, 256, (90, 140, 3)).astype(np.uint8)


def smooth(n_H, n_W):
    """Red grows to the right, green downwards: uint8 (n_H, n_W, 3)."""
    x = np.zeros((n_H, n_W, 3), np.uint8)
    x[..., 0], x[..., 1] = np.linspace(0, 255, n_W), np.linspace(0, 255, n_H)[:, None]
    return x


@pytest.mark.parametrize("shape", [(90, 140), (300, 90), (256, 256), (700, 650)])
@pytest.mark.parametrize("ending", [".png", ".jpg", ".webp", ".bmp"])
def test_any_size_and_kind_becomes_a_square(tmp_path, shape, ending):
    path = tmp_path / f"a{ending}"
    Image.fromarray(smooth(*shape)).save(path)
    x = load_picture(path)
    assert x.shape == (256, 256, 3) and x.dtype == np.uint8
    assert load_picture(str(path), 96).shape == (96, 96, 3)


def test_the_middle_is_kept_and_nothing_is_stretched():
    x = load_picture(smooth(200, 400), 200)
    np.testing.assert_array_equal(x, smooth(200, 400)[:, 100:300])


@pytest.mark.parametrize(("centre", "left"), [((0.5, 0), 0), ((0.5, 0.5), 100), ((0.5, 1), 200)])
def test_another_part_can_be_chosen(centre, left):
    x = load_picture(smooth(200, 400), 200, centre=centre)
    np.testing.assert_array_equal(x, smooth(200, 400)[:, left : left + 200])


def test_a_picture_of_the_right_size_is_not_changed_and_is_the_callers_own(tmp_path):
    x = np.random.default_rng(1).integers(0, 256, (256, 256, 3)).astype(np.uint8)
    result = load_picture(x)
    np.testing.assert_array_equal(result, x)
    result[:] = 0
    assert x.any()
    Image.fromarray(x).save(tmp_path / "a.png")
    np.testing.assert_array_equal(load_picture(tmp_path / "a.png"), x)


def test_grey_transparent_and_turned_pictures(tmp_path):
    Image.fromarray(X).convert("L").save(tmp_path / "grey.jpg")
    grey = load_picture(tmp_path / "grey.jpg")
    assert np.all(grey == grey[..., :1])
    clear = np.dstack([X, np.zeros((90, 140), np.uint8)])
    Image.fromarray(clear).save(tmp_path / "clear.png")
    assert np.all(load_picture(tmp_path / "clear.png") == 255)
    exif = Image.Exif()
    exif[0x0112] = 6  # held with its right side down
    Image.fromarray(smooth(256, 256)).save(tmp_path / "turned.png", exif=exif)
    np.testing.assert_array_equal(load_picture(tmp_path / "turned.png"), np.rot90(smooth(256, 256), -1))


@pytest.mark.parametrize("name", ["china.jpg", "flower.jpg"])
def test_the_photographs_of_scikit_learn(name):
    from sklearn.datasets import load_sample_image

    assert load_picture(load_sample_image(name)).shape == (256, 256, 3)


def test_the_home_folder_may_be_written_short(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    Image.fromarray(X).save(tmp_path / "a.png")
    assert load_picture("~/a.png").shape == (256, 256, 3)


def test_what_cannot_be_used_is_named(tmp_path):
    with pytest.raises(DataError, match=r"nowhere.png: There is no such file"):
        load_picture(tmp_path / "nowhere.png")
    with pytest.raises(DataError, match="This is a folder"):
        load_picture(tmp_path)
    (tmp_path / "text.jpg").write_text("not a picture, but long enough to be read as something")
    with pytest.raises(DataError, match=r"text.jpg: This is not a picture"):
        load_picture(tmp_path / "text.jpg")
    Image.fromarray(X[:20]).save(tmp_path / "small.png")
    with pytest.raises(DataError, match=r"small.png: .* only 20 by 140 pixels"):
        load_picture(tmp_path / "small.png")


@pytest.mark.parametrize(
    "array", [np.zeros((90, 90, 3)), np.zeros((90, 90), np.uint8), np.zeros((90, 90, 4), np.uint8)]
)
def test_an_array_that_is_no_picture(array):
    with pytest.raises(ValueError, match=r"a picture is uint8 \(n_H, n_W, 3\)"):
        load_picture(array)


@pytest.mark.parametrize("side", [0, -3, 2.5, True])
def test_a_side_that_is_none(side):
    with pytest.raises(ValueError, match="side is"):
        load_picture(X, side)


@pytest.mark.parametrize("centre", [(0.5,), (0.5, 1.2), (-0.1, 0)])
def test_a_centre_that_is_none(centre):
    with pytest.raises(ValueError, match="centre is"):
        load_picture(X, centre=centre)


@pytest.mark.parametrize("centre", [0.5, (0.5, "a"), None, (0.5,), (0.5, 2)])
def test_a_centre_that_is_no_place_is_refused(centre):
    with pytest.raises(ValueError, match="centre is"):
        load_picture(np.zeros((64, 64, 3), np.uint8), centre=centre)


def test_a_centre_in_the_place_of_the_side_is_told():
    with pytest.raises(ValueError, match=r"Did you mean centre=\(0.5, 0.2\)"):
        load_picture(np.zeros((64, 64, 3), np.uint8), (0.5, 0.2))


@pytest.mark.parametrize("picture", [None, 3, Image.new("RGB", (64, 64))])
def test_what_is_neither_path_nor_array_is_refused(picture):
    with pytest.raises(TypeError, match="give the path of a file"):
        load_picture(picture)
