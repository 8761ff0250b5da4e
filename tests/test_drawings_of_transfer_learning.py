"""What the drawings of Transfer_Learning show: right numbers, and what this Keras really does."""

import math

import numpy as np
import pytest
from drawing_scripts import COURSE, drawing_scripts
from PIL import Image

IMAGES = COURSE / "Transfer_Learning" / "images"


@pytest.fixture(scope="module")
def scripts():
    """Imports the drawing scripts of the topic."""
    with drawing_scripts("Transfer_Learning") as scripts:
        yield scripts


@pytest.fixture
def base(scripts):
    """The real network with random weights."""
    from shared_utils.models import pretrained_mobilenet_v2

    side = scripts("example").PICTURE_SIDE
    return pretrained_mobilenet_v2((side, side, 3), weights=None)


def words_on(card):
    return [text.get_text() for text in card.texts]


def size_of(weights):
    return sum(math.prod(weight.shape) for weight in weights)


def test_all_drawings_together_are_small():
    sizes = {path.name: path.stat().st_size for path in IMAGES.iterdir() if path.suffix in (".svg", ".gif")}
    assert sum(sizes.values()) < 500_000
    assert sizes["depthwise.gif"] < 200_000


def test_the_costs_of_the_worked_example(scripts):
    example, draw = scripts("example"), scripts("draw_convolutions")
    costs = (example.ORDINARY, example.DEPTHWISE, example.POINTWISE, example.SEPARABLE)
    assert costs == (80 * 27, 48 * 9, 80 * 3, 672)
    np.testing.assert_allclose(example.separable_ratio(3, 5), example.SEPARABLE / example.ORDINARY)
    assert "80 · 27 = 2,160" in words_on(draw.ordinary_convolution())
    words = words_on(draw.depthwise_separable())
    assert {"48 numbers · 9 = 432", "80 numbers · 3 = 240", "432 + 240 = 672 multiplications"} <= set(words)
    assert "0.31 of the 2,160 of an ordinary convolution" in words


def test_the_ratio_falls_to_that_of_the_filter_alone(scripts):
    words, ratio = words_on(scripts("draw_convolutions").separable_cost()), scripts("example").separable_ratio
    assert "the example: f = 3, 5 channels, 1/5 + 1/9 = 0.31" in words
    assert {"1/9 = 0.11", "1/25 = 0.04"} <= set(words)
    for f in (3, 5):
        assert 1 / f**2 < ratio(f, 512) < 1.05 * ratio(f, 10_000) < 1.06 / f**2


def test_the_animation_fills_the_output_place_by_place_and_ends_with_a_pause(scripts):
    draw = scripts("draw_convolutions")
    cards, seconds = draw.animation()
    assert len(cards) == len(seconds) == 16
    assert min(seconds) >= 1.5 and seconds[-1] == max(seconds) >= 4
    shown = [sum(word != "" for word in words_on(card)) for card in cards]
    assert np.diff(shown).tolist() == [3] * 15  # one more number for each channel
    with Image.open(IMAGES / "depthwise.gif") as animation:
        assert animation.n_frames == len(cards)


def test_the_sums_on_the_still_are_those_of_the_framed_window(scripts):
    draw = scripts("draw_convolutions")
    words = words_on(draw.depthwise_still())
    sums = [word for word in words if word.startswith("= ")]
    assert sums == ["= −9", "= −3", "= 6"]
    assert draw.OUTPUT[draw.FRAMED].tolist() == [-9, -3, 6]
    products = [word.removesuffix(" +") for word in words if " · " in word]
    values = [
        sum(math.prod(int(factor.strip("()").replace("−", "-")) for factor in product.split(" · "))
            for product in line.split(" + "))
        for line in products
    ]  # fmt: skip
    assert [sum(values[start : start + 3]) for start in (0, 3, 6)] == [-9, -3, 6]


def test_small_steps_reach_the_near_valley_and_large_ones_leave_it(scripts):
    example, words = scripts("example"), words_on(scripts("draw_training").learning_rates())
    assert example.RATES["large"] == pytest.approx(10 * example.RATES["small"])
    w = np.linspace(-1.5, 1.7, 33)
    slopes = (example.loss(w + 1e-5) - example.loss(w - 1e-5)) / 2e-5
    np.testing.assert_allclose(example.slope(w), slopes, atol=1e-6)
    small, large = (example.descent(example.RATES[name], 8) for name in ("small", "large"))
    assert all(np.diff(example.loss(np.array(small))) < 0) and 1 < small[-1] < 1.2
    assert large[1] < 0 and large[-1] < 0 and example.loss(large[-1]) > example.loss(large[0])
    assert words.count("before: 0.86") == 2
    assert {"after 8 steps: 0.24", "after 8 steps: 0.93"} <= set(words)
    assert (round(example.loss(small[-1]), 2), round(example.loss(large[-1]), 2)) == (0.24, 0.93)


def test_the_channels_of_the_bottleneck_and_of_its_inverse(scripts):
    words = words_on(scripts("draw_networks").inverted_residual())
    channels = [word for word in words if word in ("16", "96")]
    assert channels == ["96", "16", "16", "96", "16", "96", "96", "16"]
    assert {"skip: 96 channels", "skip: 16 channels", "no activation"} <= set(words)


