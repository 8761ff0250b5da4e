"""The hands: do they show the number they are labelled with, and does rendering repeat?"""

from itertools import pairwise

import numpy as np
import pytest

pytest.importorskip("mitsuba", reason="needs the extra 'worlds'")
pytest.importorskip("skimage", reason="needs the extra 'worlds'")

from shared_utils.worlds import production, signs
from shared_utils.worlds.rendering import render_masks, render_picture
from shared_utils.worlds.signs_pose import Person, draw_person, make_skeleton
from shared_utils.worlds.signs_ways import WAYS, draw_pose, draw_way


@pytest.mark.parametrize("name", WAYS)
def test_as_many_fingers_are_up_as_the_label_says(name):
    way = WAYS[name]
    for seed in range(150):
        rng = np.random.default_rng(seed)
        person = draw_person(rng, signs.AGES)
        skeleton = make_skeleton(person, draw_pose(rng, way, signs.LOOSENESS))
        extended = skeleton.extended()
        assert sum(extended) == way.number, (seed, extended)
        assert extended[1:] == way.up, (seed, extended)


def test_every_number_has_several_ways_and_all_are_drawn():
    for number in range(6):
        ways = {name for name, way in WAYS.items() if way.number == number}
        assert len(ways) >= 2
        assert sum(WAYS[name].weight for name in ways) == pytest.approx(1)
        drawn = {draw_way(np.random.default_rng(seed), number) for seed in range(100)}
        assert drawn == ways


@pytest.mark.parametrize("name", WAYS)
def test_bones_keep_their_length_and_the_thumb_stays_out_of_the_palm(name):
    person = Person("adult", 1.1, 1.05, 0.95, 0.5)
    straight = make_skeleton(person, draw_pose(np.random.default_rng(0), WAYS["five_spread"], 0))
    for seed in range(20):
        posed = make_skeleton(person, draw_pose(np.random.default_rng(seed), WAYS[name], 1.0))
        for joints, expected in (
            (posed.fingers, straight.fingers),
            (posed.thumb[None], straight.thumb[None]),
        ):
            lengths = np.linalg.norm(np.diff(joints, axis=1), axis=2)
            assert np.allclose(lengths, np.linalg.norm(np.diff(expected, axis=1), axis=2), rtol=0.02)
        # The palm is about 1.2 cm thick on its inner side: bones of the thumb do not run through it.
        assert np.all(posed.thumb[1:, 1] < 1.5)
        across_palm = (np.abs(posed.thumb[1:, 0]) < 2.5) & (posed.thumb[1:, 2] < 8)
        assert np.all(posed.thumb[1:, 1][across_palm] < -1.5)


def test_neighbouring_straight_fingers_do_not_run_into_each_other():
    for name, way in WAYS.items():
        for seed in range(40):
            rng = np.random.default_rng(seed)
            skeleton = make_skeleton(draw_person(rng, signs.AGES), draw_pose(rng, way, signs.LOOSENESS))
            up = [finger for finger in range(4) if way.up[finger]]
            for a, b in pairwise(up):
                gap = np.linalg.norm(skeleton.fingers[a, 3] - skeleton.fingers[b, 3])
                touching = skeleton.finger_radii[a, 3] + skeleton.finger_radii[b, 3]
                assert gap > 0.6 * touching, (name, seed)


def scenes(count):
    for index in range(count):
        rng = np.random.default_rng([1, index])
        yield index % 6, signs.make_scene(rng, index % 6)


@pytest.mark.slow
def test_hands_are_in_the_picture_and_factors_are_complete():
    names = None
    for label, scene in scenes(12):
        mask, _ = render_masks(scene, 32)
        assert 0.08 < (mask == 0).mean() < 0.7
        # The outermost columns hold at most a forearm or a sliver.
        assert (mask[:, [0, -1]] == 0).mean() < 0.4
        assert WAYS[scene.factors["way"]].number == label
        assert signs.caption(label, scene.factors).startswith(str(label))
        names = names or list(scene.factors)
        assert list(scene.factors) == names
        assert all(isinstance(value, str | int | float) for value in scene.factors.values())


@pytest.mark.slow
def test_ten_pictures_twice_are_the_same_bytes():
    first, again = (
        [render_picture(signs, 5, 0, index, 64, 2)[0].tobytes() for index in range(10)] for _ in range(2)
    )
    assert first == again
    assert len(set(first)) == 10


@pytest.mark.slow
def test_a_shelf_in_the_light_of_two_lamps_repeats_as_well(monkeypatch):
    """Many shapes and emitters: their order in the scene must not depend on where they lie in memory."""
    monkeypatch.setattr(signs, "BACKGROUNDS", {"shelf": 1.0})
    monkeypatch.setattr(signs, "LIGHTS", {"mixed": 1.0})
    for index in range(3):
        pictures = {render_picture(signs, 5, 0, index, 16, 1)[0].tobytes() for _ in range(8)}
        assert len(pictures) == 1


@pytest.mark.slow
def test_worker_processes_render_the_same_as_this_one(tmp_path):
    alone = production.render_split("signs", "train", 8, tmp_path / "one", size=32, spp=1, workers=1)
    many = production.render_split("signs", "train", 8, tmp_path / "two", size=32, spp=1, workers=2)
    assert np.array_equal(alone.x, many.x)
    assert alone.y.tolist() == [0, 1, 2, 3, 4, 5, 0, 1]
    assert {name: values.tolist() for name, values in alone.factors.items()} == {
        name: values.tolist() for name, values in many.factors.items()
    }
