"""What `course data verify street` finds, and the tables of the card."""

import dataclasses

import h5py
import numpy as np
import pytest
from data_files import webp
from street_files import SIZE, masks, png, write_carla, write_encoded, write_facts, write_street
from typer.testing import CliRunner

from shared_utils import cli
from shared_utils.datasets import bundled, catalogue, load_street, segmented_loading
from shared_utils.datasets.cards import facts_table
from shared_utils.datasets.catalogue import verify_bundled
from shared_utils.datasets.segmented_checks import class_shares, pictures_with
from shared_utils.datasets.segmented_tables import classes_table, objects_table
from shared_utils.datasets.street import STREET

SMALL = dataclasses.replace(STREET, shape=(*SIZE, 3))


@pytest.fixture
def file(tmp_path, monkeypatch):
    """The path of a small good file in the place of the bundled one."""
    for module in (bundled, catalogue, segmented_loading):
        monkeypatch.setattr(module, "FILES", tmp_path)
    monkeypatch.setattr(catalogue, "DATA_SETS", {"street": SMALL})
    monkeypatch.delenv("COURSE_STREET", raising=False)
    path = write_street(tmp_path / "street.h5")
    write_facts(path)
    return path


def course(*arguments):
    return CliRunner().invoke(cli.app, ["data", *arguments])


def test_a_good_file_is_ok(file):
    assert verify_bundled(SMALL) == []
    result = course("verify", "street")
    assert result.exit_code == 0
    assert result.output.startswith("street: ok (6 train, 3 validation, 3 test; ")


def test_the_list(file, monkeypatch):
    monkeypatch.setenv("COURSE_STREET", "/data/carla")
    result = course("list")
    assert result.exit_code == 0
    row = next(line for line in result.output.splitlines() if line.startswith("street"))
    words = " ".join(row.split())
    assert "driving scenes, each pixel with its class 6 3 3 24x40x3 13" in words and "CC BY 4.0" in words
    assert 'load_street(path="...")   or   COURSE_STREET=...   (now /data/carla)' in result.output


def no_wall(file):
    y = masks(3)
    y[y == 11] = 1
    del file["test_set_y"]
    write_encoded(file, "test_set_y", [png(mask) for mask in y])


def another_size(file):
    for key in ("validation_set_x", "validation_set_y", "validation_objects"):
        del file[key]
    write_encoded(file, "validation_set_x", [webp(np.zeros((26, 40, 3), np.uint8))] * 3)
    write_encoded(file, "validation_set_y", [png(mask) for mask in masks(3, (26, 40))])


def entry(key, index, value):
    def change(file):
        file[key][index] = value

    return change


@pytest.mark.parametrize(
    "change, facts, words",
    [
        (None, {"bytes": 5}, "street.json says 5 bytes"),
        (None, {"splits": {"train": 6}}, "says {'train': 6} pictures, but street.h5 has"),
        (
            None,
            {"objects": {"train": 12}},
            "says {'train': 12} objects, but street.h5 has {'train': 12, 'val",
        ),
        (None, {"objects": None}, "has no `objects` (dict)"),
        (None, {"kinds": None}, "has no `kinds` (list)"),
        (None, {"kinds": ["car"]}, "says kinds ['car'], but the loader has ['hatchback'"),
        (None, {"classes": ["road"]}, "says classes ['road']"),
        (None, {"shape": [24, 44, 3]}, "says shape [24, 44, 3]"),
        (None, {"sha256": "0" * 64}, "has been changed"),
        (
            lambda file: entry("test_set_x", 0, file["train_set_x"][0])(file),
            {},
            "1 pictures of test are in train",
        ),
        (entry("test_factors/street", 1, 0), {}, "1 streets of test are in train as well"),
        (no_wall, {}, "No pixel of test is walls."),
        (another_size, {}, "The pictures of validation are 26 x 40 pixels, not 24 x 40."),
        (entry("test_objects/kind", 0, 5), {}, "1 of 6 boxes of test do not fit the masks; the first is box"),
        (entry("test_objects/box", 0, (2, 0, 8, 6)), {}, "box [2, 0, 8, 6] of a hatchback in picture 0"),
        (entry("test_objects/box", 0, (1, 1, 8, 6)), {}, "1 of 6 boxes"),
        (entry("test_objects/box", 0, (2, 1, 9, 6)), {}, "1 of 6 boxes"),
        (entry("test_objects/box", 0, (2, 1, 8, 7)), {}, "1 of 6 boxes"),
        (entry("test_objects/box", 0, (2, 2, 8, 6)), {}, "visible[0] is 30; it must be at least 1 and fit"),
        (entry("test_objects/visible", 1, 7), {}, "fit in its box"),
        (entry("test_set_y", 0, np.zeros(5, np.uint8)), {}, "test_set_y[0] cannot be decoded"),
    ],
)
def test_every_kind_of_disorder_is_found(file, change, facts, words):
    if change:
        with h5py.File(file, "r+") as opened:
            change(opened)
    write_facts(file, **facts)
    result = course("verify", "street")
    assert result.exit_code == 1 and words in result.output


