"""The faces world: does identity decide who is seen and nothing else, and do splits keep people apart?"""

import dataclasses

import numpy as np
import pytest

pytest.importorskip("mitsuba", reason="needs the extra 'worlds'")
pytest.importorskip("skimage", reason="needs the extra 'worlds'")

from shared_utils.worlds import faces, faces_roster, happy, production
from shared_utils.worlds.faces_cast import LEAST, cast, glance
from shared_utils.worlds.faces_identity import PERSON, SHAPE, identity
from shared_utils.worlds.faces_mood import EXPRESSIONS, TURN
from shared_utils.worlds.faces_roster import GROUPS, STAFF
from shared_utils.worlds.faces_wear import GLASSES, HATS
from shared_utils.worlds.rendering import render_picture
from shared_utils.worlds.sampling import generator

SPLIT_NUMBERS = {split: number for number, split in enumerate(faces.SPLITS)}


def nuisance(index, kind="any"):
    return faces.draw_nuisance(generator(3, 0, index), kind)


@pytest.mark.parametrize("index", range(3))
def test_another_identity_changes_the_factors_of_identity_alone(index):
    first, second = (identity(1, number) for number in (4, 5))
    scenes = [faces.compose(who, nuisance(index)) for who in (first, second)]
    other = {name for name in scenes[0].factors if scenes[0].factors[name] != scenes[1].factors[name]}
    assert other and other <= set(first.factors())
    assert list(scenes[0].factors) == list(scenes[1].factors)
    # Light, background and camera are the same but for the exposure, which follows the skin.
    shots = [dataclasses.replace(scene.shot, exposure=0.0) for scene in scenes]
    assert shots[0] == shots[1]
    assert str(scenes[0].sensor) == str(scenes[1].sensor)
    setting = nuisance(index).setting.shapes
    assert all(set(setting) <= set(scene.shapes) for scene in scenes)
    for name in setting:
        assert str(scenes[0].shapes[name]) == str(scenes[1].shapes[name])


def test_a_picture_changes_nothing_of_the_identity():
    who = identity(1, 4)
    scenes = [faces.compose(who, nuisance(index)) for index in (0, 1)]
    for name, value in who.factors().items():
        assert scenes[0].factors[name] == scenes[1].factors[name] == value
    assert not {"glasses", "hat", "setting", "turn", "light"} & set(who.factors())
    assert who.person.glasses == "none" and who.person.shirt == identity(1, 5).person.shirt


def test_an_identity_depends_on_its_seed_and_number_alone():
    assert identity(1, 4).factors() == identity(1, 4).factors()
    assert identity(1, 4).shape == identity(1, 4).shape
    assert identity(1, 4).shape != identity(2, 4).shape != identity(1, 5).shape
    for wrong in ((-1, 0), (0, -1)):
        with pytest.raises(ValueError, match="must not be negative"):
            identity(*wrong)


def test_parameters_of_an_identity_are_independent_of_one_another():
    people = [identity(9, number) for number in range(400)]
    columns = [[getattr(who.person, name) for who in people] for name in (*PERSON, "skin")]
    columns += [[who.shape[name] for who in people] for name in SHAPE]
    columns += [[who.person.hair == hair for who in people] for hair in ("bald", "long", "afro")]
    columns += [[who.person.beard != "none" for who in people]]
    columns += [[who.person.hair_color == "black" for who in people]]
    related = np.corrcoef(np.array(columns, float)) - np.eye(len(columns))
    assert np.abs(related).max() < 0.22  # four standard errors and a half


