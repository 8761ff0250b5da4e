"""A user's own faces: folders of people, and HDF5 files of other people."""

from pathlib import Path

import numpy as np
import pytest
from data_files import labels, pictures, write_hdf5
from faces_files import SMALL, write_faces
from PIL import Image
from test_bad_hdf5 import PAGE, POINTER
from test_bundled import course

from shared_utils.datasets import load_faces
from shared_utils.datasets.faces import FACES
from shared_utils.datasets.people_folders import divide


@pytest.fixture(autouse=True)
def no_variable(monkeypatch):
    monkeypatch.delenv(FACES.variable, raising=False)


def save(path, brightness, shape=(30, 24), mode="RGB", seed=0):
    """A picture of one brightness, with a pixel of its own. Returns the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    values = np.full((*shape, 3), brightness, np.uint8)
    values[seed % shape[0], seed // shape[0]] = 255
    Image.fromarray(values).convert(mode).save(path)
    return path


def save_people(folder, names, count=3, first=0):
    """A folder for each name, in which all pictures have the same brightness. Returns the folder."""
    for number, name in enumerate(names, start=first):
        for index in range(count):
            save(folder / name / f"{index}.png", 10 * number + 10, seed=index)
    return folder


NAMES = ("Ada Lovelace", "bob", "chloé", "4711", "Dora", "emil", "Fritz", "Gül", "Hana", "Ida")


@pytest.fixture
def own(tmp_path):
    """Ten people in folders, and what lies about in such folders."""
    folder = save_people(tmp_path / "people", NAMES)
    (folder / ".DS_Store").write_bytes(b"x")
    (folder / "notes.txt").write_text("x")
    (folder / "bob" / "Thumbs.db").write_bytes(b"x")
    (folder / "bob" / "list.csv").write_text("x")
    return folder


def test_a_folder_for_each_person(own):
    faces = load_faces(own)
    assert faces.splits == ("train", "validation", "test")
    assert [len(faces.split(name).y) for name in faces.splits] == [18, 6, 6]
    assert sorted(faces.class_names) == sorted(NAMES)
    members = [set(faces.split(name).y.tolist()) for name in faces.splits]
    assert sorted(number for split in members for number in split) == list(range(10))
    for name in faces.splits:
        split = faces.split(name)
        assert split.x.shape[1:] == (96, 96, 3) and split.x.dtype == np.uint8 and split.y.dtype == np.int64
        # Each label is one person, whose name is known.
        assert split.factors["name"].tolist() == [faces.class_names[label] for label in split.y]
        brightness = np.median(split.x, axis=(1, 2, 3))
        assert brightness.tolist() == [10 * NAMES.index(who) + 10 for who in split.factors["name"]]
        assert set(split.factors["role"]) == {name}
    assert "Ada Lovelace/0.png" in [
        file for name in faces.splits for file in faces.split(name).factors["file"]
    ]
    assert f"from {own}" in repr(faces)


def test_the_names_alone_divide_people(own, tmp_path):
    again = save_people(tmp_path / "again", NAMES[::-1], count=2, first=3)
    for name in ("train", "validation", "test"):
        assert set(load_faces(own).split(name).factors["name"]) == set(
            load_faces(again).split(name).factors["name"]
        )
    decomposed = [name.replace("é", "e\N{COMBINING ACUTE ACCENT}") for name in NAMES]
    other = save_people(tmp_path / "mac", decomposed)
    assert set(load_faces(other).test.factors["name"]) == set(load_faces(own).test.factors["name"])
    sizes = {
        count: [len(part) for part in divide(list(map(str, range(count)))).values()] for count in (6, 20, 100)
    }
    assert sizes == {6: [2, 2, 2], 20: [14, 2, 4], 100: [70, 10, 20]}


def test_pictures_of_every_kind_are_read(own):
    save(own / "bob" / "grey.jpg", 200, (200, 300), "L")
    save(own / "bob" / "palette.bmp", 200, (97, 96), "P")
    save(own / "bob" / "large.WEBP", 200, (1200, 900))
    clear = np.full((40, 40, 4), 0, np.uint8)
    Image.fromarray(clear).save(own / "bob" / "clear.png")
    wide = np.zeros((50, 150, 3), np.uint8)
    wide[:, 50:100] = 90
    Image.fromarray(wide).save(own / "bob" / "wide.png")
    faces = load_faces(own, size=(64, 48))
    split = next(faces.split(name) for name in faces.splits if "bob" in faces.split(name).factors["name"])
    of = {Path(file).name: picture for file, picture in zip(split.factors["file"], split.x, strict=True)}
    assert (
        split.x.shape[1:] == (64, 48, 3)
        and len([f for f in split.factors["file"] if f.startswith("bob")]) == 8
    )
    assert np.all(of["clear.png"] == 255)  # what is transparent lies on white
    assert np.all(of["wide.png"] == 90)  # the central part
    assert abs(np.median(of["grey.jpg"]) - 200) < 3


def test_people_who_are_divided_already(tmp_path):
    folder = tmp_path / "mine"
    save_people(folder / "Train", ["a", "b", "c"])
    save_people(folder / "test", ["d", "e"], first=3)
    save_people(folder / "staff", ["Zoe", "Ayo"], first=5)
    save(folder / "staff" / "Zoe" / "Badge.png", 99)
    save_people(folder / "strangers", ["x"], count=1, first=9)
    faces = load_faces(folder)
    assert faces.splits == ("train", "test", "staff", "strangers")
    assert faces.class_names == ("a", "b", "c", "d", "e", "Ayo", "Zoe", "x")
    assert faces.test.y.tolist() == [3] * 3 + [4] * 3 and faces.strangers.y.tolist() == [7]
    badges, door = faces.badges, faces.door
    assert list(badges) == ["Ayo", "Zoe"] and np.median(badges["Zoe"]) == 99  # else the first by name
    assert door.factors["name"].tolist() == ["Ayo"] * 2 + ["Zoe"] * 3
    assert door.factors["file"].tolist()[:2] == ["staff/Ayo/1.png", "staff/Ayo/2.png"]
    assert set(faces.strangers.factors["setting"]) == {"door"}
    result = course("verify", "faces", "--path", str(folder))
    assert result.exit_code == 0 and "can be used as faces" in result.output
    assert "7 pictures; 2 people, 3 to 4 of each" in result.output
    assert "Mind: there are no validation pictures." in result.output


def test_staff_and_strangers_beside_the_others(own):
    save_people(own / "staff", ["Zoe"], count=2)
    faces = load_faces(own)
    assert faces.splits == ("train", "validation", "test", "staff") and len(faces.class_names) == 11
    assert list(faces.badges) == ["Zoe"]


def test_splits_that_are_not_there_say_so(own, refused):
    faces = load_faces(own)
    text = refused(
        lambda: faces.staff, "faces", "no staff pictures", str(own), "train and validation and test"
    )
    assert "Add a folder staff" in text
    refused(lambda: faces.badges, "faces", "no staff pictures")
    refused(lambda: faces.strangers, "faces", "no strangers pictures")
    with pytest.raises(ValueError, match=r"'visitors'.*staff, strangers"):
        faces.split("visitors")


def test_the_environment_variable(own, monkeypatch, refused):
    monkeypatch.setenv("COURSE_FACES", str(own))
    assert load_faces().source == str(own)
    monkeypatch.setenv("COURSE_FACES", str(own / "nowhere"))
    refused(
        load_faces,
        own / "nowhere",
        "no such file or folder",
        "folder with pictures for each person",
        "COURSE_FACES",
    )


def test_no_folders_of_people(tmp_path, refused):
    refused(
        lambda: load_faces(tmp_path),
        tmp_path,
        "no folders of people",
        "it is empty",
        "a folder for each person",
    )
    save(tmp_path / "ada_1.jpg", 3)
    refused(
        lambda: load_faces(tmp_path), tmp_path, "ada_1.jpg", "folder of their own, named after the person"
    )
    (tmp_path / "faces.h5").write_bytes(b"x")
    refused(lambda: load_faces(tmp_path), tmp_path, "Give the file faces.h5 in it")
    refused(lambda: load_faces(""), "path=''", "empty", "bundled")
    (tmp_path / "staff").mkdir()
    refused(lambda: load_faces(tmp_path), tmp_path / "staff", "no folders of people", "it is empty")


def test_one_picture_of_somebody(own, refused):
    for name in ("Ida", "bob"):
        for index in (0, 1):
            (own / name / f"{index}.png").unlink()
    refused(
        lambda: load_faces(own),
        own,
        "only one picture of Ida, and of 1 others",
        "Two of each",
        "another place",
    )
    save(own / "Ida" / "b.png", 3)
    refused(lambda: load_faces(own), own, "only one picture of bob.")


def test_a_folder_of_somebody_without_pictures(own, refused):
    for path in (own / "Ida").iterdir():
        path.unlink()
    refused(lambda: load_faces(own), own / "Ida", "no pictures", "it is empty")
    (own / "Ida" / "photo.heic").write_bytes(b"x")
    refused(lambda: load_faces(own), own / "Ida", "no pictures", "only photo.heic")


def test_the_folder_above_is_told_where_to_look(own, refused):
    refused(lambda: load_faces(own.parent), own, "no pictures right in it", "4711", "give people in place of")


def test_too_few_people(tmp_path, refused):
    save_people(tmp_path / "five", NAMES[:5])
    refused(lambda: load_faces(tmp_path / "five"), tmp_path / "five", "only 5 people", "4711", "at least 6")
    save_people(tmp_path / "one" / "test", NAMES[:1])
    refused(
        lambda: load_faces(tmp_path / "one"), tmp_path / "one" / "test", "only one person", "Ada Lovelace"
    )


def test_people_beside_splits(own, refused):
    save_people(own / "test", ["x", "y"])
    refused(
        lambda: load_faces(own), own, "Beside the folder test there is 4711", "Put each person into one of"
    )


def test_somebody_in_two_splits(tmp_path, refused):
    save_people(tmp_path / "train", ["ada", "bob"])
    save_people(tmp_path / "staff", ["bob"])
    refused(lambda: load_faces(tmp_path), tmp_path, "Both train and staff have pictures of bob", "one split")


@pytest.mark.parametrize(
    "content, words",
    [(PAGE, "web page"), (POINTER, "Git LFS pointer"), (b"", "is empty"), (b"text", "not a picture")],
    ids=["page", "pointer", "empty", "text"],
)
def test_what_is_no_picture_is_named(own, refused, content, words):
    path = own / "Hana" / "1.png"
    path.write_bytes(content)
    refused(lambda: load_faces(own), path, words)


def test_a_picture_that_is_cut_short_is_named(own, refused):
    path = save(own / "Hana" / "x.jpg", 90, (200, 200))
    path.write_bytes(path.read_bytes()[:700])
    refused(lambda: load_faces(own), path, "cut short")
    result = course("verify", "faces", "--path", str(own))
    assert result.exit_code == 1 and "x.jpg" in result.output and "cut short" in result.output


def test_other_people_of_the_same_form(tmp_path):
    path = write_faces(tmp_path / "mine.h5", (96, 96, 3))
    faces = load_faces(path)
    assert faces.splits == FACES.splits and faces.class_names == SMALL.class_names
    assert np.array_equal(faces.train.x, pictures(6, 0, (96, 96, 3)))
    assert list(faces.badges) == ["Ayo", "Kai"] and len(faces.door.y) == 4
    assert load_faces(path, size=(48, 48)).badges["Kai"].shape == (48, 48, 3)
    result = course("verify", "faces", "--path", str(path))
    assert result.exit_code == 0 and "6 pictures; 3 people, 2 of each" in result.output
    assert "Mind" not in result.output


def test_any_number_of_people_is_numbered_anew(tmp_path):
    x = pictures(8, shape=(96, 96, 3))
    path = write_hdf5(
        tmp_path / "mine.h5",
        train_set_x=x,
        train_set_y=np.array([900, 31, 31, 900, 900, 7, 7, 7]),
        strangers_set_x=x[:1],
        strangers_set_y=np.array([50]),
        list_classes=np.array([b"a", b"b"]),
    )
    faces = load_faces(path)
    assert faces.train.y.tolist() == [3, 1, 1, 3, 3, 0, 0, 0] and faces.strangers.y.tolist() == [2]
    assert faces.class_names == ("train 0", "train 1", "stranger 2", "train 3")
    assert faces.splits == ("train", "strangers")


def test_staff_without_a_word_on_badges(tmp_path, refused):
    entries = {"staff_set_x": pictures(4, shape=(96, 96, 3)), "staff_set_y": labels(4, 2)}
    faces = load_faces(write_hdf5(tmp_path / "a.h5", **entries))
    refused(lambda: faces.badges, "faces", "Nothing says which pictures", "staff_factors/setting", "studio")
    refused(lambda: faces.door, "faces", "Nothing says which pictures")
    entries["staff_factors/setting"] = np.array([b"studio", b"door", b"studio", b"door"])
    faces = load_faces(write_hdf5(tmp_path / "b.h5", **entries))
    refused(lambda: faces.badges, "faces", "Of the 2 people in staff, 1 have a badge, and there are 2 badges")


@pytest.mark.parametrize(
    "changes, words",
    [
        ({"test_set_y": [0, 0, 5, 5]}, ["Both train and test have pictures of person 0", "through all"]),
        ({"test_set_y": [4, 4, 5, 4]}, ["only one picture of person 5."]),
        ({"test_set_y": [4, -4, 5, 4]}, ["test_set_y[1] is -4", "outside 0 to 2147483647"]),
        ({"test_set_y": [4, 1e300, 5, 4]}, ["test_set_y[1] is 1e+300"]),
        ({"test_set_y": [4, 4, 5]}, ["4 pictures", "3 labels"]),
        ({"test_set_x": pictures(4)}, ["(4, 64, 64, 3)", "96 x 96 x 3"]),
        ({"test_factors/name": [b"Jo", b"Jo", b"Jo", b"Jo"]}, ["Two people have the name Jo"]),
    ],
)
def test_files_that_cannot_be_used(tmp_path, refused, changes, words):
    x = pictures(4, shape=(96, 96, 3))
    entries = {"train_set_x": x, "train_set_y": [0, 0, 1, 1], "test_set_x": x, "test_set_y": [4, 4, 5, 5]}
    path = write_hdf5(tmp_path / "mine.h5", **(entries | changes))
    refused(lambda: load_faces(path), path, *words)


def test_another_kind_of_file(tmp_path, refused):
    path = tmp_path / "faces.h5"
    path.write_bytes(POINTER)
    refused(lambda: load_faces(path), path, "Git LFS pointer")
    write_hdf5(path, pictures=pictures(2))
    refused(lambda: load_faces(path), path, "It holds pictures", "train_set_x")
