"""Denoising: it takes noise, not the picture."""

import numpy as np
import pytest

pytest.importorskip("mitsuba", reason="needs the extra 'worlds'")
pytest.importorskip("skimage", reason="needs the extra 'worlds'")

from shared_utils.worlds.denoising import denoise


def clean():
    """Flat areas with an edge, a thin line, and a fine texture at the right."""
    light = np.full((40, 60, 3), 0.2, np.float32)
    light[:, 20:] = 0.8
    light[10, :20] = 1.5
    light[:, 45:] *= np.where(np.add.outer(np.arange(40), np.arange(15)) % 2, 1.5, 0.5)[..., None]
    return light


def noisy(seed, noise=0.1):
    light = clean()
    return np.maximum(light + noise * np.random.default_rng(seed).normal(size=light.shape), 0).astype(
        np.float32
    )


def test_noise_shrinks_where_it_is_flat():
    first, second = noisy(1), noisy(2)
    made = denoise(first, second)
    flat = np.s_[15:35, 25:40]
    before = np.abs((first + second) / 2 - clean())[flat].mean()
    assert np.abs(made - clean())[flat].mean() < 0.4 * before
    assert made.dtype == np.float32


def test_edges_lines_and_textures_stay():
    made = denoise(noisy(1, 0.03), noisy(2, 0.03))
    assert np.abs(made - clean())[:, 18:22].max() < 0.12
    assert np.abs(made - clean())[10, :17].max() < 0.15
    assert np.abs(made - clean())[:, 46:].max() < 0.15


def test_the_light_as_a_whole_stays():
    made = denoise(noisy(1), noisy(2))
    assert made.mean() == pytest.approx(clean().mean(), rel=0.02)


def test_two_equal_renders_are_left_alone():
    assert np.allclose(denoise(clean(), clean()), clean(), atol=1e-5)


def test_without_strength_it_is_the_mean():
    first, second = noisy(1), noisy(2)
    assert np.allclose(denoise(first, second, 0), (first + second) / 2)


@pytest.mark.parametrize("shapes", [((4, 5, 3), (5, 4, 3)), ((4, 5), (4, 5))])
def test_other_shapes_are_refused(shapes):
    with pytest.raises(ValueError, match="two renders of one shape"):
        denoise(*(np.zeros(shape, np.float32) for shape in shapes))
