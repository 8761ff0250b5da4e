"""The numbers that the lesson works out by hand."""

import ast
import math
import re
from pathlib import Path

import numpy as np
import pytest

from .judging import TOPIC


def conv_parameters(f, n_C_prev, n_C):
    return (f * f * n_C_prev + 1) * n_C


def conv_multiplications(n, n_C, f, n_C_prev):
    return n * n * n_C * f * f * n_C_prev


def test_products_of_slopes():
    assert [float(f"{0.6**n:.2g}") for n in range(6)] == [1, 0.6, 0.36, 0.22, 0.13, 0.078]
    assert float(f"{0.6**21:.0e}") == 0.00002
    assert round(1.4**21) == 1171
    slopes = np.array([0.1, -0.2, 0.1])
    assert slopes.prod() == pytest.approx(-0.002)
    assert (slopes + 1).prod() == pytest.approx(0.968)


def test_batch_norm_of_four_numbers():
    batch = np.array([2.0, 4, 6, 8])
    assert (batch.mean(), batch.var()) == (5, 5)
    normal = (batch - 5) / math.sqrt(5 + 0.001)
    np.testing.assert_array_equal(normal.round(2), [-1.34, -0.45, 0.45, 1.34])
    mean, variance = 0.99 * 0 + 0.01 * 5, 0.99 * 1 + 0.01 * 5
    assert (mean, variance) == pytest.approx((0.05, 1.04))
    assert round((8 - mean) / math.sqrt(variance + 0.001), 2) == 7.79


def test_the_moving_averages_take_hundreds_of_batches():
    """Inference mode is within a hundredth of training mode after 600 batches, and far from it after 100."""

    def inference(batches):
        old = 0.99**batches
        return (8 - 5 * (1 - old)) / math.sqrt(old + 5 * (1 - old) + 0.001)

    in_training = 3 / math.sqrt(5.001)
    assert abs(inference(100) - in_training) > 1
    assert abs(inference(600) - in_training) < 0.01


def block_parameters(n_C, filters, f, projected):
    F1, F2, F3 = filters
    convolutions = conv_parameters(1, n_C, F1) + conv_parameters(f, F1, F2) + conv_parameters(1, F2, F3)
    channels = F1 + F2 + F3
    if projected:
        convolutions += conv_parameters(1, n_C, F3)
        channels += F3
    return convolutions + 4 * channels


def test_the_parameters_of_the_two_blocks():
    terms = conv_parameters(1, 256, 64), conv_parameters(3, 64, 64), conv_parameters(1, 64, 256)
    assert terms == (16_448, 36_928, 16_640)
    assert block_parameters(256, (64, 64, 256), 3, projected=False) == 71_552
    wide = 2 * conv_parameters(3, 256, 256)
    assert wide == 1_180_160
    assert 16 < wide / 71_552 < 17
    terms = conv_parameters(1, 256, 128), conv_parameters(3, 128, 128), conv_parameters(1, 128, 512)
    assert terms == (32_896, 147_584, 66_048)
    assert conv_parameters(1, 256, 512) == 131_584
    assert block_parameters(256, (128, 128, 512), 3, projected=True) == 383_232
    assert (15 - 1) // 2 + 1 == 8


def test_the_parameters_of_resnet_50():
    total, n_C = conv_parameters(7, 3, 64) + 4 * 64, 64
    for n, blocks in ((64, 3), (128, 4), (256, 6), (512, 3)):
        for number in range(blocks):
            total += block_parameters(n_C, (n, n, 4 * n), 3, projected=number == 0)
            n_C = 4 * n
    total += (2048 + 1) * 6
    assert total == 23_600_006
    assert 1 + 3 * (3 + 4 + 6 + 3) + 1 == 50


@pytest.mark.slow
def test_keras_counts_the_same():
    from tensorflow import keras

    def count(name, shape, *arguments, **settings):
        X = keras.Input(shape)
        return keras.Model(X, TOPIC.reference(name)(X, *arguments, **settings)).count_params()

    assert count("identity_block", (15, 15, 256), 3, [64, 64, 256]) == 71_552
    assert count("convolutional_block", (15, 15, 256), 3, [128, 128, 512], s=2) == 383_232
    assert count("inception_module", (28, 28, 192)) == 163_696
    resnet = TOPIC.reference("ResNet50")()
    assert resnet.count_params() == 23_600_006
    moving = sum(int(np.prod(weight.shape)) for weight in resnet.non_trainable_weights)
    assert moving == 53_120
    heights = [layer.output.shape[1:] for layer in resnet.layers if isinstance(layer, keras.layers.ReLU)]
    assert heights[0] == (32, 32, 64)
    for shape in ((15, 15, 256), (8, 8, 512), (4, 4, 1024), (2, 2, 2048)):
        assert shape in heights


