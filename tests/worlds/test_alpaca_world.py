"""The alpaca world: does the label decide the animal and nothing else, and does rendering repeat?"""

import numpy as np
import pytest

pytest.importorskip("mitsuba", reason="needs the extra 'worlds'")
pytest.importorskip("skimage", reason="needs the extra 'worlds'")

from shared_utils.worlds import alpaca, production
from shared_utils.worlds.alpaca_kinds import ANIMALS, draw_build
from shared_utils.worlds.rendering import render_masks, render_picture
from shared_utils.worlds.sampling import generator


def drawn(index):
    return alpaca.draw(generator(3, 0, index))


def build_of(kind):
    return lambda rng: draw_build(rng, kind if kind in ANIMALS else "sheep")


def test_the_label_changes_what_is_seen_alone():
    for index in range(2):
        scenes = [alpaca.make_scene(generator(3, 0, index), label) for label in (0, 1)]
        other, animal = (
            {k: v for k, v in scene.factors.items() if k not in ("what", "count")} for scene in scenes
        )
        assert other == animal
        assert scenes[1].factors["what"] == "alpaca" and scenes[0].factors["what"] in alpaca.OTHERS
        assert scenes[0].shot == scenes[1].shot and list(scenes[0].factors) == list(scenes[1].factors)
        assert all(isinstance(value, str | int | float) for value in scenes[0].factors.values())
        assert alpaca.caption(1, scenes[1].factors) == "alpaca: alpaca"


def test_other_labels_are_refused():
    with pytest.raises(ValueError, match=r"0 \(not alpaca\) and 1 \(alpaca\)"):
        alpaca.make_scene(generator(3, 0, 0), 2)


def test_all_that_can_be_drawn_is_drawn():
    pictures = [drawn(index) for index in range(150)]
    assert {picture.frame for picture in pictures} == set(alpaca.MIX.frames)
    assert {len(picture.members) for picture in pictures} == set(alpaca.MIX.counts)
    assert len({picture.land.setting for picture in pictures}) == 6
    assert all(len(picture.members) == 1 for picture in pictures if picture.frame == "head")


@pytest.mark.parametrize("kind", [*ANIMALS, "rock", "shrub"])
def test_the_subject_stands_on_the_ground_inside_the_picture(kind):
    for index in (1,):
        picture = drawn(index)
        parts, points, mark = alpaca.subject(kind, picture, build_of(kind))
        low = min(mesh.vertices[:, 2].min() for mesh, _ in parts.values())
        assert -0.16 < low < 0.05
        view, origin = alpaca.camera(picture, points, mark)
        assert origin[2] >= 0.45 and origin[1] < points[:, 1].min()
        shapes = {name: mesh.to_mitsuba(bsdf) for name, (mesh, bsdf) in parts.items()}
        scene = alpaca.Scene(shapes | {"sky": {"type": "constant"}}, view, picture.shot, {}, tuple(parts))
        mask, _ = render_masks(scene, 40)
        assert 0.03 < (mask >= 0).mean() < 0.95


def test_nothing_is_nothing():
    parts, points, _ = alpaca.subject("nothing", drawn(2), build_of("goat"))
    assert not parts and len(points) > 100


@pytest.mark.slow
def test_pictures_rendered_twice_are_the_same_to_the_byte():
    first, again = (
        [render_picture(alpaca, 5, 0, index, (32, 32), 2)[0].tobytes() for index in range(2)]
        for _ in range(2)
    )
    assert first == again and len(set(first)) == 2


def test_splits_share_no_individuals():
    seeds = [
        {
            member.seed
            for index in range(20)
            for member in alpaca.draw(generator(alpaca.SEED, split, index)).members
        }
        for split in range(len(alpaca.SPLITS))
    ]
    assert not (seeds[0] & seeds[1] or seeds[0] & seeds[2] or seeds[1] & seeds[2])
    assert np.all([count % 2 == 0 for count in alpaca.SPLITS.values()])


def test_parts_are_rendered_anew_when_a_module_of_the_street_changes(monkeypatch):
    before = production._key("alpaca", 1, (160, 160), 4), production._key("happy", 1, 64, 4)
    monkeypatch.setattr(alpaca, "USES", ())
    after = production._key("alpaca", 1, (160, 160), 4), production._key("happy", 1, 64, 4)
    assert before[0] != after[0] and before[1] == after[1]
