"""Animals that do not exist: is everything drawn by itself, and is none of them an alpaca?"""

import numpy as np
import pytest

pytest.importorskip("mitsuba", reason="needs the extra 'worlds'")
pytest.importorskip("skimage", reason="needs the extra 'worlds'")

from shared_utils.models.creatures import ASKED_OF_ALL, ASKED_OF_ANIMALS, ASKED_OF_WHOLE, EARS, FACING, SIZE
from shared_utils.worlds import creatures
from shared_utils.worlds.alpaca_coat import draw_coat
from shared_utils.worlds.alpaca_head import EARS as SHAPES
from shared_utils.worlds.alpaca_head import head_mesh
from shared_utils.worlds.creatures import COVERS, draw_creature, facing, make_scene
from shared_utils.worlds.sampling import generator


def test_none_has_what_makes_an_alpaca():
    woolly_and_long = 0
    for seed in range(400):
        cover = list(COVERS)[seed % len(COVERS)]
        build = draw_creature(np.random.default_rng(seed), "spear", cover)
        if cover != "smooth" and build.neck > 0.5 * build.withers:
            woolly_and_long += 1
            assert build.neck_rise <= 50
    assert woolly_and_long > 50


@pytest.mark.parametrize("ears", SHAPES)
def test_all_ears_are_on_the_head(ears):
    build = draw_creature(np.random.default_rng(3), ears, "smooth")
    mesh = head_mesh(build, draw_coat(np.random.default_rng(0)))
    without = head_mesh(
        draw_creature(np.random.default_rng(3), "spear", "smooth"), draw_coat(np.random.default_rng(0))
    )
    assert np.isfinite(mesh.vertices).all() and abs(mesh.vertices[:, 1].mean()) < 0.01
    if ears != "spear":
        assert np.ptp(mesh.vertices, axis=0) != pytest.approx(np.ptp(without.vertices, axis=0), abs=1e-3)


def test_factors_are_those_that_are_asked_for_and_the_same_for_all():
    made = [make_scene(generator(2, 0, label), label) for label in range(2)]
    assert list(made[0].factors) == list(made[1].factors) or set(made[0].factors) == set(made[1].factors)
    assert set(made[0].factors) >= {*ASKED_OF_ALL, *ASKED_OF_ANIMALS, *ASKED_OF_WHOLE}
    assert made[0].factors["what"] in creatures.THINGS and made[1].factors["what"] == "creature"
    assert np.isnan(made[0].factors["neck"]) and made[0].factors["cover"] == made[0].factors["pose"] == ""
    assert 0.2 < made[1].factors["neck"] < 0.9 and made[1].factors["cover"] in COVERS
    assert creatures.caption(1, made[1].factors).endswith("spear")
    assert creatures.caption(0, made[0].factors) in creatures.THINGS


def test_what_the_reader_expects_is_what_the_world_has():
    assert creatures.CLASSES == EARS and creatures.SIZE == (SIZE, SIZE)
    assert set(creatures.CLASSES[1:]) == set(SHAPES)


def test_directions_have_names():
    assert [facing(heading) for heading in (0, 44, 90, 180, -180, -90, 270, -200)] == [
        *("right", "right", "away", "left", "left", "camera", "camera", "left")
    ]
    assert sorted({facing(heading) for heading in range(0, 360, 90)}) == list(FACING)


def test_other_labels_are_refused():
    with pytest.raises(ValueError, match="0 to 6; got 7"):
        make_scene(generator(0, 0, 0), 7)
