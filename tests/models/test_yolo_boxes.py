"""Boxes of the detector: overlap, suppression, anchors, labels."""

import numpy as np
import pytest

from shared_utils.models import scale_boxes, yolo_boxes_to_corners
from shared_utils.models.yolo import read_output
from shared_utils.models.yolo_boxes import anchors_of, label_of, overlaps, suppressed

ANCHORS = np.array([(0.5, 0.5), (1, 2), (2.5, 1.25)])
#: A box whose centre lies in row 1, column 2 of cells; 2 cells wide and 1 high.
BOX = (1, 1.25, 2, 3.25)


def random_boxes(rng, n, side=12):
    """Boxes with whole numbers for corners, some without area."""
    low, high = np.sort(rng.integers(0, side + 1, (2, n, 2)), axis=0)
    return np.concatenate([low, high], axis=1)


def cells_of(box):
    y1, x1, y2, x2 = box
    return {(y, x) for y in range(y1, y2) for x in range(x1, x2)}


@pytest.mark.parametrize(
    "other, expected",
    [
        ((0, 5, 4, 9), 0),  # apart in x only
        ((5, 0, 9, 4), 0),  # in y only
        ((5, 5, 9, 9), 0),  # in both: two negative sides have a positive product
        ((0, 4, 4, 8), 0),  # an edge in common
        ((4, 4, 8, 8), 0),  # a corner
        ((1, 1, 3, 3), 4 / 16),  # inside
        ((0, 0, 4, 4), 1),
        ((2, 2, 6, 6), 4 / 28),
        ((2, 2, 2, 2), 0),  # no area
        ((-4, -4, 8, 8), 16 / 144),
    ],
)
def test_overlaps_by_hand(other, expected):
    box = (0, 0, 4, 4)
    assert overlaps([box], [other]).tolist() == [[pytest.approx(expected)]]
    assert overlaps([other], [box]).tolist() == [[pytest.approx(expected)]]


@pytest.mark.filterwarnings("error")
def test_two_boxes_without_area_overlap_by_0():
    assert overlaps([(1, 1, 1, 1)], [(1, 1, 1, 1), (0, 0, 0, 5)]).tolist() == [[0, 0]]


def test_overlaps_are_shares_of_cells():
    rng = np.random.default_rng(0)
    first, second = random_boxes(rng, 40), random_boxes(rng, 30)
    for row, a in zip(overlaps(first, second), map(cells_of, first), strict=True):
        for value, b in zip(row, map(cells_of, second), strict=True):
            assert value == pytest.approx(len(a & b) / len(a | b) if a | b else 0)


def test_no_boxes_have_no_overlaps():
    assert overlaps(np.zeros((0, 4)), np.zeros((3, 4))).shape == (0, 3)


def test_a_box_that_is_dropped_drops_no_other():
    """A hides B, B would hide C, A and C lie apart: C stays."""
    boxes = np.array([(0, 0, 4, 4), (0, 2, 4, 6), (0, 4, 4, 8)])
    chain = np.array([0.9, 0.8, 0.7]), np.zeros(3, int), 0.3
    assert suppressed(boxes, *chain).tolist() == [0, 2]
    # The best first, whatever the order they come in.
    assert suppressed(boxes[::-1], chain[0][::-1], *chain[1:]).tolist() == [2, 0]


def test_a_box_is_dropped_only_above_the_threshold():
    boxes, scores, kinds = np.array([(0, 0, 2, 4), (0, 0, 2, 2)]), np.array([0.5, 0.6]), np.zeros(2, int)
    assert suppressed(boxes, scores, kinds, 0.5).tolist() == [1, 0]
    assert suppressed(boxes, scores, kinds, 0.49).tolist() == [1]


@pytest.mark.parametrize("shift", [0, -3, -100])
def test_kinds_never_suppress_each_other(shift):
    rng = np.random.default_rng(1)
    boxes = random_boxes(rng, 30) + shift
    scores, kinds = rng.random(30), np.arange(30)
    assert suppressed(boxes, scores, kinds, 0.0).tolist() == np.argsort(-scores).tolist()
    same = np.tile((-5 + shift, -5, 5, 5 - shift), (3, 1))
    assert suppressed(same, np.array([0.1, 0.3, 0.2]), np.array([0, 1, 2]), 0.0).tolist() == [1, 2, 0]