@pytest.mark.slow
def test_the_depthwise_convolution_by_hand_is_that_of_keras(scripts):
    import keras

    example, draw = scripts("example"), scripts("draw_convolutions")
    layer = keras.layers.DepthwiseConv2D(example.F, use_bias=False)
    layer.build((None, *example.PICTURE.shape))
    layer.set_weights([example.FILTERS[..., np.newaxis]])
    np.testing.assert_array_equal(layer(example.PICTURE[np.newaxis].astype("float32"))[0], draw.OUTPUT)


@pytest.mark.slow
def test_the_groups_on_the_drawing_are_those_of_the_network(scripts, base):
    example = scripts("example")
    names = [layer.name for layer in base.layers]
    groups = {group.blocks: group for group in example.GROUPS}
    assert [number for blocks in groups for number in blocks] == list(range(17))
    for blocks, group in groups.items():
        for number in blocks:
            name = f"block_{number}" if number else "expanded_conv"
            shape = base.get_layer(f"{name}_project").output.shape
            assert shape[1:] == (group.side, group.side, group.channels), name
            assert (f"{name}_pad" in names) == (number in example.HALVING)
            assert (f"{name}_add" in names) == (number in example.WITH_SKIP)
    picture, first, *_, last = example.GROUPS
    assert base.input.shape[1:] == (picture.side, picture.side, picture.channels)
    assert base.get_layer("Conv1").output.shape[1:] == (first.side, first.side, first.channels)
    assert base.output.shape[1:] == (last.side, last.side, last.channels)
    narrow, wide = (base.get_layer(f"block_4_{part}").output.shape[-1] for part in ("project", "expand"))
    assert (narrow, wide, narrow) == (
        example.NARROW,
        example.WIDE,
        base.get_layer("block_4_add").output.shape[-1],
    )


@pytest.mark.slow
def test_the_numbers_that_learn_in_each_of_the_three_runs(scripts, base):
    import keras

    example, words = scripts("example"), words_on(scripts("draw_networks").three_runs())
    assert size_of(base.weights) + example.HEAD == example.ALL_NUMBERS
    given = {"from scratch": size_of(base.trainable_weights) + example.HEAD, "frozen": example.HEAD}
    learns = False
    for layer in base.layers:
        learns |= layer.name == f"block_{example.FIRST_UNLOCKED}_expand"
        layer.trainable = learns and not isinstance(layer, keras.layers.BatchNormalization)
    given["fine-tuned"] = size_of(base.trainable_weights) + example.HEAD
    assert given == example.LEARNING
    assert {f"{count:,}" for count in given.values()} <= set(words)


def changes(layer, before):
    """Which of the layer's weights are no longer what they were."""
    return [not np.array_equal(new, old) for new, old in zip(layer.get_weights(), before, strict=True)]


def batch_norm_after(action, trainable, training=None):
    """Whether BatchNorm in a nested model uses the batch's statistics, and which weights one step changes."""
    import keras

    rng = np.random.default_rng(0)
    x, y = rng.normal(5, 2, (64, 3)).astype("float32"), rng.normal(size=(64, 3)).astype("float32")
    layer, inputs, outer = keras.layers.BatchNormalization(), keras.Input((3,)), keras.Input((3,))
    base = keras.Model(inputs, layer(inputs))
    base.trainable = trainable
    model = keras.Model(outer, base(outer) if training is None else base(outer, training=training))
    layer.moving_mean.assign([1, 1, 1])
    layer.moving_variance.assign([4, 4, 4])
    model.compile(keras.optimizers.SGD(0.01), loss="mse")
    before = layer.get_weights()
    by_batch, by_moving = (
        (x - mean) / np.sqrt(variance + layer.epsilon) for mean, variance in ((x.mean(0), x.var(0)), (1, 4))
    )
    if action == "fit":
        loss = model.train_on_batch(x, y)
        uses_batch = abs(loss - np.mean((by_batch - y) ** 2)) < 1e-3
        assert uses_batch or abs(loss - np.mean((by_moving - y) ** 2)) < 1e-3
    else:
        result = model.predict(x, verbose=0)
        uses_batch = np.allclose(result, by_batch, atol=1e-3)
        assert uses_batch or np.allclose(result, by_moving, atol=1e-3)
    return uses_batch, changes(layer, before)


@pytest.mark.slow
def test_batch_norm_does_what_the_table_says(scripts):
    modes = scripts("draw_training").MODES
    cases = (
        [("fit", True)],
        [("fit", True, False)],
        [("fit", False), ("fit", False, False)],
        [("predict", True), ("predict", False)],
    )
    for (words, batch, changing), same in zip(modes, cases, strict=True):
        for case in same:
            assert batch_norm_after(*case) == (batch, [changing] * 4), words


@pytest.mark.slow
def test_a_change_of_trainable_waits_for_compile():
    import keras

    rng = np.random.default_rng(0)
    x = rng.normal(5, 2, (64, 3)).astype("float32")
    layer, inputs = keras.layers.BatchNormalization(), keras.Input((3,))
    model = keras.Model(inputs, keras.layers.Dense(3)(layer(inputs)))
    steps = (
        (False, True, False),
        (True, False, False),  # unlocked, but not compiled since
        (True, True, True),
        (False, False, True),  # locked, but not compiled since
        (False, True, False),
    )
    for trainable, compiles, changing in steps:
        layer.trainable = trainable
        if compiles:
            model.compile("sgd", "mse")
        before = layer.get_weights()
        model.fit(x, x, verbose=0)
        assert changes(layer, before) == [changing] * 4
