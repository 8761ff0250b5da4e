"""The network of style transfer: its weights, its arguments, and Keras' network in its place."""

from pathlib import Path

import numpy as np
import pytest

from shared_utils.datasets import DataError
from shared_utils.models import cards, vgg, vgg_features, vgg_textures, weights
from shared_utils.models.vgg import CHANNELS, DEPTHS, LAYERS

ROOT = Path(__file__).parents[2]
FACTS = weights.read_model_facts(vgg.FACTS)
SOME = ["block1_conv1", "block2_conv1", "block3_conv4", "block4_conv2", "block5_conv1"]


def _pictures(m=1, n_H=32, n_W=32):
    return np.random.default_rng(0).random((m, n_H, n_W, 3), np.float32)


def test_the_facts_fit_the_file_and_the_budget():
    arrays = weights.read_weights(vgg.FILE, FACTS)
    assert sum(array.size for array in arrays.values()) == FACTS["parameters"] == 819_968
    assert FACTS["arrays"] == len(arrays) == 2 * len(LAYERS) == 32 and FACTS["bytes"] < 3e6
    assert {array.dtype for array in arrays.values()} == {np.dtype(np.float16)}


def test_the_facts_say_how_to_make_the_file_again():
    assert FACTS["name"] == vgg.NAME and FACTS["licence"] == "CC BY 4.0"
    assert FACTS["made_by"] == vgg_textures.COMMAND
    assert FACTS["version"] == vgg_textures.VERSION and FACTS["seed"] == vgg_textures.SEED
    assert ",".join(FACTS["stages"]) == vgg_textures.STAGES


def test_the_topic_keeps_to_its_4_and_a_half_megabytes():
    """The budget of DESIGN.md: the topic's folder, and the weights of its network with facts and card."""
    files = [path for path in (ROOT / "Neural_Style_Transfer").rglob("*") if path.is_file()]
    files = [path for path in files if not {"my_pictures", "__pycache__"} & set(path.parts)]
    files += (ROOT / "shared_utils" / "models").glob("*/vgg_textures.*")
    assert sum(path.stat().st_size for path in files) <= 4.5e6


def test_the_card_says_what_the_facts_say():
    card = (cards.CARDS / "vgg_textures.md").read_text(encoding="utf-8")
    assert cards.renewed(card, FACTS) == card, "run python -m shared_utils.models.cards"
    assert FACTS["sha256"] in card


def test_it_finds_the_style_by_more_than_colours():
    """Random networks find it as well, in paintings this different: what tells them apart is the eye."""
    scores = FACTS["held_out"]["styles"]
    for kind in ("colour", "grey"):
        assert scores["right"][kind] >= max(0.95, *scores["right_random"][kind])
        assert scores["right"][kind] > scores["right_pixels"][kind]
    assert scores["pieces"] == 4 * vgg_textures.EACH_HELD_OUT * len(vgg_textures.STYLES)


def test_the_layers_are_those_of_vgg_19():
    assert DEPTHS == (2, 2, 4, 4, 4) and len(LAYERS) == 16
    assert LAYERS[:3] == ("block1_conv1", "block1_conv2", "block2_conv1") and LAYERS[-1] == "block5_conv4"
    assert [vgg.channels_of(f"block{block}_conv1") for block in range(1, 6)] == list(CHANNELS)


@pytest.mark.parametrize("name", ["block1_conv3", "block6_conv1", "Block1_conv1", "conv1_1", "", 3, None])
def test_names_that_are_no_layers_are_refused(name):
    with pytest.raises(ValueError, match=r"There is no layer .*block1_conv1, .*block5_conv4") as caught:
        vgg_features(["block1_conv1", name])
    assert repr(name) in str(caught.value)


def test_a_single_name_that_is_no_layer_is_refused_whole():
    with pytest.raises(ValueError, match="no layer 'relu1'"):
        vgg_features("relu1")


@pytest.mark.parametrize("empty", [[], ()])
def test_no_layer_at_all_is_refused(empty):
    with pytest.raises(ValueError, match=r"layers is empty.*block1_conv1"):
        vgg_features(empty)


@pytest.mark.parametrize("name", ["Bundled", "", 3, True, ["bundled"]])
def test_unknown_weights_are_refused(name):
    with pytest.raises(ValueError, match=r'weights is .* it must be "bundled".*"imagenet".*None'):
        vgg_features(SOME, weights=name)


@pytest.mark.slow
def test_the_bundled_weights_are_loaded_as_float32():
    arrays = weights.read_weights(vgg.FILE, FACTS)
    model = vgg_features(LAYERS)
    for got, stored in zip(model.get_weights(), arrays.values(), strict=True):
        assert got.dtype == np.float32 and np.array_equal(got, stored.astype(np.float32))