def test_of_no_boxes_none_is_kept():
    assert suppressed(np.zeros((0, 4)), np.zeros(0), np.zeros(0, int), 0.5).tolist() == []


@pytest.mark.slow
@pytest.mark.parametrize("threshold", [0.0, 0.1, 0.5, 0.9, 1.0])
def test_suppression_is_that_of_tensorflow_kind_by_kind(threshold):
    import tensorflow as tf

    rng = np.random.default_rng(2)
    low = rng.uniform(-2, 2, (80, 2))
    boxes = np.concatenate([low, low + rng.uniform(0, 2, (80, 2))], axis=1).astype(np.float32)
    boxes[40:50] = boxes[:10]
    scores, kinds = rng.permutation(80).astype(np.float32) / 80, rng.integers(3, size=80)
    kept = []
    for kind in range(3):
        (places,) = np.nonzero(kinds == kind)
        best = tf.image.non_max_suppression(boxes[places], scores[places], 80, threshold)
        kept.extend(places[best.numpy()])
    assert suppressed(boxes, scores, kinds, threshold).tolist() == sorted(kept, key=lambda n: -scores[n])


def test_anchors_are_the_clusters_of_the_sizes():
    rng = np.random.default_rng(3)
    planted = np.array([(1, 1), (1, 3), (6, 2), (4, 8), (12, 9)])
    sizes = rng.permutation(np.repeat(planted, 40, axis=0) * rng.uniform(0.9, 1.1, (200, 2)))
    anchors = anchors_of(sizes, 5)
    assert anchors == pytest.approx(planted, rel=0.05)
    assert np.array_equal(anchors, anchors_of(sizes, 5))
    assert np.array_equal(anchors_of(sizes, 1), np.median(sizes, axis=0)[None])


def test_an_anchor_for_each_size_is_that_size():
    sizes = np.array([(4, 2), (1, 1), (4, 2), (2, 5)])
    assert anchors_of(sizes, 3).tolist() == [[1, 1], [4, 2], [2, 5]]


@pytest.mark.parametrize("sizes", [[(1, 2)] * 10, np.zeros((0, 2))])
def test_too_few_sizes_for_the_anchors_are_refused(sizes):
    with pytest.raises(ValueError, match=rf"2 anchors need .* there are {min(len(sizes), 1)}"):
        anchors_of(sizes, 2)


def label(*objects, counts=True, grid=(3, 5), n_kinds=3, **options):
    """The label of objects (box, kind)."""
    boxes = np.array([box for box, _ in objects], float).reshape(-1, 4)
    kinds = np.array([kind for _, kind in objects], int)
    return label_of(boxes, kinds, np.full(len(boxes), counts), ANCHORS, grid, n_kinds, **options)


def test_a_label_by_hand():
    """A picture of 96 x 160 with cells of 32: the example of the exercise encode_scene."""
    made = label((BOX, 1))
    assert made.shape == (3, 5, 3, 9) and made.dtype == np.float32
    assert made[1, 2, 2].tolist() == [0.25, 0.5, 2, 1, 1, 0, 1, 0, 1]
    made[1, 2, 2] = 0
    assert not made[..., :-1].any()


def test_a_second_object_takes_the_next_free_anchor():
    """In the cell of the larger one; a fourth finds none."""
    smaller = (1.1, 1.5, 1.9, 3.1)
    made = label((smaller, 0), (BOX, 1))
    assert made[1, 2, 2, 2:8].tolist() == [2, 1, 1, 0, 1, 0]
    # 1.6 x 0.8 fits (1, 2) by 0.8 / 2.48, and (0.5, 0.5) by 0.25 / 1.28.
    assert made[1, 2, 1, 2:8].tolist() == pytest.approx([1.6, 0.8, 1, 1, 0, 0])
    assert made[..., 4].sum() == 2
    many = label(*[(np.add(BOX, (n / 100, 0, -n / 100, 0)), 0) for n in (3, 1, 0, 2)])
    assert many[1, 2, :, 3] == pytest.approx([0.96, 0.98, 1]) and many[..., 4].sum() == 3


