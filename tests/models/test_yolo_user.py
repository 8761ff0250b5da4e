"""A user's own detector: a Keras file, a file of anchors and a file of class names."""

import re

import numpy as np
import pytest

from shared_utils.datasets import DataError
from shared_utils.models import load_yolo
from shared_utils.models.yolo_user import read_anchors, read_classes

#: Of Keras, when it writes a file.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")

ANCHORS = "0.57273, 0.677385, 1.87446, 2.06253, 3.33843, 5.47434, 7.88282, 3.52778, 9.77052, 9.16828\n"
POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a21\nsize 13271\n"
PAGE = b"<!DOCTYPE html>\n<html><title>Sign in</title></html>"


@pytest.fixture
def files(tmp_path):
    """A folder with anchors and classes; `load(name)` loads the network of that name in it."""
    (tmp_path / "anchors.txt").write_text(ANCHORS)
    (tmp_path / "classes.txt").write_text("car\nbus\n\n traffic light \n")

    def load(name):
        return load_yolo(
            tmp_path / name, anchors=tmp_path / "anchors.txt", classes=str(tmp_path / "classes.txt")
        )

    return tmp_path, load


def saved(path, n_out=5 * (5 + 3), form="plain", size=(64, 64, 3)):
    """Save a tiny network with cells of 32 pixels, whose output is its bias: 0, 1, 2 and so on."""
    import keras

    pictures = keras.Input(size, name="pictures")
    layer = keras.layers.Conv2D(n_out, 32, strides=32, kernel_initializer="zeros")
    output = layer(pictures)
    layer.bias.assign(np.arange(n_out))
    forms = {
        "plain": (pictures, output),
        "lists": ([pictures], [output]),
        "named": ({"pictures": pictures}, {"boxes": output}),
        "two outputs": (pictures, [output, output]),
        "in a row": (pictures, keras.layers.Reshape((-1, n_out))(output)),
        "by anchor": (pictures, keras.layers.Reshape((-1, 2, 5, n_out // 5))(output)),
    }
    keras.Model(*forms[form]).save(path)


def refused(call, path, *words):
    with pytest.raises(DataError) as caught:
        call()
    text = str(caught.value)
    assert text.startswith(f"{path}: "), text
    for word in words:
        assert word in text, text


@pytest.mark.slow
@pytest.mark.parametrize(
    "name, form", [("yolo.keras", "plain"), ("yolo.h5", "plain"), ("yolo.h5", "lists"), ("a.keras", "named")]
)
def test_an_own_network_answers_as_the_bundled_one_does(files, name, form):
    """Networks of Keras 2 give a list of one array."""
    folder, load = files
    saved(folder / name, form=form)
    detector = load(name)
    assert repr(detector) == "Yolo(input 64 x 64, grid 2 x 2, 5 anchors, 3 classes)"
    assert detector.class_names == ("car", "bus", "traffic light")
    assert detector.anchors.shape == (5, 2) and detector.anchors[1].tolist() == [1.87446, 2.06253]
    answer = detector(np.zeros((100, 80, 3), np.uint8))
    assert [part.shape for part in answer] == [(2, 2, 5, n) for n in (2, 2, 1, 3)]
    xy, wh, confidence, probabilities = answer
    assert xy[1, 0, 0] == pytest.approx([(0 + 1 / 2) / 2, (1 + 1 / (1 + np.exp(-1))) / 2])
    assert wh[1, 0, 0] == pytest.approx(np.exp([2, 3]) * (0.57273, 0.677385) / 2)
    assert confidence[1, 0, 0] == pytest.approx(1 / (1 + np.exp(-4)))
    assert probabilities[1, 0, 0] == pytest.approx(np.exp([5, 6, 7]) / np.exp([5, 6, 7]).sum())


@pytest.mark.slow
@pytest.mark.parametrize(
    "options, words",
    [
        ({"n_out": 45}, ["(None, 2, 2, 45)", "5 anchors and 3 classes need 5 x (5 + 3) = 40 channels"]),
        ({"form": "two outputs"}, ["1 inputs and 2 outputs", "Later versions"]),
        ({"form": "in a row"}, ["The output has the shape (None, 4, 40)"]),
        ({"form": "by anchor"}, ["5, 8). 5 anchors and 3 classes need"]),
        ({"size": (64, 64, 1)}, ["The input has the shape (None, 64, 64, 1)"]),
        ({"size": (None, None, 3)}, ["The input has the shape (None, None, None, 3)"]),
    ],
)
def test_networks_that_do_not_fit_are_refused(files, options, words):
    folder, load = files
    saved(folder / "yolo.keras", **options)
    refused(lambda: load("yolo.keras"), folder / "yolo.keras", *words)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:You are saving a model that has not yet been built")
def test_a_network_that_was_never_built_is_refused(files):
    import keras

    folder, load = files
    keras.Sequential([keras.layers.Conv2D(40, 32, strides=32)]).save(folder / "yolo.keras")
    refused(lambda: load("yolo.keras"), folder / "yolo.keras", "0 inputs and 0 outputs")


@pytest.mark.parametrize("name", ["yolo.h5", "yolo.keras", "yolo"])
@pytest.mark.parametrize(
    "content, words",
    [
        (None, "There is no such file"),
        (b"", "The file is empty"),
        (PAGE, "This is a web page (HTML)"),
        (POINTER, "This is a Git LFS pointer"),
        (bytes(2000), "nothing but zeros"),
        (b"\x1f\x8b more", "a gzip archive"),
    ],
)
def test_what_is_no_network_is_refused(files, name, content, words):
    folder, load = files
    if content is not None:
        (folder / name).write_bytes(content)
    refused(lambda: load(name), folder / name, words)


def test_an_archive_and_a_folder_are_refused(files):
    folder, load = files
    (folder / "yolo.h5").write_bytes(b"PK\x03\x04 and more")
    refused(lambda: load("yolo.h5"), folder / "yolo.h5", "a ZIP archive, not an HDF5 file", "Unpack it")
    (folder / "saved_model").mkdir()
    refused(lambda: load("saved_model"), folder / "saved_model", "This is a folder")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["yolo.h5", "yolo.keras"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.98])
def test_a_network_that_is_cut_short_is_refused(files, name, share):
    folder, load = files
    path = folder / name
    saved(path)
    content = path.read_bytes()
    path.write_bytes(content[: int(share * len(content))])
    refused(lambda: load(name), path, "Keras cannot read it")


@pytest.mark.slow
def test_other_hdf5_files_are_refused(files):
    import h5py

    folder, load = files
    with h5py.File(folder / "data.h5", "w") as file:
        file["x"] = np.zeros(3)
    refused(lambda: load("data.h5"), folder / "data.h5", "No model config", "no list of layers with weights")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["yolo.h5", "yolo.keras"])
def test_code_in_a_file_is_not_run(files, name):
    import keras

    folder, load = files
    trace = str(folder / "trace")
    pictures = keras.Input((64, 64, 3))
    output = keras.layers.Conv2D(40, 32, strides=32)(pictures)
    # From a text, so that the code needs nothing around it when it is loaded.
    run = keras.layers.Lambda(eval(f"lambda x: (open({trace!r}, 'w'), x)[1]"))
    keras.Model(pictures, run(output)).save(folder / name)
    (folder / "trace").unlink()
    refused(lambda: load(name), folder / name, "Keras cannot read it", "Lambda")
    assert not (folder / "trace").exists()


@pytest.mark.parametrize(
    "content, words",
    [
        (b"1, 2, large, 3", "'large' is not a number"),
        (b"width,height\n1,2", "'width' is not a number"),
        (b"1; 2", "'1;' is not a number"),
        (b"1, 2, 3", "It holds 3 numbers; anchors are pairs"),
        (b" , \n", "It holds 0 numbers"),
        (b"1, -2", "must be above 0"),
        (b"0, 2", "must be above 0"),
        (b"1, nan", "must be above 0"),
        (b"1, inf", "must be above 0"),
        (b"", "The file is empty; it should be a text file of anchors"),
        (b"\xff\xfe1\x00,\x002\x00", "This is not a text file of anchors"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "This is not a text file of anchors"),
        (b"\x89HDF\r\n\x1a\n", "This is an HDF5 file, not a text file of anchors"),
        (POINTER, "This is a Git LFS pointer"),
        (PAGE, "This is a web page (HTML)"),
        (None, "There is no such file"),
    ],
)
def test_what_are_no_anchors_is_refused(files, content, words):
    folder, load = files
    path = folder / "anchors.txt"
    path.unlink() if content is None else path.write_bytes(content)
    refused(lambda: load("yolo.h5"), path, words)


@pytest.mark.parametrize(
    "content, words",
    [
        (b"", "The file is empty; it should be a text file of class names"),
        (b" \n\n", "There is no class name in it"),
        (b"\xff\xfe\x00", "This is not a text file of class names"),
        (POINTER, "This is a Git LFS pointer"),
        (None, "There is no such file"),
    ],
)
def test_what_are_no_classes_is_refused(files, content, words):
    folder, load = files
    path = folder / "classes.txt"
    path.unlink() if content is None else path.write_bytes(content)
    refused(lambda: load("yolo.h5"), path, words)


@pytest.mark.parametrize("text", ["1,2,3,4.5", "1 2 3 4.5", "\ufeff1, 2,\r\n 3, 4.5,\n"])
def test_anchors_are_read_in_several_layouts(tmp_path, text):
    path = tmp_path / "anchors.txt"
    path.write_text(text, encoding="utf-8")
    assert read_anchors(path).tolist() == [[1, 2], [3, 4.5]]


def test_names_keep_their_letters(tmp_path):
    path = tmp_path / "classes.txt"
    path.write_bytes("\ufeffvélo\r\nfeu rouge\r\n".encode())
    assert read_classes(path) == ("vélo", "feu rouge")


@pytest.mark.parametrize(
    "names, words",
    [
        (["path"], "needs anchors and classes as well"),
        (["path", "anchors"], "needs classes as well"),
        (["path", "classes"], "needs anchors as well"),
        (["anchors"], "give its file as path"),
        (["classes", "anchors"], "give its file as path"),
    ],
)
def test_the_three_files_come_together(names, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        load_yolo(**{name: "a file" for name in names})
