"""The numbers that the lesson works out by hand for its networks, and those in the words of the exercises."""

import math
from collections import Counter

import numpy as np
import pytest

from .judging import TOPIC


def conv_parameters(f, n_C_prev, n_C):
    """Of a convolution or a transposed one."""
    return (f * f * n_C_prev + 1) * n_C


def test_the_parameters_of_the_two_blocks():
    assert (conv_parameters(3, 3, 32), conv_parameters(3, 32, 32)) == (896, 9_248)
    assert conv_parameters(3, 3, 32) + conv_parameters(3, 32, 32) == 10_144
    terms = conv_parameters(3, 512, 256), conv_parameters(3, 512, 256), conv_parameters(3, 256, 256)
    assert terms == (1_179_904, 1_179_904, 590_080)
    assert sum(terms) == 2_949_888


STAMPED = [[1, 0, 3, 0, 2], [0, 2, 0, 4, 0], [4, 0, 10, 0, 6], [0, 6, 0, 8, 0], [3, 0, 7, 0, 4]]


def test_the_four_stamps_of_the_transposed_convolution():
    x, W = np.array([[1, 2], [3, 4]]), np.array([[1, 0, 1], [0, 2, 0], [1, 0, 1]])
    field = np.zeros((5, 5), int)
    for i, j in np.ndindex(2, 2):
        field[2 * i : 2 * i + 3, 2 * j : 2 * j + 3] += x[i, j] * W
    np.testing.assert_array_equal(field, STAMPED)
    assert len(field) == (2 - 1) * 2 + 3


@pytest.mark.slow
def test_keras_drops_the_last_row_and_the_last_column_of_the_stamps():
    import tensorflow as tf

    x = np.array([[1, 2], [3, 4]], "float32").reshape(1, 2, 2, 1)
    W = np.array([[1, 0, 1], [0, 2, 0], [1, 0, 1]], "float32").reshape(3, 3, 1, 1)
    kept = tf.nn.conv2d_transpose(x, W, (1, 4, 4, 1), strides=2, padding="SAME").numpy()[0, :, :, 0]
    np.testing.assert_array_equal(kept, np.array(STAMPED)[:4, :4])


def test_the_cost_of_one_pixel():
    powers = np.exp([2, 1, 0])
    assert (round(powers[0], 3), round(powers.sum(), 3)) == (7.389, 11.107)
    assert round(powers[0] / powers.sum(), 3) == 0.665
    assert round(-math.log(0.665), 3) == 0.408
    sure = math.e / (math.e + 12)  # a softmax of a softmax that is sure, with 13 classes
    assert (round(sure, 3), round(-math.log(sure), 2)) == (0.185, 1.69)


def unet_parameters(n, n_C, n_classes):
    widths = [n * 2**level for level in range(5)]
    total, before = 0, n_C
    for width in widths:
        total += conv_parameters(3, before, width) + conv_parameters(3, width, width)
        before = width
    for width in widths[3::-1]:
        total += conv_parameters(3, before, width)  # the transposed one
        total += conv_parameters(3, 2 * width, width) + conv_parameters(3, width, width)
        before = width
    return total + conv_parameters(3, n, n) + conv_parameters(1, n, n_classes)


def test_the_parameters_of_the_network():
    assert unet_parameters(32, 3, 23) == 8_640_471
    # Twice the filters, four times the weights: the width of the paper.
    assert 3.9 < unet_parameters(64, 3, 23) / unet_parameters(32, 3, 23) < 4


@pytest.mark.slow
def test_keras_counts_the_same():
    import keras

    assert TOPIC.reference("unet_model")().count_params() == 8_640_471
    model = TOPIC.reference("unet_model")((48, 32, 2), 5, 7)
    assert model.count_params() == unet_parameters(5, 2, 7)
    assert model.output.shape == (None, 48, 32, 7)

    kinds = Counter(type(layer) for layer in model.layers)
    assert kinds[keras.layers.Conv2D] == 20
    assert kinds[keras.layers.Conv2DTranspose] == kinds[keras.layers.MaxPooling2D] == 4
    assert kinds[keras.layers.ReLU] == 19


@pytest.mark.slow
def test_the_sizes_of_the_five_levels():
    import keras

    model = TOPIC.reference("unet_model")()
    pooled = [
        layer.output.shape[1:3] for layer in model.layers if isinstance(layer, keras.layers.MaxPooling2D)
    ]
    assert pooled == [(48, 64), (24, 32), (12, 16), (6, 8)]


def test_the_words_of_the_groups_count_the_layers_right():
    groups = TOPIC.texts["unet_model"].groups
    assert "20 convolutions" in groups["convolutions"]
    assert "19 ReLUs" in groups["activations"]
    assert "four transposed" in groups["transposed"] and "four poolings" in groups["pooling"]
    assert "two dropouts" in groups["dropout"]