def test_splits_share_no_identities():
    seen = {}
    for split, group in faces_roster.GROUPS.items():
        places = [faces_roster.place(SPLIT_NUMBERS[split], index) for index in range(group.size)]
        numbers = [number for _, number, _ in places]
        assert faces.SPLITS[split] == len(numbers) == group.identities * group.pictures
        seen[split] = set(numbers)
        assert len(seen[split]) == group.identities
        counts = np.unique(numbers, return_counts=True)[1]
        assert (counts == group.pictures).all()
        assert len({(number, count) for _, number, count in places}) == group.size
    together = [number for numbers in seen.values() for number in numbers]
    assert sorted(together) == list(range(len(faces.CLASSES)))
    assert len(seen["train"]) >= 120 and len(seen["test"]) == 30 and len(seen["strangers"]) == 30


def test_every_identity_has_a_name_of_its_own():
    assert len(set(faces.CLASSES)) == len(faces.CLASSES)
    staff = faces_roster.STAFF
    assert len(staff) == 12 and all(name.isalpha() and name.isascii() and len(name) <= 8 for name in staff)
    start = faces.CLASSES.index(staff[0])
    assert faces.CLASSES[start : start + 12] == staff


def test_staff_enrol_bare_and_frontal_and_are_then_seen_at_the_door():
    split = SPLIT_NUMBERS["staff"]
    for index in (0, 5, 12, 107):
        scene, _, label = faces.make_picture(faces.SEED, split, index)
        factors = scene.factors
        assert factors["role"] == "staff" and factors["name"] == faces_roster.STAFF[index % 12]
        assert faces.CLASSES[label] == factors["name"] and factors["identity"] == label
        assert factors["setting"] == ("studio" if index < 12 else "door")
        if index < 12:
            assert factors["glasses"] == factors["hat"] == "none"
            assert factors["expression"] == "neutral" and not factors["eyes_closed"]
            assert factors["turn"] == factors["nod"] == factors["tilt"] == 0


def test_pictures_of_each_split_have_the_same_factors():
    rows = [faces.make_picture(faces.SEED, split, 2)[0].factors for split in range(len(faces.SPLITS))]
    assert all(list(row) == list(rows[0]) for row in rows)
    assert [row["role"] for row in rows] == ["train", "validation", "test", "staff", "stranger"]
    assert rows[4]["setting"] == "door" and rows[0]["name"] == rows[4]["name"] == ""
    assert all(type(value) in (int, float, str) for row in rows for value in row.values())
    assert faces.caption(rows[3]["identity"], rows[3]) == f"{rows[3]['name']}: {rows[3]['expression']}"


def test_all_that_can_be_drawn_is_drawn():
    drawn = [nuisance(index) for index in range(250)]
    assert {one.mood.name for one in drawn} == set(EXPRESSIONS)
    assert {one.wear.glasses for one in drawn} == set(GLASSES)
    assert {one.wear.hat for one in drawn} == set(HATS)
    assert {one.setting.name for one in drawn} == {"studio", "door"}
    assert any(one.mood.eyes_closed for one in drawn)
    turns = np.array([one.mood.pose.turn for one in drawn])
    assert np.abs(turns).max() <= TURN[1] and turns.std() > 8
    door = [one for one in drawn if one.setting.name == "door"]
    assert all(one.setting.rise > 5 for one in door) and max(one.setting.fov for one in door) > 40


def seen_at(points, camera, size=96):
    """Where points lie in a picture: right and down from its middle, in pixels."""
    to_camera = np.linalg.inv(np.array(camera["to_world"].matrix, float))
    x, y, z = (np.asarray(points, float) @ to_camera[:3, :3].T + to_camera[:3, 3]).T
    return np.stack([-x, -y], 1) / z[:, None] / np.tan(np.radians(camera["fov"] / 2)) * size / 2


def test_eyes_and_chin_are_in_the_picture():
    marks = np.array([(-0.32, -0.6, 0), (0.32, -0.6, 0), (0, -0.6, -0.95)], np.float32)
    for index in range(80):
        drawn = nuisance(index)
        turn = happy.rotation(drawn.mood.pose)
        places = seen_at((marks - happy.PIVOT) @ turn.T + happy.PIVOT, faces.camera(turn, drawn.setting))
        assert np.abs(places).max() < 47
        eyes_apart = np.linalg.norm(places[1] - places[0])
        assert 15 < eyes_apart < 34