@pytest.mark.slow
def test_who_chooses_the_mode_of_batch_norm():
    """The table of section 3, and what becomes of `training=` written into a Functional model."""
    from tensorflow import keras

    batch = np.array([[2.0], [4], [6], [8]], dtype="float32")

    def model(**written_in):
        X, layer = keras.Input((1,)), keras.layers.BatchNormalization()
        return keras.Model(X, layer(X, **written_in)), layer

    def normalises(answers):
        return abs(float(np.mean(answers))) < 1e-3

    plain, _ = model()
    assert not normalises(plain.predict(batch, verbose=0))
    assert not normalises(plain(batch))
    assert normalises(plain(batch, training=True))
    baked, _ = model(training=True)
    assert not normalises(baked.predict(batch, verbose=0))
    assert normalises(baked(batch))
    asked_not_to, layer = model(training=False)
    asked_not_to.compile("sgd", "mse")
    asked_not_to.fit(batch, batch, verbose=0)
    assert layer.moving_mean.numpy() == pytest.approx(0.05)
    frozen, layer = model()
    layer.trainable = False
    assert not normalises(frozen(batch, training=True))
    frozen.compile("sgd", "mse")
    frozen.fit(batch, batch, verbose=0)
    assert layer.moving_mean.numpy() == 0


def test_the_filter_of_one_pixel():
    mixed = np.array([4, 1, 2]) @ np.array([[1, 0.5], [-1, 0], [0, 1]])
    np.testing.assert_array_equal(mixed, [3, 4])


def test_what_the_inception_module_saves():
    third = conv_multiplications(28, 32, 5, 192)
    third_narrow = conv_multiplications(28, 16, 1, 192) + conv_multiplications(28, 32, 5, 16)
    assert (round(third / 1e6, 1), round(third_narrow / 1e6, 1)) == (120.4, 12.4)
    second = conv_multiplications(28, 128, 3, 192)
    reduce, expand = conv_multiplications(28, 96, 1, 192), conv_multiplications(28, 128, 3, 96)
    numbers = [round(n / 1e6, 1) for n in (second, reduce, expand, reduce + expand)]
    assert numbers == [173.4, 14.5, 86.7, 101.2]
    first, pooled = conv_multiplications(28, 64, 1, 192), conv_multiplications(28, 32, 1, 192)
    module = first + reduce + expand + third_narrow + pooled
    assert module == 128_049_152
    assert third < module < 1.1 * third


def test_resnet_50_multiplies_forty_times_as_often_as_the_small_network():
    def network(n_C, n, stages, blocks):
        total = 0
        for (F1, F2, F3), side, count in zip(stages, n, blocks, strict=True):
            for number in range(count):
                weights = n_C * F1 + 9 * F1 * F2 + F2 * F3 + (n_C * F3 if number == 0 else 0)
                total, n_C = total + side * side * weights, F3
        return total + n_C * 6

    bottlenecks = [(n, n, 4 * n) for n in (64, 128, 256, 512)]
    resnet = 32 * 32 * 64 * 49 * 3 + network(64, (15, 8, 4, 2), bottlenecks, (3, 4, 6, 3))
    assert resnet == 308_178_944  # what the lesson's own cell prints
    lesson = (Path(__file__).parents[3] / "Residual_Networks" / "lesson.py").read_text(encoding="utf-8")
    stages = ast.literal_eval(re.search(r"^STAGES = (.*)$", lesson, re.M)[1])
    filters, _, blocks = zip(*stages, strict=True)
    small = 32 * 32 * 16 * 25 * 3 + network(16, (16, 8, 4), filters, blocks)
    assert small == 7_610_944  # what the lesson's own cell prints
    assert round(resnet / small) == 40 and "multiplies forty times as often" in lesson
    layers = 3 * sum(blocks) + 2
    assert f"there are {layers} layers" in lesson
