"""The bundled faces: what the lesson relies on, what verify finds, and the picture on the card."""

import time

import h5py
import numpy as np
import pytest
from data_files import pictures
from faces_files import SMALL, describe, write_faces
from PIL import Image
from test_bundled import course

from shared_utils.datasets import DataError, bundled, card_pictures, catalogue, load_faces, people_loading
from shared_utils.datasets.catalogue import verify_bundled
from shared_utils.datasets.faces import FACES, STAFF
from shared_utils.datasets.people import Group


@pytest.fixture(autouse=True)
def no_variable(monkeypatch):
    monkeypatch.delenv(FACES.variable, raising=False)


@pytest.fixture(scope="module")
def faces():
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(FACES.variable, raising=False)
        yield load_faces()


def test_counts_and_form(faces):
    assert faces.splits == ("train", "validation", "test", "staff", "strangers")
    assert [len(faces.split(name).y) for name in faces.splits] == [2250, 200, 300, 108, 60]
    for name in faces.splits:
        split = faces.split(name)
        assert split.x.shape[1:] == (96, 96, 3) and split.x.dtype == np.uint8 and split.y.dtype == np.int64
        assert all(len(values) == len(split.y) for values in split.factors.values())
        assert np.array_equal(split.factors["identity"], split.y)
        assert 60 < split.x[::5].mean() < 180 and split.x[::5].std() > 20
    assert "train 2250 pictures of 150 people" in repr(faces) and "strangers 60" in repr(faces)


def test_nobody_is_in_two_splits_and_each_is_seen_as_often(faces):
    seen = []
    for name, group in FACES.groups.items():
        numbers, counts = np.unique(faces.split(name).y, return_counts=True)
        assert numbers.tolist() == list(FACES.numbers(name)) and np.all(counts == group.pictures)
        seen += numbers.tolist()
    assert seen == list(range(242)) == list(range(len(faces.class_names)))


def test_it_loads_fast():
    started = time.process_time()
    load_faces()
    assert time.process_time() - started < 3


def test_the_staff_have_badges_and_are_seen_at_the_door(faces):
    badges, door = faces.badges, faces.door
    assert tuple(badges) == STAFF
    assert all(picture.shape == (96, 96, 3) and picture.dtype == np.uint8 for picture in badges.values())
    assert len(door.y) == 96 and set(door.factors["setting"]) == {"door"}
    names, counts = np.unique(door.factors["name"], return_counts=True)
    assert tuple(names) == STAFF and np.all(counts == 8)
    assert [faces.class_names[label] for label in door.y] == door.factors["name"].tolist()
    on_badges = faces.staff.take(faces.staff.factors["setting"] == "studio")
    assert set(on_badges.factors["expression"]) == {"neutral"} and set(on_badges.factors["hat"]) == {"none"}
    for picture, label in zip(*on_badges, strict=True):
        assert np.array_equal(badges[faces.class_names[label]], picture)
    assert set(faces.strangers.factors["setting"]) == {"door"}
    assert {faces.class_names[label].split()[0] for label in faces.strangers.y} == {"stranger"}


def test_a_size_that_is_none():
    for size in (96, (0, 10), "large"):
        with pytest.raises(ValueError, match="size is") as found:
            load_faces(size=size)
        assert not isinstance(found.value, DataError)


def test_its_people_are_those_of_the_world():
    """The loader may not import the world; what it says of it has to agree."""
    pytest.importorskip("mitsuba", reason="needs the extra 'worlds'")
    from shared_utils.worlds import faces, faces_roster

    assert STAFF == faces_roster.STAFF and FACES.class_names == faces.CLASSES
    assert FACES.shape[:2] == faces.SIZE
    theirs = {
        name: Group(group.role, group.identities, group.pictures)
        for name, group in faces_roster.GROUPS.items()
    }
    assert FACES.groups == theirs and FACES.splits == tuple(theirs)


def test_the_file_keeps_to_its_4_megabytes():
    assert (bundled.FILES / FACES.file).stat().st_size <= 4e6


