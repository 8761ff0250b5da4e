import dataclasses

import numpy as np
import pytest

pytest.importorskip("mitsuba", reason="needs the extra worlds: pip install -e '.[worlds]'")

from shared_utils.worlds import happy, happy_person
from shared_utils.worlds.happy_person import draw_expression, draw_person, draw_pose
from shared_utils.worlds.sampling import generator


def people(count=400):
    return [draw_person(generator(1, 0, index)) for index in range(count)]


def expressions(smiling, count=400):
    return [draw_expression(generator(2, 0, index), smiling) for index in range(count)]


@pytest.mark.parametrize("index", range(12))
def test_the_label_changes_nothing_but_the_expression(index):
    serious, smiling = (happy.draw(generator(3, 0, index), label) for label in (0, 1))
    assert serious.person == smiling.person
    assert serious.pose == smiling.pose
    assert serious.paint_seed == smiling.paint_seed
    assert serious.shot == smiling.shot
    assert (serious.scale, serious.shift) == (smiling.scale, smiling.shift)
    np.testing.assert_array_equal(serious.skin.base, smiling.skin.base)
    same = {name for name in serious.factors if serious.factors[name] == smiling.factors[name]}
    assert set(serious.factors) - same <= set(happy.EXPRESSION_FACTORS)
    assert {"expression", "corner_lift", "smile_strength"} <= set(serious.factors) - same


def test_every_picture_stores_the_same_plain_factors():
    first, second = (happy.draw(generator(4, 0, index), index).factors for index in (0, 1))
    assert list(first) == list(second)
    assert set(happy.EXPRESSION_FACTORS) < set(first)
    assert all(type(value) in (int, float, str) for value in first.values())


@pytest.mark.parametrize("label", [2, -1, None, "smiling"])
def test_a_label_that_is_none_says_which_there_are(label):
    with pytest.raises(ValueError, match=r"0 \(not smiling\) and 1 \(smiling\)"):
        happy.make_scene(generator(0, 0, 0), label)


def test_every_kind_of_person_turns_up():
    drawn = people(1000)
    for name, values in {
        "hair": happy_person.HAIR_STYLES,
        "hair_color": happy_person.HAIR_COLORS,
        "beard": happy_person.BEARDS,
        "glasses": happy_person.GLASSES,
        "iris": happy_person.IRIS_COLORS,
    }.items():
        assert {getattr(person, name) for person in drawn} == set(values)
    skins = np.array([person.skin for person in drawn])
    assert np.histogram(skins, 4, (0, 1))[0].min() > 150
    ages = np.array([person.age for person in drawn])
    assert ages.min() < 10 and ages.max() > 75 and 0.1 < (ages < 16).mean() < 0.3


def test_children_have_no_beards_and_keep_their_hair():
    children = [person for person in people(1000) if person.age < 18]
    assert len(children) > 100
    assert {person.beard for person in children} == {"none"}
    assert not {"receding"} & {person.hair for person in children}
    assert all(0 <= person.childlike <= 1 and person.worn == 0 for person in children)


def test_poses_stay_within_their_limits():
    poses = [draw_pose(generator(5, 0, index)) for index in range(300)]
    for name, (_, limit) in {
        "turn": happy_person.TURN,
        "nod": happy_person.NOD,
        "tilt": happy_person.TILT,
    }.items():
        values = np.array([getattr(pose, name) for pose in poses])
        assert np.abs(values).max() <= limit
        assert values.min() < -0.5 * limit and values.max() > 0.5 * limit


def test_corners_of_the_mouth_tell_the_classes_apart():
    assert min(expression.lift for expression in expressions(True)) > 0.12
    assert max(expression.lift for expression in expressions(False)) < 0.02


def test_both_classes_show_teeth_and_open_mouths_and_closed_ones():
    for smiling in (False, True):
        drawn = expressions(smiling, 1000)
        teeth = np.mean([expression.teeth for expression in drawn])
        wide = np.mean([expression.upper + expression.lower > 0.05 for expression in drawn])
        assert 0.05 < teeth < 0.85
        assert 0.1 < wide < 0.85


def test_people_are_plain_values():
    person = people(1)[0]
    assert person == dataclasses.replace(person)
    assert hash(person) == hash(people(1)[0])
