"""The visible tests of Car_Detection.

Each test calls your function on a few small inputs and compares what comes back with our own
implementation. The names on the left say what is looked at. Grading uses other inputs of the same kinds, so a
function that passes here earns its points there.
"""

import numpy as np

from shared_utils.graders.visible import Case, VisibleTests

tests = VisibleTests("Car_Detection")


def _drawn(exercise, seed):
    """Cases for all that an exercise is asked for, drawn once and for all with this seed."""
    return {group.key: group.draw(seed) for group in tests.topic.exercise(exercise).groups}


def iou_test(target):
    """Intersection over union of two boxes (x1, y1, x2, y2)."""

    def pair(box1, box2, form=tuple):
        return Case(box1=form(box1), box2=form(box2))

    def halves(box):
        return [number / 2 for number in box]

    tests.check(
        target,
        "iou",
        {
            "basic": [
                pair((2, 3, 12, 9), (5, 4, 16, 17)),
                pair((2, 20, 13, 27), (6, 11, 21, 25)),
                pair((3, 8, 21, 13), (6, 6, 10, 15)),
            ],
            "disjoint": [
                pair((1, 2, 5, 9), (8, 4, 11, 14)),
                pair((1, 2, 8, 6), (3, 9, 13, 14)),
                pair((1, 2, 6, 9), (10, 14, 17, 18)),
                pair((20, 2, 26, 9), (5, 14, 13, 18)),
                pair((10, 14, 17, 18), (1, 2, 6, 9)),
            ],
            "touching": [
                pair((1, 2, 6, 9), (6, 3, 14, 15)),
                pair((1, 2, 6, 9), (2, 9, 10, 13)),
                pair((1, 2, 6, 9), (6, 9, 14, 12)),
            ],
            "nested": [
                pair((2, 3, 16, 15), (5, 4, 12, 13)),
                pair((7, 4, 12, 15), (3, 3, 16, 17)),
                pair((2, 3, 16, 15), (2, 3, 16, 15)),
            ],
            "flat": [pair((2, 3, 16, 15), (5, 4, 5, 13)), pair((5, 4, 12, 4), (2, 3, 16, 15))],
            "coordinates": [
                pair((-9, -8, 3, -1), (-6, -4, 5, 7)),
                pair((200, 2000, 1300, 2700), (600, 1100, 2100, 2500), np.array),
                pair((3, 8, 22, 13), (6, 5, 10, 15), halves),
                pair((0.2, 0.3, 1.7, 1.5), (0.5, 0.4, 1.2, 1.3), np.float32),
            ],
            "both_flat": [
                pair((4, 7, 4, 7), (4, 7, 4, 7)),
                pair((4, 7, 9, 7), (5, 7, 7, 7), np.float64),
            ],
        },
    )


def yolo_filter_boxes_test(target):
    """The boxes whose best class score reaches the threshold, in the order of the grid."""
    tests.check(target, "yolo_filter_boxes", _drawn("yolo_filter_boxes", seed=1))


def yolo_non_max_suppression_test(target):
    """Of boxes of one class that overlap the one with the best score, and at most max_boxes in all."""
    tests.check(target, "yolo_non_max_suppression", _drawn("yolo_non_max_suppression", seed=1))


def yolo_eval_test(target):
    """From a detector's output to boxes in pixels."""
    tests.check(target, "yolo_eval", _drawn("yolo_eval", seed=1))


def encode_scene_test(target):
    """The label of a picture: an entry for each object, at its cell and anchor."""
    tests.check(target, "encode_scene", _drawn("encode_scene", seed=1))


def average_precision_test(target):
    """The area under the precision-recall curve, its precision made to fall only."""

    def case(scores, marks, n_truth, dtype=np.float64):
        return Case(
            scores=np.array(scores, dtype=dtype),
            matches=np.array([int(mark) for mark in marks], dtype=bool),
            n_truth=n_truth,
        )

    falling = [0.97, 0.92, 0.83, 0.74, 0.66, 0.51, 0.44, 0.38, 0.21, 0.12]
    tests.check(
        target,
        "average_precision",
        {
            "basic": [case(falling[:7], "1101000", 3), case(falling, "1010000100", 3)],
            "unsorted": [
                case([0.31, 0.52, 0.44, 0.67, 0.93, 0.74, 0.88, 0.81], "00001110", 3),
                case([0.2, 0.4, 0.3, 0.1, 0.5, 0.7, 0.9, 0.6, 0.95, 0.8], "0000001111", 4, dtype=np.float32),
            ],
            "missed": [case(falling[:6], "110100", 5), case(falling[:5], "11010", 9)],
            "envelope": [
                case(falling[:5], "10110", 3),
                case(falling[:8], "01101100", 4),
                case(falling, "1001110100", 5),
                case(falling[:7], "1001011", 4),
            ],
            "extremes": [
                case([], "", 4),
                case(falling[:3], "000", 2),
                case(falling[:4], "1111", 4),
                case(falling[:1], "1", 3),
            ],
            "inputs_kept": case([0.66, 0.92, 0.51, 0.97, 0.74, 0.83], "010110", 3),
        },
    )
