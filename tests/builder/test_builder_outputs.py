"""Cleaning outputs, writing files, cutting epochs."""

import base64
import io
import sys
from pathlib import Path

import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from PIL import Image

from shared_utils.builder.files import read_text, write_if_changed
from shared_utils.builder.outputs import (
    MAX_PICTURE_WIDTH,
    PALETTE_MEAN_CHANGE,
    PALETTE_MOST_CHANGE,
    as_photograph,
    clean_notebook,
    clean_text,
    overwritten,
    screen_size,
    with_palette,
)
from shared_utils.lessons import epochs


def cleaned(*outputs, folder=Path("/place/course/Tiny")):
    cell = new_code_cell("x", outputs=list(outputs), metadata={"execution": {"started": "now"}})
    notebook = clean_notebook(new_notebook(cells=[cell]), folder, folder.parent)
    assert "execution" not in notebook.cells[0].metadata
    return notebook.cells[0].outputs


def stream(text, name="stdout"):
    return new_output("stream", name=name, text=text)


def test_stderr_goes_and_the_rest_is_joined():
    (output,) = cleaned(stream("a\n"), stream("a warning\n", "stderr"), stream("b\n"))
    assert output.text == "a\nb\n"


def test_a_cell_that_only_warns_has_no_output():
    assert cleaned(stream("a warning\n", "stderr")) == []


def test_a_progress_bar_leaves_its_last_state():
    (output,) = cleaned(stream("\x1b[1m1/2\x1b[0m ...\r"), stream("2/2 done\n"))
    assert output.text == "2/2 done\n"


@pytest.mark.parametrize(
    "text, shown",
    [
        ("a\rb\n", "b\n"),
        ("100%\r5%\n", "5%0%\n"),
        ("abc\b\b\bxyz\n", "xyz\n"),
        ("windows\r\n", "windows\n"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("kept  \n", "kept  \n"),
    ],
)
def test_overwritten(text, shown):
    assert overwritten(text) == shown


def test_paths_and_addresses():
    folder = Path("/place/course/Tiny")
    text = f"/place/course/Tiny/a.png /place/course/README.md {sys.prefix}/lib <A at 0x7f> /place/courses"
    assert clean_text(text, folder, folder.parent) == "./a.png ../README.md <python>/lib <A> /place/courses"


def test_text_of_results_is_cleaned_and_widgets_go():
    result = new_output(
        "execute_result",
        data={"text/plain": "<A at 0x12ab>", "text/html": "/place/course/Tiny/x"},
        execution_count=1,
    )
    widget = new_output(
        "display_data", data={"application/vnd.jupyter.widget-view+json": {}, "text/plain": "x"}
    )
    (output,) = cleaned(widget, result)
    assert output.data == {"text/plain": "<A>", "text/html": "./x"}


def png(width, height):
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(buffer, "PNG")
    return base64.b64encode(buffer.getvalue()).decode()


def size_of(text):
    return Image.open(io.BytesIO(base64.b64decode(text))).size


def test_plots_have_screen_size():
    assert size_of(screen_size(png(800, 600))) == (800, 600)
    assert size_of(screen_size(png(2 * MAX_PICTURE_WIDTH, 600))) == (MAX_PICTURE_WIDTH, 300)
    (output,) = cleaned(new_output("display_data", data={"image/png": png(4000, 10)}))
    assert size_of(output.data["image/png"])[0] == MAX_PICTURE_WIDTH


def test_photographs_become_jpeg_and_drawings_stay_png():
    speckled = Image.effect_noise((400, 400), 90).convert("RGBA")
    buffer = io.BytesIO()
    speckled.save(buffer, "PNG")
    text = base64.b64encode(buffer.getvalue()).decode()
    jpeg = as_photograph(text)
    assert len(jpeg) < len(text) / 2 and size_of(jpeg) == (400, 400)
    (output,) = cleaned(new_output("display_data", data={"image/png": text}))
    assert list(output.data) == ["image/jpeg"]
    assert as_photograph(png(4000, 4000)) is None


def plot():
    """A plot as a notebook has it: an opaque RGBA PNG of lines with soft edges."""
    from matplotlib.figure import Figure

    buffer = io.BytesIO()
    figure = Figure(figsize=(5, 3), facecolor="#FCFBF8")
    figure.subplots().plot([3, 1, 4, 1, 5], "o-", color="#D55E00")
    figure.savefig(buffer, format="png")
    return base64.b64encode(buffer.getvalue()).decode()


def pixels(text):
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(text))).convert("RGB"), dtype=int)


def test_plots_get_a_palette_that_nobody_sees():
    text = plot()
    (output,) = cleaned(new_output("display_data", data={"image/png": text}))
    small = output.data["image/png"]
    assert small == with_palette(text) == with_palette(text)
    assert len(small) < len(text) / 2
    change = np.abs(pixels(small) - pixels(text))
    assert change.max() <= PALETTE_MOST_CHANGE and 0 < change.mean() <= PALETTE_MEAN_CHANGE
    assert with_palette(small) == small


def as_png(values):
    buffer = io.BytesIO()
    Image.fromarray(values).save(buffer, "PNG")
    return base64.b64encode(buffer.getvalue()).decode()


def test_pictures_of_many_colours_keep_them():
    wheel = np.random.default_rng(0).integers(0, 256, (60, 60, 3), np.uint8)
    assert with_palette(as_png(wheel)) == as_png(wheel)


def test_transparent_pictures_stay_so():
    clear = np.zeros((50, 50, 4), np.uint8)
    assert with_palette(as_png(clear)) == as_png(clear)


def test_files_are_written_only_when_they_change(tmp_path):
    path = tmp_path / "folder" / "file.txt"
    assert write_if_changed(path, "a\n")
    before = path.stat().st_mtime_ns
    assert not write_if_changed(path, "a\n")
    assert path.stat().st_mtime_ns == before
    assert write_if_changed(path, "ü\n")
    assert path.read_bytes() == "ü\n".encode()
    assert [one.name for one in path.parent.iterdir()] == ["file.txt"]


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "file.txt"
    write_if_changed(path, "old")

    def fail(self, target):
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_if_changed(path, "new")
    assert [one.name for one in tmp_path.iterdir()] == ["file.txt"]
    assert read_text(path) == "old"
    assert read_text(tmp_path / "none") is None


def test_epochs(monkeypatch):
    monkeypatch.delenv("COURSE_EPOCHS", raising=False)
    assert epochs(10) == 10
    monkeypatch.setenv("COURSE_EPOCHS", "1")
    assert epochs(10) == 1
    monkeypatch.setenv("COURSE_EPOCHS", "20")
    assert epochs(10) == 10


@pytest.mark.parametrize("value", ["0", "-1", "two", "1.5"])
def test_bad_epochs_variable(monkeypatch, value):
    monkeypatch.setenv("COURSE_EPOCHS", value)
    with pytest.raises(ValueError, match=r"COURSE_EPOCHS is .* whole number"):
        epochs(10)


@pytest.mark.parametrize("default", [0, -3, 2.0, True, "5"])
def test_bad_default_epochs(default):
    with pytest.raises(ValueError, match="default must be a whole number"):
        epochs(default)
