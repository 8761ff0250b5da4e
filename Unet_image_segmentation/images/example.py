"""The numbers that several drawings of this topic share."""

import numpy as np

INPUT = np.array([[1, 2], [3, 4]])
FILTER = np.array([[1, 0, 1], [0, 2, 0], [1, 0, 1]])
STRIDE = 2
SIDE = STRIDE * (len(INPUT) - 1) + len(FILTER)  # of the output with nothing cut off


def stamp(h: int, w: int) -> np.ndarray:
    """What the input at row h, column w writes into the output: its value times the filter."""
    result = np.zeros((SIDE, SIDE), dtype=int)
    top, left = STRIDE * h, STRIDE * w
    result[top : top + len(FILTER), left : left + len(FILTER)] = INPUT[h, w] * FILTER
    return result


STAMPS = {(h, w): stamp(h, w) for h in range(2) for w in range(2)}
OUTPUT = sum(STAMPS.values())
SAME = OUTPUT[: STRIDE * len(INPUT), : STRIDE * len(INPUT)]  # what Keras keeps with padding="same"


def inside(h: int, w: int) -> np.ndarray:
    """Which cells of the output the stamp of one input covers, True or False."""
    covered = np.zeros((SIDE, SIDE), dtype=bool)
    covered[STRIDE * h : STRIDE * h + len(FILTER), STRIDE * w : STRIDE * w + len(FILTER)] = True
    return covered


TRUTH = np.zeros((5, 6), dtype=bool)
TRUTH[1:4, 1:4] = True
PREDICTION = np.zeros((5, 6), dtype=bool)
PREDICTION[1:4, 2:5] = True

PEDESTRIAN = np.zeros((10, 10), dtype=bool)
PEDESTRIAN[5:7, 6] = True
