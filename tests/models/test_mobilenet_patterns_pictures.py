"""The procedural pictures: the same every time, and with the right answers."""

import numpy as np
import pytest

from shared_utils.models.patterns import QUESTIONS, kept_patterns, make_patterns, making, scene
from shared_utils.models.patterns.fields import cells, clouds, grid, noise, step, turned
from shared_utils.models.patterns.scenes import MATERIALS
from shared_utils.models.patterns.shapes import SHAPES, draw_shape
from shared_utils.models.patterns.textures import TEXTURES, coloured, palette, texture
from shared_utils.models.questioned import Questioned

N = 64
NAMES = list(QUESTIONS)


def answers_of(made, name):
    return made.answers[:, NAMES.index(name)]


@pytest.fixture(scope="module")
def made():
    return make_patterns(120, N, seed=3)


def test_pictures_masks_and_answers_have_their_types_and_shapes(made):
    assert len(made) == 120 and made.x.shape == (120, N, N, 3) and made.x.dtype == np.uint8
    assert made.masks.shape == (120, N // 4, N // 4) and made.masks.dtype == np.uint8
    assert made.answers.shape == (120, len(QUESTIONS)) and made.answers.dtype == np.int8


def test_a_picture_depends_on_its_seed_and_number_alone(made):
    few = make_patterns(60, N, seed=3, processes=2)
    for one, other in zip((few.x, few.masks, few.answers), (made.x, made.masks, made.answers), strict=True):
        assert np.array_equal(one, other[:60])
    alone = scene(np.random.default_rng([3, 7]), N)
    assert np.array_equal(alone.picture, made.x[7]) and np.array_equal(alone.answers, made.answers[7])
    assert not np.array_equal(make_patterns(1, N, seed=4).x[0], made.x[0])


def test_answers_are_in_range_and_all_occur(made):
    for name, count in QUESTIONS.items():
        given = answers_of(made, name)
        assert given.min() >= -1 and given.max() < count, name
        assert len(np.unique(given[given >= 0])) >= min(count, 6) - 1, name


def test_questions_that_make_no_sense_have_no_answer(made):
    flat = answers_of(made, "material") < MATERIALS.index("matte")
    assert np.array_equal(answers_of(made, "light") < 0, flat)
    kinds = np.array(list(SHAPES))[answers_of(made, "shape")]
    assert (answers_of(made, "points")[np.isin(kinds, ["ring", "blob", "bar"])] == -1).all()
    assert (answers_of(made, "points")[kinds == "triangle"] == 3 - 1).all()
    assert (answers_of(made, "direction")[np.isin(kinds, ["crescent", "arc", "tree"])] >= 0).all()


def test_the_pictures_are_varied(made):
    assert 60 < made.x.mean() < 190 and made.x.std() > 40
    assert made.x.std(axis=(1, 2, 3)).min() > 2
    assert 0.05 < (made.masks / 255).mean() < 0.6


def test_the_main_object_is_where_the_mask_says():
    """Where the mask is full, the picture changes with what the object looks like; elsewhere it may not."""
    x, y = grid(N)
    for kind in SHAPES:
        shape = draw_shape(np.random.default_rng(5), kind, x, y, (0.2, -0.1), 0.6, 1.0)
        assert shape.distance.shape == (N, N) and shape.distance.dtype == np.float32
        inside = (shape.distance < 0).mean()
        assert 0.005 < inside < 0.7, kind
        corners = shape.distance[[0, 0, -1, -1], [0, -1, 0, -1]]
        assert (corners > 0).all(), kind


@pytest.mark.parametrize("angle", [0.0, np.pi / 2, np.pi, -np.pi / 2])
def test_a_shape_points_where_it_is_told(angle):
    """A crescent's full side is its front: the centre of its pixels lies that way."""
    x, y = grid(N)
    inside = draw_shape(np.random.default_rng(0), "crescent", x, y, (0, 0), 0.8, angle).distance < 0
    mean = np.array([x[inside].mean(), y[inside].mean()])
    assert mean @ [np.cos(angle), np.sin(angle)] > 0.9 * np.linalg.norm(mean) > 0.1


def test_a_star_has_as_many_tips_as_it_says():
    x, y = grid(256)
    around = np.linspace(-np.pi, np.pi, 720, endpoint=False)
    for seed in range(5):
        shape = draw_shape(np.random.default_rng(seed), "star", x, y, (0, 0), 1, 0)
        i, j = ((0.8 * f(around) + 1) * 128 for f in (np.sin, np.cos))
        tips = shape.distance[i.astype(int), j.astype(int)] < 0
        assert np.sum(tips & ~np.roll(tips, 1)) == shape.points


@pytest.mark.parametrize("kind", list(TEXTURES))
def test_textures_are_fields_from_0_to_1_that_vary(kind):
    x, y = grid(N)
    for seed in range(4):
        field = texture(np.random.default_rng(seed), kind, x, y)
        assert field.shape == (N, N) and field.dtype == np.float32
        assert field.min() >= -1e-5 and field.max() <= 1 + 1e-5
        assert field.std() > (0.001 if kind == "plain" else 0.05)


def test_fields():
    x, y = grid(8)
    assert x[0, 0] == y[0, 0] == pytest.approx(-0.875) and y[-1, 0] == pytest.approx(0.875)
    u, v = turned(np.float32(0), np.float32(1), np.pi / 2)
    assert (u, v) == (pytest.approx(1), pytest.approx(0, abs=1e-6))
    for field in (noise(np.random.default_rng(0), x * 9, y * 9), clouds(np.random.default_rng(0), x, y)):
        assert field.min() >= 0 and field.max() <= 1
    first, second, own = cells(np.random.default_rng(0), x * 5, y * 5)
    assert (first <= second).all() and (first >= 0).all() and len(np.unique(own)) > 20
    assert step(np.array([-1, 0, 0.25, 1]), 1).tolist() == [0, 0.5, 0.75, 1]


def test_colours():
    colours = palette(np.random.default_rng(1))
    assert colours.shape == (3, 3) and colours.min() >= 0 and colours.max() <= 1
    got = coloured(np.array([0, 0.25, 0.5, 1]), colours)
    assert got == pytest.approx(np.stack([colours[0], (colours[0] + colours[1]) / 2, *colours[1:]]))


@pytest.mark.parametrize(
    "arguments, words",
    [
        ({"count": 0}, "count is 0"),
        ({"count": True}, "count is True"),
        ({"count": 1, "n": 66}, "n is 66; it must be divisible by 4"),
        ({"count": 1, "n": 8}, "n is 8; it must be a whole number of at least 16"),
        ({"count": 1, "seed": -1}, "seed is -1"),
        ({"count": 1, "processes": 1.5}, "processes is 1.5"),
    ],
)
def test_bad_arguments_are_refused(arguments, words):
    with pytest.raises(ValueError, match=words):
        make_patterns(**arguments)


def test_pictures_are_kept_and_a_damaged_file_is_made_anew(tmp_path, monkeypatch):
    finished = []
    first = kept_patterns(3, 32, 1, tmp_path, advance=finished.append)
    (path,) = tmp_path.iterdir()

    def refuse(*arguments, **options):
        raise AssertionError("made again")

    with monkeypatch.context() as patch:
        patch.setattr(making, "make_patterns", refuse)
        again = kept_patterns(3, 32, 1, tmp_path, advance=finished.append)
    assert isinstance(again, Questioned) and np.array_equal(first.x, again.x) and finished == [3, 3]
    path.write_bytes(path.read_bytes()[:-500])
    assert np.array_equal(kept_patterns(3, 32, 1, tmp_path).answers, first.answers)
    assert np.load(path)["x"].shape == (3, 32, 32, 3) and len(list(tmp_path.iterdir())) == 1
