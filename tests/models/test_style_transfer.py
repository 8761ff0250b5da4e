"""Style transfer without a notebook: what it gives, and that its costs are those of the lesson."""

import numpy as np
import pytest
from PIL import Image
from sklearn.datasets import load_sample_image

from shared_utils.datasets import load_picture
from shared_utils.models import style_transfer, vgg_features
from shared_utils.models.style_transfer import CONTENT_LAYER, STYLE_LAYERS, transfer

pytestmark = pytest.mark.slow
NAMES = [*STYLE_LAYERS, CONTENT_LAYER]


@pytest.fixture(scope="module")
def network():
    import keras

    keras.utils.set_random_seed(2)
    return vgg_features(NAMES, weights=None)


def blocks(seed, side=64, count=8):
    """A picture of large squares, uint8 (side, side, 3)."""
    small = np.random.default_rng(seed).integers(0, 256, (count, count, 3), np.uint8)
    return np.asarray(Image.fromarray(small).resize((side, side), Image.Resampling.NEAREST))


CONTENT, STYLE = blocks(1), blocks(2, count=32)


def costs_by_hand(network, content, style, generated):
    """(content cost, style cost) by the formulas of the lesson, in NumPy with float64."""
    a_C, a_S, a_G = (
        [a.numpy().astype(float) for a in network(picture[None].astype(np.float32))]
        for picture in (content / 255, style / 255, generated)
    )
    _, n_H, n_W, n_C = a_C[-1].shape
    J_content = ((a_C[-1] - a_G[-1]) ** 2).sum() / (4 * n_H * n_W * n_C)
    J_style = 0.0
    for S, G in zip(a_S[:-1], a_G[:-1], strict=True):
        _, n_H, n_W, n_C = G.shape
        S, G = (a.reshape(n_H * n_W, n_C).T for a in (S, G))
        J_style += ((S @ S.T - G @ G.T) ** 2).sum() / (4 * n_C**2 * (n_H * n_W) ** 2)
    return J_content, J_style


@pytest.fixture(scope="module")
def made(network):
    counted = []
    result = transfer(
        CONTENT, STYLE, network, alpha=3.0, beta=7.0, steps=12, keep=(0, 1, 5, 12),
        advance=lambda: counted.append(1),
    )  # fmt: skip
    assert len(counted) == 12
    return result


def test_it_lowers_the_style_cost_and_stays_in_range(made):
    assert made.costs.shape == (13, 3) and np.isfinite(made.costs).all()
    assert made.costs[-1, 2] < 0.9 * made.costs[0, 2] and made.costs[-1, 0] < made.costs[0, 0]
    for picture in (made.picture, *made.film.values()):
        assert picture.shape == (64, 64, 3) and picture.dtype == np.float32
        assert picture.min() >= 0 and picture.max() <= 1


def test_it_begins_with_the_content_picture(made):
    assert made.costs[0, 1] == pytest.approx(0, abs=1e-9)
    assert np.array_equal(made.film[0], CONTENT / np.float32(255))


def test_the_film_has_the_steps_that_were_asked_for(made):
    assert list(made.film) == [0, 1, 5, 12]
    moved = [np.abs(picture - made.film[0]).mean() for picture in made.film.values()]
    assert moved[0] == 0 and np.all(np.diff(moved) > 0)


def test_without_a_wish_there_is_no_film(network):
    assert transfer(CONTENT, STYLE, network, steps=1).film == {}


def test_the_costs_are_those_of_the_lesson(network, made):
    for step, picture in made.film.items():
        J_content, J_style = costs_by_hand(network, CONTENT, STYLE, picture)
        wanted = [3 * J_content + 7 * J_style, J_content, J_style]
        assert made.costs[step] == pytest.approx(wanted, rel=1e-3, abs=1e-6)
    of_style, none = costs_by_hand(network, CONTENT, STYLE, STYLE / 255)
    assert made.content_cost_of_style == pytest.approx(of_style, rel=1e-3) and none == pytest.approx(0)


def test_the_weights_of_the_costs_are_those_of_the_lesson(network):
    result = transfer(CONTENT, STYLE, network, steps=1)
    assert result.costs[:, 0] == pytest.approx(10 * result.costs[:, 1] + 40 * result.costs[:, 2], rel=1e-4)
    assert style_transfer.LAYER_WEIGHT == 1.0


@pytest.mark.parametrize(("step_size", "steps", "expected"), [(0.02, 6, 6), (0.6, 3, 0)])
def test_the_picture_with_the_lowest_cost_is_kept(network, step_size, steps, expected):
    """With small steps it is the last one; with large ones the cost jumps up, and the first one is best."""
    result = transfer(CONTENT, STYLE, network, steps=steps, step_size=step_size, keep=range(steps + 1))
    assert int(result.costs[:, 0].argmin()) == expected
    assert np.array_equal(result.picture, result.film[expected])


def test_a_content_picture_in_the_right_style_is_kept_as_it_is(network):
    result = transfer(STYLE, STYLE, network, steps=3)
    assert result.costs[0] == pytest.approx(0, abs=1e-9) and result.content_cost_of_style == 0
    assert np.array_equal(result.picture, STYLE / np.float32(255))


def test_pictures_need_not_be_square_and_must_be_of_one_size(network):
    wide = transfer(CONTENT[:40], STYLE[:40], network, steps=1)
    assert wide.picture.shape == (40, 64, 3)
    with pytest.raises(ValueError, match=r"content has the shape \(64, 64, 3\) and style \(40, 64, 3\)"):
        transfer(CONTENT, STYLE[:40], network)


def test_the_network_stays_as_it_is(network, made):
    import keras

    keras.utils.set_random_seed(2)
    fresh = vgg_features(NAMES, weights=None)
    for now, before in zip(network.get_weights(), fresh.get_weights(), strict=True):
        assert np.array_equal(now, before)


# ------------------------------------------------------------ the bundled weights


def _lesson_picture(name):
    from drawing_scripts import COURSE

    (path,) = (COURSE / "Neural_Style_Transfer" / "images").glob(f"*/{name}.*")
    return load_picture(path, 128)


@pytest.mark.parametrize("content, style", [("palace", "swirls"), ("alpaca", "woodblock")])
def test_the_style_comes_and_the_content_stays(content, style):
    """What the topic promises: a style cost ten times lower, a content cost below the style picture's own."""
    if content == "palace":
        picture = load_picture(load_sample_image("china.jpg"), 128, centre=(0.5, 0.45))
    else:
        picture = _lesson_picture(content)
    result = transfer(picture, _lesson_picture(style), steps=80)
    _, content_cost, style_cost = result.costs[-1]
    assert style_cost < result.costs[0, 2] / 10
    assert content_cost < result.content_cost_of_style
