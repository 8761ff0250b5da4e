"""The parts that painted pictures are made of: noise, colours, light, shapes, strokes."""

import numpy as np
import pytest

from shared_utils.painting.canvas import FINAL, SIDE, finish, grid, lay, noise, ramp, relief, rgb, step
from shared_utils.painting.stencil import Stencil, curve, placed
from shared_utils.painting.strokes import Painting, follow, stroke


def test_noise_repeats_with_its_seed_and_is_as_wide_as_asked():
    a, b, c = (noise(np.random.default_rng(seed), 40) for seed in (1, 1, 2))
    assert a.shape == (SIDE, SIDE) and a.dtype == np.float32
    assert np.array_equal(a, b) and not np.allclose(a, c)
    assert abs(a.mean()) < 0.15 and 0.4 < a.std() < 0.8
    fine = noise(np.random.default_rng(1), 5)
    assert np.abs(np.diff(fine)).mean() > 5 * np.abs(np.diff(a)).mean()
    long = noise(np.random.default_rng(1), 120, 6)
    assert np.abs(np.diff(long, axis=0)).mean() > 8 * np.abs(np.diff(long, axis=1)).mean()


def test_colours():
    assert rgb("#FF8000").tolist() == pytest.approx([1, 128 / 255, 0])
    two = rgb("#000000", "#FFFFFF")
    np.testing.assert_allclose(ramp(np.array([0, 0.25, 2.0]), two)[:, 0], [0, 0.25, 1])
    assert step(np.array([-1.0, 0, 1])).tolist() == [0, 0.5, 1]
    picture = np.zeros((2, 2, 3))
    lay(picture, rgb("#FFFFFF"), np.array([[0, 1], [0.5, 0]]))
    assert picture[..., 0].tolist() == [[0, 1], [0.5, 0]]


def test_light_comes_from_the_upper_left():
    x, y = grid()
    bump = 40 * np.exp(-(((x - 384) ** 2 + (y - 384) ** 2) / 80**2))
    shade, gloss = relief(bump, shine=1)
    assert shade[10, 10] == pytest.approx(1, abs=1e-3) and abs(gloss[10, 10]) < 1e-3
    assert shade[330, 330] > 1.1 and shade[440, 440] < 0.8


def test_finished_pictures_are_averaged_light():
    picture = np.zeros((SIDE, SIDE, 3), np.float32)
    picture[:, 1::2] = 1
    result = finish(picture, SIDE // 2)
    assert result.shape == (SIDE // 2, SIDE // 2, 3) and result.dtype == np.uint8
    assert np.all(result == round(255 * 0.5 ** (1 / 2.2)))
    assert finish(picture).shape == (FINAL, FINAL, 3)
    with pytest.raises(ValueError, match="must divide 768"):
        finish(picture, 100)


def test_stencils_cover_what_they_should():
    mask = Stencil().disc(300, 200, 50).mask()
    assert mask.dtype == np.float32 and mask[200, 300] == 1 and mask[200, 360] == 0
    assert mask.sum() == pytest.approx(np.pi * 50**2, rel=0.02)
    line = Stencil().line(np.array([(100, 100), (300, 100)]), [10, 10]).mask()
    assert line[:, 200].sum() == pytest.approx(10, abs=1)
    ring = curve([(400, 300), (500, 400), (400, 500), (300, 400)], 80, closed=True)
    assert Stencil().line(ring, 6).mask()[400, 400] == 0  # what a loop encloses stays empty
    assert Stencil().polygon(ring, 0.5).mask()[400, 400] == pytest.approx(0.5, abs=0.01)


def test_curves_pass_their_points_and_shapes_are_placed():
    line = curve([(0, 0), (10, 5), (20, 0)], 41)
    assert np.hypot(*(line - (10, 5)).T).min() < 0.3 and np.allclose(line[[0, -1]], [(0, 0), (20, 0)])
    np.testing.assert_allclose(placed([(1, 0)], 5, 5, 2, np.pi / 2), [(5, 7)], atol=1e-9)


def test_a_stroke_covers_its_line_and_stands_up_from_the_canvas():
    painting = Painting(np.zeros((SIDE, SIDE, 3), np.float32))
    line = follow(np.zeros((SIDE, SIDE)), 400, 300, 100)
    np.testing.assert_allclose(line[[0, 5, -1]], [(350, 300), (400, 300), (450, 300)])
    red = rgb("#FF0000")
    stroke(painting, np.random.default_rng(3), line, 24, red, dryness=0)
    covered = painting.colour[..., 0] > 0.5
    assert covered[296:305, 370:430].mean() > 0.95
    assert not covered[:280].any() and not covered[320:].any() and not covered[:, :330].any()
    assert painting.height[covered].mean() > 0.3 and not painting.height[:280].any()
    lit = painting.lit()
    assert lit.shape == (SIDE, SIDE, 3) and lit.min() >= 0 and lit.max() <= 1


def test_a_stroke_beside_the_canvas_changes_nothing():
    painting = Painting(np.zeros((SIDE, SIDE, 3), np.float32))
    stroke(painting, np.random.default_rng(3), np.array([(-90.0, 5), (-60, 5)]), 20, rgb("#FFFFFF"))
    assert not painting.colour.any() and not painting.height.any()