def test_an_object_that_does_not_count_is_neither_asked_for_nor_denied():
    made = label((BOX, 1), counts=False)
    assert not made[..., :-1].any()
    assert made[1, 2, 2, -1] == 0 and made[0, 0].tolist() == label()[0, 0].tolist()


def test_places_that_lie_well_on_an_object_are_not_taught():
    rng = np.random.default_rng(4)
    boxes = [box / 2 for box in random_boxes(rng, 12, 6) if (box[2:] > box[:2]).all()]
    made = label(*[(box, 0) for box in boxes], counts=False, near=0.3)
    for row, column, anchor in np.ndindex(made.shape[:3]):
        width, height = ANCHORS[anchor]
        y, x = row + 0.5, column + 0.5
        place = (y - height / 2, x - width / 2, y + height / 2, x + width / 2)
        assert made[row, column, anchor, -1] == (overlaps([place], boxes).max() < 0.3)
    assert 0 < made[..., -1].mean() < 1
    asked = label(*[(box, 0) for box in boxes], near=0.3)
    assert (asked[..., -1] == np.maximum(made[..., -1], asked[..., 4])).all() and asked[..., 4].any()


def test_a_picture_without_objects_teaches_that():
    made = label()
    assert made.shape == (3, 5, 3, 9) and (made[..., -1] == 1).all() and not made[..., :-1].any()


def test_an_object_at_the_far_edge_lies_in_the_last_cell():
    made = label(((2.5, 4.5, 3.5, 5.5), 0))
    assert made[2, 4, :, 4].tolist() == [0, 1, 0] and made[2, 4, 1, :4].tolist() == [1, 1, 1, 1]


def test_what_a_label_says_is_read_back_as_the_box():
    boxes = [BOX, (0.1, 0.2, 0.8, 1.1), (0.4, 3.1, 2.9, 4.7)]
    made = label(*[(box, kind) for kind, box in enumerate(boxes)])
    output = np.full((3, 5, 3, 8), -20.0)
    there = made[..., 4] == 1
    shares = made[there][:, :2]
    output[there, :2] = np.log(shares / (1 - shares))
    output[there, 2:4] = np.log(made[there][:, 2:4] / ANCHORS[np.nonzero(there)[2]])
    output[there, 4] = 20
    output[..., 5:] = made[..., 5:8] * 20
    xy, wh, confidence, probabilities = read_output(output.reshape(3, 5, 24), ANCHORS)
    assert np.array_equal(confidence[..., 0] > 0.5, there)
    read = yolo_boxes_to_corners(xy, wh)[there] * (3, 5, 3, 5)
    assert read[np.argsort(probabilities[there].argmax(-1))] == pytest.approx(np.array(boxes), abs=1e-5)


def test_corners_and_pixels_by_hand():
    """The centre (0.5, 0.25), 0.2 wide and 0.1 high: y first, and y grows downwards."""
    corners = yolo_boxes_to_corners([[0.5, 0.25]], [[0.2, 0.1]])
    assert corners == pytest.approx(np.array([[0.2, 0.4, 0.3, 0.6]]))
    assert scale_boxes(corners, (100, 200)) == pytest.approx(np.array([[20, 80, 30, 120]]))
    assert scale_boxes(corners.tolist(), (100, 200)) == pytest.approx(np.array([[20, 80, 30, 120]]))
    small = np.zeros((4, 3, 2), np.float32)
    assert yolo_boxes_to_corners(small, small).shape == (4, 3, 4)
    assert scale_boxes(yolo_boxes_to_corners(small, small), (10, 20)).dtype == np.float32


@pytest.mark.slow
def test_tensors_are_read_as_arrays_are():
    import keras
    import tensorflow as tf

    rng = np.random.default_rng(5)
    xy, wh = rng.random((2, 7, 2)).astype(np.float32)
    corners = yolo_boxes_to_corners(xy, wh)
    made = yolo_boxes_to_corners(tf.constant(xy), tf.constant(wh))
    assert tf.is_tensor(made) and np.array_equal(made, corners)
    scaled = scale_boxes(made, (100, 200))
    assert tf.is_tensor(scaled) and np.array_equal(scaled, scale_boxes(corners, (100, 200)))
    symbols = yolo_boxes_to_corners(keras.Input((2,)), keras.Input((2,)))
    assert scale_boxes(symbols, (100, 200)).shape == (None, 4)
