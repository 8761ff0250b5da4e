"""Mistakes in iou. The most specific come first."""

import numpy as np

from .collected import wrong


def _sides(box):
    return float(box[2]) - float(box[0]), float(box[3]) - float(box[1])


def _area(box):
    width, height = _sides(box)
    return width * height


def _shared_sides(box1, box2):
    """Width and height of what is shared; negative where there is a gap."""
    pair = np.array([box1, box2], dtype=float)
    return pair[:, 2:].min(axis=0) - pair[:, :2].max(axis=0)


def _both(box1, box2):
    return float(np.maximum(_shared_sides(box1, box2), 0).prod())


def _quotient(both, either):
    """float32 as the reference's; x / 0 is what NumPy makes of it, and 0 / 0 is 0."""
    return np.float32(0) if both == either == 0 else np.float32(np.float64(both) / np.float64(either))


def _iou(box1, box2, both=None):
    both = _both(box1, box2) if both is None else both
    return _quotient(both, _area(box1) + _area(box2) - both)


@wrong("iou")
def lengths_not_clamped(box1, box2):
    width, height = _shared_sides(box1, box2)
    return _iou(box1, box2, width * height)


@wrong("iou")
def only_the_product_clamped(box1, box2):
    width, height = _shared_sides(box1, box2)
    return _iou(box1, box2, max(width * height, 0))


@wrong("iou")
def only_the_width_clamped(box1, box2):
    width, height = _shared_sides(box1, box2)
    return _iou(box1, box2, max(width, 0) * height)


@wrong("iou")
def only_the_height_clamped(box1, box2):
    width, height = _shared_sides(box1, box2)
    return _iou(box1, box2, width * max(height, 0))


@wrong("iou")
def absolute_lengths(box1, box2):
    width, height = np.abs(_shared_sides(box1, box2))
    return _iou(box1, box2, width * height)


@wrong("iou")
def one_gap_is_not_enough(box1, box2):
    width, height = _shared_sides(box1, box2)
    return _iou(box1, box2, 0 if width < 0 and height < 0 else width * height)


@wrong("iou")
def none_where_nothing_is_shared(box1, box2):
    return _iou(box1, box2) if _both(box1, box2) > 0 else None


@wrong("iou")
def pixels_counted_with_both_ends(box1, box2):
    width, height = np.maximum(_shared_sides(box1, box2) + 1, 0)
    areas = [(w + 1) * (h + 1) for w, h in map(_sides, (box1, box2))]
    return _quotient(width * height, sum(areas) - width * height)


@wrong("iou")
def one_added_to_the_shared_sides(box1, box2):
    width, height = np.maximum(_shared_sides(box1, box2) + 1, 0)
    return _iou(box1, box2, width * height)


@wrong("iou")
def one_added_to_the_sides_of_the_boxes(box1, box2):
    both = _both(box1, box2)
    areas = [(w + 1) * (h + 1) for w, h in map(_sides, (box1, box2))]
    return _quotient(both, sum(areas) - both)


@wrong("iou")
def overlap_counted_twice(box1, box2):
    return _quotient(_both(box1, box2), _area(box1) + _area(box2))


@wrong("iou")
def overlap_taken_away_twice(box1, box2):
    both = _both(box1, box2)
    return _quotient(both, _area(box1) + _area(box2) - 2 * both)


@wrong("iou")
def union_without_parentheses(box1, box2):
    both = _both(box1, box2)
    return np.float32(_quotient(both, _area(box1)) + _area(box2) - both)


@wrong("iou")
def dice_for_iou(box1, box2):
    return _quotient(2 * _both(box1, box2), _area(box1) + _area(box2))


@wrong("iou")
def share_of_the_first_box(box1, box2):
    return _quotient(_both(box1, box2), _area(box1))


@wrong("iou")
def share_of_the_second_box(box1, box2):
    return _quotient(_both(box1, box2), _area(box2))


@wrong("iou")
def share_of_the_smaller_box(box1, box2):
    return _quotient(_both(box1, box2), min(_area(box1), _area(box2)))


@wrong("iou")
def share_of_the_larger_box(box1, box2):
    return _quotient(_both(box1, box2), max(_area(box1), _area(box2)))


@wrong("iou")
def one_area_taken_twice(box1, box2):
    both = _both(box1, box2)
    return _quotient(both, 2 * _area(box1) - both)


@wrong("iou")
def box_around_both_for_the_union(box1, box2):
    pair = np.array([box1, box2], dtype=float)
    return _quotient(_both(box1, box2), (pair[:, 2:].max(axis=0) - pair[:, :2].min(axis=0)).prod())


