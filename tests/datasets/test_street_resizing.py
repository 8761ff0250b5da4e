"""Pictures, masks and boxes at another size."""

import numpy as np
import pytest

from shared_utils.datasets import Objects, SegmentedSplit
from shared_utils.datasets.resizing import area_averaged, checked_size, cut_to_shape, nearest, scaled_boxes

RNG = np.random.default_rng(0)
X = RNG.integers(0, 256, (2, 12, 20, 3), dtype=np.uint8)
Y = RNG.integers(0, 13, (2, 12, 20), dtype=np.uint8)


def mean_over_area(x, n_H, n_W):
    """Every old pixel is cut into n_H x n_W equal pieces; each new one is the mean of its pieces."""
    pieces = np.repeat(np.repeat(x.astype(float), n_H, axis=1), n_W, axis=2)
    m, H, W, n_C = x.shape
    return pieces.reshape(m, n_H, H, n_W, W, n_C).mean(axis=(2, 4))


@pytest.mark.parametrize("size", [(6, 10), (4, 5), (12, 20), (5, 7), (11, 19), (1, 1), (24, 40), (17, 33)])
def test_a_new_pixel_is_the_mean_over_its_area(size):
    x = area_averaged(X, *size)
    assert x.dtype == np.uint8 and x.shape == (2, *size, 3)
    assert np.abs(x - mean_over_area(X, *size)).max() <= 0.5 + 1e-4


def test_the_same_size_changes_nothing_and_gives_new_memory():
    x, y = area_averaged(X, 12, 20), nearest(Y, 12, 20)
    assert np.array_equal(x, X) and np.array_equal(y, Y)
    assert not np.shares_memory(x, X) and not np.shares_memory(y, Y)


def test_nothing_thin_falls_between_two_samples():
    x = np.zeros((1, 12, 20, 3), np.uint8)
    x[:, :, 7] = 200  # a pole of one pixel
    for width in (3, 6, 7, 10):
        assert area_averaged(x, 6, width)[0, 0, :, 0].max() >= 200 * width / 20 / 2 - 0.5
    assert np.all(area_averaged(np.full((1, 12, 20, 3), 255, np.uint8), 5, 7) == 255)


def test_a_mask_has_the_class_under_each_centre():
    y = nearest(Y, 5, 7)
    assert y.dtype == np.uint8 and y.shape == (2, 5, 7)
    for i in range(5):
        for j in range(7):
            assert np.array_equal(y[:, i, j], Y[:, int((i + 0.5) * 12 / 5), int((j + 0.5) * 20 / 7)])
    assert np.array_equal(nearest(Y, 6, 10), Y[:, 1::2, 1::2])
    assert np.array_equal(nearest(Y, 4, 4), Y[:, 1::3, 2::5])
    assert np.array_equal(nearest(Y, 24, 40), np.repeat(np.repeat(Y, 2, axis=1), 2, axis=2))


def test_no_class_is_invented():
    y = np.where(np.arange(20) < 9, 7, 9)[None, None].repeat(12, axis=1).astype(np.uint8)
    for size in ((5, 7), (6, 10), (24, 41)):
        assert set(np.unique(nearest(y, *size))) == {7, 9}


def test_boxes_are_rounded_outwards():
    boxes = np.array([[2, 1, 8, 6], [0, 0, 12, 20], [11, 19, 12, 20], [3, 7, 4, 8]])
    half = scaled_boxes(boxes, (12, 20), (6, 10))
    assert half.dtype == np.int64
    assert half.tolist() == [[1, 0, 4, 3], [0, 0, 6, 10], [5, 9, 6, 10], [1, 3, 2, 4]]
    assert scaled_boxes(boxes, (12, 20), (5, 7)).tolist() == [
        [0, 0, 4, 3],
        [0, 0, 5, 7],
        [4, 6, 5, 7],
        [1, 2, 2, 3],
    ]
    assert boxes[0].tolist() == [2, 1, 8, 6]


def objects():
    return Objects(
        picture=np.array([0, 1, 1]),
        kind=np.array([0, 5, 6]),
        box=np.array([[2, 1, 8, 6], [3, 7, 4, 8], [0, 0, 4, 4]]),
        visible=np.array([24, 1, 16]),
        occluded=np.array([0, 0.5, 0], np.float32),
        truncated=np.zeros(3, np.float32),
        distance=np.array([5, 9, 30], np.float32),
    )


def test_a_split_is_resized_with_all_that_is_in_it():
    split = SegmentedSplit(X, Y, objects(), {"street": np.array([4, 4])})
    small = split.resized(6, 10)
    assert small.size == (6, 10) and len(small) == 2 and split.size == (12, 20)
    assert np.array_equal(small.x, area_averaged(X, 6, 10)) and np.array_equal(small.y, nearest(Y, 6, 10))
    assert small.objects.box.tolist() == [[1, 0, 4, 3], [1, 3, 2, 4], [0, 0, 2, 2]]
    assert small.objects.visible.tolist() == [6, 1, 4] and small.objects.visible.dtype == np.int64
    assert small.objects.kind.tolist() == [0, 5, 6] and small.factors["street"].tolist() == [4, 4]
    small.factors["street"][0] = 0
    assert split.factors["street"][0] == 4
    assert SegmentedSplit(X, Y).resized(6, 10).objects is None


def test_the_objects_go_with_their_pictures():
    split = SegmentedSplit(X, Y, objects(), {"street": np.array([4, 5])})
    assert split.objects.of(1).kind.tolist() == [5, 6] and len(split.objects.of(7)) == 0
    for chosen in ([1, 0], np.array([1, 0]), slice(None, None, -1)):
        turned = split.take(chosen)
        assert np.array_equal(turned.x, X[::-1]) and turned.factors["street"].tolist() == [5, 4]
        assert turned.objects.picture.tolist() == [0, 0, 1] and turned.objects.kind.tolist() == [5, 6, 0]
    one = split.take(np.array([True, False]))
    assert len(one) == 1 and one.objects.kind.tolist() == [0] and one.objects.picture.tolist() == [0]
    assert split.objects.picture.tolist() == [0, 1, 1]
    assert len(split.take([]).objects) == 0


@pytest.mark.parametrize("size", [(0, 5), (5, -1), (2.5, 5), (True, 5), ("6", 10), (None, 4)])
def test_bad_sizes(size):
    with pytest.raises(ValueError, match=r"(height|width) must be a whole number of pixels, at least 1"):
        SegmentedSplit(X, Y).resized(*size)


@pytest.mark.parametrize("size", [5, (5,), (1, 2, 3), None])
def test_a_size_that_is_no_pair(size):
    with pytest.raises(
        ValueError, match=r"size is .*give the height and the width, such as size=\(96, 160\)"
    ):
        checked_size(size)


def test_whole_numbers_of_numpy_are_sizes():
    assert checked_size(np.array([6, 10])) == (6, 10)


@pytest.mark.parametrize(
    "shape, size, part",
    [
        ((600, 800), (192, 320), (slice(60, 540), slice(0, 800))),
        ((600, 800), (192, 256), (slice(0, 600), slice(0, 800))),
        ((600, 800), (100, 100), (slice(0, 600), slice(100, 700))),
        ((1, 9), (5, 1), (slice(0, 1), slice(4, 5))),
        ((30, 40), (192, 320), (slice(3, 27), slice(0, 40))),
    ],
)
def test_the_central_part(shape, size, part):
    assert cut_to_shape(*shape, size) == part