@pytest.mark.slow
@pytest.mark.parametrize("n_H, n_W", [(37, 50), (32, 32), (33, 100)])
def test_shapes_are_those_of_the_blocks_rounded_down(n_H, n_W):
    model = vgg_features(SOME, weights=None)
    activations = model(_pictures(2, n_H, n_W))
    assert len(activations) == len(SOME)
    for block, a in enumerate(activations):
        assert a.shape == (2, n_H // 2**block, n_W // 2**block, CHANNELS[block])
        assert a.dtype == "float32" and a.numpy().min() == 0 and a.numpy().std() > 0


@pytest.mark.slow
def test_activations_come_in_the_order_in_which_they_are_asked_for():
    names = ["block4_conv2", "block1_conv1", "block2_conv2", "block2_conv1"]
    model, x = vgg_features(names), _pictures()
    assert [a.shape[-1] for a in model(x)] == [vgg.channels_of(name) for name in names]
    for a, name in zip(model(x), names, strict=True):
        alone = vgg_features([name])(x)
        assert alone.numpy() == pytest.approx(a.numpy(), abs=1e-5)


@pytest.mark.slow
def test_one_layer_comes_without_a_list_and_may_be_asked_for_twice():
    x = _pictures()
    one, same = vgg_features("block2_conv1")(x), vgg_features(["block2_conv1"])(x)
    assert one.shape == (1, 16, 16, CHANNELS[1]) and np.array_equal(one, same)
    first, second = vgg_features(["block2_conv1", "block2_conv1"])(x)
    assert np.array_equal(first, second) and first.numpy() == pytest.approx(one.numpy(), abs=1e-5)


@pytest.mark.slow
@pytest.mark.parametrize("of", ["bundled", None])
def test_the_network_is_frozen_and_a_gradient_reaches_the_picture(of):
    import tensorflow as tf

    model = vgg_features(SOME, weights=of)
    assert not model.trainable and model.trainable_variables == []
    picture = tf.Variable(_pictures())
    with tf.GradientTape() as tape:
        cost = tf.reduce_sum(model(picture)[-1] ** 2)
    gradient = tape.gradient(cost, picture).numpy()
    assert np.isfinite(gradient).all() and np.abs(gradient).max() > 0


@pytest.mark.slow
def test_the_first_layer_is_a_convolution_of_the_scaled_and_mirrored_picture():
    model, x = vgg_features(["block1_conv1"]), _pictures(1, 32, 33)
    kernel, bias = model.get_layer("block1_conv1").get_weights()
    padded = np.pad(4 * x[0] - 2, [(1, 1), (1, 1), (0, 0)], mode="reflect")
    windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(0, 1))
    expected = np.maximum(np.einsum("hwcij,ijcd->hwd", windows, kernel) + bias, 0)
    assert model(x).numpy()[0] == pytest.approx(expected, abs=1e-4)


@pytest.mark.slow
def test_a_flat_picture_gets_no_frame():
    for a in vgg_features(SOME)(np.full((1, 64, 64, 3), 0.4, np.float32)):
        values = a.numpy()
        assert values == pytest.approx(np.broadcast_to(values[:, :1, :1], values.shape), abs=1e-3)


@pytest.mark.slow
def test_random_weights_differ_each_time():
    one, other = (vgg_features(SOME, weights=None).get_weights()[0] for _ in range(2))
    assert not np.array_equal(one, other)


@pytest.mark.slow
def test_damaged_weights_are_refused(tmp_path, monkeypatch):
    for name in (vgg.FILE, vgg.FACTS):
        (tmp_path / name).write_bytes((weights.FILES / name).read_bytes())
    monkeypatch.setattr(vgg, "FILES", tmp_path)
    path = tmp_path / vgg.FILE
    path.write_bytes(path.read_bytes()[:-1000])
    with pytest.raises(DataError, match="cut short"):
        vgg_features(SOME)
    path.unlink()
    with pytest.raises(DataError, match="no such file"):
        vgg_features(SOME)


# ------------------------------------------------------------ Keras' own network


@pytest.mark.slow
def test_names_are_checked_before_anything_is_downloaded(monkeypatch):
    import keras

    def fail(*arguments, **options):
        raise AssertionError("a download")

    monkeypatch.setattr(keras.applications, "VGG19", fail)
    with pytest.raises(ValueError, match="There is no layer"):
        vgg_features(["fc1"], weights="imagenet")


@pytest.mark.slow
def test_the_network_of_keras_has_all_layers():
    import keras

    network = keras.applications.VGG19(include_top=False, weights=None)
    assert {layer.name for layer in network.layers} >= set(LAYERS)


@pytest.fixture
def a_small_vgg19(monkeypatch):
    """What Keras calls VGG19 is a network that hands its input from layer to layer, one more each time."""
    import keras

    def build(include_top, weights):
        assert not include_top and weights == "imagenet"
        x = inputs = keras.Input((None, None, 3))
        for name in LAYERS:
            x = keras.layers.Rescaling(1.0, 0.0 if name == LAYERS[0] else 1.0, name=name)(x)
        return keras.Model(inputs, x)

    monkeypatch.setattr(keras.applications, "VGG19", build)


@pytest.mark.slow
def test_the_network_of_keras_gets_blue_green_red_less_their_means(a_small_vgg19):
    model, x = vgg_features(["block1_conv1", "block2_conv1"], weights="imagenet"), _pictures(2, 37, 50)
    first, third = model(x)
    expected = 255 * x[..., ::-1] - np.float32([103.939, 116.779, 123.68])
    assert first.numpy() == pytest.approx(expected, abs=1e-3)
    assert third.numpy() == pytest.approx(expected + 2, abs=1e-3)
    assert not model.trainable


@pytest.mark.slow
def test_one_layer_of_the_network_of_keras_comes_without_a_list_too(a_small_vgg19):
    x = _pictures()
    for names in ("block1_conv2", ["block1_conv2"]):
        assert vgg_features(names, weights="imagenet")(x).shape == x.shape


@pytest.mark.slow
def test_a_gradient_goes_back_through_the_network_of_keras(a_small_vgg19):
    import tensorflow as tf

    model, picture = vgg_features(SOME, weights="imagenet"), tf.Variable(_pictures())
    with tf.GradientTape() as tape:
        cost = tf.reduce_sum(model(picture)[0])
    assert tape.gradient(cost, picture).numpy() == pytest.approx(np.full(picture.shape, 255), abs=1e-2)
