"""Reading pictures: every kind that circulates, and every kind that is broken."""

import io

import numpy as np
import pytest
from data_files import pictures
from PIL import Image
from test_bad_hdf5 import PAGE, POINTER

from shared_utils.datasets.pictures import list_pictures, read_picture


def save(path, values, mode=None, **options):
    """Write values as a picture. Returns the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.fromarray(values)
    (picture.convert(mode) if mode else picture).save(path, **options)
    return path


X = pictures(1, shape=(40, 30, 3))[0]


def test_png_is_read_as_it_is(tmp_path):
    x = read_picture(save(tmp_path / "a.png", X))
    assert x.dtype == np.uint8 and np.array_equal(x, X)
    x[:] = 0  # the caller's own


def test_jpeg_in_capitals(tmp_path):
    smooth = np.tile(np.arange(64, dtype=np.uint8)[:, None, None] * 2, (1, 64, 3))
    x = read_picture(save(tmp_path / "a.JPG", smooth, quality=95))
    assert x.shape == (64, 64, 3) and np.abs(x.astype(int) - smooth).max() < 8


def test_greyscale_becomes_three_equal_channels(tmp_path):
    for name in ("a.jpg", "a.png"):
        x = read_picture(save(tmp_path / name, X, "L"))
        assert x.shape == (40, 30, 3) and np.all(x == x[..., :1])


def test_a_palette_becomes_its_colours(tmp_path):
    few = np.array([[255, 0, 0], [0, 9, 255]], np.uint8)[np.arange(1200).reshape(40, 30) % 2]
    path = tmp_path / "a.png"
    Image.fromarray(few).quantize(2).save(path)
    assert Image.open(path).mode == "P"
    assert np.array_equal(read_picture(path), few)


def test_what_is_transparent_is_laid_on_white(tmp_path):
    alpha = np.full((40, 30, 1), 255, np.uint8)
    assert np.array_equal(read_picture(save(tmp_path / "a.png", np.concatenate([X, alpha], 2))), X)
    alpha[:20] = 0
    x = read_picture(save(tmp_path / "b.png", np.concatenate([X, alpha], 2)))
    assert np.all(x[:20] == 255) and np.array_equal(x[20:], X[20:])
    grey = np.concatenate([X[..., :1], alpha], 2)
    assert np.all(read_picture(save(tmp_path / "c.png", grey))[:20] == 255)


def test_cmyk_and_one_bit(tmp_path):
    assert read_picture(save(tmp_path / "a.jpg", X, "CMYK")).shape == (40, 30, 3)
    assert set(np.unique(read_picture(save(tmp_path / "a.png", X, "1")))) == {0, 255}


def test_the_cameras_note_on_how_it_was_held(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    x = read_picture(save(tmp_path / "a.png", X, exif=exif))
    assert np.array_equal(x, np.rot90(X, -1))


@pytest.mark.parametrize("shape", [(100, 100), (300, 200), (64, 64), (20, 90), (1200, 1200)])
def test_sizes(tmp_path, shape):
    values = np.zeros((*shape, 3), np.uint8)
    values[shape[0] // 2 :] = 200
    x = read_picture(save(tmp_path / "a.png", values), (64, 64))
    assert x.shape == (64, 64, 3)
    assert x[:24].max() < 10 and x[40:].min() > 190
    assert read_picture(tmp_path / "a.png", (32, 48)).shape == (32, 48, 3)


def test_what_sticks_out_is_cut_off_on_both_sides(tmp_path):
    values = np.zeros((64, 128, 3), np.uint8)
    values[:, 32:96] = 200
    assert read_picture(save(tmp_path / "a.png", values), (64, 64)).min() == 200


@pytest.mark.parametrize(
    "content, words",
    [
        (PAGE, ["web page (HTML), not a picture", "browser"]),
        (POINTER, ["Git LFS pointer", "git lfs pull"]),
        (b"", ["empty"]),
        (bytes(999), ["nothing but zeros"]),
        (b"PK\x03\x04...", ["ZIP archive"]),
        (b"\x89HDF\r\n\x1a\n...", ["HDF5 file, not a picture"]),
        (b"no picture at all", ["not a picture", "JPEG or PNG"]),
        (b"\xff\xd8\xff\xe0", ["not a picture", "damaged"]),
    ],
)
def test_another_kind_of_file(tmp_path, refused, content, words):
    path = tmp_path / "a.jpg"
    path.write_bytes(content)
    refused(lambda: read_picture(path), path, *words)


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "bmp"])
@pytest.mark.parametrize("share", [0.3, 0.7, 0.95])
def test_truncated(tmp_path, refused, ending, share):
    path = save(tmp_path / f"a.{ending}", X)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    text = refused(lambda: read_picture(path), path)
    assert "cut short" in text or "damaged" in text


def test_damaged_in_the_middle(tmp_path, refused):
    path = save(tmp_path / "a.png", X)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 255
    path.write_bytes(content)
    refused(lambda: read_picture(path), path, "damaged", "again")


def test_more_than_8_bits(tmp_path, refused):
    path = save(tmp_path / "a.png", np.arange(1200, dtype=np.uint16).reshape(40, 30) * 50)
    refused(lambda: read_picture(path), path, "more than 8 bits", "0 to 255")


def test_an_enormous_picture(tmp_path, refused, monkeypatch):
    path = save(tmp_path / "a.png", X)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 500)
    refused(lambda: read_picture(path), path, "too many pixels")


def test_no_file_and_a_folder(tmp_path, refused):
    refused(lambda: read_picture(tmp_path / "a.jpg"), tmp_path / "a.jpg", "no such file")
    (tmp_path / "b.jpg").mkdir()
    with pytest.raises(ValueError, match=r"b.jpg: (This is a folder|The file cannot be read)"):
        read_picture(tmp_path / "b.jpg")


def test_bytes_in_place_of_a_file():
    stream = io.BytesIO()
    Image.fromarray(X).save(stream, "PNG")
    assert np.array_equal(read_picture("from memory", content=stream.getvalue()), X)


def test_listing_passes_over_what_is_no_picture(tmp_path):
    for name in ("b.JPG", "a.png", "C.jpeg", "._b.JPG", ".DS_Store", "Thumbs.db", "notes.txt"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "folder.png").mkdir()
    assert [path.name for path in list_pictures(tmp_path)] == ["C.jpeg", "a.png", "b.JPG"]


def test_a_folder_without_pictures(tmp_path, refused):
    refused(lambda: list_pictures(tmp_path), tmp_path, "holds no pictures", "it is empty")
    (tmp_path / ".DS_Store").write_bytes(b"x")
    refused(lambda: list_pictures(tmp_path), tmp_path, "holds no pictures", "only .DS_Store", "unpacked")
    refused(lambda: list_pictures(tmp_path / "no"), tmp_path / "no", "no such folder")
    file = tmp_path / ".DS_Store"
    with pytest.raises(ValueError, match=r"DS_Store: This is a file, not a folder|cannot be read"):
        list_pictures(file)
