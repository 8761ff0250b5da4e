"""The camera, the materials and the lights: what must hold for any draw."""

import numpy as np
import pytest

pytest.importorskip("mitsuba", reason="needs the extra 'worlds'")
pytest.importorskip("skimage", reason="needs the extra 'worlds'")

from shared_utils.worlds import camera, lights, materials, sampling

QUIET = camera.Shot(blur=0, electrons=1e12, read_noise=0, correction=1.0)


def rng(seed=0):
    return np.random.default_rng(seed)


def test_srgb_has_its_known_values_and_its_inverse():
    assert camera.to_srgb(np.array([0.0, 0.0031308, 0.18, 1.0])) == pytest.approx(
        [0, 0.04045, 0.46135, 1], abs=1e-4
    )
    values = np.linspace(0, 1, 50)
    assert np.allclose(camera.to_srgb(camera.to_linear(values)), values)


def test_the_unit_of_light_does_not_matter():
    light = rng().uniform(0.1, 1, (64, 64, 3)).astype(np.float32)
    first = camera.photograph(light, QUIET, rng())
    assert first.dtype == np.uint8
    assert np.abs(first.astype(int) - camera.photograph(light * 1000, QUIET, rng())).max() <= 1


def test_a_stop_more_doubles_the_light():
    light = np.full((64, 64, 3), 0.2, np.float32)
    shots = [camera.Shot(exposure=stops, blur=0, electrons=1e12, read_noise=0) for stops in (-1.0, 0.0)]
    dark, bright = (camera.to_linear(camera.photograph(light, shot, rng()) / 255).mean() for shot in shots)
    assert bright / dark == pytest.approx(2, rel=0.03)


def test_the_colour_of_the_light_is_taken_out():
    grey = np.full((64, 64, 3), 0.3) * lights.color_of(2800)
    shot = camera.Shot(blur=0, electrons=1e12, read_noise=0, kelvin=2800, correction=1.0)
    corrected = camera.photograph(grey, shot, rng()).reshape(-1, 3).mean(0)
    assert np.ptp(corrected) < 2
    shot.correction = 0.0
    left = camera.photograph(grey, shot, rng()).reshape(-1, 3).mean(0)
    assert left[0] > left[2] + 60


def test_noise_grows_with_fewer_electrons_and_blur_removes_detail():
    light = np.full((64, 64, 3), 0.3)
    spread = [
        camera.photograph(light, camera.Shot(electrons=n, blur=0, read_noise=0), rng()).std()
        for n in (500, 50000)
    ]
    assert spread[0] > 3 * spread[1]
    detail = np.where(np.indices((64, 64)).sum(0)[..., None] % 2, 0.5, 0.1) * np.ones(3)
    sharp = camera.photograph(detail, QUIET, rng())
    soft = camera.photograph(detail, camera.Shot(blur=1.0, electrons=1e12, read_noise=0), rng())
    assert soft.std() < 0.2 * sharp.std()


@pytest.mark.parametrize("kelvin", [2700, 4000, 6500, 10000])
def test_lights_have_luminance_one(kelvin):
    assert lights.color_of(kelvin) @ camera.LUMINANCE == pytest.approx(1, abs=0.06)


def test_warm_light_is_red_and_cold_light_blue():
    warm, cold = lights.color_of(2700), lights.color_of(9000)
    assert warm[0] > warm[1] > warm[2]
    assert cold[0] < cold[2]


def test_every_kind_of_light_is_drawn_and_stays_behind_the_camera():
    kinds = set()
    for seed in range(40):
        emitters, factors = lights.draw_lights(rng(seed), reach=10)
        kinds.add(factors["light"])
        assert "ambient" in emitters
        assert -1 <= factors["light_side"] <= 1
        assert 2700 <= factors["light_kelvin"] <= 10000
    assert kinds == set(lights.KINDS)


def test_skin_covers_the_range_and_palms_are_lighter():
    shades = [materials.draw_skin(rng(seed), depth) for seed in range(10) for depth in (0.0, 0.5, 1.0)]
    luminance = np.array([skin.base @ camera.LUMINANCE for skin in shades]).reshape(10, 3)
    assert np.all(luminance[:, 0] > 2 * luminance[:, 1])
    assert np.all(luminance[:, 1] > 2 * luminance[:, 2])
    for skin in shades:
        assert skin.light @ camera.LUMINANCE > skin.base @ camera.LUMINANCE * 0.99
        assert skin.shade @ camera.LUMINANCE < skin.base @ camera.LUMINANCE
        assert np.all((skin.base > 0) & (skin.base < 1))
        assert skin.base[0] > skin.base[1] > skin.base[2]


def test_a_wall_keeps_its_distance_from_the_skin():
    unlike = materials.draw_skin(rng(), 0.4).base
    near = 0
    for seed in range(60):
        wall = materials.draw_wall_color(rng(seed), unlike, 0.35)
        near += np.linalg.norm(camera.to_srgb(wall) - camera.to_srgb(unlike)) < 0.35
    assert near == 0


@pytest.mark.parametrize(
    "make",
    [
        lambda r: materials.plaster(r, materials.draw_wall_color(r)),
        materials.wood,
        lambda r: materials.weave(r, materials.draw_cloth_color(r)),
        lambda r: materials.stripes(r, materials.hsv(0, 1, 1), materials.hsv(0.5, 1, 1), checked=True),
        lambda r: materials.dots(r, materials.hsv(0, 0, 1), materials.hsv(0.5, 1, 1)),
        lambda r: materials.bricks(r, materials.hsv(0.02, 0.6, 0.6)),
    ],
)
def test_textures_are_pictures_that_vary(make):
    image = make(rng(3))
    assert image.shape == (materials.SIZE, materials.SIZE, 3)
    assert image.dtype == np.float32
    assert image.min() >= 0
    assert image.max() <= 1
    assert image.std() > 0.001
    assert np.array_equal(image, make(rng(3)))


def test_pick_follows_its_weights_and_a_generator_its_place():
    draws = [sampling.pick(rng(seed), {"a": 3, "b": 1, "c": 0}) for seed in range(400)]
    assert 0.65 < draws.count("a") / 400 < 0.85
    assert "c" not in draws
    first = sampling.generator(1, 0, 5).uniform()
    assert first == sampling.generator(1, 0, 5).uniform()
    assert (
        len({first, *(sampling.generator(*key).uniform() for key in [(2, 0, 5), (1, 1, 5), (1, 0, 6)])}) == 4
    )


def test_around_is_cut():
    draws = [sampling.around(rng(seed), 5, 1, limit=1.5) for seed in range(200)]
    assert 3.5 <= min(draws) < 4
    assert 6 < max(draws) <= 6.5