@wrong("iou")
def box_around_both_for_the_overlap(box1, box2):
    pair = np.array([box1, box2], dtype=float)
    return _iou(box1, box2, (pair[:, 2:].max(axis=0) - pair[:, :2].min(axis=0)).prod())


@wrong("iou")
def smallest_lower_corner_and_smallest_upper(box1, box2):
    low, high = np.minimum(box1, box2)[:2], np.minimum(box1, box2)[2:]
    return _iou(box1, box2, float(np.prod(np.subtract(high, low, dtype=float))))


@wrong("iou")
def largest_lower_corner_and_largest_upper(box1, box2):
    low, high = np.maximum(box1, box2)[:2], np.maximum(box1, box2)[2:]
    return _iou(box1, box2, float(np.prod(np.subtract(high, low, dtype=float))))


@wrong("iou")
def corners_of_one_box_each(box1, box2):
    width, height = (max(float(box1[2 + i]) - float(box2[i]), 0) for i in (0, 1))
    return _iou(box1, box2, width * height)


@wrong("iou")
def width_for_the_height(box1, box2):
    width, _ = np.maximum(_shared_sides(box1, box2), 0)
    return _iou(box1, box2, width * width)


@wrong("iou")
def height_for_the_width(box1, box2):
    _, height = np.maximum(_shared_sides(box1, box2), 0)
    return _iou(box1, box2, height * height)


@wrong("iou")
def squares_for_the_boxes(box1, box2):
    both = _both(box1, box2)
    return _quotient(both, sum(_sides(box)[0] ** 2 for box in (box1, box2)) - both)


@wrong("iou")
def sides_added(box1, box2):
    shared = np.maximum(_shared_sides(box1, box2), 0)
    both = shared.sum() if shared.all() else 0
    return _quotient(both, sum(_sides(box1)) + sum(_sides(box2)) - both)


def _read_as(convert, box1, box2):
    one, other = (convert(*map(float, box)) for box in (box1, box2))
    return _iou(one, other)


@wrong("iou")
def read_as_corner_and_size(box1, box2):
    return _read_as(lambda x, y, w, h: (x, y, x + w, y + h), box1, box2)


@wrong("iou")
def read_as_centre_and_size(box1, box2):
    return _read_as(lambda x, y, w, h: (x - w / 2, y - h / 2, x + w / 2, y + h / 2), box1, box2)


@wrong("iou")
def read_as_x_x_y_y(box1, box2):
    return _read_as(lambda x1, x2, y1, y2: (x1, y1, x2, y2), box1, box2)


@wrong("iou")
def max_of_two_numbers_with_an_axis(box1, box2):
    x1, y1 = np.max(box1[0], box2[0]), np.max(box1[1], box2[1])
    x2, y2 = np.min(box1[2], box2[2]), np.min(box1[3], box2[3])
    return _iou(box1, box2, max(x2 - x1, 0) * max(y2 - y1, 0))


@wrong("iou")
def overlap_not_divided(box1, box2):
    return np.float32(_both(box1, box2))


@wrong("iou")
def union_not_divided(box1, box2):
    return np.float32(_area(box1) + _area(box2) - _both(box1, box2))


@wrong("iou")
def union_over_overlap(box1, box2):
    both = _both(box1, box2)
    return np.float32(_area(box1) + _area(box2) - both) / np.float32(both)


@wrong("iou")
def union_over_overlap_stops_at_0(box1, box2):
    both = _both(box1, box2)
    return (_area(box1) + _area(box2) - both) / both


@wrong("iou")
def taken_from_1(box1, box2):
    return 1 - _iou(box1, box2)


@wrong("iou")
def in_percent(box1, box2):
    return 100 * _iou(box1, box2)


@wrong("iou")
def rounded_to_two_places(box1, box2):
    return np.round(_iou(box1, box2), 2)


@wrong("iou")
def divided_with_two_slashes(box1, box2):
    return np.floor(_iou(box1, box2))


@wrong("iou")
def true_or_false(box1, box2):
    return bool(_both(box1, box2) > 0)


@wrong("iou")
def divides_zero_by_zero(box1, box2):
    width, height = (
        max(min(box1[2], box2[2]) - max(box1[0], box2[0]), 0),
        max(min(box1[3], box2[3]) - max(box1[1], box2[1]), 0),
    )
    either = sum((box[2] - box[0]) * (box[3] - box[1]) for box in (box1, box2)) - width * height
    return width * height / either


@wrong("iou")
def nan_for_two_flat_boxes(box1, box2):
    both = _both(box1, box2)
    return np.float64(both) / np.float64(_area(box1) + _area(box2) - both)
