"""`course data render`: what it writes, and what it says to bad arguments."""

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner

pytest.importorskip("mitsuba", reason="needs the extra 'worlds'")
pytest.importorskip("skimage", reason="needs the extra 'worlds'")

from shared_utils.cli import app
from shared_utils.worlds import creatures, production, signs


@pytest.fixture
def root(tmp_path, monkeypatch):
    """An empty clone to write into, and few samples."""
    (tmp_path / "pyproject.toml").write_text('name = "open-cnn-course"')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(signs, "SPP", 1)
    return tmp_path


def course(*arguments):
    done = CliRunner().invoke(app, ["data", "render", *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.mark.slow
def test_count_gives_a_sheet_with_labels_and_says_where(root):
    done = course("signs", "--count", "3", "--workers", "1", "--seed", "9")
    path = root / "build" / "worlds" / "signs_3_seed9.png"
    assert done.exit_code == 0, done.output
    assert str(path) in done.stdout
    assert Image.open(path).width > 2 * 128


@pytest.mark.slow
def test_without_count_the_data_set_is_packed(root, monkeypatch):
    monkeypatch.setattr(signs, "SPLITS", {"train": 6, "test": 6})
    done = course("signs", "--workers", "1", "--seed", "4", "--out", str(root / "new" / "own.h5"))
    assert done.exit_code == 0, done.output
    assert "6 train, 6 test pictures" in done.stdout
    facts = (root / "new" / "own.json").read_text()
    assert '"made_by": "course data render signs --seed 4"' in facts
    assert (root / "new" / "own.h5").stat().st_size > 1000


@pytest.mark.slow
def test_what_is_no_data_set_goes_to_the_build_folder(root, monkeypatch):
    monkeypatch.setattr(creatures, "SPLITS", {"train": 7})
    monkeypatch.setattr(creatures, "SIZE", (16, 16))
    done = course("creatures", "--workers", "1")
    assert done.exit_code == 0, done.output
    assert (root / "build" / "worlds" / "creatures.h5").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["cats"], "no world called 'cats'. The worlds are signs, happy"),
        (["signs", "--size", "160"], "--size is for the pictures of a sheet"),
        (["signs", "--count", "0"], "--count"),
        (["signs", "--count", "many"], "--count"),
        (["signs", "--count", "3", "--size", "4"], "--size"),
        (["signs", "--workers", "0"], "--workers"),
        (["signs", "--seed", "-1"], "--seed"),
        (["signs", "--count", "3", "--out", "sheet.jpg"], "does not end so"),
        (["signs", "--out", "signs.png"], "A data set is written as .h5"),
    ],
)
def test_bad_arguments_are_refused_and_leave_nothing(root, arguments, message):
    done = course(*arguments)
    assert done.exit_code == 2
    assert message in done.output
    assert [path.name for path in root.iterdir()] == ["pyproject.toml"]


def test_outside_a_clone_it_says_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = course("signs", "--count", "1")
    assert done.exit_code == 2
    assert "not inside the course's repository" in done.output


def test_a_place_that_cannot_be_written_is_named(root, monkeypatch):
    fake = production.Pictures(
        np.zeros((1, 64, 64, 3), np.uint8), np.zeros(1, int), {"way": np.array([b"v"])}
    )
    monkeypatch.setattr(production, "render_split", lambda *a, **k: fake)
    (root / "file").write_text("in the way")
    done = course("signs", "--count", "1", "--out", str(root / "file" / "sheet.png"))
    assert done.exit_code == 2
    assert "file" in done.output
    assert "Traceback" not in done.output


def test_stopping_says_how_to_go_on(root, monkeypatch):
    def stop(*arguments, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(production, "render_split", stop)
    done = course("signs", "--count", "6")
    assert done.exit_code == 2
    assert "the same command continues" in done.output