def test_too_few_pixels_in_a_box(file):
    y = masks(3)
    y[0, 4:6, 3] = 0
    with h5py.File(file, "r+") as opened:
        opened["test_set_y"][0] = png(y[0])
    write_facts(file)
    assert "1 of 6 boxes of test do not fit" in verify_bundled(SMALL)[0]


def test_a_users_folder(file, tmp_path):
    folder = write_carla(tmp_path / "mine", size=(24, 40))
    result = course("verify", "street", "--path", str(folder))
    assert result.exit_code == 0
    assert f"{folder}: can be used as street." in result.output
    assert "8 pictures of 24 x 40; no boxes; % of the pixels:" in result.output
    assert "walls 7.5, traffic signs" in result.output and "Mind:" not in result.output
    mask = folder / "CameraSeg" / "003.png"
    mask.write_bytes(mask.read_bytes()[:-30])
    result = course("verify", "street", "--path", str(folder))
    assert result.exit_code == 1 and str(mask) in result.output and "cut short" in result.output


def test_a_users_file(file, tmp_path):
    path = write_street(tmp_path / "mine.h5", (("train", 3), ("test", 3)))
    with h5py.File(path, "r+") as opened:
        opened["test_factors/street"][:] = 0
        opened["test_set_x"][0] = opened["train_set_x"][1]
        opened["test_objects/kind"][0] = 5
        no_wall(opened)
    result = course("verify", "street", "--path", str(path))
    assert result.exit_code == 0
    for words in (
        "3 pictures of 24 x 40; 6 objects",
        "Mind: 1 pictures of test are in train as well.",
        "Mind: 1 streets of test are in train as well.",
        "Mind: No pixel of test is walls.",
        "Mind: 1 of 6 boxes of test do not fit",
        "Mind: there are no validation pictures.",
    ):
        assert words in result.output


def test_shares_and_pictures(file):
    split = load_street(file).train
    shares = class_shares(split, 13)
    assert shares.sum() == pytest.approx(1) and shares[10] == np.mean(split.y == 10)
    assert pictures_with(split, 14).tolist() == [6] * 13 + [0]
    split.y[0][split.y[0] == 11] = 0
    assert pictures_with(split, 13)[11] == 5


def test_the_tables(file):
    street = load_street(file)
    splits = {name: street.split(name) for name in street.splits}
    classes = classes_table(splits, SMALL).splitlines()
    assert len(classes) == 15 and classes[1].startswith("| --- | --- | ---: |")
    share = f"{100 * np.mean(street.train.y == 10):.1f} %"
    assert classes[2 + 10].startswith(f"| 10 | vehicles | {share} | ") and classes[12].endswith(
        "| 6 | 3 | 3 |"
    )
    kinds = objects_table(splits, SMALL).splitlines()
    assert kinds[2] == "| hatchback | 6 | 3 | 3 | 6 x 5 | 8 | 0% |"
    assert kinds[3] == "| saloon | 0 | 0 | 0 | - | - | - |"
    assert kinds[8] == "| sign | 6 | 3 | 3 | 3 x 4 | 20 | 100% |"
    facts = facts_table(bundled.read_facts("street.json"), SMALL)
    assert "| Masks | 24 x 40, uint8, the class of each pixel |" in facts
    assert "| Classes | 0 to 12: none, buildings, fences" in facts and "equal size" not in facts
    assert "| Objects | 24: 12 train, 6 validation, 6 test |" in facts
    assert "| Kinds | hatchback, saloon, van, truck, bus, pedestrian, sign |" in facts
