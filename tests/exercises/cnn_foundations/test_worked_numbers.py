"""The numbers that the lesson works out by hand."""

import numpy as np

from .judging import TOPIC

conv_forward = TOPIC.reference("conv_forward")
pool_forward = TOPIC.reference("pool_forward")
conv_output_size = TOPIC.reference("conv_output_size")
conv_parameters = TOPIC.reference("conv_parameters")
conv_multiplications = TOPIC.reference("conv_multiplications")
IMAGE = np.array(
    [[3, 0, 1, 2, 7, 4], [1, 5, 8, 9, 3, 1], [2, 7, 2, 5, 1, 3],
     [0, 1, 3, 1, 7, 8], [4, 2, 1, 6, 2, 8], [2, 4, 5, 2, 3, 9]], dtype=float,
)  # fmt: skip
VERTICAL = np.array([[1, 0, -1]] * 3, dtype=float)


def filtered(image, W):
    W = W.reshape(*W.shape, 1, 1)
    Z, _ = conv_forward(image[None, :, :, None], W, np.zeros((1, 1, 1, 1)), {"stride": 1, "pad": 0})
    return Z[0, :, :, 0]


def test_the_vertical_filter_on_the_6_by_6_image():
    expected = [[-5, -4, 0, 8], [-10, -2, 2, 3], [0, -2, -4, -7], [-3, -2, -3, -16]]
    np.testing.assert_array_equal(filtered(IMAGE, VERTICAL), expected)


def test_first_entries_are_those_of_the_horizontal_filter():
    Z = filtered(IMAGE, VERTICAL.T)
    entries = TOPIC.reference("first_entries")()
    assert entries == {"Z[0, 0]": -7, "Z[0, 1]": -11, "Z[1, 0]": 10, "Z[3, 3]": 2}
    assert entries == {key: Z[int(key[2]), int(key[5])] for key in entries}


def test_pooling_of_the_4_by_4_grid():
    grid = np.array([[1, 3, 2, 1], [2, 9, 1, 1], [1, 4, 2, 3], [5, 6, 1, 2]], dtype=float)
    grid = grid.reshape(1, 4, 4, 1)
    largest, _ = pool_forward(grid, {"f": 2, "stride": 2})
    average, _ = pool_forward(grid, {"f": 2, "stride": 2}, mode="average")
    np.testing.assert_array_equal(largest[0, :, :, 0], [[9, 2], [6, 3]])
    np.testing.assert_array_equal(average[0, :, :, 0], [[3.75, 1.25], [4, 2]])


def test_the_gradients_of_the_small_layer():
    A_prev = np.array([[1.0, 2, 0], [0, 1, 3], [2, 1, 1]]).reshape(1, 3, 3, 1)
    W = np.array([[2.0, 1], [-1, 3]]).reshape(2, 2, 1, 1)
    dZ = np.array([[1.0, 3], [-1, 2]]).reshape(1, 2, 2, 1)
    cache = (A_prev, W, np.zeros((1, 1, 1, 1)), {"stride": 1, "pad": 0})
    dA_prev, dW, db = TOPIC.reference("conv_backward")(dZ, cache)
    assert dA_prev[0, 1, 1, 0] == 1 * 3 + 3 * -1 + -1 * 1 + 2 * 2 == 3
    np.testing.assert_array_equal(dW[:, :, 0, 0], [[9, 7], [3, 11]])
    assert db.item() == 5


def test_sizes():
    assert conv_output_size(6, 3) == 4
    assert conv_output_size(7, 3, stride=2) == 3
    assert conv_output_size(14, 5) == 10


def test_the_bottleneck_costs_a_tenth():
    direct = conv_multiplications(28, 28, 32, 5, 192)
    reduce, expand = conv_multiplications(28, 28, 16, 1, 192), conv_multiplications(28, 28, 32, 5, 16)
    assert (direct, reduce, expand) == (120_422_400, 2_408_448, 10_035_200)
    assert round((reduce + expand) / 1e6, 1) == 12.4


def test_the_table_of_lenet_5():
    C1, S2 = conv_output_size(32, 5), conv_output_size(28, 2, stride=2)
    C3, S4 = conv_output_size(S2, 5), conv_output_size(10, 2, stride=2)
    assert (C1, S2, C3, S4) == (28, 14, 10, 5)
    parameters = [
        conv_parameters(5, 1, 6),
        conv_parameters(5, 6, 16),
        conv_parameters(S4, 16, 120),  # C5: a dense layer is a convolution as large as its input
        conv_parameters(1, 120, 84),
        conv_parameters(1, 84, 10),
    ]
    assert parameters == [156, 2_416, 48_120, 10_164, 850]
    assert sum(parameters) == 61_706
