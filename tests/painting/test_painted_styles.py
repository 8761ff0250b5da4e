"""The style pictures: all there, small, as their script paints them, full of texture, and each its own."""

import itertools

import numpy as np
import pytest
from drawing_scripts import COURSE, drawing_scripts
from PIL import Image
from scipy import ndimage

from shared_utils.datasets import load_picture
from shared_utils.painting import STYLES, paint

IMAGES = COURSE / "Neural_Style_Transfer" / "images"


@pytest.fixture(scope="module")
def pictures():
    """The committed style pictures, by name: uint8 (256, 256, 3)."""
    return {name: load_picture(IMAGES / "styles" / f"{name}.jpg") for name in STYLES}


def test_all_are_there_and_small():
    files = {path.stem: path for path in (IMAGES / "styles").iterdir()}
    assert set(files) == set(STYLES) and len(STYLES) >= 6
    assert sum(path.stat().st_size for path in files.values()) < 700_000
    for path in (*files.values(), *(IMAGES / "contents").iterdir()):
        with Image.open(path) as picture:
            assert picture.size == (256, 256) and picture.mode == "RGB"
    contents = list((IMAGES / "contents").iterdir())
    assert {path.stem for path in contents} == {"alpaca", "street"}
    assert all(path.stat().st_size < 60_000 for path in contents)


@pytest.mark.parametrize("name", STYLES)
def test_texture_fills_the_picture(pictures, name):
    """In each of 16 parts neighbours differ: a Gram matrix finds the style everywhere."""
    grey = pictures[name].astype(float).mean(axis=2)
    detail = np.abs(grey - ndimage.gaussian_filter(grey, 2))
    parts = detail.reshape(4, 64, 4, 64).mean(axis=(1, 3))
    assert parts.min() > 1.2, parts.round(1)
    assert np.median(parts) > 2.5


def colours(picture):
    """How often each of 64 colours appears, (64,), sums to 1."""
    bins = (picture // 64).astype(int) @ (16, 4, 1)
    return np.bincount(bins.ravel(), minlength=64) / bins.size


def test_colours_are_distinct(pictures):
    for (a, x), (b, y) in itertools.combinations(pictures.items(), 2):
        shared = np.minimum(colours(x), colours(y)).sum()
        assert shared < 0.66, f"{a} and {b} share {shared:.0%} of their colours"


def test_painting_repeats_and_another_seed_paints_another_picture():
    first, again, other = paint("glass", 5), paint("glass", 5), paint("glass", 6)
    assert first.shape == (256, 256, 3) and first.dtype == np.uint8
    assert np.array_equal(first, again)
    assert np.abs(first.astype(int) - other).mean() > 8


@pytest.mark.slow
@pytest.mark.parametrize("name", STYLES)
def test_the_committed_picture_is_the_one_that_is_painted(pictures, name):
    """But for what JPEG loses and processors round differently. Another seed gives another picture."""
    change = np.abs(paint(name).astype(int) - pictures[name]).mean()
    assert change < 9, f"{name} is stale: run paint_styles.py"


@pytest.mark.slow
@pytest.mark.parametrize("name", STYLES)
def test_other_seeds_paint_other_pictures_of_the_style(pictures, name):
    other = paint(name, 77)
    assert np.abs(other.astype(int) - pictures[name]).mean() > 10


def test_unknown_styles_and_sides():
    with pytest.raises(ValueError, match=r"no style 'oil'. The styles are swirls, dots"):
        paint("oil")
    with pytest.raises(ValueError, match="must divide"):
        paint("glass", 1, 100)


def test_the_script_paints_what_is_named(tmp_path, monkeypatch, capsys):
    with drawing_scripts("Neural_Style_Transfer") as scripts:
        script = scripts("paint_styles")
    monkeypatch.setattr(script, "FOLDER", tmp_path / "styles")
    monkeypatch.setattr("sys.argv", ["paint_styles.py", "glass"])
    script.main()
    assert [path.name for path in (tmp_path / "styles").iterdir()] == ["glass.jpg"]
    monkeypatch.setattr("sys.argv", ["paint_styles.py", "glass", "--large", str(tmp_path / "large")])
    script.main()
    assert load_picture(tmp_path / "large" / "glass.png", 768).shape == (768, 768, 3)
    assert "glass.jpg" in capsys.readouterr().out
    monkeypatch.setattr("sys.argv", ["paint_styles.py", "oil"])
    with pytest.raises(SystemExit):
        script.main()
    assert "there is no style oil" in capsys.readouterr().err