@pytest.fixture
def files(tmp_path, monkeypatch):
    """A small file in the place of the bundled one."""
    for module in (bundled, catalogue, people_loading):
        monkeypatch.setattr(module, "FILES", tmp_path)
    monkeypatch.setitem(catalogue.DATA_SETS, "faces", SMALL)
    describe(write_faces(tmp_path / "faces.h5"))
    return tmp_path


def test_a_good_file_is_ok(files):
    assert verify_bundled(SMALL) == []
    result = course("verify", "faces")
    assert result.exit_code == 0
    assert "faces: ok (6 train, 4 validation, 4 test, 6 staff, 2 strangers; " in result.output
    rows = course("list").output
    assert "6 staff, 2 strangers" in " ".join(rows.split())


def test_another_size(files):
    whole, small = (people_loading.load_people(SMALL, size=size) for size in (None, (6, 4)))
    assert small.test.x.shape == (4, 6, 4, 3) and small.badges["Kai"].shape == (6, 4, 3)
    mean = whole.test.x[0, :2, :3].mean((0, 1))
    assert np.abs(small.test.x[0, 0, 0] - mean).max() <= 0.5
    assert np.array_equal(whole.test.x, pictures(4, 2, (12, 12, 3)))


@pytest.mark.parametrize(
    "key, index, value, words",
    [
        ("train_set_y", 0, 1, "train has 1 to 3 pictures of each person, not 2"),
        ("test_set_y", 0, 2, "test has pictures of 1 people of other splits: train 2"),
        ("strangers_set_y", 0, 8, "strangers has pictures of 1 people of other splits: Kai"),
        ("staff_factors/setting", 0, b"door", "There are 1 badges of 1 people, not one of each"),
        ("staff_factors/setting", 3, b"studio", "There are 3 badges of 2 people, not one of each"),
        ("staff_factors/name", 0, b"Kai", "The factor name in staff is not always that of the label"),
        ("strangers_factors/role", 1, b"staff", "The factor role is not always stranger in strangers"),
        ("test_set_y", 0, 11, "test_set_y[0] is 11"),
    ],
)
def test_every_disorder_among_people_is_found(files, key, index, value, words):
    path = files / "faces.h5"
    with h5py.File(path, "r+") as file:
        file[key][index] = value
    describe(path)
    result = course("verify", "faces")
    assert result.exit_code == 1 and words in result.output


def test_a_split_or_a_factor_that_is_missing_is_found(files):
    path = files / "faces.h5"
    with h5py.File(path, "r+") as file:
        for key in ("strangers_set_x", "strangers_set_y", "staff_factors/setting", "test_factors/role"):
            del file[key]
    describe(path)
    found = " ".join(verify_bundled(SMALL))
    for words in ("no strangers pictures", "0 badges of 0 people", "role is not always test"):
        assert words in found


def test_the_picture_has_a_row_for_each_person(files, capsys):
    faces = people_loading.load_people(SMALL)
    splits = {name: faces.split(name) for name in faces.splits}
    chosen = [1, 8]
    sheet = np.asarray(card_pictures.people_picture(splits, chosen, SMALL.class_names).convert("RGB"))
    badge = faces.badges["Kai"].astype(int)
    gap, step = card_pictures.GAP, 12 + card_pictures.GAP // 3
    row = sheet[gap + step : gap + step + 12].astype(int)
    nearest = min(np.abs(row[:, left : left + 12] - badge).mean() for left in range(row.shape[1] - 12))
    assert nearest < 25  # noise in 250 colours; another picture gives 85
    with pytest.raises(ValueError, match="no person 3"):
        card_pictures.people_picture(splits, [3], SMALL.class_names)
    assert card_pictures.spread_out(faces.train, 3) == [0, 1, 2]
    out = files / "card.png"
    assert card_pictures.main(["faces", "0", "7", "--out", str(out)]) == 0
    assert "people 0 7" in capsys.readouterr().out
    with Image.open(out) as picture:
        assert picture.mode == "P" and picture.width <= 1600
