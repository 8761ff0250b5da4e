"""Training the network of style transfer: pictures, the recipe in miniature, and how it tells styles."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from shared_utils.models import (
    cards,
    style_scores,
    vgg,
    vgg_features,
    vgg_pictures,
    vgg_textures,
    vgg_training,
    weights,
)
from shared_utils.models.patterns import QUESTIONS
from shared_utils.models.questioned import Questioned
from shared_utils.models.recipes import parse_stages
from shared_utils.models.vgg import LAYERS, build_vgg, outputs_of
from shared_utils.models.vgg_pictures import StylePictures, cut, kept_paintings, noisy, recoloured
from shared_utils.models.vgg_training import VggTraining, build_training, folded, normalise


def stripes(seed, n=64):
    """White and black stripes at a slant, from a place by chance: uint8 (n, n, 3)."""
    rng, places = np.random.default_rng(seed), np.arange(n)
    bright = (places[:, None] + places + rng.integers(8)) % 8 < 4
    return np.repeat(255 * bright[..., None], 3, axis=-1).astype(np.uint8)


def dots(seed, n=64):
    """White dots on black, as much white as in `stripes`."""
    rng, places = np.random.default_rng(seed), np.arange(n)
    first = rng.integers(10, size=2)
    row, column = (np.abs((places + shift) % 10 - 4.5) for shift in first)
    bright = row[:, None] ** 2 + column**2 < 16
    return np.repeat(255 * bright[..., None], 3, axis=-1).astype(np.uint8)


def some_pictures(paintings=3, patterns=4, side=40):
    rng = np.random.default_rng(7)
    return StylePictures(
        rng.integers(0, 256, (paintings, side, side, 3), np.uint8),
        rng.integers(0, 256, (patterns, side, side, 3), np.uint8),
        np.arange(patterns) % 2,
        [rng.integers(0, 256, (side, side + 9, 3), np.uint8), stripes(1, side)],
        2,
    )


# ------------------------------------------------------------ pictures


def test_a_cut_is_a_square_of_the_size_and_repeats():
    picture = np.random.default_rng(0).integers(0, 256, (60, 90, 3), np.uint8)
    one, same, other = (cut(picture, 32, np.random.default_rng(seed), (20, 50)) for seed in (1, 1, 2))
    assert one.shape == (32, 32, 3) and one.dtype == np.float32
    assert one.min() >= 0 and one.max() <= 1 and one.std() > 0.1
    assert np.array_equal(one, same) and not np.array_equal(one, other)


def test_a_cut_is_as_large_as_the_picture_at_most_and_mirrored_in_half_of_the_times():
    picture = np.zeros((16, 16, 3), np.uint8)
    picture[:, 8:] = 255
    rng = np.random.default_rng(3)
    cuts = [cut(picture, 16, rng, (64, 144)) for _ in range(200)]
    plain = [np.array_equal(one, picture / np.float32(255)) for one in cuts]
    turned = [np.array_equal(one, picture[:, ::-1] / np.float32(255)) for one in cuts]
    assert sum(plain) + sum(turned) == 200 and 70 < sum(turned) < 130


def test_every_side_and_every_place_is_cut():
    picture = np.repeat(np.arange(40, dtype=np.uint8)[:, None, None], 40, axis=1).repeat(3, axis=-1)
    rng = np.random.default_rng(0)
    rows = [255 * cut(picture, 8, rng, (8, 10))[[0, -1], 0, 0] for _ in range(600)]
    assert min(first for first, _ in rows) < 0.5 and max(last for _, last in rows) > 38.5
    assert {round(float(last - first)) for first, last in rows} >= {7, 8, 9}


def test_recoloured_pictures_stay_in_range_and_repeat():
    x = np.random.default_rng(0).random((12, 8, 9, 3), np.float32)
    one, same, other = (recoloured(x, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert one.shape == x.shape and one.dtype == np.float32 and one.min() >= 0 and one.max() <= 1
    assert np.array_equal(one, same) and not np.array_equal(one, other)


def test_some_become_negatives_and_colours_change_places():
    m = 2000
    x = np.full((m, 2, 2, 3), 0.4, np.float32)
    x[..., 0], x[:, 1] = 0.55, x[:, 1] + 0.2  # more red than the rest, the second row brighter
    y = recoloured(x, np.random.default_rng(5))
    negative = (y[:, 1] < y[:, 0]).any(axis=(1, 2))
    assert 0.12 < negative.mean() < 0.18
    # In half of the pictures the channels are shuffled, and red is elsewhere in two of three shuffles.
    plain = y[~negative].mean(axis=(1, 2))
    assert 0.2 < (plain.argmax(axis=1) != 0).mean() < 0.5


def test_noise_is_on_seven_pictures_of_ten_and_repeats():
    x = np.full((1000, 6, 6, 3), 0.5, np.float32)
    one, same = (noisy(x, np.random.default_rng(1)) for _ in range(2))
    assert one.shape == x.shape and one.dtype == np.float32 and np.array_equal(one, same)
    spread = (one - x).std(axis=(1, 2, 3))
    assert 0.65 < (spread > 0).mean() < 0.75 and 0.10 < spread.max() < 0.16
    assert (noisy(x, np.random.default_rng(1), most=0.0) == x).all()


@pytest.fixture
def painted_at_once(monkeypatch):
    """Paintings of one colour each, made in threads; gives the list of those that were painted."""
    made = []

    def paint(job):
        made.append(job)
        return np.full((vgg_pictures.SIDE,) * 2 + (3,), list(vgg_pictures.STYLES).index(job[0]), np.uint8)

    monkeypatch.setattr(vgg_pictures, "_painted", paint)
    monkeypatch.setattr(vgg_pictures, "ProcessPoolExecutor", lambda n, mp_context: ThreadPoolExecutor(n))
    return made


def test_paintings_are_kept_and_a_file_that_cannot_be_read_is_made_anew(tmp_path, painted_at_once):
    styles, counted = list(vgg_pictures.STYLES), []
    paintings = kept_paintings(2, 50, tmp_path, advance=counted.append)
    assert paintings.shape == (2 * len(styles), 384, 384, 3) and paintings.dtype == np.uint8
    assert paintings[:, 0, 0, 0].tolist() == sorted(2 * list(range(len(styles))))
    assert sorted(painted_at_once) == sorted((style, seed) for style in styles for seed in (50, 51))
    assert np.array_equal(kept_paintings(2, 50, tmp_path, advance=counted.append), paintings)
    assert len(painted_at_once) == 2 * len(styles) and sum(counted) == 2 * 2 * len(styles)
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:5000])
    assert np.array_equal(kept_paintings(2, 50, tmp_path), paintings)
    assert len(painted_at_once) == 4 * len(styles)
    kept_paintings(2, 60, tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.slow
def test_the_pictures_of_the_worlds_are_the_bundled_ones_to_train_on():
    ground = list(QUESTIONS).index("ground")
    answers = np.zeros((3, len(QUESTIONS)), np.int8)
    answers[:, ground] = 4, -1, 16
    patterns = Questioned(np.zeros((3, 8, 8, 3), np.uint8), np.zeros((3, 2, 2), np.uint8), answers, QUESTIONS)
    pictures = vgg_pictures.style_pictures(np.zeros((2, 8, 8, 3), np.uint8), patterns)
    assert pictures.grounds.tolist() == [4, 0, 16] and pictures.n_grounds == 17
    assert len(pictures.worlds) > 1000
    assert {(x.dtype, x.shape[2]) for x in pictures.worlds} == {(np.dtype(np.uint8), 3)}


# ------------------------------------------------------------ the network that is trained, and its weights


def _shaken(model, seed=0):
    """Give a training network weights and statistics as after a training, gammas below 0 too."""
    rng = np.random.default_rng(seed)
    for layer in model.layers:
        if layer.name.endswith("_norm"):
            gamma, beta, mean, variance = layer.get_weights()
            drawn = [
                rng.normal(0.3, 1, gamma.shape),
                rng.normal(size=beta.shape),
                rng.normal(size=mean.shape),
            ]
            layer.set_weights([*drawn, rng.uniform(0.1, 3, variance.shape)])
    return model


@pytest.mark.slow
def test_the_training_network_says_names_from_each_block_and_draws_clean_pictures():
    drawn, x = [(2, 12, 12, 48), (2, 6, 6, 192)], np.zeros((2, 48, 48, 3), np.float32)
    for ends_with, names in ((vgg_training.ENDS_WITH, 5), (LAYERS[-1], 6)):
        outputs = build_training(6, 5, ends_with)(x)
        assert [tuple(output.shape) for output in outputs] == names * [(2, 11)] + drawn


@pytest.mark.slow
def test_every_layer_is_trained():
    names = {layer.name for layer in build_training(6, 5).layers}
    assert set(LAYERS) <= names  # Keras leaves out layers that no output depends on


@pytest.mark.slow
def test_folded_weights_give_the_activations_of_the_trained_network():
    import keras

    training = _shaken(build_training(3, 2))
    x = np.random.default_rng(1).random((2, 37, 50, 3), np.float32)
    normed = keras.Model(training.input, [training.get_layer(f"{name}_norm").output for name in LAYERS])
    network = outputs_of(folded(training), LAYERS)
    for got, before in zip(network(x), normed(x, training=False), strict=True):
        wanted = np.maximum(before.numpy(), 0)
        np.testing.assert_allclose(got.numpy(), wanted, atol=1e-4 * (1 + wanted.max()))


@pytest.mark.slow
def test_normalised_layers_are_of_one_size_and_say_the_same():
    import keras

    keras.utils.set_random_seed(3)
    network, x = build_vgg(), np.random.default_rng(1).random((3, 64, 64, 3), np.float32)
    kernel, bias = network.get_layer("block2_conv1").get_weights()
    bias[0], kernel[..., 1] = -1e3, 0  # one channel is dead, another one nearly so
    network.get_layer("block2_conv1").set_weights([kernel, bias])
    before = [a.numpy() for a in outputs_of(network, LAYERS)(x)]
    normalise(network, x)
    after = [a.numpy() for a in outputs_of(network, LAYERS)(x)]
    for old, new in zip(before, after, strict=True):
        assert np.mean(new**2) == pytest.approx(1, rel=1e-2)
        for channel in range(old.shape[-1]):
            one, other = old[..., channel], new[..., channel]
            share = one.sum() / max(other.sum(), 1e-12)
            assert share >= 0
            np.testing.assert_allclose(share * other, one, atol=1e-3 * (1 + one.max()))
    assert after[2][..., :2].max() == 0
    assert np.isfinite(network.get_layer("block2_conv2").get_weights()[0]).all()


@pytest.mark.slow
def test_channels_are_of_one_size_where_none_is_nearly_dead():
    import keras

    keras.utils.set_random_seed(3)
    network, x = build_vgg(), np.random.default_rng(1).random((3, 64, 64, 3), np.float32)
    normalise(network, x)
    a = outputs_of(network, ["block1_conv1"])(x)
    fourth = np.mean(a.numpy() ** 4, axis=(0, 1, 2)) ** 0.25
    assert np.median(fourth) == pytest.approx(fourth.max(), rel=1e-2)


# ------------------------------------------------------------ the recipe


@pytest.fixture
def miniature(monkeypatch):
    """Batches of six, and few pictures to normalise over and networks to compare with."""
    monkeypatch.setattr(vgg_training, "BATCH", {"paintings": 2, "patterns": 2, "worlds": 2})
    monkeypatch.setattr(vgg_textures, "NORMALISED_OVER", 6)
    monkeypatch.setattr(vgg_textures, "NORMALISED_SIZE", 32)
    monkeypatch.setattr(style_scores, "RANDOM", 1)


def test_a_batch_holds_paintings_then_patterns_then_worlds_and_repeats(monkeypatch, miniature):
    monkeypatch.setattr(VggTraining, "_start_stage", lambda self, weights: None)
    pictures = StylePictures(
        *(np.full((2, 40, 40, 3), value, np.uint8) for value in (0, 0)),
        np.array([1, 0]),
        [np.full((40, 48, 3), 128, np.uint8)],
        2,
    )
    training = VggTraining(pictures, parse_stages("32x32:1:0.01"), 1)
    (clean, given, labels), (again, _, _) = (training.batch_of(np.random.default_rng(4)) for _ in range(2))
    assert clean.shape == given.shape == (6, 32, 32, 3) and clean.dtype == given.dtype == np.float32
    assert labels.shape == (4,) and labels.dtype == np.int32 and set(labels) <= {0, 1}
    assert np.array_equal(clean, again)
    # A grey of one half stays grey whatever the colours are; black becomes dark or, as a negative, white.
    assert np.abs(clean[4:] - 0.5).max() < 0.12 and np.abs(clean[:4] - 0.5).min() > 0.1


@pytest.mark.slow
def test_the_recipe_trains_and_goes_on_where_it_was_stopped(tmp_path, monkeypatch, miniature):
    pictures, n_styles = some_pictures(), len(vgg_textures.STYLES)
    held_out = np.stack([(stripes if k % 2 else dots)(k) for k in range(2 * n_styles)])

    def make(out, build):
        stages = parse_stages("32x32:1:0.002,32x32:1:0.001", 16)
        return vgg_textures.make(pictures, held_out, stages, 1, tmp_path / out, batches=2, build=build)

    whole = make("whole.h5", tmp_path / "a")
    save, saved = VggTraining.save, []

    def stop_after_first(self, path):
        save(self, path)
        saved.append((self.stage, self.epoch))
        if len(saved) == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(VggTraining, "save", stop_after_first)
    with pytest.raises(KeyboardInterrupt):
        make("stopped.h5", tmp_path / "b")
    assert not (tmp_path / "stopped.h5").exists()
    resumed = make("stopped.h5", tmp_path / "b")
    assert saved == [(1, 0), (2, 0)]
    one, other = (
        weights.read_weights(f"{name}.h5", facts, tmp_path)
        for name, facts in (("whole", whole), ("stopped", resumed))
    )
    assert list(one) == list(other) and len(one) == 32
    for name in one:
        assert other[name].astype(float) == pytest.approx(one[name].astype(float), abs=2e-2), name

    again = make("again.h5", tmp_path / "b")
    assert len(saved) == 2 and again["sha256"] == resumed["sha256"]
    assert again == weights.read_model_facts("again.json", tmp_path)
    assert set(whole) == set(weights.read_model_facts(vgg.FACTS))
    assert whole["parameters"] == 819_968 and whole["seed"] == 1
    assert whole["stages"] == ["32x32:1:0.002", "32x32:1:0.001"]
    scores = whole["held_out"]["styles"]
    assert scores["pieces"] == 8 * n_styles and len(scores["right_random"]["grey"]) == 1
    assert f"nearest of {8 * n_styles} pieces" in cards.scores_table(whole["held_out"])
    assert "`32x32:1:0.002`" in cards.facts_table(whole)

    monkeypatch.setattr(vgg, "FILES", tmp_path)
    for ending in ("h5", "json"):
        (tmp_path / f"vgg_textures.{ending}").write_bytes((tmp_path / f"whole.{ending}").read_bytes())
    a = vgg_features(["block1_conv1"])(np.random.default_rng(0).random((1, 32, 32, 3), np.float32))
    assert a.shape == (1, 32, 32, 32) and np.isfinite(a).all() and np.std(a) > 0


@pytest.mark.slow
def test_the_last_stage_has_the_other_layers_and_begins_with_the_weights_of_the_first(miniature):
    training = VggTraining(some_pictures(), parse_stages("32x32:1:0.002,48x48:1:0.001", 16), 1, batches=1)
    assert "block5_conv2" not in {layer.name for layer in training.model.layers}
    before = training.model
    first = training.run_epoch()
    assert not training.done and training.batch_of(np.random.default_rng(0))[0].shape[1] == 48
    for layer in (layer for layer in before.layers if layer.weights):
        now = training.model.get_layer(layer.name).get_weights()
        assert all(np.array_equal(old, new) for old, new in zip(layer.get_weights(), now, strict=True))
    kernel = training.model.get_layer("block3_conv1").get_weights()[0]
    advanced = []
    second = training.run_epoch(lambda: advanced.append(1))
    assert training.done and len(advanced) == 1
    assert {"stage", "epoch", "paintings", "grounds", "clean", "seconds"} == set(first) == set(second)
    assert all(np.isfinite(value) for record in training.history for value in record.values())
    # One step of at most 0.001 or so a weight: it is the same network.
    moved = np.abs(training.model.get_layer("block3_conv1").get_weights()[0] - kernel)
    assert 0 < moved.max() < 0.01


@pytest.mark.slow
def test_the_training_learns_to_name_paintings(miniature):
    pictures = some_pictures()
    paintings = np.stack([stripes(0, 40), dots(0, 40)])
    pictures = StylePictures(paintings, paintings, np.array([0, 1]), pictures.worlds, 2)
    training = VggTraining(pictures, parse_stages("32x32:6:0.003"), 1, batches=8)
    while not training.done:
        training.run_epoch()
    for kind in ("paintings", "grounds", "clean"):
        assert training.history[-1][kind] < 0.8 * training.history[0][kind]


@pytest.mark.parametrize("stages", ["50x80:1:0.1", "64x64:0:0.1", "nonsense"])
def test_bad_stages_end_the_recipe_with_a_message(capsys, stages):
    assert vgg_textures.main(["--stages", stages]) == 2
    said = capsys.readouterr().out
    assert "stage" in said and ("divisible by 16" in said) == (stages[0] == "5")


# ------------------------------------------------------------ how well it tells styles


@pytest.mark.slow
def test_stripes_are_told_from_dots_in_colour_and_in_grey(monkeypatch):
    import keras

    monkeypatch.setattr(style_scores, "RANDOM", 2)
    keras.utils.set_random_seed(1)
    network = build_vgg()
    paintings = np.stack([stripes(k) for k in range(4)] + [dots(k) for k in range(4)])
    normalise(network, paintings.astype(np.float32) / 255)
    scores = style_scores.style_scores(network, paintings, 2)
    assert scores["pieces"] == 32 and scores["right"] == {"colour": 1.0, "grey": 1.0}
    assert {kind: len(shares) for kind, shares in scores["right_random"].items()} == {"colour": 2, "grey": 2}
    assert min(scores["right_random"]["grey"]) > 0.9


def test_the_nearest_of_another_painting_counts():
    grams = [np.array([0.0, 0.1, 5, 5.2, 0.5, 0.6, 9, 9.1]).reshape(8, 1, 1)]
    painting, style = np.repeat([0, 1, 2, 3], 2), np.repeat([0, 1], 4)
    # 0 and 0.1 are nearest to 0.5, 5 to 9 or 0.6 (4.4 is more than 4), of the other style each.
    assert style_scores._share_right(grams, painting, style) == 0.0
    assert style_scores._share_right(grams, painting, np.repeat([0, 1, 0, 1], 2)) == 1.0


def test_gram_matrices_are_means_over_places():
    a = np.random.default_rng(0).normal(size=(2, 3, 5, 4))
    for one, gram in zip(a, style_scores._grams(a), strict=True):
        wanted = sum(np.outer(one[i, j], one[i, j]) for i in range(3) for j in range(5)) / 15
        assert gram == pytest.approx(wanted)


def test_colours_alone_tell_red_from_blue():
    red, blue = np.zeros((2, 8, 8, 3)), np.zeros((2, 8, 8, 3))
    red[..., 0], blue[..., 2] = 1, 1
    grams = [style_scores._grams(np.concatenate([red, blue]))]
    assert style_scores._share_right(grams, np.arange(4), np.array([0, 0, 1, 1])) == 1.0


def test_the_style_layers_are_the_first_of_each_block():
    assert list(style_scores.STYLE_LAYERS) == [name for name in LAYERS if name.endswith("conv1")]