@pytest.mark.parametrize("kind", ["", "badge", None])
def test_a_kind_of_picture_that_is_none_says_which_there_are(kind):
    with pytest.raises(ValueError, match="studio, door, any or enrolment"):
        faces.draw_nuisance(generator(0, 0, 0), kind)


@pytest.mark.parametrize(("split", "index"), [(0, -1), (3, 108), (5, 0), (-1, 0)])
def test_a_picture_that_is_none_is_refused(split, index):
    with pytest.raises(IndexError, match="There is no picture"):
        faces.make_picture(faces.SEED, split, index)


def test_parts_are_rendered_anew_when_a_module_of_happy_changes(monkeypatch):
    before = production._key("faces", 1, (96, 96), 4), production._key("signs", 1, 64, 4)
    monkeypatch.setattr(faces, "USES", ())
    after = production._key("faces", 1, (96, 96), 4), production._key("signs", 1, 64, 4)
    assert before[0] != after[0] and before[1] == after[1]


def test_pictures_rendered_twice_are_the_same_to_the_byte():
    made = []
    for _ in range(2):
        for split, index in ((0, 1), (3, 2), (4, 30)):
            picture, label, factors = render_picture(faces, faces.SEED, split, index, (32, 32), 2)
            assert picture.shape == (32, 32, 3) and picture.dtype == np.uint8
            assert label == factors["identity"] == faces_roster.place(split, index)[1]
            made.append(picture.tobytes())
    assert made[:3] == made[3:] and len(set(made)) == 3


def test_the_labels_of_rendered_pictures_are_numbers_of_identities(tmp_path):
    made = production.render_split("faces", "strangers", 2, tmp_path, size=16, spp=2, workers=1)
    first = len(faces.CLASSES) - faces_roster.GROUPS["strangers"].identities
    assert made.x.shape == (2, 16, 16, 3)
    assert made.y.tolist() == made.factors["identity"].tolist() == [first, first + 1]
    assert made.factors["role"].tolist() == [b"stranger", b"stranger"]


def test_nobody_at_the_door_looks_like_one_of_the_staff():
    people, roles, first = cast(faces.SEED), {}, 0
    for group in GROUPS.values():
        roles |= dict.fromkeys(range(first, first + group.identities), group.role)
        first += group.identities
    staff = [who for number, who in people.items() if roles[number] == "staff"]
    strangers = [who for number, who in people.items() if roles[number] == "stranger"]
    assert len(staff) == len(STAFF) and len(strangers) == GROUPS["strangers"].identities
    pairs = [(one, other) for one in staff for other in [*staff, *strangers] if one is not other]
    assert min(glance(*pair) for pair in pairs) >= LEAST
    # Chance alone does not do that, so somebody was drawn again.
    assert min(glance(one, identity(faces.SEED, number)) for one in staff for number in people) < LEAST


def test_a_glance_sees_hair_its_colour_beard_and_skin():
    one = identity(1, 1)

    def like(**changes):
        return dataclasses.replace(one, person=dataclasses.replace(one.person, **changes))

    black = like(hair="bob", hair_color="black", beard="none", skin=0.2)
    assert glance(black, black) == 0
    for changes, least, most in (
        ({"hair": "afro"}, 1, 1),
        ({"hair_color": "white"}, 0.9, 1),
        ({"beard": "full"}, 1, 1),
        ({"beard": "stubble"}, 0.3, 0.3),
        ({"skin": 0.9}, 1, 1),
        ({"nose_width": 0.7}, 0, 0),
    ):
        other = dataclasses.replace(black, person=dataclasses.replace(black.person, **changes))
        assert least <= glance(black, other) <= most
        assert glance(black, other) == glance(other, black)
