"""The contract of iou. Boxes are corners (x1, y1, x2, y2), y downwards.

Sides are whole numbers that differ, and no IoU is a round number, so that chance never hides a mistake.
"""

import numpy as np

from ...contract import Case, Exercise

iou = Exercise("iou", "(box1, box2)", returns="iou")


def _is_telling(box1, box2):
    """Whether two boxes that share something tell mistakes apart."""
    (w1, h1), (w2, h2) = ((box[2] - box[0], box[3] - box[1]) for box in (box1, box2))
    both = (min(box1[2], box2[2]) - max(box1[0], box2[0])) * (min(box1[3], box2[3]) - max(box1[1], box2[1]))
    either = w1 * h1 + w2 * h2 - both
    percent = 100 * both / either
    return len({w1, h1, w2, h2}) == 4 and w1 * h1 != w2 * h2 and abs(percent - round(percent)) > 0.05


def _draw(rng, make):
    """Draw boxes of whole numbers until they are telling: `make` takes a function (low, high) -> int."""
    while True:
        box1, box2 = make(lambda low, high: int(rng.integers(low, high + 1)))
        if _is_telling(box1, box2):
            return box1, box2


def _overlapping(number):
    """The second box begins inside the first and ends outside, to the right and below."""
    x1, y1, w, h = number(2, 9), number(2, 9), number(6, 16), number(6, 16)
    x2, y2 = x1 + number(1, w - 2), y1 + number(1, h - 2)
    return (x1, y1, x1 + w, y1 + h), (x2, y2, x1 + w + number(2, 9), y1 + h + number(2, 9))


def _upside_down(number):
    """The second box begins inside the first, to its right, and reaches over its top edge."""
    (left, top, right, bottom), (x1, y1, x2, y2) = _overlapping(number)
    return (left, 40 - bottom, right, 40 - top), (x1, 40 - y2, x2, 40 - y1)


def _crossing(number):
    """No corner of one lies in the other."""
    x1, y1, w, h = number(2, 9), number(4, 9), number(12, 20), number(4, 9)
    x2, w2 = x1 + number(1, 4), number(2, 7)
    return (x1, y1, x1 + w, y1 + h), (x2, y1 - number(1, 3), x2 + w2, y1 + h + number(1, 5))


def _inside(number):
    """The second box lies in the first."""
    x1, y1, w, h = number(2, 9), number(2, 9), number(9, 20), number(9, 20)
    x2, y2 = x1 + number(1, 4), y1 + number(1, 4)
    return (x1, y1, x1 + w, y1 + h), (x2, y2, x1 + w - number(1, 3), y1 + h - number(1, 3))


def _apart(rng, in_x, in_y):
    """Boxes that lie apart in x, in y or in both; those that do not share a part of that side."""
    gap_x, gap_y, w1, h1, w2, h2 = (int(n) for n in rng.permutation(np.arange(3, 12))[:6])
    x1, y1 = (int(n) for n in rng.integers(1, 9, size=2))
    x2 = x1 + w1 + (gap_x if in_x else -2)
    y2 = y1 + h1 + (gap_y if in_y else -1)
    return (x1, y1, x1 + w1, y1 + h1), (x2, y2, x2 + w2, y2 + h2)


def _flipped(boxes, width=60):
    """The mirror image: left becomes right."""
    return tuple((width - x2, y1, width - x1, y2) for x1, y1, x2, y2 in boxes)


def _case(boxes, form=tuple):
    return Case(box1=form(boxes[0]), box2=form(boxes[1]))


@iou.group("basic", points=3, basic=True)
def _(rng):
    yield _case(_draw(rng, _overlapping))
    yield _case(_draw(rng, _upside_down))
    yield _case(_draw(rng, _crossing))


@iou.group("disjoint", points=3)
def _(rng):
    yield _case(_apart(rng, True, False))
    yield _case(_apart(rng, False, True))
    yield _case(_apart(rng, True, True))
    yield _case(_flipped(_apart(rng, True, True)))
    yield _case(_apart(rng, True, True)[::-1])


@iou.group("touching", points=1)
def _(rng):
    x1, y1, w, h, w2, h2 = (int(n) for n in rng.permutation(np.arange(3, 12))[:6])
    box = (x1, y1, x1 + w, y1 + h)
    yield _case((box, (x1 + w, y1 + 1, x1 + w + w2, y1 + 1 + h2)))
    yield _case((box, (x1 + 1, y1 + h, x1 + 1 + w2, y1 + h + h2)))
    yield _case((box, (x1 + w, y1 + h, x1 + w + w2, y1 + h + h2)))


@iou.group("nested", points=2)
def _(rng):
    outer, inner = _draw(rng, _inside)
    yield _case((outer, inner))
    yield _case(_draw(rng, _inside)[::-1])
    yield _case((outer, outer))


@iou.group("flat", points=1)
def _(rng):
    outer, inner = _draw(rng, _inside)
    yield _case((outer, (inner[0], inner[1], inner[0], inner[3])))
    yield _case(((inner[0], inner[1], inner[2], inner[1]), outer))


@iou.group("coordinates", points=2)
def _(rng):
    shift = rng.integers(-90, -60, size=2)
    yield _case(np.add(_draw(rng, _overlapping), np.tile(shift, 2)), lambda box: tuple(box.tolist()))
    yield _case(np.multiply(_draw(rng, _upside_down), 100), np.array)
    yield _case(np.divide(_draw(rng, _crossing), 41), lambda box: box.tolist())
    yield _case(np.divide(_draw(rng, _inside), 37), np.float32)


@iou.group("both_flat")
def _(rng):
    x1, y1, w = (int(n) for n in rng.permutation(np.arange(3, 12))[:3])
    yield _case(((x1, y1, x1, y1), (x1, y1, x1, y1)))
    yield _case(((x1, y1, x1 + w, y1), (x1 + 1, y1, x1 + 3, y1)), np.float64)
